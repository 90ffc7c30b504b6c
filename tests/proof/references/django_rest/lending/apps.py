"""The app."""

from __future__ import annotations

from django.apps import AppConfig


class LendingConfig(AppConfig):
    """Books of the library."""

    name = "lending"
