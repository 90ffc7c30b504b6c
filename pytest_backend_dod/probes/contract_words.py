"""Two documents of one API: which belong together, and words for what differs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..project.openapi_differences import ABSENT, Difference, Part
from ..project.openapi_operations import Reader, alike, as_served

_LONGEST = 120


def told(one: Difference, first: str, second: str) -> str:
    """Return one sentence about a difference.

    Args:
        one: The difference.
        first: How the first document is called, such as ``openapi.json``.
        second: How the second is called, such as ``the application``.
    """
    only = first if one.after in (ABSENT, False) else second
    sentences = {
        Part.OPERATION: f"{one.operation} is in {only} alone",
        Part.REQUIRED: f"{one.operation}: {one.place} is required in {only} alone",
        Part.NULLABLE: f"{one.operation}: {one.place} may be null in {only} alone",
        Part.VARIANT: f"{one.operation}: an alternative of {one.place} is in {only} alone",
        Part.TYPE: f"{one.operation}: {one.place} has another type",
        Part.FORMAT: f"{one.operation}: {one.place} has another format",
        Part.VALUES: f"{one.operation}: {one.place} allows other values",
        Part.BOUND: f"{one.operation}: {one.place} has another {one.keyword}",
    }
    return sentences.get(one.part, f"{one.operation}: {one.place} is in {only} alone")


def shown(one: Difference, first: str, second: str) -> str:
    """Return both values."""
    before, after = one.before, one.after
    if isinstance(before, list) and isinstance(after, list) and one.part is Part.VALUES:
        # Of long lists only what differs is of interest.
        before, after = (
            [value for value in before if value not in one.after],
            [value for value in after if value not in one.before],
        )
        return f"only in {first}: {_listed(before)}; only in {second}: {_listed(after)}"
    return f"{first}: {_listed(before)}; {second}: {_listed(after)}"


def _listed(value: Any) -> str:
    if isinstance(value, list):
        text = ", ".join(map(str, value)) or "any"
    else:
        text = {True: "yes", False: "no"}.get(value, str(value)) if _simple(value) else str(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _simple(value: Any) -> bool:
    return isinstance(value, bool)


def nearest(
    kept: Sequence[Mapping[str, Any]], operations: Sequence[str]
) -> Mapping[str, Any] | None:
    """Return the one of the documents kept in the repository that has most of the operations.

    None where each has none of them, unless the configuration names it: it may describe the API of
    somebody else.
    """
    wanted = {alike(one) for one in operations}

    def fitting(one: Mapping[str, Any]) -> int:
        return len(Reader(as_served(one["raw"], operations)).operations().keys() & wanted)

    best = max(kept, key=fitting, default=None)
    foreign = best is not None and wanted and not fitting(best) and not best["named"]
    return None if foreign else best


def counted(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
