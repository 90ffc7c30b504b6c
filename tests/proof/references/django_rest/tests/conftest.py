"""What tests share: fresh limits, a member of the staff, a client that is logged in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from rest_framework.authtoken.models import Token
from rest_framework.test import APIClient

NAME = "ada"
PASSWORD = "correct horse battery"


@pytest.fixture(autouse=True)
def fresh_limits() -> Iterator[None]:
    """Nothing has been counted yet."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def staff(db: None) -> Any:
    """A member of the staff."""
    return User.objects.create_user(NAME, password=PASSWORD)


@pytest.fixture
def api(staff: Any) -> APIClient:
    """A client that is logged in."""
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {Token.objects.create(user=staff).key}")
    return client


@pytest.fixture
def book(api: APIClient) -> dict[str, Any]:
    """A book of the library."""
    return dict(api.post("/books", new_book(), format="json").json())


def new_book(**changes: object) -> dict[str, object]:
    """A book as a client sends it."""
    return {
        "title": "The Dispossessed",
        "author": "Ursula K. Le Guin",
        "year": 1974,
        "genre": "novel",
        "copies": 2,
        **changes,
    }
