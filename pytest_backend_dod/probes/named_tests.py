"""The named-tests probe."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ..model import Finding, Outcome, Status
from ..parameters import parameter
from ..recording.suite import SuiteRecord
from .interface import SuiteProbe


@dataclass(frozen=True, kw_only=True)
class NamedTestsParameters:
    """Parameters of the named-tests probe."""

    item: str = parameter("", "Id of the item whose tests count; its own where it is left out.")


class NamedTests(SuiteProbe[NamedTestsParameters]):
    """The tests that a project ties to its own line passed.

    What it proves: at least one test carries `@pytest.mark.backend_dod("the line")`, and each test
    that does passed in this run.

    What it cannot see: whether the tests assert what the line says.

    How it decides: a mark names an item by its text or its id, and then its tests decide the item
    instead of its words. Failed: a tied test failed or broke in set-up or tear-down. Inconclusive:
    none is tied, or one of them was skipped, was expected to fail, or did not run. A mark that
    names no item ends the session as a mistake in use.

    Source: the outcomes of pytest itself.
    """

    name = "named-tests"
    Parameters = NamedTestsParameters

    def judge(self, suite: SuiteRecord, parameters: NamedTestsParameters) -> Outcome:
        """Decide from the outcomes of the tied tests."""
        tied = suite.tied.get(parameters.item, {})
        counts = Counter(tied.values())
        counted = ", ".join(f"{number} {how}" for how, number in sorted(counts.items()))
        measures = {"tests": dict(sorted(tied.items()))}
        if not tied:
            return Outcome(
                status=Status.INCONCLUSIVE,
                summary="no test is tied to it",
                advice=f'Mark tests: @pytest.mark.backend_dod("{parameters.item}")',
                measures=measures,
            )
        broken = [node for node, how in sorted(tied.items()) if how in {"failed", "error"}]
        if broken:
            return Outcome(
                status=Status.FAILED,
                summary=f"of the tests tied to it: {counted}",
                findings=tuple(_broken(suite, node, tied[node]) for node in broken),
                measures=measures,
            )
        if set(tied.values()) != {"passed"}:
            return Outcome(
                status=Status.INCONCLUSIVE,
                summary=f"of the tests tied to it: {counted}",
                advice="Let all of them run and pass: "
                + ", ".join(node for node, how in sorted(tied.items()) if how != "passed"),
                measures=measures,
            )
        plural = "test" if len(tied) == 1 else "tests"
        return Outcome(
            status=Status.PASSED,
            summary=f"{len(tied)} {plural} tied to it passed",
            measures=measures,
        )


def _broken(suite: SuiteRecord, node: str, how: str) -> Finding:
    what = "fails" if how == "failed" else "breaks in set-up or tear-down"
    return Finding(
        what=f"{node} {what}",
        where=node.partition("::")[0],
        measured=suite.messages.get(node, ""),
        expected="passed",
        reproduce=f"pytest '{node}'",
        remedy="See the report of the test above.",
    )
