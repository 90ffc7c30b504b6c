"""``--backend-dod-record DIR``: keeps what this part of the suite shows, and judges nothing."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from .. import __version__, scenery
from ..preparing import Work
from ..recording import coverage_data, measuring
from ..recording.outcomes import partial_reason
from ..reports.terminal import TerminalReport
from ..reports.text import clean
from ..running import SuiteRun
from . import secrets, shard
from .identity import identity


class Recorder:
    """Takes part in the process that controls one part of the suite.

    The exit status stays the suite's own, unless the shard cannot be written.
    """

    def __init__(self, config: pytest.Config, work: Work, meter: measuring.Meter | None) -> None:
        self._config = config
        self._work = work
        self._folder: Path = config.invocation_params.dir / config.option.backend_dod_record
        # Before the tests, which may write into the tree.
        self._identity = identity(work)
        self._suite = SuiteRun(config, work, meter, TerminalReport(config, set).progress)
        config.pluginmanager.register(self._suite, "backend-dod-suite")
        self._shard: shard.Shard | None = None
        self._trouble = "the suite did not run"
        self._lines: tuple[str, ...] = ()

    def pytest_report_header(self) -> str:
        """Say what will happen."""
        return f"backend-dod: what this part of the suite shows is kept in {self._shown()}"

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtestloop(self) -> Iterator[None]:
        """Let the suite run, then take down what it showed."""
        if self._config.option.collectonly:
            return (yield)
        try:
            looped = yield
        except BaseException as problem:
            self._take(scenery.interruption(problem))
            raise
        self._take(self._suite.broken() or self._suite.problem)
        return looped

    def _take(self, unfinished: str) -> None:
        try:
            self._shard = self._taken(unfinished)
        except (TypeError, ValueError) as problem:
            # A probe of somebody else may observe what is no plain value.
            self._trouble = f"what was seen cannot be written ({problem})"

    def _taken(self, unfinished: str) -> shard.Shard:
        suite = self._suite
        hidden = secrets.known(self._work.configuration.headers)
        return shard.Shard(
            identity=self._identity,
            python=f"{sys.version_info.major}.{sys.version_info.minor}",
            selection=partial_reason(self._config),
            unfinished=unfinished,
            collected=sorted(suite.collected),
            ties={item: sorted(nodes) for item, nodes in sorted(suite.ties.tests.items())},
            outcomes=secrets.outcomes(suite.outcomes.kept(), hidden),
            coverage=self._coverage(),
            live=secrets.hide(json.loads(json.dumps(asdict(suite.live))), hidden),
        )

    def _coverage(self) -> dict[str, Any]:
        try:
            cov, who = self._suite.measurement()
            missing = "" if cov is not None else measuring.NOBODY
            return coverage_data.kept(cov, who, missing, self._work.root)
        except Exception as problem:  # noqa: BLE001 - coverage of any version and configuration
            return {"missing": f"coverage broke: {type(problem).__name__}: {problem}"}

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write the shard."""
        self._suite.close()
        if self._config.option.collectonly:
            return
        path = self._written()
        if self._shard is None or path is None:
            self._lines = (f"Nothing was kept: {self._trouble}.",)
            if session.exitstatus == 0:
                session.exitstatus = pytest.ExitCode.USAGE_ERROR
            return
        self._lines = tuple(_told(self._shard, f"{self._shown()}/{path.name}"))
        if self._suite.problem:
            self._lines = (self._suite.problem, *self._lines)
            session.exitstatus = pytest.ExitCode.USAGE_ERROR

    def _written(self) -> Path | None:
        """Write the shard; None when there is none, or it cannot be written."""
        if self._shard is None:
            return None
        try:
            return shard.write(self._shard, self._folder, __version__)
        except OSError as problem:
            self._trouble = f"{self._shown()} cannot be written ({problem.strerror or problem})"
            return None

    def _shown(self) -> str:
        return Path(self._config.option.backend_dod_record).as_posix()

    @pytest.hookimpl(trylast=True)
    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Say what was kept, and that nothing was judged."""
        if not self._lines:
            return
        terminalreporter.write_sep("=", "Definition of Done: kept, not judged")
        for line in self._lines:
            terminalreporter.write_line(clean(line))
        if self._config.option.backend_dod_report:
            terminalreporter.write_line("The reports are left to the job that judges.")


def _told(kept: shard.Shard, path: str) -> Iterator[str]:
    ran = {*kept.outcomes["last"], *kept.outcomes["errors"]}
    yield f"kept:  {path}"
    counts = (
        (len(ran), "test"),
        (len(kept.coverage.get("files", ())), "measured file"),
        (len(kept.live["exercised"]), "operation"),
        (len(kept.live["observations"]), "observation"),
    )
    yield "       " + ", ".join(f"{n} {noun}{'s'[: n != 1]}" for n, noun in counts)
    if kept.unfinished:
        yield f"       {kept.unfinished}: this will not be judged"
    yield f"judge: pytest --backend-dod-judge {path.rpartition('/')[0]}"
