"""Figures for Prometheus."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Metrics:
    """The figures of one application; its registry is its own, so two applications never mix."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "http_requests",
            "Requests answered.",
            ("method", "route", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "http_request_duration_seconds",
            "Time until a request was answered.",
            ("method", "route"),
            registry=self._registry,
        )
        self.orders_created = Counter("orders_created", "Orders accepted.", registry=self._registry)

    def count(self, *, method: str, route: str, status: int, seconds: float) -> None:
        """Count one request; ``route`` is a template, never a path with ids in it."""
        known = method if method in METHODS else "other"
        self._requests.labels(known, route, str(status)).inc()
        self._seconds.labels(known, route).observe(seconds)

    def exposition(self) -> bytes:
        """Return all figures in Prometheus's text format."""
        return generate_latest(self._registry)
