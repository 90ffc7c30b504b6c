"""What the endpoints probe makes of document, routes and the suite's requests."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any, Protocol

from ..hosts.interface import Survey
from ..model import Finding, Outcome, Status
from ..project.openapi import describes_the_api
from ..project.openapi_operations import alike, shifted
from ..recording.durations import spread
from .endpoint_requests import MISSING, NOT_IMPLEMENTED, UNKNOWN, WRONG_METHOD

_BESIDE = re.compile(
    r"/(static|assets|media|favicon\.ico|robots\.txt)(/|$)"
    r"|/(health|healthz|healthcheck|live|livez|liveness|ready|readyz|readiness|ping|up|status"
    r"|metrics|version)(/[\w-]+)?/?$",
    re.IGNORECASE,
)
"""Paths that stand beside the API and need no place in its document."""

_OTHER_METHODS = ("HEAD ", "OPTIONS ", "TRACE ", "CONNECT ")

_NAME_IT = 'Name the document: [tool.backend-dod] openapi = "openapi.yaml"'

_LISTED = 12
"""Names in a note."""

_TOLD = 300
"""Operations that the measures tell of one by one."""


class Wanted(Protocol):
    """The parameters of the probe."""

    @property
    def implemented(self) -> bool:
        """Whether each documented operation must be served."""

    @property
    def documented(self) -> bool:
        """Whether each served operation must be documented."""

    @property
    def tested(self) -> float:
        """Share of operations, in per cent, that tests must have used."""

    @property
    def exclude(self) -> tuple[str, ...]:
        """What is left out."""


@dataclass(frozen=True, kw_only=True)
class _Known:
    """The operations of an application, sorted out.

    Keys are operations as :func:`alike` writes them, values as they are written.
    """

    documented: Mapping[str, str]
    served: Mapping[str, str]
    """The project's own routes that belong to the API."""
    hidden: tuple[str, ...]
    foreign: tuple[str, ...]
    handlers: Mapping[str, Mapping[str, Any]]
    asked: Mapping[str, Mapping[str, Any]]

    @property
    def all(self) -> dict[str, str]:
        """What tests should use."""
        return {**self.documented, **self.served}

    def place(self, key: str) -> str:
        """Return where the function stands that serves an operation; the operation otherwise."""
        return str(self.handlers.get(key, {}).get("where") or self.all.get(key, key))


def decide(observations: Sequence[Mapping[str, Any]], survey: Survey, wanted: Wanted) -> Outcome:
    """Return the outcome of the probe."""
    if not observations:
        return _unseen("no host to ask", survey.advice)
    seen = observations[0]
    known = _sorted_out(seen, wanted.exclude)
    if not known.all:
        return _unseen("neither a document nor the application names an operation", _NAME_IT)
    if not seen["documented"] and not wanted.implemented and not wanted.tested:
        return _unseen("no document was found", _NAME_IT)
    used = {alike(op): statuses for op, statuses in survey.exercised.items()}
    succeeded = {key for key in known.all if any(s[0] in "23" for s in used.get(key, ()))}
    blind = [
        *(_undecided(known) if wanted.implemented else ()),
        *(_no_tests(known, used, survey) if wanted.tested else ()),
    ]
    if not blind and not succeeded and not seen["accepted"]:
        blind = ["no request to any of them was accepted"]
    findings = [
        *(_not_served(known, used) if wanted.implemented else ()),
        *(_not_documented(known) if wanted.documented and seen["documented"] else ()),
        *(_not_tested(known, used, succeeded, wanted.tested) if not blind else ()),
    ]
    notes = tuple(_notes(seen, known, used))
    if findings:
        status, summary = Status.FAILED, _headline(findings, len(known.all))
        notes = (*notes, *blind)
    elif blind:
        status, summary = Status.INCONCLUSIVE, blind[0]
        notes = (*blind[1:], *notes)
    else:
        status, summary = Status.PASSED, _figures(known, succeeded, wanted)
    return Outcome(
        status=status,
        summary=summary,
        findings=tuple(findings),
        notes=notes,
        advice=_advice(survey) if status is Status.INCONCLUSIVE else "",
        measures={
            "operations": len(known.all),
            "documented": len(known.documented),
            "routes": len(known.served),
            "exercised": len(succeeded),
            "requests": sum(n for key in known.all for n in used.get(key, {}).values()),
            "by operation": _by_operation(known, used, survey),
        },
    )


