"""What tells apart that something broke."""

from __future__ import annotations

import pytest

from pytest_backend_dod.probes.breakage import form


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("not JSON compliant: nan", "not JSON compliant: -inf"),
        ("surrogates at position 12", "surrogates at position 7"),
        ("no column 'tea'", "no column 'cup'"),
    ],
)
def test_messages_that_differ_in_the_input_alone_have_one_form(one: str, other: str) -> None:
    assert form(one) == form(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("not JSON compliant", "embedded null byte"), ("information lost", "formation lost")],
)
def test_messages_that_say_something_else_have_another(one: str, other: str) -> None:
    assert form(one) != form(other)
