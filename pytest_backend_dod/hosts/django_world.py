"""The database of a Django test that serves as a host.

A test that asks for no database may not open one: pytest-django and Django's ``SimpleTestCase``
see to that. A probe sends it other requests than it sent itself, so that rule would look like a
fault of the backend. The test is given a database where pytest-django can, and does not serve where
not.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import pytest

_MARK = "django_db"
_FIXTURES = frozenset({"_django_db_helper", "django_db_setup"})
_REFUSALS = ("Database access not allowed, use the", "testcases.DatabaseOperationForbidden")


@contextlib.contextmanager
def database(item: pytest.Item) -> Iterator[None]:
    """Let a test have a database as long as the context lasts, if others of the suite have one."""
    if _MARK not in _marks(item) or _asks(item) or not any(map(_asks, item.session.items)):
        yield
        return
    item.add_marker(_MARK)
    try:
        yield
    finally:
        item.own_markers[:] = [mark for mark in item.own_markers if mark.name != _MARK]


def refused(traceback: str) -> bool:
    """Whether an exception says that the test may not open a database."""
    return any(text in traceback for text in _REFUSALS)


def _marks(item: pytest.Item) -> set[str]:
    """Return the names of the marks that plugins have registered."""
    lines: list[Any] = item.config.getini("markers")
    return {str(line).partition("(")[0].partition(":")[0].strip() for line in lines}


def _asks(item: pytest.Item) -> bool:
    """Whether a test asks for a database; those of unittest do by their class."""
    if getattr(getattr(item, "cls", None), "databases", None) is not None:
        return True
    return item.get_closest_marker(_MARK) is not None or not _FIXTURES.isdisjoint(
        getattr(item, "fixturenames", ())
    )
