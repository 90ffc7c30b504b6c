"""Coverage: the same figure whoever measures, and nothing of it from the gate's own requests."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from ..conftest import Project

SHOP = {
    "shop/__init__.py": "",
    "shop/prices.py": """
        def price(amount, member):
            if member:
                amount = amount * 0.9
            if amount > 100:
                return amount - 5
            return amount
    """,
    "tests/test_prices.py": """
        from shop.prices import price

        def test_member(): assert price(10, True) == 9
        def test_guest(): assert price(10, False) == 10
    """,
    "pytest.ini": "[pytest]\npythonpath = .\n",
}
EXPECTED = {
    "lines": 83.3333,
    "branches": 75.0,
    "headline": 80.0,
    "statements": 6,
    "missing": 1,
    "files": {"shop/__init__.py": [0, 0], "shop/prices.py": [6, 1]},
}
COV = ["--cov=shop", "--cov-branch", "--cov-report="]
RC = {".coveragerc": "[run]\nsource = shop\nbranch = true\n"}
TOML = {"pyproject.toml": '[tool.coverage.run]\nsource = ["shop"]\nbranch = true\n'}

MEASURED: dict[str, tuple[str, dict[str, str], list[str], list[str]]] = {
    "by the gate": ("backend-dod", {}, [], []),
    "by the gate, xdist": ("backend-dod", {}, ["-n", "2"], ["xdist"]),
    "by the gate, .coveragerc": ("backend-dod", RC, [], []),
    "by the gate, pyproject.toml": ("backend-dod", TOML, [], []),
    "by the gate, pyproject.toml, xdist": ("backend-dod", TOML, ["-n", "2"], ["xdist"]),
    "by pytest-cov": ("pytest-cov", {}, COV, ["pytest_cov"]),
    "by pytest-cov, xdist": ("pytest-cov", {}, [*COV, "-n", "2"], ["pytest_cov", "xdist"]),
    "by pytest-cov, .coveragerc": ("pytest-cov", RC, ["--cov", "--cov-report="], ["pytest_cov"]),
    "pytest-cov installed and not used": ("backend-dod", RC, [], ["pytest_cov"]),
    "pytest-cov switched off": ("backend-dod", {}, [*COV, "--no-cov"], ["pytest_cov"]),
}


def measures(report: dict[str, Any] | None, source: str) -> dict[str, Any]:
    """Return the figures of the coverage item, and see who measured them."""
    (item,) = (one for one in (report or {})["items"] if "coverage" in one["id"])
    found = dict(item["probes"][0]["measures"])
    assert found.pop("source") == source
    return found


@pytest.fixture
def shop(project: Project) -> Project:
    return project.checklist("At least 75% branch coverage").write(SHOP)


@pytest.mark.parametrize("case", MEASURED)
def test_same_figure(shop: Project, case: str) -> None:
    source, files, arguments, plugins = MEASURED[case]
    run = shop.write(files).gate(*arguments, plugins=plugins, apart=True)
    assert run.status == 0
    found = measures(run.report, source)
    assert {key: found[key] for key in EXPECTED} == EXPECTED


def test_same_figure_by_coverage_run(shop: Project, pytester: pytest.Pytester) -> None:
    """The project's own command for coverage can start the gate too."""
    report = "--backend-dod-report=json:dod.json"
    pytester.run(
        *(sys.executable, "-m", "coverage", "run", "--source=shop", "--branch", "-m", "pytest"),
        *("-p", "pytest_backend_dod.plugin", "--backend-dod", report),
    )
    import json

    found = measures(json.loads((shop.path / "dod.json").read_text()), "coverage run")
    assert {key: found[key] for key in EXPECTED} == EXPECTED
    printed = pytester.run(sys.executable, "-m", "coverage", "report").stdout.str()
    assert "80%" in printed, "the project's own data is whole"


def test_floor_of_the_project(project: Project) -> None:
    """A line without a figure means the project's own fail_under."""
    project.checklist("The coverage threshold is met").write(SHOP)
    project.write({".coveragerc": "[run]\nsource = shop\n[report]\nfail_under = 84\n"})
    run = project.gate(apart=True)
    assert (
        run.item("the-coverage-threshold-is-met")["summary"]
        == "83.33 % of lines (floor 84 % from fail_under)"
    )
    assert run.status == 1


