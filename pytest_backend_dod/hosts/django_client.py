"""Sends a request by one of Django's clients for tests, ``APIClient`` included.

The request goes through the client's own handler, so that ``enforce_csrf_checks`` and the database
connections are as in the test. What the client would add by itself, its cookies and the headers it
was given, is left out: a request carries what it says and nothing else.

Names that are private to Django and REST framework are used here and in the recorder.
"""

from __future__ import annotations

import contextlib
import inspect
import time
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote, unquote_to_bytes

from ..errors import Unreachable
from ..recording.exchange import Answer, Request, header
from ..recording.frameworks.django import FORCED

_OWN_HEADERS = frozenset({"content-length", "transfer-encoding", "connection"})


def is_client(carrier: object) -> bool:
    """Whether this is a client of Django's."""
    return any(cls.__module__ == "django.test.client" for cls in type(carrier).__mro__)


def is_async(carrier: Any) -> bool:
    """Whether it must be awaited."""
    return inspect.iscoroutinefunction(type(carrier.handler).__call__)


def send(carrier: Any, request: Request, client: str | None) -> Answer:
    """Send by a blocking client.

    Raises:
        Unreachable: When the request cannot be written down for Django.
    """
    began = time.perf_counter()
    environ = _environ(carrier, request, client)
    with _user(carrier.handler, request):
        response = carrier.handler(environ)
    # Unless it is streamed, the handler has closed the response already.
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return _answer(response, body, began)


async def send_async(carrier: Any, request: Request, client: str | None) -> Answer:
    """Send by a client that must be awaited; see :func:`send`."""
    began = time.perf_counter()
    with _user(carrier.handler, request):
        response = await carrier.handler(_scope(request, client))
    body = b"".join([chunk async for chunk in response]) if response.streaming else response.content
    return _answer(response, body, began)


def _answer(response: Any, body: bytes, began: float) -> Answer:
    cookies = [("Set-Cookie", cookie.OutputString()) for cookie in response.cookies.values()]
    return Answer(
        status=int(response.status_code),
        headers=(*((str(k), str(v)) for k, v in response.items()), *cookies),
        body=body,
        seconds=time.perf_counter() - began,
    )


@contextlib.contextmanager
def _user(handler: Any, request: Request) -> Iterator[None]:
    """Let the user whom ``force_authenticate`` set be known by a request with credentials alone."""
    names = ("_force_user", "_force_token")
    if request.credentials() or not hasattr(handler, names[0]):
        yield
        return
    forced = {name: getattr(handler, name) for name in names}
    vars(handler).update(dict.fromkeys(names))
    try:
        yield
    finally:
        vars(handler).update(forced)


def _sent(request: Request) -> list[tuple[str, str]]:
    return [
        pair for pair in request.headers if pair[0].lower() not in _OWN_HEADERS and pair != FORCED
    ]


def _given(carrier: Any) -> dict[str, Any]:
    """Return what the client is told to begin each request with, without headers."""
    given: Mapping[str, Any] = carrier.defaults
    return {name: value for name, value in given.items() if not name.startswith("HTTP_")}


def _environ(carrier: Any, request: Request, client: str | None) -> dict[str, Any]:
    from django.test.client import FakePayload, RequestFactory

    environ: dict[str, Any] = dict(RequestFactory().get("/").environ)
    environ.update(_given(carrier))
    environ |= {
        "REQUEST_METHOD": request.method,
        "PATH_INFO": unquote_to_bytes(request.path).decode("latin-1"),
        "QUERY_STRING": request.query,
        "HTTP_COOKIE": "",
        "CONTENT_TYPE": "",
        "CONTENT_LENGTH": str(len(request.body)),
        "wsgi.input": FakePayload(request.body),
    }
    for name, value in _sent(request):
        key = name.upper().replace("-", "_")
        key = key if key == "CONTENT_TYPE" else f"HTTP_{key}"
        # A server joins headers that are sent more than once.
        environ[key] = f"{environ[key]},{value}" if environ.get(key) else value
    if client is not None:
        environ["REMOTE_ADDR"] = client
    return environ


def _scope(request: Request, client: str | None) -> dict[str, Any]:
    from django.test.client import FakePayload

    try:
        headers = [(k.lower().encode("ascii"), v.encode("latin-1")) for k, v in _sent(request)]
    except UnicodeEncodeError:
        raise Unreachable("its headers cannot be sent: they hold more than Latin-1") from None
    if header(request.headers, "host") is None:
        headers.append((b"host", b"testserver"))
    headers.append((b"content-length", str(len(request.body)).encode()))
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "scheme": "http",
        "server": ("testserver", "80"),
        "client": [client or "127.0.0.1", 0],
        "method": request.method,
        "path": unquote(request.path),
        "query_string": request.query,
        "headers": headers,
        "_body_file": FakePayload(request.body),
    }
