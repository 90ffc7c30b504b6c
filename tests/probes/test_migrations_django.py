"""The probe ``migrations`` on Django: the project's own apps on databases made for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pytest_backend_dod.model import Status

from .migrating import Files, changed, look, told
from .migrating_django import SITE, STATE

SETTINGS = "site_/settings.py"
ADDED = "library/migrations/0002_state.py"
TITLES = "library/migrations/0003_titles.py"
LOAN = "from django.db import models\n\n\nclass Loan(models.Model):\n    day = models.DateField()\n"


NO_BOOKS = changed(SITE, TITLES, ".all()", ".none()")
ALONE = "operations = [migrations.SeparateDatabaseAndState([], ["
STATE_ALONE = changed(
    changed(NO_BOOKS, ADDED, "operations = [", ALONE), ADDED, "),\n    ]", "),\n    ])]"
)


def with_loans(**more: str) -> Files:
    """Return the site with a second app that has a model."""
    files = changed(SITE, SETTINGS, '"library"]', '"library", "loans"]')
    return {**files, "loans/__init__.py": "", "loans/models.py": LOAN, **more}


def test_migrations_that_build_the_models_and_can_be_taken_back_pass(tmp_path: Path) -> None:
    outcome = look(tmp_path, SITE)
    assert outcome.status is Status.PASSED, told(outcome)
    assert {k: n for k, n in outcome.measures.items() if k != "chain"} == {
        "revisions": 3, "walked": 3, "compared": 2, "ignored": 0, "tables_with_rows": 2,
        "refused": 0, "sqlite": 1,
    }  # fmt: skip
    assert [link["revision"] for link in outcome.measures["chain"]] == [
        "library.0001_initial", "library.0002_state", "library.0003_titles",
    ]  # fmt: skip
    written = {
        path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()
    }
    assert written == set(SITE)


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            changed(SITE, "library/models.py", "    state =", "    pages = models.IntegerField()\n    state ="),
            "library/models.py:10 models and migrations differ in library.book: no migration says: Add field pages",
            id="a field without migration",
        ),
        pytest.param(
            with_loans(),
            "loans/models.py:4 app loans has models (1) but no migrations",
            id="an app without the package migrations",
        ),
        pytest.param(
            {**SITE, "library/migrations/0003_other.py": STATE.replace("0001_initial", "0002_state")},
            "0003_titles.py:15 app library has 2 last migrations",
            id="two last migrations",
        ),
        pytest.param(
            changed(SITE, TITLES, "    for book", "    apps.get_model('library', 'Shelf').objects.get()\n    for book"),
            f"{TITLES}:6 revision library.0003_titles cannot be applied to an empty database",
            id="a migration that needs rows",
        ),
        pytest.param(
            changed(SITE, TITLES, "book.save()", "book.delete()"),
            "the upgrade of revision library.0003_titles loses data: the row of table library_book",
            id="a migration that deletes rows",
        ),
        pytest.param(
            changed(SITE, TITLES, "def backwards(apps, schema_editor):\n    pass",
                    "def backwards(apps, schema_editor):\n    raise ValueError('no')"),
            f"{TITLES}:12 revision library.0003_titles cannot be taken back",
            id="a way back that fails",
        ),
        pytest.param(
            changed(SITE, TITLES, "RunPython(forwards, backwards)",
                    "RunSQL('CREATE INDEX ix_left ON library_book (title)', '')"),
            "the downgrade of revision library.0003_titles does not restore what was there before",
            id="a way back that leaves something",
        ),
        pytest.param(
            STATE_ALONE,
            "library/models.py:10 models and migrations differ in library_book: column state is missing after the migrations",
            id="a migration of the state alone",
        ),
    ],
)  # fmt: skip
def test_one_defect_fails_and_is_named(tmp_path: Path, files: Files, expected: str) -> None:
    outcome = look(tmp_path, files)
    assert outcome.status is Status.FAILED, told(outcome)
    named = [f"{one.where} {one.what}" for one in outcome.findings]
    assert len(named) == 1, told(outcome)
    assert expected in named[0]


def test_an_irreversible_migration_is_a_note_until_the_line_asks_for_a_way_back(
    tmp_path: Path,
) -> None:
    files = changed(SITE, TITLES, "RunPython(forwards, backwards)", "RunPython(forwards)")
    lenient = look(tmp_path, files)
    assert lenient.status is Status.PASSED, told(lenient)
    assert any(
        "0003_titles declares that it cannot be taken back" in note for note in lenient.notes
    )
    assert lenient.measures["walked"] == 2
    strict = look(tmp_path, files, reversible=True)
    assert strict.status is Status.FAILED
    assert "revision library.0003_titles declares that it cannot be taken back" in strict.summary


def test_a_project_without_models_has_nothing_to_migrate(tmp_path: Path) -> None:
    files = {name: text for name, text in SITE.items() if "migrations/" not in name}
    outcome = look(tmp_path, {**files, "library/models.py": ""})
    assert outcome.status is Status.NOT_APPLICABLE, told(outcome)
    assert outcome.summary == "manage.py has no models and no migrations"


def test_settings_that_cannot_be_loaded_are_inconclusive(tmp_path: Path) -> None:
    files = changed(SITE, SETTINGS, "SECRET_KEY", "import os\n\nos.environ['SITE_KEY']\nSECRET_KEY")
    outcome = look(tmp_path, files)
    assert outcome.status is Status.INCONCLUSIVE, told(outcome)
    assert "KeyError: 'SITE_KEY' (site_/settings.py:6)" in outcome.summary
    configured = {**files, "pyproject.toml": '[tool.backend-dod.env]\nSITE_KEY = "for tests"\n'}
    assert look(tmp_path, configured).status is Status.PASSED


class TestHostileSettings:
    def test_no_other_file_is_opened(self, tmp_path: Path) -> None:
        other = tmp_path / "production.db"
        line = f"import sqlite3\n\nsqlite3.connect({str(other)!r})\nSECRET_KEY"
        outcome = look(tmp_path / "site", changed(SITE, SETTINGS, "SECRET_KEY", line))
        assert outcome.status is Status.INCONCLUSIVE, told(outcome)
        assert f"manage.py asks for the file {other}, which was not opened" in outcome.summary
        assert not other.exists()

    def test_an_app_that_turns_its_connection_elsewhere(self, tmp_path: Path) -> None:
        other = tmp_path / "production.db"
        ready = (
            "from django.apps import AppConfig\n\n\nclass LibraryConfig(AppConfig):\n    name = 'library'\n\n"
            "    def ready(self):\n        from django.db import connection\n"
            f"        connection.settings_dict['NAME'] = {str(other)!r}\n"
        )
        outcome = look(tmp_path / "site", {**SITE, "library/apps.py": ready})
        assert outcome.status is Status.INCONCLUSIVE, told(outcome)
        assert f"the file {other}" in outcome.summary
        assert not other.exists()

    def test_the_configured_database_is_not_opened(self, tmp_path: Path) -> None:
        look(tmp_path, SITE)
        assert not list(tmp_path.rglob("*.db"))
