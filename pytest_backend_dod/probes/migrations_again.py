"""The commands that show a failure again, and keep away from the database of their owner."""

from __future__ import annotations

import configparser
import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..project.migrations.records import AlembicPlace, DjangoPlace
from ..project.repository import Repository

_ADDRESS = re.compile(r"(UR[IL]|DSN)$")
_OTHER = re.compile(r"REDIS|MONGO|TEST")
_SCHEME = re.compile(r"[\w+]+:/")


@dataclass(frozen=True, kw_only=True)
class Again:
    """Commands that change a database: each says in its own line how to give it one to lose."""

    walk: str
    """Goes through all migrations."""
    compare: str
    """Compares what they build with the models."""


def again(
    repository: Repository, place: AlembicPlace | DjangoPlace, names: Iterable[str], scheme: str
) -> Again:
    """Return the commands for a place.

    A variable is only set in front of them when ``env.py`` is seen to take its address from that
    one. Otherwise the line starts with a remark, so that pasting it as it is does nothing.

    Args:
        repository: The project.
        place: Where its migrations are.
        names: Environment variables that lead to databases, as far as the project reads them.
        scheme: Dialect and driver that the migrations could be run with.
    """
    addresses = [n for n in names if _ADDRESS.search(n.upper()) and not _OTHER.search(n.upper())]
    scratch = f"{scheme}:///scratch.db" if "sqlite" in scheme else f"{scheme}://localhost/scratch"
    if isinstance(place, DjangoPlace):
        given = f"with {addresses[0]}={scratch}" if len(addresses) == 1 else _settings(place)
        command = "python manage.py migrate"
        return Again(walk=f"# {given}: {command}", compare=f"# {given}: {command}")
    walk = "alembic upgrade head && alembic downgrade base && alembic upgrade head"
    compare = "alembic upgrade head && alembic check"
    env = repository.read(f"{place.scripts}/env.py") or ""
    taken = [name for name in addresses if re.search(rf"(?i)\b{re.escape(name)}\b", env)]
    # ``settings.db_url`` may as well be SHOP_DB_URL.
    if len(taken) == 1 and not any(n != taken[0] and n.endswith(taken[0]) for n in names):
        before = f"export {taken[0]}={scratch}; "
        return Again(walk=f"({before}{walk})", compare=f"({before}{compare})")
    if _names_address(repository, place):
        given = f"with sqlalchemy.url of {place.ini} set to a scratch database"
    elif len(addresses) == 1:
        given = f"with {addresses[0]}={scratch}"
    else:
        given = f"with the address that {place.scripts}/env.py takes set to a scratch database"
    return Again(walk=f"# {given}: {walk}", compare=f"# {given}: {compare}")


def _settings(place: DjangoPlace) -> str:
    module = place.settings[0] if place.settings else "the settings"
    return f"with DATABASES of {module} set to a scratch database"


def _names_address(repository: Repository, place: AlembicPlace) -> bool:
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    try:
        parser.read_string(repository.read(place.ini) or "" if place.ini else "")
    except configparser.Error:
        return False
    url = parser.get("alembic", "sqlalchemy.url", fallback="")
    return _SCHEME.match(url) is not None and not url.startswith("driver:")
