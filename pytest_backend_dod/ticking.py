"""``--backend-dod-tick``: sets the boxes of a checklist to the verdicts, and changes nothing else.

A box is set in the text and the text is read again; only when the reading is the same but for this
one box does the change stand. Line ends, byte order mark and encoding stay as they are.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from .checklist.locating import Located
from .checklist.reading import encoding_of, normalised, read_items
from .errors import UsageError
from .model import Item, Result, State, Verdict

_BOX = re.compile(r"(?<=\[)(?P<mark>[ \u00a0xXvV✓✔✅☑*~/-]?| [xX] )(?=\\?\])|[☐□☑☒]")
_LINE_END = re.compile(r"\r\n|\r|\n")

_KEPT = {State.NOT_APPLICABLE, State.ATTESTED}
"""States in which the box is left to people."""


@dataclass(frozen=True, kw_only=True)
class Ticks:
    """What became of the boxes."""

    told: tuple[str, ...] = ()
    """A sentence for each file that was changed."""
    troubles: tuple[str, ...] = ()
    """A sentence for each file that should have been changed."""


def wanted(verdict: Verdict) -> bool | None:
    """Return whether a box is to be ticked; None where it stays as people set it.

    Done by evidence is ticked. What is waived is not done. What a person vouches for, and what has
    no meaning here or is struck through, is left to people.
    """
    if verdict.state in _KEPT or verdict.item.struck or verdict.item.checked is None:
        return None
    return verdict.state is State.PASSED


def tick(root: Path, located: Located, result: Result) -> Ticks:
    """Set the boxes in the files of a checklist; nothing is written where nothing was judged."""
    told, troubles = [], []
    for file in located.files:
        path = (root / file).resolve()
        verdicts = [verdict for verdict in result.verdicts if verdict.item.file == file]
        items = [item for item in located.items if item.file == file]
        wishes = {v.item.id: wish for v in verdicts if (wish := wanted(v)) is not None}
        try:
            before = path.read_bytes()
            change = set_boxes(before, items, wishes)
            if change.data != before:
                _replace(path, change.data)
        except (OSError, UsageError) as problem:
            why = getattr(problem, "strerror", None) or getattr(problem, "what", problem)
            troubles.append(f"--backend-dod-tick: {file} was left as it is ({why})")
            continue
        told += [f"{file}: {line}" for line in change.told]
    return Ticks(told=tuple(told), troubles=tuple(troubles))


@dataclass(frozen=True, kw_only=True)
class Change:
    """A file with its boxes set."""

    data: bytes
    ticked: int = 0
    cleared: int = 0
    left: tuple[int, ...] = ()
    """Lines whose box has no form that can be set, such as a word in a table."""

    @property
    def told(self) -> Iterator[str]:
        """Sentences on what was done."""
        if self.ticked or self.cleared:
            yield f"boxes set: {self.ticked} ticked, {self.cleared} cleared"
        if self.left:
            lines = ", ".join(map(str, self.left))
            yield f"no [ ] or [x] to set in line {lines}"


def set_boxes(data: bytes, items: Sequence[Item], wishes: Mapping[str, bool]) -> Change:
    """Return a file with the boxes set; a pure function.

    Args:
        data: The bytes of the file.
        items: Its items, as they were read when the session began.
        wishes: Id of an item → whether its box is to be ticked.

    Raises:
        UsageError: When the file does not hold these items any more.
    """
    mark, encoding = encoding_of(data)
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError:
        raise _changed() from None
    strict = _is_strict(text, items)
    todo = {
        number: wish
        for number, item in enumerate(items)
        if (wish := wishes.get(item.id)) is not None and wish is not item.checked
    }
    page = _Page(text=text, strict=strict)
    left = page.set(todo)
    done = [wish for number, wish in todo.items() if number not in left]
    return Change(
        data=mark + page.text.encode(encoding),
        ticked=done.count(True),
        cleared=done.count(False),
        left=tuple(items[number].line for number in left),
    )


def _changed() -> UsageError:
    return UsageError(
        "it was changed while the session ran", where="--backend-dod-tick", remedy="Run it again."
    )


def _is_strict(text: str, items: Sequence[Item]) -> bool:
    """Return whether these items come from a strict reading of a text.

    Raises:
        UsageError: When no reading gives them.
    """
    for strict in (False, True):
        if _plain(_read(text, strict=strict)) == _plain(items):
            return strict
    raise _changed()


def _read(text: str, *, strict: bool) -> tuple[Item, ...]:
    return read_items(normalised(text), file="", title_known=not strict, strict=strict)


def _plain(items: Iterable[Item]) -> list[Item]:
    """Leave out what depends on other files: their items share the ids."""
    return [replace(item, id="", file="") for item in items]


class _Page:
    """A text whose boxes are set; items go by their number in it."""

    def __init__(self, *, text: str, strict: bool) -> None:
        self.text = text
        self._strict = strict
        self._items = _plain(_read(text, strict=strict))

    def set(self, wishes: Mapping[int, bool]) -> list[int]:
        """Set boxes, and return the items whose line has none that can be set.

        Most boxes are the first of their line, so all are set at once; where that reads wrong,
        each half is tried apart, because reading takes its time.
        """
        if len(wishes) == 1:
            ((number, ticked),) = wishes.items()
            boxes = self._boxes(number)
            return [] if any(self._stands({box: ticked}, wishes) for box in boxes) else [number]
        first = {box: ticked for n, ticked in wishes.items() for box in self._boxes(n)[:1]}
        if len(first) == len(wishes) and self._stands(first, wishes):
            return []
        entries, half = list(wishes.items()), len(wishes) // 2
        return self.set(dict(entries[:half])) + self.set(dict(entries[half:]))

    def _stands(self, boxes: Mapping[re.Match[str], bool], wishes: Mapping[int, bool]) -> bool:
        """Set boxes if the text then reads as wished, and say whether it does."""
        text = self.text
        for box in sorted(boxes, key=re.Match.start, reverse=True):
            text = text[: box.start()] + _filled(box, ticked=boxes[box]) + text[box.end() :]
        expected = [
            replace(item, checked=wishes.get(number, item.checked))
            for number, item in enumerate(self._items)
        ]
        if _plain(_read(text, strict=self._strict)) != expected:
            return False
        self.text, self._items = text, expected
        return True

    def _boxes(self, number: int) -> list[re.Match[str]]:
        """Return what looks like a box in the first line of an item."""
        start, end = _span(self.text, self._items[number].line)
        return list(_BOX.finditer(self.text, start, end))


def _filled(box: re.Match[str], *, ticked: bool) -> str:
    if box["mark"] is None:
        return "☑" if ticked else "☐"
    return "x" if ticked else " "


def _span(text: str, line: int) -> tuple[int, int]:
    """Return where a line, counted from 1, begins and ends."""
    ends = list(_LINE_END.finditer(text))
    start = ends[line - 2].end() if line > 1 else 0
    return start, ends[line - 1].start() if line <= len(ends) else len(text)


def _replace(path: Path, data: bytes) -> None:
    """Put new content in the place of a file's, all of it or nothing."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(path, name)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
