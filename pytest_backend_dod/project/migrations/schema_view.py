"""The schema of a database as plain values.

Needs SQLAlchemy, so it is imported in the process of the migrations only.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from sqlalchemy import create_engine, inspect, pool
from sqlalchemy.engine import Connection

from .schema_words import ENUMS

_SYSTEM = ("information_schema", "pg_")


def call(url: str, function: Callable[[Connection], Any]) -> Any:
    """Call a function with a new connection, in a transaction that is committed."""
    engine = create_engine(url, poolclass=pool.NullPool)
    if not engine.dialect.is_async:
        with engine.begin() as connection:
            return function(connection)
    from sqlalchemy.ext.asyncio import create_async_engine

    async def within() -> Any:
        async with create_async_engine(url, poolclass=pool.NullPool).begin() as connection:
            return await connection.run_sync(function)

    return asyncio.run(within())


def view(connection: Connection) -> dict[str, dict[str, Any]]:
    """Return what a person would have to write to build the schema again."""
    inspector = inspect(connection)
    seen: dict[str, dict[str, Any]] = {}
    for schema in _schemas(inspector):
        for name in inspector.get_table_names(schema=schema):
            seen[f"{schema}.{name}" if schema else name] = _table(
                inspector, connection, name, schema
            )
        for name in inspector.get_view_names(schema=schema):
            seen[f"{schema}.{name}" if schema else name] = {"view": "a view"}
        if connection.dialect.name == "postgresql":
            enums: Any = inspector
            for enum in enums.get_enums(schema=schema):
                seen.setdefault(ENUMS, {})[f"type {enum['name']}"] = ", ".join(enum["labels"])
    return seen


def _schemas(inspector: Any) -> list[str | None]:
    if inspector.bind.dialect.name == "sqlite":
        return [None]
    default = inspector.default_schema_name
    names = [name for name in inspector.get_schema_names() if not name.startswith(_SYSTEM)]
    return [None, *(name for name in names if name != default)]


def _table(inspector: Any, connection: Connection, name: str, schema: str | None) -> dict[str, Any]:
    parts: dict[str, Any] = {}
    for column in inspector.get_columns(name, schema=schema):
        null = "NULL" if column["nullable"] else "NOT NULL"
        parts[f"column {column['name']}"] = f"{_type(column['type'], connection)} {null}"
        if column.get("default") is not None:
            parts[f"default of {column['name']}"] = str(column["default"])
    key = inspector.get_pk_constraint(name, schema=schema)
    if key and key["constrained_columns"]:
        parts["primary key"] = ", ".join(key["constrained_columns"])
    for one in inspector.get_foreign_keys(name, schema=schema):
        aim = f"{one['referred_table']}({', '.join(one['referred_columns'])})"
        options = " ".join(f"{k} {v}" for k, v in sorted((one.get("options") or {}).items()))
        parts[f"foreign key on {', '.join(one['constrained_columns'])} to {aim}"] = options
    for one in inspector.get_unique_constraints(name, schema=schema):
        parts[f"unique constraint on {', '.join(one['column_names'])}"] = ""
    for one in inspector.get_indexes(name, schema=schema):
        if not one.get("duplicates_constraint"):
            columns = ", ".join(str(part) for part in one["column_names"])
            parts[f"index {one['name']}"] = f"{'unique ' if one['unique'] else ''}on {columns}"
    for one in inspector.get_check_constraints(name, schema=schema):
        parts[f"check {_plain_check(one['sqltext'])}"] = ""
    return parts


def _type(kind: Any, connection: Connection) -> str:
    try:
        return str(kind.compile(connection.dialect))
    except Exception:  # noqa: BLE001 - types of others need not compile
        return repr(kind)


def _plain_check(text: str) -> str:
    plain = " ".join(text.split())
    while plain.startswith("(") and plain.endswith(")") and _closes_at_end(plain):
        plain = plain[1:-1].strip()
    return plain


def _closes_at_end(text: str) -> bool:
    depth = 0
    for place, char in enumerate(text):
        depth += {"(": 1, ")": -1}.get(char, 0)
        if depth == 0:
            return place == len(text) - 1
    return False
