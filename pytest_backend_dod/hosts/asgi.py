"""An application object in this process: its lifespan runs, and its exceptions are seen."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
import traceback
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import TimeoutError as FutureTimeout
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from ..errors import Unreachable
from ..project.application import is_asgi
from ..recording.exchange import Answer, Request, header
from ..recording.unhandled import UnhandledWatch, noting
from ..recording.watch import Watch
from .carriers import PRETENDED_PORT, by_wsgi
from .faults import injected
from .interface import Fault, Injected
from .limits import time_limit

Message = MutableMapping[str, Any]

START_LIMIT = 30.0
"""Seconds that start-up may take."""

ANSWER_LIMIT = 30.0
"""Seconds that one answer may take."""


class InProcess:
    """An ASGI or WSGI application that is called directly."""

    def __init__(self, app: Any) -> None:
        self._app = app
        self._asgi = is_asgi(app)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._lifespan: _Lifespan | None = None
        self._watch = Watch()
        self._watch.full = True
        self._unhandled = UnhandledWatch()

    def start(self) -> None:
        """Run the start-up of the application.

        Raises:
            Unreachable: When it fails or does not end in time.
        """
        self._watch.open()
        self._unhandled.open()
        try:
            self._start()
        except BaseException:
            self._watch.close()
            self._unhandled.close()
            raise

    def _start(self) -> None:
        if not self._asgi:
            return
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(
            target=_live, args=[self._loop], daemon=True, name="backend-dod-app"
        )
        self._thread.start()
        self._lifespan = _Lifespan(self._app)
        self._await(self._lifespan.start(), START_LIMIT, "its start-up")

    def stop(self) -> None:
        """Run the shut-down of the application; what it raises is not our matter."""
        self._watch.close()
        self._unhandled.close()
        if self._loop is None:
            return
        if self._lifespan is not None:
            with contextlib.suppress(Exception):
                self._await(self._lifespan.stop(), START_LIMIT, "its shut-down")
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._loop = None
        if self._thread is not None:
            self._thread.join(_CLOSING)

    def faulty(self, fault: Fault) -> contextlib.AbstractContextManager[Injected]:
        """Cause a fault in this process as long as the context lasts; raises NotInjectable."""
        return injected(fault)

    def send(self, request: Request, client: str | None = None) -> Answer:
        """Call the application.

        Raises:
            Unreachable: When there is no answer in time.
        """
        with self._watch.request() as sheet, noting() as noted:
            answer = self._answer(request, client)
        return replace(
            answer, witnessed=sheet.witnessed(), traceback=answer.traceback or noted.text
        )

    def _answer(self, request: Request, client: str | None) -> Answer:
        began = time.perf_counter()
        try:
            if self._asgi:
                state = self._lifespan.state if self._lifespan is not None else {}
                calling = call(self._app, request, client, state)
                answer: Answer = self._await(calling, ANSWER_LIMIT, "an answer")
                return answer
            with time_limit(ANSWER_LIMIT):
                return by_wsgi(self._app, request, client)
        except Unreachable:
            raise
        except Exception as problem:  # noqa: BLE001 - raised by the application under test
            text = "".join(traceback.format_exception(problem))
            return Answer(status=500, traceback=text, seconds=time.perf_counter() - began)

    def _await(self, work: Any, seconds: float, what: str) -> Any:
        if self._loop is None:
            work.close()
            raise Unreachable("the application is not running")
        future = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return future.result(seconds)
        except FutureTimeout:
            future.cancel()
            raise Unreachable(f"waited {seconds:.0f} s for {what}") from None


_CLOSING = 2.0
"""Seconds that what the application left running may take to end."""


def _live(loop: asyncio.AbstractEventLoop) -> None:
    """Run a loop until it is stopped, and leave nothing of it behind."""
    try:
        loop.run_forever()
        left = asyncio.all_tasks(loop)
        for task in left:
            task.cancel()
        if left:
            loop.run_until_complete(asyncio.wait(left, timeout=_CLOSING))
        loop.run_until_complete(loop.shutdown_asyncgens())
    finally:
        loop.close()


class _Lifespan:
    """The ASGI lifespan protocol, from the server's side."""

    def __init__(self, app: Any) -> None:
        self._app = app
        self._receive: asyncio.Queue[Message] = asyncio.Queue()
        self._sent: asyncio.Queue[Message] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None
        self._stands = False
        self.state: dict[str, Any] = {}

    async def start(self) -> None:
        self._task = asyncio.get_running_loop().create_task(self._run())
        await self._receive.put({"type": "lifespan.startup"})
        message = await self._sent.get()
        if message["type"] == "lifespan.startup.failed":
            # Starlette gives the whole traceback; its last line names the problem.
            reason = str(message.get("message") or "").strip().rpartition("\n")[2]
            raise Unreachable(f"its start-up failed: {reason or 'no reason given'}")
        self._stands = True

    async def stop(self) -> None:
        # What never stood cannot be shut down; it would only be waited for.
        if self._stands and self._task is not None and not self._task.done():
            await self._receive.put({"type": "lifespan.shutdown"})
            await self._sent.get()
            await self._task

    async def _run(self) -> None:
        scope = {"type": "lifespan", "asgi": {"version": "3.0"}, "state": self.state}
        asked = started = False

        async def receive() -> Message:
            nonlocal asked
            asked = True
            return await self._receive.get()

        async def send(message: Message) -> None:
            nonlocal started
            started = started or message["type"].startswith("lifespan.startup")
            await self._sent.put(message)

        try:
            await self._app(scope, receive, send)
        except Exception as problem:  # noqa: BLE001 - told to whoever waits for the start
            if started:
                await self._sent.put({"type": "lifespan.shutdown.failed"})
                return
            text = "".join(traceback.format_exception(problem)[-1:]).strip()
            kind = "complete" if not asked and _refuses(problem) else "failed"
            await self._sent.put({"type": f"lifespan.startup.{kind}", "message": text})
        else:
            if not started:
                await self._sent.put({"type": "lifespan.startup.complete"})


