"""The live part of a run: which experiment is carried out on which host.

Reading before writing, what spends quota last, each experiment once in the run, and a fresh host
when the control of the old one no longer holds.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest

from ..errors import Unreachable
from ..probes.interface import Observation, Role
from ..project.openapi import Document
from . import documents
from .host_tests import HostRunner
from .interface import Host, HostLost, Todo
from .live_record import LiveRecord, LiveTask
from .meeting import Shown

__all__ = [
    "Budget",
    "HostTestPhase",
    "LiveRecord",
    "LiveTask",
    "Open",
    "Tell",
    "carry_out",
]

FRESH_HOSTS = 4
"""How often one test is run for the same experiments when its control keeps being lost."""


CHEAP = 10.0
"""Seconds within which one test is as good as another; a finer look would depend on chance.

On a busy machine a test of half a second was seen to take three, and may be stalled on top of it.
"""


class Budget:
    """The time that probing may take in one process."""

    def __init__(self, seconds: float, *, spent: float = 0.0) -> None:
        """Begin to count.

        Args:
            seconds: All the time there is.
            spent: How much of it was spent before.
        """
        self.seconds = seconds
        self.until = time.monotonic() + seconds - spent
        """When it ends, on the clock of :func:`time.monotonic`."""

    @property
    def spent(self) -> bool:
        """Whether nothing more is begun."""
        return time.monotonic() > self.until

    def note(self, record: LiveRecord, tasks: Iterable[LiveTask]) -> None:
        """Say that tasks were left undone for want of time."""
        record.lost["the gate"] = f"its budget of {self.seconds:g} s was spent"
        for task in tasks:
            record.leave_undone(task)


@dataclass(kw_only=True)
class Open:
    """An experiment that still waits for a host."""

    task: LiveTask
    role: Role

    @property
    def stage(self) -> int:
        """When it is carried out, lowest first."""
        return self.task.probe.stage if self.role.stage is None else self.role.stage


Tell = Callable[[str], None]


def carry_out(
    host: Host,
    tasks: Iterable[tuple[LiveTask, Todo]],
    record: LiveRecord,
    configured: Document | None,
) -> None:
    """Let each task experiment on a host and keep what it observes.

    Raises:
        HostLost, Unreachable: As the probes raise them; what was observed before is kept.
    """
    host.heard = partial(record.hear, host, "")
    documents.equip(host, configured)
    record.know(host)
    for task, todo in tasks:
        host.heard = partial(record.hear, host, task.key)
        began = time.monotonic()
        host.spent = record.spent.get(task.key, 0.0)
        try:
            for observation in task.probe.experiment(host, todo, task.parameters):
                record.observations.append(_stamped(observation, task, host))
        finally:
            record.unquote(host.facts.document)
            record.spent[task.key] = host.spent + time.monotonic() - began
            if time.monotonic() > host.until:
                # It may have left something out; who has seen all the same is done a little late.
                record.leave_undone(task)


def _stamped(observation: Observation, task: LiveTask, host: Host) -> dict[str, Any]:
    return {**observation, "task": task.key, "host": host.facts.name, "kind": host.facts.kind}


class HostTestPhase:
    """Carries out live tasks in the tests of this process."""

    def __init__(
        self,
        *,
        runner: HostRunner,
        record: LiveRecord,
        configured: Document | None,
        tell: Tell,
        budget: Budget,
    ) -> None:
        self._budget = budget
        self._runner = runner
        self._record = record
        self._configured = configured
        self._tell = tell
        self._seconds: Mapping[str, float] = {}

    def run(
        self,
        tasks: Sequence[LiveTask],
        items: Sequence[pytest.Item],
        shown: Shown,
        sentinel: pytest.Item,
        *,
        target: bool,
    ) -> None:
        """Open host tests, stage by stage, until no task has anything left that a test can serve.

        Where there is a target, it serves what prefers one; what needs a write that was accepted
        is still a test's: a target can only look for one by its document.

        Args:
            tasks: What is asked for.
            items: The suite's tests.
            shown: Which of them can serve what, and how long they took.
            sentinel: What comes after them.
            target: Whether the project gives a target as well.
        """
        self._seconds = shown.seconds
        # Sorted, since plugins may have the suite run in another order each time.
        items = sorted(items, key=lambda item: item.nodeid)
        order = {item.nodeid: index for index, item in enumerate(items)}
        serving = {
            operation: sorted((test for test in tests if test in order), key=order.__getitem__)
            for operation, tests in sorted(shown.serving.items())
        }
        serving = {operation: tests for operation, tests in serving.items() if tests}
        asked = [
            Open(task=task, role=role)
            for task in tasks
            for role in task.probe.roles(tuple(serving), task.parameters)
            if not role.operations or any(op in serving for op in role.operations)
            if not (target and task.probe.prefers_target) or _needs_write(role)
        ]
        for stage in sorted({one.stage for one in asked}):
            waiting = [one for one in asked if one.stage == stage]
            self._stage(waiting, serving, items, order, sentinel)

    def _stage(
        self,
        waiting: list[Open],
        serving: Mapping[str, Sequence[str]],
        items: Sequence[pytest.Item],
        order: Mapping[str, int],
        sentinel: pytest.Item,
    ) -> None:
        tried: dict[str, int] = {}
        memories: dict[str, dict[str, Any]] = {}
        begun: str | None = None
        homes: dict[tuple[str, str], str] = {}

        def may(one: Open, test: str) -> bool:
            # What a test began it ends: in another one everything would be sent once more.
            home = homes.get((one.task.key, one.role.name), "")
            kept = tried.get(home, FRESH_HOSTS) < FRESH_HOSTS
            return tried.get(test, 0) < FRESH_HOSTS and (test == home or not kept)

        while waiting:
            # What was begun in a test that lost its world goes on in the same test.
            test = begun or _best_test(waiting, serving, order, may, self._seconds)
            if test is None:
                return
            if self._budget.spent:
                self._budget.note(self._record, [one.task for one in waiting])
                return
            chosen = [
                (one, operation)
                for one in waiting
                if may(one, test)
                if (operation := _served_by(one, test, serving)) is not None
            ]
            if not chosen:
                begun = None
                continue
            if chosen[0][0].task.probe.exclusive:
                chosen = chosen[:1]
            tried[test] = tried.get(test, 0) + 1
            self._tell(f"probing in {test} ({len(waiting)} experiments left)")
            before = len(waiting), len(homes)
            again = self._open(items[order[test]], chosen, memories.setdefault(test, {}), sentinel)
            tasks = {one.task.key: one.task for one in waiting}
            ended = {key: self._record.observed(task) for key, task in tasks.items()}
            waiting[:] = [one for one in waiting if one.role.name not in ended[one.task.key]]
            for key, task in tasks.items():
                begun_at = self._record.begun(task).items()
                homes.update({(key, role): host for role, host in begun_at})
            if (len(waiting), len(homes)) != before:
                # Something was begun or ended: what is left is not what it was run for.
                tried[test] = 0
            elif not again:
                tried[test] = FRESH_HOSTS
            begun = test if again and tried[test] < FRESH_HOSTS else None

    def _open(
        self,
        item: pytest.Item,
        chosen: Sequence[tuple[Open, str]],
        memory: dict[str, Any],
        sentinel: pytest.Item,
    ) -> bool:
        """Open one host test; return whether it is worth opening again."""
        tasks: dict[str, tuple[LiveTask, dict[str, str]]] = {}
        for one, operation in chosen:
            tasks.setdefault(one.task.key, (one.task, {}))[1][one.role.name] = operation
        lost = False

        def work(host: Host) -> None:
            nonlocal lost
            host.until = self._budget.until
            try:
                carry_out(host, tasks.values(), self._record, self._configured)
            except (HostLost, Unreachable):
                lost = True

        wanted = sorted({operation for _, operation in chosen if operation})
        trouble = self._runner.serve(item, sentinel, wanted, work, memory)
        if trouble:
            self._record.lost[item.nodeid] = trouble
            return False
        if item.nodeid not in self._record.hosts:
            self._record.hosts.append(item.nodeid)
        return lost


def _needs_write(role: Role) -> bool:
    """Whether all operations of a role write."""
    return bool(role.operations) and not any(op.startswith("GET ") for op in role.operations)


def _served_by(one: Open, test: str, serving: Mapping[str, Sequence[str]]) -> str | None:
    if not one.role.operations:
        return "" if any(test in tests for tests in serving.values()) else None
    return next((op for op in one.role.operations if test in serving.get(op, ())), None)


def _best_test(
    waiting: Sequence[Open],
    serving: Mapping[str, Sequence[str]],
    order: Mapping[str, int],
    may: Callable[[Open, str], bool],
    seconds: Mapping[str, float],
) -> str | None:
    """Return the test that serves most of what waits for its price.

    The first operation of a role counts most; the price doubles with the time that the test took.
    """
    worth: dict[str, float] = {}
    for one in waiting:
        operations = one.role.operations or tuple(serving)
        for rank, operation in enumerate(op for op in operations if op in serving):
            for test in serving[operation]:
                if may(one, test):
                    worth[test] = max(worth.get(test, 0.0), 0.0) + 1 / (1 + rank)
    if not worth:
        return None
    return min(worth, key=lambda test: (-worth[test] / _price(seconds, test), order[test]))


def _price(seconds: Mapping[str, float], test: str) -> int:
    price, took = 1, seconds.get(test, 0.0)
    while took > CHEAP:
        price, took = price * 2, took / 2
    return price
