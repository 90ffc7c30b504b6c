"""Hosts that the project gives itself: what the fixture returns, and what the configuration names."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI, HTTPException, Request
from flask import Flask

from pytest_backend_dod.config import Configuration, Settings
from pytest_backend_dod.errors import Unreachable, UsageError
from pytest_backend_dod.hosts.interface import Facts, NotDisposable
from pytest_backend_dod.hosts.targets import (
    CONTROLS,
    Target,
    TargetHost,
    configured,
    from_fixture,
)
from pytest_backend_dod.recording.exchange import Answer
from pytest_backend_dod.recording.exchange import Request as Sent

NOBODY = Configuration(root=Path.cwd())


@pytest.fixture
def app() -> FastAPI:
    app = FastAPI()

    def user(authorization: str) -> None:
        if authorization != "Bearer ada":
            raise HTTPException(401)

    @app.get("/health")
    def health(request: Request) -> str:
        return request.client.host if request.client else ""

    @app.get("/orders")
    def orders(request: Request) -> list[int]:
        user(request.headers.get("authorization", ""))
        return [1]

    @app.get("/orders/{order}")
    def order(order: int) -> int:
        return order

    @app.get("/broken")
    def broken() -> None:
        raise ZeroDivisionError

    @app.post("/orders")
    def create() -> str:
        return "created"

    return app


@pytest.fixture
def opened() -> Iterator[Any]:
    """Open what a fixture gives, and close it again."""
    hosts: list[TargetHost] = []

    def open_(value: Any) -> TargetHost:
        hosts.append(from_fixture(value, NOBODY))
        return hosts[-1]

    yield open_
    for host in hosts:
        host.close()


class TestFromFixture:
    def test_an_app_tells_everything_of_itself_and_may_be_written_to(
        self, opened: Any, app: FastAPI
    ) -> None:
        host = opened(app)
        assert (host.facts.kind, host.facts.writable) == ("fixture", True)
        assert host.facts.document is not None
        assert "POST /orders" in host.facts.document.operations
        assert "GET /orders/{order}" in host.facts.routes
        assert host.send(Sent(method="POST", path="/orders")).body == b'"created"'
        assert host.pretends_clients
        assert host.send(Sent.get("/health"), client="192.0.2.7").body == b'"192.0.2.7"'

    def test_a_wsgi_app(self, opened: Any) -> None:
        flask = Flask("shop")
        flask.add_url_rule("/health", view_func=lambda: "ok")
        host = opened(flask)
        assert host.facts.routes == ("GET /health",)
        assert host.send(Sent.get("/health")).body == b"ok"

    @pytest.mark.parametrize("value", [None, 5, {"app": 1}])
    def test_what_cannot_be_sent_to(self, value: Any) -> None:
        with pytest.raises(UsageError, match="neither an app, nor a URL, nor a Target"):
            from_fixture(value, NOBODY)

    def test_a_url_of_another_machine_must_be_named(self) -> None:
        with pytest.raises(UsageError, match="not this machine"):
            from_fixture("https://api.example.com", NOBODY)

    def test_an_app_that_cannot_start_leaves_nothing_running(self) -> None:
        async def broken(scope: Any, receive: Any, send: Any) -> None:
            raise ConnectionError("no database")

        with pytest.raises(Unreachable, match="no database"):
            from_fixture(broken, NOBODY)


class TestControls:
    def test_reading_operations_that_are_accepted_are_the_controls(
        self, opened: Any, app: FastAPI
    ) -> None:
        host = opened(app)
        host.prime()
        assert set(host.controls) == {"GET /health"}

    def test_with_the_headers_of_a_user_more_is_accepted(self, opened: Any, app: FastAPI) -> None:
        host = opened(Target(app=app, headers={"Authorization": "Bearer ada"}))
        host.prime()
        assert set(host.controls) == {"GET /health", "GET /orders"}
        control = host.control()
        assert control is not None
        assert control.request.credentials() == (("Authorization", "Bearer ada"),)

    def test_only_so_many_are_tried(self, opened: Any) -> None:
        app, asked = FastAPI(), []
        for number in range(CONTROLS + 3):
            app.add_api_route(f"/r{number}", lambda: asked.append(1), name=f"r{number}")
        opened(app).prime()
        assert len(asked) == CONTROLS

    def test_a_request_keeps_the_header_it_has(self, opened: Any, app: FastAPI) -> None:
        host = opened(Target(app=app, headers={"Authorization": "Bearer ada", "X-Tenant": "north"}))
        request = host.identified(Sent.get("/orders", (("authorization", "Bearer bob"),)))
        assert request.headers == (("authorization", "Bearer bob"), ("X-Tenant", "north"))

    def test_a_control_that_no_longer_holds(self, opened: Any) -> None:
        app, open_ = FastAPI(), [True]

        @app.get("/orders")
        def orders() -> str:
            if not open_:
                raise HTTPException(503)
            return "all"

        host = opened(app)
        assert host.lost() is None  # Without a control nothing can be said.
        host.prime()
        assert host.lost() is None
        open_.clear()
        lost = host.lost()
        assert lost is not None
        assert lost.status == 503


class Silent:
    """A channel that would take anything."""

    def __init__(self) -> None:
        self.sent: list[Sent] = []

    def start(self) -> None:
        """Begin."""

    def stop(self) -> None:
        """End."""

    def send(self, request: Sent, client: str | None = None) -> Answer:
        self.sent.append(request)
        return Answer(status=200)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "get", "PURGE"])
def test_nothing_that_may_write_is_sent_to_what_nobody_declared_disposable(method: str) -> None:
    channel = Silent()
    facts = Facts(name="a URL", kind="url", writable=False)
    host = TargetHost(channel, facts, headers={})
    with pytest.raises(NotDisposable, match=f"{method} /orders was not sent to a URL"):
        host.send(Sent(method=method, path="/orders"))
    assert channel.sent == []
    for safe in ("GET", "HEAD", "OPTIONS", "TRACE"):
        host.send(Sent(method=safe, path="/orders"))
    assert len(channel.sent) == 4
    assert not host.pretends_clients


def test_reset_is_the_projects_own(opened: Any, app: FastAPI) -> None:
    calls: list[str] = []
    host = opened(Target(app=app, reset=lambda: calls.append("reset")))
    host.memory["reached"] = 3
    host.reset()
    assert calls == ["reset"]
    assert host.memory == {"reached": 3}  # What a probe knows outlives the data.


COUNTING = """
import os, pathlib
from fastapi import FastAPI, HTTPException

