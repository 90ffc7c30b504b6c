"""The development database is opened on first use only, and leaves a mark when it is."""

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from sqlalchemy import Engine, ForeignKey, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(50), unique=True)
    password: Mapped[str] = mapped_column(String(100))
    token: Mapped[str | None] = mapped_column(String(64), index=True)


class Note(Base):
    __tablename__ = "notes"

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    title: Mapped[str] = mapped_column(String(80))
    stars: Mapped[int] = mapped_column(default=0)


@lru_cache
def development_engine() -> Engine:
    Path(os.environ.get("OPENED_MARK", "development-database-opened")).touch()
    return create_engine(os.environ.get("DATABASE_URL", "postgresql+psycopg://dev@localhost:1/dev"))


def get_session() -> Iterator[Session]:
    with Session(development_engine()) as session:
        yield session
