"""The probe ``schema-drift``: committed document, application and answers agree, or do not."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI, HTTPException
from flask import Flask, jsonify
from pydantic import BaseModel, Field

from pytest_backend_dod.hosts.interface import Survey
from pytest_backend_dod.model import Outcome, Status
from pytest_backend_dod.parameters import read
from pytest_backend_dod.probes.schema_drift import SchemaDrift
from pytest_backend_dod.project.answers import gathered, held
from pytest_backend_dod.project.repository import Repository
from pytest_backend_dod.recording.exchange import Answer, Exchange, Request
from pytest_backend_dod.recording.samples import Samples

from .backends import host, text_of, whats

Used = Mapping[str, Mapping[str, int]]
USED: Used = {"GET /orders": {"200": 2}, "GET /orders/{order_id}": {"200": 1, "404": 1}}


class Order(BaseModel):
    id: int
    state: str = Field(json_schema_extra={"enum": ["open", "paid"]})
    note: str | None = None


class Problem(BaseModel):
    detail: str


def shop() -> FastAPI:
    app = FastAPI(title="Shop")

    @app.get("/orders")
    def list_orders(limit: int = 10) -> list[Order]:
        return []

    @app.get("/orders/{order_id}", responses={404: {"model": Problem}})
    def show_order(order_id: int) -> Order:
        if order_id != 1:
            raise HTTPException(404)
        return Order(id=1, state="open")

    return app


def document(app: FastAPI | None = None) -> dict[str, Any]:
    return copy.deepcopy((app or shop()).openapi())


def drift(
    app: Any | None,
    folder: Path,
    kept: dict[str, Any] | None = None,
    used: Used = USED,
    answers: tuple[Mapping[str, Any], ...] = (),
    **parameters: Any,
) -> Outcome:
    probe = SchemaDrift()
    if kept is not None:
        (folder / "openapi.json").write_text(json.dumps(kept))
    chosen = read(probe.Parameters, parameters, where="test")
    seen: list[Any] = []
    if app is not None:
        made = host(app)
        seen = list(probe.experiment(made, {"document": ""}, chosen))
        made.close()
    files = probe.look_up(Repository(root=folder), chosen)
    return probe.judge(seen, Survey(exercised=used, files=files, answers=answers), chosen)


def answered(app: Any, *told: tuple[str, int, Any], folder: Path) -> tuple[Mapping[str, Any], ...]:
    """Hold answers against the document, as it is done in the process that heard them."""
    samples = Samples()
    for number, (operation, status, body) in enumerate(told):
        method, _, path = operation.partition(" ")
        kind = "text/plain" if isinstance(body, str) else "application/json"
        raw = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        answer = Answer(status=status, headers=(("content-type", kind),), body=raw)
        exchange = Exchange(request=Request(method=method, path=path), answer=answer, route=path)
        samples.take(exchange, app, "app", f"test_{number}")
    found = held(samples, Repository(root=folder), None)
    # What travels between processes is JSON.
    return tuple(gathered(json.loads(json.dumps(found))))


class TestGood:
    def test_all_three_agree(self, tmp_path: Path) -> None:
        app = shop()
        answers = answered(
            app,
            ("GET /orders", 200, [{"id": 1, "state": "open", "note": None}]),
            ("GET /orders/{order_id}", 404, {"detail": "Not Found"}),
            folder=tmp_path,
        )
        outcome = drift(app, tmp_path, document(), answers=answers)
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert outcome.summary == (
            "openapi.json and the application agree in 2 operations; 3 statuses seen and 2 answers fit"
        )

    def test_without_a_committed_document(self, tmp_path: Path) -> None:
        outcome = drift(shop(), tmp_path)
        assert outcome.status is Status.PASSED
        assert outcome.notes == (
            "no document is committed: the application's own was held against its answers",
        )

    def test_words_are_no_drift(self, tmp_path: Path) -> None:
        committed = document()
        committed["info"] = {"title": "Our shop", "version": "7"}
        committed["paths"]["/orders"]["get"]["summary"] = "Orders"
        committed["paths"]["/orders"]["get"]["x-team"] = "blue"
        committed["components"]["schemas"]["Order"]["title"] = "An order"
        outcome = drift(shop(), tmp_path, committed)
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert "differs in what no client depends on: 2 texts" in outcome.notes[0]

    def test_two_ways_of_writing_the_same(self, tmp_path: Path) -> None:
        committed = document()
        committed["openapi"] = "3.0.3"
        order = committed["components"]["schemas"].pop("Order")
        order["properties"]["note"] = {"type": "string", "nullable": True, "title": "Note"}
        inline = committed["paths"]["/orders/{order_id}"]["get"]["responses"]["200"]["content"]
        inline["application/json"]["schema"] = {"allOf": [order]}
        listed = committed["paths"]["/orders"]["get"]["responses"]["200"]["content"]
        listed["application/json"]["schema"]["items"] = order
        committed["paths"]["/orders/{id}"] = committed["paths"].pop("/orders/{order_id}")
        committed["paths"]["/orders/{id}"]["get"]["parameters"][0]["name"] = "id"
        outcome = drift(shop(), tmp_path, committed)
        assert outcome.status is Status.PASSED, text_of(outcome)

    def test_a_server_with_a_prefix(self, tmp_path: Path) -> None:
        committed = {**document(), "servers": [{"url": "https://shop.example/api/v1"}]}
        outcome = drift(shop(), tmp_path, committed)
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert outcome.measures["operations compared"] == 2

    def test_what_stands_before_each_operation_need_not_be_declared(self, tmp_path: Path) -> None:
        used = {"GET /orders": {"200": 1, "405": 1, "429": 1, "500": 1}}
        assert drift(shop(), tmp_path, document(), used).status is Status.PASSED

    def test_a_flask_application_with_a_document_by_hand(self, tmp_path: Path) -> None:
        app = flask()
        outcome = drift(app, tmp_path, BY_HAND, {"GET /items": {"200": 1}})
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert outcome.notes == (
            "the application makes no document: openapi.json was held against its answers",
        )


BY_HAND = {
    "openapi": "3.0.3",
    "info": {"title": "Items", "version": "1"},
    "paths": {
        "/items": {
            "get": {
                "responses": {
                    "200": {
                        "description": "items",
                        "content": {
                            "application/json": {
                                "schema": {
                                    "type": "array",
                                    "items": {
                                        "type": "object",
                                        "required": ["name", "key"],
                                        "properties": {
                                            "name": {"type": "string", "nullable": True},
                                            "key": {"type": "string", "writeOnly": True},
                                        },
                                    },
                                }
                            }
                        },
                    }
                }
            }
        }
    },
}


def flask() -> Flask:
    app = Flask("shop")
    app.get("/items")(lambda: jsonify([]))
    return app


def _order(committed: dict[str, Any]) -> dict[str, Any]:
    order: dict[str, Any] = committed["components"]["schemas"]["Order"]
    return order


def _list(committed: dict[str, Any]) -> dict[str, Any]:
    operation: dict[str, Any] = committed["paths"]["/orders"]["get"]
    return operation


class TestDocumentsDiffer:
    @pytest.mark.parametrize(
        ("change", "what", "pointer"),
        [
            pytest.param(
                lambda d: _list(d)["parameters"].clear(),
                "GET /orders: query parameter limit is in the application alone",
                "/paths/~1orders/get/parameters/0",
                id="one parameter",
            ),
            pytest.param(
                lambda d: _list(d)["parameters"][0].update(required=True),
                "GET /orders: query parameter limit is required in openapi.json alone",
                "/paths/~1orders/get/parameters/0",
                id="required parameter",
            ),
            pytest.param(
                lambda d: _order(d)["properties"]["id"].update(type="string"),
                "GET /orders: property [].id of the answer 200 has another type",
                "/components/schemas/Order/properties/id",
                id="type",
            ),
            pytest.param(
                lambda d: _order(d)["required"].remove("state"),
                "GET /orders: property [].state of the answer 200 is required in the application alone",
                "/components/schemas/Order/properties/state",
                id="required property",
            ),
            pytest.param(
                lambda d: _order(d)["properties"].pop("note"),
                "GET /orders: property [].note of the answer 200 is in the application alone",
                "/components/schemas/Order/properties/note",
                id="property",
            ),
            pytest.param(
                lambda d: _order(d)["properties"]["state"].update(enum=["open"]),
                "GET /orders: property [].state of the answer 200 allows other values",
                "/components/schemas/Order/properties/state",
                id="values",
            ),
            pytest.param(
                lambda d: d["paths"]["/orders/{order_id}"]["get"]["responses"].pop("404"),
                "GET /orders/{order_id}: the answer 404 is in the application alone",
                "/paths/~1orders~1{order_id}/get/responses/404",
                id="status",
            ),
        ],
    )
    def test_one_difference_is_told_once(
        self, change: Callable[[dict[str, Any]], Any], what: str, pointer: str, tmp_path: Path
    ) -> None:
        committed = document()
        change(committed)
        outcome = drift(shop(), tmp_path, committed, {})
        assert outcome.status is Status.FAILED
        assert whats(outcome) == [what]
        assert outcome.findings[0].where == f"openapi.json#{pointer}"

    def test_both_values_are_shown(self, tmp_path: Path) -> None:
        committed = document()
        _order(committed)["properties"]["id"]["type"] = "string"
        (finding,) = drift(shop(), tmp_path, committed, {}).findings
        assert finding.measured == "openapi.json: string; the application: integer"

    def test_operations(self, tmp_path: Path) -> None:
        committed = document()
        committed["paths"]["/invoices"] = committed["paths"].pop("/orders")
        outcome = drift(shop(), tmp_path, committed, {})
        assert whats(outcome) == [
            "GET /invoices is in openapi.json alone",
            "GET /orders is in the application alone",
        ]

    def test_what_is_excluded(self, tmp_path: Path) -> None:
        committed = document()
        _list(committed)["parameters"].clear()
        assert drift(shop(), tmp_path, committed, exclude=["/orders"]).status is Status.PASSED

    def test_a_document_must_be_committed_where_the_line_says_so(self, tmp_path: Path) -> None:
        wanted = SchemaDrift.thresholds("OpenAPI file regenerated and committed")
        outcome = drift(shop(), tmp_path, **wanted)
        assert whats(outcome) == ["no API document is kept in the repository"]


class TestAnswersDiffer:
    def test_a_status_that_is_not_declared(self, tmp_path: Path) -> None:
        used = {"GET /orders": {"200": 1, "204": 3, "404": 1}}
        outcome = drift(shop(), tmp_path, used=used)
        assert whats(outcome) == [
            "GET /orders answers 204, which is not declared",
            "GET /orders answers 404, which is not declared",
        ]
        assert outcome.findings[0].measured == "the suite saw 204 3×; declared: 200, 422"
        fewer = drift(shop(), tmp_path, used=used, statuses="success")
        assert whats(fewer) == ["GET /orders answers 204, which is not declared"]

    @pytest.mark.parametrize(
        ("body", "what"),
        [
            ([{"id": "7", "state": "open"}], "/*/id is string, which is not the declared type"),
            ([{"state": "open"}], '/* "id" is a required property'),
            ([{"id": 7, "state": "lost"}], "/*/state is none of the declared values"),
            ("id;state", "the whole is text/plain, not application/json"),
        ],
    )
    def test_an_answer_that_breaks_its_schema(self, body: Any, what: str, tmp_path: Path) -> None:
        app = shop()
        answers = answered(app, ("GET /orders", 200, body), folder=tmp_path)
        outcome = drift(app, tmp_path, document(), answers=answers)
        assert whats(outcome) == [f"GET /orders: the answer 200 does not fit its schema: {what}"]
        assert "lost" not in text_of(outcome)

    def test_old_documents_are_read_in_their_own_terms(self, tmp_path: Path) -> None:
        app = flask()
        (tmp_path / "openapi.json").write_text(json.dumps(BY_HAND))
        fits = answered(app, ("GET /items", 200, [{"name": None}]), folder=tmp_path)
        assert [one["breaches"] for one in fits] == [[]]
        broken = answered(app, ("GET /items", 200, [{"name": 1}]), folder=tmp_path)
        outcome = drift(app, tmp_path, BY_HAND, {"GET /items": {"200": 1}}, broken)
        assert outcome.status is Status.FAILED
        assert "/*/name" in outcome.findings[0].what

    def test_masked_values_are_not_judged(self, tmp_path: Path) -> None:
        app = FastAPI()

        class Token(BaseModel):
            access_token: str = Field(max_length=4)

        app.get("/token")(lambda: None)
        app.get("/short", response_model=Token)(lambda: {"access_token": "abcd"})
        answers = answered(app, ("GET /short", 200, {"access_token": "abcdefgh"}), folder=tmp_path)
        assert [one["breaches"] for one in answers] == [[]]

    def test_an_operation_that_a_document_by_hand_forgets(self, tmp_path: Path) -> None:
        used = {"GET /items": {"200": 1}, "POST /items": {"201": 1}}
        outcome = drift(flask(), tmp_path, BY_HAND, used)
        assert whats(outcome) == ["POST /items is used by the suite and not in openapi.json"]


class TestBlind:
    def test_no_document_anywhere(self, tmp_path: Path) -> None:
        outcome = drift(flask(), tmp_path)
        assert outcome.status is Status.NOT_APPLICABLE
        assert outcome.summary == (
            "the application makes no API document and the repository keeps none"
        )

    def test_a_document_of_somebody_else(self, tmp_path: Path) -> None:
        foreign = {**document(), "paths": {"/payments": {"get": {"responses": {}}}}}
        outcome = drift(shop(), tmp_path, foreign)
        assert outcome.status is Status.PASSED
        assert outcome.notes[0].startswith("no document is committed")

    def test_no_host(self, tmp_path: Path) -> None:
        outcome = drift(None, tmp_path, used={})
        assert outcome.status is Status.INCONCLUSIVE

    def test_nothing_to_compare_with(self, tmp_path: Path) -> None:
        assert drift(shop(), tmp_path, used={}).status is Status.INCONCLUSIVE
        assert drift(None, tmp_path, document(), {}).status is Status.INCONCLUSIVE


def test_samples_are_bounded() -> None:
    samples = Samples()
    for number in range(10):
        answer = Answer(status=200, body=b"[" + b"1," * number + b"1]")
        exchange = Exchange(request=Request.get("/orders"), answer=answer, route="/orders")
        samples.take(exchange, object(), f"app {number}", "test_a")
    big = Exchange(
        request=Request.get("/big"), answer=Answer(status=200, body=b"x" * 70_000), route="/big"
    )
    samples.take(big, object(), "app", "test_a")
    assert len(samples.kept) == 3
    assert len(samples.apps) == 4


def test_samples_do_not_depend_on_who_ran_which_test(tmp_path: Path) -> None:
    app, tests = shop(), [f"test_{number:02}" for number in range(12)]

    def heard(mine: Sequence[str]) -> list[dict[str, Any]]:
        samples = Samples()
        for test in mine:
            body = json.dumps({"wrong": True, test: 1}).encode()
            kind = (("content-type", "application/json"),)
            answer = Answer(status=200, headers=kind, body=body)
            exchange = Exchange(request=Request.get("/orders"), answer=answer, route="/orders")
            samples.take(exchange, app, "app", test)
        return held(samples, Repository(root=tmp_path), None)

    alone = gathered(heard(tests))
    assert [(one["operation"], one["checked"]) for one in alone] == [("GET /orders", 3)]
    assert gathered([*heard(tests[1::2]), *heard(tests[::2])]) == alone
    assert gathered(heard(tests[::-1])) == alone
