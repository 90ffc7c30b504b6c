"""Lines of checklists, and what decides them."""

from __future__ import annotations

import datetime
import re
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pytest_backend_dod.checklist.names import slug
from pytest_backend_dod.checklist.planning import plan
from pytest_backend_dod.checklist.reading import read_items
from pytest_backend_dod.config import Attestation, Configuration, Waiver, load, read, tomllib
from pytest_backend_dod.errors import UsageError
from pytest_backend_dod.judgement import judge
from pytest_backend_dod.model import Assignment, Item, ItemPlan
from pytest_backend_dod.probes.registry import collect
from pytest_backend_dod.reports.text import plan_lines

PROBES = collect(())
DAY = datetime.date(2026, 5, 20)


def item(text: str, *, annotation: str | None = None, struck: bool = False) -> Item:
    return Item(
        id=slug(text),
        text=text.replace("`", ""),
        file="done.md",
        line=3,
        annotation=annotation,
        struck=struck,
        code=tuple(re.findall("`([^`]+)`", text)),
    )


def planned(
    text: str, *, annotation: str | None = None, struck: bool = False, **tables: Any
) -> ItemPlan:
    configuration = read(tables, root=Path(), today=DAY, environ={})
    (one,) = plan([item(text, annotation=annotation, struck=struck)], PROBES, configuration)
    return one


def names(text: str) -> set[str]:
    """What a line asks for, whether this version has a probe for it or not."""
    one = planned(text)
    return {each.probe for each in one.assignments} | set(one.unavailable)


# --- Words ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "probe", "given"),
    [
        ("The test suite passes", "tests", {}),
        ("Tests achieve >80% coverage", "coverage", {"min": 80.0}),
        ("At least 85 % branch coverage", "coverage", {"min": 85.0, "branch": True}),
        ("API fuzzing finds no server errors", "fuzz", {"subject": "server-errors"}),
        ("Rate limiting: 100 requests per minute", "rate-limit", {"limit": 100, "per": "minute"}),
        ("No hard-coded credentials", "secrets", {}),
        ("Bandit is clean", "static-security", {}),
        ("Code reviewed by a colleague", "attest", {}),
    ],
)
def test_words_lead_to_a_probe_and_state_its_parameters(
    text: str, probe: str, given: dict[str, Any]
) -> None:
    one = planned(text)

    found = {each.probe: each for each in one.assignments}
    assert probe in found
    assert {key: found[probe].parameters.get(key) for key in given} == given
    assert found[probe].reason.startswith("the words “")
    assert one.unavailable == ()
    assert one.advice == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Migrations tested", "migrations"),
        ("All endpoints implemented and tested", "endpoints"),
        ("No secrets in the logs", "logging"),
        ("Secrets come from environment variables; none in the repository", "configuration"),
        ("Tests, lint and type checks pass", "lint"),
        ("Coverage over 80 %, README updated", "docs"),
        ("Readiness fails first on shutdown", "graceful-shutdown"),
        ("Error paths tested", "errors"),
        ("Tenant isolation tested", "authorization"),
        ("Code reviewed, pipeline green", "ci"),
        ("Load tests pass", "throughput"),
        ("p95 latency tested below 200 ms", "latency"),
        ("OWASP top ten checked", "owasp"),
    ],
)
def test_a_property_is_never_decided_by_a_probe_that_shares_a_word(text: str, name: str) -> None:
    assert name in names(text)


def test_a_line_that_no_probe_of_this_version_can_decide_says_so() -> None:
    one = planned("OWASP checked")

    assert one.unavailable == ("owasp",)
    assert [(each.probe, each.words) for each in one.understood] == [("owasp", "owasp")]
    assert one.advice.startswith("“owasp” asks for owasp; to decide it")


def test_the_verdict_keeps_the_words_that_ask_for_what_is_not_available() -> None:
    verdict = judge(planned("OWASP checked"), [], Configuration(root=Path()))

    assert [(each.probe, each.words) for each in verdict.unavailable] == [("owasp", "owasp")]


