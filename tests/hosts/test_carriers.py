"""Requests go by the very client that the suite used, whichever library it is from."""

from __future__ import annotations

import asyncio
import importlib
import io
import threading
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any
from wsgiref.simple_server import make_server

import flask
import pytest
from fastapi import FastAPI, Request
from flask import Flask
from litestar import Litestar
from litestar import Request as LitestarRequest
from litestar import get as litestar_get
from litestar import post as litestar_post
from litestar.testing import AsyncTestClient as LitestarAsyncClient
from litestar.testing import TestClient as LitestarClient
from starlette.testclient import TestClient

from pytest_backend_dod.errors import Unreachable
from pytest_backend_dod.hosts import carriers
from pytest_backend_dod.recording.exchange import Request as Sent
from pytest_backend_dod.recording.exchange import header
from pytest_backend_dod.recording.frameworks.django import FORCED
from pytest_backend_dod.recording.frameworks.servers import LiveServer
from pytest_backend_dod.recording.unhandled import UnhandledWatch, noting

WHERE = "192.0.2.7"

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture
def asgi() -> FastAPI:
    app = FastAPI()

    @app.api_route("/echo/{rest:path}", methods=["GET", "POST"])
    async def echo(request: Request) -> dict[str, Any]:
        return {
            "method": request.method,
            "path": request.scope["raw_path"].decode().partition("?")[0],
            "query": request.url.query,
            "who": request.headers.get("x-who"),
            "host": request.headers.get("host"),
            "length": request.headers.get("content-length"),
            "body": (await request.body()).decode(),
            "address": request.client.host if request.client else None,
        }

    @app.get("/broken")
    async def broken() -> None:
        raise ZeroDivisionError("no shares of nothing")

    return app


@pytest.fixture
def wsgi() -> Flask:
    app = Flask("shop")
    app.testing = True

    @app.route("/echo/<path:rest>", methods=["GET", "POST"])
    def echo(rest: str) -> dict[str, Any]:
        request = flask.request
        return {
            "method": request.method,
            "path": "/echo/" + rest,
            "query": request.query_string.decode(),
            "who": request.headers.get("x-who"),
            "host": request.headers.get("host"),
            "length": request.headers.get("content-length"),
            "body": request.get_data().decode(),
            "address": request.remote_addr,
        }

    @app.get("/broken")
    def broken() -> None:
        raise ZeroDivisionError("no shares of nothing")

    return app


@pytest.fixture
def litestar() -> Litestar:
    async def echo(request: LitestarRequest[Any, Any, Any], rest: str) -> dict[str, Any]:
        return {
            "method": request.method,
            "path": request.scope["raw_path"].decode().partition("?")[0],
            "query": request.scope["query_string"].decode(),
            "who": request.headers.get("x-who"),
            "host": request.headers.get("host"),
            "length": request.headers.get("content-length"),
            "body": (await request.body()).decode(),
            "address": request.client.host if request.client else None,
        }

    async def broken() -> None:
        raise ZeroDivisionError("no shares of nothing")

    path = "/echo/{rest:str}"
    handlers = [
        litestar_get(path)(echo),
        litestar_post(path, status_code=200)(echo),
        litestar_get("/broken")(broken),
    ]
    return Litestar(handlers, logging_config=None)


KINDS = [
    "TestClient",
    "Litestar's client",
    "Litestar's async client",
    "Django's client",
    "Django's async client",
    "REST framework's client",
    "Flask's client",
    "httpx.WSGITransport",
    "httpx2.WSGITransport",
    "httpx.ASGITransport",
    "httpx2.ASGITransport",
]


@pytest.fixture(params=KINDS)
def carrier(request: pytest.FixtureRequest, asgi: FastAPI, wsgi: Flask, litestar: Litestar) -> Any:
    if "'s " in request.param and request.param != "Flask's client":
        return special(request.param, litestar)
    library, _, name = request.param.partition(".")
    if name:
        transport = getattr(pytest.importorskip(library), name)
        return transport(app=asgi if name == "ASGITransport" else wsgi)
    return TestClient(asgi)._transport if library == "TestClient" else wsgi.test_client()


