"""Alembic's revisions, run one by one; imported in the process of the migrations only.

Used of Alembic: ``Config``, ``ScriptDirectory``, ``EnvironmentContext`` with a function of our own
(as ``alembic.command`` does), ``MigrationStep`` and ``compare_metadata``.
"""

from __future__ import annotations

import argparse
import contextlib
import inspect
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationStep
from alembic.script import Script, ScriptDirectory
from sqlalchemy import MetaData
from sqlalchemy.engine import Connection

from . import rows, schema_view, schema_words
from .alembic_compare import compare
from .guard import Guard
from .losses import Counts, in_both, lost
from .records import Database
from .worker import Events, frames, problem_event, refused, relative, told


class Broken(Exception):  # noqa: N818 - what a step is, not whose fault
    """Raised when a step of the migrations fails; it has been reported."""


class Walk:
    """The revisions of one place, and the steps that can be taken with them."""

    def __init__(self, job: Mapping[str, Any], guard: Guard, tell: Events) -> None:
        self._job = job
        self._guard = guard
        self._tell = tell
        self._root = str(job["root"])
        self.config = _config(job)
        self.script = ScriptDirectory.from_config(self.config)
        self.driver = ""
        self.applied: list[str] = []

    def order(self) -> list[Script]:
        """Return the revisions, each after those that it builds on."""
        return list(self.script.walk_revisions("base", "heads"))[::-1]

    def place(self, revision: Script, function: str = "upgrade") -> dict[str, Any]:
        """Return where a function of a revision stands."""
        line = 1
        with contextlib.suppress(OSError, TypeError, AttributeError):
            line = inspect.getsourcelines(getattr(revision.module, function))[1]
        return {
            "revision": revision.revision,
            "where": f"{relative(revision.path, self._root)}:{line}",
        }

    def see(self, seen: Callable[[Any], None]) -> None:
        """Call a function with Alembic's context; nothing is changed."""
        self.run(tuple, seen)

    def run(
        self, steps: Callable[[], Iterable[Any]], seen: Callable[[Any], None] | None = None
    ) -> None:
        """Let ``env.py`` run these steps, with comparing made stricter.

        Args:
            steps: Returns the steps to take.
            seen: Called with the migration context before the steps.
        """

        def within(_revision: Any, context: Any) -> list[Any]:
            dialect = context.connection.dialect
            self.driver = f"{dialect.name}+{dialect.driver}"
            if seen is not None:
                seen(context)
            return list(steps())

        environment = EnvironmentContext(
            self.config, self.script, fn=within, as_sql=False, starting_rev=None,
            destination_rev="heads", dont_mutate=seen is not None,
        )  # fmt: skip
        configure = environment.configure

        def stricter(*args: Any, **named: Any) -> None:
            named["compare_type"] = named.get("compare_type") or True
            named["compare_server_default"] = named.get("compare_server_default") or True
            given = named.get("on_version_apply") or ()
            given = tuple(given) if isinstance(given, Iterable) else (given,)
            named["on_version_apply"] = (*given, self._noted)
            configure(*args, **named)

        environment.configure = stricter  # type: ignore[method-assign]
        with environment:
            self.script.run_env()

    def _noted(self, *, step: Any, **_named: Any) -> None:
        self.applied.append(step.up_revision_id)
        self._tell("applied", revision=step.up_revision_id)

    def up(self, revisions: Sequence[Script]) -> None:
        """Apply revisions."""
        known = self.script.revision_map
        self.run(lambda: [MigrationStep.upgrade_from_script(known, one) for one in revisions])

    def down(self, revision: Script) -> None:
        """Take one revision back."""
        known = self.script.revision_map
        self.run(lambda: [MigrationStep.downgrade_from_script(known, revision)])

    def call(self, function: Callable[[Any], Any], database: Database | None = None) -> Any:
        """Call a function with a connection of our own, to the made database or another one."""
        before = self._guard.database
        self._guard.database, self._guard.ours = database or before, True
        try:
            # The guard gives the connection its address.
            driver = self.driver or str(self._job["url"]).partition("://")[0]
            return schema_view.call(_blocking(f"{driver}://"), function)
        finally:
            self._guard.database, self._guard.ours = before, False

    def step(self, stage: str, revision: Script, action: Callable[[], None]) -> None:
        """Take a step and report how it failed, if it does.

        Raises:
            Broken: When it failed.
        """
        self._tell("step", stage=stage, revision=revision.revision)
        try:
            action()
        except BaseException as problem:
            function = "downgrade" if stage == "down" else "upgrade"
            self.failed(stage, problem, self.place(revision, function))
            raise Broken from problem

    def failed(self, stage: str, problem: BaseException, place: Mapping[str, Any]) -> None:
        """Report that a step failed, with the line of the revision where that is known."""
        path = str(place["where"]).rpartition(":")[0]
        lines = [n for name, n in frames(problem) if relative(name, self._root) == path]
        origin = getattr(problem, "orig", problem)
        self._tell(
            "broke",
            stage=stage,
            error=told(problem),
            refused=refused(problem),
            declared=isinstance(problem, NotImplementedError) or "Irreversib" in told(problem),
            not_null=_is_about_null(origin),
            **{**place, "where": f"{path}:{lines[-1]}" if lines else place["where"]},
        )


