"""Workers of one run that meet after the suite, so that one of them probes and knows all of it.

Which tests serve as hosts must not depend on which worker ran which test. So each worker brings
what its tests have shown, waits for the others, and the first of those that can goes on alone.
They meet in a folder: workers of xdist have no way to talk to each other.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from ..recording.traffic import QUERIES_KEPT, TESTS_KEPT

PATIENCE = 3_600.0
"""Seconds to wait for the other workers; their tests may still be running."""

_PAUSE = 0.02


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What the tests of one process have shown to those who choose hosts."""

    serving: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Operation → tests that were accepted by it and passed."""
    seconds: Mapping[str, float] = field(default_factory=dict)
    """Test → how long it took."""
    queries: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Operation → names of query parameters with which it was accepted."""

    @classmethod
    def merged(cls, parts: Iterable[Shown]) -> Shown:
        """Return what all of them have shown; the same whatever their order."""
        serving: dict[str, set[str]] = {}
        seconds: dict[str, float] = {}
        queries: dict[str, set[str]] = {}
        for part in parts:
            for operation, names in part.queries.items():
                queries.setdefault(operation, set()).update(names)
            for operation, tests in part.serving.items():
                serving.setdefault(operation, set()).update(tests)
            for test, took in part.seconds.items():
                seconds[test] = max(took, seconds.get(test, 0.0))
        kept = {name: sorted(tests)[:TESTS_KEPT] for name, tests in sorted(serving.items())}
        named = {
            operation: sorted(names)[:QUERIES_KEPT] for operation, names in sorted(queries.items())
        }
        return cls(serving=kept, seconds=seconds, queries=named)


class Alone:
    """The only process of a run."""

    def meet(self, shown: Shown) -> Shown | None:
        """Return what it has shown itself."""
        return shown

    def leave(self) -> None:
        """Nobody waits."""


class Meeting:
    """One worker's part in the meeting."""

    def __init__(self, folder: Path, worker: str, count: int) -> None:
        """Begin.

        Args:
            folder: Where all of them meet.
            worker: Name of this one, such as ``gw0``.
            count: How many there are.
        """
        self._folder = folder
        self._worker = worker
        self._names = {f"gw{number}" for number in range(count)} | {worker}
        self._left = False

    def meet(self, shown: Shown) -> Shown | None:
        """Wait for the others; return what all have shown, or None when another one probes."""
        self._write({"probes": True, **asdict(shown)})
        until = time.monotonic() + PATIENCE
        while not self._names <= self._here():
            if time.monotonic() > until:
                self._write({"probes": False, **asdict(shown)})
                return None
            time.sleep(_PAUSE)
        brought = [(name, self._read(name)) for name in sorted(self._here(), key=_number)]
        if next(name for name, one in brought if one.get("probes")) != self._worker:
            return None
        return Shown.merged(
            Shown(serving=one["serving"], seconds=one["seconds"], queries=one["queries"])
            for _, one in brought
            if one
        )

    def leave(self) -> None:
        """Say that this worker does not probe, unless it has come to the meeting."""
        if not (self._folder / f"{self._worker}.json").exists():
            self._write({"probes": False, **asdict(Shown())})

    def _here(self) -> set[str]:
        return {path.stem for path in self._folder.glob("gw*.json")}

    def _read(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self._folder / f"{name}.json").read_text("utf-8"))
        return found

    def _write(self, brought: Mapping[str, Any]) -> None:
        # Others look at any time, so that it appears as a whole.
        whole = self._folder / f"{self._worker}.json"
        part = whole.with_suffix(".part")
        part.write_text(json.dumps(brought), encoding="utf-8")
        part.replace(whole)


def absent(folder: Path, worker: str) -> None:
    """Say of a worker that has died that nobody needs to wait for it."""
    path = folder / f"{worker}.json"
    if not path.exists():
        path.write_text(json.dumps({}), encoding="utf-8")


def _number(name: str) -> int:
    return int(re.sub(r"\D", "", name) or 0)
