"""What the suite's own requests showed: per operation the statuses, times, and tests accepted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from .durations import step
from .exchange import Exchange, carries_credentials
from .leaks import NOWHERE, LeakLog
from .samples import Samples

QUERIES_KEPT = 24
"""Names of query parameters remembered for each operation."""

_LONGEST_NAME = 60

TESTS_KEPT = 12
"""Tests remembered for each operation; they are candidates for serving it as hosts."""


@dataclass
class OperationTraffic:
    """The suite's requests to one operation."""

    statuses: Counter[int] = field(default_factory=Counter)
    accepted_by: list[str] = field(default_factory=list)
    """Node ids of tests that sent a request that was accepted, sorted."""
    queries: list[str] = field(default_factory=list)
    """Names of the query parameters of requests that were accepted, sorted."""
    durations: Counter[int] = field(default_factory=Counter)
    """How often an answer took how long, see :mod:`.durations`."""


class Traffic:
    """Takes note of every exchange while tests run; a listener at the boundary.

    While a test serves as a host, a sink takes the exchanges instead, so that the gate's own
    requests are never counted as the suite's.
    """

    def __init__(self) -> None:
        self.operations: dict[str, OperationTraffic] = {}
        self.apps: list[str] = []
        self.test = ""
        """Node id of the running test; empty between tests."""
        self.sink: Callable[[Exchange, object, object | None], None] | None = None
        self.on_closing: Callable[[object], None] | None = None
        self.leaks = LeakLog()
        self.samples: Samples | None = None
        """Where answers are kept that will be held against the document; None when none will."""

    def exchanged(self, exchange: Exchange, *, app: object, carrier: object | None) -> None:
        """Take note of an exchange."""
        if self.sink is not None:
            self.sink(exchange, app, carrier)
            return
        named = _named(app)
        if named not in self.apps:
            self.apps.append(named)
        self.leaks.look(lambda: _operation(exchange), exchange.request, exchange.answer, self.test)
        if not exchange.route:
            return
        traffic = self.operations.setdefault(exchange.operation, OperationTraffic())
        traffic.statuses[exchange.answer.status] += 1
        traffic.durations[step(exchange.answer.seconds)] += 1
        if self.samples is not None:
            self.samples.take(exchange, app, named, self.test)
        if exchange.answer.accepted and exchange.request.query:
            traffic.queries = sorted({*traffic.queries, *_queried(exchange)})[:QUERIES_KEPT]
        fits = exchange.answer.accepted and self.test and carrier is not None
        if fits and self.test not in traffic.accepted_by:
            # The same tests whatever the order they ran in, so that the same ones serve.
            traffic.accepted_by = sorted([*traffic.accepted_by, self.test])[:TESTS_KEPT]

    def closing(self, carrier: object) -> None:
        """Pass on that a client is about to shut its application down."""
        if self.on_closing is not None:
            self.on_closing(carrier)


def _queried(exchange: Exchange) -> set[str]:
    names = {name for name, _ in parse_qsl(exchange.request.query, keep_blank_values=True)}
    return {
        name
        for name in names
        if 0 < len(name) <= _LONGEST_NAME and not carries_credentials("header", name)
    }


def _operation(exchange: Exchange) -> str:
    return exchange.operation if exchange.route else NOWHERE.format(exchange.request.method)


def _named(app: Any) -> str:
    """Return a name for people: the framework and the title or import name that the app carries."""
    kind = type(app)
    label = getattr(app, "title", None) or getattr(app, "import_name", None) or ""
    return f"{kind.__name__} {str(label)[:60]!r}" if label else kind.__name__
