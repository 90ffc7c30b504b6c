"""Figures for Prometheus."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

_registry = CollectorRegistry()
_requests = Counter(
    "http_requests", "Requests answered.", ("method", "route", "status"), registry=_registry
)
_seconds = Histogram(
    "http_request_duration_seconds",
    "Time until a request was answered.",
    ("method", "route"),
    registry=_registry,
)


def count(*, method: str, route: str, status: int, seconds: float) -> None:
    """Count one request; ``route`` is a template, never a path with ids in it."""
    known = method if method in METHODS else "other"
    _requests.labels(known, route, str(status)).inc()
    _seconds.labels(known, route).observe(seconds)


def exposition() -> bytes:
    """Return all figures in Prometheus's text format."""
    return generate_latest(_registry)
