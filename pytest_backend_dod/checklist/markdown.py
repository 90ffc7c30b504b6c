"""Markdown, also as people really type it, to a flat run of blocks.

Nothing here knows what a criterion is. The parser is markdown-it-py; :mod:`.comments` and
:mod:`.mending` prepare the text for it. Line numbers always mean the text as it was handed in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, MutableMapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from pytest_backend_dod.checklist.blocks import (
    BOLD_LEVEL,
    SUMMARY_LEVEL,
    Block,
    Bound,
    Document,
    Entries,
    Entry,
    Fence,
    Heading,
    Paragraph,
    Row,
    Table,
)
from pytest_backend_dod.checklist.comments import take_front_matter, without_comments
from pytest_backend_dod.checklist.mending import mend
from pytest_backend_dod.checklist.phrases import MARKS, NOTHING, Phrase, phrase, without_colon

# Block structure first; inline text is parsed only where somebody reads it.
_BLOCKS = MarkdownIt("commonmark", {"maxNesting": 40}).enable("table")
_BLOCKS.disable(["html_block", "inline", "text_join"])

_UNWANTED = {ord(mark): None for mark in (*MARKS, "\u200b", "\x00")}


def parse(text: str, *, first_line: int = 1) -> Document:
    """Read a markdown text whose first line has the given number."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.translate(_UNWANTED).split("\n")
    title = take_front_matter(lines)
    source = mend(without_comments(lines))
    env: dict[str, Any] = {}
    root = SyntaxTreeNode(_BLOCKS.parse("\n".join(source.lines), env))
    numbers = [number + first_line for number in source.numbers] + [len(lines) + first_line]
    walk = _Walk(env=env, lines=source.lines, numbers=numbers)
    return Document(
        title=title,
        blocks=tuple(_paired(list(walk.blocks(root)))),
        annotations=tuple((line + first_line, said) for line, said in source.annotations),
    )


_BOLD_LINE = re.compile(r"\s*(?:\*\*|__)(?=\S).{1,120}?(?:\*\*|__)[:：]?\s*")
_ATTRIBUTES = re.compile(r"\{[#.:][^{}]*\}$")
_BANNER = "=-_*#~ "


@dataclass(frozen=True, kw_only=True)
class _Walk:
    """Turns the parser's tree into blocks."""

    env: MutableMapping[str, Any]
    lines: list[str]
    numbers: list[int]

    def line(self, node: SyntaxTreeNode) -> int:
        return self.numbers[node.map[0]] if node.map else self.numbers[-1]

    def blocks(self, parent: SyntaxTreeNode) -> Iterator[Block]:
        for node in parent.children:
            if node.type == "heading":
                text = _headline(self.phrase(node).plain)
                yield Heading(text=text, level=int(node.tag[1]), line=self.line(node))
            elif node.type == "paragraph":
                yield from self.paragraph(node)
            elif node.type in {"bullet_list", "ordered_list"}:
                yield Entries(entries=tuple(map(self.entry, node.children)))
            elif node.type == "table":
                yield self.table(node)
            elif node.type == "fence":
                if re.match(r"\s*\{?\.?(?:markdown|md|gfm|mdx)\b", node.info, re.IGNORECASE):
                    yield Fence(text=node.content, line=self.line(node) + 1)
            elif node.type == "blockquote":
                yield Bound(opens=True)
                yield from self.blocks(node)
                yield Bound(opens=False)

    def paragraph(self, node: SyntaxTreeNode) -> Iterator[Block]:
        source, line = _inline_source(node), self.line(node)
        first, _, rest = source.partition("\n")
        if rest and (_BOLD_LINE.fullmatch(first) or re.fullmatch(r"\s*\[!\w+\]\s*", first)):
            title = phrase(first, self.env)
            if title.bold and not title.plain.endswith((".", "!")):
                yield Heading(text=_headline(title.plain), level=BOLD_LEVEL, line=line)
            source, line = rest, line + 1
        read = phrase(source, self.env)
        if "details" in read.tags:
            yield Bound(opens=True, details=True)
        if read.plain:
            level = _heading_level(read)
            if level is not None:
                yield Heading(text=_headline(read.plain), level=level, line=line)
            else:
                yield Paragraph(text=read.plain, line=line, wrapped="\n" in source)
        if "/details" in read.tags:
            yield Bound(opens=False, details=True)

    def entry(self, node: SyntaxTreeNode) -> Entry:
        start, end = node.map or (0, 0)
        first, second = [*node.children[:2], None, None][:2]
        read = self.phrase(first) if first and first.type in {"paragraph", "heading"} else NOTHING
        below = self.phrase(second) if second and second.type == "paragraph" else NOTHING
        children = (
            self.entry(below)
            for child in node.children
            if child.type in {"bullet_list", "ordered_list"}
            for below in child.children
        )
        return Entry(
            phrase=read,
            line=self.numbers[start],
            end=self.numbers[end],
            children=tuple(children),
            below=below,
        )

    def table(self, node: SyntaxTreeNode) -> Table:
        rows = [
            Row(cells=tuple(self.phrase(cell) for cell in row.children), line=self.line(row))
            for part in node.children
            for row in part.children
        ]
        return Table(head=tuple(cell.plain for cell in rows[0].cells), rows=tuple(rows[1:]))

    def phrase(self, node: SyntaxTreeNode) -> Phrase:
        return phrase(_inline_source(node), self.env)


def _inline_source(node: SyntaxTreeNode) -> str:
    return "".join(child.content for child in node.children if child.type == "inline")


def _heading_level(read: Phrase) -> int | None:
    """The rank of a paragraph as a heading, None when it is none."""
    if "summary" in read.tags:
        return SUMMARY_LEVEL
    for level in range(1, 7):
        if f"h{level}" in read.tags:
            return level
    # A whole sentence in bold is emphasis.
    return BOLD_LEVEL if read.bold and not read.plain.endswith((".", "!")) else None


def _headline(plain: str) -> str:
    """A heading without banner, attributes and colon."""
    text = _ATTRIBUTES.sub("", plain).strip()
    for bare in (text.rstrip(_BANNER), text.lstrip(_BANNER), text.strip(_BANNER)):
        if len(text) - len(bare) >= 3:
            text = bare
    return without_colon(text)


def _paired(blocks: Sequence[Block]) -> Iterator[Block]:
    """Drop the bounds of a ``<details>`` that is never closed, or closed without being open."""
    pairs: set[int] = set()
    opened: list[int] = []
    for number, block in enumerate(blocks):
        if isinstance(block, Bound) and block.opens:
            opened.append(number)
        elif isinstance(block, Bound):
            while opened and _details(blocks[opened[-1]]) and not block.details:
                opened.pop()
            if opened and _details(blocks[opened[-1]]) is block.details:
                pairs |= {number, opened.pop()}
    depth = 0
    for number, block in enumerate(blocks):
        if isinstance(block, Bound):
            if number in pairs:
                depth += (1 if block.opens else -1) * block.details
                yield block
        elif isinstance(block, Heading) and block.level == SUMMARY_LEVEL and not depth:
            yield replace(block, level=BOLD_LEVEL)
        else:
            yield block


def _details(block: Block) -> bool:
    return isinstance(block, Bound) and block.details
