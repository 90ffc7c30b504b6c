"""The largest value allowed, wherever its words stand."""

from __future__ import annotations

from typing import Any

import pytest

from pytest_backend_dod.checklist.bounds import complexity, largest


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("McCabe score ≤ 10 for every function", {"max": 10}),
        ("Complexity max. 10 per function", {"max": 10}),
        ("Cognitive complexity limited to 15", {"max": 15}),
        ("Nesting no deeper than three levels", {"max": 3}),
        ("No method is more complex than 12 (cyclomatic)", {"max": 12}),
        ("Functions have 30 lines at most", {"max": 30, "metric": "lines"}),
        ("Modules ≤ 500 LOC", {"max": 500, "metric": "lines"}),
        ("Function length at most 40", {"max": 40, "metric": "lines"}),
        ("Constructors take at most five arguments", {"max": 5, "metric": "parameters"}),
        ("Complexity stays below 10, functions below 40 lines", {"max": 10}),
        ("Line length 100", {}),
        ("Methods are short", {}),
    ],
)
def test_complexity_and_lengths(text: str, stated: dict[str, Any]) -> None:
    assert complexity(text) == stated


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("Default page size 20, maximum 100", 100),
        ("page_size defaults to 25 and cannot exceed 200", 200),
        ("Pages hold 50 entries at most", 50),
        ("Page size between 1 and 50", 50),
        ("No list returns more than 250 rows", 250),
        ("per_page ≤ 100", 100),
        ("Results limited to 100 per page", 100),
        ("Maximum of 100 entries per page", 100),
        ("Queries nested deeper than 8 levels are refused", 8),
        ("25 items by default", None),
        ("Lists are paginated within 200 ms", None),
    ],
)
def test_pages_and_depths(text: str, most: int | None) -> None:
    assert largest(text) == ({} if most is None else {"max": most})
