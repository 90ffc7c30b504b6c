"""Sends a request by the very object that carried an accepted one.

The known carriers are the clients for tests of Starlette, Litestar, Werkzeug (Flask's), Django and
WebTest, httpx's and httpx2's in-process transports, and servers that run in a thread of this
process. Each has one small function here or in a file of its own.
"""

from __future__ import annotations

import contextlib
import sys
import time
import traceback
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from ..errors import Unreachable
from ..recording.exchange import Answer, Request, header
from ..recording.frameworks.servers import LiveServer
from . import django_client, loopback

PRETENDED_PORT = 50_123

_ADDRESSES = ("client", "remote_addr")
"""Where transports keep the network address they come from: those for ASGI, and those for WSGI."""

_OWN_HEADERS = frozenset({"host", "content-length", "transfer-encoding", "connection"})


def is_async(carrier: object) -> bool:
    """Whether the carrier must be awaited in the test's own event loop."""
    if django_client.is_client(carrier):
        return django_client.is_async(carrier)
    # Litestar's transport blocks whichever way it is asked.
    return hasattr(carrier, "handle_async_request") and not hasattr(carrier, "handle_request")


def known(carrier: object) -> bool:
    """Whether a request can be sent by this object."""
    return _sender(carrier) is not None


def pretends(carrier: object) -> bool:
    """Whether a request by this object can come from another network address."""
    if hasattr(carrier, "run_wsgi_app") or django_client.is_client(carrier) or _is_webtest(carrier):
        return True
    return any(hasattr(carrier, name) for name in (*_ADDRESSES, "parse_request"))


def send(carrier: Any, request: Request, client: str | None) -> Answer:
    """Send by a blocking carrier; an exception that the application raises is the 500 it would be.

    Raises:
        Unreachable: When the request cannot be written down for this carrier.
    """
    sender = _sender(carrier)
    if sender is None:
        raise Unreachable(f"no way to send by {type(carrier).__name__}")
    began = time.perf_counter()
    try:
        return sender(carrier, request, client)
    except Unreachable:
        raise
    except Exception as problem:  # noqa: BLE001 - raised by the application under test
        return _crashed(problem, began)


async def send_async(carrier: Any, request: Request, client: str | None) -> Answer:
    """Send by a carrier that must be awaited; see :func:`send`."""
    if not is_async(carrier):
        return send(carrier, request, client)
    began = time.perf_counter()
    try:
        if django_client.is_client(carrier):
            return await django_client.send_async(carrier, request, client)
        return await _by_async_transport(carrier, request, client)
    except Unreachable:
        raise
    except Exception as problem:  # noqa: BLE001 - raised by the application under test
        return _crashed(problem, began)


def _crashed(problem: Exception, began: float) -> Answer:
    text = "".join(traceback.format_exception(problem))
    return Answer(status=500, traceback=text, seconds=time.perf_counter() - began)


def _sender(carrier: object) -> Callable[[Any, Request, str | None], Answer] | None:
    if hasattr(carrier, "run_wsgi_app") and hasattr(carrier, "application"):
        return _by_werkzeug
    if django_client.is_client(carrier):
        return django_client.send
    if _is_webtest(carrier):
        return _by_webtest
    if isinstance(carrier, LiveServer):
        return loopback.send
    if hasattr(carrier, "handle_request") or is_async(carrier):
        return _by_transport
    return None


def _by_transport(transport: Any, request: Request, client: str | None) -> Answer:
    began = time.perf_counter()
    with _address(transport, client):
        response = transport.handle_request(_written(transport, request))
        body = response.read()
        response.close()
    return _answer(response, body, began)


async def _by_async_transport(transport: Any, request: Request, client: str | None) -> Answer:
    began = time.perf_counter()
    with _address(transport, client):
        response = await transport.handle_async_request(_written(transport, request))
        body = await response.aread()
        await response.aclose()
    return _answer(response, body, began)


def _answer(response: Any, body: bytes, began: float) -> Answer:
    return Answer(
        # An application may answer with an enumeration, which looks like a number but prints
        # otherwise.
        status=int(response.status_code),
        headers=tuple((str(k), str(v)) for k, v in response.headers.multi_items()),
        body=body,
        seconds=time.perf_counter() - began,
    )


def _written(transport: Any, request: Request) -> Any:
    """Return the request as an object of the library that the transport belongs to."""
    # Starlette's transport is made from whichever of the two libraries it has found; Litestar's
    # belongs to none.
    modules = [cls.__module__.partition(".")[0] for cls in type(transport).__mro__]
    name = next((name for name in modules if name in {"httpx", "httpx2"}), "httpx")
    library = sys.modules[name]
    host = header(request.headers, "host") or "testserver"
    try:
        url = library.URL(f"http://{host}", raw_path=request.target.encode("latin-1", "replace"))
        return library.Request(
            request.method, url, headers=_kept(request), content=request.body or None
        )
    except (library.InvalidURL, ValueError) as problem:
        raise Unreachable(f"{request.target!r} cannot be sent by {name}: {problem}") from None


def _kept(request: Request) -> list[tuple[str, str]]:
    return [pair for pair in request.headers if pair[0].lower() not in _OWN_HEADERS]


@contextlib.contextmanager
def _address(transport: Any, client: str | None) -> Iterator[None]:
    """Come from another network address for one request."""
    if client is None:
        yield
        return
    if hasattr(transport, "parse_request"):
        with _litestar_address(transport, client):
            yield
        return
    name = next((name for name in _ADDRESSES if hasattr(transport, name)), None)
    if name is None:
        raise Unreachable(f"{type(transport).__name__} cannot come from another address")
    before = getattr(transport, name)
    setattr(transport, name, client if name == "remote_addr" else (client, PRETENDED_PORT))
    try:
        yield
    finally:
        setattr(transport, name, before)


@contextlib.contextmanager
def _litestar_address(transport: Any, client: str) -> Iterator[None]:
    """Have Litestar's transport, which always names one address, name another."""
    parse = transport.parse_request

    def parse_request(request: Any) -> dict[str, Any]:
        return {**parse(request=request), "client": (client, PRETENDED_PORT)}

    transport.parse_request = parse_request
    try:
        yield
    finally:
        del transport.parse_request


def _is_webtest(carrier: object) -> bool:
    return hasattr(carrier, "do_request") and hasattr(carrier, "app")


def _by_webtest(carrier: Any, request: Request, client: str | None) -> Answer:
    # Below its check of the protocol, which refuses requests that strangers may send.
    return by_wsgi(carrier.app, request, client)


def _by_werkzeug(carrier: Any, request: Request, client: str | None) -> Answer:
    return by_wsgi(carrier.application, request, client)


def by_wsgi(app: Any, request: Request, client: str | None) -> Answer:
    """Call a WSGI application."""
    from werkzeug.test import EnvironBuilder, run_wsgi_app

    began = time.perf_counter()
    builder = EnvironBuilder(
        path=request.path,
        base_url=f"http://{header(request.headers, 'host') or 'localhost'}",
        query_string=request.query,
        method=request.method,
        headers=_kept(request),
        data=request.body,
        environ_overrides={"REMOTE_ADDR": client} if client else None,
    )
    environ = builder.get_environ()
    body, status, headers = run_wsgi_app(app, environ, buffered=True)
    return Answer(
        status=int(status.split(" ", 1)[0]),
        headers=tuple(headers.to_wsgi_list()),
        body=b"".join(body),
        seconds=time.perf_counter() - began,
    )


Sender = Callable[[Request, "str | None"], Answer]
AsyncSender = Callable[[Request, "str | None"], Awaitable[Answer]]
