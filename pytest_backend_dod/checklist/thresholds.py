"""Figures that the words of an item state."""

from __future__ import annotations

import re

from .figures import in_digits

_DIGIT = re.compile(r"\d")
# Of figures the first digit comes first in a pattern, and what must not stand before it behind it:
# digits are found far more quickly so.
_NUMBER = r"(?P<number>\d(?<![\w.,]\d)\d{0,2}(?:[.,]\d+)?)"
_PERCENT = re.compile(
    rf"{_NUMBER}\s*(?:(?:-|–|to)\s*\d{{1,3}}\s*)?\+?\s*"
    r"(?:[%％]|percent\b|per cent\b|pct\b|prozent\b|por ciento\b|por cento\b|pour cent\b"
    r"|per cento\b|persen\b|pp\b)",
    re.IGNORECASE | re.ASCII,
)
_PAST = re.compile(
    r"\b(?:was|were|currently|formerly|previously|from)\s*:?\s*(?:at\s+)?$",
    re.IGNORECASE,
)
"""What stands before a figure that is no aim."""
_NEAR = 30
"""Characters before a figure in which such words can stand."""
_ARROW = re.compile(r"\s*(?:→|⇒|->|=>|➜)\s*[<≤≥>~]?\s*\d")
"""What stands behind it: "300 ms → 220 ms"."""
_OF_OTHERS = re.compile(
    r"\s*of\s+(?:all\s+|the\s+|our\s+)*(?:\w+\s+)?"
    r"(?:tests?|test cases|requests?|users?|traffic|responses?)\b",
    re.IGNORECASE,
)
"""What stands behind a share of something that is not code."""


def is_past(text: str, start: int, end: int) -> bool:
    """Whether a figure at a place tells what was, and not what shall be."""
    near = max(0, start - _NEAR)
    return _PAST.search(text, near, start) is not None or _ARROW.match(text, end) is not None


def percentage(text: str) -> float | None:
    """Return the first share in per cent that a text asks for; None when it names none.

    "More than 80 %" and "at least 80 %" both give 80, "80-90 %" gives 80. Figures of the past ("was
    62 %", "from 70 % to 80 %") and shares of tests, requests or users are passed over. Of coverage
    the sign may be missing: "coverage threshold of 80".
    """
    text = in_digits(text)
    if _DIGIT.search(text) is None:
        return None
    for found in _PERCENT.finditer(text):
        number = float(found["number"].replace(",", "."))
        past = is_past(text, found.start(), found.end())
        if 0 < number <= 100 and not past and not _OF_OTHERS.match(text, found.end()):
            return number
    return _without_sign(text)


_COVERED = (
    r"\b(?:coverage|covered|jacoco|istanbul|nyc|coverlet|simplecov|kover|tarpaulin|cobertura"
    r"|couverture|\w*abdeckung|copertura|fail[-_ ]under)\b"
)
_LEAST = (
    r"(?:\b(?:threshold|minimum|floor|gate|at least|above|over|min|than|exceed(?:s|ing)?"
    r"|reach(?:es)?"
    r"|limit|is|of|set to|at)\b\.?(?: (?:of|to|at|is))?|[≥>]=?|[:=])"
)
_BARE = re.compile(
    rf"{_COVERED}[^.;\d]{{0,40}}{_LEAST}\s*(?P<number>[1-9]\d|100|0?\.\d{{1,2}})\b"
    r"(?!\s*(?:[%\w]*%|tests?\b|lines?\b|ms\b|percent|per cent|modules?\b|files?\b|days?\b))"
    rf"|(?<![\w.,-])(?:[≥>]=?\s*)?(?P<before>[1-9]\d|100)\s*\+\s*(?:\w+ ){{0,2}}{_COVERED}",
    re.IGNORECASE,
)


def _without_sign(text: str) -> float | None:
    """Return the share of a coverage that is written without a sign: "threshold of 80", "0.8"."""
    found = _BARE.search(text)
    if found is None:
        return None
    number = float(found["number"] or found["before"])
    return round(number * 100, 4) if number < 1 else number


_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}

