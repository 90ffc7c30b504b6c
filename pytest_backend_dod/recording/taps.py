"""What flows by at the boundary of an application, copied up to a limit."""

from __future__ import annotations

import functools
import inspect
import re
import time
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, MutableMapping
from typing import Any
from urllib.parse import quote

from .exchange import Answer, Exchange, Request
from .sheet import Sheet

BODY_LIMIT = 262_144
"""Bytes of a body that are kept."""

PATH_SAFE = "/:@!$&'()*+,;=~-._"
"""Characters that stand in a path as they are (RFC 3986, section 3.3)."""

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


class Tap(ABC):
    """Copies what flows by, up to the limit."""

    def __init__(self) -> None:
        self.asked = bytearray()
        self.answered = bytearray()
        self.status = 0
        self.headers: tuple[tuple[str, str], ...] = ()
        self.traceback = ""
        self.sheet: Sheet | None = None
        self._began = time.perf_counter()

    def keep(self, buffer: bytearray, chunk: bytes) -> None:
        """Add a part to a body."""
        if len(buffer) < BODY_LIMIT:
            buffer += chunk[: BODY_LIMIT - len(buffer)]

    def answer(self) -> Answer:
        """Return what has been answered."""
        return Answer(
            # Nothing was started: the server would have to answer 500 for the application.
            status=self.status or 500,
            headers=self.headers,
            body=bytes(self.answered),
            seconds=time.perf_counter() - self._began,
            traceback=self.traceback,
            witnessed=self.sheet.witnessed() if self.sheet is not None else None,
        )

    @abstractmethod
    def exchange(self) -> Exchange:
        """Return what has been asked and answered."""


