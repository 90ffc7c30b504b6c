"""Tests that are tied to items: ``@pytest.mark.backend_dod("reconciliation detects drift")``."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pytest

from .checklist.names import slug
from .errors import UsageError
from .model import Item
from .plugin import MARK


@dataclass(kw_only=True)
class Ties:
    """Which tests decide which items; plain values, which travel between processes."""

    tests: dict[str, list[str]] = field(default_factory=dict)
    """Id of an item → node ids of the tests tied to it."""
    problem: str = ""
    """The first mark that cannot be understood, as it is said to the user."""

    def merge(self, tests: Mapping[str, Sequence[str]], problem: str) -> None:
        """Take over what another process has collected."""
        for item, nodes in tests.items():
            known = self.tests.setdefault(item, [])
            known += [node for node in nodes if node not in known]
        self.problem = self.problem or problem


def collect(tests: Iterable[pytest.Item], items: Sequence[Item]) -> Ties:
    """Return the ties that the marks of collected tests make.

    A mark names an item by its id or its text; capitals and punctuation do not matter. A text that
    stands in the checklist twice names both items.
    """
    ids: dict[str, list[str]] = {}
    for item in items:
        for name in dict.fromkeys((item.id, slug(item.text))):
            ids.setdefault(name, []).append(item.id)
    ties = Ties()
    for test in tests:
        for mark in test.iter_markers(MARK):
            ties.merge(*_tied(mark, test, ids, items))
    return ties


def _tied(
    mark: pytest.Mark, test: pytest.Item, ids: Mapping[str, Sequence[str]], items: Sequence[Item]
) -> tuple[dict[str, list[str]], str]:
    """Return what one mark ties, or why it cannot be understood."""
    try:
        return {one: [test.nodeid] for one in _named(mark, test, ids, items)}, ""
    except UsageError as problem:
        return {}, str(problem)


def _named(
    mark: pytest.Mark, test: pytest.Item, ids: Mapping[str, Sequence[str]], items: Sequence[Item]
) -> list[str]:
    file, line, _ = test.location
    where = f"{file}:{(line or 0) + 1}"
    if not mark.args or mark.kwargs or not all(isinstance(name, str) for name in mark.args):
        raise UsageError(
            f"the mark {MARK!r} names no item",
            where=where,
            remedy=f'Write @pytest.mark.{MARK}("the text or the id of an item").',
        )
    found: list[str] = []
    for name in mark.args:
        if slug(name) not in ids:
            near = difflib.get_close_matches(slug(name), [item.id for item in items], 3, 0.4)
            hint = f"The nearest are: {', '.join(near)}. " if near else ""
            raise UsageError(
                f"no item of the checklist is called {name!r}",
                where=where,
                remedy=f"{hint}Items are listed by pytest --backend-dod --collect-only.",
            )
        found += ids[slug(name)]
    return found
