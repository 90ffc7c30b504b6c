"""Markdown, also as people really type it, to a flat run of blocks.

Nothing here knows what a criterion is. The parser is markdown-it-py; the passes before it mend what
teams write and every reader understands, but CommonMark does not: ``##Heading`` without a blank,
``•`` as a bullet, boxes without a bullet, comments that reach across several list entries.
Line numbers always mean the text as it was handed in.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

# Block structure first; inline text is parsed only where somebody reads it.
_BLOCKS = MarkdownIt("commonmark", {"maxNesting": 40}).enable("table")
_BLOCKS.disable(["html_block", "inline", "text_join"])
_INLINE = MarkdownIt("commonmark").enable("strikethrough").disable("text_join")
_LONGEST_INLINE = 20_000
"""Characters; longer paragraphs are taken as they stand, because nesting of marks costs time."""

BOLD_LEVEL = 7
"""Rank of a bold paragraph among headings: below the six of markdown."""
SUMMARY_LEVEL = 0
"""Rank of a ``<summary>``: above all that stands in the same ``<details>``."""


@dataclass(frozen=True, kw_only=True)
class Phrase:
    """One run of inline markdown, read."""

    plain: str
    """All of it as plain text."""
    text: str
    """Without the box and the emoji that serve as bullets."""
    checked: bool | None = None
    struck: bool = False
    bold: bool = False
    """Whether every letter is bold, apart from a remark in brackets."""
    code: bool = False
    """Whether there is a code span in it."""
    links: bool = False
    """Whether it is nothing but links."""
    anchors: bool = False
    """Whether it is nothing but links into the same document."""
    tags: frozenset[str] = frozenset()
    """Names of the HTML tags in it, closing tags with a leading slash."""


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


def parse(text: str, *, first_line: int = 1) -> Document:
    """Read a markdown text whose first line has the given number."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.translate(_UNWANTED).split("\n")
    title = _take_front_matter(lines)
    source = _mend(_without_comments(lines))
    env: dict[str, Any] = {}
    root = SyntaxTreeNode(_BLOCKS.parse("\n".join(source.lines), env))
    numbers = [number + first_line for number in source.numbers] + [len(lines) + first_line]
    walk = _Walk(env=env, lines=source.lines, numbers=numbers)
    return Document(
        title=title,
        blocks=tuple(_paired(list(walk.blocks(root)))),
        annotations=tuple((line + first_line, said) for line, said in source.annotations),
    )


# --- The text before it is parsed -------------------------------------------------------------

_STRUCK, _UNSTRUCK, _STARS = "\ue0d0", "\ue0d1", "\ue0d2"
"""Stand for marks inside a phrase while it is put together; never left in a text."""
_UNWANTED = {ord(mark): None for mark in (_STRUCK, _UNSTRUCK, _STARS, "\u200b", "\x00")}

_FENCE = re.compile(r"[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(`{3,}(?=[^`]*$)|~{3,})")
_TICKS = re.compile(r"`+")
_ANNOTATION = re.compile(r"\s*dod:\s*(.*)", re.IGNORECASE | re.DOTALL)


@dataclass(kw_only=True)
class _Source:
    """Lines on their way to the parser, with the (zero-based) lines they come from."""

    lines: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    fenced: set[int] = field(default_factory=set)
    hollow: set[int] = field(default_factory=set)
    """Lines that held nothing but a comment."""
    annotations: list[tuple[int, str]] = field(default_factory=list)


def _take_front_matter(lines: list[str]) -> str:
    """Blank the front matter in place and return its title."""
    mark = lines[0].rstrip()
    if mark not in {"---", "+++"}:
        return ""
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == mark), 0)
    first = next((line for line in lines[1:end] if line.strip()), "")
    if not re.match(r"#|[\w.-]+\s*[:=]", first):
        return ""
    title = ""
    for number in range(end + 1):
        found = re.match(r"title\s*[:=]\s*(.+)", lines[number], re.IGNORECASE)
        title = found[1].strip().strip("\"'") if found and not title else title
        lines[number] = ""
    return title


def _code_spans(line: str) -> list[tuple[int, int]]:
    """Where code spans begin and end in a line."""
    runs = list(_TICKS.finditer(line))
    last = {len(run[0]): run.start() for run in runs}
    spans: list[tuple[int, int]] = []
    index = 0
    while index < len(runs):
        opening = runs[index]
        index += 1
        if last[len(opening[0])] > opening.start():
            while len(runs[index][0]) != len(opening[0]):
                index += 1
            spans.append((opening.start(), runs[index].end()))
            index += 1
    return spans


