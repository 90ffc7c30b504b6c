"""SIGTERM ends a session like an interruption from the keyboard: what was started is ended too.

Left to itself, Python ends at once when a pipeline cancels a job, and servers, databases and
temporary files stay behind.
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from types import FrameType


class Terminated(KeyboardInterrupt):
    """The session was asked to end."""

    def __str__(self) -> str:
        """Return what people read in pytest's last line."""
        return "SIGTERM"


_asked = threading.Event()


def interruption() -> KeyboardInterrupt:
    """Return the interruption again that another library has taken for its own."""
    return Terminated() if _asked.is_set() else KeyboardInterrupt()


class Termination:
    """Turns SIGTERM into an interruption until the session ends, unless somebody else takes it."""

    def __init__(self) -> None:
        self._ours = False
        if threading.current_thread() is threading.main_thread():
            self._ours = signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
        if self._ours:
            signal.signal(signal.SIGTERM, self._end)

    def _end(self, _number: int, _frame: FrameType | None) -> None:
        # A second one ends at once.
        self._release()
        _asked.set()
        raise Terminated

    def _release(self) -> None:
        if self._ours and signal.getsignal(signal.SIGTERM) == self._end:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
        self._ours = False

    def pytest_unconfigure(self) -> None:
        """Give the signal back."""
        self._release()
        _asked.clear()


def _leave_children_alone() -> None:
    """Give the signal back in a child that is forked: its parent may look at how it ended."""
    handler = signal.getsignal(signal.SIGTERM)
    if isinstance(getattr(handler, "__self__", None), Termination):
        with contextlib.suppress(ValueError):
            signal.signal(signal.SIGTERM, signal.SIG_DFL)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_leave_children_alone)
