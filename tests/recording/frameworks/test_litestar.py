"""What the recorder sees of Litestar, by its clients for tests and by others."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest
from litestar import Litestar, Request, Response, Router, asgi, get, post
from litestar.exceptions import HTTPException
from litestar.middleware._internal.exceptions.middleware import ExceptionHandlerMiddleware
from litestar.testing import AsyncTestClient, TestClient, create_test_client, transport

from pytest_backend_dod.recording.boundary import Boundary
from pytest_backend_dod.recording.watch import Watch
from tests.recording.heard import Heard

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@post("/orders/{order_id:int}")
async def change(order_id: int, data: dict[str, str]) -> dict[str, str]:
    return {"order": data["title"]}


@get("/files/{name:path}", sync_to_thread=False)
def file(name: Path) -> str:
    return str(name)


@get("/broken")
async def broken() -> None:
    raise ZeroDivisionError("no shares of nothing")


@get("/handled")
async def handled() -> None:
    raise LookupError


@get("/teapot")
async def teapot() -> None:
    raise HTTPException(status_code=418)


@asgi("/mounted", is_mount=True)
async def mounted(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"mounted"})


def not_found(_: Request[Any, Any, Any], __: LookupError) -> Response[str]:
    return Response("no", status_code=404)


@pytest.fixture
def app() -> Litestar:
    api = Router("/v1", route_handlers=[change, file])
    return Litestar(
        [api, broken, handled, teapot, mounted],
        exception_handlers={LookupError: not_found},
        logging_config=None,
    )


def test_request_answer_route_and_client_of_one_exchange(heard: Heard, app: Litestar) -> None:
    client = TestClient(app)
    client.post("/v1/orders/7?dry=1", json={"title": "tea"}, headers={"X-Who": "ada"})
    request, answer = heard.only.request, heard.only.answer
    assert heard.only.operation == "POST /v1/orders/{order_id}"
    assert request.target == "/v1/orders/7?dry=1"
    assert request.body == b'{"title":"tea"}'
    assert ("x-who", "ada") in request.headers
    assert (answer.status, answer.body) == (201, b'{"order":"tea"}')
    assert heard.apps == [app]
    assert heard.carriers == [client._transport]


def test_what_takes_the_rest_of_the_path(heard: Heard, app: Litestar) -> None:
    TestClient(app).get("/v1/files/a/b.txt")
    assert heard.operations == [("GET /v1/files/{name:path}", 200)]


@pytest.mark.parametrize("path", ["/nowhere", "/mounted/inside"])
def test_what_no_route_serves(heard: Heard, app: Litestar, path: str) -> None:
    TestClient(app).get(path)
    assert heard.only.route == ""


def test_an_unhandled_exception_is_500_with_the_frame_that_raised_it(
    heard: Heard, app: Litestar
) -> None:
    assert TestClient(app).get("/broken").status_code == 500
    assert heard.operations == [("GET /broken", 500)]
    assert f'File "{__file__}"' in heard.only.answer.traceback
    assert heard.only.answer.traceback.count("ZeroDivisionError: no shares of nothing") == 1


@pytest.mark.parametrize(("path", "status"), [("/handled", 404), ("/teapot", 418), ("/no", 404)])
def test_what_is_handled_leaves_no_traceback(
    heard: Heard, app: Litestar, path: str, status: int
) -> None:
    TestClient(app).get(path)
    assert (heard.only.answer.status, heard.only.answer.traceback) == (status, "")


def test_the_async_client_and_the_transport_of_httpx(heard: Heard, app: Litestar) -> None:
    transport = httpx.ASGITransport(app=app)  # type: ignore[arg-type]

    async def main() -> Any:
        async with httpx.AsyncClient(transport=transport, base_url="http://shop") as client:
            await client.get("/teapot")
        async with AsyncTestClient(app) as client:
            await client.get("/teapot")
            return client._transport

    own = asyncio.run(main())
    assert heard.operations == [("GET /teapot", 418)] * 2
    assert heard.carriers == [transport, own]
    assert heard.closed == [own]


def test_a_client_tells_that_it_closes_unless_its_block_broke(heard: Heard) -> None:
    with create_test_client([teapot]) as client:
        client.get("/teapot")
    with pytest.raises(ZeroDivisionError), create_test_client([teapot]):
        raise ZeroDivisionError
    assert heard.closed == [client._transport]


def test_closing_puts_every_function_back() -> None:
    owners = [
        (Litestar, "__call__"),
        (transport.TestClientTransport, "handle_request"),
        (TestClient, "__exit__"),
        (AsyncTestClient, "__aexit__"),
        (ExceptionHandlerMiddleware, "default_http_exception_handler"),
    ]
    before = [getattr(owner, name) for owner, name in owners]
    boundary = Boundary(Heard(), Watch())
    boundary.open()
    opened = [getattr(owner, name) for owner, name in owners]
    assert not any(now is then for now, then in zip(opened, before, strict=True))
    boundary.close()
    assert [getattr(owner, name) for owner, name in owners] == before
