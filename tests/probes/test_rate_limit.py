"""The probe ``rate-limit``, on limiters that people use and on defective ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import JSONResponse
from flask import Flask
from flask_limiter import Limiter as FlaskLimiter
from flask_limiter.util import get_remote_address as flask_address
from litestar import Litestar, get
from litestar.middleware.rate_limit import RateLimitConfig
from slowapi import Limiter, _rate_limit_exceeded_handler
from slowapi.errors import RateLimitExceeded
from slowapi.util import get_remote_address

from pytest_backend_dod.hosts.interface import Survey
from pytest_backend_dod.hosts.targets import TargetHost
from pytest_backend_dod.model import Outcome, Status
from pytest_backend_dod.probes.rate_limit import RateLimit, login_operations

from .backends import host, probed, request, text_of, whats
from .limiters import by_forwarded, counting_down, everybody, limited, login

SIGN_IN = request("POST", "/login", {"username": "ada", "password": "Secret-42"})


def limit(app: Any, **parameters: Any) -> Outcome:
    return probed(RateLimit(), lambda: host(app), **{"subject": "requests", **parameters})


def logins(app: Any, **parameters: Any) -> Outcome:
    chosen = {"subject": "login", **parameters}
    return probed(RateLimit(), lambda: host(app, SIGN_IN), **chosen)


def slowapi(*, headers: bool, enabled: bool = True) -> FastAPI:
    app = FastAPI()
    limiter = Limiter(key_func=get_remote_address, headers_enabled=headers, enabled=enabled)
    app.state.limiter = limiter
    app.add_exception_handler(RateLimitExceeded, _rate_limit_exceeded_handler)  # type: ignore[arg-type]

    @app.get("/orders")
    @limiter.limit("5/minute")
    def orders(request: Request) -> Any:
        return JSONResponse([])

    return app


def flask_limiter(*, headers: bool) -> Flask:
    app = Flask("shop")
    app.config["RATELIMIT_HEADERS_ENABLED"] = headers
    limiter = FlaskLimiter(flask_address, app=app, storage_uri="memory://")

    @app.get("/orders")
    @limiter.limit("5/minute")
    def orders() -> Any:
        return []

    return app


def litestar() -> Litestar:
    @get("/orders", sync_to_thread=False)
    def orders() -> list[str]:
        return []

    config = RateLimitConfig(rate_limit=("minute", 5), exclude=["/schema"])
    return Litestar([orders], middleware=[config.middleware])


class TestLibraries:
    @pytest.mark.parametrize(
        "app",
        [
            pytest.param(lambda: slowapi(headers=False), id="slowapi"),
            pytest.param(lambda: slowapi(headers=True), id="slowapi with headers"),
            pytest.param(lambda: flask_limiter(headers=False), id="Flask-Limiter"),
            pytest.param(lambda: flask_limiter(headers=True), id="Flask-Limiter with headers"),
            pytest.param(litestar, id="Litestar"),
        ],
    )
    @pytest.mark.parametrize("stated", [0, 5])
    def test_their_limit_is_seen(self, app: Callable[[], Any], stated: int) -> None:
        outcome = limit(app(), limit=stated)
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert outcome.summary.startswith("GET /orders: refused with 429 ")

    def test_switched_off_in_the_tests_shows_nothing(self) -> None:
        outcome = limit(slowapi(headers=False, enabled=False), limit=5)
        assert outcome.status is Status.INCONCLUSIVE
        assert outcome.summary == "slowapi is installed, and switched off where the probe looks"
        assert "backend_dod_app" in outcome.advice


class TestLimits:
    def test_a_limit_of_ones_own(self) -> None:
        outcome = limit(limited(20, announce=counting_down(20)), limit=20)
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert outcome.measures["limit"]["accepted"] >= 18

    def test_a_quota_that_was_used_up_is_measured_as_another_client(self) -> None:
        app = limited(5)

        def world() -> TargetHost:
            made = host(app)
            for _ in range(9):
                made.send(request("GET", "/orders"))
            return made

        outcome = probed(RateLimit(), world, subject="requests", limit=5)
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert outcome.summary == "GET /orders: refused with 429 after 5 requests"

    @pytest.mark.parametrize(
        ("announce", "status"),
        [(None, Status.PASSED), (counting_down(40), Status.INCONCLUSIVE)],
        ids=["nothing", "what cannot be followed"],
    )
    def test_of_a_quota_that_is_used_up_headers_cannot_be_followed(
        self, announce: Any, status: Status, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # As behind a URL, where there is no other client.
        monkeypatch.setattr(TargetHost, "has_other_clients", False)
        app = limited(5, announce=announce)

        def world() -> TargetHost:
            made = host(app)
            for _ in range(9):
                made.send(request("GET", "/orders"))
            return made

        outcome = probed(RateLimit(), world, subject="requests")
        assert outcome.status is status, text_of(outcome)
        assert outcome.summary.startswith("GET /orders: refused")

    def test_more_than_is_worth_sending_is_believed_when_it_is_counted_down(self) -> None:
        outcome = limit(limited(5000, announce=counting_down(5000)), limit=5000)
        assert outcome.status is Status.PASSED
        assert outcome.notes == ("verified by announcement only",)

    def test_another_figure_than_the_line_says_is_not_believed(self) -> None:
        outcome = limit(limited(5000, announce=counting_down(5000)), limit=1000)
        assert outcome.status is Status.INCONCLUSIVE

    def test_refused_with_403_by_a_limiter(self) -> None:
        outcome = limit(limited(5, status=403), limit=5)
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert any("429 is the status meant for it" in note for note in outcome.notes)

    @pytest.mark.parametrize(
        ("app", "parameters", "what"),
        [
            pytest.param(
                lambda: limited(10**6), {"limit": 20}, "45 requests were all accepted", id="none"
            ),
            pytest.param(
                lambda: limited(50), {"limit": 20}, "the limit is 20", id="states 20, enforces 50"
            ),
            pytest.param(
                lambda: limited(50, announce=counting_down(5)),
                {},
                "the limit is 5",
                id="announces 5, enforces 50",
            ),
            pytest.param(
                lambda: limited(10**6, announce=lambda _: counting_down(500)(1)),
                {},
                "the announced number of remaining requests does not fall",
                id="Remaining constant",
            ),
            pytest.param(
                lambda: limited(5, announce=lambda _: counting_down(5)(1)),
                {},
                "the announced number of remaining requests does not fall",
                id="Remaining constant, enforced",
            ),
            pytest.param(
                lambda: limited(5, announce=counting_down(5), workers=2),
                {},
                "requests, the limit is 5",
                id="two processes in turn",
            ),
            pytest.param(
                lambda: limited(5, key=everybody),
                {},
                "one client locks out all others",
                id="global",
            ),
            pytest.param(
                lambda: limited(5, key=by_forwarded),
                {},
                "a forged X-Forwarded-For lifts the limit",
                id="X-Forwarded-For believed",
            ),
            pytest.param(
                lambda: limited(5, status=200),
                {},
                "refuses under the status 200 of success",
                id="200 with an error",
            ),
        ],
    )
    def test_one_defect_is_named(
        self, app: Callable[[], Any], parameters: dict[str, Any], what: str
    ) -> None:
        outcome = limit(app(), **parameters)
        assert outcome.status is Status.FAILED, text_of(outcome)
        assert any(what in found for found in whats(outcome)), whats(outcome)
        assert all("/orders" in finding.reproduce for finding in outcome.findings)

    def test_processes_that_count_apart_are_named_when_the_window_is_told(self) -> None:
        order = [4, 3, 2, 4, 1, 0]

        def announce(count: int) -> dict[str, str]:
            left = order[min(count, 6) - 1]
            return {**counting_down(5)(1), "X-RateLimit-Remaining": str(left)}

        found = whats(limit(limited(6, announce=announce)))
        assert found == [
            "GET /orders: the announced number of remaining requests rises within one window"
        ]

    def test_behind_a_proxy_the_header_may_be_believed(self) -> None:
        outcome = limit(limited(5, key=by_forwarded), trusted_proxy=True)
        assert outcome.status is Status.PASSED


class TestNoLimiter:
    def test_a_backend_that_breaks_down_refuses_nobody(self) -> None:
        app = FastAPI()
        asked = [0]

        @app.get("/orders")
        def orders() -> list[str]:
            asked[0] += 1
            if asked[0] > 10:
                raise RuntimeError("no connection left")
            return []

        outcome = limit(app)
        assert outcome.status is Status.INCONCLUSIVE
        assert outcome.summary == ("GET /orders answered 500 after 9 requests, which is no refusal")

    def test_503_for_everything_is_no_limiter(self) -> None:
        app = FastAPI()
        asked = [0]

        @app.middleware("http")
        async def overload(request: Request, go_on: Any) -> Any:
            asked[0] += 1
            if asked[0] > 10:
                return JSONResponse({"error": "out of service"}, 503)
            return await go_on(request)

        @app.get("/orders")
        def orders() -> list[str]:
            return []

        outcome = limit(app)
        assert outcome.status is Status.INCONCLUSIVE
        assert "503" in outcome.summary

    def test_no_limit_stated_and_none_seen(self) -> None:
        outcome = limit(limited(10**6))
        assert outcome.status is Status.INCONCLUSIVE
        assert outcome.summary == "GET /orders: no limit was seen in 120 requests"
        assert "State the limit" in outcome.advice

    def test_a_limit_beyond_the_budget_that_is_not_announced(self) -> None:
        outcome = limit(limited(5000), limit=5000)
        assert outcome.status is Status.INCONCLUSIVE
        assert "more than the 300 requests" in outcome.summary

    @pytest.mark.parametrize("status", [401, 404, 429])
    def test_where_nothing_is_accepted_nothing_is_seen(self, status: int) -> None:
        app = FastAPI()

        @app.get("/orders")
        def orders() -> None:
            raise HTTPException(status)

        outcome = limit(app)
        assert outcome.status is Status.INCONCLUSIVE
        assert outcome.summary == "no reading operation could be repeated"

    def test_no_host(self) -> None:
        survey = Survey(advice="write a fixture")
        outcome = RateLimit().judge([], survey, RateLimit.Parameters())
        assert outcome.status is Status.INCONCLUSIVE
        assert outcome.advice == "write a fixture"

    def test_slow_answers_do_not_reach_a_limit_per_second(self) -> None:
        seen = {
            "role": "limit",
            "operation": "GET /orders",
            "sent": 205,
            "accepted": 205,
            "status": 200,
            "throttled": False,
            "disguised": False,
            "rate": 110.0,
            "falls": None,
            "rises": 0,
            "limit": None,
            "remaining": None,
            "curl": "curl",
        }
        chosen = RateLimit.Parameters(limit=100, per="second", subject="requests")
        outcome = RateLimit().judge([seen], Survey(), chosen)
        assert outcome.status is Status.INCONCLUSIVE
        assert "too slow" in outcome.summary


class TestLogin:
    @pytest.mark.parametrize(
        ("app", "summary"),
        [
            pytest.param(lambda: login(lock=5), "refused with 429 after 5", id="per account"),
            pytest.param(lambda: login(lock=5, status=423), "refused with 423", id="locked"),
            pytest.param(lambda: login(lock=5, status=403), "refused with 403", id="forbidden"),
            pytest.param(
                lambda: login(lock=5, status=401, words="account locked"),
                "refused with 401",
                id="told by words",
            ),
            pytest.param(lambda: login(lock=5, wrong=400), "refused with 429", id="400 for wrong"),
            pytest.param(lambda: login(slower=0.26), "slowed down", id="growing delay"),
        ],
    )
    def test_guessing_is_stopped(self, app: Callable[[], Any], summary: str) -> None:
        outcome = logins(app())
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert outcome.summary.startswith(f"POST /login: {summary}")
        assert "Secret-42" not in text_of(outcome)

    def test_by_address_alone_is_noted(self) -> None:
        outcome = logins(login(lock=5, account=False))
        assert outcome.status is Status.PASSED
        assert "counted by address" in outcome.notes[0]

    @pytest.mark.parametrize(
        ("app", "what"),
        [
            pytest.param(login, "20 wrong passwords for one account were not limited", id="never"),
            pytest.param(
                lambda: login(lock=5, before=False),
                "the right one still gets in",
                id="checked late",
            ),
            pytest.param(
                lambda: login(lock=5, account=False, key=by_forwarded),
                "a forged X-Forwarded-For lifts the limit",
                id="X-Forwarded-For believed",
            ),
            pytest.param(
                lambda: login(lock=5, account=False, key=everybody),
                "lock out all others",
                id="one counter for all",
            ),
        ],
    )
    def test_one_defect_is_named(self, app: Callable[[], Any], what: str) -> None:
        outcome = logins(app())
        assert outcome.status is Status.FAILED
        assert [what in found for found in whats(outcome)] == [True], whats(outcome)
        assert "Secret-42" not in text_of(outcome)

    def test_a_limit_that_the_line_states(self) -> None:
        assert logins(login(lock=5), limit=5).status is Status.PASSED
        late = logins(login(lock=15), limit=5)
        assert whats(late) == ["POST /login: refused only after 15 wrong passwords, the limit is 5"]

    def test_a_wrong_password_that_is_accepted_shows_nothing(self) -> None:
        app = FastAPI()

        @app.post("/login")
        def log_in() -> dict[str, str]:
            return {"access_token": "for anybody"}

        outcome = logins(app)
        assert outcome.status is Status.INCONCLUSIVE
        assert "200 to a wrong password" in outcome.summary

    def test_a_pin_is_guessed_as_a_pin(self) -> None:
        app = FastAPI()
        tried: list[str] = []

        @app.post("/login")
        async def log_in(request: Request) -> Any:
            body = await request.json()
            if not body["pin"].isdigit() or len(body["pin"]) != 4:
                return JSONResponse({"detail": "a PIN has four digits"}, 422)
            tried.append(body["pin"])
            return {} if body["pin"] == "4711" else JSONResponse({"detail": "wrong"}, 401)

        sent = request("POST", "/login", {"card": "1", "pin": "4711"})
        outcome = probed(RateLimit(), lambda: host(app, sent), subject="login")
        assert outcome.status is Status.FAILED
        assert len(set(tried)) == 21

    def test_no_login_was_seen(self) -> None:
        outcome = limit(limited(5), subject="login")
        assert outcome.status is Status.INCONCLUSIVE
        assert "Let a test log in" in outcome.advice

    def test_a_login_without_protection_fails_a_line_about_everything(self) -> None:
        app = limited(5)
        app.mount("/users", login())
        sent = request("POST", "/users/login", {"username": "ada", "password": "Secret-42"})
        outcome = probed(RateLimit(), lambda: host(app, sent))
        assert outcome.status is Status.FAILED
        assert "wrong passwords" in outcome.summary
        assert "GET /orders: refused with 429" in outcome.summary

    def test_a_login_that_could_not_be_asked_is_noted(self) -> None:
        app = limited(5)
        app.mount("/users", login())
        outcome = probed(RateLimit(), lambda: host(app))
        assert outcome.status is Status.PASSED
        assert any("POST /users/login was not asked" in note for note in outcome.notes)


class TestChoice:
    def test_operations(self) -> None:
        operations = ("GET /", "GET /deliveries/{id}", "GET /shipping", "GET /health", "GET /docs")
        (role,) = RateLimit().roles(operations, RateLimit.Parameters())
        assert role.operations == ("GET /shipping", "GET /", "GET /deliveries/{id}")

    def test_logins(self) -> None:
        found = login_operations(
            ("POST /tokens", "POST /auth/login", "POST /token/refresh", "POST /login/forgot")
        )
        assert found == ("POST /auth/login", "POST /tokens")

    @pytest.mark.parametrize(
        ("line", "expected"),
        [
            ("Rate limiting: 100 requests per minute", (100, "minute", "requests")),
            ("Throttling: 5 req/s per API key, then 429", (5, "second", "requests")),
            ("Rate limiting configured where needed", (None, None, None)),
            ("Rate limiting on login endpoints", (None, None, "login")),
            ("Login attempts are limited to 5 per minute", (5, "minute", "login")),
            ("Account locked after 5 failed logins", (5, None, "login")),
            ("Brute-force protection", (None, None, "login")),
            ("API and login endpoints are rate limited", (None, None, None)),
        ],
    )
    def test_words(self, line: str, expected: tuple[Any, Any, Any]) -> None:
        found = RateLimit.thresholds(line)
        assert (found.get("limit"), found.get("per"), found.get("subject")) == expected
