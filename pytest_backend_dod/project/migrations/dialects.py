"""Which database a project is written for, told from its files."""

from __future__ import annotations

import ast
import configparser
import importlib.util
import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..repository import Repository
from ..roles import Role, role_of
from .records import Dialect

_SCHEME = re.compile(
    r"(?P<name>postgres(?:ql)?|postgis|sqlite|mysql|mariadb|mssql|oracle|cockroachdb)"
    r"(?:\+(?P<driver>[a-z0-9_]+))?(?=://|$)"
)
_URL = re.compile(_SCHEME.pattern.replace("(?=://|$)", "://"))
_ONLY_POSTGRESQL = re.compile(
    r"sqlalchemy\.dialects(\.| import )postgresql|django\.contrib\.(postgres|gis)\b"
    r"|\bpostgresql_(using|where|ops|concurrently)\b|CREATE EXTENSION|\bJSONB\b"
)
_DEPLOYED = re.compile(r"(^|/)(\.?env(\..+)?|(docker-)?compose[\w.-]*\.ya?ml)$")
_DJANGO_ENGINE = re.compile(r"django\.db\.backends\.(\w+)$")
_DECLARED = re.compile(
    r"\b(psycopg2?|asyncpg|pg8000|mysqlclient|pymysql|aiomysql|asyncmy)\b", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """A place that names a database."""

    dialect: str
    """``sqlite``, ``postgresql``, ``mysql`` … as SQLAlchemy calls them."""
    driver: str
    """The driver that is named with it; empty when none is."""
    where: str
    binding: bool = False
    """Whether nothing but this database can be meant."""


def decide(found: tuple[Evidence, ...]) -> Evidence | None:
    """Return the evidence to go by; None when there is none.

    What runs on one database only comes first. Else another database than SQLite wins over it: a
    project that names both keeps SQLite for the desk, and its migrations have to hold for the
    other one.
    """
    order = sorted(found, key=lambda e: (not e.binding, e.dialect == "sqlite", not e.driver))
    return order[0] if order else None


def evidence(repository: Repository) -> tuple[Evidence, ...]:
    """Return what the files say: addresses, constructs of one database, and last dependencies."""
    found = tuple(_evidence(repository))
    return found or tuple(_dependencies(repository))


def _evidence(repository: Repository) -> Iterator[Evidence]:
    for path in repository.files():
        name = posixpath.basename(path)
        if _DEPLOYED.search(path) and role_of(path) is not Role.TEST:
            yield from _addresses(path, repository.read(path) or "")
        elif role_of(path) is not Role.SOURCE:
            continue
        elif path.endswith(".py"):
            yield from _in_code(path, repository.read(path) or "")
        elif name.endswith(".ini"):
            yield from _in_ini(path, repository.read(path) or "")


def _named(found: re.Match[str], where: str, *, binding: bool = False) -> Evidence:
    dialect = "postgresql" if found["name"].startswith("post") else found["name"]
    return Evidence(dialect=dialect, driver=found["driver"] or "", where=where, binding=binding)


def _addresses(path: str, text: str) -> Iterator[Evidence]:
    for number, line in enumerate(text.splitlines(), 1):
        found = None if line.lstrip().startswith("#") else _URL.search(line)
        if found:
            yield _named(found, f"{path}:{number}")


def _in_ini(path: str, text: str) -> Iterator[Evidence]:
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    try:
        parser.read_string(text)
    except configparser.Error:
        return
    for section in parser.sections():
        found = _URL.match(parser.get(section, "sqlalchemy.url", fallback="").strip())
        if found:
            yield _named(found, path)


def _in_code(path: str, text: str) -> Iterator[Evidence]:
    only = _ONLY_POSTGRESQL.search(text)
    if only:
        line = text.count("\n", 0, only.start()) + 1
        yield Evidence(dialect="postgresql", driver="", where=f"{path}:{line}", binding=True)
    if not re.search(r"postgres|sqlite|mysql|mariadb|mssql|oracle", text):
        return
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        if id(node) in prose:
            continue
        where = f"{path}:{node.lineno}"
        engine = _DJANGO_ENGINE.match(node.value)
        found = _URL.match(node.value) or (
            _SCHEME.fullmatch(node.value) if "+" in node.value else None
        )
        if engine and engine[1] in {"sqlite3", "postgresql", "mysql", "oracle"}:
            yield Evidence(dialect=engine[1].rstrip("3"), driver="", where=where)
        elif found:
            yield _named(found, where)


def _dependencies(repository: Repository) -> Iterator[Evidence]:
    for path in repository.files():
        name = posixpath.basename(path)
        if name == "pyproject.toml" or re.fullmatch(r"requirements.*\.(txt|in)", name):
            found = _DECLARED.search(repository.read(path) or "")
            if found:
                word = found[1].lower()
                postgresql = word in {"psycopg", "psycopg2", "asyncpg", "pg8000"}
                yield Evidence(
                    dialect="postgresql" if postgresql else "mysql",
                    driver=word if postgresql else "",
                    where=path,
                )


_SYNC = {"sqlite": ("sqlite",), "postgresql": ("psycopg", "psycopg2", "pg8000")}
_ASYNC = {"sqlite": ("aiosqlite",), "postgresql": ("asyncpg", "psycopg")}
_TRIED = 3
"""How many forms of an address are worth a try."""


def schemes(dialect: Dialect, found: Sequence[Evidence], *, asynchronous: bool) -> tuple[str, ...]:
    """Return the forms of an address to try, best first, of those whose driver is installed.

    Args:
        dialect: Of the database.
        found: What the files say; a driver that they name comes first.
        asynchronous: Whether ``env.py`` needs an asynchronous driver.
    """
    named = [one.driver for one in found if one.dialect == dialect and one.driver]
    fitting = _ASYNC[dialect] if asynchronous else _SYNC[dialect]
    installed = [
        driver
        for driver in dict.fromkeys([*named, *fitting, *_SYNC[dialect], *_ASYNC[dialect]])
        if driver == "sqlite" or importlib.util.find_spec(driver) is not None
    ]
    shown = [dialect if driver == "sqlite" else f"{dialect}+{driver}" for driver in installed]
    return tuple(shown[:_TRIED]) or (dialect,)
