"""``--backend-dod-only`` and ``--backend-dod-static``: which items are judged, and what they need.

Most items need the whole suite: it is what they are about, or it holds the hosts. What files alone
decide needs no test, and an item that tests are tied to needs just those.
"""

from __future__ import annotations

import difflib
from argparse import Namespace
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

import pytest

from .checklist.names import slug
from .checklist.planning import NAMED_TESTS
from .config import Configuration
from .errors import UsageError
from .model import Item, ItemPlan
from .plugin import MARK
from .probes.interface import LiveProbe, RepositoryProbe, SuiteProbe
from .probes.registry import AnyProbe
from .project.repository import Repository

ONLY = "--backend-dod-only"
STATIC = "--backend-dod-static"

MOST_NAMED = 10
"""Items that a message names; the others are counted."""

Probes = Mapping[str, AnyProbe]


class Need(Enum):
    """How much of the suite the chosen items need."""

    NOTHING = "no test is run"
    TIED = "only tests that are tied to it are run"
    SUITE = "the suite is run"


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What the options say about the items to judge."""

    names: tuple[str, ...] = ()
    """Each names one item; empty for all of them."""
    static: bool = False
    """Whether only items count that files alone decide."""

    @property
    def narrows(self) -> bool:
        """Whether items may be left out."""
        return self.static or bool(self.names)

    def of(self, plans: Sequence[ItemPlan], probes: Probes) -> tuple[ItemPlan, ...]:
        """Return the plans of the chosen items, in the order of the checklist.

        Raises:
            UsageError: When a name fits no item or several, or files alone decide nothing.
        """
        if self.names:
            items = [plan.item for plan in plans]
            chosen = {named(items, name).id for name in self.names}
            return tuple(plan for plan in plans if plan.item.id in chosen)
        if not self.static:
            return tuple(plans)
        by_files = tuple(plan for plan in plans if _by_files(plan, probes))
        if not by_files:
            raise UsageError(
                "no item of the checklist is decided by files alone",
                where=STATIC,
                remedy="Leave the option out, or write a line such as: No secrets are committed.",
            )
        return by_files


def read(options: Namespace) -> Choice:
    """Return what the command line says.

    Raises:
        UsageError: When both options are given.
    """
    names, static = tuple(options.backend_dod_only), bool(options.backend_dod_static)
    if names and static:
        raise UsageError(
            f"it chooses items as {ONLY} does", where=STATIC, remedy="Leave out one of the two."
        )
    return Choice(names=names, static=static)


def named(items: Sequence[Item], name: str) -> Item:
    """Return the item that a name means.

    It may be the id, the node id, the text, the beginning of the id, or a part of id or text; the
    first of these that fits anything decides, and has to fit one item only. Capitals do not matter
    but in ids, punctuation does not matter but in parts of a text.

    Raises:
        UsageError: When it fits none, or several.
    """
    file, _, short = name.rpartition("::")
    wanted = short.strip() if file in {item.file for item in items} else name.strip()
    for fits in _ways(wanted):
        found = [item for item in items if fits(item)]
        if len(found) == 1:
            return found[0]
        if found:
            raise UsageError(
                f"{name!r} fits {len(found)} items",
                where=ONLY,
                remedy=f"Write one of: {_listed([item.id for item in found])}.",
            )
    ids = [item.id for item in items]
    near = difflib.get_close_matches(slug(wanted), ids, 3, 0.4) or ids
    raise UsageError(
        f"no item of the checklist is called {name!r}",
        where=ONLY,
        remedy=f"The nearest are: {_listed(near)}. "
        "Items are listed by pytest --backend-dod --collect-only.",
    )


def _ways(wanted: str) -> Iterator[Callable[[Item], bool]]:
    yield lambda item: item.id == wanted
    if any(map(str.isalnum, wanted)):
        words = slug(wanted)
        yield lambda item: slug(item.text) == words
        yield lambda item: item.id.startswith(words)
        yield lambda item: words in item.id or wanted.casefold() in item.text.casefold()


def _listed(ids: Sequence[str]) -> str:
    more = f" and {len(ids) - MOST_NAMED} more" if len(ids) > MOST_NAMED else ""
    return ", ".join(ids[:MOST_NAMED]) + more


def _by_files(plan: ItemPlan, probes: Probes) -> bool:
    asked = [probes[one.probe] for one in plan.assignments]
    return (
        not (plan.item.struck or plan.unavailable or plan.undecided)
        and any(isinstance(probe, RepositoryProbe) for probe in asked)
        and not any(isinstance(probe, (SuiteProbe, LiveProbe)) for probe in asked)
    )


def need(
    plans: Sequence[ItemPlan],
    probes: Probes,
    configuration: Configuration,
    marked: Callable[[], bool],
) -> Need:
    """Return how much of the suite is needed to decide items.

    Tests are tied to items by marks, which are known only once tests are collected. They are
    collected when a mark stands in some file and could be for one of the items.

    Args:
        plans: Of the items.
        probes: The probes of the run.
        configuration: What it says of an item outweighs marks.
        marked: Tells whether there are marks, see :func:`marks_in`.
    """
    asked = {one.probe for plan in plans if not plan.item.struck for one in plan.assignments}
    suite = (name for name in asked if isinstance(probes[name], (SuiteProbe, LiveProbe)))
    if any(name != NAMED_TESTS for name in suite):
        return Need.SUITE
    could_be_tied = any(
        plan.item.annotation is None and plan.item.id not in configuration.items for plan in plans
    )
    if NAMED_TESTS in asked or (could_be_tied and marked()):
        return Need.TIED
    return Need.NOTHING


def marks_in(repository: Repository) -> bool:
    """Return whether the mark that ties tests to items stands in a file of the project."""
    mark = f"mark.{MARK}"
    modules = (path for path in repository.files() if path.endswith(".py"))
    return any(mark in (repository.read(path) or "") for path in modules)


class Narrowing:
    """Keeps pytest from running tests that the chosen items do not need."""

    def __init__(
        self,
        config: pytest.Config,
        needed: Callable[[], Need],
        tied: Callable[[], Collection[str]],
    ) -> None:
        """Take part in the process that controls the run.

        Args:
            config: Of this process.
            needed: Tells what the items need, by what is known so far.
            tied: Gives the node ids of the tests that decide them, once tests are collected.
        """
        self._config = config
        self._needed = needed
        self._tied = tied
        if needed() is not Need.SUITE:
            self._without_suite()
            # There is nothing to distribute; xdist looks at this when it is configured, after us.
            if hasattr(config.option, "dist"):
                config.option.dist = "no"

    def _without_suite(self) -> None:
        """Keep pytest-cov from failing the session for what was not run."""
        options = self._config.known_args_namespace
        if hasattr(options, "cov_report"):
            options.cov_fail_under, options.cov_report = None, {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> bool | None:
        """Collect nothing where no test is needed."""
        return True if self._needed() is Need.NOTHING else None

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep the tests that decide a chosen item, where no others are needed."""
        if self._needed() is not Need.TIED:
            return
        self._without_suite()
        wanted = set(self._tied())
        left_out = [item for item in items if item.nodeid not in wanted]
        if left_out:
            items[:] = [item for item in items if item.nodeid in wanted]
            self._config.hook.pytest_deselected(items=left_out)
