"""Logging in, and guessing passwords."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.test import Client, TestCase, override_settings

from .conftest import NAME, PASSWORD, QUICK


@override_settings(PASSWORD_HASHERS=QUICK)
class LoggingIn(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        User.objects.create_user(NAME, password=PASSWORD)

    def test_a_token_opens_the_library(self) -> None:
        answer = log_in(self.client, PASSWORD)
        self.assertEqual(answer.status_code, 200)
        headers = {"Authorization": f"Bearer {answer.json()['token']}"}
        self.assertEqual(self.client.get("/books", headers=headers).status_code, 200)

    def test_guessing_is_stopped(self) -> None:
        for _ in range(5):
            self.assertEqual(log_in(self.client, "wrong").status_code, 401)
        self.assertEqual(log_in(self.client, PASSWORD).status_code, 429)


def log_in(client: Client, password: str) -> Any:
    given = {"username": NAME, "password": password}
    return client.post("/login", given, content_type="application/json")
