"""The probe ``tracing``, on backends whose requests have ids and on others."""

from __future__ import annotations

import io
import logging
import sys
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.responses import JSONResponse
from flask import Flask, g
from flask import request as flask_request
from opentelemetry.propagate import extract
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.trace import SpanKind
from starlette.requests import Request as StarletteRequest

from pytest_backend_dod.hosts.interface import Survey
from pytest_backend_dod.model import Outcome, Status
from pytest_backend_dod.probes.tracing import Tracing

from .backends import host, probed, request, text_of, whats

Ids = Callable[[StarletteRequest], "str | None"]


def shop(ids: Ids = lambda _: None, log: Callable[[str], object] = lambda _: None) -> FastAPI:
    """A backend whose answers carry what ``ids`` gives, and which logs it."""
    app = FastAPI()

    @app.middleware("http")
    async def identify(asked: StarletteRequest, call_next: Any) -> Any:
        one = ids(asked)
        log(f"asked {one}")
        answer = await call_next(asked)
        if one:
            answer.headers["X-Request-ID"] = one
        return answer

    app.get("/orders")(lambda: [])
    return app


def fresh(_: StarletteRequest) -> str:
    return uuid.uuid4().hex


def brought(asked: StarletteRequest) -> str:
    return asked.headers.get("x-request-id") or uuid.uuid4().hex


def traced(app: Any, **parameters: Any) -> Outcome:
    return probed(Tracing(), lambda: host(app, request("GET", "/orders")), **parameters)


