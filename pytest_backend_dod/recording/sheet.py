"""The sheet on which is noted what happens while one request is answered."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar, Token
from dataclasses import dataclass, field, replace
from typing import Any

from .exchange import Logged, Spanned, Witnessed

STATEMENTS_KEPT = 500
"""Statements of one request that are kept; a page that runs more shows its nature by then."""
RECORDS_KEPT = 100
"""Log records of one request that are kept."""
SPANS_KEPT = 100
"""Spans of one request that are kept."""
TEXT_LIMIT = 4_000
"""Characters of a statement or a message that are kept."""
WRITTEN_LIMIT = 262_144
"""Characters of a record as it is written that are kept: a JSON line that holds a traceback has
several thousands, and cut off it is JSON no more."""


@dataclass
class Sheet:
    """What is noted of one request."""

    full: bool
    """Whether texts are kept, or things only counted."""
    statements: list[str] = field(default_factory=list)
    logs: list[Logged] = field(default_factory=list)
    spans: list[Spanned] = field(default_factory=list)
    statement_count: int = 0
    record_count: int = 0
    muted_count: int = 0
    latest: Any = None
    """The record noted last, for libraries that write one several times."""

    def note_statement(self, text: str) -> None:
        """Note a statement on its way to the driver."""
        self.statement_count += 1
        if self.full and len(self.statements) < STATEMENTS_KEPT:
            self.statements.append(text[:TEXT_LIMIT])

    def note(self, made: Callable[[], Logged]) -> None:
        """Note a record; it is made only where texts are kept."""
        self.record_count += 1
        self.latest = None
        if self.full and len(self.logs) < RECORDS_KEPT:
            self.logs.append(made())

    def written_again(self, text: str) -> None:
        """Note that the latest record was written once more, in this way."""
        if text and self.logs:
            last = self.logs[-1]
            self.logs[-1] = replace(last, written=(*last.written, text))

    def note_span(self, span: Spanned) -> None:
        """Note a span that has ended."""
        if self.full and len(self.spans) < SPANS_KEPT:
            self.spans.append(span)

    def witnessed(self) -> Witnessed:
        """Return what was seen."""
        return Witnessed(
            statement_count=self.statement_count,
            record_count=self.record_count,
            statements=tuple(self.statements),
            logs=tuple(self.logs),
            muted_count=self.muted_count,
            spans=tuple(self.spans),
        )


_sheet: ContextVar[Sheet | None] = ContextVar("backend_dod_sheet", default=None)


def current() -> Sheet | None:
    """Return the sheet of the request that is answered in this context."""
    return _sheet.get()


class opened:  # noqa: N801 - read as a function; a class, since every request opens one
    """Note on one sheet what happens in this context; inside of another, on that one's."""

    def __init__(self, *, full: bool) -> None:
        self._full = full
        self._token: Token[Sheet | None] | None = None

    def __enter__(self) -> Sheet:
        """Begin."""
        outer = _sheet.get()
        if outer is not None:
            return outer
        sheet = Sheet(full=self._full)
        self._token = _sheet.set(sheet)
        return sheet

    def __exit__(self, *problem: object) -> None:
        """End, where it was begun."""
        if self._token is not None:
            _sheet.reset(self._token)