@pytest.mark.parametrize("text", ["Logs contain no secrets", "No credentials in log files"])
def test_secrets_in_logs_are_a_matter_of_logging_alone(text: str) -> None:
    assert names(text) == {"logging"}


def test_secrets_in_the_code_and_in_logs_are_both() -> None:
    assert names("No secrets in code or logs") == {"secrets", "logging"}


@pytest.mark.parametrize(
    "text", ["It works", "Edge cases considered", "Code is easy to read", "Security looked at"]
)
def test_vague_lines_stay_unmapped(text: str) -> None:
    assert names(text) == set()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Cache hit rate above 90 %", {"caching"}),
        ("No stack traces in answers", {"errors"}),
        ("Changelog updated", {"changelog"}),
        ("Formatted with ruff format", {"formatting"}),
        ("Runbook updated if new alerts were added", {"docs"}),
        ("OpenAPI document validated", {"openapi"}),
        ("Time zone picker offers all zones", {"attest"}),
        ("Dependencies on other teams are known", {"attest"}),
    ],
)
def test_same_words_other_thing(text: str, wanted: set[str]) -> None:
    assert names(text) == wanted


# --- Annotations and configuration ------------------------------------------------------------


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


# --- Parts, conditions, commands, tests -------------------------------------------------------


def test_each_part_of_a_line_is_judged() -> None:
    assert names("Unit tests pass; OpenAPI spec updated; peer review done") == {
        "tests",
        "openapi",
        "attest",
    }


def test_a_part_that_nothing_decides_keeps_the_line_open() -> None:
    one = planned("Tests pass; gadgets are polished")

    assert [each.probe for each in one.assignments] == ["tests"]
    assert one.undecided == ("“gadgets are polished”",)
    assert "tests = {}" in one.advice


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Error paths tested (invalid input, missing rights)", {"tests", "errors"}),
        ("Error bodies are consistent, e.g. for rate limits and timeouts", {"errors"}),
        ("Checks in CI are green (tests, lint)", {"ci", "tests", "lint"}),
        ("New code is tested (80 % of lines)", {"tests", "coverage"}),
    ],
)
def test_brackets_illustrate_unless_the_line_is_general_or_they_hold_a_figure(
    text: str, wanted: set[str]
) -> None:
    assert names(text) == wanted


def test_a_condition_leads_nowhere_and_is_told() -> None:
    (one,) = planned("Rate limiting in place where migrations are needed").assignments

    assert one.probe == "rate-limit"
    assert one.reason.endswith("under the condition “where migrations are needed”")


def test_the_plan_keeps_the_condition_apart() -> None:
    assert planned("Migration written if the schema changed").condition == "if the schema changed"
    assert planned("Migration written").condition == ""


def test_the_words_that_led_to_a_probe_stand_apart_from_the_reason() -> None:
    (one,) = planned("Rate limiting in place").assignments

    assert one.words == "rate limiting"


def test_the_words_behind_each_parameter_are_told() -> None:
    (one,) = planned("Coverage of new code at least 85 %").assignments

    assert one.reason == ("the words “coverage”; min from “85”; scope from “new code”")


@pytest.mark.parametrize(
    "command",
    [
        "ruff check .",
        "ruff format --check src",
        "mypy --strict src",
        "black --check .",
        "go vet ./...",
    ],
)
def test_a_checker_that_everybody_knows_runs_as_it_is_written(command: str) -> None:
    one = planned(f"`{command}` passes")

    (assignment,) = one.assignments
    assert (assignment.probe, assignment.parameters) == ("command", {"run": command})
    assert (one.unavailable, one.undecided, one.advice) == ((), (), "")


def test_what_the_command_answers_is_told_and_other_parts_are_still_judged() -> None:
    one = planned("Linted with `ruff check .`, tests pass")

    assert {each.probe for each in one.assignments} == {"tests", "command"}
    assert one.answered == ("lint",)


