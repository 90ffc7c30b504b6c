"""What is changed in an accepted request, one thing at a time."""

from __future__ import annotations

import json
from typing import Any, ClassVar
from urllib.parse import parse_qsl, unquote

import pytest

from pytest_backend_dod.hosts.changes import LONG, MOST_FIELDS, Change, changes
from pytest_backend_dod.recording.exchange import Request

JSON = (("Content-Type", "application/json; charset=utf-8"),)
FORM = (("Content-Type", "application/x-www-form-urlencoded"),)


def posted(body: Any) -> Request:
    return Request(method="POST", path="/orders", headers=JSON, body=json.dumps(body).encode())


def form(body: str) -> Request:
    return Request(method="POST", path="/login", headers=FORM, body=body.encode())


def named(found: tuple[Change, ...], start: str) -> list[Change]:
    return [change for change in found if change.what.startswith(f"{start} = ")]


def differences(before: Any, after: Any, path: str = "") -> list[str]:
    """The places in which two JSON values differ; a value of another kind differs as a whole."""
    if isinstance(before, dict) and isinstance(after, dict) and before.keys() == after.keys():
        return [d for key in before for d in differences(before[key], after[key], f"{path}.{key}")]
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        pairs = enumerate(zip(before, after, strict=True))
        return [d for i, (one, two) in pairs for d in differences(one, two, f"{path}.{i}")]
    return [] if type(before) is type(after) and before == after else [path.removeprefix(".")]


class TestPath:
    ACCEPTED = Request.get("/shops/7/items/a-b?page=2")

    def test_each_variable_in_turn_and_nothing_else(self) -> None:
        found = changes(self.ACCEPTED, "/shops/{shop}/items/{item:str}")
        in_path = [change for change in found if change.request.query == "page=2"]
        for change in in_path:
            parts = change.request.path.split("/")
            assert (parts[2] != "7") != (parts[4] != "a-b"), change
            assert (parts[1], parts[3], len(parts)) == ("shops", "items", 5)
        assert {change.what.partition(" = ")[0] for change in in_path} == {"shop", "item"}

    def test_values_stay_in_their_segment(self) -> None:
        values = [
            unquote(change.request.path.split("/")[2])
            for change in changes(self.ACCEPTED, "/shops/{shop}/items/a-b")
            if change.what.startswith("shop")
        ]
        assert {"-1", "0", "1.5", "9223372036854775808", "\x00", "'\"%_\\"} <= set(values)
        assert "" not in values  # That would be another path.

    def test_the_value_that_was_accepted_is_no_change(self) -> None:
        found = changes(Request.get("/shops/0"), "/shops/{shop}")
        assert "/shops/0" not in [change.request.path for change in found]

    def test_a_template_that_does_not_fit_changes_nothing(self) -> None:
        assert changes(Request.get("/files/a/b"), "/files/{name:path}") == ()


class TestQuery:
    def test_each_name_in_turn_and_nothing_else(self) -> None:
        accepted = Request.get("/orders?page=2&q=tea&empty=")
        found = changes(accepted, "/orders")
        before = dict(parse_qsl(accepted.query, keep_blank_values=True))
        for change in found:
            after = dict(parse_qsl(change.request.query, keep_blank_values=True))
            (name,) = (name for name in before if after[name] != before[name])
            assert change.what.startswith(f"{name} = ")
            assert change.request.path == "/orders"
        assert {change.what.partition(" ")[0] for change in found} == {"page", "q", "empty"}

    def test_what_is_said_of_a_change_tells_what_it_is(self) -> None:
        found = changes(Request.get("/orders?q=tea"), "/orders")
        said = {change.what for change in found}
        assert {
            "q = -1",
            "q = nothing",
            "q = a NUL character",
            "q = a long text",
            "q = NaN",
        } <= said
        assert all(change.what.isprintable() and len(change.what) < 60 for change in found)

    def test_a_name_that_is_given_twice_is_one_thing(self) -> None:
        found = changes(Request.get("/orders?id=1&id=2&q=a"), "/orders")
        assert len(found) == len({change.request.query for change in found})
        assert sorted(parse_qsl(found[1].request.query)) == [("id", "-1"), ("q", "a")]

    def test_declared_names_are_tried_though_the_suite_never_sent_them(self) -> None:
        found = changes(Request.get("/orders?page=2"), "/orders", declared=["page", "limit"])
        limits = [change.request.query for change in found if change.what.startswith("limit = ")]
        assert "page=2&limit=-1" in limits
        assert all(query.startswith("page=2&limit=") for query in limits)
        assert len({change.request.query for change in found}) == len(found)


