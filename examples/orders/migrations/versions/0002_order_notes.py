"""Notes on orders; the orders that exist get an empty one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    # Not by a batch: SQLite would make the table anew, and dropping the old one takes the lines of
    # every order with it.
    op.add_column(
        "orders", sa.Column("note", sa.String(500), nullable=False, server_default=sa.text("''"))
    )


def downgrade() -> None:
    op.drop_column("orders", "note")
