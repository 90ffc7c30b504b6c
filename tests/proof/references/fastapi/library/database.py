"""The way to the database."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy import Engine, create_engine
from sqlalchemy.orm import Session


def make_engine(url: str) -> Engine:
    """Return an engine that waits two seconds for a lock or a free connection."""
    return create_engine(url, pool_timeout=2, hide_parameters=True, connect_args={"timeout": 2})


def open_session(request: Request) -> Iterator[Session]:
    with Session(request.app.state.engine) as session:
        yield session


Database = Annotated[Session, Depends(open_session)]
