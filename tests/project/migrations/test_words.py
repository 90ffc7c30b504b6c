"""Schemas and counts held against each other."""

from __future__ import annotations

from pytest_backend_dod.project.migrations.guard import masked
from pytest_backend_dod.project.migrations.losses import in_both, lost
from pytest_backend_dod.project.migrations.schema_words import differences, unlike_models

BOOKS = {"column id": "INTEGER NOT NULL", "default of id": "1", "check id > 0": ""}


def test_schemas_that_are_alike_differ_in_nothing() -> None:
    assert list(differences({"books": BOOKS}, {"books": dict(BOOKS)})) == []


def test_what_is_missing_left_over_or_otherwise_is_told() -> None:
    after = {
        "books": {"column id": "TEXT NULL", "index ix": "on id", "check id > 0": ""},
        "old": {},
    }
    assert list(differences({"books": BOOKS, "shelves": {}}, after)) == [
        "column id of table books: TEXT NULL instead of INTEGER NOT NULL",
        "default of id of table books missing",
        "index ix of table books left over",
        "table old left over",
        "table shelves missing",
    ]


def test_models_differ_in_what_alembic_does_not_compare() -> None:
    migrated = {
        "books": {**BOOKS, "default of id": "2", "check id > 1": "", "column more": "TEXT NULL"}
    }
    assert list(unlike_models({"books": BOOKS}, migrated)) == [
        ("books", "the CHECK constraint (id > 1) is missing in the models"),
        ("books", "the server default of id is 2 after the migrations and 1 in the models"),
    ]


def test_rows_and_values_that_are_gone() -> None:
    before = {"books": {"": 2, "title": 2}, "shelves": {"": 1, "name": 1}, "gone": {"": 1}}
    after = {"books": {"": 1, "title": 1}, "shelves": {"": 1, "name": 0}}
    assert list(lost(before, after)) == [
        ("books", "1 of 2 rows of table books"),
        ("shelves", "the value in column name of table shelves"),
    ]
    assert in_both(before, after) == {"books": {"": 1, "title": 1}, "shelves": {"": 1, "name": 0}}


def test_more_rows_than_before_are_no_loss() -> None:
    assert list(lost({"books": {"": 1}}, {"books": {"": 5}})) == []


def test_passwords_are_masked() -> None:
    assert masked("at postgresql://joe:hunter2@db/x") == "at postgresql://joe:***@db/x"
    assert masked("host=db password=hunter2 user=joe") == "host=db password=*** user=joe"
