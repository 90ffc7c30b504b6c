"""Where everything is."""

from __future__ import annotations

from django.urls import path

from .api import api

urlpatterns = [path("", api.urls)]

handler400 = "service.problems.bad_request"
handler404 = "service.problems.not_found"
handler500 = "service.problems.server_error"
