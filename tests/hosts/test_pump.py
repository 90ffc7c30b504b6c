"""Requests of a probe are sent by the thread, or the event loop, that the test's world is bound to."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable

import anyio
import anyio.lowlevel
import pytest

from pytest_backend_dod.errors import Unreachable
from pytest_backend_dod.hosts.pump import Pump
from pytest_backend_dod.recording.exchange import Answer, Request


def ask(pump: Pump, target: str) -> Answer:
    return pump.ask(Request.get(target), "192.0.2.1")


def working(work: Callable[[Pump], None]) -> Pump:
    """A pump whose work may use it."""
    pump = Pump(lambda: work(pump))
    return pump


def test_work_runs_in_a_thread_of_its_own_and_sends_in_this_one() -> None:
    threads: dict[str, int] = {}
    sent: list[tuple[str, str | None]] = []

    def work(pump: Pump) -> None:
        threads["work"] = threading.get_ident()
        threads["status"] = ask(pump, "/a").status + ask(pump, "/b").status

    def send(request: Request, client: str | None) -> Answer:
        threads["send"] = threading.get_ident()
        sent.append((request.target, client))
        return Answer(status=len(sent))

    working(work).serve(send)
    assert threads["send"] == threading.get_ident() != threads["work"]
    assert sent == [("/a", "192.0.2.1"), ("/b", "192.0.2.1")]
    assert threads["status"] == 1 + 2


def test_an_exception_of_sending_belongs_to_the_work() -> None:
    seen: list[str] = []

    def work(pump: Pump) -> None:
        with pytest.raises(Unreachable, match="no answer") as caught:
            ask(pump, "/")
        seen.append(str(caught.value))

    def send(request: Request, client: str | None) -> Answer:
        raise Unreachable("no answer")

    working(work).serve(send)
    assert seen == ["no answer"]


def test_an_exception_of_the_work_is_raised_here() -> None:
    def work(pump: Pump) -> None:
        raise LookupError("the probe broke")

    with pytest.raises(LookupError, match="the probe broke"):
        working(work).serve(lambda *_: Answer(status=200))


def test_in_an_event_loop_requests_are_sent_in_its_thread() -> None:
    threads: dict[str, int] = {}
    statuses: list[int] = []

    def work(pump: Pump) -> None:
        threads["work"] = threading.get_ident()
        statuses.append(ask(pump, "/").status)

    async def send(request: Request, client: str | None) -> Answer:
        await anyio.lowlevel.checkpoint()
        threads["send"] = threading.get_ident()
        return Answer(status=204)

    asyncio.run(working(work).serve_async(send))
    assert statuses == [204]
    assert threads["send"] == threading.get_ident() != threads["work"]


def test_in_an_event_loop_exceptions_go_both_ways() -> None:
    def work(pump: Pump) -> None:
        with pytest.raises(ValueError, match="sending broke"):
            ask(pump, "/")
        raise LookupError("the probe broke")

    async def send(request: Request, client: str | None) -> Answer:
        raise ValueError("sending broke")

    with pytest.raises(LookupError, match="the probe broke"):
        asyncio.run(working(work).serve_async(send))


class TestInterrupted:
    """Whatever ends the test ends the probe too, and nobody waits for ever."""

    def interrupted(self, run: Callable[[Pump], None]) -> list[str]:
        seen: list[str] = []
        ended = threading.Event()

        def work(pump: Pump) -> None:
            try:
                for _ in range(2):
                    with pytest.raises(Unreachable) as caught:
                        ask(pump, "/")
                    seen.append(caught.value.what)
            finally:
                ended.set()

        with pytest.raises(KeyboardInterrupt):
            run(working(work))
        assert ended.wait(5)
        return seen

    def test_while_a_request_is_on_its_way(self) -> None:
        def send(request: Request, client: str | None) -> Answer:
            raise KeyboardInterrupt

        seen = self.interrupted(lambda pump: pump.serve(send))
        assert seen[0] == "the test that served as host was interrupted"
        assert len(seen) == 2

    def test_in_an_event_loop(self) -> None:
        async def send(request: Request, client: str | None) -> Answer:
            raise KeyboardInterrupt

        seen = self.interrupted(lambda pump: asyncio.run(pump.serve_async(send)))
        assert len(seen) == 2

    def test_a_test_that_is_cancelled_leaves_no_probe_behind(self) -> None:
        seen: list[str] = []
        ended, cancelled = threading.Event(), threading.Event()

        def work(pump: Pump) -> None:
            cancelled.wait(5)
            try:
                ask(pump, "/")
            except Unreachable as problem:
                seen.append(problem.what)
            ended.set()

        async def send(request: Request, client: str | None) -> Answer:
            return Answer(status=200)

        async def main() -> None:
            with anyio.move_on_after(0.05):
                await working(work).serve_async(send)
            cancelled.set()

        asyncio.run(main())
        assert ended.wait(5)
        assert seen == ["the test that served as host has ended"]


def test_after_the_end_nobody_is_asked() -> None:
    pump = Pump(lambda: None)
    pump.serve(lambda *_: Answer(status=200))
    with pytest.raises(Unreachable, match="has ended"):
        ask(pump, "/")
