"""Undone items as problems at places of the repository, for formats that show them beside code."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Finding, Result, State, Verdict
from .text import clean, flat

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
    """Relative to the root folder, with forward slashes."""
    line: int
    fingerprint: str
    """The same for the same problem, whatever line it moves to and whatever was measured."""


def problems(result: Result) -> tuple[Problem, ...]:
    """Return a problem for each finding of an undone item, or one for an item without findings."""
    seen: dict[str, int] = {}
    found = []
    for verdict in result.verdicts:
        if not verdict.state.done:
            for probe, message, what, finding in _messages(verdict):
                path, line = _place(finding, verdict)
                key = "\0".join((verdict.item.id, probe, what, finding.where if finding else ""))
                number = seen[key] = seen.get(key, 0) + 1
                steady = f"{_without_line(key)}\0{number}".encode("utf-8", "replace")
                found.append(
                    Problem(
                        item=verdict.item.id,
                        probe=probe,
                        state=verdict.state,
                        message=message,
                        path=path,
                        line=line,
                        fingerprint=hashlib.sha256(steady).hexdigest()[:32],
                    )
                )
    return tuple(found)


def _messages(verdict: Verdict) -> Iterator[tuple[str, str, str, Finding | None]]:
    """Yield the probe, the message, what makes it this problem and no other, and the finding."""
    said = False
    for decision in verdict.decisions:
        outcome, probe = decision.outcome, decision.assignment.probe
        if State(outcome.status.value).done:
            continue
        for finding in outcome.findings:
            said = True
            parts = [finding.what, finding.remedy]
            yield probe, clean(" ".join(filter(None, parts))), _steady(finding.what), finding
        if not outcome.findings:
            said = True
            parts = [outcome.summary, outcome.advice]
            yield probe, clean(" ".join(filter(None, parts))), outcome.status.value, None
    if not said:
        text = " ".join(filter(None, [verdict.summary, verdict.reason]))
        yield "", clean(text) or verdict.state.value, verdict.state.value, None


def _steady(what: str) -> str:
    """Leave out figures: a problem stays the same when it is measured anew."""
    return re.sub(r"\d+(?:\.\d+)?", "#", flat(what))


def _without_line(key: str) -> str:
    return re.sub(r":\d+(?::\d+)?$", "", key)


def _place(finding: Finding | None, verdict: Verdict) -> tuple[str, int]:
    place = _PLACE.fullmatch(finding.where.strip()) if finding is not None else None
    if place is not None and not place["path"].startswith("/") and ".." not in place["path"]:
        return place["path"].removeprefix("./"), int(place["line"])
    return verdict.item.file, verdict.item.line
