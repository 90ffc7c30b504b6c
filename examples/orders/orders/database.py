"""The way to the database."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import Depends, Request
from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.orm import Session, sessionmaker

WAIT_SECONDS = 5
"""How long a request waits for a connection, for a lock, or for an answer of the database."""


def make_engine(url: str) -> Engine:
    """Return the engine for a SQLAlchemy URL; nothing connects yet."""
    postgresql = make_url(url).get_backend_name() == "postgresql"
    engine = create_engine(
        url,
        pool_pre_ping=True,
        pool_timeout=WAIT_SECONDS,
        hide_parameters=True,
        connect_args=_postgresql_arguments() if postgresql else {"timeout": WAIT_SECONDS},
    )
    if not postgresql:
        event.listen(engine, "connect", _enforce_foreign_keys)
    return engine


def _postgresql_arguments() -> dict[str, Any]:
    return {
        "connect_timeout": WAIT_SECONDS,
        "options": f"-c statement_timeout={WAIT_SECONDS * 1000}",
    }


def _enforce_foreign_keys(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA foreign_keys = ON")


def open_session(request: Request) -> Iterator[Session]:
    """Give a request its session; what was not committed is rolled back."""
    factory: sessionmaker[Session] = request.app.state.sessions
    with factory() as session:
        yield session


DatabaseSession = Annotated[Session, Depends(open_session)]
