"""Numbers in words, with marks, and several with one unit."""

from __future__ import annotations

import pytest

from pytest_backend_dod.checklist.figures import in_digits


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("within two seconds", "within 2 seconds"),
        ("eighty percent", "80 percent"),
        ("twenty-five lines", "25 lines"),
        ("five hundred users", "500 users"),
        ("a thousand requests", "1000 requests"),
        ("half a second", "0.5 seconds"),
        ("in less than a second", "in less than 1 second"),
        ("sub-second", "under 1 second"),
        ("10'000 users", "10000 users"),
        ("max. 10", "max 10"),
        ("300/800 ms", "300 ms / 800 ms"),
        ("one-command build", "one-command build"),
        ("requests a second", "requests a second"),
        ("none of it", "none of it"),
    ],
)
def test_numbers_in_digits(text: str, digits: str) -> None:
    assert in_digits(text) == digits
