"""A few of the suite's own answers for each operation and status, to hold against the document.

Bounded in number and size, secrets masked. They never leave the process that heard them: what does
is the verdict on each (:mod:`..project.answers`).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from .exchange import Exchange, header, masked

EACH = 3
"""Answers kept for one operation and status."""
LONGEST = 65_536
"""Bytes above which an answer is left out; a part of one cannot be judged."""
ALL = 8_000_000
"""Bytes kept altogether."""
APPS = 4
"""Applications that are remembered, the latest of each kind."""


@dataclass(frozen=True, kw_only=True)
class Sample:
    """One answer of the suite."""

    operation: str
    status: int
    media_type: str
    """Lower case, without parameters; empty for none."""
    text: str = field(repr=False)
    """The body, secrets masked."""
    whole: bool
    """Whether the body is known to be there to its end; a stream may have been cut."""
    app: str
    """Kind of the application that gave it."""
    place: tuple[str, int]
    """The test that it was an answer to, and its number among the answers to it."""


class Samples:
    """Keeps samples as they come by: of each sort those with the lowest places.

    Which ones they are does not depend on the order of the tests, nor on who ran them.
    """

    def __init__(self) -> None:
        self.apps: dict[str, object] = {}
        """Kind → the application that was heard last."""
        self._kept: dict[tuple[str, int], list[Sample]] = {}
        self._heard: Counter[str] = Counter()
        self._size = 0

    @property
    def kept(self) -> list[Sample]:
        """What was kept, in the order of places."""
        return sorted((one for kept in self._kept.values() for one in kept), key=_place)

    def take(self, exchange: Exchange, app: object, kind: str, test: str) -> None:
        """Keep an answer unless there are enough of its sort."""
        if kind in self.apps or len(self.apps) < APPS:
            self.apps[kind] = app
        self._heard[test] += 1
        place = (test, self._heard[test])
        answer, size = exchange.answer, len(exchange.answer.body)
        kept = self._kept.setdefault((exchange.operation, answer.status), [])
        if len(kept) >= EACH and place > kept[-1].place:
            return
        if size > LONGEST or self._size + size > ALL:
            return
        if header(answer.headers, "content-encoding") not in {None, "identity"}:
            return
        text = masked(answer.body.decode("utf-8", "replace"))
        self._size += len(text)
        kept.append(
            Sample(
                operation=exchange.operation,
                status=answer.status,
                media_type=answer.media_type,
                text=text,
                whole=header(answer.headers, "content-length") == str(size),
                app=kind,
                place=place,
            )
        )
        kept.sort(key=_place)
        self._size -= sum(len(one.text) for one in kept[EACH:])
        del kept[EACH:]


def _place(sample: Sample) -> tuple[str, int]:
    return sample.place
