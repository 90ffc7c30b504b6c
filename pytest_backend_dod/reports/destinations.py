"""``--backend-dod-report FORMAT:PATH``: which report goes where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import UsageError
from ..model import Result
from . import gitlab, json_report, markdown, sarif

FORMATS: dict[str, Callable[[Result], str]] = {
    "json": json_report.render,
    "md": markdown.render,
    "sarif": sarif.render,
    "gitlab": gitlab.render,
}
"""Name → the function that renders a result."""

OPTION = "--backend-dod-report"


@dataclass(frozen=True, kw_only=True)
class Destination:
    """A report that was asked for."""

    format: str
    path: Path

    def write(self, result: Result) -> str:
        """Render and write, making folders; return what prevented it, or an empty text."""
        text = FORMATS[self.format](result)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            # Half a surrogate pair, from a target's broken text, becomes an escape that JSON knows.
            data = text.encode("utf-8", "backslashreplace")
            self.path.write_bytes(data)
        except OSError as problem:
            reason = problem.strerror or problem
            return f"{OPTION}: {self.path} could not be written ({reason})"
        return ""


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
    destination = Destination(format=name, path=folder / path)
    if destination.path.is_dir():
        raise UsageError(
            f"{path} is a folder",
            where=OPTION,
            remedy=f"Name a file: {name}:{path.rstrip('/')}/dod.json",
        )
    return destination
