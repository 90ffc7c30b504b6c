"""Forms of several parts become plain ones where the application takes both alike."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from contextlib import closing
from typing import Any
from urllib.parse import parse_qsl

import httpx
import pytest
from fastapi import FastAPI, Form, Request, UploadFile
from fastapi.responses import JSONResponse
from werkzeug.test import EnvironBuilder

from pytest_backend_dod.hosts.forms import FORM, plain, read_forms
from pytest_backend_dod.recording.exchange import Request as Sent
from pytest_backend_dod.recording.exchange import header
from tests.conftest import Project
from tests.hosts.test_host_tests_frameworks import SETTINGS
from tests.probes.backends import host

FIELDS = [
    ("name", "Käse & Brot"),
    ("tag", "a"),
    ("tag", "b"),
    ("note", "two\nlines\n"),
    ("empty", ""),
]


def by_httpx(*, file: bool = False) -> Sent:
    parts: list[tuple[str, Any]] = [(name, (None, value)) for name, value in FIELDS]
    if file:
        parts.append(("photo", ("cat.png", b"\x89PNG", "image/png")))
    made = httpx.Request("POST", "http://shop/things", files=parts)
    return sent(made.read(), made.headers["content-type"])


def by_werkzeug() -> Sent:
    values: dict[str, Any] = {}
    for name, value in FIELDS:
        values.setdefault(name, []).append(value)
    made = EnvironBuilder(
        method="POST", data=values, content_type="multipart/form-data"
    ).get_request()
    return sent(made.get_data(), made.content_type)


def by_django() -> Sent:
    importlib.import_module("tests.django_site")
    from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

    values: dict[str, Any] = {}
    for name, value in FIELDS:
        values.setdefault(name, []).append(value)
    return sent(encode_multipart(BOUNDARY, values), MULTIPART_CONTENT)


def sent(body: bytes, kind: str) -> Sent:
    return Sent(method="POST", path="/things", headers=(("Content-Type", kind),), body=body)


class TestPlain:
    @pytest.mark.parametrize("client", [by_httpx, by_werkzeug, by_django])
    def test_names_and_values_stay_in_their_order(self, client: Callable[[], Sent]) -> None:
        made = plain(client())

        assert made is not None
        assert header(made.headers, "content-type") == FORM
        assert parse_qsl(made.body.decode(), keep_blank_values=True) == FIELDS

    @pytest.mark.parametrize(
        "request_",
        [
            by_httpx(file=True),
            sent(by_httpx().body[:-40], header(by_httpx().headers, "content-type") or ""),
            sent(b"nothing of the kind", "multipart/form-data; boundary=x"),
            sent(b"--x--\r\n", "multipart/form-data; boundary=x"),
            sent(b"name=tea", FORM),
            sent(b"{}", "application/json"),
            sent(b"", ""),
        ],
        ids=["a file", "cut off", "no parts", "no fields", "plain", "JSON", "nothing"],
    )
    def test_what_is_none_stays_as_it_is(self, request_: Sent) -> None:
        assert plain(request_) is None


class TestReadForms:
    def test_where_both_are_taken_the_plain_one_stands(self) -> None:
        app = FastAPI()

        @app.post("/things", status_code=201)
        def create(name: str = Form(), tag: list[str] = Form()) -> dict[str, Any]:  # noqa: B008
            return {"name": name, "tag": tag}

        with closing(host(app, by_httpx())) as shown:
            read_forms(shown)
            control = shown.controls["POST /things"]
            body = shown.send(control.request).body

        assert header(control.request.headers, "content-type") == FORM
        assert body == b'{"name":"K\xc3\xa4se & Brot","tag":["a","b"]}'

    def test_where_a_thing_can_be_made_once_both_are_refused_alike(self) -> None:
        app, names = FastAPI(), set()

        @app.post("/things")
        def create(name: str = Form()) -> JSONResponse:
            status = 409 if name in names else 201
            names.add(name)
            return JSONResponse({}, status)

        with closing(host(app, by_httpx())) as shown:
            read_forms(shown)

        assert header(shown.controls["POST /things"].request.headers, "content-type") == FORM

    def test_where_only_parts_are_taken_nothing_changes(self) -> None:
        app = FastAPI()

        @app.post("/things")
        async def create(request: Request, photo: UploadFile | None = None) -> JSONResponse:
            kind = request.headers["content-type"]
            return JSONResponse({}, 201 if kind.startswith("multipart/") else 415)

        form = by_httpx()
        with closing(host(app, form)) as shown:
            read_forms(shown)

        assert shown.controls["POST /things"].request == form


SHOP = """
    from django.urls import path
    from rest_framework import serializers
    from rest_framework.decorators import api_view
    from rest_framework.response import Response

    class Thing(serializers.Serializer):
        name = serializers.CharField(max_length=20)
        amount = serializers.IntegerField(min_value=1, max_value=9)

    @api_view(["POST"])
    def things(request):
        CHECKED
        return Response(request.data, 201)

    urlpatterns = [path("things", things)]
"""

SUITE = """
    from rest_framework.test import APITestCase

    class Things(APITestCase):
        def test_create(self):
            answer = self.client.post("/things", {"name": "tea", "amount": 2})
            self.assertEqual(answer.status_code, 201)
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("reading", "state"),
    [
        ("Thing(data=request.data).is_valid(raise_exception=True)", "passed"),
        ("int(request.data['amount'])", "failed"),
        ("", "inconclusive"),
    ],
    ids=["checked", "breaking", "unread"],
)
def test_a_suite_that_posts_in_the_usual_format_of_rest_framework(
    project: Project, reading: str, state: str
) -> None:
    project.write(
        {
            "settings.py": SETTINGS,
            "shop.py": SHOP.replace("CHECKED", reading),
            "test_shop.py": SUITE,
        }
    )
    project.checklist("Input validation <!-- dod: validation -->")
    run = project.gate(
        "-p", "no:cacheprovider", "--ds=settings", apart=True, plugins=("pytest_django.plugin",)
    )

    assert run.states == {"input-validation": state}, run.text
