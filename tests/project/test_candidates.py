"""Applications are found by reading files: nothing of the project is imported."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pytest_backend_dod.project.candidates import candidates
from pytest_backend_dod.project.repository import Repository

LOUD = "raise RuntimeError('somebody imported me')\n"


def found(root: Path, **files: str) -> tuple[str, ...]:
    for name, text in files.items():
        path = root / (name.replace("__", "/") + ".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(LOUD + text)
    return candidates(Repository(root=root))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("app = FastAPI()", ["app"]),
        ("api = fastapi.FastAPI(title='x')", ["api"]),
        ("app: FastAPI = FastAPI()", ["app"]),
        ("first = second = Flask(__name__)", ["first", "second"]),
        ("def create_app(config=None): ...", ["create_app"]),
        ("def create_app(config): ...", []),
        ("def create_app(*, config): ...", []),
        ("app = create_app(Settings())", ["app"]),
        ("app = Starlette()\nadmin = Litestar([])\nother = Quart('x')", ["app", "admin", "other"]),
        ("app: FastAPI", []),
        ("app = make(FastAPI)", []),
        ("def test():\n    app = FastAPI()", []),
        ("shop.app = FastAPI()", []),
        ("# app = FastAPI()", []),
        ("app = FastAPI(", []),
        ("app = 1", []),
    ],
)
def test_what_is_named_by_a_module(tmp_path: Path, text: str, names: list[str]) -> None:
    assert found(tmp_path, shop__main=text) == tuple(f"shop.main:{name}" for name in names)
    assert "shop.main" not in sys.modules


def test_packages_and_folders_of_sources(tmp_path: Path) -> None:
    (tmp_path / "blog").mkdir()
    (tmp_path / "blog" / "__init__.py").write_text("app = Flask('blog')")
    assert found(tmp_path, src__shop__web="app = FastAPI()", main="app = FastAPI()") == (
        "blog:app",
        "main:app",
        "shop.web:app",
    )


def test_a_folder_of_sources_that_tests_import_is_a_package(tmp_path: Path) -> None:
    tests = "from src.shop.web import app"
    assert found(tmp_path, src__shop__web="app = FastAPI()", tests__test_shop=tests) == (
        "src.shop.web:app",
    )


def test_applications_that_tests_make_are_left_out(tmp_path: Path) -> None:
    made = "app = FastAPI()"
    files = dict.fromkeys(("tests__fake", "test_shop", "conftest", "examples__one", "shop"), made)
    assert found(tmp_path, **files) == ("shop:app",)
