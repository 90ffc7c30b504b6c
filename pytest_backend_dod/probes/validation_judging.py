"""The rules of the validation probe, as pure functions over what was observed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..model import Outcome, Status
from .contract_words import counted
from .interface import Observation
from .operations import called, excluded, forbidden, unserved, wanted
from .validation_findings import findings_of, unlooked
from .validation_inputs import KINDS

if TYPE_CHECKING:
    from ..hosts.interface import Survey
    from .validation import ValidationParameters


def judge(
    observations: Sequence[Observation], survey: Survey, parameters: ValidationParameters
) -> Outcome:
    """Decide from the answers of all operations."""
    mine = [o for o in observations if "operation" in o]
    mine = [o for o in mine if not excluded(str(o["operation"]), parameters.exclude)]
    inputs = _inputs(observations)
    merged = _merged(mine)
    checkable = [op for op in _checkable(inputs, merged, survey, parameters) if op]
    decided = [op for op in checkable if op in merged and _decided(merged[op], parameters)]
    findings = tuple(findings_of(mine, merged, parameters))
    requests = sum(sum(one["statuses"].values()) for one in merged.values())
    cases = sum(one["core"] for one in merged.values())
    measures = {
        "requests": requests,
        "core": cases,
        "refused": sum(one["refused"] for one in merged.values()),
        "robust": sum(one["robust"] for one in merged.values()),
        "operations": len(checkable),
        "decided": len(decided),
        "statuses": {op: _texts(one["statuses"]) for op, one in sorted(merged.items())},
    }
    notes = tuple(_notes(mine, merged, checkable, decided, inputs, survey, parameters))
    share = (
        f"{cases} wrong and {measures['robust']} rough requests to "
        f"{counted(len(merged), 'operation')}, {len(decided)} of {len(checkable)} decided"
    )

    def outcome(status: Status, summary: str, advice: str = "") -> Outcome:
        return Outcome(
            status=status,
            summary=summary,
            findings=findings,
            notes=notes,
            advice=advice,
            measures=measures,
        )

    if findings:
        many = f"{len(findings)} defect{'s' if len(findings) != 1 else ''}"
        return outcome(Status.FAILED, f"{many} in {share}")
    taking = any(inputs.get(kind) for kind in ("checkable", "free"))
    sent = any(one["cases"] for one in merged.values())
    if not taking and not sent and inputs.get("none"):
        told = "document shows" if inputs["documented"] else "routes show"
        count = len(inputs["none"])
        which = f"none of {count} operations takes" if count > 1 else "the only operation takes no"
        return outcome(Status.NOT_APPLICABLE, f"the {told} that {which} input")
    if not decided:
        advice = survey.advice or _advice(mine)
        return outcome(Status.INCONCLUSIVE, _saw_nothing(mine, merged, survey), advice)
    if 100 * len(decided) < parameters.reach * len(checkable):
        return outcome(
            Status.INCONCLUSIVE,
            f"{share}; {parameters.reach:g} % are needed",
            "Let a test call the operations named above with success, "
            "or name them in the parameter exclude of validation.",
        )
    return outcome(Status.PASSED, f"all refused, none broke anything: {share}")


def _inputs(observations: Sequence[Observation]) -> dict[str, Any]:
    told = [o for o in observations if "checkable" in o and "none" in o]
    # The same application may tell more by one of its hosts than by another.
    return dict(max(told, key=lambda o: sum(len(o[k]) for k in KINDS))) if told else {}


def _merged(observations: Sequence[Observation]) -> dict[str, dict[str, Any]]:
    """Return the sums over the parts of each operation that fresh hosts have answered."""
    merged: dict[str, dict[str, Any]] = {}
    for o in observations:
        if "statuses" not in o:
            continue
        one = merged.setdefault(
            str(o["operation"]),
            {
                "core": 0,
                "refused": 0,
                "robust": 0,
                "cases": 0,
                "blind": Counter(),
                "free": Counter(),
                "statuses": Counter(),
                "complete": False,
                "checkable": False,
                "documented": bool(o.get("documented")),
                "form": bool(o.get("form")),
                "size": None,
            },
        )
        for key in ("core", "refused", "robust"):
            one[key] += o[key]
        for key in ("blind", "free", "statuses"):
            one[key].update(o[key])
        one["cases"] = max(one["cases"], o["cases"])
        one["complete"] = one["complete"] or (
            bool(o.get("complete", True)) and not o.get("out_of_time")
        )
        one["checkable"] = one["checkable"] or bool(o.get("checkable"))
        one["size"] = one["size"] or o.get("size")
    return merged


def _checkable(
    inputs: Mapping[str, Any],
    merged: Mapping[str, Mapping[str, Any]],
    survey: Survey,
    parameters: ValidationParameters,
) -> list[str]:
    """Return the operations that could be decided; what was sent tells more than declarations."""
    declared = list(inputs.get("checkable", ()))
    if not inputs:
        declared = [
            op for op in survey.operations if op.partition(" ")[0] in {"POST", "PUT", "PATCH"}
        ]
    listed = wanted([*declared, *merged], parameters.exclude)
    return [op for op in listed if op not in merged or merged[op]["checkable"]]


def _decided(one: Mapping[str, Any], parameters: ValidationParameters) -> bool:
    """Whether every core case of an operation was refused for what was wrong with it.

    Of a form that is accepted whatever is left out, nobody knows what would be wrong with it.
    """
    if one["form"] and unlooked(one):
        return False
    whole = one["complete"] or (not parameters.robustness and one["core"] >= one["cases"])
    return bool(whole and one["core"] and one["refused"] == one["core"])


def _texts(statuses: Mapping[str, int]) -> dict[str, int]:
    return {key: count for key, count in sorted(statuses.items()) if key != "429"}


def _notes(
    observations: Sequence[Observation],
    merged: Mapping[str, Mapping[str, Any]],
    checkable: Sequence[str],
    decided: Sequence[str],
    inputs: Mapping[str, Any],
    survey: Survey,
    parameters: ValidationParameters,
) -> Iterator[str]:
    missed = [op for op in checkable if op not in decided]
    if missed:
        listed = [f"{op} ({_why(op, observations, merged, survey)})" for op in missed[:20]]
        more = f" and {len(missed) - 20} more" if len(missed) > 20 else ""
        yield f"not decided: {'; '.join(listed)}{more}"
    if plain := sorted(op for op, one in merged.items() if not one["documented"]):
        yield (
            "no document describes these operations, so which fields are required, and of which "
            f"type, cannot be known; only the form of the body was judged: {', '.join(plain)}"
        )
    unruled = sorted(op for op, one in merged.items() if not one["checkable"] and one["cases"])
    if unruled:
        yield f"nothing that input could break is declared: {', '.join(unruled)}"
    if inputs.get("none"):
        yield f"skipped, since they take no input: {', '.join(inputs['none'])}"
    large = sorted(op for op, one in merged.items() if one["size"] and one["size"]["accepted"])
    if large and not parameters.body_limit:
        yield f"a body of 10 MB is accepted (a proxy may limit it): {', '.join(large)}"
    if parameters.exclude:
        yield f"left out by configuration: {', '.join(parameters.exclude)}"


def _why(
    operation: str,
    observations: Sequence[Observation],
    merged: Mapping[str, Mapping[str, Any]],
    survey: Survey,
) -> str:
    mine = [o for o in observations if o["operation"] == operation]
    if any(o.get("forbidden") for o in mine):
        return forbidden(operation, survey)
    one = merged.get(operation)
    if one is None:
        if any(o.get("uncontrolled") for o in mine) and not called(operation, survey):
            return "no request to it is known that is accepted: no test called it with success"
        return unserved(operation, survey)
    if one["blind"]:
        answers = ", ".join(f"{s} ×{n}" for s, n in sorted(one["blind"].items()))
        return f"wrong input was answered {answers}, which is no refusal of the input"
    if one["form"] and unlooked(one):
        return "its form is accepted whatever is left out, and nothing says what it must hold"
    if any(o.get("lost") for o in mine):
        return f"the control was lost: {max(o.get('lost', 0) for o in mine)}"
    if any(o.get("gone") for o in mine):
        return "the host answered no longer"
    if any(o.get("out_of_time") for o in mine):
        return "time ran out"
    return "not all requests could be sent"


def _saw_nothing(
    observations: Sequence[Observation], merged: Mapping[str, Mapping[str, Any]], survey: Survey
) -> str:
    total: Counter[str] = Counter()
    for one in merged.values():
        total.update(one["statuses"])
    lost = sorted({str(o["lost"]) for o in observations if o.get("lost")})
    if not total and lost:
        return f"the control was lost: the accepted request is now answered {', '.join(lost)}"
    if not total:
        return "no request was sent: " + (
            "there is no host to send to"
            if not survey.hosts
            else "no operation with input had an accepted request to begin with"
        )
    answers = ", ".join(f"{status} ×{count}" for status, count in sorted(total.items()))
    if lost:
        return f"the control was lost ({', '.join(lost)}); the answers were {answers}"
    return f"no operation could be decided: the answers were {answers}"


def _advice(observations: Sequence[Observation]) -> str:
    controls = {o.get("control") for o in observations} | {o.get("lost") for o in observations}
    if controls & {401, 403}:
        return (
            "Give credentials that last: [tool.backend-dod.credentials] headers = "
            '{ Authorization = "Bearer ${API_TOKEN}" }'
        )
    if any(o.get("forbidden") for o in observations):
        return "If the target may be written to, declare it: [tool.backend-dod] disposable = true"
    return "Let a test of the suite call the operations with success, so that it can serve as host."
