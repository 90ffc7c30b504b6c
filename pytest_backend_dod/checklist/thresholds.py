"""Figures that the words of an item state."""

from __future__ import annotations

import re

_PERCENT = re.compile(
    r"(?P<sign>>=|≥|=>|>|at least|minimum(?: of)?|min\.?(?: of)?|over|above|more than|exceed(?:s|ing)?|of)?"
    r"\s*(?P<number>\d{1,3}(?:[.,]\d+)?)\s*(?:\+\s*)?(?:%|percent\b|per cent\b|pct\b)",
    re.IGNORECASE,
)

_UNIT = r"(?P<unit>seconds?|secs?|s|minutes?|mins?|min|m|hours?|hrs?|h|days?|d)\b"
_RATE = re.compile(
    r"(?P<number>\d[\d,_.]*)\s*(?:requests?|req|reqs|calls?|attempts?|logins?|tries|hits)?\s*"
    r"(?:/|per|an?|each|every|in(?: a| one)?)\s*(?:1\s*)?" + _UNIT,
    re.IGNORECASE,
)
_RPM = re.compile(r"(?P<number>\d[\d,_.]*)\s*(?P<unit>rpm|rps)\b", re.IGNORECASE)


def percentage(text: str) -> float | None:
    """Return the first share in per cent that a text asks for; None when it names none.

    "More than 80 %" and "at least 80 %" both give 80.
    """
    for found in _PERCENT.finditer(text):
        number = float(found["number"].replace(",", "."))
        if 0 < number <= 100:
            return number
    return None


def rate(text: str) -> tuple[int, str] | None:
    """Return a number and its window, such as ``(100, "minute")``; None when the text states no rate."""
    found = _RATE.search(text)
    if found:
        return _whole(found["number"]), _window(found["unit"])
    found = _RPM.search(text)
    if found:
        return _whole(found["number"]), "minute" if found["unit"].lower() == "rpm" else "second"
    return None


def _whole(number: str) -> int:
    return int(re.sub(r"[,_.]", "", number))


def _window(unit: str) -> str:
    return {"s": "second", "m": "minute", "h": "hour", "d": "day"}[unit[0].lower()]
