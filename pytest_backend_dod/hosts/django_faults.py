"""A broken database for whoever uses Django's.

Names that are private to other libraries are used here and nowhere else.
"""

from __future__ import annotations

import functools
import sys
import threading
from collections.abc import Callable
from typing import Any

from ..recording.patches import Patches
from .database_faults import DatabaseFault, seconds

Function = Callable[..., Any]


class _Undoing(threading.local):
    depth = 0


_undoing = _Undoing()


def install(patches: Patches, fault: DatabaseFault) -> bool:
    """Let connections and statements fail; return whether Django's databases are loaded."""
    base = sys.modules.get("django.db.backends.base.base")
    utils = sys.modules.get("django.db.backends.utils")
    errors = sys.modules.get("django.db.utils")
    if base is None or utils is None or errors is None:
        return False
    strike = functools.partial(_strike, fault, errors.OperationalError)
    wrapper = base.BaseDatabaseWrapper
    patches.wrap(wrapper, "ensure_connection", functools.partial(_connecting, strike))
    for name in ("savepoint_rollback", "savepoint_commit", "close_if_unusable_or_obsolete"):
        patches.wrap(wrapper, name, _through)
    for name in ("execute", "executemany", "callproc"):
        patches.wrap(utils.CursorWrapper, name, functools.partial(_executing, strike))
    return True


def _strike(fault: DatabaseFault, error: type[Exception], wrapper: Any) -> None:
    if _undoing.depth:
        return
    limit = seconds(wrapper.settings_dict.get("OPTIONS", {}).get("connect_timeout"))
    fault.wait(fault.patience(limit if wrapper.connection is None else None))
    raise error(fault.text)


def _connecting(strike: Function, original: Function) -> Function:
    @functools.wraps(original)
    def ensure_connection(wrapper: Any) -> Any:
        settings = wrapper.settings_dict
        # In a test the connection is kept; outside, each request begins with a new one unless the
        # settings say otherwise.
        renewed = settings.get("CONN_MAX_AGE") == 0 or settings.get("CONN_HEALTH_CHECKS")
        if wrapper.connection is None or renewed:
            strike(wrapper)
        return original(wrapper)

    return ensure_connection


def _executing(strike: Function, original: Function) -> Function:
    @functools.wraps(original)
    def execute(cursor: Any, *args: Any, **kwargs: Any) -> Any:
        strike(cursor.db)
        return original(cursor, *args, **kwargs)

    return execute


def _through(original: Function) -> Function:
    """Let the end of a savepoint through, and the tidying before a request."""

    @functools.wraps(original)
    def undo(*args: Any, **kwargs: Any) -> Any:
        _undoing.depth += 1
        try:
            return original(*args, **kwargs)
        finally:
            _undoing.depth -= 1

    return undo
