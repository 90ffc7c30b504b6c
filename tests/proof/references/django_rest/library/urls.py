"""Where everything is."""

from __future__ import annotations

from django.urls import include, path

from . import operation, schema

urlpatterns = [
    path("", include("lending.urls")),
    path("health/live", operation.Live.as_view()),
    path("health/ready", operation.Ready.as_view()),
    path("metrics", operation.Figures.as_view()),
    path("openapi.json", schema.DocumentView.as_view()),
]

handler400 = "library.problems.bad_request"
handler403 = "library.problems.forbidden"
handler404 = "library.problems.not_found"
handler500 = "library.problems.server_error"
