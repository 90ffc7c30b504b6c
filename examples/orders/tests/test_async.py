"""The same service, asked from an event loop."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient

from .conftest import EMAIL, PASSWORD, new_order

pytestmark = pytest.mark.anyio


@pytest.fixture
async def async_client(app: FastAPI) -> AsyncIterator[AsyncClient]:
    """A customer who is logged in."""
    transport = ASGITransport(app=app)
    async with (
        app.router.lifespan_context(app),
        AsyncClient(transport=transport, base_url="http://orders.test") as client,
    ):
        await client.post("/customers", json={"email": EMAIL, "name": "Ada", "password": PASSWORD})
        answer = await client.post("/login", json={"email": EMAIL, "password": PASSWORD})
        client.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"
        yield client


async def test_orders_placed_at_the_same_time_are_all_there(async_client: AsyncClient) -> None:
    answers = await asyncio.gather(
        *(async_client.post("/orders", json=new_order(note=f"number {n}")) for n in range(8))
    )

    assert [answer.status_code for answer in answers] == [201] * 8
    listed = (await async_client.get("/orders")).json()
    assert {order["note"] for order in listed["items"]} == {f"number {n}" for n in range(8)}


async def test_two_payments_at_the_same_time_count_once(async_client: AsyncClient) -> None:
    order = (await async_client.post("/orders", json=new_order())).json()

    answers = await asyncio.gather(
        *(async_client.patch(f"/orders/{order['id']}", json={"status": "paid"}) for _ in range(4))
    )

    assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409]
