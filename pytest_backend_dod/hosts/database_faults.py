"""A database that is away, or accepts and never answers.

New connections and statements fail with the error that the driver itself would raise. Undoing is
let through (``ROLLBACK``, ``RELEASE``): so the transaction in which a test keeps its world outlives
the fault, and no connection is taken for broken and closed. A connection that is merely taken from
a pool costs the database nothing, and does not fail either.
"""

from __future__ import annotations

import threading
from typing import Any

from .interface import Injected

HANG = 6.0
"""Seconds that statements and connections wait in all; what is tried after them fails at once."""


class DatabaseFault:
    """What happens to each touch of a database."""

    def __init__(self, record: Injected, *, hanging: bool) -> None:
        self._record = record
        self._left = HANG if hanging else 0.0
        self._over = threading.Event()
        self.text = f"the database does not answer {record.canary}"

    def patience(self, limit: float | None = None) -> float:
        """Count one touch and return how many seconds it waits; ``limit`` is a client's own."""
        self._record.hits += 1
        waited = min(self._left, limit) if limit and limit > 0 else self._left
        self._left -= waited
        return waited

    def wait(self, waited: float) -> None:
        """Keep a thread waiting, at most until the fault is over: it may have been given up."""
        self._over.wait(waited)

    def end(self) -> None:
        """Let go whatever still waits."""
        self._over.set()


def seconds(value: Any) -> float | None:
    """Return a setting that is a time; None when it is none."""
    try:
        return float(value)
    except (TypeError, ValueError):
        return None
