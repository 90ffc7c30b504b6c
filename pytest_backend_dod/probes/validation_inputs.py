"""Which operations of an application take input, as far as the document or the routes tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..hosts.interface import Host
from ..project.openapi import Document
from ..project.schemas import alternatives, types
from .operations import wanted
from .validation_cases import Part, body_schemas, parts_of, variables

_LIMITS = ("enum", "const", "minLength", "maxLength", "minItems", "maxItems")


def inventory(host: Host, exclude: Sequence[str]) -> dict[str, Any]:
    """Return the operations by what they take, as plain values.

    ``checkable`` are those with a body, a parameter with a type or a limit, or one that is
    required; ``free`` those that take nothing but free text; ``none`` those without input.
    """
    document = host.facts.document
    # Neither a route nor every document tells of the query; what the suite sent does.
    asked = {op for op, exchange in host.controls.items() if exchange.request.query}
    asked |= {op for op, names in host.facts.queries.items() if names}
    if document is not None:
        operations = wanted(document.operations, exclude)
        kinds = {op: _kind(document, op) for op in operations}
        kinds |= {op: "free" for op in asked if kinds.get(op) == "none"}
    else:
        operations = wanted(host.facts.routes, exclude)
        kinds = {op: _kind_of_route(op, asked=op in asked) for op in operations}
    return {
        "documented": document is not None,
        **{kind: [op for op in operations if kinds[op] == kind] for kind in KINDS},
    }


KINDS = ("checkable", "free", "none")


def _kind(document: Document, operation: str) -> str:
    if body_schemas(document, operation):
        return "checkable"
    parts = parts_of(document, operation)
    if any(_is_checkable(document, part) for part in parts):
        return "checkable"
    return "free" if parts else "none"


def _is_checkable(document: Document, part: Part) -> bool:
    if part.required and part.place in {"query", "header"}:
        return True
    named = types(document, part.schema) - {"null"}
    limited = any(limit in one for one in alternatives(document, part.schema) for limit in _LIMITS)
    return part.place != "header" and (limited or bool(named & {"integer", "number"}))


def _kind_of_route(operation: str, *, asked: bool) -> str:
    method, _, path = operation.partition(" ")
    if method in {"POST", "PUT", "PATCH"}:
        return "checkable"
    return "free" if asked or variables(path) else "none"
