"""Several floors or limits in one line."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pytest_backend_dod.checklist.floors import CHANGED, floors, lengths

from .plans import planned


@pytest.mark.parametrize(
    "text",
    [
        "coverage of new code above 85 %",
        "patch coverage ≥ 90 %",
        "new lines are covered to 90 %",
        "coverage for the changed packages",
        "lines touched in this change are covered",
        "testabdeckung mindestens 80 % für neuen code",
        "新增代码覆盖率不低于80%",
    ],
)
def test_words_for_changed_code(text: str) -> None:
    assert CHANGED.search(text)


@pytest.mark.parametrize("text", ["coverage above 80 %", "new tests, coverage above 80 %"])
def test_words_for_all_code(text: str) -> None:
    assert CHANGED.search(text) is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("overall 80 %, new code 90 %", ["overall 80 %", " new code 90 %"]),
        ("Coverage: 75 % (new code 90 %)", ["Coverage: 75 % ", "new code 90 %, "]),
        ("80 % of lines and 70 % of branches", ["80 % of lines and 70 % of branches"]),
        ("at least 80 %", ["at least 80 %"]),
    ],
)
def test_floors(text: str, parts: Sequence[str]) -> None:
    assert [*floors(text)] == parts


def test_limits_of_lines_and_of_parameters_are_two() -> None:
    assert len(lengths("Functions max. 25 lines, max. 3 parameters")) == 2
    assert len(lengths("Functions below 40 lines, classes below 300 lines")) == 1


def test_each_floor_of_a_line_is_judged() -> None:
    one = planned("Coverage: overall 80 %, new code 90 %")

    assert [(each.probe, each.parameters) for each in one.assignments] == [
        ("coverage", {"min": 80.0}),
        ("coverage", {"min": 90.0, "scope": "changed"}),
    ]


def test_a_floor_for_branches_stands_beside_that_for_all() -> None:
    (one,) = planned("Overall coverage ≥ 80 percent (branches ≥ 70 percent)").assignments

    assert one.parameters == {"min": 80.0, "branch_min": 70.0}
