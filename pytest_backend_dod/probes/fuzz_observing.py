"""What the fuzz probe keeps of one operation's answers: scrubbed of secrets and of chance."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..hosts.generator import Generated, Nonconforming, Sent
from ..project.openapi import Document
from ..project.source import complaint, culprit
from ..recording.exchange import Request, masked, shown

TRACEBACK_KEPT = 3000
"""Characters of a traceback, counted from its end."""

_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,}\b")
_CHANCE = re.compile(
    r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"
    r"|\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?"
)
"""Identifiers and times that an error answer makes anew each time."""


def observed(
    role: str, operation: str, document: Document, result: Generated, *, complete: bool
) -> dict[str, Any]:
    """Return the observation of one run of the generator."""
    statuses = Counter(sent.answer.status for sent in result.sent)
    failures = [_server_error(sent) for sent in result.sent if _broke(sent)]
    if not document.inferred:
        failures += [
            _nonconforming(bad, document, operation)
            for bad in result.nonconforming
            if not _broke(bad.sent)
        ]
        failures += list(_undocumented(document, operation, result.sent))
    if (poisoned := _poisoned(result)) is not None:
        failures.append(poisoned)
    return {
        "role": role,
        "operation": operation,
        "complete": complete,
        "inferred": document.inferred,
        "statuses": {str(k): v for k, v in sorted(statuses.items())},
        "failures": failures,
        "errors": [scrubbed(error) for error in result.errors],
        "throttled": result.throttled,
        "out_of_time": result.out_of_time,
    }


def scrubbed(text: str, request: Request | None = None) -> str:
    """Return a text without secrets, those of the request too, and without memory addresses."""
    for secret in sorted(request.secrets(), key=len, reverse=True) if request is not None else ():
        text = text.replace(secret, "[masked]")
    return _ADDRESS.sub("0x…", masked(text))


def _broke(sent: Sent) -> bool:
    """Whether the answer is the server's own fault; it may break after it has begun to answer."""
    return sent.answer.status >= 500 or bool(sent.answer.traceback)


def _server_error(sent: Sent) -> dict[str, Any]:
    traceback = scrubbed(sent.answer.traceback.strip(), sent.request)
    last = complaint(traceback)
    said = _CHANCE.sub("…", scrubbed(shown(sent.answer.body, 200), sent.request))
    return {
        "kind": "server-error",
        "change": sent.change,
        "status": sent.answer.status,
        "message": last[:300] or said,
        "exception": last.partition(":")[0],
        "where": culprit(sent.answer.traceback),
        "traceback": _end_of(traceback),
        "curl": sent.request.curl(),
    }


def _nonconforming(bad: Nonconforming, document: Document, operation: str) -> dict[str, Any]:
    status = bad.sent.answer.status
    written = status == 422 and _is_written_by_framework(document, operation)
    return {
        "kind": "default-422" if written else "nonconforming",
        "title": bad.title,
        "message": _CHANCE.sub("…", scrubbed(_first_lines(bad.message), bad.sent.request)),
        "status": status,
        "curl": bad.sent.request.curl(),
    }


def _is_written_by_framework(document: Document, operation: str) -> bool:
    """Whether FastAPI itself wrote the form of the 422: it is no promise of the project."""
    method, _, path = operation.partition(" ")
    answers = document.raw["paths"][path][method.lower()].get("responses") or {}
    schema: Any = answers.get("422")
    for step in ("content", "application/json", "schema"):
        schema = schema.get(step) if isinstance(schema, Mapping) else None
    reference = schema.get("$ref", "") if isinstance(schema, Mapping) else ""
    return str(reference).endswith("/HTTPValidationError")


def _undocumented(
    document: Document, operation: str, sent: Sequence[Sent]
) -> Iterator[dict[str, Any]]:
    named = {status.upper() for status in document.responses(operation) or ()}
    if not named or "DEFAULT" in named:
        return
    for one in sent:
        status = str(one.answer.status)
        if one.answer.accepted and status not in named and f"{status[0]}XX" not in named:
            yield {
                "kind": "undocumented",
                "title": "Undocumented status of success",
                "status": one.answer.status,
                "message": f"the document names {', '.join(sorted(named))}",
                "curl": one.request.curl(),
            }


def _poisoned(result: Generated) -> dict[str, Any] | None:
    """Return the failure of a request that went well and left behind what fails."""
    cause, lost, control = result.stopped_by, result.control_answer, result.control
    if cause is None or lost is None or control is None or lost.status < 500 or _broke(cause):
        return None
    return {
        "kind": "poisoned",
        "status": lost.status,
        "curl": cause.request.curl(),
        "where": culprit(lost.traceback),
        "traceback": _end_of(scrubbed(lost.traceback.strip(), control)),
        "title": f"{control.method} {control.path}",
        "message": f"{control.method} {control.path}, accepted before, now fails",
    }


def _end_of(traceback: str) -> str:
    """Return the last frames of a traceback; the first are the server's and the framework's."""
    if len(traceback) <= TRACEBACK_KEPT:
        return traceback
    end = traceback[-TRACEBACK_KEPT:]
    return "…\n" + end[max(end.find('  File "'), 0) :]


def _first_lines(message: str, limit: int = 400) -> str:
    text = " ".join(line.strip() for line in message.splitlines() if line.strip())
    return text if len(text) <= limit else text[:limit] + "…"
