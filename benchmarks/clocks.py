"""A pytest plugin that notes where the time of the gate goes: the suite, each probe, the rest.

Loaded with ``-p benchmarks.clocks`` and the environment variable ``CLOCKS``, the file to which it
appends one line of JSON for each stretch: ``{"what", "wall", "cpu", "requests", "process"}``.
Processor time is that of this process and of its children that were waited for.
"""

from __future__ import annotations

import functools
import json
import os
import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest

_FILE = os.environ.get("CLOCKS", os.devnull)


@dataclass
class _Now:
    """What happens at this moment."""

    asked: int = 0
    """Requests that probes have sent so far."""
    hosting: bool = False
    """Whether a test is run as a host."""


_now = _Now()


def _spent() -> float:
    own, children = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


class Stretch:
    """A clock that can be stopped and goes on later."""

    def __init__(self, what: str) -> None:
        """Stand still."""
        self._what = what
        self._wall = self._cpu = 0.0
        self._requests = 0

    @contextmanager
    def running(self) -> Iterator[None]:
        """Run as long as the context lasts."""
        wall, cpu, asked = time.perf_counter(), _spent(), _now.asked
        try:
            yield
        finally:
            self._wall += time.perf_counter() - wall
            self._cpu += _spent() - cpu
            self._requests += _now.asked - asked

    def write(self) -> None:
        """Append what it shows."""
        line = {
            "what": self._what,
            "wall": self._wall,
            "cpu": self._cpu,
            "requests": self._requests,
            "process": os.getpid(),
        }
        with open(_FILE, "a", encoding="utf-8") as file:  # noqa: PTH123 - the plugin starts quickly
            file.write(json.dumps(line) + "\n")


def _timed(what: str, function: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(function)
    def timed(*args: Any, **kwargs: Any) -> Any:
        stretch = Stretch(what)
        try:
            with stretch.running():
                return function(*args, **kwargs)
        finally:
            stretch.write()

    return timed


def _timed_row(what: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """Time what happens between asking a generator for a value and having it."""

    @functools.wraps(function)
    def timed(*args: Any, **kwargs: Any) -> Any:
        stretch = Stretch(what)
        try:
            with stretch.running():
                row = iter(function(*args, **kwargs))
            while True:
                with stretch.running():
                    try:
                        value = next(row)
                    except StopIteration:
                        return
                yield value
        finally:
            stretch.write()

    return timed


def pytest_configure(config: pytest.Config) -> None:
    """Put clocks around the probes, if the gate takes part."""
    if not config.option.backend_dod:
        return
    from pytest_backend_dod.hosts.host_tests import HostRunner
    from pytest_backend_dod.hosts.interface import Host
    from pytest_backend_dod.probes.registry import collect

    for name, probe in collect(()).items():
        kind: Any = type(probe)
        for verb in ("look", "look_up", "judge"):
            if verb in vars(kind):
                setattr(kind, verb, _timed(f"{verb} {name}", getattr(kind, verb)))
        if "experiment" in vars(kind):
            row = _timed_row(f"experiment {name}", vars(kind)["experiment"])
            kind.experiment = row
    serve = _timed("hosts", HostRunner.serve)

    @functools.wraps(serve)
    def serving(*args: Any, **kwargs: Any) -> Any:
        _now.hosting = True
        try:
            return serve(*args, **kwargs)
        finally:
            _now.hosting = False

    HostRunner.serve = serving  # type: ignore[method-assign]
    asked = Host._asked  # noqa: SLF001 - counts what is sent

    def counting(self: Host, *args: Any, **kwargs: Any) -> Any:
        _now.asked += 1
        return asked(self, *args, **kwargs)

    Host._asked = counting  # type: ignore[method-assign]  # noqa: SLF001


_collection = Stretch("collection")
_suite = Stretch("tests")
_whole = Stretch("session")
_session = _whole.running()


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart() -> None:
    """Start the clock of the whole session."""
    _session.__enter__()


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Time the collection."""
    with _collection.running():
        return (yield)


def _phase() -> Iterator[None]:
    """Time a phase of a test, unless the test is a host."""
    if _now.hosting:
        return (yield)
    with _suite.running():
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup() -> Iterator[None]:
    """Time the fixtures of a test."""
    return (yield from _phase())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Iterator[None]:
    """Time the body of a test."""
    return (yield from _phase())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """Time the end of a test."""
    return (yield from _phase())


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    """Write the clocks of the suite and of the session."""
    _collection.write()
    _suite.write()
    _session.__exit__(None, None, None)
    _whole.write()
