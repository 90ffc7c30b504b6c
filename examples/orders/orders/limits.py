"""Limits on how often something may happen in a minute."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

WINDOW_SECONDS = 60.0


@dataclass(frozen=True, kw_only=True)
class Allowance:
    """What a key has left in its window."""

    limit: int
    used: int
    seconds_left: float

    @property
    def exceeded(self) -> bool:
        """Whether more happened than the limit allows."""
        return self.used > self.limit

    def headers(self) -> dict[str, str]:
        """Return the fields that tell a client where it stands.

        ``RateLimit-Reset`` and ``Retry-After`` count whole seconds until the window ends; the
        latter is there when the limit is exceeded.
        """
        reset = str(max(1, math.ceil(self.seconds_left)))
        standing = {
            "RateLimit-Limit": str(self.limit),
            "RateLimit-Remaining": str(max(0, self.limit - self.used)),
            "RateLimit-Reset": reset,
        }
        return {**standing, "Retry-After": reset} if self.exceeded else standing


@dataclass
class _Window:
    ends: float
    used: int = 0


class Limiter:
    """Counts events of a key in windows of one minute; a window opens with its first event.

    The counts live in this object: they are shared by the threads of one process, not by several
    processes.
    """

    def __init__(self, limit: int, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._limit = limit
        self._clock = clock
        self._windows: dict[str, _Window] = {}
        self._next_sweep = 0.0
        self._lock = threading.Lock()

    def __len__(self) -> int:
        """Return how many keys are remembered."""
        return len(self._windows)

    def spend(self, key: str) -> Allowance:
        """Count one event of a key, and return what is left."""
        with self._lock:
            now = self._clock()
            window = self._current(key, now)
            window.used += 1
            return Allowance(limit=self._limit, used=window.used, seconds_left=window.ends - now)

    def forget(self, key: str) -> None:
        """Give a key a fresh start."""
        with self._lock:
            self._windows.pop(key, None)

    def _current(self, key: str, now: float) -> _Window:
        if now >= self._next_sweep:
            self._windows = {k: w for k, w in self._windows.items() if w.ends > now}
            self._next_sweep = now + WINDOW_SECONDS
        window = self._windows.get(key)
        if window is None or window.ends <= now:
            window = self._windows[key] = _Window(ends=now + WINDOW_SECONDS)
        return window
