"""The probe ``health``, on endpoints as they should be and as they should not."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from typing import Any

import pytest
from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse
from flask import Flask
from litestar import Litestar, get
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

from pytest_backend_dod.hosts.interface import Survey
from pytest_backend_dod.model import Outcome, Status
from pytest_backend_dod.probes import health_answers
from pytest_backend_dod.probes.health import Health

from .backends import host, probed, text_of, whats

OK = {"status": "ok"}


def serving(**paths: Any) -> FastAPI:
    """A backend with ``GET /orders`` and, for each name, a path that gives this answer or calls this."""
    app = FastAPI()
    app.get("/orders")(lambda: [])
    for name, answer in paths.items():
        path = "/" + name.replace("__", "/")
        app.get(path, response_model=None)(
            _giving(answer) if isinstance(answer, Response) or not callable(answer) else answer
        )
    return app


def _giving(answer: Any) -> Callable[[], Any]:
    return lambda: answer


def health(app: Any, *, facts: dict[str, Any] | None = None, **parameters: Any) -> Outcome:
    return probed(Health(), lambda: host(app, facts=facts), **parameters)


def litestar() -> Litestar:
    @get("/health", sync_to_thread=False)
    def alive() -> dict[str, str]:
        return OK

    return Litestar([alive])


def flask() -> Flask:
    app = Flask("shop")
    app.get("/healthz")(lambda: "ok")
    return app


def starlette() -> Starlette:
    return Starlette(routes=[Route("/up", lambda _: PlainTextResponse("up"))])


class TestGood:
    @pytest.mark.parametrize(
        ("app", "summary"),
        [
            pytest.param(lambda: serving(health=OK), "GET /health → 200", id="FastAPI"),
            pytest.param(litestar, "GET /health → 200", id="Litestar"),
            pytest.param(flask, "GET /healthz → 200", id="Flask"),
            pytest.param(starlette, "GET /up → 200", id="Starlette, a weak name"),
            pytest.param(
                lambda: serving(health=lambda: Response(status_code=204)),
                "GET /health → 204",
                id="no body",
            ),
            pytest.param(
                lambda: serving(health__live=OK, health__ready=OK),
                "GET /health/live → 200, GET /health/ready → 200",
                id="both kinds",
            ),
            pytest.param(
                lambda: serving(api__v1__health=OK), "GET /api/v1/health → 200", id="with a prefix"
            ),
        ],
    )
    def test_an_endpoint_is_found_and_answers(self, app: Callable[[], Any], summary: str) -> None:
        outcome = health(app())
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert outcome.summary == summary

    def test_the_usual_names_are_asked_where_nothing_is_told(self) -> None:
        outcome = health(serving(healthz=OK), facts={"routes": (), "document": None})
        assert outcome.summary == "GET /healthz → 200"

    def test_a_path_that_is_given_is_the_one(self) -> None:
        app = serving(health=lambda: JSONResponse({}, 500), internal__state=OK)
        assert health(app).status is Status.FAILED
        given = health(app, path=["/internal/state"])
        assert given.summary == "GET /internal/state → 200"

    def test_a_slash_at_the_end_is_followed(self) -> None:
        app = serving()
        app.get("/health/")(lambda: OK)
        outcome = health(app, path=["/health"])
        assert outcome.status is Status.PASSED, text_of(outcome)

    def test_a_part_that_is_down_is_noted(self) -> None:
        body = {"status": "ok", "checks": {"database": {"status": "down"}, "queue": "ok"}}
        outcome = health(serving(health=body))
        assert outcome.status is Status.PASSED
        assert outcome.notes == ("GET /health answers 200 and tells of database: down",)

    def test_one_of_two_may_ask_for_credentials(self) -> None:
        closed = _giving(JSONResponse({}, 401))
        outcome = health(serving(health=OK, health__db=closed))
        assert outcome.status is Status.PASSED
        assert outcome.summary == "GET /health → 200"
        assert outcome.notes == ("GET /health/db → 401: asks for credentials",)


def _slow() -> dict[str, str]:
    time.sleep(0.06)
    return OK


class TestDefects:
    @pytest.mark.parametrize(
        ("answer", "what"),
        [
            pytest.param(JSONResponse({}, 500), "GET /health answers 500", id="500"),
            pytest.param(JSONResponse({}, 503), "GET /health answers 503", id="503"),
            pytest.param({"status": "DOWN"}, 'GET /health says "down" under status 200', id="down"),
            pytest.param({"healthy": False}, 'GET /health says "false"', id="not healthy"),
            pytest.param(
                JSONResponse(False), 'GET /health says "false" under status 200', id="false alone"
            ),
            pytest.param({"status": False}, 'GET /health says "false"', id="status false"),
            pytest.param(
                {"status": "ok", "healthy": False},
                'GET /health says "false"',
                id="not healthy, beside a good word",
            ),
            pytest.param(PlainTextResponse("unhealthy"), 'GET /health says "unhealthy"', id="text"),
        ],
    )
    def test_one_defect_is_named(self, answer: Any, what: str) -> None:
        outcome = health(serving(health=answer))
        assert outcome.status is Status.FAILED
        (found,) = whats(outcome)
        assert what in found
        assert outcome.findings[0].reproduce == "curl -i http://localhost/health"

    def test_an_exception(self) -> None:
        def broken() -> None:
            raise RuntimeError("no database")

        assert whats(health(serving(health=broken))) == ["GET /health answers 500"]

    def test_slow_twice(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(health_answers, "SLOW", 0.03)
        assert whats(health(serving(health=_slow))) == ["GET /health is slow"]

    def test_slow_once_is_the_machine(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(health_answers, "SLOW", 0.03)
        times = [0.06]

        def at_first() -> dict[str, str]:
            time.sleep(times.pop() if times else 0)
            return OK

        assert health(serving(health=at_first)).status is Status.PASSED

    def test_none(self) -> None:
        outcome = health(serving())
        assert whats(outcome) == ["no health endpoint was found"]
        assert "/healthz" in outcome.findings[0].measured

    def test_a_named_endpoint_that_is_not_there(self) -> None:
        outcome = health(serving(health=OK), path=["/readyz"])
        assert whats(outcome) == ["GET /readyz answers 404"]

    @pytest.mark.parametrize("changing", [False, True])
    def test_the_page_that_any_path_gets(self, changing: bool) -> None:
        app = serving()

        @app.get("/{path:path}", response_class=HTMLResponse)
        def page(path: str, request: Request) -> str:
            nonce = secrets.token_hex(8) if changing else ""
            return f"<html><script nonce='{nonce}'></script>ok {request.url.path}</html>"

        outcome = health(app, facts={"routes": (), "document": None})
        assert outcome.status is Status.INCONCLUSIVE
        assert outcome.summary.startswith("no health endpoint is named, and 1")
        assert outcome.summary.endswith("usual paths gave the page that any path gets")
        named = health(app, facts={"routes": ("GET /health",), "document": None})
        assert named.status is Status.FAILED
        assert named.summary.endswith("1 paths gave the page that any path gets")

    def test_a_page_about_health_is_no_endpoint(self) -> None:
        app = serving(health=_giving(HTMLResponse("<h1>Drink more water</h1>")))
        assert whats(health(app)) == ["no health endpoint was found"]
        assert health(app, path=["/health"]).status is Status.PASSED

    def test_the_status_of_orders_is_no_health(self) -> None:
        app = serving(orders__status=[], status=["new", "paid"], deliveries__health__tips=OK)
        assert whats(health(app)) == ["no health endpoint was found"]

    @pytest.mark.parametrize("kind", ["liveness", "readiness"])
    def test_a_kind_is_missing(self, kind: str) -> None:
        outcome = health(serving(health=OK), **{kind: True})
        assert whats(outcome) == [f"no endpoint is named for {kind}"]

    def test_names_that_only_contain_the_kind(self) -> None:
        app = serving(delivery__health=OK, already__health=OK)
        found = whats(health(app, liveness=True, readiness=True))
        assert found == [
            "no endpoint is named for liveness",
            "no endpoint is named for readiness",
        ]


class TestBlind:
    @pytest.mark.parametrize("status", [401, 403])
    def test_closed_to_strangers(self, status: int) -> None:
        outcome = health(serving(health=_giving(JSONResponse({}, status))))
        assert outcome.status is Status.INCONCLUSIVE
        assert outcome.summary.startswith(f"GET /health → {status}: asks for credentials")

    def test_a_redirect_to_the_login(self) -> None:
        app = serving(health=_giving(RedirectResponse("/login")), login=HTMLResponse("status ok"))
        outcome = health(app)
        assert outcome.status is Status.INCONCLUSIVE
        assert "asks for credentials" in outcome.summary

    def test_a_quota_that_is_used_up(self) -> None:
        outcome = health(serving(health=_giving(JSONResponse({}, 429))))
        assert outcome.status is Status.INCONCLUSIVE
        assert "rate limit" in outcome.advice

    @pytest.mark.parametrize("status", [404, 400])
    def test_nothing_answers_at_all(self, status: int) -> None:
        async def app(scope: Any, receive: Any, send: Any) -> None:
            await Response(status_code=status)(scope, receive, send)

        outcome = health(app)
        assert outcome.status is Status.INCONCLUSIVE
        assert outcome.summary == f"nothing was accepted: any path answers {status}"

    def test_no_host(self) -> None:
        outcome = Health().judge([], Survey(advice="write a fixture"), Health.Parameters())
        assert outcome.status is Status.INCONCLUSIVE
        assert outcome.advice == "write a fixture"


class TestWords:
    @pytest.mark.parametrize(
        ("line", "expected"),
        [
            ("Health endpoint exists", {}),
            ("Liveness and readiness probes", {"liveness": True, "readiness": True}),
            ("Live and ready endpoints", {"liveness": True, "readiness": True}),
            ("Health checks are live in production, and we are ready", {}),
            (
                "`/health/live` and `/health/ready` implemented",
                {"path": ["/health/live", "/health/ready"]},
            ),
            ("`/readyz` returns 503 until migrations are applied", {"path": ["/readyz"]}),
            ("health/readiness endpoints", {"readiness": True}),
        ],
    )
    def test_what_a_line_asks_for(self, line: str, expected: dict[str, Any]) -> None:
        assert Health.thresholds(line) == expected
