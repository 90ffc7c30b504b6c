"""What a schema truly forbids, and what is only lenient."""

from __future__ import annotations

from typing import Any

import pytest

from pytest_backend_dod.project.openapi import from_mapping
from pytest_backend_dod.project.schemas import forbids, forbids_text, member, required

NAMED = {
    "Name": {"type": "string", "minLength": 1, "maxLength": 5},
    "Node": {"type": "object", "properties": {"next": {"$ref": "#/components/schemas/Node"}}},
}
DOCUMENT = from_mapping(
    {"openapi": "3.1.0", "paths": {}, "components": {"schemas": NAMED}}, source="test"
)
WHOLE: dict[str, Any] = {"type": "integer", "minimum": 1, "maximum": 9}
ORDER = {
    "type": "object",
    "properties": {
        "name": {"$ref": "#/components/schemas/Name"},
        "amount": WHOLE,
        "id": {"type": "integer", "readOnly": True},
    },
    "required": ["name", "id"],
}


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        (WHOLE, {}),
        (WHOLE, []),
        (WHOLE, None),
        (WHOLE, "text"),
        (WHOLE, 0),
        (WHOLE, "10"),
        (WHOLE, 10**400),
        ({"type": "number", "exclusiveMinimum": 0}, 0),
        ({"type": "number", "minimum": 0, "exclusiveMinimum": True}, 0),
        ({"type": "string"}, {}),
        ({"enum": ["a", "b"]}, "c"),
        ({"const": "a"}, "b"),
        ({"$ref": "#/components/schemas/Name"}, "123456"),
        ({"allOf": [{"$ref": "#/components/schemas/Name"}]}, ""),
        ({"anyOf": [{"type": "integer"}, {"type": "null"}]}, "text"),
        ({"type": "array", "items": WHOLE}, ["text"]),
        ({"type": "array", "maxItems": 1}, [1, 2]),
        (ORDER, {"amount": 1}),
        (ORDER, {"name": "a", "amount": 0}),
        (ORDER, {"name": None}),
        ({**ORDER, "additionalProperties": False}, {"name": "a", "more": 1}),
    ],
)
def test_forbidden(schema: Any, value: Any) -> None:
    assert forbids(DOCUMENT, schema, value)


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({}, {"anything": 1}),
        (WHOLE, 5),
        (WHOLE, "5"),
        (WHOLE, 5.0),
        (WHOLE, True),
        ({"type": "boolean"}, "text"),
        ({"type": "string"}, 5),
        ({"type": ["integer", "null"]}, None),
        ({"type": "integer", "nullable": True}, None),
        ({"type": "string", "format": "date"}, "no date"),
        ({"enum": [1, 2]}, "1"),
        ({"anyOf": [{"type": "integer"}, {"type": "string"}]}, "text"),
        ({"allOf": [{"anyOf": [{"type": "integer"}, {"type": "string"}]}]}, "text"),
        (ORDER, {"name": "a", "amount": None}),
        (ORDER, {"name": "a", "more": 1}),
        ({"$ref": "#/components/schemas/Node"}, {"next": {"next": {"next": {}}}}),
    ],
)
def test_lenient_or_legal(schema: Any, value: Any) -> None:
    assert not forbids(DOCUMENT, schema, value)


def test_texts_are_read_as_what_the_schema_asks_for() -> None:
    assert forbids_text(DOCUMENT, WHOLE, "10")
    assert forbids_text(DOCUMENT, WHOLE, "text")
    assert not forbids_text(DOCUMENT, WHOLE, "9")
    assert forbids_text(DOCUMENT, {"type": "array", "items": WHOLE}, "text")
    assert not forbids_text(DOCUMENT, {"type": "string"}, "text")


def test_members_and_what_is_required_are_found_through_references() -> None:
    both = {"allOf": [ORDER, {"properties": {"note": {"type": "string"}}, "required": ["note"]}]}
    assert required(DOCUMENT, both) == {"name", "id", "note"}
    assert member(DOCUMENT, both, "note") == {"type": "string"}
    assert member(DOCUMENT, {"type": "array", "items": WHOLE}, 0) == WHOLE
    assert member(DOCUMENT, ORDER, "unknown") is None
