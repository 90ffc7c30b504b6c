"""The whole vocabulary on lines as teams write them (``lines*.txt`` beside this file)."""

from __future__ import annotations

from pathlib import Path

import pytest

from pytest_backend_dod.checklist.matching import words_matched
from pytest_backend_dod.checklist.normal_form import normalised
from pytest_backend_dod.checklist.planning import plan
from pytest_backend_dod.checklist.vocabulary import PLANNED
from pytest_backend_dod.config import Configuration
from pytest_backend_dod.model import Item
from pytest_backend_dod.probes.registry import collect

PROBES = collect(())
LINES = [
    line.rpartition(" | ")
    for file in sorted(Path(__file__).parent.glob("lines*.txt"))
    for line in file.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.fixture(scope="module")
def compared() -> list[tuple[str, set[str], set[str]]]:
    """Each line with the names it should lead to, and those it does lead to."""
    items = [
        Item(id=f"line-{number}", text=text, file="lines.txt", line=number)
        for number, (text, _, _) in enumerate(LINES)
    ]
    plans = plan(items, PROBES, Configuration(root=Path()))
    return [
        (text, set(names.split(", ")) - {"-"}, names_of(one))
        for (text, _, names), one in zip(LINES, plans, strict=True)
    ]


def names_of(one):
    return {each.probe for each in one.assignments} | set(one.unavailable)


def test_hardly_a_line_leads_where_it_does_not_mean(compared) -> None:
    wrong = {text: found - wanted for text, wanted, found in compared if found - wanted}
    right = sum(len(found & wanted) for _, wanted, found in compared)

    assert right / (right + sum(map(len, wrong.values()))) >= 0.99, wrong


def test_hardly_a_line_is_missed(compared) -> None:
    missed = {text: wanted - found for text, wanted, found in compared if wanted - found}
    right = sum(len(found & wanted) for _, wanted, found in compared)

    assert right / (right + sum(map(len, missed.values()))) >= 0.99, missed


def test_vague_lines_and_other_things_are_never_guessed(compared) -> None:
    assert [(text, found) for text, wanted, found in compared if not wanted and found] == []


def test_the_sample_speaks_of_every_name_but_those_that_no_words_lead_to(compared) -> None:
    sampled = {name for _, wanted, _ in compared for name in wanted}
    worded = {name for name, probe in PROBES.items() if probe.phrases} | set(PLANNED)

    assert worded - sampled <= {"xss", "owasp", "resource-limits"}


def test_no_planned_topic_has_a_probe_already() -> None:
    assert not set(PLANNED) & set(PROBES)


def test_every_word_of_a_phrase_can_be_a_word_of_a_line() -> None:
    impossible = [
        (name, phrase)
        for name, said in {**PLANNED, **PROBES}.items()
        for phrase in (*said.phrases, *said.excludes)
        for word in phrase.replace("...", " ").replace("&", " ").replace("|", " ").split()
        if word != "#" and words_matched(word, normalised(word.replace("*", ""))) is None
    ]

    assert impossible == []
