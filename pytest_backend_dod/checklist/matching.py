"""Words of a checklist line against the phrases of probes.

A phrase is a few lower-case words:

- a word ending in ``*`` stands for all words that begin so: ``test*``,
- words joined by ``|`` stand for any of them: ``pass*|green``,
- ``...`` stands for up to eight words between, of the same sentence: ``test* ... pass*``,
- ``&`` joins two phrases that may come in either order, up to eight words apart:
  ``input* & validat*``.

Hyphens, underscores and punctuation of the line count as blanks, ``%`` as a word, accents as
nothing, and in Chinese and Japanese each character as a word. What only says when the line applies
("if the schema changes") is not looked at.

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
from functools import cached_property, lru_cache
from typing import Protocol

from .conditions import without_conditions
from .names import plain_letters

_STOP = "|"
"""Stands for the end of a sentence, which no phrase reaches across."""

LONGEST = 2_000
"""Characters of a line that are looked at."""

_FARTHEST = 8
"""Words that ``...`` stands for at most; three times as many where characters are words."""

_CHARACTERS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0e7f"
"""Scripts without blanks between words: Japanese, Chinese, Thai."""


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


def normalised(text: str) -> str:
    """Return a line in the form that phrases are matched against.

    What only says when the line applies is left out, unless there is nothing else.
    """
    text = text[:LONGEST]
    return _words(without_conditions(text)).strip(f"{_STOP} ") or _words(text)


def _words(text: str) -> str:
    folded = _folded(_ABBREVIATION.sub(lambda found: found[0].replace(".", ""), text))
    folded = re.sub(r"['’](?:s\b|(?=t\b))", "", folded)
    return " ".join(re.sub(r"[^\w%|]+|_", " ", _ENDS.sub(f" {_STOP} ", folded)).split())


_ABBREVIATION = re.compile(r"\b(?:e\.\s?g\.|i\.\s?e\.|etc\.|incl\.|excl\.|z\.\s?B\.|vs\.)")
_ENDS = re.compile(r"[;。；]|[.!?！？](?=\s|$)")


def _folded(text: str) -> str:
    """Lower case without accents, with blanks around percent signs and lone characters."""
    folded = text.lower() if text.isascii() else _plain(text)
    if not text.isascii():
        folded = re.sub(rf"([{_CHARACTERS}])", r" \1 ", folded.replace("。", " 。 "))
    return folded.replace("|", " ").replace("%", " % ")


def _plain(text: str) -> str:
    """Lower case without accents; the Vietnamese d with a bar counts as a d."""
    return plain_letters(text).replace("đ", "d")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a phrase: what a word of a line may be, or begin with."""

    exact: frozenset[str]
    beginnings: tuple[str, ...]
    far: int
    """How many words of the line may stand before it."""

    def fits(self, word: str) -> bool:
        return word in self.exact or word.startswith(self.beginnings)