def _unseen(what: str, advice: str) -> Outcome:
    return Outcome(status=Status.INCONCLUSIVE, summary=what, advice=advice)


def _advice(survey: Survey) -> str:
    if survey.partial:
        return "Run the whole suite: pytest --backend-dod"
    return (
        "Let the suite send its requests to the application in process, with the framework's own "
        "client; for one started elsewhere ask only for what it shows: tested = 0"
    )


def _sorted_out(seen: Mapping[str, Any], exclude: Iterable[str]) -> _Known:
    handlers: Mapping[str, Mapping[str, Any]] = seen["handlers"]
    gone, new = seen["prefix"]
    documented = {
        shifted(op, gone, new): op
        for op in seen["documented"]
        if not op.startswith(_OTHER_METHODS) and not _left_out(op, exclude)
    }
    served: dict[str, str] = {}
    hidden, foreign = [], []
    for operation in seen["routes"]:
        key = alike(operation)
        beside = describes_the_api(operation) or _BESIDE.search(operation.partition(" ")[2])
        if operation.startswith(_OTHER_METHODS) or _left_out(operation, exclude):
            continue
        handler = handlers.get(key, {})
        if key in documented:
            served[key] = operation
        elif handler.get("own") is False:
            foreign += [] if beside else [operation]
        elif not beside and handler.get("hidden"):
            hidden.append(f"{operation} ({handler.get('where')})")
        elif not beside:
            served[key] = operation
    return _Known(
        documented=documented,
        served=served,
        hidden=tuple(hidden),
        foreign=tuple(foreign),
        handlers=handlers,
        asked={shifted(op, gone, new): one for op, one in seen["asked"].items()},
    )


def _left_out(operation: str, exclude: Iterable[str]) -> bool:
    path = operation.partition(" ")[2]
    return any(fnmatchcase(operation, one) or fnmatchcase(path, one) for one in exclude)


_Used = Mapping[str, Mapping[str, int]]


def _not_served(known: _Known, used: _Used) -> Iterator[Finding]:
    for key, operation in known.documented.items():
        answer = known.asked.get(key)
        if answer is not None and answer["verdict"] in {MISSING, WRONG_METHOD, NOT_IMPLEMENTED}:
            yield Finding(
                what=f"{operation} is documented and not served: it answers {answer['status']}",
                where=operation,
                measured=f"status {answer['status']}, as for a path that nobody serves"
                if answer["verdict"] == MISSING
                else f"status {answer['status']}",
                expected="an answer of the operation",
                reproduce=answer["curl"],
                remedy="Implement it, or take it out of the document.",
            )
    for key, operation in known.all.items():
        statuses = used.get(key, {})
        if statuses.get("501") and key not in known.asked:
            yield Finding(
                what=f"{operation} is not implemented: it answers 501",
                where=known.place(key),
                measured=_counted(statuses),
                expected="an answer of success",
                remedy="Implement it, or take it out of the document and the routes.",
            )


def _undecided(known: _Known) -> list[str]:
    unknown = [key for key, answer in known.asked.items() if answer["verdict"] == UNKNOWN]
    if not unknown:
        return []
    names = _listed([known.documented.get(key, key) for key in unknown])
    return [f"whether {names} is served could not be told from what it answers"]


def _not_documented(known: _Known) -> Iterator[Finding]:
    for key, operation in known.served.items():
        if key not in known.documented:
            yield Finding(
                what=f"{operation} is served and not documented",
                where=known.place(key),
                measured="a route of the application that its document does not name",
                expected="each operation in the document",
                remedy="Document it, or hide it on purpose (include_in_schema=False).",
            )


def _no_tests(known: _Known, used: _Used, survey: Survey) -> list[str]:
    if survey.partial:
        return [f"only a part of the suite ran: {survey.partial}"]
    if not used:
        return ["no request of the suite to the application was seen"]
    if not used.keys() & known.all.keys():
        return [f"the suite's requests went to other operations: {_listed(list(used))}"]
    return []


