"""What the recorder sees of Django, by each way that a test may call it."""

from __future__ import annotations

import asyncio
import json
import urllib.request
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from tests import django_site
from tests.recording.heard import Heard

from django.core.handlers.asgi import ASGIHandler  # isort: skip - the project comes first
from django.core.handlers.base import BaseHandler  # isort: skip
from django.core.handlers.wsgi import WSGIHandler  # isort: skip
from django.core.signals import got_request_exception  # isort: skip
from django.test import AsyncClient, Client, override_settings  # isort: skip
from django.test.testcases import LiveServerThread, _StaticFilesHandler  # isort: skip
from ninja.testing import TestAsyncClient as NinjaAsyncClient  # isort: skip
from ninja.testing import TestClient as NinjaClient  # isort: skip
from rest_framework.test import APIClient  # isort: skip

from pytest_backend_dod.recording.boundary import Boundary
from pytest_backend_dod.recording.frameworks.django import FORCED, Django
from pytest_backend_dod.recording.frameworks.servers import LiveServer
from pytest_backend_dod.recording.watch import Watch


def test_request_answer_route_and_client_of_one_exchange(heard: Heard) -> None:
    client = Client()
    client.post(
        "/echo/a/b%20c?dry=1", {"title": "tea"}, "application/json", headers={"X-Who": "ada"}
    )
    request, answer = heard.only.request, heard.only.answer
    assert heard.only.operation == "POST /echo/{rest:path}"
    assert request.target == "/echo/a/b%20c?dry=1"
    assert request.body == b'{"title": "tea"}'
    assert ("X-Who", "ada") in request.headers
    assert ("Content-Type", "application/json") in request.headers
    assert answer.status == 200
    assert json.loads(answer.body)["body"] == '{"title": "tea"}'
    assert answer.media_type == "application/json"
    assert answer.witnessed is not None
    assert heard.apps == [Django(title="tests.django_site")]
    assert heard.carriers == [client]


@pytest.mark.parametrize(
    ("path", "operation"),
    [
        ("/years/1815/", "GET /years/{year}/"),
        ("/rest/notes/", "GET /rest/notes/"),
        ("/rest/notes/7/", "GET /rest/notes/{id}/"),
        ("/ninja/items/7", "GET /ninja/items/{item_id}"),
    ],
)
def test_routes_are_named_as_documents_name_them(heard: Heard, path: str, operation: str) -> None:
    Client().get(path)
    assert heard.operations == [(operation, 200)]


@pytest.mark.parametrize("path", ["/nowhere", "/admin/login/", "/rest/schema/", "/ninja/docs"])
def test_what_is_no_operation_has_no_route(heard: Heard, path: str) -> None:
    Client(raise_request_exception=False).get(path)
    assert heard.only.route == ""


@pytest.mark.parametrize("path", ["/broken", "/broken-async"])
def test_an_unhandled_exception_is_500_with_the_frame_that_raised_it(
    heard: Heard, path: str
) -> None:
    with pytest.raises(ZeroDivisionError):
        Client().get(path)
    assert Client(raise_request_exception=False).get(path).status_code == 500
    asyncio.run(AsyncClient(raise_request_exception=False).get(path))
    with override_settings(DEBUG_PROPAGATE_EXCEPTIONS=True), pytest.raises(ZeroDivisionError):
        Client().get(path)
    assert heard.operations == [(f"GET {path}", 500)] * 4
    for exchange in heard.exchanges:
        assert f'File "{django_site.__file__}"' in exchange.answer.traceback
        assert exchange.answer.traceback.count("ZeroDivisionError: no shares of nothing") == 1


def test_a_refusal_leaves_no_traceback(heard: Heard) -> None:
    Client().get("/nowhere")
    Client(enforce_csrf_checks=True).post("/guarded")
    assert [(one.answer.status, one.answer.traceback) for one in heard.exchanges] == [
        (404, ""),
        (403, ""),
    ]


def test_forms_and_files(heard: Heard) -> None:
    file = SimpleNamespace(read=lambda: b"12345", name="a.txt")
    Client().post("/echo/form", {"title": "tea", "file": file})
    assert b"12345" in heard.only.request.body


def test_a_streamed_answer_is_told_of_once(heard: Heard) -> None:
    assert b"".join(Client().get("/streamed")) == b"one two"
    assert heard.only.answer.body == b"one "
    answer = Client().get("/streamed")
    assert len(heard.exchanges) == 1
    answer.close()
    assert [one.answer.status for one in heard.exchanges] == [200, 200]


def test_a_stream_in_an_event_loop(heard: Heard) -> None:
    async def main() -> bytes:
        answer = await AsyncClient().get("/streamed-async")
        return b"".join([chunk async for chunk in answer])

    assert asyncio.run(main()) == b"one two"
    assert heard.operations == [("GET /streamed-async", 200)]


