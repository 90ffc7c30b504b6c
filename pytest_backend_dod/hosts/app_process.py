"""The configured application in a process of its own.

Importing an application may connect, seed, exit or hang. So that happens elsewhere: with the
environment that the configuration gives, under a time limit, and with a process that can be ended.
The application is called in that process directly, so its exceptions are still seen.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shlex
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, BinaryIO

from ..errors import Unreachable
from ..lifeline import Folder, Started
from ..recording.exchange import Answer, Request
from .interface import Fault, Injected, NothingToBreak, NotInjectable
from .output import Output

_SERVING = "pytest_backend_dod.hosts.serving"

ANSWER_LIMIT = 40.0
"""Seconds to wait for an answer; the process itself gives up earlier."""


Message = tuple[str, Any]
"""What the other process says: of which kind it is, and a value."""


class AppProcess:
    """Starts the application, sends requests to it, and ends it."""

    def __init__(
        self,
        app: str,
        *,
        root: Path,
        env: Mapping[str, str],
        prepare: str,
        pythonpath: Sequence[str],
        start_timeout: float,
    ) -> None:
        self._app = app
        self._root = root
        self._prepare = prepare
        self._timeout = start_timeout
        self._pythonpath = list(pythonpath)
        self._folder = Folder("backend-dod-app-")
        self._env = {
            **os.environ,
            **{k: v.replace("{tmp}", self._folder.name) for k, v in env.items()},
        }
        self._process: Started[bytes] | None = None
        self._preparation: Started[bytes] | None = None
        self._connection: Connection | None = None
        self._injected = Injected()
        folder = Path(self._folder.name)
        self._output = Output([folder / "out.log", folder / "err.log"])
        self.facts: Mapping[str, Any] = {}
        """What the application says about itself: ``document``, ``routes``, ``introspected``."""

    def start(self) -> None:
        """Prepare, start, and wait until the application stands.

        Raises:
            Unreachable: When it does not, with the end of its error output.
        """
        if self._prepare:
            self._run_prepare()
        key = secrets.token_bytes(32)
        with socket.create_server(("127.0.0.1", 0)) as server:
            server.settimeout(self._timeout)
            with self._log("out") as out, self._log("err") as err:
                self._process = Started(
                    [sys.executable, "-m", _SERVING, self._app, str(server.getsockname()[1])],
                    cwd=self._root,
                    # What it prints is read with each answer.
                    env={**self._env, "PYTHONPATH": self._path(), "PYTHONUNBUFFERED": "1"},
                    stdin=subprocess.PIPE,
                    stdout=out,
                    stderr=err,
                )
            if self._process.stdin is not None:
                self._process.stdin.write(key)
                self._process.stdin.close()
            self._connection = self._accepted(server, key)
        kind, value = self._received(self._timeout, "the start")
        if kind != "ready":
            raise Unreachable(f"{self._app} could not be started: {value}", remedy=self._remedy())
        self.facts = value
        self._output.lines()

    def _accepted(self, server: socket.socket, key: bytes) -> Connection:
        try:
            accepted, _ = server.accept()
        except OSError:
            raise Unreachable(
                f"{self._app} could not be started: {self._tail() or 'no sign of life'}",
                remedy=self._remedy(),
            ) from None
        accepted.setblocking(True)
        connection = Connection(accepted.detach())
        if not secrets.compare_digest(connection.recv_bytes(64), key):
            raise Unreachable("somebody else connected in the place of the application")
        return connection

    def _path(self) -> str:
        before = [str(self._root), *(str(self._root / path) for path in self._pythonpath)]
        if os.environ.get("PYTHONPATH"):
            before.append(os.environ["PYTHONPATH"])
        return os.pathsep.join(before)

    def _log(self, name: str) -> BinaryIO:
        return (Path(self._folder.name) / f"{name}.log").open("ab")

    def _run_prepare(self) -> None:
        names = ("prepare-err", "prepare-out")
        try:
            with self._log(names[0]) as err, self._log(names[1]) as out:
                self._preparation = Started(
                    shlex.split(self._prepare),
                    cwd=self._root,
                    env={**self._env, "PYTHONPATH": self._path()},
                    stdin=subprocess.DEVNULL,
                    stdout=out,
                    stderr=err,
                )
            status = self._preparation.wait(self._timeout * 4)
        except (OSError, ValueError, subprocess.TimeoutExpired) as problem:
            raise Unreachable(f"prepare could not be run: {problem}") from None
        if status:
            said = next(filter(None, map(self._said, names)), [])
            raise Unreachable(f"prepare exited with {status}: {' / '.join(said[-3:])}")

    def send(self, request: Request, client: str | None = None) -> Answer:
        """Send a request to the application.

        Raises:
            Unreachable: When the process has ended or hangs.
        """
        kind, value = self._asked((request, client), "an answer")
        if kind != "answer":
            raise Unreachable(str(value))
        answer, self._injected.hits = value
        whole: Answer = replace(answer, printed=self._output.lines())
        return whole

    @contextlib.contextmanager
    def faulty(self, fault: Fault) -> Iterator[Injected]:
        """Cause a fault in the other process as long as the context lasts.

        Raises:
            NotInjectable: When it cannot be caused there.
            Unreachable: When the process has ended.
        """
        kind, value = self._asked((fault, None), "a fault")
        if kind == "nothing to break":
            raise NothingToBreak(value)
        if kind != "injected":
            raise NotInjectable(value)
        self._injected = Injected(canary=value)
        try:
            yield self._injected
        finally:
            with contextlib.suppress(Unreachable):
                self._asked((None, None), "the end of a fault")
            self._injected = Injected()

    def _asked(self, message: tuple[Request | Fault | None, str | None], what: str) -> Message:
        if self._connection is None:
            raise Unreachable(f"{self._app} is not running")
        try:
            self._connection.send(message)
        except OSError:
            raise Unreachable(f"{self._app} has ended: {self._tail()}") from None
        return self._received(ANSWER_LIMIT, what)

    def _received(self, seconds: float, what: str) -> Message:
        connection = self._connection
        if connection is None:
            raise Unreachable(f"{self._app} is not running")
        try:
            if not connection.poll(seconds):
                self.stop(patience=0)
                raise Unreachable(
                    f"waited {seconds:.0f} s for {what} of {self._app}", remedy=self._remedy()
                )
            message: Message = connection.recv()
        except (EOFError, OSError):
            raise Unreachable(
                f"{self._app} ended by itself: {self._tail() or 'it said nothing'}",
                remedy=self._remedy(),
            ) from None
        return message

    def _remedy(self) -> str:
        return "See that it can be imported and started with [tool.backend-dod.env]."

    def _tail(self) -> str:
        lines = self._said("err")
        return lines[-1][:300] if lines else ""

    def _said(self, name: str) -> list[str]:
        """Return the lines of one of its outputs that hold something."""
        path = Path(self._folder.name) / f"{name}.log"
        if not path.is_file():
            return []
        return [line for line in path.read_text(errors="replace").splitlines() if line.strip()]

    def stop(self, *, patience: float = 5.0) -> None:
        """End the process with all that it has started, and remove its folder.

        Args:
            patience: Seconds in which it may end by itself.
        """
        if self._connection is None:
            patience = 0
        else:
            self._connection.close()
            self._connection = None
        if self._process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(patience)
            self._process.end()
            self._process = None
        if self._preparation is not None:
            # What it has left running was for the application.
            self._preparation.end()
            self._preparation = None
        self._folder.cleanup()
