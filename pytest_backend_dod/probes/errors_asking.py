"""The requests of the errors probe, and what it keeps of the answers."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from ..errors import Unreachable
from ..hosts.delivery import broke
from ..hosts.interface import Fault, Host, NotDisposable, NotInjectable
from ..project.openapi import describes_the_api, pattern
from ..recording.exchange import Answer, Exchange, Request, header, shown
from .breakage import steady
from .validation_cases import subject

UNKNOWN, METHOD, MALFORMED, STRANGER, CRASH, DATABASE, DEBUGGER = (
    *("unknown path", "wrong method", "malformed body", "no credentials"),
    *("crash", "database down", "debugger"),
)

_SHOWN = 200
_PREFIX = re.compile(r"(/(?:api|rest|v\d+)(?:/v\d+)?)(?=/|$)")
_LOGIN = re.compile(r"log-?in|sign-?in|auth", re.IGNORECASE)
_OPERATIONS_ASKED = 3


def told(case: str, request: Request, answer: Answer, **more: Any) -> dict[str, Any]:
    """Return what is kept of one answer."""
    return {
        "case": case,
        "request": f"{request.method} {request.path}",
        "status": answer.status,
        "media": answer.media_type,
        "body": steady(shown(answer.body, _SHOWN), request),
        "empty": not answer.body,
        # Without a body the framework let the exception through to the test, and wrote none.
        "unseen": not answer.body and bool(answer.traceback),
        "broke": broke(answer),
        "login": bool(_LOGIN.search(header(answer.headers, "location") or "")),
        "allow": header(answer.headers, "allow") is not None,
        "curl": request.curl(),
        **_shape(answer),
        **more,
    }


def _shape(answer: Answer) -> dict[str, Any]:
    try:
        body = json.loads(answer.body)
    except (ValueError, RecursionError):
        return {"json": False, "keys": [], "said": None}
    keys = sorted(map(str, body)) if isinstance(body, Mapping) else []
    said = body.get("status") if isinstance(body, Mapping) else None
    named = bool(re.fullmatch(r"application/(.+\+)?json", answer.media_type))
    return {
        "json": named,
        "keys": keys,
        "said": said if isinstance(said, int) and not isinstance(said, bool) else None,
    }


def ask(host: Host) -> Iterator[dict[str, Any]]:
    """Provoke each kind of error at a host, once or a few times."""
    yield from _unknown(host)
    yield from _wrong_method(host)
    yield from _malformed(host)
    yield from _stranger(host)
    yield from _debugger(host)
    yield from _faults(host)


def _sent(host: Host, case: str, request: Request, **more: Any) -> Iterator[dict[str, Any]]:
    try:
        answer = host.send(request)
    except NotDisposable:
        return
    yield told(case, request, answer, **more)


def _like_control(host: Host, method: str, path: str) -> Request:
    control = host.control()
    headers = control.request.credentials() if control is not None else ()
    return host.identified(Request(method=method, path=path, headers=headers))


def known(host: Host) -> list[str]:
    """Return the operations that the host is known to serve, those of the API itself left out."""
    document = host.facts.document
    listed = [*host.facts.routes, *(document.operations if document else ()), *host.controls]
    return [op for op in dict.fromkeys(listed) if not describes_the_api(op)]


def _unknown(host: Host) -> Iterator[dict[str, Any]]:
    # Such a path has never been there, whatever the application serves.
    name = secrets.token_hex(8)
    found = (_PREFIX.match(op.partition(" ")[2]) for op in known(host))
    prefixes = sorted({one[1] for one in found if one})[:2]
    for prefix in ("", *prefixes):
        request = _like_control(host, "GET", f"{prefix}/{name}")
        for one in _sent(host, UNKNOWN, request, prefix=prefix):
            yield {key: _unnamed(value, name) for key, value in one.items()}


def _unnamed(value: Any, name: str) -> Any:
    return value.replace(name, "0123456789abcdef") if isinstance(value, str) else value


def _wrong_method(host: Host) -> Iterator[dict[str, Any]]:
    served = [op.partition(" ")[::2] for op in known(host)]
    methods = ("PUT", "PATCH", "DELETE", "POST", "GET") if host.facts.writable else ("GET",)
    asked = 0
    for path in sorted({path for _, path in served if "{" not in path}):
        mine = {method for method, other in served if pattern(other).fullmatch(path)}
        wrong = next((method for method in methods if method not in mine), None)
        if wrong is None or asked >= _OPERATIONS_ASKED:
            continue
        asked += 1
        yield from _sent(host, METHOD, _like_control(host, wrong, path))


def json_controls(host: Host) -> list[Exchange]:
    """Return the accepted requests with a JSON body."""
    found = [one for op, one in sorted(host.controls.items()) if one.request.method != "DELETE"]
    return [one for one in found if _json_body(one) is not None]


def _json_body(exchange: Exchange) -> Any:
    return subject(exchange.request, exchange.operation, None).json_body


def _malformed(host: Host) -> Iterator[dict[str, Any]]:
    for exchange in json_controls(host)[:_OPERATIONS_ASKED]:
        request = exchange.request
        about = {"operation": exchange.operation}
        cut = replace(request, body=request.body.rstrip()[:-1])
        yield from _sent(host, MALFORMED, cut, **about, judged=True)
        # Only the form of these answers counts: whether they refuse is a matter of validation.
        for body in (b"[]", b'{"dod": {"dod": []}}'):
            yield from _sent(host, MALFORMED, replace(request, body=body), **about, judged=False)


def _stranger(host: Host) -> Iterator[dict[str, Any]]:
    guarded = [one for _, one in sorted(host.controls.items()) if one.request.credentials()]
    safe = [one for one in guarded if one.request.safe] or guarded
    for exchange in safe[:_OPERATIONS_ASKED]:
        bare = exchange.request.without_credentials()
        yield from _sent(host, STRANGER, bare, operation=exchange.operation)


def _debugger(host: Host) -> Iterator[dict[str, Any]]:
    request = Request.get("/?__debugger__=yes&cmd=resource&f=debugger.js")
    for one in _sent(host, DEBUGGER, request):
        if one["status"] == 200 and "javascript" in one["media"]:
            yield one


def _faults(host: Host) -> Iterator[dict[str, Any]]:
    """Make code raise, then take the database away, and ask what was accepted before."""
    controls = [one for _, one in sorted(host.controls.items())]
    ordered = sorted(controls, key=lambda one: (not one.request.safe, one.operation))
    if not ordered:
        return
    for case, fault in ((CRASH, Fault.CRASH), (DATABASE, Fault.DATABASE_DOWN)):
        try:
            with host.faulty(fault) as injected:
                for exchange in ordered[:_OPERATIONS_ASKED]:
                    before = injected.hits
                    try:
                        answer = host.send(exchange.request)
                    except (NotDisposable, Unreachable):
                        continue
                    if injected.hits > before:
                        yield told(
                            case,
                            exchange.request,
                            answer,
                            operation=exchange.operation,
                            leaked=injected.canary.encode() in answer.body,
                        )
        except NotInjectable as problem:
            yield {"case": case, "not_injectable": str(problem)}
