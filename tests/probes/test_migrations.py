"""The probe ``migrations`` on Alembic: real revisions on databases made for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pytest_backend_dod.model import Outcome, Status
from pytest_backend_dod.probes.migrations import Migrations, MigrationsParameters
from pytest_backend_dod.project.migrations import dialects
from pytest_backend_dod.project.repository import Repository

from .migrating import A1, B2, C3, SHOP, Files, changed, look, put, told

STATE = 'sa.Column("state", sa.String(10), nullable=False, server_default="new")'
ENV = "migrations/env.py"
NOTHING = "def upgrade():\n    pass\n\n\ndef downgrade():\n    pass\n"
BEHIND_B2 = f'revision = "d4"\ndown_revision = "b2"\n\n\n{NOTHING}'


def in_env(line: str) -> Files:
    """Return the shop with a line of code that runs before its env.py does anything."""
    return changed(SHOP, ENV, "def run():", f"{line}\n\n\ndef run():")


def the_finding(outcome: Outcome) -> str:
    assert outcome.status is Status.FAILED, told(outcome)
    assert len(outcome.findings) == 1, told(outcome)
    found = outcome.findings[0]
    assert found.where and found.expected and found.remedy and found.reproduce
    return f"{found.where} {found.what}: {found.measured}"


def test_revisions_that_build_the_models_and_go_up_down_and_up_pass(tmp_path: Path) -> None:
    outcome = look(tmp_path, SHOP)
    assert outcome.status is Status.PASSED, told(outcome)
    assert {k: n for k, n in outcome.measures.items() if k != "chain"} == {
        "revisions": 3, "walked": 3, "compared": 2, "ignored": 0, "tables_with_rows": 2,
        "refused": 0, "sqlite": 1,
    }  # fmt: skip
    assert [link["revision"] for link in outcome.measures["chain"]] == ["a1", "b2", "c3"]
    assert outcome.summary.startswith(
        "3 revisions from nothing to the head on SQLite, equal to the models of 2 tables; "
    )
    written = {
        path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()
    }
    assert written == set(SHOP)


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            {**SHOP, "migrations/versions/d4_other.py": BEHIND_B2},
            "d4_other.py:5 there are 2 heads",
            id="two heads",
        ),
        pytest.param(
            changed(SHOP, C3, 'down_revision = "b2"', 'down_revision = "zz"'),
            f"{C3}:6 the revisions cannot be put in an order: KeyError: 'zz'",
            id="a missing revision",
        ),
        pytest.param(
            changed(SHOP, "shop/models.py", "    pages:", "    author: Mapped[str]\n    pages:"),
            "shop/models.py:17 models and migrations differ in books: column author is missing in the migrations",
            id="a column without migration",
        ),
        pytest.param(
            changed(SHOP, C3, ', server_default="new"', ', server_default="old"'),
            "shop/models.py:17 models and migrations differ in books: the server default of state is 'old'",
            id="another server default",
        ),
        pytest.param(
            changed(SHOP, "shop/models.py", '"pages > 0"', '"pages > 1"'),
            "the CHECK constraint (pages > ",
            id="another CHECK constraint",
        ),
        pytest.param(
            changed(SHOP, B2, 'op.drop_table("books")', "pass"),
            f"{B2}:20 the downgrade of revision b2 does not restore",
            id="a downgrade that does nothing",
        ),
        pytest.param(
            changed(SHOP, A1, '    op.drop_table("shelves")\n', '    op.rename_table("shelves", "old")\n'),
            f"{A1}:18 the downgrade of revision a1 does not restore what was there before: table old left over",
            id="a downgrade that leaves a table",
        ),
        pytest.param(
            changed(SHOP, C3, 'op.drop_column("books", "state")', 'op.drop_column("books", "status")'),
            "revision c3 cannot be taken back",
            id="a downgrade that fails",
        ),
        pytest.param(
            changed(
                SHOP, C3, "def upgrade():\n",
                'def upgrade():\n    op.get_bind().execute(sa.text("SELECT id FROM shelves")).one()\n',
            ),
            f"{C3}:10 revision c3 cannot be applied to an empty database: NoResultFound",
            id="an upgrade that needs rows",
        ),
        pytest.param(
            changed(SHOP, C3, "def upgrade():\n", 'def upgrade():\n    op.execute("DELETE FROM books")\n'),
            f"{C3}:9 the upgrade of revision c3 loses data: the row of table books",
            id="an upgrade that deletes rows",
        ),
    ],
)  # fmt: skip
def test_one_defect_fails_and_is_named_with_its_line(
    tmp_path: Path, files: Files, expected: str
) -> None:
    found = look(tmp_path, files)
    if "CHECK" in expected:
        # One constraint too many on either side.
        assert found.status is Status.FAILED
        assert all(expected in one.what for one in found.findings), told(found)
    else:
        assert expected in the_finding(found)


def test_a_table_made_anew_takes_the_rows_of_others_with_it(tmp_path: Path) -> None:
    # With foreign keys enforced, SQLite deletes what refers to a table that is dropped.
    cascading = changed(
        changed(SHOP, B2, 'sa.ForeignKey("shelves.id")', 'sa.ForeignKey("shelves.id", ondelete="CASCADE")'),
        "shop/models.py", 'sa.ForeignKey("shelves.id")', 'sa.ForeignKey("shelves.id", ondelete="CASCADE")',
    )  # fmt: skip
    enforced = changed(
        cascading, ENV, "    with engine.connect()",
        '    event.listen(engine, "connect", lambda c, _: c.execute("PRAGMA foreign_keys = ON"))\n'
        "    with engine.connect()",
    )  # fmt: skip
    enforced = changed(enforced, ENV, "engine_from_config, pool", "engine_from_config, event, pool")
    anew = changed(
        enforced, C3, "def upgrade():\n",
        "def upgrade():\n"
        '    with op.batch_alter_table("shelves", recreate="always"):\n'
        "        pass\n",
    )  # fmt: skip
    assert "the upgrade of revision c3 loses data: the row of table books" in the_finding(
        look(tmp_path, anew)
    )


def test_what_is_meant_can_be_said(tmp_path: Path) -> None:
    files = changed(
        SHOP, C3, "def upgrade():\n", 'def upgrade():\n    op.execute("DELETE FROM books")\n'
    )
    files = changed(
        files, C3, 'op.drop_column("books", "state")', 'raise NotImplementedError("no way")'
    )
    files = changed(files, C3, '="new"', '="old"')
    outcome = look(tmp_path, files, lossy=["c3"], ignore=["book*"])
    assert outcome.status is Status.PASSED, told(outcome)
    assert outcome.measures["walked"] == 2
    assert f"revision c3 declares that it cannot be taken back ({C3}:15)" in outcome.notes
    assert "revision c3 loses the row of table books, as it may" in outcome.notes
    assert "differences in books are ignored" in outcome.notes
    assert "equal to the models of 2 tables but for ignored differences in 1;" in outcome.summary


def test_a_line_that_asks_for_a_way_back_gets_no_excuse(tmp_path: Path) -> None:
    files = changed(
        SHOP, C3, 'op.drop_column("books", "state")', 'raise NotImplementedError("no way")'
    )
    found = the_finding(look(tmp_path, files, reversible=True))
    assert "revision c3 declares that it cannot be taken back" in found


def test_a_column_that_no_row_can_have_fails_and_odd_rows_are_no_proof(tmp_path: Path) -> None:
    added = 'op.add_column("books", sa.Column("state", sa.String(10), nullable=True))'
    required = 'with op.batch_alter_table("books") as t:\n        t.alter_column("state", nullable=False, server_default="new")'
    files = changed(SHOP, C3, f'op.add_column("books", {STATE})', f"{added}\n    {required}")
    assert (
        "revision c3 fails as soon as a table it changes has a row: IntegrityError"
        in the_finding(look(tmp_path / "required", files))
    )
    picky = changed(
        SHOP, C3, "def upgrade():\n",
        "def upgrade():\n"
        '    for (title,) in op.get_bind().execute(sa.text("SELECT title FROM books")):\n'
        "        int(title)\n",
    )  # fmt: skip
    outcome = look(tmp_path / "picky", picky)
    assert outcome.status is Status.PASSED, told(outcome)
    assert any(
        "fails (up) with the rows that the gate had put in" in note for note in outcome.notes
    )


@pytest.mark.parametrize(
    ("files", "summary", "advice"),
    [
        pytest.param(
            in_env("raise RuntimeError('no settings: password=hunter2')"),
            "alembic.ini could not be run: RuntimeError: no settings: password=*** (migrations/env.py:14)",
            "[tool.backend-dod.env]",
            id="env.py raises",
        ),
        pytest.param(
            in_env("import nowhere_to_be_found"),
            "No module named 'nowhere_to_be_found'",
            "Install nowhere_to_be_found",
            id="a module is missing",
        ),
        pytest.param(
            in_env("import os\nos._exit(3)"), "ended with 3", "without ending the process", id="exit"
        ),
        pytest.param(
            changed(SHOP, ENV, "target_metadata=Base.metadata", "target_metadata=None"),
            "compares with no models, although there are some (shop/models.py:10)",
            "Set target_metadata",
            id="nothing to compare with",
        ),
        pytest.param(
            changed(SHOP, "alembic.ini", "sqlite:///./shop.db", "mysql+pymysql://me@db/shop"),
            "alembic.ini needs mysql",
            "command",
            id="a database that cannot be made",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_seen_is_inconclusive_and_says_what_to_supply(
    tmp_path: Path, files: Files, summary: str, advice: str
) -> None:
    outcome = look(tmp_path, files)
    assert outcome.status is Status.INCONCLUSIVE, told(outcome)
    assert summary in outcome.summary
    assert advice in outcome.advice
    assert "hunter2" not in told(outcome)


def test_time_runs_out(tmp_path: Path) -> None:
    files = changed(
        SHOP, C3, "def upgrade():\n", "def upgrade():\n    import time\n    time.sleep(60)\n"
    )
    outcome = look(tmp_path, files, seconds=6.0)
    assert outcome.status is Status.INCONCLUSIVE, told(outcome)
    assert "time ran out" in outcome.summary
    assert outcome.seconds < 20


def test_without_alembic_there_is_nothing_to_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    outcome = look(tmp_path, SHOP)
    assert outcome.status is Status.INCONCLUSIVE
    assert outcome.advice == "Run: pip install alembic"


class TestWithoutMigrations:
    def test_models_without_migrations_fail(self, tmp_path: Path) -> None:
        files = {name: text for name, text in SHOP.items() if name.startswith("shop/")}
        assert (
            "shop/models.py:10 models without migrations: 2 of SQLAlchemy, such as Shelf"
            in the_finding_of_reading(look(tmp_path, files))
        )

    def test_models_and_no_revision_fail(self, tmp_path: Path) -> None:
        files = {name: text for name, text in SHOP.items() if "versions" not in name}
        outcome = look(tmp_path, files)
        assert outcome.status is Status.FAILED
        assert "alembic.ini has no revision although the code has models" in told(outcome)

    def test_no_models_and_no_database_have_nothing_to_migrate(self, tmp_path: Path) -> None:
        outcome = look(tmp_path, {"app.py": "def add(a, b):\n    return a + b\n"})
        assert outcome.status is Status.NOT_APPLICABLE
        assert (
            "no models, no migrations and no library for databases in 1 Python files"
            in outcome.summary
        )

    @pytest.mark.parametrize(
        ("files", "summary"),
        [
            ({"app.py": "import psycopg\n"}, "the code uses psycopg"),
            ({"main.go": "package main\n"}, "there is no Python file"),
            ({"app.py": "", "sql/V1__first.sql": "create table x (y int);"}, "sql/V1__first.sql"),
            (
                {"app.py": "from tortoise import Model\n\n\nclass Book(Model):\n    pass\n"},
                "models of Tortoise ORM",
            ),
            (
                {
                    "app.py": "from django.db import models\n\n\nclass Book(models.Model):\n    pass\n"
                },
                "models of Django (app.py:4), and no manage.py",
            ),
        ],
    )
    def test_what_is_not_understood_is_not_judged(
        self, tmp_path: Path, files: Files, summary: str
    ) -> None:
        outcome = look(tmp_path, files)
        assert outcome.status is Status.INCONCLUSIVE, told(outcome)
        assert summary in outcome.summary
        assert outcome.advice


def the_finding_of_reading(outcome: Outcome) -> str:
    (found,) = outcome.findings
    assert outcome.status is Status.FAILED
    return f"{found.where} {found.what}"


def test_lines_that_differ_in_what_counts_share_a_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = changed(SHOP, C3, 'op.drop_column("books", "state")', "raise NotImplementedError")
    repository = Repository(root=put(tmp_path, files))
    probe = Migrations()
    lenient = probe.look(repository, MigrationsParameters())
    monkeypatch.setattr("subprocess.Popen", None)
    strict = probe.look(repository, MigrationsParameters(reversible=True))
    assert (lenient.status, strict.status) == (Status.PASSED, Status.FAILED)


def test_the_file_that_is_named_has_to_be_there(tmp_path: Path) -> None:
    put(tmp_path, SHOP)
    outcome = look(tmp_path, {}, config="elsewhere/alembic.ini")
    assert outcome.status is Status.INCONCLUSIVE
    assert outcome.summary == "elsewhere/alembic.ini leads to no folder with env.py"


def test_without_models_nothing_is_said_to_be_equal_to_them(tmp_path: Path) -> None:
    files = {name: text for name, text in SHOP.items() if not name.startswith("shop/")}
    files = changed(files, ENV, "from shop.models import Base\n\n", "")
    outcome = look(tmp_path, changed(files, ENV, "Base.metadata", "None"))
    assert outcome.status is Status.PASSED, told(outcome)
    assert "head on SQLite, with no models to compare with; 3 up" in outcome.summary
    assert "alembic.ini has no models to compare with" in outcome.notes


def test_revisions_beside_their_ini_file_are_counted_once(tmp_path: Path) -> None:
    files = changed(SHOP, "alembic.ini", "%(here)s/migrations", ".")
    beside = {name.removeprefix("migrations/"): text for name, text in files.items()}
    outcome = look(tmp_path, beside)
    assert outcome.status is Status.PASSED, told(outcome)
    assert (outcome.measures["revisions"], outcome.measures["walked"]) == (3, 3)


SETTINGS = """
from pydantic import HttpUrl
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    DATABASE_URL: str
    SENTRY_DSN: HttpUrl | None = None
    DATABASE_PAGE: HttpUrl


