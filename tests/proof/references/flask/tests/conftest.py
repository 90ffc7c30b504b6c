from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
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
        add_reader(session, NAME, PASSWORD, method="pbkdf2:sha256:10")
    engine.dispose()
    return path


@pytest.fixture
def app(database: Path, tmp_path: Path) -> Flask:
    copy = shutil.copy(database, tmp_path / "library.db")
    app = create_app(Settings(database_url=f"sqlite:///{copy}"))
    limiter.reset()
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def token(client: FlaskClient) -> dict[str, str]:
    """What a reader who is logged in sends along."""
    answer = client.post("/login", json={"name": NAME, "password": PASSWORD})
    return {"Authorization": f"Bearer {answer.json['access_token']}"}


@pytest.fixture
def book(client: FlaskClient, token: dict[str, str]) -> dict[str, object]:
    return client.post("/books", json=BOOK, headers=token).json
