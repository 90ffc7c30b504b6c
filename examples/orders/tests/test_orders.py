"""Orders: placed, listed, moved on and cancelled by the customer whom they belong to."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import select

from orders.models import OrderLine

from .conftest import PASSWORD, log_in, new_order

ABSENT = 2_000_000_000


@pytest.fixture
def stranger(app: FastAPI, client: TestClient) -> TestClient:
    """Another customer, logged in."""
    other = TestClient(app)
    other.post("/customers", json={"email": "eve@example.org", "name": "Eve", "password": PASSWORD})
    log_in(other, "eve@example.org")
    return other


def test_an_order_is_placed_with_all_its_lines(client: TestClient) -> None:
    lines = [
        {"sku": "TEA-100", "quantity": 2, "unit_price_cents": 350},
        {"sku": "POT-7", "quantity": 1, "unit_price_cents": 2400},
    ]

    answer = client.post("/orders", json=new_order(lines=lines, note="Ring twice"))

    assert answer.status_code == 201
    order = answer.json()
    assert answer.headers["Location"] == f"/orders/{order['id']}"
    assert order["lines"] == lines
    assert order["note"] == "Ring twice"
    assert order["status"] == "open"
    assert order["total_cents"] == 3100


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"lines": []}, "lines"),
        ({"lines": "TEA-100"}, "lines"),
        ({"lines": [{"sku": "TEA-100", "quantity": 1}]}, "lines.0.unit_price_cents"),
        (
            {"lines": [{"sku": "tea", "quantity": 1, "unit_price_cents": 1}]},
            "lines.0.sku",
        ),
        (
            {"lines": [{"sku": "TEA", "quantity": "2", "unit_price_cents": 1}]},
            "lines.0.quantity",
        ),
        (
            {"lines": [{"sku": "TEA", "quantity": 1.5, "unit_price_cents": 1}]},
            "lines.0.quantity",
        ),
        (
            {"lines": [{"sku": "TEA", "quantity": 2**63, "unit_price_cents": 1}]},
            "lines.0.quantity",
        ),
        (
            {"lines": [{"sku": "TEA", "quantity": 1, "unit_price_cents": -1}]},
            "lines.0.unit_price_cents",
        ),
        ({"note": "x" * 501}, "note"),
        ({"status": "paid"}, "status"),
    ],
)
def test_an_order_that_does_not_fit_is_refused(
    client: TestClient, changes: dict[str, object], field: str
) -> None:
    answer = client.post("/orders", json=new_order(**changes))

    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == [field]
    assert client.get("/orders").json()["total"] == 0


def test_a_whole_number_may_be_written_with_a_point(client: TestClient) -> None:
    line = {"sku": "TEA-100", "quantity": 2.0, "unit_price_cents": 350}

    assert client.post("/orders", json=new_order(lines=[line])).json()["lines"][0]["quantity"] == 2


def test_placing_an_order_needs_a_token(anonymous: TestClient) -> None:
    assert anonymous.post("/orders", json=new_order()).status_code == 401


def test_orders_are_listed_page_by_page(client: TestClient) -> None:
    placed = [client.post("/orders", json=new_order()).json()["id"] for _ in range(3)]

    first = client.get("/orders", params={"limit": 2})
    second = client.get("/orders", params={"limit": 2, "offset": 2})

    assert first.status_code == second.status_code == 200
    assert [order["id"] for order in first.json()["items"]] == placed[:2]
    assert [order["id"] for order in second.json()["items"]] == placed[2:]
    assert second.json()["total"] == 3


def test_orders_are_filtered_by_status(client: TestClient, order: dict[str, object]) -> None:
    client.patch(f"/orders/{order['id']}", json={"status": "paid"})

    assert client.get("/orders", params={"status": "paid"}).json()["total"] == 1
    assert client.get("/orders", params={"status": "open"}).json()["items"] == []


@pytest.mark.parametrize(
    "query",
    ["limit=0", "limit=101", "limit=1_0", "limit=", "offset=-1", "status=lost", "page=2"],
)
def test_a_page_that_cannot_be_is_refused(client: TestClient, query: str) -> None:
    assert client.get(f"/orders?{query}").status_code == 422


def test_listing_needs_a_token(anonymous: TestClient) -> None:
    assert anonymous.get("/orders").status_code == 401


def test_an_order_is_shown(client: TestClient, order: dict[str, object]) -> None:
    answer = client.get(f"/orders/{order['id']}")

    assert answer.status_code == 200
    assert answer.json() == order


def test_an_order_that_is_not_there_is_not_found(client: TestClient) -> None:
    assert client.get(f"/orders/{ABSENT}").status_code == 404


@pytest.mark.parametrize("number", ["0", "-1", "2147483648", "9" * 5000, "one", "1.0", "%00"])
def test_a_number_that_no_order_can_have_is_refused(client: TestClient, number: str) -> None:
    assert client.get(f"/orders/{number}").status_code == 422


def test_an_order_is_paid_and_then_shipped(client: TestClient, order: dict[str, object]) -> None:
    paid = client.patch(f"/orders/{order['id']}", json={"status": "paid"})
    shipped = client.patch(f"/orders/{order['id']}", json={"status": "shipped"})

    assert (paid.status_code, paid.json()["status"]) == (200, "paid")
    assert (shipped.status_code, shipped.json()["status"]) == (200, "shipped")


def test_an_open_order_cannot_be_shipped(client: TestClient, order: dict[str, object]) -> None:
    answer = client.patch(f"/orders/{order['id']}", json={"status": "shipped"})

    assert answer.status_code == 409
    assert client.get(f"/orders/{order['id']}").json()["status"] == "open"


def test_an_order_is_cancelled_with_its_lines(
    app: FastAPI, client: TestClient, order: dict[str, object]
) -> None:
    answer = client.delete(f"/orders/{order['id']}")

    assert (answer.status_code, answer.content) == (204, b"")
    assert client.get(f"/orders/{order['id']}").status_code == 404
    with app.state.sessions() as session:
        assert session.scalars(select(OrderLine)).all() == []


def test_a_shipped_order_stays(client: TestClient, order: dict[str, object]) -> None:
    client.patch(f"/orders/{order['id']}", json={"status": "paid"})
    client.patch(f"/orders/{order['id']}", json={"status": "shipped"})

    assert client.delete(f"/orders/{order['id']}").status_code == 409
    assert client.get(f"/orders/{order['id']}").status_code == 200


def test_orders_of_others_do_not_exist(stranger: TestClient, order: dict[str, object]) -> None:
    path = f"/orders/{order['id']}"

    assert stranger.get(path).status_code == 404
    assert stranger.patch(path, json={"status": "paid"}).status_code == 404
    assert stranger.delete(path).status_code == 404
    assert stranger.get("/orders").json()["total"] == 0
