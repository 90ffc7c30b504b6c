"""What an application does while it answers: the SQL it runs, the records and spans it leaves.

Statements are counted where SQLAlchemy and Django hand them to the driver, records where
:mod:`logging` hands them to the handlers (:mod:`.loggers` has the other libraries). Each request
has a sheet of its own, which travels with its context into the threads and tasks that serve it;
outside of a request nothing is noted.

Names that are private to other libraries are used here and nowhere else.
"""

from __future__ import annotations

import contextlib
import functools
import logging
import logging.handlers
import sys
import traceback
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

from . import loggers, sheet, spans
from .exchange import Logged
from .imports import ImportWatch
from .patches import Patches
from .sheet import TEXT_LIMIT, WRITTEN_LIMIT

FOREIGN_LOGGERS = frozenset({"httpx", "httpx2", "httpcore", "urllib3", "hypothesis", "asyncio"})
"""Loggers of clients and tools: their records are not the application's."""


class Watch:
    """Notes what happens inside requests, once it has been opened.

    Several may be open in one process, such as that of the suite and that of an app which a fixture
    gives; what happens is noted once.
    """

    def __init__(self) -> None:
        self._full = False
        self._open = False

    @property
    def full(self) -> bool:
        """Whether texts are kept: while probing, not while the suite runs."""
        return self._full

    @full.setter
    def full(self, full: bool) -> None:
        self._full = full
        _hooks.look(self, open_=self._open, full=full)

    def open(self) -> None:
        """Begin to watch."""
        self._open = True
        _hooks.look(self, open_=True, full=self._full)

    def close(self) -> None:
        """Put everything back as it was, unless somebody else watches."""
        self._open = False
        _hooks.look(self, open_=False, full=self._full)

    def request(self) -> sheet.opened:
        """Note on one sheet what happens in this context; inside of another, on that one's."""
        return sheet.opened(full=self._full)


class _Hooks:
    """What is put into libraries, once in the process."""

    def __init__(self) -> None:
        self._watching: dict[int, bool] = {}
        self._imports = ImportWatch()
        self._patches = Patches()
        self._close = Patches()
        self._closer = False

    def look(self, watch: Watch, *, open_: bool, full: bool) -> None:
        """Take note of how a watch stands, and put in or back what that asks for."""
        before = bool(self._watching)
        if open_:
            self._watching[id(watch)] = full
        else:
            self._watching.pop(id(watch), None)
        if self._watching and not before:
            self._put_in()
        self._look_close(closer=any(self._watching.values()))
        if before and not self._watching:
            self._imports.remove()
            self._patches.close()

    def _put_in(self) -> None:
        self._imports = ImportWatch()
        self._imports.watch("sqlalchemy.engine", self._sqlalchemy)
        self._imports.watch("django.db.backends.utils", self._django)
        loggers.watch(self._imports, self._patches)
        spans.watch(self._imports, self._patches)
        self._imports.install()
        self._patches.wrap(logging, "Logger.callHandlers", _noting_record)

    def _look_close(self, *, closer: bool) -> None:
        """Watch what costs more than a suite should pay, as long as somebody probes."""
        if closer == self._closer:
            return
        self._closer = closer
        if closer:
            self._close.wrap(logging, "Logger.isEnabledFor", _noting_muted)
            self._close.on_close(loggers.listen())
        else:
            self._close.close()

    def _sqlalchemy(self, module: ModuleType) -> None:
        from sqlalchemy import event

        def note(_cursor: object, statement: str, *_: object) -> None:
            _note_statement(statement)

        # Events of connections would cost each statement forty calls more than these.
        for name in ("do_execute", "do_executemany", "do_execute_no_params"):
            event.listen(module.Engine, name, note)
            self._patches.on_close(functools.partial(event.remove, module.Engine, name, note))

    def _django(self, module: ModuleType) -> None:
        self._patches.wrap(module, "CursorWrapper.execute", _noting_statement)
        self._patches.wrap(module, "CursorWrapper.executemany", _noting_statement)


_hooks = _Hooks()


def _note_statement(text: str) -> None:
    noted = sheet.current()
    if noted is not None:
        noted.note_statement(text)


def _noting_statement(original: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(original)
    def execute(cursor: Any, sql: Any, *args: Any, **kwargs: Any) -> Any:
        _note_statement(str(sql))
        return original(cursor, sql, *args, **kwargs)

    return execute


def _noting_record(original: Callable[..., None]) -> Callable[..., None]:
    @functools.wraps(original)
    def call_handlers(logger: logging.Logger, record: logging.LogRecord) -> None:
        noted = sheet.current()
        if noted is not None and record.name.partition(".")[0] not in FOREIGN_LOGGERS:
            noted.note(lambda: _logged(logger, record))
        original(logger, record)

    return call_handlers


def _noting_muted(original: Callable[..., bool]) -> Callable[..., bool]:
    @functools.wraps(original)
    def is_enabled_for(logger: logging.Logger, level: int) -> bool:
        enabled = original(logger, level)
        if not enabled and level >= logging.INFO and not _of_a_library(logger.name):
            noted = sheet.current()
            if noted is not None:
                noted.muted_count += 1
        return enabled

    return is_enabled_for


def _of_a_library(name: str) -> bool:
    """Whether a logger is called like a package that was installed, as libraries name theirs."""
    module = sys.modules.get(name.partition(".")[0])
    file = str(getattr(module, "__file__", None) or "")
    return "site-packages" in file or "dist-packages" in file or file.startswith(_STANDARD)


_STANDARD = str(logging.__file__).rpartition("logging")[0]


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
            for writing in _writing(handler):
                if record.levelno >= max(handler.level, writing.level):
                    with contextlib.suppress(Exception):
                        if _let_through(handler, record) and _let_through(writing, record):
                            yield writing.format(record)[:WRITTEN_LIMIT]
        at = at.parent if at.propagate else None


def _let_through(handler: logging.Handler, record: logging.LogRecord) -> bool:
    """Whether a handler's filters let a record pass; Django's console is silent without DEBUG."""
    return bool(handler.filter(record)) if handler.filters else True


def _writing(handler: logging.Handler) -> tuple[logging.Handler, ...]:
    """Return the handlers that turn a record into text when this one is given it."""
    if isinstance(handler, logging.handlers.QueueHandler):
        # A queue's listener writes; Python tells which one from 3.12 on.
        listener = getattr(handler, "listener", None)
        return tuple(getattr(listener, "handlers", ()))
    # pytest's own handlers are there in tests only. One without a formatter that is no stream
    # hands records on, such as to another library.
    own = type(handler).__module__.partition(".")[0] in {"_pytest", "pytest"}
    writes = isinstance(handler, logging.StreamHandler) or handler.formatter is not None
    return () if own or not writes or isinstance(handler, logging.NullHandler) else (handler,)
