"""Runs the migrations on ``DATABASE_URL``, or on the database that the caller names."""

from __future__ import annotations

from alembic import context

from orders.database import make_engine
from orders.models import Base
from orders.settings import Settings

url = context.config.attributes.get("database_url") or Settings.from_environment().database_url

if context.is_offline_mode():
    context.configure(url=url, target_metadata=Base.metadata, literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()
else:
    engine = make_engine(url)
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            compare_server_default=True,
            render_as_batch=True,
        )
        with context.begin_transaction():
            context.run_migrations()
    engine.dispose()
