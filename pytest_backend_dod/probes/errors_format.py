"""Whether error answers have one format: JSON, and a member for the message that all share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..model import Finding
from .errors_asking import DEBUGGER

Seen = Mapping[str, Any]

PROBLEM = "application/problem+json"

_ENVELOPE = frozenset(
    {"status", "status_code", "code", "timestamp", "time", "path", "instance", "success", "ok"}
    | {"request_id", "requestid", "trace_id", "traceid", "correlation_id", "type", "method"}
)
"""Members that say nothing about what was wrong; sharing them alone is no common format."""

_DEFAULTS = (
    ("text/plain", "Internal Server Error", "app.add_exception_handler(Exception, …)"),
    ("text/html", "<!doctype html>", "@app.errorhandler(HTTPException) and (Exception)"),
)
"""Media type, text and cure of answers that frameworks write when nobody else does."""


def format_findings(answers: Sequence[Seen], *, problem: bool) -> Iterator[Finding]:
    """Yield what keeps error answers from having one format."""
    errors = [one for one in answers if _counts(one)]
    plain: dict[tuple[str, str], list[Seen]] = {}
    for one in errors:
        if not one["json"]:
            plain.setdefault((str(one["media"]), "5xx" if one["broke"] else "4xx"), []).append(one)
    for (media, _), some in sorted(plain.items()):
        yield _no_json(media, some)
    for one in errors:
        if one["media"] == PROBLEM and one["said"] not in {None, one["status"]}:
            yield _finding(
                one,
                f"a problem document says status {one['said']} under status {one['status']}",
                "the same status in both places (RFC 9457, section 3.1.2)",
                "Take the status of the document from that of the answer.",
            )
            break
    structured = [one for one in errors if one["json"]]
    if problem:
        other = [one for one in structured if one["media"] != PROBLEM]
        if other:
            yield _finding(
                other[0],
                f"errors are no problem documents: {_cases(other)}",
                f"{PROBLEM} (RFC 9457)",
                "Answer errors by one handler that writes problem documents.",
            )
            return
    yield from _shapes(structured)


def _counts(one: Seen) -> bool:
    return bool(one["status"] >= 400 and not one["unseen"] and one["case"] != DEBUGGER)


def _no_json(media: str, some: Sequence[Seen]) -> Finding:
    first = some[0]
    cure = ""
    for kind, text, how in _DEFAULTS:
        if media == kind and str(first["body"]).lower().startswith(text.lower()):
            cure = how
    why = ": the framework's default handler is not replaced" if cure else ""
    named = media or "an empty body" if first["empty"] else media or "no media type"
    return _finding(
        first,
        f"{_cases(some)} answered as {named}{why}",
        "application/json, as for the other errors",
        f"Replace it, as with {cure}." if cure else "Answer every error by one handler, as JSON.",
    )


def _shapes(structured: Sequence[Seen]) -> Iterator[Finding]:
    """All must share a member that carries the message; answers to bad input may have more."""
    others = [one for one in structured if one["media"] != PROBLEM]
    if not others:
        return
    problems = [one for one in structured if one["media"] == PROBLEM]
    if problems:
        yield _finding(
            others[0],
            f"errors have two formats: problem documents for {_cases(problems)},"
            f" other JSON for {_cases(others)}",
            f"one format; clients tell problem documents by {PROBLEM}",
            "Answer every error by the handler that writes problem documents.",
        )
        return
    common = set.intersection(*(set(one["keys"]) for one in structured))
    if {name for name in common if name.lower() not in _ENVELOPE}:
        return
    shapes: dict[str, list[Seen]] = {}
    for one in structured:
        shapes.setdefault(", ".join(one["keys"]) or "no object", []).append(one)
    listed = "; ".join(f"{{{keys}}} for {_cases(some)}" for keys, some in sorted(shapes.items()))
    rarest = min(shapes.items(), key=lambda shape: (len(shape[1]), shape[0]))[1][0]
    if len(shapes) > 1:
        yield _finding(
            rarest,
            f"errors have {len(shapes)} different shapes: {listed}",
            "one member for the message in all of them",
            "Answer every error by one handler, so that all have the same members.",
        )


def _cases(some: Sequence[Seen]) -> str:
    told = dict.fromkeys(f"{one['case']} ({one['status']})" for one in some)
    return ", ".join(told)


def _finding(one: Seen, what: str, expected: str, remedy: str) -> Finding:
    return Finding(
        what=what,
        where=str(one.get("operation") or one["request"]),
        measured=f"{one['status']} {one['media']}: {one['body']}".strip(),
        expected=expected,
        reproduce=str(one["curl"]),
        remedy=remedy,
    )