class AsgiTap(Tap):
    """Stands in the place of a server's ``receive`` and ``send``."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        super().__init__()
        self._scope = scope
        self._receive = receive
        self._send = send
        self._root = str(scope.get("root_path", ""))

    async def receive(self) -> Message:
        """Pass a message on to the application."""
        message = await self._receive()
        if message["type"] == "http.request":
            self.keep(self.asked, message.get("body", b""))
        return message

    def send(self, message: Message) -> Awaitable[None]:
        """Pass a message on to the server."""
        # A coroutine of its own would be resumed with each message, which costs a suite more.
        if message["type"] == "http.response.start":
            self.status = int(message["status"])
            self.headers = _text(message.get("headers", ()))
        elif message["type"] == "http.response.body":
            self.keep(self.answered, message.get("body", b""))
        return self._send(message)

    def exchange(self) -> Exchange:
        """Return what has been asked and answered."""
        scope = self._scope
        raw = scope.get("raw_path") or scope["path"].encode()
        request = Request(
            method=str(scope["method"]),
            path=raw.decode("latin-1").partition("?")[0],
            query=scope.get("query_string", b"").decode("latin-1"),
            headers=_text(scope.get("headers", ())),
            body=bytes(self.asked),
        )
        return Exchange(request=request, answer=self.answer(), route=self._route())

    def _route(self) -> str:
        scope = self._scope
        if "route_handler" in scope:
            return _litestar_route(scope)
        # FastAPI keeps included routers as they are and notes the whole path beside the route.
        context = (scope.get("fastapi") or {}).get("effective_route_context")
        route = context or scope.get("route")
        if _is_mount(route, scope.get("endpoint")):
            return ""
        path = getattr(route, "path_format", None) or getattr(route, "path", None)
        if path is None:
            if "endpoint" not in scope:
                return ""
            return _generalised(scope["path"], scope.get("path_params") or {})
        mounted = str(scope.get("root_path", "")).removeprefix(self._root)
        return mounted + str(path)


def _litestar_route(scope: Scope) -> str:
    if getattr(scope["route_handler"], "is_mount", False):
        return ""
    template = str(scope["path_template"])
    for name, value in scope.get("path_params", {}).items():
        # What takes the rest of the path keeps its first slash; one segment has none.
        if str(value).startswith("/"):
            template = template.replace(f"{{{name}}}", f"{{{name}:path}}")
    return template


def _is_mount(route: object, endpoint: object) -> bool:
    """Whether the way of a request ended at a mount, where nothing had a route for it."""
    if route is not None:
        return not hasattr(route, "methods")
    # Older versions of Starlette tell the endpoint alone, which is the mounted application.
    called = inspect.isroutine(endpoint) or inspect.isclass(endpoint)
    return not called and not isinstance(endpoint, functools.partial)


def _text(headers: Iterable[tuple[bytes, bytes]]) -> tuple[tuple[str, str], ...]:
    return tuple([(name.decode("latin-1"), value.decode("latin-1")) for name, value in headers])


def _generalised(path: str, parameters: MutableMapping[str, Any]) -> str:
    names = {str(value): name for name, value in parameters.items()}
    return "/".join(
        f"{{{names[segment]}}}" if segment in names else segment for segment in path.split("/")
    )


class WsgiTap(Tap):
    """Stands in the place of a server's ``start_response`` and input."""

    def __init__(self, app: Any, environ: dict[str, Any], start_response: Any) -> None:
        super().__init__()
        self._app = app
        self._environ = environ
        self._start_response = start_response
        stream = environ.get("wsgi.input")
        if stream is not None:
            environ["wsgi.input"] = CopiedInput(stream, self)

    def start_response(self, status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
        """Begin the answer."""
        self.status = int(status.split(" ", 1)[0])
        self.headers = tuple(headers)
        return self._start_response(status, headers, *rest)

    def exchange(self) -> Exchange:
        """Return what has been asked and answered."""
        environ = self._environ
        path = _mount(environ) + environ.get("PATH_INFO", "")
        headers = [
            (name[5:].replace("_", "-").title(), value)
            for name, value in environ.items()
            if name.startswith("HTTP_") and isinstance(value, str)
        ]
        if environ.get("CONTENT_TYPE"):
            headers.append(("Content-Type", environ["CONTENT_TYPE"]))
        request = Request(
            method=environ["REQUEST_METHOD"],
            path=quote(path.encode("latin-1"), safe=PATH_SAFE),
            query=environ.get("QUERY_STRING", ""),
            headers=tuple(headers),
            body=bytes(self.asked),
        )
        return Exchange(request=request, answer=self.answer(), route=self._route())

    def _route(self) -> str:
        # Flask empties its own note of the rule when the request ends, so the map is asked again.
        try:
            rule, _ = self._app.url_map.bind_to_environ(self._environ).match(return_rule=True)
        except Exception:  # noqa: BLE001 - no such route, or a map that is no map
            return ""
        return _mount(self._environ) + braces(rule.rule)


def _mount(environ: Mapping[str, Any]) -> str:
    """Return where the application is mounted; some say "/" for the root, against PEP 3333."""
    return str(environ.get("SCRIPT_NAME", "")).rstrip("/")


def braces(rule: str) -> str:
    """Turn a Werkzeug rule, ``/items/<int:id>``, into a path template, ``/items/{id}``.

    What takes the rest of the path, ``/<path:name>``, stays known as such: ``/{name:path}``.
    """
    return re.sub(r"<(?:([^<>]*):)?([^<>:]+)>", _braced, rule)


def _braced(variable: re.Match[str]) -> str:
    converter, name = variable.groups()
    return f"{{{name}:path}}" if converter == "path" else f"{{{name}}}"


class CopiedInput:
    """The request's body, copied as the application reads it."""

    def __init__(self, stream: Any, tap: Tap) -> None:
        self._stream = stream
        self._tap = tap

    def _noted(self, chunk: bytes) -> bytes:
        self._tap.keep(self._tap.asked, chunk)
        return chunk

    def read(self, *args: Any) -> bytes:
        """Read some bytes, or all."""
        return self._noted(self._stream.read(*args))

    def readinto(self, buffer: Any) -> int:
        """Read into a buffer."""
        # Werkzeug reads this way; a stream without the method is still read.
        chunk = self.read(len(buffer))
        buffer[: len(chunk)] = chunk
        return len(chunk)

    def readline(self, *args: Any) -> bytes:
        """Read a line."""
        return self._noted(self._stream.readline(*args))

    def readlines(self, *args: Any) -> list[bytes]:
        """Read all lines."""
        return [self._noted(line) for line in self._stream.readlines(*args)]

    def __iter__(self) -> Any:
        return (self._noted(line) for line in self._stream)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


class WsgiBody:
    """The answer's body, copied as the client reads it.

    Clients for tests read the first chunk and often neither the rest nor close, so the exchange is
    reported with the first chunk; an answer in one piece, the usual kind, is then complete.
    """

    def __init__(self, body: Iterable[bytes], tap: Tap, report: Callable[[], None]) -> None:
        self._body = body
        self._tap = tap
        self._report: Callable[[], None] | None = report

    def _reported(self) -> None:
        report, self._report = self._report, None
        if report is not None:
            report()

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._body:
            self._tap.keep(self._tap.answered, chunk)
            self._reported()
            yield chunk
        self._reported()

    def close(self) -> None:
        """Close the answer and report it, if that has not been done."""
        close = getattr(self._body, "close", None)
        try:
            if close is not None:
                close()
        finally:
            self._reported()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._body, name)
