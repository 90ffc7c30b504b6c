"""Keeps migrations away from every database but the one that was made for them.

There are three fences, because each has a gap:

- Whatever address SQLAlchemy is asked to connect to is replaced by that of the made database
  (``do_connect``). A project may take its address from settings, a secret store or a line of code;
  replacing it works for all of them, needs no configuration, and leaves nothing to be refused.
- Drivers that connect in C, and Django's connections, are wrapped and refuse other addresses.
- Interpreter-wide audit hooks refuse other files, sockets, names and programs. They cannot be
  taken away again by code that runs later.

A refusal is told by :class:`Refused` and reported, even when the project swallows the exception.
This module runs in the process of the migrations only.
"""

from __future__ import annotations

import functools
import importlib
import importlib.util
import os
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import Any
from urllib.parse import unquote, urlsplit

from .records import NOWHERE, Database

Tell = Callable[..., None]
"""Reports an event: its kind, and what belongs to it."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PORTS = frozenset({1433, 1521, 3306, 5432, 5433, 6432, 26257, 27017, 33060, 50000})
"""Where databases and their poolers listen."""
_HARMLESS = _words("git hg uname ldconfig gcc cc clang ld objdump file lsb_release sw_vers arch")
"""Programs that libraries ask for the version and the machine."""
_OTHERS = ("MySQLdb", "mysql.connector", "pyodbc", "oracledb", "cx_Oracle", "pymssql", "duckdb")
_ATTACH = 24
"""SQLite's code for ATTACH in an authorizer."""


class Refused(PermissionError):  # noqa: N818 - what happened, not whose fault it is
    """Raised in the project's code when it asks for a database that was not made for it."""


