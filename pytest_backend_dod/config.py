"""``[tool.backend-dod]`` of ``pyproject.toml``, checked and typed."""

from __future__ import annotations

import dataclasses
import datetime
import difflib
import os
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from . import parameters
from .addresses import check_url
from .errors import UsageError
from .parameters import parameter

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FILE = "pyproject.toml"
TABLE = "tool.backend-dod"


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The plain keys of the table."""

    checklist: tuple[str, ...] = parameter(
        (), "Paths of the checklists, relative to the root folder."
    )
    app: str = parameter("", "An ASGI or WSGI app, or a factory of one: `package.module:name`.")
    base_url: str = parameter("", "URL of a running backend.")
    allow_hosts: tuple[str, ...] = parameter(
        (), "Hosts other than this machine that requests may be sent to."
    )
    openapi: str = parameter("", "Path of the OpenAPI document, relative to the root folder.")
    disposable: bool = parameter(
        False, "Whether `app` or `base-url` may be written to, because its data can be thrown away."
    )
    prepare: str = parameter(
        "", "A command to run before `app` starts, such as `alembic upgrade head`."
    )
    start_timeout: float = parameter(30.0, "Time limit for the start of `app`.", unit="s")


@dataclass(frozen=True, kw_only=True)
class Waiver:
    """An item that is tolerated although it is not done."""

    item: str = field(metadata={"doc": "Id of the item."})
    reason: str = field(metadata={"doc": "Why it is tolerated."})
    until: datetime.date = field(metadata={"doc": "Last day on which it is tolerated."})


@dataclass(frozen=True, kw_only=True)
class Attestation:
    """A person's word for an item that no probe can see."""

    item: str = field(metadata={"doc": "Id of the item."})
    by: str = field(metadata={"doc": "Who vouches for it."})
    on: datetime.date = field(metadata={"doc": "Day on which the person looked."})
    until: datetime.date = field(metadata={"doc": "Last day on which the word stands."})


Values = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Configuration:
    """The whole table."""

    root: Path
    settings: Settings = field(default_factory=Settings)
    env: Mapping[str, str] = field(default_factory=dict)
    """Environment of ``app``; ``{tmp}`` in a value stands for a folder that is thrown away."""
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
            raise _error(f"tool.{name}", "the table has another name", f"Write [{TABLE}].")
    table = tools.get("backend-dod", {}) if isinstance(tools, dict) else tools
    return read(table, root=root, today=today or _today(), environ=os.environ)


def _today() -> datetime.date:
    # Dates in the file are those of the person who wrote them.
    return datetime.datetime.now().astimezone().date()


def read(
    table: Any, *, root: Path, today: datetime.date, environ: Mapping[str, str]
) -> Configuration:
    """Check a table and return it typed; see :func:`load`."""
    table = _table(table, TABLE)
    plain = {key: value for key, value in table.items() if key not in NESTED}
    _known(plain, [*(_hyphened(f.name) for f in dataclasses.fields(Settings)), *NESTED], TABLE)
    settings = parameters.read(Settings, plain, where=f"{FILE}: {TABLE}")
    _check_target(settings)
    return Configuration(
        root=root,
        settings=settings,
        env=_texts(table.get("env", {}), f"{TABLE}.env"),
        headers=_headers(table.get("credentials", {}), environ),
        probes=_tables(table.get("probes", {}), f"{TABLE}.probes"),
        items=_items(table.get("items", {})),
        waivers=tuple(_waiver(*entry, today) for entry in _entries(table, "waivers", Waiver)),
        attestations=tuple(
            _attestation(*entry, today) for entry in _entries(table, "attestations", Attestation)
        ),
    )


NESTED = ("env", "credentials", "probes", "items", "waivers", "attestations")
"""The keys of the table that are not plain."""


def _error(key: str, what: str, remedy: str) -> UsageError:
    return UsageError(what, where=f"{FILE}: {key}", remedy=remedy)


def _hyphened(name: str) -> str:
    return name.replace("_", "-")


