"""Front matter and HTML comments, taken out of a checklist's text before it is parsed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_FENCE = re.compile(r"[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(`{3,}(?=[^`]*$)|~{3,})")
_TICKS = re.compile(r"`+")
_OPENING = re.compile("<!--")
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
    return _Removal(lines).source()


class _Removal:
    """Walks down the lines and keeps in mind what is open: a fence or a comment."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._last_end = max((n for n, line in enumerate(lines) if "-->" in line), default=-1)
        self._source = Source(numbers=list(range(len(lines))))
        self._fence = ""
        self._open = False
        """Whether a comment is open."""
        self._said: list[str] = []
        """Its words so far, line by line."""
        self._begun = -1
        """The line in which the latest comment begins."""

    def source(self) -> Source:
        for number, line in enumerate(self._lines):
            rest = line
            if not self._open and self._in_fence(line):
                self._source.fenced.add(number)
            elif self._open or "<!--" in line:
                rest = self._rest(number, line)
            self._source.lines.append(rest)
        return self._source

    def _in_fence(self, line: str) -> bool:
        """Whether a line is of a fenced block, whose first and last line belong to it."""
        found = _FENCE.match(line)
        if not self._fence:
            self._fence = found[1] if found else ""
            return found is not None
        if found and found[1].startswith(self._fence) and line.rstrip().endswith(found[1]):
            self._fence = ""
        return True

    def _rest(self, number: int, line: str) -> str:
        """Return what comments leave of a line."""
        begins_inside = self._open
        position = self._end(line, 0) if begins_inside else 0
        kept: list[str] = []
        empty = True
        for start, closed in self._openings(number, line):
            if start < position:
                continue
            empty = empty and not line[position:start].strip()
            if empty or closed:
                kept.append(line[position:start])
                position = self._begin(number, line, start)
        rest = "".join([*kept, line[position:]])
        if not begins_inside and self._begun != number:
            return line
        if rest.strip():
            return rest.rstrip()
        self._source.hollow.add(number)
        return " " if self._lines[self._begun][:1].isspace() else ""

    def _openings(self, number: int, line: str) -> Iterator[tuple[int, bool]]:
        """Where comments can begin in a line, and whether one that begins there is closed."""
        spans = _code_spans(line)
        last_open, last_close = line.rfind("<!--"), line.rfind("-->")
        for found in _OPENING.finditer(line):
            start = found.start()
            span = bisect_right(spans, (start, len(line))) - 1
            if span < 0 or start >= spans[span][1]:
                closed_here = start + 2 <= last_close
                yield start, closed_here or (start == last_open and self._closed_below(number))

    def _closed_below(self, number: int) -> bool:
        """Whether a comment that a line leaves open is closed before another begins."""
        for following in range(number + 1, self._last_end + 1):
            line = self._lines[following]
            end, begin = line.find("-->"), line.find("<!--")
            if end >= 0 or begin >= 0:
                return end >= 0 and (begin < 0 or end < begin)
        return False

    def _begin(self, number: int, line: str, start: int) -> int:
        """Open a comment and return where the text behind it begins in the same line."""
        self._open, self._said, self._begun = True, [], number
        # "<!-->" is a whole comment in HTML: its two dashes serve both ends.
        short = line.startswith(("<!-->", "<!--->"), start)
        return self._end(line, start + (2 if short else 4))

    def _end(self, line: str, position: int) -> int:
        """Read the open comment on and return where the text behind it begins in the line."""
        end = line.find("-->", position)
        if end < 0:
            self._said.append(line[position:])
            return len(line)
        self._said.append(line[position:end])
        if found := _ANNOTATION.match("\n".join(self._said)):
            self._source.annotations.append((self._begun, " ".join(found[1].split())))
        self._open = False
        return end + 3
