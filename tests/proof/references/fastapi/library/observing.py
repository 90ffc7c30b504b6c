"""A log record, a figure and an id for every request."""

from __future__ import annotations

import json
import logging
import re
import sys
import time
import uuid
from contextvars import ContextVar
from datetime import datetime, timezone
from typing import Any

from fastapi import FastAPI, Request, Response
from prometheus_client import Counter, Histogram

from .problems import problem

METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
FIELDS = ("method", "route", "status", "milliseconds", "error")

logger = logging.getLogger("library.request")

request_id: ContextVar[str] = ContextVar("request_id", default="")

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
            "request_id": request_id.get(),
        }
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


def install(app: FastAPI) -> None:
    """Observe every request to the app."""

    @app.middleware("http")
    async def observe(request: Request, call_next: Any) -> Response:
        sent = request.headers.get("X-Request-ID", "")
        request_id.set(sent if re.fullmatch(r"[\w-]{8,64}", sent) else str(uuid.uuid4()))
        began = time.perf_counter()
        try:
            response: Response = await call_next(request)
        except Exception:
            logger.exception("failure")
            response = problem(500, "The service failed; the failure has been recorded.")
        took = time.perf_counter() - began
        response.headers["X-Request-ID"] = request_id.get()
        route = getattr(request.scope.get("route"), "path", "none")
        method = request.method if request.method in METHODS else "other"
        requests.labels(method, route, response.status_code).inc()
        seconds.labels(method, route).observe(took)
        fields = {"status": response.status_code, "milliseconds": round(took * 1000, 1)}
        logger.info("request", extra={"method": method, "route": route, **fields})
        return response
