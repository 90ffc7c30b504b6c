"""A host: somewhere a probe may send requests, without knowing what it is.

A host test, an app given by a fixture, an app started from the configuration and a URL all look the
same from here. What differs is told in plain values: whether writing is allowed, which requests the
project's own suite had accepted, and what the application says about itself.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from ..errors import BackendDodError
from ..project.handlers import Handlers
from ..project.openapi import Document, pattern
from ..recording.exchange import SAFE_METHODS, Answer, Exchange, Request
from ..recording.leaks import NOWHERE


class NotDisposable(BackendDodError):  # noqa: N818 - what happened, not whose fault it is
    """Raised when a request that may write is meant for a target nobody declared disposable."""


class NotInjectable(BackendDodError):  # noqa: N818 - what happened, not whose fault it is
    """Raised when a fault cannot be caused at a host; the message says why, for people."""


class NothingToBreak(NotInjectable):
    """Raised when the application has nothing that the fault could break, as far as can be seen."""


class Fault(str, Enum):
    """Something that goes wrong around an application, caused on purpose and for a moment."""

    DATABASE_DOWN = "database-down"
    """Each new connection to the database and each statement fails at once."""
    DATABASE_HANGS = "database-hangs"
    """Each statement waits for some seconds, then fails: the database accepts and never answers."""
    CRASH = "crash"
    """The code that serves a request raises an exception of no known kind."""


@dataclass
class Injected:
    """What a fault did while it stood."""

    hits: int = 0
    """How often the application ran into it."""
    canary: str = ""
    """Text of the raised exceptions: it must not be found in any answer."""


class HostLost(BackendDodError):  # noqa: N818 - what happened, not whose fault it is
    """Raised by a probe when the control request no longer holds: a fresh host is needed.

    Whatever was not observed by then is asked again in the fresh host.
    """

    def __init__(self) -> None:
        super().__init__("the control request no longer holds")


Todo = Mapping[str, str]
"""Role → the operation that was chosen for it; empty where any operation will do."""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is known about the application behind a host."""

    name: str
    """The host, for people: ``tests/test_orders.py::test_create``, ``app shop.main:app``, a URL."""
    kind: str
    """``test``, ``fixture``, ``app``, ``command`` or ``url``."""
    writable: bool
    """Whether requests that may write are allowed."""
    document: Document | None = None
    """The document that the application makes itself, or that was found for it."""
    own: Document | None = None
    """The document that the application makes itself, also where another one is configured."""
    inferred: Document | None = None
    """A document made from this host's accepted requests; stands in where there is no other."""
    routes: tuple[str, ...] = ()
    """Operations that the application serves as far as it tells, such as ``GET /orders/{id}``."""
    handlers: Handlers = field(default_factory=dict)
    """What is known of the functions behind the routes."""
    queries: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Operation → names of query parameters with which the suite had it accepted, in any test."""
    introspected: Mapping[str, Any] = field(default_factory=dict)
    """What the app object gave away, such as ``{"limiter": {"enabled": False}}``."""


class Host(ABC):
    """Somewhere a probe may send requests."""

    facts: Facts
    controls: Mapping[str, Exchange]
    """Operation → a request to it that was accepted here: the positive control."""
    memory: dict[str, Any]
    """What a probe wants to know in the next host after this one was lost."""
    spent: float = 0.0
    """Seconds that the probe has had on other hosts of this run, for its budget."""
    until: float = math.inf
    """When the gate's budget for probing ends, on the clock of :func:`time.monotonic`."""
    heard: Callable[[Request, Answer], None] | None = None
    """Is told of every answer, whoever asked."""

    def send(self, request: Request, *, client: str | None = None) -> Answer:
        """Send a request and return the answer.

        Args:
            request: What to send.
            client: Network address to come from, where the host can pretend one.

        Raises:
            NotDisposable: When the request may write and the target is not known to be disposable.
            Unreachable: When there is no answer.
        """
        if request.method not in SAFE_METHODS and not self.facts.writable:
            raise NotDisposable(
                f"{request.method} {request.path} was not sent to {self.facts.name}"
            )
        return self._asked(request, client)

    def _asked(self, request: Request, client: str | None) -> Answer:
        answer = self._send(request, client)
        if self.heard is not None:
            self.heard(request, answer)
        return answer

    @abstractmethod
    def _send(self, request: Request, client: str | None) -> Answer: ...

    @property
    def pretends_clients(self) -> bool:
        """Whether requests can come from any network address."""
        return False

    @property
    def has_other_clients(self) -> bool:
        """Whether requests can come from another client, if only from one on this machine."""
        return self.pretends_clients

    def faulty(self, fault: Fault) -> AbstractContextManager[Injected]:
        """Cause a fault as long as the context lasts.

        Raises:
            NotInjectable: When this host offers no way to cause it.
        """
        raise NotInjectable(f"{fault.value} cannot be caused at {self.facts.name}")

    def identified(self, request: Request) -> Request:
        """Return the request with what this host's user is known by; without one, as it is."""
        return request

    def operation_of(self, request: Request) -> str:
        """Return the operation that a request is meant for, as far as the application tells."""
        document = self.facts.document
        found = document.operation_of(request) if document is not None else None
        if found is not None:
            return found
        for operation in (*self.facts.routes, *self.controls):
            method, _, path = operation.partition(" ")
            if method == request.method and pattern(path).fullmatch(request.path):
                return operation
        return NOWHERE.format(request.method)

    def control(self) -> Exchange | None:
        """Return the accepted request that shows whether this host still holds, the gentlest one.

        Reading before writing; with credentials where there are any, since they may die; neither a
        deletion, which works once, nor a login, which may end the session that it is to check.
        """
        accepted = list(self.controls.values())
        known = any(exchange.request.credentials() for exchange in accepted)

        def roughness(exchange: Exchange) -> tuple[bool, bool, bool, int, str]:
            request = exchange.request
            return (
                not request.safe,
                known and not request.credentials(),
                request.method == "DELETE",
                len(request.target),
                request.target,
            )

        return min(accepted, key=roughness, default=None)

    def lost(self) -> Answer | None:
        """Send the control again; return its answer when this host's world no longer stands.

        A write may be refused the second time (it exists already) and still show a sound world.

        Raises:
            Unreachable: When there is no answer.
        """
        control = self.control()
        if control is None:
            return None
        answer = self._asked(control.request, None)
        if control.request.safe:
            return None if answer.status == control.answer.status else answer
        return None if answer.status < 500 and answer.status not in {401, 403, 429} else answer


