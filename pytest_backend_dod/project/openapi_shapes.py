"""What a schema in an OpenAPI document allows, told the same way however it was written.

References are followed, ``allOf`` is merged, and ``null`` is told apart from the types, so that the
same contract reads alike in Swagger 2, OpenAPI 3.0 and 3.1, inline or by name.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

BOUNDS = (
    *("maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength", "minLength"),
    *("maxItems", "minItems", "maxProperties", "minProperties", "pattern", "multipleOf"),
    "uniqueItems",
)
"""Keywords that narrow the values of a type."""

_FREE_NAMES = ("/properties", "/headers")
"""Where a name that begins with ``x-`` is no extension."""

_DEEPEST = 12
"""References and ``allOf`` that are followed in a row."""


@dataclass(frozen=True, kw_only=True)
class Node:
    """A part of a document and the place where it stands, as a JSON pointer."""

    value: Any
    pointer: str

    def at(self, *steps: str) -> Node:
        """Return what stands below; an empty part where there is nothing."""
        value, pointer = self.value, self.pointer
        for step in steps:
            value = value.get(step) if isinstance(value, Mapping) else None
            pointer = f"{pointer}/{escaped(step)}"
        return Node(value={} if value is None else value, pointer=pointer)


def escaped(step: str) -> str:
    """Return one step of a JSON pointer (RFC 6901, section 3)."""
    return step.replace("~", "~0").replace("/", "~1")


@dataclass(frozen=True, kw_only=True)
class Shape:
    """What a schema allows."""

    pointer: str
    types: frozenset[str] = frozenset()
    """Names of types without ``null``; empty for any."""
    nullable: bool = False
    format: str = ""
    values: tuple[str, ...] | None = None
    """The values allowed, as JSON; None for all of the type."""
    properties: Mapping[str, Node] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    items: Node | None = None
    others: Node | None = None
    """The schema of properties that are not named."""
    variants: tuple[Node, ...] = ()
    """The alternatives of ``oneOf`` or ``anyOf``, without ``null``."""
    bounds: Mapping[str, Any] = field(default_factory=dict)
    read_only: bool = False
    write_only: bool = False

    @property
    def says_nothing(self) -> bool:
        """Whether any value fits, so that the schema is none."""
        parts = (self.types, self.values, self.properties, self.items, self.others)
        return not (any(parts) or self.variants or self.bounds)


class Shapes:
    """Reads the schemas of one document."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self.raw = raw
        self._shapes: dict[str, Shape] = {}

    def follow(self, node: Node) -> Node:
        """Follow local references; what leads nowhere or outside is an empty part."""
        for _ in range(_DEEPEST):
            reference = node.value.get("$ref") if isinstance(node.value, Mapping) else None
            if not isinstance(reference, str):
                return node
            found = target(self.raw, reference)
            node = Node(value={} if found is None else found, pointer=reference.lstrip("#"))
        return Node(value={}, pointer=node.pointer)

    def only(self, node: Node) -> Node:
        """Return what stands for a schema that may also be ``null``; else the schema itself."""
        followed = self.follow(node)
        for keyword in ("oneOf", "anyOf"):
            members = _members(followed, keyword) if isinstance(followed.value, Mapping) else []
            present = [one for one in members if not _is_null(self.follow(one).value)]
            if len(present) == 1:
                return present[0]
        return node

    def shape(self, node: Node) -> Shape:
        """Return what a schema allows."""
        node = self.follow(node)
        if node.pointer not in self._shapes:
            self._shapes[node.pointer] = self._shape(node, 0)
        return self._shapes[node.pointer]

    def _shape(self, node: Node, depth: int) -> Shape:
        schema = node.value
        if not isinstance(schema, Mapping) or depth > _DEEPEST:
            return Shape(pointer=node.pointer)
        parts = [_own(node, schema)]
        parts += [self._shape(self.follow(one), depth + 1) for one in _members(node, "allOf")]
        for keyword in ("oneOf", "anyOf"):
            members = _members(node, keyword)
            present = [one for one in members if not _is_null(self.follow(one).value)]
            if len(present) < len(members):
                parts.append(Shape(pointer=node.pointer, nullable=True))
            if len(present) == 1:
                parts.append(self._shape(self.follow(present[0]), depth + 1))
            elif present:
                parts.append(Shape(pointer=node.pointer, variants=tuple(present)))
        return _merged(node.pointer, parts)


