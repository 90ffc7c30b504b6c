"""Stable names of items."""

from __future__ import annotations

import pytest

from pytest_backend_dod.checklist.names import slug, unique_ids

from .documents import read


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tests achieve >80% coverage", "tests-achieve-80-coverage"),
        ("`GET /a_b` doesn't fail", "get-a-b-doesnt-fail"),
        ("Überprüfung für Café", "uberprufung-fur-cafe"),
        ("APIドキュメントを更新した", "apiドキュメントを更新した"),
        ("", "item"),
        ("!?", "item"),
    ],
)
def test_slug(text: str, name: str) -> None:
    assert slug(text) == name


def test_a_long_slug_ends_with_a_word() -> None:
    assert slug("word " * 30) == "-".join(["word"] * 12)
    assert len(slug("長" * 100)) == 60


def test_repeated_texts_get_numbers() -> None:
    ids = [item.id for item in read("# DoD\n\n- A\n- A\n- A 2\n- a\n")]

    assert ids == ["a", "a-2", "a-2-2", "a-3"]


def test_ids_are_made_anew_over_several_files() -> None:
    one, other = read("# DoD\n\n- A\n- A\n"), read("# DoD\n\n- A\n")

    assert [item.id for item in unique_ids([*one, *other])] == ["a", "a-2", "a-3"]
