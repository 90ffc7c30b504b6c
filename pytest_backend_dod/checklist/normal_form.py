"""A line in the form that phrases are matched against: plain lower-case words with blanks between.

Hyphens, underscores and punctuation count as blanks, ``%`` as a word, accents as nothing, and in
Chinese and Japanese each character as a word. What only says when the line applies is left out.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .conditions import without_conditions
from .names import plain_letters

PAUSE = ","
"""Stands for a comma, a bracket or a colon: words on either side do not follow one another."""

STOP = "|"
"""Stands for the end of a sentence, which no phrase reaches across."""

LONGEST = 2_000
"""Characters of a line that are looked at."""

CHARACTERS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0e7f"
"""Scripts without blanks between words: Japanese, Chinese, Thai."""


@lru_cache(maxsize=256)
def normalised(text: str) -> str:
    """Return a line in the form that phrases are matched against.

    What only says when the line applies is left out, unless there is nothing else.
    """
    text = text[:LONGEST]
    return plain(without_conditions(text)) or _words(text)


def plain(text: str) -> str:
    """Return a text without conditions in the form that phrases are matched against."""
    return _words(text).strip(f"{STOP}{PAUSE} ")


def _words(text: str) -> str:
    if "." in text:
        text = _ABBREVIATION.sub(lambda found: found[0].replace(".", ""), text)
    folded = _folded(text)
    if any(part in folded for part in _OF_PER_CENT):
        folded = _PER_CENT.sub(" % ", folded)
    if _DIGIT.search(folded):
        folded = _UNIT.sub(r"\1\2 \3", folded)
    if "'" in folded or "’" in folded:
        folded = _APOSTROPHES.sub("", folded)
    return " ".join([_MARKS.get(word, word) for word in _WORD_OR_MARK.findall(folded)])


# The digit comes first, and what must not stand before it behind it: digits are found quickly.
_UNIT = re.compile(
    r"(\d(?<![\w.]\d)(?!(?<=[1-5])\d\ds)\d*)(?:[.,](\d+))?\s?(ms|secs?|s|rps|tps|qps|rpm|k|kb|mb|gb|loc|min)(?![a-z0-9_])",
    re.ASCII,
)
_PER_CENT = re.compile(r"\b(?:percent|per cent|pct|prozent|por ciento|por cento|pour cent)\b")
_OF_PER_CENT = ("cent", "pct", "prozent", "ciento")
_ABBREVIATION = re.compile(
    r"\b(?:max|min|approx|ca|avg|resp|no|nr)\.(?=\s*\d)|\b(?:e\.\s?g\.|i\.\s?e\.|etc\.|incl\."
    r"|excl\.|z\.\s?B\.|vs\.)",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_APOSTROPHES = re.compile(r"['’](?:s\b|(?=t\b))")
_WORD_OR_MARK = re.compile(
    r"[^\W_]+(?:,(?=\d)[^\W_]+)*|%|[,()\[\]，、（）：;。；]|(?<=\s)[-–—](?=\s)|(?<!type):(?=\s)|[.!?！？](?=\s|$)"
)
_MARKS = {
    **dict.fromkeys(",()[]，、（）：:-–—", PAUSE),
    **dict.fromkeys(";。；.!?！？", STOP),
}


def _folded(text: str) -> str:
    """Lower case without accents, with blanks around percent signs and lone characters."""
    folded = text.lower() if text.isascii() else plain_words(text)
    if not text.isascii():
        folded = re.sub(rf"([{CHARACTERS}])", r" \1 ", folded.replace("。", " 。 "))
    return folded.replace("|", " ").replace("%", " % ")


def plain_words(text: str) -> str:
    """Lower case without accents; the Vietnamese d with a bar counts as a d."""
    return plain_letters(text).replace("đ", "d")