class Guard:
    """The fences around one database."""

    def __init__(self, database: Database, tell: Tell, *, folder: str) -> None:
        self.database = database
        """The one to connect to; may be set to another one that was made."""
        self.ours = False
        """Whether the gate itself connects at the moment."""
        self._tell = tell
        self._folder = os.path.realpath(folder)

    def install(self) -> None:
        """Put up what needs no library of the project."""
        sys.addaudithook(self._audit)
        self._wrap_sqlite()
        self._wrap_postgresql()
        for name in _OTHERS:
            if _installed(name):
                module = importlib.import_module(name)
                module.connect = self._refusing(name)  # type: ignore[attr-defined]

    def refuse(self, target: str, *, database: bool = True) -> Refused:
        """Report an attempt; the caller raises what is returned."""
        self._tell("refused", target=target, database=database)
        return Refused(f"{target} is not the database that was made for the migrations")

    def _refusing(self, name: str) -> Callable[..., Any]:
        def connect(*_args: Any, **named: Any) -> Any:
            host = named.get("host") or named.get("dsn") or "a database"
            raise self.refuse(f"{name}: {masked(str(host))}")

        return connect

    # SQLAlchemy

    def watch_sqlalchemy(self) -> None:
        """Replace the address of whatever SQLAlchemy connects to from here on."""
        from sqlalchemy import event
        from sqlalchemy.engine import Engine

        event.listen(Engine, "do_connect", self._redirect)

    def _redirect(self, dialect: Any, _record: Any, cargs: Any, cparams: Any) -> Any:
        target = _asked(dialect.name, cargs, cparams)
        if dialect.name != self.database.dialect:
            self._tell("wanted", dialect=dialect.name)
            raise self.refuse(target)
        if not self.ours:
            self._tell("connected", target=target, ours=self._is_ours(target, cargs, cparams))
        if dialect.name == "sqlite":
            kept = {key: value for key, value in cparams.items() if key not in {"uri", "database"}}
            return dialect.connect(self.database.name, **kept)
        return dialect.connect(**{**_unaddressed(cparams), **self._address(dialect.driver)})

    def _is_ours(self, target: str, cargs: Any, cparams: Mapping[str, Any]) -> bool:
        if self.database.dialect == "sqlite":
            return bool(cargs) and self._may_open(str(cargs[0]))
        host = str(cparams.get("host", ""))
        return host in {NOWHERE, self.database.host} or NOWHERE in target

    def _address(self, driver: str) -> dict[str, Any]:
        made = self.database
        plain = {"host": made.host, "port": made.port, "user": made.user}
        if driver in {"psycopg", "psycopg_async", "psycopg2"}:
            return {**plain, "dbname": made.name}
        if driver == "asyncpg":
            return {**plain, "database": made.name}
        if driver == "pg8000":
            socket = f"{made.host}/.s.PGSQL.{made.port}"
            return {"unix_sock": socket, "user": made.user, "database": made.name}
        raise self.refuse(f"a database by the driver {driver}")

    # Drivers

    def _wrap_sqlite(self) -> None:
        import sqlite3

        plain = sqlite3.connect

        @functools.wraps(plain)
        def connect(*args: Any, **named: Any) -> Any:
            connection = plain(*args, **named)
            connection.set_authorizer(self._authorize)
            return connection

        sqlite3.connect = sqlite3.dbapi2.connect = connect

    def _authorize(self, action: int, first: Any, *_rest: Any) -> int:
        if action == _ATTACH and not self._may_open(str(first or "")):
            self.refuse(f"the file {first}")
            return 1
        return 0

    def _wrap_postgresql(self) -> None:
        if _installed("psycopg"):
            psycopg = importlib.import_module("psycopg")
            for owner in (psycopg.Connection, psycopg.AsyncConnection):
                self._wrap_psycopg(owner, psycopg.conninfo.conninfo_to_dict)
            psycopg.connect = psycopg.Connection.connect  # type: ignore[attr-defined]
        if _installed("psycopg2"):
            psycopg2 = importlib.import_module("psycopg2")
            plain = psycopg2._connect  # noqa: SLF001 - all its ways to connect meet here

            def connect(dsn: str, **named: Any) -> Any:
                given = psycopg2.extensions.parse_dsn(dsn)
                led = {**_unaddressed(given), **self._led(given, "dbname")}
                return plain(psycopg2.extensions.make_dsn(**led), **named)

            psycopg2._connect = connect  # type: ignore[attr-defined] # noqa: SLF001
        if _installed("asyncpg"):
            utils = importlib.import_module("asyncpg.connect_utils")
            inner = utils._connect  # noqa: SLF001 - as above

            async def connect_async(**named: Any) -> Any:
                words = {key: value for key, value in named.items() if key in _TARGET and value}
                led = self._led({**_from_url(named.get("dsn") or ""), **words}, "database")
                bare = {key: None if key in _TARGET else value for key, value in named.items()}
                return await inner(**{**bare, **led})

            utils._connect = connect_async  # type: ignore[attr-defined] # noqa: SLF001

    def _wrap_psycopg(self, owner: Any, parse: Callable[..., dict[str, Any]]) -> None:
        plain = owner.connect.__func__

        def connect(cls: Any, conninfo: str = "", /, **named: Any) -> Any:
            words = {key: named.pop(key) for key in list(named) if key in _TARGET}
            given = parse(named.pop("conninfo", conninfo), **words)
            return plain(cls, "", **{**_unaddressed(given), **self._led(given, "dbname")}, **named)

        owner.connect = classmethod(connect)

    def _led(self, given: Mapping[str, Any], database: str) -> dict[str, Any]:
        """Return the address of the made database when ``given`` means it; else refuse."""
        host = str(given.get("host") or given.get("hostaddr") or "")
        made = self.database
        if made.dialect != "postgresql" or host not in {"", NOWHERE, made.host}:
            raise self.refuse(_shown("postgresql", given))
        name = given.get("dbname") or given.get("database") if host == made.host else ""
        return {
            "host": made.host,
            "port": made.port,
            "user": made.user,
            database: name or made.name,
        }

    # Django

    def watch_django(self) -> None:
        """Refuse every connection of Django that the gate has not set."""
        from django.db.backends.base.base import BaseDatabaseWrapper

        plain = BaseDatabaseWrapper.connect

        @functools.wraps(plain)
        def connect(wrapper: Any) -> Any:
            settings = wrapper.settings_dict
            name, host = str(settings.get("NAME")), str(settings.get("HOST") or "")
            if wrapper.vendor != self.database.dialect:
                self._tell("wanted", dialect=wrapper.vendor)
            if host != self.database.host or (not host and not self._may_open(name)):
                given = {"host": host, "port": settings.get("PORT"), "dbname": name}
                raise self.refuse(_shown(wrapper.vendor, given))
            return plain(wrapper)

        BaseDatabaseWrapper.connect = connect

    # Everything else

    def _audit(self, event: str, args: tuple[Any, ...]) -> None:
        if event in _EVENTS:
            _EVENTS[event](self, args)

    def _file(self, args: tuple[Any, ...]) -> None:
        name = os.fsdecode(args[0]) if isinstance(args[0], (str, bytes, os.PathLike)) else "?"
        if not self._may_open(name):
            raise self.refuse(f"the file {name}")

    def _may_open(self, name: str) -> bool:
        """Whether SQLite may open ``name``: a file in the folder of the run, or memory."""
        if name.startswith("file:"):
            parts = urlsplit(name)
            if "mode=memory" in parts.query:
                return True
            name = unquote(parts.path)
        if name in {"", ":memory:"}:
            return True
        return os.path.realpath(name).startswith(self._folder + os.sep)

    def _socket(self, args: tuple[Any, ...]) -> None:
        address = args[1]
        if isinstance(address, (str, bytes)):
            path = os.fsdecode(address)
            if not self.database.host or not path.startswith(self.database.host):
                raise self.refuse(f"the socket {path}", database="PGSQL" in path or "sql" in path)
            return
        host, port = str(address[0]), int(address[1]) if len(address) > 1 else 0
        if (host, port) != (self.database.host, self.database.port):
            raise self.refuse(f"{host}:{port}", database=port in _PORTS)

    def _lookup(self, args: tuple[Any, ...]) -> None:
        host = args[0].decode() if isinstance(args[0], bytes) else args[0]
        port = args[1] if len(args) > 1 else 0
        if host in {None, "", "localhost", self.database.host} or _is_number(str(host)):
            return
        number = int(port) if str(port).isdigit() else 0
        raise self.refuse(f"{host}:{port}", database=number in _PORTS)

    def _program(self, args: tuple[Any, ...]) -> None:
        first = args[0] or (args[1][0] if len(args) > 1 and args[1] else "?")
        name = PurePath(os.fsdecode(first).split()[0]).name
        if name not in _HARMLESS:
            raise self.refuse(f"the program {name}")


