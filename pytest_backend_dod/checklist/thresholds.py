"""Figures that the words of an item state."""

from __future__ import annotations

import re

_NUMBER = r"(?<![\w.,])(?P<number>\d{1,3}(?:[.,]\d+)?)"
_PERCENT = re.compile(
    rf"{_NUMBER}\s*(?:(?:-|–|to)\s*\d{{1,3}}\s*)?\+?\s*"
    r"(?:[%％]|percent\b|per cent\b|pct\b|prozent\b|por ciento\b|por cento\b|pour cent\b)",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|currently|formerly|previously|from)\s*:?\s*(?:at\s+)?$",
    re.IGNORECASE,
)
"""What stands before a figure that is no aim."""
_OF_OTHERS = re.compile(
    r"\s*of\s+(?:all\s+|the\s+|our\s+)*(?:\w+\s+)?"
    r"(?:tests?|test cases|requests?|users?|traffic|responses?)\b",
    re.IGNORECASE,
)
"""What stands behind a share of something that is not code."""


def is_past(text: str, position: int) -> bool:
    """Whether a figure at a position tells what was, and not what shall be."""
    return _PAST.search(text, 0, position) is not None


def percentage(text: str) -> float | None:
    """Return the first share in per cent that a text asks for; None when it names none.

    "More than 80 %" and "at least 80 %" both give 80, "80-90 %" gives 80. Figures of the past ("was
    62 %", "from 70 % to 80 %") and shares of tests, requests or users are passed over. Of coverage
    the sign may be missing: "coverage threshold of 80".
    """
    for found in _PERCENT.finditer(text):
        number = float(found["number"].replace(",", "."))
        past = _PAST.search(text, 0, found.start())
        if 0 < number <= 100 and not past and not _OF_OTHERS.match(text, found.end()):
            return number
    return _without_sign(text)


_BARE = re.compile(
    r"\b(?:coverage|cobertura|couverture|abdeckung|testabdeckung)\b[^.;\d]{0,40}"
    r"(?:\b(?:threshold|minimum|floor|at least|above|over|min)\b(?: of)?|[≥>]=?)\s*"
    r"(?P<number>[1-9]\d|100)\b(?!\s*(?:[%\w]*%|tests?\b|lines?\b|ms\b|percent|per cent))",
    re.IGNORECASE,
)


def _without_sign(text: str) -> float | None:
    """Return the share of a coverage that is written without a sign: "threshold of 80"."""
    found = _BARE.search(text)
    return float(found["number"]) if found else None


_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}

_COUNT = r"(?<![\w.,])(?P<number>\d{1,3}(?:[,_. ]\d{3})+|\d+)(?P<thousand>k\b)?"
_UNIT = r"(?P<unit>seconds?|secs?|s|minutes?|mins?|min|m|hours?|hrs?|h|days?|d)\b"
_WHAT = (
    r"(?:\s*(?:(?:failed|wrong|login|log-in|sign-in|api|http|authentication|password)\s+)*"
    r"(?:requests?|reqs?|calls?|attempts?|logins?|tries|hits|times))?"
)
_WHOSE = (
    r"(?:\s*(?:/|per|for each|for every|by|from one)\s*(?:\w+\s+)?"
    r"(?:ips?|ip address|address|clients?|users?|accounts?|keys?|tokens?|tenants?|callers?)\b)?"
)
_RATE = re.compile(
    rf"{_COUNT}{_WHAT}{_WHOSE}\s*,?\s*"
    r"(?:/|per\b|and\b|an?\b|each\b|every\b|within\b|in\b)\s*(?:(?:an?|one|each)\b\s*)?"
    rf"(?P<windows>\d{{1,4}})?\s*-?{_UNIT}",
    re.IGNORECASE,
)
_RPM = re.compile(rf"{_COUNT}\s*(?P<unit>rpm|rps)\b", re.IGNORECASE)


def rate(text: str) -> tuple[int, str, int] | None:
    """Return a number, the unit of its window and how many of them the window has.

    "100 requests per minute" gives ``(100, "minute", 1)``, "5 attempts per 15 minutes"
    ``(5, "minute", 15)``, "10 per 24 hours" ``(10, "day", 1)``; None when the text states no rate.
    """
    found = _RATE.search(text)
    if found:
        unit = {"s": "second", "m": "minute", "h": "hour", "d": "day"}[found["unit"][0].lower()]
        seconds = int(found["windows"] or 1) * _SECONDS[unit]
        return (_count(found), *_window(seconds)) if seconds else None
    found = _RPM.search(text)
    if found:
        return _count(found), "minute" if found["unit"].lower() == "rpm" else "second", 1
    return None


def _count(found: re.Match[str]) -> int:
    number = int(re.sub(r"[,_. ]", "", found["number"]))
    return number * 1000 if found["thousand"] else number


def _window(seconds: int) -> tuple[str, int]:
    """Return the longest unit that a window has a whole number of, and the number."""
    whole = [name for name, length in _SECONDS.items() if seconds % length == 0]
    unit = max(whole, key=_SECONDS.__getitem__)
    return unit, seconds // _SECONDS[unit]
