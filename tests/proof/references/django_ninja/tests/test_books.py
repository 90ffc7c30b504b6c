"""Books: entered, listed, looked at, counted."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from .conftest import new_book


def test_a_book_is_entered(desk: Client) -> None:
    answer = desk.post("/books", new_book(genre="poetry"), content_type="application/json")
    assert answer.status_code == 201
    assert answer.json()["genre"] == "poetry"


@pytest.mark.parametrize("wrong", [{"title": ""}, {"year": "soon"}, {"genre": "cooking"}])
def test_a_book_without_sense_is_refused(desk: Client, wrong: dict[str, Any]) -> None:
    answer = desk.post("/books", new_book(**wrong), content_type="application/json")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"].endswith(next(iter(wrong)))


def test_a_body_that_is_not_json_is_refused(desk: Client) -> None:
    for kind, body, status in (
        ("text/plain", "{}", 415),
        ("application/json", "{", 400),
        ("application/json", " " * 100_000, 413),
    ):
        answer = desk.post("/books", body, content_type=kind)
        assert answer.status_code == answer.json()["status"] == status


def test_strangers_see_nothing(client: Client, book: dict[str, Any]) -> None:
    answer = client.get("/books")
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Bearer"
    assert client.get(f"/books/{book['id']}").status_code == 401


def test_books_are_listed_in_parts(desk: Client, book: dict[str, Any]) -> None:
    desk.post("/books", new_book(title="Fledgling"), content_type="application/json")
    answer = desk.get("/books", {"limit": 1, "offset": 1})
    assert answer.json()["count"] == 2
    assert [found["title"] for found in answer.json()["items"]] == ["Fledgling"]
    assert desk.get("/books", {"limit": 0}).status_code == 422


def test_a_book_is_looked_at(desk: Client, book: dict[str, Any]) -> None:
    assert desk.get(f"/books/{book['id']}").json() == book
    assert desk.get("/books/999").status_code == 404


def test_the_stock_is_changed(desk: Client, book: dict[str, Any]) -> None:
    path = f"/books/{book['id']}"
    answer = desk.patch(path, {"copies": 7}, content_type="application/json")
    assert answer.status_code == 200
    assert desk.get(path).json()["copies"] == 7
    assert (
        desk.patch("/books/999", {"copies": 7}, content_type="application/json").status_code == 404
    )
