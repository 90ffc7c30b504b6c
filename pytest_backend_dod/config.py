"""``[tool.backend-dod]`` of ``pyproject.toml``, checked and typed."""

from __future__ import annotations

import dataclasses
import datetime
import os
import re
import shlex
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from . import checked, parameters, promises
from .addresses import check_url
from .checked import FILE, TABLE, Values
from .errors import UsageError
from .parameters import parameter
from .promises import Attestation, Waiver

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

__all__ = [
    "APP",
    "FILE",
    "NESTED",
    "TABLE",
    "Attestation",
    "Configuration",
    "Settings",
    "Waiver",
    "load",
    "read",
    "table_of_item",
    "tomllib",
]


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The plain keys of the table."""

    checklist: tuple[str, ...] = parameter(
        (), "Paths of the checklists, relative to the root folder."
    )
    app: str = parameter("", "An ASGI or WSGI app, or a factory of one: `package.module:name`.")
    base_url: str = parameter("", "URL of a running backend.")
    command: str = parameter(
        "",
        "A command that starts a backend in any language on `{port}` of this machine, such as"
        " `uvicorn shop.main:app --port {port}`.",
    )
    database: str = parameter(
        "",
        "Address of the database of `command`, such as `127.0.0.1:5432`; a proxy stands before it"
        " at `{database}`, so that the database can be taken away for a moment.",
    )
    allow_hosts: tuple[str, ...] = parameter(
        (), "Hosts other than this machine that requests may be sent to."
    )
    openapi: str = parameter("", "Path of the OpenAPI document, relative to the root folder.")
    disposable: bool = parameter(
        False,
        "Whether `app`, `command` or `base-url` may be written to, because its data can be thrown"
        " away.",
    )
    prepare: str = parameter(
        "", "A command to run before `app` or `command` starts, such as `alembic upgrade head`."
    )
    baseline: str = parameter(
        "", "Path of the baseline; `.backend-dod-baseline.json` where it is left out."
    )
    max_waivers: int = parameter(-1, "Waivers that are allowed at a time; -1 for any number.")
    start_timeout: float = parameter(
        30.0, "Time limit for the start of `app` or `command`.", unit="s"
    )
    budget: float = parameter(
        900.0,
        "Time after which no experiment is begun any more in a process; what is left undone is"
        " inconclusive.",
        unit="s",
    )


@dataclass(frozen=True, kw_only=True)
class Configuration:
    """The whole table."""

    root: Path
    settings: Settings = field(default_factory=Settings)
    env: Mapping[str, str] = field(default_factory=dict)
    """Environment of ``app`` and ``command``; ``{tmp}`` stands for a folder that is thrown away."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Headers of an authenticated user, environment variables filled in."""
    probes: Mapping[str, Values] = field(default_factory=dict)
    """Probe → parameters that hold where no line says otherwise."""
    items: Mapping[str, Mapping[str, Values]] = field(default_factory=dict)
    """Item → probe → parameters; replaces what the words would lead to."""
    waivers: tuple[Waiver, ...] = ()
    attestations: tuple[Attestation, ...] = ()

    @property
    def disposable(self) -> bool:
        """Whether the target may be written to: declared, or with data in a folder of its own."""
        return self.settings.disposable or any("{tmp}" in value for value in self.env.values())


def table_of_item(item: str) -> str:
    """Return the line that opens an item's table; an id with letters beyond ASCII is quoted."""
    plain = re.fullmatch(r"[A-Za-z0-9_-]+", item) is not None
    return f"[{TABLE}.items.{item}]" if plain else f'[{TABLE}.items."{item}"]'


def load(root: Path, *, today: datetime.date | None = None) -> Configuration:
    """Read the configuration of a project.

    Raises:
        UsageError: When the file is no TOML, or the table says something that cannot be understood.
    """
    path = root / FILE
    if not path.is_file():
        return Configuration(root=root)
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise UsageError(
            f"this is not TOML ({problem})", where=FILE, remedy="Correct the line that is named."
        ) from None
    tools = document.get("tool", {})
    for name in ("backend_dod", "pytest-backend-dod", "pytest_backend_dod"):
        if isinstance(tools, dict) and name in tools:
            raise checked.error(f"tool.{name}", "the table has another name", f"Write [{TABLE}].")
    table = tools.get("backend-dod", {}) if isinstance(tools, dict) else tools
    return read(table, root=root, today=today or _today(), environ=os.environ)


