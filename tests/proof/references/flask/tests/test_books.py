from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from .conftest import BOOK


def test_a_book_is_added(client: FlaskClient, token: dict[str, str]) -> None:
    answer = client.post("/books", json=BOOK, headers=token)
    assert answer.status_code == 201
    assert answer.json == {"id": 1, **BOOK}
    assert answer.headers["Location"] == "/books/1"


@pytest.mark.parametrize("change", [{"copies": 0}, {"title": ""}, {"kind": "map"}, {"pages": 7}])
def test_a_book_that_does_not_fit_is_refused(
    client: FlaskClient, token: dict[str, str], change: dict[str, object]
) -> None:
    assert client.post("/books", json={**BOOK, **change}, headers=token).status_code == 422


def test_strangers_add_nothing(client: FlaskClient) -> None:
    assert client.post("/books", json=BOOK).status_code == 401
    assert client.delete("/books/1").status_code == 401


def test_books_are_listed_page_by_page(client: FlaskClient, token: dict[str, str]) -> None:
    for number in range(3):
        client.post("/books", json={**BOOK, "title": f"Volume {number}"}, headers=token)
    page = client.get("/books?limit=2&offset=1")
    assert page.status_code == 200
    assert [book["title"] for book in page.json["books"]] == ["Volume 1", "Volume 2"]
    assert page.json["total"] == 3


def test_a_page_that_cannot_be_is_refused(client: FlaskClient) -> None:
    assert client.get("/books?limit=0").status_code == 422


def test_a_book_is_shown(client: FlaskClient, book: dict[str, object]) -> None:
    assert client.get(f"/books/{book['id']}").json == book
    assert client.get("/books/77").status_code == 404


def test_a_book_is_removed(
    client: FlaskClient, token: dict[str, str], book: dict[str, object]
) -> None:
    assert client.delete(f"/books/{book['id']}", headers=token).status_code == 204
    assert client.delete(f"/books/{book['id']}", headers=token).status_code == 404
