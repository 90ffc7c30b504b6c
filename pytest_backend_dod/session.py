"""The order of work of one run: plan, record, probe, judge, report."""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from . import config as configuration_room
from . import judgement, parameters
from .checklist.locating import Located, locate
from .checklist.planning import plan
from .config import FILE, TABLE, Configuration
from .errors import Unreachable, UsageError
from .hosting import Hosting
from .hosts import targets
from .hosts.interface import Survey
from .hosts.live import Claims, LiveRecord, LiveTask, TargetPhase
from .items import build
from .model import Assignment, ItemPlan, Outcome, Result, Scene, Status, Verdict
from .probes.interface import LiveProbe, RepositoryProbe, SuiteProbe
from .probes.registry import AnyProbe, collect
from .project.candidates import candidates
from .project.openapi import Document, NotOpenAPI, parse
from .project.repository import Repository
from .recording import measuring
from .recording.outcomes import Outcomes, partial_reason
from .recording.suite import SuiteRecord
from .reports import destinations
from .reports.terminal import Section, TerminalReport

_METER = pytest.StashKey[measuring.Meter]()


def begin(early_config: pytest.Config) -> None:
    """Measure coverage from here on, unless somebody else does or no item asks for it."""
    options = early_config.known_args_namespace
    measured = getattr(options, "cov_source", None) and not getattr(options, "no_cov", False)
    if measured or measuring.foreign(early_config)[0] is not None:
        return
    try:
        configuration = configuration_room.load(early_config.rootpath)
        located = locate(early_config.rootpath, configuration.settings.checklist)
        plans = plan(located.items, collect(()), configuration)
    except UsageError:
        # Said again, and then to the user, when all plugins are there; a probe of theirs may be missing now.
        plans = ()
    asked = [a for p in plans for a in p.assignments if a.probe == "coverage"]
    if asked or not plans:
        branch = any(a.parameters.get("branch") for a in asked)
        early_config.stash[_METER] = measuring.Meter(early_config.rootpath, branch=branch)


def register(config: pytest.Config) -> None:
    """Take part in the session.

    Raises:
        pytest.UsageError: For anything a person wrote that cannot be understood.
    """
    try:
        work = _Work(config)
    except UsageError as problem:
        raise pytest.UsageError(f"backend-dod: {problem}") from None
    worker = hasattr(config, "workerinput")
    if worker:
        config.pluginmanager.register(Worker(config, work), "backend-dod-worker")
    else:
        config.pluginmanager.register(Gate(config, work), "backend-dod-gate")


class _Work:
    """What every process of a run reads and plans alike."""

    def __init__(self, config: pytest.Config) -> None:
        root = config.rootpath
        self.root = root
        self.configuration: Configuration = configuration_room.load(root)
        registered = config.hook.pytest_backend_dod_probes(config=config)
        self.probes: Mapping[str, AnyProbe] = collect(p for some in registered for p in some or ())
        self.located: Located = locate(root, self.configuration.settings.checklist)
        self.plans: tuple[ItemPlan, ...] = plan(
            self.located.items, self.probes, self.configuration
        )
        judgement.check(self.plans, self.configuration)
        self.document = _document(self.configuration)
        self.tasks = tuple(self._tasks())

    def parameters(self, assignment: Assignment) -> Any:
        """Return the typed parameters of an assignment."""
        probe = self.probes[assignment.probe]
        return parameters.read(probe.Parameters, assignment.parameters, where=assignment.reason)

    def _tasks(self) -> Iterator[LiveTask]:
        seen = set()
        for assignment in (a for p in self.plans for a in p.assignments if not p.item.struck):
            probe = self.probes[assignment.probe]
            if isinstance(probe, LiveProbe):
                task = LiveTask(probe=probe, parameters=self.parameters(assignment))
                if task.key not in seen:
                    seen.add(task.key)
                    yield task


def _document(configuration: Configuration) -> Document | None:
    path = configuration.settings.openapi
    if not path:
        return None
    where = f"{FILE}: {TABLE}.openapi"
    try:
        return parse((configuration.root / path).read_bytes(), source=path)
    except OSError as problem:
        raise UsageError(
            f"{path} cannot be read ({problem.strerror})", where=where, remedy="Name an existing file."
        ) from None
    except NotOpenAPI as problem:
        raise UsageError(
            f"{path} is no OpenAPI document: {problem}", where=where, remedy="Name the API's document."
        ) from None


class Worker:
    """Takes part in a worker process of xdist."""

    def __init__(self, config: pytest.Config, work: _Work) -> None:
        self._config = config
        self._meter = config.stash.get(_METER, None)
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
        }


def _silent(text: str) -> None:
    """Tell nobody: a worker has no terminal."""


