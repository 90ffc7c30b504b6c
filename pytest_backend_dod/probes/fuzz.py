"""The fuzz probe."""

from __future__ import annotations

import fnmatch
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..hosts.generator import Generated, Sent, generate
from ..hosts.interface import Host, HostLost, NotDisposable, Survey, Todo
from ..model import Finding, Outcome, Status
from ..parameters import parameter
from ..project.openapi import Document, describes_the_api
from ..project.source import culprit
from ..recording.exchange import SAFE_METHODS, shown
from .interface import LiveProbe, Observation, Role

BLOCKED = frozenset({401, 403, 404, 405, 429})
"""Answers that come before a handler has looked at anything."""

BLOCKED_SHARE = 0.95
"""Share of blocked answers from which on a run has shown nothing."""


@dataclass(frozen=True, kw_only=True)
class FuzzParameters:
    """Parameters of the fuzz probe."""

    examples: int = parameter(
        15, "Random requests per operation, beside those of the deterministic phase."
    )
    seed: int = parameter(1, "Seed of the random requests.")
    exclude: tuple[str, ...] = parameter(
        (), "Operations to leave out, such as `POST /payments` or `* /admin/*`."
    )
    reach: float = parameter(
        80.0, "Share of the operations that must have been entered for a pass.", unit="%"
    )
    subject: str = parameter(
        "all",
        "What is judged: server errors, conformance to the document, or both.",
        choices=("all", "server-errors", "conformance"),
    )
    seconds: float = parameter(20.0, "Time limit for one operation.", unit="s")


