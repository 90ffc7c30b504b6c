"""Where the recorder stands: at the server's side of ASGI and WSGI, and at the clients' side.

The server's side sees every request, whichever client sent it: what was asked, which route served
it, what was answered, which exception was not handled. The clients' side tells by which object a
request came, so that a probe can later send its own by the same way (same client, same event loop,
same thread).

Names that are private to other libraries are used here and nowhere else.
"""

from __future__ import annotations

import functools
import traceback
from collections.abc import Awaitable, Callable, Iterable
from contextvars import ContextVar
from types import ModuleType
from typing import Any, Protocol

from .exchange import Exchange
from .imports import ImportWatch
from .taps import AsgiTap, Receive, Scope, Send, WsgiBody, WsgiTap
from .watch import Watch


class Listener(Protocol):
    """Is told of every exchange at the application's boundary."""

    def exchanged(self, exchange: Exchange, *, app: object, carrier: object | None) -> None:
        """Take note of an exchange; must not raise.

        Args:
            exchange: What was asked and answered.
            app: The application object that served it.
            carrier: The client or transport that brought it, as far as it is a known kind.
        """

    def closing(self, carrier: object) -> None:
        """Take note that a client is about to shut its application down."""


carrying: ContextVar[object | None] = ContextVar("backend_dod_carrier", default=None)
_inside: ContextVar[bool] = ContextVar("backend_dod_inside", default=False)
_unhandled: ContextVar[list[str] | None] = ContextVar("backend_dod_unhandled", default=None)


class Boundary:
    """Puts the recorder's hooks into frameworks and clients as they are imported."""

    def __init__(self, listener: Listener, watch: Watch) -> None:
        self._listener = listener
        self._watch = watch
        self._imports = ImportWatch()
        self._undo: list[Callable[[], None]] = []

    def open(self) -> None:
        """Begin to listen."""
        hooks: dict[str, Callable[[ModuleType], None]] = {
            "starlette.applications": self._starlette,
            "starlette.testclient": self._starlette_client,
            "flask.app": self._flask,
            "werkzeug.test": self._werkzeug_client,
            "httpx": self._httpx,
            "httpx2": self._httpx,
        }
        for name, hook in hooks.items():
            self._imports.watch(name, hook)
        self._imports.install()

    def close(self) -> None:
        """Put everything back as it was."""
        self._imports.remove()
        while self._undo:
            self._undo.pop()()

    def _patch(self, owner: Any, name: str, wrap: Callable[[Any], Any]) -> None:
        original = getattr(owner, name, None)
        if original is None:
            return
        setattr(owner, name, wrap(original))
        self._undo.append(lambda: setattr(owner, name, original))

    # Servers

    def _starlette(self, module: ModuleType) -> None:
        self._patch(module.Starlette, "__call__", self._record_asgi)

    def _flask(self, module: ModuleType) -> None:
        self._patch(module.Flask, "__call__", self._record_wsgi)
        # Outside of test mode Flask answers 500 itself and tells of the exception only here.
        self._patch(module.Flask, "log_exception", _note_unhandled)

    def _record_asgi(self, original: Callable[..., Awaitable[None]]) -> Any:
        listener, watch = self._listener, self._watch

        @functools.wraps(original)
        async def call(app: Any, scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "http" or _inside.get():
                await original(app, scope, receive, send)
                return
            tap = AsgiTap(scope, receive, send)
            token = _inside.set(True)
            try:
                with watch.request() as tap.sheet:
                    await original(app, scope, tap.receive, tap.send)
            except Exception as problem:
                tap.traceback = _formatted(problem)
                raise
            finally:
                _inside.reset(token)
                listener.exchanged(tap.exchange(), app=app, carrier=carrying.get())

        return call

    def _record_wsgi(self, original: Callable[..., Iterable[bytes]]) -> Any:
        listener, watch = self._listener, self._watch

        @functools.wraps(original)
        def call(app: Any, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
            if _inside.get():
                return original(app, environ, start_response)
            tap = WsgiTap(app, environ, start_response)
            token = _inside.set(True)
            noted: list[str] = []
            unhandled = _unhandled.set(noted)
            try:
                with watch.request() as tap.sheet:
                    answered = original(app, environ, tap.start_response)
            except Exception as problem:
                tap.traceback = _formatted(problem)
                listener.exchanged(tap.exchange(), app=app, carrier=carrying.get())
                raise
            finally:
                _inside.reset(token)
                _unhandled.reset(unhandled)
            tap.traceback = "".join(noted)
            return WsgiBody(
                answered,
                tap,
                lambda: listener.exchanged(tap.exchange(), app=app, carrier=carrying.get()),
            )

        return call

    # Clients

    def _starlette_client(self, module: ModuleType) -> None:
        self._patch(getattr(module, "_TestClientTransport", None), "handle_request", _carry)
        listener = self._listener

        def closing(original: Callable[..., None]) -> Any:
            @functools.wraps(original)
            def leave(client: Any, *args: Any) -> None:
                # A block that ends by an exception shows a broken world.
                if not any(args):
                    listener.closing(getattr(client, "_transport", None))
                original(client, *args)

            return leave

        self._patch(module.TestClient, "__exit__", closing)

    def _werkzeug_client(self, module: ModuleType) -> None:
        self._patch(module.Client, "run_wsgi_app", _carry)

    def _httpx(self, module: ModuleType) -> None:
        self._patch(module.ASGITransport, "handle_async_request", _carry_async)
        self._patch(module.WSGITransport, "handle_request", _carry)


def _carry(original: Callable[..., Any]) -> Any:
    @functools.wraps(original)
    def send(carrier: Any, *args: Any, **kwargs: Any) -> Any:
        token = carrying.set(carrier)
        try:
            return original(carrier, *args, **kwargs)
        finally:
            carrying.reset(token)

    return send


def _carry_async(original: Callable[..., Awaitable[Any]]) -> Any:
    @functools.wraps(original)
    async def send(carrier: Any, *args: Any, **kwargs: Any) -> Any:
        token = carrying.set(carrier)
        try:
            return await original(carrier, *args, **kwargs)
        finally:
            carrying.reset(token)

    return send


def _note_unhandled(original: Callable[..., None]) -> Any:
    @functools.wraps(original)
    def log(app: Any, exc_info: Any) -> None:
        noted = _unhandled.get()
        if noted is not None:
            noted.append("".join(traceback.format_exception(*exc_info)))
        original(app, exc_info)

    return log


def _formatted(problem: BaseException) -> str:
    return "".join(traceback.format_exception(problem))
