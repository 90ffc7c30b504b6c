"""Blocking code that never comes back is ended, without the application taking part in it."""

from __future__ import annotations

import signal
import threading
import time

import pytest

from pytest_backend_dod.errors import Unreachable
from pytest_backend_dod.hosts.limits import time_limit


def test_what_takes_too_long_is_ended() -> None:
    began = time.perf_counter()
    with pytest.raises(Unreachable, match="no answer within 0 s"), time_limit(0.05):
        time.sleep(5)
    assert time.perf_counter() - began < 2


def test_what_ends_in_time_is_left_alone() -> None:
    with time_limit(5):
        pass
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0


def test_the_application_cannot_take_it_for_an_exception_of_its_own() -> None:
    handled: list[Exception] = []
    with pytest.raises(Unreachable), time_limit(0.05):
        try:
            time.sleep(5)
        except Exception as problem:  # noqa: BLE001 - frameworks do just that
            handled.append(problem)
    assert handled == []


def test_the_handler_of_before_is_back_afterwards() -> None:
    def mine(*_: object) -> None:
        """Stand for a handler of the project."""

    before = signal.signal(signal.SIGALRM, mine)
    try:
        with pytest.raises(Unreachable), time_limit(0.05):
            time.sleep(5)
        assert signal.getsignal(signal.SIGALRM) is mine
    finally:
        signal.signal(signal.SIGALRM, before)


def test_a_timer_that_runs_already_is_not_touched() -> None:
    rang: list[int] = []
    before = signal.signal(signal.SIGALRM, lambda number, _: rang.append(number))
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    try:
        with time_limit(0.01):
            time.sleep(0.4)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert rang == [signal.SIGALRM]


def test_in_another_thread_there_is_no_limit() -> None:
    done: list[bool] = []

    def work() -> None:
        with time_limit(0.01):
            time.sleep(0.1)
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]