@dataclass(frozen=True, kw_only=True)
class _Phrase:
    """A phrase in one order of its words."""

    words: tuple[str, ...]
    starts: tuple[str, ...]
    """Words it can begin with; one with a star stands for many."""
    others: tuple[frozenset[str], ...]
    """What each word behind the first can be."""
    term: bool
    """Whether it is several words that follow one another."""

    @classmethod
    def of(cls, words: tuple[str, ...]) -> _Phrase:
        """Make a phrase of its words."""
        return cls(
            words=words,
            starts=tuple(words[0].split("|")),
            others=tuple(frozenset(word.split("|")) for word in words[1:] if word != "..."),
            term=len(words) > 1 and "..." not in words,
        )

    @cached_property
    def _pieces(self) -> tuple[_Word, ...]:
        """Made when a line first has all its words: of most phrases none ever has."""
        wide = any(re.match(f"[{_CHARACTERS}]", word) for word in self.words)
        far = _FARTHEST * (3 if wide else 1)
        return tuple(
            _word(word, far if before == "..." else 0)
            for before, word in zip(("", *self.words), self.words, strict=False)
            if word != "..."
        )

    def seen_in(self, line: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Give beginning and end of where a line's words are those of the phrase."""
        first, past = self._pieces[0], 0
        for at, word in enumerate(line):
            if at >= past and first.fits(word):
                end = self._end(line, at + 1, 1)
                if end:
                    yield at, end
                    past = end

    def _end(self, line: Sequence[str], at: int, number: int) -> int:
        """Return where the words from a number on end that begin at a place; 0 for nowhere."""
        if number == len(self._pieces):
            return at
        piece = self._pieces[number]
        for place in range(at, min(at + piece.far + 1, len(line))):
            if piece.fits(line[place]):
                end = self._end(line, place + 1, number + 1)
                if end:
                    return end
            if line[place] == _STOP:
                break
        return 0


def _word(word: str, far: int) -> _Word:
    parts = word.split("|")
    return _Word(
        frozenset(part for part in parts if not part.endswith("*")),
        tuple(part[:-1] for part in parts if part.endswith("*")),
        far,
    )


@lru_cache(maxsize=16384)
def _orders(phrase: str) -> tuple[_Phrase, ...]:
    """Return the phrase in each order that it may come in."""
    parts = [part.split() for part in _spelled(phrase).split("&")]
    orders = [parts] if len(parts) == 1 else [parts, parts[::-1]]
    return tuple(_Phrase.of(tuple(_joined(order))) for order in orders)


def _spelled(phrase: str) -> str:
    """Return a phrase with its words in the form of the words of a line."""
    folded = phrase if phrase.isascii() else _plain(phrase)
    return re.sub(rf"([{_CHARACTERS}])", r" \1 ", folded)


def _joined(parts: Iterable[list[str]]) -> Iterator[str]:
    for number, part in enumerate(parts):
        if number:
            yield "..."
        yield from part


def words_matched(phrase: str, line: str) -> str | None:
    """Return the words of a normalised line that a phrase stands for, or None."""
    words = line.split()
    for one in _orders(phrase):
        for start, end in one.seen_in(words):
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


class _Index:
    """Phrases of names by the words they can begin with."""

    def __init__(self) -> None:
        self._entries: list[tuple[str, _Phrase]] = []
        self._starts: dict[str, list[int]] = defaultdict(list)

    def add(self, name: str, phrases: Iterable[str]) -> None:
        for phrase in (one for written in phrases for one in _orders(written)):
            for start in phrase.starts:
                self._starts[start].append(len(self._entries))
            self._entries.append((name, phrase))

    def within(self, starts: set[str]) -> Iterator[tuple[str, _Phrase]]:
        """Give the phrases whose words are all among some words, in the order of their adding."""
        numbers = {number for start in starts for number in self._starts.get(start, ())}
        for number in sorted(numbers):
            name, phrase = self._entries[number]
            for words in phrase.others:
                if starts.isdisjoint(words):
                    break
            else:
                yield name, phrase


class Phrasebook:
    """The phrases of many names, indexed by their first words so that a line is read once."""

    def __init__(self, vocabulary: Mapping[str, Words]) -> None:
        self._order = {name: place for place, name in enumerate(vocabulary)}
        self._phrases, self._excludes = _Index(), _Index()
        for name, words in vocabulary.items():
            self._phrases.add(name, words.phrases)
            self._excludes.add(name, words.excludes)
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
                found[sight.name] = " ".join(words[sight.start : sight.end])
        return dict(sorted(found.items(), key=lambda pair: self._order[pair[0]]))

    def _sights(self, words: Sequence[str]) -> Iterator[_Sight]:
        starts = {start for word in set(words) for start in _beginnings(word)}
        excluded: dict[str, list[_Phrase]] = defaultdict(list)
        for name, phrase in self._excludes.within(starts):
            excluded[name].append(phrase)
        rests: dict[str, Sequence[str]] = {}
        for name, phrase in self._phrases.within(starts):
            if name not in rests:
                rests[name] = _without(excluded[name], words)
            for start, end in phrase.seen_in(rests[name]):
                yield _Sight(name=name, start=start, end=end, term=phrase.term)


@lru_cache(maxsize=4096)
def _beginnings(word: str) -> tuple[str, ...]:
    """Return a word, and with a star each of its beginnings."""
    return (word, *(f"{word[:end]}*" for end in range(1, len(word) + 1)))


def _without(excludes: Iterable[_Phrase], words: Sequence[str]) -> Sequence[str]:
    """Return the words of a line with a stop in place of each excluded one."""
    rest = list(words)
    for phrase in excludes:
        for start, end in phrase.seen_in(rest):
            rest[start:end] = [_STOP] * (end - start)
    return rest