def _not_tested(
    known: _Known, used: _Used, succeeded: set[str], tested: float
) -> Iterator[Finding]:
    if len(succeeded) >= math.ceil(len(known.all) * tested / 100):
        return
    untested = [key for key in known.all if key not in succeeded]
    untested.sort(key=lambda key: (key in used, _order(known, key)))
    for number, key in enumerate(untested):
        operation, statuses = known.all[key], used.get(key, {})
        seen = f"saw only {_counted(statuses)}" if statuses else "sent no request to it"
        yield Finding(
            what=f"no test uses {operation} with success",
            where=known.place(key),
            measured=f"the suite {seen}",
            expected="a request answered with 2xx or 3xx"
            + (f" for {tested:g} % of the operations" if tested < 100 else ""),
            remedy=f"Test this one next: {known.place(key)}" if not number else "Test it too.",
        )


def _order(known: _Known, key: str) -> tuple[str, int, str]:
    path, _, line = known.place(key).rpartition(":")
    return path, int(line) if line.isdigit() else 0, key


def _counted(statuses: Mapping[str, int]) -> str:
    return ", ".join(f"{status} ({count}×)" for status, count in sorted(statuses.items()))


def _by_operation(known: _Known, used: _Used, survey: Survey) -> dict[str, Any]:
    """Return what is known of each operation, for as many as a report can show."""
    shown = sorted(known.all, key=lambda key: known.all[key].partition(" ")[::-1])
    took = {alike(op): durations for op, durations in survey.durations.items()}
    return {
        known.all[key]: {
            "documented": key in known.documented,
            "served": _is_served(known, key),
            "statuses": dict(sorted(used.get(key, {}).items())),
            "times": spread(took.get(key, {})),
        }
        for key in shown[:_TOLD]
    }


def _is_served(known: _Known, key: str) -> bool | None:
    """Whether an operation is served; None where only its document speaks of it."""
    answer = known.asked.get(key)
    if answer is not None and answer["verdict"] != UNKNOWN:
        return answer["verdict"] not in {MISSING, WRONG_METHOD, NOT_IMPLEMENTED}
    return True if key in known.served else None


def _headline(findings: Sequence[Finding], total: int) -> str:
    kinds = {"documented and not served": 0, "not implemented": 0, "not documented": 0}
    untested = [finding for finding in findings if finding.what.startswith("no test uses")]
    for finding in findings:
        kind = next((kind for kind in kinds if f" is {kind}" in finding.what), None)
        kind = kind or ("not documented" if "not documented" in finding.what else None)
        if kind and finding not in untested:
            kinds[kind] += 1
    parts = [f"{count} {kind}" for kind, count in kinds.items() if count]
    if untested:
        parts.append(f"{len(untested)} used by no test with success, next: {untested[0].where}")
    return f"of {total} operations {'; '.join(parts)}"


def _figures(known: _Known, succeeded: set[str], wanted: Wanted) -> str:
    total = len(known.all)
    parts = [f"{total} operation{'s'[: total != 1]}"]
    if wanted.implemented and known.documented:
        parts.append(f"{len(known.documented)} documented and served")
    if wanted.tested:
        parts.append(f"{len(succeeded)} used by tests with success")
    return ", ".join(parts)


def _notes(seen: Mapping[str, Any], known: _Known, used: _Used) -> Iterator[str]:
    if not seen["documented"]:
        yield "no document stands behind this: the routes were held against the tests alone"
    elif not seen["routes"]:
        yield "the application tells no routes: what is served beside the document is unseen"
    if seen["prefix"] != ["", ""]:
        gone, new = seen["prefix"]
        yield f"the document's paths begin with {gone or '/'}, the application's with {new or '/'}"
    if known.hidden:
        yield f"kept out of the document on purpose: {_listed(known.hidden)}"
    if known.foreign:
        yield f"served by libraries, left out: {_listed(known.foreign)}"
    others = [
        operation
        for operation, statuses in used.items()
        if operation not in known.all and any(status[0] in "23" for status in statuses)
        if not describes_the_api(operation) and not _BESIDE.search(operation)
    ]
    if others and used.keys() & known.all.keys():
        yield f"also used by tests: {_listed(others)}"


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_LISTED])
    return f"{shown} and {len(names) - _LISTED} more" if len(names) > _LISTED else shown
