"""The app."""

from __future__ import annotations

from django.apps import AppConfig


class BooksConfig(AppConfig):
    """Books of the library."""

    name = "books"
