"""Endpoints and documents of a project with a suite of its own, decided as a person would have it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from .conftest import Project, Run

APP = """
    from fastapi import APIRouter, FastAPI, HTTPException
    from pydantic import BaseModel

    class Order(BaseModel):
        id: int
        password: str = "hunter2hunter2"

    class Problem(BaseModel):
        detail: str

    router = APIRouter(prefix="/orders")

    @router.get("/{order_id}", responses={404: {"model": Problem, "description": "no such order"}})
    def show(order_id: int) -> Order:
        \"\"\"Return an order.\"\"\"
        if order_id != 1:
            raise HTTPException(404)
        return Order(id=1)

    @router.delete("/{order_id}", responses={404: {"model": Problem, "description": "none"}})
    def cancel(order_id: int) -> Order:
        \"\"\"Cancel an order.\"\"\"
        return Order(id=order_id)

    app = FastAPI(title="Shop")
    app.include_router(router)
"""
SUITE = """
    import pytest
    from fastapi.testclient import TestClient
    from shop_app import app

    client = TestClient(app)

    @pytest.mark.parametrize("order, status", [(1, 200), (2, 404)])
    def test_show(order, status):
        assert client.get(f"/orders/{order}").status_code == status

    def test_cancel():
        assert client.delete("/orders/1").status_code == 200
"""
LINES = (
    "All endpoints implemented and tested <!-- dod: endpoints -->",
    "API documented <!-- dod: openapi -->",
    "No drift <!-- dod: schema-drift -->",
    "No breaking changes <!-- dod: breaking-changes -->",
)


def git(project: Project, *arguments: str) -> None:
    identity = ("-c", "user.name=Dev", "-c", "user.email=dev@shop.example")
    command = ["git", *identity, "-c", "init.defaultBranch=main", *arguments]
    subprocess.run(command, cwd=project.path, check=True, capture_output=True)


@pytest.fixture
def shop(project: Project) -> Project:
    """A project under git on a branch of its own, with its document committed."""
    project.checklist(*LINES).write({"shop_app.py": APP, "tests/test_shop.py": SUITE})
    make = "import json, shop_app; print(json.dumps(shop_app.app.openapi()))"
    made = subprocess.run(
        [sys.executable, "-c", make], cwd=project.path, check=True, capture_output=True, text=True
    )
    project.write({"openapi.json": made.stdout, "pytest.ini": "[pytest]\npythonpath = .\n"})
    git(project, "init", "--quiet")
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message", "first")
    git(project, "checkout", "--quiet", "-b", "work")
    return project


def measures(run: Run, item: str) -> dict[str, object]:
    found: dict[str, object] = run.item(item)["probes"][0]["measures"]
    return found


def test_everything_agrees(shop: Project) -> None:
    run = shop.gate()
    assert set(run.states.values()) == {"passed"}, run.text
    (drift,) = run.item("no-drift")["probes"]
    assert drift["measures"] == {
        "operations compared": 2,
        "statuses seen": 3,
        "answers checked": 3,
        "rests_on": {"requests_of_the_suite": 3, "requests": 0, "statements": 0, "records": 0},
    }


@pytest.mark.slow
def test_workers_share_what_they_saw(shop: Project) -> None:
    run = shop.gate("-n", "2", plugins=["xdist"], apart=True)
    assert set(run.states.values()) == {"passed"}, run.text
    assert measures(run, "no-drift")["answers checked"] == 3


def test_what_a_change_leaves_behind(shop: Project) -> None:
    changed = APP.replace("id: int\n        password", "id: str\n        password")
    changed = changed.replace("Order(id=1)", 'Order(id="1")').replace(
        "Order(id=order_id)", "Order(id=str(order_id))"
    )
    changed += """
    @app.get("/export")
    def export():
        return {"all": 1}
"""
    run = shop.write({"shop_app.py": changed}).gate()
    assert set(run.states.values()) == {"failed"}, run.text
    assert "no test uses GET /export with success" in run.text
    assert "where:    shop_app.py:" in run.text
    assert "GET /export is described only by the name of its function" in run.text
    assert "GET /export is in the application alone" in run.text
    assert "(response-property-type-changed)" in run.text


def test_an_answer_that_breaks_its_schema_is_told_without_its_values(shop: Project) -> None:
    changed = APP.replace(
        "        return Order(id=1)\n",
        "        from fastapi.responses import JSONResponse\n"
        '        return JSONResponse({"id": "secret-id", "password": "hunter2hunter2"})\n',
    )
    run = shop.write({"shop_app.py": changed}).gate()
    assert run.states["no-drift"] == "failed", run.text
    assert "/id is string, which is not the declared type" in " ".join(run.text.split())
    assert "secret-id" not in run.text
    assert "hunter2" not in run.text


def test_only_a_part_of_the_suite(shop: Project) -> None:
    run = shop.gate("-k", "cancel")
    item = next(name for name in run.states if name.startswith("all-endpoints"))
    assert run.states[item] == "inconclusive", run.text
