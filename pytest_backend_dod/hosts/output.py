"""What a process writes to its output, as it comes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

LINES_KEPT = 200
"""Lines of one answer that are kept."""
LINE_LIMIT = 262_144
"""Characters of a line that are kept; cut off, a line of JSON is JSON no more."""


class Output:
    """Files that a process writes to, read from where they were left."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._at = dict.fromkeys(paths, 0)

    def lines(self) -> tuple[str, ...]:
        """Return the whole lines that were written since the last time."""
        found: list[str] = []
        for path, at in self._at.items():
            if not path.is_file():
                continue
            with path.open("rb") as file:
                file.seek(at)
                text = file.read()
            whole = text[: text.rfind(b"\n") + 1]
            self._at[path] = at + len(whole)
            found += whole.decode("utf-8", "replace").split("\n")
        return tuple(line[:LINE_LIMIT] for line in found if line.strip())[:LINES_KEPT]
