"""The way to the database."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy import Engine, NullPool, create_engine
from sqlalchemy.orm import Session


def make_engine(url: str) -> Engine:
    """Return an engine that waits a second for a lock; opening a file needs no pool."""
    return create_engine(url, poolclass=NullPool, hide_parameters=True, connect_args={"timeout": 1})


def open_session(request: Request) -> Iterator[Session]:
    with Session(request.app.state.engine) as session:
        yield session


Database = Annotated[Session, Depends(open_session)]