@pytest.fixture
def no_opentelemetry(monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests load its SDK, a backend need not."""
    monkeypatch.delitem(sys.modules, "opentelemetry.sdk.trace")


@pytest.fixture
def logger() -> Iterator[logging.Logger]:
    made = logging.getLogger(f"shop-{uuid.uuid4().hex}")
    made.propagate = False
    made.setLevel(logging.INFO)
    made.addHandler(logging.StreamHandler(io.StringIO()))
    yield made
    made.handlers.clear()


def spanning(provider: TracerProvider, *, one: bool = False) -> FastAPI:
    """A backend with a span for each request; with ``one``, all in the same trace."""
    tracer = provider.get_tracer("shop")
    app = shop()
    outer = tracer.start_span("everything") if one else None

    @app.middleware("http")
    async def span(asked: StarletteRequest, call_next: Any) -> Any:
        from opentelemetry.trace import set_span_in_context

        context = extract(dict(asked.headers)) if outer is None else set_span_in_context(outer)
        with tracer.start_as_current_span("GET", context=context, kind=SpanKind.SERVER):
            return await call_next(asked)

    return app


class TestGood:
    @pytest.mark.parametrize("ids", [fresh, brought])
    def test_answers_carry_ids_that_differ(self, ids: Ids) -> None:
        outcome = traced(shop(ids), ids=True)
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert outcome.summary == "answers carry x-request-id, which differs"

    def test_flask(self) -> None:
        app = Flask("shop")

        @app.before_request
        def identify() -> None:
            g.one = flask_request.headers.get("X-Correlation-ID", uuid.uuid4().hex)

        @app.after_request
        def tell(answer: Any) -> Any:
            answer.headers["X-Correlation-ID"] = g.one
            return answer

        app.get("/orders")(lambda: "[]")
        outcome = traced(app)
        assert outcome.summary == "answers carry x-correlation-id, which differs"

    def test_records_carry_the_id_that_a_request_brings(self, logger: logging.Logger) -> None:
        app = shop(lambda asked: None, log=lambda _: None)

        @app.middleware("http")
        async def note(asked: StarletteRequest, call_next: Any) -> Any:
            logger.info("traceparent %s", asked.headers.get("traceparent"))
            return await call_next(asked)

        outcome = traced(app, logs=True)
        assert outcome.summary == "records carry the id that a request brings"

    def test_records_carry_the_id_that_the_answer_tells(self, logger: logging.Logger) -> None:
        outcome = traced(shop(fresh, logger.info), logs=True)
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert "records carry the id that the answer tells" in outcome.summary

    def test_each_request_has_a_span(self) -> None:
        outcome = traced(spanning(TracerProvider()), spans=True)
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert outcome.summary.endswith("and continues the trace of a caller")

    def test_an_id_of_any_length_that_is_taken_over_is_noted(self) -> None:
        assert traced(shop(fresh)).notes == ()
        assert "10 000 characters" in traced(shop(brought)).notes[0]


class TestDefects:
    def test_the_same_id_for_all(self) -> None:
        outcome = traced(shop(lambda _: "f00dfeed"))
        assert whats(outcome) == ["x-request-id is the same for two requests"]
        assert outcome.findings[0].measured == "x-request-id: f00dfeed, twice"

    def test_an_id_that_is_only_sent_back(self) -> None:
        outcome = traced(shop(lambda asked: asked.headers.get("x-request-id")))
        assert "a request that brings no id gets none" in whats(outcome)[0]

    @pytest.mark.usefixtures("no_opentelemetry")
    def test_none(self) -> None:
        outcome = traced(shop())
        assert whats(outcome) == ["requests have no id: not in answers, not in records, no span"]

    def test_one_trace_for_all(self) -> None:
        outcome = traced(spanning(TracerProvider(), one=True), spans=True)
        assert whats(outcome) == ["two requests share one trace"]

    def test_records_without_the_id(self, logger: logging.Logger) -> None:
        outcome = traced(shop(fresh, lambda _: logger.info("asked")), logs=True)
        assert whats(outcome) == ["log records carry no id of their request"]

    @pytest.mark.usefixtures("no_opentelemetry")
    def test_ids_where_spans_are_asked_for(self) -> None:
        outcome = traced(shop(fresh), spans=True)
        assert whats(outcome) == ["requests make no span"]


class TestBlind:
    def test_behind_a_url(self) -> None:
        one = {"status": 200, "inside": False, "ids": {}, "records": 0, "recorded": False}
        one |= {"told": False, "taken": False, "spans": []}
        seen = {"role": "ids", "operation": "GET /orders", "sent": [one] * 3}
        seen |= {"copies": False, "library": False}
        outcome = Tracing().judge([seen], Survey(), Tracing.Parameters())
        assert outcome.status is Status.INCONCLUSIVE
        assert "not seen from outside" in outcome.summary
        asked = Tracing().judge([seen], Survey(), Tracing.Parameters(ids=True))
        assert asked.status is Status.FAILED

    def test_opentelemetry_that_is_switched_off(self) -> None:
        outcome = traced(shop())
        assert outcome.status is Status.INCONCLUSIVE
        assert "made no span in the tests" in outcome.summary

    def test_no_record_that_could_carry_one(self) -> None:
        assert traced(shop(fresh), logs=True).status is Status.INCONCLUSIVE

    def test_no_request(self) -> None:
        outcome = probed(Tracing(), lambda: host(FastAPI(docs_url=None)))
        assert outcome.summary == "no accepted request to send"

    def test_a_request_that_is_refused_the_second_time(self) -> None:
        def world() -> Any:
            app, left = FastAPI(), [200, 200, 200]

            @app.get("/orders")
            def orders() -> JSONResponse:
                return JSONResponse([], left.pop() if left else 409)

            return host(app, request("GET", "/orders"))

        outcome = probed(Tracing(), world)
        assert outcome.status is Status.INCONCLUSIVE
        assert "was refused when it was sent again" in outcome.summary


class TestWords:
    @pytest.mark.parametrize(
        ("line", "expected"),
        [
            ("Distributed tracing", {}),
            ("Every response carries an X-Request-ID", {"ids": True}),
            ("Correlation IDs in log lines", {"logs": True}),
            ("OpenTelemetry spans for each request", {"spans": True}),
            ("Trace ids are logged", {"logs": True}),
        ],
    )
    def test_what_a_line_asks_for(self, line: str, expected: dict[str, Any]) -> None:
        assert Tracing.thresholds(line) == expected
