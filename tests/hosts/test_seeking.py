"""Accepted requests are found by the document, where no test has shown one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import pytest
from fastapi import Depends, FastAPI, HTTPException
from pydantic import BaseModel, Field

from pytest_backend_dod.config import Configuration
from pytest_backend_dod.hosts import documents
from pytest_backend_dod.hosts.interface import HostLost, NotDisposable
from pytest_backend_dod.hosts.seeking import TRIES, sought
from pytest_backend_dod.hosts.targets import TargetHost, from_fixture
from pytest_backend_dod.probes.operations import accepted_request


class Order(BaseModel):
    item: Annotated[str, Field(min_length=3, max_length=20, pattern="^[a-z]+$")]
    copies: Annotated[int, Field(ge=1, le=9)]


class Shop:
    """An API with a collection, what is kept in it, and how many requests it takes."""

    def __init__(self, quota: int = 1_000) -> None:
        self.orders: dict[int, Order] = {41: Order(item="tea", copies=2)}
        self.quota = quota
        self.asked = 0

    def app(self) -> FastAPI:
        app = FastAPI(dependencies=[Depends(self.counted)])
        app.get("/orders")(self.all)
        app.post("/orders", status_code=201)(self.create)
        app.get("/orders/{order_id}")(self.one)
        app.delete("/orders/{order_id}", status_code=204)(self.delete)
        app.post("/refused")(self.refused)
        return app

    def counted(self) -> None:
        self.asked += 1
        if self.asked > self.quota:
            raise HTTPException(429)

    def all(self) -> dict[str, Any]:
        return {"items": [{"id": key, **order.model_dump()} for key, order in self.orders.items()]}

    def create(self, order: Order) -> dict[str, int]:
        self.orders[max(self.orders) + 1] = order
        return {"id": max(self.orders)}

    def one(self, order_id: int) -> Order:
        if order_id not in self.orders:
            raise HTTPException(404)
        return self.orders[order_id]

    def delete(self, order_id: int) -> None:
        if self.orders.pop(order_id, None) is None:
            raise HTTPException(404)

    def refused(self, order: Order) -> None:
        raise HTTPException(403)


@pytest.fixture
def shop() -> Shop:
    return Shop()


@pytest.fixture
def host(shop: Shop) -> Any:
    host = from_fixture(shop.app(), Configuration(root=Path.cwd()))
    documents.equip(host, None)
    host.prime()
    yield host
    host.close()


def test_a_valid_body_is_made_from_the_document(host: TargetHost, shop: Shop) -> None:
    assert host.facts.document is not None
    found, throttled = sought(host, host.facts.document, "POST /orders")
    assert found is not None
    assert (found.answer.status, found.route, throttled) == (201, "/orders", False)
    assert len(shop.orders) == 2  # The first that is accepted ends the search.


def test_the_keys_of_a_path_come_from_its_collection(host: TargetHost) -> None:
    found = accepted_request(host, "GET /orders/{order_id}")
    assert found is not None
    assert found.request.path == "/orders/41"
    assert host.controls["GET /orders/{order_id}"] == found


def test_a_deletion_is_not_tried(host: TargetHost, shop: Shop) -> None:
    assert accepted_request(host, "DELETE /orders/{order_id}") is None
    accepted_request(host, "GET /orders/{order_id}")
    known = accepted_request(host, "DELETE /orders/{order_id}")
    assert known is not None
    assert (known.request.method, known.request.path) == ("DELETE", "/orders/41")
    assert list(shop.orders) == [41]


def test_the_search_has_an_end(host: TargetHost, shop: Shop) -> None:
    before = shop.asked
    assert accepted_request(host, "POST /refused") is None
    assert 1 <= shop.asked - before <= TRIES


def test_a_quota_that_runs_out_is_no_answer(host: TargetHost, shop: Shop) -> None:
    shop.quota = shop.asked
    with pytest.raises(HostLost):
        accepted_request(host, "POST /orders")
    assert len(shop.orders) == 1


def test_what_must_not_be_written_to_is_not(host: TargetHost) -> None:
    host.facts = replace(host.facts, writable=False)
    with pytest.raises(NotDisposable):
        accepted_request(host, "POST /orders")
    assert accepted_request(host, "GET /orders/{order_id}") is not None
