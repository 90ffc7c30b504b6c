"""The way to the database."""

from __future__ import annotations

from collections.abc import AsyncIterator

from litestar.datastructures import State
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine


def make_engine(url: str) -> AsyncEngine:
    """Return an engine that waits two seconds for a lock or a free connection."""
    return create_async_engine(
        url, pool_timeout=2, hide_parameters=True, connect_args={"timeout": 2}
    )


async def open_session(state: State) -> AsyncIterator[AsyncSession]:
    async with AsyncSession(state.engine, expire_on_commit=False) as session:
        yield session
