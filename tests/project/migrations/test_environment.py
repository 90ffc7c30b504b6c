"""The environment that migrations run in."""

from __future__ import annotations

from pathlib import Path

import pytest

from pytest_backend_dod.project.migrations.environment import (
    address,
    names_a_database,
    names_read,
    scrubbed,
)
from pytest_backend_dod.project.migrations.records import NOWHERE, Database
from pytest_backend_dod.project.repository import Repository

FILE = Database(dialect="sqlite", name="/tmp/run/m1.db")
SERVER = Database(dialect="postgresql", name="m1", host="/tmp/run/pg", port=5432, user="postgres")
LED = f"postgresql://postgres:none@{NOWHERE}:5432/m1"


def test_addresses_have_the_form_that_settings_insist_on_and_lead_nowhere() -> None:
    assert address(FILE) == "sqlite:////tmp/run/m1.db"
    assert address(SERVER) == LED
    assert address(SERVER, "postgresql+asyncpg").startswith("postgresql+asyncpg://postgres:none@")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (
            "DATABASE_URL",
            "postgres://joe:pw@prod/shop",
            f"postgres{LED.removeprefix('postgresql')}",
        ),
        ("SHOP_DSN", "postgresql+asyncpg://joe:pw@prod/shop", LED.replace("://", "+asyncpg://")),
        ("SQLALCHEMY_DATABASE_URI", "sqlite:///x.db", LED),
        ("DB_HOST", "prod.example.com", NOWHERE),
        ("POSTGRES_SERVER", "prod.example.com", NOWHERE),
        ("DB_PORT", "6432", "5432"),
        ("POSTGRES_USER", "joe", "postgres"),
        ("DB_PASSWORD", "hunter2", "none"),
        ("POSTGRES_DB", "shop", "m1"),
        ("PGHOST", "prod.example.com", "/tmp/run/pg"),
        ("PGPASSWORD", "hunter2", "none"),
        ("PGOPTIONS", "-c x=y", None),
        ("REDIS_URL", "redis://prod:6379", None),
        ("BACKEND", "postgresql://joe:pw@prod/shop", LED),
        ("DSN", "host=prod user=joe dbname=shop", LED),
        ("SHOP_DSN", "host=prod user=joe dbname=shop", LED),
        ("SENTRY_POSTGRES_HOST", "prod.example.com", NOWHERE),
        ("SENTRY_DSN", "postgresql://joe:pw@prod/sentry", LED),
        ("SHOP_DATABASE_URL", "https://joe:pw@click.example.com", f"https://{NOWHERE}"),
        ("PATH", "/usr/bin", "/usr/bin"),
        ("SECRET_KEY", "abc", "abc"),
        ("COVERAGE_PROCESS_START", ".coveragerc", None),
    ],
)
def test_what_leads_to_a_database_leads_to_the_made_one(
    name: str, old: str, new: str | None
) -> None:
    assert scrubbed({name: old}, SERVER).get(name) == new


@pytest.mark.parametrize(
    ("name", "old"),
    [
        ("SENTRY_DSN", ""),
        ("SENTRY_DSN", "https://key@sentry.example.com/1"),
        ("SHOP_SENTRY_DSN", "not yet known"),
        ("GLITCHTIP_DSN", "https://key@glitch.example.com/1"),
        ("ERROR_REPORTING_DSN", ""),
        ("WATCHER_DSN", "http://key@127.0.0.1:8000/1"),
        ("DSN", "https://key@sentry.example.com/1"),
    ],
)
def test_where_errors_are_reported_to_is_left_alone(name: str, old: str) -> None:
    for database in (FILE, SERVER):
        assert scrubbed({name: old}, database)[name] == old
        assert scrubbed({}, database, given={name: old})[name] == old


def test_nothing_of_the_old_addresses_is_left() -> None:
    old = {
        "DATABASE_URL": "postgresql://joe:hunter2@prod.example.com/shop",
        "DB_HOST": "prod.example.com",
        "DB_PASSWORD": "hunter2",
        "PGSERVICE": "prod.example.com",
        "MYSQL_URL": "mysql://joe:hunter2@prod.example.com/shop",
    }
    for database in (FILE, SERVER):
        values = " ".join(scrubbed(old, database).values())
        assert "prod.example.com" not in values
        assert "hunter2" not in values