class Fuzz(LiveProbe[FuzzParameters]):
    """No generated request makes the backend fail, and its answers keep to the API's document.

    What it proves: for each operation that could be entered, requests with one part left out, of the wrong
    type, at or beyond a limit, and requests made at random, were answered without a status of 5xx, without
    an unhandled exception and, where there is a document, as it promises.

    What it cannot see: operations that it never got into (they are listed), and faults that need a
    sequence of requests. That bad input is *refused* is decided by `validation`.

    How it decides: the accepted request of one of the suite's own tests is the example that schemathesis
    varies. An operation counts as entered when at least one request was accepted (2xx), met a conflict (409)
    or made it fail (5xx), or when the host itself had it accepted and refused only what was changed. After each failure and each accepted write the control request is sent again; when it no longer
    holds, a fresh host is taken, and a control that answers 5xx is charged to the request before it. Failed:
    any 5xx, any unhandled exception, an answer against the document, a status of success that the document
    does not name. Undocumented 4xx are noted, not failed. Inconclusive: nearly all answers were 401,
    403, 404, 405 or 429, or fewer operations were entered than `reach` asks for.

    Source: RFC 9110, section 15.6 (a 5xx is the server's own fault); OpenAPI 3.1, responses object.
    """

    name = "fuzz"
    phrases = (
        "fuzz*",
        "schemathesis",
        "property based api test*",
        "no server error*",
        "no internal server error*",
        "no 5xx",
        "no 500*",
        "never ... 5xx",
        "never ... 500",
        "5xx ... generated",
        "conform* ... openapi",
        "match* ... openapi ... schema",
        "random ... input*",
        "generated ... request*",
    )
    Parameters = FuzzParameters
    judging = ("subject", "reach", "exclude")
    stage = 50

    @classmethod
    def thresholds(cls, text: str) -> dict[str, Any]:
        """Read what a line is about."""
        lowered = text.lower()
        conform = re.search(r"\b(conform\w*|match\w*|compl(y|ies|iant))\b", lowered)
        failing = re.search(r"\b(server errors?|5xx|50\d|crash\w*)\b", lowered)
        if conform and not failing and not re.search(r"\bfuzz", lowered):
            return {"subject": "conformance"}
        if failing and not conform:
            return {"subject": "server-errors"}
        return {}

    def roles(
        self, operations: Sequence[str], parameters: FuzzParameters
    ) -> Sequence[Role]:
        """Ask for every operation once, reading ones first."""
        wanted = [
            op
            for op in operations
            if not excluded(op, parameters.exclude) and not describes_the_api(op)
        ]
        wanted.sort(key=lambda op: op.partition(" ")[0] not in SAFE_METHODS)
        return [Role(name=op, operations=(op,)) for op in wanted]

    def experiment(
        self, host: Host, todo: Todo, parameters: FuzzParameters
    ) -> Iterable[Observation]:
        """Send generated requests, one operation after the other."""
        ordered = sorted(todo, key=lambda op: (op.partition(" ")[0] not in SAFE_METHODS, op))
        for role in ordered:
            operation = todo[role] or role
            document, name = _describing(host, operation)
            if document is None:
                yield {"role": role, "operation": operation, "undescribed": True}
                continue
            yield from self._operation(host, role, name, operation, document, parameters)
            if host.lost() is not None:
                raise HostLost

    def _operation(
        self,
        host: Host,
        role: str,
        name: str,
        operation: str,
        document: Document,
        parameters: FuzzParameters,
    ) -> Iterator[Observation]:
        accepted = host.controls.get(operation)
        around = document.around(name, accepted)
        for phase, examples in (("coverage", 0), ("random", parameters.examples)):
            if phase == "random" and not _varies(around, examples):
                continue
            reached = f"{role} {phase}"
            start = host.memory.get(reached, 0)
            if start == _COMPLETE:
                continue
            try:
                result = generate(
                    _pinned(around) if phase == "random" else around,
                    host,
                    accepted=accepted,
                    seed=parameters.seed,
                    examples=examples,
                    start=start,
                    seconds=parameters.seconds,
                )
            except NotDisposable:
                yield {"role": role, "operation": operation, "forbidden": True}
                return
            over = result.stopped_by is not None or result.throttled
            last = max((sent.ordinal for sent in result.sent), default=start)
            moved = last > start
            host.memory[reached] = last if over and moved else _COMPLETE
            last_phase = "random" if _varies(around, parameters.examples) else "coverage"
            finished = not over and phase == last_phase
            yield {
                **_observed(role, operation, document, result, complete=finished),
                "control": accepted is not None,
            }
            if over:
                raise HostLost

    def judge(
        self, observations: Sequence[Observation], survey: Survey, parameters: FuzzParameters
    ) -> Outcome:
        """Decide from the answers of all operations."""
        seen = _merged(observations)
        findings = tuple(_findings(observations, parameters))
        known = dict.fromkeys([*survey.operations, *seen])
        asked = [
            op
            for op in known
            if not excluded(op, parameters.exclude) and not describes_the_api(op)
        ]
        controlled = {str(o["operation"]) for o in observations if o.get("control")}
        entered = [op for op in asked if op in seen and _entered(seen[op], op in controlled)]
        missed = [op for op in asked if op not in entered]
        total: Counter[int] = Counter()
        for statuses in seen.values():
            total.update(statuses)
        requests = total.total()
        measures = {
            "requests": requests,
            "operations": len(asked),
            "entered": len(entered),
            "statuses": {op: _plain(statuses) for op, statuses in sorted(seen.items())},
            "missed": missed,
        }
        notes = tuple(_notes(observations, missed, seen, parameters))
        share = f"{requests} requests entered {len(entered)} of {len(asked)} operations"
        if findings:
            return Outcome(
                status=Status.FAILED,
                summary=f"{_counted(findings)} in {share}",
                findings=findings,
                notes=notes,
                measures=measures,
            )
        blocked = sum(count for status, count in total.items() if status in BLOCKED)
        if not entered or blocked >= BLOCKED_SHARE * requests:
            return Outcome(
                status=Status.INCONCLUSIVE,
                summary=_saw_nothing(requests, blocked, survey),
                notes=notes,
                advice=survey.advice or _advice(observations, seen),
                measures=measures,
            )
        if 100 * len(entered) < parameters.reach * len(asked):
            return Outcome(
                status=Status.INCONCLUSIVE,
                summary=f"{share}; {parameters.reach:g} % are needed",
                notes=notes,
                advice=(
                    "Let a test call the operations named above with success, "
                    "or name them in the parameter exclude of fuzz."
                ),
                measures=measures,
            )
        return Outcome(
            status=Status.PASSED, summary=f"no failure: {share}", notes=notes, measures=measures
        )


def _varies(document: Mapping[str, Any], examples: int) -> bool:
    """Whether random requests are wanted and can differ: there is a parameter or a body."""
    (item,) = document["paths"].values()
    (entry,) = item.values()
    return bool(examples and (entry["parameters"] or entry.get("requestBody")))


_COMPLETE = -1

_SUBJECTS = {
    "server-error": "server-errors",
    "poisoned": "server-errors",
    "nonconforming": "conformance",
    "undocumented": "conformance",
}


def excluded(operation: str, patterns: Sequence[str]) -> bool:
    """Whether an operation is named by one of the patterns; a bare path means any method."""
    path = operation.partition(" ")[2]
    return any(fnmatch.fnmatchcase(path if p.startswith("/") else operation, p) for p in patterns)