def test_project_in_a_folder_called_tests(project: Project) -> None:
    """Leaving tests out must not leave out the whole project because of where it lies."""
    below = {f"tests/app/{name}": text for name, text in SHOP.items()}
    below["tests/app/DEFINITION_OF_DONE.md"] = (
        "# Definition of Done\n\n- [ ] Branch coverage of 75 %\n"
    )
    run = project.write(below).gate("--rootdir=tests/app", "tests/app", apart=True)
    assert run.states == {"branch-coverage-of-75": "passed"}


def test_nothing_to_count(project: Project) -> None:
    project.checklist("Coverage of 50 %").write({"test_one.py": "def test_one(): pass\n"})
    run = project.gate(apart=True)
    assert run.states == {"coverage-of-50": "inconclusive"}
    assert run.item("coverage-of-50")["probes"][0]["advice"]


APP = {
    "shop/__init__.py": "",
    "shop/app.py": """
        from starlette.applications import Starlette
        from starlette.responses import JSONResponse
        from starlette.routing import Route

        async def health(request):
            answer = {"status": "ok"}
            return JSONResponse(answer)

        async def other(request):
            return JSONResponse({})

        app = Starlette(routes=[Route("/health", health), Route("/other", other)])
    """,
    "test_app.py": """
        from shop.app import app
        from starlette.testclient import TestClient

        def test_other(): assert TestClient(app).get("/other").status_code == 200
        def test_sum(): assert 1 + 1 == 2
    """,
}


@pytest.mark.parametrize(
    ("arguments", "plugins", "source"),
    [
        ([], [], "backend-dod"),
        (["-n", "2"], ["xdist"], "backend-dod"),
        (["--cov=shop", "--cov-report="], ["pytest_cov"], "pytest-cov"),
        (["--cov=shop", "--cov-report=", "-n", "2"], ["pytest_cov", "xdist"], "pytest-cov"),
    ],
)
def test_what_the_gate_runs_is_not_counted(
    project: Project, arguments: list[str], plugins: list[str], source: str
) -> None:
    """The health route is asked by the probe, in a test that is run once more, and stays uncovered."""
    project.checklist("Health endpoint", "Coverage of 50 %").write(APP)
    run = project.gate(*arguments, plugins=plugins, apart=True)
    assert run.states == {"health-endpoint": "passed", "coverage-of-50": "passed"}
    assert measures(run.report, source)["missing"] == 2


LITESTAR = {
    "shop/__init__.py": "",
    "shop/app.py": """
        from dataclasses import dataclass

        from litestar import Litestar, post
        from litestar.dto import DataclassDTO, DTOConfig

        @dataclass
        class Order:
            name: str
            number: int = 1

        class OrderDTO(DataclassDTO[Order]):
            config = DTOConfig(exclude={"number"})

        @post("/orders", dto=OrderDTO, return_dto=OrderDTO, sync_to_thread=False)
        def create(data: Order) -> Order:
            if data.name == "nobody":
                return Order(name="somebody")
            return data

        app = Litestar([create])
    """,
    "test_app.py": """
        from litestar.testing import TestClient
        from shop.app import app

        def test_create():
            with TestClient(app) as client:
                assert client.post("/orders", json={"name": "pen"}).json() == {"name": "pen"}
    """,
}


@pytest.mark.parametrize(
    ("arguments", "plugins", "source"),
    [
        ([], [], "backend-dod"),
        (["-n", "2"], ["xdist"], "backend-dod"),
        (["--cov=.", "--cov-report="], ["pytest_cov"], "pytest-cov"),
    ],
)
def test_code_that_a_framework_compiles_has_no_source_and_does_not_count(
    project: Project, arguments: list[str], plugins: list[str], source: str
) -> None:
    project.checklist("Coverage of 90 %").write(LITESTAR)
    run = project.gate(*arguments, plugins=plugins, apart=True)
    assert run.states == {"coverage-of-90": "passed"}, run.text
    found = measures(run.report, source)
    assert found["files"]["shop/app.py"] == [15, 1]
    assert not [name for name in found["files"] if "dto" in name]
    (item,) = (run.report or {})["items"]
    assert any("there is no source" in note for note in item["probes"][0]["notes"])


def test_a_file_that_cannot_be_parsed_is_no_figure(project: Project) -> None:
    """It exists: how much of it ran is not known, and the rest does not stand for it."""
    project.checklist("Coverage of 50 %").write(SHOP)
    project.write({"shop/broken.py": "def price(:\n"})
    run = project.gate(apart=True)
    assert run.states == {"coverage-of-50": "inconclusive"}
    assert "broken.py" in run.item("coverage-of-50")["summary"]