settings = Settings(_env_file=".env")
"""


def test_settings_that_insist_on_addresses_of_the_web_are_loaded(tmp_path: Path) -> None:
    pytest.importorskip("pydantic_settings")
    env = changed(
        changed(SHOP, ENV, "engine_from_config, pool", "create_engine"), ENV,
        'engine_from_config(section, prefix="sqlalchemy.", poolclass=pool.NullPool)',
        "create_engine(settings.DATABASE_URL)",
    )  # fmt: skip
    files = changed(env, ENV, "shop.models import Base", "shop.models import Base\nfrom shop.settings import settings")  # fmt: skip
    files["shop/settings.py"] = SETTINGS
    files[".env"] = "DATABASE_PAGE=https://db.example.com\n"
    outcome = look(tmp_path, files)
    assert outcome.status is Status.PASSED, told(outcome)
    failing = look(tmp_path, changed(files, C3, 'op.drop_column("books", "state")', "pass"))
    reproduce = failing.findings[0].reproduce
    assert reproduce.startswith("(export DATABASE_URL=sqlite:///scratch.db; alembic upgrade head")


def test_a_driver_that_is_newer_than_the_library_is_not_the_last_to_be_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialects, "schemes", lambda *_a, **_n: ("sqlite+notyet", "sqlite"))
    outcome = look(tmp_path, SHOP)
    assert outcome.status is Status.PASSED, told(outcome)


OLDER = """
import sqlalchemy
from sqlalchemy import event

for name in ("Uuid", "Engine", "Double", "URL", "Connection", "Dialect"):
    delattr(sqlalchemy, name)

plain = event.listen


def listen(target, identifier, fn, *args, **named):
    if identifier == "do_connect" and named:
        raise TypeError("_listen() got an unexpected keyword argument")
    plain(target, identifier, fn, *args, **named)


event.listen = listen
"""


def test_names_that_came_with_sqlalchemy_2_are_not_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "older", {"sitecustomize.py": OLDER})
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "older"))
    outcome = look(tmp_path / "shop", SHOP)
    assert outcome.status is Status.PASSED, told(outcome)
    assert outcome.measures["tables_with_rows"] == 2