def _without_comments(lines: Sequence[str]) -> _Source:
    """Take HTML comments out, with whatever list entries they hold, but not out of code.

    A comment that never ends reaches to the end of the text when it begins a line, as it does on
    every forge, and is plain text elsewhere.
    """
    source = _Source(numbers=list(range(len(lines))))
    last_end = max((n for n, line in enumerate(lines) if "-->" in line), default=-1)
    fence = ""
    begun = -1
    comment: list[str] | None = None
    for number, line in enumerate(lines):
        found = _FENCE.match(line) if comment is None else None
        if comment is None and (fence or found):
            source.fenced.add(number)
            source.lines.append(line)
            if found and not fence:
                fence = found[1]
            elif found and found[1].startswith(fence) and line.rstrip().endswith(found[1]):
                fence = ""
            continue
        if comment is None and "<!--" not in line:
            source.lines.append(line)
            continue
        spans = _code_spans(line)
        last_open, last_close = line.rfind("<!--"), line.rfind("-->")
        kept: list[str] = []
        touched = comment is not None
        empty = True
        position = search = 0
        while True:
            if comment is not None:
                end = line.find("-->", position)
                if end < 0:
                    comment.append(line[position:])
                    break
                comment.append(line[position:end])
                if said := _ANNOTATION.match("\n".join(comment)):
                    source.annotations.append((begun, " ".join(said[1].split())))
                comment = None
                position = search = end + 3
            start = line.find("<!--", search)
            kept.append(line[position : start if start >= 0 else None])
            empty = empty and not kept[-1].strip()
            if start < 0:
                break
            position = start
            span = bisect_right(spans, (start, len(line))) - 1
            inside_code = span >= 0 and start < spans[span][1]
            closed = start + 2 <= last_close or (
                start == last_open and _closed_below(lines, number, last_end)
            )
            if inside_code or not (empty or closed):
                search = start + 4
                continue
            # "<!-->" is a whole comment in HTML: its two dashes serve both ends.
            short = line.startswith(("<!-->", "<!--->"), start)
            position = start + (2 if short else 4)
            comment, begun, touched = [], number, True
        rest = "".join(kept)
        if touched and empty:
            source.hollow.add(number)
            rest = " " if lines[begun][:1].isspace() else ""
        source.lines.append(rest.rstrip() if touched and not empty else rest)
    return source


def _closed_below(lines: Sequence[str], number: int, last_end: int) -> bool:
    """Whether a comment that a line leaves open is closed before another begins."""
    for following in range(number + 1, last_end + 1):
        end, begin = lines[following].find("-->"), lines[following].find("<!--")
        if end >= 0 or begin >= 0:
            return end >= 0 and (begin < 0 or end < begin)
    return False


_TIGHT_HEADING = re.compile(r"(#(?=[^\W\d_]|\*\*|[^\x00-\x7f])(?!.*\s#\w)|#{2,6}(?=[^\s#!]))(.*)")
_BULLET = re.compile(r"([\s>]*)[•◦▪▫‣●○∙·・⁃]\s*(?=\S)")
_TIGHT_BOX = re.compile(r"([\s>]*(?:[-*+]|\d{1,9}[.)]))(?=\\?\[[ xX]?\\?\](?![(\[:]))")
_BARE_BOX = re.compile(r"([\s>]*)(?=\\?\[[ xX✓✔]?\\?\]\s+\S|[☐☑☒□](?!\ufe0f)\s*\S)")
_IN_COMPANY = re.compile(r"([\s>]*)(?:[–—→➜➤▶►]\ufe0f?\s+|(?=(?:[✅✔✓☑🔲⬜]\ufe0f?)\s+))(?=\S)")
"""Bullets only when the line before or behind begins likewise; one dash alone is punctuation."""
_HTML_ENTRY = re.compile(r"\s*<li\b[^<>]*>\s*(?=\S)", re.IGNORECASE)
_HTML_BLOCK = re.compile(
    r"\s*</?(?:details|summary|h[1-6]|div|p|center|section|ul|ol|hr)\b", re.IGNORECASE
)


_FLUSH_LABEL = re.compile(r"(?=[^\W\d_])(?![a-z]).*[:：]\s*$|(?:\*\*|__)\S.*(?:\*\*|__)[:：]?\s*$")
_MARKER = re.compile(r"(?:[-*+•]|\d{1,9}[.)])\s|\[[ xX]?\]\s")
_IN_LIST = re.compile(rf"\s+\S|{_MARKER.pattern}")