def _is_about_null(problem: BaseException | None) -> bool:
    """Whether a row lacks a value in a new column that must have one."""
    state = getattr(problem, "sqlstate", None) or getattr(problem, "pgcode", None)
    return state == "23502" or "NOT NULL" in str(problem).upper()


def _blocking(url: str) -> str:
    """Return the URL with a driver that needs no event loop, where there is one."""
    return url.replace("sqlite+aiosqlite", "sqlite").replace("psycopg_async", "psycopg")


def _config(job: Mapping[str, Any]) -> Config:
    ini, toml = job["ini"] or None, job["toml"] or None
    config = Config(ini, **({"toml_file": toml} if toml else {}))
    config.cmd_opts = argparse.Namespace(autogenerate=False, x=[], name="alembic", config=ini)
    config.attributes["configure_logger"] = False
    if not toml and not config.get_main_option("script_location"):
        config.set_main_option("script_location", job["scripts"].replace("%", "%%"))
    config.set_main_option("sqlalchemy.url", job["url"].replace("%", "%%"))
    return config


def carry_out(job: Mapping[str, Any], guard: Guard, tell: Events) -> None:
    """Do what the job asks for: ``head`` or ``walk``."""
    guard.watch_sqlalchemy()
    with _application(job.get("app", "")):
        walk = Walk(job, guard, tell)
        if job.get("app"):
            # Some bring their database up to date as soon as they are made.
            walk.call(_emptied)
        try:
            revisions = walk.order()
        except (ImportError, PermissionError, SystemExit):
            raise
        except Exception as problem:  # noqa: BLE001 - whatever a revision may contain
            _unreadable(walk, problem, job, tell)
            return
        if job["phase"] == "head":
            _head(walk, revisions, Database(**job["shadow"]), tell)
        else:
            _walk(walk, revisions, job, tell)


def _unreadable(walk: Walk, problem: Exception, job: Mapping[str, Any], tell: Events) -> None:
    """Report revisions that do not fit together, with the file that says so where one does."""
    root = str(job["root"])
    files = sorted(Path(walk.script.dir).rglob("*.py"))
    passed = [
        (n, line) for n, line in frames(problem) if Path(n).resolve() in map(Path.resolve, files)
    ]
    named = re.findall(r"'([^']+)'", str(problem))
    where = relative(str(walk.script.dir), root)
    for path in files:
        for number, line in enumerate(
            path.read_text(encoding="utf-8", errors="replace").splitlines(), 1
        ):
            if line.startswith("down_revision") and any(name in line for name in named):
                where = f"{relative(str(path), root)}:{number}"
    if passed:
        where = f"{relative(passed[-1][0], root)}:{passed[-1][1]}"
    tell("unreadable", error=told(problem), where=where)


