"""A property that lines ask for and that has no probe yet."""

from __future__ import annotations

from dataclasses import dataclass

from .matching import parted


@dataclass(frozen=True, kw_only=True)
class Topic:
    """What a line says that asks for a property; the syntax is that of :mod:`.matching`."""

    phrases: tuple[str, ...]
    excludes: tuple[str, ...] = ()


def topic(phrases: str, excludes: str = "") -> Topic:
    """Make a topic of phrases parted by commas."""
    return Topic(phrases=parted(phrases), excludes=parted(excludes))
