"""The other side of :mod:`.app_process`; run as a module, never imported by the gate."""

from __future__ import annotations

import importlib
import inspect
import os
import queue
import re
import socket
import sys
import threading
import traceback
from contextlib import ExitStack
from multiprocessing.connection import Connection
from typing import Any

from ..errors import Unreachable
from ..project import application
from ..project.handlers import handlers
from .asgi import InProcess
from .interface import Fault, Injected, NothingToBreak, NotInjectable


def load(named: str) -> Any:
    """Import ``module:name`` and return the application; a factory is called.

    Raises:
        Unreachable: When that is no application, or a factory that cannot be called without more.
    """
    module, _, path = named.partition(":")
    value: Any = importlib.import_module(module)
    for part in path.split("."):
        value = getattr(value, part)
    if inspect.isroutine(value) and not inspect.iscoroutinefunction(value):
        required = _required(value)
        if not required:
            value = value()
        elif len(required) not in {2, 3} or _FACTORY.match(value.__name__):
            raise Unreachable(
                f"{named} needs arguments ({', '.join(required)}); name a factory that needs none"
            )
    if not callable(value):
        raise Unreachable(
            f"{named} gives {type(value).__name__}, which is no ASGI or WSGI application"
        )
    return value


_FACTORY = re.compile(r"_*(create|make|build|get|init)_")
"""How factories are named; one with two arguments would look like a WSGI application."""


def _required(value: Any) -> list[str]:
    return [
        name
        for name, p in inspect.signature(value).parameters.items()
        if p.default is p.empty and p.kind not in (p.VAR_POSITIONAL, p.VAR_KEYWORD)
    ]


def serve(named: str, connection: Connection) -> None:
    """Start the application, say that it is ready, and answer until the other side hangs up."""
    try:
        app = load(named)
        process = InProcess(app)
        process.start()
        document = application.document(app)
        facts = {
            "document": dict(document.raw) if document is not None else None,
            "routes": application.routes(app),
            "handlers": dict(handlers(app)),
            "introspected": dict(application.introspected(app)),
        }
    except Unreachable as problem:
        connection.send(("failed", problem.what))
        return
    except BaseException as problem:  # noqa: BLE001 - SystemExit among them; told to the other side
        connection.send(("failed", _told(problem)))
        return
    connection.send(("ready", facts))
    requests = _requests(connection)
    faults = Faults(process)
    while True:
        asked, client = requests.get()
        try:
            if asked is None or isinstance(asked, Fault):
                connection.send(faults.change(asked))
            else:
                answer = process.send(asked, client)
                connection.send(("answer", (answer, faults.injected.hits)))
        except Unreachable as problem:
            connection.send(("unreachable", problem.what))


class Faults:
    """The fault that stands around the application, one at a time."""

    def __init__(self, process: InProcess) -> None:
        self._process = process
        self._stack = ExitStack()
        self.injected = Injected()

    def change(self, fault: Fault | None) -> tuple[str, str]:
        """Let a fault stand, or none; return what to tell the other side."""
        self._stack.close()
        self.injected = Injected()
        if fault is None:
            return ("mended", "")
        try:
            self.injected = self._stack.enter_context(self._process.faulty(fault))
        except NothingToBreak as problem:
            return ("nothing to break", str(problem))
        except NotInjectable as problem:
            return ("not injectable", str(problem))
        return ("injected", self.injected.canary)


def _told(problem: BaseException) -> str:
    last = traceback.format_exception_only(problem)[-1].strip()
    frames = traceback.extract_tb(problem.__traceback__)
    place = f" ({frames[-1].filename}:{frames[-1].lineno})" if frames else ""
    return f"{last}{place}"


def _requests(connection: Connection) -> queue.SimpleQueue[Any]:
    """Read in a thread: the end of the other side ends this process, however busy the app is."""
    waiting: queue.SimpleQueue[Any] = queue.SimpleQueue()

    def read() -> None:
        try:
            while True:
                waiting.put(connection.recv())
        except (EOFError, OSError):
            os._exit(0)

    threading.Thread(target=read, daemon=True).start()
    return waiting


def main() -> None:
    """Connect to the port on the command line and show the key from standard input."""
    named, port = sys.argv[1:3]
    key = sys.stdin.buffer.read()
    connected = socket.create_connection(("127.0.0.1", int(port)))
    with Connection(connected.detach()) as connection:
        connection.send_bytes(key)
        serve(named, connection)


if __name__ == "__main__":
    main()
