"""The order of work of one run: plan, record, probe, judge, report."""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from . import marks, scenery
from .deciding import Sight, decide
from .errors import Unreachable, UsageError
from .hosting import Hosting
from .hosts import targets
from .hosts.live import Claims, LiveRecord, TargetPhase
from .items import build, run
from .model import Result, Verdict
from .preparing import Work, coverage_asked
from .project.repository import Repository
from .recording import measuring
from .recording.outcomes import Outcomes, partial_reason
from .recording.suite import SuiteRecord
from .reports import destinations, github
from .reports.terminal import Section, TerminalReport

_METER = pytest.StashKey[measuring.Meter]()


def begin(early_config: pytest.Config) -> None:
    """Measure coverage from here on, unless somebody else does or no item asks for it."""
    options = early_config.known_args_namespace
    measured = getattr(options, "cov_source", None) and not getattr(options, "no_cov", False)
    if measured or measuring.foreign(early_config)[0] is not None:
        return
    asked, branch = coverage_asked(early_config.rootpath)
    if asked:
        early_config.stash[_METER] = measuring.Meter(early_config.rootpath, branch=branch)


def register(config: pytest.Config) -> None:
    """Take part in the session.

    Raises:
        pytest.UsageError: For anything a person wrote that cannot be understood.
    """
    meter = config.stash.get(_METER, None)
    try:
        work = Work(config)
        if hasattr(config, "workerinput"):
            config.pluginmanager.register(Worker(config, work, meter), "backend-dod-worker")
        else:
            config.pluginmanager.register(Gate(config, work, meter), "backend-dod-gate")
    except UsageError as problem:
        if meter is not None:
            meter.stop()
            meter.discard()
        raise pytest.UsageError(f"backend-dod: {problem}") from None


class Worker:
    """Takes part in a worker process of xdist."""

    def __init__(self, config: pytest.Config, work: Work, meter: measuring.Meter | None) -> None:
        self._config = config
        self._meter = meter
        given = config.workerinput.get("backend_dod", {})  # type: ignore[attr-defined]
        folder = given.get("claims")
        self.hosting = Hosting(
            config,
            configuration=work.configuration,
            tasks=work.tasks,
            claims=Claims(Path(folder) if folder else None),
            document=work.document,
            meter=self._meter,
            tell=_silent,
        )
        config.pluginmanager.register(self.hosting, "backend-dod-hosting")
        self._deselected = 0
        self._items = work.located.items
        self._ties = marks.Ties()

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: Sequence[pytest.Item]) -> None:
        """Learn which items the tests are tied to, before any are deselected."""
        self._ties = marks.collect(items, self._items)

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
            "deselected": self._deselected,
            "coverage": self._meter.stop() if self._meter is not None else "",
            "ties": [self._ties.tests, self._ties.problem],
        }


def _silent(text: str) -> None:
    """Tell nobody: a worker has no terminal."""


