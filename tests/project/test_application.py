"""What application objects tell about themselves."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import flask
import pytest
from fastapi import APIRouter, FastAPI
from flask import Flask
from flask_limiter import Limiter as FlaskLimiter
from flask_limiter.util import get_remote_address as flask_address
from litestar import Litestar, Router
from litestar import get as litestar_get
from litestar.middleware.rate_limit import RateLimitConfig
from pydantic import BaseModel, create_model
from slowapi import Limiter
from slowapi.util import get_remote_address
from starlette.applications import Starlette
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from pytest_backend_dod.project.application import document, introspected, is_asgi, routes
from pytest_backend_dod.project.openapi import pattern
from pytest_backend_dod.recording.frameworks.django import Django

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


async def litestar_item(item: int) -> int:
    """Serve as an endpoint that is never called."""
    return item


async def litestar_file(name: Path) -> str:
    """Serve as an endpoint that is never called."""
    return str(name)


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
        assert routes(app) == ("GET /people/{name}", "POST /people/{name}")

    def test_what_takes_the_rest_of_the_path_stays_known_as_such(self) -> None:
        app, other = Starlette(routes=[Route("/f/{n:int}/{p:path}", nothing)]), Flask("shop")
        other.add_url_rule("/f/<int:n>/<path:p>", "files", nothing)
        for found in (routes(app), routes(other)):
            assert "GET /f/{n}/{p:path}" in found
        assert pattern("/f/{n}/{p:path}").fullmatch("/f/1/a/b")

    def test_django_without_tools_pages_about_the_api_and_suffixes(self) -> None:
        from django.core.handlers.wsgi import WSGIHandler

        import tests.django_site  # noqa: F401

        assert not is_asgi(WSGIHandler())
        assert routes(WSGIHandler()) == routes(Django(title="tests.django_site"))
        assert set(routes(WSGIHandler())) == {
            "GET /echo/{rest:path}",
            "GET /echo-async",
            "GET /guarded",
            "POST /guarded",
            "GET /broken",
            "GET /broken-async",
            "GET /streamed",
            "GET /streamed-async",
            "GET /years/{year}/",
            "GET /rest/notes/",
            "POST /rest/notes/",
            "GET /rest/notes/{id}/",
            "GET /rest/who/",
            "POST /ninja/items",
            "GET /ninja/items/{item_id}",
        }

    def test_litestar_without_its_own(self) -> None:
        api = Router("/v1", route_handlers=[litestar_get("/items/{item:int}")(litestar_item)])
        files = litestar_get("/files/{name:path}")(litestar_file)
        app = Litestar([api, files])
        assert set(routes(app)) == {"GET /v1/items/{item}", "GET /files/{name:path}"}
        assert is_asgi(app)

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

    def test_so_are_those_whose_names_mean_something_else(self) -> None:
        ours, theirs = create_model("Order", a=int), create_model("Order", b=int)
        assert self.mounted(ours, theirs) == ("POST /orders", "POST /inner/orders")

    def test_without_a_document_of_its_own(self) -> None:
        assert document(Flask("shop")) is None
        assert document(Starlette()) is None

    def test_django_by_ninja_and_by_spectacular_together(self) -> None:
        import tests.django_site  # noqa: F401

        found = document(Django(title="tests.django_site"))
        assert found is not None
        assert found.source == "Django app"
        assert set(found.operations) == {
            "GET /rest/notes/",
            "POST /rest/notes/",
            "GET /rest/notes/{id}/",
            "GET /rest/who/",
            "POST /ninja/items",
            "GET /ninja/items/{item_id}",
        }

    def test_litestar(self) -> None:
        handler = litestar_get("/items/{item:int}")(litestar_item)
        found = document(Litestar([handler]))
        assert found is not None
        assert found.operations == ("GET /items/{item}",)
        assert document(Litestar([handler], openapi_config=None)) is None

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

    def test_litestar(self) -> None:
        limit = RateLimitConfig(rate_limit=("minute", 5))
        app = Litestar(middleware=[limit.middleware])
        assert introspected(app) == {"limiter": {"name": "litestar", "enabled": True}}
        assert introspected(Litestar()) == {}

    @pytest.mark.parametrize(
        ("rates", "cache", "enabled"),
        [
            ({"anon": "5/minute"}, "locmem.LocMemCache", True),
            ({"anon": None}, "locmem.LocMemCache", False),
            ({"anon": "5/minute"}, "dummy.DummyCache", False),
        ],
    )
    def test_rest_framework(self, rates: dict[str, Any], cache: str, enabled: bool) -> None:
        from django.test import override_settings

        import tests.django_site  # noqa: F401

        app = Django(title="tests.django_site")
        throttles = ["rest_framework.throttling.AnonRateThrottle"]
        settings = {"DEFAULT_THROTTLE_CLASSES": throttles, "DEFAULT_THROTTLE_RATES": rates}
        caches = {"default": {"BACKEND": f"django.core.cache.backends.{cache}"}}
        assert introspected(app) == {}
        with override_settings(REST_FRAMEWORK=settings, CACHES=caches):
            assert introspected(app) == {"limiter": {"name": "rest_framework", "enabled": enabled}}

    @pytest.mark.parametrize("app", [FastAPI(), Flask("shop"), object()])
    def test_none(self, app: Any) -> None:
        assert introspected(app) == {}

    def test_something_else_of_that_name(self) -> None:
        app = FastAPI()
        app.state.limiter = "ten per minute"
        assert introspected(app) == {}