folder = pathlib.Path(os.environ["DATA"])
asked = 0
app = FastAPI()


@app.get("/orders")
def orders() -> str:
    global asked
    asked += 1
    if asked > 3:
        raise HTTPException(429)
    return (folder / "orders.txt").read_text()
"""


def test_what_the_gate_started_can_be_started_again_with_its_data(tmp_path: Path) -> None:
    (tmp_path / "shop.py").write_text(COUNTING)
    (tmp_path / "seed.py").write_text(
        "import os, pathlib; pathlib.Path(os.environ['DATA'], 'orders.txt').write_text('tea')"
    )
    settings = Settings(app="shop:app", prepare=f"{sys.executable} seed.py")
    host = configured(Configuration(root=tmp_path, settings=settings, env={"DATA": "{tmp}"}), ())
    assert host is not None
    try:
        host.prime()
        statuses = [host.send(Sent.get("/orders")).status for _ in range(3)]
        host.renew()
        again = host.send(Sent.get("/orders"))
    finally:
        host.close()
    assert host.renewable
    assert statuses == [200, 200, 429]
    assert (again.status, again.body) == (200, b'"tea"')


def test_what_others_started_cannot(opened: Any, app: FastAPI) -> None:
    assert not opened(app).renewable


def test_without_configuration_there_is_no_host() -> None:
    assert configured(NOBODY, ()) is None
