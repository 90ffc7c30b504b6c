"""Front matter and HTML comments, taken out of a checklist's text before it is parsed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

_FENCE = re.compile(r"[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(`{3,}(?=[^`]*$)|~{3,})")
_TICKS = re.compile(r"`+")
_ANNOTATION = re.compile(r"\s*dod:\s*(.*)", re.IGNORECASE | re.DOTALL)


@dataclass(kw_only=True)
class Source:
    """Lines on their way to the parser, with the (zero-based) lines they come from."""

    lines: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    fenced: set[int] = field(default_factory=set)
    hollow: set[int] = field(default_factory=set)
    """Lines that held nothing but a comment."""
    annotations: list[tuple[int, str]] = field(default_factory=list)


def take_front_matter(lines: list[str]) -> str:
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


def without_comments(lines: Sequence[str]) -> Source:
    """Take HTML comments out, with whatever list entries they hold, but not out of code.

    A comment that never ends reaches to the end of the text when it begins a line, as it does on
    every forge, and is plain text elsewhere.
    """
    source = Source(numbers=list(range(len(lines))))
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
