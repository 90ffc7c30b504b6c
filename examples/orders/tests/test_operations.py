"""Health and figures."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import create_engine, event


def test_the_process_is_alive(anonymous: TestClient) -> None:
    answer = anonymous.get("/health/live")

    assert answer.status_code == 200
    assert answer.json() == {"status": "pass", "checks": {}}


def test_the_service_is_ready(anonymous: TestClient) -> None:
    answer = anonymous.get("/health/ready")

    assert answer.status_code == 200
    assert answer.json() == {"status": "pass", "checks": {"database": "pass"}}


def test_without_its_database_the_service_is_alive_but_not_ready(
    app: FastAPI, anonymous: TestClient
) -> None:
    working = app.state.engine
    app.state.engine = create_engine("sqlite:////no/such/folder/orders.db")

    away = anonymous.get("/health/ready")
    alive = anonymous.get("/health/live")
    app.state.engine = working
    back = anonymous.get("/health/ready")

    assert away.status_code == 503
    assert away.json() == {"status": "fail", "checks": {"database": "fail"}}
    assert alive.status_code == 200
    assert back.status_code == 200


@pytest.fixture
def silent_database(app: FastAPI) -> Iterator[None]:
    """A database that accepts a question and does not answer it."""
    over = threading.Event()
    event.listen(app.state.engine, "before_cursor_execute", lambda *_: over.wait(10))
    yield
    over.set()


@pytest.mark.usefixtures("silent_database")
def test_readiness_does_not_wait_for_a_database_that_is_silent(
    anonymous: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("orders.routes.operations.READY_SECONDS", 0.05)

    answer = anonymous.get("/health/ready")

    assert answer.status_code == 503
    assert answer.elapsed.total_seconds() < 5


def test_requests_are_counted_by_route_and_status(
    client: TestClient, order: dict[str, object]
) -> None:
    for _ in range(3):
        client.get(f"/orders/{order['id']}")
    client.get("/orders/1999999999")
    client.get("/no/such/path")

    samples = read_metrics(client)

    route = {"method": "GET", "route": "/orders/{order_id}"}
    assert samples["http_requests_total", frozenset({**route, "status": "200"}.items())] == 3
    assert samples["http_requests_total", frozenset({**route, "status": "404"}.items())] == 1
    assert samples["http_request_duration_seconds_count", frozenset(route.items())] == 4
    assert samples["orders_created_total", frozenset()] == 1
    assert not any("1999999999" in value for _, labels in samples for _, value in labels)


def test_an_invented_method_gets_no_figure_of_its_own(anonymous: TestClient) -> None:
    anonymous.request("BREW", "/orders")

    methods = {dict(labels).get("method") for _, labels in read_metrics(anonymous)}

    assert "other" in methods
    assert "BREW" not in methods


def read_metrics(client: TestClient) -> dict[tuple[str, frozenset[tuple[str, str]]], float]:
    """Return every sample by its name and labels."""
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/plain")
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }
