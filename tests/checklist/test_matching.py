"""Phrases, and the words of a line that they stand for."""

from __future__ import annotations

import pytest

from pytest_backend_dod.checklist.matching import words_matched
from pytest_backend_dod.checklist.normal_form import normalised


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Rate-limiting: ON", "rate limiting , on"),
        (">80% of `all_code`", "80 % of all code"),
        ("Tests pass. Docs exist!", "tests pass | docs exist"),
        ("Python 3.11+; ruff", "python 3 11 | ruff"),
        ("Tests, docs (and more)", "tests , docs , and more"),
        ("within 400ms, 1.5s at most", "within 400 ms , 15 s at most"),
        ("80 percent", "80 %"),
        ("No `# type: ignore`", "no type ignore"),
        ("Max. 5 retries", "max 5 retries"),
        ("", ""),
    ],
)
def test_a_line_for_matching(text: str, line: str) -> None:
    assert normalised(text) == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Runbook updated if new alerts were added", "runbook updated"),
        ("Migration written (when the models change)", "migration written"),
        ("If routes changed, the docs say so", "the docs say so"),
        ("Metrics where applicable", "metrics"),
        ("503 when the database is gone", "503 when the database is gone"),
        ("If needed", "if needed"),
    ],
)
def test_what_only_says_when_a_line_applies_is_left_out(text: str, line: str) -> None:
    assert normalised(text) == line


@pytest.mark.parametrize(
    ("phrase", "text", "words"),
    [
        ("secret*", "No secrets here", "secrets"),
        ("secret", "No secrets here", None),
        ("test* pass*", "All tests are passing", None),
        ("test* ... pass*", "All tests are passing", "tests are passing"),
        ("test* ... pass*", "Tests: " + "very " * 8 + "much pass", None),
        ("test* ... pass*", "Tests exist. Lint passes", None),
        ("covered ... %", "Covered by 80%", "covered by 80 %"),
        ("429", "Answers 4290 times", None),
        ("test* pass*|green", "Tests green", "tests green"),
        ("tests|suite green", "Whole suite green", "suite green"),
        ("input* & validat*", "Validate all inputs", "validate all inputs"),
        ("input* & validat*", "Inputs are validated", "inputs are validated"),
        ("input* & validat*", "Inputs exist. Nothing is validated", None),
        ("codigo", "Sin contraseñas en el código", "codigo"),
        ("тест*", "Тести зелені", "тести"),
        ("テスト", "全テスト成功", "テ ス ト"),
        ("测试 ... 通过", "所有测试全部通过了", "测 试 全 部 通 过"),
        ("do phu", "Độ phủ trên 80%", "do phu"),
        ("within # ms", "Within 300ms", "within 300 ms"),
        ("# requests", "Five requests", "five requests"),
        ("# requests", "Many requests", None),
        ("lint|format check", "Lint, check", None),
        ("测试|检查 ... 通过", "检查全部通过", "检 查 全 部 通 过"),
    ],
)
def test_a_phrase(phrase: str, text: str, words: str | None) -> None:
    assert words_matched(phrase, normalised(text)) == words
