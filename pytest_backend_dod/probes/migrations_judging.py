"""From what migrations did to a verdict; pure functions over the events of their processes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..model import Finding
from ..project.migrations.records import Model
from .migrations_again import Again
from .migrations_chain import chain
from .migrations_findings import (
    ENVIRONMENT,
    EXTENSION,
    Event,
    Rules,
    findings,
    ignored,
    of,
    some,
)

_FROM_OUTSIDE = (
    "Let env.py or the settings take the address of their one database from the environment."
)
_COMMAND = 'Decide the line with a command = { run = "…" }'


@dataclass(frozen=True, kw_only=True)
class Judged:
    """What one place comes to."""

    findings: tuple[Finding, ...] = ()
    unseen: str = ""
    """Why it could not be judged; empty when it could."""
    advice: str = ""
    absent: str = ""
    """Why there is nothing to judge; empty when there is something."""
    notes: tuple[str, ...] = ()
    measures: Mapping[str, int] = field(default_factory=dict)
    chain: tuple[Mapping[str, str], ...] = ()
    """The revisions that were walked, see :func:`.migrations_chain.chain`."""


def judge(
    events: Sequence[Event], label: str, rules: Rules, models: Sequence[Model], again: Again
) -> Judged:
    """Decide about one place.

    Args:
        events: What its processes reported, in order.
        label: What the place is called.
        rules: What counts.
        models: The models of the code that this place is responsible for.
        again: The commands that show a failure again.

    Raises:
        RuntimeError: When the gate's own part of a process broke.
    """
    for event in of(events, "defect"):
        raise RuntimeError(f"{event['error']} ({event['where']})")
    found = dict.fromkeys(findings(events, label, rules, models, again.compare))
    absent = "" if found else _absent(events, label)
    unseen, advice = ("", "") if absent else _unseen(events, models, label)
    return Judged(
        absent=absent,
        findings=tuple(
            one if one.reproduce else replace(one, reproduce=again.walk) for one in found
        ),
        unseen=unseen,
        advice=advice,
        notes=tuple(_notes(events, rules, label)),
        measures=_measures(events, rules),
        chain=chain(events, label, downgrade=rules.downgrade),
    )


def _measures(events: Sequence[Event], rules: Rules) -> dict[str, int]:
    filled = {table for e in of(events, "rows") for table in e["filled"]}
    return {
        "revisions": sum(e["count"] for e in of(events, "revisions")),
        "walked": len({e["revision"] for e in of(events, "walked")}),
        "compared": _compared(events),
        "ignored": len(_ignored(events, rules)),
        "tables_with_rows": len(filled),
        "refused": len(of(events, "refused")),
    }


def _compared(events: Sequence[Event]) -> int:
    """Return how many tables of the models were compared with what the revisions build."""
    django = [e for e in of(events, "revisions") if "apps" in e and e["count"]]
    if django and not of(events, "conflict"):
        return sum(event["models"] for event in django)
    return len({table for event in of(events, "metadata") for table in event["tables"]})


def _ignored(events: Sequence[Event], rules: Rules) -> list[str]:
    tables = sorted({str(event["table"]) for event in of(events, "drift")})
    return [table for table in tables if ignored(table, rules)]


def _absent(events: Sequence[Event], label: str) -> str:
    read = of(events, "revisions")
    tables = any(event["tables"] for event in of(events, "metadata"))
    if read and not tables and not any(e["count"] or e.get("models") for e in read):
        return f"{label} has no models and no migrations"
    return ""


# What could not be seen


def _unseen(events: Sequence[Event], models: Sequence[Model], label: str) -> tuple[str, str]:
    """Return why the place cannot be passed, and what to do about it."""
    elsewhere = _elsewhere(events, label)
    if elsewhere is not None:
        return elsewhere
    for event in of(events, "problem", "broke"):
        if lacking := EXTENSION.search(event["error"]):
            name, where = lacking["name"] or lacking["file"], event["where"] or event["error"]
            return (
                f"{label} needs the extension {name}, which is not available here ({where})",
                f"{_COMMAND} on a server of your own that has {name}.",
            )
    for event in of(events, "problem"):
        where = f" ({event['where']})" if event["where"] else ""
        return f"{label} could not be run: {event['error']}{where}", _advice(event)
    for event in of(events, "broke"):
        if ENVIRONMENT.search(event["error"]):
            return (
                f"revision {event['revision']} needs what is not here: {event['error']}",
                f"{_COMMAND} on a server of your own.",
            )
    for event in of(events, "late"):
        during = f" {event['during']}" if event["during"] else ""
        return f"{label}: time ran out{during}", "Raise the parameter seconds, or lower newest."
    for event in of(events, "gone"):
        return (
            f"the process of {label} ended with {event['status']}: {event['said']}",
            "See that its migrations can be run without a person and without ending the process.",
        )
    return _uncompared(events, models, label)


def _elsewhere(events: Sequence[Event], label: str) -> tuple[str, str] | None:
    """Return what other database was asked for, if any."""
    for event in of(events, "refused"):
        if event["database"]:
            return f"{label} asks for {event['target']}, which was not opened", _FROM_OUTSIDE
    for event in of(events, "wanted"):
        if event["dialect"] in {"sqlite", "postgresql"}:
            return (
                f"{label} asks for {event['dialect']}, and the project names another database too",
                _FROM_OUTSIDE,
            )
        return (
            f"{label} needs {event['dialect']}; only SQLite and PostgreSQL can be made here",
            f"{_COMMAND} of your own.",
        )
    foreign = sorted({e["target"] for e in of(events, "connected") if not e["ours"]})
    if len(foreign) + any(e["ours"] for e in of(events, "connected")) > 1:
        return (
            f"{label} connects to more than one database: {some(foreign)}",
            "Let env.py connect to the database of its configuration alone.",
        )
    return None


def _advice(event: Event) -> str:
    missing = re.search(r"No module named '([\w.]+)'", event["error"])
    if missing:
        return (
            f"Install {missing[1].split('.')[0]} where the tests run, or name the folder it lies "
            "in with pythonpath in the configuration of pytest."
        )
    return (
        "Set what it needs in [tool.backend-dod.env] of pyproject.toml; what is named like the "
        "address of a database is filled in by the gate."
    )


def _uncompared(events: Sequence[Event], models: Sequence[Model], label: str) -> tuple[str, str]:
    if not of(events, "reached"):
        if any(e["count"] for e in of(events, "revisions")):
            return f"{label}: the head was not reached", "Mend what is named first."
        if of(events, "unreadable"):
            return f"{label}: the revisions cannot be read", "Mend what is named first."
        return f"{label}: nothing was reported", "Run its migrations by hand and see."
    compared = of(events, "metadata")
    mine = [model for model in models if model.orm == "SQLAlchemy"]
    if mine and compared and not any(event["tables"] for event in compared):
        blind = f"{label} compares with no models, although there are some ({mine[0].where})"
        return blind, "Set target_metadata in env.py to the metadata of the models."
    return "", ""


# What does not decide


def _notes(events: Sequence[Event], rules: Rules, label: str) -> Iterator[str]:
    yield from _failures(events, rules)
    yield from _losses(events, rules)
    yield from _targets(events, label)
    yield from _limits(events, rules, label)


def _failures(events: Sequence[Event], rules: Rules) -> Iterator[str]:
    for event in of(events, "broke", "broke-with-rows"):
        name, stage = event["revision"], event["stage"]
        if event["kind"] == "broke" and stage == "down" and event["declared"]:
            if not rules.reversible:
                yield f"revision {name} declares that it cannot be taken back ({event['where']})"
        elif event["kind"] == "broke-with-rows" and not (event["not_null"] and stage != "down"):
            yield (
                f"revision {name} fails ({stage}) with the rows that the gate had put in, which "
                f"may be none that the application would write: {event['error']}"
            )


def _losses(events: Sequence[Event], rules: Rules) -> Iterator[str]:
    for event in of(events, "lost"):
        name, phrase = str(event["revision"]), event["phrase"]
        if event["way"] == "downgrade":
            yield f"the downgrade of revision {name} loses {phrase}"
        elif any(name.startswith(one) for one in rules.lossy):
            yield f"revision {name} loses {phrase}, as it may"


def _targets(events: Sequence[Event], label: str) -> Iterator[str]:
    for target in dict.fromkeys(e["target"] for e in of(events, "refused") if not e["database"]):
        yield f"{label} asks for {target}, which was not opened"
    for target in dict.fromkeys(e["target"] for e in of(events, "connected") if not e["ours"]):
        yield f"{label} names {target} itself; it was given a made database instead"


def _limits(events: Sequence[Event], rules: Rules, label: str) -> Iterator[str]:
    if any(not event["tables"] for event in of(events, "metadata")):
        yield f"{label} has no models to compare with"
    for event in of(events, "unbuilt"):
        yield (
            "CHECK constraints and server defaults were compared by Alembic alone, because the "
            f"models cannot be built without migrations: {event['error']}"
        )
    for event in of(events, "foreign-drift"):
        yield f"the installed app {event['app']} differs from its own migrations"
    for event in of(events, "left-out"):
        yield f"{event['count']} revisions were not taken down and up"
    if left := _ignored(events, rules):
        yield f"differences in {some(left)} are ignored"
    empty = sorted({table for e in of(events, "rows") for table in e["empty"]})
    if empty:
        yield f"no row could be put into {some(empty)}"