@pytest.mark.parametrize(
    "command",
    [
        *("make lint", "npm test", "./scripts/check.sh", "black .", "ruff check --fix .", "tsc"),
        *("ruff check . && rm -rf build", "pytest tests/unit", "pytest -m fast", "mypy src > out"),
    ],
)
def test_any_other_command_waits_for_one_line_of_configuration(
    command: str, tmp_path: Path
) -> None:
    one = planned(f"`{command}` passes")

    assert "command" not in {each.probe for each in one.assignments}
    assert one.undecided == (f"`{command}`",)
    (tmp_path / "pyproject.toml").write_text(one.advice.partition("\n")[2], encoding="utf-8")
    (after,) = plan([one.item], PROBES, load(tmp_path))
    assert after.assignments[-1].parameters["run"] == command
    assert after.assignments[-1].parameters.get("shell", False) is (
        "&" in command or ">" in command
    )


@pytest.mark.parametrize("command", ["pytest", "python -m pytest -q", "uv run pytest --cov"])
def test_pytest_is_answered_by_the_running_session(command: str) -> None:
    one = planned(f"`{command}` passes")

    assert [each.probe for each in one.assignments] == ["tests"]
    assert one.undecided == ()


@pytest.mark.parametrize(
    "code", ["X-Request-ID", "GET /orders", ".env", "print", "breakpoint()", "orders/main.py"]
)
def test_other_code_is_no_command(code: str) -> None:
    assert not planned(f"All about `{code}` and gadgets").undecided


def test_tests_tied_to_an_item_decide_it_instead_of_its_words() -> None:
    items = [item("Coverage of the ledger"), item("Coverage 80 %")]

    first, second = plan(items, PROBES, Configuration(root=Path()), {"coverage-of-the-ledger"})

    assert [(each.probe, each.parameters) for each in first.assignments] == [
        ("named-tests", {"item": "coverage-of-the-ledger"})
    ]
    assert [each.probe for each in second.assignments] == ["coverage"]


def test_the_plan_of_a_line_is_shown_with_all_that_was_found_out() -> None:
    shown = " ".join(
        " ".join(
            plan_lines([planned("Linted by `ruff check .`; OWASP considered; gadgets fine")])
        ).split()
    )

    assert "→ command (run = ruff check .): the command `ruff check .` in the line" in shown
    assert "→ owasp: not available in this version; the words “owasp”" in shown
    assert "→ lint: answered by the command of the line; the words “linted”" in shown
    assert "→ nothing decides “gadgets fine”" in shown


# --- Advice -----------------------------------------------------------------------------------


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


# --- Time -------------------------------------------------------------------------------------


def test_two_thousand_lines_take_less_than_a_second() -> None:
    words = ("Tests pass with coverage", "Migration and docs", "Gadget polished", "No secrets")
    items = [item(f"{words[n % 4]} {n} and more of number {n * 7919}") for n in range(2000)]

    # Of the processor: others may use it meanwhile.
    began = time.process_time()
    plan(items, PROBES, Configuration(root=Path()))

    assert time.process_time() - began < 1


@settings(max_examples=60, deadline=2000)
@given(st.text(max_size=400), st.lists(st.text(max_size=60), max_size=3))
def test_any_text_can_be_planned_and_twice_alike(text: str, code: list[str]) -> None:
    line = Item(id="a", text=text, file="x", line=1, code=tuple(code))

    once, twice = (plan([line], PROBES, Configuration(root=Path())) for _ in range(2))

    assert once == twice
    assert once[0].assignments or once[0].advice


@pytest.mark.parametrize(
    "text",
    [
        *("if the " * 20_000, "tests " * 20_000, "1 " * 20_000, "a-" * 20_000, "(" * 20_000),
        *("; tests" * 9_000, "1,000," * 9_000, "( " * 9_000 + ")", "95 % p95 100 ms " * 900),
    ],
)
def test_a_hostile_line_takes_no_time_to_speak_of(text: str) -> None:
    began = time.perf_counter()
    plan([Item(id="a", text=text, file="x", line=1)], PROBES, Configuration(root=Path()))

    assert time.perf_counter() - began < 2