class TestJson:
    BODY: ClassVar[dict[str, Any]] = {
        "title": "tea",
        "count": 0,
        "price": 2.5,
        "gift": True,
        "note": None,
        "lines": [{"sku": "a", "tags": ["x", "y"]}, {"sku": "b", "tags": []}],
        "to": {"name": "Ada", "at": {"town": "Ulm"}},
        "empty": "",
        "none": [],
    }

    def test_each_field_in_turn_and_nothing_else(self) -> None:
        fields = set()
        for change in changes(posted(self.BODY), "/orders"):
            if change.what.startswith("a body") or change.what.startswith("an empty body"):
                continue
            after = json.loads(change.request.body)
            (place,) = differences(self.BODY, after)
            assert change.what.startswith(f"{place} = ")
            fields.add(place)
        assert fields == {
            *("title", "count", "price", "gift", "note", "empty", "none", "to.name", "to.at.town"),
            *("lines", "lines.0.sku", "lines.0.tags", "lines.0.tags.0"),
        }

    @pytest.mark.parametrize(
        ("value", "said"),
        [
            (
                "tea",
                "nothing, a NUL character, 10000 characters, characters outside the usual, null",
            ),
            (5, "0, -1, 2147483648, 9223372036854775808, a number of 401 digits, null"),
            (True, "null"),
            (None, "a list"),
            (["a"], "an empty list, a list of null"),
            ([], "a list of null"),
            ("", "a NUL character, 10000 characters, characters outside the usual, null"),
            (0, "-1, 2147483648, 9223372036854775808, a number of 401 digits, null"),
        ],
    )
    def test_a_value_is_changed_by_its_kind(self, value: Any, said: str) -> None:
        found = named(changes(posted({"field": value}), "/orders"), "field")
        assert ", ".join(change.what.removeprefix("field = ") for change in found) == said

    def test_long_means_long(self) -> None:
        found = named(changes(posted({"title": "tea"}), "/orders"), "title")
        titles = [json.loads(change.request.body)["title"] or "" for change in found]
        assert max(map(len, titles)) == LONG

    def test_a_large_body_is_changed_in_so_many_places(self) -> None:
        found = changes(posted({f"field{n}": True for n in range(100)}), "/orders")
        assert len([change for change in found if change.what.startswith("field")]) == MOST_FIELDS

    def test_the_body_as_a_whole(self) -> None:
        accepted = posted({"title": "tea"})
        whole = {c.what: c.request.body for c in changes(accepted, "/") if "body" in c.what}
        assert whole["an empty body"] == b""
        assert whole["a body of null"] == b"null"
        assert whole["a body that is cut off"] == accepted.body[: len(accepted.body) // 2]
        assert whole["a body with every name twice"] == b'{"title": "tea","title": "tea"}'
        with pytest.raises(UnicodeDecodeError):
            whole["a body that is not UTF-8"].decode()
        assert accepted.body not in whole.values()

    def test_a_body_that_is_one_of_the_changes_itself(self) -> None:
        found = changes(posted([]), "/orders")
        assert b"[]" not in [change.request.body for change in found]

    @pytest.mark.parametrize("kind", ["application/merge-patch+json", "Application/JSON"])
    def test_other_names_of_json(self, kind: str) -> None:
        request = Request(
            method="PATCH", path="/", headers=(("content-type", kind),), body=b'{"title": "tea"}'
        )
        assert named(changes(request, "/"), "title")


class TestForm:
    def test_each_field_in_turn_and_nothing_else(self) -> None:
        accepted = form("name=ada&password=p%20w&empty=")
        before = dict(parse_qsl(accepted.body.decode(), keep_blank_values=True))
        fields = []
        for change in changes(accepted, "/login"):
            after = dict(parse_qsl(change.request.body.decode(), keep_blank_values=True))
            (name,) = (name for name in before if after[name] != before[name])
            assert change.what.startswith(f"{name} = ")
            fields.append(name)
        assert list(dict.fromkeys(fields)) == ["name", "password", "empty"]


class TestNothingToChange:
    @pytest.mark.parametrize(
        "request_",
        [
            Request.get("/orders"),
            Request(
                method="POST",
                path="/orders",
                body=b"<order/>",
                headers=(("Content-Type", "text/xml"),),
            ),
            Request(method="POST", path="/orders", body=b"{order}"),
            Request(method="POST", path="/orders", headers=JSON),
        ],
        ids=["no parts", "XML", "no media type", "no body"],
    )
    def test_other_requests_are_left_alone(self, request_: Request) -> None:
        assert changes(request_, "/orders") == ()

    def test_json_without_a_media_type_is_json(self) -> None:
        unnamed = Request(method="POST", path="/orders", body=b'{"title": "tea"}')
        assert any("title" in change.what for change in changes(unnamed, "/orders"))

    def test_fields_of_a_body_that_cannot_be_parsed(self) -> None:
        broken = Request(method="POST", path="/", headers=JSON, body=b'{"title": ')
        assert all("body" in change.what for change in changes(broken, "/"))


def test_the_order_is_always_the_same() -> None:
    accepted = Request(
        method="PUT", path="/orders/7", query="a=1&b=2", headers=JSON, body=b'{"x": 1, "y": "z"}'
    )
    first, second = (changes(accepted, "/orders/{order}") for _ in range(2))
    assert first == second
    kinds = [c.what.partition(" ")[0] for c in first]
    assert list(dict.fromkeys(kinds)) == ["order", "a", "b", "x", "y", "an"]


def test_method_and_headers_are_never_changed() -> None:
    accepted = form("name=ada")
    for change in changes(accepted, "/login"):
        assert (change.request.method, change.request.headers) == ("POST", FORM)
