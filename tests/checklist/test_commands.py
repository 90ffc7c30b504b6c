"""Code spans that are commands, and how they are dealt with."""

from __future__ import annotations

import pytest

from pytest_backend_dod.checklist.commands import Role, commands, to_configure
from pytest_backend_dod.config import tomllib


@pytest.mark.parametrize(
    ("span", "role"),
    [
        ("pytest", Role.SESSION),
        ("$ pytest -q", Role.SESSION),
        ("poetry run pytest -x --cov=src", Role.SESSION),
        ("pytest -k fast", Role.UNKNOWN),
        ("pytest --deselect a", Role.UNKNOWN),
        ("ruff check src tests", Role.CHECKER),
        ("python -m mypy src", Role.CHECKER),
        ("isort --check-only .", Role.CHECKER),
        ("isort .", Role.UNKNOWN),
        ("ruff format .", Role.UNKNOWN),
        ("eslint --fix src", Role.UNKNOWN),
        ("pylint --init-hook='import os' src", Role.UNKNOWN),
        ("mypy src | tee log", Role.UNKNOWN),
        ("mypy $(git ls-files)", Role.UNKNOWN),
        ("tsc --noEmit", Role.CHECKER),
        ("tsc --noEmit --watch", Role.UNKNOWN),
        ("flake8 'unclosed", Role.UNKNOWN),
        ("scripts/check.sh --all", Role.UNKNOWN),
        ("alembic upgrade head", Role.UNKNOWN),
        ("CI=1 npm test", Role.UNKNOWN),
        ("cd api && make test", Role.UNKNOWN),
        ("node --test", Role.UNKNOWN),
        ("shipcheck lint -n 3", Role.UNKNOWN),
    ],
)
def test_a_command(span: str, role: Role) -> None:
    (command,) = commands([span])

    assert command.role is role
    assert command.text == span.removeprefix("$ ")


@pytest.mark.parametrize(
    "span",
    [
        "",
        " ",
        "print(x)",
        "HEAD",
        "a.py",
        "README.md",
        "Cache-Control",
        "node",
        "MAX_SIZE=5",
        "cd api",
        "user -1",
        "Idempotency-Key: -x",
    ],
)
def test_no_command(span: str) -> None:
    assert commands([span]) == ()


def test_a_command_that_stands_twice_counts_once() -> None:
    assert len(commands(["make test", "make test"])) == 1


@pytest.mark.parametrize(
    ("texts", "run", "shell"),
    [
        (["make lint"], "make lint", False),
        (["make lint", "make test"], "make lint && make test", True),
        (['echo "a" | cat'], 'echo "a" | cat', True),
        (["CI=1 npm test"], "CI=1 npm test", True),
    ],
)
def test_the_line_of_configuration(texts: list[str], run: str, shell: bool) -> None:
    command = tomllib.loads(to_configure(texts))["command"]

    assert command["run"] == run
    assert command.get("shell", False) is shell


def test_of_a_checker_the_name_is_kept_apart_from_what_it_checks() -> None:
    (command,) = commands(["python -m flake8 src tests"])

    assert (command.name, command.role) == ("flake8", Role.CHECKER)
