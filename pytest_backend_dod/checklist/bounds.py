"""The largest value that a line allows: complexity, length, parameters, page size, query depth."""

from __future__ import annotations

import re
from typing import Any

from .figures import in_digits
from .names import plain_letters

_AT_MOST = (
    r"(?:≤|⩽|<=?|=<|\bup to|\bat most|\bno (?:more|longer|deeper|higher|larger|greater|bigger) than"
    r"|\b(?:more|longer|deeper|higher|larger|greater|bigger) than|\b(?:below|under|over|above"
    r"|beyond)"
    r"|\b(?:less|fewer|smaller|shorter|lower) than|\bexceed(?:s|ed|ing)?"
    r"|\blimit(?:ed)?(?: (?:of|to|at|is))?|\b(?:capped|cap) (?:at|of|to)|\bcap(?:ped)?"
    r"|\bthreshold(?: of)?"
    r"|\bmax(?:imum|imal|imo|ima)?\b\.?|\bhochstens|\bhasta|\bau plus|\bno maximo"
    r"|不超过|以下|최대|最大"
    r"|\b(?:stays?|kept|keeps?|remains?) (?:at|below|under|within)|\bwithin|>)"
)
"""Words before a number that make it the largest allowed."""
_BETWEEN = r"(?:\s+(?!per\b|default\b)[a-z]+){0,3}?\s*(?:of|to|at|is|are|:|=|<=?|≤)?\s*\(?"
"""What can stand between such words and the number."""
_BEHIND = (
    r"\s*(?:[a-z]+\s+){0,3}?(?:at (?:the )?most|or (?:less|fewer|below|lower|under|shorter|smaller)"
    r"|and below|max(?:imum)?\b|tops|以下|以内|이하)"
)
"""Words behind a number that make it the largest allowed."""
_NO_BOUND = (
    r"(?![\d.,]*\d)(?!\s*(?:%|ms\b|s\b|seconds?\b|per\b(?! (?:page|call|request|response))|/"
    r"|[a-z]?b\b|st\b|nd\b|th\b))"
)
_NUMBER = rf"(?<![\w.,-])(\d{{1,5}})\b{_NO_BOUND}"
_BEFORE = re.compile(rf"{_AT_MOST}{_BETWEEN}{_NUMBER}")
_AFTER = re.compile(rf"(?<![\w.,-])(\d{{1,5}})\b{_BEHIND}")
_RANGE = re.compile(r"\b(?:between\s+)?\d{1,3}\s*(?:\.\.+|–|-|\band\b|\bto\b|…)\s*(\d{1,5})\b")
_DEFAULT = re.compile(
    r"\bdefault\w*\b(?:\s+(?!max)[a-z]+){0,3}\W{0,3}\d+|\b\d+\s+(?:[a-z]+\s+){0,3}by default"
)


def bound(text: str) -> int | None:
    """Return the largest value that a normalised text allows; None when it states none."""
    text = _DEFAULT.sub(" ", text)
    for pattern in (_BEFORE, _AFTER, _RANGE):
        if found := pattern.search(text):
            return int(found[1])
    return None


_COMPLEX = (
    r"(?:complexit|komplexit|complej|complexid|cyclomatic|cognitive|mccabe|ccn\b|radon|lizard|xenon"
    r"|gocyclo|nest(?:ing|ed)|圈复杂|复杂度|複雑度|복잡도)"
)
_COUNTED = (
    (
        "lines",
        r"(?:code |source )?(?:lines?|sloc|loc|lineas|zeilen|lignes|linhas|righe)\b|行|줄",
        r"\b(?:lines?(?: of code)?|loc|length)\b",
    ),
    (
        "parameters",
        r"(?:[a-z]+ )?(?:parameters?|params?|arguments?|args|parametros|parametern?|parametres)\b",
        r"\b(?:parameters?|params?|arguments?|args)\b",
    ),
)
"""Metric, what is counted behind a number, and what a number behind it counts."""


def complexity(text: str) -> dict[str, Any]:
    """Read the largest value allowed, and its metric when that is not cyclomatic complexity."""
    line = plain_letters(in_digits(text))
    about = re.search(
        rf"{_COMPLEX}[^.;,\d]{{0,60}}?(?<![\w.])(\d{{1,3}})\b(?!\s*(?:lines?|loc)\b)", line
    )
    if about is None:
        for metric, unit, name in _COUNTED:
            counted = re.search(rf"(?<![\w.])(\d{{1,4}})[\s-]*(?:{unit})", line)
            counted = counted or re.search(rf"{name}[^.;,\d]{{0,40}}?(?<![\w.])(\d{{1,4}})\b", line)
            if counted and not re.search(r"line length", line):
                return {"max": int(counted[1]), "metric": metric}
        about = re.search(rf"(?<![\w.])(\d{{1,3}})\b(?!\.\d)[^.;\d]{{0,40}}{_COMPLEX}", line)
    return {"max": int(about[1])} if about else {}


_ELEMENTS = r"(?:items?|rows?|records?|entries|results?|levels?|elements?|objects?|resources?)"
_PAGE = re.compile(
    rf"(?<![\w.])(\d{{1,5}})\s*{_ELEMENTS}\s*(?:per|a|each|in a|on a|/)\s*(?:page|request|call"
    rf"|response)"
    rf"|(?<![\w.])(\d{{1,5}})\s*{_ELEMENTS}\b|\(\s*(\d{{1,5}})\s*\)"
    r"|(?:page[ _-]?size|per[ _]page|limit|depth|levels?)\s*(?:is|of|:|=|to)?\s*(\d{1,5})\b"
)


def largest(text: str) -> dict[str, Any]:
    """Read the largest value allowed, of a page or a query."""
    line = plain_letters(in_digits(text))
    found = bound(line)
    if found is None:
        other = _PAGE.search(_DEFAULT.sub(" ", line))
        found = int(next(filter(None, other.groups()))) if other else None
    return {} if found is None else {"max": found}
