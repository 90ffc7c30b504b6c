"""What is done with every exchange, whichever framework it passes through.

The server's side sees what was asked and answered; the clients' side tells by which object a
request came. A framework's own file, in ``frameworks``, says where its two sides are.
"""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable, Iterable
from contextvars import ContextVar
from typing import Any, Protocol

from .exchange import Exchange
from .patches import Patches
from .taps import AsgiTap, Receive, Scope, Send, Tap, WsgiBody, WsgiTap
from .unhandled import noting
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
"""The client or transport that brings the request being served."""

_inside: ContextVar[bool] = ContextVar("backend_dod_inside", default=False)


def outermost() -> bool:
    """Whether no exchange is being recorded here: what an app asks of another is its own matter."""
    return not _inside.get()


class Serving:
    """The time in which an application answers one request."""

    def __init__(self, tap: Tap, watch: Watch) -> None:
        self._tap = tap
        self._noting = noting()
        self._opened = watch.request()

    def __enter__(self) -> None:
        """Begin."""
        self._token = _inside.set(True)
        self._noted = self._noting.__enter__()
        self._tap.sheet = self._opened.__enter__()

    def __exit__(self, kind: object, problem: BaseException | None, trace: object) -> None:
        """End: what the application let out is noted like what its framework told of."""
        if isinstance(problem, Exception):
            self._noted.note(problem)
        self._tap.traceback = self._noted.text
        self._opened.__exit__()
        self._noting.__exit__()
        _inside.reset(self._token)


class Recorder:
    """Records exchanges and tells the listener of them."""

    def __init__(self, listener: Listener, watch: Watch, patches: Patches) -> None:
        self.listener = listener
        self.patches = patches
        self._watch = watch

    def tell(self, tap: Tap, app: object, carrier: object | None = None) -> None:
        """Report what a tap has seen."""
        self.listener.exchanged(tap.exchange(), app=app, carrier=carrier or carrying.get())

    def serving(self, tap: Tap) -> Serving:
        """Note what the application does while it answers; an exception is the tap's traceback."""
        return Serving(tap, self._watch)

    def asgi(self, original: Callable[..., Awaitable[None]]) -> Any:
        """Wrap the method by which a server calls an ASGI application."""

        @functools.wraps(original)
        async def call(app: Any, scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "http" or not outermost():
                await original(app, scope, receive, send)
                return
            tap = AsgiTap(scope, receive, send)
            try:
                with self.serving(tap):
                    await original(app, scope, tap.receive, tap.send)
            finally:
                self.tell(tap, app)

        return call

    def wsgi(self, original: Callable[..., Iterable[bytes]]) -> Any:
        """Wrap the method by which a server calls a WSGI application."""

        @functools.wraps(original)
        def call(app: Any, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
            if not outermost():
                return original(app, environ, start_response)
            tap = WsgiTap(app, environ, start_response)
            try:
                with self.serving(tap):
                    answered = original(app, environ, tap.start_response)
            except Exception:
                self.tell(tap, app)
                raise
            return WsgiBody(answered, tap, lambda: self.tell(tap, app))

        return call

    def closing(self, original: Callable[..., None]) -> Any:
        """Wrap the method by which a client's ``with`` block ends."""

        @functools.wraps(original)
        def leave(client: Any, *args: Any) -> None:
            self._closes(client, args)
            original(client, *args)

        return leave

    def closing_async(self, original: Callable[..., Awaitable[None]]) -> Any:
        """Wrap the method by which a client's ``async with`` block ends."""

        @functools.wraps(original)
        async def leave(client: Any, *args: Any) -> None:
            self._closes(client, args)
            await original(client, *args)

        return leave

    def _closes(self, client: Any, problem: tuple[Any, ...]) -> None:
        # A block that ends by an exception shows a broken world.
        if not any(problem):
            self.listener.closing(getattr(client, "_transport", None))


def carry(original: Callable[..., Any]) -> Any:
    """Wrap the method by which a blocking client sends a request."""

    @functools.wraps(original)
    def send(carrier: Any, *args: Any, **kwargs: Any) -> Any:
        token = carrying.set(carrier)
        try:
            return original(carrier, *args, **kwargs)
        finally:
            carrying.reset(token)

    return send


def carry_async(original: Callable[..., Awaitable[Any]]) -> Any:
    """Wrap the method by which a client sends a request in an event loop."""

    @functools.wraps(original)
    async def send(carrier: Any, *args: Any, **kwargs: Any) -> Any:
        token = carrying.set(carrier)
        try:
            return await original(carrier, *args, **kwargs)
        finally:
            carrying.reset(token)

    return send
