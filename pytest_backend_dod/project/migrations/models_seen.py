"""Models and databases that the code names; read from its syntax, nothing is imported."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..repository import Repository
from ..roles import Role, role_of
from .records import Model

_ORMS = {
    "sqlalchemy": "SQLAlchemy",
    "sqlmodel": "SQLAlchemy",
    "flask_sqlalchemy": "SQLAlchemy",
    "advanced_alchemy": "SQLAlchemy",
    "django": "Django",
    "tortoise": "Tortoise ORM",
    "peewee": "Peewee",
    "pony": "Pony",
    "piccolo": "Piccolo",
}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DRIVERS = _words(
    """
    sqlite3 aiosqlite psycopg psycopg2 asyncpg pg8000 pymysql MySQLdb aiomysql asyncmy mysql
    oracledb cx_Oracle pyodbc pymssql duckdb databases records pymongo motor
    """
)


def models(repository: Repository) -> tuple[Model, ...]:
    """Return the tables that the project's own code declares."""
    return tuple(model for path, tree in _trees(repository) for model in _models(path, tree))


def database_modules(repository: Repository) -> tuple[str, ...]:
    """Return the libraries for databases that the project's own code imports, sorted."""
    names = {name for _, tree in _trees(repository) for name in _imported(tree)}
    return tuple(sorted(names & (_DRIVERS | set(_ORMS) - {"django"})))


def _trees(repository: Repository) -> Iterator[tuple[str, ast.Module]]:
    for path in repository.files():
        if path.endswith(".py") and role_of(path) is Role.SOURCE:
            tree = _parsed(repository.read(path) or "")
            if tree is not None:
                yield path, tree


@lru_cache(maxsize=512)
def _parsed(text: str) -> ast.Module | None:
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return None


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def _models(path: str, tree: ast.Module) -> Iterator[Model]:
    imported = set(_imported(tree))
    orm = next((name for module, name in _ORMS.items() if module in imported), "SQLAlchemy")
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            table = _table_name(node)
            bases = [ast.unparse(base) for base in node.bases]
            if table or _is_model(node, bases, imported):
                if _is_abstract(node):
                    continue
                yield Model(name=node.name, table=table, orm=orm, path=path, line=node.lineno)
        elif isinstance(node, ast.Assign) and "sqlalchemy" in imported:
            table = _table_call(node.value)
            if table:
                yield Model(name=table, table=table, orm=orm, path=path, line=node.lineno)


def _is_model(node: ast.ClassDef, bases: Sequence[str], imported: set[str]) -> bool:
    if any(base == "db.Model" for base in bases):
        return True
    if any(word.arg == "table" and _is_true(word.value) for word in node.keywords):
        return True
    if "django" in imported:
        return any(base in {"models.Model", "gis_models.Model"} for base in bases)
    if "tortoise" in imported:
        return any(base in {"Model", "models.Model"} for base in bases)
    return False


def _is_true(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is True


def _table_name(node: ast.ClassDef) -> str:
    for line in node.body:
        targets: list[ast.expr] = []
        if isinstance(line, ast.Assign):
            targets = line.targets
        elif isinstance(line, ast.AnnAssign):
            targets = [line.target]
        named = any(isinstance(t, ast.Name) and t.id == "__tablename__" for t in targets)
        value = getattr(line, "value", None)
        if named and isinstance(value, ast.Constant) and isinstance(value.value, str):
            return value.value
    return ""


def _is_abstract(node: ast.ClassDef) -> bool:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Assign) and _is_true(inner.value):
            names = {target.id for target in inner.targets if isinstance(target, ast.Name)}
            if names & {"__abstract__", "abstract", "proxy"}:
                return True
    return False


def _table_call(node: ast.expr) -> str:
    """Return the name in ``Table("name", metadata, …)``."""
    if not isinstance(node, ast.Call) or len(node.args) < 2:
        return ""
    called = (
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    )
    first = node.args[0]
    if called == "Table" and isinstance(first, ast.Constant) and isinstance(first.value, str):
        return first.value
    return ""
