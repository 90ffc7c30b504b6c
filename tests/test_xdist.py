"""The gate under pytest-xdist: the same verdicts, and no hanging when a worker dies."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from .conftest import Project, Run

XDIST = ["xdist"]

APP = {
    "shop.py": """
        from starlette.applications import Starlette
        from starlette.responses import JSONResponse
        from starlette.routing import Route

        async def health(request):
            return JSONResponse({"status": "ok"})

        app = Starlette(routes=[Route("/health", health)])
    """,
    "test_shop.py": """
        import pytest
        from shop import app
        from starlette.testclient import TestClient

        @pytest.mark.parametrize("number", range(4))
        def test_health(number): assert TestClient(app).get("/health").status_code == 200

        @pytest.mark.xfail
        def test_known(): assert 0

        @pytest.mark.skip
        def test_later(): pass

        def test_broken(): assert "left" == "right"
    """,
}


def comparable(run: Run) -> Any:
    """The report without what may differ: times, and how many tests served as host."""
    text = re.sub(r'"seconds": [\d.]+', '"seconds": 0', json.dumps(run.report))
    return json.loads(re.sub(r"in \d+ of the suite's own tests?", "in the suite's own tests", text))


def test_same_report(project: Project) -> None:
    project.checklist("All tests pass", "Coverage of 50 %", "Health endpoint", "The moon is full")
    project.write(APP)
    plain = project.gate(apart=True)
    spread = project.gate("-n", "2", plugins=XDIST, apart=True)
    assert plain.states == {
        "all-tests-pass": "failed",
        "coverage-of-50": "passed",
        "health-endpoint": "passed",
        "the-moon-is-full": "unmapped",
    }
    assert comparable(spread) == comparable(plain)
    assert spread.status == plain.status == 1


def test_a_part_of_the_suite(project: Project) -> None:
    project.checklist("All tests pass").write(APP)
    run = project.gate("-n", "2", "-k", "health", plugins=XDIST, apart=True)
    assert run.item("all-tests-pass")["summary"] == "only a part of the suite ran: -k 'health'"
    assert run.item("all-tests-pass")["probes"][0]["measures"]["deselected"] == 3


@pytest.mark.parametrize(
    ("files", "arguments", "why"),
    [
        (
            {
                "test_one.py": "import nowhere_to_be_found\n",
                "test_two.py": "def test_two(): pass\n",
            },
            [],
            "the suite was interrupted: 1 error during collection",
        ),
        ({}, [], "no test ran"),
        (APP, ["-x"], "the suite was "),
    ],
)
def test_nothing_judged(
    project: Project, files: dict[str, str], arguments: list[str], why: str
) -> None:
    project.checklist("All tests pass").write(files)
    run = project.gate("-n", "2", *arguments, plugins=XDIST, apart=True)
    assert run.status != 0
    assert run.report is not None
    assert run.report["not_judged"].startswith(why)


def test_worker_that_dies(project: Project) -> None:
    """The test that took its worker along has failed, as without the gate, and the rest is judged."""
    project.checklist("All tests pass", "Health endpoint").write(
        {"test_one.py": "import os\n\ndef test_one(): os._exit(3)\ndef test_two(): pass\n"}
    )
    without = project.call("-n", "2", plugins=XDIST, apart=True)
    run = project.gate("-n", "2", plugins=XDIST, apart=True)
    assert "1 failed, 1 passed" in without.text.splitlines()[-1]
    assert run.item("all-tests-pass")["summary"] == "1 passed, 1 failed"
    finding = run.item("all-tests-pass")["probes"][0]["findings"][0]
    assert finding["where"] == "test_one.py"
    assert "crashed while running" in finding["measured"]
    assert run.report is not None
    assert "a worker of xdist ended without telling what it saw" in run.report["notes"]
    assert run.status == 1


def test_each_experiment_once(project: Project) -> None:
    """Both workers have a test that could serve; one of them asks."""
    project.checklist("Health endpoint").write(APP)
    run = project.gate("-n", "2", plugins=XDIST, apart=True)
    assert run.report is not None
    assert sum("own tests, run once more" in host for host in run.report["hosts"]) == 1


def test_switched_off(project: Project) -> None:
    """``-n 0`` runs the tests here, so the live part takes place here."""
    project.checklist("Health endpoint").write(APP)
    assert project.gate("-n", "0", plugins=XDIST).states == {"health-endpoint": "passed"}
