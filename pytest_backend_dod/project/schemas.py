"""What a schema of the API's document truly forbids, after the coercion that frameworks document.

A value counts as forbidden only when no reading of the schema admits it: ``"5"``, ``1.0`` and
``true`` stand for numbers in most frameworks, formats are annotations (JSON Schema, section 7), and
a null in the place of a member that may be left out says no more than leaving it out.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from .openapi import Document

_DEEPEST = 12
"""Levels of a schema that are followed; recursive ones have no end."""

_NUMERIC = frozenset({"integer", "number"})
_COMPOUND = frozenset({"array", "object"})


def types(document: Document, schema: Any) -> frozenset[str]:
    """Return the JSON types that a schema admits by name; empty when it names none."""
    found: set[str] = set()
    for part in alternatives(document, schema):
        named = part.get("type")
        found |= {str(t) for t in named} if isinstance(named, list) else {str(named)} - {"None"}
        if part.get("nullable"):
            found.add("null")
    return frozenset(found)


def alternatives(document: Document, schema: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """Yield the schemas that a value may follow, references resolved and ``allOf`` joined."""
    node = document.resolved(schema)
    if not isinstance(node, Mapping) or depth > _DEEPEST:
        return
    if isinstance(node.get("allOf"), list):
        joined: dict[str, Any] = {k: v for k, v in node.items() if k != "allOf"}
        for part in node["allOf"]:
            options = list(alternatives(document, part, depth + 1))
            # A choice inside is passed over: what is not certain forbids nothing.
            joined = _joined(options[0], joined) if len(options) == 1 else joined
        yield joined
        return
    either = node.get("anyOf") or node.get("oneOf")
    if isinstance(either, list):
        for option in either:
            yield from alternatives(document, option, depth + 1)
        return
    yield node


def _joined(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    required = [*one.get("required", ()), *other.get("required", ())]
    properties = {**one.get("properties", {}), **other.get("properties", {})}
    joined = {**one, **other}
    # Members that one part forbids may be those of another.
    joined.pop("additionalProperties", None)
    if required:
        joined["required"] = required
    if properties:
        joined["properties"] = properties
    return joined


def member(document: Document, schema: Any, key: str | int) -> Any:
    """Return the schema of a member of an object, or of the entries of a list; None if not told."""
    for part in alternatives(document, schema):
        found = part.get("items") if isinstance(key, int) else part.get("properties", {}).get(key)
        if found is not None:
            return found
    return None


def required(document: Document, schema: Any) -> frozenset[str]:
    """Return the members that every reading of a schema asks for."""
    parts = [frozenset(map(str, p.get("required", ()))) for p in _objects(document, schema)]
    return frozenset.intersection(*parts) if parts else frozenset()


def _objects(document: Document, schema: Any) -> list[Mapping[str, Any]]:
    return [p for p in alternatives(document, schema) if "properties" in p or "required" in p]


def forbids(document: Document, schema: Any, value: Any, depth: int = 0) -> bool:
    """Whether no reading of a schema admits a JSON value, lenient types included."""
    if depth > _DEEPEST:
        return False
    parts = list(alternatives(document, schema))
    return bool(parts) and all(_refuses(document, part, value, depth) for part in parts)


def forbids_text(document: Document, schema: Any, text: str) -> bool:
    """Whether no reading of a schema admits a text in a path, a query or a form."""
    parts = list(alternatives(document, schema))
    return bool(parts) and all(_refuses_text(document, part, text) for part in parts)


def _refuses_text(document: Document, schema: Mapping[str, Any], text: str) -> bool:
    named = types(document, schema)
    if "array" in named:
        return forbids_text(document, schema.get("items") or {}, text)
    if named <= {"null"} and named:
        return False
    return _refuses(document, schema, text, 0)


def _refuses(document: Document, schema: Mapping[str, Any], value: Any, depth: int) -> bool:
    named = types(document, schema)
    if named and _wrong_type(named, value):
        return True
    if _beyond_enumeration(schema, value):
        return True
    if isinstance(value, str) and "string" in named:
        return not _within(len(value), schema, "minLength", "maxLength")
    number = _number(value)
    if number is not None and named and named & _NUMERIC and "string" not in named:
        return _out_of_range(number, schema)
    if isinstance(value, list):
        inner = schema.get("items")
        if inner and any(forbids(document, inner, entry, depth + 1) for entry in value):
            return True
        return not _within(len(value), schema, "minItems", "maxItems")
    if isinstance(value, dict):
        return _refuses_members(document, schema, value, depth)
    return False


def _wrong_type(named: frozenset[str], value: Any) -> bool:
    if isinstance(value, dict):
        return "object" not in named
    if isinstance(value, list):
        return "array" not in named
    if value is None:
        return "null" not in named
    if isinstance(value, str) and "string" not in named:
        others = named - {"null"}
        return others <= _COMPOUND or (others <= _NUMERIC | _COMPOUND and _number(value) is None)
    return named - {"null"} <= _COMPOUND


def _number(value: Any) -> float | None:
    if isinstance(value, bool):
        return None
    try:
        return float(value) if isinstance(value, (int, float, str)) else None
    except OverflowError:
        return math.inf if str(value)[:1] != "-" else -math.inf
    except ValueError:
        return None


def _beyond_enumeration(schema: Mapping[str, Any], value: Any) -> bool:
    admitted = [schema["const"]] if "const" in schema else schema.get("enum")
    if not isinstance(admitted, list) or value is None:
        return False
    return str(value) not in {str(one) for one in admitted}


def _within(length: int, schema: Mapping[str, Any], least: str, most: str) -> bool:
    low, high = schema.get(least), schema.get(most)
    return not (
        (isinstance(low, int) and length < low) or (isinstance(high, int) and length > high)
    )


def _out_of_range(number: float, schema: Mapping[str, Any]) -> bool:
    low, high = _figure(schema, "minimum"), _figure(schema, "maximum")
    above, below = _figure(schema, "exclusiveMinimum"), _figure(schema, "exclusiveMaximum")
    # In OpenAPI 3.0 the word is a switch that belongs to the other bound.
    if schema.get("exclusiveMinimum") is True:
        above = low
    if schema.get("exclusiveMaximum") is True:
        below = high
    return (
        (low is not None and number < low)
        or (high is not None and number > high)
        or (above is not None and number <= above)
        or (below is not None and number >= below)
    )


def _figure(schema: Mapping[str, Any], key: str) -> float | None:
    value = schema.get(key)
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _refuses_members(
    document: Document, schema: Mapping[str, Any], value: Mapping[str, Any], depth: int
) -> bool:
    needed = set(map(str, schema.get("required", ())))
    properties = schema.get("properties", {})
    hidden = {n for n, p in properties.items() if _is_read_only(document, p)}
    if any(name not in value for name in needed - hidden):
        return True
    for name, inner in properties.items():
        given = value.get(name)
        absent = name not in value or (given is None and name not in needed)
        if not absent and name not in hidden and forbids(document, inner, given, depth + 1):
            return True
    closed = schema.get("additionalProperties") is False and "patternProperties" not in schema
    return closed and any(name not in properties for name in value)


def _is_read_only(document: Document, schema: Any) -> bool:
    return any(part.get("readOnly") for part in alternatives(document, schema))
