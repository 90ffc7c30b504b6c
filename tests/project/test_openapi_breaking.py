"""What breaks the clients of an API, rule by rule, and what does not."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from pytest_backend_dod.project.openapi_breaking import breaks
from pytest_backend_dod.project.openapi_diff import compare

Change = Callable[[dict[str, Any]], Any]

ORDER = {
    "type": "object",
    "required": ["id", "state"],
    "properties": {
        "id": {"type": "integer", "readOnly": True},
        "state": {"type": "string", "enum": ["open", "paid"]},
        "note": {"type": ["string", "null"], "maxLength": 100},
        "weight": {"type": "number", "minimum": 0},
        "secret": {"type": "string", "writeOnly": True},
        "parent": {"$ref": "#/components/schemas/Order"},
        "payment": {
            "oneOf": [{"$ref": "#/components/schemas/Card"}, {"$ref": "#/components/schemas/Cash"}]
        },
    },
}
DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Orders", "version": "1"},
    "paths": {
        "/orders": {
            "get": {
                "parameters": [
                    {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 100}},
                    {"name": "kind", "in": "query", "schema": {"enum": ["a", "b"]}},
                ],
                "responses": {
                    "200": {
                        "description": "orders",
                        "headers": {"x-total": {"required": True, "schema": {"type": "integer"}}},
                        "content": {
                            "application/json": {
                                "schema": {
                                    "type": "array",
                                    "items": {"$ref": "#/components/schemas/Order"},
                                }
                            },
                            "text/csv": {"schema": {"type": "string"}},
                        },
                    }
                },
            },
            "post": {
                "requestBody": {
                    "content": {
                        "application/json": {"schema": {"$ref": "#/components/schemas/Order"}},
                        "application/xml": {"schema": {"type": "object"}},
                    }
                },
                "responses": {"201": {"description": "made"}, "409": {"description": "there"}},
            },
        },
        "/old": {"get": {"deprecated": True, "responses": {"200": {"description": "old"}}}},
    },
    "components": {
        "schemas": {
            "Order": ORDER,
            "Card": {"type": "object", "properties": {"number": {"type": "string"}}},
            "Cash": {"type": "object", "properties": {"amount": {"type": "integer"}}},
        }
    },
}


def broken(change: Change) -> list[str]:
    """Return the rules that a change of the document breaks."""
    now = copy.deepcopy(DOCUMENT)
    change(now)
    return [one.rule for one in breaks(compare(DOCUMENT, now))]


def _get(d: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = d["paths"]["/orders"]["get"]
    return found


def _post(d: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = d["paths"]["/orders"]["post"]
    return found


def _fields(d: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = d["components"]["schemas"]["Order"]["properties"]
    return found


def _answer(d: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = _get(d)["responses"]["200"]
    return found


def _payment(d: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = _fields(d)["payment"]["oneOf"]
    return found


NEEDED = {"name": "tenant", "in": "header", "required": True, "schema": {"type": "string"}}
CHEQUE = {"type": "string", "format": "iban"}


@pytest.mark.parametrize(
    ("change", "rules"),
    [
        pytest.param(
            lambda d: d["paths"].pop("/orders"),
            ["api-removed-without-deprecation"] * 2,
            id="removed path",
        ),
        pytest.param(
            lambda d: d["paths"]["/orders"].pop("get"),
            ["api-removed-without-deprecation"],
            id="removed operation",
        ),
        pytest.param(
            lambda d: _get(d)["parameters"].append(NEEDED),
            ["new-required-request-parameter"],
            id="new required parameter",
        ),
        pytest.param(
            lambda d: _get(d)["parameters"][0].update(required=True),
            ["request-parameter-became-required"],
            id="parameter became required",
        ),
        pytest.param(
            lambda d: _get(d)["parameters"][0]["schema"].update(type="string", maximum=None),
            ["request-parameter-type-changed"],
            id="type of a parameter",
        ),
        pytest.param(
            lambda d: _get(d)["parameters"][0]["schema"].update(maximum=50),
            ["request-parameter-max-decreased"],
            id="maximum of a parameter",
        ),
        pytest.param(
            lambda d: _get(d)["parameters"][1]["schema"].update(enum=["a"]),
            ["request-parameter-enum-value-removed"],
            id="value of a parameter",
        ),
        pytest.param(
            lambda d: _post(d)["requestBody"].update(required=True),
            ["request-body-became-required"],
            id="body became required",
        ),
        pytest.param(
            lambda d: _post(d).pop("requestBody"), ["request-body-removed"], id="removed body"
        ),
        pytest.param(
            lambda d: _get(d).update(requestBody={"required": True, "content": {}}),
            ["request-body-added-required"],
            id="new required body",
        ),
        pytest.param(
            lambda d: _post(d)["requestBody"]["content"].pop("application/xml"),
            ["request-body-media-type-removed"],
            id="media type of a body",
        ),
        pytest.param(
            lambda d: _answer(d)["content"].pop("text/csv"),
            ["response-media-type-removed"],
            id="media type of an answer",
        ),
        pytest.param(
            lambda d: _post(d)["responses"].update({"202": _post(d)["responses"].pop("201")}),
            ["response-success-status-removed"],
            id="status of success",
        ),
        pytest.param(
            lambda d: _answer(d).pop("headers"),
            ["required-response-header-removed"],
            id="header of an answer",
        ),
        pytest.param(
            lambda d: d["components"]["schemas"]["Order"]["required"].append("note"),
            ["request-property-became-required"],
            id="optional to required",
        ),
        pytest.param(
            lambda d: d["components"]["schemas"]["Order"]["required"].remove("state"),
            ["response-property-became-optional"],
            id="required to optional",
        ),
        pytest.param(
            lambda d: (
                _fields(d).update(size={"type": "string"}),
                d["components"]["schemas"]["Order"]["required"].append("size"),
            ),
            ["new-required-request-property"],
            id="new required property",
        ),
        pytest.param(
            lambda d: (
                _fields(d).pop("state"),
                d["components"]["schemas"]["Order"]["required"].remove("state"),
            ),
            ["response-required-property-removed"],
            id="removed property",
        ),
        pytest.param(
            lambda d: _fields(d)["state"].update(enum=["open"]),
            ["request-property-enum-value-removed"],
            id="removed value",
        ),
        pytest.param(
            lambda d: _fields(d)["note"].update(type="string"),
            ["request-property-became-not-nullable"],
            id="null no more",
        ),
        pytest.param(
            lambda d: _fields(d)["weight"].update(type=["number", "null"]),
            ["response-property-became-nullable"],
            id="null may come",
        ),
        pytest.param(
            lambda d: _fields(d)["weight"].update(type="integer"),
            ["request-property-type-changed"],
            id="narrower type breaks requests",
        ),
        pytest.param(
            lambda d: _fields(d)["id"].update(type="number"),
            ["response-property-type-changed"],
            id="wider type breaks answers",
        ),
        pytest.param(
            lambda d: _fields(d)["note"].update(maxLength=10),
            ["request-property-max-length-decreased"],
            id="shorter text",
        ),
        pytest.param(
            lambda d: _fields(d)["weight"].update(minimum=1),
            ["request-property-min-increased"],
            id="higher minimum",
        ),
        pytest.param(
            lambda d: _fields(d)["state"].update(format="uuid"),
            ["request-property-type-changed"],
            id="new format",
        ),
        pytest.param(
            lambda d: d["components"]["schemas"]["Order"]["required"].append("secret"),
            ["request-property-became-required"],
            id="what only requests carry became required",
        ),
        pytest.param(
            lambda d: _payment(d).pop(),
            ["request-property-one-of-removed"],
            id="an alternative is gone",
        ),
        pytest.param(
            lambda d: _payment(d).append(CHEQUE),
            ["response-property-one-of-added"],
            id="new alternative",
        ),
    ],
)
def test_what_breaks(change: Change, rules: list[str]) -> None:
    assert sorted(broken(change)) == sorted(rules)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda d: None, id="nothing"),
        pytest.param(lambda d: d["paths"].pop("/old"), id="a deprecated operation goes"),
        pytest.param(
            lambda d: d["paths"].update({"/new": {"get": {"responses": {}}}}), id="a new path"
        ),
        pytest.param(
            lambda d: _get(d)["parameters"].append({**NEEDED, "required": False}),
            id="a new optional parameter",
        ),
        pytest.param(
            lambda d: _get(d)["parameters"][0]["schema"].update(maximum=200), id="a higher maximum"
        ),
        pytest.param(
            lambda d: _fields(d)["state"]["enum"].append("shipped"), id="a value more to send"
        ),
        pytest.param(
            lambda d: _fields(d).update(size={"type": "string"}), id="a new optional property"
        ),
        pytest.param(
            lambda d: _post(d)["responses"].pop("409"), id="an error that is no longer given"
        ),
        pytest.param(
            lambda d: _get(d).update(description="All orders", summary="Orders"), id="words"
        ),
        pytest.param(
            lambda d: (
                d["components"]["schemas"].update(Renamed=d["components"]["schemas"]["Order"]),
                _answer(d)["content"]["application/json"]["schema"].update(
                    items={"$ref": "#/components/schemas/Renamed"}
                ),
            ),
            id="another name for the same schema",
        ),
    ],
)
def test_what_does_not_break(change: Change) -> None:
    assert broken(change) == []