def special(kind: str, litestar: Litestar) -> Any:
    """Return what carries for the frameworks whose clients are not of httpx or Werkzeug."""
    if kind.startswith("Litestar"):
        return (LitestarAsyncClient if "async" in kind else LitestarClient)(litestar)._transport
    # REST framework reads the settings when it is imported.
    importlib.import_module("tests.django_site")
    from django.test import AsyncClient, Client
    from rest_framework.test import APIClient

    if kind.startswith("REST"):
        return APIClient()
    return AsyncClient() if "async" in kind else Client()


def send(carrier: Any, request: Sent, client: str | None = None) -> Any:
    if carriers.is_async(carrier):
        return asyncio.run(carriers.send_async(carrier, request, client))
    return carriers.send(carrier, request, client)


CHANGED = Sent(
    method="POST",
    path="/echo/a-b",
    query="n=1&n=2",
    headers=(("X-Who", "ada"), ("Host", "shop.test"), ("Content-Length", "99999")),
    body=b"changed",
)


def test_a_request_arrives_as_it_was_meant(carrier: Any) -> None:
    answer = send(carrier, CHANGED)
    assert carriers.known(carrier)
    assert answer.status == 200
    assert answer.media_type == "application/json"
    seen = flask.json.loads(answer.body)
    assert {name: seen[name] for name in ("method", "path", "query", "who", "host", "body")} == {
        "method": "POST",
        "path": "/echo/a-b",
        "query": "n=1&n=2",
        "who": "ada",
        "host": "shop.test",
        "body": "changed",
    }
    # The length is that of this body, not of the one that was accepted.
    assert seen["length"] == "7"


def test_it_can_come_from_another_address_for_once(carrier: Any) -> None:
    addresses = [
        flask.json.loads(send(carrier, CHANGED, client).body)["address"]
        for client in (None, WHERE, None)
    ]
    assert addresses[1] == WHERE
    assert addresses[0] == addresses[2] != WHERE


def test_an_exception_of_the_application_is_a_500_with_its_traceback(carrier: Any) -> None:
    watch = UnhandledWatch()
    watch.open()
    try:
        with noting() as noted:
            answer = send(carrier, Sent.get("/broken"))
    finally:
        watch.close()
    assert answer.status == 500
    # Some frameworks answer by themselves, and the exception is seen inside alone.
    traceback = answer.traceback or noted.text
    assert "ZeroDivisionError: no shares of nothing" in traceback
    assert 'File "' + __file__.rpartition("/hosts/")[0] in traceback


@pytest.mark.parametrize(
    "target", ["/echo/%00", "/echo/..%2F..", "/echo/%F0%9F%98%80", "/echo/a//b"]
)
def test_unusual_paths_are_not_made_usual_on_the_way(asgi: FastAPI, target: str) -> None:
    answer = carriers.send(TestClient(asgi)._transport, Sent.get(target), None)
    assert flask.json.loads(answer.body)["path"] == target


def test_what_the_library_cannot_write_down_is_unreachable(asgi: FastAPI) -> None:
    request = Sent(method="GET", path="/echo/\x07")
    with pytest.raises(Unreachable, match="cannot be sent by httpx"):
        carriers.send(TestClient(asgi)._transport, request, None)


def test_objects_that_are_no_clients(asgi: FastAPI) -> None:
    assert not carriers.known(asgi)
    with pytest.raises(Unreachable, match="no way to send by StringIO"):
        carriers.send(io.StringIO(), Sent.get("/"), None)


def test_a_blocking_client_in_an_async_test(wsgi: Flask) -> None:
    answer = asyncio.run(carriers.send_async(wsgi.test_client(), CHANGED, WHERE))
    assert flask.json.loads(answer.body)["address"] == WHERE


