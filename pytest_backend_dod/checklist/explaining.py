"""Which words of a line led to which parameter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .matching import parted

_MOST_WORDS = 80
"""Of a longer line the parameters are not traced back: each word costs one more reading."""

_LITTLE = frozenset(parted("the, and, or, is, are, be, all, our, must, should, with, for, on, by"))
"""Words that no figure hangs on, and a third of all words."""

Reading = Callable[[str], Mapping[str, Any]]


def traced(reading: Reading, text: str, stated: Mapping[str, Any] | None = None) -> dict[str, str]:
    """Return for each parameter the words without which the line would not state it so.

    It is found out by leaving out one word after the other, so that any reading can be explained.
    ``stated`` is what the reading gives for the text, where that is known.
    """
    stated = stated if stated is not None else reading(text)
    words = text.split()
    if not stated or len(words) > _MOST_WORDS:
        return {}
    needed: dict[str, list[str]] = {name: [] for name in stated}
    for number, word in enumerate(words):
        if word in _LITTLE:
            continue
        rest = reading(" ".join([*words[:number], *words[number + 1 :]]))
        for name, value in stated.items():
            if rest.get(name) != value:
                needed[name].append(word)
    return {name: " ".join(found) for name, found in needed.items() if found}


def because(words: str, traces: Mapping[str, str], condition: str) -> str:
    """Return the reason for an assignment, as it stands in the plan and the reports."""
    parts = [f"the words “{words}”"]
    parts += [f"{name.replace('_', '-')} from “{source}”" for name, source in traces.items()]
    if condition:
        parts.append(f"under the condition “{condition}”")
    return "; ".join(parts)
