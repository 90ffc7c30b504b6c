"""The tests probe."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ..model import Finding, Outcome, Status
from ..parameters import parameter
from ..recording.suite import SuiteRecord
from .interface import SuiteProbe


@dataclass(frozen=True, kw_only=True)
class TestsParameters:
    """Parameters of the tests probe."""

    __test__ = False

    max_skipped: int = parameter(-1, "Skipped tests that are tolerated; -1 for any number.")


class Tests(SuiteProbe[TestsParameters]):
    """The test suite ran as a whole, passed, and was not empty.

    What it proves: pytest collected tests, ran all of them, and none failed.

    What it cannot see: whether the tests assert anything worth asserting.

    How it decides: from the reports of the running session. Skipped tests and expected failures are
    counted and shown. Failed: a test failed or broke in set-up or tear-down, or more were skipped
    than `max_skipped` allows. Inconclusive: only a part of the suite was asked for, or every test
    was skipped.

    Source: the outcomes of pytest itself.
    """

    __test__ = False

    name = "tests"
    phrases = (
        "test* pass*",
        "test* ... pass*",
        "test* ... green",
        "test suite",
        "test* succeed*",
        "all test*",
        "unit test*",
        "integration test*",
        "test* written",
        "test* added",
        "tested",
        "regression test*",
        "no failing test*",
        "test* exist",
        "test* in place",
        "tests cover*",
        "covered by ... test*",
        "pass* ... test*",
        "pytest ... pass*",
        "pytest ... exit*",
        "whole suite",
        "suite* pass*",
        "no skipped test*",
        "alle tests laufen",
        "tests unitaires",
        "pruebas ... verde",
    )
    excludes = (
        # Tested by people, or tests of another kind than those of the suite.
        "backup* ... tested",
        "restor* ... tested",
        "downgrade* ... tested",
        "migration* ... tested",
        "manually tested",
        "load tested",
        "load test* ... pass*",
        "penetration test* ... pass*",
        "penetration tested",
        "usability test*",
        "user acceptance test*",
        "acceptance test* ... pass*",
        "fuzz test* ... pass*",
        "fuzz tested",
        "test plan*",
        "test data",
        "tested in staging",
        "tested on staging",
    )
    Parameters = TestsParameters

    @classmethod
    def thresholds(cls, text: str) -> dict[str, Any]:
        """Read whether skipped tests are allowed."""
        none = re.search(r"\b(no|zero|0|without( any)?) skip(ped|s)?\b", text.lower())
        return {"max_skipped": 0} if none else {}

    def judge(self, suite: SuiteRecord, parameters: TestsParameters) -> Outcome:
        """Decide from the outcomes of the tests."""
        measures = {
            "passed": suite.passed,
            "failed": len(suite.failed),
            "errors": len(suite.errors),
            "skipped": suite.skipped,
            "xfailed": suite.xfailed,
            "xpassed": suite.xpassed,
            "deselected": suite.deselected,
        }
        counted = ", ".join(f"{n} {kind}" for kind, n in measures.items() if n or kind == "passed")
        findings = [_failed(suite, node, "fails") for node in suite.failed]
        findings += [_failed(suite, node, "breaks in set-up or tear-down") for node in suite.errors]
        if 0 <= parameters.max_skipped < suite.skipped:
            findings.append(
                Finding(
                    what=f"{suite.skipped} tests are skipped",
                    where="the suite",
                    measured=str(suite.skipped),
                    expected=f"at most {parameters.max_skipped}",
                    reproduce="pytest -rs",
                    remedy="Run them, or remove them.",
                )
            )
        if findings:
            return Outcome(
                status=Status.FAILED, summary=counted, findings=tuple(findings), measures=measures
            )
        if suite.partial:
            return Outcome(
                status=Status.INCONCLUSIVE,
                summary=f"only a part of the suite ran: {suite.partial}",
                advice="Run the whole suite: pytest --backend-dod",
                measures=measures,
            )
        if suite.passed + suite.xpassed == 0:
            return Outcome(
                status=Status.INCONCLUSIVE,
                summary=f"no test passed: {counted}",
                advice="Let at least one test run to its end.",
                measures=measures,
            )
        return Outcome(status=Status.PASSED, summary=counted, measures=measures)


def _failed(suite: SuiteRecord, node: str, how: str) -> Finding:
    return Finding(
        what=f"{node} {how}",
        where=node.partition("::")[0],
        measured=suite.messages.get(node, ""),
        expected="passed",
        reproduce=f"pytest '{node}'",
        remedy="See the report of the test above.",
    )
