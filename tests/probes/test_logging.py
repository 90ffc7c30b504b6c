"""The probe ``logging``, on backends that log as they should and as they should not."""

from __future__ import annotations

import io
import json
import logging
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog
from fastapi import FastAPI
from fastapi.responses import JSONResponse, Response
from flask import Flask
from loguru import logger as loguru_logger
from pydantic import BaseModel, ConfigDict
from starlette.requests import Request as StarletteRequest

from pytest_backend_dod.hosts.app_process import AppProcess
from pytest_backend_dod.hosts.interface import Facts, Fault, NotInjectable, Survey
from pytest_backend_dod.hosts.targets import TargetHost
from pytest_backend_dod.model import Outcome, Status
from pytest_backend_dod.probes.logging import Logging

from .backends import host, probed, request, text_of, whats

PASSWORD = "open-sesame-4711"
LOGIN = {"email": "ada@example.org", "password": PASSWORD}


class Credentials(BaseModel):
    """What a login takes."""

    email: str
    password: str


class Strict(Credentials):
    """What a login takes, and nothing else."""

    model_config = ConfigDict(extra="forbid")


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        entry = {"time": record.created, "level": record.levelname, "message": record.getMessage()}
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        return json.dumps(entry)


@pytest.fixture
def logger() -> Iterator[logging.Logger]:
    """The logger of a backend, with a handler that writes JSON."""
    made = logging.getLogger(f"shop-{uuid.uuid4().hex}")
    made.propagate = False
    made.setLevel(logging.INFO)
    handler = logging.StreamHandler(io.StringIO())
    handler.setFormatter(JsonLines())
    made.addHandler(handler)
    yield made
    made.handlers.clear()


def shop(log: Any, *, swallow: bool = True, fails_silently: bool = False) -> FastAPI:
    """A backend that writes a record for each request and each failure.

    Args:
        log: What writes: a function of level and text.
        swallow: Whether exceptions are turned into an answer.
        fails_silently: Whether that leaves no record.
    """
    app = FastAPI()

    @app.middleware("http")
    async def note(asked: StarletteRequest, call_next: Any) -> Response:
        try:
            answer: Response = await call_next(asked)
        except Exception as problem:
            if not swallow:
                raise
            if not fails_silently:
                log("error", f"crashed: {type(problem).__name__}")
            return JSONResponse({}, 500)
        log("info", f"{asked.method} {asked.url.path} answered")
        return answer

    app.get("/orders")(lambda: [])
    app.post("/login")(_login)
    return app


def _login(_: Credentials) -> dict[str, str]:
    return {"status": "welcome"}


def by(logger: logging.Logger) -> Any:
    return lambda level, text: logger.log(logging.getLevelName(level.upper()), text)


def logged(app: Any, *, accepted: tuple[Any, ...] | None = None, **parameters: Any) -> Outcome:
    sent = accepted or (request("GET", "/orders"), request("POST", "/login", LOGIN))
    return probed(Logging(), lambda: host(app, *sent), **parameters)


class TestGood:
    def test_requests_and_failures_leave_records(self, logger: logging.Logger) -> None:
        outcome = logged(shop(by(logger)), structured=True, every=True)
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert outcome.measures["lines"] == outcome.measures["structured lines"] > 8

    def test_structlog(self) -> None:
        out = io.StringIO()
        log = structlog.wrap_logger(
            structlog.PrintLogger(out),
            processors=[
                structlog.processors.add_log_level,
                structlog.processors.TimeStamper(fmt="iso"),
                structlog.processors.JSONRenderer(),
            ],
        )
        outcome = logged(shop(lambda level, text: getattr(log, level)(text)), structured=True)
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert '"event"' in out.getvalue()

    @pytest.mark.parametrize("queued", [False, True])
    def test_loguru(self, tmp_path: Path, queued: bool) -> None:
        number = loguru_logger.add(tmp_path / "log", serialize=True, enqueue=queued)
        try:
            app = shop(lambda level, text: loguru_logger.log(level.upper(), text))
            outcome = logged(app)
        finally:
            loguru_logger.remove(number)
        assert outcome.status is Status.PASSED, text_of(outcome)

    @pytest.mark.parametrize("library", ["logging", "structlog"])
    def test_a_record_as_long_as_one_with_a_traceback(
        self, logger: logging.Logger, library: str
    ) -> None:
        """Cut off, a line of JSON is JSON no more."""
        events = structlog.wrap_logger(
            structlog.PrintLogger(io.StringIO()),
            processors=[
                structlog.processors.add_log_level,
                structlog.processors.TimeStamper(fmt="iso"),
                structlog.processors.JSONRenderer(),
            ],
        )
        writers = {
            "logging": by(logger),
            "structlog": lambda level, text: getattr(events, level)(text),
        }
        app = shop(lambda level, text: writers[library](level, text + " at a line" * 2000))
        outcome = logged(app, structured=True)
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert outcome.measures["lines"] == outcome.measures["structured lines"] > 4

    def test_flask_writes_its_exceptions_itself(self, logger: logging.Logger) -> None:
        app = Flask(logger.name)
        app.logger.setLevel(logging.INFO)

        def note(answer: Any) -> Any:
            app.logger.info("answered")
            return answer

        app.after_request(note)
        app.get("/orders")(lambda: "[]")
        outcome = logged(app, accepted=(request("GET", "/orders"),))
        assert outcome.status is Status.PASSED, text_of(outcome)

    def test_an_exception_that_the_server_would_write(self, logger: logging.Logger) -> None:
        outcome = logged(shop(by(logger), swallow=False))
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert "the exception reaches the server" in outcome.notes[0]


