"""Every error answer has one shape, whatever went wrong."""

from __future__ import annotations

import logging

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx import Response
from sqlalchemy import text

from .conftest import EMAIL, PASSWORD, new_order

JSON = {"Content-Type": "application/json"}


def assert_problem(answer: Response, status: int) -> None:
    """Check that an answer is a problem document for a status."""
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    body = answer.json()
    assert set(body) == {"type", "title", "status", "detail", "errors"}
    assert body["status"] == status


def test_errors_of_all_kinds_have_one_shape(client: TestClient, order: dict[str, object]) -> None:
    anonymous = {"Authorization": ""}
    registration = {"email": EMAIL, "name": "Ada", "password": PASSWORD}

    assert_problem(client.get("/orders", headers=anonymous), 401)
    assert_problem(client.get("/no/such/path"), 404)
    assert_problem(client.put("/orders"), 405)
    assert_problem(client.post("/customers", json=registration), 409)
    assert_problem(client.post("/orders", json=[]), 422)


def test_a_wrong_method_is_told_all_the_right_ones(client: TestClient) -> None:
    assert client.put("/orders").headers["Allow"] == "GET, POST"
    assert client.put("/orders/7").headers["Allow"] == "DELETE, GET, PATCH"
    assert set(client.post("/docs").headers["Allow"].split(", ")) == {"GET", "HEAD"}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 422),
        (b"{", 422),
        (b"null", 422),
        (b"\xff\xfe{}", 422),
        (b'"\xff"', 400),
        (b"9" * 5000, 400),
        (b'{"lines": [{"sku": "TEA", "quantity": NaN, "unit_price_cents": 1}]}', 422),
        (b'{"lines": [{"sku": "TEA", "quantity": 1e999, "unit_price_cents": 1}]}', 422),
        (b'{"\\ud800": 1}', 422),
        (b'{"lines": [], "note": "\\ud800"}', 422),
        (b'{"note": "' + b"x" * 100_000 + b'"}', 413),
    ],
)
def test_a_body_that_cannot_be_read_is_refused(
    client: TestClient, body: bytes, status: int
) -> None:
    assert_problem(client.post("/orders", content=body, headers=JSON), status)


def test_a_body_that_nests_without_end_is_refused(client: TestClient) -> None:
    answer = client.post("/orders", content=b"[" * 30_000, headers=JSON)

    # Whether the parser gives up at the depth or at the end differs between Python versions.
    assert_problem(answer, 400 if answer.status_code == 400 else 422)


def test_a_body_of_another_type_is_refused(client: TestClient) -> None:
    answer = client.post("/orders", content=b"{}", headers={"Content-Type": "text/plain"})

    assert_problem(answer, 422)


def test_a_refusal_does_not_repeat_what_was_sent(anonymous: TestClient) -> None:
    answer = anonymous.post("/login", json={"password": PASSWORD})

    assert answer.status_code == 422
    assert PASSWORD not in answer.text


def test_a_failure_tells_the_log_everything_and_the_client_nothing(
    app: FastAPI, client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with app.state.engine.begin() as connection:
        connection.execute(text("DROP TABLE order_lines"))

    answer = client.post("/orders", json=new_order())

    assert_problem(answer, 500)
    assert "order_lines" not in answer.text
    (record,) = [r for r in caplog.records if r.levelno == logging.ERROR]
    assert record.exc_info is not None
    assert "no such table: order_lines" in str(record.exc_info[1])


def test_the_document_declares_problems(anonymous: TestClient) -> None:
    document = anonymous.get("/openapi.json").json()

    answers = document["paths"]["/orders/{order_id}"]["patch"]["responses"]
    assert set(answers) == {"200", "400", "401", "404", "409", "413", "422", "429", "500"}
    assert answers["404"]["content"] == {
        "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
    }
    assert {"Problem", "FieldError"} <= set(document["components"]["schemas"])
