"""A broken database for whoever uses SQLAlchemy, by engines of any kind.

Names that are private to other libraries are used here and nowhere else.
"""

from __future__ import annotations

import asyncio
import functools
import sys
from collections.abc import Callable, Iterator
from typing import Any, NoReturn

from ..recording.patches import Patches
from .database_faults import DatabaseFault, seconds

_UNDOING = ("ROLLBACK", "RELEASE")


def install(patches: Patches, fault: DatabaseFault) -> bool:
    """Let connections and statements of all engines fail; return whether SQLAlchemy is loaded."""
    module = sys.modules.get("sqlalchemy.engine")
    if module is None:
        return False
    from sqlalchemy import event

    def connect(dialect: Any, _record: Any, _args: Any, given: dict[str, Any]) -> NoReturn:
        _strike(dialect, fault, seconds(given.get("connect_timeout") or given.get("timeout")))

    def execute(cursor: Any, statement: str, *rest: Any) -> bool:
        if not statement.lstrip().upper().startswith(_UNDOING):
            _strike(rest[-1].dialect, fault, _own_limit(cursor))
        return False

    def listen(name: str, function: Callable[..., Any]) -> None:
        event.listen(module.Engine, name, function)
        patches.on_close(lambda: event.remove(module.Engine, name, function))

    listen("do_connect", connect)
    for name in ("do_execute", "do_executemany", "do_execute_no_params"):
        # One function object per event: the registry of listeners knows them by identity.
        listen(name, functools.partial(execute))
    for cls in _dialects(sys.modules["sqlalchemy.engine.default"].DefaultDialect):
        if "do_ping" in vars(cls):
            patches.wrap(cls, "do_ping", functools.partial(_pinging, fault=fault))
    return True


def _dialects(cls: type[Any]) -> Iterator[type[Any]]:
    yield cls
    for derived in cls.__subclasses__():
        yield from _dialects(derived)


def _pinging(original: Any, *, fault: DatabaseFault) -> Any:
    @functools.wraps(original)
    def do_ping(dialect: Any, _connection: Any) -> NoReturn:
        _strike(dialect, fault, None)

    return do_ping


def _strike(dialect: Any, fault: DatabaseFault, limit: float | None) -> NoReturn:
    waited = fault.patience(limit)
    if waited:
        _wait(dialect, fault, waited)
    driver = getattr(dialect, "dbapi", None)
    kind: Any = getattr(driver, "OperationalError", None)
    if kind is None:
        from sqlalchemy.exc import OperationalError

        raise OperationalError(fault.text, None, Exception(fault.text))
    raise kind(fault.text)


def _wait(dialect: Any, fault: DatabaseFault, waited: float) -> None:
    """Wait as the driver would: with an async one, other requests are served meanwhile."""
    if getattr(dialect, "is_async", False):
        from sqlalchemy import util
        from sqlalchemy.exc import MissingGreenlet

        sleeping = asyncio.sleep(waited)
        try:
            getattr(util, "await_", util.await_only)(sleeping)
        except MissingGreenlet:
            pass
        else:
            return
    fault.wait(waited)


def _own_limit(cursor: Any) -> float | None:
    """Return the time limit for a statement that the client keeps itself, where a driver has one.

    asyncpg and pymysql have; libpq has none.
    """
    connection = getattr(cursor, "connection", None) or getattr(cursor, "_connection", None)
    of_pymysql = seconds(getattr(connection, "_read_timeout", None))
    config = getattr(connection, "_config", None)
    return of_pymysql or seconds(getattr(config, "command_timeout", None))
