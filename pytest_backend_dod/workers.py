"""The gate's part in a worker of xdist: it records, hosts, and hands over what it saw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from . import marks
from .hosting import Hosting
from .hosts.meeting import Alone, Meeting
from .preparing import Work
from .recording import measuring


class Worker:
    """Takes part in a worker process of xdist."""

    def __init__(self, config: pytest.Config, work: Work, meter: measuring.Meter | None) -> None:
        self._config = config
        self._meter = meter
        self.hosting = Hosting(
            config,
            configuration=work.configuration,
            tasks=work.tasks,
            meeting=_meeting(config.workerinput),  # type: ignore[attr-defined]
            document=work.document,
            meter=self._meter,
            tell=_silent,
        )
        config.pluginmanager.register(self.hosting, "backend-dod-hosting")
        self._deselected = 0
        self._collected: tuple[str, ...] = ()
        self._items = work.located.items
        self._ties = marks.Ties()

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: Sequence[pytest.Item]) -> None:
        """Learn which items the tests are tied to, before any are deselected."""
        self._ties = marks.collect(items, self._items)
        if self._config.option.backend_dod_record:
            self._collected = tuple(item.nodeid for item in items)

    def pytest_deselected(self, items: Sequence[pytest.Item]) -> None:
        """Count what the selection left out."""
        self._deselected += len(items)

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self) -> None:
        """Hand over what was seen here."""
        self.hosting.close()
        output = self._config.workeroutput  # type: ignore[attr-defined]
        output["backend_dod"] = {
            "record": self.hosting.dumped(),
            "collected": list(self._collected),
            "deselected": self._deselected,
            "coverage": self._meter.stop() if self._meter is not None else "",
            "ties": [self._ties.tests, self._ties.problem],
        }


def _meeting(given: Mapping[str, Any]) -> Alone | Meeting:
    folder = given.get("backend_dod", {}).get("folder")
    if not folder or not Path(folder).is_dir():
        # On another machine there is no folder to meet in.
        return Alone()
    return Meeting(Path(folder), given["workerid"], int(given["workercount"]))


def _silent(text: str) -> None:
    """Tell nobody: a worker has no terminal."""
