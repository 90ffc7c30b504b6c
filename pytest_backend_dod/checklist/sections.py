"""Which sections of a document hold criteria."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from pytest_backend_dod.checklist.blocks import (
    BOLD_LEVEL,
    Block,
    Document,
    Entries,
    Heading,
    Paragraph,
    Table,
)
from pytest_backend_dod.checklist.headings import Kind, kind_of


class Standing(Enum):
    """Whether what stands below a heading counts."""

    OUT = 0
    BOXED = 1
    """Only entries with a box count."""
    IN = 2


@dataclass(frozen=True, kw_only=True)
class Scope:
    """A heading that what follows stands under."""

    level: int
    title: str
    standing: Standing


def standing_of(kind: Kind, above: Standing, *, strict: bool) -> Standing:
    """Whether a heading's section counts, by what it announces and where it stands."""
    if kind is Kind.DONE:
        return Standing.IN
    if kind is Kind.FINISHED and not strict:
        # "Checklists" among the resources of a definition of done are links to others.
        return Standing.BOXED if above is Standing.BOXED else Standing.IN
    if kind is Kind.OTHER or (kind is Kind.ACCEPTANCE and above is not Standing.IN):
        return Standing.OUT
    if kind is Kind.ASIDE and above is Standing.IN:
        return Standing.BOXED
    return above


def root_scope(document: Document, *, title_known: bool, strict: bool) -> Scope:
    """What everything stands under before the first heading."""
    title, kinds = document.title, _section_kinds(document)
    named = (
        standing_of(kind_of(title), Standing.OUT, strict=strict) is Standing.IN if title else False
    )
    names = [kind for kind in kinds if kind is not Kind.NEUTRAL]
    if title_known and Kind.DONE not in names:
        nothing_named = Kind.FINISHED not in names or _nothing_else(document)
        named = named or nothing_named
    elif kinds and kinds[0] is Kind.DONE and not {Kind.OTHER, Kind.ASIDE} & set(names):
        # The first heading is the title of a file that holds nothing but the list.
        named = named or title_known or (not strict and _nothing_else(document))
    elif kinds and kinds[0] is Kind.FINISHED and set(names) <= {Kind.FINISHED, Kind.DONE}:
        named = named or (not strict and _nothing_else(document))
    return Scope(level=0, title=title, standing=Standing.IN if named else Standing.OUT)


def _section_kinds(document: Document) -> list[Kind]:
    return [kind_of(block.text) for block in titled(document.blocks) if isinstance(block, Heading)]


def _nothing_else(document: Document) -> bool:
    """Whether every section has a list, all lists have boxes or none has, and all is one list."""
    blocks = list(titled(document.blocks))
    boxed: set[bool] = set()
    open_level, empty = 0, False
    for number, block in enumerate(blocks):
        if isinstance(block, Heading):
            if empty and block.level <= open_level:
                return False
            open_level, empty = block.level, number > 0
        elif isinstance(block, Entries):
            empty = False
            boxed.update(entry.phrase.checked is not None for entry in block.entries)
        elif isinstance(block, Table):
            empty = False
    return len(boxed) < 2 and not empty


def titled(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with a bare line that says definition of done turned into a heading."""
    for block in blocks:
        if (
            isinstance(block, Paragraph)
            and not block.wrapped
            and len(block.text) <= 60
            and not block.text.endswith((".", ":", "：", "!", "?", "。"))
            and len(block.text.split()) <= 8
            and kind_of(block.text) is Kind.DONE
        ):
            yield Heading(text=block.text, level=BOLD_LEVEL, line=block.line)
        else:
            yield block
