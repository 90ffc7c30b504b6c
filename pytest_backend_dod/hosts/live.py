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
from ..recording.traffic import Traffic
from . import documents
from .host_tests import HostRunner
from .interface import Host, HostLost, Todo
from .live_record import Claims, LiveRecord, LiveTask
from .targets import TargetHost

__all__ = ["Claims", "HostTestPhase", "LiveRecord", "LiveTask", "TargetPhase", "Tell", "carry_out"]

FRESH_HOSTS = 4
"""How often one test is run for the same experiments when its control keeps being lost."""

RENEWALS = 12
"""How often an application that the gate has started is started again for one probe."""


@dataclass(kw_only=True)
class _Open:
    """An experiment that still waits for a host."""

    task: LiveTask
    role: Role

    @property
    def name(self) -> str:
        # What any host can serve stays in one process, so that as few tests as needed are hosts.
        return f"{self.task.key}\n{self.role.name if self.role.operations else ''}"

    @property
    def stage(self) -> int:
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


def _stamped(observation: Observation, task: LiveTask, host: Host) -> dict[str, Any]:
    return {**observation, "task": task.key, "host": host.facts.name, "kind": host.facts.kind}


class HostTestPhase:
    """Carries out live tasks in the tests of this process."""

    def __init__(
        self,
        *,
        runner: HostRunner,
        traffic: Traffic,
        claims: Claims,
        record: LiveRecord,
        configured: Document | None,
        tell: Tell,
    ) -> None:
        self._runner = runner
        self._traffic = traffic
        self._claims = claims
        self._record = record
        self._configured = configured
        self._tell = tell

    def run(
        self,
        tasks: Sequence[LiveTask],
        items: Sequence[pytest.Item],
        passed: set[str],
        sentinel: pytest.Item,
        *,
        target: bool,
    ) -> None:
        """Open host tests, stage by stage, until no task has anything left that a test can serve.

        Where there is a target, it serves what prefers one; what needs a write that was accepted
        is still a test's, since a target knows of none.
        """
        # Sorted, since plugins may have the suite run in another order each time.
        items = sorted(items, key=lambda item: item.nodeid)
        order = {item.nodeid: index for index, item in enumerate(items)}
        serving: dict[str, list[str]] = {
            operation: sorted(
                (t for t in seen.accepted_by if t in passed and t in order), key=order.__getitem__
            )
            for operation, seen in self._traffic.operations.items()
        }
        serving = {operation: tests for operation, tests in sorted(serving.items()) if tests}
        asked = [
            _Open(task=task, role=role)
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
        waiting: list[_Open],
        serving: Mapping[str, Sequence[str]],
        items: Sequence[pytest.Item],
        order: Mapping[str, int],
        sentinel: pytest.Item,
    ) -> None:
        tried: dict[str, int] = {}
        memories: dict[str, dict[str, Any]] = {}
        begun: str | None = None
        while waiting:
            # What was begun in a test that lost its world goes on in the same test.
            test = begun or _best_test(waiting, serving, order, tried)
            if test is None:
                return
            chosen = [
                (one, operation)
                for one in waiting
                if (operation := _served_by(one, test, serving)) is not None
            ]
            if not chosen:
                begun = None
                continue
            if chosen[0][0].task.probe.exclusive:
                chosen = chosen[:1]
            mine = [(one, operation) for one, operation in chosen if self._claims.take(one.name)]
            taken = {one.name for one, _ in chosen} - {one.name for one, _ in mine}
            waiting[:] = [one for one in waiting if one.name not in taken]
            if not mine:
                continue
            tried[test] = tried.get(test, 0) + 1
            self._tell(f"probing in {test} ({len(waiting)} experiments left)")
            before = len(waiting)
            again = self._open(items[order[test]], mine, memories.setdefault(test, {}), sentinel)
            waiting[:] = [
                one for one in waiting if one.role.name not in self._record.observed(one.task)
            ]
            if not again and len(waiting) == before:
                tried[test] = FRESH_HOSTS
            begun = test if again and tried[test] < FRESH_HOSTS else None

    def _open(
        self,
        item: pytest.Item,
        chosen: Sequence[tuple[_Open, str]],
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


class TargetPhase:
    """Carries out live tasks on a host that the project gives itself."""

    def __init__(
        self, *, claims: Claims, record: LiveRecord, configured: Document | None, tell: Tell
    ) -> None:
        self._claims = claims
        self._record = record
        self._configured = configured
        self._tell = tell

    def run(self, host: TargetHost, tasks: Sequence[LiveTask]) -> None:
        """Carry out, stage by stage, what has not been observed yet; never raises Unreachable."""
        try:
            documents.equip(host, self._configured)
            host.prime()
        except Unreachable as problem:
            self._record.lost[host.facts.name] = problem.what
            return
        self._record.know(host)
        self._record.hosts.append(host.facts.name)
        document = host.facts.document
        operations = document.operations if document is not None else host.facts.routes
        known = tuple(dict.fromkeys([*operations, *host.controls]))
        asked = [
            _Open(task=task, role=role)
            for task in tasks
            for role in task.probe.roles(known, task.parameters)
        ]
        for stage in sorted({one.stage for one in asked}):
            for task in tasks:
                mine = [one for one in asked if one.task is task and one.stage == stage]
                self._carry_out(host, task, mine)

    def _carry_out(self, host: TargetHost, task: LiveTask, asked: Sequence[_Open]) -> None:
        done = self._record.observed(task)
        open_ = [one for one in asked if one.role.name not in done]
        mine = [one.role for one in open_ if self._claims.take(one.name)]
        todo = {role.name: _chosen(role, host) for role in mine}
        if host.renewable and task.probe.exclusive:
            for role, operation in todo.items():
                self._on(host, task, {role: operation}, fresh=True)
        else:
            self._on(host, task, todo, fresh=False)

    def _on(self, host: TargetHost, task: LiveTask, todo: dict[str, str], *, fresh: bool) -> None:
        """Carry out, on a host that is begun anew or put back each time that it was lost."""
        host.memory = {}
        for again in range(RENEWALS if host.renewable else FRESH_HOSTS):
            if not todo:
                return
            self._tell(f"probing {host.facts.name} with {task.probe.name}")
            try:
                if host.renewable and (again or fresh or host.lost() is not None):
                    host.renew()
                host.reset()
                # The control would spend a part of what is to be measured.
                if not fresh and (again or host.renewable) and host.lost() is not None:
                    self._record.lost[host.facts.name] = "its control no longer holds"
                    return
                carry_out(host, [(task, todo)], self._record, self._configured)
                return
            except HostLost:
                seen = self._record.observed(task)
                todo = {name: op for name, op in todo.items() if name not in seen}
            except Unreachable as problem:
                self._record.lost[host.facts.name] = problem.what
                return


def _needs_write(role: Role) -> bool:
    """Whether all operations of a role write."""
    return bool(role.operations) and not any(op.startswith("GET ") for op in role.operations)


def _chosen(role: Role, host: Host) -> str:
    """Return the operation of a role that is known to be accepted here, else its first."""
    accepted = next((op for op in role.operations if op in host.controls), "")
    return accepted or next(iter(role.operations), "")


def _served_by(one: _Open, test: str, serving: Mapping[str, Sequence[str]]) -> str | None:
    if not one.role.operations:
        return "" if any(test in tests for tests in serving.values()) else None
    return next((op for op in one.role.operations if test in serving.get(op, ())), None)


def _best_test(
    waiting: Sequence[_Open],
    serving: Mapping[str, Sequence[str]],
    order: Mapping[str, int],
    tried: Mapping[str, int],
) -> str | None:
    """Return the test that serves most of what waits; the first operation of a role counts most."""
    worth: dict[str, float] = {}
    for one in waiting:
        operations = one.role.operations or tuple(serving)
        for rank, operation in enumerate(op for op in operations if op in serving):
            for test in serving[operation]:
                if tried.get(test, 0) < FRESH_HOSTS:
                    worth[test] = max(worth.get(test, 0.0), 0.0) + 1 / (1 + rank)
    if not worth:
        return None
    return min(worth, key=lambda test: (-worth[test], order[test]))
