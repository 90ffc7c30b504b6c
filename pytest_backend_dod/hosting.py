"""The part of the gate that lives where tests run: the main process, or each worker of xdist.

It records what the suite's requests show, and, after the last test and before the session's
fixtures go, opens host tests and the fixture ``backend_dod_app`` for the live probes.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from .config import Configuration
from .errors import BackendDodError
from .hosts.host_tests import HostRunner, runner_of
from .hosts.live import Budget, HostTestPhase, LiveRecord, LiveTask, Tell
from .hosts.live_target import TargetPhase
from .hosts.meeting import Alone, Meeting, Shown
from .hosts.targets import from_fixture
from .project.openapi import Document
from .project.repository import Repository
from .recording import measuring
from .recording.boundary import Boundary
from .recording.outcomes import Outcomes
from .recording.samples import Samples
from .recording.traffic import Traffic
from .recording.watch import Watch

FIXTURE = "backend_dod_app"


class Sentinel(pytest.Item):
    """An item that is never run: as the next of the last test it keeps fixtures alive."""

    def runtest(self) -> None:
        """Do nothing."""

    def reportinfo(self) -> tuple[Path, None, str]:
        """Stand nowhere."""
        return self.path, None, self.name


class Hosting:
    """Records the suite, then carries out the live tasks in it."""

    def __init__(
        self,
        config: pytest.Config,
        *,
        configuration: Configuration,
        tasks: Sequence[LiveTask],
        meeting: Alone | Meeting,
        document: Document | None,
        meter: measuring.Meter | None,
        tell: Tell,
    ) -> None:
        self._config = config
        self._configuration = configuration
        self._tasks = tasks
        self._meeting = meeting
        self._document = document
        self._meter = meter
        self._tell = tell
        self._outcomes = Outcomes()
        self._traffic = Traffic()
        self._watch = Watch()
        self._boundary = Boundary(self._traffic, self._watch)
        self._runner = HostRunner(config, self._traffic)
        self._nested = False
        self._seconds: dict[str, float] = {}
        self.record = LiveRecord()
        if any(task.probe.samples for task in tasks):
            self._traffic.samples = Samples()
        if tasks:
            self._watch.open()
            self._boundary.open()

    def close(self) -> None:
        """Put the frameworks back as they were, and keep nobody waiting."""
        self._meeting.leave()
        self._boundary.close()
        self._watch.close()

    # Recording

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> Iterator[None]:
        """Requests of fixtures belong to the test that asks for them."""
        self._traffic.test = item.nodeid
        return (yield)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remember which tests passed: only they can serve."""
        self._outcomes.reported(report)
        self._seconds[report.nodeid] = self._seconds.get(report.nodeid, 0.0) + report.duration
        if report.when == "teardown":
            self._traffic.test = ""

    # After the last test

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(
        self, item: pytest.Item, nextitem: pytest.Item | None
    ) -> bool | None:
        """Run the last test with a next one, so that hosts can follow before the tear-down."""
        if nextitem is not None or self._nested or not self._tasks:
            return None
        self._nested = True
        sentinel = Sentinel.from_parent(item.session, name="backend-dod")
        item.ihook.pytest_runtest_protocol(item=item, nextitem=sentinel)
        try:
            if not item.session.shouldfail and not item.session.shouldstop:
                with self._apart():
                    self._live(item.session, sentinel)
        finally:
            self._tear_down(item, sentinel)
        return True

    @contextmanager
    def _apart(self) -> Iterator[None]:
        """Keep what follows out of the suite's coverage and warnings."""
        foreign, _ = measuring.foreign(self._config)
        self._watch.full = True
        self._config.pluginmanager.register(self._runner, "backend-dod-host-runner")
        try:
            with warnings.catch_warnings(), measuring.paused(foreign):
                warnings.simplefilter("ignore")
                if self._meter is not None:
                    with self._meter.paused():
                        yield
                else:
                    yield
        finally:
            self._watch.full = False
            self._config.pluginmanager.unregister(self._runner)

    def _tear_down(self, item: pytest.Item, sentinel: pytest.Item) -> None:
        """Take everything down and report what breaks there, as it would be without the gate."""
        runner = runner_of(self._config)
        for report in runner.runtestprotocol(sentinel, log=False, nextitem=None):
            if report.when == "teardown" and report.failed:
                report.nodeid, report.location = item.nodeid, item.location
                item.ihook.pytest_runtest_logreport(report=report)

    def _live(self, session: pytest.Session, sentinel: pytest.Item) -> None:
        try:
            self._learn_traffic()
            shown = self._meeting.meet(self._shown())
            if shown is None:
                # Another worker probes, and knows what was shown here.
                return
            self._runner.queries = shown.queries
            budget = Budget(self._configuration.settings.budget)
            given = self._has_target(session)
            items = [item for item in session.items if not isinstance(item, Sentinel)]
            HostTestPhase(
                runner=self._runner,
                record=self.record,
                configured=self._document,
                tell=self._tell,
                budget=budget,
            ).run(self._tasks, items, shown, sentinel, target=given)
            self.record.blame(shown.serving)
            fixture = _defining_fixture(self._config, session)
            if fixture is not None:
                self._by_fixture(fixture, sentinel, budget)
        except Exception as problem:  # noqa: BLE001 - the gate must never break the suite
            self.record.notes.append(
                f"the live part broke: {type(problem).__name__}: {problem}".splitlines()[0]
            )

    def _shown(self) -> Shown:
        passed = self._outcomes.passed()
        serving = {
            operation: [test for test in seen.accepted_by if test in passed]
            for operation, seen in self._traffic.operations.items()
        }
        tests = {test for served in serving.values() for test in served}
        seconds = {test: took for test, took in self._seconds.items() if test in tests}
        queries = {name: seen.queries for name, seen in self._traffic.operations.items()}
        return Shown(serving=serving, seconds=seconds, queries=queries)

    def _learn_traffic(self) -> None:
        self.record.apps = list(self._traffic.apps)
        self.record.leaks.merge(asdict(self._traffic.leaks))
        for operation, seen in sorted(self._traffic.operations.items()):
            self.record.exercised[operation] = {
                str(status): count for status, count in sorted(seen.statuses.items())
            }
            self.record.durations[operation] = {
                str(step): count for step, count in sorted(seen.durations.items())
            }
        if self._traffic.samples is not None:
            # Imported only here: it costs a start that does not need it.
            from .project.answers import held

            named = self._configuration.settings.openapi
            repository = Repository(root=self._configuration.root, document=named)
            self.record.answers = held(self._traffic.samples, repository, self._document)
            self._traffic.samples = None

    def _has_target(self, session: pytest.Session) -> bool:
        settings = self._configuration.settings
        hooked = self._config.hook.pytest_backend_dod_target(config=self._config) is not None
        return bool(
            settings.app
            or settings.command
            or settings.base_url
            or hooked
            or _defining_fixture(self._config, session) is not None
        )

    def _by_fixture(self, parent: pytest.Item, sentinel: pytest.Item, budget: Budget) -> None:
        """Ask for the fixture as a test would, and probe what it gives."""
        record, phase = self.record, self._target_phase(budget)
        tasks, configuration = self._tasks, self._configuration

        def check(backend_dod_app: Any) -> None:
            try:
                host = from_fixture(backend_dod_app, configuration)
            except BackendDodError as problem:
                record.lost[f"fixture {FIXTURE}"] = str(getattr(problem, "what", problem))
                return
            try:
                phase.run(host, tasks)
            finally:
                host.close()

        item = pytest.Function.from_parent(parent.parent, name=FIXTURE, callobj=check)
        runner = runner_of(self._config)
        reports = runner.runtestprotocol(item, log=False, nextitem=sentinel)
        broken = [report for report in reports if not report.passed]
        if broken and broken[0].when != "teardown":
            why = broken[0].longrepr
            text = str(why[2] if isinstance(why, tuple) else why).strip().rpartition("\n")[2]
            how = f"its {broken[0].when} {'was ' * broken[0].skipped}{broken[0].outcome}"
            record.lost[f"fixture {FIXTURE}"] = f"{how}: {text.removeprefix('Skipped: ')}"

    def _target_phase(self, budget: Budget) -> TargetPhase:
        return TargetPhase(
            record=self.record,
            configured=self._document,
            tell=self._tell,
            budget=budget,
        )

    def dumped(self) -> str:
        """Return the record as text, for the controlling process."""
        return json.dumps(asdict(self.record))


def _defining_fixture(config: pytest.Config, session: pytest.Session) -> pytest.Item | None:
    """Return a test that sees the fixture, None when nobody defines it.

    Its name is looked up in the modules of conftest files, of plugins and of the tests themselves.
    """
    for plugin in config.pluginmanager.get_plugins():
        if getattr(plugin, FIXTURE, None) is None:
            continue
        file = getattr(plugin, "__file__", None) or ""
        folder = Path(file).parent if Path(file).name == "conftest.py" else None
        for item in session.items:
            if folder is None or folder in item.path.parents:
                return item
    for item in session.items:
        if getattr(getattr(item, "module", None), FIXTURE, None) is not None:
            return item
    return None
