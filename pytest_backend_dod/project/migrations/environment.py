"""The environment that migrations run in: nothing in it leads to a database of anybody."""

from __future__ import annotations

import ast
import posixpath
import re
from collections.abc import Iterator, Mapping

from ..repository import Repository
from ..roles import Role, role_of
from .records import NOWHERE, Database

_NAMES_A_DATABASE = re.compile(
    r"(^|_)(DB|DATABASES?|PG|POSTGRES|POSTGRESQL|SQLITE|SQLALCHEMY|MYSQL|MARIADB|MSSQL|ORACLE"
    r"|MONGO|MONGODB|REDIS|COCKROACH|ALEMBIC)(_|$)|^(PG|DB)[A-Z]+$|(DATABASE|DB)_?(URL|URI|DSN)"
    r"|^DSN$"
)
"""``REDIS`` and the like hold data too."""
_MAY_NAME_ONE = re.compile(r"DSN$")
"""Services that collect errors call their addresses so too: what stands in it decides."""
_REPORTS = re.compile(
    r"(^|_)(SENTRY|RAVEN|GLITCHTIP|BUGSINK|BUGSNAG|ROLLBAR|HONEYBADGER|AIRBRAKE|UPTRACE|APM"
    r"|ERRORS?|EXCEPTIONS?|TELEMETRY|OTEL|OTLP|MONITORING|TRACING)_?(\w+_)?DSN$"
)
"""Where a service that collects errors is reached, and never a database."""
_OURS = re.compile(r"^(COV_CORE_|COVERAGE_|PYTEST_|PYTHONPATH$|DJANGO_SETTINGS_MODULE$)")
_ALWAYS = ("DATABASE_URL", "DATABASE_URI", "DB_URL", "SQLALCHEMY_DATABASE_URI",
           "SQLALCHEMY_DATABASE_URL")  # fmt: skip
_NAME = re.compile(r"[A-Z][A-Z0-9_]{2,}")
_LINE = re.compile(
    r"^[ \t]*(?:export[ \t]+)?(?P<name>[A-Za-z_]\w*)[ \t]*=[ \t]*[\"']?(?P<value>[^\s\"']*)",
    re.MULTILINE,
)
_ADDRESS = re.compile(r"^(?P<scheme>[a-zA-Z][\w+.]*)://")
_WEB = re.compile(r"(?i)https?://")
_LOCAL = ("../.env", ".env", ".env.local")


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
    read: Mapping[str, str] | None = None,
    scheme: str = "",
    given: Mapping[str, str] | None = None,
    scratch: str = "",
) -> dict[str, str]:
    """Return an environment in which every name of a database leads to the given one.

    Values are replaced and not just removed, because settings classes refuse to load without them;
    for the same reason an address of the web becomes one of the web, which leads nowhere.

    Args:
        environ: The environment of the gate.
        database: The one to lead to.
        read: Names that the project reads, see :func:`names_read`.
        scheme: Dialect and driver of addresses where the old value does not show them.
        given: ``[tool.backend-dod.env]``; its database is replaced like any other.
        scratch: What ``{tmp}`` in ``given`` stands for.
    """
    merged = {key: value for key, value in environ.items() if not _OURS.search(key)}
    merged.update({key: value.replace("{tmp}", scratch) for key, value in (given or {}).items()})
    read = read or {}
    for name in sorted({*merged, *read, *_ALWAYS}):
        old = merged.get(name) or read.get(name, "")
        if _is_to_be_led(name, old, read=name in read):
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


def _is_to_be_led(name: str, old: str, *, read: bool) -> bool:
    """Whether a variable gets the made database: by its value, its name, or how it is read."""
    upper = name.upper()
    if upper == "DSN" and _WEB.match(old):
        return False
    if names_a_database(name) or _leads_to_database(old):
        return True
    if _REPORTS.search(upper) or (_MAY_NAME_ONE.search(upper) and _WEB.match(old)):
        return False
    return read or bool(_MAY_NAME_ONE.search(upper) and old)


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
    if found and _WEB.match(old):
        # There are databases that are reached so, by libraries that no guard can see into.
        return f"{found['scheme']}://{NOWHERE}"
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


def names_read(repository: Repository) -> dict[str, str]:
    """Return the environment variables that the project's files mention and that are to be led.

    Upper-case texts in code, fields of settings classes with their prefix, and the names of lines
    in ``.env`` files; of the values, nothing but whether they lead to a database or to the web.

    Returns:
        Name → ``http://`` or ``https://`` when a ``.env`` file gives it such an address, else
        empty.
    """
    names: set[str] = set()
    webs: dict[str, str] = {}
    files = [path for path in repository.files() if role_of(path) is not Role.TEST]
    dotted = [path for path in files if re.match(r"\.?env(\..+)?$", posixpath.basename(path))]
    for path in files:
        if path.endswith(".py"):
            names.update(_in_code(repository.read(path) or ""))
    # Usually ignored by git, and read by settings classes all the same: what they say counts.
    for path in [*(path for path in dotted if path not in _LOCAL), *_LOCAL]:
        for line in _LINE.finditer(repository.read(path) or ""):
            web = _WEB.match(line["value"])
            webs[line["name"].upper()] = web[0] if web else ""
            if _is_to_be_led(line["name"], line["value"], read=False):
                names.add(line["name"])
    led = {name: webs.get(name.upper(), "") for name in sorted(names)}
    return {name: web for name, web in led.items() if _is_to_be_led(name, web, read=True)}


def _in_code(text: str) -> Iterator[str]:
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if _NAME.fullmatch(node.value) and names_a_database(node.value):
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
        if not isinstance(line, ast.AnnAssign) or not isinstance(line.target, ast.Name):
            continue
        if "HttpUrl" in ast.unparse(line.annotation):
            # It takes no address of a database.
            continue
        for prefix in prefixes:
            # ``dsn`` is as good a name for a database as ``DSN``, whatever the prefix is.
            if names_a_database(line.target.id) or names_a_database(f"{prefix}{line.target.id}"):
                yield f"{prefix}{line.target.id}".upper()
