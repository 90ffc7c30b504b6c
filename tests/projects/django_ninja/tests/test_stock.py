import pytest
from django.test import TestCase
from ninja.testing import TestClient

from config.urls import api
from stock.api import router
from stock.models import Item


@pytest.fixture
def headers(settings):
    return {"X-API-Key": settings.STOCK_KEY}


@pytest.fixture
def tea(db):
    return Item.objects.create(name="tea", stock=3)


def test_items_are_listed(client, tea):
    assert client.get("/api/items").json()["items"][0]["name"] == "tea"


def test_health(client):
    assert client.get("/healthz").json() == {"status": "ok"}


def test_an_item_by_the_client_of_the_router(tea):
    assert TestClient(router).get(f"/{tea.pk}").json()["stock"] == 3


def test_a_new_item_by_the_client_of_the_api(db, headers):
    client = TestClient(api)
    answer = client.post("/items", json={"name": "milk", "stock": 1}, headers=headers)
    assert answer.status_code == 201


def test_an_item_is_changed(client, tea, headers):
    answer = client.put(
        f"/api/items/{tea.pk}",
        {"name": "green tea", "stock": 2},
        content_type="application/json",
        headers=headers,
    )
    assert answer.json() == {"id": tea.pk, "name": "green tea", "stock": 2}


class StrangerTests(TestCase):
    def test_cannot_write(self):
        answer = self.client.post("/api/items", {"name": "x"}, content_type="application/json")
        self.assertEqual(answer.status_code, 401)
