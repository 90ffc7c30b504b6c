"""The section in the terminal: columns, colours, progress."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from pytest_backend_dod.model import State, Verdict
from pytest_backend_dod.reports.terminal import TerminalReport, summary_lines
from pytest_backend_dod.reports.text import WIDTH

from ..conftest import Project
from .examples import HOSTILE, LONG, finding, result, verdict
from .test_text import COMMAND, UNSEEN


def text(*verdicts: Verdict, width: int = WIDTH, verbosity: int = 0, **values: Any) -> list[str]:
    return [line for line, _ in summary_lines(result(*verdicts, **values), width, verbosity)]


def test_done() -> None:
    assert text(verdict(State.PASSED, summary="9 operations")) == [
        "checklist: DEFINITION_OF_DONE.md",
        "hosts:     app shop:app",
        "done      No server errors",
        "            9 operations",
        "",
        "DONE: 1 item",
    ]


def test_not_done_counts_the_open_items() -> None:
    lines = text(verdict(State.PASSED), verdict(State.UNMAPPED), verdict(State.INCONCLUSIVE))
    assert lines[-1] == "NOT DONE: 2 of 3 items"


def test_the_same_evidence_is_shown_once() -> None:
    seen = (finding(what="GET /orders answers 500 to a name of one letter"),)
    first, again = (
        replace(one, item=replace(one.item, id=one.item.text))
        for one in (verdict(text="No server errors", findings=seen), verdict(text="Never 5xx", findings=seen))
    )  # fmt: skip
    other = verdict(text="No crash", findings=(finding(what="DELETE /orders answers 500"),))

    shown = text(first, again, other)

    assert sum("a name of one letter" in line for line in shown) == 1
    assert shown.count("    as shown for “No server errors”") == 1
    assert any("DELETE /orders" in line for line in shown)


def test_waived_items_are_counted() -> None:
    assert (
        text(verdict(State.PASSED), verdict(State.WAIVED))[-1] == "DONE: 2 items, 1 of them waived"
    )


def test_nothing_judged() -> None:
    assert text(not_judged="the suite was interrupted")[-2:] == [
        "Nothing was judged: the suite was interrupted",
        "NOT DONE: nothing was judged",
    ]


@pytest.mark.parametrize("verbosity", [-2, -1, 0, 1, 2])
@pytest.mark.parametrize("state", State)
def test_no_line_is_longer_than_80_columns(state: State, verbosity: int) -> None:
    seen = finding(what=LONG, measured=LONG, detail=LONG)
    lines = text(
        verdict(state, LONG, summary=LONG, findings=(seen,), notes=(LONG,), advice=LONG),
        verbosity=verbosity,
    )
    assert max(map(len, lines)) <= WIDTH


@pytest.mark.parametrize("verbosity", [-2, 0, 1])
def test_hostile_text_is_harmless(verbosity: int) -> None:
    seen = finding(what=HOSTILE, where=HOSTILE, measured=HOSTILE, reproduce=HOSTILE, detail=HOSTILE)
    shown = "\n".join(
        text(
            verdict(State.FAILED, HOSTILE, summary=HOSTILE, findings=(seen,), notes=(HOSTILE,)),
            verdict(State.PASSED, HOSTILE, summary=HOSTILE, notes=(HOSTILE,)),
            verbosity=verbosity,
        )
    )
    assert not UNSEEN.search(shown)
    assert not COMMAND.search(shown)


def test_verbose_shows_notes_of_done_items() -> None:
    quiet = text(verdict(State.PASSED, notes=("counted: shop",)))
    assert not [line for line in quiet if "counted" in line]
    assert "              counted: shop" in text(
        verdict(State.PASSED, notes=("counted: shop",)), verbosity=1
    )


def test_quietest_shows_the_last_line() -> None:
    assert text(verdict(State.FAILED), verbosity=-2) == ["NOT DONE: 1 of 1 item"]


class Screen:
    """A stand-in for pytest's reporter that remembers what was written."""

    def __init__(self, *, isatty: bool) -> None:
        self.isatty = isatty
        self.written: list[str] = []

    def write_line(self, line: str) -> None:
        self.written.append(line)

    def rewrite(self, line: str, *, erase: bool) -> None:
        assert erase
        self.written.append(line)


def terminal(screen: Screen | None, verbosity: int = 0) -> TerminalReport:
    manager = SimpleNamespace(get_plugin=lambda name: screen)
    config: Any = SimpleNamespace(pluginmanager=manager, get_verbosity=lambda: verbosity)
    return TerminalReport(config, set)


def test_progress_on_a_terminal() -> None:
    screen = Screen(isatty=True)
    report = terminal(screen)
    report.progress("probing in \x1b[31mtest_one")
    report.progress("")
    assert screen.written == ["", "backend-dod: probing in \\x1b[31mtest_one", ""]


@pytest.mark.parametrize(("isatty", "verbosity"), [(False, 0), (False, 2), (True, -1)])
def test_no_progress_elsewhere(isatty: bool, verbosity: int) -> None:
    screen = Screen(isatty=isatty)
    terminal(screen, verbosity).progress("probing")
    assert screen.written == []


def test_no_progress_without_a_reporter() -> None:
    report = terminal(None)
    report.progress("probing")
    report.own_line()


def test_colours(project: Project) -> None:
    """Only where pytest uses colours itself."""
    project.checklist("All tests pass", "The moon is full")
    project.write({"test_one.py": "def test_one(): pass\n"})
    assert "\x1b[" not in project.gate(apart=True).text
    coloured = project.gate("--color=yes", apart=True).text
    assert "\x1b[32mdone      All tests pass\x1b[0m" in coloured
    assert "\x1b[31m\x1b[1mNOT DONE: 1 of 2 items\x1b[0m" in coloured


def test_hostile_summaries_of_skipped_and_waived_items(project: Project) -> None:
    """pytest prints reasons by itself, so they are cleaned before it gets them."""
    conftest = r"""
from pytest_backend_dod import Outcome, SuiteProbe, Status

class Moon(SuiteProbe):
    name = "moon"
    phrases = ("moon",)

    def judge(self, suite, parameters):
        return Outcome(status=Status.NOT_APPLICABLE, summary="\x1b[31mno\n::error::moon")

def pytest_backend_dod_probes(config):
    return [Moon]
"""
    project.checklist("The moon is full").write(
        {"conftest.py": conftest, "test_one.py": "def test_one(): pass\n"}
    )
    run = project.gate("-rs", "-v")
    assert "\x1b" not in run.text
    assert not [line for line in run.text.splitlines() if line.lstrip().startswith("::")]
    assert "\\x1b[31mno ::error::moon" in run.text
