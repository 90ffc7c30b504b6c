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

An exclude is a phrase too: the words it stands for are taken out of the line before the phrases of
the same name are looked for. "cache hit rate" taken out of "cache hit rate and rate limit" leaves
the rate limit to be found.

Of two names the longer term wins: "api documentation" is not "documentation". A term is a phrase of
several words without ``...`` and ``&``; it hides what other names find inside it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from itertools import product
from operator import or_
from typing import NamedTuple, Protocol

from .figures import NUMBER_WORDS
from .normal_form import CHARACTERS, STOP, plain_words

_NUMBER = "#"
_GAP = "..."
_EITHER = "&"

_FARTHEST = 8
"""Words that ``...`` stands for at most; three times as many where characters are words."""

_WIDE = re.compile(f"[{CHARACTERS}]")
_NO_PHRASE = re.compile(r"[^\w%|*&.#\s]+")


class Words(Protocol):
    """The part of a probe or a topic that matching looks at."""

    @property
    def phrases(self) -> tuple[str, ...]:
        """Words that lead here."""

    @property
    def excludes(self) -> tuple[str, ...]:
        """Words that mean something else although a phrase fits."""


def parted(phrases: str) -> tuple[str, ...]:
    """Return phrases that are written one behind the other, with commas between them."""
    return tuple(" ".join(phrase.split()) for phrase in phrases.split(",") if phrase.strip())


Signs = frozenset[str]
"""What can stand for a word of a line in a phrase: the word, its beginnings, any number."""

_BREAK: Signs = frozenset((STOP,))
"""The end of a sentence, in a line of signs."""


@lru_cache(maxsize=4096)
def _signs(word: str) -> Signs:
    """Return a word, with a star each of its beginnings, and what stands for any number."""
    numbers = (_NUMBER,) if word.isdecimal() or word in NUMBER_WORDS else ()
    return frozenset((word, *(f"{word[:end]}*" for end in range(1, len(word) + 1)), *numbers))


@lru_cache(maxsize=16384)
def _choices(word: str) -> Signs:
    """Return what a word of a phrase can be."""
    return frozenset(word.split("|"))


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase in one order of its words."""

    words: tuple[Signs, ...]
    """What each of its words can be."""
    gaps: tuple[int, ...]
    """How many words of the line may stand before each of them."""
    term: bool
    """Whether it is several words that follow one another."""

    @classmethod
    def of(cls, written: tuple[str, ...]) -> _Phrase:
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
            if line[place] is _BREAK:
                break
        return 0


def _variants(phrase: str) -> Iterator[str]:
    """Give a phrase in the form of a line's words.

    Choices among words that are several characters in a line are one phrase each.
    """
    if phrase.isascii():
        yield phrase
        return
    choices = [word.split("|") if _WIDE.search(word) else [word] for word in phrase.split()]
    for variant in map(" ".join, product(*choices)):
        yield _NO_PHRASE.sub(" ", re.sub(f"([{CHARACTERS}])", r" \1 ", plain_words(variant)))


@lru_cache(maxsize=16384)
def _orders(phrase: str) -> tuple[_Phrase, ...]:
    """Return a phrase, in the form of a line's words, in each order that it may come in."""
    parts = [part.split() for part in phrase.split(_EITHER)]
    orders = [parts] if len(parts) == 1 else [parts, parts[::-1]]
    return tuple(_Phrase.of(tuple(_joined(order))) for order in orders)


def _joined(parts: Iterable[list[str]]) -> Iterator[str]:
    for number, part in enumerate(parts):
        if number:
            yield _GAP
        yield from part


def words_matched(phrase: str, line: str) -> str | None:
    """Return the words of a normalised line that a phrase stands for, or None."""
    words = line.split()
    signs = [_BREAK if word == STOP else _signs(word) for word in words]
    for variant in _variants(phrase):
        for one in _orders(variant):
            for start, end in one.seen_in(signs):
                return " ".join(words[start:end])
    return None


@dataclass(frozen=True, kw_only=True)
class _Sight:
    """Words of a line that a phrase of a name stands for."""

    name: str
    start: int
    end: int
    term: bool

    def hides(self, other: _Sight) -> bool:
        inside = self.start <= other.start and other.end <= self.end
        longer = self.end - self.start > other.end - other.start
        return self.term and inside and longer and self.name != other.name


_PLACES = 3
"""Places of words in phrases that the index tells apart; what stands further on shares the last."""

Asked = int
"""Which phrases ask for a word at which place: the bit of a number at a place is number + place
times the number of phrases."""


