"""The suite as it runs in this session, or in the workers of xdist that this session controls."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import coverage
import pytest

from . import marks
from .checklist.planning import NAMED_TESTS
from .choosing import Narrowing, Need
from .errors import UsageError
from .hosting import Hosting
from .hosts.live import LiveRecord, Tell
from .hosts.meeting import Alone, absent
from .lifeline import Folder
from .preparing import Work
from .recording import measuring
from .recording.outcomes import Outcomes, partial_reason
from .recording.suite import SuiteRecord


class SuiteRun:
    """Follows the suite in the process that controls the run, the only one without xdist."""

    def __init__(
        self, config: pytest.Config, work: Work, meter: measuring.Meter | None, tell: Tell
    ) -> None:
        self._config = config
        self._work = work
        self._meter = meter
        self._tell = tell
        self._live = LiveRecord()
        self._hosting: Hosting | None = None
        self._folder = Folder("backend-dod-")
        self._scratch = Path(self._folder.name)
        self._coverage_folders: list[str] = []
        self.outcomes = Outcomes()
        self.ties = marks.Ties()
        self.collected: set[str] = set()
        """Node ids of all tests that were collected, those deselected afterwards too."""
        if not config.option.collectonly:
            narrowing = Narrowing(config, lambda: work.need, self._wanted)
            config.pluginmanager.register(narrowing, "backend-dod-narrowing")

    @property
    def live(self) -> LiveRecord:
        """What the live part has shown so far."""
        return self._hosting.record if self._hosting is not None else self._live

    @property
    def problem(self) -> str:
        """What a person wrote that cannot be understood; empty when there is no such thing."""
        return self.ties.problem

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionstart(self) -> None:
        """Host the live probes here, unless workers of xdist run the tests."""
        # Only now is it known: xdist decides while plugins are configured, and does so last.
        if self._config.pluginmanager.has_plugin("dsession") or self._config.option.collectonly:
            return
        self._hosting = Hosting(
            self._config,
            configuration=self._work.configuration,
            tasks=self._work.tasks,
            meeting=Alone(),
            document=self._work.document,
            meter=self._meter,
            tell=self._tell,
        )
        self._config.pluginmanager.register(self._hosting, "backend-dod-hosting")

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: Any) -> None:
        """Tell a worker where all of them meet."""
        node.workerinput["backend_dod"] = {"folder": str(self._scratch)}

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Take over what a worker has seen."""
        output = getattr(node, "workeroutput", {}).get("backend_dod")
        if output is None:
            absent(self._scratch, node.gateway.id)
            note = "a worker of xdist ended without telling what it saw"
            self._live.notes += [note] if note not in self._live.notes else []
            return
        self._live.merge(json.loads(output["record"]))
        self.outcomes.deselected = max(self.outcomes.deselected, output["deselected"])
        self.collected |= set(output["collected"])
        if output["coverage"]:
            self._coverage_folders.append(output["coverage"])
        self.ties.merge(*output["ties"])

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: Sequence[pytest.Item]) -> None:
        """Learn which items the tests are tied to, before any are deselected."""
        self.collected = {item.nodeid for item in items}
        self.ties = marks.collect(items, self._work.located.items)
        self._tie()
        if self.ties.problem:
            raise pytest.UsageError(f"backend-dod: {self.ties.problem}")

    def _tie(self) -> None:
        try:
            self._work.tie(self.ties.tests)
        except UsageError as problem:
            self.ties.merge({}, str(problem))

    def _wanted(self) -> set[str]:
        """Return the node ids of the tests that decide an item of the run."""
        asked = (
            one.parameters.get("item", plan.item.id)
            for plan in self._work.plans
            for one in plan.assignments
            if one.probe == NAMED_TESTS
        )
        return {node for item in asked for node in self.ties.tests.get(item, ())}

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Take note of files that cannot be collected."""
        self.outcomes.collected(report)

    def pytest_deselected(self, items: Sequence[pytest.Item]) -> None:
        """Count what the selection left out."""
        self.outcomes.deselected += len(items)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take note of the outcomes of tests; the checklist's items run when all is decided."""
        self.outcomes.reported(report)

    def broken(self) -> str:
        """Return why the suite did not come to its end although the loop did."""
        broken = self.outcomes.uncollected
        if broken and not self._config.option.continue_on_collection_errors:
            # xdist runs the files that could be collected; pytest alone would have stopped.
            return f"the suite was interrupted: {broken} error{'s'[: broken > 1]} during collection"
        return ""

    def unfinished(self, session: pytest.Session) -> str:
        """Return why there is nothing to judge although the loop came to its end."""
        why = self.broken()
        if not why and self._work.need is Need.SUITE:
            ran = session.testscollected > 0 and not self.outcomes.nothing_ran
            why = "" if ran else "no test ran"
        if not why and self._hosting is None:
            # Workers of xdist collect the tests, so that only now it is known what they said.
            self._tie()
        return why or self.ties.problem

    def measurement(self) -> tuple[coverage.Coverage | None, str]:
        """Return the measurement of coverage and who made it; see :func:`.measurement`."""
        return measuring.measurement(self._config, self._meter, self._coverage_folders)

    def record(self) -> SuiteRecord:
        """Return what the suite showed, for the probes."""
        record, missing = measuring.measured(self._config, self._meter, self._coverage_folders)
        return self.outcomes.record(
            partial=partial_reason(self._config),
            coverage=record,
            coverage_missing=missing,
            tied=self.ties.tests,
        )

    def close(self) -> None:
        """Put back what was changed for recording."""
        if self._hosting is not None:
            self._hosting.close()

    def pytest_unconfigure(self) -> None:
        """Leave nothing behind."""
        if self._meter is not None:
            self._meter.discard(self._coverage_folders)
        self._folder.cleanup()
