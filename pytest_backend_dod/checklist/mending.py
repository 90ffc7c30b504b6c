"""Rewrites, before parsing, what teams type and every reader understands, but CommonMark does not.

``##Heading`` without a blank, ``•`` as a bullet, boxes without a bullet, labels right below a list.
"""

from __future__ import annotations

import re

from pytest_backend_dod.checklist.comments import Source

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


def mend(source: Source) -> Source:
    """Rewrite, outside fences, what people type and CommonMark does not know."""
    mended = Source(annotations=source.annotations)
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
        in_company = any(company[max(seen - 1, 0) : seen] + company[seen + 1 : seen + 2])
        rewritten = _rewritten(line, in_company=in_company)
        previous = mended.lines[-1] if mended.lines else ""
        if (rewritten.startswith("|") and previous[:1] not in {"|", ""}) or (
            # To CommonMark such a rewritten goes on with the entry above it.
            _FLUSH_LABEL.match(rewritten)
            and _IN_LIST.match(previous)
            and _MARKER.match(followers[number])
        ):
            add("", number)
        if _HTML_BLOCK.match(rewritten):
            for part in ("", rewritten, ""):
                add(part, number)
        else:
            add(rewritten, number)
    return mended


def _rewritten(line: str, *, in_company: bool) -> str:
    """A line as CommonMark wants it; ``in_company`` when a neighbour has the same odd bullet."""
    if found := _TIGHT_HEADING.match(line):
        return f"{found[1]} {found[2].rstrip().rstrip('#')}"
    if found := _TIGHT_BOX.match(line):
        return f"{found[1]} {line[found.end() :]}"
    if found := _BULLET.match(line) or _BARE_BOX.match(line):
        return f"{found[1]}- {line[found.end() :]}"
    if in_company:
        found = _IN_COMPANY.match(line)
        return f"{found[1]}- {line[found.end() :]}" if found else line
    if found := _HTML_ENTRY.match(line):
        return f"- {line[found.end() :]}"
    return line


def _followers(source: Source) -> list[str]:
    """For each line the next one that is more than a comment."""
    followers: list[str] = []
    following = ""
    for number in reversed(range(len(source.lines))):
        followers.append(following)
        if number not in source.hollow:
            following = source.lines[number]
    return followers[::-1]
