"""Where code stands that coverage counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from pytest_backend_dod.recording.sources import idle, sources

from ..conftest import Project

FILES = (
    "shop/api/__init__.py",
    "shop/api/prices.py",
    "shop/api/views/orders.py",
    "shop/cli/main.py",
    "billing/core/__init__.py",
    "scripts/deploy/__init__.py",
    "migrations/env.py",
    "migrations/versions/__init__.py",
    "environment/pyvenv.cfg",
    "environment/lib/__init__.py",
    "notes/one.py",
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project whose packages have no ``__init__.py`` at their top."""
    for name in FILES:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return tmp_path


def test_a_folder_that_holds_a_package_is_one_and_so_is_what_lies_in_it(root: Path) -> None:
    found = [path.relative_to(root).as_posix() for path in sources(root)]

    assert found == [".", "billing", "shop", "shop/api/views", "shop/cli"]


def test_a_program_of_which_nothing_ran_is_another_one(root: Path) -> None:
    assert idle(root, [str(root / "shop/api/prices.py")]) == [root / "billing"]


def test_code_that_never_ran_counts_in_a_package_without_an_init(project: Project) -> None:
    project.checklist("Coverage of 60 %").write(
        {
            "shop/api/__init__.py": "",
            "shop/api/prices.py": "def price():\n    return 1\n",
            "shop/cli/main.py": "def main():\n    return 2\n",
            "other/core/__init__.py": "",
            "other/core/all.py": "def all():\n    return 3\n",
            "tests/test_prices.py": """
                from shop.api.prices import price

                def test_price(): assert price() == 1
            """,
            "pytest.ini": "[pytest]\npythonpath = .\n",
        }
    )
    run = project.gate(apart=True)

    (probe,) = run.item("coverage-of-60")["probes"]
    assert sorted(probe["measures"]["files"]) == [
        "shop/api/__init__.py",
        "shop/api/prices.py",
        "shop/cli/main.py",
    ]
    assert probe["measures"]["missing"] == 2
