"""What the fuzz probe keeps of one operation's answers: scrubbed of secrets and of chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..hosts.delivery import Sent, broke
from ..hosts.generator import Generated, Nonconforming
from ..project.openapi import Document
from .breakage import poisoned, scrubbed, server_error, steady
from .repeating import brief, repeated


def observed(
    role: str, operation: str, document: Document, result: Generated, *, complete: bool
) -> dict[str, Any]:
    """Return the observation of one run of the generator."""
    statuses = Counter(sent.answer.status for sent in result.sent)
    failures = [server_error(sent) for sent in result.sent if broke(sent.answer)]
    if not document.inferred:
        failures += [
            _nonconforming(bad, document, operation)
            for bad in result.nonconforming
            if not broke(bad.sent.answer)
        ]
        failures += list(_undocumented(document, operation, result.sent))
    if (spoilt := poisoned(result)) is not None:
        failures.append(spoilt)
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


def _nonconforming(bad: Nonconforming, document: Document, operation: str) -> dict[str, Any]:
    status = bad.sent.answer.status
    written = status == 422 and _is_written_by_framework(document, operation)
    return {
        "kind": "default-422" if written else "nonconforming",
        "title": bad.title,
        "message": brief(steady(_first_lines(bad.message), bad.sent.request)),
        "status": status,
        "curl": repeated(bad.sent.request),
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
                "curl": repeated(one.request),
            }


def _first_lines(message: str, limit: int = 400) -> str:
    text = " ".join(line.strip() for line in message.splitlines() if line.strip())
    return text if len(text) <= limit else text[:limit] + "…"
