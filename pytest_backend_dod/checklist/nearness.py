"""Which probes' words look most like those of a line that no phrase fits."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

_SHORTEST_WORD = 4
_LIKENESS = 0.5
"""Share of triples of letters that two words must have in common."""
_MOST = 3
_FALLBACK = ("tests", "command", "attest")


def nearness(phrases: Mapping[str, Iterable[str]]) -> Nearness:
    """Return the likeness to these phrases; of the same ones it is made once."""
    return _nearness(tuple((name, tuple(written)) for name, written in phrases.items()))


@lru_cache(maxsize=2)
def _nearness(phrases: tuple[tuple[str, tuple[str, ...]], ...]) -> Nearness:
    return Nearness(dict(phrases))


class Nearness:
    """Likeness of words by their triples of letters, so that "throtling" is near "throttl*"."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        self._fallback = [name for name in _FALLBACK if name in phrases] or sorted(phrases)[:_MOST]
        self._names: dict[str, list[str]] = defaultdict(list)
        self._holders: dict[str, list[str]] = defaultdict(list)
        self._known: dict[str, dict[str, float]] = {}
        for name, written in phrases.items():
            words = " ".join((*written, name.replace("-", " "))).replace("*", " ").split()
            for word in {word for word in words if len(word) >= _SHORTEST_WORD}:
                self._names[word].append(name)
        for word in self._names:
            for triple in _triples(word):
                self._holders[triple].append(word)

    def of(self, line: str) -> list[str]:
        """Return the names of the nearest probes, best first, at most three."""
        scores: dict[str, float] = defaultdict(float)
        for word in {word for word in line.split() if len(word) >= _SHORTEST_WORD}:
            for name, likeness in self._likenesses(word).items():
                scores[name] = max(scores[name], likeness)
        ranked = sorted(scores, key=lambda name: (-scores[name], name))
        return [name for name in ranked if scores[name] >= _LIKENESS][:_MOST] or self._fallback

    def _likenesses(self, word: str) -> dict[str, float]:
        """Return for each name the likeness of its word that is most like the given one."""
        if word not in self._known:
            triples = _triples(word)
            shared = Counter(
                holder for triple in triples for holder in self._holders.get(triple, ())
            )
            best: dict[str, float] = defaultdict(float)
            for holder, count in shared.items():
                likeness = 2 * count / (len(triples) + len(_triples(holder)))
                for name in self._names[holder]:
                    best[name] = max(best[name], likeness)
            self._known[word] = best
        return self._known[word]


@lru_cache(maxsize=8192)
def _triples(word: str) -> frozenset[str]:
    padded = f" {word} "
    return frozenset(padded[start : start + 3] for start in range(len(padded) - 2))
