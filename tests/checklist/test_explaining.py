"""Which words of a line led to which parameter."""

from __future__ import annotations

import re
from typing import Any

from pytest_backend_dod.checklist.explaining import because, traced
from pytest_backend_dod.checklist.thresholds import percentage


def reading(text: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if percentage(text) is not None:
        found["min"] = percentage(text)
    if re.search("branch", text):
        found["branch"] = True
    return found


def test_each_parameter_is_traced_to_the_words_it_needs() -> None:
    assert traced(reading, "at least 80 % branch coverage") == {"min": "80 %", "branch": "branch"}


def test_a_parameter_that_several_words_state_alike_is_not_traced() -> None:
    assert traced(reading, "branch coverage, each branch") == {}


def test_a_very_long_line_is_not_traced() -> None:
    assert traced(reading, "80 % " + "word " * 200) == {}


def test_the_reason_names_words_parameters_and_condition() -> None:
    assert because("coverage", {"fail_under": "80 %"}, "where needed") == (
        "the words “coverage”; fail-under from “80 %”; under the condition “where needed”"
    )
