"""Runs the migrations on the database that the settings name."""

from __future__ import annotations

import asyncio
from typing import Any

from alembic import context

from library.database import make_engine
from library.models import Base
from library.settings import Settings

url = context.config.get_main_option("sqlalchemy.url") or Settings.from_environment().database_url


def migrate(connection: Any) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        compare_server_default=True,
    )
    with context.begin_transaction():
        context.run_migrations()


async def run() -> None:
    engine = make_engine(url)
    async with engine.connect() as connection:
        await connection.run_sync(migrate)
        await connection.commit()
    await engine.dispose()


if context.is_offline_mode():
    context.configure(url=url, target_metadata=Base.metadata, literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()
else:
    asyncio.run(run())
