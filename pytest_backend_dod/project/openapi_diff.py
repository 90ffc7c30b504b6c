"""What differs between two documents of one API, part by part.

The comparison takes no side: whether a difference is a drift or breaks clients is decided by those
who ask (:mod:`.openapi_breaking`, the probe ``schema-drift``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .openapi_differences import (
    ABSENT,
    Context,
    Difference,
    Part,
    Way,
    is_hidden,
    name_of,
    of_null,
    of_required,
    of_texts,
    of_types,
)
from .openapi_operations import Declared, Reader
from .openapi_shapes import Node, Shape, entries


def compare(first: Mapping[str, Any], second: Mapping[str, Any]) -> tuple[Difference, ...]:
    """Return what differs between two documents, in the order of the first."""
    return tuple(_Comparison(Reader(first), Reader(second)).differences())


def shared(first: Mapping[str, Any], second: Mapping[str, Any]) -> int:
    """Return how many operations both documents have."""
    return len(Reader(first).operations().keys() & Reader(second).operations().keys())


class _Comparison:
    def __init__(self, first: Reader, second: Reader) -> None:
        self._first = first
        self._second = second
        self._met: set[tuple[str, str, Way, bool]] = set()

    def differences(self) -> Iterator[Difference]:
        ours, theirs = self._first.operations(), self._second.operations()
        for key in dict.fromkeys([*ours, *theirs]):
            one, other = ours.get(key), theirs.get(key)
            if one is not None and other is not None:
                yield from self._operation(one, other)
            elif (there := one or other) is not None:
                yield Difference(
                    part=Part.OPERATION,
                    way=Way.NEITHER,
                    operation=there.operation,
                    place=there.operation,
                    pointer=there.node.pointer,
                    before="there" if one else ABSENT,
                    after="there" if other else ABSENT,
                    deprecated=there.deprecated,
                )

    def _operation(self, one: Declared, other: Declared) -> Iterator[Difference]:
        context = Context(operation=one.operation, way=Way.NEITHER, where="the operation")
        yield from of_texts(context, one.node, other.node)
        yield from self._parameters(one, other)
        yield from self._body(one, other)
        yield from self._responses(one, other)

    def _parameters(self, one: Declared, other: Declared) -> Iterator[Difference]:
        for key in dict.fromkeys([*one.parameters, *other.parameters]):
            left, right = one.parameters.get(key), other.parameters.get(key)
            there = left or right
            if there is None:
                continue
            where = f"{key[0]} parameter {there.value.get('name')}"
            context = Context(operation=one.operation, way=Way.REQUEST, where=where)
            if left is None or right is None:
                required = there.value.get("required") is True
                yield context.lone(Part.PARAMETER, left, right, required=required)
                continue
            yield from of_texts(context, left, right)
            if key[0] != "path":
                yield from of_required(context, left, right)
            yield from self._schemas(context, self._first.schema(left), self._second.schema(right))

    def _body(self, one: Declared, other: Declared) -> Iterator[Difference]:
        context = Context(operation=one.operation, way=Way.REQUEST, where="the request body")
        if one.body is None or other.body is None:
            there = one.body or other.body
            if there is not None:
                required = there.value.get("required") is True
                yield context.lone(Part.BODY, one.body, other.body, required=required)
            return
        yield from of_required(context, one.body, other.body)
        yield from self._contents(context, one.body, other.body)

    def _responses(self, one: Declared, other: Declared) -> Iterator[Difference]:
        for status in dict.fromkeys([*one.responses, *other.responses]):
            left, right = one.responses.get(status), other.responses.get(status)
            context = Context(
                operation=one.operation,
                way=Way.RESPONSE,
                where=f"the answer {status}",
                success=status[0] in "23",
            )
            if left is None or right is None:
                yield context.lone(Part.STATUS, left, right)
                continue
            yield from of_texts(context, left, right)
            yield from self._contents(context, left, right)
            yield from self._headers(context, left, right)

    def _headers(self, context: Context, left: Node, right: Node) -> Iterator[Difference]:
        ours, theirs = _lower(left, self._first), _lower(right, self._second)
        for name in dict.fromkeys([*ours, *theirs]):
            one, other = ours.get(name), theirs.get(name)
            there = one or other
            if (one is None or other is None) and there is not None:
                required = there.value.get("required") is True
                at = context.part(f"header {name}")
                yield at.lone(Part.HEADER, one, other, required=required)

    def _contents(self, context: Context, left: Node, right: Node) -> Iterator[Difference]:
        ours, theirs = self._first.contents(left), self._second.contents(right)
        for media in dict.fromkeys([*ours, *theirs]):
            one, other = ours.get(media), theirs.get(media)
            if one is not None and other is not None:
                yield from self._schemas(context, one, other)
            else:
                yield context.part(media).lone(Part.MEDIA_TYPE, one, other)

    def _schemas(self, context: Context, left: Node, right: Node) -> Iterator[Difference]:
        ours, theirs = _known_as(left, self._first), _known_as(right, self._second)
        left, right = self._first.follow(left), self._second.follow(right)
        met = (left.pointer, right.pointer, context.way, context.success)
        if met in self._met:
            return
        self._met.add(met)
        yield from of_texts(context, left, right)
        one, other = self._first.shape(left), self._second.shape(right)
        if (one.variants or other.variants) and ours.keys() & theirs.keys():
            # A plain schema beside alternatives is the only one of its side.
            yield from of_null(context, one, other)
        else:
            yield from of_types(context, one, other)
            yield from self._below(context, one, other)
        if one.variants or other.variants:
            yield from self._variants(context, ours, theirs)

    def _below(self, context: Context, one: Shape, other: Shape) -> Iterator[Difference]:
        yield from self._properties(context, one, other)
        if one.items is not None and other.items is not None:
            yield from self._schemas(context.below("[]"), one.items, other.items)
        if one.others is not None and other.others is not None:
            yield from self._schemas(context.below("*"), one.others, other.others)

    def _properties(self, context: Context, one: Shape, other: Shape) -> Iterator[Difference]:
        for name in dict.fromkeys([*one.properties, *other.properties]):
            left = self._shown(self._first, one.properties.get(name), context.way)
            right = self._shown(self._second, other.properties.get(name), context.way)
            below = context.below(name)
            required = (name in one.required, name in other.required)
            if left is not None and right is not None:
                if required[0] != required[1]:
                    yield below.told(Part.REQUIRED, left.pointer, *required)
                yield from self._schemas(below, left, right)
            elif left is not None or right is not None:
                yield below.lone(Part.PROPERTY, left, right, required=required[left is None])

    @staticmethod
    def _shown(reader: Reader, node: Node | None, way: Way) -> Node | None:
        """Leave out a property that does not go this way."""
        return None if node is None or is_hidden(reader.shape(node), way) else node

    def _variants(
        self, context: Context, ours: Mapping[str, Node], theirs: Mapping[str, Node]
    ) -> Iterator[Difference]:
        """Compare alternatives: those of one name, and the only ones left with each other."""
        both = [name for name in ours if name in theirs]
        for name in both:
            yield from self._schemas(context, ours[name], theirs[name])
        gone = [name for name in ours if name not in theirs]
        new = [name for name in theirs if name not in ours]
        if len(gone) == len(new) == 1 and len(ours) > 1:
            yield from self._schemas(context, ours[gone[0]], theirs[new[0]])
        elif both or len(ours) == len(theirs):
            for name in gone:
                yield context.told(Part.VARIANT, ours[name].pointer, name, ABSENT)
            for name in new:
                yield context.told(Part.VARIANT, theirs[name].pointer, ABSENT, name)


def _known_as(node: Node, reader: Reader) -> dict[str, Node]:
    """Return the alternatives of a schema by name; a plain one is its only alternative."""
    variants = reader.shape(node).variants or (reader.only(node),)
    return {name_of(one, reader): one for one in variants}


def _lower(answer: Node, reader: Reader) -> dict[str, Node]:
    headers = answer.at("headers")
    return {name.lower(): reader.follow(one) for name, one in entries(headers)}
