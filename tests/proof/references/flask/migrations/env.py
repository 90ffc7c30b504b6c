"""Runs the migrations on the database that the settings name."""

from __future__ import annotations

from alembic import context

from library.database import make_engine
from library.models import Base
from library.settings import Settings

url = context.config.get_main_option("sqlalchemy.url") or Settings.from_environment().database_url


def run() -> None:
    engine = make_engine(url)
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=True,
            compare_server_default=True,
        )
        with context.begin_transaction():
            context.run_migrations()
    engine.dispose()


if context.is_offline_mode():
    context.configure(url=url, target_metadata=Base.metadata, literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()
else:
    run()