class Gate:
    """Takes part in the process that controls the run, which is the only one without xdist."""

    def __init__(self, config: pytest.Config, work: Work, meter: measuring.Meter | None) -> None:
        self._config = config
        self._work = work
        self._meter = meter
        self._destinations = destinations.read(
            config.option.backend_dod_report, config.invocation_params.dir
        )
        self._outcomes = Outcomes()
        self._scratch = Path(tempfile.mkdtemp(prefix="backend-dod-"))
        self._coverage_folders: list[str] = []
        self._live = LiveRecord()
        self._began = time.monotonic()
        self._items: set[str] = set()
        self._ties = marks.Ties()
        self._looped = False
        self._hosting: Hosting | None = None
        self.result: Result | None = None
        self._terminal = TerminalReport(config, lambda: self._items)
        config.pluginmanager.register(self._terminal, "backend-dod-terminal")
        config.pluginmanager.register(Section(self._terminal), "backend-dod-section")

    def pytest_report_header(self) -> str:
        """Say which checklist will be decided."""
        number = len(self._work.plans)
        files = ", ".join(self._work.located.files)
        return f"backend-dod: {number} {'item' if number == 1 else 'items'} of {files}"

    # The suite

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
            claims=Claims(None),
            document=self._work.document,
            meter=self._meter,
            tell=self._terminal.progress,
        )
        self._config.pluginmanager.register(self._hosting, "backend-dod-hosting")

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: Any) -> None:
        """Tell a worker where experiments are claimed."""
        node.workerinput["backend_dod"] = {"claims": str(self._scratch)}

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Take over what a worker has seen."""
        output = getattr(node, "workeroutput", {}).get("backend_dod")
        if output is None:
            note = "a worker of xdist ended without telling what it saw"
            self._live.notes += [note] if note not in self._live.notes else []
            return
        self._live.merge(json.loads(output["record"]))
        self._outcomes.deselected = max(self._outcomes.deselected, output["deselected"])
        if output["coverage"]:
            self._coverage_folders.append(output["coverage"])
        self._ties.merge(*output["ties"])

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: Sequence[pytest.Item]) -> None:
        """Learn which items the tests are tied to, before any are deselected."""
        self._ties = marks.collect(items, self._work.located.items)
        self._tie()
        if self._ties.problem:
            raise pytest.UsageError(f"backend-dod: {self._ties.problem}")

    def _tie(self) -> None:
        try:
            self._work.tie(self._ties.tests)
        except UsageError as problem:
            self._ties.merge({}, str(problem))

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Take note of files that cannot be collected."""
        self._outcomes.collected(report)

    def pytest_deselected(self, items: Sequence[pytest.Item]) -> None:
        """Count what the selection left out."""
        self._outcomes.deselected += len(items)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take note of the outcomes of tests."""
        if report.nodeid not in self._items:
            self._outcomes.reported(report)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> Iterator[None]:
        """Let the suite run, then decide the checklist."""
        if self._config.option.collectonly:
            return (yield)
        self._looped = True
        try:
            looped = yield
        except BaseException as problem:
            self._not_judged(scenery.interruption(problem))
            raise
        why = self._unfinished(session)
        if why:
            self._not_judged(why)
            return looped
        try:
            verdicts = self._decide()
        except KeyboardInterrupt:
            self._not_judged("interrupted from the keyboard while the gate was probing")
            raise
        except BaseException as problem:
            self._not_judged(f"the gate itself broke: {type(problem).__name__}: {problem}")
            raise
        self._result(verdicts)
        self._run_items(session, verdicts)
        return looped

    def _unfinished(self, session: pytest.Session) -> str:
        """Return why there is nothing to judge although the loop came to its end."""
        broken = self._outcomes.uncollected
        if broken and not self._config.option.continue_on_collection_errors:
            # xdist runs the files that could be collected; pytest alone would have stopped.
            return f"the suite was interrupted: {broken} error{'s'[: broken > 1]} during collection"
        if session.testscollected == 0 or self._outcomes.nothing_ran:
            return "no test ran"
        if self._hosting is None:
            # Workers of xdist collect the tests, so that only now it is known what they said.
            self._tie()
        return self._ties.problem

    def _result(self, verdicts: tuple[Verdict, ...] = (), *, not_judged: str = "") -> None:
        probed = bool(self._work.tasks) and self._looped
        self.result = Result(
            scene=scenery.scene(self._work.located, self._live, probed=probed),
            verdicts=verdicts,
            not_judged=not_judged,
            seconds=time.monotonic() - self._began,
        )

    def _not_judged(self, why: str) -> None:
        self._result(not_judged=why)

    # Deciding

    def _decide(self) -> tuple[Verdict, ...]:
        if self._hosting is not None:
            self._live = self._hosting.record
        self._probe_target()
        named = self._work.configuration.settings.openapi
        repository = Repository(root=self._work.root, document=named)
        suite = self._suite()
        sight = Sight(
            suite=suite,
            repository=repository,
            live=self._live,
            survey=scenery.survey(self._live, repository, partial=suite.partial),
        )
        return decide(self._work, sight, self._terminal.progress)

    def _probe_target(self) -> None:
        """Carry out on the configured app or URL, or on a plugin's, what no test has served."""
        if not self._work.tasks:
            return
        settings = self._work.configuration.settings
        name = settings.app or settings.command or settings.base_url
        host: targets.TargetHost | None
        try:
            given = self._config.hook.pytest_backend_dod_target(config=self._config)
            if given is not None:
                name = "pytest_backend_dod_target"
                host = targets.from_fixture(given, self._work.configuration)
            else:
                pythonpath = tuple(self._config.getini("pythonpath"))
                host = targets.configured(self._work.configuration, pythonpath)
        except (Unreachable, UsageError) as problem:
            self._live.lost[name] = problem.what
            return
        if host is None:
            return
        phase = TargetPhase(
            claims=Claims(None),
            record=self._live,
            configured=self._work.document,
            tell=self._terminal.progress,
        )
        try:
            phase.run(host, self._work.tasks)
        finally:
            host.close()

    def _suite(self) -> SuiteRecord:
        record, missing = measuring.measured(self._config, self._meter, self._coverage_folders)
        return self._outcomes.record(
            partial=partial_reason(self._config),
            coverage=record,
            coverage_missing=missing,
            tied=self._ties.tests,
        )

    # Reporting

    def _run_items(self, session: pytest.Session, verdicts: Sequence[Verdict]) -> None:
        items = build(session, verdicts, self._work.root)
        self._items = {item.nodeid for item in items}
        session.testscollected += len(items)
        self._terminal.own_line()
        run(items)

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write the reports, and let nothing end well that was not judged."""
        if self._hosting is not None:
            self._hosting.close()
        if self._config.option.collectonly:
            self._terminal.plans = self._work.plans
            return
        if self.result is None and self._is_run(session):
            self._not_judged("the session ended before the suite ran")
        if self.result is None:
            return
        self._terminal.result = self.result
        written = [destination.write(self.result) for destination in self._destinations]
        if github.here():
            self._terminal.commands = tuple(github.commands(self.result))
            written.append(github.summarise(self.result))
        self._terminal.troubles = [trouble for trouble in written if trouble]
        if self._ties.problem:
            session.exitstatus = pytest.ExitCode.USAGE_ERROR
        elif session.exitstatus == 0 and not self.result.done:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
        elif session.exitstatus == 0 and self._terminal.troubles:
            session.exitstatus = pytest.ExitCode.USAGE_ERROR

    def _is_run(self, session: pytest.Session) -> bool:
        """Tell a run that went wrong early from the likes of --fixtures, which run nothing."""
        return self._looped or session.exitstatus != 0

    def pytest_unconfigure(self) -> None:
        """Leave nothing behind."""
        if self._meter is not None:
            self._meter.discard(self._coverage_folders)
        shutil.rmtree(self._scratch, ignore_errors=True)
