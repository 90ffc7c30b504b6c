"""The baseline: known findings are tolerated, new ones fail, those that are gone have to leave."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pytest_backend_dod import baseline
from pytest_backend_dod.baseline import Entry, entry_of, read, render, settle
from pytest_backend_dod.errors import UsageError
from pytest_backend_dod.model import Assignment, Finding, Outcome, Status

from .conftest import Project, Run

A = Finding(what="GET /a answers 500", where="shop.py:3")
B = Finding(what="GET /b answers 500", where="shop.py:9")


def told(*findings: Finding, status: Status | None = None, probe: str = "fuzz", **more: Any) -> Any:
    state = status or (Status.FAILED if findings else Status.PASSED)
    outcome = Outcome(status=state, summary=f"{len(findings)} defects", findings=findings, **more)
    return [(Assignment(probe=probe, reason="the words"), outcome)]


def settled(now: Any, before: Any, *, whole: bool = True) -> tuple[Outcome, list[str]]:
    """What becomes of outcomes under the baseline that was written of others."""
    result = settle("item", now, entry_of("item", before), whole=whole)
    return result.outcomes[0], [one.what for one in result.gone]


class TestFindings:
    def test_known_ones_are_tolerated_and_kept_in_sight(self) -> None:
        outcome, gone = settled(told(A, B), told(A, B))
        assert outcome.status is Status.PASSED
        assert (outcome.findings, outcome.known, gone) == ((), (A, B), [])
        assert outcome.summary == "2 defects; 2 known findings"

    def test_a_new_one_fails_and_stands_alone(self) -> None:
        outcome, gone = settled(told(A, B), told(A))
        assert outcome.status is Status.FAILED
        assert (outcome.findings, outcome.known, gone) == ((B,), (A,), [])

    def test_one_that_is_gone_is_named(self) -> None:
        outcome, gone = settled(told(B), told(A, B))
        assert (outcome.known, gone) == ((B,), [A.what])

    def test_where_all_are_gone_the_outcome_is_what_it_is(self) -> None:
        outcome, gone = settled(told(), told(A))
        assert (outcome, gone) == (told()[0][1], [A.what])

    @pytest.mark.parametrize("status", [Status.INCONCLUSIVE, Status.ERROR])
    def test_a_probe_that_could_not_see_says_nothing_of_what_is_gone(self, status: Status) -> None:
        outcome, gone = settled(told(status=status), told(A))
        assert (outcome.status, outcome.known, gone) == (status, (), [])

    def test_a_part_of_the_suite_says_nothing_of_what_is_gone(self) -> None:
        assert settled(told(B), told(A, B), whole=False)[1] == []

    def test_of_a_probe_that_decides_no_more_nothing_is_left_to_tolerate(self) -> None:
        _, gone = settled(told(probe="health"), told(A, probe="fuzz"))
        assert gone == [A.what]

    @pytest.mark.parametrize(
        "outcome",
        [
            Outcome(status=Status.INCONCLUSIVE, summary="it saw nothing", findings=(A,)),
            Outcome(status=Status.ERROR, summary="it broke", findings=(A,)),
            Outcome(status=Status.FAILED, summary="it failed and does not say why"),
        ],
    )
    def test_only_findings_of_a_failure_are_ever_tolerated(self, outcome: Outcome) -> None:
        now = [(Assignment(probe="fuzz", reason="the words"), outcome)]
        entry = Entry(findings=entry_of("item", told(A)).findings)

        assert entry_of("item", now) == Entry()
        (same,) = settle("item", now, entry, whole=True).outcomes
        assert same == outcome

    def test_it_moves_with_its_line_and_counts_its_twins(self) -> None:
        moved = Finding(what=A.what, where="shop.py:77")
        assert settled(told(moved), told(A))[0].status is Status.PASSED
        assert settled(told(A, moved), told(A))[0].findings == (moved,)


class TestFigures:
    def figure(self, now: float, before: float) -> Outcome:
        return settled(
            told(figures={"coverage of lines": now}), told(figures={"coverage of lines": before})
        )[0]

    @pytest.mark.parametrize("now", [80.0, 79.9, 79.95, 80.99, 81.0])
    def test_it_may_stay_rise_and_fall_by_a_tenth(self, now: float) -> None:
        assert self.figure(now, 80.0).status is Status.PASSED

    @pytest.mark.parametrize("now", [79.89, 60.0, 0.0])
    def test_it_may_not_fall_further(self, now: float) -> None:
        outcome = self.figure(now, 80.0)
        assert outcome.status is Status.FAILED
        (finding,) = outcome.findings
        assert finding.what == "coverage of lines fell below the baseline"
        assert finding.measured == f"{now:.2f} %"
        assert "coverage of lines fell below the baseline" in outcome.summary

    def test_a_rise_of_a_point_is_told(self) -> None:
        assert self.figure(80.9, 80.0).notes == ()
        (note,) = self.figure(81.0, 80.0).notes
        assert note.startswith("coverage of lines rose from 80.00 % in the baseline to 81.00 %")

    def test_what_was_not_measured_did_not_fall(self) -> None:
        before = told(figures={"coverage of lines": 80.0})
        now = told(status=Status.INCONCLUSIVE, figures={"coverage of lines": 3.0})
        assert settled(now, before)[0] == now[0][1]
        assert entry_of("item", now).figures == {}


class TestFile:
    def test_what_is_read_is_what_was_written_and_has_no_lines(self, tmp_path: Path) -> None:
        path = tmp_path / "known.json"
        entries = {"item": entry_of("item", told(A, B, figures={"coverage": 71.23456}))}
        path.write_text(render(entries))

        found = read(path, "known.json", ["item"])

        assert found["item"].figures == {"coverage": 71.23}
        assert {one.where for one in found["item"].findings} == {"shop.py"}
        assert settle("item", told(A, B), found["item"], whole=True).outcomes[0].findings == ()

    def test_the_same_findings_give_the_same_text(self) -> None:
        assert render({"a": entry_of("a", told(A, B)), "b": Entry()}) == render(
            {"b": Entry(), "a": entry_of("a", told(B, A))}
        )

    def test_no_secret_is_written(self) -> None:
        leaky = Finding(what="the log holds password='hunter22'", where="GET /a?api_key=abcdef")
        text = render({"item": entry_of("item", told(leaky))})
        assert "hunter22" not in text
        assert "abcdef" not in text

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            (None, "it cannot be read (No such file or directory)"),
            ("", "this is no baseline"),
            ("[]", "this is no baseline"),
            ('{"version": 1}', "this is no baseline"),
            ('{"version": 1, "items": {"item": {}}}', "this is no baseline"),
            ('{"version": 1, "items": {"item": {"figures": {"a": "b"}, "findings": []}}}', "is no"),
            ('{"version": 2, "items": {}}', "it is of version 2, and this reads 1"),
            (
                '{"version": 1, "items": {"gone": {"figures": {}, "findings": []}}}',
                "no item of the checklist is called 'gone'",
            ),
        ],
    )
    def test_a_file_that_is_none_is_an_error(
        self, tmp_path: Path, text: str | None, said: str
    ) -> None:
        path = tmp_path / "known.json"
        if text is not None:
            path.write_text(text)
        with pytest.raises(UsageError) as caught:
            read(path, "known.json", ["item"])
        assert said in str(caught.value)
        assert baseline.WRITE in caught.value.remedy


RED = "def test_{0}(): assert 'left' == 'right'\n"


def adopted(project: Project, how: str, *arguments: str, **more: Any) -> Run:
    return project.gate(f"--backend-dod-baseline={how}", *arguments, **more)


@pytest.fixture
def old(project: Project) -> Project:
    """A project with two red tests, taken up as they are."""
    project.checklist("All tests pass", "No secrets are committed")
    project.write({"test_a.py": RED.format(1) + RED.format(2) + "def test_3(): pass\n"})
    run = adopted(project, "write")
    assert run.states == {"all-tests-pass": "known", "no-secrets-are-committed": "passed"}
    assert ".backend-dod-baseline.json: 2 findings of 1 items written" in run.text
    return project


def test_known_findings_are_shown_as_such_everywhere(old: Project) -> None:
    run = adopted(old, "use", "-rA", "--backend-dod-report=md:dod.md")

    # The suite itself is red: its exit status is its own.
    assert run.status == 1
    assert (run.report or {})["done"] is True
    item = run.item("all-tests-pass")
    assert item["state"] == "known"
    assert item["summary"] == "done but for 1 passed, 2 failed; 2 known findings"
    assert [one["what"] for one in item["probes"][0]["known"]] == [
        "test_a.py::test_1 fails",
        "test_a.py::test_2 fails",
    ]
    assert "known     All tests pass" in run.section
    assert "    - test_a.py::test_1 fails (test_a.py)" in run.section
    assert "DONE: 2 items, 1 of them with 2 known findings" in run.section
    assert "XFAIL DEFINITION_OF_DONE.md::all-tests-pass" in run.text
    text = (old.path / "dod.md").read_text()
    assert text.startswith("## Definition of Done: done, 2 items, 1 of them with 2 known findings")
    assert "📌 known" in text


def test_a_new_finding_fails_beside_known_ones(old: Project) -> None:
    old.write({"test_b.py": RED.format(4)})
    run = adopted(old, "use")

    assert run.item("all-tests-pass")["state"] == "failed"
    probe = run.item("all-tests-pass")["probes"][0]
    assert [one["what"] for one in probe["findings"]] == ["test_b.py::test_4 fails"]
    assert len(probe["known"]) == 2
    assert "    2 more are known" in run.section


def test_one_that_was_mended_has_to_leave(old: Project) -> None:
    old.write({"test_a.py": RED.format(1) + "def test_2(): pass\ndef test_3(): pass\n"})
    run = adopted(old, "use")
    item = run.item("all-tests-pass")
    assert (item["state"], run.status) == ("failed", 1)
    assert item["summary"] == "1 known finding is gone, and still in the baseline"
    assert "test_a.py::test_2 fails" in item["reason"]
    assert "pytest --backend-dod --backend-dod-baseline write" in item["reason"]

    assert adopted(old, "write").states["all-tests-pass"] == "known"
    assert adopted(old, "use").states["all-tests-pass"] == "known"
    assert "test_2" not in (old.path / baseline.FILE).read_text()


def test_when_all_is_mended_the_session_is_green(old: Project) -> None:
    old.write({"test_a.py": "def test_3(): pass\n"})
    assert adopted(old, "use").status == 1
    assert adopted(old, "write").status == 0
    run = adopted(old, "use")
    assert run.status == 0
    assert run.states["all-tests-pass"] == "passed"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-k", "test_3"], "the baseline was not written: -k 'test_3'"),
        (["-x"], "the baseline was not written: nothing was judged"),
        (["--backend-dod-static"], "the baseline was not written: items were left out"),
    ],
)
def test_it_is_written_from_a_whole_run_only(old: Project, arguments: list[str], said: str) -> None:
    before = (old.path / baseline.FILE).read_text()
    run = adopted(old, "write", *arguments)
    assert said in run.text
    assert run.status != 0
    assert (old.path / baseline.FILE).read_text() == before


def test_a_part_of_the_suite_calls_nothing_gone(old: Project) -> None:
    run = adopted(old, "use", "-k", "test_1 or test_3")
    assert run.states["all-tests-pass"] == "known"


def test_without_the_option_nothing_is_known(old: Project) -> None:
    assert old.gate().states["all-tests-pass"] == "failed"


def test_what_nothing_decides_is_never_known(old: Project) -> None:
    old.checklist("All tests pass", "The moon is full")
    run = adopted(old, "write")
    assert run.states == {"all-tests-pass": "known", "the-moon-is-full": "unmapped"}
    assert run.status == 1


def test_a_missing_file_is_a_usage_error(project: Project) -> None:
    project.checklist("All tests pass").write({"test_a.py": "def test_3(): pass\n"})
    run = adopted(project, "use")
    assert run.status == pytest.ExitCode.USAGE_ERROR
    assert "--backend-dod-baseline: .backend-dod-baseline.json: it cannot be read" in run.text


def test_another_path_can_be_configured(old: Project) -> None:
    (old.path / baseline.FILE).rename(old.path / "known.json")
    old.write({"pyproject.toml": '[tool.backend-dod]\nbaseline = "known.json"\n'})
    assert adopted(old, "use").states["all-tests-pass"] == "known"


def test_an_item_with_a_waiver_needs_no_baseline(old: Project) -> None:
    waiver = (
        '[[tool.backend-dod.waivers]]\nitem = "all-tests-pass"\nreason = "b"\nuntil = 2999-01-01\n'
    )
    old.write({"pyproject.toml": waiver})
    assert adopted(old, "use").states["all-tests-pass"] == "waived"
    adopted(old, "write")
    assert json.loads((old.path / baseline.FILE).read_text())["items"] == {}
    run = adopted(old, "use", "--backend-dod-no-waivers")
    assert run.states["all-tests-pass"] == "failed"


def test_it_holds_for_shards_too(old: Project) -> None:
    old.write({"test_b.py": RED.format(4)})
    old.call("test_a.py", "--backend-dod-record=shards")
    old.call("test_b.py", "--backend-dod-record=shards")
    report = "--backend-dod-report=json:dod.json"
    run = old.call("--backend-dod-judge", "shards", report, "--backend-dod-baseline=use")
    assert run.item("all-tests-pass")["state"] == "failed"
    run = old.call("--backend-dod-judge", "shards", report, "--backend-dod-baseline=write")
    assert (run.states["all-tests-pass"], run.status) == ("known", 0)


def test_coverage_may_not_fall(project: Project) -> None:
    """Below the floor it is a known finding; below the baseline it is a new one."""
    project.checklist("Line coverage of 100 %").write(
        {
            "shop.py": "def price(a):\n    if a > 1:\n        return a\n    return 1\n",
            "test_a.py": "from shop import price\ndef test_a(): assert price(2) == 2\n",
        }
    )
    run = adopted(project, "write", apart=True)
    assert run.states == {"line-coverage-of-100": "known"}
    assert run.status == 0
    figures = json.loads((project.path / baseline.FILE).read_text())["items"][
        "line-coverage-of-100"
    ]
    assert figures["figures"] == {"coverage of lines": 75.0}

    project.write(
        {"shop.py": "def price(a):\n    if a > 1:\n        return a\n    a = 1\n    return a\n"}
    )
    run = adopted(project, "use", apart=True)
    (finding,) = run.item("line-coverage-of-100")["probes"][0]["findings"]
    assert finding["what"] == "coverage of lines fell below the baseline"
    assert (finding["measured"], run.status) == ("60.00 %", 1)
