"""Where projects keep their migrations, and for which database."""

from __future__ import annotations

from pathlib import Path

import pytest

from pytest_backend_dod.project.migrations.dialects import decide, evidence
from pytest_backend_dod.project.migrations.discovery import (
    alembic_places,
    django_places,
    other_migrations,
    python_paths,
)
from pytest_backend_dod.project.migrations.models_seen import database_modules, models
from pytest_backend_dod.project.repository import Repository

ENV = "from alembic import context\n"
INI = "[alembic]\nscript_location = {}\n"


def project(root: Path, files: dict[str, str]) -> Repository:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return Repository(root=root)


class TestAlembic:
    @pytest.mark.parametrize(
        ("files", "expected"),
        [
            (
                {"alembic.ini": INI.format("migrations"), "migrations/env.py": ENV},
                ("migrations", "alembic.ini", "."),
            ),
            (
                {
                    "api/alembic.ini": INI.format("%(here)s/db/alembic"),
                    "api/db/alembic/env.py": ENV,
                },
                ("api/db/alembic", "api/alembic.ini", "api"),
            ),
            (
                {"deploy/alembic.ini": INI.format("api/migrations"), "api/migrations/env.py": ENV},
                ("api/migrations", "deploy/alembic.ini", "."),
            ),
            (
                {"alembic.ini": INI.format("shop:migrations"), "src/shop/migrations/env.py": ENV},
                ("src/shop/migrations", "alembic.ini", "."),
            ),
            (
                {"migrations/alembic.ini": "[alembic]\n", "migrations/env.py": ENV},
                ("migrations", "migrations/alembic.ini", "."),
            ),
            ({"shop/db/env.py": ENV}, ("shop/db", "", "shop")),
            ({"alembic.ini": INI.format("."), "env.py": ENV}, (".", "alembic.ini", ".")),
            ({"alembic.ini": "[alembic]\n", "env.py": ENV}, (".", "alembic.ini", ".")),
        ],
    )
    def test_layouts(
        self, tmp_path: Path, files: dict[str, str], expected: tuple[str, str, str]
    ) -> None:
        (place,) = alembic_places(project(tmp_path, files))
        assert (place.scripts, place.ini, place.folder) == expected
        assert not place.flask

    def test_toml(self, tmp_path: Path) -> None:
        toml = '[tool.alembic]\nscript_location = "%(here)s/migrations"\n'
        files = {"pyproject.toml": toml, "migrations/env.py": ENV}
        (place,) = alembic_places(project(tmp_path, files))
        assert (place.scripts, place.toml, place.ini) == ("migrations", "pyproject.toml", "")

    def test_several_and_one_that_is_chosen(self, tmp_path: Path) -> None:
        files = {
            "a/alembic.ini": INI.format("%(here)s/m"), "a/m/env.py": ENV,
            "b/alembic.ini": INI.format("%(here)s/m"), "b/m/env.py": ENV,
        }  # fmt: skip
        repository = project(tmp_path, files)
        assert [place.scripts for place in alembic_places(repository)] == ["a/m", "b/m"]
        assert [place.scripts for place in alembic_places(repository, "b/alembic.ini")] == ["b/m"]

    def test_samples_and_tests_and_other_ini_files_are_not_meant(self, tmp_path: Path) -> None:
        files = {
            "examples/alembic.ini": INI.format("%(here)s/m"), "examples/m/env.py": ENV,
            "tests/m/env.py": ENV, "pytest.ini": "[pytest]\n", "broken.ini": "no section\n",
            "tool/env.py": "import os\n",
        }  # fmt: skip
        assert alembic_places(project(tmp_path, files)) == ()

    def test_an_env_that_asks_for_flask(self, tmp_path: Path) -> None:
        files = {"migrations/env.py": ENV + "from flask import current_app\n"}
        assert alembic_places(project(tmp_path, files))[0].flask


class TestDjango:
    MANAGE = 'import os\n\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_.settings")\n'

    def test_settings_of_manage_come_before_those_of_the_tests(self, tmp_path: Path) -> None:
        files = {
            "src/manage.py": self.MANAGE,
            "pyproject.toml": '[tool.pytest.ini_options]\nDJANGO_SETTINGS_MODULE = "site_.fast"\n',
        }
        (place,) = django_places(project(tmp_path, files))
        assert place.settings == ("site_.settings", "site_.fast")
        assert (place.folder, place.label) == ("src", "src/manage.py")

    def test_without_manage_the_settings_of_the_server_and_the_tests_are_taken(
        self, tmp_path: Path
    ) -> None:
        files = {
            "site_/wsgi.py": self.MANAGE,
            "pytest.ini": "[pytest]\nDJANGO_SETTINGS_MODULE = site_.fast\n",
        }
        (place,) = django_places(project(tmp_path, files))
        assert (place.folder, place.settings) == (".", ("site_.settings", "site_.fast"))

    def test_none(self, tmp_path: Path) -> None:
        repository = project(tmp_path, {"manage.py": "print('Flask')\n"})
        assert django_places(repository) == ()
        assert django_places(repository, "site_.settings")[0].settings == ("site_.settings",)


