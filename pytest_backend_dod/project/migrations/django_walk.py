"""Django's migrations; imported in the process of the migrations only.

Used of Django: the registry of apps, ``MigrationLoader``, ``MigrationAutodetector`` (as
``makemigrations --check`` does) and ``MigrationExecutor`` (as ``migrate`` does).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.migrations.exceptions import IrreversibleError

from . import django_load, django_view, schema_words
from .guard import Guard
from .losses import lost
from .records import Database
from .worker import Events, frames, refused, relative, told


def carry_out(job: Mapping[str, Any], guard: Guard, tell: Events) -> None:
    """Load the project, hold its models against its migrations, and walk these."""
    if not django_load.load(job, guard, tell):
        return
    walk = Walk(job, tell)
    if not walk.read():
        return
    mine = walk.to_head()
    if mine is None:
        return
    walk.compare_tables()
    spare = [Database(**one) for one in job["more"][2:]]
    views = walk.with_rows(mine, spare.pop())
    django_load.move(walk.connection, Database(**job["database"]))
    if job["downgrade"]:
        walk.back(mine, views, max(0, len(mine) - int(job["newest"])), spare)
        walk.again()


class Walk:
    """The migrations of the project's own apps."""

    def __init__(self, job: Mapping[str, Any], tell: Events) -> None:
        from django.db import connection

        self.connection = connection
        self._tell = tell
        self._root = str(job["root"])
        self._apps = django_load.OwnApps(self._root)
        self._current: Any = None
        self._without: set[str] = set()
        self._drifted: set[tuple[str, str]] = set()

    # Reading

    def read(self) -> bool:
        """Tell what is wrong before anything runs; False when there is nothing to run."""
        from django.db.migrations.loader import MigrationLoader

        loader = MigrationLoader(self.connection)
        number = 0
        for app in self._apps.configs:
            models = self._apps.models(app)
            number += len(models)
            if models and app.label not in loader.migrated_apps:
                self._without.add(app.label)
                where = self._apps.place(models[0])
                self._tell("no-package", app=app.label, models=len(models), where=where)
        own = [key for key in loader.disk_migrations if key[0] in self._apps.labels]
        self._tell("revisions", count=len(own), models=number, apps=sorted(self._apps.labels))
        conflicts = {a: n for a, n in loader.detect_conflicts().items() if a in self._apps.labels}
        for label, names in sorted(conflicts.items()):
            places = [self._of(loader.disk_migrations[label, name]) for name in sorted(names)]
            self._tell("conflict", app=label, names=sorted(names), places=places)
        if own and not conflicts:
            self._detect(loader)
        return bool(own) and not conflicts

    def _of(self, migration: Any) -> str:
        return self._apps.place(type(migration))

    def _detect(self, loader: Any) -> None:
        """Tell what ``makemigrations`` would write."""
        from django.apps import apps
        from django.db.migrations.autodetector import MigrationAutodetector
        from django.db.migrations.questioner import MigrationQuestioner
        from django.db.migrations.state import ProjectState

        asked = MigrationQuestioner(specified_apps=set(), dry_run=True)
        current = ProjectState.from_apps(apps)
        changes = MigrationAutodetector(loader.project_state(), current, asked).changes(
            loader.graph
        )
        for label, migrations in sorted(changes.items()):
            operations = [one for migration in migrations for one in migration.operations]
            if label not in self._apps.labels:
                self._tell("foreign-drift", app=label, operations=len(operations))
            elif label in loader.migrated_apps:
                for one in operations:
                    name = getattr(one, "model_name", "") or getattr(one, "name", "")
                    self._drifted.add((label, name.lower()))
                    phrase = f"no migration says: {one.describe()}"
                    self._tell("drift", table=f"{label}.{name}", phrase=phrase,
                               where=self._model(label, name))  # fmt: skip

    def _model(self, label: str, name: str) -> str:
        from django.apps import apps

        try:
            return self._apps.place(apps.get_model(label, name))
        except LookupError:
            return self._apps.file(apps.get_app_config(label))

    # Running

    def executor(self) -> Any:
        """Return an executor that knows what is applied now."""
        from django.db.migrations.executor import MigrationExecutor

        return MigrationExecutor(self.connection, self._noted)

    def _noted(self, action: str, migration: Any = None, *_rest: Any) -> None:
        if migration is not None and action in {"apply_start", "unapply_start"}:
            self._current = migration

    def _migrate(self, stage: str, targets: Sequence[Any], migration: Any = None) -> str:
        """Return what went wrong: nothing, ``declared`` or ``broke``."""
        self._tell("step", stage=stage, revision=str(migration or ""))
        self._current = migration
        declared = False
        try:
            self.executor().migrate(list(targets))
            return ""
        except (IrreversibleError, NotImplementedError) as problem:
            declared, caught = True, problem
        except BaseException as problem:  # noqa: BLE001 - SystemExit among them; reported
            caught = problem
        self._broke(stage, caught, declared=declared)
        return "declared" if declared else "broke"

    def _broke(self, stage: str, problem: BaseException, *, declared: bool) -> None:
        where = self._of(self._current) if self._current is not None else ""
        path = where.rpartition(":")[0]
        lines = [n for name, n in frames(problem) if relative(name, self._root) == path]
        origin = problem.__cause__ or problem
        state = getattr(origin, "sqlstate", None) or getattr(origin, "pgcode", None)
        self._tell(
            "broke-with-rows" if stage == "rows" else "broke",
            stage=stage,
            revision=str(self._current or ""),
            where=f"{path}:{lines[-1]}" if lines else where,
            error=told(problem),
            refused=refused(problem),
            declared=declared,
            not_null=state == "23502" or "NOT NULL" in str(problem).upper(),
        )

    def to_head(self) -> list[Any] | None:
        """Go from nothing to the last migrations; return the project's own in their order."""
        executor = self.executor()
        targets = executor.loader.graph.leaf_nodes()
        plan = executor.migration_plan(targets)
        mine = [migration for migration, _ in plan if migration.app_label in self._apps.labels]
        if self._migrate("up", targets):
            return None
        self._tell("reached", applied=len(mine))
        return mine

    def compare_tables(self) -> None:
        """Tell what the database has not got, whatever the migrations say."""
        seen = django_view.view(self.connection, ())
        for app in self._apps.configs:
            for model in self._apps.models(app):
                meta = model._meta  # noqa: SLF001 - documented
                if (app.label, meta.model_name) in self._drifted or app.label in self._without:
                    continue
                if meta.db_table not in seen:
                    phrases = ["the table is missing after the migrations"]
                else:
                    phrases = [
                        f"column {field.column} is missing after the migrations"
                        for field in meta.local_concrete_fields
                        if f"column {field.column}" not in seen[meta.db_table]
                    ]
                for phrase in phrases:
                    where = self._apps.place(model)
                    self._tell("drift", table=meta.db_table, phrase=phrase, where=where)

    def with_rows(self, mine: Sequence[Any], database: Database) -> list[django_view.Tables]:
        """Go up once more, step by step, with rows; return the tables before each migration."""
        django_load.move(self.connection, database)
        views: list[django_view.Tables] = []
        for migration in mine:
            views.append(django_view.view(self.connection, self._apps.foreign_tables))
            executor = self.executor()
            applied = list(executor.loader.applied_migrations)
            state = executor.loader.project_state(
                [k for k in applied if k in executor.loader.graph.nodes]
            )
            filled, empty = django_view.fill(state.apps, self._apps.labels)
            self._tell("rows", filled=filled, empty=empty)
            before = django_view.count(self.connection, self._apps.foreign_tables)
            if self._migrate("rows", [(migration.app_label, migration.name)], migration):
                return views
            after = django_view.count(self.connection, self._apps.foreign_tables)
            for table, phrase in lost(before, after):
                self._tell("lost", way="upgrade", table=table, phrase=phrase,
                           revision=str(migration), where=self._of(migration))  # fmt: skip
        return views

    def back(
        self,
        mine: Sequence[Any],
        views: Sequence[django_view.Tables],
        first: int,
        spare: list[Database],
    ) -> None:
        """Take the migrations back, the newest first.

        Behind one that declares itself irreversible it goes on in a spare database.
        """
        known: set[str] = set()
        for number, migration in reversed(list(enumerate(mine))):
            if number < first:
                self._tell("left-out", count=number + 1)
                return
            wrong = self._migrate("down", [_before(migration)], migration)
            if wrong:
                if wrong == "broke" or not spare or not number:
                    self._tell("left-out", count=number)
                    return
                django_load.move(self.connection, spare.pop())
                self._migrate("start", [(m.app_label, m.name) for m in mine[:number]])
                continue
            now = django_view.view(self.connection, self._apps.foreign_tables)
            if number < len(views):
                differing = set(schema_words.differences(views[number], now))
                if differing - known:
                    self._tell("not-restored", revision=str(migration), where=self._of(migration),
                               differences=sorted(differing - known))  # fmt: skip
                known |= differing
            self._tell("walked", revision=str(migration))

    def again(self) -> None:
        """Go up to the head from wherever it is."""
        self._migrate("again", self.executor().loader.graph.leaf_nodes())


def _before(migration: Any) -> tuple[str, str | None]:
    """Return the state of the app without a migration."""
    same = [name for label, name in migration.dependencies if label == migration.app_label]
    return migration.app_label, same[0] if same else None