def test_the_user_whom_a_test_forces_on_is_a_credential(heard: Heard) -> None:
    client = APIClient()
    client.get("/rest/who/")
    client.force_authenticate(user=SimpleNamespace(name="ada"))
    assert client.get("/rest/who/").json() == {"who": "ada"}
    assert [one.request.credentials() for one in heard.exchanges] == [(), (FORCED,)]
    assert heard.carriers == [client, client]


def test_the_async_client(heard: Heard) -> None:
    client = AsyncClient()
    asyncio.run(client.get("/echo-async?a=1", headers={"X-Who": "ada"}))
    assert heard.only.operation == "GET /echo-async"
    assert heard.only.request.query == "a=1"
    assert heard.carriers == [client]


def test_other_clients_call_the_handlers(heard: Heard) -> None:
    wsgi = httpx.WSGITransport(app=WSGIHandler())  # type: ignore[arg-type]
    httpx.Client(transport=wsgi, base_url="http://testserver").get("/guarded")
    asgi = httpx.ASGITransport(app=ASGIHandler())

    async def main() -> None:
        async with httpx.AsyncClient(transport=asgi, base_url="http://testserver") as client:
            await client.post("/echo/x", content=b"sent")

    asyncio.run(main())
    assert heard.operations == [("GET /guarded", 200), ("POST /echo/{rest:path}", 200)]
    assert heard.exchanges[1].request.body == b"sent"
    assert heard.carriers == [wsgi, asgi]


def test_a_live_server_is_reached_over_loopback(heard: Heard) -> None:
    thread = LiveServerThread("localhost", _StaticFilesHandler)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    try:
        with urllib.request.urlopen(f"http://localhost:{thread.port}/guarded") as answer:
            assert answer.status == 200
    finally:
        thread.terminate()
    assert heard.operations == [("GET /guarded", 200)]
    assert heard.carriers == [LiveServer(port=thread.port)]


class TestNinja:
    """Its own clients call an operation; the exchange is named by the project's URLs."""

    @pytest.mark.parametrize(
        ("target", "prefix"), [(django_site.items, ""), (django_site.api, "/items")]
    )
    def test_of_a_router_and_of_the_api(self, heard: Heard, target: Any, prefix: str) -> None:
        client = NinjaClient(target)
        assert client.get(f"{prefix}/7?upper=1", headers={"X-Who": "ada"}).json() == {
            "name": "ITEM 7"
        }
        assert client.post(prefix, json={"name": "tea"}).status_code == 201
        read, added = heard.exchanges
        assert read.operation == "GET /ninja/items/{item_id}"
        assert read.request.target == "/ninja/items/7?upper=1"
        assert ("X-Who", "ada") in read.request.headers
        assert added.operation == "POST /ninja/items"
        assert (added.request.body, added.answer.body) == (b'{"name": "tea"}',) * 2
        assert all(isinstance(carrier, Client) for carrier in heard.carriers)

    def test_an_unhandled_exception(self, heard: Heard) -> None:
        with pytest.raises(ZeroDivisionError):
            NinjaClient(django_site.items).post("", json={"name": ""})
        assert heard.operations == [("POST /ninja/items", 500)]
        assert "no shares of nothing" in heard.only.answer.traceback

    def test_in_an_event_loop(self, heard: Heard) -> None:
        from ninja import NinjaAPI, Router

        router = Router()

        @router.get("/alone")
        async def alone(request: Any) -> str:
            return "here"

        NinjaAPI(urls_namespace="alone").add_router("", router)
        assert asyncio.run(NinjaAsyncClient(router).get("/alone")).json() == "here"
        # Nothing in the project's URLs leads there.
        assert (heard.only.route, heard.only.answer.status) == ("", 200)
        assert isinstance(heard.carriers[0], AsyncClient)


def test_closing_puts_every_function_back() -> None:
    owners = [
        (BaseHandler, "get_response"),
        (BaseHandler, "get_response_async"),
        (Client, "request"),
        (AsyncClient, "request"),
        (NinjaClient, "_call"),
        (NinjaAsyncClient, "_call"),
    ]
    before = [getattr(owner, name) for owner, name in owners]
    receivers = list(got_request_exception.receivers)
    boundary = Boundary(Heard(), Watch())
    boundary.open()
    assert not any(
        getattr(owner, name) is then for (owner, name), then in zip(owners, before, strict=True)
    )
    assert len(got_request_exception.receivers) == len(receivers) + 1
    boundary.close()
    assert [getattr(owner, name) for owner, name in owners] == before
    assert got_request_exception.receivers == receivers
