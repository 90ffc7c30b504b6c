"""The way in."""

from __future__ import annotations

from fastapi.testclient import TestClient

from .conftest import LOGIN


def test_the_password_opens(anonymous: TestClient) -> None:
    answer = anonymous.post("/login", json=LOGIN)

    assert answer.status_code == 200
    assert answer.json()["access_token"]


def test_another_password_does_not(anonymous: TestClient) -> None:
    answer = anonymous.post("/login", json={**LOGIN, "password": "let me in"})

    assert answer.status_code == 401


def test_a_login_without_a_password_is_refused(anonymous: TestClient) -> None:
    assert anonymous.post("/login", json={"email": LOGIN["email"]}).status_code == 422


def test_without_a_token_there_are_no_orders(anonymous: TestClient) -> None:
    assert anonymous.get("/orders").status_code == 401
