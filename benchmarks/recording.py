"""What recording costs a suite of requests, against pytest-cov on the same suite.

The suite is made here: a small FastAPI service on SQLite and tests that send it requests. It runs
under ``pytest --cov`` and under ``pytest --backend-dod`` (which measures coverage itself and
records every request) in alternating pairs. What is compared is the processor time from the first
test to the end of the last one's body: the gate's own probing comes after that and is left out.

    python -m benchmarks.recording

Where other work shares the machine, processor time varies by more than is looked for. Where
valgrind is installed, instructions are counted, too: of a long and of a short suite, so that their
difference is that of the tests alone.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from .instructions import countable, counted

APP = """
import sqlite3
from contextlib import asynccontextmanager

from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, Field
from sqlalchemy import create_engine, text
from sqlalchemy.pool import StaticPool

engine = create_engine("sqlite://", poolclass=StaticPool,
                       connect_args={"check_same_thread": False})


@asynccontextmanager
async def lifespan(app):
    with engine.begin() as connection:
        connection.execute(text("create table if not exists book (id integer primary key, title)"))
    yield


app = FastAPI(lifespan=lifespan)


class Book(BaseModel):
    title: str = Field(min_length=1, max_length=100)


@app.post("/books", status_code=201)
def create(book: Book) -> dict:
    with engine.begin() as connection:
        row = connection.execute(text("insert into book (title) values (:t) returning id"),
                                 {"t": book.title}).one()
    return {"id": row.id, "title": book.title}


@app.get("/books/{book_id}")
def read(book_id: int) -> dict:
    with engine.begin() as connection:
        row = connection.execute(text("select id, title from book where id = :i"),
                                 {"i": book_id}).one_or_none()
    if row is None:
        raise HTTPException(404, "no such book")
    return {"id": row.id, "title": row.title}


@app.get("/health")
def health() -> dict:
    return {"status": "ok"}
"""

CONFTEST = """
import os
import time

import pytest
from fastapi.testclient import TestClient

from service import app

began = ended = None


@pytest.fixture(scope="session")
def client():
    with TestClient(app) as client:
        yield client


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_call(item):
    global began, ended
    if os.environ["CLOCK"] == "closed":
        return (yield)
    if began is None:
        began = time.process_time()
    try:
        return (yield)
    finally:
        ended = time.process_time()
        if item.name.endswith("[LAST]"):
            os.environ["CLOCK"] = "closed"
            with open(os.environ["CLOCK_FILE"], "w") as file:
                file.write(str(ended - began))
"""

TESTS = """
import pytest


@pytest.mark.parametrize("number", [*range({tests} - 1), {tests}], ids=lambda n:
                         "LAST" if n == {tests} else str(n))
def test_books(client, number):
    made = client.post("/books", json={{"title": f"Book {{number}}"}})
    assert made.status_code == 201
    for _ in range(3):
        assert client.get(f"/books/{{made.json()['id']}}").status_code == 200
    assert client.get("/books/0").status_code == 404
    assert client.post("/books", json={{"title": ""}}).status_code == 422
"""

CHECKLIST = """
# Definition of Done

- [ ] Tests achieve at least 50 % coverage
- [ ] There is a health endpoint
"""


SHORT, LONG = 20, 60
"""Tests in the suites whose instructions are counted."""


def pytest_with(*options: str) -> list[str]:
    """Return a call of pytest."""
    return [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *options]


def write_suite(folder: Path, tests: int) -> None:
    """Write the tests into the service's folder."""
    (folder / "test_books.py").write_text(TESTS.format(tests=tests))


def instructions(folder: Path, *options: str) -> int:
    """Return the instructions of the tests by which the long suite is longer than the short one."""
    told = []
    for tests in (SHORT, LONG):
        write_suite(folder, tests)
        environment = {**os.environ, "CLOCK": "closed"}
        told.append(counted(pytest_with(*options), folder=folder, environment=environment))
    short, long = told
    return long - short


def suite_time(folder: Path, *options: str) -> float:
    """Return the processor seconds of the suite's tests in one run."""
    clock = folder / "clock.txt"
    clock.unlink(missing_ok=True)
    done = subprocess.run(
        pytest_with(*options),
        cwd=folder,
        env={**os.environ, "CLOCK": "open", "CLOCK_FILE": str(clock)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"{' '.join(options)} ended with {done.returncode}:\n{done.stdout[-2000:]}")
    return float(clock.read_text())


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=9)
    parser.add_argument("--tests", type=int, default=300, help="tests, with six requests each")
    arguments = parser.parse_args()
    ways = {
        "bare": ("-p", "no:backend_dod"),
        "pytest-cov": ("-p", "no:backend_dod", "--cov=service", "--cov-report="),
        "gate": ("--backend-dod",),
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "service.py").write_text(APP)
        (folder / "conftest.py").write_text(CONFTEST)
        write_suite(folder, arguments.tests)
        (folder / "DEFINITION_OF_DONE.md").write_text(CHECKLIST)
        (folder / "pyproject.toml").write_text('[tool.coverage.run]\nsource = ["service"]\n')
        for options in ways.values():
            suite_time(folder, *options)
        rows = []
        for number in range(arguments.pairs):
            order = list(ways) if number % 2 else list(reversed(ways))
            times = {way: suite_time(folder, *ways[way]) for way in order}
            rows.append(times)
        if countable():
            bare, cov, gate = (instructions(folder, *options) for options in ways.values())
            print(f"instructions of {LONG - SHORT} tests: {bare:,} bare, {cov:,} under pytest-cov,")
            print(f"{gate:,} under the gate: {gate / cov:.3f} of pytest-cov")
    for way in ways:
        median = statistics.median(row[way] for row in rows)
        print(f"{way:12} {1000 * median:8.0f} ms (median of {arguments.pairs})")
    ratio = statistics.median(row["gate"] / row["pytest-cov"] for row in rows)
    print(f"gate / pytest-cov  {ratio:.3f} (median of pairs)")


if __name__ == "__main__":
    main()
