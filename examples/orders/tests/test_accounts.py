"""Registering, logging in, and being who one is."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import update

from orders.models import Token, now

from .conftest import EMAIL, PASSWORD


def test_a_customer_registers_and_gets_no_password_back(anonymous: TestClient) -> None:
    answer = anonymous.post(
        "/customers", json={"email": "Grace@Example.org", "name": "Grace", "password": PASSWORD}
    )

    assert answer.status_code == 201
    body = answer.json()
    assert set(body) == {"id", "email", "name", "created_at"}
    assert body["email"] == "grace@example.org"
    assert body["created_at"].endswith("Z")


def test_an_address_registers_once(anonymous: TestClient, registered: dict[str, object]) -> None:
    answer = anonymous.post(
        "/customers", json={"email": EMAIL.upper(), "name": "Eve", "password": PASSWORD}
    )

    assert answer.status_code == 409


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "not an address"),
        ("email", None),
        ("name", ""),
        ("name", "\x00"),
        ("name", "x" * 101),
        ("password", "too short"),
        ("password", 1234567890),
        ("is_admin", True),
    ],
)
def test_a_registration_that_does_not_fit_is_refused(
    anonymous: TestClient, field: str, value: object
) -> None:
    registration = {"email": EMAIL, "name": "Ada", "password": PASSWORD, field: value}

    answer = anonymous.post("/customers", json=registration)

    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == [field]


def test_a_password_opens_the_account(anonymous: TestClient, registered: dict[str, object]) -> None:
    answer = anonymous.post("/login", json={"email": EMAIL, "password": PASSWORD})

    assert answer.status_code == 200
    assert answer.json()["token_type"] == "bearer"
    assert answer.json()["expires_in"] == 12 * 3600
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("email", [EMAIL, "nobody@example.org"])
def test_a_wrong_password_and_an_unknown_address_look_the_same(
    anonymous: TestClient, registered: dict[str, object], email: str
) -> None:
    answer = anonymous.post("/login", json={"email": email, "password": "wrong password"})

    assert answer.status_code == 401
    assert answer.json()["detail"] == "The address or the password is wrong."


def test_a_login_without_a_password_is_refused(anonymous: TestClient) -> None:
    answer = anonymous.post("/login", json={"email": EMAIL})

    assert answer.status_code == 422
    assert answer.json()["errors"] == [
        {"place": "body", "field": "password", "reason": "Field required"}
    ]


def test_me_is_the_owner_of_the_token(client: TestClient, registered: dict[str, object]) -> None:
    answer = client.get("/customers/me")

    assert answer.status_code == 200
    assert answer.json() == registered


@pytest.mark.parametrize(
    "authorization", [None, "Bearer unknown", "Bearer", "Basic YWRhOnNlY3JldA==", "Bearer é"]
)
def test_without_a_valid_token_nobody_is_known(
    anonymous: TestClient, authorization: str | None
) -> None:
    headers = {"Authorization": authorization.encode("latin-1")} if authorization else {}

    answer = anonymous.get("/customers/me", headers=headers)

    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_a_token_expires(app: FastAPI, client: TestClient) -> None:
    with app.state.sessions.begin() as session:
        session.execute(update(Token).values(expires_at=now()))

    answer = client.get("/customers/me")

    assert answer.status_code == 401
