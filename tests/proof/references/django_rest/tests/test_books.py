"""Books: entered, listed, looked at, taken out."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from rest_framework.authtoken.models import Token
from rest_framework.test import APIClient, APITestCase

from .conftest import NAME, PASSWORD, new_book


class EnteringBooks(APITestCase):
    def setUp(self) -> None:
        self.user = User.objects.create_user(NAME, password=PASSWORD)
        token = Token.objects.create(user=self.user)
        self.client.credentials(HTTP_AUTHORIZATION=f"Bearer {token.key}")

    def test_a_book_is_entered(self) -> None:
        answer = self.client.post("/books", new_book(), format="json")
        self.assertEqual(answer.status_code, 201)
        self.assertEqual(answer.json()["title"], "The Dispossessed")
        self.assertLess(int(answer["RateLimit-Remaining"]), int(answer["RateLimit-Limit"]))

    def test_a_book_without_a_title_is_refused(self) -> None:
        answer = self.client.post("/books", new_book(title=""), format="json")
        self.assertEqual(answer.status_code, 400)
        self.assertEqual(answer["Content-Type"], "application/problem+json")
        self.assertEqual(answer.json()["errors"][0]["field"], "title")

    def test_strangers_enter_nothing(self) -> None:
        self.client.credentials()
        answer = self.client.post("/books", new_book(), format="json")
        self.assertEqual(answer.status_code, 401)
        self.assertEqual(answer["WWW-Authenticate"], "Bearer")


def test_books_are_listed_in_parts(api: APIClient, book: dict[str, Any]) -> None:
    api.post("/books", new_book(title="The Left Hand of Darkness"), format="json")
    page = api.get("/books", {"limit": 1, "offset": 1}).json()
    assert page["count"] == 2
    assert [found["title"] for found in page["results"]] == ["The Left Hand of Darkness"]


@pytest.mark.parametrize("asked", [{"limit": 0}, {"limit": 101}, {"offset": "x"}])
def test_senseless_parts_are_refused(api: APIClient, asked: dict[str, Any]) -> None:
    assert api.get("/books", asked).status_code == 400


def test_a_book_is_looked_at(api: APIClient, book: dict[str, Any]) -> None:
    assert api.get(f"/books/{book['id']}").json() == book


def test_a_book_is_taken_out(api: APIClient, book: dict[str, Any]) -> None:
    assert api.delete(f"/books/{book['id']}").status_code == 204
    assert api.get(f"/books/{book['id']}").status_code == 404
    assert api.delete(f"/books/{book['id']}").status_code == 404
