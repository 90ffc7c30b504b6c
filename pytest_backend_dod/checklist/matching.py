"""Words of a checklist line against the phrases of probes.

A phrase is a few lower-case words. A word ending in ``*`` stands for all words that begin so, ``...`` for any
words between. Hyphens, underscores and punctuation in the line count as blanks, ``%`` as a word.
"""

from __future__ import annotations

import re
from functools import lru_cache


def normalised(text: str) -> str:
    """Return a line in the form that phrases are matched against."""
    lowered = text.lower().replace("%", " % ")
    return " ".join(re.sub(r"[^\w%]+|_", " ", lowered).split())


@lru_cache(maxsize=4096)
def _compiled(phrase: str) -> re.Pattern[str]:
    pieces: list[str] = []
    gap = False
    for word in phrase.split():
        if word == "...":
            gap = True
            continue
        stem = re.escape(word[:-1]) + r"\w*" if word.endswith("*") else re.escape(word)
        if pieces:
            pieces.append(r" (?:\S+ ){0,8}?" if gap else " ")
        pieces.append(stem)
        gap = False
    return re.compile(r"(?<!\S)" + "".join(pieces) + r"(?!\S)")


def words_matched(phrase: str, line: str) -> str | None:
    """Return the words of a normalised line that a phrase stands for, or None."""
    found = _compiled(phrase).search(line)
    return found[0] if found else None


def first_match(phrases: tuple[str, ...], line: str) -> str | None:
    """Return the words that the first fitting phrase stands for, or None."""
    for phrase in phrases:
        words = words_matched(phrase, line)
        if words is not None:
            return words
    return None
