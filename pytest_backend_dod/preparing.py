"""What every process of a run reads and plans alike, before anything runs."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from . import choosing, judgement, parameters
from . import config as configuration_room
from .checklist.locating import Located, locate
from .checklist.planning import plan
from .config import FILE, TABLE, Configuration
from .errors import UsageError
from .hosts.live import LiveTask
from .model import Assignment, ItemPlan
from .probes.interface import LiveProbe
from .probes.registry import AnyProbe, collect
from .project.openapi import Document, NotOpenAPI, parse
from .project.repository import Repository


class Work:
    """The checklist, the configuration, the probes, and the plan made of them.

    Raises:
        UsageError: For anything a person wrote that cannot be understood.
    """

    def __init__(self, config: pytest.Config) -> None:
        self.root: Path = config.rootpath
        self.configuration: Configuration = configuration_room.load(self.root)
        self.notes: tuple[str, ...] = ()
        if config.option.backend_dod_no_waivers and self.configuration.waivers:
            number = len(self.configuration.waivers)
            self.notes = (f"waivers not looked at: {number} (--backend-dod-no-waivers)",)
            self.configuration = replace(self.configuration, waivers=())
        registered = config.hook.pytest_backend_dod_probes(config=config)
        self.probes: Mapping[str, AnyProbe] = collect(p for some in registered for p in some or ())
        self.located: Located = locate(self.root, self.configuration.settings.checklist)
        self._choice = choosing.read(config.option)
        self.left_out = 0
        self.plans: tuple[ItemPlan, ...] = self._planned()
        self.document = _document(self.configuration)
        self.tasks = tuple(self._tasks())

    def tie(self, items: Collection[str]) -> None:
        """Let the tests tied to items decide them, as is known when tests are collected.

        Raises:
            UsageError: When one of the items is left to a person's word.
        """
        self.plans = self._planned(items)

    def _planned(self, tied: Collection[str] = ()) -> tuple[ItemPlan, ...]:
        """Plan every item, and return the plans of those that the options choose."""
        plans = plan(self.located.items, self.probes, self.configuration, tied)
        judgement.check(plans, self.configuration)
        chosen = self._choice.of(plans, self.probes)
        self.left_out = len(plans) - len(chosen)
        return chosen

    @property
    def narrows(self) -> bool:
        """Whether options choose the items to judge."""
        return self._choice.narrows

    @property
    def need(self) -> choosing.Need:
        """How much of the suite the items to judge need."""
        if not self._choice.narrows:
            return choosing.Need.SUITE
        return choosing.need(self.plans, self.probes, self.configuration, lambda: self._marked)

    @cached_property
    def _marked(self) -> bool:
        """Whether tests may be tied to items, as far as files tell."""
        return choosing.marks_in(Repository(root=self.root))

    def parameters(self, assignment: Assignment) -> Any:
        """Return the typed parameters of an assignment."""
        probe = self.probes[assignment.probe]
        return parameters.read(probe.Parameters, assignment.parameters, where=assignment.reason)

    def _tasks(self) -> Iterator[LiveTask]:
        seen = set()
        for assignment in (a for p in self.plans for a in p.assignments if not p.item.struck):
            probe = self.probes[assignment.probe]
            if isinstance(probe, LiveProbe):
                task = LiveTask(probe=probe, parameters=self.parameters(assignment))
                if task.key not in seen:
                    seen.add(task.key)
                    yield task


def coverage_asked(root: Path, options: Namespace) -> tuple[bool, bool]:
    """Return whether the run needs coverage to be measured, and whether branches too.

    This is asked before plugins and conftests are loaded, so their probes are not known yet: where
    the plan cannot be made without them, coverage is measured to be on the safe side.
    """
    try:
        configuration = configuration_room.load(root)
        located = locate(root, configuration.settings.checklist)
        probes = collect(())
        plans: Sequence[ItemPlan] = plan(located.items, probes, configuration)
        plans = choosing.read(options).of(plans, probes)
    except UsageError:
        # Said again, and then to the user, when all plugins are there.
        return True, False
    asked = [a for p in plans for a in p.assignments if a.probe == "coverage"]
    return bool(asked), any(a.parameters.get("branch") for a in asked)


def _document(configuration: Configuration) -> Document | None:
    path = configuration.settings.openapi
    if not path:
        return None
    where = f"{FILE}: {TABLE}.openapi"
    try:
        return parse((configuration.root / path).read_bytes(), source=path)
    except OSError as problem:
        raise UsageError(
            f"{path} cannot be read ({problem.strerror})",
            where=where,
            remedy="Name an existing file.",
        ) from None
    except NotOpenAPI as problem:
        raise UsageError(
            f"{path} is no OpenAPI document: {problem}",
            where=where,
            remedy="Name the API's document.",
        ) from None
