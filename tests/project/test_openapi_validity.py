"""Documents that the specification allows, and documents that it does not."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from schemathesis.specs.openapi import definitions

from pytest_backend_dod.project.openapi_rules import Breach
from pytest_backend_dod.project.openapi_validity import validity

ANSWER = {"200": {"description": "ok"}}


def document(version: str = "3.1.0", **more: Any) -> dict[str, Any]:
    key = "swagger" if version == "2.0" else "openapi"
    return {
        key: version,
        "info": {"title": "Items", "version": "1"},
        "paths": {"/items": {"get": {"operationId": "items", "responses": copy.deepcopy(ANSWER)}}},
        **more,
    }


def found(raw: dict[str, Any]) -> list[Breach]:
    return list(validity(raw))


@pytest.mark.parametrize("version", ["2.0", "3.0.3", "3.1.1", "3.2.0"])
def test_a_valid_document(version: str) -> None:
    assert found(document(version)) == []


@pytest.mark.parametrize("version", ["2.0", "3.0.3", "3.1.1"])
def test_an_answer_without_its_description_is_found_at_its_place(version: str) -> None:
    raw = document(version)
    raw["paths"]["/items"]["get"]["responses"]["200"] = {}
    (breach,) = found(raw)
    assert breach.pointer == "/paths/~1items/get/responses/200"
    assert breach.measured == '"description" is a required property'
    assert breach.rule == ("oas2-schema" if version == "2.0" else "oas3-schema")


def test_openapi_3_2_asks_for_a_place_of_each_parameter() -> None:
    raw = document("3.2.0")
    raw["paths"]["/items"]["get"]["parameters"] = [{"name": "q", "schema": {}}]
    assert '"in" is a required property' in {breach.measured for breach in found(raw)}


def secured(version: str, url: str) -> dict[str, Any]:
    flow = {"tokenUrl": url, "scopes": {}}
    scheme = {"type": "oauth2", "flows": {"password": flow}}
    return document(version, components={"securitySchemes": {"token": scheme}})


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0", "3.2.0"])
@pytest.mark.parametrize("url", ["token", "/api/v1/login", "https://example.org/token"])
def test_urls_may_be_relative(version: str, url: str) -> None:
    assert found(secured(version, url)) == []


def test_what_is_no_url_at_all_is_told_once() -> None:
    (breach,) = found(secured("3.1.0", "http://[bad"))
    assert breach.pointer.endswith("/tokenUrl")


@pytest.mark.parametrize("name", ["SWAGGER_20", "OPENAPI_30", "OPENAPI_31", "OPENAPI_32"])
def test_the_names_that_schemathesis_keeps_the_schemas_under(name: str) -> None:
    validator = getattr(definitions, f"{name}_VALIDATOR")
    assert next(iter(validator.iter_errors({}))).instance_path == []


def test_a_version_that_nobody_knows_is_said() -> None:
    (breach,) = found(document("3.9.0"))
    assert breach.note
    assert breach.what == "OpenAPI 3.9.0 is not known here: its structure was not checked"


def test_references_in_lists_and_in_properties_of_that_name() -> None:
    schemas = {
        "Link": {"type": "object", "properties": {"$ref": {"type": "string"}}},
        "Union": {
            "anyOf": [{"$ref": "#/components/schemas/Link"}, {"$ref": "#/components/schemas/No"}]
        },
        "Sample": {"type": "object", "example": {"$ref": "#/nowhere"}},
        "example": {"$ref": "#/components/schemas/Neither"},
    }
    breaches = found(document(components={"schemas": schemas}))
    assert [breach.what for breach in breaches] == [
        "$ref leads nowhere: #/components/schemas/No",
        "$ref leads nowhere: #/components/schemas/Neither",
    ]
    assert breaches[0].pointer == "/components/schemas/Union/anyOf/1"


def test_references_to_other_files_are_noted() -> None:
    raw = document()
    raw["paths"]["/other"] = {"$ref": "other.yaml#/paths/~1other"}
    (breach,) = found(raw)
    assert breach.note
    assert "other.yaml" in breach.measured


def test_a_reference_that_turns_in_a_circle_ends() -> None:
    schemas = {"A": {"$ref": "#/components/schemas/B"}, "B": {"$ref": "#/components/schemas/A"}}
    assert found(document(components={"schemas": schemas})) == []


def test_the_same_path_twice() -> None:
    parameter = {"in": "path", "required": True, "schema": {"type": "string"}}
    raw = document()
    for name in ("id", "key"):
        entry = {"parameters": [{**parameter, "name": name}], "responses": ANSWER}
        raw["paths"][f"/items/{{{name}}}"] = {"get": entry}
    (breach,) = found(raw)
    assert breach.what == "/items/{key} and /items/{id} are the same path"
