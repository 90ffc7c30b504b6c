"""Stable names of items, made of their words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from pytest_backend_dod.model import Item

_LONGEST_ID = 60


def slug(text: str) -> str:
    """Return the text as lower-case words joined by hyphens, at most about 60 characters.

    Letters lose their accents where that leaves an ASCII letter, and stay as they are elsewhere.
    """
    words = "".join(
        mark if unicodedata.category(mark)[0] in "LMN" else " "
        for mark in plain_letters(text.replace("'", "").replace("’", ""))
    ).split()
    name = "-".join(words)
    if len(name) > _LONGEST_ID:
        cut = name.rfind("-", 0, _LONGEST_ID + 1)
        name = name[: cut if cut > 0 else _LONGEST_ID]
    return name or "item"


def unique_ids(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return the items with ids made anew from their texts.

    Repeated ones get ``-2``, ``-3`` … in their order.
    """
    items = tuple(items)
    taken: set[str] = set()
    counts: dict[str, int] = {}
    named = []
    for item in items:
        base = name = slug(item.text)
        while name in taken:
            counts[base] = counts.get(base, 1) + 1
            name = f"{base}-{counts[base]}"
        taken.add(name)
        named.append(replace(item, id=name))
    return tuple(named)


def plain_letters(text: str) -> str:
    """Lower case, compatibility forms resolved, accents dropped from Latin letters only."""
    if text.isascii():
        return text.lower()
    plain = []
    for mark in unicodedata.normalize("NFKC", text).casefold():
        base = unicodedata.normalize("NFKD", mark)[0]
        plain.append(base if base.isascii() else mark)
    return unicodedata.normalize("NFC", "".join(plain))
