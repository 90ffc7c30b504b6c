"""The commands that show a failure again, and the database that they are kept away from."""

from __future__ import annotations

from pathlib import Path

import pytest

from pytest_backend_dod.probes.migrations_again import again
from pytest_backend_dod.project.migrations.records import AlembicPlace, DjangoPlace
from pytest_backend_dod.project.repository import Repository

from .migrating import put

PLACE = AlembicPlace(scripts="migrations", ini="alembic.ini")
URL = "[alembic]\nsqlalchemy.url = postgresql://joe:hunter2@prod/shop\n"
SAMPLE = "[alembic]\nsqlalchemy.url = driver://user:pass@localhost/dbname\n"


def walk(root: Path, env: str, ini: str, names: list[str], scheme: str = "sqlite") -> str:
    put(root, {"migrations/env.py": env, "alembic.ini": ini})
    return again(Repository(root=root), PLACE, names, scheme).walk


def test_a_variable_that_env_takes_the_address_from_is_set_for_all_of_the_line(
    tmp_path: Path,
) -> None:
    names = ["DATABASE_URL", "REDIS_URL", "POSTGRES_USER"]
    line = walk(tmp_path, "url = settings.database_url\n", URL, names)
    assert line == (
        "(export DATABASE_URL=sqlite:///scratch.db; alembic upgrade head "
        "&& alembic downgrade base && alembic upgrade head)"
    )
    server = walk(tmp_path, "os.environ['DATABASE_URL']\n", "", names, "postgresql+psycopg")
    assert "export DATABASE_URL=postgresql+psycopg://localhost/scratch; " in server


@pytest.mark.parametrize(
    ("env", "ini", "names", "remark"),
    [
        ("engine_from_config()\n", URL, ["DATABASE_URL"],
         "with sqlalchemy.url of alembic.ini set to a scratch database"),
        ("url = address()\n", SAMPLE, ["DATABASE_URL"], "with DATABASE_URL=sqlite:///scratch.db"),
        ("url = settings.db_url\n", SAMPLE, ["DB_URL", "SHOP_DB_URL"],
         "with the address that migrations/env.py takes set to a scratch database"),
        ("url = address()\n", SAMPLE, ["POSTGRES_HOST"],
         "with the address that migrations/env.py takes set to a scratch database"),
    ],
    ids=["an ini file", "settings", "a prefix that is not seen", "parts of an address"],
)  # fmt: skip
def test_a_remark_goes_before_where_the_variable_is_not_certain(
    tmp_path: Path, env: str, ini: str, names: list[str], remark: str
) -> None:
    line = walk(tmp_path, env, ini, names)
    assert line.startswith(f"# {remark}: alembic upgrade head && ")
    assert "hunter2" not in line


def test_comparing_changes_a_database_too(tmp_path: Path) -> None:
    put(tmp_path, {"migrations/env.py": "engine_from_config()\n", "alembic.ini": URL})
    line = again(Repository(root=tmp_path), PLACE, [], "sqlite").compare
    assert line.startswith("# with sqlalchemy.url of alembic.ini set to a scratch database: ")
    assert line.endswith("alembic upgrade head && alembic check")


def test_of_django_the_settings_are_named(tmp_path: Path) -> None:
    place = DjangoPlace(label="manage.py", folder=".", settings=("shop.settings",))
    line = again(Repository(root=tmp_path), place, [], "sqlite").walk
    assert line == (
        "# with DATABASES of shop.settings set to a scratch database: python manage.py migrate"
    )
