"""Requests go by the very client that the suite used, whichever library it is from."""

from __future__ import annotations

import asyncio
import io
from typing import Any

import flask
import pytest
from fastapi import FastAPI, Request
from flask import Flask
from starlette.testclient import TestClient

from pytest_backend_dod.errors import Unreachable
from pytest_backend_dod.hosts import carriers
from pytest_backend_dod.recording.exchange import Request as Sent
from pytest_backend_dod.recording.exchange import header

WHERE = "192.0.2.7"


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


KINDS = [
    "TestClient",
    "Flask's client",
    "httpx.WSGITransport",
    "httpx2.WSGITransport",
    "httpx.ASGITransport",
    "httpx2.ASGITransport",
]


@pytest.fixture(params=KINDS)
def carrier(request: pytest.FixtureRequest, asgi: FastAPI, wsgi: Flask) -> Any:
    library, _, name = request.param.partition(".")
    if name:
        transport = getattr(pytest.importorskip(library), name)
        return transport(app=asgi if name == "ASGITransport" else wsgi)
    return TestClient(asgi)._transport if library == "TestClient" else wsgi.test_client()


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
    answer = send(carrier, Sent.get("/broken"))
    assert answer.status == 500
    assert "ZeroDivisionError: no shares of nothing" in answer.traceback
    assert f'File "{__file__}"' in answer.traceback


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