_COUNT = (
    r"(?P<number>\d(?<![\w.,-]\d)(?:\d{0,2}(?:[,_. ]\d{3})+|\d*(?:\.\d+(?=k))?))"
    r"(?P<thousand>\s?k\b)?"
)
_UNIT = (
    r"(?P<unit>seconds?|secs?|s|minutes?|mins?|min|m|hours?|hrs?|h|days?|d"
    r"|segundos?|secondes?|sekunden?|secondi|secondo|minutos?|minuten?|minuti|minuto|heures?|horas?"
    r"|stunden?|jours?|d[íi]as?|tage?)\b"
)
_FIRST_LETTERS = {"s": "second", "m": "minute", "h": "hour", "d": "day", "j": "day", "t": "day"}
_LINKS = (
    r"(?:per|por|par|pro|je|al|and|an?|each|every|within|in|for|by|from|then|of|at|with|under"
    r"|while)"
)
_WHAT = rf"(?:\s*-?(?<![^\W\d])(?!{_LINKS}\b)[^\W\d_][\w-]*){{0,4}}"
"""What is counted: "failed login attempts"."""
_WHOSE = (
    rf"(?:\s*(?:/|\(?(?:per|for each|for every|for one|by|from one|from each|each|from))\s*"
    rf"(?!(?:{_UNIT.replace('?P<unit>', '?:')}))"
    r"(?:\w+[ -])?(?:\w+)\)?)?"
)
_SEPARATOR = (
    r"(?:/|per\b|por\b|par\b|pro\b|je\b|al\b|[àa] la\b|and\b|an?\b|each\b|every\b|within\b|in\b)"
)
_RATE = re.compile(
    rf"{_COUNT}{_WHAT}{_WHOSE}\s*,?\s*{_SEPARATOR}\s*(?:(?:an?|one|each|any|every)\b\s*)?"
    rf"(?P<windows>\d{{1,4}})?\s*-?{_UNIT}",
    re.IGNORECASE,
)
_SHORT_RATE = re.compile(
    rf"{_COUNT}\s*\+?\s*(?P<unit>[rtq]p[smh])\b|\b(?P<turned>[rtq]p[smh])\b"
    r"[^\d.;]{0,20}?(?<![\w.,-])(?P<behind>\d{1,3}(?:[,_. ]\d{3})+|\d+)(?P<thousands>\s?k\b)?"
    r"(?!\s*(?:%|m?s\b|users?|vus?\b))",
    re.IGNORECASE,
)
_WIDE_UNITS = {
    "秒": "second",
    "초": "second",
    "分": "minute",
    "분": "minute",
    "小": "hour",
    "时": "hour",
}
_WIDE_UNITS |= {"時": "hour", "시": "hour", "天": "day", "日": "day"}
_WIDE_RATE = re.compile(
    r"(?:每|毎|あたり|당)?\s*(?:1\s*)?(?P<unit>秒|分钟?|分間?|小时|時間|天|日|초당|분당|시간당)\s*"
    r"(?:あたり|最多|最大|内|に|不超过|至多|最高)*\s*(?P<number>\d{1,6})\s*(?:次|回|个|件|请求|リクエスト|회|건)"
    r"|(?P<before>\d{1,6})\s*(?:次|回|リクエスト|请求|회)?\s*[/／]\s*(?P<behind>秒|分|小时|時間|초|분)"
)
"""Chinese, Japanese, Korean."""
_ADVERBS = {"hourly": "hour", "daily": "day"}
_TURNED_RATE = re.compile(
    r"(?:(?:per|/)[ -]?(?P<unit>second|minute|hour|day)|\b(?P<often>hourly|daily))\b"
    r"[^\d.;]{0,30}?(?<![\w.,-])(?P<number>\d{1,3}(?:[,_. ]\d{3})+|\d+)(?P<thousand>\s?k\b)?"
    r"(?!\s*(?:%|m?s\b|seconds?|minutes?))",
    re.IGNORECASE,
)
"""The unit before the number: "requests per minute: 60"."""


def rate(text: str) -> tuple[int, str, int] | None:
    """Return a number, the unit of its window and how many of them the window has.

    "100 requests per minute" gives ``(100, "minute", 1)``, "5 attempts per 15 minutes"
    ``(5, "minute", 15)``, "10 per 24 hours" ``(10, "day", 1)``; None when the text states no rate.
    """
    text = in_digits(text)
    found = _RATE.search(text)
    short = _SHORT_RATE.search(text)
    if found and not (short and short.start() <= found.start()):
        written = found["unit"].lower()
        unit = "hour" if written.startswith("st") else _FIRST_LETTERS[written[0]]
        seconds = int(found["windows"] or 1) * _SECONDS[unit]
        return (_count(found["number"], found["thousand"]), *_window(seconds)) if seconds else None
    if short:
        unit = (short["unit"] or short["turned"])[-1].lower()
        number = _count(short["number"] or short["behind"], short["thousand"] or short["thousands"])
        return number, {"s": "second", "m": "minute", "h": "hour"}[unit], 1
    if wide := _WIDE_RATE.search(text):
        unit = _WIDE_UNITS[(wide["unit"] or wide["behind"])[0]]
        return int(wide["number"] or wide["before"]), unit, 1
    found = _TURNED_RATE.search(text.replace("_", " "))
    if found:
        unit = (found["unit"] or _ADVERBS[found["often"].lower()]).lower()
        return _count(found["number"], found["thousand"]), unit, 1
    return None


def _count(number: str, thousand: str | None) -> int:
    if thousand:
        return int(float(number.replace(",", ".")) * 1000)
    return int(re.sub(r"[,_. ]", "", number))


def _window(seconds: int) -> tuple[str, int]:
    """Return the longest unit that a window has a whole number of, and the number."""
    whole = [name for name, length in _SECONDS.items() if seconds % length == 0]
    unit = max(whole, key=_SECONDS.__getitem__)
    return unit, seconds // _SECONDS[unit]
