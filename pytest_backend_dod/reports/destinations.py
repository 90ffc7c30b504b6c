"""``--backend-dod-report FORMAT:PATH``: which report goes where."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import UsageError
from ..model import Result
from . import agent, gitlab, html_report, json_report, markdown, sarif

FORMATS: dict[str, Callable[[Result], str]] = {
    "json": json_report.render,
    "md": markdown.render,
    "html": html_report.render,
    "sarif": sarif.render,
    "gitlab": gitlab.render,
    "agent": agent.render,
}
"""Name → the function that renders a result."""

OPTION = "--backend-dod-report"

STANDARD_OUTPUT = "-"
"""Stands for a path."""


@dataclass(frozen=True, kw_only=True)
class Destination:
    """A report that was asked for."""

    format: str
    path: Path | None
    """None for the standard output."""

    def text(self, result: Result) -> str:
        """Render the report."""
        return FORMATS[self.format](result)

    def write(self, result: Result) -> str:
        """Write to the path, making folders; return what prevented it, or an empty text."""
        if self.path is None:
            return speak(self.text(result))
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            # Half a surrogate pair, from a target's broken text, becomes an escape that JSON knows.
            data = self.text(result).encode("utf-8", "backslashreplace")
            self.path.write_bytes(data)
        except OSError as problem:
            return _unwritten(self.path, problem)
        return ""


def speak(text: str) -> str:
    """Write to the standard output; return what prevented it, or an empty text."""
    encoding = sys.stdout.encoding or "utf-8"
    try:
        sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))
        sys.stdout.flush()
    except OSError as problem:
        return _unwritten("the standard output", problem)
    return ""


def _unwritten(place: object, problem: OSError) -> str:
    return f"{OPTION}: {place} could not be written ({problem.strerror or problem})"


def read(options: Sequence[str], folder: Path) -> tuple[Destination, ...]:
    """Read the options; relative paths start at ``folder``, the one that pytest was called in.

    Raises:
        UsageError: For an unknown format, a missing path, or a path that is a folder.
    """
    return tuple(_read(option, folder) for option in options)


def _read(option: str, folder: Path) -> Destination:
    name, colon, path = option.partition(":")
    if not colon or not path or name not in FORMATS:
        raise UsageError(
            f"{option!r} is not FORMAT:PATH with a known format",
            where=OPTION,
            remedy=f"Write json:dod.json. Formats: {', '.join(FORMATS)}.",
        )
    if path == STANDARD_OUTPUT:
        return Destination(format=name, path=None)
    destination = Destination(format=name, path=folder / path)
    if (folder / path).is_dir():
        raise UsageError(
            f"{path} is a folder",
            where=OPTION,
            remedy=f"Name a file: {name}:{path.rstrip('/')}/dod.json",
        )
    return destination
