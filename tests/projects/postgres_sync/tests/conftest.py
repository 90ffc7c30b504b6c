import os
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, create_engine
from sqlalchemy.orm import Session

from notes.database import Base, User, get_session
from notes.main import app


@pytest.fixture(scope="session")
def engine() -> Iterator[Engine]:
    url = os.environ["TEST_DATABASE_URL"]
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker:
        url = url.replace("/postgres?", f"/{worker}?")
    engine = create_engine(url)
    Base.metadata.drop_all(engine)
    Base.metadata.create_all(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """A session whose commits are undone at the end of the test."""
    with engine.connect() as connection:
        outer = connection.begin()
        with Session(connection, join_transaction_mode="create_savepoint") as session:
            yield session
        outer.rollback()


@pytest.fixture
def client(session: Session) -> Iterator[TestClient]:
    app.dependency_overrides[get_session] = lambda: session
    with TestClient(app) as client:
        yield client
    app.dependency_overrides.clear()


@pytest.fixture
def ada(client: TestClient, session: Session) -> TestClient:
    session.add(User(name="ada", password="lovelace-1815"))
    session.commit()
    answer = client.post("/login", json={"name": "ada", "password": "lovelace-1815"})
    client.headers["Authorization"] = f"Bearer {answer.json()['token']}"
    return client
