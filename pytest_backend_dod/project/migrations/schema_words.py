"""What differs between two schemas, in words; pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

Schema = Mapping[str, Mapping[str, str]]
"""Table (with its schema, unless it is the default one) → part, such as ``column id`` → text."""

ENUMS = "(types)"
"""Stands for a table and holds the enumerations of PostgreSQL."""


def differences(before: Schema, after: Schema) -> Iterator[str]:
    """Return, as short phrases, what ``after`` has more, less or otherwise than ``before``."""
    for table in sorted({*before, *after}):
        named = "" if table == ENUMS else f"table {table}"
        if table not in after:
            yield f"{named or 'types'} missing"
        elif table not in before and named:
            yield f"{named} left over"
        else:
            old, new = before.get(table, {}), after[table]
            for part in sorted({*old, *new}):
                place = f"{part} of {named}" if named else part
                if part not in new:
                    yield f"{place} missing"
                elif part not in old:
                    yield f"{place} left over"
                elif old[part] != new[part]:
                    yield f"{place}: {new[part]} instead of {old[part]}"


def unlike_models(models: Schema, migrated: Schema) -> Iterator[tuple[str, str]]:
    """Return what Alembic's comparison does not see, as (table, phrase).

    Both schemas were read from a database, one built from the models and one by the migrations:
    server defaults and CHECK constraints of tables in both, and enumerations.
    """
    for table in sorted({*models} & {*migrated}):
        wanted, built = models[table], migrated[table]
        for part in sorted({*wanted, *built}):
            column = part.removeprefix("default of ")
            if part.startswith("default of ") and not (
                f"column {column}" in wanted and f"column {column}" in built
            ):
                continue
            if not part.startswith(("default of ", "check ", "type ")):
                continue
            if part.startswith("type ") and not (part in wanted and part in built):
                continue
            if wanted.get(part) != built.get(part):
                yield table, _phrase(part, wanted.get(part), built.get(part))


def _phrase(part: str, wanted: str | None, built: str | None) -> str:
    if part.startswith("check "):
        condition = part.removeprefix("check ")
        lacking = "the models" if wanted is None else "the migrations"
        return f"the CHECK constraint ({condition}) is missing in {lacking}"
    what = f"the server {part}" if part.startswith("default") else f"the labels of {part}"
    return f"{what} is {built or 'none'} after the migrations and {wanted or 'none'} in the models"
