"""A small project with Alembic revisions that are done; tests change one thing in it."""

from __future__ import annotations

from pathlib import Path

from pytest_backend_dod.model import Outcome
from pytest_backend_dod.parameters import read
from pytest_backend_dod.probes.migrations import Migrations, MigrationsParameters
from pytest_backend_dod.project.repository import Repository

Files = dict[str, str]

MODELS = """
import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Shelf(Base):
    __tablename__ = "shelves"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(sa.String(40), index=True)


class Book(Base):
    __tablename__ = "books"
    __table_args__ = (sa.CheckConstraint("pages > 0", name="ck_pages"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    shelf_id: Mapped[int] = mapped_column(sa.ForeignKey("shelves.id"))
    title: Mapped[str] = mapped_column(sa.String(80))
    pages: Mapped[int]
    state: Mapped[str] = mapped_column(sa.String(10), server_default="new")
"""

ENV = """
from logging.config import fileConfig

from alembic import context
from sqlalchemy import engine_from_config, pool

from shop.models import Base

config = context.config
if config.config_file_name is not None:
    fileConfig(config.config_file_name)


def run():
    section = config.get_section(config.config_ini_section, {})
    engine = engine_from_config(section, prefix="sqlalchemy.", poolclass=pool.NullPool)
    with engine.connect() as connection:
        context.configure(connection=connection, target_metadata=Base.metadata)
        with context.begin_transaction():
            context.run_migrations()


run()
"""

INI = """
[alembic]
script_location = %(here)s/migrations
prepend_sys_path = .
sqlalchemy.url = sqlite:///./shop.db

[loggers]
keys = root

[handlers]
keys = console

[formatters]
keys = plain

[logger_root]
level = WARNING
handlers = console

[handler_console]
class = StreamHandler
args = (sys.stderr,)
formatter = plain

[formatter_plain]
format = %(message)s
"""

SHELVES = """
import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "shelves",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.String(40), nullable=False),
    )
    op.create_index("ix_shelves_name", "shelves", ["name"])


def downgrade():
    op.drop_index("ix_shelves_name", "shelves")
    op.drop_table("shelves")
"""

BOOKS = """
import sqlalchemy as sa
from alembic import op

revision = "b2"
down_revision = "a1"


def upgrade():
    op.create_table(
        "books",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("shelf_id", sa.Integer(), sa.ForeignKey("shelves.id"), nullable=False),
        sa.Column("title", sa.String(80), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.CheckConstraint("pages > 0", name="ck_pages"),
    )


def downgrade():
    op.drop_table("books")
"""

STATE = """
import sqlalchemy as sa
from alembic import op

revision = "c3"
down_revision = "b2"


def upgrade():
    op.add_column("books", sa.Column("state", sa.String(10), nullable=False, server_default="new"))


def downgrade():
    op.drop_column("books", "state")
"""

SHOP: Files = {
    "alembic.ini": INI,
    "shop/__init__.py": "",
    "shop/models.py": MODELS,
    "migrations/env.py": ENV,
    "migrations/versions/a1_shelves.py": SHELVES,
    "migrations/versions/b2_books.py": BOOKS,
    "migrations/versions/c3_state.py": STATE,
}
A1, B2, C3 = (name for name in SHOP if "versions" in name)


def changed(files: Files, path: str, old: str, new: str) -> Files:
    """Return the files with one passage replaced, which has to stand there once."""
    assert files[path].count(old) == 1, f"{old!r} stands {files[path].count(old)} times in {path}"
    return {**files, path: files[path].replace(old, new)}


def put(root: Path, files: Files) -> Path:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def look(root: Path, files: Files, **parameters: object) -> Outcome:
    """Write the files and let the probe look at them."""
    chosen = read(MigrationsParameters, parameters, where="test")
    return Migrations().look(Repository(root=put(root, files)), chosen)


def told(outcome: Outcome) -> str:
    """Return everything that an outcome says, for messages and for what must not be said."""
    lines = [outcome.status.value, outcome.summary, outcome.advice, *outcome.notes]
    lines += [repr(finding) for finding in outcome.findings]
    return "\n".join(lines)
