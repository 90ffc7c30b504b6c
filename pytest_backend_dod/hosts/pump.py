"""Carries requests from the thread of a probe to the thread, or the event loop, of a test.

A probe is written in plain blocking code. The world of a test is bound to where the test runs: a
database session to its thread, a connection pool to its loop. So the probe works in a thread of its
own, and the test's thread sends for it until it is done.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import Future

from ..errors import Unreachable
from ..recording.exchange import Answer, Request

Job = tuple[Request, "str | None", "Future[Answer]"]


class Pump:
    """Runs ``work`` in a thread and serves the requests it makes here."""

    def __init__(self, work: Callable[[], None]) -> None:
        self._work = work
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._closed = False
        self._failure: BaseException | None = None

    def ask(self, request: Request, client: str | None) -> Answer:
        """Have a request sent from the other side; called by the probe.

        Raises:
            Unreachable: When the other side has gone.
        """
        if self._closed:
            raise Unreachable("the test that served as host has ended")
        answer: Future[Answer] = Future()
        self._jobs.put((request, client, answer))
        if self._closed:
            # The other side may have gone meanwhile, and would never answer.
            raise _interrupted()
        return answer.result()

    def _run(self) -> None:
        try:
            self._work()
        except BaseException as problem:  # noqa: BLE001 - raised again on the other side
            self._failure = problem
        finally:
            self._jobs.put(None)

    def serve(self, send: Callable[[Request, str | None], Answer]) -> None:
        """Send for the probe until it is done; its exceptions are raised here."""
        thread = self._start()
        try:
            while (job := self._jobs.get()) is not None:
                _fulfil(job, send)
        except BaseException:
            self._abandon()
            raise
        thread.join()
        self._finish()

    async def serve_async(self, send: Callable[[Request, str | None], Awaitable[Answer]]) -> None:
        """The same in an event loop, whichever library runs it."""
        import anyio.to_thread

        thread = self._start()
        try:
            while (
                job := await anyio.to_thread.run_sync(self._jobs.get, abandon_on_cancel=True)
            ) is not None:
                request, client, answer = job
                try:
                    answer.set_result(await send(request, client))
                except Exception as problem:  # noqa: BLE001 - belongs to the probe's thread
                    answer.set_exception(problem)
                except BaseException:
                    answer.set_exception(_interrupted())
                    raise
        except BaseException:
            self._abandon()
            raise
        thread.join()
        self._finish()

    def _start(self) -> threading.Thread:
        thread = threading.Thread(target=self._run, name="backend-dod-probe", daemon=True)
        thread.start()
        return thread

    def _abandon(self) -> None:
        self._closed = True
        while True:
            try:
                job = self._jobs.get_nowait()
            except queue.Empty:
                return
            if job is not None:
                job[2].set_exception(_interrupted())

    def _finish(self) -> None:
        self._closed = True
        if self._failure is not None:
            raise self._failure


def _interrupted() -> Unreachable:
    return Unreachable("the test that served as host was interrupted")


def _fulfil(job: Job, send: Callable[[Request, str | None], Answer]) -> None:
    request, client, answer = job
    try:
        answer.set_result(send(request, client))
    except Exception as problem:  # noqa: BLE001 - belongs to the probe's thread
        answer.set_exception(problem)
    except BaseException:
        answer.set_exception(_interrupted())
        raise
