"""The baseline: what was found when a project took the gate up, and is tolerated until mended.

Pure functions over a file of fingerprints. New findings fail, known ones are tolerated and shown,
and one that is gone has to leave the file, so that it cannot come back unseen. Only findings are
tolerated: what could not be seen, or is not decided, is never known.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from .errors import UsageError
from .fingerprints import Fingerprints
from .model import Assignment, Finding, Outcome, Status
from .recording.exchange import masked

VERSION = 1
FILE = ".backend-dod-baseline.json"
OPTION = "--backend-dod-baseline"
WRITE = f"pytest --backend-dod {OPTION} write"

FALL = 0.1
"""Percentage points that a figure may fall: lines that run or not by chance are no news."""

RISE = 1.0
"""Percentage points from which on a rise is told, so that the baseline can be written anew."""


@dataclass(frozen=True, kw_only=True)
class Known:
    """One finding that is tolerated, as the file has it; the texts are for people."""

    fingerprint: str
    probe: str
    what: str
    where: str = ""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What is tolerated of one item."""

    findings: tuple[Known, ...] = ()
    figures: Mapping[str, float] = field(default_factory=dict)
    """Figure → per cent; see :attr:`.model.Outcome.figures`."""


Baseline = Mapping[str, Entry]
"""Id of an item → what is tolerated of it."""

Told = Sequence[tuple[Assignment, Outcome]]
"""The assignments of an item with their outcomes."""


def read(path: Path, shown: str, items: Sequence[str]) -> Baseline:
    """Read a baseline.

    Args:
        path: The file.
        shown: Its path as the user knows it.
        items: Ids of all items of the checklist.

    Raises:
        UsageError: When it is missing, is no baseline, or speaks of an item that is not there.
    """
    try:
        values = json.loads(path.read_bytes())
        if values["version"] != VERSION:
            raise _bad(shown, f"it is of version {values['version']!r}, and this reads {VERSION}")
        entries = {str(item): _entry(entry) for item, entry in values["items"].items()}
    except OSError as problem:
        raise _bad(shown, f"it cannot be read ({problem.strerror})") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise _bad(shown, "this is no baseline") from None
    for item in entries:
        if item not in items:
            raise _bad(shown, f"no item of the checklist is called {item!r}")
    return entries


def _entry(values: Any) -> Entry:
    figures = {str(name): float(figure) for name, figure in values["figures"].items()}
    return Entry(
        findings=tuple(Known(**{k: str(v) for k, v in one.items()}) for one in values["findings"]),
        figures=figures,
    )


def _bad(shown: str, what: str) -> UsageError:
    return UsageError(f"{shown}: {what}", where=OPTION, remedy=f"Write it: {WRITE}")


def render(baseline: Baseline) -> str:
    """Return the file's text; the same findings give the same text, sorted, so that it diffs."""
    items = {
        item: {
            "figures": {name: round(figure, 2) for name, figure in sorted(entry.figures.items())},
            "findings": [vars(one) for one in sorted(entry.findings, key=_order)],
        }
        for item, entry in sorted(baseline.items())
    }
    return json.dumps({"version": VERSION, "items": items}, indent=2, ensure_ascii=False) + "\n"


def _order(known: Known) -> tuple[str, str, str]:
    return known.probe, known.where, known.fingerprint


def entry_of(item: str, told: Told) -> Entry:
    """Return what would have to be tolerated of an item as it is now."""
    findings = tuple(
        Known(
            fingerprint=fingerprint,
            probe=probe,
            what=masked(" ".join(finding.what.split())),
            where=masked(_without_line(finding.where)),
        )
        for probe, finding, fingerprint in _fingerprinted(item, told)
    )
    figures = {
        name: figure
        for _, outcome in told
        if _conclusive(outcome)
        for name, figure in outcome.figures.items()
    }
    return Entry(findings=findings, figures=figures)


def _without_line(where: str) -> str:
    path, _, line = where.rpartition(":")
    return path if line.isdigit() else where


