"""Plain text: harmless, and within the columns of a CI log."""

from __future__ import annotations

import re

import pytest

from pytest_backend_dod.model import Assignment, Item, ItemPlan, State, Status
from pytest_backend_dod.reports.text import (
    MOST_DETAIL,
    MOST_FINDINGS,
    WIDTH,
    WORDS,
    clean,
    evidence,
    flat,
    plan_lines,
    wrapped,
)

from .examples import HOSTILE, LONG, finding, verdict

COMMAND = re.compile(r"^\s*::|##\[|##vso\[|##teamcity\[", re.MULTILINE)
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def test_hostile_text_is_what_it_is_meant_to_be() -> None:
    assert COMMAND.search(HOSTILE)
    assert UNSEEN.search(HOSTILE)


@pytest.mark.parametrize("show", [clean, flat, lambda text: "\n".join(wrapped(text, "  "))])
def test_hostile_text_is_made_harmless(show: object) -> None:
    shown = show(HOSTILE)  # type: ignore[operator]
    assert not UNSEEN.search(shown)
    assert not COMMAND.search(shown)
    assert "\\x1b[31mred" in shown
    assert "\\u202emirrored" in shown


def test_ordinary_text_stays_as_it_is() -> None:
    text = "GET /orders → 200 after 0.5 s\n\tnaïve “quotes”, a::b and #hash"
    assert clean(text) == text


def test_windows_line_ends_are_not_shown() -> None:
    assert clean("one\r\ntwo") == "one\ntwo"


def test_flat_is_one_line() -> None:
    assert flat(" one\n\n  two\t three ") == "one two three"


def test_wrapping_never_brings_a_command_to_the_margin() -> None:
    for padding in range(60, 90):
        lines = list(wrapped("x" * padding + " ::error::here " + LONG, ""))
        assert not [line for line in lines if COMMAND.match(line)]


def test_lines_to_paste_are_kept_whole() -> None:
    paste = "[tool.backend-dod.items." + "a" * 90 + "]"
    command = "command = { run = '" + "b" * 90 + "' }"
    assert list(wrapped(f"Write:\n{paste}\n{command}", "  ", hanging="  ")) == [
        "  Write:",
        f"  {paste}",
        f"  {command}",
    ]


@pytest.mark.parametrize("state", State)
def test_evidence_stays_within_the_columns(state: State) -> None:
    seen = finding(
        what=LONG, where="shop/app.py:3", measured=LONG, expected=LONG, remedy=LONG, detail=LONG * 3
    )
    shown = verdict(state, LONG, summary=LONG, findings=(seen,), notes=(LONG,), advice=LONG)
    lines = list(evidence(shown))
    assert max(map(len, lines)) <= WIDTH
    assert lines[0].startswith(f"{WORDS[state]}: a sentence")


def test_evidence_of_a_finding() -> None:
    seen = finding(
        where="GET /orders",
        measured="500",
        expected="no 5xx",
        reproduce="curl -i http://localhost/orders",
        remedy="Handle it.",
        detail="Traceback\nValueError",
    )
    assert list(evidence(verdict(findings=(seen,), notes=("9 operations",)))) == [
        "NOT DONE: No server errors",
        "  fuzz: 1 of 9 operations answers 500",
        "    1. GET /orders answers 500",
        "       where:    GET /orders",
        "       measured: 500",
        "       expected: no 5xx",
        "       again:    curl -i http://localhost/orders",
        "       fix:      Handle it.",
        "       | Traceback",
        "       | ValueError",
        "    note: 9 operations",
    ]


def test_commands_and_places_are_kept_whole() -> None:
    command, place = "curl " + "h" * 100, "shop/" + "p" * 100 + ".py:3"
    lines = list(evidence(verdict(findings=(finding(reproduce=command, where=place),))))
    assert f"       again:    {command}" in lines
    assert f"       where:    {place}" in lines


def test_many_findings_are_counted() -> None:
    lines = list(evidence(verdict(findings=(finding(),) * (MOST_FINDINGS + 4))))
    assert lines[-1] == "    and 4 more"


def test_end_of_a_long_traceback_is_shown() -> None:
    detail = "\n".join(f"line {n}" for n in range(100))
    lines = list(evidence(verdict(findings=(finding(detail=detail),))))
    assert lines[-MOST_DETAIL:] == [f"       | line {n}" for n in range(100 - MOST_DETAIL, 100)]


def test_advice_for_an_inconclusive_outcome() -> None:
    shown = verdict(State.INCONCLUSIVE, advice="Write in pyproject.toml:\n[tool.backend-dod]")
    assert list(evidence(shown))[-2:] == [
        "    to see it: Write in pyproject.toml:",
        "    [tool.backend-dod]",
    ]
    assert shown.decisions[0].outcome.status is Status.INCONCLUSIVE


def test_plan() -> None:
    item = Item(id="covered", text="Covered", file="DOD.md", line=7)
    reason = "the words “coverage”"
    assigned = Assignment(probe="coverage", parameters={"min": 85.0, "branch": True}, reason=reason)
    struck = Item(id="old", text="Old", file="DOD.md", line=8, struck=True)
    plans = [
        ItemPlan(item=item, assignments=(assigned,), unavailable=("docs",)),
        ItemPlan(item=struck, assignments=(assigned,)),
        ItemPlan(item=item, advice="write:\n[table]"),
    ]
    assert list(plan_lines(plans)) == [
        "covered  (DOD.md:7)",
        "    Covered",
        "      → coverage (branch = true, min = 85): the words “coverage”",
        "      → docs: not available in this version",
        "old  (DOD.md:8)",
        "    Old",
        "      → nothing: struck through in the checklist",
        "covered  (DOD.md:7)",
        "    Covered",
        "      → nothing decides this line",
        "        write:",
        "        [table]",
    ]
