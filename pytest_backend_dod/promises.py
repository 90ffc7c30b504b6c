"""What people promise in the configuration: to mend an item by a day, or that it holds."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from . import checked
from .checked import TABLE


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


def waivers(table: Mapping[str, Any], today: datetime.date) -> tuple[Waiver, ...]:
    """Read the waivers.

    Raises:
        UsageError: For one that is not whole, stands twice, or has ended.
    """
    return tuple(_waiver(*entry, today) for entry in _entries(table, "waivers", Waiver))


def attestations(table: Mapping[str, Any], today: datetime.date) -> tuple[Attestation, ...]:
    """Read the attestations.

    Raises:
        UsageError: For one that is not whole, stands twice, was given in the future or has ended.
    """
    return tuple(
        _attestation(*entry, today) for entry in _entries(table, "attestations", Attestation)
    )


def _entries(
    table: Mapping[str, Any], name: str, record: type[Waiver | Attestation]
) -> list[tuple[str, dict[str, Any]]]:
    """The entries of a list of tables, each with its key; texts and presence are checked."""
    key = f"{TABLE}.{name}"
    entries = table.get(name, [])
    if not isinstance(entries, list):
        raise checked.error(
            key, "this must be a list of tables", f"Write [[{key}]], two brackets each."
        )
    known = [one.name for one in dataclasses.fields(record)]
    numbered: list[tuple[str, dict[str, Any]]] = []
    for number, entry in enumerate(entries, 1):
        where = f"{key}[{number}]"
        checked.known(checked.table(entry, where), known, where)
        values = {one: _given(entry.get(one), one, where) for one in known}
        if any(values["item"] == other["item"] for _, other in numbered):
            raise checked.error(
                where, f"{values['item']!r} stands here twice", "Keep one of the two."
            )
        numbered.append((where, values))
    return numbered


def _given(value: Any, name: str, where: str) -> Any:
    """A value that is present, a date where one is asked for and a text elsewhere."""
    dated = name in {"on", "until"}
    if value is None or (isinstance(value, str) and not value.strip()):
        example = "2027-01-31" if dated else '"…"'
        raise checked.error(where, f"{name!r} is missing", f"Write {name} = {example}.")
    if dated:
        return _date(value, f"{where}.{name}")
    if not isinstance(value, str):
        raise checked.error(f"{where}.{name}", f"{value!r} is not a text", f'Write {name} = "…".')
    return value


def _waiver(where: str, values: dict[str, Any], today: datetime.date) -> Waiver:
    waiver = Waiver(**values)
    if waiver.until < today:
        raise checked.error(
            where,
            f"the waiver for {waiver.item!r} ended on {waiver.until}",
            "Delete it and mend the item, or agree on a new date.",
        )
    return waiver


def _attestation(where: str, values: dict[str, Any], today: datetime.date) -> Attestation:
    attestation = Attestation(**values)
    if attestation.on > today:
        raise checked.error(
            f"{where}.on",
            f"{attestation.on} has not come yet",
            "Write the day of the attestation.",
        )
    if attestation.until < today:
        raise checked.error(
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
    raise checked.error(key, f"{value!r} is no date", "Write a date such as 2027-01-31.")
