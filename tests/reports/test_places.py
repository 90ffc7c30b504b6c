"""Reports for code hosts: every problem at a file and a line, with a fingerprint that stays."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

import pytest

from pytest_backend_dod.model import Result, State
from pytest_backend_dod.reports import github, gitlab
from pytest_backend_dod.reports.places import problems

from ..conftest import Project
from .examples import HOSTILE, finding, result, verdict


def failed(*findings: Any, text: str = "No server errors") -> Result:
    return result(verdict(State.FAILED, text, findings=findings))


def test_a_finding_stands_where_it_was_found() -> None:
    (one,) = problems(failed(finding(where="shop/main.py:14")))
    assert (one.path, one.line) == ("shop/main.py", 14)


@pytest.mark.parametrize("where", ["GET /orders/{id}", "/etc/passwd:1", "../x.py:3", "", "a host"])
def test_what_has_no_place_of_its_own_stands_at_the_line_of_the_checklist(where: str) -> None:
    (one,) = problems(failed(finding(where=where)))
    assert (one.path, one.line) == ("DEFINITION_OF_DONE.md", 3)


def test_what_is_done_is_no_problem() -> None:
    assert problems(result(verdict(State.PASSED), verdict(State.NOT_APPLICABLE))) == ()


def test_an_item_that_nothing_decides_is_one_problem() -> None:
    (one,) = problems(result(verdict(State.UNMAPPED)))
    assert one.state is State.UNMAPPED


def test_a_fingerprint_stays_when_lines_move_and_figures_change() -> None:
    (before,) = problems(failed(finding(what="12 of 40 lines miss", where="shop/main.py:14")))
    (after,) = problems(failed(finding(what="13 of 41 lines miss", where="shop/main.py:99")))
    assert before.fingerprint == after.fingerprint


def test_two_problems_never_share_a_fingerprint() -> None:
    found = problems(failed(finding(), finding(), finding(where="GET /other")))
    assert len({one.fingerprint for one in found}) == 3


def test_files_are_named_from_the_top_of_the_repository() -> None:
    given = failed(finding(where="shop/main.py:14"), finding(where="GET /"))
    within = replace(given, scene=replace(given.scene, folder="services/shop"))
    assert [one.path for one in problems(within)] == [
        "services/shop/shop/main.py",
        "services/shop/DEFINITION_OF_DONE.md",
    ]
    prints = [one.fingerprint for one in problems(given)]
    assert [one.fingerprint for one in problems(within)] == prints


class TestGitLab:
    def test_each_problem_has_all_that_gitlab_asks_for(self) -> None:
        (entry,) = json.loads(gitlab.render(failed(finding(where="./shop/main.py:14"))))
        assert entry["location"] == {"path": "shop/main.py", "lines": {"begin": 14}}
        assert entry["severity"] == "critical"
        assert entry["check_name"] == "fuzz"
        assert entry["description"].startswith("GET /orders answers 500")
        assert entry["fingerprint"]


class TestGitHub:
    def test_an_annotation_stands_at_the_line(self) -> None:
        (line,) = github.commands(failed(finding(where="shop/main.py:14")))
        assert line.startswith("::error file=shop/main.py,line=14,title=Not done%3A no-server")

    def test_text_of_a_target_begins_no_command(self) -> None:
        (line,) = github.commands(failed(finding(what=HOSTILE)))
        assert "\n" not in line
        assert "\r" not in line

    def test_more_than_are_shown_are_counted_in_the_last(self) -> None:
        lines = list(github.commands(failed(*[finding(where=f"GET /{n}") for n in range(30)])))
        assert len(lines) == github.MOST_ANNOTATIONS
        assert "21 more" in lines[-1]

    def test_the_summary_is_appended(self, tmp_path: Path) -> None:
        path = tmp_path / "summary.md"
        path.write_text("before\n")
        assert github.summarise(failed(finding()), {"GITHUB_STEP_SUMMARY": str(path)}) == ""
        text = path.read_text()
        assert text.startswith("before\n## Definition of Done: 1 of 1 item not done")

    def test_without_a_summary_nothing_is_written(self) -> None:
        assert github.summarise(failed(finding()), {}) == ""

    def test_a_summary_that_cannot_be_written_is_said(self, tmp_path: Path) -> None:
        said = github.summarise(failed(finding()), {"GITHUB_STEP_SUMMARY": str(tmp_path)})
        assert "could not be written" in said

    def test_a_full_summary_is_said(self, tmp_path: Path) -> None:
        path = tmp_path / "summary.md"
        path.write_bytes(b"x" * github.SUMMARY_LIMIT)
        said = github.summarise(failed(finding()), {"GITHUB_STEP_SUMMARY": str(path)})
        assert "no room" in said


class TestInAJob:
    FILES: ClassVar = {"test_nothing.py": "def test_nothing(): pass"}

    def test_a_job_of_github_shows_annotations_and_a_summary(
        self, project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        summary = tmp_path / "summary.md"
        monkeypatch.setenv("GITHUB_ACTIONS", "true")
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
        run = project.write(self.FILES).checklist("Code is clean").call("--backend-dod")
        command = "::error file=DEFINITION_OF_DONE.md,line=3,title=Not done%3A code-is-clean::"
        assert [line for line in run.text.splitlines() if line.startswith(command)]
        assert "Code is clean" in summary.read_text()

    def test_elsewhere_nothing_of_that(
        self, project: Project, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
        run = project.write(self.FILES).checklist("Code is clean").call("--backend-dod")
        assert run.report is None
        assert "::error" not in run.text
