"""What of a line only says when it applies, or only illustrates."""

from __future__ import annotations

import pytest

from pytest_backend_dod.checklist.conditions import condition, without_asides, without_conditions


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Rate limiting configured where needed", "where needed"),
        ("Migration written if the schema changed", "if the schema changed"),
        ("Health check defined (optional)", "optional"),
        ("Docs adjusted (if applicable)", "if applicable"),
        ("UX signed off (only for visible changes)", "only for visible changes"),
        ("README actualizado si cambia la instalación", "si cambia la instalación"),
        ("Journal complété (si nécessaire)", "si nécessaire"),
        ("Doku aktualisiert, falls nötig", "falls nötig"),
        ("必要に応じてドキュメントを更新", "必要に応じて"),
        ("如有需要更新文档", "如有需要"),
        ("IF THE SCHEMA CHANGED — a migration is there", "IF THE SCHEMA CHANGED"),
        ("Якщо змінився API — оновити документацію", "Якщо змінився API"),
    ],
)
def test_a_condition_is_taken_out(text: str, said: str) -> None:
    assert condition(text) == said
    assert said not in without_conditions(text)


@pytest.mark.parametrize(
    "text",
    ["503 when the database is gone", "Tests should cover new code", "It is unclear if it works"],
)
def test_behaviour_under_a_condition_is_none(text: str) -> None:
    assert condition(text) == ""
    assert without_conditions(text) == text


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("All routes need a token except `/health`", "All routes need a token"),
        ("Coverage of 80 % excluding generated code", "Coverage of 80 %"),
        ("503 until migrations are applied", "503"),
        ("Docs updated before merging to main", "Docs updated"),
        ("Rights checked on the server, not only in the UI", "Rights checked on the server"),
        ("No bare except clauses", "No bare except clauses"),
    ],
)
def test_what_a_line_leaves_out_is_no_part_of_it(text: str, rest: str) -> None:
    assert condition(text) == ""
    assert " ".join(without_conditions(text).split()) == rest


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Errors tested (bad input, 404)", "Errors tested"),
        ("Errors tested: bad input, expired tokens", "Errors tested"),
        ("Errors tested: bad input is refused", "Errors tested: bad input is refused"),
        ("Logs: JSON, no secrets", "Logs: JSON, no secrets"),
        ("Errors tested [see wiki]", "Errors tested"),
        ("Errors tested, e.g. bad input", "Errors tested,"),
        ("Errors tested, such as bad input; docs", "Errors tested, ; docs"),
    ],
)
def test_what_only_illustrates(text: str, rest: str) -> None:
    assert " ".join(without_asides(text).split()) == rest