def _describing(host: Host, operation: str) -> tuple[Document | None, str]:
    """Return the document that describes an operation, and the name it has there."""
    document = host.facts.document
    if document is not None:
        accepted = host.controls.get(operation)
        name = operation
        if operation not in document.operations and accepted is not None:
            name = document.operation_of(accepted.request) or operation
        if name in document.operations:
            return document, name
    inferred = host.facts.inferred
    if inferred is not None and operation in inferred.operations:
        return inferred, operation
    return None, operation


def _pinned(document: Mapping[str, Any]) -> dict[str, Any]:
    """Let random requests use accepted values of path and query about half of the time.

    A random identifier nearly always means 404, and nothing behind it is seen.
    """
    (path, item), *_ = document["paths"].items()
    (method, entry), *_ = item.items()
    parameters = [
        {**p, "schema": {"anyOf": [{"enum": [p["example"]]}, p["schema"]]}}
        if "example" in p and p.get("in") in {"path", "query"} and "schema" in p
        else p
        for p in entry["parameters"]
    ]
    return {**document, "paths": {path: {method: {**entry, "parameters": parameters}}}}


def _observed(
    role: str, operation: str, document: Document, result: Generated, *, complete: bool
) -> dict[str, Any]:
    statuses = Counter(sent.answer.status for sent in result.sent)
    failures = [_server_error(sent) for sent in result.sent if sent.answer.status >= 500]
    if not document.inferred:
        failures += [
            {
                "kind": "nonconforming",
                "title": bad.title,
                "message": _first_lines(bad.message),
                "status": bad.sent.answer.status,
                "curl": bad.sent.request.curl(),
            }
            for bad in result.nonconforming
            if bad.sent.answer.status < 500
        ]
        failures += list(_undocumented(document, operation, result.sent))
    if result.stopped_by is not None and result.control_answer is not None:
        lost, cause = result.control_answer, result.stopped_by
        if lost.status >= 500 and cause.answer.status < 500:
            failures.append(
                {
                    "kind": "poisoned",
                    "status": lost.status,
                    "curl": cause.request.curl(),
                    "where": culprit(lost.traceback),
                    "traceback": lost.traceback[-3000:],
                    "message": "the control request, accepted before, now fails",
                }
            )
    return {
        "role": role,
        "operation": operation,
        "complete": complete,
        "inferred": document.inferred,
        "statuses": {str(k): v for k, v in sorted(statuses.items())},
        "failures": failures,
        "errors": result.errors,
        "throttled": result.throttled,
        "out_of_time": result.out_of_time,
    }


def _server_error(sent: Sent) -> dict[str, Any]:
    last = sent.answer.traceback.strip().splitlines()[-1:] or [""]
    return {
        "kind": "server-error",
        "status": sent.answer.status,
        "message": last[0][:300] or shown(sent.answer.body, 200),
        "exception": last[0].partition(":")[0],
        "where": culprit(sent.answer.traceback),
        "traceback": sent.answer.traceback[-3000:],
        "curl": sent.request.curl(),
    }


def _undocumented(
    document: Document, operation: str, sent: Sequence[Sent]
) -> Iterator[dict[str, Any]]:
    named = document.responses(operation)
    if named is None or "default" in named:
        return
    for one in sent:
        status = str(one.answer.status)
        if one.answer.accepted and status not in named and f"{status[0]}XX" not in named:
            yield {
                "kind": "undocumented",
                "title": "Undocumented status of success",
                "status": one.answer.status,
                "message": f"the document names {', '.join(sorted(named)) or 'no status'}",
                "curl": one.request.curl(),
            }


def _first_lines(message: str, limit: int = 400) -> str:
    text = " ".join(line.strip() for line in message.splitlines() if line.strip())
    return text if len(text) <= limit else text[:limit] + "…"


def _merged(observations: Sequence[Observation]) -> dict[str, Counter[int]]:
    seen: dict[str, Counter[int]] = {}
    for observation in observations:
        statuses = seen.setdefault(str(observation["operation"]), Counter())
        for status, count in observation.get("statuses", {}).items():
            statuses[int(status)] += count
    return seen


def _plain(statuses: Mapping[int, int]) -> dict[str, int]:
    return {str(status): count for status, count in sorted(statuses.items())}


def _entered(statuses: Mapping[int, int], controlled: bool) -> bool:
    """Whether requests got as far as the operation itself.

    Where the operation had been accepted in the same host, refusing what was changed is an answer of the
    operation; without that control, a refusal may come from something before it.
    """
    return any(
        200 <= status < 300
        or status >= 500
        or status == 409
        or (controlled and status not in BLOCKED)
        for status in statuses
    )


