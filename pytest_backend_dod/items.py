"""The checklist as pytest sees it: a file whose items are real items, with the verdict as outcome."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from .model import State, Verdict
from .reports.text import evidence


class NotDone(Exception):  # noqa: N818 - a verdict, not an error of the program
    """Raised by an item that is not done; the report shows its evidence."""


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
            pytest.skip(self.verdict.summary)
        if state is State.WAIVED:
            pytest.xfail(self.verdict.summary)
        if not state.done:
            raise NotDone

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Show the evidence instead of a traceback."""
        if isinstance(excinfo.value, NotDone):
            return "\n".join(evidence(self.verdict))
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Place the item at its line in the checklist."""
        return self.path, self.verdict.item.line - 1, self.verdict.item.text


def build(session: pytest.Session, verdicts: Sequence[Verdict], root: Path) -> list[ChecklistItem]:
    """Make one item for each verdict, under one file for each checklist."""
    files: dict[str, ChecklistFile] = {}
    items = []
    for verdict in verdicts:
        name = verdict.item.file
        if name not in files:
            files[name] = ChecklistFile.from_parent(session, path=root / name, nodeid=name)
        items.append(
            ChecklistItem.from_parent(files[name], name=verdict.item.id, verdict=verdict)
        )
    return items
