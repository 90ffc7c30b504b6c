from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from flask.testing import FlaskClient
from sqlalchemy import create_engine, inspect

from .conftest import NAME, PASSWORD

ROOT = Path(__file__).parent.parent


def test_a_reader_logs_in(client: FlaskClient) -> None:
    answer = client.post("/login", json={"name": NAME, "password": PASSWORD})
    assert answer.status_code == 200
    assert answer.json["token_type"] == "bearer"


def test_a_wrong_password_is_refused(client: FlaskClient) -> None:
    answer = client.post("/login", json={"name": NAME, "password": "guessed"})
    assert answer.status_code == 401
    assert client.post("/login", json={"name": "eve", "password": "guessed"}).status_code == 401


def test_errors_are_problems(client: FlaskClient) -> None:
    for method, path, status in (("GET", "/nowhere", 404), ("PUT", "/books", 405)):
        answer = client.open(path, method=method)
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert (answer.status_code, answer.json["status"]) == (status, status)


def test_a_body_must_be_json(client: FlaskClient) -> None:
    assert client.post("/login", data="name=ada").status_code == 415


def test_the_service_is_well(client: FlaskClient) -> None:
    assert client.get("/health/live").json == {"status": "pass"}
    assert client.get("/health/ready").json == {"status": "pass"}


def test_there_are_figures(client: FlaskClient) -> None:
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert b"# HELP" in answer.data


def test_the_document_is_served(client: FlaskClient) -> None:
    assert client.get("/openapi.json").json["info"]["title"] == "Lending library"


def test_the_migrations_make_all_tables(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'migrated.db'}"
    config = Config(ROOT / "alembic.ini")
    config.set_main_option("sqlalchemy.url", url)
    command.upgrade(config, "head")
    assert {"books", "readers", "tokens"} <= set(inspect(create_engine(url)).get_table_names())
