"""A checklist's text to its items.

Only lists of criteria count: what stands below a heading, a bold paragraph, a bullet or a lead-in
that names a definition of done, a checklist for finished work, or readiness for production.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pytest_backend_dod.checklist import markdown
from pytest_backend_dod.checklist.blocks import (
    Block,
    Bound,
    Document,
    Entries,
    Entry,
    Fence,
    Heading,
    Paragraph,
    Table,
)
from pytest_backend_dod.checklist.headings import Kind, kind_of
from pytest_backend_dod.checklist.names import unique_ids
from pytest_backend_dod.checklist.phrases import Phrase, announces, without_colon
from pytest_backend_dod.checklist.sections import Scope, Standing, root_scope, standing_of, titled
from pytest_backend_dod.checklist.tables import columns_of, criterion_of
from pytest_backend_dod.checklist.topics import is_metadata, is_topic
from pytest_backend_dod.errors import UsageError
from pytest_backend_dod.model import Item

_DEEPEST_FENCE = 3


def read_items(
    text: str, *, file: str, title_known: bool = False, strict: bool = False
) -> tuple[Item, ...]:
    """Return the criteria of a checklist in the order of the text.

    Args:
        text: The markdown text.
        file: Its path relative to the root folder, for :attr:`Item.file`.
        title_known: Whether the file's name or the configuration already says that this is a
            definition of done; then all sections count when no heading says so.
        strict: Whether only sections that name a definition of done count, and a "Checklist" or
            "Release gate" does not; for files that hold much else.
    """
    document = markdown.parse(text)
    reader = _Reader(file=file, strict=strict)
    root = root_scope(document, title_known=title_known, strict=strict)
    read = list(reader.blocks(document, root))
    return unique_ids(_annotated(read, reader.annotations, file))


def decode(raw: bytes, *, file: str) -> str:
    """Return the text of a file without byte order mark and with plain line ends.

    Raises:
        UsageError: when a byte is not in the file's encoding, which is UTF-8 unless a byte order
            mark says UTF-16 or UTF-32.
    """
    mark, encoding = encoding_of(raw)
    raw = raw[len(mark) :]
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw[: error.start].decode(encoding, "replace").count("\n") + 1
        raise UsageError(
            f"byte 0x{raw[error.start]:02x} is not {encoding.upper()} text",
            where=f"{file}:{line}",
            remedy="Save the file as UTF-8.",
        ) from error
    return normalised(text)


def encoding_of(raw: bytes) -> tuple[bytes, str]:
    """Return the byte order mark that a file begins with, if any, and the encoding of the rest."""
    for mark, name in _BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return mark, name
    return b"", "utf-8"


def normalised(text: str) -> str:
    """Return a text with plain line ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, kw_only=True)
class _Read:
    """An item with the line behind everything that belongs to it."""

    item: Item
    end: int


