"""The probe ``endpoints``, on backends whose document, routes and tests agree, and do not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest
from fastapi import APIRouter, FastAPI, HTTPException, Response
from flask import Blueprint, Flask, abort
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route

from pytest_backend_dod.hosts.interface import Survey
from pytest_backend_dod.hosts.live import LiveRecord, LiveTask
from pytest_backend_dod.hosts.targets import TargetHost
from pytest_backend_dod.model import Outcome, Status
from pytest_backend_dod.parameters import read
from pytest_backend_dod.probes.endpoints import Endpoints
from pytest_backend_dod.project.openapi import from_mapping

from .backends import host, text_of, whats

Used = Mapping[str, Mapping[str, int]]

USED = {
    "GET /orders": {"200": 3, "422": 1},
    "POST /orders": {"201": 2},
    "GET /orders/{order_id}": {"200": 1, "404": 2},
}


def shop() -> FastAPI:
    """Three operations in an included router, and a health endpoint."""
    app = FastAPI()
    router = APIRouter(prefix="/orders")

    @router.get("")
    def list_orders() -> list[int]:
        return [1]

    @router.post("", status_code=201)
    def create_order() -> int:
        return 2

    @router.get("/{order_id}")
    def show_order(order_id: int) -> int:
        if order_id != 1:
            raise HTTPException(404)
        return order_id

    app.include_router(router)
    app.get("/health", include_in_schema=False)(lambda: "ok")
    return app


def endpoints(
    app: Any,
    used: Used = USED,
    *,
    change: Callable[[TargetHost], None] = lambda _: None,
    partial: str = "",
    took: Used = MappingProxyType({}),
    **parameters: Any,
) -> Outcome:
    probe = Endpoints()
    made = host(app)
    change(made)
    chosen = read(probe.Parameters, parameters, where="test")
    record = LiveRecord()
    task = LiveTask(probe=probe, parameters=chosen)
    for observation in probe.experiment(made, {"endpoints": ""}, chosen):
        record.observations.append({**observation, "task": task.key})
    made.close()
    survey = Survey(exercised=used, durations=took, partial=partial)
    return probe.judge(record.observations, survey, chosen)


class TestGood:
    def test_document_routes_and_tests_agree(self) -> None:
        outcome = endpoints(shop())
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert outcome.summary == (
            "3 operations, 3 documented and served, 3 used by tests with success"
        )
        assert outcome.measures["requests"] == 9

    def test_how_long_the_answers_to_each_operation_took(self) -> None:
        outcome = endpoints(shop(), took={"GET /orders/{id}": {"80": 2, "96": 1}})
        times = {name: told["times"] for name, told in outcome.measures["by operation"].items()}
        told = times["GET /orders/{order_id}"]
        assert told["answers"] == 3
        assert [one["seconds"] for one in told["within"]] == [0.01024] * 3 + [0.04096] * 3
        assert times["POST /orders"]["answers"] == 0

    def test_names_of_variables_and_a_last_slash_do_not_matter(self) -> None:
        used = {
            "GET /orders/": {"200": 1},
            "POST /orders": {"201": 1},
            "GET /orders/{id}": {"200": 1},
        }
        assert endpoints(shop(), used).status is Status.PASSED

    def test_a_mounted_application(self) -> None:
        app = shop()
        sub = FastAPI()
        sub.get("/stock/{sku}")(lambda sku: sku)
        app.mount("/inner", sub)
        outcome = endpoints(app, {**USED, "GET /inner/stock/{sku}": {"200": 1}})
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert outcome.measures["operations"] == 4

    def test_what_is_hidden_on_purpose_is_noted_with_its_place(self) -> None:
        app = shop()
        app.get("/admin", include_in_schema=False)(lambda: "secret")
        outcome = endpoints(app)
        assert outcome.status is Status.PASSED
        (note,) = outcome.notes
        assert note.startswith("kept out of the document on purpose: GET /admin (")
        assert "test_endpoints.py:" in note

    def test_flask_without_a_document(self) -> None:
        outcome = endpoints(flask(), {"GET /items": {"200": 1}, "GET /items/{key}": {"200": 1}})
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert outcome.notes == (
            "no document stands behind this: the routes were held against the tests alone",
        )

    def test_starlette_without_a_document(self) -> None:
        inner = [Route("/leaf", lambda _: PlainTextResponse("leaf"))]
        app = Starlette(routes=[Mount("/tree", routes=inner)])
        assert endpoints(app, {"GET /tree/leaf": {"200": 1}}).status is Status.PASSED

    def test_a_share_is_enough_where_the_line_says_so(self) -> None:
        used = {key: USED[key] for key in ("GET /orders", "POST /orders")}
        assert endpoints(shop(), used, tested=60).status is Status.PASSED
        assert endpoints(shop(), used, tested=70).status is Status.FAILED

    def test_what_is_excluded(self) -> None:
        used = {key: USED[key] for key in ("GET /orders", "POST /orders")}
        assert endpoints(shop(), used, exclude=["GET /orders/*"]).status is Status.PASSED
        assert endpoints(shop(), used, exclude=["/orders/*"]).status is Status.PASSED

    def test_a_document_that_shows_the_paths_of_a_proxy(self) -> None:
        outcome = endpoints(
            shop(), change=documenting(lambda paths: {f"/api/v1{p}": i for p, i in paths.items()})
        )
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert outcome.notes == (
            "the document's paths begin with /api/v1, the application's with /",
        )

    def test_without_a_look_at_the_tests(self) -> None:
        outcome = endpoints(shop(), {}, tested=0)
        assert outcome.status is Status.PASSED
        assert outcome.summary == "3 operations, 3 documented and served"


def flask() -> Flask:
    app = Flask("shop")
    blueprint = Blueprint("items", "shop", url_prefix="/items")
    blueprint.get("")(list)
    blueprint.get("/<int:key>", endpoint="one")(lambda key: str(key) if key == 1 else abort(404))
    app.register_blueprint(blueprint)
    return app


def documenting(change: Callable[[dict[str, Any]], dict[str, Any]]) -> Callable[[TargetHost], None]:
    """Give the host a document with other paths than the application's own."""

    def changed(made: TargetHost) -> None:
        document = made.facts.document
        assert document is not None
        raw = {**document.raw, "paths": change(dict(document.raw["paths"]))}
        made.facts = replace(made.facts, document=from_mapping(raw, source="openapi.json"))

    return changed


