"""What the records say about logging; a pure function of the observations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..model import Finding, Outcome, Status
from .breakage import from_outside
from .interface import Observation

STRUCTURED = 0.8
"""Share of the lines that must be structured."""

_SHOW = (
    "Let the app set up its logging when it is made, and leave it on in the tests"
    " (disable_existing_loggers = False)."
)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a line asks for."""

    structured: bool
    requests: bool
    every: bool
    failures: bool
    outside: bool = False


def decided(observations: Sequence[Observation], wanted: Wanted, *, advice: str) -> Outcome:
    """Return the outcome for one line."""
    sent = [one for seen in observations for one in seen["sent"]]
    if not sent:
        return _open("no accepted request to send", advice)
    if not any(one["visible"] for one in sent):
        return _open(
            "records are not seen from outside",
            "Let the tests call the app in process, or start it by `command` or `app`.",
        )
    lines = [line for seen in observations for line in seen["lines"]]
    records = sum(one["records"] for one in sent)
    muted = sum(one["muted"] for one in sent)
    good = sum(line["structured"] for line in lines)
    measures = {
        "requests": len(sent),
        "records": records,
        "lines": len(lines),
        "structured lines": good,
        "refused by settings": muted,
    }
    findings = [*_leaks(observations)]
    if records or not muted:
        findings += _silent(sent, wanted, written=bool(lines))
    if wanted.structured and lines:
        findings += _plain(lines, good)
    notes = list(_notes(observations, sent, wanted))
    if findings:
        return Outcome(
            status=Status.FAILED,
            summary=findings[0].what,
            findings=tuple(findings),
            notes=tuple(notes),
            measures=measures,
        )
    missing = _unseen(observations, sent, wanted, records=records, muted=muted, lines=len(lines))
    if missing:
        return Outcome(
            status=Status.INCONCLUSIVE,
            summary=missing,
            notes=tuple(notes),
            measures=measures,
            advice=_SHOW,
        )
    return Outcome(
        status=Status.PASSED,
        summary=f"{records} records of {len(sent)} requests"
        + (f", {good} of {len(lines)} lines structured" if lines else "")
        + ", no secret in them",
        notes=tuple(notes),
        measures=measures,
    )


def _open(summary: str, advice: str) -> Outcome:
    return Outcome(status=Status.INCONCLUSIVE, summary=summary, advice=advice)


def _of(sent: Sequence[Mapping[str, Any]], kind: str) -> list[Mapping[str, Any]]:
    return [one for one in sent if one["kind"] == kind and not one["trouble"]]


def _accepted(sent: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return [one for one in _of(sent, "accepted") if 200 <= one["status"] < 300]


def _silent(
    sent: Sequence[Mapping[str, Any]], wanted: Wanted, *, written: bool
) -> Iterable[Finding]:
    accepted = _accepted(sent)
    # What settings refused was meant to be a record.
    without = [one for one in accepted if not one["records"] and not one["muted"]]
    if wanted.requests and without and (wanted.every or len(without) == len(accepted)):
        yield Finding(
            what=f"{without[0]['what']} is answered without any record in the log",
            where=without[0]["what"],
            measured=f"{len(without)} of {len(accepted)} accepted requests left no record",
            expected="a record for each request" if wanted.every else "records of requests",
            remedy="Write one record a request, such as in a middleware: method, route, status,"
            " time. Access lines of a server are not seen here.",
        )
    silent = [one for one in _of(sent, "crashed") if not one["failure"] and not one["to_server"]]
    if wanted.failures and silent:
        yield Finding(
            what=f"{silent[0]['what']} leaves no record of the failure",
            where=silent[0]["what"].removesuffix(" that crashes"),
            measured=f"status {silent[0]['status']}, and {silent[0]['records']} records, none of"
            " which tells of an error",
            expected="a record of level ERROR with the exception",
            remedy="Log the exception where it is turned into an answer: logger.exception(…).",
        )
    lost = [one for one in _of(sent, "crashed") if one["unwritten"] and not one["to_server"]]
    if wanted.failures and lost and written:
        yield Finding(
            what=f"{lost[0]['what']} leaves a record of the failure that no handler writes",
            where=lost[0]["what"].removesuffix(" that crashes"),
            measured="the record reaches no handler, while records of other requests are written",
            expected="the record of a failure in the log",
            remedy="Give its logger a handler, or let it propagate to one that has.",
        )


def _leaks(observations: Sequence[Observation]) -> Iterable[Finding]:
    told: set[tuple[str, str]] = set()
    for seen in observations:
        for leak in seen["leaks"]:
            key = (leak["name"], leak["logger"])
            if key in told:
                continue
            told.add(key)
            yield Finding(
                what=f"{leak['name']} stands in a record of {leak['logger']}",
                where=leak["what"],
                measured=leak["text"],
                expected="no password, token or card number in any record",
                remedy="Leave bodies, headers and queries out of records, or mask them there.",
            )


def _plain(lines: Sequence[Mapping[str, Any]], good: int) -> Iterable[Finding]:
    if good < STRUCTURED * len(lines):
        plain = next(line for line in lines if not line["structured"])
        yield Finding(
            what=f"{good} of {len(lines)} lines are structured",
            where="the handlers of the application",
            measured=plain["text"],
            expected="JSON (or key=value) with a time, a level and a message in at least"
            f" {STRUCTURED:.0%} of the lines",
            remedy="Give the handlers a formatter that writes JSON.",
        )


def _unseen(
    observations: Sequence[Observation],
    sent: Sequence[Mapping[str, Any]],
    wanted: Wanted,
    *,
    records: int,
    muted: int,
    lines: int,
) -> str:
    if not records:
        if muted:
            return f"the application logs, but settings in the tests refused all {muted} records"
        return "nothing was logged, so that nothing can be said about it"
    if wanted.structured and not lines:
        return f"{records} records, but no handler of the application writes them in the tests"
    if wanted.requests and not _accepted(sent):
        return "no request was accepted"
    if wanted.requests and not any(one["records"] for one in _accepted(sent)):
        return f"settings in the tests refused the records of requests, {muted} in all"
    if wanted.failures and not wanted.requests and not _of(sent, "crashed"):
        why = next((seen["crash"] for seen in observations if seen.get("crash")), "nothing failed")
        return f"no failure could be caused: {why}"
    asked = wanted.failures and not wanted.outside and not _of(sent, "crashed")
    if asked and from_outside(observations):
        return "what a failure leaves was not seen: none can be caused from outside"
    return ""


def _notes(
    observations: Sequence[Observation], sent: Sequence[Mapping[str, Any]], wanted: Wanted
) -> Iterable[str]:
    to_server = [one for one in _of(sent, "crashed") if one["to_server"] and not one["failure"]]
    if wanted.failures and to_server:
        yield (
            f"{to_server[0]['what']}: the exception reaches the server, which writes it;"
            " the application itself leaves no record of it"
        )
    if not _of(sent, "crashed"):
        why = next((seen["crash"] for seen in observations if seen.get("crash")), "")
        if why:
            yield f"no crash was caused: {why}"
    muted = sum(one["muted"] for one in sent)
    if muted:
        yield f"{muted} records were refused by levels or settings"
