"""The probe ``coverage``."""

from __future__ import annotations

from typing import Any

import pytest

from pytest_backend_dod.model import Outcome, Status
from pytest_backend_dod.probes.coverage import Coverage
from pytest_backend_dod.recording.suite import CoverageRecord, FileCoverage, SuiteRecord


def record(**changed: Any) -> CoverageRecord:
    """80 % of lines, half of the branches, 71.43 % together."""
    values: dict[str, Any] = {
        "source": "pytest-cov",
        "headline": 71.43,
        "statements": 10,
        "missing": 2,
        "branches": 4,
        "missing_branches": 2,
        "branch_measured": True,
        "scope": "shop",
        "files": (
            FileCoverage(path="shop/a.py", statements=5, missing=0),
            FileCoverage(path="shop/b.py", statements=5, missing=2),
        ),
    }
    return CoverageRecord(**{**values, **changed})


def judged(
    coverage: CoverageRecord | None = None, *, partial: str = "", **parameters: Any
) -> Outcome:
    suite = SuiteRecord(passed=1, partial=partial, coverage=coverage, coverage_missing="no data")
    return Coverage().judge(suite, Coverage.Parameters(**parameters))


class TestFigure:
    @pytest.mark.parametrize(
        ("parameters", "status", "summary"),
        [
            ({"min": 71.43}, Status.PASSED, "71.43 % of lines and branches (floor 71.43 %)"),
            ({"min": 80.0}, Status.FAILED, "71.43 % of lines and branches (floor 80 %)"),
            ({"min": 80.0, "line": True}, Status.PASSED, "80.00 % of lines (floor 80 %)"),
            ({"min": 50.1, "branch": True}, Status.FAILED, "50.00 % of branches (floor 50.1 %)"),
        ],
    )
    def test_the_kind_decides(
        self, parameters: dict[str, Any], status: Status, summary: str
    ) -> None:
        outcome = judged(record(), **parameters)
        assert (outcome.status, outcome.summary) == (status, summary)

    def test_79_96_is_not_80(self) -> None:
        outcome = judged(record(statements=10_000, missing=2_004, branch_measured=False), min=80.0)
        assert outcome.status is Status.FAILED
        assert outcome.summary.startswith("79.96 %")

    @pytest.mark.parametrize("missing", range(101))
    def test_a_whole_floor_is_reached_exactly(self, missing: int) -> None:
        measured = record(statements=100, missing=missing, branch_measured=False)
        reached = judged(measured, min=100.0 - missing or 0.001)
        assert reached.status is (Status.PASSED if missing < 100 else Status.FAILED)

    def test_just_below_is_never_shown_as_reached(self) -> None:
        outcome = judged(
            record(statements=1_000_000, missing=200_001, branch_measured=False), min=80.0
        )
        assert outcome.status is Status.FAILED
        assert outcome.summary.startswith("79.99 %")

    def test_the_projects_own_floor_holds_where_the_line_names_none(self) -> None:
        assert judged(record(fail_under=70.0)).summary.endswith("(floor 70 % from fail_under)")
        assert judged(record()).summary.endswith("(floor 80 %, the line names none)")

    def test_two_floors(self) -> None:
        floors = {"min": 80.0, "line": True, "branch_min": 60.0}
        outcome = judged(record(), **floors)
        assert outcome.status is Status.FAILED
        assert [finding.what for finding in outcome.findings] == ["coverage is 50.00 % of branches"]
        assert judged(record(), **{**floors, "branch_min": 50.0}).status is Status.PASSED

    def test_a_failure_names_the_files_that_miss_most(self) -> None:
        (found,) = judged(record(), min=90.0).findings
        assert found.where == "shop/b.py"
        assert "shop/a.py" not in found.detail

    def test_the_other_figures_and_the_scope_are_shown(self) -> None:
        notes = " ".join(judged(record(), min=70.0).notes)
        assert "counted: shop" in notes
        assert "lines 80.00 %, branches 50.00 %, together 71.43 %" in notes


class TestBlind:
    @pytest.mark.parametrize(
        ("outcome", "summary"),
        [
            (judged(None), "nothing was measured: no data"),
            (judged(record(), partial="-k a", min=1.0), "only a part of the suite ran: -k a"),
            (judged(record(statements=0, missing=0, files=())), "there was nothing to count"),
            (
                judged(record(branches=0, missing_branches=0), branch=True),
                "branches are asked for, and none were measured",
            ),
            (
                judged(record(), scope="changed"),
                "the line asks for changed lines, which is not measured",
            ),
            (
                judged(record(), scope="earlier"),
                "the line asks for a comparison with an earlier state, which is not measured",
            ),
        ],
    )
    def test_inconclusive(self, outcome: Outcome, summary: str) -> None:
        assert outcome.status is Status.INCONCLUSIVE
        assert outcome.summary == summary
        assert outcome.advice


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Tests achieve more than 80 % coverage", {"min": 80.0}),
        ("Coverage: ≥ 85% branches", {"min": 85.0, "branch": True}),
        ("Line coverage at least 90 %", {"min": 90.0, "line": True}),
        (
            "Line coverage ≥ 90 %, branch coverage ≥ 80 %",
            {"min": 90.0, "line": True, "branch_min": 80.0},
        ),
        ("`pytest --cov --cov-fail-under=80` succeeds", {"min": 80.0}),
        ("Coverage ≥ 80% on changed lines", {"min": 80.0, "scope": "changed", "line": True}),
        ("Coverage does not decrease", {"scope": "earlier"}),
        ("Critical modules (billing, auth) at 95% coverage", {"min": 95.0, "scope": "part"}),
        ("Coverage is measured", {}),
    ],
)
def test_words(line: str, expected: dict[str, Any]) -> None:
    assert Coverage.thresholds(line) == expected
