"""Words of a checklist line against the phrases of probes.

A phrase is a few lower-case words:

- a word ending in ``*`` stands for all words that begin so: ``test*``,
- words joined by ``|`` stand for any of them: ``pass*|green``,
- ``...`` stands for up to eight words between, of the same sentence: ``test* ... pass*``,
- ``#`` stands for a number: ``within # ms``; numbers in words count as well, and a unit counts as a
  word of its own,
- ``&`` joins two phrases that may come in either order, up to eight words apart:
  ``input* & validat*``.

The line is in its :mod:`.normal_form`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from .figures import NUMBER_WORDS
from .normal_form import CHARACTERS, STOP, plain_words

_NUMBER = "#"
_GAP = "..."
_EITHER = "&"

_FARTHEST = 8
"""Words that ``...`` stands for at most; three times as many where characters are words."""

_WIDE = re.compile(f"[{CHARACTERS}]")
_NO_PHRASE = re.compile(r"[^\w%|*&.#\s]+")


def parted(phrases: str) -> tuple[str, ...]:
    """Return phrases that are written one behind the other, with commas between them."""
    return tuple(" ".join(phrase.split()) for phrase in phrases.split(",") if phrase.strip())


Signs = frozenset[str]
"""What can stand for a word of a line in a phrase: the word, its beginnings, any number."""

BREAK: Signs = frozenset((STOP,))
"""The end of a sentence, in a line of signs."""


@lru_cache(maxsize=4096)
def signs_of(word: str) -> Signs:
    """Return a word, with a star each of its beginnings, and what stands for any number."""
    numbers = (_NUMBER,) if word.isdecimal() or word in NUMBER_WORDS else ()
    return frozenset((word, *(f"{word[:end]}*" for end in range(1, len(word) + 1)), *numbers))


@lru_cache(maxsize=16384)
def _choices(word: str) -> Signs:
    """Return what a word of a phrase can be."""
    return frozenset(word.split("|"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase in one order of its words."""

    words: tuple[Signs, ...]
    """What each of its words can be."""
    gaps: tuple[int, ...]
    """How many words of the line may stand before each of them."""
    term: bool
    """Whether it is several words that follow one another."""

    @classmethod
    def of(cls, written: tuple[str, ...]) -> Phrase:
        """Make a phrase of its words."""
        if _GAP not in written:
            return cls(tuple(map(_choices, written)), (0,) * len(written), len(written) > 1)
        far = _FARTHEST * (3 if any(map(_WIDE.match, written)) else 1)
        before = zip(("", *written), written, strict=False)
        return cls(
            tuple(_choices(word) for word in written if word != _GAP),
            tuple(far if one == _GAP else 0 for one, word in before if word != _GAP),
            False,
        )

    def may_be_among(self, signs: Signs) -> bool:
        """Whether each of its words has a sign among those of all words of a line."""
        return not any(map(signs.isdisjoint, self.words))

    def seen_in(self, line: Sequence[Signs]) -> Iterator[tuple[int, int]]:
        """Give beginning and end of where a line's words are those of the phrase."""
        first, past = self.words[0], 0
        if len(self.words) == 1:
            for at, signs in enumerate(line):
                if not first.isdisjoint(signs):
                    yield at, at + 1
            return
        for at, signs in enumerate(line):
            if at >= past and not first.isdisjoint(signs):
                end = self._end(line, at + 1, 1)
                if end:
                    yield at, end
                    past = end

    def _end(self, line: Sequence[Signs], at: int, number: int) -> int:
        """Return where the words from a number on end that begin at a place; 0 for nowhere."""
        if number == len(self.words):
            return at
        word = self.words[number]
        for place in range(at, min(at + self.gaps[number] + 1, len(line))):
            if not word.isdisjoint(line[place]):
                end = self._end(line, place + 1, number + 1)
                if end:
                    return end
            if line[place] is BREAK:
                break
        return 0


def written_forms(phrase: str) -> Iterator[str]:
    """Give a phrase in the form of a line's words.

    Choices among words that are several characters in a line are one phrase each.
    """
    if phrase.isascii():
        yield phrase
        return
    choices = [word.split("|") if _WIDE.search(word) else [word] for word in phrase.split()]
    for variant in map(" ".join, product(*choices)):
        yield _NO_PHRASE.sub(" ", re.sub(f"([{CHARACTERS}])", r" \1 ", plain_words(variant)))


def asked_words(phrase: str) -> Iterator[tuple[str, ...]]:
    """Give for each word that a phrase asks for what it can be."""
    for word in phrase.split():
        if word not in (_GAP, _EITHER):
            yield tuple(word.split("|"))


@lru_cache(maxsize=16384)
def orders(phrase: str) -> tuple[Phrase, ...]:
    """Return a phrase, in the form of a line's words, in each order that it may come in."""
    parts = [part.split() for part in phrase.split(_EITHER)]
    orders = [parts] if len(parts) == 1 else [parts, parts[::-1]]
    return tuple(Phrase.of(tuple(_joined(order))) for order in orders)


def _joined(parts: Iterable[list[str]]) -> Iterator[str]:
    for number, part in enumerate(parts):
        if number:
            yield _GAP
        yield from part


def words_matched(phrase: str, line: str) -> str | None:
    """Return the words of a normalised line that a phrase stands for, or None."""
    words = line.split()
    signs = [BREAK if word == STOP else signs_of(word) for word in words]
    for variant in written_forms(phrase):
        for one in orders(variant):
            for start, end in one.seen_in(signs):
                return " ".join(words[start:end])
    return None