def _table(value: Any, key: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _error(key, f"{value!r} is not a table", f"Write [{key}] and lines key = value.")
    return value


def _known(given: Mapping[str, Any], known: Sequence[str], where: str) -> None:
    for key in given:
        if _hyphened(key) not in known:
            near = difflib.get_close_matches(_hyphened(key), known, n=1, cutoff=0.5)
            hint = f"Did you mean {near[0]!r}? " if near else ""
            raise _error(where, f"unknown key {key!r}", f"{hint}Keys here: {', '.join(known)}.")


APP = r"\w+(\.\w+)*:\w+(\.\w+)*"
"""What names an app."""


def _check_target(settings: Settings) -> None:
    if settings.app and settings.base_url:
        raise _error(TABLE, "app and base-url exclude each other", "Keep one of them.")
    if settings.app and not re.fullmatch(APP, settings.app):
        raise _error(
            f"{TABLE}.app",
            f"{settings.app!r} does not name an app",
            'Write "package.module:name", such as "shop.main:app"; a factory too without brackets.',
        )
    if settings.base_url:
        check_url(settings.base_url, settings.allow_hosts, where=f"{FILE}: {TABLE}.base-url")


def _texts(value: Any, key: str) -> dict[str, str]:
    values = _table(value, key)
    for name, text in values.items():
        if not isinstance(text, str):
            raise _error(f"{key}.{name}", f"{text!r} is not a text", f'Write {name} = "{text}".')
    return values


def _headers(credentials: Any, environ: Mapping[str, str]) -> dict[str, str]:
    key = f"{TABLE}.credentials"
    _known(_table(credentials, key), ["headers"], key)
    headers = _texts(credentials.get("headers", {}), f"{key}.headers")
    return {
        name: _filled(value, environ, f"{key}.headers.{name}") for name, value in headers.items()
    }


def _filled(value: str, environ: Mapping[str, str], key: str) -> str:
    def fill(found: re.Match[str]) -> str:
        if not environ.get(found[1]):
            missing = "empty" if found[1] in environ else "not set"
            raise _error(
                key,
                f"the environment variable {found[1]} is {missing}",
                f"Set it: export {found[1]}=…",
            )
        return environ[found[1]]

    return re.sub(r"\$\{(\w+)\}", fill, value)


def _tables(value: Any, key: str) -> dict[str, Values]:
    tables = _table(value, key)
    for name, inner in tables.items():
        if not isinstance(inner, dict):
            raise _error(
                f"{key}.{name}",
                f"{inner!r} is not a table of parameters",
                f"Write {name} = {{}} or {name} = {{ parameter = value }}.",
            )
    return tables


def _items(value: Any) -> dict[str, Mapping[str, Values]]:
    items = _tables(value, f"{TABLE}.items")
    for item, probes in items.items():
        if not probes:
            raise _error(
                f"{TABLE}.items.{item}",
                "no probe is named, so that nothing would decide the item",
                'Write a probe, such as command = { run = "…" }, or delete the table.',
            )
        _tables(probes, f"{TABLE}.items.{item}")
    return items


def _entries(
    table: Mapping[str, Any], name: str, record: type[Waiver | Attestation]
) -> list[tuple[str, dict[str, Any]]]:
    """The entries of a list of tables, each with its key; texts and presence are checked."""
    key = f"{TABLE}.{name}"
    entries = table.get(name, [])
    if not isinstance(entries, list):
        raise _error(key, "this must be a list of tables", f"Write [[{key}]], two brackets each.")
    known = [one.name for one in dataclasses.fields(record)]
    numbered: list[tuple[str, dict[str, Any]]] = []
    for number, entry in enumerate(entries, 1):
        where = f"{key}[{number}]"
        _known(_table(entry, where), known, where)
        values = {one: _given(entry.get(one), one, where) for one in known}
        if any(values["item"] == other["item"] for _, other in numbered):
            raise _error(where, f"{values['item']!r} stands here twice", "Keep one of the two.")
        numbered.append((where, values))
    return numbered


def _given(value: Any, name: str, where: str) -> Any:
    """A value that is present, a date where one is asked for and a text elsewhere."""
    dated = name in {"on", "until"}
    if value is None or (isinstance(value, str) and not value.strip()):
        example = "2027-01-31" if dated else '"…"'
        raise _error(where, f"{name!r} is missing", f"Write {name} = {example}.")
    if dated:
        return _date(value, f"{where}.{name}")
    if not isinstance(value, str):
        raise _error(f"{where}.{name}", f"{value!r} is not a text", f'Write {name} = "…".')
    return value


def _waiver(where: str, values: dict[str, Any], today: datetime.date) -> Waiver:
    waiver = Waiver(**values)
    if waiver.until < today:
        raise _error(
            where,
            f"the waiver for {waiver.item!r} ended on {waiver.until}",
            "Delete it and mend the item, or agree on a new date.",
        )
    return waiver


def _attestation(where: str, values: dict[str, Any], today: datetime.date) -> Attestation:
    attestation = Attestation(**values)
    if attestation.on > today:
        raise _error(
            f"{where}.on",
            f"{attestation.on} has not come yet",
            "Write the day of the attestation.",
        )
    if attestation.until < today:
        raise _error(
            where,
            f"the attestation of {attestation.item!r} ended on {attestation.until}",
            "Look again and renew it, or delete it.",
        )
    return attestation


def _date(value: Any, key: str) -> datetime.date:
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    try:
        # Later versions of Python read "20270131" and "2027-W04" too.
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            return datetime.date.fromisoformat(value)
    except ValueError:
        pass
    raise _error(key, f"{value!r} is no date", "Write a date such as 2027-01-31.")