def _mend(source: _Source) -> _Source:
    """Rewrite, outside fences, what people type and CommonMark does not know."""
    mended = _Source(annotations=source.annotations)
    company = [
        number not in source.fenced and _IN_COMPANY.match(line) is not None
        for number, line in enumerate(source.lines)
        if line.strip()
    ]
    seen = -1
    followers = _followers(source)

    def add(line: str, number: int) -> None:
        mended.lines.append(line)
        mended.numbers.append(number)

    for number, line in enumerate(source.lines):
        seen += bool(line.strip())
        if number in source.fenced:
            add(line, number)
            continue
        if number in source.hollow:
            # A line less keeps a table or an indented entry together; an empty one parts
            # paragraphs, as the comment did.
            if not line and not followers[number].startswith(("|", " ", "\t")):
                add("", number)
            continue
        if found := _TIGHT_HEADING.match(line):
            line = f"{found[1]} {found[2].rstrip().rstrip('#')}"
        elif found := _BULLET.match(line):
            line = f"{found[1]}- {line[found.end() :]}"
        elif found := _TIGHT_BOX.match(line):
            line = f"{found[1]} {line[found.end() :]}"
        elif found := _BARE_BOX.match(line):
            line = f"{found[1]}- {line[found.end() :]}"
        elif any(company[max(seen - 1, 0) : seen]) or any(company[seen + 1 : seen + 2]):
            if found := _IN_COMPANY.match(line):
                line = f"{found[1]}- {line[found.end() :]}"
        elif found := _HTML_ENTRY.match(line):
            line = f"- {line[found.end() :]}"
        previous = mended.lines[-1] if mended.lines else ""
        if (line.startswith("|") and previous[:1] not in {"|", ""}) or (
            # To CommonMark such a line goes on with the entry above it.
            _FLUSH_LABEL.match(line)
            and _IN_LIST.match(previous)
            and _MARKER.match(followers[number])
        ):
            add("", number)
        if _HTML_BLOCK.match(line):
            for part in ("", line, ""):
                add(part, number)
        else:
            add(line, number)
    return mended


def _followers(source: _Source) -> list[str]:
    """For each line the next one that is more than a comment."""
    followers: list[str] = []
    following = ""
    for number in reversed(range(len(source.lines))):
        followers.append(following)
        if number not in source.hollow:
            following = source.lines[number]
    return followers[::-1]


# --- Blocks -----------------------------------------------------------------------------------

_BOLD_LINE = re.compile(r"\s*(?:\*\*|__)(?=\S).{1,120}?(?:\*\*|__)[:：]?\s*")
_ATTRIBUTES = re.compile(r"\{[#.:][^{}]*\}$")
_LAST_SHORTCODE = re.compile(r"(?:^|\s):[a-z0-9_+-]+:$")
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
        first = node.children[0] if node.children else None
        read = self.phrase(first) if first and first.type in {"paragraph", "heading"} else _NOTHING
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


def announces(text: str) -> bool:
    """Whether a text ends with a colon; that of an emoji shortcode is none."""
    return text.endswith((":", "：")) and _LAST_SHORTCODE.search(text) is None


def without_colon(text: str) -> str:
    """The text without the colon at its end."""
    return text.rstrip(":：").rstrip() if announces(text) else text


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


# --- Inline text ------------------------------------------------------------------------------

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)\b")
_ELEMENTS = re.compile(
    r"a|abbr|b|big|blockquote|br|center|cite|code|dd|del|details|d[flt]n?|div|em|figure|font|h[1-6r]"
    r"|i|img|input|ins|kbd|label|li|mark|ol|p|pre|q|s|samp|section|small|span|strike|strong|su[bp]"
    r"|summary|table|tbody|t[dhrt]|thead|ul?|var|wbr"
)
"""Real tags; anything else in angle brackets, as in ``/users/<id>``, is part of the words."""
_STRONG_TAGS = {"b", "strong"}
_STRIKE_TAGS = {"del", "s", "strike"}
_LONE_STARS = re.compile(rf"{_STARS}(?=\S)([^{_STARS}]*)(?<=\S){_STARS}")

_BRACKETS = re.compile(r"\([^()]*\)")
_BOX = re.compile(
    rf"({_STRUCK}?)(?:\[([ \u00a0xXvV✓✔✅☑*~/\-]?| [xX] )\](?=\s|$|{_STRUCK})|\[( )\](?=\w)"
    r"|([☐□☑☒])(?!\ufe0f))\s*"
)
_TICKED = set("xXvV✓✔✅☑☒*")
_SHORTCODE = re.compile(rf"({_STRUCK}?):[a-z0-9_+-]+:(?=\s)\s*")
_WITHDRAWN = re.compile(rf"{_STRUCK}[^{_STRUCK}{_UNSTRUCK}]*{_UNSTRUCK}")
_REASON = re.compile(r"(?:n/?a|not?|none|never|does|removed|dropped|obsolete|see)\b", re.IGNORECASE)


