"""Logging in, and guessing passwords."""

from __future__ import annotations

from typing import Any

from django.test import Client

from .conftest import NAME, PASSWORD


def test_a_token_opens_the_library(client: Client, staff: Any) -> None:
    answer = log_in(client, PASSWORD)
    assert answer.status_code == 200
    headers = {"Authorization": f"Bearer {answer.json()['token']}"}
    assert client.get("/books", headers=headers).status_code == 200


def test_a_wrong_password_is_refused(client: Client, staff: Any) -> None:
    assert log_in(client, "wrong").status_code == 401


def test_guessing_is_stopped(client: Client, staff: Any) -> None:
    for _ in range(5):
        log_in(client, "wrong")
    answer = log_in(client, PASSWORD)
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0


def log_in(client: Client, password: str) -> Any:
    given = {"username": NAME, "password": password}
    return client.post("/login", given, content_type="application/json")
