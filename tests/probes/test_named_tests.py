"""Tests tied to a project's own line."""

from __future__ import annotations

import pytest

from pytest_backend_dod.model import Status
from pytest_backend_dod.probes.named_tests import NamedTests, NamedTestsParameters
from pytest_backend_dod.recording.suite import SuiteRecord


def judged(outcomes: dict[str, str], *, messages: dict[str, str] | None = None):
    record = SuiteRecord(tied={"drift": outcomes}, messages=messages or {})
    return NamedTests().judge(record, NamedTestsParameters(item="drift"))


def test_all_tied_tests_passed() -> None:
    outcome = judged({"test_a.py::test_a": "passed", "test_a.py::test_b": "passed"})

    assert (outcome.status, outcome.summary) == (Status.PASSED, "2 tests tied to it passed")


@pytest.mark.parametrize("how", ["failed", "error"])
def test_one_that_fails_is_named_with_its_message(how: str) -> None:
    outcome = judged(
        {"test_a.py::test_a": "passed", "test_a.py::test_b": how},
        messages={"test_a.py::test_b": "assert 1 == 2"},
    )

    (finding,) = outcome.findings
    assert outcome.status is Status.FAILED
    assert (finding.where, finding.measured) == ("test_a.py", "assert 1 == 2")
    assert finding.what.startswith("test_a.py::test_b")


@pytest.mark.parametrize("how", ["skipped", "xfailed", "xpassed", "not run"])
def test_one_that_did_not_pass_leaves_it_open(how: str) -> None:
    outcome = judged({"test_a.py::test_a": "passed", "test_a.py::test_b": how})

    assert outcome.status is Status.INCONCLUSIVE
    assert how in outcome.summary
    assert "test_a.py::test_b" in outcome.advice


def test_without_a_tied_test_it_says_which_mark_to_write() -> None:
    outcome = judged({})

    assert outcome.status is Status.INCONCLUSIVE
    assert '@pytest.mark.backend_dod("drift")' in outcome.advice
