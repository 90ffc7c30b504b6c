"""Where the functions stand that serve the operations of an application."""

from __future__ import annotations

import functools
from typing import Any

from fastapi import APIRouter, FastAPI
from flask import Flask
from flask.views import MethodView
from litestar import Litestar, get
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route

from pytest_backend_dod.project.handlers import handlers


def first() -> str:
    return "first"


def logged(call: Any) -> Any:
    @functools.wraps(call)
    def outer(*args: Any) -> Any:
        return call(*args)

    return outer


@logged
def second() -> str:
    return "second"


FIRST = f"tests/project/test_handlers.py:{first.__code__.co_firstlineno}"
SECOND = f"tests/project/test_handlers.py:{second.__wrapped__.__code__.co_firstlineno}"


def test_fastapi_with_an_included_router_and_a_mount() -> None:
    app, router, sub = FastAPI(), APIRouter(prefix="/inner"), FastAPI()
    router.get("/{key}", include_in_schema=False)(first)
    sub.post("/leaf")(second)
    app.include_router(router, prefix="/api")
    app.mount("/sub", sub)
    found = handlers(app)
    assert found["GET /api/inner/{}"] == {
        "where": FIRST, "name": "first", "hidden": True, "own": True,
    }  # fmt: skip
    assert (found["POST /sub/leaf"]["where"], found["POST /sub/leaf"]["hidden"]) == (SECOND, False)
    assert found["GET /docs"]["own"] is False


def test_starlette() -> None:
    def leaf(_: Any) -> PlainTextResponse:
        return PlainTextResponse("leaf")

    app = Starlette(routes=[Mount("/tree", routes=[Route("/leaf", functools.partial(leaf))])])
    assert handlers(app)["GET /tree/leaf"]["name"] == "leaf"


def test_flask_with_a_view_by_class() -> None:
    class Items(MethodView):
        def get(self) -> str:
            return "items"

    app = Flask("shop")
    app.add_url_rule("/items/<int:key>", view_func=Items.as_view("items"))
    app.post("/items")(second)
    found = handlers(app)
    line = Items.get.__code__.co_firstlineno
    assert found["GET /items/{}"]["where"] == f"tests/project/test_handlers.py:{line}"
    assert found["POST /items"]["where"] == SECOND
    assert found["GET /static/{}"]["own"] is False


def test_litestar() -> None:
    @get("/items/{key:int}", include_in_schema=False, sync_to_thread=False)
    def item(key: int) -> int:
        return key

    told = handlers(Litestar([item]))["GET /items/{}"]
    assert (told["name"], told["hidden"], told["own"]) == ("item", True, True)


def test_what_tells_nothing() -> None:
    assert handlers(object()) == {}
