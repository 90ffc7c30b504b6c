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


class Samples:
    """Keeps samples as they come by."""

    def __init__(self) -> None:
        self.kept: list[Sample] = []
        self.apps: dict[str, object] = {}
        """Kind → the application that was heard last."""
        self._counts: Counter[tuple[str, int]] = Counter()
        self._size = 0

    def take(self, exchange: Exchange, app: object, kind: str) -> None:
        """Keep an answer unless there are enough of its sort."""
        if kind in self.apps or len(self.apps) < APPS:
            self.apps[kind] = app
        answer, sort = exchange.answer, (exchange.operation, exchange.answer.status)
        size = len(answer.body)
        if self._counts[sort] >= EACH or size > LONGEST or self._size + size > ALL:
            return
        if header(answer.headers, "content-encoding") not in {None, "identity"}:
            return
        self._counts[sort] += 1
        self._size += size
        self.kept.append(
            Sample(
                operation=exchange.operation,
                status=answer.status,
                media_type=answer.media_type,
                text=masked(answer.body.decode("utf-8", "replace")),
                whole=header(answer.headers, "content-length") == str(size),
                app=kind,
            )
        )