def test_a_session_of_the_client_is_what_the_request_says_and_nothing_more(wsgi: Flask) -> None:
    client = wsgi.test_client()
    client.set_cookie("session", "ada")

    @wsgi.get("/cookies")
    def cookies() -> dict[str, str]:
        return dict(flask.request.cookies)

    bare = carriers.send(client, Sent.get("/cookies"), None)
    named = carriers.send(client, Sent.get("/cookies", (("Cookie", "session=ada"),)), None)
    assert (bare.body.strip(), named.body.strip()) == (b"{}", b'{"session":"ada"}')
    assert header(bare.headers, "content-type") == "application/json"


class TestDjango:
    """A request carries what it says, whatever the client would add by itself."""

    @pytest.fixture
    def site(self) -> Any:
        import tests.django_site

        return tests.django_site

    def seen(self, client: Any, request: Sent) -> Any:
        return flask.json.loads(send(client, request).body)

    @pytest.mark.parametrize("kind", ["Client", "AsyncClient"])
    def test_no_cookies_or_headers_of_the_client(self, site: Any, kind: str) -> None:
        import django.test

        client = getattr(django.test, kind)(headers={"X-Who": "the client"})
        client.cookies["session"] = "ada"
        bare = self.seen(client, Sent.get("/echo/x"))
        named = self.seen(client, Sent.get("/echo/x", (("Cookie", "session=eve"),)))
        assert (bare["who"], bare["cookies"]) == (None, {})
        assert named["cookies"] == {"session": "eve"}
        # The client goes on with its own.
        assert client.cookies["session"].value == "ada"

    def test_the_forced_user_is_known_by_credentials_alone(self, site: Any) -> None:
        from rest_framework.test import APIClient

        client = APIClient()
        client.force_authenticate(user=SimpleNamespace(name="ada"))
        known = Sent.get("/rest/who/", (FORCED,))
        assert self.seen(client, known) == {"who": "ada"}
        assert self.seen(client, known.without_credentials()) == {"who": None}
        assert self.seen(client, known) == {"who": "ada"}

    @pytest.mark.parametrize(("strict", "status"), [(True, 403), (False, 200)])
    def test_forgery_is_checked_as_the_client_has_it(
        self, site: Any, strict: bool, status: int
    ) -> None:
        from django.test import Client

        client = Client(enforce_csrf_checks=strict)
        assert send(client, Sent(method="POST", path="/guarded")).status == status

    def test_streams_are_read(self, site: Any) -> None:
        from django.test import AsyncClient, Client

        assert send(Client(), Sent.get("/streamed")).body == b"one two"
        assert send(AsyncClient(), Sent.get("/streamed-async")).body == b"one two"

    def test_paths_outside_of_latin_1(self, site: Any) -> None:
        from django.test import Client

        assert self.seen(Client(), Sent.get("/echo/%F0%9F%98%80"))["path"] == "/echo/\U0001f600"


class TestLiveServer:
    @pytest.fixture
    def server(self, wsgi: Flask) -> Iterator[LiveServer]:
        made = make_server("127.0.0.1", 0, wsgi)
        thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield LiveServer(port=made.server_port)
        made.shutdown()
        thread.join()
        made.server_close()

    def test_a_request_goes_over_loopback(self, server: LiveServer) -> None:
        changed = Sent(method="POST", path="/echo/a", headers=(("X-Who", "ada"),), body=b"changed")
        answer = carriers.send(server, changed, None)
        assert answer.status == 200
        assert flask.json.loads(answer.body)["body"] == "changed"

    def test_never_to_another_machine_whatever_the_request_names(self, server: LiveServer) -> None:
        answer = carriers.send(server, Sent.get("/echo/a", (("Host", "example.com"),)), None)
        assert flask.json.loads(answer.body)["host"] == f"127.0.0.1:{server.port}"

    def test_it_cannot_pretend(self, server: LiveServer) -> None:
        assert not carriers.pretends(server)
        with pytest.raises(Unreachable, match="another address"):
            carriers.send(server, Sent.get("/echo/a"), WHERE)
