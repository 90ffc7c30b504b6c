"""Small documents, read."""

from __future__ import annotations

from pytest_backend_dod.checklist.reading import read_items
from pytest_backend_dod.model import Item


def read(text: str, *, title_known: bool = False, strict: bool = False) -> tuple[Item, ...]:
    """Return the items of a document."""
    return read_items(text, file="dod.md", title_known=title_known, strict=strict)


def texts(text: str, *, title_known: bool = False, strict: bool = False) -> list[str]:
    """Return what the items of a document say."""
    return [item.text for item in read(text, title_known=title_known, strict=strict)]