class Gate:
    """Takes part in the process that controls the run, which is the only one without xdist."""

    def __init__(self, config: pytest.Config, work: _Work) -> None:
        self._config = config
        self._work = work
        self._meter = config.stash.get(_METER, None)
        self._outcomes = Outcomes()
        self._scratch = Path(tempfile.mkdtemp(prefix="backend-dod-"))
        self._coverage_folders: list[str] = []
        self._live = LiveRecord()
        self._began = time.monotonic()
        self._items: set[str] = set()
        self._looped = False
        self.result: Result | None = None
        self._distributed = config.pluginmanager.has_plugin("dsession")
        self._hosting: Hosting | None = None
        self._destinations = destinations.read(config.option.backend_dod_report, config.rootpath)
        self._terminal = TerminalReport(config, self._verdict_nodes)
        config.pluginmanager.register(self._terminal, "backend-dod-terminal")
        config.pluginmanager.register(Section(self._terminal), "backend-dod-section")
        if not self._distributed:
            self._hosting = Hosting(
                config,
                configuration=work.configuration,
                tasks=work.tasks,
                claims=Claims(None),
                document=work.document,
                meter=self._meter,
                tell=self._terminal.progress,
            )
            config.pluginmanager.register(self._hosting, "backend-dod-hosting")

    def _verdict_nodes(self) -> set[str]:
        return self._items

    def pytest_report_header(self) -> str:
        """Say which checklist will be decided."""
        files = ", ".join(self._work.located.files) or "the packaged default"
        return f"backend-dod: {len(self._work.plans)} items of {files}"

    # The suite

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: Any) -> None:
        """Tell a worker where experiments are claimed."""
        node.workerinput["backend_dod"] = {"claims": str(self._scratch)}

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Take over what a worker has seen."""
        output = getattr(node, "workeroutput", {}).get("backend_dod")
        if output is None:
            self._live.notes.append("a worker of xdist ended without telling what it saw")
            return
        self._live.merge(json.loads(output["record"]))
        self._outcomes.deselected = max(self._outcomes.deselected, output["deselected"])
        if output["coverage"]:
            self._coverage_folders.append(output["coverage"])

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
            self._not_judged(_interruption(problem))
            raise
        if session.testscollected == 0 or self._outcomes.nothing_ran:
            self._not_judged("no test ran")
            return looped
        try:
            verdicts = self._decide()
        except KeyboardInterrupt:
            self._not_judged("interrupted while probing")
            raise
        self._run_items(session, verdicts)
        self.result = Result(
            scene=self._scene(), verdicts=verdicts, seconds=time.monotonic() - self._began
        )
        return looped

    def _not_judged(self, why: str) -> None:
        self.result = Result(
            scene=self._scene(), not_judged=why, seconds=time.monotonic() - self._began
        )

    # Deciding

    def _decide(self) -> tuple[Verdict, ...]:
        if self._hosting is not None:
            self._live = self._hosting.record
        self._probe_targets()
        suite = self._suite()
        repository = Repository(root=self._work.root)
        survey = self._survey(repository)
        outcomes: dict[tuple[str, str], Outcome] = {}
        for item_plan in self._work.plans:
            for assignment in item_plan.assignments:
                key = (assignment.probe, repr(sorted(assignment.parameters.items())))
                if key not in outcomes and assignment.probe != "attest":
                    self._terminal.progress(f"deciding {assignment.probe}")
                    outcomes[key] = self._outcome(assignment, suite, repository, survey)
        self._terminal.progress("")
        return tuple(
            judgement.judge(p, self._of(p, outcomes), self._work.configuration)
            for p in self._work.plans
        )

    @staticmethod
    def _of(
        item_plan: ItemPlan, outcomes: Mapping[tuple[str, str], Outcome]
    ) -> list[Outcome]:
        return [
            judgement.unattested(item_plan.item.id)
            if a.probe == "attest"
            else outcomes[a.probe, repr(sorted(a.parameters.items()))]
            for a in item_plan.assignments
        ]

    def _outcome(
        self,
        assignment: Assignment,
        suite: SuiteRecord,
        repository: Repository,
        survey: Survey,
    ) -> Outcome:
        probe, chosen = self._work.probes[assignment.probe], self._work.parameters(assignment)
        try:
            if isinstance(probe, RepositoryProbe):
                return probe.look(repository, chosen)
            if isinstance(probe, SuiteProbe):
                return probe.judge(suite, chosen)
            if isinstance(probe, LiveProbe):
                key = LiveTask(probe=probe, parameters=chosen).key
                seen = [o for o in self._live.observations if o["task"] == key]
                return probe.judge(seen, survey, chosen)
        except Exception as problem:  # noqa: BLE001 - a broken probe is an outcome, not a crash
            return Outcome(
                status=Status.ERROR,
                summary=f"the probe broke: {type(problem).__name__}: {problem}".splitlines()[0],
                advice="This is a defect of the probe, not of the backend: please report it.",
            )
        return Outcome(status=Status.ERROR, summary=f"{assignment.probe} cannot be carried out")

    def _probe_targets(self) -> None:
        """Carry out on the configured app or URL, or on a plugin's, what no test has served."""
        if not self._work.tasks:
            return
        phase = TargetPhase(
            claims=Claims(None),
            record=self._live,
            configured=self._work.document,
            tell=self._terminal.progress,
        )
        name = self._work.configuration.settings.app or self._work.configuration.settings.base_url
        try:
            given = self._config.hook.pytest_backend_dod_target(config=self._config)
            if given is not None:
                name = "pytest_backend_dod_target"
                host: targets.TargetHost | None = targets.from_fixture(
                    given, self._work.configuration
                )
            else:
                host = targets.configured(
                    self._work.configuration, tuple(self._config.getini("pythonpath"))
                )
        except (Unreachable, UsageError) as problem:
            self._live.lost[name] = problem.what
            return
        if host is not None:
            try:
                phase.run(host, self._work.tasks)
            finally:
                host.close()

    def _suite(self) -> SuiteRecord:
        record, missing = self._coverage()
        return self._outcomes.record(
            partial=partial_reason(self._config), coverage=record, coverage_missing=missing
        )

    def _coverage(self) -> tuple[Any, str]:
        try:
            if self._meter is not None:
                self._meter.stop()
                return self._meter.record(self._coverage_folders)
            foreign, who = measuring.foreign(self._config)
            if foreign is None:
                return None, "nobody measured"
            return measuring.record(foreign, who)
        except Exception as problem:  # noqa: BLE001 - coverage of any version and configuration
            return None, f"coverage broke: {problem}"

    def _survey(self, repository: Repository) -> Survey:
        live = self._live
        advice = ""
        if not live.hosts:
            advice = _advice(repository, live)
        return Survey(
            hosts=tuple(live.hosts),
            lost=dict(live.lost),
            operations=tuple(live.operations),
            documented=bool(live.document),
            exercised=dict(live.exercised),
            advice=advice,
            notes=tuple(live.notes),
        )

    def _scene(self) -> Scene:
        located = self._work.located
        live = self._live
        lines = []
        if self._work.tasks and self._looped:
            lines = list(_ways(live))
        return Scene(
            checklists=located.files,
            hosts=tuple(lines),
            notes=tuple(note for note in (located.note, *live.notes) if note),
        )

    # Reporting

    def _run_items(self, session: pytest.Session, verdicts: Sequence[Verdict]) -> None:
        items = build(session, verdicts, self._work.root)
        self._items = {item.nodeid for item in items}
        session.testscollected += len(items)
        hook = self._config.hook
        for index, item in enumerate(items):
            following = items[index + 1] if index + 1 < len(items) else None
            hook.pytest_runtest_protocol(item=item, nextitem=following)

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Write the reports, and let nothing end well that was not judged."""
        if self._hosting is not None:
            self._hosting.close()
        if self.result is None and not self._config.option.collectonly and self._is_run(session):
            self._not_judged("the session ended before the suite ran")
        self._terminal.result = self.result
        self._terminal.plans = self._work.plans if self._config.option.collectonly else ()
        if self.result is None:
            return
        for destination in self._destinations:
            destination.write(self.result)
        if not self.result.done and session.exitstatus == 0:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def _is_run(self, session: pytest.Session) -> bool:
        """Tell a run from the likes of --fixtures, which have a session of their own kind."""
        return self._looped or bool(session.testsfailed) or not self._outcomes.nothing_ran

    def pytest_unconfigure(self) -> None:
        """Leave nothing behind."""
        if self._meter is not None:
            self._meter.discard(self._coverage_folders)
        shutil.rmtree(self._scratch, ignore_errors=True)


def _interruption(problem: BaseException) -> str:
    text = str(problem)
    if isinstance(problem, pytest.Session.Failed):
        return f"the suite was stopped: {text}"
    if isinstance(problem, pytest.Session.Interrupted):
        return f"the suite was interrupted: {text}"
    if isinstance(problem, KeyboardInterrupt):
        return "interrupted by the keyboard"
    return f"the suite ended early: {type(problem).__name__} {text}".strip()


def _ways(live: LiveRecord) -> Iterator[str]:
    tests = [name for name in live.hosts if "::" in name]
    others = [name for name in live.hosts if "::" not in name]
    served = {o["operation"] for o in live.observations if o.get("kind") == "test" and o.get("operation")}
    if tests:
        what = f"{len(served)} operations in " if served else ""
        some = "test" if len(tests) == 1 else "tests"
        yield f"{what}{len(tests)} of the suite's own {some}, run once more ({', '.join(live.apps)})"
    yield from others
    if live.document:
        yield f"API document: {live.document}, {len(live.operations)} operations"
    for name, why in sorted(live.lost.items()):
        if "::" not in name:
            yield f"{name}: {why}"
    if not live.hosts:
        yield "none: no probe could send a request"


def _advice(repository: Repository, live: LiveRecord) -> str:
    broken = [f"{name}: {why}" for name, why in sorted(live.lost.items()) if "::" not in name]
    if broken:
        return broken[0]
    if live.lost:
        test, why = sorted(live.lost.items())[0]
        return f"No test could serve as host; {test}: {why}. Give the fixture backend_dod_app instead."
    found = candidates(repository)
    line = f'app = "{found[0]}"' if found else 'app = "package.module:app"'
    others = f" (or {', '.join(found[1:4])})" if found[1:] else ""
    return f"The suite sent no request to an app. Write in {FILE}:\n[{TABLE}]\n{line}{others}"

