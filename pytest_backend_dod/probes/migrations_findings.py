"""Findings from what migrations did; pure functions over the events of their processes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from ..model import Finding
from ..project.migrations.records import Model

Event = Mapping[str, Any]

_LISTED = 4
"""How many of many things a sentence names."""
ENVIRONMENT = re.compile(
    r"extension .* (is not available|must be installed)|could not open extension control file"
    r"|role \"[^\"]*\" does not exist|permission denied|must be superuser|unsupported locale"
    r"|not supported (?:in|by) this build"
    r"|ModuleNotFoundError|ImportError",
    re.IGNORECASE,
)
"""Errors that tell of the server or the interpreter rather than of the migration."""
EXTENSION = re.compile(
    r"extension \"(?P<name>[^\"]+)\" is not available"
    r"|could not open extension control file \"[^\"]*?(?P<file>[^\"/]+)\.control\"",
    re.IGNORECASE,
)
"""The embedded PostgreSQL comes with hardly any."""


@dataclass(frozen=True, kw_only=True)
class Rules:
    """What a person may set."""

    downgrade: bool
    reversible: bool
    lossy: tuple[str, ...]
    ignore: tuple[str, ...]


def of(events: Sequence[Event], *kinds: str) -> list[Event]:
    """Return the events of these kinds, in their order."""
    return [event for event in events if event["kind"] in kinds]


def findings(
    events: Sequence[Event], label: str, rules: Rules, models: Sequence[Model], compare: str
) -> Iterator[Finding]:
    """Return everything that is wrong; see :func:`..migrations_judging.judge`.

    Args:
        events: What happened.
        label: What the place is called.
        rules: What counts.
        models: The models that the place is responsible for.
        compare: The command that shows a difference between models and revisions.
    """
    yield from _heads(events)
    yield from _broken(events, rules)
    yield from _not_restored(events)
    yield from _lost(events, rules)
    yield from _drift(events, rules, models, compare)
    yield from _without(events, label, models)


def _heads(events: Sequence[Event]) -> Iterator[Finding]:
    for event in of(events, "unreadable"):
        yield Finding(
            what="the revisions cannot be put in an order",
            where=event["where"],
            measured=_steady(event["error"]),
            expected="revisions that build on each other",
            remedy="Correct the revision or down_revision that the message names.",
        )
    for event in of(events, "revisions"):
        heads = event.get("heads", ())
        if len(heads) > 1 and not all(head["labelled"] for head in heads):
            names = ", ".join(f"{head['revision']} ({head['where']})" for head in heads)
            yield Finding(
                what=f"there are {len(heads)} heads, so that `upgrade head` cannot choose",
                where=heads[-1]["where"],
                measured=names,
                expected="a single head",
                reproduce="alembic heads",
                remedy="Join them: alembic merge heads, or let one revision follow the other.",
            )
    for event in of(events, "conflict"):
        yield Finding(
            what=f"app {event['app']} has {len(event['names'])} last migrations",
            where=event["places"][-1],
            measured=", ".join(event["names"]),
            expected="a single last migration in each app",
            reproduce="python manage.py makemigrations --check",
            remedy="Join them: python manage.py makemigrations --merge.",
        )


def _broken(events: Sequence[Event], rules: Rules) -> Iterator[Finding]:
    told = {event["revision"] for event in of(events, "not-restored")}
    for event in of(_unrefused(events), "broke", "broke-with-rows"):
        if event["refused"] or ENVIRONMENT.search(event["error"]):
            continue
        name, stage, where = event["revision"], event["stage"], event["where"]
        if event["kind"] == "broke-with-rows":
            if event["not_null"] and stage in {"up", "rows"}:
                yield Finding(
                    what=f"revision {name} fails as soon as a table it changes has a row",
                    where=where,
                    measured=_steady(event["error"]),
                    expected="an upgrade of databases with rows",
                    remedy="Give the new column a server default, or fill it before it becomes "
                    "NOT NULL.",
                )
        elif stage in {"up", "start"}:
            yield Finding(
                what=f"revision {name} cannot be applied to an empty database"
                if name
                else "the migrations cannot be applied to an empty database",
                where=where,
                measured=_steady(event["error"]),
                expected="an upgrade from nothing to the head",
                remedy="Make the revision build on nothing but the revisions before it.",
            )
        elif stage == "down" and (rules.reversible or not event["declared"]):
            yield Finding(
                what=f"revision {name} declares that it cannot be taken back"
                if event["declared"]
                else f"revision {name} cannot be taken back",
                where=where,
                measured=_steady(event["error"]),
                expected="a downgrade that takes back what the upgrade did",
                remedy="Write the way back (reverse_code, reverse_sql or downgrade)."
                if event["declared"]
                else "Correct the downgrade, or let it raise NotImplementedError.",
            )
        elif stage == "again" and name not in told:
            yield Finding(
                what=f"revision {name} cannot be applied again after it was taken back",
                where=where,
                measured=_steady(event["error"]),
                expected="up, down and up again",
                remedy="Let the downgrade remove all that the upgrade makes.",
            )


def _unrefused(events: Sequence[Event]) -> Sequence[Event]:
    """Return what happened before a database was refused; later failures may be due to that."""
    for number, event in enumerate(events):
        if event["kind"] == "refused" and event["database"]:
            return events[:number]
    return events


def _not_restored(events: Sequence[Event]) -> Iterator[Finding]:
    again = {e["revision"]: e["error"] for e in of(events, "broke") if e["stage"] == "again"}
    for event in of(events, "not-restored"):
        name = event["revision"]
        then = f"; applied again: {again[name]}" if name in again else ""
        yield Finding(
            what=f"the downgrade of revision {name} does not restore what was there before"
            + (", so that it cannot be applied again" if then else ""),
            where=event["where"],
            measured=some(event["differences"]) + then,
            expected="the schema as it was before the upgrade",
            remedy="Let the downgrade undo each step of the upgrade, in reverse order.",
        )
    told = {event["revision"] for event in of(events, "not-restored")}
    for event in of(events, "unlike-first"):
        if event["revision"] in told:
            continue
        yield Finding(
            what=f"applied again, revision {event['revision']} builds another schema",
            where=event["where"],
            measured=some(event["differences"]),
            expected="the same schema as the first time",
            remedy="Let the downgrade undo each step of the upgrade, in reverse order.",
        )


def _lost(events: Sequence[Event], rules: Rules) -> Iterator[Finding]:
    for event in of(events, "lost"):
        name = str(event["revision"])
        if event["way"] != "upgrade" or any(name.startswith(one) for one in rules.lossy):
            continue
        yield Finding(
            what=f"the upgrade of revision {name} loses data: {event['phrase']}",
            where=event["where"],
            measured=f"{event['phrase']}: there before the upgrade, gone after it",
            expected="rows that outlive the upgrade",
            remedy="Alter the table instead of making it anew, or copy its rows; where this is "
            f'meant, write lossy = ["{name}"].',
        )


def _drift(
    events: Sequence[Event], rules: Rules, models: Sequence[Model], compare: str
) -> Iterator[Finding]:
    places = {model.table: model.where for model in models if model.table}
    for event in of(events, "drift"):
        table = str(event["table"])
        if ignored(table, rules):
            continue
        where = event.get("where") or places.get(table.rpartition(".")[2], "")
        yield Finding(
            what=f"models and migrations differ in {table or 'the schema'}: {event['phrase']}",
            where=where or "the migrated database",
            measured=event["phrase"],
            expected="migrations that build what the models describe",
            reproduce=compare
            if "where" not in event
            else "python manage.py makemigrations --check --dry-run",
            remedy="Write the missing migration, or correct the model.",
        )
    known = {name.rpartition(".")[2] for e in of(events, "metadata") for name in e["tables"]}
    told = {str(e["table"]).rpartition(".")[2] for e in of(events, "drift")}
    if not known:
        return
    for model in models:
        unknown = model.orm == "SQLAlchemy" and model.table and model.table not in known | told
        if unknown and not ignored(model.table, rules):
            yield Finding(
                what=f"no migration makes the table {model.table}, and env.py does not know its "
                f"model {model.name}",
                where=model.where,
                measured=f"target_metadata has {len(known)} tables without it",
                expected="a migration for each model",
                remedy="Import the model's module in env.py, then write its migration.",
            )


def ignored(table: str, rules: Rules) -> bool:
    """Whether models and migrations may differ in a table."""
    names = {table, table.rpartition(".")[2]}
    return any(fnmatchcase(name, pattern) for name in names for pattern in rules.ignore)


def _without(events: Sequence[Event], label: str, models: Sequence[Model]) -> Iterator[Finding]:
    for event in of(events, "no-package"):
        yield Finding(
            what=f"app {event['app']} has models ({event['models']}) but no migrations",
            where=event["where"],
            measured="no package `migrations`, so makemigrations --check passes over the app",
            expected="migrations for each app with models",
            reproduce=f"python manage.py makemigrations --check {event['app']}",
            remedy=f"Run: python manage.py makemigrations {event['app']}",
        )
    for event in of(events, "revisions"):
        mine = [model for model in models if model.orm == "SQLAlchemy"]
        if not event["count"] and "heads" in event and mine:
            yield Finding(
                what=f"{label} has no revision although the code has models",
                where=mine[0].where,
                measured=f"0 revisions, {len(mine)} models",
                expected="migrations that build the models' tables",
                remedy='Run: alembic revision --autogenerate -m "first tables"',
            )


def some(phrases: Sequence[str]) -> str:
    """Return the first few of many phrases, and how many more there are."""
    more = len(phrases) - _LISTED
    return "; ".join(phrases[:_LISTED]) + (f"; and {more} more" if more > 0 else "")


def _steady(error: str) -> str:
    """Leave out addresses of objects: two runs say the same."""
    return re.sub(r" at 0x[0-9a-fA-F]+", "", error)