class _Index:
    """Phrases of names by their words."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        self._entries: list[tuple[str, str]] = []
        self._of_name: dict[str, int] = {}
        for name, written in phrases.items():
            begin = len(self._entries)
            self._entries += [(name, one) for phrase in written for one in _variants(phrase)]
            self._of_name[name] = (1 << len(self._entries)) - (1 << begin)
        self._size = len(self._entries)
        self._askers: dict[str, list[int]] = defaultdict(list)
        shorter = []
        for number, (_, phrase) in enumerate(self._entries):
            place = 0
            for word in phrase.split():
                if word not in (_GAP, _EITHER):
                    bit = number + min(place, _PLACES - 1) * self._size
                    for sign in word.split("|"):
                        self._askers[sign].append(bit)
                    place += 1
            shorter += [number + absent * self._size for absent in range(place, _PLACES)]
        self._shorter = _bits(shorter)
        self._asked: dict[str, Asked] = {}
        self.signs = frozenset(self._askers)

    def asked(self, signs: Signs) -> Asked:
        """Return the phrases that ask for a word with any of these signs."""
        asked = 0
        for sign in signs & self.signs:
            if sign not in self._asked:
                self._asked[sign] = _bits(self._askers[sign])
            asked |= self._asked[sign]
        return asked

    def within(
        self, asked: Iterable[Asked], names: Iterable[str] | None = None
    ) -> Iterator[tuple[str, _Phrase]]:
        """Give the phrases whose words may all be among those of a line, in their order.

        Args:
            asked: What asks for each of the words.
            names: Whose phrases are asked for; all when left out.
        """
        rows = reduce(or_, asked, self._shorter)
        found = rows & (rows >> self._size) & (rows >> 2 * self._size)
        if names is not None:
            found &= sum(self._of_name[name] for name in names)
        while found:
            number = (found & -found).bit_length() - 1
            name, phrase = self._entries[number]
            for order in _orders(phrase):
                yield name, order
            found ^= 1 << number


def _bits(numbers: Iterable[int]) -> int:
    """Return a set of numbers as bits."""
    numbers = list(numbers)
    row = bytearray(max(numbers, default=0) // 8 + 1)
    for number in numbers:
        row[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(row, "little")


class _Known(NamedTuple):
    """What is known of a word of a line."""

    signs: Signs
    """Those that any phrase asks for."""
    phrases: Asked
    excludes: Asked


class _Entry(NamedTuple):
    """The words of a name, as a key."""

    phrases: tuple[str, ...]
    excludes: tuple[str, ...]


def phrasebook(vocabulary: Mapping[str, Words]) -> Phrasebook:
    """Return the book of a vocabulary; a run plans more than once, and the index takes its time."""
    return _phrasebook(
        tuple(
            (name, _Entry(tuple(words.phrases), tuple(words.excludes)))
            for name, words in vocabulary.items()
        )
    )


@lru_cache(maxsize=2)
def _phrasebook(entries: tuple[tuple[str, _Entry], ...]) -> Phrasebook:
    return Phrasebook(dict(entries))


class Phrasebook:
    """The phrases of many names, indexed by their words so that a line is read once."""

    def __init__(self, vocabulary: Mapping[str, Words]) -> None:
        self._order = {name: place for place, name in enumerate(vocabulary)}
        self._phrases = _Index({name: words.phrases for name, words in vocabulary.items()})
        self._excludes = _Index({name: words.excludes for name, words in vocabulary.items()})
        self._known = {STOP: _Known(_BREAK, 0, 0)}
        # A line and its clauses are often one and the same.
        self._remembered = lru_cache(maxsize=256)(self._look)

    def find(self, line: str) -> dict[str, str]:
        """Return the names that a normalised line leads to, each with the words that did."""
        return dict(self._remembered(line))

    def _look(self, line: str) -> dict[str, str]:
        words = line.split()
        sights = list(self._sights(words))
        terms = [sight for sight in sights if sight.term]
        found: dict[str, str] = {}
        for sight in sights:
            if sight.name not in found and not any(term.hides(sight) for term in terms):
                found[sight.name] = " ".join(words[sight.start : sight.end]).replace(" ,", "")
        return dict(sorted(found.items(), key=lambda pair: self._order[pair[0]]))

    def _sights(self, words: Sequence[str]) -> Iterator[_Sight]:
        known = [self._known.get(word) or self._learn(word) for word in words]
        meant = [*self._phrases.within(word.phrases for word in known)]
        if not meant:
            return
        line = [word.signs for word in known]
        names = {name for name, _ in meant}
        excluded: dict[str, list[_Phrase]] = defaultdict(list)
        for name, phrase in self._excludes.within((word.excludes for word in known), names):
            excluded[name].append(phrase)
        rests = {name: _without(phrases, line) for name, phrases in excluded.items()}
        for name, phrase in meant:
            for start, end in phrase.seen_in(rests.get(name, line)):
                yield _Sight(name=name, start=start, end=end, term=phrase.term)

    def _learn(self, word: str) -> _Known:
        signs = _signs(word)
        known = _Known(
            (signs & self._phrases.signs) | (signs & self._excludes.signs),
            self._phrases.asked(signs),
            self._excludes.asked(signs),
        )
        self._known[word] = known
        return known


def _without(excludes: Iterable[_Phrase], line: Sequence[Signs]) -> Sequence[Signs]:
    """Return a line with a break in place of each excluded word."""
    rest = list(line)
    for phrase in excludes:
        # All are looked for in the line as it stands: what one takes out can be part of another.
        for start, end in phrase.seen_in(line):
            rest[start:end] = [_BREAK] * (end - start)
    return rest
