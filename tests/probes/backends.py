"""Real applications behind hosts, in process: what the tests of the live probes are made of.

A *world* is a function that builds an application anew, with the requests that its suite had accepted, as a
host test does each time it is run.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pytest_backend_dod.config import Configuration
from pytest_backend_dod.errors import Unreachable
from pytest_backend_dod.hosts import documents
from pytest_backend_dod.hosts.interface import HostLost, Survey
from pytest_backend_dod.hosts.live import FRESH_HOSTS, LiveRecord, LiveTask
from pytest_backend_dod.hosts.targets import Target, TargetHost, from_fixture
from pytest_backend_dod.model import Finding, Outcome
from pytest_backend_dod.parameters import read
from pytest_backend_dod.probes.interface import LiveProbe
from pytest_backend_dod.project.openapi import inferred, pattern
from pytest_backend_dod.recording.exchange import Exchange, Request

World = Callable[[], TargetHost]


def request(
    method: str,
    target: str,
    body: Any = None,
    *,
    form: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> Request:
    """Return a request as a test of the suite would send it."""
    sent = Request.get(target, tuple((headers or {}).items()))
    if form is not None:
        sent = replace(sent, body=form.encode())
        sent = sent.with_header("content-type", "application/x-www-form-urlencoded")
    elif body is not None:
        sent = replace(sent, body=json.dumps(body).encode())
        sent = sent.with_header("content-type", "application/json")
    return replace(sent, method=method)


def host(
    app: Any,
    *accepted: Request,
    headers: Mapping[str, str] | None = None,
    reset: Callable[[], object] | None = None,
    facts: Mapping[str, Any] | None = None,
) -> TargetHost:
    """Return an application behind a host that has accepted these requests."""
    target = Target(app=app, headers=headers or {}, reset=reset)
    made = from_fixture(target, Configuration(root=Path.cwd()))
    documents.equip(made, None)
    made.prime()
    controls: dict[str, Exchange] = {}
    for sent in accepted:
        exchange = Exchange(request=made.identified(sent), answer=made.send(made.identified(sent)))
        assert exchange.answer.accepted, (sent.target, exchange.answer)
        exchange = replace(exchange, route=_route(made, sent))
        controls[exchange.operation] = exchange
    made.controls = {**made.controls, **controls}
    made.facts = replace(made.facts, inferred=inferred(made.controls.values()), **(facts or {}))
    return made


def _route(made: TargetHost, sent: Request) -> str:
    document = made.facts.document
    known = [*(document.operations if document else ()), *made.facts.routes]
    for operation in known:
        method, _, path = operation.partition(" ")
        if method == sent.method and pattern(path).fullmatch(sent.path):
            return path
    return sent.path


def probed(probe: LiveProbe[Any], *worlds: World, advice: str = "", **parameters: Any) -> Outcome:
    """Return what a probe says after its experiments on these worlds, each opened anew when it is lost."""
    chosen = read(probe.Parameters, parameters, where="test")
    task = LiveTask(probe=probe, parameters=chosen)
    record = LiveRecord()
    for world in worlds:
        memory: dict[str, Any] = {}
        for _ in range(FRESH_HOSTS):
            if not _opened(world, task, record, memory):
                break
    survey = Survey(hosts=tuple(record.hosts), operations=tuple(record.operations), advice=advice)
    return probe.judge(record.observations, survey, chosen)


def _opened(world: World, task: LiveTask, record: LiveRecord, memory: dict[str, Any]) -> bool:
    """Carry out what is left in one world; return whether it was lost on the way."""
    made = world()
    made.memory = memory
    record.know(made)
    if made.facts.name not in record.hosts:
        record.hosts.append(made.facts.name)
    operations = tuple(dict.fromkeys([*record.operations, *made.controls]))
    done = record.observed(task)
    todo = {}
    for role in task.probe.roles(operations, task.parameters):
        if role.name not in done:
            fitting = [op for op in role.operations if op in made.controls]
            todo[role.name] = next(iter([*fitting, *role.operations]), "")
    try:
        for observation in task.probe.experiment(made, todo, task.parameters):
            # Observations travel between processes as JSON.
            plain = json.loads(json.dumps(dict(observation)))
            assert plain == observation
            record.observations.append({**plain, "task": task.key, "kind": made.facts.kind})
    except (HostLost, Unreachable):
        return True
    finally:
        made.close()
    return False


def whats(outcome: Outcome) -> list[str]:
    """Return what the findings say."""
    return [finding.what for finding in outcome.findings]


def text_of(outcome: Outcome) -> str:
    """Return everything that a report could show of an outcome."""
    parts: list[str] = [outcome.summary, outcome.advice, *outcome.notes]
    parts += [part for finding in outcome.findings for part in _texts(finding)]
    return "\n".join([*parts, json.dumps(dict(outcome.measures), default=str)])


def _texts(finding: Finding) -> Sequence[str]:
    return [str(value) for value in vars(finding).values()]
