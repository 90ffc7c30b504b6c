"""Applications that the files seem to define; named to people, never imported."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .repository import Repository

FRAMEWORKS = frozenset({"FastAPI", "Starlette", "Flask", "Litestar", "Quart"})

FACTORIES = frozenset({"create_app", "make_app", "get_app", "build_app", "create_application"})

MOST_FILES = 2_000


def candidates(repository: Repository) -> tuple[str, ...]:
    """Return what could be written as ``app``, such as ``shop.main:app``; tests are left out."""
    files = [f for f in repository.files() if f.endswith(".py") and not _is_test(f)][:MOST_FILES]
    found = [f"{_module(f)}:{name}" for f in files for name in _defined(repository.read(f) or "")]
    return tuple(dict.fromkeys(found))


def _is_test(path: str) -> bool:
    parts = path.split("/")
    return any(part in {"tests", "test", "examples"} for part in parts[:-1]) or parts[
        -1
    ].startswith(("test_", "conftest"))


def _module(path: str) -> str:
    return path.removeprefix("src/").removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _defined(text: str) -> Iterator[str]:
    if not any(word in text for word in FRAMEWORKS | FACTORIES):
        return
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError):
        return
    for node in body:
        if isinstance(node, ast.FunctionDef) and node.name in FACTORIES:
            yield node.name
        elif isinstance(node, (ast.Assign, ast.AnnAssign)) and isinstance(node.value, ast.Call):
            called = node.value.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            if name in FRAMEWORKS:
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                yield from (t.id for t in targets if isinstance(t, ast.Name))
