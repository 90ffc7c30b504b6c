from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from library.accounts import add_reader
from library.app import create_app
from library.database import make_engine
from library.limits import limiter
from library.models import Base
from library.settings import Settings

NAME, PASSWORD = "ada", "a reader's own words"
BOOK = {"title": "Middlemarch", "author": "George Eliot", "kind": "novel", "copies": 3}


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with a reader; each test gets a copy."""
    path = tmp_path_factory.mktemp("database") / "library.db"
    engine = make_engine(f"sqlite:///{path}")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        add_reader(session, NAME, PASSWORD, cost=16)
    engine.dispose()
    return path


@pytest.fixture
def app(database: Path, tmp_path: Path) -> FastAPI:
    limiter.reset()
    copy = shutil.copy(database, tmp_path / "library.db")
    return create_app(Settings(database_url=f"sqlite:///{copy}", password_cost=16))


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app) as client:
        yield client


@pytest.fixture
def reader(client: TestClient) -> TestClient:
    """A client that is logged in."""
    token = client.post("/login", json={"name": NAME, "password": PASSWORD}).json()
    client.headers["Authorization"] = f"Bearer {token['access_token']}"
    return client


@pytest.fixture
def book(reader: TestClient) -> dict[str, object]:
    return reader.post("/books", json=BOOK).json()
