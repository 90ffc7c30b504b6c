"""Whether what a line is for has happened."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pytest_backend_dod.config import Configuration
from pytest_backend_dod.judgement import judge
from pytest_backend_dod.model import Assignment, Item, ItemPlan, Outcome, State, Status
from pytest_backend_dod.occasions import not_happened
from pytest_backend_dod.project.changes import Changes


def changed(*paths: str) -> Changes:
    return Changes(since="origin/main", paths=paths)


@pytest.mark.parametrize(
    "condition",
    ["if the schema changed", "when routes change", "if new variables", "si cambia el esquema"],
)
def test_a_branch_of_prose_and_tests_has_changed_nothing_that_runs(condition: str) -> None:
    reason = not_happened(condition, changed("docs/guide.md", "tests/test_orders.py"))

    assert reason == (
        f"“{condition}”: no file with code or settings changed since origin/main "
        "(docs/guide.md and 1 more)"
    )


@pytest.mark.parametrize("path", ["shop/models.py", "migrations/2.sql", "settings.toml", "docs.py"])
def test_any_other_file_may_be_what_is_meant(path: str) -> None:
    assert not_happened("if the schema changed", changed("README.md", path)) == ""


def test_dependencies_stand_in_manifests() -> None:
    condition = "if dependencies were added"

    assert not_happened(condition, changed("shop/app.py")) == (
        "“if dependencies were added”: no file that names dependencies changed since origin/main "
        "(shop/app.py)"
    )
    assert not_happened(condition, changed("shop/app.py", "uv.lock")) == ""
    assert not_happened(condition, changed("requirements-dev.txt")) == ""


@pytest.mark.parametrize(
    "condition", ["where needed", "optional", "if applicable", "if the design changed", ""]
)
def test_what_cannot_be_observed_leaves_the_line_as_it_is(condition: str) -> None:
    assert not_happened(condition, changed("README.md")) == ""


@pytest.mark.parametrize("changes", [None, changed()])
def test_without_a_branch_nothing_is_known(changes: Changes | None) -> None:
    assert not_happened("if the schema changed", changes) == ""


PLAN = ItemPlan(
    item=Item(id="a", text="A", file="done.md", line=1),
    assignments=(Assignment(probe="migrations", reason="said so"),),
    not_happened="nothing changed",
)


def state(plan: ItemPlan, status: Status) -> State:
    outcomes = [Outcome(status=status, summary="seen") for _ in plan.assignments]
    return judge(plan, outcomes, Configuration(root=Path())).state


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        (Status.INCONCLUSIVE, State.NOT_APPLICABLE),
        (Status.PASSED, State.PASSED),
        (Status.FAILED, State.FAILED),
        (Status.ERROR, State.ERROR),
    ],
)
def test_what_a_probe_saw_counts_all_the_same(status: Status, verdict: State) -> None:
    assert state(PLAN, status) is verdict


def test_what_nothing_decides_is_not_applicable_either() -> None:
    assert state(replace(PLAN, unavailable=("docs",)), Status.PASSED) is State.NOT_APPLICABLE
    assert state(replace(PLAN, undecided=("“more”",)), Status.PASSED) is State.NOT_APPLICABLE
    assert state(replace(PLAN, assignments=()), Status.PASSED) is State.NOT_APPLICABLE


def test_the_reason_is_what_was_observed() -> None:
    verdict = judge(replace(PLAN, assignments=()), [], Configuration(root=Path()))

    assert verdict.summary == "nothing changed"