def phrase(source: str, env: MutableMapping[str, Any]) -> Phrase:
    """Read inline markdown; ``env`` holds the link references of the document."""
    parts: list[str] = []
    tags: set[str] = set()
    strong = 0
    link: str | None = None
    all_links = all_anchors = True
    slim: list[str] = []
    words = visible = code = starts_with_code = False
    for token in _inline_tokens(source, env):
        said = ""
        if token.type in {"text", "text_special", "code_inline", "image"}:
            said = token.content
            if token.type == "text":
                said = said.replace("**", _STARS)
            if token.type == "code_inline":
                code = True
                starts_with_code = starts_with_code or not visible
        elif token.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
        elif token.type == "html_inline":
            found = _TAG.match(token.content)
            name = found[2].lower() if found else ""
            if found and not _ELEMENTS.fullmatch(name):
                said = token.content
            elif found:
                step = -1 if found[1] else 1
                tags.add(found[1] + name)
                strong += step if name in _STRONG_TAGS else 0
                if name in _STRIKE_TAGS:
                    parts.append(_STRUCK if step > 0 else _UNSTRUCK)
                elif name == "input":
                    parts.append("[x] " if "checked" in token.content else "[ ] ")
                elif name in {"br", "p", "div"}:
                    parts.append(" ")
        elif token.type in {"s_open", "s_close"}:
            parts.append(_STRUCK if token.nesting > 0 else _UNSTRUCK)
        elif token.type in {"strong_open", "strong_close"}:
            strong += token.nesting
        elif token.type in {"link_open", "link_close"}:
            link = str(token.attrGet("href") or "") if token.nesting > 0 else None
        parts.append(said)
        slim.append("" if strong > 0 else said)
        visible = visible or bool(said.strip())
        if any(map(str.isalnum, said)):
            words = True
            all_links = all_links and link is not None
            all_anchors = all_anchors and link is not None and link.startswith("#")
    others = _BRACKETS.sub("", "".join(slim))
    bold = words and others != "".join(parts) and not any(map(str.isalnum, others))
    marked = _LONE_STARS.sub(r"\1", "".join(parts)).replace(_STARS, "**")
    marked = " ".join(marked.split())
    struck = _is_struck(marked if starts_with_code else _without_bullets(marked)[0])
    if not struck:
        marked = " ".join(_WITHDRAWN.sub("", marked).split())
    text, checked = (marked, None) if starts_with_code else _without_bullets(marked)
    return Phrase(
        plain=_unmarked(marked),
        text=_unmarked(text),
        checked=checked,
        struck=struck,
        bold=bold,
        code=code,
        links=words and all_links,
        anchors=words and all_anchors,
        tags=frozenset(tags),
    )


_NOTHING = Phrase(plain="", text="")


def _inline_tokens(source: str, env: MutableMapping[str, Any]) -> Sequence[Token]:
    if len(source) > _LONGEST_INLINE:
        return [Token("text", "", 0, content=source)]
    return _INLINE.parseInline(source, env)[0].children or []


def _unmarked(marked: str) -> str:
    return marked.replace(_STRUCK, "").replace(_UNSTRUCK, "").strip()


def _without_bullets(marked: str) -> tuple[str, bool | None]:
    """Drop emoji and box from the front; also gives the state of the box."""
    checked: bool | None = None
    for _ in range(4):
        before = marked
        if checked is None and (found := _BOX.match(marked)):
            mark = (found[2] or found[3] or found[4] or "").strip()
            checked = mark in _TICKED
            marked = found[1] + marked[found.end() :]
        marked = _SHORTCODE.sub(r"\1", marked, count=1) if _SHORTCODE.match(marked) else marked
        marked = _without_emoji(marked)
        if marked == before:
            break
    return marked, checked


def _without_emoji(marked: str) -> str:
    opening = _STRUCK if marked.startswith(_STRUCK) else ""
    end = len(opening)
    while end < len(marked) and _is_emoji(marked, end):
        end += 3 if marked[end].isdigit() else 1
    rest = marked[end:].lstrip()
    return opening + rest if end > len(opening) else marked


def _is_emoji(text: str, at: int) -> bool:
    mark = text[at]
    if mark.isdigit():
        return text[at + 1 : at + 3] == "\ufe0f\u20e3"
    if mark in "☐□":
        return False
    joins = mark in "\ufe0e\ufe0f\u200d" or unicodedata.category(mark) == "Sk" and mark > "\uffff"
    pictures = mark >= "\u2190" and not "\u3000" <= mark <= "\u33ff"
    return joins or (pictures and unicodedata.category(mark) == "So") or mark in "▶◀◾◽"


def _is_struck(marked: str) -> bool:
    """Whether a phrase as a whole is struck through.

    A reason may stand behind it. ``~~80 %~~ 85 % coverage`` is an edit, not a line that fell away.
    """
    before, opened, behind = marked.partition(_STRUCK)
    inside, _, rest = behind.partition(_UNSTRUCK)
    before, rest = before.strip(), _unmarked(rest)
    if not opened or (before and not before.endswith((":", "–", "—", "-"))):
        return False
    return (
        len(re.findall(r"\w+", inside)) > 1 or not rest[:1].isalnum() or bool(_REASON.match(rest))
    )
