"""The phrases of many names, looked for in a line at once.

An exclude is a phrase too: the words it stands for are taken out of the line before the phrases of
the same name are looked for. "cache hit rate" taken out of "cache hit rate and rate limit" leaves
the rate limit to be found.

Of two names the longer term wins: "api documentation" is not "documentation". A term is a phrase of
several words without ``...`` and ``&``; it hides what other names find inside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import and_, or_
from typing import NamedTuple, Protocol

from .matching import BREAK, Phrase, Signs, asked_words, orders, signs_of, written_forms
from .normal_form import STOP

_NOTHING: Signs = frozenset()
"""A word that no phrase asks for."""


class Words(Protocol):
    """The part of a probe or a topic that matching looks at."""

    @property
    def phrases(self) -> tuple[str, ...]:
        """Words that lead here."""

    @property
    def excludes(self) -> tuple[str, ...]:
        """Words that mean something else although a phrase fits."""


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
            self._entries += [(name, one) for phrase in written for one in written_forms(phrase)]
            self._of_name[name] = (1 << len(self._entries)) - (1 << begin)
        self._size = len(self._entries)
        self._askers: dict[str, list[int]] = defaultdict(list)
        shorter = []
        for number, (_, phrase) in enumerate(self._entries):
            words = [*asked_words(phrase)]
            for place, signs in enumerate(words):
                for sign in signs:
                    self._askers[sign].append(number + min(place, _PLACES - 1) * self._size)
            shorter += [number + place * self._size for place in range(len(words), _PLACES)]
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
    ) -> Iterator[tuple[str, Phrase]]:
        """Give the phrases whose words may all be among those of a line, in their order.

        Args:
            asked: What asks for each of the words.
            names: Whose phrases are asked for; all when left out.
        """
        rows = reduce(or_, asked, self._shorter)
        found = reduce(and_, (rows >> place * self._size for place in range(_PLACES)))
        if names is not None:
            found &= sum(self._of_name[name] for name in names)
        while found:
            number = (found & -found).bit_length() - 1
            name, phrase = self._entries[number]
            for order in orders(phrase):
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
        self._known = lru_cache(maxsize=8192)(self._learn)
        # A line is asked about more than once.
        self._excerpts = lru_cache(maxsize=64)(self._excerpt)

    def find(self, line: str) -> dict[str, str]:
        """Return the names that a normalised line leads to, each with the words that did."""
        return self.excerpt(line).find(line)

    def excerpt(self, line: str) -> Excerpt:
        """Return what the book has for the words of a normalised line and of all its parts."""
        return self._excerpts(line)

    def _excerpt(self, line: str) -> Excerpt:
        known = {word: self._known(word) for word in line.split()}
        meant = [*self._phrases.within(word.phrases for word in known.values())]
        names = {name for name, _ in meant}
        excludes: dict[str, list[Phrase]] = defaultdict(list)
        if meant:
            asked = (word.excludes for word in known.values())
            for name, phrase in self._excludes.within(asked, names):
                excludes[name].append(phrase)
        return Excerpt(
            signs={word: one.signs for word, one in known.items()},
            meant=sorted(meant, key=lambda one: self._order[one[0]]),
            excludes=excludes,
        )

    def _learn(self, word: str) -> _Known:
        if word == STOP:
            return _Known(BREAK, 0, 0)
        signs = signs_of(word)
        return _Known(
            (signs & self._phrases.signs) | (signs & self._excludes.signs),
            self._phrases.asked(signs),
            self._excludes.asked(signs),
        )


class Excerpt:
    """The phrases of a book whose words a line has, so that its parts are read quickly."""

    def __init__(
        self,
        *,
        signs: Mapping[str, Signs],
        meant: Sequence[tuple[str, Phrase]],
        excludes: Mapping[str, Sequence[Phrase]],
    ) -> None:
        self._signs = signs
        self._meant = meant
        self._excludes = excludes
        self._found: dict[str, dict[str, str]] = {}

    def find(self, part: str) -> dict[str, str]:
        """Return the names that a part of the line leads to, each with the words that did.

        A word that the line does not have leads nowhere.
        """
        if part not in self._found:
            self._found[part] = self._look(part.split()) if self._meant else {}
        return dict(self._found[part])

    def _look(self, words: Sequence[str]) -> dict[str, str]:
        sights = list(self._sights(words))
        terms = [sight for sight in sights if sight.term]
        found: dict[str, str] = {}
        for sight in sights:
            if sight.name not in found and not any(term.hides(sight) for term in terms):
                found[sight.name] = " ".join(words[sight.start : sight.end]).replace(" ,", "")
        return found

    def _sights(self, words: Sequence[str]) -> Iterator[_Sight]:
        line = [self._signs.get(word, _NOTHING) for word in words]
        signs = _NOTHING.union(*line)
        rests: dict[str, Sequence[Signs]] = {}
        for name, phrase in self._meant:
            if phrase.may_be_among(signs):
                if name not in rests:
                    rests[name] = _without(self._excludes.get(name, ()), line)
                for start, end in phrase.seen_in(rests[name]):
                    yield _Sight(name=name, start=start, end=end, term=phrase.term)


def _without(excludes: Iterable[Phrase], line: Sequence[Signs]) -> Sequence[Signs]:
    """Return a line with a break in place of each excluded word."""
    rest = list(line)
    for phrase in excludes:
        # All are looked for in the line as it stands: what one takes out can be part of another.
        for start, end in phrase.seen_in(line):
            rest[start:end] = [BREAK] * (end - start)
    return rest