class TestDefects:
    def test_no_record_of_a_request(self) -> None:
        outcome = logged(shop(lambda *_: None), failures=False)
        assert whats(outcome) == ["GET /orders is answered without any record in the log"]

    def test_no_record_of_one_request_where_every_is_asked_for(
        self, logger: logging.Logger
    ) -> None:
        log = by(logger)

        def some(level: str, text: str) -> None:
            if "/orders" not in text:
                log(level, text)

        assert logged(shop(some)).status is Status.PASSED
        assert logged(shop(some), every=True).status is Status.FAILED

    def test_no_record_of_a_failure(self, logger: logging.Logger) -> None:
        outcome = logged(shop(by(logger), fails_silently=True))
        assert "GET /orders that crashes leaves no record of the failure" in whats(outcome)[0]
        assert "status 500" in outcome.findings[0].measured

    def test_text_where_structure_is_asked_for(self, logger: logging.Logger) -> None:
        logger.handlers[0].setFormatter(logging.Formatter("%(levelname)s %(message)s"))
        outcome = logged(shop(by(logger)), structured=True)
        assert outcome.status is Status.FAILED
        assert outcome.summary.startswith("0 of ")
        assert outcome.findings[0].measured == "INFO GET /orders answered"
        assert logged(shop(by(logger))).status is Status.PASSED

    def test_a_password_behind_a_schema_that_takes_no_other_fields(
        self, logger: logging.Logger
    ) -> None:
        app = shop(by(logger))

        @app.post("/sessions")
        def sessions(entered: Strict) -> dict[str, str]:
            logger.info("login %s", entered)
            return {"status": "welcome"}

        outcome = logged(app, accepted=(request("POST", "/sessions", LOGIN),))
        assert outcome.status is Status.FAILED
        assert f"a password stands in a record of {logger.name}" in whats(outcome)

    def test_a_password_in_a_record(self, logger: logging.Logger) -> None:
        app = shop(by(logger))

        @app.middleware("http")
        async def body(asked: StarletteRequest, call_next: Any) -> Any:
            logger.info("body: %s", (await asked.body()).decode())
            return await call_next(asked)

        outcome = logged(app)
        assert outcome.status is Status.FAILED
        found = whats(outcome)
        assert f"a password stands in a record of {logger.name}" in found
        assert f"a card number stands in a record of {logger.name}" in found
        told = text_of(outcome)
        assert PASSWORD not in told
        assert "4111111111111111" not in told
        assert "Canary-" not in told

    @pytest.mark.parametrize(
        ("what", "says"),
        [("url", "a token in the URL"), ("headers", "a bearer token")],
    )
    def test_a_token_in_a_record(self, logger: logging.Logger, what: str, says: str) -> None:
        app = shop(by(logger))

        @app.middleware("http")
        async def note(asked: StarletteRequest, call_next: Any) -> Any:
            logger.info("%s", dict(asked.headers) if what == "headers" else asked.url)
            return await call_next(asked)

        outcome = logged(app)
        assert whats(outcome) == [f"{says} stands in a record of {logger.name}"]

    def test_a_secret_in_a_traceback(self, logger: logging.Logger) -> None:
        app = FastAPI()

        @app.post("/login")
        async def login(asked: StarletteRequest) -> dict[str, str]:
            body = await asked.json()
            try:
                raise ValueError(body)
            except ValueError:
                logger.exception("refused")
            return {}

        outcome = logged(app, accepted=(request("POST", "/login", LOGIN),))
        assert f"a password stands in a record of {logger.name}" in whats(outcome)


