"""The rules of the errors probe, as pure functions over what was observed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..model import Finding, Outcome, Status
from .breakage import from_outside
from .errors_asking import CRASH, DATABASE, DEBUGGER, MALFORMED, METHOD, STRANGER, UNKNOWN
from .errors_format import format_findings
from .interface import Observation

if TYPE_CHECKING:
    from ..hosts.interface import Survey
    from .errors import ErrorsParameters

Seen = Mapping[str, Any]

_FAULTS = (CRASH, DATABASE)


def judge(
    observations: Sequence[Observation], survey: Survey, parameters: ErrorsParameters
) -> Outcome:
    """Decide from the answers to what was provoked, and the leaks of the whole run."""
    every = [one for o in observations for one in o.get("answers", ())]
    answers = [one for one in every if "status" in one]
    speaks_json = any(o.get("json") for o in observations)
    findings: list[Finding] = []
    if parameters.subject in {"all", "status"}:
        findings += _statuses(answers, parameters)
    if parameters.subject in {"all", "format"} and speaks_json:
        findings += format_findings(answers, problem=parameters.problem)
    if parameters.subject in {"all", "leaks"}:
        findings += _leaks(answers, survey)
    crashes = [one for one in answers if one["case"] in _FAULTS and not one["unseen"]]
    crashes += [one for one in answers if one["broke"] and not one["unseen"]]
    errors = [one for one in answers if one["status"] >= 400]
    kinds = sorted({str(one["case"]) for one in errors})
    measures = {
        "provoked": len(answers),
        "kinds": kinds,
        "answers": survey.looked,
        "leaks": len(survey.leaks),
    }
    notes = tuple(_notes(every, answers, crashes, parameters, speaks_json=speaks_json))
    looked = f"{survey.looked} answers looked at for leaks"
    share = f"{len(errors)} error answers of {len(kinds)} kinds, {looked}"

    def outcome(status: Status, summary: str, advice: str = "") -> Outcome:
        return Outcome(
            status=status,
            summary=summary,
            findings=tuple(findings),
            notes=notes,
            advice=advice,
            measures=measures,
        )

    if findings:
        many = f"{len(findings)} defect{'s' if len(findings) != 1 else ''}"
        return outcome(Status.FAILED, f"{many} in {share}")
    if not answers:
        what = "no host to ask" if not survey.hosts else "no error could be provoked"
        return outcome(Status.INCONCLUSIVE, what, survey.advice or _ASK)
    if not any(o.get("controls") for o in observations):
        return outcome(
            Status.INCONCLUSIVE, "no request was accepted before, so a refusal proves nothing", _ASK
        )
    if blind := _blind(answers):
        return outcome(Status.INCONCLUSIVE, blind, _ASK)
    outside = from_outside(observations) and not parameters.outside
    if not crashes and (parameters.crash or outside):
        return outcome(
            Status.INCONCLUSIVE,
            "what the backend answers when it fails was not seen",
            _CAUSE if outside else _GIVE,
        )
    return outcome(Status.PASSED, f"{_HELD[parameters.subject]}: {share}")


_GIVE = "Give the app itself, by the fixture backend_dod_app or app = …, not in test mode."
_CAUSE = (
    "Let a test call the app in process, name it with app = …, or give the database of the command,"
    " which can be taken away; to do without: the parameter outside of errors."
)

_HELD = {
    "all": "right status, one format, no leak",
    "status": "right status",
    "format": "one format",
    "leaks": "no leak",
}

_ASK = "Let a test call an operation with success, or give credentials that are accepted."


def _blind(answers: Sequence[Seen]) -> str:
    """Say why nothing was seen although requests were answered."""
    seen = [one["status"] for one in answers]
    if all(status in {401, 403, 429} for status in seen):
        which = ", ".join(str(status) for status in sorted(set(seen)))
        return f"nothing was seen: all {len(seen)} answers were {which}"
    return ""


# Statuses


def _statuses(answers: Sequence[Seen], parameters: ErrorsParameters) -> Iterator[Finding]:
    yield from _unknown_paths([one for one in answers if one["case"] == UNKNOWN])
    for one in answers:
        status, case = one["status"], one["case"]
        if case == METHOD:
            yield from _wrong_method(one, strict=parameters.strict)
        elif case == MALFORMED and one["judged"] and (status < 400 or status >= 500):
            said = ", with an error in the body" if "error" in one["keys"] else ""
            yield _finding(
                one,
                f"{one['operation']} answers {status} to malformed JSON{said}",
                "400, 415 or 422",
                "Answer 400 when the body cannot be parsed.",
            )
        elif case == STRANGER and (status >= 500 or (status < 400 and status != 200)):
            yield _finding(
                one,
                f"{one['operation']} answers {status} without credentials",
                "401 or 403",
                "Check the credentials first, and answer 401 when there are none.",
            )
        elif (case == CRASH and status < 500) or (case == DATABASE and status in _BLAMING):
            yield _finding(
                one,
                f"{one['operation']} answers {status} when {_FAILS[case]}",
                "5xx: the fault is not the client's, and nothing has been done",
                "Let unexpected exceptions reach the handler for them, which answers 500.",
            )


_BLAMING = frozenset({400, 404, 409, 422})
"""Statuses that lay a fault at the client's door; a 200 without the database may be meant."""

