"""The rules of the fuzz probe, as pure functions over what was observed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..model import Finding, Outcome, Status
from .breakage import AGAIN_REMEDY, REFUSING_REMEDY, outside
from .contract_words import counted
from .interface import Observation
from .operations import excluded, forbidden, unserved, wanted

if TYPE_CHECKING:
    from ..hosts.interface import Survey
    from .fuzz import FuzzParameters

BLOCKED = frozenset({401, 403, 404, 405, 429})
"""Answers that come before a handler has looked at anything."""

BLOCKED_SHARE = 0.95
"""Share of blocked answers from which on a run has shown nothing."""

_SUBJECTS = {
    "server-error": "server-errors",
    "again": "server-errors",
    "poisoned": "server-errors",
    "nonconforming": "conformance",
    "undocumented": "conformance",
}


def judge(
    observations: Sequence[Observation], survey: Survey, parameters: FuzzParameters
) -> Outcome:
    """Decide from the answers of all operations."""
    seen = _merged(observations)
    findings = tuple(_findings(observations, parameters))
    asked = wanted([*survey.operations, *seen], parameters.exclude)
    controlled = {str(o["operation"]) for o in observations if o.get("control")}
    entered = [op for op in asked if op in seen and _entered(seen[op], controlled=op in controlled)]
    missed = [op for op in asked if op not in entered]
    total: Counter[int] = Counter()
    for statuses in seen.values():
        total.update(statuses)
    # How often a limiter refused depends on the clock, and those requests were sent again.
    requests = sum(count for status, count in total.items() if status != 429)
    measures = {
        "requests": requests,
        "operations": len(asked),
        "entered": len(entered),
        "statuses": {op: _plain(statuses) for op, statuses in sorted(seen.items())},
        "missed": missed,
    }
    notes = tuple(_notes(observations, missed, seen, survey, parameters))
    share = (
        f"{counted(requests, 'request')} entered {len(entered)} of "
        f"{counted(len(asked), 'operation')}"
    )
    if findings:
        return Outcome(
            status=Status.FAILED,
            summary=f"{counted(len(findings), 'defect')} in {share}",
            findings=findings,
            notes=notes,
            measures=measures,
        )
    blocked = sum(count for status, count in total.items() if status in BLOCKED)
    if not entered or blocked >= BLOCKED_SHARE * sum(total.values()):
        return Outcome(
            status=Status.INCONCLUSIVE,
            summary=_saw_nothing(total, blocked, survey),
            notes=notes,
            advice=survey.advice or _advice(observations, seen),
            measures=measures,
        )
    held = not all(observation.get("inferred", True) for observation in observations)
    if parameters.subject in {"conformance", "both"} and not held:
        return Outcome(
            status=Status.INCONCLUSIVE,
            summary="there is no document that answers could be held against",
            notes=notes,
            advice='Name it: [tool.backend-dod] openapi = "openapi.yaml"',
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


def _merged(observations: Sequence[Observation]) -> dict[str, Counter[int]]:
    seen: dict[str, Counter[int]] = {}
    for observation in observations:
        statuses = seen.setdefault(str(observation["operation"]), Counter())
        for status, count in observation.get("statuses", {}).items():
            statuses[int(status)] += count
    return seen


def _plain(statuses: Mapping[int, int]) -> dict[str, int]:
    return {str(status): count for status, count in sorted(statuses.items()) if status != 429}


def _entered(statuses: Mapping[int, int], *, controlled: bool) -> bool:
    """Whether requests got as far as the operation itself.

    Where the operation had been accepted in the same host, refusing what was changed is an answer
    of the operation; without that control, a refusal may come from something before it.
    """
    return any(
        200 <= status < 300
        or status >= 500
        or status == 409
        or (controlled and status >= 400 and status not in BLOCKED)
        for status in statuses
    )


def _findings(observations: Sequence[Observation], parameters: FuzzParameters) -> Iterator[Finding]:
    grouped: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for observation in observations:
        operation = str(observation["operation"])
        if excluded(operation, parameters.exclude):
            continue
        for failure in observation.get("failures", ()):
            about = _SUBJECTS.get(failure["kind"])
            if about is None or parameters.subject not in {"all", "both", about}:
                continue
            same = (
                operation,
                failure["kind"],
                str(failure["status"]),
                failure.get("where", ""),
                failure.get("exception") or failure.get("title", ""),
            )
            if (cause := outside(failure)) is not None:
                same = ("", failure["kind"], str(failure["status"]), *cause)
            grouped.setdefault(same, []).append({**failure, "operation": operation})
    for (_, kind, *_), failures in sorted(grouped.items()):
        yield _finding(kind, failures)


def _finding(kind: str, failures: Sequence[dict[str, Any]]) -> Finding:
    # The shortest request shows the cause with the least around it.
    first = min(failures, key=lambda f: (len(f["curl"]), f["curl"], not f.get("change")))
    operation = first["operation"]
    several = len({failure["operation"] for failure in failures})
    where = f", {several} operations" if several > 1 else ""
    times = f" ({len(failures)} requests{where})" if len(failures) > 1 else ""
    if kind == "server-error":
        begun = ", then breaks" if first["status"] < 500 else ""
        cause = f" to {first['change']}" if first.get("change") else ""
        return Finding(
            what=f"{operation} answers {first['status']}{begun}{cause}{times}",
            where=first["where"] or operation,
            measured=first["message"],
            expected="an answer below 500 to any request, and no exception left unhandled",
            reproduce=first["curl"],
            remedy=REFUSING_REMEDY
            if first.get("refusing")
            else "Handle this case, or refuse the input with a 4xx before it gets here.",
            detail=first["traceback"],
        )
    if kind == "again":
        return Finding(
            what=f"{operation} answers {first['status']} when it is sent again{times}",
            where=first["where"] or operation,
            measured=first["message"],
            expected="what was accepted before is accepted again, or refused with a 4xx",
            reproduce=first["curl"],
            remedy=AGAIN_REMEDY,
            detail=first["traceback"],
        )
    if kind == "poisoned":
        place = f" at {first['where']}" if first["where"] else ""
        return Finding(
            what=f"{operation} accepts a request after which {first['title']} fails{place}",
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


def _notes(
    observations: Sequence[Observation],
    missed: Sequence[str],
    seen: Mapping[str, Counter[int]],
    survey: Survey,
    parameters: FuzzParameters,
) -> Iterator[str]:
    if missed:
        listed = [f"{op} ({_why(op, observations, seen, survey)})" for op in missed[:20]]
        more = f" and {len(missed) - 20} more" if len(missed) > 20 else ""
        yield f"never entered: {'; '.join(listed)}{more}"
    if any(observation.get("inferred") for observation in observations):
        yield (
            "no OpenAPI document describes these operations: requests were varied from the "
            "suite's own, and only server errors were judged"
        )
    if parameters.exclude:
        yield f"left out by configuration: {', '.join(parameters.exclude)}"
    if default := _operations(observations, lambda o: _has(o, "default-422")):
        yield (
            "422 has another form than the HTTPValidationError that FastAPI writes into every "
            f"document: {', '.join(default)}"
        )
    if cut := _operations(observations, lambda o: o.get("out_of_time")):
        yield f"time ran out before all requests were sent: {', '.join(cut)}"
    lost = _operations(observations, lambda o: "complete" in o and not o["complete"])
    whole = _operations(observations, lambda o: o.get("complete"))
    if short := [op for op in lost if op not in whole]:
        yield f"the world was lost before all requests were sent: {', '.join(short)}"
    errors = sorted({e for o in observations for e in o.get("errors", ())})
    yield from (f"the generator could not do all its work: {error}" for error in errors[:5])


def _operations(observations: Sequence[Observation], which: Any) -> list[str]:
    return sorted({str(o["operation"]) for o in observations if which(o)})


def _has(observation: Observation, kind: str) -> bool:
    return any(failure["kind"] == kind for failure in observation.get("failures", ()))


def _why(
    operation: str,
    observations: Sequence[Observation],
    seen: Mapping[str, Counter[int]],
    survey: Survey,
) -> str:
    if operation not in seen:
        return unserved(operation, survey)
    mine = [o for o in observations if o["operation"] == operation]
    if any(o.get("forbidden") for o in mine):
        return forbidden(operation, survey)
    if any(o.get("undescribed") for o in mine):
        return "no document describes it"
    answers = ", ".join(f"{s} ×{n}" for s, n in sorted(seen[operation].items()))
    return answers or "no request could be made"


def _saw_nothing(total: Mapping[int, int], blocked: int, survey: Survey) -> str:
    requests = sum(total.values())
    if not requests:
        return "no request was sent: " + (
            "there is no host to send to" if not survey.hosts else "no operation could be reached"
        )
    if blocked >= BLOCKED_SHARE * requests:
        which = ", ".join(str(status) for status in sorted(BLOCKED & set(total)))
        return f"nothing was seen: {blocked} of {requests} answers were {which}"
    answers = ", ".join(f"{status} ×{count}" for status, count in sorted(total.items()))
    return f"no operation was entered: the answers were {answers}"


def _advice(observations: Sequence[Observation], seen: Mapping[str, Counter[int]]) -> str:
    total: Counter[int] = Counter()
    for statuses in seen.values():
        total.update(statuses)
    # How often a limiter refused depends on the clock, and those requests were sent again.
    requests = sum(count for status, count in total.items() if status != 429)
    if total[401] + total[403] > requests / 2:
        return (
            "Give credentials: [tool.backend-dod.credentials] headers = "
            '{ Authorization = "Bearer ${API_TOKEN}" }'
        )
    if total[429] > requests / 2:
        return (
            "Raise or switch off the rate limit for the app that the fixture backend_dod_app gives."
        )
    if any(observation.get("forbidden") for observation in observations):
        return "If the target may be written to, declare it: [tool.backend-dod] disposable = true"
    return "Let a test of the suite call the operations with success, so that it can serve as host."
