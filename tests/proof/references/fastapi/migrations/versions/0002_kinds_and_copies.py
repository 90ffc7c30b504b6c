"""Every book has a kind and a number of copies."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("books") as books:
        books.add_column(sa.Column("kind", sa.String(10), nullable=False, server_default="novel"))
        books.add_column(sa.Column("copies", sa.Integer(), nullable=False, server_default="1"))
        books.create_index("ix_books_author", ["author"])


def downgrade() -> None:
    with op.batch_alter_table("books") as books:
        books.drop_index("ix_books_author")
        books.drop_column("copies")
        books.drop_column("kind")
