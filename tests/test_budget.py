"""The time for probing is kept, and what it did not suffice for is not called done."""

from __future__ import annotations

import json
from typing import Any

import pytest

SHOP = """
import time

from fastapi import FastAPI

app = FastAPI()


@app.get("/health")
def health():
    time.sleep(0.3)
    return {"status": "ok"}
"""

TESTS = """
from fastapi.testclient import TestClient

from shop import app


def test_health():
    assert TestClient(app).get("/health").status_code == 200
"""

CHECKLIST = """
# Definition of Done

- [ ] All tests pass
- [ ] The health endpoint answers
"""


def judged(pytester: pytest.Pytester, budget: str) -> dict[str, Any]:
    pytester.makepyfile(shop=SHOP, test_shop=TESTS)
    pytester.path.joinpath("DEFINITION_OF_DONE.md").write_text(CHECKLIST)
    pytester.makepyprojecttoml(
        f"[tool.pytest.ini_options]\npythonpath = ['.']\n[tool.backend-dod]\nbudget = {budget}\n"
    )
    report = f"json:{pytester.path / 'dod.json'}"
    pytester.runpytest_subprocess("--backend-dod", "--backend-dod-report", report)
    items = json.loads(pytester.path.joinpath("dod.json").read_text())["items"]
    return {item["id"]: item for item in items}


def test_what_was_seen_in_time_is_done(pytester: pytest.Pytester) -> None:
    assert judged(pytester, "'2 min'")["the-health-endpoint-answers"]["state"] == "passed"


@pytest.mark.parametrize("budget", ["'200ms'", "'1ms'"])
def test_what_was_not_is_unclear_and_the_budget_is_named(
    pytester: pytest.Pytester, budget: str
) -> None:
    items = judged(pytester, budget)
    assert items["all-tests-pass"]["state"] == "passed"
    late = items["the-health-endpoint-answers"]
    assert late["state"] == "inconclusive"
    assert "budget" in json.dumps(late)
