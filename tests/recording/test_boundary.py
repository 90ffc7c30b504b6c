"""What the recorder sees at the boundary of real applications, by real clients."""

from __future__ import annotations

import asyncio
import io
import subprocess
import sys
import threading
import types
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import flask
import httpx
import pytest
import starlette.applications
import starlette.testclient
import werkzeug.test
from fastapi import APIRouter, FastAPI, Request, UploadFile
from fastapi.responses import StreamingResponse
from flask import Flask
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Mount, Route, Router
from starlette.staticfiles import StaticFiles
from starlette.testclient import TestClient
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from pytest_backend_dod.recording.boundary import Boundary
from pytest_backend_dod.recording.frameworks import HOOKS
from pytest_backend_dod.recording.patches import Patches
from pytest_backend_dod.recording.recorder import Recorder, carrying
from pytest_backend_dod.recording.taps import BODY_LIMIT, braces
from pytest_backend_dod.recording.watch import Watch
from tests.recording.heard import Heard


class TestFastAPI:
    def test_request_answer_route_and_client_of_one_exchange(self, heard: Heard) -> None:
        app = FastAPI()

        @app.post("/orders/{order_id}", status_code=201)
        async def create(order_id: int, body: dict[str, str]) -> dict[str, str]:
            return {"order": body["title"]}

        client = TestClient(app)
        client.post("/orders/7?dry=1", json={"title": "tea"}, headers={"X-Who": "ada"})
        request, answer = heard.only.request, heard.only.answer
        assert heard.only.operation == "POST /orders/{order_id}"
        assert (request.path, request.query, request.body) == (
            "/orders/7",
            "dry=1",
            b'{"title":"tea"}',
        )
        assert ("x-who", "ada") in request.headers
        assert (answer.status, answer.body) == (201, b'{"order":"tea"}')
        assert answer.media_type == "application/json"
        assert heard.apps == [app]
        assert heard.carriers == [client._transport]

    def test_included_routers_name_the_whole_path(self, heard: Heard) -> None:
        inner, outer, app = APIRouter(), APIRouter(prefix="/shops/{shop}"), FastAPI()

        @inner.get("/items/{item}")
        def item(shop: str, item: int) -> str:
            return shop

        outer.include_router(inner, prefix="/v2")
        app.include_router(outer, prefix="/api")
        TestClient(app).get("/api/shops/a/v2/items/3")
        assert heard.operations == [("GET /api/shops/{shop}/v2/items/{item}", 200)]

    def test_mounted_apps_are_recorded_once_with_the_path_of_the_mount(self, heard: Heard) -> None:
        innermost, inner, app = FastAPI(), FastAPI(), FastAPI()

        @innermost.get("/pages/{page}")
        def page(page: int) -> int:
            return page

        inner.mount("/books", innermost)
        app.mount("/admin", inner)
        TestClient(app).get("/admin/books/pages/4")
        assert heard.operations == [("GET /admin/books/pages/{page}", 200)]
        assert heard.apps == [app]

    def test_a_path_that_nothing_serves_has_no_route(self, heard: Heard) -> None:
        TestClient(FastAPI()).get("/nowhere")
        assert heard.only.route == ""
        assert heard.operations == [("GET /nowhere", 404)]

    def test_the_path_is_kept_as_it_was_sent(self, heard: Heard) -> None:
        app = FastAPI()

        @app.get("/files/{name}")
        def file(name: str) -> str:
            return name

        TestClient(app).get("/files/a%20b?q=%C3%A9")
        assert heard.only.request.target == "/files/a%20b?q=%C3%A9"

    def test_an_unhandled_exception_is_500_with_the_frame_that_raised_it(
        self, heard: Heard
    ) -> None:
        app = FastAPI()

        @app.get("/broken")
        def broken() -> None:
            raise ZeroDivisionError("no shares of nothing")

        TestClient(app, raise_server_exceptions=False).get("/broken")
        with pytest.raises(ZeroDivisionError):
            TestClient(app).get("/broken")
        for exchange in heard.exchanges:
            assert exchange.operation == "GET /broken"
            assert exchange.answer.status == 500
            assert f'File "{__file__}"' in exchange.answer.traceback
            assert "ZeroDivisionError: no shares of nothing" in exchange.answer.traceback
        assert len(heard.exchanges) == 2

    def test_a_handled_exception_leaves_no_traceback(self, heard: Heard) -> None:
        app = FastAPI()

        @app.exception_handler(ZeroDivisionError)
        def handle(request: Request, problem: ZeroDivisionError) -> JSONResponse:
            return JSONResponse({"detail": "no"}, status_code=400)

        @app.get("/broken")
        def broken() -> None:
            raise ZeroDivisionError

        TestClient(app).get("/broken")
        assert (heard.only.answer.status, heard.only.answer.traceback) == (400, "")

    def test_a_request_that_the_app_makes_to_another_app_is_its_own_matter(
        self, heard: Heard
    ) -> None:
        other, app = FastAPI(), FastAPI()

        @other.get("/rates")
        def rates() -> int:
            return 3

        @app.get("/prices")
        def prices() -> int:
            return int(TestClient(other).get("/rates").text)

        assert TestClient(app).get("/prices").json() == 3
        assert heard.operations == [("GET /prices", 200)]

    def test_bodies_are_kept_up_to_a_limit(self, heard: Heard) -> None:
        app = FastAPI()

        @app.post("/echo")
        async def echo(request: Request) -> StreamingResponse:
            body = await request.body()
            return StreamingResponse(iter([body[:1000], body[1000:]]))

        sent = bytes(range(256)) * (BODY_LIMIT // 256 + 40)
        assert TestClient(app).post("/echo", content=sent).content == sent
        assert heard.only.request.body == sent[:BODY_LIMIT]
        assert heard.only.answer.body == sent[:BODY_LIMIT]

    def test_an_uploaded_form(self, heard: Heard) -> None:
        app = FastAPI()

        @app.post("/files")
        async def upload(file: UploadFile) -> int:
            return len(await file.read())

        assert TestClient(app).post("/files", files={"file": b"12345"}).json() == 5
        assert b"12345" in heard.only.request.body

    def test_start_up_and_web_sockets_are_no_exchanges(self, heard: Heard) -> None:
        app = FastAPI()

        @app.websocket("/talk")
        async def talk(socket: Any) -> None:
            await socket.accept()

        with TestClient(app):
            pass
        assert heard.exchanges == []


class TestStarlette:
    def test_plain_routes_are_named_by_their_template(self, heard: Heard) -> None:
        def show(request: Any) -> JSONResponse:
            return JSONResponse(request.path_params)

        app = Starlette(
            routes=[
                Route("/people/{name}", show),
                Mount("/v1", routes=[Route("/towns/{town:int}", show)]),
            ]
        )
        client = TestClient(app)
        client.get("/people/ada")
        client.get("/v1/towns/5")
        client.get("/v1/towns/here")
        assert heard.operations[0] == ("GET /people/{name}", 200)
        assert heard.operations[1] == ("GET /v1/towns/{town}", 200)
        assert heard.exchanges[2].route == ""

    def test_what_a_mount_serves_without_routes_is_no_operation(
        self, heard: Heard, tmp_path: Path
    ) -> None:
        (tmp_path / "page.css").write_text("p {}")
        app = Starlette(routes=[Mount("/static", StaticFiles(directory=tmp_path))])
        assert TestClient(app).get("/static/page.css").text == "p {}"
        assert (heard.only.route, heard.only.answer.status) == ("", 200)

    def test_an_older_starlette_tells_the_endpoint_alone(self, heard: Heard) -> None:
        def show(request: Any) -> JSONResponse:
            for name in ("route", "fastapi"):
                request.scope.pop(name, None)
            return JSONResponse(request.path_params)

        class Forgetful(Router):
            """Has no route for anything, and says nothing of the mount that led here."""

            async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
                scope.pop("route", None)
                await super().__call__(scope, receive, send)

        app = Starlette(
            routes=[Route("/people/{name}/notes", show), Mount("/v1", Forgetful())],
        )
        client = TestClient(app)
        client.get("/people/ada/notes")
        client.get("/v1/towns")
        assert heard.operations == [("GET /people/{name}/notes", 200), ("GET /v1/towns", 404)]
        assert heard.exchanges[1].route == ""


class TestTestClient:
    @pytest.fixture
    def app(self) -> FastAPI:
        app = FastAPI()

        @app.get("/thread")
        async def thread() -> str:
            return f"{threading.get_ident()} {type(carrying.get()).__name__}"

        return app

    def test_the_client_is_known_in_the_thread_of_its_event_loop(
        self, heard: Heard, app: FastAPI
    ) -> None:
        client = TestClient(app)
        ident, carrier = client.get("/thread").json().split()
        assert int(ident) != threading.get_ident()
        assert carrier == "_TestClientTransport"
        assert heard.carriers == [client._transport]
        assert carrying.get() is None

    def test_a_client_in_a_with_block_is_known_and_tells_when_it_closes(
        self, heard: Heard, app: FastAPI
    ) -> None:
        alive: list[bool] = []

        @asynccontextmanager
        async def lifespan(_: FastAPI) -> AsyncIterator[None]:
            yield
            alive.append(bool(heard.closed))

        app.router.lifespan_context = lifespan
        with TestClient(app) as client:
            client.get("/thread")
            assert heard.closed == []
        assert heard.closed == [client._transport]
        assert heard.carriers == [client._transport]
        assert alive == [True]  # It was told before the application shut down.

    def test_a_block_that_breaks_is_not_told_as_closing(self, heard: Heard, app: FastAPI) -> None:
        with pytest.raises(ValueError, match="broken"), TestClient(app):
            raise ValueError("broken")
        assert heard.closed == []


class TestHttpx:
    @pytest.mark.parametrize("library", ["httpx", "httpx2"])
    def test_an_asgi_transport_is_the_carrier(self, heard: Heard, library: str) -> None:
        module = pytest.importorskip(library)
        app = FastAPI()

        @app.get("/orders/{order}")
        async def order(order: int) -> int:
            return order

        transport = module.ASGITransport(app=app)

        async def main() -> int:
            async with module.AsyncClient(transport=transport, base_url="http://shop") as client:
                return int((await client.get("/orders/3")).status_code)

        assert asyncio.run(main()) == 200
        assert heard.operations == [("GET /orders/{order}", 200)]
        assert heard.carriers == [transport]

    @pytest.mark.parametrize("library", ["httpx", "httpx2"])
    def test_a_wsgi_transport_is_the_carrier(self, heard: Heard, library: str) -> None:
        module = pytest.importorskip(library)
        app = Flask("shop")
        app.add_url_rule("/orders/<int:order>", view_func=lambda order: f"{order}")
        transport = module.WSGITransport(app=app)
        with module.Client(transport=transport, base_url="http://shop") as client:
            assert client.get("/orders/3").text == "3"
        assert heard.operations == [("GET /orders/{order}", 200)]
        assert heard.only.answer.body == b"3"
        assert heard.carriers == [transport]


class TestFlask:
    def test_json_body_route_and_client(self, heard: Heard) -> None:
        blueprint = flask.Blueprint("api", "api", url_prefix="/api")

        @blueprint.post("/orders/<int:order>")
        def create(order: int) -> Any:
            return flask.jsonify(flask.request.get_json()), 201

        app = Flask("shop")
        app.register_blueprint(blueprint)
        client = app.test_client()
        client.post("/api/orders/3?dry=1", json={"title": "tea"}, headers={"X-Who": "ada"})
        request = heard.only.request
        assert heard.operations == [("POST /api/orders/{order}", 201)]
        assert (request.target, request.body) == ("/api/orders/3?dry=1", b'{"title": "tea"}')
        assert ("X-Who", "ada") in request.headers
        assert ("Content-Type", "application/json") in request.headers
        assert heard.only.answer.body == b'{"title":"tea"}\n'
        assert heard.apps == [app]
        assert heard.carriers == [client]

    def test_a_mount_at_the_root_is_none(self, heard: Heard) -> None:
        app = Flask("shop")
        app.add_url_rule("/orders/<int:order>", view_func=lambda order: f"{order}")
        app.test_client().get("/orders/3", environ_overrides={"SCRIPT_NAME": "/"})
        assert heard.operations == [("GET /orders/{order}", 200)]
        assert heard.only.request.path == "/orders/3"

    @pytest.mark.parametrize(
        "read",
        [
            lambda stream: stream.read(),
            lambda stream: stream.read(4) + stream.read(),
            lambda stream: b"".join(stream.readlines()),
            lambda stream: stream.readline() + stream.read(),
            b"".join,
            lambda stream: io.BufferedReader(stream).read(),
        ],
        ids=["read", "in parts", "readlines", "readline", "iterated", "readinto"],
    )
    def test_the_body_is_copied_however_it_is_read(self, heard: Heard, read: Any) -> None:
        app = Flask("shop")

        @app.post("/notes")
        def notes() -> bytes:
            return bytes(read(flask.request.stream))

        sent = b"one line\nanother line\n"
        assert app.test_client().post("/notes", data=sent).data == sent
        assert heard.only.request.body == sent

    def test_a_stream_that_only_knows_readinto(self, heard: Heard) -> None:
        class Raw(io.RawIOBase):
            left = b"raw bytes"

            def readable(self) -> bool:
                return True

            def readinto(self, buffer: Any) -> int:
                chunk, self.left = self.left[: len(buffer)], self.left[len(buffer) :]
                buffer[: len(chunk)] = chunk
                return len(chunk)

        app = Flask("shop")

        @app.post("/notes")
        def notes() -> bytes:
            return flask.request.get_data()

        environ = werkzeug.test.EnvironBuilder(method="POST", path="/notes").get_environ()
        environ.update({"wsgi.input": Raw(), "CONTENT_LENGTH": "9"})
        body = b"".join(app(environ, lambda *_: None))
        assert body == heard.only.request.body == b"raw bytes"

    def test_a_streamed_answer_is_reported_once(self, heard: Heard) -> None:
        app = Flask("shop")

        @app.get("/rows")
        def rows() -> Any:
            return flask.Response(str(number) for number in range(5))

        assert app.test_client().get("/rows").data == b"01234"
        assert heard.operations == [("GET /rows", 200)]
        assert heard.only.answer.body.startswith(b"0")

    def test_an_answer_without_a_body(self, heard: Heard) -> None:
        app = Flask("shop")
        app.add_url_rule("/gone", view_func=lambda: ("", 204), methods=["DELETE"])
        client = app.test_client()
        client.delete("/gone")
        assert heard.operations == [("DELETE /gone", 204)]
        assert heard.carriers == [client]

    @pytest.mark.parametrize("testing", [False, True])
    def test_an_unhandled_exception_is_500_with_its_frame(
        self, heard: Heard, testing: bool
    ) -> None:
        app = Flask("shop")
        app.testing = testing
        app.logger.disabled = True

        @app.get("/broken")
        def broken() -> str:
            raise ZeroDivisionError("no shares of nothing")

        if testing:
            with pytest.raises(ZeroDivisionError):
                app.test_client().get("/broken")
        else:
            assert app.test_client().get("/broken").status_code == 500
        assert heard.operations == [("GET /broken", 500)]
        assert f'File "{__file__}"' in heard.only.answer.traceback
        assert "ZeroDivisionError: no shares of nothing" in heard.only.answer.traceback

    def test_a_handled_exception_leaves_no_traceback(self, heard: Heard) -> None:
        app = Flask("shop")
        app.register_error_handler(ZeroDivisionError, lambda problem: ("no", 400))

        @app.get("/broken")
        def broken() -> str:
            raise ZeroDivisionError

        app.test_client().get("/broken")
        assert (heard.only.answer.status, heard.only.answer.traceback) == (400, "")

    def test_wrong_paths_and_methods_have_no_route(self, heard: Heard) -> None:
        app = Flask("shop")
        app.add_url_rule("/orders", view_func=lambda: "")
        client = app.test_client()
        client.get("/nowhere")
        client.post("/orders")
        assert [(one.route, one.answer.status) for one in heard.exchanges] == [("", 404), ("", 405)]

    def test_an_app_below_another_is_named_with_the_path_it_stands_at(self, heard: Heard) -> None:
        front, api = Flask("front"), Flask("api")
        api.add_url_rule("/orders/<uuid:order>", view_func=lambda order: f"{order}")
        both = DispatcherMiddleware(front, {"/api": api})
        client = werkzeug.test.Client(both)
        client.get("/api/orders/12345678-1234-5678-1234-567812345678")
        assert heard.operations == [("GET /api/orders/{order}", 200)]
        assert heard.only.request.path == "/api/orders/12345678-1234-5678-1234-567812345678"
        assert heard.apps == [api]

    def test_a_path_with_other_characters(self, heard: Heard) -> None:
        app = Flask("shop")
        app.add_url_rule("/people/<name>", view_func=lambda name: name)
        assert app.test_client().get("/people/J%C3%B6rg%20B").text == "Jörg B"
        assert heard.only.request.path == "/people/J%C3%B6rg%20B"


@pytest.mark.parametrize(
    ("rule", "template"),
    [
        ("/", "/"),
        ("/items/<item>", "/items/{item}"),
        ("/items/<int:item>/notes", "/items/{item}/notes"),
        ("/a/<any(x,y):kind>-<int(min=1):n>", "/a/{kind}-{n}"),
        ("/files/<path:name>", "/files/{name:path}"),
    ],
)
def test_rules_become_templates(rule: str, template: str) -> None:
    assert braces(rule) == template


class TestOpenAndClose:
    OWNERS = (
        (starlette.applications.Starlette, "__call__"),
        (starlette.testclient._TestClientTransport, "handle_request"),
        (starlette.testclient.TestClient, "__exit__"),
        (flask.Flask, "__call__"),
        (flask.Flask, "log_exception"),
        (werkzeug.test.Client, "run_wsgi_app"),
        (httpx.ASGITransport, "handle_async_request"),
        (httpx.WSGITransport, "handle_request"),
    )

    def test_closing_puts_every_function_back(self) -> None:
        before = [getattr(owner, name) for owner, name in self.OWNERS]
        boundary = Boundary(Heard(), Watch())
        boundary.open()
        opened = [getattr(owner, name) for owner, name in self.OWNERS]
        assert not any(now is then for now, then in zip(opened, before, strict=True))
        boundary.close()
        assert [getattr(owner, name) for owner, name in self.OWNERS] == before

    def test_nothing_is_heard_after_closing(self) -> None:
        heard, app = Heard(), FastAPI()
        boundary = Boundary(heard, Watch())
        boundary.open()
        boundary.close()
        assert TestClient(app).get("/nowhere").status_code == 404
        assert heard.exchanges == []

    def test_a_framework_without_the_private_name_is_left_alone(self) -> None:
        """Starlette may rename its transport; the project's import must not break by that."""
        patches = Patches()
        recorder = Recorder(Heard(), Watch(), patches)
        for name, hook in HOOKS.items():
            hook(recorder, types.ModuleType(name))
        module = types.ModuleType("starlette.testclient")
        module.TestClient = type("TestClient", (), {"__exit__": lambda *_: None})  # type: ignore[attr-defined]
        before = module.TestClient.__exit__
        HOOKS[module.__name__](recorder, module)
        assert module.TestClient.__exit__ is not before
        patches.close()
        assert module.TestClient.__exit__ is before

    def test_frameworks_are_hooked_when_they_are_imported_and_never_before(self) -> None:
        program = """
            import sys
            from pytest_backend_dod.recording.boundary import Boundary
            from pytest_backend_dod.recording.watch import Watch

            class Heard:
                def exchanged(self, exchange, *, app, carrier):
                    print(exchange.operation, exchange.answer.status, type(carrier).__name__)
                def closing(self, carrier): ...

            Boundary(Heard(), Watch()).open()
            loaded = [name for name in ("starlette", "flask", "werkzeug", "httpx") if name in sys.modules]
            print("loaded by the recorder:", loaded)
            import flask
            app = flask.Flask("shop")
            app.add_url_rule("/orders", view_func=lambda: "[]")
            app.test_client().get("/orders")
            print("starlette" in sys.modules)
            from starlette.applications import Starlette
            from starlette.testclient import TestClient
            TestClient(Starlette()).get("/nowhere")
        """
        program = "\n".join(line[12:] for line in program.splitlines())
        done = subprocess.run(
            [sys.executable, "-c", program], check=True, capture_output=True, text=True
        )
        assert done.stdout.splitlines() == [
            "loaded by the recorder: []",
            "GET /orders 200 FlaskClient",
            "False",
            "GET /nowhere 404 _TestClientTransport",
        ]
