"""The checklist as pytest sees it: real items, at their lines, with the verdict as outcome."""

from __future__ import annotations

import json
from typing import Any

import pytest

from .conftest import Project

SPY = """
    import json

    seen = []

    def pytest_runtest_logreport(report):
        if report.nodeid.startswith("docs/"):
            seen.append([report.nodeid, report.when, report.outcome, report.location[:2]])

    def pytest_sessionfinish(session):
        with open("seen.json", "w") as file:
            json.dump({"seen": seen, "collected": session.testscollected}, file)
"""

CHECKLIST = """
    # Definition of Done

    - [ ] It is fine <!-- dod: command run=true -->

    ## More

    - [x] It is broken <!-- dod: command run=false -->
    - ~~It is gone~~
    - [ ] It is tolerated <!-- dod: command run=false -->
    - [ ] It is a riddle
"""

WAIVER = """
    [[tool.backend-dod.waivers]]
    item = "it-is-tolerated"
    reason = "the move"
    until = 2999-12-31
"""


@pytest.fixture
def seen(project: Project) -> dict[str, Any]:
    """What a plugin of somebody else hears of the items."""
    project.write(
        {
            "docs/definition-of-done.md": CHECKLIST,
            "pyproject.toml": WAIVER,
            "spy.py": SPY,
            "test_one.py": "def test_one(): pass\n",
        }
    )
    run = project.gate(plugins=["spy"], apart=True)
    assert run.status == 1
    heard: dict[str, Any] = json.loads((project.path / "seen.json").read_text(encoding="utf-8"))
    return heard


def test_outcomes_and_places(seen: dict[str, Any]) -> None:
    """Each runs through set-up, call and tear-down like any other test."""
    file = "docs/definition-of-done.md"
    calls = [one for one in seen["seen"] if one[1] == "call"]
    assert calls == [
        [f"{file}::it-is-fine", "call", "passed", [file, 2]],
        [f"{file}::it-is-broken", "call", "failed", [file, 6]],
        [f"{file}::it-is-gone", "call", "skipped", [file, 7]],
        [f"{file}::it-is-tolerated", "call", "skipped", [file, 8]],
        [f"{file}::it-is-a-riddle", "call", "failed", [file, 9]],
    ]
    assert len(seen["seen"]) == 3 * len(calls)


def test_items_count_as_tests(seen: dict[str, Any]) -> None:
    assert seen["collected"] == 6


def test_items_are_not_collected_with_the_suite(project: Project) -> None:
    """Verdicts exist only afterwards, so plugins that choose among tests never see them."""
    project.checklist("All tests pass").write(
        {
            "conftest.py": "def pytest_collection_modifyitems(items): assert [i.name for i in items] == ['test_one']\n",
            "test_one.py": "def test_one(): pass\n",
        }
    )
    assert project.gate("--strict-markers").states == {"all-tests-pass": "passed"}


def test_stopping_at_failures_shows_every_item(project: Project) -> None:
    """``-x`` stops the suite; where the suite is sound, the whole checklist is shown."""
    project.checklist("The moon is full", "All tests pass").write(
        {"test_one.py": "def test_one(): pass\n"}
    )
    run = project.gate("-x")
    assert run.states == {"the-moon-is-full": "unmapped", "all-tests-pass": "passed"}
    assert "1 failed, 2 passed" in run.text.splitlines()[-1]
    assert run.status == 1
