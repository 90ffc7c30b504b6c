"""What leaks in an answer, and what only looks like it."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest

from pytest_backend_dod.recording.exchange import Answer, Exchange, Request
from pytest_backend_dod.recording.leaks import MOST, NOWHERE, LeakLog, found_in, leaks
from pytest_backend_dod.recording.traffic import Traffic

ASKED = Request.get("/orders/1")


def answer(body: str | bytes, status: int = 500, kind: str = "text/plain", **more: str) -> Answer:
    headers = (("content-type", kind), *((k.replace("_", "-"), v) for k, v in more.items()))
    return Answer(
        status=status, headers=headers, body=body if isinstance(body, bytes) else body.encode()
    )


def names(body: str | bytes, status: int = 500, kind: str = "text/plain", **more: str) -> list[str]:
    return [leak.name for leak in leaks(answer(body, status, kind, **more), ASKED)]


PYTHON = (
    'Traceback (most recent call last):\n  File "/srv/shop/app.py", line 3, in show\nKeyError: 1'
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (PYTHON, "a stack trace of Python"),
        ('  File "/srv/shop/app.py", line 3, in show', "a stack trace of Python"),
        ("Error: no\n    at show (/srv/shop/app.js:10:5)", "a stack trace of JavaScript"),
        ("Error: no\n    at node:internal/main:1:2", "a stack trace of JavaScript"),
        ("at com.shop.Orders.show(Orders.java:33)", "a stack trace of the JVM"),
        ("at shop.Orders$show$1.invoke(Orders.kt:3)", "a stack trace of the JVM"),
        ("panic: no\ngoroutine 1 [running]:", "a stack trace of Go"),
        (
            "<b>Warning</b>: fopen() failed in <b>/srv/shop/a.php</b> on line 1",
            "an error message of PHP",
        ),
        ("at Shop.Show() in C:\\shop\\Orders.cs:line 3", "a stack trace of .NET"),
        ("/srv/shop/app.rb:3:in `show'", "a stack trace of Ruby"),
        (
            "You’re seeing this error because you have DEBUG = True in your settings",
            "the debug page of Django",
        ),
        (
            "You're seeing this error because you have <code>DEBUG = True</code>",
            "the debug page of Django",
        ),
        ("<script>var EVALEX = true</script> Werkzeug Debugger", "the debugger of Werkzeug"),
        ("(sqlite3.OperationalError) no such table: orders", "text of the database"),
        ("psycopg.errors.UniqueViolation: duplicate key", "text of the database"),
        ("UNIQUE constraint failed: users.email", "text of the database"),
        ('syntax error at or near "FROM"', "text of the database"),
        ("ORA-00942: table or view does not exist", "text of the database"),
        ("failed: SELECT id, name FROM orders WHERE id = 3", "a statement of SQL"),
        ("invalid literal for int() with base 10: 'x'", "the message of an exception"),
        ("'NoneType' object has no attribute 'id'", "the message of an exception"),
    ],
)
def test_signatures(text: str, name: str) -> None:
    assert names(text) == [name]
    # The same in a member of JSON.
    assert name in names(json.dumps({"error": text}), kind="application/json")


def test_a_stack_hidden_in_a_page_is_found() -> None:
    page = "<p><span>File &quot;</span>/srv/shop/app.py<b>&quot;</b>, line <i>3</i>, in show</p>"
    assert names(page, kind="text/html") == ["a stack trace of Python"]


def test_any_status_is_looked_at() -> None:
    body = json.dumps({"ok": True, "log": PYTHON})
    assert names(body, status=200, kind="application/json") == ["a stack trace of Python"]


def test_a_member_named_trace_leaks_only_when_it_holds_a_stack() -> None:
    stack = {"error": "no", "trace": ["app.show", "app.main"]}
    assert names(json.dumps(stack), kind="application/json") == [
        "a stack trace in a member of JSON"
    ]
    assert names(json.dumps({"error": "no", "trace": "8f14e45f"}), kind="application/json") == []


def test_two_weak_signs_count_and_one_does_not() -> None:
    path = "cannot open /srv/shop/settings.py"
    assert names(path) == []
    assert names(f"ImportError: {path}") == ["a path of the machine and the name of an exception"]
    assert names("PATH=/usr/bin HOME=/root") == [
        "the environment variable HOME and the environment variable PATH"
    ]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ('{"detail": "Not Found"}', 404),
        ('{"detail": [{"type": "int_parsing", "msg": "Input should be a valid integer"}]}', 422),
        ('{"title": "Error handling at scale", "text": "Look at the syntax of SQL"}', 200),
        ('{"docs": "SELECT a FROM b is how you read a table"}', 200),
        ("Internal Server Error", 500),
        ('{"error": "ValidationError: name is too long"}', 400),
        ('{"path": "/app/settings/theme"}', 200),
    ],
)
def test_ordinary_answers_leak_nothing(body: str, status: int) -> None:
    assert names(body, status) == []


def test_what_is_only_sent_back_does_not_count() -> None:
    asked = Request(method="POST", path="/notes", body=json.dumps({"text": PYTHON}).encode())
    echoed = answer(json.dumps({"id": 1, "text": PYTHON}), 201, "application/json")
    assert leaks(echoed, asked) == ()
    assert leaks(echoed, ASKED) != ()


def test_compressed_answers_are_read_and_pictures_are_not() -> None:
    packed = gzip.compress(PYTHON.encode())
    assert names(packed, content_encoding="gzip") == ["a stack trace of Python"]
    assert names(PYTHON, kind="image/png") == []


class TestLog:
    def look(
        self, log: LeakLog, operation: str = "GET /orders/{id}", asked: Request = ASKED
    ) -> None:
        log.look(lambda: operation, asked, answer(PYTHON), "test_a")

    def test_one_leak_of_an_operation_is_kept_once(self) -> None:
        log = LeakLog()
        for _ in range(3):
            self.look(log)
        assert log.looked == 3
        (kept,) = log.found
        assert kept["operation"] == "GET /orders/{id}"
        assert kept["source"] == "test_a"
        assert kept["curl"] == "curl -i http://localhost/orders/1"

    def test_it_is_bounded(self) -> None:
        log = LeakLog()
        for number in range(MOST + 20):
            self.look(log, f"GET /things{number}")
        assert len(log.found) == MOST
        assert log.looked == MOST + 20

    def test_pages_about_the_api_may_quote_what_they_like(self) -> None:
        log = LeakLog()
        for path in ("/docs", "/openapi.json", "/redoc", "/api/schema/"):
            self.look(log, asked=Request.get(path))
        assert log.found == []

    def test_what_the_document_quotes_is_forgotten(self) -> None:
        log = LeakLog()
        self.look(log)
        log.forget([json.dumps({"description": "nothing of the kind"})])
        assert len(log.found) == 1
        log.forget([json.dumps({"example": PYTHON})])
        assert log.found == []

    def test_logs_of_several_processes_become_one(self) -> None:
        one, other = LeakLog(), LeakLog()
        self.look(one)
        self.look(other)
        self.look(other, "GET /customers")
        one.merge(json.loads(json.dumps(vars(other))))
        assert [each["operation"] for each in one.found] == ["GET /orders/{id}", "GET /customers"]
        assert one.looked == 3

    def test_secrets_are_masked(self) -> None:
        asked = Request(method="POST", path="/login", body=b'{"password": "hunter2-long"}')
        log = LeakLog()
        text = "sqlite3.IntegrityError: password = 'hunter2-long' is wrong"
        log.look(lambda: "POST /login", asked, answer(text), "test_a")
        assert len(log.found) == 1
        assert "hunter2" not in json.dumps(log.found)


@pytest.mark.parametrize(
    ("route", "operation"), [("/orders/{id}", "GET /orders/{id}"), ("", NOWHERE.format("GET"))]
)
def test_every_answer_of_the_suite_is_looked_at(route: str, operation: str) -> None:
    traffic = Traffic()
    exchange = Exchange(request=ASKED, answer=answer(PYTHON), route=route)
    traffic.exchanged(exchange, app=object(), carrier=None)
    assert traffic.leaks.looked == 1
    assert traffic.leaks.found[0]["operation"] == operation


def test_long_texts_take_no_long_time() -> None:
    import time

    hostile: list[Any] = [
        "<" * 200_000,
        "\n    at " * 30_000,
        "SELECT " * 30_000,
        'File "' * 40_000,
    ]
    began = time.perf_counter()
    for text in hostile:
        found_in(text, status=500)
    assert time.perf_counter() - began < 5
