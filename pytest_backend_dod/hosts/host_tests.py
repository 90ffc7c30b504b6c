"""Host tests: a passing test of the suite is run once more and probed from the inside.

After the test's body and before its tear-down everything that it built still stands: the database
with its rows, the logged-in client, the settings and the fakes. Probes send their requests in that
very moment, by the same client, in the same event loop, with the same credentials.

The runner plugin of pytest is used through its plugin manager (``runner.runtestprotocol``), which
is private to pytest; it is named here and nowhere else.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from ..errors import Unreachable
from ..project import application
from ..project.handlers import handlers
from ..project.openapi import inferred
from ..recording.exchange import Answer, Exchange, Request, masked
from ..recording.traffic import Traffic
from . import carriers, django_world
from .faults import injected
from .forms import read_forms
from .interface import Facts, Fault, Host, Injected
from .limits import time_limit
from .pump import Pump
from .stand_in import standing_in

REQUEST_LIMIT = 30.0
"""Seconds that one request to a host test may take."""


@dataclass(frozen=True, kw_only=True)
class Accepted:
    """An accepted request of the host test, with all that is needed to send another like it."""

    exchange: Exchange
    app: object
    carrier: object


class TestHost(Host):
    """The inside of a running test."""

    __test__ = False

    def __init__(
        self,
        *,
        name: str,
        accepted: Mapping[str, Accepted],
        ask: Callable[[Request, str | None], Answer],
        memory: dict[str, Any],
        queries: Mapping[str, Sequence[str]],
    ) -> None:
        self.controls = {operation: one.exchange for operation, one in accepted.items()}
        self.memory = memory
        self._accepted = accepted
        self._ask = ask
        self.facts = self._learn(name, queries)

    def _learn(self, name: str, queries: Mapping[str, Sequence[str]]) -> Facts:
        exchanges = [one.exchange for one in self._accepted.values()]
        app = next((one.app for one in self._accepted.values()), None)
        return Facts(
            name=name,
            kind="test",
            writable=True,
            document=application.document(app) if app is not None else None,
            inferred=inferred(exchanges),
            routes=application.routes(app) if app is not None else (),
            handlers=handlers(app) if app is not None else {},
            queries=queries,
            introspected=application.introspected(app) if app is not None else {},
        )

    def _send(self, request: Request, client: str | None) -> Answer:
        return self._ask(request, client)

    @property
    def pretends_clients(self) -> bool:
        """Starlette's, httpx's and Werkzeug's clients for tests let a request name its address."""
        return all(carriers.pretends(one.carrier) for one in self._accepted.values())

    def faulty(self, fault: Fault) -> AbstractContextManager[Injected]:
        """Cause a fault in this process: a test's application lives in it."""
        return injected(fault)

    def carrier(self, request: Request) -> Any:
        """Return the client that carried the accepted request most like this one."""
        best = max(
            self._accepted.values(), key=lambda one: _likeness(one.exchange.request, request)
        )
        return best.carrier


def _likeness(accepted: Request, request: Request) -> tuple[bool, bool, bool]:
    return (
        accepted.credentials() == request.credentials(),
        accepted.path == request.path,
        accepted.method == request.method,
    )


@dataclass(kw_only=True)
class Serving:
    """One run of a host test."""

    item: pytest.Item
    wanted: Sequence[str]
    """Operations that the probe wants to be asked about here; empty for any."""
    work: Callable[[TestHost], None]
    memory: dict[str, Any]
    heard: list[Accepted] = field(default_factory=list)
    running: bool = False
    """Whether the test's own code runs right now, without its fixtures."""
    served: bool = False
    trouble: str = ""
    probing: bool = False
    last: Exchange | None = None


def runner_of(config: pytest.Config) -> Any:
    """Return pytest's own plugin that runs a test; without it nothing would have run."""
    return config.pluginmanager.get_plugin("runner")


