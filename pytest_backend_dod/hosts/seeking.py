"""Finding a request that is accepted, where no test of the suite has shown one.

A target that the project names stands by itself: what its operations accept is in its document
alone. Valid requests are generated from it until one is accepted, with the keys of things that are
known to be there in the path.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from ..project.openapi import Document
from ..recording.exchange import Answer, Exchange, Request
from .delivery import Sent
from .generator import Bridge, drive
from .generator_settings import settings_of_valid
from .interface import Host

TRIES = 20
"""Requests that are sent in search of one that is accepted."""

SECONDS = 20.0
"""Time that the search for one operation may take."""

TARGETS = frozenset({"app", "command", "fixture", "url"})
"""Kinds of hosts that have no test of their own to learn from."""


class _Seeking(Bridge):
    """Sends what the generator makes until something is accepted."""

    @property
    def over(self) -> bool:
        """Whether nothing more is sent."""
        sent = self.result.sent
        return super().over or len(sent) >= TRIES or bool(sent and sent[-1].answer.accepted)

    def _watch(self, sent: Sent) -> None:
        """A first accepted request ends the search, so there is no world to look after."""
        self.result.throttled = sent.answer.status == 429


def sought(host: Host, document: Document, operation: str) -> tuple[Exchange | None, bool]:
    """Return an accepted request to an operation, if one is found, and whether quota ran out.

    Args:
        host: Where to send; it must be one to which the operation may be sent.
        document: The API's own document.
        operation: An operation by its name there, such as ``POST /orders``.

    Raises:
        NotDisposable: When the operation may write and the host must not be written to.
        Unreachable: When the host is gone.
    """
    method, _, path = operation.partition(" ")
    filled = _filled(host, path)
    known = None
    if filled is not None and filled != path:
        request = Request(method=method, path=filled)
        known = Exchange(request=request, answer=Answer(status=0), route=path)
    bridge = _Seeking(host, None, start=0, seconds=SECONDS)
    result = drive(document.around(operation, known), bridge, host, settings_of_valid(seed=1))
    for sent in result.sent:
        if sent.answer.accepted:
            return Exchange(request=sent.request, answer=sent.answer, route=path), False
    return None, result.throttled


def _filled(host: Host, path: str) -> str | None:
    """Return a path with keys of things that are known to be there; None where none are known."""
    parts = re.split(r"/\{([^}:]+)[^}]*\}", path)
    filled = parts[0]
    for name, after in zip(parts[1::2], parts[2::2], strict=True):
        key = next(_keys(host, filled, name), None)
        if key is None:
            return None
        filled = f"{filled}/{quote(key, safe='')}{after}"
    return filled


def _keys(host: Host, collection: str, name: str) -> Iterator[str]:
    """Yield the keys that accepted answers of a collection show."""
    for exchange in host.controls.values():
        if exchange.request.path.rstrip("/") != collection.rstrip("/"):
            continue
        try:
            answered = json.loads(exchange.answer.body)
        except ValueError:
            continue
        for thing in _things(answered):
            for key in (name, "id", *_LIKE_KEYS):
                value = thing.get(key)
                if isinstance(value, str | int) and not isinstance(value, bool) and value != "":
                    yield str(value)


_LIKE_KEYS = ("uuid", "key", "slug", "code", "name")


def _things(answered: Any) -> Iterator[Mapping[str, Any]]:
    """Yield what may be a thing of a collection: the answer, its members, those of an envelope."""
    if isinstance(answered, Mapping):
        yield answered
        for value in answered.values():
            if isinstance(value, list):
                yield from (one for one in value[:1] if isinstance(one, Mapping))
    elif isinstance(answered, list):
        yield from (one for one in answered[:1] if isinstance(one, Mapping))
