"""A markdown text as a flat run of blocks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from pytest_backend_dod.checklist.phrases import NOTHING, Phrase

BOLD_LEVEL = 7
"""Rank of a bold paragraph among headings: below the six of markdown."""
SUMMARY_LEVEL = 0
"""Rank of a ``<summary>``: above all that stands in the same ``<details>``."""


@dataclass(frozen=True, kw_only=True)
class Heading:
    """A markdown or HTML heading, a ``<summary>``, or a bold paragraph."""

    text: str
    level: int
    line: int


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """Running text."""

    text: str
    line: int
    wrapped: bool = False


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry of a list with everything indented below it."""

    phrase: Phrase
    line: int
    end: int
    """The line behind the entry and its children."""
    children: tuple[Entry, ...] = ()
    below: Phrase = NOTHING
    """The paragraph right below the first one."""


@dataclass(frozen=True, kw_only=True)
class Entries:
    """A list."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, kw_only=True)
class Row:
    """A body row of a table, as wide as its head."""

    cells: tuple[Phrase, ...]
    line: int


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table with its head."""

    head: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class Fence:
    """A fenced block that is marked as markdown."""

    text: str
    line: int
    """The line of its first line of content."""


@dataclass(frozen=True, kw_only=True)
class Bound:
    """An end of a quotation or a ``<details>``: headings do not reach out of them."""

    opens: bool
    details: bool = False


Block: TypeAlias = "Heading | Paragraph | Entries | Table | Fence | Bound"


@dataclass(frozen=True, kw_only=True)
class Document:
    """A markdown text as blocks."""

    title: str = ""
    """What the front matter gives as title."""
    blocks: tuple[Block, ...] = ()
    annotations: tuple[tuple[int, str], ...] = ()
    """Line and content of each ``<!-- dod: … -->``, in order."""
