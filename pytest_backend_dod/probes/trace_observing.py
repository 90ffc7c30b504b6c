"""Which ids requests have: in answers, in log records, in spans."""

from __future__ import annotations

import re
import secrets
import sys
import uuid
from collections.abc import Iterator
from typing import Any

from ..errors import Unreachable
from ..hosts.interface import Host
from ..recording.exchange import Answer, Request

ID_HEADERS = (
    "x-request-id",
    "request-id",
    "x-correlation-id",
    "correlation-id",
    "x-trace-id",
    "trace-id",
    "x-amzn-trace-id",
    "x-b3-traceid",
    "traceparent",
    "traceresponse",
)
"""Headers by which answers tell the id of their request."""

LONG = 10_000
"""Characters of an id that nobody should take over."""

_TRACEPARENT = re.compile(r"^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}")


def observe(host: Host) -> dict[str, Any]:
    """Send an accepted request without ids, twice, and with ids of our own."""
    control = host.control()
    if control is None:
        return {"operation": "", "sent": []}
    bare = control.request
    for name in ID_HEADERS:
        bare = _without(bare, name)
    ours, trace = str(uuid.uuid4()), secrets.token_hex(16)
    named = (
        bare.with_header("X-Request-ID", ours)
        .with_header("X-Correlation-ID", ours)
        .with_header("traceparent", f"00-{trace}-{secrets.token_hex(8)}-01")
    )
    long = bare.with_header("X-Request-ID", "a" * LONG)
    return {
        "operation": control.operation,
        "sent": [
            _sent(host, bare, ()),
            _sent(host, bare, ()),
            _sent(host, named, (ours, ours.replace("-", ""), trace)),
        ],
        "copies": any("a" * LONG in value for _, value in _answered(host, long).headers),
        "library": "opentelemetry.sdk.trace" in sys.modules
        and host.facts.kind in {"test", "fixture"},
    }


def _without(request: Request, name: str) -> Request:
    kept = tuple(pair for pair in request.headers if pair[0].lower() != name)
    return Request(
        method=request.method,
        path=request.path,
        query=request.query,
        headers=kept,
        body=request.body,
    )


def _answered(host: Host, request: Request) -> Answer:
    try:
        return host.send(request)
    except Unreachable:
        return Answer(status=0)


def _sent(host: Host, request: Request, ours: tuple[str, ...]) -> dict[str, Any]:
    answer = _answered(host, request)
    witnessed = answer.witnessed
    texts = list(_texts(answer))
    return {
        "status": answer.status,
        "inside": witnessed is not None,
        "ids": {
            name.lower(): _id(value) for name, value in answer.headers if name.lower() in ID_HEADERS
        },
        "records": len(texts),
        "recorded": any(one in text for one in ours for text in texts),
        "told": any(value in text for value in _own(answer) for text in texts),
        "taken": any(one in value for one in ours for _, value in answer.headers),
        "spans": [
            {"kind": span.kind, "trace": span.trace_id, "ours": span.trace_id in ours}
            for span in (witnessed.spans if witnessed is not None else ())
        ],
    }


def _own(answer: Answer) -> Iterator[str]:
    """Yield the ids that an answer tells, long enough not to stand in a text by chance."""
    for name, value in answer.headers:
        if name.lower() in ID_HEADERS and len(_id(value)) >= 8:
            yield _id(value)


def _id(value: str) -> str:
    """Return the part of a header that tells requests apart: of a traceparent, the trace."""
    found = _TRACEPARENT.match(value)
    return found[1] if found else value[:80]


def _texts(answer: Answer) -> Iterator[str]:
    for log in answer.witnessed.logs if answer.witnessed is not None else ():
        yield " ".join((log.message, *log.written))
    yield from answer.printed or ()
