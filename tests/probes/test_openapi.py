"""The probe ``openapi``, on documents that frameworks make and on documents in files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi import APIRouter, Depends, FastAPI
from fastapi.security import HTTPBearer
from flask import Flask
from litestar import Litestar, get
from pydantic import BaseModel

from pytest_backend_dod.hosts.interface import Survey
from pytest_backend_dod.hosts.targets import TargetHost
from pytest_backend_dod.model import Outcome, Status
from pytest_backend_dod.parameters import read
from pytest_backend_dod.probes.openapi import OpenApi
from pytest_backend_dod.project.openapi import from_mapping
from pytest_backend_dod.project.repository import Repository

from .backends import host, text_of, whats


class Problem(BaseModel):
    detail: str


class Order(BaseModel):
    id: int


def shop() -> FastAPI:
    """Three operations that are documented as they should be."""
    app = FastAPI(title="Shop")
    router = APIRouter(prefix="/orders")

    @router.get("", summary="List the orders of the customer")
    def list_orders() -> list[Order]:
        return []

    @router.get("/{order_id}", responses={404: {"model": Problem, "description": "no such order"}})
    def show_order(order_id: int) -> Order:
        """Return an order with its lines."""
        return Order(id=order_id)

    @router.delete(
        "/{order_id}",
        status_code=204,
        responses={404: {"model": Problem, "description": "no such order"}},
    )
    def cancel_order(order_id: int) -> None:
        """Cancel an order that has not been shipped."""

    app.include_router(router)
    return app


def openapi(
    app: Any | None,
    *,
    change: Callable[[TargetHost], None] = lambda _: None,
    files: Path | None = None,
    **parameters: Any,
) -> Outcome:
    probe = OpenApi()
    chosen = read(probe.Parameters, parameters, where="test")
    seen: Sequence[Any] = []
    if app is not None:
        made = host(app)
        change(made)
        seen = list(probe.experiment(made, {"document": ""}, chosen))
        made.close()
    found = probe.look_up(Repository(root=files), chosen) if files is not None else {}
    return probe.judge(seen, Survey(files=found), chosen)


def with_document(change: Callable[[dict[str, Any]], None]) -> Callable[[TargetHost], None]:
    def changed(made: TargetHost) -> None:
        document = made.facts.document
        assert document is not None
        raw = {**document.raw, "paths": {k: {**v} for k, v in document.raw["paths"].items()}}
        change(raw)
        changed_document = from_mapping(raw, source="openapi.json")
        made.facts = replace(made.facts, document=changed_document, own=changed_document)

    return changed


def rules_of(outcome: Outcome) -> set[str]:
    return set(outcome.measures["rules"])


class TestGood:
    def test_a_document_that_persons_wrote(self) -> None:
        outcome = openapi(shop())
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert outcome.summary == "FastAPI app: OpenAPI 3.1.0, 3 operations, no rule is broken"

    def test_an_operation_that_cannot_fail_needs_no_error(self) -> None:
        app = FastAPI()

        @app.get("/search")
        def search(text: str) -> list[int]:
            """Find orders by their text."""
            return [len(text)]

        assert openapi(app).status is Status.PASSED

    def test_text_needs_no_schema(self) -> None:
        app = FastAPI()
        content = {"text/csv": {}}

        @app.get("/export", responses={200: {"content": content, "description": "the orders"}})
        def export() -> str:
            """Return all orders as a table."""
            return ""

        assert openapi(app).status is Status.PASSED, text_of(openapi(app))

    def test_a_swagger_2_file_without_a_host(self, tmp_path: Path) -> None:
        (tmp_path / "swagger.yaml").write_text(SWAGGER)
        outcome = openapi(None, files=tmp_path)
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert outcome.summary == "swagger.yaml: OpenAPI 2.0, 1 operations, no rule is broken"
        assert outcome.notes[0].startswith("no host was there")
        assert outcome.notes[1] == "the document sends its readers to localhost:8000"

    def test_a_file_stands_for_an_application_that_makes_none(self, tmp_path: Path) -> None:
        (tmp_path / "docs").mkdir()
        (tmp_path / "docs" / "openapi.yaml").write_text(SWAGGER)
        outcome = openapi(flask(), files=tmp_path)
        assert outcome.status is Status.PASSED
        assert outcome.summary.startswith("docs/openapi.yaml: ")

    def test_openapi_3_2(self) -> None:
        outcome = openapi(shop(), change=with_document(lambda raw: raw.update(openapi="3.2.0")))
        assert outcome.status is Status.PASSED, text_of(outcome)

    def test_valid_alone(self) -> None:
        app = FastAPI()
        app.get("/orders/{key}")(lambda key: key)
        line = OpenApi.thresholds("OpenAPI 3.1 document valid")
        assert openapi(app, **line).status is Status.PASSED
        assert openapi(app).status is Status.FAILED


SWAGGER = """
swagger: "2.0"
info: {title: Items, version: 2020-01-01}
host: localhost:8000
paths:
  /items/{id}:
    get:
      description: Return one item.
      parameters: [{name: id, in: path, type: string, required: true}]
      responses:
        200: {description: the item, schema: {$ref: '#/definitions/Item'}}
        404: {description: no such item, schema: {type: object, properties: {detail: {type: string}}}}
