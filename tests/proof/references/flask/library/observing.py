"""A log record, a figure and an id for every request."""

from __future__ import annotations

import json
import logging
import re
import sys
import time
import uuid
from datetime import datetime, timezone
from typing import Any

from flask import Flask, Response, g, has_request_context, request
from prometheus_client import Counter, Histogram

METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
FIELDS = ("method", "route", "status", "milliseconds", "error")

logger = logging.getLogger("library.request")

requests = Counter("http_requests", "Requests answered.", ("method", "route", "status"))
seconds = Histogram("http_request_duration_seconds", "Time to the answer.", ("method", "route"))


class JsonFormatter(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        entry: dict[str, Any] = {
            "timestamp": datetime.fromtimestamp(record.created, timezone.utc).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if has_request_context() and "request_id" in g:
            entry["request_id"] = g.request_id
        entry |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        return json.dumps(entry)


def configure_logging() -> None:
    """Write the records of the service to standard error."""
    service = logging.getLogger("library")
    service.setLevel(logging.INFO)
    if not service.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(JsonFormatter())
        service.addHandler(handler)
        # Some servers give the root logger a handler that writes plain lines.
        service.propagate = False


def install(app: Flask) -> None:
    """Observe every request to the app."""

    @app.before_request
    def begin() -> None:
        sent = request.headers.get("X-Request-ID", "")
        g.request_id = sent if re.fullmatch(r"[\w-]{8,64}", sent) else str(uuid.uuid4())
        g.began = time.perf_counter()

    @app.after_request
    def end(answer: Response) -> Response:
        took = time.perf_counter() - g.began
        answer.headers["X-Request-ID"] = g.request_id
        route = request.url_rule.rule if request.url_rule else "none"
        method = request.method if request.method in METHODS else "other"
        requests.labels(method, route, answer.status_code).inc()
        seconds.labels(method, route).observe(took)
        fields = {"status": answer.status_code, "milliseconds": round(took * 1000, 1)}
        logger.info("request", extra={"method": method, "route": route, **fields})
        return answer
