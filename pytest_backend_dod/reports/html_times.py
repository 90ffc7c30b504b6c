"""The picture of how long each operation took to answer; the slowest stands first.

Fast and slow answers may lie a thousand times apart, so each step of the scale is ten times the
one before.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from ..model import Result
from .html_charts import PLACES, Measures, Spread, duration
from .html_tables import by_operation

MOST_OPERATIONS = 40
"""Operations that the picture shows."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One operation."""

    method: str
    path: str
    spread: Spread


@dataclass(frozen=True, kw_only=True)
class Times:
    """The operations that the suite's own requests reached."""

    rows: tuple[Row, ...]
    scale: tuple[tuple[float, str], ...]
    """Places along the picture with the time that they stand for."""
    left_out: int


def times(result: Result) -> Times | None:
    """Return the picture of times; none where no request of the suite was seen."""
    decisions = [d for verdict in result.verdicts for d in verdict.decisions]
    told = by_operation(decisions, "endpoints", "by operation")
    within = {name: _within(known["times"]) for name, known in told.items() if "times" in known}
    seen = {name: times for name, times in within.items() if times}
    if not seen:
        return None
    slowest = sorted(seen, key=lambda name: (-seen[name][95], name))
    shown = slowest[:MOST_OPERATIONS]
    first = math.floor(math.log10(min(seen[name][0] for name in shown)))
    last = max(math.ceil(math.log10(max(seen[name][100] for name in shown))), first + 1)
    return Times(
        rows=tuple(_row(name, told[name], first, last) for name in shown),
        scale=tuple(
            (_place(10.0**power, first, last), duration(10.0**power))
            for power in range(first, last + 1)
        ),
        left_out=len(seen) - len(shown),
    )


def _within(times: Measures) -> dict[int, float]:
    """Return the time for each share; nothing where one is missing or no time at all."""
    found = {int(one["share"]): float(one["seconds"]) for one in times["within"]}
    usable = found.keys() >= PLACES.keys() and all(
        math.isfinite(took) and took > 0 for took in found.values()
    )
    return found if usable else {}


def _row(name: str, known: Measures, first: int, last: int) -> Row:
    method, _, path = name.partition(" ")
    within = _within(known["times"])
    return Row(
        method=method,
        path=path,
        spread=Spread(
            answers=int(known["times"]["answers"]),
            labels={place: duration(within[share]) for share, place in PLACES.items()},
            **{place: _place(within[share], first, last) for share, place in PLACES.items()},
        ),
    )


def _place(seconds: float, first: int, last: int) -> float:
    """Return the place of a time along the picture, in per cent of its width."""
    along = (math.log10(seconds) - first) / (last - first) * 100
    return round(min(max(along, 0.0), 100.0), 2)
