"""Applications mounted in an application, and the one document of them all."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel, create_model

from pytest_backend_dod.project.application import document
from pytest_backend_dod.project.openapi_validity import validity


def shop(**fields: Any) -> FastAPI:
    """An application with a model ``Item`` of these fields."""
    app = FastAPI()
    item: type[BaseModel] = create_model("Item", **fields)

    def make_item(body: Any) -> None: ...

    make_item.__annotations__ = {"body": item, "return": item}
    app.post("/items")(make_item)
    return app


def test_what_two_call_alike_and_mean_differently_stays_apart() -> None:
    app = shop(name=(str, ...))
    app.mount("/v2", shop(size=(int, ...)))
    found = document(app)
    assert found is not None
    assert found.operations == ("POST /items", "POST /v2/items")
    assert list(validity(found.raw)) == []
    sent = found.raw["paths"]["/v2/items"]["post"]["requestBody"]["content"]
    schema = found.resolved(sent["application/json"]["schema"])
    assert list(schema["properties"]) == ["size"]


def test_what_means_the_same_is_there_once() -> None:
    app = shop(name=(str, ...))
    app.mount("/v2", shop(name=(str, ...)))
    found = document(app)
    assert found is not None
    assert sorted(found.raw["components"]["schemas"]) == [
        "HTTPValidationError", "Item", "ValidationError",
    ]  # fmt: skip
