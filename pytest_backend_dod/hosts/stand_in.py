"""Lets a test run another function in place of its own."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any


@contextlib.contextmanager
def standing_in(item: Any, body: Any, other: Callable[..., Any]) -> Iterator[None]:
    """Let a test run another function in place of its own.

    pytest takes the function from the item. A ``unittest.TestCase`` takes it from itself: for its
    coroutines, and in plugins that leave the whole test to it, as pytest-django does.
    """
    case = getattr(body, "__self__", None)
    case = case if hasattr(case, "assertEqual") else None
    item.obj = other
    if case is not None:
        setattr(case, body.__name__, other)
    try:
        yield
    finally:
        item.obj = body
        # pytest may have set it too, and taken it away.
        if case is not None:
            vars(case).pop(body.__name__, None)
