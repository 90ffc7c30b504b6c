"""Hostile and unusual ``env.py`` files: the probe ``migrations`` opens nothing but its own database."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from pytest_backend_dod.model import Status

from .migrating import C3, INI, SHOP, Files, changed, look, told

ENV = "migrations/env.py"


def in_env(line: str) -> Files:
    return changed(SHOP, ENV, "def run():", f"{line}\n\n\ndef run():")


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A port that nobody may connect to."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server
        with pytest.raises(BlockingIOError):
            server.accept()


class TestOtherDatabases:
    @pytest.mark.parametrize(
        "line",
        [
            pytest.param("import sqlite3\nsqlite3.connect({other!r})", id="sqlite3"),
            pytest.param("import _sqlite3\n_sqlite3.connect({other!r})", id="below the wrappers"),
            pytest.param(
                "import sqlite3\ntry:\n    sqlite3.connect({other!r})\nexcept Exception:\n    pass",
                id="with the refusal swallowed",
            ),
            pytest.param(
                "from sqlalchemy import create_engine\nimport sqlite3\n"
                "create_engine('sqlite://', creator=lambda: sqlite3.connect({other!r})).connect()",
                id="an engine with connections of its own",
            ),
            pytest.param(
                "import subprocess\nsubprocess.run(['sqlite3', {other!r}, 'create table x (y)'])",
                id="a program",
            ),
        ],
    )
    def test_are_refused_and_named(self, tmp_path: Path, line: str) -> None:
        other = tmp_path / "production.db"
        outcome = look(tmp_path / "shop", in_env(line.format(other=str(other))))
        assert outcome.status is Status.INCONCLUSIVE, told(outcome)
        assert str(other) in outcome.summary or "the program sqlite3" in outcome.summary
        assert outcome.measures["refused"] >= 1
        assert not other.exists()

    def test_may_not_be_attached_by_a_revision(self, tmp_path: Path) -> None:
        other = tmp_path / "production.db"
        attach = f"def upgrade():\n    op.execute(\"ATTACH DATABASE '{other}' AS o\")\n"
        outcome = look(tmp_path / "shop", changed(SHOP, C3, "def upgrade():\n", attach))
        assert outcome.status is Status.INCONCLUSIVE, told(outcome)
        assert f"asks for the file {other}" in outcome.summary
        assert not other.exists()

    def test_an_address_in_the_code_is_replaced(self, tmp_path: Path) -> None:
        other = tmp_path / "production.db"
        files = changed(
            changed(SHOP, ENV, "engine_from_config, pool", "create_engine"), ENV,
            'engine_from_config(section, prefix="sqlalchemy.", poolclass=pool.NullPool)',
            f"create_engine('sqlite:///{other}')",
        )  # fmt: skip
        outcome = look(tmp_path / "shop", files)
        assert outcome.status is Status.PASSED, told(outcome)
        assert any(f"the file {other} itself" in note for note in outcome.notes)
        assert not other.exists()

    def test_two_addresses_cannot_be_told_apart(self, tmp_path: Path) -> None:
        other = tmp_path / "production.db"
        line = f"from sqlalchemy import create_engine\ncreate_engine('sqlite:///{other}').connect()"
        outcome = look(tmp_path / "shop", in_env(line))
        assert outcome.status is Status.INCONCLUSIVE, told(outcome)
        assert f"more than one database: the file {other}" in outcome.summary
        assert not other.exists()


class TestServers:
    @pytest.mark.parametrize(
        "line",
        [
            pytest.param(
                "import psycopg\npsycopg.connect(host='127.0.0.1', port={port}, user='joe',"
                " password='hunter2', dbname='prod')",
                id="psycopg",
            ),
            pytest.param(
                "import psycopg\npsycopg.Connection.connect('host=127.0.0.1 port={port} user=joe"
                " password=hunter2 dbname=prod')",
                id="psycopg's class",
            ),
            pytest.param(
                "from sqlalchemy import URL, create_engine\nurl = URL.create('postgres' + 'ql+psycopg',"
                " 'joe', 'hunter2', '127.0.0.1', {port}, 'prod')\nbefore = create_engine('sqlite://').connect()\n"
                "create_engine(url).connect()",
                id="SQLAlchemy",
            ),
        ],
    )
    def test_are_refused_and_named_without_the_password(
        self, tmp_path: Path, listener: socket.socket, line: str
    ) -> None:
        port = listener.getsockname()[1]
        outcome = look(tmp_path, in_env(line.format(port=port)))
        assert outcome.status is Status.INCONCLUSIVE, told(outcome)
        assert f"postgresql://joe:***@127.0.0.1:{port}/prod" in outcome.summary
        assert "hunter2" not in told(outcome)

    def test_what_is_no_database_is_not_reached_either_and_a_note(
        self, tmp_path: Path, listener: socket.socket
    ) -> None:
        port = listener.getsockname()[1]
        line = (
            f"import socket\ntry:\n    socket.create_connection(('127.0.0.1', {port}))\n"
            "except OSError:\n    pass"
        )
        outcome = look(tmp_path, in_env(line))
        assert outcome.status is Status.PASSED, told(outcome)
        assert f"alembic.ini asks for 127.0.0.1:{port}, which was not opened" in outcome.notes


ASYNC = """
import asyncio

