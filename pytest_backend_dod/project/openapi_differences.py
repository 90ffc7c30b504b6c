"""What a difference between two documents is, and how it is told for one schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from .openapi_shapes import Node, Shape, Shapes

ABSENT = "(not there)"
"""Stands for a side that does not have the part."""

TEXTS = ("summary", "description", "title", "example", "examples", "externalDocs", "default")


class Part(str, Enum):
    """What kind of part differs."""

    OPERATION = "operation"
    PARAMETER = "parameter"
    BODY = "request body"
    MEDIA_TYPE = "media type"
    STATUS = "status"
    HEADER = "response header"
    PROPERTY = "property"
    REQUIRED = "required"
    TYPE = "type"
    NULLABLE = "nullable"
    FORMAT = "format"
    VALUES = "allowed values"
    VARIANT = "alternative"
    BOUND = "bound"
    TEXT = "text"
    """Words for people; no client depends on them."""


class Way(str, Enum):
    """Which way a part goes over the wire."""

    REQUEST = "request"
    RESPONSE = "response"
    NEITHER = ""


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One part that two documents tell differently."""

    part: Part
    way: Way
    operation: str
    """The operation in which it was met first."""
    place: str
    """For people: ``query parameter limit``, ``property lines.sku of the request body``."""
    pointer: str
    """JSON pointer to the part in the document that has it, the first one if both do."""
    before: Any
    """Value in the first document, or :data:`ABSENT`; JSON-plain."""
    after: Any
    keyword: str = ""
    """The keyword, for a bound."""
    required: bool = False
    """Whether the part that is new or gone is one that is always there."""
    deprecated: bool = False
    """Whether clients had been told that the operation will go."""
    success: bool = True
    """Whether an answer is one of success."""


@dataclass(frozen=True, kw_only=True)
class Context:
    """Where a comparison stands."""

    operation: str
    way: Way
    where: str
    """The end of a place: ``the request body``, ``the answer 200``, ``query parameter limit``."""
    path: tuple[str, ...] = ()
    """Properties on the way to here."""
    success: bool = True

    def below(self, step: str) -> Context:
        """Return the context of a property."""
        return replace(self, path=(*self.path, step))

    def part(self, name: str) -> Context:
        """Return the context of a named part."""
        return replace(self, where=f"{name} of {self.where}")

    def told(
        self, part: Part, pointer: str, before: Any, after: Any, keyword: str = ""
    ) -> Difference:
        """Return a difference in something that both documents have."""
        path = ".".join(self.path).replace(".[]", "[]")
        return Difference(
            part=part,
            way=self.way,
            operation=self.operation,
            place=f"property {path} of {self.where}" if path else self.where,
            pointer=pointer,
            before=before,
            after=after,
            keyword=keyword,
            success=self.success,
        )

    def lone(
        self, part: Part, left: Node | None, right: Node | None, *, required: bool = False
    ) -> Difference:
        """Return the difference of a part that one of the documents does not have."""
        there = left or right
        sides = (ABSENT if left is None else "there", ABSENT if right is None else "there")
        pointer = there.pointer if there is not None else ""
        return replace(self.told(part, pointer, *sides), required=required)


def of_types(context: Context, one: Shape, other: Shape) -> Iterator[Difference]:
    """Yield what two schemas say differently themselves, without what lies below."""
    pointer = one.pointer
    before, after = kinds(one), kinds(other)
    if before != after:
        yield context.told(Part.TYPE, pointer, before, after)
    yield from of_null(context, one, other)
    if one.format != other.format:
        yield context.told(Part.FORMAT, pointer, one.format or ABSENT, other.format or ABSENT)
    if set(one.values or ()) != set(other.values or ()):
        allowed = [ABSENT if v is None else list(v) for v in (one.values, other.values)]
        yield context.told(Part.VALUES, pointer, allowed[0], allowed[1])
    for keyword in dict.fromkeys([*one.bounds, *other.bounds]):
        bounds = one.bounds.get(keyword, ABSENT), other.bounds.get(keyword, ABSENT)
        if bounds[0] != bounds[1]:
            yield context.told(Part.BOUND, f"{pointer}/{keyword}", *bounds, keyword)


def of_null(context: Context, one: Shape, other: Shape) -> Iterator[Difference]:
    """Yield whether only one schema allows ``null``."""
    if one.nullable != other.nullable:
        yield context.told(Part.NULLABLE, one.pointer, one.nullable, other.nullable)


def of_required(context: Context, left: Node, right: Node) -> Iterator[Difference]:
    """Yield whether only one side demands a parameter or a body."""
    before, after = (node.value.get("required") is True for node in (left, right))
    if before != after:
        yield context.told(Part.REQUIRED, left.pointer, before, after)


def of_texts(context: Context, left: Node, right: Node) -> Iterator[Difference]:
    """Yield what two parts say differently to people."""
    if not isinstance(left.value, Mapping) or not isinstance(right.value, Mapping):
        return
    for name in TEXTS:
        before, after = left.value.get(name, ABSENT), right.value.get(name, ABSENT)
        if before != after:
            yield context.told(Part.TEXT, f"{left.pointer}/{name}", before, after, name)


def kinds(shape: Shape) -> list[str]:
    """Return the types, told by what they hold where the document does not name them."""
    if shape.types:
        return sorted(shape.types)
    if shape.properties or shape.others:
        return ["object"]
    if shape.values:
        return sorted({_json_type(value) for value in shape.values})
    return ["one of several"] if shape.variants else []


def _json_type(value: str) -> str:
    return {'"': "string", "t": "boolean", "f": "boolean", "{": "object", "[": "array"}.get(
        value[0], "number" if "." in value else "integer"
    )


def is_hidden(shape: Shape, way: Way) -> bool:
    """Whether a property does not go this way."""
    return shape.read_only if way is Way.REQUEST else shape.write_only


def name_of(node: Node, reader: Shapes) -> str:
    """Return what an alternative is known by: its name, or what it allows."""
    if isinstance(node.value, Mapping) and "$ref" in node.value:
        return str(node.value["$ref"]).rpartition("/")[2]
    shape = reader.shape(node)
    return " or ".join(kinds(shape)) + (f" ({shape.format})" if shape.format else "")
