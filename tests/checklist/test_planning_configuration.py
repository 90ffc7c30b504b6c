"""What annotations and the configuration decide, and what is proposed to write there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pytest_backend_dod.checklist.planning import plan
from pytest_backend_dod.checklist.reading import read_items
from pytest_backend_dod.config import Attestation, Configuration, Waiver, load, tomllib
from pytest_backend_dod.errors import UsageError
from pytest_backend_dod.model import Assignment

from .plans import DAY, PROBES, item, planned

# --- Annotations and configuration -----------------------------------------------------------


def test_an_annotation_overrides_the_words() -> None:
    one = planned("Tests reach 80 % of the code", annotation="coverage min=85 branch; attest")

    assert one.assignments == (
        Assignment(
            probe="coverage",
            parameters={"min": 85.0, "branch": True},
            reason="<!-- dod: coverage min=85 branch -->",
        ),
        Assignment(probe="attest", reason="<!-- dod: attest -->"),
    )
    assert one.unavailable == ()


def test_comments_behind_an_item_are_joined_as_they_stand_in_the_file() -> None:
    text = "# Definition of Done\n\n- Solid <!-- dod: tests --> <!-- dod: coverage min=70 -->\n"
    (one,) = plan(read_items(text, file="done.md"), PROBES, Configuration(root=Path()))

    assert [each.probe for each in one.assignments] == ["tests", "coverage"]
    assert one.assignments[1].parameters == {"min": 70.0}


def test_a_line_states_what_its_annotation_does_not() -> None:
    one = planned("Reaches 85 %", annotation="coverage branch")

    assert one.assignments[0].parameters == {"min": 85.0, "branch": True}


def test_the_configuration_of_an_item_overrides_both() -> None:
    one = planned(
        "Tests pass",
        annotation="coverage",
        items={"tests-pass": {"command": {"run": "make test", "timeout": 9}}},
    )

    (assignment,) = one.assignments
    assert assignment.probe == "command"
    assert assignment.parameters == {"run": "make test", "timeout": 9}
    assert assignment.reason == "tool.backend-dod.items.tests-pass"


def test_the_probes_table_holds_where_no_line_says_otherwise() -> None:
    tables = {"probes": {"coverage": {"min": 70, "branch": True}}}

    assert planned("Coverage", **tables).assignments[0].parameters == {"min": 70, "branch": True}
    assert planned("Coverage 90 %", **tables).assignments[0].parameters["min"] == 90.0


@pytest.mark.parametrize("annotation", [None, "coverage"])
def test_nothing_decides_a_struck_item(annotation: str | None) -> None:
    one = planned("Coverage 80 % and docs", annotation=annotation, struck=True)

    assert (one.assignments, one.unavailable, one.advice) == ((), (), "")


@pytest.mark.parametrize(
    ("annotation", "where", "what", "remedy"),
    [
        ("coverge min=8", "done.md:3: dod", "unknown probe 'coverge'", "Did you mean 'coverage'?"),
        ("owasp", "done.md:3: dod", "unknown probe 'owasp'", "no such probe yet"),
        (
            "coverage minimum=8",
            "done.md:3: dod: coverage",
            "unknown parameter 'minimum'",
            "Did you mean 'min'?",
        ),
        (
            "coverage min=x",
            "done.md:3: dod: coverage: min",
            "'x' is not a number",
            "Write a number",
        ),
        (" ; ", "done.md:3: dod", "names no probe", "<!-- dod: probe"),
        ("", "done.md:3: dod", "names no probe", "<!-- dod: probe"),
    ],
)
def test_an_annotation_that_cannot_be_understood(
    annotation: str, where: str, what: str, remedy: str
) -> None:
    with pytest.raises(UsageError) as caught:
        planned("Anything", annotation=annotation)

    assert caught.value.where == where
    assert what in caught.value.what
    assert remedy in caught.value.remedy


@pytest.mark.parametrize(
    ("tables", "where", "what", "remedy"),
    [
        (
            {"items": {"test-pass": {"tests": {}}}},
            "items.test-pass",
            "no item of the checklist is called 'test-pass'",
            "Did you mean 'tests-pass'?",
        ),
        (
            {"items": {"tests-pass": {"test": {}}}},
            "items.tests-pass.test",
            "unknown probe 'test'",
            "Did you mean 'tests'?",
        ),
        (
            {"items": {"tests-pass": {"tests": {"max": 1}}}},
            "items.tests-pass.tests",
            "unknown parameter 'max'",
            "max-skipped",
        ),
        ({"probes": {"covrage": {}}}, "probes.covrage", "unknown probe", "'coverage'"),
        ({"probes": {"coverage": {"min": "x"}}}, "probes.coverage.min", "not a number", "Write"),
    ],
)
def test_configuration_that_fits_no_item_or_probe(
    tables: dict[str, Any], where: str, what: str, remedy: str
) -> None:
    with pytest.raises(UsageError) as caught:
        planned("Tests pass", **tables)

    assert caught.value.where == f"pyproject.toml: tool.backend-dod.{where}"
    assert what in caught.value.what
    assert remedy in caught.value.remedy


@pytest.mark.parametrize(
    ("configuration", "key"),
    [
        (
            Configuration(root=Path(), waivers=(Waiver(item="tests-pas", reason="r", until=DAY),)),
            "waivers[1].item",
        ),
        (
            Configuration(
                root=Path(),
                attestations=(Attestation(item="tests-pas", by="Ada", on=DAY, until=DAY),),
            ),
            "attestations[1].item",
        ),
    ],
)
def test_a_waiver_or_attestation_for_no_item(configuration: Configuration, key: str) -> None:
    with pytest.raises(UsageError) as caught:
        plan([item("Tests pass")], PROBES, configuration)

    assert caught.value.where == f"pyproject.toml: tool.backend-dod.{key}"
    assert "Did you mean 'tests-pass'?" in caught.value.remedy


# --- Advice ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Gadgets polished",
        "ガジェットを磨いた",
        "Login throtling",
        "OWASP considered",
        "`make lint` passes",
        "Tests pass; gadgets are polished",
    ],
)
@pytest.mark.parametrize("alternative", [False, True])
def test_advice_can_be_pasted(tmp_path: Path, text: str, alternative: bool) -> None:
    before = planned(text)
    assert not before.assignments or before.undecided
    _, _, paste = before.advice.partition("\n")
    if alternative and "# or: " in paste:
        head, behind = paste.rsplit("\ncommand", 1)
        paste = f"{head}\n{behind.partition('# or: ')[2]}"
    (tmp_path / "pyproject.toml").write_text(paste, encoding="utf-8")

    (after,) = plan([before.item], PROBES, load(tmp_path))

    assert after.assignments
    assert (after.unavailable, after.undecided, after.advice) == ((), (), "")
    kept = {each.probe for each in before.assignments}
    assert kept <= {each.probe for each in after.assignments}


def test_advice_names_the_nearest_probes() -> None:
    advice = planned("Login throtling").advice

    assert advice.startswith("no word of it leads to a probe; nearest probes: rate-limit")


def test_advice_is_toml_even_where_both_ways_are_kept() -> None:
    paste = planned("OWASP checked").advice.partition("\n")[2]

    assert "command" in tomllib.loads(paste)["tool"]["backend-dod"]["items"]["owasp-checked"]