_FAILS = {CRASH: "its own code fails", DATABASE: "its database is away"}


def _unknown_paths(unknown: Sequence[Seen]) -> Iterator[Finding]:
    inside = [one for one in unknown if one["prefix"]]
    sound = bool(inside) and all(one["status"] == 404 for one in inside)
    for one in unknown:
        status = one["status"]
        page = one["media"] == "text/html" and not one["prefix"]
        guarded = status in {401, 403, 429} or one["login"]
        if status == 404 or guarded or (status == 200 and page and sound):
            continue
        place = f"below {one['prefix']}" if one["prefix"] else "that does not exist"
        yield _finding(
            one,
            f"a path {place} is answered {status}",
            "404",
            "Leave unknown paths to the framework, or end the catch-all before the API's prefix.",
        )


def _wrong_method(one: Seen, *, strict: bool) -> Iterator[Finding]:
    status = one["status"]
    if status < 400 or status >= 500:
        yield _finding(
            one,
            f"{one['request']} is answered {status}, and no such method is declared",
            "405 with Allow, or 404",
            "Bind the handler to the methods that it serves.",
        )
    elif status == 405 and strict and not one["allow"]:
        yield _finding(
            one,
            f"{one['request']} is answered 405 without Allow",
            "Allow with the methods that are served (RFC 9110, section 15.5.6)",
            "Keep the headers of the framework's exception when it is answered in another form.",
        )


def _finding(one: Seen, what: str, expected: str, remedy: str) -> Finding:
    return Finding(
        what=what,
        where=str(one.get("operation") or one["request"]),
        measured=f"{one['status']} {one['media']}: {one['body']}".strip(),
        expected=expected,
        reproduce=str(one["curl"]),
        remedy=remedy,
    )


# Leaks


def _leaks(answers: Sequence[Seen], survey: Survey) -> Iterator[Finding]:
    nothing = "nothing of the inside in any answer"
    for one in answers:
        if one.get("leaked"):
            yield _finding(
                one,
                f"{one['operation']} sends the text of its exception when {_FAILS[one['case']]}",
                nothing,
                "Answer a fixed text; write the exception to the log.",
            )
            break
    for one in answers:
        if one["case"] == DEBUGGER:
            yield _finding(
                one,
                "the debugger of Werkzeug is served",
                "no debugger",
                "Switch debug mode off; anybody can run code by it.",
            )
    for leak in sorted(survey.leaks, key=lambda x: (x["name"], x["operation"])):
        yield Finding(
            what=f"{leak['operation']} leaks {leak['name']} under status {leak['status']}",
            where=str(leak["operation"]),
            measured=f"{leak['excerpt']} (seen in {leak['source']})",
            expected=nothing,
            reproduce=str(leak["curl"]),
            remedy=(
                "Switch debug mode off, answer a fixed text instead of str(error), "
                "and write the exception to the log."
            ),
        )


def _notes(
    every: Sequence[Seen],
    answers: Sequence[Seen],
    crashes: Sequence[Seen],
    parameters: ErrorsParameters,
    *,
    speaks_json: bool,
) -> Iterator[str]:
    if not crashes:
        why = sorted({str(one["not_injectable"]) for one in every if one.get("not_injectable")})
        if any(one["unseen"] for one in answers):
            why = ["in test mode the framework hands the exception on instead of answering"]
        yield f"the format of 500 was not seen: {'; '.join(why) or 'nothing failed'}"
    if answers and not speaks_json:
        yield "no accepted answer was JSON, so the format of errors was not judged"
    bare = sorted({str(one["request"]) for one in answers if _lacks_allow(one)})
    if bare and not parameters.strict:
        yield f"405 without Allow: {', '.join(bare)}"
    kinds = {one["case"] for one in answers}
    unseen = [case for case in (METHOD, MALFORMED, STRANGER) if case not in kinds]
    if answers and unseen:
        yield f"not provoked: {', '.join(unseen)}"
    if any(one["case"] == STRANGER and one["status"] == 200 for one in answers):
        yield "a request with credentials was accepted without them too"


def _lacks_allow(one: Seen) -> bool:
    return bool(one["case"] == METHOD and one["status"] == 405 and not one["allow"])
