"""Response times and time limits that a line states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from .figures import in_digits
from .thresholds import is_past

_DURATION = re.compile(
    r"(?:(?<=sub-)|(?<=\d[-–])|(?<![\w.,/–-]))"
    r"(?P<number>\d{1,3}(?:[,.]\d{3})+|\d+(?:[.,]\d+)?|\.\d+)\s*-?"
    r"(?P<unit>ms|msecs?|milli-?seconds?|millis|milisegundos|millisecondes|millisekunden"
    r"|milissegundos|millisecondi|мс|毫秒|ミリ秒|밀리초"
    r"|s|secs?|seconds?|segundos?|secondes?|secondi|sekunden?|gi[aâ]y|сек\w*|秒|초"
    r"|minutes?|mins?|minutos?|minuten?|分钟|分)(?![A-Za-z0-9_/])",
    re.IGNORECASE | re.ASCII,
)
_PERCENTILE = re.compile(
    r"(?<![A-Za-z0-9])(?:t?p[-(]?(?P<short>50|75|90|95|99)\)?|(?P<turned>50|75|90|95"
    r"|99)p)(?![A-Za-z0-9]|\.\d)"
    r"|\b(?P<long>50|75|90|95|99)\.?(?:th|st|nd|e|º|°)?[ -]?(?:%[ -]?)?(?:percentile|perzentil"
    r"|percentil|centile|ile)\w*"
    r"|\b(?:percentile|perzentil|percentil)\w* (?P<behind>50|75|90|95|99)\b"
    r"|\b(?P<share>50|75|90|95|99) ?(?:%|percent|out of 100)(?: of)? (?:all |the |our )*"
    r"(?:[a-z]+ )?(?:requests|calls|cases|responses|queries|answers|reads|writes|lookups"
    r"|searches)\b"
    r"|(?P<mean>\b(?:average|avg|mean|promedio|moyenne?|m[ée]dia\b|im mittel|durchschnitt\w*)"
    r"|平均|평균)"
    r"|(?P<median>\bmedian\w*|中位)",
    re.IGNORECASE,
)
_BEHIND = 40
"""Characters behind a duration in which its percentile can stand."""
_BEFORE = 80
"""Characters before a duration that can say that it is no limit."""
_NO_LATENCY = re.compile(
    r"\b(?:time-?outs?|time out|within\s+\d+\s+min\w*|lockouts?|expir\w*|ttl|for|every|over"
    r"|window of"
    r"|interval|startup|start-up|starts?|boots?|shut\w*|retr(?:y|ies)|back-?off)\W*"
    r"(?:\w+\W+){0,1}$",
    re.IGNORECASE,
)
"""What a duration behind it is, when it is no response time: "for 60 s"."""


def latencies(text: str) -> dict[str, Any]:
    """Read response times, as ``{"p95_ms": 300}``; ``ms`` is one without a percentile.

    Percentiles stand before their figures ("p95 < 300 ms") or behind them ("300 ms at p95"); which
    of the two holds is told by what comes first in the clause.
    """
    text = in_digits(text)
    found: dict[str, Any] = {}
    for clause in re.split(r"[;；。]|\.\s", text):
        for key, value in _in_clause(clause):
            found.setdefault(key, value)
    if len(found) > 1:
        found.pop("ms", None)
    return found


def _in_clause(clause: str) -> Iterator[tuple[str, int | float]]:
    durations = [
        (found, value)
        for found, value in _durations(clause)
        if not _NO_LATENCY.search(clause, max(0, found.start() - _BEHIND), found.start())
    ]
    statistics = [*_PERCENTILE.finditer(clause)]
    free = [*statistics]
    for number, (duration, value) in enumerate(durations):
        before = [one for one in free if one.end() <= duration.start()]
        later = durations[number + 1][0].start() if number + 1 < len(durations) else len(clause)
        after = [
            one
            for one in free
            if duration.end() <= one.start() < min(later, duration.end() + _BEHIND)
        ]
        chosen = _belonging(before, after, listed=_are_listed(before, durations[number:]))
        if chosen is not None:
            free.remove(chosen)
        yield _statistic(chosen), value


def _are_listed(before: Sequence[object], durations: Sequence[object]) -> bool:
    """Whether as many percentiles as figures follow one another: "p50/p95: 80/300 ms"."""
    return 1 < len(before) == len(durations)


def _belonging(
    before: Sequence[re.Match[str]], after: Sequence[re.Match[str]], *, listed: bool
) -> re.Match[str] | None:
    if before:
        return before[0] if listed else before[-1]
    return after[0] if after else None


def _durations(text: str) -> Iterator[tuple[re.Match[str], int | float]]:
    """Give the durations of a text in milliseconds, apart from minutes and the past."""
    for found in _DURATION.finditer(text):
        unit = found["unit"].lower()
        if is_past(text, found.start(), found.end()) or unit.startswith(("min", "分")):
            continue
        yield found, _milliseconds(found)


def _milliseconds(found: re.Match[str]) -> int | float:
    unit = found["unit"].lower()
    minutes = unit.startswith(("min", "分"))
    milli = unit.startswith(("mi", "ms", "мс", "毫", "ミ", "밀")) and not minutes
    value = _number(found["number"]) * (1 if milli else 60_000 if minutes else 1000)
    return int(value) if value == int(value) else value


def _number(text: str) -> float:
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", text):
        return float(re.sub(r"[.,]", "", text))
    return float(text.replace(",", "."))


def _statistic(found: re.Match[str] | None) -> str:
    if found is None:
        return "ms"
    if found["mean"]:
        return "avg_ms"
    if found["median"]:
        return "p50_ms"
    number = next(
        found[name] for name in ("short", "turned", "long", "behind", "share") if found[name]
    )
    return f"p{number}_ms"


_OTHER_TIMES = re.compile(
    r"\b(?:retr\w*|back-?off\w*|jitter|breaker\w*|every(?=\s*$)|delay\w*|interval\w*|wait\w* time"
    r"|half-?open"
    r"|opens?|cool\w*|ttl|cache\w*|sleep\w*|between|minimum|at least)\b[^,;.()]*$"
    r"|重试|リトライ|재시도",
    re.IGNORECASE,
)
"""What stands in a clause before a time that is no limit: "retries after 3 s"."""

_LIMIT = re.compile(
    r"time-?outs?|tim(?:ed|es|e|ing)[ -]out|giv(?:e|es|en|ing) up|deadlines?|abort\w*|cancel\w*"
    r"|cut off|limit\w*|\bmax|at most|no longer than|longest|within|≤|<|超时|タイムアウト|타임아웃"
    r"|zeitlimit|tiempo|délai|delai|tempo|thời gian",
    re.IGNORECASE,
)


def timeout(text: str) -> dict[str, Any]:
    """Read the time limit of calls in seconds; of several the first."""
    text = in_digits(text)
    for found in _DURATION.finditer(text):
        start = max((text.rfind(mark, 0, found.start()) for mark in ",;.("), default=-1) + 1
        clause = text[max(start, found.start() - _BEFORE) : found.start()]
        if is_past(text, found.start(), found.end()) or _OTHER_TIMES.search(clause):
            continue
        if _LIMIT.search(text):
            seconds = _milliseconds(found) / 1000
            return {"timeout_s": int(seconds) if seconds == int(seconds) else seconds}
    return {}
