"""The migrations build what the models describe."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Column, Integer, Table, create_engine, inspect, text

from orders import migrate_check
from orders.models import Base


def test_the_migrations_fit_the_models(capsys: pytest.CaptureFixture[str]) -> None:
    assert migrate_check.main() == 0
    assert "apply, fit the models" in capsys.readouterr().out


def test_a_model_without_a_migration_is_noticed(capsys: pytest.CaptureFixture[str]) -> None:
    forgotten = Table("forgotten", Base.metadata, Column("id", Integer, primary_key=True))
    try:
        assert migrate_check.main() == 1
    finally:
        Base.metadata.remove(forgotten)
    assert "forgotten" in capsys.readouterr().err


def test_orders_that_exist_get_an_empty_note(tmp_path: Path) -> None:
    url = f"sqlite:///{(tmp_path / 'old.db').as_posix()}"
    command.upgrade(migrate_check.alembic_config(url), "0001")
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(
            text("INSERT INTO customers VALUES (1, 'a@b.c', 'Ada', '', '2026-01-01')")
        )
        connection.execute(text("INSERT INTO orders VALUES (1, 1, 'open', '2026-01-01')"))

    command.upgrade(migrate_check.alembic_config(url), "head")

    with engine.connect() as connection:
        assert connection.scalars(text("SELECT note FROM orders")).all() == [""]
    engine.dispose()


def test_the_way_back_leaves_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{(tmp_path / 'back.db').as_posix()}"
    command.upgrade(migrate_check.alembic_config(url), "head")
    command.downgrade(migrate_check.alembic_config(url), "base")

    engine = create_engine(url)
    assert inspect(engine).get_table_names() == ["alembic_version"]
    engine.dispose()
