"""Requests as people see them: command lines without secrets."""

from __future__ import annotations

import time

import pytest

from pytest_backend_dod.recording.exchange import Request, carries_credentials, masked, shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"password": "hunter2xx", "a": 1}', '{"password": "[masked]", "a": 1}'),
        ('{"access_token":"abc-def","token_type":"bearer"}', None),
        ("{'new_password': 'hunt\\'er2', 'a': 1}", "{'new_password': '[masked]', 'a': 1}"),
        ("Login(name='ada', password='abcdef')", "Login(name='ada', password='[masked]')"),
        ("name=ada&password=abcdef&x=1", "name=ada&password=[masked]&x=1"),
        ("/orders?api_key=abcdef&x=1", "/orders?api_key=[masked]&x=1"),
        ('{"secret":"cut off in the mid', '{"secret":"[masked]'),
        (
            '"{\\"password\\": \\"abcdef\\", \\"b\\": 1}"',
            '"{\\"password\\": \\"[masked]\\", \\"b\\": 1}"',
        ),
        ("Authorization: Bearer abc.def-ghi", "Authorization: Bearer [masked]"),
        ("signed eyJhbGciOiJI.eyJzdWIi.sig", "signed eyJ[masked]"),
    ],
)
def test_secrets_are_masked_by_the_name_before_them(text: str, expected: str | None) -> None:
    if expected is None:
        expected = '{"access_token":"[masked]","token_type":"bearer"}'
    assert masked(text) == expected


@pytest.mark.parametrize(
    "text",
    ['{"password": ""}', '{"pin": "12"}', "tokens = 5", "pinned=true&next=/a"],
)
def test_what_is_no_secret_stays(text: str) -> None:
    assert masked(text) == text


def test_masking_long_texts_takes_no_time() -> None:
    began = time.process_time()
    masked("a-" * 50_000)
    masked('"password' * 5_000)
    assert time.process_time() - began < 2


def test_a_command_line_holds_what_matters_and_no_secret() -> None:
    request = Request(
        method="POST",
        path="/login",
        query="token=query-secret",
        headers=(
            ("Host", "shop"),
            ("Authorization", "Bearer header-secret"),
            ("X-Api-Token", "other-secret"),
            ("X-Tenant", "north"),
            ("Content-Type", "application/json"),
        ),
        body=b'{"username": "ada", "password": "body-secret"}',
    )
    line = request.curl()
    assert "-secret" not in line
    assert line.startswith("curl -i -X POST ")
    assert "'X-Tenant: north'" in line
    assert '"username": "ada"' in line
    assert "shop" not in line


def test_a_request_knows_its_secrets() -> None:
    request = Request(
        method="POST",
        path="/login",
        query="token=query%2Bsecret",
        headers=(("Authorization", "Bearer header-secret"),),
        body=b'{"password": "body-secret", "name": "ada-lovelace"}',
    )
    found = {"query+secret", "Bearer header-secret", "header-secret", "body-secret"}
    assert request.secrets() == found


def test_a_body_is_shown_masked_escaped_and_cut() -> None:
    assert shown(b'{"password":"abcdef"}\x00\n') == '{"password":"[masked]"}\\x00\\x0a'
    assert shown(b"x" * 400, 10) == "x" * 10 + "…"


@pytest.mark.parametrize(
    ("place", "name", "carries"),
    [
        ("header", "Authorization", True),
        ("header", "X-Auth-Token", True),
        ("header", "X-Tenant", False),
        ("cookie", "sessionid", True),
        ("cookie", "theme", False),
        ("query", "token", False),
    ],
)
def test_places_of_credentials(place: str, name: str, carries: bool) -> None:
    assert carries_credentials(place, name) is carries