class TestBlind:
    def test_levels_that_refuse_everything(self, logger: logging.Logger) -> None:
        logger.setLevel(logging.CRITICAL)
        outcome = logged(shop(by(logger)))
        assert outcome.status is Status.INCONCLUSIVE
        assert "settings in the tests refused all" in outcome.summary

    def test_loggers_that_were_disabled(self, logger: logging.Logger) -> None:
        logger.disabled = True
        outcome = logged(shop(by(logger)))
        assert outcome.status is Status.INCONCLUSIVE
        assert "disable_existing_loggers" in outcome.advice

    def test_levels_that_refuse_the_records_of_requests(self, logger: logging.Logger) -> None:
        logger.setLevel(logging.ERROR)
        outcome = logged(shop(by(logger)))
        assert outcome.status is Status.INCONCLUSIVE
        assert "refused the records of requests" in outcome.summary

    def test_no_handler_where_structure_is_asked_for(self, logger: logging.Logger) -> None:
        logger.handlers.clear()
        outcome = logged(shop(by(logger)), structured=True)
        assert outcome.status is Status.INCONCLUSIVE
        assert "no handler of the application writes them" in outcome.summary

    def test_nothing_is_logged_where_only_secrets_matter(self) -> None:
        outcome = logged(shop(lambda *_: None), requests=False, failures=False)
        assert outcome.status is Status.INCONCLUSIVE
        assert outcome.summary.startswith("nothing was logged")

    def test_behind_a_url(self) -> None:
        seen = {
            "role": "GET /orders",
            "sent": [{"visible": False, "kind": "accepted", "status": 200, "trouble": ""}],
        }
        outcome = Logging().judge([seen], Survey(), Logging.Parameters())
        assert outcome.status is Status.INCONCLUSIVE
        assert outcome.summary == "records are not seen from outside"

    def test_from_outside_no_failure_is_seen_until_that_is_said_to_be_enough(
        self, logger: logging.Logger, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refused(_host: TargetHost, fault: Fault) -> Any:
            raise NotInjectable(f"{fault.value} cannot be caused from outside")

        monkeypatch.setattr(TargetHost, "faulty", refused)
        app = shop(by(logger))

        def world() -> TargetHost:
            return host(app, request("GET", "/orders"), facts={"kind": "command"})

        outcome = probed(Logging(), world)
        assert outcome.status is Status.INCONCLUSIVE
        assert outcome.summary.startswith("what a failure leaves was not seen")
        assert probed(Logging(), world, outside=True).status is Status.PASSED

    def test_no_host(self) -> None:
        outcome = Logging().judge([], Survey(advice="write a fixture"), Logging.Parameters())
        assert outcome.advice == "write a fixture"


PRINTING = """
import json, time

def app(environ, start_response):
    told = environ["PATH_INFO"] + " at a line" * 2000
    print(json.dumps({"time": time.time(), "level": "info", "message": told}))
    if LEAKING:
        print(environ["QUERY_STRING"])
    start_response("200 OK", [])
    return [b"ok"]
"""


class TestAnAppInAProcessOfItsOwn:
    @pytest.mark.parametrize("leaking", [False, True])
    def test_what_it_prints_is_read(self, tmp_path: Path, leaking: bool) -> None:
        (tmp_path / "shop.py").write_text(PRINTING.replace("LEAKING", str(leaking)))

        def world() -> TargetHost:
            process = AppProcess(
                "shop:app", root=tmp_path, env={}, prepare="", pythonpath=(), start_timeout=30.0
            )
            process.start()
            facts = Facts(name="app", kind="app", writable=True, routes=("GET /orders",))
            made = TargetHost(process, facts, headers={})
            made.prime()
            return made

        outcome = probed(Logging(), world, structured=True)
        if leaking:
            assert "a token in the URL stands in a record of the output" in whats(outcome)
        else:
            assert outcome.status is Status.PASSED, text_of(outcome)
            assert "no crash was caused" in outcome.notes[0]


class TestWords:
    @pytest.mark.parametrize(
        ("line", "expected"),
        [
            ("Logging is in place", {}),
            ("Structured JSON logging", {"structured": True}),
            ("Errors are logged", {"requests": False}),
            ("Every request is logged", {"every": True}),
            ("Logging of requests and errors", {}),
            (
                "No secrets or PII in logs",
                {"requests": False, "failures": False, "redaction": True},
            ),
            (
                "Structured logs for all requests, without passwords",
                {"structured": True, "every": True, "redaction": True},
            ),
        ],
    )
    def test_what_a_line_asks_for(self, line: str, expected: dict[str, Any]) -> None:
        assert Logging.thresholds(line) == expected
