"""The models against what the migrations built; in the process of the migrations only.

Used of Alembic: ``compare_metadata``. What it does not see (CHECK constraints, labels of
enumerations, server defaults that are written differently) is found by building the models in a
second database and reading both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Protocol

from alembic.autogenerate import compare_metadata
from sqlalchemy import MetaData
from sqlalchemy.engine import Connection

from . import schema_view, schema_words
from .records import Database
from .worker import Events, told


class Sight(Protocol):
    """What comparing needs of a walk."""

    def see(self, seen: Callable[[Any], None]) -> None:
        """Call a function with Alembic's context."""

    def call(self, function: Callable[[Any], Any], database: Database | None = None) -> Any:
        """Call a function with a connection."""


def compare(walk: Sight, shadow: Database, tell: Events) -> None:
    """Report every difference between the models and the migrated database.

    Args:
        walk: At the head.
        shadow: A database to build the models in.
        tell: Takes ``metadata`` with the tables of the models, and each ``drift``.
    """
    metadata: list[MetaData] = []
    differing: list[tuple[Any, ...]] = []
    built: dict[str, Any] = {}

    def seen(context: Any) -> None:
        given = context.opts.get("target_metadata")
        metadata.extend(given if isinstance(given, (list, tuple)) else [given] if given else [])
        tables = sorted(t.fullname for one in metadata for t in one.tables.values())
        tell("metadata", tables=tables)
        if tables:
            differing.extend(_flat(compare_metadata(context, given)))
            built.update(schema_view.view(context.connection))

    walk.see(seen)
    models: dict[str, Any] = {}
    if built:
        try:
            models = walk.call(lambda connection: _built(connection, metadata), shadow)
        except Exception as problem:  # noqa: BLE001 - models may need what only migrations make
            tell("unbuilt", error=told(problem))
    for entry in differing:
        # Both databases were asked for their defaults; that is surer than comparing texts.
        if entry[0] != "modify_default" or not models:
            table, phrase = _described(entry)
            tell("drift", table=table, phrase=phrase)
    for table, phrase in schema_words.unlike_models(models, built):
        tell("drift", table=table, phrase=phrase)


def _built(connection: Connection, metadata: Sequence[MetaData]) -> dict[str, Any]:
    for one in metadata:
        for schema in {t.schema for t in one.tables.values() if t.schema}:
            if connection.dialect.name == "postgresql":
                quoted = connection.dialect.identifier_preparer.quote_identifier(schema)
                connection.exec_driver_sql(f"CREATE SCHEMA IF NOT EXISTS {quoted}")
        one.create_all(connection)
    return schema_view.view(connection)


def _flat(differing: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    for entry in differing:
        yield from entry if isinstance(entry, list) else [entry]


def _described(entry: tuple[Any, ...]) -> tuple[str, str]:
    """Return the table and a sentence for one entry of Alembic's comparison."""
    kind = str(entry[0])
    lacking = "migrations" if kind.startswith("add_") else "models"
    what = kind.partition("_")[2].replace("fk", "foreign key").replace("_", " ")
    if kind in {"add_table", "remove_table"}:
        return entry[1].fullname, f"the table is missing in the {lacking}"
    if kind in {"add_column", "remove_column"}:
        return _full(entry[1], entry[2]), f"column {entry[3].name} is missing in the {lacking}"
    if kind.startswith("modify_") and len(entry) >= 7:
        was, wanted = (" ".join(str(_plain(part)).split()) for part in entry[5:7])
        return (
            _full(entry[1], entry[2]),
            f"the {what} of column {entry[3]} is {was} after the migrations and {wanted} in models",
        )
    table = getattr(entry[1], "table", None)
    named = getattr(entry[1], "name", None) or "without a name"
    columns = ", ".join(str(getattr(c, "name", c)) for c in getattr(entry[1], "columns", ()))
    on = f" on {columns}" if columns else ""
    return getattr(table, "fullname", ""), f"{what} {named}{on} is missing in the {lacking}"


def _plain(value: Any) -> Any:
    return getattr(getattr(value, "arg", value), "text", getattr(value, "arg", value))


def _full(schema: str | None, table: str) -> str:
    return f"{schema}.{table}" if schema else table