@dataclass(frozen=True, kw_only=True)
class Survey:
    """What was found out about ways to the application, over the whole run."""

    hosts: tuple[str, ...] = ()
    """Hosts that held, for people."""
    lost: Mapping[str, str] = field(default_factory=dict)
    """Hosts that could not serve, with the reason."""
    unserved: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Operation → those of the lost tests that had it accepted."""
    operations: tuple[str, ...] = ()
    """Operations that the document or the routes name."""
    documented: bool = False
    exercised: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Operation → status → how often the suite saw it."""
    durations: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Operation → how often an answer to the suite took how long."""
    advice: str = ""
    """Where there is no host: what to write to get one."""
    notes: tuple[str, ...] = ()
    leaks: tuple[Mapping[str, Any], ...] = ()
    """What leaked in any answer, see :class:`..recording.leaks.LeakLog`."""
    looked: int = 0
    """Answers that were looked at for leaks: the suite's, and those to all probes."""
    partial: str = ""
    """Why only a part of the suite ran, so that what no test did says nothing; empty for all."""
    answers: tuple[Mapping[str, Any], ...] = ()
    """What the suite's own answers said about the document, see :mod:`..recording.samples`."""
    files: Mapping[str, Any] = field(default_factory=dict)
    """What the probe that is asked has looked up in the repository."""
