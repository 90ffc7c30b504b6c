"""Health."""

from __future__ import annotations

from fastapi.testclient import TestClient


def test_the_service_answers(anonymous: TestClient) -> None:
    answer = anonymous.get("/health")

    assert answer.status_code == 200
    assert answer.headers["RateLimit-Limit"] == "100"
