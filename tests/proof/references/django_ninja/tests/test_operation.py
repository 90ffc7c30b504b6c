"""What those who operate the service see."""

from __future__ import annotations

import pytest
from django.test import Client


@pytest.mark.django_db
def test_the_service_is_ready(client: Client) -> None:
    assert client.get("/health/live").json() == {"status": "ok"}
    assert client.get("/health/ready").json() == {"status": "ok"}


def test_figures_are_there(client: Client) -> None:
    client.get("/health/live")
    assert b'route="health/live"' in client.get("/metrics").content


def test_errors_are_problems(client: Client) -> None:
    for answer in (client.get("/nowhere"), client.delete("/login")):
        assert answer["Content-Type"] == "application/problem+json"
        assert answer.json()["status"] == answer.status_code
