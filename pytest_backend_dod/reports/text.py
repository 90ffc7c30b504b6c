"""The parts of a report that are plain text: one verdict's evidence, the plan."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence

from ..model import Finding, ItemPlan, Outcome, State, Status, Verdict

MOST_FINDINGS = 10
"""Findings of one probe that are shown; the others are counted."""

WORDS = {
    State.PASSED: "done",
    State.FAILED: "NOT DONE",
    State.INCONCLUSIVE: "UNCLEAR",
    State.ERROR: "ERROR",
    State.UNMAPPED: "UNMAPPED",
    State.UNAVAILABLE: "NO PROBE",
    State.NOT_APPLICABLE: "n/a",
    State.WAIVED: "waived",
    State.ATTESTED: "attested",
}
"""State → the word that stands for it, readable without colour."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """Return text that came from a target made harmless for a terminal and a CI log.

    Control characters and marks of direction are escaped, and a line that a CI system would take
    for a command of its own (``::error``, ``##[…]``) is moved away from the margin.
    """
    text = _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", text.replace("\r\n", "\n"))
    return re.sub(r"^(?=\s*(::|##\[|##vso))", "| ", text, flags=re.MULTILINE)


def evidence(verdict: Verdict) -> Iterator[str]:
    """Give the lines that explain a verdict that is not done."""
    yield clean(f"{WORDS[verdict.state]}: {verdict.item.text}")
    if not verdict.decisions or verdict.state in {State.UNMAPPED, State.UNAVAILABLE}:
        yield clean(f"  {verdict.summary}")
    for decision in verdict.decisions:
        if State(decision.outcome.status.value).done and len(verdict.decisions) > 1:
            continue
        yield clean(f"  {decision.assignment.probe}: {decision.outcome.summary}")
        yield from _outcome(decision.outcome)
    if verdict.reason and verdict.state is not State.INCONCLUSIVE:
        yield from _indented(verdict.reason, "  ")


def _outcome(outcome: Outcome) -> Iterator[str]:
    for number, finding in enumerate(outcome.findings[:MOST_FINDINGS], 1):
        yield from _finding(number, finding)
    if len(outcome.findings) > MOST_FINDINGS:
        yield f"    and {len(outcome.findings) - MOST_FINDINGS} more"
    for note in outcome.notes:
        yield from _indented(f"note: {note}", "    ")
    if outcome.status is Status.INCONCLUSIVE and outcome.advice:
        yield from _indented(f"to see it: {outcome.advice}", "    ")


def _finding(number: int, finding: Finding) -> Iterator[str]:
    yield from _indented(f"{number}. {finding.what}", "    ")
    rows = (
        ("where", finding.where),
        ("measured", finding.measured),
        ("expected", finding.expected),
        ("again", finding.reproduce),
        ("fix", finding.remedy),
    )
    for label, text in rows:
        if text and text != finding.what:
            first, *rest = clean(text).splitlines() or [""]
            yield f"       {label + ':':<10}{first}"
            yield from (f"                 {line}" for line in rest)
    if finding.detail:
        yield from (f"       | {line}" for line in clean(finding.detail).splitlines()[-12:])


def _indented(text: str, indent: str) -> Iterator[str]:
    for line in clean(text).splitlines():
        # Lines to be pasted are kept whole; prose is wrapped.
        if len(line) > 96 and not line.startswith(("[", "curl")):
            yield from textwrap.wrap(
                line, 96, initial_indent=indent, subsequent_indent=indent + "  ", break_long_words=False
            )
        else:
            yield indent + line


def plan_lines(plans: Sequence[ItemPlan]) -> Iterator[str]:
    """Give the plan: per item the probes, their parameters, and the reason for each."""
    for plan in plans:
        yield clean(f"{plan.item.id}  ({plan.item.file}:{plan.item.line})")
        yield from _indented(plan.item.text, "    ")
        for assignment in plan.assignments:
            parameters = ", ".join(f"{k} = {_value(v)}" for k, v in sorted(assignment.parameters.items()))
            shown = f" ({parameters})" if parameters else ""
            yield clean(f"      → {assignment.probe}{shown}: {assignment.reason}")
        for name in plan.unavailable:
            yield f"      → {name}: not available in this version"
        if not plan.assignments and not plan.unavailable:
            yield "      → nothing decides this line"
        if plan.advice:
            yield from _indented(plan.advice, "        ")


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_value, value)) + "]"
    return f"{value:g}" if isinstance(value, float) else str(value)
