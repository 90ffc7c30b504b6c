"""``[tool.backend-dod]`` of ``pyproject.toml``, checked and typed."""

from __future__ import annotations

import dataclasses
import datetime
import difflib
import ipaddress
import os
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from . import parameters
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

    checklist: tuple[str, ...] = parameter((), "Paths of the checklists, relative to the root folder.")
    app: str = parameter("", "An ASGI or WSGI app, or a factory of one: `package.module:name`.")
    base_url: str = parameter("", "URL of a running backend.")
    allow_hosts: tuple[str, ...] = parameter(
        (), "Hosts other than this machine that requests may be sent to."
    )
    openapi: str = parameter("", "Path of the OpenAPI document, relative to the root folder.")
    disposable: bool = parameter(
        False, "Whether `app` or `base-url` may be written to, because its data can be thrown away."
    )
    prepare: str = parameter("", "A command to run before `app` starts, such as `alembic upgrade head`.")
    start_timeout: float = parameter(30.0, "Time limit for the start of `app`.", unit="s")


@dataclass(frozen=True, kw_only=True)
class Waiver:
    """An item that is tolerated although it is not done."""

    item: str
    reason: str
    until: datetime.date


@dataclass(frozen=True, kw_only=True)
class Attestation:
    """A person's word for an item that no probe can see."""

    item: str
    by: str
    on: datetime.date
    until: datetime.date


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
        """Whether the configured target may be written to: declared, or with data in a folder of its own."""
        return self.settings.disposable or any("{tmp}" in value for value in self.env.values())


def load(root: Path, *, today: datetime.date | None = None) -> Configuration:
    """Read the configuration of a project.

    Raises:
        UsageError: When the file is no TOML, or the table says something that cannot be understood.
    """
    path = root / FILE
    if not path.is_file():
        return Configuration(root=root)
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise UsageError(
            f"this is not TOML ({problem})", where=FILE, remedy="Correct the line that is named."
        ) from None
    table = document.get("tool", {}).get("backend-dod", {})
    return read(table, root=root, today=today or datetime.date.today(), environ=os.environ)


def read(
    table: Any, *, root: Path, today: datetime.date, environ: Mapping[str, str]
) -> Configuration:
    """Check a table and return it typed; see :func:`load`."""
    if not isinstance(table, dict):
        raise UsageError("this must be a table", where=f"{FILE}: {TABLE}", remedy=f"Write [{TABLE}].")
    nested = {"env", "credentials", "probes", "items", "waivers", "attestations"}
    plain = {key: value for key, value in table.items() if key not in nested}
    _known(plain, [*(f.name.replace("_", "-") for f in dataclasses.fields(Settings)), *nested], TABLE)
    settings = parameters.read(Settings, plain, where=f"{FILE}: {TABLE}")
    _check_target(settings)
    return Configuration(
        root=root,
        settings=settings,
        env=_texts(table, "env"),
        headers=_headers(table.get("credentials", {}), environ),
        probes=_tables(table, "probes"),
        items={item: _tables({item: v}, item, f"{TABLE}.items") for item, v in _tables(table, "items").items()},
        waivers=tuple(_waiver(entry, i, today) for i, entry in _entries(table, "waivers")),
        attestations=tuple(_attestation(entry, i, today) for i, entry in _entries(table, "attestations")),
    )


def _known(given: Mapping[str, Any], known: Sequence[str], where: str) -> None:
    for key in given:
        if key.replace("_", "-") not in known:
            near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
            hint = f"Did you mean {near[0]!r}? " if near else ""
            raise UsageError(
                f"unknown key {key!r}",
                where=f"{FILE}: {where}",
                remedy=f"{hint}Keys here: {', '.join(known)}.",
            )


def _check_target(settings: Settings) -> None:
    if settings.app and settings.base_url:
        raise UsageError(
            "app and base-url exclude each other", where=f"{FILE}: {TABLE}", remedy="Keep one of them."
        )
    if settings.app and not re.fullmatch(r"[\w.]+:[\w.]+", settings.app):
        raise UsageError(
            f"{settings.app!r} does not name an app",
            where=f"{FILE}: {TABLE}.app",
            remedy='Write "package.module:name", such as "shop.main:app".',
        )
    if settings.base_url:
        check_url(settings.base_url, settings.allow_hosts, where=f"{FILE}: {TABLE}.base-url")


