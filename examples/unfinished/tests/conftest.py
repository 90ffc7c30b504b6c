"""A service of its own for every test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from unfinished.app import create_app
from unfinished.settings import Settings

LOGIN = {"email": "staff@example.org", "password": "let me in please"}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    path = tmp_path / "orders.db"
    return Settings(
        database_url=f"sqlite:///{path.as_posix()}",
        staff_email=LOGIN["email"],
        staff_password=LOGIN["password"],
    )


@pytest.fixture
def app(settings: Settings) -> FastAPI:
    return create_app(settings)


@pytest.fixture
def anonymous(app: FastAPI) -> Iterator[TestClient]:
    """A client that is not logged in."""
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    """A client that is logged in."""
    with TestClient(app, raise_server_exceptions=False) as client:
        token = client.post("/login", json=LOGIN).json()["access_token"]
        client.headers["Authorization"] = f"Bearer {token}"
        yield client