def target(raw: Mapping[str, Any], reference: str) -> Any:
    """Return what a local reference leads to; None when it leads nowhere or out of the document."""
    if reference == "#":
        return raw
    if not reference.startswith("#/"):
        return None
    found: Any = raw
    for step in reference[2:].split("/"):
        key = unquote(step).replace("~1", "/").replace("~0", "~")
        if isinstance(found, Mapping):
            found = found.get(key)
        elif isinstance(found, list) and key.isdigit() and int(key) < len(found):
            found = found[int(key)]
        else:
            return None
    return found


def entries(node: Node) -> Iterator[tuple[str, Node]]:
    """Yield the parts of a mapping by name, without extensions."""
    if isinstance(node.value, Mapping):
        for name, value in node.value.items():
            if not str(name).startswith("x-") or node.pointer.endswith(_FREE_NAMES):
                pointer = f"{node.pointer}/{escaped(str(name))}"
                yield str(name), Node(value=value, pointer=pointer)


def _own(node: Node, schema: Mapping[str, Any]) -> Shape:
    """Return what a schema says itself, without what it is composed of."""
    named = schema.get("type")
    types = {str(one) for one in (named if isinstance(named, list) else [named]) if one}
    values = schema.get("enum")
    if values is None and "const" in schema:
        values = [schema["const"]]
    return Shape(
        pointer=node.pointer,
        types=frozenset(types - {"null"}),
        nullable=schema.get("nullable") is True or "null" in types or None in _list(values),
        format=str(schema.get("format") or ""),
        values=_as_json(values) if isinstance(values, list) else None,
        properties=dict(entries(node.at("properties"))),
        required=frozenset(map(str, _list(schema.get("required")))),
        items=_schema(node, "items"),
        others=_schema(node, "additionalProperties"),
        bounds=_bounds(schema),
        read_only=schema.get("readOnly") is True,
        write_only=schema.get("writeOnly") is True,
    )


def _schema(node: Node, name: str) -> Node | None:
    below = node.at(name)
    return below if isinstance(below.value, Mapping) and below.value else None


def _members(node: Node, keyword: str) -> list[Node]:
    listed = enumerate(_list(node.value.get(keyword)))
    return [Node(value=v, pointer=f"{node.pointer}/{keyword}/{i}") for i, v in listed]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _is_null(schema: Any) -> bool:
    return isinstance(schema, Mapping) and (
        schema.get("type") == "null" or schema.get("enum") == [None]
    )


def _as_json(values: list[Any]) -> tuple[str, ...]:
    return tuple(json.dumps(value, sort_keys=True) for value in values if value is not None)


def _bounds(schema: Mapping[str, Any]) -> dict[str, Any]:
    bounds = {
        name: schema[name]
        for name in BOUNDS
        if schema.get(name) is not None and schema[name] is not False
    }
    # In OpenAPI 3.0 the exclusive bound is a switch beside the other; since 3.1 it is a number.
    for exclusive, plain in (("exclusiveMaximum", "maximum"), ("exclusiveMinimum", "minimum")):
        if bounds.get(exclusive) is True:
            bounds.pop(exclusive)
            if plain in bounds:
                bounds[exclusive] = bounds.pop(plain)
    return bounds


def _merged(pointer: str, parts: list[Shape]) -> Shape:
    """Return what all parts allow together."""
    if len(parts) == 1:
        return parts[0]
    typed = [part.types for part in parts if part.types]
    valued = [part.values for part in parts if part.values is not None]
    bounds: dict[str, Any] = {}
    properties: dict[str, Node] = {}
    for part in parts:
        bounds.update(part.bounds)
        properties.update(part.properties)
    return Shape(
        pointer=pointer,
        types=typed[-1] if typed else frozenset(),
        nullable=any(part.nullable for part in parts),
        format=next((part.format for part in parts if part.format), ""),
        values=valued[-1] if valued else None,
        properties=properties,
        required=frozenset().union(*(part.required for part in parts)),
        items=next((part.items for part in parts if part.items), None),
        others=next((part.others for part in parts if part.others), None),
        variants=tuple(one for part in parts for one in part.variants),
        bounds=bounds,
        read_only=any(part.read_only for part in parts),
        write_only=any(part.write_only for part in parts),
    )
