"""The API's document: reading it, finding an operation in it, and putting examples into it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pytest_backend_dod.project.openapi import (
    Document,
    NotOpenAPI,
    describes_the_api,
    from_mapping,
    inferred,
    parse,
    pattern,
    schema_of,
)
from pytest_backend_dod.recording.exchange import Answer, Exchange, Request

JSON = (("Content-Type", "application/json"),)
FORM = (("Content-Type", "application/x-www-form-urlencoded"),)


def document(paths: dict[str, Any], **more: Any) -> Document:
    return from_mapping({"openapi": "3.1.0", "info": {}, "paths": paths, **more}, source="here")


def get(**more: Any) -> dict[str, Any]:
    return {"get": {"responses": {"200": {}}, **more}}


def exchange(request: Request, route: str = "") -> Exchange:
    return Exchange(request=request, answer=Answer(status=200), route=route)


class TestReading:
    def test_json(self) -> None:
        found = parse(json.dumps({"openapi": "3.0.3", "paths": {"/a": get()}}), source="a file")
        assert (found.operations, found.source) == (("GET /a",), "a file")
        assert not found.inferred

    def test_yaml(self) -> None:
        text = b"openapi: 3.1.0\npaths:\n  /a:\n    post:\n      responses: {200: {}}\n"
        found = parse(text, source="a file")
        assert found.operations == ("POST /a",)
        assert found.responses("POST /a") == {"200"}

    def test_swagger_2_with_its_base_path(self) -> None:
        raw = {
            "swagger": "2.0",
            "host": "api.example.com",
            "schemes": ["https"],
            "basePath": "/v1/",
            "paths": {"/a": get()},
        }
        found = parse(json.dumps(raw), source="a file")
        assert found.operations == ("GET /v1/a",)
        assert not {"host", "schemes", "basePath"} & found.raw.keys()

    @pytest.mark.parametrize(
        ("servers", "operation"),
        [
            ([{"url": "https://api.example.com/v1/"}, {"url": "/v2"}], "GET /v1/a"),
            ([{"url": "/api"}], "GET /api/a"),
            ([{"url": "https://api.example.com"}], "GET /a"),
            ([{"url": "https://example.com/{version}"}], "GET /a"),
            ([], "GET /a"),
            ({"url": "/not-a-list"}, "GET /a"),
            (["https://example.com/no-object"], "GET /a"),
            ([{"url": "http://[broken"}], "GET /a"),
        ],
    )
    def test_the_first_server_tells_the_prefix_and_no_public_host_stays(
        self, servers: Any, operation: str
    ) -> None:
        item = {**get(), "servers": [{"url": "https://elsewhere.example.com"}]}
        raw = {"openapi": "3.0.3", "servers": servers, "paths": {"/a": item}}
        found = parse(json.dumps(raw), source="a file")
        assert found.operations == (operation,)
        assert "example.com" not in json.dumps(found.raw)

    def test_the_server_in_an_apps_own_document_is_a_proxys_matter(self) -> None:
        assert document({"/a": get()}, servers=[{"url": "/behind"}]).operations == ("GET /a",)

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            ("<html></html>", "holds no object"),
            ("[1, 2]", "holds no object"),
            ("{ : [", "neither JSON nor YAML"),
            ('{"a": 1}', 'neither "openapi"'),
            ('{"openapi": "2.0", "paths": {}}', 'neither "openapi"'),
            ('{"openapi": "3.0.0"}', 'no "paths"'),
            (b"\xff\xfe\x00", "neither JSON nor YAML|holds no object"),
        ],
    )
    def test_what_is_no_document(self, text: str | bytes, why: str) -> None:
        with pytest.raises(NotOpenAPI, match=why):
            parse(text, source="a page")

    def test_what_is_no_operation_is_passed_over(self) -> None:
        item = {"summary": "x", "parameters": [], "get": None, "patch": {}, "x-get": {}}
        assert document({"/a": item, "/b": None, "x-c": "text"}).operations == ("PATCH /a",)


class TestAsking:
    PETS = document(
        {
            "/pets/{pet}": {**get(security=[]), "delete": {"security": [{"key": []}]}},
            "/pets/mine": get(security=[{"key": []}, {}]),
            "/pets/{pet}/toys/{toy}": get(),
            "/{kind}/mine/toys/{toy}": get(),
            "/v1.0/pets": get(),
        },
        security=[{"key": []}],
    )

    @pytest.mark.parametrize(
        ("target", "operation"),
        [
            ("/pets/7", "GET /pets/{pet}"),
            ("/pets/mine", "GET /pets/mine"),
            ("/pets/7/toys/8?q=1", "GET /pets/{pet}/toys/{toy}"),
            ("/pets/a%2Fb", "GET /pets/{pet}"),
            ("/pets/7/", None),
            ("/pets/", None),
            ("/v1.0/pets", "GET /v1.0/pets"),
            ("/v1x0/pets", None),
        ],
    )
    def test_the_operation_of_a_request_fewest_variables_first(
        self, target: str, operation: str | None
    ) -> None:
        assert self.PETS.operation_of(Request.get(target)) == operation

    def test_the_method_belongs_to_the_operation(self) -> None:
        assert (
            self.PETS.operation_of(Request(method="DELETE", path="/pets/7")) == "DELETE /pets/{pet}"
        )
        assert self.PETS.operation_of(Request(method="PUT", path="/pets/7")) is None

    def test_who_must_show_credentials(self) -> None:
        secured = [op for op in self.PETS.operations if self.PETS.secured(op)]
        assert secured == [
            "DELETE /pets/{pet}",
            "GET /pets/{pet}/toys/{toy}",
            "GET /{kind}/mine/toys/{toy}",
            "GET /v1.0/pets",
        ]

    def test_named_responses(self) -> None:
        assert self.PETS.responses("GET /pets/mine") == {"200"}
        assert self.PETS.responses("GET /unknown") is None

    @pytest.mark.parametrize(
        ("operation", "about"),
        [
            ("GET /openapi.json", True),
            ("GET /api/swagger.json", True),
            ("GET /docs/oauth2-redirect", True),
            ("GET /redoc", True),
            ("GET /docs/{doc}", False),
            ("GET /documents", False),
            ("GET /orders", False),
        ],
    )
    def test_pages_about_the_api_are_not_the_api(self, operation: str, about: bool) -> None:
        assert describes_the_api(operation) is about


class TestReferences:
    def test_local_ones_are_followed(self) -> None:
        shared = {"a/b": {"$ref": "#/components/x/end"}, "end": {"type": "string"}}
        found = document({}, components={"x": shared})
        assert found.resolved({"$ref": "#/components/x/a~1b"}) == {"type": "string"}
        assert found.resolved({"$ref": "#/components/x/a%2Fb"}) == {"type": "string"}

    def test_what_cannot_be_followed(self) -> None:
        found = document({})
        elsewhere = {"$ref": "https://example.com/x.json"}
        assert found.resolved({"$ref": "#/components/missing"}) == {}
        assert found.resolved(elsewhere) == elsewhere
        assert found.resolved("plain") == "plain"

    def test_a_circle_ends(self) -> None:
        circle = {"a": {"$ref": "#/x/b"}, "b": {"$ref": "#/x/a"}}
        assert document({}, x=circle).resolved({"$ref": "#/x/a"}) in circle.values()


class TestAround:
    SHOP = document(
        {
            "/shops/{shop}/orders/{order}": {
                "parameters": [
                    {"name": "shop", "in": "path", "schema": {"type": "string"}},
                    {"name": "page", "in": "query", "schema": {"type": "string"}},
                ],
                "put": {
                    "security": [{"key": []}],
                    "parameters": [
                        {
                            "name": "order",
                            "in": "path",
                            "schema": {"$ref": "#/components/schemas/Id"},
                        },
                        {
                            "name": "page",
                            "in": "query",
                            "schema": {"type": "integer"},
                            "examples": {},
                        },
                        {
                            "name": "tag",
                            "in": "query",
                            "schema": {"type": "array", "items": {"type": "integer"}},
                        },
                        {"name": "exact", "in": "query", "schema": {"type": "boolean"}},
                        {"name": "ratio", "in": "query", "schema": {"type": "number"}},
                        {"name": "never-sent", "in": "query", "schema": {"type": "string"}},
                        {"$ref": "#/components/parameters/Tenant"},
                    ],
                    "requestBody": {"$ref": "#/components/requestBodies/Order"},
                    "responses": {"200": {}},
                },
                "get": {"responses": {}},
            },
            "/other": get(),
        },
        security=[{"key": []}],
        components={
            "schemas": {"Id": {"type": "integer"}},
            "parameters": {
                "Tenant": {"name": "X-Tenant", "in": "header", "schema": {"type": "string"}}
            },
            "requestBodies": {
                "Order": {
                    "content": {
                        "application/json": {"schema": {"type": "object"}, "examples": {}},
                        "text/plain": {},
                    }
                }
            },
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
        },
    )
    OPERATION = "PUT /shops/{shop}/orders/{order}"
    ACCEPTED = exchange(
        Request(
            method="PUT",
            path="/shops/a%20b/orders/7",
            query="page=2&tag=1&tag=x&exact=false&ratio=0.5",
            headers=(*JSON, ("x-tenant", "north")),
            body=b'{"title": "tea"}',
        )
    )

    def around(self, accepted: Exchange | None = ACCEPTED) -> dict[str, Any]:
        alone = self.SHOP.around(self.OPERATION, accepted)
        return alone["paths"]["/shops/{shop}/orders/{order}"]["put"]

    def test_one_operation_alone_without_security(self) -> None:
        alone = self.SHOP.around(self.OPERATION, self.ACCEPTED)
        assert Document(raw=alone, source="").operations == (self.OPERATION,)
        assert "security" not in alone
        assert "security" not in self.around()

    def test_accepted_values_become_typed_examples(self) -> None:
        examples = {p["name"]: p["example"] for p in self.around()["parameters"] if "example" in p}
        assert examples == {
            "shop": "a b",
            "order": 7,
            "page": 2,
            "tag": [1, "x"],
            "exact": False,
            "ratio": 0.5,
            "X-Tenant": "north",
        }

    def test_a_parameter_of_the_operation_replaces_one_of_the_path(self) -> None:
        (page,) = (p for p in self.around()["parameters"] if p["name"] == "page")
        assert page["schema"] == {"type": "integer"}
        assert "examples" not in page

    def test_the_body_is_an_example_of_its_own_media_type(self) -> None:
        content = self.around()["requestBody"]["content"]
        assert content["application/json"] == {
            "schema": {"type": "object"},
            "example": {"title": "tea"},
        }
        assert content["text/plain"] == {}

    def test_without_an_accepted_request_there_are_no_examples(self) -> None:
        entry = self.around(None)
        assert "example" not in json.dumps([p for p in entry["parameters"] if p["name"] != "page"])
        assert entry["requestBody"] == {"$ref": "#/components/requestBodies/Order"}

    def test_the_document_itself_is_not_changed(self) -> None:
        before = json.dumps(self.SHOP.raw)
        self.around()
        assert json.dumps(self.SHOP.raw) == before

    @pytest.mark.parametrize(
        ("headers", "body", "example"),
        [
            (FORM, b"name=ada&note=", {"name": "ada", "note": ""}),
            (FORM, b"\xff", None),
            (JSON, b"{broken", None),
            ((("Content-Type", "text/xml"),), b"<a/>", None),
        ],
    )
    def test_other_bodies(self, headers: Any, body: bytes, example: Any) -> None:
        kinds = ("application/json", "application/x-www-form-urlencoded", "text/xml")
        entry = {"requestBody": {"content": {kind: {} for kind in kinds}}, "responses": {}}
        request = Request(method="POST", path="/a", headers=headers, body=body)
        alone = document({"/a": {"post": entry}}).around("POST /a", exchange(request))
        content = alone["paths"]["/a"]["post"]["requestBody"]["content"]
        given = [kind["example"] for kind in content.values() if "example" in kind]
        assert given == ([] if example is None else [example])

    def test_swagger_2_calls_its_examples_otherwise(self) -> None:
        entry = get(parameters=[{"name": "id", "in": "path", "type": "integer", "required": True}])
        raw = {"swagger": "2.0", "info": {}, "paths": {"/a/{id}": entry}}
        found = from_mapping(raw, source="here").around(
            "GET /a/{id}", exchange(Request.get("/a/7"))
        )
        (parameter,) = found["paths"]["/a/{id}"]["get"]["parameters"]
        assert parameter["x-example"] == 7
        assert "example" not in parameter


class TestInferred:
    def test_what_was_sent_tells_the_types_and_demands_nothing(self) -> None:
        request = Request(
            method="POST",
            path="/shops/7/items/a",
            query="page=2&q=tea",
            headers=(("content-type", "application/json; charset=utf-8"),),
            body=b'{"title": "tea", "count": 1, "price": 0.5, "gift": true, "tags": ["a"], "x": null}',
        )
        found = inferred([exchange(request, "/shops/{shop}/items/{item}")])
        assert found.inferred
        assert found.operations == ("POST /shops/{shop}/items/{item}",)
        entry = found.raw["paths"]["/shops/{shop}/items/{item}"]["post"]
        assert {p["name"]: (p["in"], p["schema"]["type"]) for p in entry["parameters"]} == {
            "shop": ("path", "integer"),
            "item": ("path", "string"),
            "page": ("query", "integer"),
            "q": ("query", "string"),
        }
        schema = entry["requestBody"]["content"]["application/json"]["schema"]
        assert {name: one.get("type") for name, one in schema["properties"].items()} == {
            "title": "string",
            "count": "integer",
            "price": "number",
            "gift": "boolean",
            "tags": "array",
            "x": None,
        }
        assert "required" not in schema
        assert entry["responses"] == {"default": {"description": ""}}

    def test_requests_that_no_route_served_are_left_out(self) -> None:
        assert inferred([exchange(Request.get("/nowhere"))]).operations == ()

    def test_two_methods_of_one_path(self) -> None:
        both = [Request.get("/a"), Request(method="DELETE", path="/a")]
        assert inferred(exchange(one, "/a") for one in both).operations == ("GET /a", "DELETE /a")

    def test_a_variable_that_fills_several_segments(self) -> None:
        found = inferred([exchange(Request.get("/files/a/b.txt"), "/files/{name:path}")])
        assert found.operation_of(Request.get("/files/c/d/e")) == "GET /files/{name:path}"
        (parameter,) = found.raw["paths"]["/files/{name:path}"]["get"]["parameters"]
        assert parameter["name"] == "name"


@pytest.mark.parametrize(
    ("template", "path", "fits"),
    [
        ("/a/{x}", "/a/1", True),
        ("/a/{x}", "/a/1/2", False),
        ("/a/{x:path}", "/a/1/2", True),
        ("/a/{x}.json", "/a/1.json", True),
        ("/a/{x}.json", "/a/1xjson", False),
        ("/a+b/{x}", "/aab/1", False),
    ],
)
def test_patterns_of_paths(template: str, path: str, fits: bool) -> None:
    assert bool(pattern(template).fullmatch(path)) is fits


def test_the_schema_of_an_empty_list_says_nothing_of_its_items() -> None:
    assert schema_of([]) == {"type": "array", "items": {}}
