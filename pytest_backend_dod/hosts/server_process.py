"""A backend in any language, started by the command that the configuration names.

It runs in a session of its own with the configured environment, listens on a free port of this
machine that it is told, is asked across the network, and is ended with all that it started. Where
the configuration names the database's address, a proxy stands before it, so that the database can
be taken away for a moment.
"""

from __future__ import annotations

import contextlib
import os
import shlex
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from ..errors import Unreachable
from ..lifeline import Folder, Started
from ..recording.exchange import Answer, Request
from .interface import Fault, Injected, NotInjectable
from .output import Output
from .tcp_proxy import Line, TcpProxy
from .url import Remote

_LINES = {Fault.DATABASE_DOWN: Line.CUT, Fault.DATABASE_HANGS: Line.DEAD}


class ServerProcess:
    """Starts the backend, sends requests to it, and ends it."""

    def __init__(
        self,
        command: str,
        *,
        root: Path,
        env: Mapping[str, str],
        database: str,
        prepare: str,
        start_timeout: float,
    ) -> None:
        self._command = command
        self._root = root
        self._env = env
        self._database = database
        self._prepare = prepare
        self._timeout = start_timeout
        self._folder = Folder("backend-dod-server-")
        self._process: Started[bytes] | None = None
        self._preparation: Started[bytes] | None = None
        self._proxy: TcpProxy | None = None
        self._remote: Remote | None = None
        self._written = Output([self._output()])

    def start(self) -> None:
        """Prepare, start, and wait until the backend answers.

        Raises:
            Unreachable: When it does not, with the end of its output.
        """
        if self._database:
            host, _, port = self._database.rpartition(":")
            self._proxy = TcpProxy(host, int(port))
            self._proxy.start()
        port_of_server = _free_port()
        environ = {
            **os.environ,
            **{k: self._filled(v, port_of_server) for k, v in self._env.items()},
        }
        if self._prepare:
            self._ran(self._filled(self._prepare, port_of_server), environ)
        with self._output().open("ab") as output:
            try:
                self._process = Started(
                    shlex.split(self._filled(self._command, port_of_server)),
                    cwd=self._root,
                    env=environ,
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=output,
                )
            except (OSError, ValueError) as problem:
                raise Unreachable(f"{self._command!r} could not be started: {problem}") from None
        self._remote = Remote(f"http://127.0.0.1:{port_of_server}")
        self._wait()

    def _filled(self, text: str, port: int) -> str:
        text = text.replace("{tmp}", self._folder.name).replace("{port}", str(port))
        if self._proxy is not None:
            text = text.replace("{database}", f"127.0.0.1:{self._proxy.port}")
        return text

    def _output(self) -> Path:
        return Path(self._folder.name) / "output.log"

    def _ran(self, prepare: str, environ: Mapping[str, str]) -> None:
        with self._output().open("ab") as output:
            try:
                self._preparation = Started(
                    shlex.split(prepare),
                    cwd=self._root,
                    env=dict(environ),
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=output,
                )
                status = self._preparation.wait(self._timeout * 4)
            except (OSError, ValueError, subprocess.TimeoutExpired) as problem:
                raise Unreachable(f"prepare could not be run: {problem}") from None
        if status:
            raise Unreachable(f"prepare exited with {status}: {self._tail()}")

    def _wait(self) -> None:
        until = time.monotonic() + self._timeout
        while time.monotonic() < until:
            if self._process is not None and self._process.poll() is not None:
                raise Unreachable(
                    f"{self._command!r} ended with {self._process.returncode}:"
                    f" {self._tail() or 'it said nothing'}",
                    remedy="See that it starts with [tool.backend-dod.env], and stays.",
                )
            try:
                self.send(Request.get("/"))
            except Unreachable:
                time.sleep(0.05)
            else:
                return
        raise Unreachable(
            f"waited {self._timeout:.0f} s for {self._command!r}: nobody answers on its port."
            f" {self._tail()}".rstrip(),
            remedy="Let it listen on {port}, such as: uvicorn shop.main:app --port {port}",
        )

    def _tail(self) -> str:
        path = self._output()
        if not path.is_file():
            return ""
        lines = [line for line in path.read_text(errors="replace").splitlines() if line.strip()]
        return lines[-1][:300] if lines else ""

    def output(self) -> tuple[str, ...]:
        """Return the lines that the backend has written so far."""
        path = self._output()
        return tuple(path.read_text(errors="replace").splitlines()) if path.is_file() else ()

    @property
    def has_other_clients(self) -> bool:
        """Whether it can be called from another address of this machine."""
        return self._remote is not None and self._remote.has_other_clients

    def send(self, request: Request, client: str | None = None) -> Answer:
        """Send a request across the loopback interface.

        Raises:
            Unreachable: When there is no answer.
        """
        if self._remote is None:
            raise Unreachable(f"{self._command!r} is not running")
        answer = self._remote.send(request, client)
        return replace(answer, printed=self._written.lines())

    @contextlib.contextmanager
    def faulty(self, fault: Fault) -> Iterator[Injected]:
        """Take the database away, or let it hang, as long as the context lasts.

        Raises:
            NotInjectable: For other faults, and where no proxy stands before the database.
        """
        line = _LINES.get(fault)
        if line is None:
            raise NotInjectable(f"{fault.value} cannot be caused in a process of another language")
        if self._proxy is None:
            raise NotInjectable(
                "no proxy stands before the database; to have one, write"
                ' database = "127.0.0.1:5432" and {database} in its place in the environment'
            )
        with self._proxy.broken(line) as injected:
            yield injected

    def stop(self) -> None:
        """End the backend with all that it has started, and remove its folder."""
        if self._process is not None:
            self._process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(5.0)
            self._process.end()
            self._process = None
        if self._preparation is not None:
            # What it has left running was for the backend.
            self._preparation.end()
            self._preparation = None
        if self._remote is not None:
            self._remote.stop()
            self._remote = None
        if self._proxy is not None:
            self._proxy.stop()
            self._proxy = None
        self._folder.cleanup()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port
