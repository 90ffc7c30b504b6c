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

from litestar.datastructures import Headers, MutableScopeHeaders
from litestar.types import ASGIApp, Message, Receive, Scope, Send
from prometheus_client import Counter, Histogram

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


def identify(app: ASGIApp) -> ASGIApp:
    """Give every request that has a handler its id, before anything is done for it."""

    async def identified(scope: Scope, receive: Receive, send: Send) -> None:
        _begin(scope)
        await app(scope, receive, send)

    return identified


def _begin(scope: Scope) -> None:
    sent = Headers.from_scope(scope).get("X-Request-ID", "")
    request_id.set(sent if re.fullmatch(r"[\w-]{8,64}", sent) else str(uuid.uuid4()))
    scope["state"]["began"] = time.perf_counter()


async def observe(message: Message, scope: Scope) -> None:
    """Note what is answered; also to requests that nothing handles."""
    if message["type"] != "http.response.start":
        return
    if "began" not in scope["state"]:
        _begin(scope)
    took = time.perf_counter() - scope["state"]["began"]
    MutableScopeHeaders(message)["X-Request-ID"] = request_id.get()
    route = scope.get("path_template") or "none"
    method = scope["method"] if scope["method"] in METHODS else "other"
    requests.labels(method, route, message["status"]).inc()
    seconds.labels(method, route).observe(took)
    fields = {"status": message["status"], "milliseconds": round(took * 1000, 1)}
    logger.info("request", extra={"method": method, "route": route, **fields})
