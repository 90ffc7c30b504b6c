"""Numbers as people write them, brought into one form before anything reads them."""

from __future__ import annotations

import re
from functools import lru_cache

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_UNITS = {
    **{word: number for number, word in enumerate(_ONES, 1)},
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "fifteen": 15,
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2
    )
}
_LARGE = {"hundred": 100, "thousand": 1000}
_ALL = {**_UNITS, **_TENS, **_LARGE}
NUMBER_WORDS = frozenset(_ALL)

_WORDS = re.compile(
    rf"\b(?P<tens>{'|'.join(_TENS)})[ -](?P<ones>{'|'.join(_ONES)})\b"
    rf"|\b(?P<times>{'|'.join(_UNITS)}|an?|\d{{1,3}})[ -](?P<large>{'|'.join(_LARGE)})\b"
    rf"|\b(?P<word>{'|'.join(_ALL)})\b(?!-)",
    re.IGNORECASE,
)

_DIGIT = re.compile(r"\d")
_DOTTED = re.compile(r"\b(max|min|approx|ca|avg|resp|no)\.(?=\s*\d)", re.IGNORECASE)
"""An abbreviation before a figure, whose dot ends no sentence."""
_APOSTROPHE = re.compile(r"['’\u2009\u202f](?<=\d.)(?=\d{3}(?!\d))")
_SHARED_UNIT = re.compile(
    r"((?:\d(?<![\w.,]\d)\d*(?:[.,]\d+)?\s*/\s*){1,3}\d+(?:[.,]\d+)?)\s*"
    r"(ms|s|sec|secs|seconds?|milliseconds?|%)(?![A-Za-z0-9])"
)
"""Several figures with one unit behind them: "300/800 ms"."""

_SHARED_BY_PERCENTILES = re.compile(
    r"(?<![\w.,])((?:p\d\d\s*[:=<≤]?\s*\d+\s*[/,;|]\s*){1,3}p\d\d\s*[:=<≤]?\s*\d+)\s*"
    r"(ms|s|sec|seconds?|milliseconds?)(?![A-Za-z0-9])",
    re.IGNORECASE,
)
"""Several percentiles with one unit behind them: "p50 30 / p95 120 ms"."""

_SEVERAL_PERCENTILES = re.compile(r"p\d\d.*p\d\d", re.DOTALL)
"""What a text must hold for these to be looked for."""

_SECOND = re.compile(
    r"\bhalf (?:a|of a|an) second\b|\b0?\.5 of a second\b"
    r"|(?P<before>\b(?:under|below|within|than|in|after|of|exceeds?|to)\s+)a second\b"
    r"|\bsub-?second\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def in_digits(text: str) -> str:
    """Return a text with its numbers in digits, each with its unit behind it.

    "two seconds" gives "2 seconds", "1'000" gives "1000", "300/800 ms" gives "300 ms / 800 ms".
    """
    lower = text.lower()
    if "second" in lower:
        text = _SECOND.sub(_of_second, text)
    if any(word in lower for word in NUMBER_WORDS):
        text = _WORDS.sub(_digits, text)
    if _DIGIT.search(text) is None:
        return text
    text = _APOSTROPHE.sub("", text)
    if "." in text:
        text = _DOTTED.sub(r"\1", text)
    if _SEVERAL_PERCENTILES.search(lower):
        text = _SHARED_BY_PERCENTILES.sub(_each_percentile_with_unit, text)
    return _SHARED_UNIT.sub(_each_with_unit, text) if "/" in text else text


def _of_second(found: re.Match[str]) -> str:
    if found["before"]:
        return f"{found['before']}1 second"
    return "under 1 second" if found[0].lower().startswith("sub") else "0.5 seconds"


def _digits(found: re.Match[str]) -> str:
    if found["tens"]:
        return str(_TENS[found["tens"].lower()] + _UNITS[found["ones"].lower()])
    if found["large"]:
        times = found["times"].lower()
        factor = 1 if times in ("a", "an") else _UNITS.get(times) or int(times)
        return str(factor * _LARGE[found["large"].lower()])
    return str(_ALL[found["word"].lower()])


def _each_with_unit(found: re.Match[str]) -> str:
    return " / ".join(f"{number.strip()} {found[2]}" for number in found[1].split("/"))


def _each_percentile_with_unit(found: re.Match[str]) -> str:
    parts = re.split(r"\s*[/,;|]\s*", found[1])
    return " / ".join(f"{part} {found[2]}" for part in parts)
