"""Command lines that can be pasted however long the request is."""

from __future__ import annotations

import subprocess
import tracemalloc

import pytest

from pytest_backend_dod.probes.repeating import brief, repeated, secrets
from pytest_backend_dod.recording.exchange import Request

AS_JSON = (("content-type", "application/json"),)


def pasted(line: str) -> list[str]:
    """What a shell would hand to curl: its arguments, and its input when it is told to read it."""
    curl = """curl() { for word; do printf '%s\\0' "$word"; done; [ "$data" ] && cat || :; }\n"""
    through = "data=1\n" if "--data-binary @-" in line else ""
    made = subprocess.run(["sh", "-c", curl + through + line], capture_output=True, check=True)
    return made.stdout.decode().split("\0")


def post(body: bytes) -> Request:
    return Request(method="POST", path="/notes", headers=AS_JSON, body=body)


class TestRepeated:
    def test_a_short_request_is_written_as_it_is(self) -> None:
        request = post(b'{"text": "it\'s tea"}')
        assert repeated(request) == request.curl()

    def test_a_long_text_in_the_query(self) -> None:
        line = repeated(Request(method="GET", path="/notes", query="a=1&q=" + "x" * 5000))
        assert len(line) < 120
        assert pasted(line) == ["-i", "http://localhost/notes?a=1&q=" + "x" * 5000, ""]

    @pytest.mark.parametrize(
        "body",
        [
            b'{"text": "' + b"x" * 5000 + b'", "more": "it\'s"}',
            b'{"text": "it\'s' + b"x" * 5000 + b"'\"}",
            b"[" * 3000 + b"]" * 3000,
            b'{"a": "'
            + b"\\" * 400
            + b'", "b": "'
            + b"'" * 400
            + b'", "c": "'
            + b"%" * 400
            + b'"}',
        ],
        ids=["text", "beside quotes", "depth", "signs"],
    )
    def test_a_long_body(self, body: bytes) -> None:
        line = repeated(post(body))
        assert len(line) < 400
        assert body.decode() in pasted(line)

    @pytest.mark.parametrize(
        "body",
        [b'{"text": "' + b"x" * 100_000 + b'"}', b"[" * 100_000 + b"]" * 100_000],
        ids=["text", "depth"],
    )
    def test_a_body_too_long_for_an_argument_goes_through_a_pipe(self, body: bytes) -> None:
        line = repeated(post(body))
        assert len(line) < 300
        *words, read = pasted(line)
        assert words[-3:] == ["--data-binary", "@-", "http://localhost/notes"]
        assert read == body.decode()

    def test_megabytes_take_little_memory(self) -> None:
        request = post(b'{"text": "' + b"x" * 8_000_000 + b'"}')
        tracemalloc.start()
        try:
            repeated(request)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert peak < 5 * len(request.body)

    def test_a_password_that_a_probe_made_is_no_secret(self) -> None:
        line = repeated(post(b'{"password": "' + b"x" * 5000 + b'"}'))
        assert "[masked]" not in line
        assert '{"password": "' + "x" * 5000 + '"}' in pasted(line)

    def test_a_password_that_a_probe_made_longer_is_one(self) -> None:
        request = post(b'{"password": "hunter2' + b"2" * 5000 + b'"}')
        assert '{"password": "[masked]"}' in repeated(request)
        assert secrets(request) == {"hunter2" + "2" * 5000}


def test_a_long_row_is_cut_for_people() -> None:
    assert brief("name: " + "x" * 5000 + " is too long") == "name: xxxxxxxxxx… is too long"
    assert brief("x" * 40) == "x" * 40
