"""Runs the migrations on ``DATABASE_URL``, or on the database that the caller names."""

from __future__ import annotations

import os

from alembic import context
from sqlalchemy import create_engine

from unfinished.models import Base

url = context.config.attributes.get("database_url") or os.environ["DATABASE_URL"]
engine = create_engine(url)
with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
engine.dispose()
