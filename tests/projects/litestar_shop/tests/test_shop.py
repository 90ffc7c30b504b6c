import os
import secrets
import sqlite3
import tempfile
import unittest
from pathlib import Path

import pytest
from litestar.testing import AsyncTestClient, TestClient, create_test_client

from shop import create_app, health

KEY = secrets.token_urlsafe(20)
HEADERS = {"X-API-Key": KEY}


def fill(path):
    with sqlite3.connect(path) as database:
        database.execute("create table items (id integer primary key, name unique, price)")
        database.execute("insert into items values (7, 'tea', 300)")


@pytest.fixture(autouse=True)
def shop(tmp_path, monkeypatch):
    monkeypatch.setenv("SHOP_DATABASE", str(tmp_path / "shop.db"))
    monkeypatch.setenv("SHOP_KEY", KEY)
    fill(tmp_path / "shop.db")
    return create_app()


@pytest.fixture
def client(shop):
    with TestClient(app=shop) as client:
        yield client


@pytest.fixture
def anyio_backend():
    return "asyncio"


def test_health():
    with create_test_client([health]) as client:
        assert client.get("/health").json() == {"status": "ok"}


def test_items_are_listed(client):
    assert client.get("/v1/items", params={"size": 5}).json()[0][0]["name"] == "tea"


def test_strangers_cannot_write(client):
    assert client.post("/v1/items", json={"name": "x", "price": 1}).status_code == 401


@pytest.mark.anyio
async def test_an_item_is_added(shop):
    async with AsyncTestClient(app=shop) as client:
        item = {"name": "milk", "price": 120}
        answer = await client.post("/v1/items", json=item, headers=HEADERS)
        assert answer.status_code == 201


def test_an_item_goes(client):
    assert client.delete("/v1/items/7", headers=HEADERS).status_code == 204
    assert client.get("/v1/items/7").status_code == 404


class ItemTests(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        os.environ["SHOP_DATABASE"] = str(Path(self.folder.name) / "shop.db")
        fill(os.environ["SHOP_DATABASE"])
        self.client = TestClient(app=create_app())

    def tearDown(self):
        self.folder.cleanup()

    def test_one_comes_back(self):
        self.assertEqual(self.client.get("/v1/items/7").json()["price"], 300)
