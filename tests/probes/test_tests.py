"""The probe ``tests``."""

from __future__ import annotations

from typing import Any

import pytest

from pytest_backend_dod.checklist.normal_form import normalised
from pytest_backend_dod.checklist.phrasebook import Phrasebook
from pytest_backend_dod.model import Outcome, Status
from pytest_backend_dod.probes.tests import Tests
from pytest_backend_dod.recording.suite import SuiteRecord


def judged(*, max_skipped: int = -1, **record: Any) -> Outcome:
    chosen = Tests.Parameters(max_skipped=max_skipped)
    return Tests().judge(SuiteRecord(**record), chosen)


class TestVerdict:
    def test_a_green_suite_passes_and_is_counted(self) -> None:
        outcome = judged(passed=12, skipped=2, xfailed=1)
        assert outcome.status is Status.PASSED
        assert outcome.summary == "12 passed, 2 skipped, 1 xfailed"

    def test_a_failed_test_is_named_with_its_message(self) -> None:
        node = "tests/test_a.py::test_b"
        outcome = judged(passed=3, failed=(node,), messages={node: "assert 1 == 2"})
        assert outcome.status is Status.FAILED
        (found,) = outcome.findings
        assert found.what == f"{node} fails"
        assert found.where == "tests/test_a.py"
        assert found.measured == "assert 1 == 2"
        assert found.reproduce == f"pytest '{node}'"

    def test_a_broken_set_up_fails(self) -> None:
        outcome = judged(passed=3, errors=("tests/test_a.py::test_b",))
        assert outcome.findings[0].what.endswith("breaks in set-up or tear-down")

    @pytest.mark.parametrize(("allowed", "status"), [(-1, "passed"), (2, "passed"), (1, "failed")])
    def test_skipped_tests_are_tolerated_up_to_a_number(self, allowed: int, status: str) -> None:
        assert judged(passed=1, skipped=2, max_skipped=allowed).status.value == status

    @pytest.mark.parametrize(
        "record",
        [
            pytest.param({}, id="empty"),
            pytest.param({"skipped": 5}, id="all skipped"),
            pytest.param({"xfailed": 5}, id="all expected to fail"),
            pytest.param({"passed": 5, "partial": "-k orders"}, id="a part"),
        ],
    )
    def test_too_little_was_seen(self, record: dict[str, Any]) -> None:
        outcome = judged(**record)
        assert outcome.status is Status.INCONCLUSIVE
        assert outcome.advice

    def test_a_failure_in_a_part_is_a_failure(self) -> None:
        assert judged(failed=("a::b",), partial="-k b").status is Status.FAILED


class TestWords:
    @pytest.mark.parametrize(
        ("line", "wanted"),
        [
            ("All tests pass", True),
            ("`pytest` passes locally", True),
            ("Unit and integration tests written", True),
            ("Tests in place", True),
            ("Backup restore tested", False),
            ("Load tested at twice the peak", False),
            ("Usability tests scheduled", False),
            ("Manually tested on staging", False),
        ],
    )
    def test_lines(self, line: str, wanted: bool) -> None:
        assert bool(Phrasebook({"tests": Tests()}).find(normalised(line))) is wanted

    def test_no_skipped_tests(self) -> None:
        assert Tests.thresholds("No skipped tests") == {"max_skipped": 0}
        assert Tests.thresholds("All tests pass") == {}
