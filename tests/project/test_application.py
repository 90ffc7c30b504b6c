"""What application objects tell about themselves."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import flask
import pytest
from fastapi import APIRouter, FastAPI
from flask import Flask
from flask_limiter import Limiter as FlaskLimiter
from flask_limiter.util import get_remote_address as flask_address
from pydantic import BaseModel, create_model
from slowapi import Limiter
from slowapi.util import get_remote_address
from starlette.applications import Starlette
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from pytest_backend_dod.project.application import document, introspected, is_asgi, routes


def nothing(*_: object) -> None:
    """Serve as an endpoint that is never called."""


def shop(**settings: Any) -> FastAPI:
    """An application with an included router, as most have."""
    app, inner, outer = FastAPI(**settings), APIRouter(), APIRouter(prefix="/shops/{shop}")
    inner.add_api_route("/items/{item}", lambda shop, item: item, methods=["GET"])
    inner.add_api_route("/items/{item}", lambda shop, item: shop, methods=["PUT"])
    outer.include_router(inner, prefix="/v2")
    app.include_router(outer, prefix="/api")
    app.add_api_route("/health", lambda: "ok")
    app.add_api_route("/hidden", lambda: "ok", include_in_schema=False)
    return app


class TestIsAsgi:
    @pytest.mark.parametrize("app", [FastAPI(), Starlette()], ids=["FastAPI", "Starlette"])
    def test_frameworks(self, app: Any) -> None:
        assert is_asgi(app)

    def test_functions_and_objects(self) -> None:
        async def coroutine(scope: Any, receive: Any, send: Any) -> None:
            """Speak ASGI."""

        class Middleware:
            def __call__(self, scope: Any, receive: Any, send: Any) -> Any:
                return coroutine(scope, receive, send)

        assert is_asgi(coroutine)
        assert is_asgi(Middleware())

    def test_wsgi(self) -> None:
        def plain(environ: Any, start_response: Any) -> list[bytes]:
            return []

        both = DispatcherMiddleware(Flask("front"), {})
        assert not any(is_asgi(app) for app in (plain, Flask("shop"), both))


class TestRoutes:
    def test_fastapi_with_included_routers(self) -> None:
        found = routes(shop(docs_url=None, redoc_url=None, openapi_url=None))
        assert set(found) == {
            "GET /api/shops/{shop}/v2/items/{item}",
            "PUT /api/shops/{shop}/v2/items/{item}",
            "GET /health",
            "GET /hidden",
        }

    def test_mounts_add_their_path(self) -> None:
        app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
        app.mount("/inner", shop(docs_url=None, redoc_url=None, openapi_url=None))
        app.mount("/plain", Starlette(routes=[Mount("/deep", routes=[Route("/x/{y}", nothing)])]))
        found = routes(app)
        assert "GET /inner/api/shops/{shop}/v2/items/{item}" in found
        assert "GET /plain/deep/x/{y}" in found

    def test_starlette(self, tmp_path: Any) -> None:
        app = Starlette(
            routes=[
                Route("/people/{name:str}", nothing, methods=["GET", "POST"]),
                Mount("/static", StaticFiles(directory=tmp_path)),
            ]
        )
        assert [route.replace(":str", "") for route in routes(app)] == [
            "GET /people/{name}",
            "POST /people/{name}",
        ]

    def test_flask_without_static_files(self) -> None:
        app, blueprint = (
            Flask("shop"),
            flask.Blueprint("b", "b", static_folder=".", url_prefix="/b"),
        )
        blueprint.add_url_rule("/x/<int:x>", "x", nothing, methods=["DELETE"])
        app.register_blueprint(blueprint)
        app.add_url_rule("/orders", "orders", nothing, methods=["GET", "POST"])
        assert set(routes(app)) == {"DELETE /b/x/{x}", "GET /orders", "POST /orders"}

    def test_an_object_that_tells_nothing(self) -> None:
        assert routes(object()) == ()


class TestDocument:
    def test_fastapi_with_included_routers(self) -> None:
        found = document(shop())
        assert found is not None
        assert set(found.operations) == {
            "GET /api/shops/{shop}/v2/items/{item}",
            "PUT /api/shops/{shop}/v2/items/{item}",
            "GET /health",
        }
        assert found.source == "FastAPI app"

    def test_the_path_of_a_proxy_is_no_part_of_it(self) -> None:
        found = document(shop(servers=[{"url": "/behind"}]))
        assert found is not None
        assert "GET /health" in found.operations

    def mounted(self, ours: type[BaseModel], theirs: type[BaseModel]) -> tuple[str, ...]:
        app, inner = FastAPI(), FastAPI()

        def take(body: Any) -> None:
            """Take a body."""

        for one, model in ((app, ours), (inner, theirs)):
            take.__annotations__["body"] = model
            one.add_api_route("/orders", take, methods=["POST"])
        app.mount("/inner", inner)
        found = document(app)
        assert found is not None
        return found.operations

    def test_mounted_apps_are_part_of_it(self) -> None:
        ours, theirs = create_model("Ours", a=int), create_model("Theirs", b=int)
        assert self.mounted(ours, theirs) == ("POST /orders", "POST /inner/orders")

    def test_a_mounted_app_whose_names_mean_something_else_is_left_out(self) -> None:
        ours, theirs = create_model("Order", a=int), create_model("Order", b=int)
        assert self.mounted(ours, theirs) == ("POST /orders",)

    def test_without_a_document_of_its_own(self) -> None:
        assert document(Flask("shop")) is None
        assert document(Starlette()) is None

    def test_a_document_that_cannot_be_made(self) -> None:
        app = shop()
        app.openapi = lambda: 1 / 0  # type: ignore[method-assign]
        assert document(app) is None

    def test_a_document_that_is_none(self) -> None:
        assert document(SimpleNamespace(openapi=lambda: {"paths": {}})) is None
        assert document(SimpleNamespace(openapi="3.0")) is None


class TestLimiter:
    @pytest.mark.parametrize("enabled", [True, False])
    def test_slowapi(self, enabled: bool) -> None:
        app = FastAPI()
        app.state.limiter = Limiter(key_func=get_remote_address, enabled=enabled)
        assert introspected(app) == {"limiter": {"name": "slowapi", "enabled": enabled}}

    @pytest.mark.parametrize("enabled", [True, False])
    def test_flask_limiter(self, enabled: bool) -> None:
        app = Flask("shop")
        FlaskLimiter(flask_address, app=app, storage_uri="memory://", enabled=enabled)
        assert introspected(app) == {"limiter": {"name": "flask_limiter", "enabled": enabled}}

    @pytest.mark.parametrize("app", [FastAPI(), Flask("shop"), object()])
    def test_none(self, app: Any) -> None:
        assert introspected(app) == {}

    def test_something_else_of_that_name(self) -> None:
        app = FastAPI()
        app.state.limiter = "ten per minute"
        assert introspected(app) == {}
