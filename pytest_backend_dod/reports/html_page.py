"""What the HTML report shows, as plain records: the templates only lay it out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from ..model import Decision, Finding, Result, State, Verdict
from . import html_charts, html_tables, html_times
from .html_charts import drawn

MOST_FINDINGS = 50
"""Findings of one probe that are shown; the others are counted."""

MOST_NOTES = 30
"""Notes of one probe that are shown; the others are counted."""

TONES = {
    State.PASSED: "good",
    State.NOT_APPLICABLE: "quiet",
    State.WAIVED: "lent",
    State.ATTESTED: "lent",
    State.KNOWN: "lent",
    State.FAILED: "bad",
    State.ERROR: "bad",
}
"""State → how it is drawn; whatever nobody could decide is ``open``."""

WORDS = {
    State.PASSED: "done",
    State.FAILED: "not done",
    State.INCONCLUSIVE: "unclear",
    State.ERROR: "error",
    State.UNMAPPED: "unmapped",
    State.UNAVAILABLE: "no probe",
    State.NOT_APPLICABLE: "not applicable",
    State.WAIVED: "waived",
    State.ATTESTED: "attested",
    State.KNOWN: "known",
}
"""State → its word in running text."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the checklist with its verdict."""

    anchor: str
    text: str
    struck: bool
    tone: str
    word: str
    summary: str
    remark: str
    """What the box says when it contradicts the verdict."""


@dataclass(frozen=True, kw_only=True)
class Section:
    """Lines below one heading."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One checklist."""

    file: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, kw_only=True)
class Probed:
    """One probe of an item, with its pictures."""

    name: str
    tone: str
    word: str
    because: str
    summary: str
    findings: tuple[Finding, ...]
    more_findings: int
    known: tuple[str, ...]
    """What the findings say that the baseline tolerates."""
    more_known: int
    notes: tuple[str, ...]
    more_notes: int
    advice: str
    rests_on: str
    coverage: html_charts.Coverage | None
    burst: html_charts.Burst | None
    attempts: html_charts.Attempts | None
    readiness: html_tables.Readiness | None
    chains: tuple[html_tables.Chain, ...]


