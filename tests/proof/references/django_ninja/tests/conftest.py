"""What tests share: fresh limits, cheap passwords, a librarian, a client that is logged in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

from books.tokens import issue

NAME = "grace"
PASSWORD = "correct horse battery"
QUICK = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def quick(settings: Any) -> Iterator[None]:
    """Nothing has been counted yet, and passwords are cheap to compare."""
    settings.PASSWORD_HASHERS = QUICK
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def librarian(db: None) -> Any:
    """Somebody who keeps the books in order."""
    return User.objects.create_user(NAME, password=PASSWORD)


@pytest.fixture
def desk(librarian: Any) -> Client:
    """A client that is logged in."""
    return Client(headers={"Authorization": f"Bearer {issue(librarian)}"})


@pytest.fixture
def book(desk: Client) -> dict[str, Any]:
    """A book of the library."""
    answer = desk.post("/books", new_book(), content_type="application/json")
    assert answer.status_code == 201
    return dict(answer.json())


def new_book(**changes: object) -> dict[str, object]:
    """A book as a client sends it."""
    return {
        "title": "Kindred",
        "author": "Octavia E. Butler",
        "year": 1979,
        "genre": "novel",
        "copies": 3,
        **changes,
    }
