"""``--backend-dod-judge DIR…``: the suite as shards have kept it; no test runs here.

The tests are collected, so that it is known which there are: one that ran in no shard is an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property, partial

import pytest

from .. import __version__, marks, scenery
from ..deciding import Sight, said_of
from ..errors import UsageError
from ..hosts.live_record import LiveRecord
from ..preparing import Work
from ..project.repository import Repository
from ..recording import coverage_data
from ..recording.outcomes import partial_reason
from ..recording.suite import SuiteRecord
from . import merging, shard
from .identity import identity

NAMED = 5
"""Tests that ran nowhere which are named; the others are counted."""


class KeptSuite:
    """Stands for the suite in the job that judges.

    Raises:
        UsageError: When the shards are not those of one run over what stands here.
    """

    def __init__(self, config: pytest.Config, work: Work) -> None:
        self._config = config
        self._work = work
        found = shard.read(
            config.option.backend_dod_judge, config.invocation_params.dir, __version__
        )
        shard.check(found, identity(work))
        self._named = tuple(found.items())
        self._shards = tuple(found.values())
        self._outcomes = merging.outcomes(self._shards)
        self._ties = marks.Ties()
        self._collected: set[str] = set()
        self._selected: set[str] = set()
        self._uncollected = 0
        self._missing = ""
        # Workers of xdist would run the tests.
        if hasattr(config.option, "tx"):
            config.option.dist, config.option.tx = "no", []

    # Collecting, and running nothing

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> Iterable[None]:
        """Learn which tests there are, before and after some are deselected, and let none run."""
        self._ties = marks.collect(items, self._work.located.items)
        self._collected = {item.nodeid for item in items}
        self._ties.merge(merging.ties(self._shards).tests, "")
        try:
            self._work.tie(self._ties.tests)
        except UsageError as problem:
            self._ties.merge({}, str(problem))
        if self._ties.problem:
            raise pytest.UsageError(f"backend-dod: {self._ties.problem}")
        yield
        self._selected = {item.nodeid for item in items}
        items.clear()

    def pytest_deselected(self, items: Sequence[pytest.Item]) -> None:
        """Count what this job's own selection leaves out."""
        self._outcomes.deselected += len(items)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Take note of files that cannot be collected."""
        self._uncollected += report.failed

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run nothing."""
        if self._uncollected and not self._config.option.continue_on_collection_errors:
            raise session.Interrupted(f"{self._uncollected} errors during collection")
        return True

    # What the shards have kept

    @property
    def problem(self) -> str:
        """What is wrong with the marks or with the shards."""
        return self._ties.problem or self._missing

    def unfinished(self, session: pytest.Session) -> str:  # noqa: ARG002 - it ran elsewhere
        """Return which tests ran in no shard, and so cannot be judged."""
        ran = self._outcomes.ran()
        if not ran:
            return "no test ran in any shard"
        # With --dist loadgroup, xdist puts the name of the group behind the node id.
        ran |= {node.rpartition("@")[0] for node in ran}
        everywhere = {node for one in self._shards for node in one.collected}
        missing = sorted((self._selected | (everywhere - self._collected)) - ran)
        if missing:
            number = "1 test" if len(missing) == 1 else f"{len(missing)} tests"
            more = f" and {len(missing) - NAMED} more" if len(missing) > NAMED else ""
            self._missing = (
                f"{number} ran in no shard: {', '.join(missing[:NAMED])}{more}."
                f" There are {self._parts()}. One is missing, or the parts leave tests out, or"
                " names of tests change from run to run"
            )
        return self._missing

    def _parts(self) -> str:
        """Name the shards, and what each was narrowed to."""
        number = len(self._shards)
        named = [f"{shown} ({one.selection or 'the whole suite'})" for shown, one in self._named]
        return f"{number} shard{'s'[: number > 1]}: {', '.join(named[:NAMED])}"

    @cached_property
    def live(self) -> LiveRecord:
        """What the live parts of all shards have shown."""
        whole = merging.live(self._shards)
        number = len(self._shards)
        pythons = sorted({one.python for one in self._shards})
        note = f"judged from {number} shard{'s'[: number > 1]}; no test ran here"
        many = f"; they ran on several versions of Python ({', '.join(pythons)})"
        whole.notes.insert(0, note + many * (len(pythons) > 1))
        if any(one.live["observations"] for one in self._shards):
            weigh = partial(said_of, work=self._work, sight=self._sight(whole))
            whole.observations = merging.observations(self._shards, weigh)
        return whole

    def _sight(self, live: LiveRecord) -> Sight:
        named = self._work.configuration.settings.openapi
        repository = Repository(root=self._work.root, document=named)
        suite = self._outcomes.record(partial="", coverage=None, coverage_missing="")
        survey = scenery.survey(live, repository)
        return Sight(suite=suite, repository=repository, live=live, survey=survey)

    def record(self) -> SuiteRecord:
        """Return what all shards together show of the suite."""
        parts = [one.coverage for one in self._shards]
        coverage, missing = coverage_data.joined(parts, self._work.root)
        return self._outcomes.record(
            partial=partial_reason(self._config),
            coverage=coverage,
            coverage_missing=missing,
            tied=self._ties.tests,
        )

    def close(self) -> None:
        """Nothing was changed."""