@contextlib.contextmanager
def _application(named: str) -> Iterator[None]:
    """Stand in the context of a Flask application, when there is one."""
    if not named:
        yield
        return
    from ...hosts.serving import load

    with load(named).app_context():
        yield


def _emptied(connection: Connection) -> None:
    """Drop all tables of a made database."""
    tables = MetaData()
    tables.reflect(connection)
    tables.drop_all(connection)


def _head(walk: Walk, revisions: Sequence[Script], shadow: Database, tell: Events) -> None:
    heads = [walk.script.get_revision(name) for name in walk.script.get_heads()]
    tell(
        "revisions",
        count=len(revisions),
        heads=[
            {**walk.place(head), "labelled": bool(head.branch_labels)} for head in heads if head
        ],
    )
    try:
        walk.up(revisions)
    except BaseException as problem:  # noqa: BLE001 - SystemExit among them; reported
        # Without a step of a revision on the way, env.py itself could not be run.
        files = {os.path.realpath(one.path): one for one in revisions}
        hit = [
            files[os.path.realpath(n)] for n, _ in frames(problem) if os.path.realpath(n) in files
        ]
        rest = [one for one in revisions if one.revision not in walk.applied]
        if hit:
            walk.failed("up", problem, walk.place(hit[-1]))
        elif walk.driver and rest:
            walk.failed("up", problem, walk.place(rest[0]))
        else:
            problem_event(tell, problem, str(walk._job["root"]))  # noqa: SLF001 - the same module
        return
    tell("reached", applied=len(walk.applied))
    compare(walk, shadow, tell)


def _walk(walk: Walk, revisions: Sequence[Script], job: Mapping[str, Any], tell: Events) -> None:
    """Take each revision up, down and up again, with rows in the tables that were there before."""
    first, last = job["first"], job["last"]
    try:
        if first:
            walk.step("start", revisions[first - 1], lambda: walk.up(revisions[:first]))
        else:
            walk.run(tuple)
        for index in range(first, last):
            tell("at", index=index)
            _up_down_up(walk, revisions[index], job, tell)
            tell("walked", revision=revisions[index].revision)
    except Broken:
        return


def _up_down_up(walk: Walk, revision: Script, job: Mapping[str, Any], tell: Events) -> None:
    before = walk.call(schema_view.view)
    counted: Counts = {}
    if job["rows"]:
        filled, empty = walk.call(rows.fill)
        tell("rows", filled=filled, empty=empty)
        counted = walk.call(rows.count)
    walk.step("up", revision, lambda: walk.up([revision]))
    after = walk.call(rows.count) if counted else {}
    for table, phrase in lost(counted, after):
        tell("lost", way="upgrade", table=table, phrase=phrase, **walk.place(revision))
    if not job["downgrade"]:
        return
    first = walk.call(schema_view.view)
    walk.step("down", revision, lambda: walk.down(revision))
    if counted:
        for table, phrase in lost(in_both(counted, after), walk.call(rows.count)):
            place = walk.place(revision, "downgrade")
            tell("lost", way="downgrade", table=table, phrase=phrase, **place)
    differing = list(schema_words.differences(before, walk.call(schema_view.view)))
    # Alembic makes its own table with the first revision.
    differing = [phrase for phrase in differing if "alembic_version" not in phrase]
    if differing:
        place = walk.place(revision, "downgrade")
        tell("not-restored", differences=differing, **place)
    walk.step("again", revision, lambda: walk.up([revision]))
    differing = list(schema_words.differences(first, walk.call(schema_view.view)))
    if differing:
        tell("unlike-first", differences=differing, **walk.place(revision))
