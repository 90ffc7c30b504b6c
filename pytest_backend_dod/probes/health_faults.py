"""What health endpoints answer while the database is away, hangs, and is back."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping, Sequence
from typing import Any

from ..errors import Unreachable
from ..hosts.interface import Fault, Host, Injected, NothingToBreak, NotInjectable
from ..recording.exchange import Answer, Exchange, shown
from .health_answers import LIVE, READY, as_stranger

CACHED = 10.0
"""Seconds for which an endpoint may keep what it found out before."""

_OF_THE_DATABASE = re.compile(r"/(db|database)/?$")
_PAUSE = 0.5


def kind(path: str) -> str:
    """Return what an endpoint is for by its name: ``ready``, ``live``, or nothing in particular."""
    lowered = path.lower()
    if READY.search(lowered) or _OF_THE_DATABASE.search(lowered):
        return "ready"
    return "live" if LIVE.search(lowered) else ""


def observe(host: Host, answers: Sequence[Mapping[str, Any]], *, judged: bool) -> Mapping[str, Any]:
    """Take the database away from a host and ask its endpoints for health; then give it back.

    Args:
        host: Where to do so.
        answers: What the endpoints answered before, as :func:`.health_answers.ask` tells it.
        judged: Whether an endpoint that is named for nothing in particular must tell the truth.
    """
    well = [a for a in answers if 200 <= a.get("status", 0) < 300]
    paths = frozenset(a["asked"] for a in well)
    if not well:
        return _refused("no endpoint answers 2xx")
    try:
        with host.faulty(Fault.DATABASE_DOWN) as fault:
            endpoints = [_endpoint(host, before, fault) for before in well]
            control = _control(host, paths, fault)
        for endpoint in endpoints:
            if not accepted(endpoint["down"]):
                endpoint["after"] = _recovered(host, endpoint["asked"], paths)
        asking = (e for e in endpoints if e["kind"] == "ready" or (judged and not e["kind"]))
        late = next((e for e in asking if e["down"]["hits"]), None)
        if late is not None:
            with host.faulty(Fault.DATABASE_HANGS) as fault:
                late["hanging"] = _asked(host, late["asked"], fault)
    except NotInjectable as problem:
        named = any(kind(answer["path"]) == "ready" for answer in well)
        nothing = isinstance(problem, NothingToBreak)
        return _refused(str(problem), nothing=nothing, named=named)
    return {**_refused(""), "endpoints": endpoints, "control": control}


def _refused(why: str, *, nothing: bool = False, named: bool = False) -> dict[str, Any]:
    return {"endpoints": [], "refused": why, "nothing": nothing, "named": named}


def _endpoint(host: Host, before: Mapping[str, Any], fault: Injected) -> dict[str, Any]:
    return {
        "path": before["path"],
        "asked": before["asked"],
        "kind": kind(before["path"]),
        "before": before["body"],
        "down": _while_down(host, before, fault),
    }


def _asked(host: Host, path: str, fault: Injected | None = None) -> dict[str, Any]:
    before = fault.hits if fault is not None else 0
    began = time.perf_counter()
    try:
        answer = host.send(as_stranger(host, path))
    except Unreachable as problem:
        seconds = round(time.perf_counter() - began, 1)
        answer, trouble = Answer(status=0, seconds=seconds), problem.what
    else:
        trouble = ""
    return {
        "status": answer.status,
        "trouble": trouble,
        "seconds": round(answer.seconds, 1),
        "body": shown(answer.body, 200),
        "shows": bool(fault and fault.canary and fault.canary.encode() in answer.body),
        "hits": (fault.hits - before) if fault is not None else 0,
    }


def accepted(answer: Mapping[str, Any]) -> bool:
    """Whether a prober takes the answer for well."""
    return bool(200 <= answer["status"] < 400)


def _while_down(host: Host, before: Mapping[str, Any], fault: Injected) -> dict[str, Any]:
    """Ask until the endpoint tells, or what it may have kept is too old."""
    until = time.monotonic() + CACHED
    answer = _asked(host, before["asked"], fault)
    keeps = before["statements"] != 0 or _ran_statements(host, before["asked"])
    while keeps and accepted(answer) and not answer["hits"] and time.monotonic() < until:
        time.sleep(_PAUSE)
        answer = _asked(host, before["asked"], fault)
    return answer


def _ran_statements(host: Host, path: str) -> bool:
    """Whether a path was seen to ask the database: what never did has nothing to keep."""
    return any(
        exchange.answer.witnessed is not None and exchange.answer.witnessed.statement_count
        for exchange in host.controls.values()
        if exchange.request.path == path
    )


def _recovered(host: Host, path: str, paths: frozenset[str]) -> dict[str, Any]:
    until = time.monotonic() + CACHED
    answer = _asked(host, path)
    while not accepted(answer) and time.monotonic() < until:
        time.sleep(_PAUSE)
        answer = _asked(host, path)
    return {**answer, "control": _stands(host, paths)}


def _stands(host: Host, paths: frozenset[str]) -> bool:
    """Whether a request for data is accepted; without one, the endpoints' own word is taken."""
    fitting = [e for e in host.controls.values() if e.request.path not in paths and e.request.safe]
    try:
        return not fitting or host.send(fitting[0].request).status == fitting[0].answer.status
    except Unreachable:
        return False


def _control(host: Host, paths: frozenset[str], fault: Injected) -> dict[str, Any]:
    """Send a request for data: it shows whether the fault reaches the application at all."""

    def telling(exchange: Exchange) -> tuple[bool, bool]:
        witnessed = exchange.answer.witnessed
        return (not (witnessed and witnessed.statement_count), not exchange.request.safe)

    fitting = [
        exchange
        for exchange in host.controls.values()
        if exchange.request.path not in paths
        and (exchange.request.safe or host.facts.writable)
        and exchange.request.method != "DELETE"
    ]
    for exchange in sorted(fitting, key=telling)[:2]:
        before = fault.hits
        try:
            status = host.send(exchange.request).status
        except Unreachable:
            status = 0
        if fault.hits > before or (status >= 500 and exchange.answer.accepted):
            return {"operation": exchange.operation, "status": status, "hits": fault.hits - before}
    return {"operation": "", "status": 0, "hits": 0}