def _fingerprinted(item: str, told: Told) -> Iterator[tuple[str, Finding, str]]:
    prints = Fingerprints()
    for assignment, outcome in told:
        if outcome.status is Status.FAILED:
            for finding in outcome.findings:
                found = prints.of(item, assignment.probe, finding)
                yield assignment.probe, finding, found


def _conclusive(outcome: Outcome) -> bool:
    return outcome.status in {Status.PASSED, Status.FAILED, Status.NOT_APPLICABLE}


@dataclass(frozen=True, kw_only=True)
class Settled:
    """The outcomes of an item in the light of the baseline."""

    outcomes: tuple[Outcome, ...]
    gone: tuple[Known, ...]
    """Findings of the baseline that are there no more, as far as that could be seen."""


def settle(item: str, told: Told, entry: Entry, *, whole: bool) -> Settled:
    """Tell the known findings of an item from new ones.

    Args:
        item: Its id.
        told: Its assignments and their outcomes.
        entry: What the baseline tolerates.
        whole: Whether the whole suite ran; of a part nobody can say what is gone.
    """
    tolerated = {known.fingerprint for known in entry.findings}
    found = [(finding, print_) for _, finding, print_ in _fingerprinted(item, told)]
    known = {id(finding) for finding, print_ in found if print_ in tolerated}
    outcomes = tuple(_held(_parted(outcome, known), entry.figures) for _, outcome in told)
    there = {print_ for _, print_ in found}
    seen = {assignment.probe: True for assignment, _ in told}
    for assignment, outcome in told:
        seen[assignment.probe] &= _conclusive(outcome)
    gone = tuple(
        one
        for one in entry.findings
        # Of a probe that decides the item no more, nothing is left to tolerate.
        if whole and one.fingerprint not in there and seen.get(one.probe, True)
    )
    return Settled(outcomes=outcomes, gone=gone)


def _parted(outcome: Outcome, known: set[int]) -> Outcome:
    """Return an outcome whose findings are the new ones only."""
    if outcome.status is not Status.FAILED or not outcome.findings:
        return outcome
    old = tuple(finding for finding in outcome.findings if id(finding) in known)
    if not old:
        return outcome
    new = tuple(finding for finding in outcome.findings if id(finding) not in known)
    said = f"{outcome.summary}; {counted(len(old))}"
    status = Status.FAILED if new else Status.PASSED
    return replace(outcome, status=status, summary=said, findings=new, known=old)


def counted(number: int) -> str:
    """Return a number of known findings in words."""
    return f"{number} known finding{'s'[: number > 1]}"


def _held(outcome: Outcome, floors: Mapping[str, float]) -> Outcome:
    """Fail an outcome whose figures have fallen, and note those that have risen."""
    if not _conclusive(outcome):
        return outcome
    fallen = []
    notes = list(outcome.notes)
    for name, figure in outcome.figures.items():
        floor = floors.get(name, figure)
        if figure < floor - FALL:
            fallen.append(_fallen(name, figure, floor))
        elif figure >= floor + RISE:
            notes.append(
                f"{name} rose from {floor:.2f} % in the baseline to {figure:.2f} %;"
                f" keep it: {WRITE}"
            )
    if not fallen:
        return replace(outcome, notes=tuple(notes))
    said = "; ".join([outcome.summary, *(finding.what for finding in fallen)])
    findings = (*outcome.findings, *fallen)
    return replace(
        outcome, status=Status.FAILED, summary=said, findings=findings, notes=tuple(notes)
    )


def _fallen(name: str, figure: float, floor: float) -> Finding:
    return Finding(
        what=f"{name} fell below the baseline",
        measured=f"{figure:.2f} %",
        expected=f"at least {floor:.2f} %, as the baseline has it, less {FALL:g} points",
        remedy="Bring it back, or agree on the lower figure and write the baseline anew.",
        reproduce=WRITE,
    )
