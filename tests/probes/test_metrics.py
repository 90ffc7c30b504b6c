"""The probe ``metrics``, on pages that count requests and on pages that do not."""

from __future__ import annotations

import sys
import types
from typing import Any

import prometheus_client
import pytest
from fastapi import FastAPI
from fastapi.responses import JSONResponse, PlainTextResponse, Response
from flask import Flask
from prometheus_client import CollectorRegistry, Counter, generate_latest
from starlette.requests import Request as StarletteRequest

from pytest_backend_dod.hosts.interface import Survey
from pytest_backend_dod.model import Outcome, Status
from pytest_backend_dod.probes.metrics import Metrics

from .backends import host, probed, request, text_of, whats


def shop(
    *,
    label: str = "template",
    counts: bool = True,
    page: str = "/metrics",
    name: str = "http_requests",
) -> FastAPI:
    """A backend that counts its requests.

    Args:
        label: What stands for the route: its ``template``, the ``path`` of the request, or the
            path where there is a route (``served``).
        counts: Whether requests are counted.
        page: Path of the page.
        name: Name of the counter.
    """
    registry = CollectorRegistry()
    counter = Counter(name, "Requests.", ("method", "route"), registry=registry)
    app = FastAPI()

    @app.middleware("http")
    async def count(asked: StarletteRequest, call_next: Any) -> Response:
        answer: Response = await call_next(asked)
        template = getattr(asked.scope.get("route"), "path", "none")
        by_path = label == "path" or (label == "served" and template != "none")
        route = asked.url.path if by_path else template
        counter.labels(asked.method, route).inc(1 if counts else 0)
        return answer

    app.get("/orders")(lambda: [])

    @app.get("/orders/{number}")
    def order(number: int) -> Any:
        return number if number < 10 else JSONResponse({}, 404)

    app.get(page)(lambda: PlainTextResponse(generate_latest(registry)))
    return app


def metrics(app: Any, *, facts: dict[str, Any] | None = None, **parameters: Any) -> Outcome:
    accepted = (request("GET", "/orders"), request("GET", "/orders/1"))
    return probed(Metrics(), lambda: host(app, *accepted, facts=facts), **parameters)


def showing(text: str, media_type: str = "text/plain; version=0.0.4") -> FastAPI:
    """A backend with a page that always says the same."""
    app = FastAPI()
    app.get("/orders")(lambda: [])
    app.get("/orders/{number}")(lambda number: number)
    app.get("/metrics")(lambda: Response(text, media_type=media_type))
    return app


class TestGood:
    def test_a_counter_of_requests_grows(self) -> None:
        outcome = metrics(shop())
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert outcome.summary == "GET /metrics: http_requests_total grew by 4 with 3 requests"

    def test_a_page_that_is_mounted_and_named_by_nobody(self) -> None:
        registry = CollectorRegistry()
        hits = Counter("http_requests", "Requests.", registry=registry)
        app = FastAPI()

        @app.get("/orders")
        def orders() -> list[int]:
            hits.inc()
            return []

        app.get("/orders/{number}")(lambda number: number)
        app.mount("/metrics", prometheus_client.make_asgi_app(registry))
        outcome = metrics(app)
        assert outcome.status is Status.PASSED, text_of(outcome)

    def test_flask(self) -> None:
        registry = CollectorRegistry()
        hits = Counter("flask_http_request", "Requests.", ("endpoint",), registry=registry)
        app = Flask("shop")
        app.after_request(lambda answer: hits.labels("all").inc() or answer)
        app.add_url_rule("/orders", "orders", lambda: "[]")
        app.add_url_rule("/orders/<int:number>", "order", lambda number: str(number))
        app.add_url_rule(
            "/metrics",
            "metrics",
            lambda: (generate_latest(registry), {"content-type": "text/plain"}),
        )
        outcome = metrics(app)
        assert outcome.status is Status.PASSED, text_of(outcome)

    def test_a_path_that_is_given(self) -> None:
        assert metrics(shop(page="/internal/figures")).status is Status.FAILED
        outcome = metrics(shop(page="/internal/figures"), path=["/internal/figures"])
        assert outcome.status is Status.PASSED, text_of(outcome)

    def test_a_page_that_the_tests_have_credentials_for(self) -> None:
        app = shop()

        @app.middleware("http")
        async def guard(asked: StarletteRequest, call_next: Any) -> Any:
            closed = asked.url.path == "/metrics" and "authorization" not in asked.headers
            return JSONResponse({}, 401) if closed else await call_next(asked)

        token = {"Authorization": "Bearer let-me-in"}
        outcome = probed(Metrics(), lambda: host(app, request("GET", "/orders", headers=token)))
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert outcome.notes == ("GET /metrics asks for credentials",)


