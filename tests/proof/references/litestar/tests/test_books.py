from __future__ import annotations

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from .conftest import BOOK


def test_a_book_is_added(reader: TestClient[Litestar]) -> None:
    answer = reader.post("/books", json=BOOK)
    assert answer.status_code == 201
    assert answer.json() == {"id": 1, **BOOK}
    assert answer.headers["Location"] == "/books/1"


@pytest.mark.parametrize("change", [{"copies": 0}, {"title": ""}, {"kind": "map"}, {"pages": 7}])
def test_a_book_that_does_not_fit_is_refused(
    reader: TestClient[Litestar], change: dict[str, object]
) -> None:
    assert reader.post("/books", json={**BOOK, **change}).status_code == 400


def test_strangers_add_nothing(client: TestClient[Litestar]) -> None:
    assert client.post("/books", json=BOOK).status_code == 401
    assert client.delete("/books/1").status_code == 401


def test_books_are_listed_page_by_page(reader: TestClient[Litestar]) -> None:
    for number in range(3):
        reader.post("/books", json={**BOOK, "title": f"Volume {number}"})
    page = reader.get("/books", params={"limit": 2, "offset": 1})
    assert page.status_code == 200
    assert [book["title"] for book in page.json()["books"]] == ["Volume 1", "Volume 2"]
    assert page.json()["total"] == 3


def test_a_page_that_cannot_be_is_refused(client: TestClient[Litestar]) -> None:
    assert client.get("/books", params={"limit": 0}).status_code == 400


def test_a_book_is_shown(client: TestClient[Litestar], book: dict[str, object]) -> None:
    assert client.get(f"/books/{book['id']}").json() == book
    assert client.get("/books/77").status_code == 404


def test_a_book_is_removed(reader: TestClient[Litestar], book: dict[str, object]) -> None:
    assert reader.delete(f"/books/{book['id']}").status_code == 204
    assert reader.delete(f"/books/{book['id']}").status_code == 404
