"""Applications that the files seem to define; named to people, never imported."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence

from .repository import Repository

FRAMEWORKS = frozenset({"FastAPI", "Starlette", "Flask", "Litestar", "Quart"})

FACTORIES = frozenset({"create_app", "make_app", "get_app", "build_app", "create_application"})

MOST_FILES = 2_000


def candidates(repository: Repository) -> tuple[str, ...]:
    """Return what could be written as ``app``, such as ``shop.main:app``; tests are left out."""
    files = [f for f in repository.files() if f.endswith(".py")]
    top = "" if _is_imported("src", repository, files) else "src/"
    found = [
        f"{_module(file.removeprefix(top))}:{name}"
        for file in [f for f in files if not _is_test(f)][:MOST_FILES]
        for name in _defined(repository.read(file) or "")
    ]
    return tuple(dict.fromkeys(found))


def _is_imported(folder: str, repository: Repository, files: Sequence[str]) -> bool:
    """Whether a folder is a package itself, as its tests show or its ``__init__.py``."""
    if f"{folder}/__init__.py" in files:
        return True
    statement = re.compile(rf"^\s*(?:from|import) {folder}\.", re.MULTILINE)
    tests = [f for f in files if _is_test(f)][:MOST_FILES]
    return any(statement.search(repository.read(f) or "") for f in tests)


def _is_test(path: str) -> bool:
    parts = path.split("/")
    return any(part in {"tests", "test", "examples"} for part in parts[:-1]) or parts[
        -1
    ].startswith(("test_", "conftest"))


def _module(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _defined(text: str) -> Iterator[str]:
    if not any(word in text for word in FRAMEWORKS | FACTORIES):
        return
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError):
        return
    for node in body:
        if isinstance(node, ast.FunctionDef) and node.name in FACTORIES:
            if not _needs_arguments(node):
                yield node.name
        elif isinstance(node, (ast.Assign, ast.AnnAssign)) and isinstance(node.value, ast.Call):
            called = node.value.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            if name in FRAMEWORKS | FACTORIES:
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                yield from (t.id for t in targets if isinstance(t, ast.Name))


def _needs_arguments(factory: ast.FunctionDef) -> bool:
    given = factory.args
    by_place = len(given.posonlyargs) + len(given.args) > len(given.defaults)
    return by_place or any(default is None for default in given.kw_defaults)
