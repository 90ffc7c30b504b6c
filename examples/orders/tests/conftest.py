"""A service of its own for every test: a migrated database, an application, a customer."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from fastapi import FastAPI
from fastapi.testclient import TestClient

from orders.app import create_app
from orders.migrate_check import alembic_config
from orders.settings import Settings

PASSWORD = "correct horse battery"
EMAIL = "ada@example.org"


@pytest.fixture(scope="session")
def migrated_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database that the migrations built; tests copy it."""
    path = tmp_path_factory.mktemp("database") / "migrated.db"
    command.upgrade(alembic_config(f"sqlite:///{path.as_posix()}"), "head")
    return path


@pytest.fixture
def settings(migrated_database: Path, tmp_path: Path) -> Settings:
    path = tmp_path / "orders.db"
    shutil.copy(migrated_database, path)
    return Settings(database_url=f"sqlite:///{path.as_posix()}", password_cost=16)


@pytest.fixture
def app(settings: Settings) -> FastAPI:
    return create_app(settings)


@pytest.fixture
def anonymous(app: FastAPI) -> Iterator[TestClient]:
    """A client that is not logged in."""
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def registered(anonymous: TestClient) -> dict[str, object]:
    """A customer who is registered."""
    answer = anonymous.post(
        "/customers", json={"email": EMAIL, "name": "Ada", "password": PASSWORD}
    )
    assert answer.status_code == 201
    body: dict[str, object] = answer.json()
    return body


@pytest.fixture
def client(
    app: FastAPI, anonymous: TestClient, registered: dict[str, object]
) -> Iterator[TestClient]:
    """A client that is logged in."""
    with TestClient(app, raise_server_exceptions=False) as client:
        log_in(client)
        yield client


@pytest.fixture
def order(client: TestClient) -> dict[str, object]:
    """An open order of the customer."""
    answer = client.post("/orders", json=new_order())
    assert answer.status_code == 201
    body: dict[str, object] = answer.json()
    return body


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def log_in(client: TestClient, email: str = EMAIL, password: str = PASSWORD) -> None:
    """Make a client send the token of a customer from now on."""
    answer = client.post("/login", json={"email": email, "password": password})
    assert answer.status_code == 200
    client.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"


def new_order(**changes: object) -> dict[str, object]:
    """An order as a client sends it."""
    return {"lines": [{"sku": "TEA-100", "quantity": 2, "unit_price_cents": 350}], **changes}
