"""How the gate grows: with operations, items, megabytes, tests.

    python -m benchmarks.growth [operations items repository suite] [--quick] [--full]

Each dimension is measured at three or four sizes, everything else being the same and small:

- *operations*: a service with N operations, one test for each; lines about endpoints, documents,
  input validation, server errors under fuzzing;
- *items*: a checklist of N lines, half of which people must attest;
- *repository*: N MB of generated source text (``source_tree.py``) beside a small service; lines
  about secrets and static security;
- *suite*: N tests of which every tenth sends a request; lines about tests, coverage, endpoints.

``--quick`` is for a first look (minutes), ``--full`` goes to the sizes of the target (an hour); by
default it is something between. The same project under pytest without the gate (*bare*) stands
beside it. The exponent is the slope on logarithmic scales of what the gate adds (1: linear), over
all sizes and between the last two, where what is constant weighs least.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import measuring, source_tree
from benchmarks.measuring import MEGABYTE, Measured

MOST_EXPONENT = 1.0
SLACK = 0.1
"""What an exponent may be above its target: two sizes and a busy machine tell no more."""
MOST_MEMORY = 400.0
"""Megabytes."""

HERE = Path(__file__).resolve().parent.parent

SERVICE = """
from typing import Annotated

from fastapi import FastAPI, HTTPException, Path
from pydantic import BaseModel, ConfigDict, Field

app = FastAPI(title="Things", description="Keeps things.")
Number = Annotated[int, Path(ge=1, le=999)]


