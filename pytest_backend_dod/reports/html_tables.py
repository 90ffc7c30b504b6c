"""Pictures that are tables: operations, readiness under a fault, the chain of migrations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..model import Decision, Result
from .html_charts import Measures, drawn, duration, tone_of

MOST_OPERATIONS = 300
"""Operations that the table shows."""

MOST_STATUSES = 12
"""Different statuses that one cell shows."""

_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")

_PHASES = {
    "there": "there",
    "away": "away",
    "back": "back",
    "silent": "silent",
}
"""Key of the measures → what the database is at that time."""


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A status and how often it came."""

    status: str
    count: int
    tone: str


@dataclass(frozen=True, kw_only=True)
class Operation:
    """A row of the table of operations."""

    method: str
    path: str
    documented: bool | None
    served: bool | None
    cells: tuple[tuple[Seen, ...] | None, ...]
    """What was answered, by column; None where nothing was sent."""


@dataclass(frozen=True, kw_only=True)
class Operations:
    """Each operation, and what it answered to whom."""

    columns: tuple[str, ...]
    known: bool
    """Whether document and routes were looked at."""
    rows: tuple[Operation, ...]
    left_out: int


def operations(result: Result) -> Operations | None:
    """Return the table of operations, from all probes that tell of them."""
    decisions = [d for verdict in result.verdicts for d in verdict.decisions]
    known = by_operation(decisions, "endpoints", "by operation")
    sources = {
        "your tests": {op: told.get("statuses", {}) for op, told in known.items()},
        "wrong input": by_operation(decisions, "validation", "statuses"),
        "fuzzing": by_operation(decisions, "fuzz", "statuses"),
    }
    sources = {name: statuses for name, statuses in sources.items() if statuses}
    names = sorted({op for statuses in sources.values() for op in statuses}, key=_order)
    if not names:
        return None
    rows = [_operation(op, known.get(op), sources) for op in names[:MOST_OPERATIONS]]
    return Operations(
        columns=tuple(sources),
        known=bool(known),
        rows=tuple(rows),
        left_out=len(names) - len(rows),
    )


def by_operation(decisions: Iterable[Decision], probe: str, key: str) -> dict[str, Measures]:
    """Return what the outcomes of a probe say by operation; the first that speaks of it counts."""
    found: dict[str, Measures] = {}
    for decision in decisions:
        told = decision.outcome.measures.get(key)
        if decision.assignment.probe == probe and isinstance(told, Mapping):
            for operation, values in told.items():
                if isinstance(values, Mapping) and not found.get(str(operation)):
                    found[str(operation)] = values
    return found


def _order(operation: str) -> tuple[str, int, str]:
    method, _, path = operation.partition(" ")
    place = _METHODS.index(method) if method in _METHODS else len(_METHODS)
    return path, place, operation


def _operation(
    name: str, known: Measures | None, sources: Mapping[str, Mapping[str, Measures]]
) -> Operation:
    method, _, path = name.partition(" ")
    return Operation(
        method=method,
        path=path,
        documented=known.get("documented") if known else None,
        served=known.get("served") if known else None,
        cells=tuple(_cell(statuses.get(name)) for statuses in sources.values()),
    )


def _cell(statuses: Measures | None) -> tuple[Seen, ...] | None:
    if not statuses:
        return None
    told = drawn(lambda: sorted((int(status), int(count)) for status, count in statuses.items()))
    return tuple(
        Seen(status=str(status) if status else "no answer", count=count, tone=tone_of(status))
        for status, count in (told or [])[:MOST_STATUSES]
    )


# Readiness


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What an endpoint answered in one phase."""

    status: str
    tone: str
    took: str


@dataclass(frozen=True, kw_only=True)
class Readiness:
    """Endpoints for health while the database was taken away."""

    phases: tuple[tuple[str, str], ...]
    """Key and name of each phase that was seen."""
    lanes: tuple[tuple[str, tuple[Answered | None, ...]], ...]
    """Path and what it answered, by phase."""


def readiness(measures: Measures) -> Readiness | None:
    """Return the timeline of the fault."""
    told: Mapping[str, Measures] = measures["phases"]
    phases = [key for key in _PHASES if any(key in lane for lane in told.values())]
    if "away" not in phases:
        return None
    return Readiness(
        phases=tuple((key, _PHASES[key]) for key in phases),
        lanes=tuple(
            (str(path), tuple(_answered(lane.get(key)) for key in phases))
            for path, lane in sorted(told.items())
        ),
    )


def _answered(answer: Measures | None) -> Answered | None:
    if answer is None:
        return None
    status = int(answer["status"])
    seconds = answer.get("seconds")
    return Answered(
        status=str(status) if status else "no answer",
        # Refusing while the database is away is right: only the rule tells what is wrong.
        tone="good" if tone_of(status) == "good" else "refused",
        took="" if seconds is None else duration(float(seconds)) if seconds else "at once",
    )


# Migrations


@dataclass(frozen=True, kw_only=True)
class Link:
    """One revision."""

    revision: str
    way: str
    trouble: str


@dataclass(frozen=True, kw_only=True)
class Chain:
    """Revisions of one place, the oldest first."""

    place: str
    links: tuple[Link, ...]
    left_out: int
    """Older revisions that are not shown."""


def chains(measures: Measures) -> tuple[Chain, ...] | None:
    """Return the chains of migrations, one for each place."""
    told: list[dict[str, Any]] = measures["chain"]
    places: dict[str, list[Link]] = {}
    for link in told:
        places.setdefault(str(link["place"]), []).append(
            Link(revision=str(link["revision"]), way=str(link["way"]), trouble=str(link["trouble"]))
        )
    left_out = max(0, int(measures.get("revisions", 0)) - len(told))
    return tuple(
        Chain(place=place, links=tuple(links), left_out=left_out if len(places) == 1 else 0)
        for place, links in places.items()
    )
