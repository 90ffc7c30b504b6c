"""``--backend-dod-report FORMAT:PATH``: which report goes where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import UsageError
from ..model import Result
from . import json_report

FORMATS: dict[str, Callable[[Result], str]] = {"json": json_report.render}
"""Name → the function that renders a result."""


@dataclass(frozen=True, kw_only=True)
class Destination:
    """A report that was asked for."""

    format: str
    path: Path

    def write(self, result: Result) -> None:
        """Render and write, making folders on the way."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(FORMATS[self.format](result), encoding="utf-8")


def read(options: Sequence[str], folder: Path) -> tuple[Destination, ...]:
    """Read the options; relative paths stand for the root folder.

    Raises:
        UsageError: For an unknown format or a missing path.
    """
    return tuple(_read(option, folder) for option in options)


def _read(option: str, folder: Path) -> Destination:
    name, colon, path = option.partition(":")
    if not colon or not path or name not in FORMATS:
        raise UsageError(
            f"{option!r} is not FORMAT:PATH with a known format",
            where="--backend-dod-report",
            remedy=f"Write json:dod.json. Formats: {', '.join(FORMATS)}.",
        )
    return Destination(format=name, path=folder / path)
