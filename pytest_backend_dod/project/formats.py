"""Formats of vendors that the scanner leaves out, though nothing else looks like them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .kingfisher import Match

_FORMATS = (
    # The scanner reports the identifier of a key only when the key itself stands near it.
    (
        "aws-access-key-id",
        ("AKIA", "ASIA"),
        re.compile(r"(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Z0-9])"),
    ),
    (
        "discord-webhook-url",
        ("/api/webhooks/",),
        re.compile(r"https://discord(?:app)?\.com/api/webhooks/\d{17,20}/[\w-]{60,}"),
    ),
)


def read_formats(label: str, text: str) -> Iterator[Match]:
    """Yield the places in ``text`` where one of the formats stands."""
    for rule, marks, pattern in _FORMATS:
        if not any(mark in text for mark in marks):
            continue
        for match in pattern.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            context = text.split("\n")[line - 1]
            yield Match(label=label, rule=rule, line=line, value=match[0], context=context)
