"""The chain of revisions that a report draws."""

from __future__ import annotations

from typing import Any

import pytest

from pytest_backend_dod.probes.migrations_chain import chain


def walked(name: str) -> dict[str, Any]:
    return {"kind": "walked", "revision": name}


def names(*events: dict[str, Any]) -> list[tuple[str, str]]:
    links = chain(events, "alembic.ini", downgrade=True)
    return [(link["revision"], link["trouble"]) for link in links]


def test_revisions_of_alembic_stand_in_the_order_in_which_they_were_walked() -> None:
    assert names(walked("a"), walked("b")) == [("a", ""), ("b", "")]


def test_those_of_django_are_taken_back_and_so_turned_round() -> None:
    read = {"kind": "revisions", "count": 2, "apps": ["shop"]}
    assert names(read, walked("shop.0002"), walked("shop.0001")) == [
        ("shop.0001", ""),
        ("shop.0002", ""),
    ]


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ({"kind": "broke", "stage": "up"}, "cannot be applied"),
        ({"kind": "broke", "stage": "down"}, "cannot be taken back"),
        (
            {"kind": "broke", "stage": "down", "declared": True},
            "declares that it cannot be taken back",
        ),
        ({"kind": "broke-with-rows", "stage": "up"}, "fails with the rows that were put in"),
        ({"kind": "not-restored"}, "going back does not restore the schema"),
        ({"kind": "unlike-first"}, "applied again, it builds another schema"),
        (
            {"kind": "lost", "way": "upgrade", "phrase": "rows of books"},
            "the upgrade loses rows of books",
        ),
    ],
)
def test_what_became_of_a_revision_stands_beside_it(event: dict[str, Any], said: str) -> None:
    assert names(walked("a"), {**event, "revision": "b"}, walked("b")) == [("a", ""), ("b", said)]


def test_without_downgrade_the_way_is_up_alone() -> None:
    (link,) = chain([walked("a")], "alembic.ini", downgrade=False)
    assert link["way"] == "up"
