"""Tables of the configuration file, checked key by key; errors name file, key and remedy."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from typing import Any

from .errors import UsageError

FILE = "pyproject.toml"
TABLE = "tool.backend-dod"

Values = Mapping[str, Any]


def error(key: str, what: str, remedy: str) -> UsageError:
    """Return the error about a key of the configuration file."""
    return UsageError(what, where=f"{FILE}: {key}", remedy=remedy)


def hyphened(name: str) -> str:
    """Return a name as it is written in the file."""
    return name.replace("_", "-")


def table(value: Any, key: str) -> dict[str, Any]:
    """Return a value that must be a table; raises UsageError."""
    if not isinstance(value, dict):
        raise error(key, f"{value!r} is not a table", f"Write [{key}] and lines key = value.")
    return value


def known(given: Mapping[str, Any], keys: Sequence[str], where: str) -> None:
    """Refuse keys that nobody knows, with the nearest one that is; raises UsageError."""
    for key in given:
        if hyphened(key) not in keys:
            near = difflib.get_close_matches(hyphened(key), keys, n=1, cutoff=0.5)
            hint = f"Did you mean {near[0]!r}? " if near else ""
            raise error(where, f"unknown key {key!r}", f"{hint}Keys here: {', '.join(keys)}.")


def texts(value: Any, key: str) -> dict[str, str]:
    """Return a value that must be a table of texts; raises UsageError."""
    values = table(value, key)
    for name, text in values.items():
        if not isinstance(text, str):
            raise error(f"{key}.{name}", f"{text!r} is not a text", f'Write {name} = "{text}".')
    return values


def tables(value: Any, key: str) -> dict[str, Values]:
    """Return a value that must be a table of tables; raises UsageError."""
    outer = table(value, key)
    for name, inner in outer.items():
        if not isinstance(inner, dict):
            raise error(
                f"{key}.{name}",
                f"{inner!r} is not a table of parameters",
                f"Write {name} = {{}} or {name} = {{ parameter = value }}.",
            )
    return outer