@dataclass(frozen=True, kw_only=True)
class Article:
    """The evidence of one item."""

    line: Line
    place: str
    section: str
    done: bool
    verdict: str
    """What decided, where it is not what a probe says."""
    reason: str
    probes: tuple[Probed, ...]


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One item in the row of all verdicts; places are per cent of the width."""

    x: float
    width: float
    tone: str


@dataclass(frozen=True, kw_only=True)
class Page:
    """The whole report."""

    tone: str
    headline: str
    lede: str
    tally: tuple[tuple[str, str], ...]
    """Tone and text, such as ``3 unclear``."""
    row: tuple[Bar, ...]
    sheets: tuple[Sheet, ...]
    operations: html_tables.Operations | None
    times: html_times.Times | None
    facts: tuple[tuple[str, tuple[str, ...]], ...]


def page(result: Result) -> Page:
    """Return everything about a result but the evidence of its items."""
    done = sum(verdict.state.done for verdict in result.verdicts)
    total = len(result.verdicts)
    if result.not_judged:
        tone, headline, lede = "open", "Not judged", f"because {result.not_judged}"
    elif not total:
        tone, headline, lede = "open", "Not judged", "because the checklist has no line"
    elif not result.holds:
        tone, headline, lede = "bad", "Not done", _undone(total - done, total)
    elif result.left_out:
        tone, headline, lede = "open", "Done in part", f"The chosen {_lines(total)} done."
    else:
        tone, headline = "good", "Done"
        lede = "The one line holds." if total == 1 else f"All {total} lines hold."
    return Page(
        tone=tone,
        headline=headline,
        lede=" ".join(filter(None, [lede, _others(result), _warning(result)])),
        tally=tuple(_tally(result.verdicts)),
        row=tuple(_row(result.verdicts)),
        sheets=tuple(_sheets(result.verdicts)),
        operations=drawn(lambda: html_tables.operations(result)),
        times=drawn(lambda: html_times.times(result)),
        facts=tuple((name, lines) for name, lines in _facts(result) if lines),
    )


def _lines(number: int) -> str:
    return "line is" if number == 1 else f"{number} lines are"


def _others(result: Result) -> str:
    others = "One other was" if result.left_out == 1 else f"{result.left_out} others were"
    return f"{others} not judged." if result.left_out else ""


def _warning(result: Result) -> str:
    return "Without --backend-dod-warn, this would fail." if result.would_fail else ""


def _undone(undone: int, total: int) -> str:
    if undone == total:
        return "The one line does not hold." if total == 1 else f"None of the {total} lines holds."
    return f"{undone} of {total} lines {'does' if undone == 1 else 'do'} not hold."


def _facts(result: Result) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "Checklist", result.scene.checklists
    yield "Hosts", result.scene.hosts
    yield "Notes", result.scene.notes
    yield "Took", (html_charts.duration(result.seconds),) if result.seconds else ()


def _tally(verdicts: Sequence[Verdict]) -> Iterator[tuple[str, str]]:
    for state, word in WORDS.items():
        count = sum(verdict.state is state for verdict in verdicts)
        if count:
            yield _tone(state), f"{count} {word}"


def _row(verdicts: Sequence[Verdict]) -> Iterator[Bar]:
    width = 100 / max(len(verdicts), 8)
    for number, verdict in enumerate(verdicts):
        yield Bar(
            x=round(number * width, 3), width=round(width * 0.86, 3), tone=_tone(verdict.state)
        )


def _tone(state: State) -> str:
    return TONES.get(state, "open")


def _sheets(verdicts: Sequence[Verdict]) -> Iterator[Sheet]:
    numbered = list(enumerate(verdicts, 1))
    for file, below in groupby(numbered, key=lambda pair: pair[1].item.file):
        sections = [
            Section(title=title, lines=tuple(_line(number, v) for number, v in lines))
            for title, lines in groupby(below, key=lambda pair: pair[1].item.section)
        ]
        yield Sheet(file=file, sections=tuple(sections))


def _line(number: int, verdict: Verdict) -> Line:
    item = verdict.item
    remark = "ticked in the file" if item.checked and not verdict.state.done else ""
    return Line(
        # Not the item's own id: that comes from its text.
        anchor=f"evidence-{number}",
        text=item.text,
        struck=item.struck,
        tone=_tone(verdict.state),
        word=WORDS[verdict.state],
        summary=verdict.summary,
        remark=remark,
    )


def articles(result: Result) -> Iterator[Article]:
    """Give the evidence of each item, in their order."""
    for number, verdict in enumerate(result.verdicts, 1):
        item, outcomes = verdict.item, [d.outcome for d in verdict.decisions]
        told = verdict.state.value in {outcome.status.value for outcome in outcomes}
        advised = verdict.reason in {outcome.advice for outcome in outcomes}
        yield Article(
            line=_line(number, verdict),
            place=f"{item.file}:{item.line}",
            section=item.section,
            done=verdict.state.done,
            verdict="" if told else verdict.summary,
            reason="" if advised else verdict.reason,
            probes=tuple(_probed(decision) for decision in verdict.decisions),
        )


def _probed(decision: Decision) -> Probed:
    outcome, assignment = decision.outcome, decision.assignment
    measures, parameters = outcome.measures, assignment.parameters
    state = State(outcome.status.value)
    name = assignment.probe
    return Probed(
        name=name,
        tone=_tone(state),
        word=WORDS[state],
        because=_because(assignment.reason, parameters),
        summary=outcome.summary,
        findings=outcome.findings[:MOST_FINDINGS],
        more_findings=max(0, len(outcome.findings) - MOST_FINDINGS),
        known=tuple(finding.what for finding in outcome.known[:MOST_FINDINGS]),
        more_known=max(0, len(outcome.known) - MOST_FINDINGS),
        notes=outcome.notes[:MOST_NOTES],
        more_notes=max(0, len(outcome.notes) - MOST_NOTES),
        advice="" if state.done else outcome.advice,
        rests_on=drawn(lambda: _rests_on(measures["rests_on"])) or "",
        coverage=drawn(lambda: html_charts.coverage(measures, parameters))
        if name == "coverage"
        else None,
        burst=drawn(lambda: html_charts.burst(measures["limit"], parameters))
        if name == "rate-limit"
        else None,
        attempts=drawn(lambda: html_charts.attempts(measures["login"]))
        if name == "rate-limit"
        else None,
        readiness=drawn(lambda: html_tables.readiness(measures)) if name == "health" else None,
        chains=(drawn(lambda: html_tables.chains(measures)) or ()) if name == "migrations" else (),
    )


def _because(reason: str, parameters: Mapping[str, object]) -> str:
    """Return why the probe was asked; parameters that the reason does not name come behind it."""
    silent = {name: value for name, value in parameters.items() if name not in reason}
    shown = ", ".join(f"{name.replace('_', '-')} = {value}" for name, value in silent.items())
    return f"{reason}; {shown}" if shown else reason


_RESTS = {
    "requests": ("request", "requests"),
    "statements": ("SQL statement", "SQL statements"),
    "records": ("log record", "log records"),
    "requests_of_the_suite": ("request of the suite", "requests of the suite"),
}


def _rests_on(told: Mapping[str, int]) -> str:
    parts = [
        f"{int(told[key]):,} {words[int(told[key]) != 1]}"
        for key, words in _RESTS.items()
        if told.get(key)
    ]
    return ", ".join(parts)
