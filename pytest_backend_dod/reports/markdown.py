"""The report for people who read it in a pull request or in the summary of a CI job.

The checklist stands at the top, one row a line, then the evidence of what is not done. Everything
that may come from a target is escaped, so that it is shown and not rendered. A comment on GitHub
may have 65,536 characters and GitLab allows a million, so the report is cut at :data:`LIMIT` and
says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..model import Decision, Finding, Result, State, Verdict
from .text import MOST_FINDINGS, WORDS, clean, counted, flat, known_lines, rest, tolerated

LIMIT = 60_000
"""Characters of the whole report; a comment on GitHub may have 65,536."""

SIGNS = {
    State.PASSED: "✅",
    State.NOT_APPLICABLE: "➖",
    State.WAIVED: "🕑",
    State.ATTESTED: "✍️",
    State.KNOWN: "📌",
}
"""State → its sign; what is not done has :data:`OPEN`. The word stands beside it."""

OPEN = "❌"

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~$@!&])")
_LONGEST_RUN = re.compile("`+")


def render(result: Result) -> str:
    """Return the report as GitHub-flavoured markdown."""
    head = "\n".join(_head(result))
    parts = ["\n".join(_evidence(verdict)) for verdict in result.verdicts if not verdict.state.done]
    parts += ["\n".join(_known(v)) for v in result.verdicts if v.state is State.KNOWN]
    return _cut(head, parts)


def _cut(head: str, parts: Sequence[str]) -> str:
    """Join the parts up to the limit; the table is always whole, unless it alone is too long."""
    text, left_out = head, 0
    for part in parts:
        if len(text) + len(part) + 200 > LIMIT:
            left_out += 1
        else:
            text += f"\n{part}"
    if len(text) > LIMIT:
        whole = text[: LIMIT - 200].rpartition("\n")[0]
        return f"{whole}\n\nThe rest was cut: the report has {len(text)} characters.\n"
    if left_out:
        text += f"\n\nThe evidence of {left_out} more was left out to keep the report short.\n"
    return text


def _head(result: Result) -> Iterator[str]:
    yield f"## Definition of Done: {headline(result)}"
    yield ""
    if result.verdicts:
        yield "| | item | what decided |"
        yield "|---|---|---|"
        for verdict in result.verdicts:
            sign = SIGNS.get(verdict.state, OPEN)
            word = WORDS[verdict.state]
            yield f"| {sign} {word} | {_cell(verdict.item.text)} | {_cell(verdict.summary)} |"
        yield ""
    for label, lines in (("checklist", result.scene.checklists), ("host", result.scene.hosts)):
        for line in lines:
            yield f"- {label}: {escaped(line)}"
    for note in result.scene.notes:
        yield f"- note: {escaped(note)}"


def headline(result: Result) -> str:
    """Return the one sentence that matters."""
    if result.not_judged:
        return f"not judged, because {escaped(result.not_judged)}"
    items = counted(len(result.verdicts))
    undone = sum(not verdict.state.done for verdict in result.verdicts)
    others = f"; {rest(result)}" if result.left_out else ""
    if undone:
        warned = "**would fail** without `--backend-dod-warn`: " if result.would_fail else ""
        return f"{warned}{undone} of {items} not done{others}"
    chosen = f"the chosen {items} done" if result.left_out else f"done, {items}"
    return f"{chosen}{tolerated(result)}{others}"


def _known(verdict: Verdict) -> Iterator[str]:
    yield f"### {SIGNS[State.KNOWN]} {escaped(verdict.item.text)}"
    yield ""
    for line in known_lines(verdict):
        yield f"- {escaped(line)}"
    yield ""


def _evidence(verdict: Verdict) -> Iterator[str]:
    item = verdict.item
    yield f"### {OPEN} {escaped(item.text)}"
    yield ""
    yield f"{code(f'{item.file}:{item.line}')} {WORDS[verdict.state]}"
    if not verdict.decisions:
        yield ""
        yield escaped(verdict.summary)
    for decision in verdict.decisions:
        if State(decision.outcome.status.value).done and len(verdict.decisions) > 1:
            continue
        yield from _decision(decision)
    if verdict.reason:
        yield ""
        yield from block(verdict.reason)
    yield ""


def _decision(decision: Decision) -> Iterator[str]:
    outcome = decision.outcome
    yield ""
    yield f"**{escaped(decision.assignment.probe)}**: {escaped(outcome.summary)}"
    for number, finding in enumerate(outcome.findings[:MOST_FINDINGS], 1):
        yield from _finding(number, finding)
    if len(outcome.findings) > MOST_FINDINGS:
        yield ""
        yield f"and {len(outcome.findings) - MOST_FINDINGS} more"
    if outcome.known:
        yield ""
        yield f"{len(outcome.known)} more {'is' if len(outcome.known) == 1 else 'are'} known"
    for note in outcome.notes:
        yield f"- note: {escaped(note)}"
    if outcome.advice:
        yield ""
        yield f"To see it: {escaped(outcome.advice)}"


def _finding(number: int, finding: Finding) -> Iterator[str]:
    yield ""
    yield f"{number}. {escaped(finding.what)}"
    for label, text in (
        ("where", finding.where),
        ("measured", finding.measured),
        ("expected", finding.expected),
        ("fix", finding.remedy),
    ):
        if text and text != finding.what:
            shown = code(text) if label == "where" else escaped(text)
            yield f"   - {label}: {shown}"
    if finding.reproduce:
        yield ""
        yield from (f"   {line}".rstrip() for line in block(finding.reproduce, "sh"))


def escaped(text: str) -> str:
    """Return text that is shown as it is, on one line: no markup, no mention of a person."""
    return _SPECIAL.sub(r"\\\1", flat(text)).replace("\\@", "@\u200b")


def _cell(text: str) -> str:
    whole = escaped(text)
    return whole if len(whole) <= 300 else whole[:299].rstrip("\\") + "…"


def code(text: str) -> str:
    """Return text as code within a line."""
    text = flat(text)
    fence = "`" * (_longest(text) + 1)
    gap = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{gap}{text}{gap}{fence}"


def block(text: str, language: str = "") -> Iterator[str]:
    """Give the lines of a block of code that no text can end early."""
    text = clean(text)
    fence = "`" * max(3, _longest(text) + 1)
    yield fence + language
    yield from text.splitlines()
    yield fence


def _longest(text: str) -> int:
    return max((len(run) for run in _LONGEST_RUN.findall(text)), default=0)
