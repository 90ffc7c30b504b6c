"""The live part of a run on a target that the project gives: an app, a command, a URL, a fixture.

Stage by stage, on one host; what the gate itself has started begins anew when it was lost, when its
quota is used up, and for each experiment that measures a quota.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..errors import Unreachable
from ..probes.interface import Role
from ..project.openapi import Document
from . import documents
from .interface import Host, HostLost
from .live import FRESH_HOSTS, Budget, Open, Tell, carry_out
from .live_record import LiveRecord, LiveTask
from .targets import TargetHost

RENEWALS = 12
"""How often an application that the gate has started is started again for one probe."""


class TargetPhase:
    """Carries out live tasks on a host that the project gives itself."""

    def __init__(
        self,
        *,
        record: LiveRecord,
        configured: Document | None,
        tell: Tell,
        budget: Budget,
    ) -> None:
        self._budget = budget
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
            Open(task=task, role=role)
            for task in tasks
            for role in task.probe.roles(known, task.parameters)
        ]
        for stage in sorted({one.stage for one in asked}):
            for task in tasks:
                mine = [one for one in asked if one.task is task and one.stage == stage]
                self._carry_out(host, task, mine)

    def _carry_out(self, host: TargetHost, task: LiveTask, asked: Sequence[Open]) -> None:
        done = self._record.observed(task)
        roles = [one.role for one in asked if one.role.name not in done]
        todo = {role.name: _chosen(role, host) for role in roles}
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
            if self._budget.spent:
                self._budget.note(self._record, [task])
                return
            host.until = self._budget.until
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


def _chosen(role: Role, host: Host) -> str:
    """Return the operation of a role that is known to be accepted here, else its first."""
    accepted = next((op for op in role.operations if op in host.controls), "")
    return accepted or next(iter(role.operations), "")