class TestDefects:
    def test_a_constant_counter(self) -> None:
        outcome = metrics(shop(counts=False))
        assert whats(outcome) == ["http_requests_total does not grow with requests"]
        assert "3 times GET /orders accepted" in outcome.findings[0].measured

    def test_a_label_for_each_id(self) -> None:
        outcome = metrics(shop(label="path"))
        assert outcome.status is Status.FAILED
        assert outcome.summary.startswith("http_requests_total has a label for each path: route")

    def test_a_label_for_each_id_where_no_id_is_known(self) -> None:
        app = shop(label="served")
        outcome = probed(Metrics(), lambda: host(app, request("GET", "/orders")))
        assert outcome.status is Status.FAILED
        assert "has a label for each" in outcome.summary

    def test_figures_of_the_process_only(self) -> None:
        text = "python_info 1\nprocess_cpu_seconds_total 3\n"
        outcome = metrics(showing(text))
        assert whats(outcome) == ["GET /metrics has no figure about requests"]
        assert outcome.findings[0].measured == "figures of the process only"

    @pytest.mark.parametrize(
        ("text", "media_type", "what"),
        [
            pytest.param("", "text/plain", "shows no figure", id="empty"),
            pytest.param("# HELP a b\n", "text/plain", "shows no figure", id="comments"),
            pytest.param("http_requests_total one", "text/plain", "cannot be read", id="no number"),
            pytest.param('{"requests": 3}', "application/json", "cannot be read", id="JSON"),
            pytest.param(
                "http_requests_total 1", "text/html", "has the media type text/html", id="type"
            ),
            pytest.param(
                "http_requests_total 1",
                "application/openmetrics-text",
                "cannot be read",
                id="without an end",
            ),
            pytest.param(
                'http_requests_total{a="1"} 1\nhttp_requests_total{a="1"} 2\n',
                "text/plain",
                'shows a series twice: http_requests_total{a="1"}',
                id="twice",
            ),
        ],
    )
    def test_a_page_with_one_defect(self, text: str, media_type: str, what: str) -> None:
        outcome = metrics(showing(text, media_type))
        assert outcome.status is Status.FAILED
        assert f"GET /metrics {what}" in outcome.summary

    def test_none(self) -> None:
        app = FastAPI()
        app.get("/orders")(lambda: [])
        app.get("/orders/{number}")(lambda number: number)
        outcome = metrics(app)
        assert whats(outcome) == ["no page of metrics was found"]
        assert "GET /metrics → 404" in outcome.findings[0].measured

    def test_the_page_that_any_path_gets(self) -> None:
        app = FastAPI()
        app.get("/orders")(lambda: [])
        app.get("/orders/{number}")(lambda number: number)
        app.get("/{path:path}")(lambda path: Response("<html>shop</html>", media_type="text/html"))
        assert whats(metrics(app)) == ["no page of metrics was found"]


class TestBlind:
    def test_closed(self) -> None:
        app = FastAPI()
        app.get("/orders")(lambda: [])
        app.get("/orders/{number}")(lambda number: number)
        app.get("/metrics")(lambda: JSONResponse({}, 401))
        outcome = metrics(app)
        assert outcome.status is Status.INCONCLUSIVE
        assert outcome.summary == "GET /metrics → 401: asks for credentials"

    def test_nothing_to_count(self) -> None:
        app = FastAPI()
        app.get("/metrics")(lambda: PlainTextResponse("http_requests_total 1"))
        outcome = probed(Metrics(), lambda: host(app))
        assert outcome.status is Status.INCONCLUSIVE
        assert "no request was accepted" in outcome.summary

    def test_figures_that_may_be_sent_away(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "statsd", types.ModuleType("statsd"))
        app = FastAPI()
        app.get("/orders")(lambda: [])
        app.get("/orders/{number}")(lambda number: number)
        outcome = metrics(app)
        assert outcome.status is Status.INCONCLUSIVE
        assert "statsd is loaded" in outcome.summary

    def test_no_host(self) -> None:
        outcome = Metrics().judge([], Survey(advice="write a fixture"), Metrics.Parameters())
        assert outcome.status is Status.INCONCLUSIVE
        assert outcome.advice == "write a fixture"
