"""The order of work of one run: plan, record, probe, judge, report."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from typing import Protocol

import pytest

from . import scenery, sharding
from .adopting import Adoption
from .beside import Beside, planned
from .deciding import Sight, look
from .ending import Ending
from .errors import UsageError
from .hosts.live import LiveRecord
from .items import build, run
from .model import Result, Verdict
from .preparing import Work, coverage_asked
from .project.repository import Repository
from .recording import measuring
from .recording.suite import SuiteRecord
from .reports.terminal import Section, TerminalReport
from .reports.text import counted
from .running import SuiteRun
from .sharding.judging import KeptSuite
from .sharding.recorder import Recorder
from .targeting import probe_target
from .termination import Terminated, Termination
from .workers import Worker

_METER = pytest.StashKey[measuring.Meter]()


def begin(early_config: pytest.Config) -> None:
    """Measure coverage from here on, unless somebody else does or no item asks for it."""
    options = early_config.known_args_namespace
    measured = getattr(options, "cov_source", None) and not getattr(options, "no_cov", False)
    if measured or measuring.foreign(early_config)[0] is not None:
        return
    asked, branch = coverage_asked(early_config.rootpath, options)
    if asked:
        early_config.stash[_METER] = measuring.Meter(early_config.rootpath, branch=branch)


_INTERRUPTED = "interrupted from the keyboard"


class Shown(Protocol):
    """What the test suite has shown, wherever and whenever it ran."""

    @property
    def live(self) -> LiveRecord:
        """What the live part has shown so far."""

    @property
    def problem(self) -> str:
        """A mistake in use, which ends the session with status 4; empty when there is none."""

    def unfinished(self, session: pytest.Session) -> str:
        """Return why there is nothing to judge although the loop came to its end."""

    def record(self) -> SuiteRecord:
        """Return the outcomes and the coverage of the suite."""

    def close(self) -> None:
        """Put back what was changed for recording."""


def register(config: pytest.Config) -> None:
    """Take part in the session.

    Raises:
        pytest.UsageError: For anything a person wrote that cannot be understood.
    """
    meter = config.stash.get(_METER, None)
    try:
        sharding.check(config.option)
        work = Work(config)
        config.pluginmanager.register(Termination(), "backend-dod-termination")
        if hasattr(config, "workerinput"):
            config.pluginmanager.register(Worker(config, work, meter), "backend-dod-worker")
        elif config.option.backend_dod_record:
            plugin = Recorder(config, work, meter)
            config.pluginmanager.register(plugin, "backend-dod-recorder")
        else:
            config.pluginmanager.register(Gate(config, work, meter), "backend-dod-gate")
    except UsageError as problem:
        if meter is not None:
            meter.stop()
            meter.discard()
        raise pytest.UsageError(f"backend-dod: {problem}") from None


class Gate:
    """Takes part in the process that controls the run, which is the only one without xdist."""

    def __init__(self, config: pytest.Config, work: Work, meter: measuring.Meter | None) -> None:
        self._config = config
        self._work = work
        self._ending = Ending(config, work)
        self._began = time.monotonic()
        self._items: set[str] = set()
        self._looped = False
        self.result: Result | None = None
        self._terminal = TerminalReport(config, lambda: self._items)
        config.pluginmanager.register(self._terminal, "backend-dod-terminal")
        config.pluginmanager.register(Section(self._terminal), "backend-dod-section")
        self._adoption = Adoption(config.option.backend_dod_baseline, work)
        self._beside = Beside(work.root, work.configuration.settings.openapi)
        self._suite: Shown = (
            KeptSuite(config, work)
            if config.option.backend_dod_judge
            else SuiteRun(config, work, meter, self._terminal.progress)
        )
        config.pluginmanager.register(self._suite, "backend-dod-suite")

    def pytest_report_header(self) -> str:
        """Say which checklist will be decided."""
        number, left_out = len(self._work.plans), self._work.left_out
        files = ", ".join(self._work.located.files)
        items = f"{number} of {number + left_out} items" if left_out else counted(number)
        return f"backend-dod: {items} of {files}"

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> Iterator[None]:
        """Let the suite run, then decide the checklist."""
        if self._config.option.collectonly:
            return (yield)
        self._looped = True
        if self._follows(session):
            self._beside.start(planned(self._work))
        try:
            looped = yield
        except BaseException as problem:
            self._not_judged(scenery.interruption(problem))
            raise
        why = self._suite.unfinished(session)
        if why:
            self._not_judged(why)
            return looped
        try:
            verdicts = self._decide()
        except KeyboardInterrupt as problem:
            ended = "ended by SIGTERM" if isinstance(problem, Terminated) else _INTERRUPTED
            self._not_judged(f"{ended} while the gate was probing")
            raise
        except BaseException as problem:
            self._not_judged(f"the gate itself broke: {type(problem).__name__}: {problem}")
            raise
        self._result(verdicts)
        self._run_items(session, verdicts)
        return looped

    def _result(self, verdicts: tuple[Verdict, ...] = (), *, not_judged: str = "") -> None:
        probed = bool(self._work.tasks) and self._looped
        self.result = Result(
            scene=scenery.scene(
                self._work.located,
                self._suite.live,
                probed=probed,
                notes=self._work.notes,
                folder=scenery.place_in_repository(self._work.root),
            ),
            verdicts=verdicts,
            not_judged=not_judged,
            left_out=self._work.left_out,
            warn=self._config.option.backend_dod_warn,
            seconds=time.monotonic() - self._began,
        )

    def _not_judged(self, why: str) -> None:
        self._result(not_judged=why)

    # Deciding

    def _decide(self) -> tuple[Verdict, ...]:
        live = self._suite.live
        probe_target(self._config, self._work, live, self._terminal.progress)
        named = self._work.configuration.settings.openapi
        repository = Repository(root=self._work.root, document=named)
        suite = self._suite.record()
        sight = Sight(
            suite=suite,
            repository=repository,
            live=live,
            survey=scenery.survey(live, repository, partial=suite.partial),
        )
        seen = look(self._work, sight, self._terminal.progress, self._beside.answer)
        return self._adoption.verdicts(
            seen, partial=suite.partial, left_out=bool(self._work.left_out)
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
        self._beside.end()
        self._suite.close()
        if self._config.option.collectonly:
            self._terminal.plans = self._work.plans
            return
        if self.result is None and self._is_run(session):
            self._not_judged("the session ended before the suite ran")
        if self.result is None:
            return
        session.exitstatus = self._ending.end(
            self.result,
            self._terminal,
            int(session.exitstatus),
            misused=bool(self._suite.problem),
            adoption=self._adoption,
        )

    def pytest_unconfigure(self) -> None:
        """Write to the standard output what belongs behind pytest's own report."""
        self._beside.end()
        self._ending.speak()

    def _follows(self, session: pytest.Session) -> bool:
        """Whether tests are going to be run, or were elsewhere, so that there will be a verdict."""
        options = self._config.option
        if session.testsfailed and not options.continue_on_collection_errors:
            return False
        elsewhere = options.backend_dod_judge or self._config.pluginmanager.has_plugin("dsession")
        return bool(session.testscollected or elsewhere)

    def _is_run(self, session: pytest.Session) -> bool:
        """Tell a run that went wrong early from the likes of --fixtures, which run nothing."""
        return self._looped or session.exitstatus != 0
