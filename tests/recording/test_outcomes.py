"""Outcomes of the suite's tests, from pytest's reports."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from pytest_backend_dod.recording.outcomes import Outcomes, _usual
from pytest_backend_dod.recording.suite import SuiteRecord


def phase(when: str, outcome: str = "passed", node: str = "t.py::test", **more: Any) -> Any:
    return SimpleNamespace(nodeid=node, when=when, outcome=outcome, longrepr=None, **more)


def recorded(*phases: Any) -> SuiteRecord:
    outcomes = Outcomes()
    for one in phases:
        outcomes.reported(one)
    return outcomes.record(partial="", coverage=None, coverage_missing="")


PHASES: dict[str, tuple[list[Any], dict[str, Any]]] = {
    "passed": ([phase("setup"), phase("call"), phase("teardown")], {"passed": 1}),
    "failed": (
        [phase("setup"), phase("call", "failed"), phase("teardown")],
        {"failed": ("t.py::test",)},
    ),
    "error in set-up": (
        [phase("setup", "failed"), phase("teardown")],
        {"errors": ("t.py::test",)},
    ),
    "error in tear-down": (
        [phase("setup"), phase("call"), phase("teardown", "failed")],
        {"errors": ("t.py::test",)},
    ),
    "failed, and error in tear-down": (
        [phase("setup"), phase("call", "failed"), phase("teardown", "failed")],
        {"failed": ("t.py::test",), "errors": ("t.py::test",)},
    ),
    "skipped by a mark": ([phase("setup", "skipped"), phase("teardown")], {"skipped": 1}),
    "skipped in its body": (
        [phase("setup"), phase("call", "skipped"), phase("teardown")],
        {"skipped": 1},
    ),
    "expected to fail": (
        [phase("setup"), phase("call", "skipped", wasxfail="known"), phase("teardown")],
        {"xfailed": 1},
    ),
    "expected to fail and did not": (
        [phase("setup"), phase("call", wasxfail="known"), phase("teardown")],
        {"xpassed": 1},
    ),
    "strictly expected to fail and did not": (
        [phase("setup"), phase("call", "failed"), phase("teardown")],
        {"failed": ("t.py::test",)},
    ),
    "passed when run again": (
        [phase("setup"), phase("call", "rerun"), phase("setup"), phase("call"), phase("teardown")],
        {"passed": 1},
    ),
    "failed when run again": (
        [phase("setup"), phase("call", "rerun"), phase("setup"), phase("call", "failed")],
        {"failed": ("t.py::test",)},
    ),
    "set-up broke, then passed when run again": (
        [phase("setup", "failed"), phase("setup", "rerun"), phase("setup"), phase("call")],
        {"passed": 1},
    ),
    "subtest failed, test passed": (
        [phase("setup"), phase("call", "failed"), phase("call"), phase("teardown")],
        {"failed": ("t.py::test",)},
    ),
    "took its worker along": ([phase("???", "failed")], {"failed": ("t.py::test",)}),
}


@pytest.mark.parametrize("case", PHASES)
def test_phases_of_a_test(case: str) -> None:
    phases, counted = PHASES[case]
    record = recorded(*phases)
    expected = SuiteRecord(messages=record.messages, **counted)
    assert record == expected


def test_first_line_of_a_failure_is_kept() -> None:
    crash = SimpleNamespace(message="AssertionError: one\nassert 1 == 2")
    failed = phase("call", "failed")
    failed.longrepr = SimpleNamespace(reprcrash=crash)
    assert recorded(failed).messages == {"t.py::test": "AssertionError: one"}


def test_order_does_not_matter() -> None:
    """Workers report in any order; the record is the same."""
    phases = [phase("call", "failed", f"t.py::test_{n}") for n in range(5)]
    assert recorded(*phases) == recorded(*reversed(phases))


def test_files_that_cannot_be_collected() -> None:
    outcomes = Outcomes()
    broken: Any = SimpleNamespace(failed=True, nodeid="t.py", longrepr="E   ImportError: x")
    for _ in range(2):
        outcomes.collected(broken)
    assert outcomes.uncollected == 1
    assert not outcomes.nothing_ran
    record = outcomes.record(partial="", coverage=None, coverage_missing="")
    assert record.errors == ("t.py",)
    assert record.messages == {"t.py": "E   ImportError: x"}


def test_only_sound_tests_can_serve_as_hosts() -> None:
    outcomes = Outcomes()
    for one in (
        phase("call", node="sound"),
        phase("call", node="breaks afterwards"),
        phase("teardown", "failed", node="breaks afterwards"),
        phase("call", "skipped", node="skipped"),
        phase("call", wasxfail="known", node="xpassed"),
    ):
        outcomes.reported(one)
    assert outcomes.passed() == {"sound"}


@pytest.mark.parametrize(
    ("addopts", "value"),
    [
        ([], None),
        (["-ra"], None),
        (["-m", "not slow"], "not slow"),
        (["-m=not slow"], "not slow"),
        (["-mnot slow"], "not slow"),
        (["-m", "slow", "-m", "not slow"], "not slow"),
        (["--maxfail=1"], None),
        (["-m"], ""),
    ],
)
def test_usual_selection(addopts: list[str], value: str | None) -> None:
    assert _usual(addopts, "-m") == value
