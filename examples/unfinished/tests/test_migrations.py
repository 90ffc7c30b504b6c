"""The migrations build the tables."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from sqlalchemy import create_engine, inspect

from unfinished.migrate_check import alembic_config


def test_the_migrations_make_the_tables(tmp_path: Path) -> None:
    url = f"sqlite:///{(tmp_path / 'new.db').as_posix()}"

    command.upgrade(alembic_config(url), "head")

    engine = create_engine(url)
    assert {"orders", "tokens"} <= set(inspect(engine).get_table_names())
    engine.dispose()