definitions:
  Item: {type: object, properties: {name: {type: string}}}
"""


def flask() -> Flask:
    app = Flask("shop")
    app.get("/items/<key>")(lambda key: key)
    return app


def bearer() -> FastAPI:
    app = FastAPI()

    @app.get("/me", dependencies=[Depends(HTTPBearer())])
    def me() -> Order:
        """Return the account of the caller."""
        return Order(id=1)

    return app


class TestDefects:
    @pytest.mark.parametrize(
        ("summary", "docstring", "described"),
        [
            (None, None, False),
            ("Show Item", None, False),
            ("Show item", None, True),
            ("Show Item", "Show item.", False),
            ("Show one item", None, True),
            (None, "TODO", False),
            (None, "Return an item.", True),
        ],
    )
    def test_the_name_of_a_function_describes_nothing(
        self, summary: str | None, docstring: str | None, described: bool
    ) -> None:
        app = FastAPI()

        def show_item() -> Order:
            return Order(id=1)

        show_item.__doc__ = docstring
        app.get("/item", summary=summary)(show_item)
        outcome = openapi(app)
        expected = [] if described else ["GET /item is described only by the name of its function"]
        assert whats(outcome) == expected

    def test_neither_summary_nor_description(self) -> None:
        def strip(raw: dict[str, Any]) -> None:
            raw["paths"]["/orders"] = {"get": {"responses": {"200": ORDERS}}}

        outcome = openapi(shop(), change=with_document(strip))
        assert whats(outcome) == ["GET /orders is described by nobody"]

    def test_litestar_names_its_functions_too(self) -> None:
        @get("/items", sync_to_thread=False)
        def list_items() -> list[int]:
            return []

        outcome = openapi(Litestar([list_items]))
        assert whats(outcome) == ["GET /items is described only by the name of its function"]

    def test_a_dangling_reference(self) -> None:
        def dangle(raw: dict[str, Any]) -> None:
            gone = {"application/json": {"schema": {"$ref": "#/components/schemas/Gone"}}}
            raw["paths"]["/orders"] = {
                "get": {
                    "summary": "List the orders",
                    "responses": {"200": {"description": "orders", "content": gone}},
                }
            }

        outcome = openapi(shop(), change=with_document(dangle))
        assert "$ref leads nowhere: #/components/schemas/Gone" in whats(outcome)
        found = outcome.findings[0]
        assert found.where == (
            "openapi.json#/paths/~1orders/get/responses/200/content/application~1json/schema"
        )

    def test_an_operation_id_that_is_there_twice(self) -> None:
        app = shop()

        @app.get("/again", operation_id="list_orders_orders_get", summary="Once more")
        def again() -> list[Order]:
            return []

        outcome = openapi(app)
        assert whats(outcome) == [
            "GET /again and GET /orders have the same operationId list_orders_orders_get"
        ]

    def test_an_invalid_document(self) -> None:
        def spoil(raw: dict[str, Any]) -> None:
            raw["paths"]["/orders"] = {
                "get": {
                    "summary": "List the orders",
                    "parameters": [{"name": "q", "schema": {"type": "string"}}],
                    "responses": {"200": ORDERS},
                }
            }

        outcome = openapi(shop(), change=with_document(spoil))
        assert whats(outcome) == [
            'not valid OpenAPI 3.1 at /paths/~1orders/get/parameters/0: "in" is a required property'
        ]

    def test_a_missing_error(self) -> None:
        app = FastAPI()

        @app.get("/orders/{order_id}")
        def show_order(order_id: int) -> Order:
            """Return an order."""
            return Order(id=order_id)

        outcome = openapi(app)
        assert whats(outcome) == [
            (
                "GET /orders/{order_id} declares no error of its own although the thing that its "
                "path names may not be there"
            )
        ]
        assert outcome.findings[0].measured == "errors declared: 422"
        assert openapi(app, errors="none").status is Status.PASSED

    def test_a_missing_error_of_credentials(self) -> None:
        assert whats(openapi(bearer())) == [
            "GET /me declares no error of its own although it asks for credentials"
        ]

    def test_an_error_without_a_schema(self) -> None:
        app = FastAPI()

        @app.get("/orders/{order_id}", responses={404: {"description": "no such order"}})
        def show_order(order_id: int) -> Order:
            """Return an order."""
            return Order(id=order_id)

        outcome = openapi(app)
        assert whats(outcome) == ["GET /orders/{order_id} does not say what its errors look like"]
        assert openapi(app, errors="declared").status is Status.PASSED

    def test_an_answer_without_a_schema(self) -> None:
        app = FastAPI()

        @app.get("/orders")
        def list_orders():
            """List the orders."""
            return []

        outcome = openapi(app)
        assert whats(outcome) == ["GET /orders does not say what its answer 200 looks like"]
        assert outcome.findings[0].expected == "a schema (operation-success-schema)"

    def test_a_variable_that_is_no_parameter(self) -> None:
        def forget(raw: dict[str, Any]) -> None:
            raw["paths"]["/orders/{order_id}"]["get"] = {
                **raw["paths"]["/orders/{order_id}"]["get"],
                "parameters": [],
            }

        outcome = openapi(shop(), change=with_document(forget))
        assert rules_of(outcome) == {"path-params"}

    def test_examples_where_a_line_asks_for_them(self) -> None:
        wanted = OpenApi.thresholds("All operations have summary, description and examples")
        found = whats(openapi(shop(), **wanted))
        assert found == [f"GET /orders{path} has no example" for path in ("", "/{order_id}")]

    def test_flask_without_a_document(self, tmp_path: Path) -> None:
        outcome = openapi(flask(), files=tmp_path)
        assert outcome.status is Status.FAILED
        assert whats(outcome) == ["the application has no API document"]


ORDERS = {
    "description": "orders",
    "content": {"application/json": {"schema": {"type": "array", "items": {"type": "integer"}}}},
}


class TestBlind:
    def test_no_host_and_no_file(self, tmp_path: Path) -> None:
        outcome = openapi(None, files=tmp_path)
        assert outcome.status is Status.INCONCLUSIVE
        assert "openapi = " in outcome.advice

    def test_a_host_that_tells_nothing(self) -> None:
        def blind(made: TargetHost) -> None:
            made.facts = replace(made.facts, routes=(), document=None, own=None)

        outcome = openapi(flask(), change=blind)
        assert outcome.status is Status.INCONCLUSIVE

    def test_a_document_without_operations(self) -> None:
        outcome = openapi(FastAPI())
        assert outcome.status is Status.INCONCLUSIVE
        assert outcome.summary == "FastAPI app names no operation"

    def test_graphql_alone(self) -> None:
        app = Flask("graph")
        app.post("/graphql")(lambda: {})
        outcome = openapi(app)
        assert outcome.status is Status.NOT_APPLICABLE
        assert "POST /graphql" in outcome.summary
