"""Where the API's document comes from: configured, made by the app, or served by it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pytest_backend_dod.errors import Unreachable
from pytest_backend_dod.hosts.documents import USUAL_PATHS, equip
from pytest_backend_dod.hosts.interface import Facts, Host
from pytest_backend_dod.project.openapi import Document, parse
from pytest_backend_dod.recording.exchange import Answer, Request


def document(path: str = "/orders", source: str = "a file") -> Document:
    return parse(json.dumps(raw(path)), source=source)


def raw(path: str) -> dict[str, Any]:
    return {"openapi": "3.0.3", "info": {}, "paths": {path: {"get": {"responses": {}}}}}


class Served(Host):
    """A host that answers from a table."""

    def __init__(self, answers: Mapping[str, Any], **facts: Any) -> None:
        self.facts = Facts(name="host", kind="url", writable=False, **facts)
        self.controls, self.memory = {}, {}
        self.asked: list[str] = []
        self._answers = answers

    def _send(self, request: Request, client: str | None) -> Answer:
        self.asked.append(request.target)
        if request.target not in self._answers:
            return Answer(status=404)
        value = self._answers[request.target]
        if isinstance(value, Exception):
            raise value
        body = value if isinstance(value, bytes) else json.dumps(value).encode()
        return Answer(status=200, body=body)


def test_the_configured_document_comes_before_all_others() -> None:
    host = Served({"/openapi.json": raw("/served")}, document=document("/made"))
    equip(host, document("/configured"))
    assert host.facts.document is not None
    assert host.facts.document.operations == ("GET /configured",)
    assert host.asked == []


def test_the_document_that_the_app_makes_is_not_asked_for() -> None:
    host = Served({"/openapi.json": raw("/served")}, document=document("/made"))
    equip(host, None)
    assert host.facts.document is not None
    assert host.facts.document.operations == ("GET /made",)
    assert host.asked == []


def test_a_host_that_tells_no_routes_is_asked_at_the_usual_paths() -> None:
    host = Served({"/swagger.json": raw("/served")})
    equip(host, None)
    assert host.facts.document is not None
    assert host.facts.document.source == "/swagger.json"
    assert host.asked == list(USUAL_PATHS[: USUAL_PATHS.index("/swagger.json") + 1])


def test_a_host_that_tells_its_routes_is_asked_at_those_alone() -> None:
    routes = (
        "GET /orders",
        "GET /v3/openapi.yaml",
        "POST /openapi",
        "GET /swagger/ui",
        "GET /x/{swagger}",
    )
    host = Served(
        {"/v3/openapi.yaml": b"openapi: 3.1.0\npaths: {/served: {get: {}}}"}, routes=routes
    )
    equip(host, None)
    assert host.facts.document is not None
    assert host.facts.document.operations == ("GET /served",)
    assert host.asked == ["/v3/openapi.yaml"]


def test_pages_that_are_no_document_are_passed_over() -> None:
    host = Served({"/openapi.json": b"<html>", "/api/openapi.json": {"openapi": "3.0.0"}})
    equip(host, None)
    assert host.facts.document is None
    assert host.asked == list(USUAL_PATHS)


def test_a_host_that_goes_away_has_no_document() -> None:
    host = Served({"/openapi.json": Unreachable("gone")})
    equip(host, None)
    assert host.facts.document is None
    assert host.asked == ["/openapi.json"]