def test_other_tools(tmp_path: Path) -> None:
    repository = project(tmp_path, {"db/V1__x.sql": "", "db/0001_x.up.sql": "", "report.sql": ""})
    assert other_migrations(repository) == ("db/0001_x.up.sql", "db/V1__x.sql")


def test_folders_to_import_from(tmp_path: Path) -> None:
    toml = '[tool.pytest.ini_options]\npythonpath = ["lib"]\n'
    repository = project(tmp_path, {"pyproject.toml": toml, "src/shop/a.py": "", "api/b.py": ""})
    assert python_paths(repository, "api") == ("api", "lib", ".", "src")


class TestModels:
    def test_of_sqlalchemy_and_django(self, tmp_path: Path) -> None:
        files = {
            "a.py": "from sqlalchemy.orm import DeclarativeBase\n\n\nclass Base(DeclarativeBase):\n    pass\n\n\n"
            "class Mixin(Base):\n    __abstract__ = True\n    __tablename__ = 'no'\n\n\n"
            "class Book(Base):\n    __tablename__ = 'books'\n",
            "b.py": "import sqlalchemy as sa\n\nshelves = sa.Table('shelves', metadata)\n",
            "c.py": "from sqlmodel import SQLModel\n\n\nclass Hero(SQLModel, table=True):\n    id: int\n",
            "d.py": "from django.db import models\n\n\nclass Loan(models.Model):\n    pass\n",
            "e.py": "from pydantic import BaseModel\n\n\nclass Answer(BaseModel):\n    id: int\n",
            "tests/f.py": "class T(Base):\n    __tablename__ = 't'\n",
        }
        found = [(m.name, m.table, m.orm, m.where) for m in models(project(tmp_path, files))]
        assert found == [
            ("Book", "books", "SQLAlchemy", "a.py:13"),
            ("shelves", "shelves", "SQLAlchemy", "b.py:3"),
            ("Hero", "", "SQLAlchemy", "c.py:4"),
            ("Loan", "", "Django", "d.py:4"),
        ]

    def test_libraries_for_databases(self, tmp_path: Path) -> None:
        files = {
            "a.py": "import json\nfrom psycopg import connect\n",
            "tests/b.py": "import sqlite3\n",
        }
        assert database_modules(project(tmp_path, files)) == ("psycopg",)


class TestDialect:
    @pytest.mark.parametrize(
        ("files", "dialect", "driver"),
        [
            ({"alembic.ini": "[alembic]\nsqlalchemy.url = sqlite:///x.db\n"}, "sqlite", ""),
            ({"alembic.ini": "[alembic]\nsqlalchemy.url = driver://user@host/db\n"}, None, None),
            ({"s.py": "URL = 'postgresql+asyncpg://me@db/x'\n"}, "postgresql", "asyncpg"),
            ({"s.py": "dsn = PostgresDsn.build(scheme='postgresql+psycopg')\n"}, "postgresql", "psycopg"),
            ({"s.py": "URL = 'sqlite:///x.db'\n", ".env.example": "DB=postgres://me@db/x\n"}, "postgresql", ""),
            ({"s.py": '"""Say postgresql://me@db/x."""\nURL = "sqlite:///x.db"\n'}, "sqlite", ""),
            ({"s.py": "from sqlalchemy.dialects.postgresql import JSONB\nURL = 'sqlite:///x.db'\n"}, "postgresql", ""),
            ({"s.py": "D = {'ENGINE': 'django.db.backends.sqlite3'}\n"}, "sqlite", ""),
            ({"s.py": "D = {'ENGINE': 'django.db.backends.mysql'}\n"}, "mysql", ""),
            ({"s.py": "URL = 'sqlite:///x.db'\n", "tests/t.py": "URL = 'postgresql://me@db/x'\n"}, "sqlite", ""),
            ({"requirements.txt": "psycopg2-binary==2.9\n"}, "postgresql", "psycopg2"),
            ({"compose.yml": "  # postgresql://me@db/x\n"}, None, None),
        ],
    )  # fmt: skip
    def test_is_read_from_the_files(
        self, tmp_path: Path, files: dict[str, str], dialect: str | None, driver: str | None
    ) -> None:
        chosen = decide(evidence(project(tmp_path, files)))
        assert (chosen and chosen.dialect, chosen and chosen.driver) == (dialect, driver)