def beside(path: str, method: str = "get", **schema: Any) -> Callable[[TargetHost], None]:
    """Document one operation more."""
    entry = {"responses": {"200": {"description": "ok"}}, **schema}
    return documenting(lambda paths: {**paths, path: {**paths.get(path, {}), method: entry}})


class TestDefects:
    def test_an_undocumented_route(self) -> None:
        app = shop()
        app.add_route("/export", lambda _: PlainTextResponse("all"), methods=["GET"])
        outcome = endpoints(app, {**USED, "GET /export": {"200": 1}})
        assert whats(outcome) == ["GET /export is served and not documented"]
        assert "test_endpoints.py:" in outcome.findings[0].where

    def test_an_undocumented_route_of_a_mounted_application(self) -> None:
        app = shop()
        app.mount("/tree", Starlette(routes=[Route("/leaf", lambda _: PlainTextResponse("leaf"))]))
        outcome = endpoints(app, {**USED, "GET /tree/leaf": {"200": 1}})
        assert whats(outcome) == ["GET /tree/leaf is served and not documented"]

    @pytest.mark.parametrize(
        ("path", "method", "status"),
        [("/invoices", "get", 404), ("/invoices/{id}", "get", 404), ("/orders", "delete", 405)],
    )
    def test_documented_and_missing(self, path: str, method: str, status: int) -> None:
        operation = f"{method.upper()} {path}"
        used = {**USED, operation: {"404": 1}}
        outcome = endpoints(shop(), used, change=beside(path, method), tested=0)
        assert whats(outcome) == [f"{operation} is documented and not served: it answers {status}"]
        assert outcome.findings[0].reproduce.startswith("curl -i ")

    def test_an_operation_that_answers_501(self) -> None:
        used = {**USED, "POST /orders": {"501": 1}}
        found = whats(endpoints(shop(), used))
        assert found == [
            "POST /orders is not implemented: it answers 501",
            "no test uses POST /orders with success",
        ]

    def test_untested_operations_and_which_comes_next(self) -> None:
        outcome = endpoints(
            shop(), {"GET /orders": {"200": 1}, "GET /orders/{order_id}": {"404": 2}}
        )
        first, second = outcome.findings
        assert whats(outcome) == [
            "no test uses POST /orders with success",
            "no test uses GET /orders/{order_id} with success",
        ]
        assert first.measured == "the suite sent no request to it"
        assert second.measured == "the suite saw only 404 (2×)"
        assert first.remedy == f"Test this one next: {first.where}"
        assert "tests/probes/test_endpoints.py:" in first.where
        assert outcome.summary.endswith(f"2 used by no test with success, next: {first.where}")

    def test_flask_untested_without_a_document(self) -> None:
        outcome = endpoints(flask(), {"GET /items": {"200": 1}})
        assert whats(outcome) == ["no test uses GET /items/{key} with success"]


