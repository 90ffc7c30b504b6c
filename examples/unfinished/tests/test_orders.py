"""Orders."""

from __future__ import annotations

from fastapi.testclient import TestClient


def test_an_order_is_placed(client: TestClient) -> None:
    answer = client.post("/orders", json={"sku": "TEA-1", "quantity": 2, "note": "Ring twice"})

    assert answer.status_code == 201
    assert answer.json()["total_cents"] == 700


def test_an_article_that_is_not_sold_is_refused(client: TestClient) -> None:
    assert client.post("/orders", json={"sku": "CUP-1", "quantity": 2}).status_code == 422


def test_orders_are_listed_page_by_page(client: TestClient) -> None:
    for quantity in (1, 2, 3):
        client.post("/orders", json={"sku": "POT-7", "quantity": quantity})

    answer = client.get("/orders", params={"limit": 2, "page": 2})

    assert answer.status_code == 200
    assert answer.json()["pages"] == 2
    assert [order["quantity"] for order in answer.json()["items"]] == [3]


def test_an_order_is_shown(client: TestClient) -> None:
    number = client.post("/orders", json={"sku": "POT-7", "quantity": 1}).json()["id"]

    answer = client.get(f"/orders/{number}")

    assert answer.status_code == 200
    assert answer.json()["sku"] == "POT-7"


def test_an_order_that_is_not_there_is_not_found(client: TestClient) -> None:
    assert client.get("/orders/999").status_code == 404
