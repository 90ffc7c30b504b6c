"""Documents that a repository keeps."""

from __future__ import annotations

from pathlib import Path

import pytest

from pytest_backend_dod.project.committed import candidates, committed, nearest
from pytest_backend_dod.project.openapi_operations import prefixes
from pytest_backend_dod.project.repository import Repository

DOCUMENT = """
openapi: 3.0.3
info: {title: Items, version: 2024-02-03}
servers: [{url: /api}]
paths:
  /items: {get: {responses: {200: {description: items}}}}
"""


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("openapi.json", True),
        ("docs/openapi.yaml", True),
        ("api/openapi-v2.yml", True),
        ("static/swagger.json", True),
        ("shop-openapi.json", True),
        ("api-spec.yaml", True),
        ("schema.yml", True),
        ("openapitools.json", False),
        ("openapi.py", False),
        ("package.json", False),
        ("tests/openapi.json", False),
        ("node_modules/a/openapi.json", False),
    ],
)
def test_files_that_may_hold_a_document(path: str, named: bool) -> None:
    assert bool(candidates([path])) is named


def test_what_a_file_holds_decides(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "openapi.yaml").write_text(DOCUMENT)
    (tmp_path / "schema.json").write_text('{"type": "object"}')
    (one,) = committed(Repository(root=tmp_path))
    assert one.path == "docs/openapi.yaml"
    assert one.document.operations == ("GET /api/items",)
    assert one.document.servers == ("/api",)
    # YAML's dates and numbers are texts in JSON.
    assert one.document.raw["info"]["version"] == "2024-02-03"
    assert list(one.document.raw["paths"]["/api/items"]["get"]["responses"]) == ["200"]


def test_the_configured_one_is_the_only_one(tmp_path: Path) -> None:
    (tmp_path / "openapi.yaml").write_text(DOCUMENT)
    (tmp_path / "contract.yaml").write_text(DOCUMENT)
    found = committed(Repository(root=tmp_path, document="contract.yaml"))
    assert [one.path for one in found] == ["contract.yaml"]


def test_the_one_that_has_the_operations_is_meant(tmp_path: Path) -> None:
    (tmp_path / "openapi-a.yaml").write_text(DOCUMENT)
    (tmp_path / "openapi-b.yaml").write_text(DOCUMENT.replace("/items", "/orders"))
    found = committed(Repository(root=tmp_path))
    one = nearest(found, ["GET /api/orders/"])
    assert one is not None
    assert one.path == "openapi-b.yaml"


@pytest.mark.parametrize(
    ("documented", "served", "prefix"),
    [
        (["GET /a", "GET /b"], ["GET /a", "GET /c"], ("", "")),
        (["GET /api/a", "GET /api/b/{x}"], ["GET /a", "GET /b/{y}"], ("/api", "")),
        (["GET /a", "GET /b"], ["GET /v1/a", "GET /v1/b"], ("", "/v1")),
        (["GET /a", "GET /b"], ["GET /x/c"], ("", "")),
        (["GET /a"], [], ("", "")),
    ],
)
def test_a_prefix_that_only_one_side_has(
    documented: list[str], served: list[str], prefix: tuple[str, str]
) -> None:
    assert prefixes(documented, served) == prefix
