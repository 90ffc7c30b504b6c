import pytest

pytestmark = pytest.mark.anyio


async def test_ready(client):
    assert (await client.get("/health/ready")).status_code == 200


async def test_a_stranger_is_refused(client):
    assert (await client.get("/api/books", headers={"X-API-Key": "?"})).status_code == 401


async def test_books_come_back(client):
    made = await client.post("/api/books", json={"title": "Emma", "shelf": 4})
    assert made.status_code == 201
    number = made.json()["id"]
    assert (await client.get(f"/api/books/{number}")).json()["title"] == "Emma"
    assert len((await client.get("/api/books")).json()) == 1


async def test_no_such_book(client):
    assert (await client.get("/api/books/77")).status_code == 404