def _refuses(problem: Exception) -> bool:
    """Whether an application says that it does not know the lifespan protocol.

    One that breaks in its start-up names another reason.
    """
    if isinstance(problem, (AssertionError, NotImplementedError)):
        return True
    return isinstance(problem, (KeyError, ValueError)) and "lifespan" in str(problem)


async def call(
    app: Callable[..., Awaitable[None]],
    request: Request,
    client: str | None,
    state: MutableMapping[str, Any],
) -> Answer:
    """Call an ASGI application once; what it does not handle is in the answer's traceback."""
    began = time.perf_counter()
    host = header(request.headers, "host") or "testserver"
    # The length belongs to the body of this request, which may be a changed one.
    headers = [
        (name.lower().encode("latin-1"), value.encode("latin-1", "replace"))
        for name, value in request.headers
        if name.lower() not in {"content-length", "transfer-encoding"}
    ]
    if header(request.headers, "host") is None:
        headers.append((b"host", host.encode()))
    if request.body:
        headers.append((b"content-length", str(len(request.body)).encode()))
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": "http",
        "path": unquote(request.path),
        "raw_path": request.path.encode("latin-1", "replace"),
        "query_string": request.query.encode("latin-1", "replace"),
        "root_path": "",
        "headers": headers,
        "client": (client or "127.0.0.1", PRETENDED_PORT),
        "server": (host.partition(":")[0], 80),
        "state": dict(state),
    }
    asked = False
    answered = asyncio.Event()
    status = 0
    received: list[tuple[str, str]] = []
    body = bytearray()

    async def receive() -> Message:
        nonlocal asked
        if asked:
            await answered.wait()
            return {"type": "http.disconnect"}
        asked = True
        return {"type": "http.request", "body": request.body, "more_body": False}

    async def send(message: Message) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = int(message["status"])
            received.extend(
                (k.decode("latin-1"), v.decode("latin-1")) for k, v in message.get("headers", ())
            )
        elif message["type"] == "http.response.body":
            body.extend(message.get("body", b""))
            if not message.get("more_body"):
                answered.set()

    text = ""
    try:
        await app(scope, receive, send)
    except Exception as problem:  # noqa: BLE001 - raised by the application under test
        text = "".join(traceback.format_exception(problem))
    return Answer(
        status=500 if text or not status else status,
        headers=tuple(received),
        body=bytes(body),
        seconds=time.perf_counter() - began,
        traceback=text,
    )
