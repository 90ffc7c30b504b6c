"""Tables of a Django project as plain values, and rows put into them.

In the process of the migrations only.
"""

from __future__ import annotations

import datetime
import decimal
import uuid
from collections.abc import Collection
from typing import Any

from django.db import DatabaseError, transaction
from django.db.models import NOT_PROVIDED

from .losses import Counts

Tables = dict[str, dict[str, str]]


def view(connection: Any, foreign: Collection[str]) -> Tables:
    """Return the columns and constraints of the tables that are not of installed packages."""
    seen: Tables = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table in foreign:
                continue
            parts = seen.setdefault(table, {})
            for column in connection.introspection.get_table_description(cursor, table):
                null = "NULL" if column.null_ok else "NOT NULL"
                parts[f"column {column.name}"] = f"{column.type_code} {null}"
            found = connection.introspection.get_constraints(cursor, table)
            for one in found.values():
                kinds = [
                    k for k in ("primary_key", "unique", "foreign_key", "check", "index") if one[k]
                ]
                on = ", ".join(one["columns"] or ())
                parts[f"{' '.join(kinds).replace('_', ' ')} on {on}"] = ""
    return seen


def count(connection: Any, foreign: Collection[str]) -> Counts:
    """Count the rows, and the values that are not NULL, of the project's tables."""
    counts: Counts = {}
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table in foreign:
                continue
            described = connection.introspection.get_table_description(cursor, table)
            names = [column.name for column in described]
            wanted = ", ".join(["COUNT(*)", *(f"COUNT({quote(name)})" for name in names)])
            cursor.execute(f"SELECT {wanted} FROM {quote(table)}")  # noqa: S608 - quoted names of a made database
            row = cursor.fetchone()
            counts[table] = {"": row[0], **dict(zip(names, row[1:], strict=True))}
    return counts


def fill(apps: Any, labels: Collection[str]) -> tuple[list[str], list[str]]:
    """Put one row into every empty table of these apps for which one can be made.

    Args:
        apps: The registry of the models as they are at this migration.
        labels: Of the apps.

    Returns:
        The tables with rows now, and those that stayed empty.
    """
    filled: list[str] = []
    empty: list[str] = []
    for label in sorted(labels):
        for model in _known(apps, label):
            table = model._meta.db_table  # noqa: SLF001 - documented
            (filled if _ensure(model, 0) is not None else empty).append(table)
    return filled, empty


def _known(apps: Any, label: str) -> list[Any]:
    return [m for m in apps.get_models() if m._meta.app_label == label and m._meta.managed]  # noqa: SLF001 - documented


def _ensure(model: Any, depth: int) -> Any:
    """Return a row of the model, made if there is none; None when none can be made."""
    manager = model._base_manager  # noqa: SLF001 - documented
    try:
        with transaction.atomic():
            first = manager.first()
            if first is not None or depth > 5:
                return first
            row = model(**_values(model, depth))
            row.save(force_insert=True)
            return row
    except (DatabaseError, LookupError, TypeError, ValueError):
        return None


def _values(model: Any, depth: int) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for field in model._meta.local_concrete_fields:  # noqa: SLF001 - documented
        kind = field.get_internal_type()
        if kind.endswith("AutoField"):
            # Far from the keys that migrations give to rows of their own.
            values[field.attname] = 30_001 if kind.startswith("Small") else 700_001
        elif field.remote_field:
            row = None
            if field.remote_field.model is not model:
                row = _ensure(field.remote_field.model, depth + 1)
            if row is not None:
                values[field.attname] = getattr(row, field.target_field.attname)
            elif not field.null:
                raise LookupError(f"no row for {field.name}")
        elif field.choices:
            values[field.attname] = field.flatchoices[0][0]
        elif field.default is NOT_PROVIDED or kind in _VALUES:
            values[field.attname] = _value(kind, field)
    return values


def _value(kind: str, field: Any) -> Any:
    if kind in _TEXTS:
        return ("x" * min(field.max_length or 8, 8)) if not field.unique else uuid.uuid4().hex[:8]
    if kind in _VALUES:
        return _VALUES[kind]
    if field.null:
        return None
    raise LookupError(f"no value for {kind}")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TEXTS = _words(
    """
    CharField TextField SlugField EmailField URLField FileField ImageField FilePathField
    """
)
_MOMENT = datetime.datetime(2024, 2, 29, 12, 30, tzinfo=datetime.timezone.utc)
_VALUES: dict[str, Any] = {
    "BooleanField": True,
    "SmallIntegerField": 1,
    "PositiveSmallIntegerField": 1,
    "IntegerField": 1,
    "PositiveIntegerField": 1,
    "BigIntegerField": 1,
    "PositiveBigIntegerField": 1,
    "FloatField": 1.5,
    "DecimalField": decimal.Decimal(0),
    "DateTimeField": _MOMENT,
    "DateField": _MOMENT.date(),
    "TimeField": _MOMENT.time(),
    "DurationField": datetime.timedelta(hours=1),
    "UUIDField": uuid.UUID("6f1c2a34-5b6d-4e7f-8a9b-0c1d2e3f4a5b"),
    "JSONField": {"x": 1},
    "BinaryField": b"x",
    "GenericIPAddressField": "127.0.0.1",
}