def _today() -> datetime.date:
    # Dates in the file are those of the person who wrote them.
    return datetime.datetime.now().astimezone().date()


def read(
    table: Any, *, root: Path, today: datetime.date, environ: Mapping[str, str]
) -> Configuration:
    """Check a table and return it typed; see :func:`load`."""
    table = checked.table(table, TABLE)
    plain = {key: value for key, value in table.items() if key not in NESTED}
    checked.known(
        plain, [*(checked.hyphened(f.name) for f in dataclasses.fields(Settings)), *NESTED], TABLE
    )
    settings = parameters.read(Settings, plain, where=f"{FILE}: {TABLE}")
    _check_target(settings)
    waivers = promises.waivers(table, today)
    if 0 <= settings.max_waivers < len(waivers):
        raise checked.error(
            f"{TABLE}.waivers",
            f"more waivers than max-waivers allows ({len(waivers)}, not {settings.max_waivers})",
            "Mend an item and delete its waiver.",
        )
    return Configuration(
        root=root,
        settings=settings,
        env=checked.texts(table.get("env", {}), f"{TABLE}.env"),
        headers=_headers(table.get("credentials", {}), environ),
        probes=checked.tables(table.get("probes", {}), f"{TABLE}.probes"),
        items=_items(table.get("items", {})),
        waivers=waivers,
        attestations=promises.attestations(table, today),
    )


NESTED = ("env", "credentials", "probes", "items", "waivers", "attestations")
"""The keys of the table that are not plain."""


APP = r"\w+(\.\w+)*:\w+(\.\w+)*"
"""What names an app."""


def _check_target(settings: Settings) -> None:
    given = [name for name in ("app", "command", "base_url") if getattr(settings, name)]
    if len(given) > 1:
        named = " and ".join(checked.hyphened(name) for name in given)
        raise checked.error(TABLE, f"{named} exclude each other", "Keep one of them.")
    if settings.command:
        _check_command(settings)
    if settings.app and not re.fullmatch(APP, settings.app):
        raise checked.error(
            f"{TABLE}.app",
            f"{settings.app!r} does not name an app",
            'Write "package.module:name", such as "shop.main:app"; a factory too without brackets.',
        )
    if settings.base_url:
        check_url(settings.base_url, settings.allow_hosts, where=f"{FILE}: {TABLE}.base-url")


def _check_command(settings: Settings) -> None:
    try:
        words = shlex.split(settings.command)
    except ValueError as problem:
        raise checked.error(
            f"{TABLE}.command", f"it cannot be read ({problem})", "Close the quotation."
        ) from None
    if not words:
        raise checked.error(
            f"{TABLE}.command", "it is empty", "Write the command, or delete the line."
        )
    if settings.database:
        host, _, port = settings.database.rpartition(":")
        where = f"{FILE}: {TABLE}.database"
        if not host or not port.isdigit() or not 0 < int(port) < 65536:
            raise UsageError(
                f"{settings.database!r} is no address",
                where=where,
                remedy='Write host and port, such as "127.0.0.1:5432".',
            )
        check_url(f"http://{settings.database}", settings.allow_hosts, where=where)


def _headers(credentials: Any, environ: Mapping[str, str]) -> dict[str, str]:
    key = f"{TABLE}.credentials"
    checked.known(checked.table(credentials, key), ["headers"], key)
    headers = checked.texts(credentials.get("headers", {}), f"{key}.headers")
    return {
        name: _filled(value, environ, f"{key}.headers.{name}") for name, value in headers.items()
    }


def _filled(value: str, environ: Mapping[str, str], key: str) -> str:
    def fill(found: re.Match[str]) -> str:
        if not environ.get(found[1]):
            missing = "empty" if found[1] in environ else "not set"
            raise checked.error(
                key,
                f"the environment variable {found[1]} is {missing}",
                f"Set it: export {found[1]}=…",
            )
        return environ[found[1]]

    return re.sub(r"\$\{(\w+)\}", fill, value)


def _items(value: Any) -> dict[str, Mapping[str, Values]]:
    items = checked.tables(value, f"{TABLE}.items")
    for item, probes in items.items():
        if not probes:
            raise checked.error(
                f"{TABLE}.items.{item}",
                "no probe is named, so that nothing would decide the item",
                'Write a probe, such as command = { run = "…" }, or delete the table.',
            )
        checked.tables(probes, f"{TABLE}.items.{item}")
    return items
