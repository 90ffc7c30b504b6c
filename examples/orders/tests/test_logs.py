"""What the service writes down, and what it does not."""

from __future__ import annotations

import json

import pytest
from fastapi.testclient import TestClient

from .conftest import EMAIL, PASSWORD


def test_every_request_leaves_one_json_line(
    client: TestClient, order: dict[str, object], capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()

    answer = client.get(f"/orders/{order['id']}")

    (line,) = capsys.readouterr().out.splitlines()
    entry = json.loads(line)
    assert entry["level"] == "INFO"
    assert entry["message"] == "request"
    assert entry["timestamp"].endswith("+00:00")
    assert entry["request_id"] == answer.headers["X-Request-ID"]
    assert (entry["method"], entry["route"], entry["status"]) == ("GET", "/orders/{order_id}", 200)
    assert entry["customer_id"] == 1
    assert entry["milliseconds"] > 0


def test_neither_passwords_nor_tokens_nor_queries_are_written_down(
    client: TestClient, capsys: pytest.CaptureFixture[str]
) -> None:
    token = client.headers["Authorization"].removeprefix("Bearer ")
    client.post("/login", json={"email": EMAIL, "password": PASSWORD})
    client.post("/login", json={"email": EMAIL, "password": "a wrong password"})
    client.get("/orders", params={"token": token})

    written = capsys.readouterr().out

    assert written.count('"message": "request"') >= 3
    for secret in (PASSWORD, "a wrong password", token):
        assert secret not in written
