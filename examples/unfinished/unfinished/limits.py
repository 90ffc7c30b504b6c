"""Counts what happens in a minute."""

from __future__ import annotations

import math
import threading
import time


class Counter:
    """Counts events of a key; a key starts again a minute after its first event."""

    def __init__(self) -> None:
        self._counts: dict[str, tuple[float, int]] = {}
        self._lock = threading.Lock()

    def add(self, key: str) -> tuple[int, int]:
        """Count an event; return how many there are, and the seconds until the key starts again."""
        with self._lock:
            now = time.monotonic()
            ends, count = self._counts.get(key, (now + 60, 0))
            if ends <= now:
                ends, count = now + 60, 0
            self._counts[key] = (ends, count + 1)
            return count + 1, max(1, math.ceil(ends - now))

    def forget(self, key: str) -> None:
        """Let a key start again now."""
        with self._lock:
            self._counts.pop(key, None)
