"""The parts of a report that are plain text: one verdict's evidence, the plan.

Prose is wrapped at :data:`WIDTH`; what is to be pasted (commands, tables of configuration) and
places (``path:line``) are kept whole, so that they can be copied.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from ..model import Assignment, Finding, ItemPlan, Outcome, Result, State, Status, Verdict

WIDTH = 80
"""Columns; narrow enough for the log of a CI system."""

MOST_FINDINGS = 10
"""Findings of one probe that are shown; the others are counted."""

MOST_DETAIL = 12
"""Lines of a finding's longer evidence that are shown, counted from its end."""

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
    State.KNOWN: "known",
}
"""State → the word that stands for it, readable without colour."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_DIRECTION = re.compile("[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_COMMAND_ANYWHERE = re.compile(r"##(?=\[|vso\[|teamcity\[)")
_COMMAND_FIRST = re.compile(r"^(?=[^\S\n]*::)", re.MULTILINE)
_TO_PASTE = re.compile(r"\[|curl |[\w.-]+ = ")


def clean(text: str) -> str:
    """Return text that came from a target made harmless for a terminal and a CI log.

    What :func:`visible` escapes is escaped. What a CI system would take for a command of its own is
    broken up: ``::error`` at the start of a line (GitHub), ``##[…]`` and ``##vso[…]`` (Azure and
    GitHub) and ``##teamcity[…]`` anywhere.
    """
    return _COMMAND_FIRST.sub("| ", _COMMAND_ANYWHERE.sub("## ", visible(text)))


def visible(text: str) -> str:
    """Return text with control characters, marks of direction and half surrogate pairs escaped."""
    text = text.replace("\r\n", "\n")
    text = _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", text)
    return _DIRECTION.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def flat(text: str) -> str:
    """Return clean text on one line."""
    return clean(" ".join(text.split()))


def wrapped(text: str, indent: str = "", *, hanging: str | None = None) -> Iterator[str]:
    """Give the lines of a text, prose wrapped at :data:`WIDTH`.

    Args:
        text: What to show; it may come from a target.
        indent: Stands before the first line.
        hanging: Stands before all others; without it two columns more than ``indent``.
    """
    after = indent + "  " if hanging is None else hanging
    before = indent
    for line in clean(text).splitlines():
        if len(before) + len(line) <= WIDTH or _TO_PASTE.match(line):
            yield before + line
        else:
            for one in textwrap.wrap(
                line,
                WIDTH,
                initial_indent=before,
                subsequent_indent=after,
                break_long_words=False,
                break_on_hyphens=False,
            ):
                # A word that was in the middle may have come to the start of a line.
                yield _COMMAND_FIRST.sub("| ", one)
        before = indent if hanging is None else hanging


def counted(number: int) -> str:
    """Return a number of items in words."""
    return "1 item" if number == 1 else f"{number} items"


def rest(result: Result) -> str:
    """Say how many items were left out; empty when none was."""
    if not result.left_out:
        return ""
    were = "other was" if result.left_out == 1 else "others were"
    return f"{result.left_out} {were} not judged"


def tolerated(result: Result) -> str:
    """Say how many items are done only because something is tolerated; empty when none is."""
    waived = sum(verdict.state is State.WAIVED for verdict in result.verdicts)
    known = [verdict for verdict in result.verdicts if verdict.state is State.KNOWN]
    number = sum(len(d.outcome.known) for verdict in known for d in verdict.decisions)
    findings = "1 known finding" if number == 1 else f"{number} known findings"
    parts = [f", {waived} of them waived"] if waived else []
    parts += [f", {len(known)} of them with {findings}"] if known else []
    return "".join(parts)


def known_lines(verdict: Verdict, *, most: int = MOST_FINDINGS) -> Iterator[str]:
    """Give one line for each finding that the baseline tolerates, with its place."""
    known = [finding for decision in verdict.decisions for finding in decision.outcome.known]
    for finding in known[:most]:
        yield flat(f"{finding.what} ({finding.where})" if finding.where else finding.what)
    if len(known) > most:
        yield f"and {len(known) - most} more"


def shown_before(verdicts: Iterable[Verdict]) -> dict[str, dict[int, str]]:
    """Return, by id of an item and number of a decision, the earlier item that shows the same.

    Items that ask the same of a probe have the same outcome; it is read once.
    """
    first: dict[str, list[tuple[Outcome, Verdict]]] = {}
    again: dict[str, dict[int, str]] = {}
    for verdict in verdicts:
        for number, decision in enumerate(verdict.decisions):
            name, outcome = decision.assignment.probe, decision.outcome
            if State(outcome.status.value).done or not outcome.findings:
                continue
            known = first.setdefault(name, [])
            earlier = next((one for shown, one in known if shown == outcome), None)
            if earlier is None:
                known.append((outcome, verdict))
            elif earlier is not verdict:
                again.setdefault(verdict.item.id, {})[number] = flat(earlier.item.text)
    return again


def evidence(
    verdict: Verdict,
    *,
    findings: int = MOST_FINDINGS,
    detail: int = MOST_DETAIL,
    elsewhere: Mapping[int, str] = MappingProxyType({}),
) -> Iterator[str]:
    """Give the lines that explain a verdict that is not done.

    Args:
        verdict: What to explain.
        findings: How many of each probe are shown; the others are counted.
        detail: How many lines of a finding's longer evidence are shown, from its end.
        elsewhere: Number of a decision → text of the item for which the same was shown.
    """
    yield from wrapped(f"{WORDS[verdict.state]}: {flat(verdict.item.text)}")
    if not verdict.decisions or verdict.state in {State.UNMAPPED, State.UNAVAILABLE}:
        yield from wrapped(verdict.summary, "  ")
    for number, decision in enumerate(verdict.decisions):
        if State(decision.outcome.status.value).done and len(verdict.decisions) > 1:
            continue
        yield from wrapped(f"{decision.assignment.probe}: {flat(decision.outcome.summary)}", "  ")
        if number in elsewhere:
            yield from wrapped(f"as shown for “{elsewhere[number]}”", "    ", hanging="    ")
        else:
            yield from _outcome(decision.outcome, findings, detail)
    if verdict.reason and verdict.state is not State.INCONCLUSIVE:
        yield from wrapped(verdict.reason, "  ", hanging="  ")


def _outcome(outcome: Outcome, most: int, detail: int) -> Iterator[str]:
    for number, finding in enumerate(outcome.findings[:most], 1):
        yield from _finding(number, finding, detail)
    if len(outcome.findings) > most:
        yield f"    and {len(outcome.findings) - most} more"
    if outcome.known:
        yield f"    {len(outcome.known)} more {'is' if len(outcome.known) == 1 else 'are'} known"
    for note in outcome.notes:
        yield from wrapped(f"note: {note}", "    ")
    if outcome.status is Status.INCONCLUSIVE and outcome.advice:
        yield from wrapped(f"to see it: {outcome.advice}", "    ", hanging="    ")


def _finding(number: int, finding: Finding, detail: int) -> Iterator[str]:
    yield from wrapped(f"{number}. {finding.what}", "    ", hanging="       ")
    rows = (
        ("where", finding.where, True),
        ("measured", finding.measured, False),
        ("expected", finding.expected, False),
        ("again", finding.reproduce, True),
        ("fix", finding.remedy, False),
    )
    for label, text, whole in rows:
        if text and text != finding.what:
            first, after = f"       {label + ':':<10}", " " * 17
            if whole:
                yield from (
                    (after if number else first) + line
                    for number, line in enumerate(clean(text).splitlines())
                )
            else:
                yield from wrapped(text, first, hanging=after)
    yield from _detail(finding.detail, detail)


def _detail(text: str, most: int) -> Iterator[str]:
    before = "       | "
    lines = clean(text).splitlines()
    for line in lines[max(len(lines) - most, 0) :]:
        room = WIDTH - len(before)
        yield from (before + line[at : at + room] for at in range(0, max(len(line), 1), room))


def plan_lines(plans: Sequence[ItemPlan]) -> Iterator[str]:
    """Give the plan: per item the probes, their parameters, and the reason for each."""
    for plan in plans:
        yield clean(f"{plan.item.id}  ({plan.item.file}:{plan.item.line})")
        yield from wrapped(flat(plan.item.text), "    ", hanging="    ")
        if plan.item.struck:
            yield "      → nothing: struck through in the checklist"
            continue
        for assignment in plan.assignments:
            yield from wrapped(f"→ {_named(assignment)}: {assignment.reason}", "      ")
        understood = {one.probe: one for one in plan.understood}
        for name in (*plan.unavailable, *plan.answered):
            how = "not available in this version"
            if name in plan.answered:
                how = "answered by the command of the line"
            one = understood.get(name)
            shown, why = (_named(one), f"; {one.reason}") if one else (name, "")
            yield from wrapped(f"→ {shown}: {how}{why}", "      ")
        for part in plan.undecided:
            yield from wrapped(f"→ nothing decides {part}", "      ")
        if not plan.assignments and not plan.unavailable and not plan.undecided:
            yield "      → nothing decides this line"
        if plan.advice:
            yield from wrapped(plan.advice, "        ", hanging="        ")


def _named(assignment: Assignment) -> str:
    """The probe with its parameters."""
    values = sorted(assignment.parameters.items())
    shown = ", ".join(f"{key.replace('_', '-')} = {_value(value)}" for key, value in values)
    return f"{assignment.probe} ({shown})" if shown else assignment.probe


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_value, value)) + "]"
    return f"{value:g}" if isinstance(value, float) else str(value)
