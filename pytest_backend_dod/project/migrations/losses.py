"""What is gone from a database between two counts; pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

Counts = dict[str, dict[str, int]]
"""Table → number of rows (under the empty name) and of values that are not NULL in each column."""


def lost(before: Mapping[str, Mapping[str, int]], after: Counts) -> Iterator[tuple[str, str]]:
    """Return what is gone from tables and columns that are still there, as (table, phrase).

    A table or column that is no longer there was taken away on purpose.
    """
    for table, old in before.items():
        new = after.get(table)
        if new is None:
            continue
        if new[""] < old[""]:
            number = old[""]
            rows = "the row" if number == 1 else f"{number - new['']} of {number} rows"
            yield table, f"{rows} of table {table}"
            continue
        for column, values in old.items():
            if column and column in new and new[column] < values:
                yield table, f"the value in column {column} of table {table}"


def in_both(before: Counts, after: Counts) -> Counts:
    """Return what was there before and is still there after."""
    return {
        table: {column: min(number, after[table].get(column, 0)) for column, number in old.items()}
        for table, old in before.items()
        if table in after
    }
