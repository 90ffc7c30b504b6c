from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from library.accounts import hash_password
from library.app import create_app
from library.models import Base, Reader
from library.settings import Settings

NAME, PASSWORD = "ada", "a reader's own words"
BOOK = {"title": "Middlemarch", "author": "George Eliot", "kind": "novel", "copies": 3}


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with a reader; each test gets a copy."""
    path = tmp_path_factory.mktemp("database") / "library.db"
    engine = create_engine(f"sqlite:///{path}")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        session.add(Reader(name=NAME, password_hash=hash_password(PASSWORD, cost=16)))
        session.commit()
    engine.dispose()
    return path


@pytest.fixture
def app(database: Path, tmp_path: Path) -> Litestar:
    copy = shutil.copy(database, tmp_path / "library.db")
    return create_app(Settings(database_url=f"sqlite+aiosqlite:///{copy}", password_cost=16))


@pytest.fixture
def client(app: Litestar) -> Iterator[TestClient[Litestar]]:
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def reader(client: TestClient[Litestar]) -> TestClient[Litestar]:
    """A client that is logged in."""
    token = client.post("/login", json={"name": NAME, "password": PASSWORD}).json()
    client.headers["Authorization"] = f"Bearer {token['access_token']}"
    return client


@pytest.fixture
def book(reader: TestClient[Litestar]) -> dict[str, Any]:
    return reader.post("/books", json=BOOK).json()
