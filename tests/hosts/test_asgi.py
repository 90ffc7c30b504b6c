"""Applications that are called in this process, with their start-up and their exceptions."""

from __future__ import annotations

import asyncio
import gc
import importlib
import threading
import time
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import flask
import pytest
from fastapi import FastAPI, Request
from flask import Flask

from pytest_backend_dod.errors import Unreachable
from pytest_backend_dod.hosts import asgi
from pytest_backend_dod.hosts.asgi import InProcess
from pytest_backend_dod.recording.exchange import Request as Sent


@contextmanager
def started(app: Any) -> Iterator[InProcess]:
    process = InProcess(app)
    process.start()
    try:
        yield process
    finally:
        process.stop()


async def bare(scope: Any, receive: Any, send: Any) -> None:
    """An application that knows HTTP and nothing else."""
    assert scope["type"] == "http"
    await send({"type": "http.response.start", "status": 200, "headers": [(b"x-by", b"hand")]})
    await send({"type": "http.response.body", "body": scope["raw_path"], "more_body": True})
    await send({"type": "http.response.body", "body": b"!"})


class TestLifespan:
    def test_start_up_makes_state_and_shut_down_follows(self) -> None:
        life: list[str] = []

        @asynccontextmanager
        async def lifespan(_: FastAPI) -> AsyncIterator[dict[str, str]]:
            life.append("up")
            yield {"pool": "ten connections"}
            life.append("down")

        app = FastAPI(lifespan=lifespan)

        @app.get("/pool")
        def pool(request: Request) -> str:
            return str(request.state.pool)

        with started(app) as process:
            assert process.send(Sent.get("/pool")).body == b'"ten connections"'
            assert life == ["up"]
        assert life == ["up", "down"]

    def test_a_start_up_that_raises_names_the_reason(self) -> None:
        @asynccontextmanager
        async def lifespan(_: FastAPI) -> AsyncIterator[None]:
            raise ConnectionError("no database at port 5432")
            yield

        with pytest.raises(Unreachable) as caught, started(FastAPI(lifespan=lifespan)):
            pass
        assert caught.value.what == "its start-up failed: ConnectionError: no database at port 5432"

    def test_a_start_up_that_raises_in_an_app_without_a_framework(self) -> None:
        async def app(scope: Any, receive: Any, send: Any) -> None:
            raise ConnectionError("no database")

        with pytest.raises(Unreachable, match="start-up failed: ConnectionError: no database"):
            InProcess(app).start()

    def test_a_start_up_that_never_ends(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(asgi, "START_LIMIT", 0.1)

        @asynccontextmanager
        async def lifespan(_: FastAPI) -> AsyncIterator[None]:
            await asyncio.sleep(60)
            yield

        process = InProcess(FastAPI(lifespan=lifespan))
        with pytest.raises(Unreachable, match="waited 0 s for its start-up"):
            process.start()
        monkeypatch.setattr(asgi, "START_LIMIT", 30)
        began = time.perf_counter()
        process.stop()
        assert time.perf_counter() - began < 3

    def test_an_app_without_lifespan_is_called_all_the_same(self) -> None:
        with started(bare) as process:
            answer = process.send(Sent.get("/a%20b"))
        assert (answer.status, answer.body) == (200, b"/a%20b!")
        assert answer.headers == (("x-by", "hand"),)

    def test_an_app_that_returns_from_lifespan_at_once(self) -> None:
        async def app(scope: Any, receive: Any, send: Any) -> None:
            if scope["type"] == "http":
                await bare(scope, receive, send)

        with started(app) as process:
            assert process.send(Sent.get("/")).status == 200

    def test_nothing_is_left_behind(self) -> None:
        threads = threading.active_count()
        tasks: list[asyncio.Task[None]] = []
        app = FastAPI()

        @app.get("/")
        async def begin() -> None:
            tasks.append(asyncio.create_task(asyncio.sleep(60)))

        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            with started(app) as process:
                process.send(Sent.get("/"))
            gc.collect()
        assert tasks[0].cancelled()
        assert threading.active_count() == threads
        assert [str(w.message) for w in warned if issubclass(w.category, ResourceWarning)] == []


class TestSending:
    @pytest.fixture
    def process(self) -> Iterator[InProcess]:
        app = FastAPI()

        @app.post("/echo")
        async def echo(request: Request) -> dict[str, Any]:
            return {
                "body": (await request.body()).decode(),
                "length": request.headers["content-length"],
                "host": request.headers["host"],
                "query": dict(request.query_params),
                "address": request.client.host if request.client else None,
            }

        @app.get("/broken")
        async def broken() -> None:
            raise ZeroDivisionError("no shares of nothing")

        with started(app) as process:
            yield process

    def test_a_request_with_all_its_parts(self, process: InProcess) -> None:
        headers = (("Host", "shop.test:80"), ("Content-Length", "99"))
        request = Sent(method="POST", path="/echo", query="a=%20", headers=headers, body=b"tea")
        assert flask.json.loads(process.send(request).body) == {
            "body": "tea",
            "length": "3",
            "host": "shop.test:80",
            "query": {"a": " "},
            "address": "127.0.0.1",
        }

    def test_an_address_can_be_pretended(self, process: InProcess) -> None:
        answer = process.send(Sent(method="POST", path="/echo", body=b"x"), "192.0.2.7")
        assert flask.json.loads(answer.body)["address"] == "192.0.2.7"

    def test_an_unhandled_exception_is_a_500_with_its_traceback(self, process: InProcess) -> None:
        answer = process.send(Sent.get("/broken"))
        assert answer.status == 500
        assert answer.traceback.strip().endswith("ZeroDivisionError: no shares of nothing")
        assert f'File "{__file__}"' in answer.traceback

    def test_an_app_that_never_answers(self, monkeypatch: pytest.MonkeyPatch) -> None:
        app = FastAPI()

        @app.get("/slow")
        async def slow() -> None:
            await asyncio.sleep(60)

        monkeypatch.setattr(asgi, "ANSWER_LIMIT", 0.1)
        with started(app) as process, pytest.raises(Unreachable, match="waited 0 s for an answer"):
            process.send(Sent.get("/slow"))

    def test_an_app_that_ends_without_an_answer(self) -> None:
        async def app(scope: Any, receive: Any, send: Any) -> None:
            """Say nothing."""

        with started(app) as process:
            assert process.send(Sent.get("/")).status == 500

    def test_one_that_is_not_running(self) -> None:
        with pytest.raises(Unreachable, match="not running"):
            InProcess(bare).send(Sent.get("/"))


class TestWsgi:
    @pytest.fixture
    def app(self) -> Flask:
        app = Flask("shop")
        app.add_url_rule("/address", "address", lambda: str(flask.request.remote_addr))

        @app.get("/broken")
        def broken() -> str:
            raise ZeroDivisionError("no shares of nothing")

        return app

    def test_the_address_can_be_pretended(self, app: Flask) -> None:
        with started(app) as process:
            assert process.send(Sent.get("/address"), "192.0.2.7").body == b"192.0.2.7"

    def test_an_exception_that_gets_out_is_a_500_with_its_traceback(self, app: Flask) -> None:
        app.testing = True
        with started(app) as process:
            answer = process.send(Sent.get("/broken"))
        assert answer.status == 500
        assert "ZeroDivisionError: no shares of nothing" in answer.traceback

    def test_an_exception_that_flask_answers(self, app: Flask) -> None:
        app.logger.disabled = True
        with started(app) as process:
            answer = process.send(Sent.get("/broken"))
        assert (answer.status, "ZeroDivisionError" in answer.traceback) == (500, True)

    def test_an_exception_that_django_answers(self) -> None:
        importlib.import_module("tests.django_site")
        from django.core.handlers.asgi import ASGIHandler
        from django.core.handlers.wsgi import WSGIHandler

        for handler in (WSGIHandler, ASGIHandler):
            with started(handler()) as process:
                answer = process.send(Sent.get("/broken"))
            assert (answer.status, "ZeroDivisionError" in answer.traceback) == (500, True)

    def test_an_app_that_never_answers(self, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(asgi, "ANSWER_LIMIT", 0.1)
        app.add_url_rule("/slow", "slow", lambda: time.sleep(60))
        with started(app) as process, pytest.raises(Unreachable, match="no answer within 0 s"):
            process.send(Sent.get("/slow"))
