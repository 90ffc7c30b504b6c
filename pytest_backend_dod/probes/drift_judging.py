"""What the schema-drift probe makes of two documents and the suite's answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any, Protocol

from ..hosts.interface import Survey
from ..model import Finding, Outcome, Status
from ..project.openapi import describes_the_api
from ..project.openapi_diff import compare, shared
from ..project.openapi_differences import Difference, Part
from ..project.openapi_operations import Declared, Reader, alike, as_served
from .contract_words import counted, nearest, shown, told

_COSMETIC = frozenset({Part.TEXT, Part.FORMAT, Part.BOUND, Part.HEADER})
_MANY_VALUES = 50
"""Values from which a list is likely to come with a library: time zones, currencies, countries."""

_APP = "the application"

_NO_DRIFT = frozenset({405, 429})
"""Statuses that any operation may give, by what stands before it."""


class Wanted(Protocol):
    """The parameters of the probe."""

    @property
    def committed(self) -> bool:
        """Whether a document must be kept in the repository."""

    @property
    def statuses(self) -> str:
        """Which statuses must be declared."""

    @property
    def exclude(self) -> tuple[str, ...]:
        """What is left out."""


def decide(seen: Mapping[str, Any], survey: Survey, wanted: Wanted) -> Outcome:
    """Return the outcome of the probe."""
    own: Mapping[str, Any] | None = seen.get("own")
    operations = list(Reader(own).operations()) if own else list(survey.exercised)
    kept = nearest(survey.files.get("kept", ()), operations)
    name = kept["path"] if kept is not None else ""
    contract = as_served(kept["raw"], operations) if kept is not None else own
    if contract is None:
        return _no_document(seen, survey, wanted)
    findings: list[Finding] = []
    notes: list[str] = []
    common = 0
    if kept is not None and own is not None:
        common = shared(contract, own)
        differences = [one for one in compare(contract, own) if not _left_out(one, wanted)]
        findings += [_finding(one, name) for one in differences if not _is_cosmetic(one)]
        notes += _cosmetics([one for one in differences if _is_cosmetic(one)], name)
    elif kept is None:
        notes.append("no document is committed: the application's own was held against its answers")
        if wanted.committed:
            findings.append(_not_kept())
    else:
        notes.append(f"the application makes no document: {name} was held against its answers")
    declared = Reader(contract).operations()
    source = name or seen.get("source", _APP)
    met = {alike(op): statuses for op, statuses in survey.exercised.items()}
    findings += _undeclared(declared, met, wanted, source)
    findings += _broken(survey.answers, declared, wanted, source)
    if own is None:
        findings += _unnamed(declared, survey, wanted, source)
    checked = sum(one["checked"] for one in survey.answers)
    statuses = sum(len(met[key]) for key in declared if key in met)
    measures = {
        "operations compared": common,
        "statuses seen": statuses,
        "answers checked": checked,
    }
    figures = _figures(name, common, statuses, checked)
    if findings:
        kinds = counted(len(findings), "difference")
        summary = f"{kinds} between {source} and {_APP}: {findings[0].what}"
        status = Status.FAILED
    elif not common and not statuses:
        summary = f"nothing to hold {source} against: no document of {_APP}, no answer of the suite"
        status = Status.INCONCLUSIVE
    else:
        summary, status = figures, Status.PASSED
    return Outcome(
        status=status,
        summary=summary,
        findings=tuple(findings),
        notes=tuple(notes),
        advice=survey.advice or _ADVICE if status is Status.INCONCLUSIVE else "",
        measures=measures,
    )


_ADVICE = "Let the suite send its requests to the application in process."


def _no_document(seen: Mapping[str, Any], survey: Survey, wanted: Wanted) -> Outcome:
    if wanted.committed and (seen or survey.exercised):
        finding = _not_kept()
        return Outcome(status=Status.FAILED, summary=finding.what, findings=(finding,))
    if seen.get("routes"):
        return Outcome(
            status=Status.NOT_APPLICABLE,
            summary="the application makes no API document and the repository keeps none",
        )
    return Outcome(
        status=Status.INCONCLUSIVE,
        summary="no API document was found",
        advice=survey.advice or 'Name it: [tool.backend-dod] openapi = "openapi.yaml"',
    )


def _not_kept() -> Finding:
    return Finding(
        what="no API document is kept in the repository",
        where="the repository",
        measured="no file that holds an OpenAPI document",
        expected="the document that the application makes",
        remedy="Write it to openapi.json and commit it, or name it: [tool.backend-dod] openapi",
    )


def _left_out(one: Difference, wanted: Wanted) -> bool:
    return _excluded(one.operation, wanted, one.pointer)


def _excluded(operation: str, wanted: Wanted, pointer: str = "") -> bool:
    names = (operation, operation.partition(" ")[2], pointer)
    return any(fnmatchcase(name, pattern) for name in names for pattern in wanted.exclude)


def _is_cosmetic(one: Difference) -> bool:
    if one.part is Part.VALUES:
        lists = [side for side in (one.before, one.after) if isinstance(side, list)]
        return len(lists) == 2 and all(len(side) > _MANY_VALUES for side in lists)
    return one.part in _COSMETIC


def _finding(one: Difference, name: str) -> Finding:
    return Finding(
        what=told(one, name, _APP),
        where=f"{name}#{one.pointer}",
        measured=shown(one, name, _APP),
        expected="the same in both",
        remedy=f"Write {name} anew from the application, or mend the application.",
    )


def _cosmetics(differences: Sequence[Difference], name: str) -> Iterator[str]:
    counts = Counter(one.part.value for one in differences)
    if counts:
        kinds = ", ".join(f"{counted(n, kind)}" for kind, n in sorted(counts.items()))
        first = differences[0]
        yield f"{name} also differs in what no client depends on: {kinds} (#{first.pointer})"


def _undeclared(
    declared: Mapping[str, Declared],
    met: Mapping[str, Mapping[str, int]],
    wanted: Wanted,
    source: str,
) -> Iterator[Finding]:
    for key, one in declared.items():
        if _excluded(one.operation, wanted):
            continue
        for status, count in sorted(met.get(key, {}).items()):
            number = int(status)
            if one.promised(number) is None and _matters(number, one, wanted):
                known = ", ".join(one.responses) or "none"
                yield Finding(
                    what=f"{one.operation} answers {status}, which is not declared",
                    where=f"{source}#{one.node.pointer}/responses",
                    measured=f"the suite saw {status} {count}×; declared: {known}",
                    expected="each status that it answers, by itself, by range or by default",
                    remedy=f"Declare {status}, or answer what is declared.",
                )


def _matters(status: int, one: Declared, wanted: Wanted) -> bool:
    if status < 400:
        return status >= 200
    secured = bool(one.node.value.get("security"))
    exempt = status in _NO_DRIFT or status >= 500 or (status in {401, 403} and secured)
    return wanted.statuses == "all" and not exempt


def _broken(
    answers: Sequence[Mapping[str, Any]],
    declared: Mapping[str, Declared],
    wanted: Wanted,
    source: str,
) -> Iterator[Finding]:
    told_of = set()
    for one in answers:
        operation = one["operation"]
        named = declared.get(alike(operation))
        if named is None or _excluded(operation, wanted):
            continue
        for breach in one["breaches"]:
            sort = (operation, one["status"], breach["at"], breach["what"])
            if sort in told_of:
                continue
            told_of.add(sort)
            place = breach["at"] or "the whole"
            yield Finding(
                what=f"{named.operation}: the answer {one['status']} does not fit its schema: "
                f"{place} {breach['what']}",
                where=f"{source}#{breach['schema']}",
                measured=f"an answer of the suite: {place} {breach['what']}",
                expected="what the schema declares",
                remedy="Declare what is answered, or answer what is declared.",
            )


def _unnamed(
    declared: Mapping[str, Declared], survey: Survey, wanted: Wanted, source: str
) -> Iterator[Finding]:
    """Tell what the suite used with success and a document written by hand does not name."""
    for operation, statuses in survey.exercised.items():
        used = any(status[0] == "2" for status in statuses)
        other = operation.startswith(("HEAD ", "OPTIONS ")) or describes_the_api(operation)
        known = alike(operation) in declared or _excluded(operation, wanted)
        if used and not other and not known:
            yield Finding(
                what=f"{operation} is used by the suite and not in {source}",
                where=operation,
                measured=", ".join(f"{s} ({n}×)" for s, n in sorted(statuses.items())),
                expected="each operation in the document",
                remedy=f"Add it to {source}.",
            )


def _figures(name: str, common: int, statuses: int, checked: int) -> str:
    parts = []
    if common:
        parts.append(f"{name} and {_APP} agree in {counted(common, 'operation')}")
    parts.append(f"{counted(statuses, 'status')} seen and {counted(checked, 'answer')} fit")
    return "; ".join(parts).replace("statuss", "statuses")
