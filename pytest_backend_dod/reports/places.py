"""Undone items as problems at places of the repository, for formats that show them beside code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..fingerprints import Fingerprints
from ..model import Finding, Result, State, Verdict
from .text import clean

_PLACE = re.compile(r"(?P<path>[\w./ -]+\.\w+|[\w./-]+):(?P<line>[1-9]\d{0,6})(?::\d+)?$")


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing that is not done, with a file and a line."""

    item: str
    """Id of the item."""
    probe: str
    """Probe that saw it; empty for an item that nothing decides."""
    state: State
    message: str
    path: str
    """Relative to the repository, with forward slashes."""
    line: int
    fingerprint: str
    """The same for the same problem, whatever line it moves to and whatever was measured."""


def problems(result: Result) -> tuple[Problem, ...]:
    """Return a problem for each finding of an undone item, or one for an item without findings."""
    prints = Fingerprints()
    found = []
    for verdict in result.verdicts:
        if not verdict.state.done:
            _count_known(verdict, prints)
            for probe, message, finding in _messages(verdict):
                path, line = _place(finding, verdict)
                if result.scene.folder:
                    path = f"{result.scene.folder}/{path}"
                found.append(
                    Problem(
                        item=verdict.item.id,
                        probe=probe,
                        state=verdict.state,
                        message=message,
                        path=path,
                        line=line,
                        fingerprint=prints.of(
                            verdict.item.id, probe, finding or _word(verdict, probe)
                        ),
                    )
                )
    return tuple(found)


def _count_known(verdict: Verdict, prints: Fingerprints) -> None:
    """Let a new finding have the number that it would have beside known ones of its kind."""
    for decision in verdict.decisions:
        for finding in decision.outcome.known:
            prints.of(verdict.item.id, decision.assignment.probe, finding)


def _messages(verdict: Verdict) -> Iterator[tuple[str, str, Finding | None]]:
    """Yield the probe, the message and the finding."""
    said = False
    for decision in verdict.decisions:
        outcome, probe = decision.outcome, decision.assignment.probe
        if State(outcome.status.value).done:
            continue
        for finding in outcome.findings:
            said = True
            parts = [finding.what, finding.remedy]
            yield probe, clean(" ".join(filter(None, parts))), finding
        if not outcome.findings:
            said = True
            parts = [outcome.summary, outcome.advice]
            yield probe, clean(" ".join(filter(None, parts))), None
    if not said:
        text = " ".join(filter(None, [verdict.summary, verdict.reason]))
        yield "", clean(text) or verdict.state.value, None


def _word(verdict: Verdict, probe: str) -> str:
    """Return the word that stands for a problem without a finding."""
    statuses = [d.outcome.status.value for d in verdict.decisions if d.assignment.probe == probe]
    return statuses[0] if statuses else verdict.state.value


def _place(finding: Finding | None, verdict: Verdict) -> tuple[str, int]:
    place = _PLACE.fullmatch(finding.where.strip()) if finding is not None else None
    if place is not None and not place["path"].startswith("/") and ".." not in place["path"]:
        return place["path"].removeprefix("./"), int(place["line"])
    return verdict.item.file, verdict.item.line
