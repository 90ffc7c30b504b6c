"""What must not be in a file that one machine hands to another.

Requests and answers are masked where they are observed. Here everything else is gone through that a
person may have put into a message: values of the environment, of configured headers, and passwords
in addresses.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import Any

from ..recording.exchange import masked

SHORTEST = 8
"""Characters of a value below which it might be an ordinary word."""

_MASKED = "[masked]"
_NAME = re.compile(
    r"passw|passphrase|secret|token|credential|(api|private|access|signing)_?key|auth$",
    re.IGNORECASE,
)
_IN_ADDRESS = re.compile(r"(?<=://)[^/\s:@]*:[^/\s@]+(?=@)")


def known(headers: Mapping[str, str], environ: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """Return the values that must not be told, the longest first.

    Args:
        headers: Of an authenticated user, from the configuration.
        environ: Variables count whose names say that they hold a secret.
    """
    values = {value for name, value in environ.items() if _NAME.search(name)}
    values |= {part for value in headers.values() for part in (value, value.split(" ")[-1])}
    return tuple(sorted((v for v in values if len(v) >= SHORTEST), key=lambda v: (-len(v), v)))


def hide(values: Any, secrets: tuple[str, ...]) -> Any:
    """Return plain values without secrets in any of their texts, those of keys included."""
    if isinstance(values, str):
        for secret in secrets:
            values = values.replace(secret, _MASKED)
        return _IN_ADDRESS.sub(_MASKED, values)
    if isinstance(values, Mapping):
        return {hide(key, secrets): hide(value, secrets) for key, value in values.items()}
    if isinstance(values, (list, tuple)):
        return [hide(value, secrets) for value in values]
    return values


def outcomes(kept: Mapping[str, Any], secrets: tuple[str, ...]) -> dict[str, Any]:
    """Return kept outcomes without secrets in their messages; names of tests stay as they are."""
    messages = {node: masked(hide(text, secrets)) for node, text in kept["messages"].items()}
    return {**kept, "messages": messages}