_EVENTS: Mapping[str, Callable[[Guard, tuple[Any, ...]], None]] = {
    "sqlite3.connect": Guard._file,  # noqa: SLF001 - a table of this class's own methods
    "socket.connect": Guard._socket,  # noqa: SLF001
    "socket.getaddrinfo": Guard._lookup,  # noqa: SLF001
    "socket.gethostbyname": Guard._lookup,  # noqa: SLF001
    "subprocess.Popen": Guard._program,  # noqa: SLF001
    "os.system": Guard._program,  # noqa: SLF001
    "os.exec": Guard._program,  # noqa: SLF001
    "os.posix_spawn": Guard._program,  # noqa: SLF001
    "os.spawn": lambda guard, args: guard._program(args[1:]),  # noqa: SLF001
}

_TARGET = _words(
    """
    host hostaddr port user password passfile dbname database service dsn sslmode sslcert sslkey
    sslrootcert ssl direct_tls channel_binding gssencmode krbsrvname target_session_attrs
    load_balance_hosts requirepeer unix_sock
    """
)
"""What says where to connect to and as whom."""


def _unaddressed(given: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in given.items() if key not in _TARGET}


def _asked(dialect: str, cargs: Any, cparams: Mapping[str, Any]) -> str:
    if dialect == "sqlite":
        return f"the file {cargs[0] if cargs else cparams.get('database', ':memory:')}"
    given = {**_from_url(str(cargs[0]) if cargs else ""), **cparams}
    return _shown(dialect, given)


def _from_url(text: str) -> dict[str, Any]:
    parts = urlsplit(text)
    values = {"host": parts.hostname, "port": parts.port, "dbname": parts.path.lstrip("/")}
    values["user"] = parts.username
    return {key: value for key, value in values.items() if value}


def _shown(dialect: str, given: Mapping[str, Any]) -> str:
    """Return an address without what is secret in it."""
    if dialect == "sqlite":
        return f"the file {given.get('dbname')}"
    name = given.get("dbname") or given.get("database") or given.get("db") or ""
    host = given.get("host") or given.get("hostaddr") or "localhost"
    port = f":{given['port']}" if given.get("port") else ""
    user = f"{given['user']}:***@" if given.get("user") else ""
    return f"{dialect}://{user}{host}{port}/{name}"


def masked(text: str) -> str:
    """Return a text with the passwords of addresses in it made unreadable."""
    text = re.sub(r"(?<=://)([^/@\s:]*):[^@\s]*@", r"\1:***@", text)
    return re.sub(r"(?i)\b(password|passwd|pwd)(\s*[=:]\s*)\S+", r"\1\2***", text)


def _is_number(host: str) -> bool:
    return re.fullmatch(r"[\d.]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*", host) is not None


def _installed(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except (ImportError, ValueError):
        return False
