"""The section at the end of pytest's own terminal report."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from ..model import ItemPlan, Result, State, Verdict
from .text import WORDS, clean, evidence, plan_lines

STATE_WIDTH = 10

MARKUP: dict[State, dict[str, bool]] = {
    State.PASSED: {"green": True},
    State.ATTESTED: {"green": True},
    State.NOT_APPLICABLE: {"yellow": True},
    State.WAIVED: {"yellow": True},
}

FAILING = {"red": True, "bold": True}

def _columns() -> int:
    """Return the width of the terminal; 80 in a log."""
    return shutil.get_terminal_size((80, 24)).columns


Line = tuple[str, dict[str, bool]]


def summary_lines(result: Result, width: int, verbosity: int) -> Iterator[Line]:
    """Give the section line by line with its markup; a pure function.

    Args:
        result: What to show.
        width: Columns of the terminal.
        verbosity: pytest's: with -qq only the last line is shown, with -v notes of done items too.
    """
    yield from _head(result)
    if result.not_judged:
        yield "", {}
        yield clean(f"Nothing was judged: {result.not_judged}"), FAILING
        yield "NOT DONE: nothing was judged", FAILING
        return
    if verbosity > -2:
        for verdict in result.verdicts:
            yield from _item(verdict, width, verbosity)
        for verdict in (v for v in result.verdicts if not v.state.done):
            yield "", {}
            yield from ((line, {}) for line in evidence(verdict))
    yield "", {}
    yield _last(result)


def _head(result: Result) -> Iterator[Line]:
    if result.scene.checklists:
        yield clean(f"checklist: {', '.join(result.scene.checklists)}"), {}
    for host in result.scene.hosts:
        yield clean(f"hosts:     {host}"), {}
    for note in result.scene.notes:
        yield clean(f"note:      {note}"), {"yellow": True}


def _item(verdict: Verdict, width: int, verbosity: int) -> Iterator[Line]:
    markup = MARKUP.get(verdict.state, FAILING)
    text = clean(verdict.item.text)
    room = max(width - STATE_WIDTH - 1, 30)
    yield f"{WORDS[verdict.state]:<{STATE_WIDTH}}{_cut(text, room)}", markup
    if verbosity > -2:
        yield " " * STATE_WIDTH + _cut("  " + clean(verdict.summary), room), {}
    if verbosity > 0 and verdict.state.done:
        for note in (n for d in verdict.decisions for n in d.outcome.notes):
            yield " " * STATE_WIDTH + "    " + clean(note), {}


def _cut(text: str, room: int) -> str:
    text = " ".join(text.split(" ")).replace("\n", " ")
    return text if len(text) <= room else text[: room - 1] + "…"


def _last(result: Result) -> Line:
    open_items = [verdict for verdict in result.verdicts if not verdict.state.done]
    total = len(result.verdicts)
    if open_items:
        return f"NOT DONE: {len(open_items)} of {total} items", FAILING
    tolerated = [v for v in result.verdicts if v.state is State.WAIVED]
    waived = f", {len(tolerated)} of them waived" if tolerated else ""
    return f"DONE: {total} items{waived}", {"green": True, "bold": True}


class TerminalReport:
    """Writes the section, and keeps pytest from showing the same evidence twice."""

    def __init__(self, config: pytest.Config, nodes: Callable[[], set[str]]) -> None:
        self._config = config
        self._nodes = nodes
        self._held: list[Any] = []
        self._told = False
        self.result: Result | None = None
        self.plans: Sequence[ItemPlan] = ()

    def _reporter(self) -> Any:
        return self._config.pluginmanager.get_plugin("terminalreporter")

    def progress(self, text: str) -> None:
        """Show on a terminal what is being done; elsewhere nothing."""
        reporter = self._reporter()
        if reporter is None or not reporter.isatty or self._config.get_verbosity() < 0:
            return
        if not self._told and text:
            reporter.write_line("")
        self._told = bool(text)
        shown = clean(f"backend-dod: {text}" if text else "")
        reporter.rewrite(_cut(shown, _columns() - 1), erase=True)

    def write(self, reporter: Any) -> None:
        """Write the section, or the plan when only that was asked for."""
        if self._held:
            reporter.stats.setdefault("failed", []).extend(self._held)
            self._held = []
        verbosity = self._config.get_verbosity()
        if self.plans:
            reporter.section("Definition of Done: the plan")
            for line in plan_lines(self.plans):
                reporter.write_line(line)
        if self.result is not None:
            reporter.section("Definition of Done")
            for line, markup in summary_lines(self.result, _columns(), verbosity):
                reporter.write_line(line, **markup)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_terminal_summary(self, terminalreporter: Any) -> Iterator[None]:
        """Keep the items out of pytest's section of failures; they stay in its short summary."""
        nodes = self._nodes()
        failed = terminalreporter.stats.get("failed", [])
        self._held = [report for report in failed if report.nodeid in nodes]
        for report in self._held:
            failed.remove(report)
        return (yield)


class Section:
    """The part that runs among the other plugins' summaries, before the short one."""

    def __init__(self, report: TerminalReport) -> None:
        self._report = report

    @pytest.hookimpl(trylast=True)
    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Write the section."""
        self._report.write(terminalreporter)
