"""What the live part of a run is asked for, and what it has shown."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..probes.interface import LiveProbe
from ..project.openapi import Document
from ..recording.exchange import Answer, Request
from ..recording.leaks import LeakLog
from .interface import Host


@dataclass(frozen=True, kw_only=True)
class LiveTask:
    """One live probe with the parameters it is asked with."""

    probe: LiveProbe[Any]
    parameters: Any

    @property
    def key(self) -> str:
        """The same text in every process of a run."""
        judging = self.probe.judging
        values = {k: v for k, v in sorted(vars(self.parameters).items()) if k not in judging}
        return f"{self.probe.name} {json.dumps(values)}"


@dataclass(kw_only=True)
class LiveRecord:
    """What one process showed; plain values, so that it can be sent to the controlling process."""

    observations: list[dict[str, Any]] = field(default_factory=list)
    """Each with the keys ``task``, ``role``, ``host`` and what the probe observed."""
    hosts: list[str] = field(default_factory=list)
    lost: dict[str, str] = field(default_factory=dict)
    unserved: dict[str, list[str]] = field(default_factory=dict)
    """Operation → tests that had it accepted, and were lost when they were to serve it."""
    operations: list[str] = field(default_factory=list)
    document: str = ""
    """Source of the API's document."""
    exercised: dict[str, dict[str, int]] = field(default_factory=dict)
    durations: dict[str, dict[str, int]] = field(default_factory=dict)
    """Operation → how often an answer took how long, see :mod:`..recording.durations`."""
    answers: list[dict[str, Any]] = field(default_factory=list)
    """What the suite's own answers said about the document, see :mod:`..recording.samples`."""
    leaks: LeakLog = field(default_factory=LeakLog)
    """What leaked in any answer, the suite's and those to probes."""
    apps: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    spent: dict[str, float] = field(default_factory=dict)
    """Task → seconds that its experiments took, in the process where they took longest."""
    rests: dict[str, dict[str, int]] = field(default_factory=dict)
    """Task → how many requests, statements and log records its verdict rests on."""
    undone: list[str] = field(default_factory=list)
    """Tasks for which the budget did not suffice."""

    def observed(self, task: LiveTask) -> set[str]:
        """Return the roles of a task that have an observation that is not a part of one."""
        return {
            str(o["role"])
            for o in self.observations
            if o["task"] == task.key and o.get("complete", True)
        }

    def begun(self, task: LiveTask) -> dict[str, str]:
        """Return the roles of a task that were begun and not ended, and the last host of each."""
        ended = self.observed(task)
        return {
            str(o["role"]): str(o["host"])
            for o in self.observations
            if o["task"] == task.key and o["role"] not in ended
        }

    def blame(self, serving: Mapping[str, Sequence[str]]) -> None:
        """Take note of which operations the lost tests would have served."""
        for operation, tests in serving.items():
            if lost := [test for test in tests if test in self.lost]:
                self.unserved[operation] = lost

    def leave_undone(self, task: LiveTask) -> None:
        """Take note that the budget did not suffice for a task."""
        if task.key not in self.undone:
            self.undone.append(task.key)

    def know(self, host: Host) -> None:
        """Take note of what a host says about its application."""
        document = host.facts.document
        if document is not None and not self.document:
            self.document = document.source
            self.operations = list(document.operations)
        elif not self.document:
            self.operations = list(dict.fromkeys([*self.operations, *host.facts.routes]))

    def hear(self, host: Host, task: str, request: Request, answer: Answer) -> None:
        """Look at an answer to one of the gate's own requests, and count what was seen of it."""
        rests = self.rests.setdefault(task, {"requests": 0, "statements": 0, "records": 0})
        rests["requests"] += 1
        if answer.witnessed is not None:
            rests["statements"] += answer.witnessed.statement_count
            rests["records"] += answer.witnessed.record_count
        self.leaks.look(lambda: host.operation_of(request), request, answer, host.facts.name)

    def unquote(self, document: Document | None) -> None:
        """Forget leaks that the API's own document quotes."""
        if self.leaks.found and document is not None:
            self.leaks.forget([json.dumps(document.raw, default=str)])

    def merge(self, other: Mapping[str, Any]) -> None:
        """Add what another process showed."""
        self.observations += other["observations"]
        self.hosts += [name for name in other["hosts"] if name not in self.hosts]
        self.lost.update(other["lost"])
        self.unserved.update(other["unserved"])
        if other["document"] and not self.document:
            self.document = other["document"]
            self.operations = list(other["operations"])
        elif not self.document:
            self.operations = list(dict.fromkeys([*self.operations, *other["operations"]]))
        _add(self.exercised, other["exercised"])
        _add(self.durations, other["durations"])
        _add(self.rests, other["rests"])
        for task, seconds in other["spent"].items():
            # Processes probe beside each other.
            self.spent[task] = max(seconds, self.spent.get(task, 0.0))
        self.undone += [task for task in other["undone"] if task not in self.undone]
        self.answers += other["answers"]
        self.leaks.merge(other["leaks"])
        self.apps += [app for app in other["apps"] if app not in self.apps]
        self.notes += [note for note in other["notes"] if note not in self.notes]


def _add(mine: dict[str, dict[str, int]], other: Mapping[str, Mapping[str, int]]) -> None:
    for name, counts in other.items():
        known = mine.setdefault(name, {})
        for what, count in counts.items():
            known[what] = known.get(what, 0) + count
