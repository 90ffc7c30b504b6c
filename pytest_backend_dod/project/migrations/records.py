"""What the gate knows about migrations before it runs any."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

Dialect = Literal["sqlite", "postgresql"]

NOWHERE = "backend-dod.invalid"
"""A host that cannot exist (RFC 2606); it stands in addresses that only the guard understands."""


@dataclass(frozen=True, kw_only=True)
class Database:
    """A database that was made for one run and is thrown away with it."""

    dialect: Dialect
    name: str
    """Path of the file, or name of the database."""
    host: str = ""
    """Folder of the server's socket, or its address; empty for a file."""
    port: int = 0
    user: str = ""

    def plain(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return asdict(self)


@dataclass(frozen=True, kw_only=True)
class AlembicPlace:
    """One set of Alembic revisions; all paths are relative to the root, with ``/``."""

    scripts: str
    """Folder with ``env.py``."""
    ini: str = ""
    """The ini file; empty when there is none."""
    toml: str = ""
    """A ``pyproject.toml`` with ``[tool.alembic]``."""
    folder: str = "."
    """Folder to run in."""
    flask: bool = False
    """Whether ``env.py`` asks for the current Flask application."""

    @property
    def label(self) -> str:
        """What it is called in reports."""
        return self.ini or self.scripts


@dataclass(frozen=True, kw_only=True)
class DjangoPlace:
    """One Django project."""

    label: str
    """What it is called in reports: ``manage.py``, or what else names its settings."""
    folder: str
    """Folder to run in, relative to the root."""
    settings: tuple[str, ...]
    """Settings modules to try, in order."""


@dataclass(frozen=True, kw_only=True)
class Model:
    """A table that the code declares."""

    name: str
    """Name of the class or of the table."""
    table: str
    """Name of the table; empty when it does not stand in the declaration."""
    orm: str
    """``SQLAlchemy``, ``Django`` or another that has models."""
    path: str
    line: int

    @property
    def where(self) -> str:
        """Its place as ``path:line``."""
        return f"{self.path}:{self.line}"
