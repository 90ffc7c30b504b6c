"""The geometry of the report's pictures; pure functions over the measures of probes.

Places along a picture are per cent of its width, so that it fits a phone and a wide screen with
text of the same size; heights are pixels. Measures may come from anybody's probe: what does not
have the form that a picture needs gives no picture.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, TypeVar

Measures = Mapping[str, Any]
Picture = TypeVar("Picture")

MOST_FILES = 14
"""Files that the picture of coverage shows, those with most missing first."""

HEIGHT = 72
"""Height of a timeline without its labels, in pixels."""

_TICK = 12
"""Height of the tick of one request."""

_TALL = 48
"""Height of the highest attempt."""

_NOTICED = 1.0
"""Seconds from which on a delay fills the height by itself."""

PLACES = {0: "low", 25: "quarter", 50: "half", 75: "three_quarters", 95: "most", 100: "high"}
"""Per cent of the answers → name of the time within which they came."""

_LOCKED = frozenset({423, 429})


def drawn(draw: Callable[[], Picture | None]) -> Picture | None:
    """Return the picture, or nothing where the measures have another form."""
    try:
        return draw()
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return None


# Coverage


@dataclass(frozen=True, kw_only=True)
class FileBar:
    """One file; its widths are per cent of the longest file's."""

    path: str
    statements: int
    missing: int
    share: str
    covered: float
    uncovered: float


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """The whole against its floor, and each file by its size."""

    figure: float
    floor: float | None
    """What the line asks for, in per cent; None when it leaves that to others."""
    bars: tuple[FileBar, ...]
    left_out: int
    left_out_missing: int
    """Statements that miss in the files left out."""


def coverage(measures: Measures, parameters: Measures) -> Coverage | None:
    """Return the picture of coverage by file."""
    kind = "branches" if parameters.get("branch") else "headline"
    figure = float(measures["lines" if parameters.get("line") else kind])
    files = [(str(path), int(n), int(m)) for path, (n, m) in measures["files"].items() if int(n)]
    files.sort(key=lambda file: (-file[2], -file[1], file[0]))
    if not files:
        return None
    longest = max(n for _, n, _ in files)
    rest = files[MOST_FILES:]
    return Coverage(
        figure=_within(figure),
        floor=_within(float(parameters["min"])) if parameters.get("min") else None,
        bars=tuple(_bar(*file, longest) for file in files[:MOST_FILES]),
        left_out=len(rest),
        left_out_missing=sum(m for _, _, m in rest),
    )


def _bar(path: str, statements: int, missing: int, longest: int) -> FileBar:
    return FileBar(
        path=path,
        statements=statements,
        missing=missing,
        # Cut, not rounded: a file that misses something is never at 100 %.
        share=f"{(statements - missing) * 100 // statements} %",
        covered=_share(statements - missing, longest),
        uncovered=_share(missing, longest),
    )


# Rows of requests


@dataclass(frozen=True, kw_only=True)
class Tick:
    """One answer of a row."""

    x: float
    tone: str
    height: int
    title: str


@dataclass(frozen=True, kw_only=True)
class Segment:
    """A piece of a line."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A named place along a picture."""

    x: float
    label: str
    anchor: str


@dataclass(frozen=True, kw_only=True)
class Spread:
    """How long answers took: the quartiles and the slowest, as places along the picture."""

    answers: int
    low: float
    quarter: float
    half: float
    three_quarters: float
    most: float
    high: float
    labels: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Burst:
    """One request repeated until it was refused."""

    operation: str
    sent: int
    end: int
    """The request at the right end."""
    accepted: int
    refused: Mark | None
    limit: Mark | None
    ticks: tuple[Tick, ...]
    remaining: tuple[Segment, ...]
    told: tuple[int, int] | None
    """What remained at the first and at the last answer that said so."""
    took: str
    drawn: int
    """How many of the answers have a tick."""
    spread: Spread | None


