"""Faults caused in this process: a database that is away or hangs, code that raises.

What stands between an application and its database, and between a server and the application's own
code, is exchanged for as long as a fault lasts: in the libraries, not in the application, so that
it works whoever holds which reference. Everything is put back, whatever happens meanwhile.

A fault acts on all that runs in the process. So it may stand only while nobody but a probe sends
requests.
"""

from __future__ import annotations

import contextlib
import secrets
import sys
from collections.abc import Iterator

from ..recording.patches import Patches
from . import crashes, django_faults, sqlalchemy_faults
from .database_faults import DatabaseFault
from .interface import Fault, Injected, NothingToBreak, NotInjectable


@contextlib.contextmanager
def injected(fault: Fault) -> Iterator[Injected]:
    """Cause a fault in this process as long as the context lasts.

    Raises:
        NothingToBreak: For a database, when no library for any is loaded.
        NotInjectable: When no library is loaded that this package knows how to break.
    """
    record = Injected(canary=f"canary-{secrets.token_hex(8)}")
    with contextlib.closing(Patches()) as patches:
        if fault is Fault.CRASH:
            if not crashes.install(patches, record):
                raise NotInjectable("none of the known frameworks is loaded")
        else:
            broken = DatabaseFault(record, hanging=fault is Fault.DATABASE_HANGS)
            patches.on_close(broken.end)
            by_sqlalchemy = sqlalchemy_faults.install(patches, broken)
            by_django = django_faults.install(patches, broken)
            if not (by_sqlalchemy or by_django):
                raise _without_database()
        yield record


DRIVERS = frozenset(
    {"psycopg", "psycopg2", "asyncpg", "aiosqlite", "pymysql", "MySQLdb", "aiomysql", "asyncmy"}
    | {"mysql", "oracledb", "pyodbc", "duckdb", "cassandra", "neo4j", "elasticsearch"}
    | {"pymongo", "motor", "redis", "peewee", "tortoise", "pony", "aiopg", "databases"}
)
"""Top-level modules of libraries that lead to a database; sqlite3 is loaded by others, too."""


def _without_database() -> NotInjectable:
    loaded = sorted(name for name in DRIVERS if name in sys.modules)
    if loaded:
        return NotInjectable(
            f"the database is reached by {', '.join(loaded)} without SQLAlchemy or Django,"
            " and cannot be broken from inside"
        )
    return NothingToBreak("no library for a database is loaded")