class HostRunner:
    """Runs tests as hosts; registered as a plugin while it does."""

    def __init__(self, config: pytest.Config, traffic: Traffic) -> None:
        self._runner = runner_of(config)
        self._traffic = traffic
        self._serving: Serving | None = None
        self.queries: Mapping[str, Sequence[str]] = {}
        """What the suite's tests have shown of each operation's query, see :class:`Facts`."""

    def serve(
        self,
        item: pytest.Item,
        nextitem: pytest.Item,
        wanted: Sequence[str],
        work: Callable[[TestHost], None],
        memory: dict[str, Any],
    ) -> str:
        """Run ``item`` as a host for ``work``; return why it could not serve, or an empty text.

        Nothing of it is reported, and no exception of the test gets out.
        """
        serving = Serving(item=item, wanted=wanted, work=work, memory=memory)
        self._serving = serving
        self._traffic.sink = self._hear
        self._traffic.on_closing = self._client_closing
        try:
            with django_world.database(item):
                reports = self._runner.runtestprotocol(item, log=False, nextitem=nextitem)
        finally:
            self._traffic.sink = None
            self._traffic.on_closing = None
            self._serving = None
        if serving.served:
            return serving.trouble
        failed = [report for report in reports if not report.passed]
        if failed:
            return f"run again, its {failed[0].when} {failed[0].outcome}{_why(failed[0])}"
        return serving.trouble or "run again, it sent no request that was accepted"

    # What the boundary tells while a host test runs

    def _hear(self, exchange: Exchange, app: object, carrier: object | None) -> None:
        serving = self._serving
        if serving is None:
            return
        if serving.probing:
            serving.last = exchange
        elif exchange.answer.accepted and exchange.route and carrier is not None:
            serving.heard.append(Accepted(exchange=exchange, app=app, carrier=carrier))

    def _client_closing(self, carrier: object) -> None:
        # ``with TestClient(app) as client:`` inside a test ends the application's life with its
        # block.
        serving = self._serving
        if serving is None or serving.served or serving.probing or not serving.running:
            return
        if any(one.carrier is carrier for one in serving.heard):
            self._probe(serving)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Iterator[None]:
        """Put the probing behind the body of the host test."""
        serving = self._serving
        body = getattr(item, "obj", None)
        if serving is None or serving.item is not item or body is None:
            return (yield)
        hosting = self._wrapped(body, serving)
        with standing_in(item, body, hosting):
            return (yield)

    def _wrapped(self, body: Callable[..., Any], serving: Serving) -> Callable[..., Any]:
        if inspect.iscoroutinefunction(body):

            @functools.wraps(body)
            async def hosting_async(*args: Any, **kwargs: Any) -> Any:
                serving.running = True
                try:
                    result = await body(*args, **kwargs)
                finally:
                    serving.running = False
                await self._probe_async(serving)
                return result

            return hosting_async

        @functools.wraps(body)
        def hosting(*args: Any, **kwargs: Any) -> Any:
            serving.running = True
            try:
                result = body(*args, **kwargs)
            finally:
                serving.running = False
            self._probe(serving)
            return result

        return hosting

    # Probing

    def _host(
        self, serving: Serving, ask: Callable[[Request, str | None], Answer]
    ) -> TestHost | None:
        accepted: dict[str, Accepted] = {}
        for one in serving.heard:
            # The last accepted request of an operation stands nearest to the world as it is now.
            accepted[one.exchange.operation] = one
        if serving.wanted and not any(operation in accepted for operation in serving.wanted):
            serving.trouble = "run again, it did not send the request that was accepted before"
            return None
        if not accepted:
            return None
        return TestHost(
            name=serving.item.nodeid,
            accepted=accepted,
            ask=ask,
            memory=serving.memory,
            queries=self.queries,
        )

    def _prepared(self, serving: Serving) -> tuple[Pump, TestHost] | None:
        if serving.served:
            return None
        host: TestHost | None = None

        def work() -> None:
            if host is None:
                return
            answer = host.lost()
            if answer is not None:
                serving.trouble = (
                    "after its body, its own request was no longer accepted: "
                    f"sent again, it was answered with {answer.status}"
                )
                return
            serving.served = True
            serving.trouble = ""
            read_forms(host)
            serving.work(host)

        pump = Pump(work)
        host = self._host(serving, pump.ask)
        return (pump, host) if host is not None else None

    def _probe(self, serving: Serving) -> None:
        prepared = self._prepared(serving)
        if prepared is None:
            return
        pump, host = prepared

        def send(request: Request, client: str | None) -> Answer:
            carrier = host.carrier(request)
            if carriers.is_async(carrier):
                raise Unreachable("its client lived in an event loop that has ended")
            serving.last = None
            with time_limit(REQUEST_LIMIT):
                answer = carriers.send(carrier, request, client)
            return _whole(answer, serving.last)

        self._guarded(serving, lambda: pump.serve(send))

    async def _probe_async(self, serving: Serving) -> None:
        prepared = self._prepared(serving)
        if prepared is None:
            return
        pump, host = prepared

        async def send(request: Request, client: str | None) -> Answer:
            import anyio

            serving.last = None
            with anyio.move_on_after(REQUEST_LIMIT) as scope:
                answer = await carriers.send_async(host.carrier(request), request, client)
            if scope.cancelled_caught:
                raise Unreachable(f"no answer within {REQUEST_LIMIT:.0f} s")
            return _whole(answer, serving.last)

        serving.probing = True
        try:
            await pump.serve_async(send)
        except Exception as problem:  # noqa: BLE001 - a host must never fail the suite
            serving.trouble = serving.trouble or _sentence(problem)
        finally:
            serving.probing = False

    def _guarded(self, serving: Serving, probe: Callable[[], None]) -> None:
        serving.probing = True
        try:
            probe()
        except Exception as problem:  # noqa: BLE001 - a host must never fail the suite
            serving.trouble = serving.trouble or _sentence(problem)
        finally:
            serving.probing = False


def _why(report: pytest.TestReport) -> str:
    """Return what pytest says first of why a test failed, behind a colon; nothing for a skip."""
    message = getattr(getattr(report.longrepr, "reprcrash", None), "message", "")
    first = masked(str(message).strip().partition("\n")[0])[:120]
    return f": {first}" if first else ""


def _sentence(problem: Exception) -> str:
    return f"{type(problem).__name__}: {problem}".splitlines()[0][:200]


def _whole(answer: Answer, seen: Exchange | None) -> Answer:
    """Join what the client got with what the server's side saw: status, headers and traceback.

    Raises:
        Unreachable: When what broke is a rule of the test and no fault of the application.
    """
    if django_world.refused(seen.answer.traceback if seen is not None else answer.traceback):
        raise Unreachable("the test may not open a database")
    if seen is None:
        return answer
    crashed = bool(answer.traceback)
    return replace(
        seen.answer,
        body=seen.answer.body if crashed else answer.body,
        headers=seen.answer.headers if crashed else answer.headers,
        seconds=answer.seconds,
        status=seen.answer.status if crashed else answer.status,
        traceback=seen.answer.traceback or answer.traceback,
    )
