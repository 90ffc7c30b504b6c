"""What an application does while it answers: the SQL it runs and the log records it leaves.

Statements are counted where SQLAlchemy and Django hand them to the driver, records where
:mod:`logging` hands them to the handlers. Each request has a sheet of its own, which travels with
its context into the threads and tasks that serve it; outside of a request nothing is noted.

Names that are private to other libraries are used here and nowhere else.
"""

from __future__ import annotations

import contextlib
import functools
import logging
import traceback
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from .exchange import Logged, Witnessed
from .imports import ImportWatch

STATEMENTS_KEPT = 500
"""Statements of one request that are kept; a page that runs more shows its nature by then."""
RECORDS_KEPT = 100
"""Log records of one request that are kept."""
TEXT_LIMIT = 4_000
"""Characters of a statement or a record that are kept."""

FOREIGN_LOGGERS = frozenset({"httpx", "httpx2", "httpcore", "urllib3", "hypothesis", "asyncio"})
"""Loggers of clients and tools: their records are not the application's."""


@dataclass
class Sheet:
    """What is noted of one request."""

    full: bool
    """Whether texts are kept, or things only counted."""
    statements: list[str] = field(default_factory=list)
    logs: list[Logged] = field(default_factory=list)
    statement_count: int = 0
    record_count: int = 0

    def witnessed(self) -> Witnessed:
        """Return what was seen."""
        return Witnessed(
            statement_count=self.statement_count,
            record_count=self.record_count,
            statements=tuple(self.statements),
            logs=tuple(self.logs),
        )


_sheet: ContextVar[Sheet | None] = ContextVar("backend_dod_sheet", default=None)


class Watch:
    """Notes what happens inside requests, once it has been opened."""

    def __init__(self) -> None:
        self.full = False
        """Whether texts are kept: while probing, not while the suite runs."""
        self._imports = ImportWatch()
        self._undo: list[Callable[[], None]] = []

    def open(self) -> None:
        """Begin to watch."""
        self._imports.watch("sqlalchemy.engine", self._sqlalchemy)
        self._imports.watch("django.db.backends.utils", self._django)
        self._imports.install()
        self._patch(logging.Logger, "callHandlers", _noting_record)

    def close(self) -> None:
        """Put everything back as it was."""
        self._imports.remove()
        while self._undo:
            self._undo.pop()()

    @contextlib.contextmanager
    def request(self) -> Iterator[Sheet]:
        """Note on one sheet what happens in this context; inside of another, on that one's."""
        outer = _sheet.get()
        if outer is not None:
            yield outer
            return
        sheet = Sheet(full=self.full)
        token = _sheet.set(sheet)
        try:
            yield sheet
        finally:
            _sheet.reset(token)

    def _patch(self, owner: Any, name: str, wrap: Callable[[Any], Any]) -> None:
        original = getattr(owner, name)
        setattr(owner, name, wrap(original))
        self._undo.append(lambda: setattr(owner, name, original))

    def _sqlalchemy(self, module: ModuleType) -> None:
        from sqlalchemy import event

        def note(*args: Any) -> None:
            _note_statement(str(args[2]))

        event.listen(module.Engine, "before_cursor_execute", note)
        self._undo.append(lambda: event.remove(module.Engine, "before_cursor_execute", note))

    def _django(self, module: ModuleType) -> None:
        self._patch(module.CursorWrapper, "execute", _noting_statement)
        self._patch(module.CursorWrapper, "executemany", _noting_statement)


def _note_statement(text: str) -> None:
    sheet = _sheet.get()
    if sheet is None:
        return
    sheet.statement_count += 1
    if sheet.full and len(sheet.statements) < STATEMENTS_KEPT:
        sheet.statements.append(text[:TEXT_LIMIT])


def _noting_statement(original: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(original)
    def execute(cursor: Any, sql: Any, *args: Any, **kwargs: Any) -> Any:
        _note_statement(str(sql))
        return original(cursor, sql, *args, **kwargs)

    return execute


def _noting_record(original: Callable[..., None]) -> Callable[..., None]:
    @functools.wraps(original)
    def call_handlers(logger: logging.Logger, record: logging.LogRecord) -> None:
        sheet = _sheet.get()
        if sheet is not None and record.name.partition(".")[0] not in FOREIGN_LOGGERS:
            sheet.record_count += 1
            if sheet.full and len(sheet.logs) < RECORDS_KEPT:
                sheet.logs.append(_logged(logger, record))
        original(logger, record)

    return call_handlers


def _logged(logger: logging.Logger, record: logging.LogRecord) -> Logged:
    try:
        message = record.getMessage()
    except Exception:  # noqa: BLE001 - arguments that do not fit; logging itself reports them
        message = str(record.msg)
    told = record.exc_info
    trace = "".join(traceback.format_exception(*told)) if isinstance(told, tuple) else ""
    return Logged(
        logger=record.name,
        level=record.levelno,
        message=message[:TEXT_LIMIT],
        written=tuple(_written(logger, record)),
        traceback=trace[-TEXT_LIMIT:],
    )


def _written(logger: logging.Logger, record: logging.LogRecord) -> Iterator[str]:
    """Yield the record as each handler of the application writes it."""
    at: logging.Logger | None = logger
    while at is not None:
        for handler in at.handlers:
            # pytest's own handlers are there in tests only.
            own = type(handler).__module__.partition(".")[0] in {"_pytest", "pytest"}
            if own or isinstance(handler, logging.NullHandler) or record.levelno < handler.level:
                continue
            with contextlib.suppress(Exception):
                yield handler.format(record)[:TEXT_LIMIT]
        at = at.parent if at.propagate else None
