"""The checklist as pytest sees it: a file of real items, with their verdicts as outcomes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from .model import State, Verdict
from .reports.text import clean, evidence, flat


class NotDone(Exception):  # noqa: N818 - a verdict, not an error of the program
    """Raised by an item that is not done; the report shows its evidence."""


class Evidence:
    """The evidence as pytest wants a failure: a text, and a message for the short summary.

    A plain text would stand in the short summary as a whole where pytest runs under CI.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self.reprcrash = SimpleNamespace(message=text.partition("\n")[0])

    def __str__(self) -> str:
        return self._text

    def toterminal(self, tw: Any) -> None:
        """Write the text to a terminal."""
        for line in self._text.splitlines():
            tw.line(line)


class ChecklistFile(pytest.File):
    """A checklist; its items are made by the session after the suite."""

    def collect(self) -> Iterator[pytest.Item]:
        """Nothing is collected: verdicts exist only after the suite."""
        return iter(())


class ChecklistItem(pytest.Item):
    """One criterion with its verdict."""

    def __init__(self, *, verdict: Verdict, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.verdict = verdict
        self.user_properties.append(("dod_state", verdict.state.value))
        self.user_properties.append(("dod_summary", verdict.summary))
        for decision in verdict.decisions:
            self.user_properties.append(("dod_probe", decision.assignment.probe))

    def runtest(self) -> None:
        """Come out as the verdict says."""
        state = self.verdict.state
        if state is State.NOT_APPLICABLE:
            pytest.skip(flat(self.verdict.summary))
        if state in {State.WAIVED, State.KNOWN}:
            pytest.xfail(flat(self.verdict.summary))
        if not state.done:
            if self.config.getoption("backend_dod_warn"):
                why = f"not done, which fails without --backend-dod-warn: {self.verdict.summary}"
                pytest.xfail(flat(why))
                # Under --runxfail the line above does nothing.
                pytest.skip(flat(why))
            raise NotDone

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Show the evidence instead of a traceback."""
        if isinstance(excinfo.value, NotDone):
            return Evidence("\n".join(evidence(self.verdict)))
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Place the item at its line in the checklist."""
        return self.path, self.verdict.item.line - 1, clean(self.verdict.item.text)


def build(session: pytest.Session, verdicts: Sequence[Verdict], root: Path) -> list[ChecklistItem]:
    """Make one item for each verdict, under one file for each checklist."""
    files: dict[str, ChecklistFile] = {}
    items = []
    for verdict in verdicts:
        name = verdict.item.file
        if name not in files:
            files[name] = ChecklistFile.from_parent(session, path=root / name, nodeid=name)
        item = ChecklistItem.from_parent(files[name], name=verdict.item.id, verdict=verdict)
        if session.config.getoption("reruns", None):
            # --reruns is meant for tests; a verdict does not change by asking again.
            item.add_marker(pytest.mark.flaky(reruns=0))
        items.append(item)
    return items


def run(items: Sequence[ChecklistItem]) -> None:
    """Run the items as pytest runs tests, so that every reporter hears of them."""
    for index, item in enumerate(items):
        following = items[index + 1] if index + 1 < len(items) else None
        item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
