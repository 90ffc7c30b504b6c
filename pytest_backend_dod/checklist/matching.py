"""Words of a checklist line against the phrases of probes.

A phrase is a few lower-case words. A word ending in ``*`` stands for all words that begin so,
``...`` for up to eight words between, of the same sentence. Hyphens, underscores and punctuation in
the line count as blanks, ``%`` as a word.

An exclude is a phrase too: the words it stands for are taken out of the line before the phrases of
the same name are looked for. "cache hit rate" taken out of "cache hit rate and rate limit" leaves
the rate limit to be found.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Protocol

_STOP = "|"
"""Stands for the end of a sentence, which no phrase reaches across."""

_LONGEST = 2_000
"""Characters of a line that are looked at."""

_CONDITION = re.compile(
    r"\b(?:if|when|whenever|where|wherever|unless|in case|as far as)\b[^,;:.()\[\]]*?"
    r"\b(?:appl\w+|relevant|need\w*|necessary|required|appropriate|possible|sensible|affected"
    r"|touch\w+|chang\w+|modif\w+|add\w+|new|introduc\w+|remov\w+|any)\b[^,;:.()\[\]]*",
    re.IGNORECASE,
)


class Words(Protocol):
    """The part of a probe or a topic that matching looks at."""

    @property
    def phrases(self) -> tuple[str, ...]:
        """Words that lead here."""

    @property
    def excludes(self) -> tuple[str, ...]:
        """Words that mean something else although a phrase fits."""


def normalised(text: str) -> str:
    """Return a line in the form that phrases are matched against.

    What only says when the line applies ("if the schema changes") is left out, unless there is
    nothing else.
    """
    text = text[:_LONGEST]
    return _words(_CONDITION.sub(" ", text)).strip(f"{_STOP} ") or _words(text)


def _words(text: str) -> str:
    lowered = re.sub(r"[;。；]|[.!?](?=\s|$)", f" {_STOP} ", text.lower())
    return " ".join(re.sub(r"[^\w%|]+|_", " ", lowered.replace("%", " % ")).split())


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
            pieces.append(rf" (?:[^\s{_STOP}]+ ){{0,8}}?" if gap else " ")
        pieces.append(stem)
        gap = False
    return re.compile(r"(?<!\S)" + "".join(pieces) + r"(?!\S)")


def words_matched(phrase: str, line: str) -> str | None:
    """Return the words of a normalised line that a phrase stands for, or None."""
    found = _compiled(phrase).search(line)
    return found[0] if found else None


class Phrasebook:
    """The phrases of many names, indexed by their first words so that a line is read once."""

    def __init__(self, vocabulary: Mapping[str, Words]) -> None:
        self._vocabulary = vocabulary
        self._order = {name: place for place, name in enumerate(vocabulary)}
        self._starts: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for name, words in vocabulary.items():
            for phrase in words.phrases:
                self._starts[phrase.split()[0]].append((name, phrase))

    def find(self, line: str) -> dict[str, str]:
        """Return the names that a normalised line leads to, each with the words that did."""
        found: dict[str, str] = {}
        rests: dict[str, str] = {}
        for name, phrase in self._candidates(line):
            if name in found:
                continue
            if name not in rests:
                rests[name] = _without(self._vocabulary[name].excludes, line)
            words = words_matched(phrase, rests[name])
            if words is not None:
                found[name] = words
        return dict(sorted(found.items(), key=lambda pair: self._order[pair[0]]))

    def _candidates(self, line: str) -> Iterable[tuple[str, str]]:
        for word in dict.fromkeys(line.split()):
            yield from self._starts.get(word, ())
            for end in range(1, len(word) + 1):
                yield from self._starts.get(f"{word[:end]}*", ())


def _without(excludes: Iterable[str], line: str) -> str:
    for phrase in excludes:
        if words_matched(phrase, line) is not None:
            line = _compiled(phrase).sub(_STOP, line)
    return line
