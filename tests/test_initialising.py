"""``pytest --backend-dod-init`` in projects of several kinds."""

from __future__ import annotations

import pytest

from pytest_backend_dod.config import tomllib

APP = "from fastapi import FastAPI\n\napp = FastAPI()\n"
OPENAPI = "openapi: 3.1.0\ninfo: {title: Shop, version: '1'}\npaths: {/orders: {get: {responses: {'200': {description: Orders}}}}}\n"


def initialised(pytester: pytest.Pytester) -> pytest.RunResult:
    return pytester.runpytest_subprocess("--backend-dod-init", "-p", "no:schemathesis")


def write(pytester: pytest.Pytester, **files: str) -> None:
    for name, text in files.items():
        path = pytester.path / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def read(pytester: pytest.Pytester, name: str) -> str:
    return (pytester.path / name).read_text(encoding="utf-8")


def test_what_is_found_stands_in_the_table_and_the_checklist_fits_it(
    pytester: pytest.Pytester,
) -> None:
    write(
        pytester,
        shop__main_dot_py=APP,
        openapi_dot_yaml=OPENAPI,
        alembic_dot_ini="[alembic]\nscript_location = migrations\n",
        pyproject_dot_toml='[project]\nname = "shop"',
    )
    result = initialised(pytester)

    assert result.ret == 0
    written = read(pytester, "pyproject.toml")
    table = tomllib.loads(written)
    assert table["project"] == {"name": "shop"}
    assert table["tool"]["backend-dod"] == {"app": "shop.main:app", "openapi": "openapi.yaml"}
    assert "# Migrations: alembic.ini" in written
    checklist = read(pytester, "DEFINITION_OF_DONE.md")
    assert "- [ ] Migrations apply to an empty database and fit the models" in checklist
    assert "- [ ] OpenAPI document is valid and describes every operation" in checklist


def test_a_project_without_a_backend_gets_no_lines_about_one(pytester: pytest.Pytester) -> None:
    initialised(pytester)

    checklist = read(pytester, "DEFINITION_OF_DONE.md")
    assert "- [ ] The test suite passes" in checklist
    assert "API" not in checklist
    assert "Database" not in checklist


def test_what_was_written_can_be_planned(pytester: pytest.Pytester) -> None:
    write(pytester, shop__main_dot_py=APP, test_one_dot_py="def test_one():\n    pass\n")
    initialised(pytester)
    result = pytester.runpytest_subprocess(
        "--backend-dod", "--collect-only", "-p", "no:schemathesis"
    )

    assert result.ret == 0
    result.stdout.no_fnmatch_line("*nothing decides*")


def test_nothing_that_is_there_is_overwritten(pytester: pytest.Pytester) -> None:
    checklist = "# Definition of Done\n\n- [ ] Gadgets polished\n- [ ] `make lint` passes\n"
    write(pytester, DEFINITION_OF_DONE_dot_md=checklist)
    initialised(pytester)
    first = read(pytester, "pyproject.toml")
    result = initialised(pytester)

    assert read(pytester, "DEFINITION_OF_DONE.md") == checklist
    assert read(pytester, "pyproject.toml") == first
    result.stdout.fnmatch_lines(["pyproject.toml: there is a * already, left as it is"])


def test_lines_that_nothing_decides_are_listed_ready_to_uncomment(
    pytester: pytest.Pytester,
) -> None:
    checklist = "# Definition of Done\n\n- [ ] Tests pass\n- [ ] `make lint` passes\n"
    write(pytester, DEFINITION_OF_DONE_dot_md=checklist)
    initialised(pytester)

    written = read(pytester, "pyproject.toml")
    assert "# Not decided yet (DEFINITION_OF_DONE.md:4): make lint passes" in written
    commented = written[written.index("# Not decided") :].splitlines()[1:]
    pasted = tomllib.loads("\n".join(line.removeprefix("# ") for line in commented))
    item = pasted["tool"]["backend-dod"]["items"]["make-lint-passes"]
    assert item == {"command": {"run": "make lint"}}


def test_of_several_apps_none_is_chosen(pytester: pytest.Pytester) -> None:
    write(pytester, shop__main_dot_py=APP, shop__admin_dot_py=APP)
    initialised(pytester)

    written = read(pytester, "pyproject.toml")
    assert '# app = "shop.admin:app"' in written
    assert "app" not in tomllib.loads(written)["tool"]["backend-dod"]


def test_no_test_runs(pytester: pytest.Pytester) -> None:
    write(pytester, test_one_dot_py="raise SystemExit\n")
    result = initialised(pytester)

    assert result.ret == 0
    result.stdout.fnmatch_lines(["DEFINITION_OF_DONE.md: written"])


def test_configuration_that_is_no_toml(pytester: pytest.Pytester) -> None:
    write(pytester, pyproject_dot_toml="[tool", pytest_dot_ini="[pytest]\n")
    result = initialised(pytester)

    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert read(pytester, "pyproject.toml") == "[tool"
