"""Finds the API's document for a host: configured, made by the app, or served by it."""

from __future__ import annotations

from dataclasses import replace

from ..errors import Unreachable
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
    if configured is not None:
        host.facts = replace(host.facts, document=configured)
    elif host.facts.document is None:
        host.facts = replace(host.facts, document=_served(host))


def _served(host: Host) -> Document | None:
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