from alembic import context
from sqlalchemy.ext.asyncio import create_async_engine

from shop.models import Base
from shop.settings import address


def migrate(connection):
    context.configure(connection=connection, target_metadata=Base.metadata)
    with context.begin_transaction():
        context.run_migrations()


async def run():
    engine = create_async_engine(address())
    async with engine.connect() as connection:
        await connection.run_sync(migrate)
    await engine.dispose()


asyncio.run(run())
"""

FACTORY = """
import os

from flask import Flask

from shop.models import Base


class Database:
    metadata = Base.metadata


def create_app():
    app = Flask(__name__)
    app.config["URL"] = os.environ["SHOP_DB_URL"]
    app.extensions["migrate"] = Database
    return app
"""


EAGER = """\
    from sqlalchemy import create_engine

    Base.metadata.create_all(create_engine(app.config["URL"]))
    return app
"""


class TestWhereAddressesComeFrom:
    def test_a_variable_that_the_project_requires(self, tmp_path: Path) -> None:
        settings = "import os\n\n\ndef address():\n    return os.environ['SHOP_DSN']\n"
        files = {**SHOP, ENV: ASYNC, "shop/settings.py": settings}
        files[".env.example"] = "SHOP_DSN=sqlite+aiosqlite:///./shop.db\n"
        outcome = look(tmp_path, files)
        assert outcome.status is Status.PASSED, told(outcome)
        assert not outcome.notes

    def test_the_environment_of_the_gate_is_not_handed_on(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        other = tmp_path / "production.db"
        monkeypatch.setenv("SHOP_DSN", f"sqlite+aiosqlite:///{other}")
        settings = "import os\n\n\ndef address():\n    return os.environ['SHOP_DSN']\n"
        outcome = look(tmp_path / "shop", {**SHOP, ENV: ASYNC, "shop/settings.py": settings})
        assert outcome.status is Status.PASSED, told(outcome)
        assert "production" not in told(outcome)
        assert not other.exists()

    def test_an_application_of_flask(self, tmp_path: Path) -> None:
        env = (
            changed(SHOP, ENV, "def run():", "from flask import current_app\n\n\ndef run():")[ENV]
            .replace("Base.metadata", 'current_app.extensions["migrate"].metadata')
            .replace("config.get_section(config.config_ini_section, {})", '{"sqlalchemy.url": current_app.config["URL"]}')
        )  # fmt: skip
        files = {name: text for name, text in SHOP.items() if name != "alembic.ini"}
        ini = INI.replace("script_location = %(here)s/migrations\n", "")
        files = {**files, ENV: env, "shop/app.py": FACTORY, "migrations/alembic.ini": ini}
        outcome = look(tmp_path, files)
        assert outcome.status is Status.PASSED, told(outcome)
        # One that brings its database up to date as soon as it is made.
        eager = changed(files, "shop/app.py", "    return app\n", EAGER)
        outcome = look(tmp_path / "eager", eager)
        assert outcome.status is Status.PASSED, told(outcome)
        without = {name: text for name, text in files.items() if name != "shop/app.py"}
        blind = look(tmp_path / "without", without)
        assert blind.status is Status.INCONCLUSIVE
        assert "asks for the current Flask application, and none was found" in blind.summary