class Thing(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    name: str = Field(min_length=1, max_length=40, pattern="^[a-z]*$")
    amount: int = Field(ge=1, le=1000)
"""

READING = '''

@app.get("/part{n}/things/{{number}}", summary="Show a thing of part {n}")
def show_{n}(number: Number) -> Thing:
    """Return the thing."""
    if number > 3:
        raise HTTPException(404)
    return Thing(name="tea", amount=number)
'''

WRITING = '''

@app.post("/part{n}/things", status_code=201, summary="Keep a thing in part {n}")
def keep_{n}(thing: Thing) -> Thing:
    """Return what was kept."""
    return thing
'''

CLIENT = """
import pytest
from fastapi.testclient import TestClient

from service import app


@pytest.fixture(scope="session")
def client():
    with TestClient(app) as client:
        yield client

"""

TEST_READING = """
def test_show_{n}(client):
    assert client.get("/part{n}/things/1").status_code == 200
"""

TEST_WRITING = """
def test_keep_{n}(client):
    assert client.post("/part{n}/things", json={{"name": "tea", "amount": 2}}).status_code == 201
"""

MANY_TESTS = """

@pytest.mark.parametrize("number", range({tests}))
def test_many(client, number):
    if number % 10 == 0:
        assert client.get("/part0/things/1").status_code == 200
    assert number >= 0
"""

LINES = {
    "operations": (
        "All endpoints are implemented and tested",
        "API documentation is complete",
        "Input validation on every request",
        "API fuzzing finds no server errors",
    ),
    "repository": ("No secrets in the repository", "Bandit finds no high severity issues"),
    "suite": (
        "The test suite passes",
        "Test coverage is at least 50 %",
        "All endpoints are implemented and tested",
    ),
}

SIZES: Mapping[str, Mapping[str, Sequence[int]]] = {
    "quick": {
        "operations": (4, 8, 16),
        "items": (8, 32, 128),
        "repository": (1, 2, 4),
        "suite": (100, 400, 1600),
    },
    "usual": {
        "operations": (10, 30, 90),
        "items": (8, 60, 500),
        "repository": (1, 5, 25),
        "suite": (100, 1_000, 10_000),
    },
    "full": {
        "operations": (10, 100, 1_000),
        "items": (8, 60, 500),
        "repository": (1, 20, 100, 500),
        "suite": (100, 1_000, 20_000),
    },
}


@dataclass(frozen=True, kw_only=True)
class Point:
    """What the gate took at one size."""

    size: int
    gate: Measured
    bare: Measured
    lines: int
    """Lines that the gate adds to pytest's report."""
    longest: int
    """Characters of the longest of its lines."""
    undecided: int
    """Items that the gate could not decide, such as for want of time, but those for people."""

    @property
    def added(self) -> float:
        """Processor seconds that the gate adds to the suite."""
        return self.gate.cpu - self.bare.cpu


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    every = list(SIZES["usual"])
    parser.add_argument("dimensions", nargs="*", metavar="DIMENSION", help=", ".join(every))
    parser.add_argument("--quick", dest="sizes", action="store_const", const="quick")
    parser.add_argument("--full", dest="sizes", action="store_const", const="full")
    arguments = parser.parse_args()
    unknown = set(arguments.dimensions) - set(every)
    if unknown:
        parser.error(f"there is no dimension {', '.join(sorted(unknown))}")
    measuring.need({"fastapi": "fastapi"}, ["git"])
    for dimension in arguments.dimensions or every:
        with measuring.scratch("growth") as folder:
            env = measuring.environment(folder / "caches", PYTHONPATH=str(HERE))
            sizes = SIZES[arguments.sizes or "usual"][dimension]
            print(f"\n{dimension}; {measuring.load()}")
            print(
                f"{'size':>8}{'wall s':>9}{'CPU s':>8}{'bare CPU':>10}{'added':>8}{'MB':>6}"
                f"{'lines':>7}{'longest':>9}{'undecided':>11}",
                flush=True,
            )
            points: list[Point] = []
            for size in (sizes[0], *sizes):
                # The first time only warms up: byte code is written, files come into memory.
                point = measured(dimension, size, folder / f"{len(points)}-{size}", env)
                points.append(point)
                if len(points) > 1:
                    print(line(point), flush=True)
            show(points[1:])


def line(point: Point) -> str:
    """Return a row of the table."""
    return (
        f"{point.size:8}{point.gate.wall:9.2f}{point.gate.cpu:8.2f}{point.bare.cpu:10.2f}"
        f"{point.added:8.2f}{point.gate.peak / MEGABYTE:6.0f}{point.lines:7}{point.longest:9}"
        f"{point.undecided:11}"
    )


def show(points: Sequence[Point]) -> None:
    """Print exponents, and whether the targets are reached."""
    whole = slope(points, lambda point: point.added)
    last = slope(points[-2:], lambda point: point.added)
    memory = max(point.gate.peak for point in points) / MEGABYTE
    word = measuring.verdict(last, MOST_EXPONENT + SLACK, most=True)
    print(f"exponent of added CPU: {whole:.2f} over all, {last:.2f} at the end ({word})")
    lines = slope(points, lambda point: point.lines)
    print(f"exponent of lines: {lines:.2f}")
    print(f"memory: {memory:.0f} MB ({measuring.verdict(memory, MOST_MEMORY, most=True)})")


def slope(points: Sequence[Point], value: Callable[[Point], float]) -> float:
    """Return the exponent with which a value grows; 0 where it is nothing."""
    found = measuring.exponent([point.size for point in points], [value(point) for point in points])
    return 0.0 if math.isnan(found) else found


def measured(dimension: str, size: int, folder: Path, env: Mapping[str, str]) -> Point:
    """Make a project of a size and run it with the gate and without."""
    make(dimension, size, folder)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly"]
    command += ["-p", "no:schemathesis"]
    bare = measuring.run([*command, "-p", "no:backend_dod"], cwd=folder, env=env)
    report = folder.parent / "report.json"
    told = ["--backend-dod", "--backend-dod-report", f"json:{report}"]
    gate = measuring.run([*command, *told], cwd=folder, env=env, accept=(0, 1))
    items = json.loads(report.read_text(encoding="utf-8"))["items"]
    if not items:
        sys.exit(f"nothing was judged:\n{gate.output[-2000:]}")
    undecided = [
        item
        for item in items
        if item["state"] not in {"passed", "failed"}
        and {probe["name"] for probe in item["probes"]} != {"attest"}
    ]
    before = set(bare.output.splitlines())
    lines = [text for text in gate.output.splitlines() if text not in before]
    return Point(
        size=size,
        gate=gate,
        bare=bare,
        lines=len(lines),
        longest=max(map(len, lines), default=0),
        undecided=len(undecided),
    )


def make(dimension: str, size: int, folder: Path) -> None:
    """Write the project of a dimension."""
    folder.mkdir(parents=True)
    operations = size if dimension == "operations" else 2
    service, tests = [SERVICE], [CLIENT]
    for number in range(operations):
        reads = number % 2 == 0
        service.append((READING if reads else WRITING).format(n=number))
        tests.append((TEST_READING if reads else TEST_WRITING).format(n=number))
    if dimension == "suite":
        tests.append(MANY_TESTS.format(tests=size))
    (folder / "service.py").write_text("".join(service), encoding="utf-8")
    (folder / "test_service.py").write_text("".join(tests), encoding="utf-8")
    (folder / "pyproject.toml").write_text('[tool.coverage.run]\nsource = ["service"]\n')
    lines = "".join(f"- [ ] {text}\n" for text in (LINES.get(dimension) or many_lines(size)))
    (folder / "DEFINITION_OF_DONE.md").write_text(f"# Definition of Done\n\n{lines}")
    source_tree.lay_out(folder, size * MEGABYTE if dimension == "repository" else 0)


def many_lines(number: int) -> list[str]:
    """Return as many different lines as asked for: half are about probes, half about people."""
    kinds = (
        "Test coverage is at least {n} %",
        "The product owner has accepted story {n}",
        "Input validation on every request of part {n}",
        "Part {n} was demonstrated to the customer",
        "All endpoints of part {n} are implemented and tested",
        "The operations team knows about change {n}",
        "No secrets in the repository of part {n}",
        "Somebody reviewed part {n}",
    )
    return [kinds[n % len(kinds)].format(n=n % 60 if n % 8 == 0 else n) for n in range(number)]


if __name__ == "__main__":
    main()