def check_url(url: str, allowed: Sequence[str], *, where: str) -> None:
    """Refuse a URL that is none, or whose host is neither this machine nor named in ``allow-hosts``.

    Raises:
        UsageError: With ``where``.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme not in {"http", "https"} or not host:
        raise UsageError(
            f"{url!r} is no URL of a backend", where=where, remedy='Write "http://127.0.0.1:8000".'
        )
    if not _is_loopback(host) and host not in allowed:
        raise UsageError(
            f"{host} is not this machine, and nothing is sent to a host that was not named",
            where=where,
            remedy=f'If it may be probed, write allow-hosts = ["{host}"].',
        )


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _texts(table: Mapping[str, Any], key: str) -> dict[str, str]:
    values = table.get(key, {})
    if not isinstance(values, dict) or not all(isinstance(v, str) for v in values.values()):
        raise UsageError(
            "this must be a table of texts",
            where=f"{FILE}: {TABLE}.{key}",
            remedy=f'Write [{TABLE}.{key}] and NAME = "value".',
        )
    return dict(values)


def _headers(credentials: Any, environ: Mapping[str, str]) -> dict[str, str]:
    where = f"{TABLE}.credentials"
    if not isinstance(credentials, dict):
        raise UsageError("this must be a table", where=f"{FILE}: {where}", remedy=f"Write [{where}].")
    _known(credentials, ["headers"], where)
    headers = _texts({"credentials.headers": credentials.get("headers", {})}, "credentials.headers")
    return {name: _filled(value, environ, f"{where}.headers.{name}") for name, value in headers.items()}


def _filled(value: str, environ: Mapping[str, str], where: str) -> str:
    def fill(found: re.Match[str]) -> str:
        if found[1] not in environ:
            raise UsageError(
                f"the environment variable {found[1]} is not set",
                where=f"{FILE}: {where}",
                remedy=f"Set it: export {found[1]}=…",
            )
        return environ[found[1]]

    return re.sub(r"\$\{(\w+)\}", fill, value)


def _tables(table: Mapping[str, Any], key: str, within: str = TABLE) -> dict[str, Values]:
    values = table.get(key, {})
    where = f"{within}.{key}"
    if not isinstance(values, dict):
        raise UsageError("this must be a table", where=f"{FILE}: {where}", remedy=f"Write [{where}].")
    for name, inner in values.items():
        if not isinstance(inner, dict):
            raise UsageError(
                f"{inner!r} is not a table of parameters",
                where=f"{FILE}: {where}.{name}",
                remedy=f"Write {name} = {{}} or {name} = {{ parameter = value }}.",
            )
    return values


def _entries(table: Mapping[str, Any], key: str) -> list[tuple[int, Any]]:
    entries = table.get(key, [])
    if not isinstance(entries, list):
        raise UsageError(
            "this must be a list of tables",
            where=f"{FILE}: {TABLE}.{key}",
            remedy=f"Write [[{TABLE}.{key}]] with two pairs of brackets.",
        )
    return list(enumerate(entries, 1))


def _entry(entry: Any, where: str, known: Sequence[str]) -> dict[str, Any]:
    if not isinstance(entry, dict):
        raise UsageError("this must be a table", where=f"{FILE}: {where}", remedy="Write key = value lines.")
    _known(entry, known, where)
    for key in known:
        if entry.get(key) in (None, ""):
            example = "2027-01-31" if key in {"on", "until"} else '"…"'
            raise UsageError(
                f"{key!r} is missing", where=f"{FILE}: {where}", remedy=f"Write {key} = {example}."
            )
    return entry


def _waiver(entry: Any, number: int, today: datetime.date) -> Waiver:
    where = f"{TABLE}.waivers[{number}]"
    values = _entry(entry, where, ("item", "reason", "until"))
    until = _date(values["until"], f"{where}.until")
    if until < today:
        raise UsageError(
            f"the waiver for {values['item']!r} ended on {until}",
            where=f"{FILE}: {where}",
            remedy="Delete it and mend the item, or agree on a new date.",
        )
    return Waiver(item=str(values["item"]), reason=str(values["reason"]), until=until)


def _attestation(entry: Any, number: int, today: datetime.date) -> Attestation:
    where = f"{TABLE}.attestations[{number}]"
    values = _entry(entry, where, ("item", "by", "on", "until"))
    on, until = (_date(values[key], f"{where}.{key}") for key in ("on", "until"))
    if on > today:
        raise UsageError(
            f"{on} has not come yet", where=f"{FILE}: {where}.on", remedy="Write the day of the attestation."
        )
    if until < today:
        raise UsageError(
            f"the attestation of {values['item']!r} ended on {until}",
            where=f"{FILE}: {where}",
            remedy="Look again and renew it, or delete it.",
        )
    return Attestation(item=str(values["item"]), by=str(values["by"]), on=on, until=until)


def _date(value: Any, where: str) -> datetime.date:
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.date.fromisoformat(str(value))
    except ValueError:
        raise UsageError(
            f"{value!r} is no date", where=f"{FILE}: {where}", remedy="Write a date such as 2027-01-31."
        ) from None
