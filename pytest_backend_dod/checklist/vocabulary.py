"""Properties that lines often ask for and that this version has no probe for.

A line that asks for one of them must not be decided by another probe that happens to share a word: it is
understood, not available, and therefore not done. A probe that is written takes its phrases away from here.
"""

from __future__ import annotations

from collections.abc import Mapping

PLANNED: Mapping[str, tuple[str, ...]] = {
    "endpoints": (
        "endpoint* ... implement*",
        "endpoint* ... test*",
        "endpoint* ... exist*",
        "endpoint* ... complete*",
        "route* ... implement*",
        "implement* ... endpoint*",
        "all endpoint*",
    ),
    "migrations": ("migration*", "migrate*", "alembic", "schema change*"),
    "validation": ("validat*", "invalid input*", "bad input", "sanitiz*", "sanitis*", "malformed"),
    "errors": (
        "error handling",
        "error* ... handled",
        "handle* ... error*",
        "error response*",
        "error format",
        "exception*",
        "status code*",
        "stack trace*",
        "problem details",
    ),
    "openapi": (
        "api doc*",
        "openapi ... updat*",
        "openapi ... valid*",
        "swagger",
        "openapi spec*",
        "openapi document* ... complete",
        "documented ... endpoint*",
        "endpoint* ... documented",
    ),
    "schema-drift": ("schema drift", "drift"),
    "breaking-changes": ("breaking change*", "backward* compatib*", "backwards compatib*"),
    "logging": ("logging", "log* ... structured", "structured log*", "logs", "logged"),
    "metrics": ("metric*", "monitoring", "prometheus", "dashboard*"),
    "tracing": ("tracing", "trace id*", "correlation id*", "request id*", "opentelemetry"),
    "cors": ("cors", "cross origin"),
    "security-headers": ("security header*", "hsts", "csp", "nosniff"),
    "authentication": ("authentication", "jwt", "oauth*", "api key authentication", "password hash*"),
    "authorization": ("authorization", "authorisation", "permission*", "rbac", "access control", "roles"),
    "sql-injection": ("sql injection*", "prepared statement*", "parameteri* quer*"),
    "dependencies": ("dependenc* ... vulnerab*", "vulnerable dependenc*", "dependency audit", "cve*"),
    "indexes": ("database ind*", "index* ... foreign", "indices", "db index*", "indexes"),
    "connection-pool": ("connection pool*", "pool exhaust*"),
    "n-plus-one": ("n 1 quer*", "n 1", "eager load*"),
    "uuid-keys": ("uuid*",),
    "timezones": ("time zone*", "timezone*", "utc"),
    "transactions": ("transaction*", "atomic*", "rollback on error"),
    "latency": ("latenc*", "p95", "p99", "response time*"),
    "throughput": ("throughput", "load test*", "concurrent users"),
    "outbound-calls": ("retry*", "retries", "backoff", "circuit breaker*", "timeouts"),
    "graceful-shutdown": ("graceful shutdown", "sigterm"),
    "degradation": ("graceful degradation", "fault toleran*"),
    "configuration": ("environment variable*", "configuration ... environment", "12 factor"),
    "pagination": ("paginat*",),
    "idempotency": ("idempoten*",),
    "caching": ("caching", "cache header*", "etag*"),
    "lint": ("lint*", "ruff", "flake8", "pylint"),
    "formatting": ("formatted", "formatter", "black"),
    "types": ("mypy", "pyright", "type check*", "type hint*", "type annotation*"),
    "complexity": ("complexity", "cyclomatic"),
    "docs": ("readme", "documentation", "docstring*", "runbook*", "adr", "decision record*"),
    "changelog": ("changelog", "release note*"),
    "todo": ("todo*", "fixme*"),
    "debug": ("print statement*", "debug statement*", "breakpoint*"),
    "build": ("build* pass*", "build* succeed*", "compiles"),
    "container": ("docker*", "container image*"),
    "ci": ("ci pipeline", "pipeline green", "ci green", "ci pass*"),
}
"""Name → phrases."""
