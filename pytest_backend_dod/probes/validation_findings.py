"""What the validation probe found, in words: the cause, the request that shows it, the remedy."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..model import Finding
from .breakage import AGAIN_REMEDY, REFUSING_REMEDY, outside
from .contract_words import counted
from .interface import Observation
from .validation_robustness import REMEDIES

if TYPE_CHECKING:
    from .validation import ValidationParameters

_WRONG = {
    "missing": ("accepts a request without what its document requires", "Require the field."),
    "type": (
        "accepts values of another type than its document names",
        "Declare the type in the model that the handler takes, and let it refuse others.",
    ),
    "range": (
        "accepts numbers out of the range that its document names",
        "Enforce the bound where the input is read, as with Field(ge=…, le=…).",
    ),
    "length": (
        "accepts values of a length that its document forbids",
        "Enforce the length where the input is read, as with Field(max_length=…).",
    ),
    "enum": (
        "accepts values outside of the enumeration in its document",
        "Take the field as an enumeration.",
    ),
    "unknown": (
        "accepts unknown fields although its document forbids them",
        "Forbid them in the model, as with extra='forbid', or let the document allow them.",
    ),
    "malformed": (
        "accepts a body that is no JSON",
        "Answer 400 when the body cannot be parsed; do not go on with a default.",
    ),
    "top-level": (
        "accepts a JSON body of another kind at its top",
        "Check the type of the body before its fields are read; answer 400 or 422.",
    ),
    "content-type": (
        "accepts a body that is called text/plain",
        (
            "Answer 415 unless the media type is one that the operation takes; "
            "where that is meant: media-type = false."
        ),
    ),
}
"""Kind of core case → what is wrong, and how to mend it."""


def findings_of(
    observations: Sequence[Observation],
    merged: Mapping[str, Mapping[str, Any]],
    parameters: ValidationParameters,
) -> Iterator[Finding]:
    """Yield what was accepted and should not have been, then what broke, each cause once."""
    wrong = _grouped(observations, _by_operation)
    for (operation, family), failures in sorted(wrong.items()):
        make = _extra if family == "extra" else _wrong
        yield make(operation, failures)
    for operation, one in sorted(merged.items()):
        if unlooked(one) and not one["form"] and not _has(wrong, operation):
            yield _unchecked(operation, one["free"]["accepted"])
    requests: set[str] = set()
    for (family, *_), failures in sorted(_grouped(observations, _by_cause).items()):
        make_broken = {"poisoned": _poisoned, "again": _again}.get(family)
        finding = (make_broken or _broken)(failures)
        # The same request may be there both for what is wrong with it and for what it tries out.
        if finding.reproduce not in requests:
            requests.add(finding.reproduce)
            yield finding
    for operation, one in sorted(merged.items()):
        if parameters.body_limit and one["size"] and one["size"]["accepted"]:
            yield _oversize(operation, one["size"], parameters.body_limit)


def unlooked(one: Mapping[str, Any]) -> bool:
    """Whether an operation accepted every change of a body of which nothing is declared."""
    return bool(one["free"]["accepted"] and not one["free"]["refused"])


Failure = dict[str, Any]


def _grouped(
    observations: Sequence[Observation], same: Callable[[Failure], tuple[str, ...] | None]
) -> dict[tuple[str, ...], list[Failure]]:
    groups: dict[tuple[str, ...], list[Failure]] = {}
    for o in observations:
        for failure in o.get("failures", ()):
            told = {**failure, "operation": str(o["operation"])}
            key = same(told)
            if key is not None:
                groups.setdefault(key, []).append(told)
    return groups


def _by_operation(failure: Failure) -> tuple[str, ...] | None:
    """What was accepted is the matter of one operation."""
    if failure["kind"] not in {"accepted", "extra"}:
        return None
    return failure["operation"], failure["family"]


def _by_cause(failure: Failure) -> tuple[str, ...] | None:
    """What broke may have one cause behind several operations."""
    if failure["kind"] in {"accepted", "extra"}:
        return None
    if failure["kind"] == "poisoned":
        return "poisoned", failure["operation"], failure["title"]
    if failure["kind"] == "again":
        return "again", failure["operation"], failure["exception"], failure["where"]
    if (cause := outside(failure)) is not None:
        return "outside", *cause
    return failure["family"], failure["exception"], failure["where"]


def _has(wrong: Mapping[tuple[str, ...], Any], operation: str) -> bool:
    return any(op == operation and family != "extra" for op, family in wrong)


def _wrong(operation: str, failures: Sequence[Failure]) -> Finding:
    first = failures[0]
    what, remedy = _WRONG[first["family"]]
    changes = list(dict.fromkeys(_change(f) for f in failures))
    more = f" and {len(changes) - 5} more" if len(changes) > 5 else ""
    swallowed = any(f["error"] for f in failures)
    says = " with an error in a body of success" if swallowed else ""
    return Finding(
        what=f"{operation} {what}: {'; '.join(changes[:5])}{more}",
        where=operation,
        measured=f"{first['status']}{says}: {first['message']}",
        expected="400, 415 or 422",
        reproduce=first["curl"],
        remedy="Answer errors with a status of 4xx; clients read the status."
        if swallowed
        else remedy,
    )


def _change(failure: Mapping[str, Any]) -> str:
    rule = failure["rule"]
    return f"{failure['change']} ({rule})" if rule not in {"", "required"} else failure["change"]


def _extra(operation: str, failures: Sequence[Failure]) -> Finding:
    first = failures[0]
    names = ", ".join(dict.fromkeys(name for f in failures for name in f["fields"]))
    return Finding(
        what=f"{operation} takes unknown fields over: {names} came back ({first['change']})",
        where=operation,
        measured=f"{first['status']}: {first['message']}",
        expected="fields that nobody declared are refused or left out",
        reproduce=first["curl"],
        remedy="Take the declared fields by name instead of the whole body (mass assignment).",
    )


def _unchecked(operation: str, count: int) -> Finding:
    partial = operation.startswith("PATCH ")
    left = "" if partial else "left out, "
    lacks = "holds what it cannot use" if partial else "lacks what the operation needs"
    return Finding(
        what=f"{operation} takes any body: no field is checked",
        where=operation,
        measured=f"each field {left}as an object and as a list: all {count} accepted",
        expected=f"a body that {lacks} is refused with 4xx",
        remedy="Declare a model for the body; where any content is meant, exclude the operation.",
    )


def _broken(failures: Sequence[Failure]) -> Finding:
    # The shortest request shows the cause with the least around it.
    first = min(failures, key=lambda f: (len(f["curl"]), f["curl"]))
    operations = list(dict.fromkeys(f["operation"] for f in failures))
    others = (
        f" ({len(failures)} requests, {counted(len(operations), 'operation')})"
        if len(failures) > 1
        else ""
    )
    answer = f"answers {first['status']}" if first["status"] >= 500 else "breaks while it answers"
    if not first["status"]:
        answer = "drops the connection or never answers"
    remedy = REMEDIES.get(first["family"], "Check the input before it is used; answer 400 or 422.")
    return Finding(
        what=f"{first['operation']} {answer} to {first['change']}{others}",
        where=first["where"] or first["operation"],
        measured=first.get("message") or "no answer; the control before and after was answered",
        expected="any input is accepted or refused with 4xx, and never breaks the backend",
        reproduce=first["curl"],
        remedy=REFUSING_REMEDY if first.get("refusing") else remedy,
        detail=first["traceback"],
    )


def _poisoned(failures: Sequence[Failure]) -> Finding:
    first = failures[0]
    change = f" ({first['change']})" if first["change"] else ""
    return Finding(
        what=f"{first['operation']} accepts a request{change} after which {first['title']} fails",
        where=first["where"] or first["operation"],
        measured=f"{first['message']} with {first['status']}",
        expected="what has been accepted can be read again",
        reproduce=first["curl"],
        remedy="Refuse the request that stores what cannot be read.",
        detail=first["traceback"],
    )


def _again(failures: Sequence[Failure]) -> Finding:
    first = failures[0]
    times = f" ({len(failures)} requests)" if len(failures) > 1 else ""
    answer = f"answers {first['status']}" if first["status"] >= 500 else "breaks"
    return Finding(
        what=f"{first['operation']} {answer} when it is sent again{times}",
        where=first["where"] or first["operation"],
        measured=first["message"],
        expected="what was accepted before is accepted again, or refused with a 4xx",
        reproduce=first["curl"],
        remedy=AGAIN_REMEDY,
        detail=first["traceback"],
    )


def _oversize(operation: str, size: Mapping[str, Any], limit: float) -> Finding:
    return Finding(
        what=f"{operation} accepts {size['what']}",
        where=operation,
        measured=str(size["status"]),
        expected=f"413 for a body beyond {limit:g} MB",
        reproduce=str(size["curl"]),
        remedy="Limit the size of bodies in the application or its framework; answer 413.",
    )