class _Reader:
    """Walks through blocks and keeps in mind which headings stand above."""

    def __init__(self, *, file: str, strict: bool) -> None:
        self.file = file
        self.strict = strict
        self.annotations: list[tuple[int, str]] = []

    def blocks(self, document: Document, root: Scope, depth: int = 0) -> Iterator[_Read]:
        self.annotations.extend(document.annotations)
        scopes = [root]
        floors = [1]
        lead_in = ""
        for block in titled(document.blocks):
            if isinstance(block, Heading):
                self._enter(block, scopes, floors[-1])
                lead_in = ""
            elif isinstance(block, Paragraph):
                lead_in = without_colon(block.text) if announces(block.text) else ""
            elif isinstance(block, Bound):
                if block.opens:
                    floors.append(len(scopes))
                elif len(floors) > 1:
                    del scopes[floors.pop() :]
            else:
                yield from self._list(block, self._led(scopes[-1], lead_in), depth)

    def _enter(self, heading: Heading, scopes: list[Scope], floor: int) -> None:
        while len(scopes) > floor and scopes[-1].level >= heading.level:
            scopes.pop()
        standing = standing_of(kind_of(heading.text), scopes[-1].standing, strict=self.strict)
        scopes.append(Scope(level=heading.level, title=heading.text, standing=standing))

    def _led(self, scope: Scope, lead_in: str) -> Scope:
        """The scope of a list right behind a lead-in."""
        if not lead_in:
            return scope
        last = re.split(r"(?<=[.!?。！？])\s+", lead_in)[-1]
        standing = standing_of(kind_of(last, lead_in=True), scope.standing, strict=self.strict)
        outside = scope.standing is not Standing.IN and standing is Standing.IN
        return replace(scope, standing=standing, title=lead_in if outside else scope.title)

    def _list(self, block: Block, scope: Scope, depth: int) -> Iterator[_Read]:
        if isinstance(block, Entries):
            if not _is_reference(block.entries):
                yield from self._entries(block.entries, scope)
        elif isinstance(block, Table) and scope.standing is not Standing.OUT:
            yield from self._rows(block, scope)
        elif isinstance(block, Fence) and scope.standing is Standing.IN and depth < _DEEPEST_FENCE:
            document = markdown.parse(block.text, first_line=block.line)
            yield from self.blocks(document, replace(scope, level=0), depth + 1)

    def _entries(self, entries: Sequence[Entry], scope: Scope) -> Iterator[_Read]:
        for entry in entries:
            below = scope
            if entry.children and entry.phrase.checked is None and is_topic(entry.phrase):
                title = without_colon(entry.phrase.text)
                kind = kind_of(title, lead_in=True)
                # Within a list of criteria "Process" or "Notes" is a group like any other.
                if kind is not Kind.ASIDE:
                    standing = standing_of(kind, scope.standing, strict=self.strict)
                    below = replace(scope, standing=standing)
                below = replace(below, title=title or scope.title)
            else:
                yield from self._item(_whole(entry), scope, line=entry.line, end=entry.end)
            yield from self._entries(entry.children, below)

    def _rows(self, table: Table, scope: Scope) -> Iterator[_Read]:
        columns = columns_of(table)
        if columns is None or all(map(is_metadata, (row.cells[0].text for row in table.rows))):
            return
        for row in table.rows:
            filled = [cell for cell in row.cells if cell.plain]
            if len(filled) == 1 and len(row.cells) > 1 and filled[0].bold:
                scope = replace(scope, title=without_colon(filled[0].text))
                continue
            yield from self._item(
                criterion_of(row, columns), scope, line=row.line, end=row.line + 1
            )

    def _item(self, phrase: Phrase, scope: Scope, *, line: int, end: int) -> Iterator[_Read]:
        counts = scope.standing is Standing.IN or (
            scope.standing is Standing.BOXED and phrase.checked is not None
        )
        if counts and any(map(str.isalnum, phrase.text)):
            item = Item(
                id="",
                text=phrase.text,
                file=self.file,
                line=line,
                section=scope.title,
                checked=phrase.checked,
                struck=phrase.struck,
                code=phrase.spans,
            )
            yield _Read(item=item, end=end)


def _whole(entry: Entry) -> Phrase:
    """Return what an entry says: a bare title and the paragraph below it say it together."""
    title, below = entry.phrase, entry.below
    if entry.children or not below.text or not is_topic(title):
        return title
    text = f"{without_colon(title.text)}: {below.text}"
    return replace(title, plain=text, text=text, bold=False, spans=(*title.spans, *below.spans))


def _annotated(
    read: Sequence[_Read], annotations: Iterable[tuple[int, str]], file: str
) -> list[Item]:
    """Give each annotation to the last item that begins before it and is not over yet.

    Raises:
        UsageError: When there is no such item, as behind a heading: it would be lost silently.
    """
    starts = [one.item.line for one in read]
    said: dict[int, list[str]] = {}
    for line, annotation in annotations:
        index = bisect_right(starts, line) - 1
        if index >= 0 and line < read[index].end:
            said.setdefault(index, []).append(annotation)
        elif read:
            raise UsageError(
                f"<!-- dod: {annotation} --> stands behind no criterion",
                where=f"{file}:{line}",
                remedy="Write it at the end of the line that it is for.",
            )
    return [
        replace(one.item, annotation="; ".join(said[n])) if n in said else one.item
        for n, one in enumerate(read)
    ]


def _is_reference(entries: Sequence[Entry]) -> bool:
    """Whether a list is a table of contents, a list of documents, or tells about the document."""
    phrases = [entry.phrase for entry in entries]
    return (
        all(phrase.anchors for phrase in phrases)
        or all(p.links and p.checked is None and is_topic(p) for p in phrases)
        or all(p.checked is None and ":" in p.text and is_metadata(p.text) for p in phrases)
    )
