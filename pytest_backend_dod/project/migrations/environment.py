"""The environment that migrations run in: nothing in it leads to a database of anybody."""

from __future__ import annotations

import ast
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping

from ..repository import Repository
from ..roles import Role, role_of
from .records import NOWHERE, Database

_NAMES_A_DATABASE = re.compile(
    r"(^|_)(DB|DATABASES?|DSN|PG|POSTGRES|POSTGRESQL|SQLITE|SQLALCHEMY|MYSQL|MARIADB|MSSQL|ORACLE"
    r"|MONGO|MONGODB|REDIS|COCKROACH|ALEMBIC)(_|$)|^(PG|DB)[A-Z]+$|(DATABASE|DB)_?(URL|URI)"
)
"""``REDIS`` and the like hold data too."""
_OURS = re.compile(r"^(COV_CORE_|COVERAGE_|PYTEST_|PYTHONPATH$|DJANGO_SETTINGS_MODULE$)")
_ALWAYS = ("DATABASE_URL", "DATABASE_URI", "DB_URL", "SQLALCHEMY_DATABASE_URI",
           "SQLALCHEMY_DATABASE_URL")  # fmt: skip
_NAME = re.compile(r"[A-Z][A-Z0-9_]{2,}")
_LINE = re.compile(r"^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=", re.MULTILINE)
_ADDRESS = re.compile(r"^(?P<scheme>[a-zA-Z][\w+.]*)://")


def address(database: Database, scheme: str = "") -> str:
    """Return a URL for the database in the form that projects read.

    Args:
        database: What it is to lead to.
        scheme: Dialect and driver, such as ``postgresql+asyncpg``; empty for the dialect alone.
    """
    scheme = scheme or database.dialect
    if database.dialect == "sqlite":
        return f"{scheme}:///{database.name}"
    # Settings often insist on a host and a port; the guard knows what is meant by this one.
    return f"{scheme}://{database.user}:none@{NOWHERE}:5432/{database.name}"


def scrubbed(
    environ: Mapping[str, str],
    database: Database,
    *,
    read: Iterable[str] = (),
    scheme: str = "",
    given: Mapping[str, str] | None = None,
    scratch: str = "",
) -> dict[str, str]:
    """Return an environment in which every name of a database leads to the given one.

    Values are replaced and not just removed, because settings classes refuse to load without them.

    Args:
        environ: The environment of the gate.
        database: The one to lead to.
        read: Names that the project reads, from its code and its ``.env`` files.
        scheme: Dialect and driver of addresses where the old value does not show them.
        given: ``[tool.backend-dod.env]``; its database is replaced like any other.
        scratch: What ``{tmp}`` in ``given`` stands for.
    """
    merged = {key: value for key, value in environ.items() if not _OURS.search(key)}
    merged.update({key: value.replace("{tmp}", scratch) for key, value in (given or {}).items()})
    wanted = {name for name in read if names_a_database(name)}
    for name in sorted({*merged, *wanted, *_ALWAYS}):
        old = merged.get(name, "")
        if names_a_database(name) or _leads_to_database(old):
            new = _replaced(name, old, database, scheme)
            if new is None:
                merged.pop(name, None)
            else:
                merged[name] = new
    if database.dialect == "postgresql":
        merged.update(PGHOST=database.host, PGPORT=str(database.port), PGUSER=database.user)
        merged.update(PGDATABASE=database.name, PGPASSFILE="/dev/null", PGSERVICEFILE="/dev/null")
    return merged


def names_a_database(name: str) -> bool:
    """Whether an environment variable is named like one that leads to a database."""
    return _NAMES_A_DATABASE.search(name.upper()) is not None


def _leads_to_database(value: str) -> bool:
    found = _ADDRESS.match(value)
    return (
        found is not None
        and re.match(
            r"(?i)(postgres|sqlite|mysql|mariadb|mssql|oracle|mongodb|redis|cockroach)",
            found["scheme"],
        )
        is not None
    )


def _replaced(name: str, old: str, database: Database, scheme: str) -> str | None:
    upper = name.upper()
    found = _ADDRESS.match(old)
    if re.search(r"REDIS|MONGO", upper) or re.match(r"(?i)redis|mongo", old):
        return None
    if found or re.search(r"UR[IL]$|DSN$", upper):
        shown = (found["scheme"] if found else "").split("+")[0]
        same = shown.startswith(database.dialect[:6])
        return address(database, found["scheme"] if found and same else scheme)
    for ending, value in (
        (r"HOST(NAME)?$|SERVER$|HOSTADDR$|ADDRESS$", NOWHERE),
        (r"PORT$", "5432"),
        (r"USER(NAME)?$", database.user or "none"),
        (r"PASS(WORD)?$|PASSWD$|PWD$|SECRET$", "none"),
        (r"(^|_)(NAME|DB|DATABASE|PGDATABASE|PATH|FILE)$|^PGDATABASE$", database.name),
    ):
        if re.search(ending, upper):
            return value
    if re.match(r"PG[A-Z]+$", upper):
        return None
    return old or None


def names_read(repository: Repository) -> frozenset[str]:
    """Return the names of environment variables that the project's files mention.

    Upper-case texts in code, fields of settings classes with their prefix, and the names (never
    the values) of lines in ``.env`` files.
    """
    names: set[str] = set()
    for path in repository.files():
        if role_of(path) is Role.TEST:
            continue
        if path.endswith(".py"):
            names.update(_in_code(repository.read(path) or ""))
        elif re.match(r"\.?env(\..+)?$", posixpath.basename(path)):
            names.update(_LINE.findall(repository.read(path) or ""))
    for local in (".env", ".env.local", "../.env"):
        # Usually ignored by git, and read by settings classes all the same.
        names.update(_LINE.findall(repository.read(local) or ""))
    return frozenset(name for name in names if names_a_database(name))


def _in_code(text: str) -> Iterator[str]:
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if _NAME.fullmatch(node.value):
                yield node.value
        elif isinstance(node, ast.ClassDef):
            bases = " ".join(ast.unparse(base) for base in node.bases)
            if "Settings" in bases or "Config" in node.name:
                yield from _fields(node)


def _fields(node: ast.ClassDef) -> Iterator[str]:
    prefixes = {""} | {
        word.value.value
        for inner in ast.walk(node)
        if isinstance(inner, ast.Call)
        for word in inner.keywords
        if word.arg == "env_prefix"
        and isinstance(word.value, ast.Constant)
        and isinstance(word.value.value, str)
    }
    for line in node.body:
        if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name):
            yield from (f"{prefix}{line.target.id}".upper() for prefix in prefixes)