def burst(measures: Measures, parameters: Measures) -> Burst | None:
    """Return the timeline of the rate-limit probe's requests."""
    row: Sequence[Measures] = measures["row"]
    sent = int(row[-1]["request"])
    limit = int(parameters.get("limit") or measures.get("limit") or 0)
    # A limit far beyond what was sent would squeeze the row.
    limit = limit if limit <= sent * 2 else 0
    end = max(sent, limit)
    told = [(int(p["request"]), int(p["remaining"])) for p in row if p["remaining"] is not None]
    top = max((left for _, left in told), default=0)
    points = [(_along(n, end), _height(left, top)) for n, left in told] if top else []
    last = row[-1]
    throttled = bool(measures.get("throttled"))
    return Burst(
        operation=str(measures["operation"]),
        sent=sent,
        end=end,
        accepted=int(measures["accepted"]),
        refused=_mark(sent, end, str(int(last["status"]))) if throttled else None,
        limit=_mark(limit, end, f"limit {limit}") if limit else None,
        ticks=tuple(_tick(point, end) for point in row),
        remaining=tuple(
            Segment(x1=x1, y1=y1, x2=x2, y2=y2) for (x1, y1), (x2, y2) in pairwise(points)
        ),
        told=(told[0][1], told[-1][1]) if points else None,
        took=duration(float(last["seconds"])),
        drawn=len(row),
        spread=drawn(lambda: spread(measures["times"])),
    )


def _tick(point: Measures, end: int) -> Tick:
    status = int(point["status"])
    tone = tone_of(status)
    return Tick(
        x=_along(int(point["request"]), end),
        tone=tone,
        height=_TICK if tone == "good" else HEIGHT,
        title=f"request {int(point['request'])}: {status}, {duration(float(point['seconds']))}",
    )


def spread(times: Measures) -> Spread | None:
    """Return how long answers took."""
    within = {int(one["share"]): float(one["seconds"]) for one in times["within"]}
    if not within or within[100] <= 0:
        return None
    places = {name: _share(within[share], within[100]) for share, name in PLACES.items()}
    return Spread(
        answers=int(times["answers"]),
        labels={name: duration(within[share]) for share, name in PLACES.items()},
        **places,
    )


# Logins


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """One wrong password; the bar is as high as the answer was late, a refusal over all."""

    x: float
    width: float
    height: float
    tone: str
    status: int
    title: str


@dataclass(frozen=True, kw_only=True)
class Attempts:
    """Wrong passwords for one account, one after another."""

    operation: str
    sent: int
    bars: tuple[Attempt, ...]
    slowest: str
    runs: tuple[tuple[int, int], ...] = field(default=())
    """How often each status came, in the order in which they came first."""


def attempts(measures: Measures) -> Attempts | None:
    """Return the picture of wrong passwords."""
    row: Sequence[Measures] = measures["row"]
    slowest = max(float(point["seconds"]) for point in row)
    # Times that nobody would notice are no walls.
    scale = max(slowest, _NOTICED)
    width = min(100 / len(row), 4.0)
    statuses = [int(point["status"]) for point in row]
    return Attempts(
        operation=str(measures["operation"]),
        sent=int(measures["attempts"]),
        slowest=duration(slowest),
        runs=tuple((status, statuses.count(status)) for status in dict.fromkeys(statuses)),
        bars=tuple(
            Attempt(
                x=round(number * width, 2),
                width=round(width * 0.38, 2),
                height=_TALL
                if int(point["status"]) in _LOCKED
                else round(8 + (_TALL - 8) * float(point["seconds"]) / scale, 1),
                tone="lock" if int(point["status"]) in _LOCKED else "plain",
                status=int(point["status"]),
                title=f"attempt {int(point['attempt'])}: {int(point['status'])} after "
                f"{duration(float(point['seconds']))}",
            )
            for number, point in enumerate(row)
        ),
    )


# Measures of a page


def tone_of(status: int) -> str:
    """Return how a status is drawn: ``good``, ``refused``, ``bad``, or ``none`` for no answer."""
    if status < 100:
        return "none"
    return "good" if status < 400 else "refused" if status < 500 else "bad"


def duration(seconds: float) -> str:
    """Return a time in the unit that people would use."""
    if seconds < 0.0095:
        return f"{seconds * 1000:.1f} ms"
    return f"{seconds * 1000:.0f} ms" if seconds < 0.9995 else f"{seconds:.1f} s"


def _mark(number: int, end: int, label: str) -> Mark:
    x = _along(number, end)
    return Mark(x=x, label=label, anchor="start" if x < 15 else "end" if x > 85 else "middle")


def _along(number: int, end: int) -> float:
    """Return the place of the request of this number, the first at 0 and the last at 100."""
    return _share(number - 1, max(end - 1, 1))


def _height(left: int, top: int) -> float:
    return round(HEIGHT - (HEIGHT - 8) * left / top, 1)


def _share(part: float, whole: float) -> float:
    return _within(round(part / whole * 100, 2))


def _within(share: float) -> float:
    if not math.isfinite(share):
        raise ValueError(share)
    return min(max(share, 0.0), 100.0)
