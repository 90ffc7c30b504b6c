"""Django's routes become the path templates of documents."""

from __future__ import annotations

import pytest

from pytest_backend_dod.recording.urlconf import braces, is_operation, views


@pytest.mark.parametrize(
    ("route", "template"),
    [
        ("notes/", "notes/"),
        ("notes/<int:pk>/", "notes/{pk}/"),
        ("people/<slug>/", "people/{slug}/"),
        ("files/<path:name>", "files/{name:path}"),
        ("api/^notes/(?P<pk>[^/.]+)/$", "api/notes/{pk}/"),
        (r"^n/(?P<key>[0-9a-f]{8}-[(]x)/\Z", "n/{key}/"),
        (r"^files/(?P<name>.*)$", "files/{name:path}"),
        (r"^a/(?P<kind>(x|y)z)/(\d+)/$", "a/{kind}/{arg0}/"),
        (r"^a/(?:page-(?P<n>\d+)/)?$", "a/"),
        (r"^a/(?:page-(?P<n>\d+)|all)/$", "a/page-{n}/"),
        (r"^v1\.0/a\-b/$", "v1.0/a-b/"),
    ],
)
def test_routes_become_templates(route: str, template: str) -> None:
    assert braces(route) == template


def test_views_of_a_project_with_their_paths() -> None:
    import tests.django_site  # noqa: F401

    found = {path: is_operation(view) for path, view in views()}
    assert found["/echo/{rest:path}"]
    assert found["/years/{year}/"]
    assert found["/rest/notes/{id}/"]
    assert found["/ninja/items/{item_id}"]
    # Pages about the API are served, and are no operations of it.
    assert not any(found[path] for path in ("/rest/", "/rest/schema/", "/ninja/openapi.json"))
    assert not any(path.startswith("/admin") or ".{format}" in path for path in found)
