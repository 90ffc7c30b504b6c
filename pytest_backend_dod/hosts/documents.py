"""Finds the API's document for a host: configured, made by the app, or served by it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..errors import Unreachable
from ..project.committed import plain
from ..project.openapi import Document, NotOpenAPI, parse
from ..recording.exchange import Request
from .interface import Host

USUAL_PATHS = (
    "/openapi.json",
    "/api/openapi.json",
    "/api/v1/openapi.json",
    "/schema/openapi.json",
    "/swagger.json",
    "/apispec_1.json",
    "/api/schema/",
)
"""Where frameworks serve it by default; few, because 404s may be counted and limited."""

_WORDS = ("openapi", "swagger", "apispec")


def equip(host: Host, configured: Document | None) -> None:
    """Give a host its document, asking the application for it when the app object has none."""
    own = host.facts.own or host.facts.document
    if configured is not None:
        host.facts = replace(host.facts, document=configured, own=own)
    else:
        own = own or served(host)
        host.facts = replace(host.facts, document=own, own=own)


def told(host: Host) -> dict[str, Any]:
    """Return what a host says about its documents, as an observation: plain JSON values.

    ``document`` is the one that counts, ``own`` the one that the application makes itself, which is
    the same where none is configured.

    Raises:
        Unreachable: When the host is gone.
    """
    facts = host.facts
    own = facts.own or served(host)
    names = {key: str(one.get("name", "")) for key, one in facts.handlers.items()}
    return {
        "role": "document",
        "source": facts.document.source if facts.document is not None else "",
        "document": plain(facts.document.raw) if facts.document is not None else None,
        "servers": list(facts.document.servers) if facts.document is not None else [],
        "own": plain(own.raw) if own is not None else None,
        "routes": list(facts.routes),
        "names": names,
    }


def served(host: Host) -> Document | None:
    """Return the document that the application answers with when it is asked for it."""
    if host.facts.routes:
        paths = [
            operation.partition(" ")[2]
            for operation in host.facts.routes
            if operation.startswith("GET ") and any(word in operation.lower() for word in _WORDS)
        ]
        paths = [path for path in paths if "{" not in path and not path.endswith(("/ui", ".html"))]
    else:
        paths = list(USUAL_PATHS)
    for path in paths[:8]:
        try:
            answer = host.send(Request.get(path))
        except Unreachable:
            return None
        if answer.accepted:
            try:
                return parse(answer.body, source=path)
            except NotOpenAPI:
                continue
    return None
