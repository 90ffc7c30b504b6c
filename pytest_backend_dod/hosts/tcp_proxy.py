"""A small TCP proxy between a started server and its database, to take the database away.

The server is told the proxy's address in the place of the database's. While the line stands, bytes
go both ways; while it is cut, connections are refused and the open ones end; while it is dead,
connections are accepted and nothing is ever answered.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Iterator
from enum import Enum

from ..errors import Unreachable
from .interface import Injected

CHUNK = 65_536
START_LIMIT = 10.0
"""Seconds that opening the proxy's own port may take."""


class Line(Enum):
    """State of the line to the database."""

    STANDS = "stands"
    CUT = "cut"
    DEAD = "dead"


class TcpProxy:
    """Passes bytes between a port of its own on the loopback interface and one address."""

    def __init__(self, host: str, port: int) -> None:
        self._to = (host, port)
        self._line = Line.STANDS
        self._injected = Injected()
        self._loop = asyncio.new_event_loop()
        self._tasks: set[asyncio.Task[None]] = set()
        self._open: set[asyncio.StreamWriter] = set()
        self._thread = threading.Thread(
            target=self._loop.run_forever, daemon=True, name="backend-dod-proxy"
        )
        self._server: asyncio.Server | None = None
        self.port = 0

    def start(self) -> None:
        """Open the port.

        Raises:
            Unreachable: When that does not work.
        """
        self._thread.start()
        try:
            self._server = self._call(asyncio.start_server(self._accept, "127.0.0.1", 0))
        except (OSError, TimeoutError) as problem:
            raise Unreachable(f"the proxy to the database could not be opened: {problem}") from None
        self.port = self._server.sockets[0].getsockname()[1]

    def stop(self) -> None:
        """Close everything."""
        if self._server is not None:
            self._call(self._close())
            self._server = None
        self._loop.call_soon_threadsafe(self._loop.stop)
        if self._thread.is_alive():
            self._thread.join(START_LIMIT)
        if not self._loop.is_running():
            self._loop.close()

    @contextlib.contextmanager
    def broken(self, line: Line) -> Iterator[Injected]:
        """Cut the line, or let it be dead, as long as the context lasts."""
        self._injected = Injected()
        self._change(line)
        try:
            yield self._injected
        finally:
            self._change(Line.STANDS)

    def _change(self, line: Line) -> None:
        async def change() -> None:
            self._line = line
            # A pool holds connections: what is open must feel it, and be made anew afterwards.
            # On a dead line they stay open and silent, as they do when a network swallows packets.
            if line is not Line.DEAD:
                for writer in list(self._open):
                    writer.close()

        self._call(change())

    def _call(self, work: object) -> asyncio.Server:
        result: asyncio.Server = asyncio.run_coroutine_threadsafe(work, self._loop).result(  # type: ignore[arg-type]
            START_LIMIT
        )
        return result

    async def _close(self) -> None:
        if self._server is not None:
            self._server.close()
        for writer in list(self._open):
            writer.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is not None:
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        self._open.add(writer)
        try:
            await self._serve(reader, writer)
        finally:
            self._open.discard(writer)
            writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._line is Line.CUT:
            self._injected.hits += 1
            return
        if self._line is Line.DEAD:
            self._injected.hits += 1
            while await reader.read(CHUNK):
                pass
            return
        try:
            to_reader, to_writer = await asyncio.open_connection(*self._to)
        except OSError:
            return
        self._open.add(to_writer)
        try:
            await asyncio.wait(
                {
                    asyncio.ensure_future(self._pass(reader, to_writer)),
                    asyncio.ensure_future(self._pass(to_reader, writer)),
                },
                return_when=asyncio.FIRST_COMPLETED,
            )
        finally:
            self._open.discard(to_writer)
            to_writer.close()

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while chunk := await reader.read(CHUNK):
                if self._line is Line.DEAD:
                    self._injected.hits += 1
                    continue
                writer.write(chunk)
                await writer.drain()
