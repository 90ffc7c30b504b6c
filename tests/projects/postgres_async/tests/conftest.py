import os

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

from library.main import Base, create_app, get_session


@pytest.fixture
def anyio_backend():
    return "asyncio"


@pytest.fixture
async def session(anyio_backend):
    """A session in a transaction that is undone at the end of the test."""
    url = os.environ["TEST_DATABASE_URL"]
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker:
        url = url.replace("/postgres?", f"/{worker}?")
    engine = create_async_engine(url)
    async with engine.connect() as connection:
        outer = await connection.begin()
        await connection.run_sync(Base.metadata.create_all)
        async with AsyncSession(
            connection, join_transaction_mode="create_savepoint", expire_on_commit=False
        ) as session:
            yield session
        await outer.rollback()
    await engine.dispose()


@pytest.fixture
async def client(session):
    app = create_app()
    app.dependency_overrides[get_session] = lambda: session
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(
        transport=transport, base_url="http://library", headers={"X-API-Key": "open-sesame"}
    ) as client:
        yield client
