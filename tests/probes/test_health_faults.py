"""The probe ``health`` while the database is away: readiness that tells the truth, and that does not."""

from __future__ import annotations

import asyncio
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from fastapi import FastAPI
from fastapi.responses import JSONResponse
from flask import Flask
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import StaticPool

from pytest_backend_dod.hosts import database_faults, faults
from pytest_backend_dod.hosts.interface import NotInjectable
from pytest_backend_dod.model import Outcome, Status
from pytest_backend_dod.probes import health_faults, health_honesty
from pytest_backend_dod.probes.health import Health

from .backends import host, probed, text_of, whats

Check = Callable[[sa.Engine], Any]

OK = {"status": "ok"}


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A database hangs for a moment only."""
    monkeypatch.setattr(database_faults, "HANG", 0.3)
    monkeypatch.setattr(health_honesty, "IN_TIME", 0.2)
    monkeypatch.setattr(health_faults, "CACHED", 0.4)
    monkeypatch.setattr(health_faults, "_PAUSE", 0.05)


def engine() -> sa.Engine:
    return sa.create_engine(
        "sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False}
    )


def refusing(check: Callable[[], None]) -> Any:
    try:
        check()
    except sa.exc.SQLAlchemyError:
        return JSONResponse({"status": "unavailable"}, 503)
    return OK


def select(database: sa.Engine) -> None:
    with database.connect() as connection:
        connection.execute(sa.text("select 1"))


def honest(database: sa.Engine) -> Any:
    return refusing(lambda: select(database))


def constant(_: sa.Engine) -> Any:
    return OK


def degraded(database: sa.Engine) -> Any:
    answer = refusing(lambda: select(database))
    return OK if answer == OK else {"status": "degraded", "database": "away"}


def swallowed(database: sa.Engine) -> Any:
    refusing(lambda: select(database))
    return OK


def pool_only(database: sa.Engine) -> Any:
    return refusing(lambda: database.connect().close())


def shop(*, data: bool = True, **paths: Check) -> FastAPI:
    """A backend with a database, and these endpoints for health."""
    database = engine()
    app = FastAPI()

    @app.get("/orders")
    def orders() -> list[int]:
        if not data:
            return []
        with database.connect() as connection:
            return list(connection.execute(sa.text("select 1")).scalars())

    for name, check in paths.items():
        _route(app, "/" + name.replace("__", "/"), check, database)
    return app


def _route(app: FastAPI, path: str, check: Check, database: sa.Engine) -> None:
    app.get(path, response_model=None)(lambda: check(database))


def health(app: Any, **parameters: Any) -> Outcome:
    return probed(Health(), lambda: host(app), **parameters)


class TestHonest:
    def test_it_refuses_while_the_database_is_away_and_recovers(self) -> None:
        outcome = health(shop(live=constant, ready=honest), readiness=True, liveness=True)
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert outcome.measures["database away"] == {"/live": 200, "/ready": 503}
        assert "GET /ready → 503 with the database away" in outcome.notes

    def test_flask(self) -> None:
        database = engine()
        app = Flask("shop")
        app.get("/health/ready")(lambda: (OK, 200 if honest(database) == OK else 503))
        outcome = health(app, readiness=True)
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert outcome.measures["database away"] == {"/health/ready": 503}

    def test_an_asynchronous_engine(self) -> None:
        database = create_async_engine("sqlite+aiosqlite://", poolclass=StaticPool)
        app = FastAPI()

        @app.get("/readyz", response_model=None)
        async def ready() -> Any:
            try:
                async with database.connect() as connection:
                    await asyncio.wait_for(connection.execute(sa.text("select 1")), 0.1)
            except (sa.exc.SQLAlchemyError, asyncio.TimeoutError):
                return JSONResponse({}, 503)
            return OK

        outcome = health(app, readiness=True, in_time=True)
        assert outcome.status is Status.PASSED, text_of(outcome)

    def test_a_result_that_is_kept_for_a_moment(self) -> None:
        kept: dict[str, Any] = {}

        def cached(database: sa.Engine) -> Any:
            if kept.get("until", 0) < time.monotonic():
                kept.update(until=time.monotonic() + 0.2, answer=honest(database))
            return kept["answer"]

        outcome = health(shop(ready=cached), readiness=True)
        assert outcome.status is Status.PASSED, text_of(outcome)

    def test_health_without_a_particular_name_is_only_noted(self) -> None:
        outcome = health(shop(health=constant))
        assert outcome.status is Status.PASSED
        assert outcome.notes == ("GET /health → 200 with the database away",)

    def test_liveness_that_depends_on_the_database_is_only_noted(self) -> None:
        outcome = health(shop(live=honest, ready=honest))
        assert outcome.status is Status.PASSED
        assert "GET /live → 503 with the database away" in outcome.notes

    def test_a_late_answer_is_only_noted(self) -> None:
        outcome = health(shop(ready=honest))
        assert outcome.status is Status.PASSED
        assert any("when the database did not answer" in note for note in outcome.notes)


class TestDefects:
    @pytest.mark.parametrize(
        ("check", "what"),
        [
            pytest.param(constant, "never asks the database: it answers 200", id="constant"),
            pytest.param(pool_only, "never asks the database: it answers 200", id="pool only"),
            pytest.param(
                degraded, 'says "degraded" under status 200 with the database away', id="degraded"
            ),
            pytest.param(swallowed, "answers 200 although the database is away", id="swallowed"),
        ],
    )
    def test_readiness_that_does_not_tell(self, check: Check, what: str) -> None:
        outcome = health(shop(health__ready=check))
        assert outcome.status is Status.FAILED
        assert whats(outcome) == [f"GET /health/ready {what}"] or what in outcome.summary
        assert outcome.findings[0].reproduce.endswith("curl -i http://localhost/health/ready")

    def test_a_line_that_speaks_of_the_database_means_any_endpoint(self) -> None:
        outcome = health(shop(health=constant), database=True)
        assert outcome.status is Status.FAILED
        assert "GET /health never asks the database" in outcome.summary
        assert health(shop(health=honest), database=True).status is Status.PASSED

    def test_a_result_that_is_kept_for_too_long(self) -> None:
        kept: list[Any] = []

        def cached(database: sa.Engine) -> Any:
            kept[:] = kept or [honest(database)]
            return kept[0]

        outcome = health(shop(ready=cached))
        assert "GET /ready never asks the database" in outcome.summary

    def test_it_does_not_recover(self) -> None:
        broken = threading.Event()

        def stuck(database: sa.Engine) -> Any:
            answer = honest(database)
            if answer != OK:
                broken.set()
            return JSONResponse({}, 503) if broken.is_set() else answer

        outcome = health(shop(ready=stuck))
        assert outcome.status is Status.FAILED
        assert "GET /ready does not recover" in outcome.summary

    def test_it_hangs_with_the_database(self) -> None:
        outcome = health(shop(ready=honest), in_time=True)
        assert outcome.status is Status.FAILED
        assert "when the database does not answer" in outcome.summary

    def test_liveness_depends_on_the_database(self) -> None:
        outcome = health(shop(live=honest, ready=honest), apart=True)
        assert whats(outcome) == ["GET /live answers 503 while the database is away"]

    def test_the_text_of_the_error_is_shown(self) -> None:
        def telling(database: sa.Engine) -> Any:
            try:
                select(database)
            except sa.exc.SQLAlchemyError as problem:
                return JSONResponse({"problem": str(problem)}, 503)
            return OK

        outcome = health(shop(ready=telling))
        assert outcome.status is Status.PASSED
        assert "GET /ready shows the text of the database's error to strangers" in outcome.notes


class TestBlind:
    def test_nothing_uses_the_database(self) -> None:
        app = shop(data=False, ready=constant)
        outcome = health(app, readiness=True)
        assert outcome.status is Status.INCONCLUSIVE
        assert "no request here uses the database" in outcome.summary
        assert health(app).status is Status.PASSED

    def test_behind_a_url(self) -> None:
        def world() -> Any:
            made = host(shop(ready=constant))
            made._channel.faulty = _unseen  # type: ignore[method-assign]
            return made

        outcome = probed(Health(), world, readiness=True)
        assert outcome.status is Status.INCONCLUSIVE
        assert "cannot be caused behind a URL" in outcome.summary
        lenient = probed(Health(), world)
        assert lenient.status is Status.PASSED
        assert "nothing was tried" in lenient.notes[0]

    def test_an_application_without_a_database(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in list(sys.modules):
            if name.partition(".")[0] in {"sqlalchemy", "django", *faults.DRIVERS}:
                monkeypatch.delitem(sys.modules, name)
        app = FastAPI()
        app.get("/ready")(lambda: OK)
        outcome = health(app, readiness=True)
        assert outcome.status is Status.PASSED
        assert outcome.notes == (
            "with the database away nothing was tried: no library for a database is loaded",
        )

    def test_a_world_that_does_not_outlive_it_is_opened_anew(self) -> None:
        worlds: list[FastAPI] = []

        def world() -> Any:
            database, broken = engine(), threading.Event()
            app = FastAPI()
            worlds.append(app)

            def check() -> Any:
                answer = honest(database)
                if answer != OK:
                    broken.set()
                return answer

            app.get("/ready", response_model=None)(check)
            app.get("/data", response_model=None)(
                lambda: JSONResponse([], 500 if broken.is_set() else 200)
            )
            return host(app)

        outcome = probed(Health(), world, readiness=True)
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert len(worlds) == 2


def _unseen(_fault: Any) -> Any:
    raise NotInjectable("database-down cannot be caused behind a URL")


class TestWords:
    @pytest.mark.parametrize(
        ("line", "expected"),
        [
            ("Health endpoint checks the database", {"database": True}),
            ("Health check returns 503 when the database is down", {"database": True}),
            ("Health check endpoint, and database migrations tested", {}),
            (
                "Readiness answers in time when the database hangs",
                {"readiness": True, "in_time": True},
            ),
            (
                "Liveness does not depend on the database",
                {"liveness": True, "apart": True},
            ),
            (
                "`/health` verifies database connectivity",
                {"path": ["/health"], "database": True},
            ),
            ("Readiness fails while the database is away", {"readiness": True, "database": True}),
        ],
    )
    def test_what_a_line_asks_for(self, line: str, expected: dict[str, Any]) -> None:
        assert Health.thresholds(line) == expected
