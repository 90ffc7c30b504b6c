"""Wall time that static work adds after a suite, beside the suite and afterwards.

    python -m benchmarks.static [--rounds 5] [--seconds 6]

The example ``orders`` with a suite that takes a given time, run three ways in turns: without any
line that files decide, with such lines looked at beside the suite, and with the same lines looked
at when the suite has ended. What counts is the time between the end of the last test and the end of
the session; the way without such lines shows what of it is not static work. Processor time is that
of the whole run. Needs two processors that are not busy otherwise.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks import measuring

ORDERS = Path(__file__).resolve().parents[1] / "examples" / "orders"

MOST_ADDED = 0.1
"""Seconds that may be added."""

SUITE = "- [ ] The test suite passes\n"
STATIC = """\
- [ ] No secrets or hard-coded credentials in the repository
- [ ] Static security scan shows no medium or high findings
- [ ] Database migrations created and tested
"""

TEST = """
import time


def test_working():
    until = time.perf_counter() + {seconds} / 2
    while time.perf_counter() < until:
        sum(range(1000))


def test_waiting():
    time.sleep({seconds} / 2)
"""

CONFTEST = """
import json
import os
import time
from pathlib import Path

import pytest

from pytest_backend_dod.beside import Beside

if os.environ["STATIC"] == "afterwards":
    Beside.start = lambda self, looks: None

ended = {}


@pytest.hookimpl(trylast=True)
def pytest_runtest_logreport(report):
    if report.nodeid.startswith("tests/") and report.when == "teardown":
        ended["suite"] = time.perf_counter()


@pytest.hookimpl(trylast=True)
def pytest_unconfigure():
    took = time.perf_counter() - ended["suite"]
    Path(os.environ["TOOK"]).write_text(json.dumps(took))
"""


@dataclass(frozen=True, kw_only=True)
class Way:
    """One way to run it."""

    label: str
    lines: str
    name: str


WAYS = {
    way.name: way
    for way in (
        Way(label="no such line", lines=SUITE, name="none"),
        Way(label="beside the suite", lines=SUITE + STATIC, name="beside"),
        Way(label="when it has ended", lines=SUITE + STATIC, name="afterwards"),
    )
}


def laid_out(folder: Path, seconds: float) -> Path:
    """Return a copy of the example with a suite that takes some seconds."""
    left_out = shutil.ignore_patterns("__pycache__", "*.db", ".*_cache", "*.egg-info", "tests")
    project = Path(shutil.copytree(ORDERS, folder / "orders", ignore=left_out))
    (project / "tests").mkdir()
    (project / "tests" / "test_time.py").write_text(TEST.format(seconds=seconds))
    (project / "conftest.py").write_text(CONFTEST)
    return project


def measured(project: Path, folder: Path, way: Way) -> tuple[float, float]:
    """Run it one way; return the seconds behind the last test, and the processor seconds."""
    (project / "DEFINITION_OF_DONE.md").write_text(f"# Definition of Done\n\n{way.lines}")
    took = folder / "took.json"
    settings = measuring.environment(folder / "caches", STATIC=way.name, TOOK=str(took))
    options = ("-q", "-p", "no:cacheprovider", "-p", "no:randomly", "--backend-dod")
    done = measuring.run([sys.executable, "-m", "pytest", *options], cwd=project, env=settings)
    return float(json.loads(took.read_text())), done.cpu


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=6.0, help="that the suite takes")
    arguments = parser.parse_args()
    print(measuring.load(), flush=True)
    with measuring.scratch("static") as folder:
        project = laid_out(folder, arguments.seconds)
        for way in WAYS.values():
            measured(project, folder, way)
        rounds = [
            {WAYS[name]: measured(project, folder, WAYS[name]) for name in names}
            for names in measuring.turns(tuple(WAYS), arguments.rounds)
        ]
    none, beside, afterwards = WAYS.values()
    median = measuring.median
    print(f"a suite of {arguments.seconds:g} s, median of {arguments.rounds} rounds")
    print(f"{'files are looked at':22}{'behind the suite':>18}{'added':>10}{'processor':>12}")
    added = {}
    for way in WAYS.values():
        behind = median(one[way][0] for one in rounds)
        added[way] = median(one[way][0] - one[none][0] for one in rounds)
        cpu = median(one[way][1] for one in rounds)
        print(f"{way.label:22}{behind:16.3f} s{added[way]:8.3f} s{cpu:10.1f} s")
    print(f"beside / when it has ended: {added[beside] / added[afterwards]:.3f}")
    print(f"added beside the suite: {measuring.verdict(added[beside], MOST_ADDED, most=True)}")
    print(measuring.load())
    sys.exit(added[beside] > MOST_ADDED)


if __name__ == "__main__":
    main()
