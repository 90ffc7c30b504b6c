"""How a run ends: warnings instead of failures, and reports on the standard output."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

import pytest

from pytest_backend_dod.ending import exit_status
from pytest_backend_dod.model import Result, State

from .conftest import Project
from .reports.examples import result, verdict

GREEN = {"test_one.py": "def test_one(): pass\n"}
RED = {"test_one.py": "def test_one(): assert 0\n"}
CLEAN = "The linter is content <!-- dod: command run=true -->"
DIRTY = "The formatter is content <!-- dod: command run=false -->"

DONE = result(verdict(State.PASSED))
OPEN = result(verdict(State.FAILED))
WARNED = result(verdict(State.FAILED), warn=True)
UNJUDGED = result(not_judged="no test ran", warn=True)


# The exit status


@pytest.mark.parametrize(
    ("given", "status", "comes_to"),
    [
        (DONE, 0, 0),
        (result(verdict(State.PASSED), left_out=3), 0, 0),
        (OPEN, 0, 1),
        (result(verdict(State.FAILED), left_out=3), 0, 1),
        (WARNED, 0, 0),
        (UNJUDGED, 0, 1),
        (DONE, 1, 1),
        (WARNED, 1, 1),
        (UNJUDGED, 2, 2),
        (OPEN, 5, 5),
    ],
)
def test_exit_status(given: Result, status: int, comes_to: int) -> None:
    assert exit_status(status, given, misused=False, troubles=False) == comes_to


@pytest.mark.parametrize("given", [DONE, OPEN, WARNED])
def test_mistakes_in_use_outweigh_everything(given: Result) -> None:
    assert exit_status(1, given, misused=True, troubles=False) == pytest.ExitCode.USAGE_ERROR


@pytest.mark.parametrize(("given", "comes_to"), [(DONE, 4), (WARNED, 4), (OPEN, 1)])
def test_a_report_that_cannot_be_written_is_no_success(given: Result, comes_to: int) -> None:
    assert exit_status(0, given, misused=False, troubles=True) == comes_to


# Warning instead of failing


def test_warnings_do_not_fail_the_session_and_are_loud(project: Project) -> None:
    project.checklist(CLEAN, DIRTY, "The moon is full").write(GREEN)
    run = project.gate("--backend-dod-warn", "-rx", "--junitxml=junit.xml")
    assert run.status == 0
    assert run.report is not None
    assert (run.report["warn"], run.report["done"]) == (True, False)
    assert run.states == {
        "the-linter-is-content": "passed",
        "the-formatter-is-content": "failed",
        "the-moon-is-full": "unmapped",
    }
    assert run.section[-1] == "WOULD FAIL without --backend-dod-warn: 2 of 3 items"
    assert "NOT DONE: The formatter is content" in run.section
    assert "2 passed, 2 xfailed" in run.text.splitlines()[-1]
    skipped = ET.parse(project.path / "junit.xml").getroot().findall(".//skipped")
    assert len(skipped) == 2
    assert all("not done, which fails without" in case.get("message", "") for case in skipped)


def test_runxfail_does_not_turn_a_warning_into_a_failure(project: Project) -> None:
    run = project.checklist(DIRTY).write(GREEN).gate("--backend-dod-warn", "--runxfail")
    assert run.status == 0
    assert "1 passed, 1 skipped" in run.text.splitlines()[-1]


def test_a_red_suite_fails_all_the_same(project: Project) -> None:
    assert project.checklist(CLEAN).write(RED).gate("--backend-dod-warn").status == 1


def test_what_was_not_judged_fails_all_the_same(project: Project) -> None:
    project.checklist(CLEAN, "All tests pass").write({"test_one.py": "import nowhere_at_all\n"})
    run = project.gate("--backend-dod-warn")
    assert run.status == 2
    assert run.section[-1] == "NOT DONE: nothing was judged"


def test_done_is_done_with_warnings_too(project: Project) -> None:
    run = project.checklist(CLEAN).write(GREEN).gate("--backend-dod-warn")
    assert (run.status, run.section[-1]) == (0, "DONE: 1 item")


def test_annotations_are_warnings_then(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(project.path / "summary.md"))
    project.checklist(DIRTY).write(GREEN)
    assert "::warning file=DEFINITION_OF_DONE.md" in project.gate("--backend-dod-warn").text
    assert "::error file=DEFINITION_OF_DONE.md" in project.gate().text
    heads = [
        line
        for line in (project.path / "summary.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("## ")
    ]
    assert heads == [
        "## Definition of Done: **would fail** without `--backend-dod-warn`: 1 of 1 item not done",
        "## Definition of Done: 1 of 1 item not done",
    ]


def test_annotations_name_files_as_the_repository_does(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """pytest may be called in a folder of it."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    (project.path.parent / ".git").mkdir()
    project.checklist(DIRTY).write(GREEN)
    run = project.gate()
    (project.path.parent / ".git").rmdir()
    assert f"::error file={project.path.name}/DEFINITION_OF_DONE.md,line=3," in run.text


# The standard output


def test_reports_stand_behind_all_that_pytest_writes(project: Project) -> None:
    project.checklist(CLEAN, DIRTY).write(GREEN)
    run = project.gate("--backend-dod-report=agent:-", apart=True)
    lines = run.text.splitlines()
    ended = next(n for n, line in enumerate(lines) if "1 failed, 2 passed" in line)
    assert lines[ended + 1] == "NOT DONE: 1 of 2 items of DEFINITION_OF_DONE.md."
    assert lines[-1] == "When all is mended: python -m pytest --backend-dod"


def test_nothing_but_the_report(project: Project) -> None:
    """Without pytest's own report, a program can read the output."""
    project.checklist(CLEAN).write(GREEN)
    run = project.gate("-p", "no:terminal", "--backend-dod-report=json:-", apart=True)
    assert json.loads(run.text) == run.report


def test_also_when_nothing_was_judged(project: Project) -> None:
    run = project.checklist(CLEAN).gate("--backend-dod-report=agent:-", apart=True)
    assert "NOT JUDGED: no test ran." in run.text
