"""The section at the end of pytest's own terminal report."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from ..model import ItemPlan, Result, State, Verdict
from .text import (
    WORDS,
    clean,
    counted,
    evidence,
    flat,
    known_lines,
    plan_lines,
    rest,
    shown_before,
    tolerated,
    wrapped,
)

STATE_WIDTH = 10
"""Columns of the word for an item's state."""

NARROWEST = 40
"""Columns that are used even where the terminal says that it has fewer."""

MARKUP: dict[State, dict[str, bool]] = {
    State.PASSED: {"green": True},
    State.ATTESTED: {"green": True},
    State.NOT_APPLICABLE: {"yellow": True},
    State.WAIVED: {"yellow": True},
    State.KNOWN: {"yellow": True},
}
"""State → how pytest's writer marks it up; states that are not done are red."""

FAILING = {"red": True, "bold": True}

Line = tuple[str, dict[str, bool]]
"""A line and its markup."""


def summary_lines(result: Result, width: int, verbosity: int) -> Iterator[Line]:
    """Give the section line by line with its markup; a pure function.

    Args:
        result: What to show.
        width: Columns of the terminal.
        verbosity: Of pytest: at -2 (``-qq``) only the last line is shown; at 1 (``-v``) items are
            not cut to one line, and done ones show the notes of their probes.
    """
    if verbosity > -2:
        yield from _head(result)
    if result.not_judged:
        yield from ((line, FAILING) for line in wrapped(f"Nothing was judged: {result.not_judged}"))
        yield "NOT DONE: nothing was judged", FAILING
        return
    if verbosity > -2:
        for verdict in result.verdicts:
            yield from _item(verdict, max(width, NARROWEST) - STATE_WIDTH - 1, verbosity)
        for verdict in (v for v in result.verdicts if v.state is State.KNOWN):
            yield from ((line, {}) for line in _known(verdict))
        open_items = [verdict for verdict in result.verdicts if not verdict.state.done]
        before = shown_before(open_items)
        for verdict in open_items:
            yield "", {}
            again = before.get(verdict.item.id, {})
            yield from ((line, {}) for line in evidence(verdict, elsewhere=again))
        yield "", {}
    yield _last(result)


def _head(result: Result) -> Iterator[Line]:
    scene = result.scene
    rows = [("checklist:", ", ".join(scene.checklists))] if scene.checklists else []
    rows += [("hosts:", host) for host in scene.hosts]
    for label, text in rows:
        yield from ((line, {}) for line in wrapped(text, f"{label:<11}", hanging=" " * 11))
    for note in scene.notes:
        for line in wrapped(note, f"{'note:':<11}", hanging=" " * 11):
            yield line, {"yellow": True}


def _item(verdict: Verdict, room: int, verbosity: int) -> Iterator[Line]:
    markup = MARKUP.get(verdict.state, FAILING)
    word, under = f"{WORDS[verdict.state]:<{STATE_WIDTH}}", " " * STATE_WIDTH
    text, summary = flat(verdict.item.text), flat(verdict.summary)
    if verbosity <= 0:
        yield word + cut(text, room), markup
        yield under + cut("  " + summary, room), {}
        return
    yield from ((line, markup) for line in wrapped(text, word, hanging=under))
    yield from ((line, {}) for line in wrapped(summary, under + "  ", hanging=under + "  "))
    if verdict.state.done:
        for note in (note for d in verdict.decisions for note in d.outcome.notes):
            yield from ((line, {}) for line in wrapped(note, under + "    "))


def _known(verdict: Verdict) -> Iterator[str]:
    """Give the findings of an item that the baseline tolerates."""
    yield ""
    yield from wrapped(f"{WORDS[verdict.state]}: {flat(verdict.item.text)}")
    for line in known_lines(verdict):
        yield from wrapped(f"- {line}", "    ", hanging="      ")


def cut(text: str, room: int) -> str:
    """Return one line that is not longer than ``room`` columns."""
    text = text.replace("\n", " ")
    return text if len(text) <= room else text[: room - 1] + "…"


def _last(result: Result) -> Line:
    open_items = [verdict for verdict in result.verdicts if not verdict.state.done]
    items = counted(len(result.verdicts))
    others = f"; {rest(result)}" if result.left_out else ""
    if result.would_fail:
        undone = f"{len(open_items)} of {items}{others}"
        return f"WOULD FAIL without --backend-dod-warn: {undone}", FAILING
    if open_items:
        return f"NOT DONE: {len(open_items)} of {items}{others}", FAILING
    # A part is never called by the word that stands for the whole.
    word = "CHOSEN ITEMS DONE" if result.left_out else "DONE"
    return f"{word}: {items}{tolerated(result)}{others}", {"green": True, "bold": True}


class TerminalReport:
    """Writes the section, and keeps pytest from showing the same evidence twice."""

    def __init__(self, config: pytest.Config, nodes: Callable[[], set[str]]) -> None:
        self._config = config
        self._nodes = nodes
        self._held: list[Any] = []
        self._told = False
        self.result: Result | None = None
        self.plans: Sequence[ItemPlan] = ()
        self.troubles: Sequence[str] = ()
        """Reports that could not be written, one sentence each."""
        self.told: Sequence[str] = ()
        """What else was done to files, one sentence each."""
        self.commands: Sequence[str] = ()
        """Lines for the runner of a CI system; they are written as they are."""

    def _reporter(self) -> Any:
        return self._config.pluginmanager.get_plugin("terminalreporter")

    def own_line(self) -> None:
        """Let the items begin on a line of their own, not behind the percentage of the suite."""
        reporter = self._reporter()
        if reporter is None:
            return
        if getattr(reporter, "currentfspath", None):
            reporter.ensure_newline()
        else:
            reporter.write_line("")

    def progress(self, text: str) -> None:
        """Show on a terminal what is being done; elsewhere nothing. An empty text takes it away."""
        reporter = self._reporter()
        if reporter is None or not reporter.isatty or self._config.get_verbosity() < 0:
            return
        if not self._told and text:
            reporter.write_line("")
        self._told = bool(text)
        reporter.rewrite(
            cut(flat(f"backend-dod: {text}"), _columns() - 1) if text else "", erase=True
        )

    def write(self, reporter: Any) -> None:
        """Write the section, or the plan when only that was asked for."""
        if self._held:
            reporter.stats.setdefault("failed", []).extend(self._held)
            self._held = []
        if self.plans:
            reporter.write_sep("=", "Definition of Done: the plan")
            for line in plan_lines(self.plans):
                reporter.write_line(line)
        if self.result is not None:
            reporter.write_sep("=", "Definition of Done")
            verbosity = self._config.get_verbosity()
            for line, markup in summary_lines(self.result, _columns(), verbosity):
                reporter.write_line(line, **markup)
            for line in self.told:
                reporter.write_line(clean(line))
            for trouble in self.troubles:
                reporter.write_line(clean(trouble), **FAILING)
            for command in self.commands:
                reporter.write_line(command)

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


def _columns() -> int:
    """Return the width of the terminal; 80 in a log."""
    return shutil.get_terminal_size((80, 24)).columns
