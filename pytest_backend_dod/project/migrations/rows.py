"""Rows put into tables before a migration, and what became of them afterwards.

Needs SQLAlchemy, so it is imported in the process of the migrations only.
"""

from __future__ import annotations

import datetime
import decimal
import re
import uuid
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import Connection
from sqlalchemy.exc import SQLAlchemyError

from .losses import Counts

_UUID: type[Any] = getattr(sa, "Uuid", postgresql.UUID)
"""SQLAlchemy 1.4 knows PostgreSQL's alone."""

BIG, SMALL = 700_001, 30_001
"""Keys far from those that migrations give to rows of their own."""


def _tables(connection: Connection) -> list[sa.Table]:
    metadata = sa.MetaData()
    inspector = sa.inspect(connection)
    metadata.reflect(connection)
    if connection.dialect.name == "postgresql":
        for schema in inspector.get_schema_names():
            if schema != inspector.default_schema_name and not schema.startswith(
                ("information_schema", "pg_")
            ):
                metadata.reflect(connection, schema=schema)
    return [t for t in metadata.sorted_tables if "alembic_version" not in t.name]


def fill(connection: Connection) -> tuple[list[str], list[str]]:
    """Put one row into every empty table for which one can be made.

    Returns:
        The tables with rows now, and those that stayed empty.
    """
    filled, empty = [], []
    for table in _tables(connection):
        if connection.scalar(sa.select(sa.func.count()).select_from(table)):
            filled.append(table.fullname)
            continue
        try:
            with connection.begin_nested():
                connection.execute(sa.insert(table).values(_row(connection, table)))
            filled.append(table.fullname)
        except (SQLAlchemyError, LookupError, TypeError, ValueError):
            empty.append(table.fullname)
    return filled, empty


def count(connection: Connection) -> Counts:
    """Count rows, and values that are not NULL, of every table."""
    counts: Counts = {}
    for table in _tables(connection):
        columns = list(table.columns)
        # Types that are not known to the driver still count as text.
        wanted = [sa.func.count(sa.literal_column(_quoted(connection, c.name))) for c in columns]
        row = connection.execute(sa.select(sa.func.count(), *wanted).select_from(table)).one()
        counts[table.fullname] = {
            "": row[0],
            **{c.name: n for c, n in zip(columns, row[1:], strict=True)},
        }
    return counts


def _quoted(connection: Connection, name: str) -> str:
    return connection.dialect.identifier_preparer.quote_identifier(name)


def _row(connection: Connection, table: sa.Table) -> dict[str, Any]:
    row: dict[str, Any] = {}
    checks = _checks(connection, table)
    for column in table.columns:
        if column.computed is not None or column.identity is not None:
            continue
        keys = list(column.foreign_keys)
        if keys:
            aim = keys[0].column
            if aim.table is not table:
                row[column.name] = connection.scalar(sa.select(aim).limit(1))
            elif not column.nullable:
                row[column.name] = _value(aim, checks)
            continue
        try:
            row[column.name] = _value(column, checks)
        except LookupError:
            if not column.nullable and column.server_default is None:
                raise
    return row


def _checks(connection: Connection, table: sa.Table) -> str:
    found = sa.inspect(connection).get_check_constraints(table.name, schema=table.schema)
    return " ".join(str(one["sqltext"]) for one in found)


def _value(column: sa.Column[Any], checks: str) -> Any:
    """Return a plausible value; one that a CHECK constraint lists, where there is such a list.

    Raises:
        LookupError: For a type that no value is known for.
    """
    kind = column.type
    listed = re.search(
        rf"(?is)\b{re.escape(column.name)}\b\W*(?:::\w+\W*)*(?:IN\s*\(|=\s*ANY\s*\(\(?ARRAY\[)"
        r"\s*'([^']*)'",
        checks,
    )
    if listed:
        return listed[1]
    for known, value in _VALUES:
        if isinstance(kind, known):
            return value(kind) if callable(value) else value
    raise LookupError(f"no value for {kind!r}")


def _text(kind: Any) -> str:
    return "x" * min(kind.length or 8, 8)


_MOMENT = datetime.datetime(2024, 2, 29, 12, 30)  # noqa: DTZ001 - made aware below where it must be


def _moment(kind: Any) -> datetime.datetime:
    return _MOMENT.replace(tzinfo=datetime.timezone.utc) if kind.timezone else _MOMENT


def _uuid(kind: Any) -> Any:
    value = uuid.UUID("6f1c2a34-5b6d-4e7f-8a9b-0c1d2e3f4a5b")
    return value if kind.as_uuid else str(value)


_VALUES: tuple[tuple[Any, Any], ...] = (
    (sa.Enum, lambda kind: kind.enums[0]),
    (sa.Boolean, True),
    (sa.SmallInteger, SMALL),
    (sa.Integer, BIG),
    (sa.Float, 1.5),
    (sa.Numeric, decimal.Decimal(1)),
    (sa.DateTime, _moment),
    (sa.Date, _MOMENT.date()),
    (sa.Time, _MOMENT.time()),
    (sa.Interval, datetime.timedelta(hours=1)),
    (_UUID, _uuid),
    (sa.JSON, lambda _: {"x": 1}),
    (sa.ARRAY, lambda _: []),
    (sa.LargeBinary, b"x"),
    (sa.String, _text),
)