def _findings(
    observations: Sequence[Observation], parameters: FuzzParameters
) -> Iterator[Finding]:
    grouped: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for observation in observations:
        for failure in observation.get("failures", ()):
            about = _SUBJECTS[failure["kind"]]
            if parameters.subject not in {"all", about}:
                continue
            if excluded(str(observation["operation"]), parameters.exclude):
                continue
            same = (
                str(observation["operation"]),
                failure["kind"],
                str(failure["status"]),
                failure.get("where", ""),
                failure.get("exception") or failure.get("title", ""),
            )
            grouped.setdefault(same, []).append(failure)
    for (operation, kind, *_), failures in sorted(grouped.items()):
        yield _finding(operation, kind, failures)


def _finding(operation: str, kind: str, failures: Sequence[dict[str, Any]]) -> Finding:
    # The shortest request shows the cause with the least around it.
    first = min(failures, key=lambda failure: (len(failure["curl"]), failure["curl"]))
    times = f" ({len(failures)} requests)" if len(failures) > 1 else ""
    place = f" at {first['where']}" if first.get("where") else ""
    if kind == "server-error":
        return Finding(
            what=f"{operation} answers {first['status']}{times}",
            where=first["where"] or operation,
            measured=first["message"],
            expected="an answer below 500 to any request",
            reproduce=first["curl"],
            remedy="Handle this case, or refuse the input with a 4xx before it gets here.",
            detail=first["traceback"],
        )
    if kind == "poisoned":
        return Finding(
            what=f"{operation} accepts a request after which others fail{place}",
            where=first["where"] or operation,
            measured=f"{first['message']} with {first['status']}",
            expected="what has been accepted can be read again",
            reproduce=first["curl"],
            remedy="Refuse the request that stores what cannot be read.",
            detail=first["traceback"],
        )
    return Finding(
        what=f"{operation} answers {first['status']} against the document: {first['title']}{times}",
        where=operation,
        measured=first["message"],
        expected="answers as the OpenAPI document describes them",
        reproduce=first["curl"],
        remedy="Correct the answer, or correct the document if the answer is what is meant.",
    )


def _counted(findings: Sequence[Finding]) -> str:
    return f"{len(findings)} defect{'s' if len(findings) != 1 else ''}"


def _notes(
    observations: Sequence[Observation],
    missed: Sequence[str],
    seen: Mapping[str, Counter[int]],
    parameters: FuzzParameters,
) -> Iterator[str]:
    if missed:
        listed = [f"{op} ({_why(op, observations, seen)})" for op in missed[:20]]
        more = f" and {len(missed) - 20} more" if len(missed) > 20 else ""
        yield f"never entered: {'; '.join(listed)}{more}"
    if any(observation.get("inferred") for observation in observations):
        yield (
            "no OpenAPI document describes these operations: requests were varied from the suite's own, "
            "and only server errors were judged"
        )
    if parameters.exclude:
        yield f"left out by configuration: {', '.join(parameters.exclude)}"
    cut = sorted({str(o["operation"]) for o in observations if o.get("out_of_time")})
    if cut:
        yield f"time ran out before all requests were sent: {', '.join(cut)}"
    errors = sorted({e for o in observations for e in o.get("errors", ())})
    yield from (f"the generator could not do all its work: {error}" for error in errors[:5])


def _why(
    operation: str, observations: Sequence[Observation], seen: Mapping[str, Counter[int]]
) -> str:
    if operation not in seen:
        return "no test called it with success, and no other target was given"
    if any(o.get("forbidden") for o in observations if o["operation"] == operation):
        return "it may write, and the target is not declared disposable"
    if any(o.get("undescribed") for o in observations if o["operation"] == operation):
        return "no document describes it"
    answers = ", ".join(f"{s} ×{n}" for s, n in sorted(seen[operation].items()))
    return answers or "no request could be made"


def _saw_nothing(requests: int, blocked: int, survey: Survey) -> str:
    if not requests:
        return "no request was sent: " + (
            "there is no host to send to" if not survey.hosts else "no operation could be reached"
        )
    return f"nothing was seen: {blocked} of {requests} answers were 401, 403, 404, 405 or 429"


def _advice(observations: Sequence[Observation], seen: Mapping[str, Counter[int]]) -> str:
    total: Counter[int] = Counter()
    for statuses in seen.values():
        total.update(statuses)
    if total[401] + total[403] > total.total() / 2:
        return (
            "Give credentials: [tool.backend-dod.credentials] headers = "
            '{ Authorization = "Bearer ${API_TOKEN}" }'
        )
    if any(observation.get("forbidden") for observation in observations):
        return "If the target may be written to, declare it: [tool.backend-dod] disposable = true"
    return "Let a test of the suite call the operations with success, so that it can serve as host."