def test_names_that_the_project_reads_are_there_with_its_own_scheme() -> None:
    made = scrubbed({}, FILE, read={"SHOP_DATABASE_DSN": ""}, scheme="sqlite+aiosqlite")
    assert made["SHOP_DATABASE_DSN"] == "sqlite+aiosqlite:////tmp/run/m1.db"
    assert made["DATABASE_URL"] == made["SHOP_DATABASE_DSN"]


def test_the_configured_environment_is_given_but_for_its_database() -> None:
    given = {"SHOP_KEY": "for tests", "UPLOADS": "{tmp}/up", "DATABASE_URL": "sqlite:///own.db"}
    made = scrubbed({}, FILE, given=given, scratch="/tmp/run")
    assert made["SHOP_KEY"] == "for tests"
    assert made["UPLOADS"] == "/tmp/run/up"
    assert made["DATABASE_URL"] == "sqlite:////tmp/run/m1.db"


@pytest.mark.parametrize(
    "name",
    [
        "DB_NAME",
        "database_url",
        "SHOP_DB_URL",
        "PGUSER",
        "X_POSTGRES_HOST",
        "DSN",
        "DATABASE_DSN",
        "DB_DSN",
        "PG_DSN",
        "POSTGRES_DSN",
        "SQLALCHEMY_DSN",
    ],
)
def test_named_like_a_database(name: str) -> None:
    assert names_a_database(name)


@pytest.mark.parametrize(
    "name", ["DEBUG", "PATH", "SECRET_KEY", "PAGE_SIZE", "FEEDBACK_MAIL", "SENTRY_DSN"]
)
def test_not_named_like_a_database(name: str) -> None:
    assert not names_a_database(name)


def test_names_are_found_in_code_settings_classes_and_env_files(tmp_path: Path) -> None:
    (tmp_path / "settings.py").write_text(
        "import os\n\nfrom pydantic_settings import BaseSettings, SettingsConfigDict\n\n"
        "URL = os.environ['APP_DATABASE_URL']\n\n\n"
        "class Settings(BaseSettings):\n"
        "    model_config = SettingsConfigDict(env_prefix='SHOP_')\n"
        "    db_dsn: str\n    page_size: int\n"
    )
    (tmp_path / ".env").write_text("export POSTGRES_PASSWORD=hunter2\nDEBUG=1\n")
    found = names_read(Repository(root=tmp_path))
    assert set(found) == {"APP_DATABASE_URL", "SHOP_DB_DSN", "DB_DSN", "POSTGRES_PASSWORD"}


def test_a_field_is_judged_by_its_type_and_by_its_name_without_the_prefix(tmp_path: Path) -> None:
    (tmp_path / "settings.py").write_text(
        "class Settings(BaseSettings, env_prefix='SHOP_'):\n"
        "    model_config = SettingsConfigDict(env_prefix='SHOP_')\n"
        "    dsn: str\n    sentry_dsn: str = ''\n    database_page: HttpUrl | None = None\n\n\n"
        "class Reporting(BaseSettings):\n"
        "    model_config = SettingsConfigDict(env_prefix='SENTRY_')\n"
        "    dsn: str\n"
    )
    assert set(names_read(Repository(root=tmp_path))) == {"SHOP_DSN", "DSN"}


def test_the_values_of_env_files_tell_databases_from_pages_of_the_web(tmp_path: Path) -> None:
    (tmp_path / "settings.py").write_text("import os\n\nprint(os.environ['DSN'])\n")
    (tmp_path / ".env.example").write_text(
        "SHOP_DSN=sqlite:///shop.db\nWATCHER_DSN=https://key@watch.example.com/1\n"
        "DB_PAGE='https://db.example.com'\nFRONTEND=https://www.example.com\n"
    )
    (tmp_path / ".env").write_text('DSN = "https://key@sentry.example.com/1"\n')
    read = names_read(Repository(root=tmp_path))
    assert read == {"SHOP_DSN": "", "DB_PAGE": "https://"}
    made = scrubbed({}, FILE, read=read)
    assert made["SHOP_DSN"] == "sqlite:////tmp/run/m1.db"
    assert made["DB_PAGE"] == f"https://{NOWHERE}"
    assert not {"DSN", "WATCHER_DSN", "FRONTEND"} & set(made)
