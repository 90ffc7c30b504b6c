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


def test_what_is_not_there_is_a_problem(client: Client) -> None:
    answer = client.get("/nowhere")
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"


def test_the_wrong_method_is_a_problem(client: Client) -> None:
    answer = client.put("/login")
    assert answer.status_code == 405
    assert answer["Allow"] == "POST"