def without_routes(made: TargetHost) -> None:
    """As across a network, where an application tells only its document."""
    made.facts = replace(made.facts, routes=(), handlers={})


class TestByRequest:
    """Where routes are not told, answers tell; a 404 of a thing is none of the route."""

    def test_a_thing_that_is_not_there_is_no_missing_route(self) -> None:
        outcome = endpoints(shop(), change=without_routes)
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert "tells no routes" in outcome.notes[0]

    @pytest.mark.parametrize("path", ["/invoices", "/invoices/{id}"])
    def test_a_missing_route(self, path: str) -> None:
        def change(made: TargetHost) -> None:
            beside(path)(made)
            without_routes(made)

        outcome = endpoints(shop(), {**USED, f"GET {path}": {"404": 1}}, change=change, tested=0)
        assert whats(outcome) == [f"GET {path} is documented and not served: it answers 404"]

    def test_a_catch_all_tells_nothing(self) -> None:
        app = FastAPI()
        app.get("/orders")(lambda: [1])
        app.get("/{rest:path}", include_in_schema=False)(lambda rest: Response("<html>page</html>"))

        def change(made: TargetHost) -> None:
            beside("/invoices")(made)
            without_routes(made)
            made.controls = {k: c for k, c in made.controls.items() if k == "GET /orders"}

        outcome = endpoints(app, {"GET /orders": {"200": 1}}, change=change, tested=0)
        assert outcome.status is Status.INCONCLUSIVE
        assert "whether GET /invoices is served could not be told" in outcome.summary


class TestBlind:
    def test_no_host(self) -> None:
        outcome = Endpoints().judge([], Survey(advice="app = …"), Endpoints.Parameters())
        assert (outcome.status, outcome.advice) == (Status.INCONCLUSIVE, "app = …")

    def test_nothing_is_known(self) -> None:
        def blind(made: TargetHost) -> None:
            made.facts = replace(made.facts, routes=(), document=None)

        outcome = endpoints(shop(), change=blind)
        assert outcome.status is Status.INCONCLUSIVE
        assert "openapi = " in outcome.advice

    def test_no_request_of_the_suite_was_seen(self) -> None:
        outcome = endpoints(shop(), {})
        assert outcome.status is Status.INCONCLUSIVE
        assert outcome.summary == "no request of the suite to the application was seen"

    def test_the_suite_spoke_to_another_application(self) -> None:
        outcome = endpoints(shop(), {"GET /other": {"200": 1}})
        assert outcome.status is Status.INCONCLUSIVE
        assert outcome.summary == "the suite's requests went to other operations: GET /other"

    def test_a_part_of_the_suite(self) -> None:
        outcome = endpoints(shop(), {"GET /orders": {"200": 1}}, partial="-k orders")
        assert outcome.status is Status.INCONCLUSIVE
        assert outcome.summary == "only a part of the suite ran: -k orders"


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("All endpoints implemented and tested", (True, True, 100.0)),
        ("Every endpoint is tested", (False, False, 100.0)),
        ("90 % of the endpoints are covered by tests", (False, False, 90.0)),
        ("All routes available (no 404s)", (True, True, 0.0)),
        ("All documented operations implemented and tested", (True, False, 100.0)),
        ("All endpoints are documented", (False, True, 0.0)),
        ("All endpoints", (True, True, 100.0)),
    ],
)
def test_what_a_line_asks_for(line: str, wanted: tuple[bool, bool, float]) -> None:
    chosen = read(Endpoints.Parameters, Endpoints.thresholds(line), where="test")
    assert (chosen.implemented, chosen.documented, chosen.tested) == wanted
