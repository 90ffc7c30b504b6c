"""What happens around every request."""

from __future__ import annotations

import logging
import re
import time
import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from . import logs, metrics

logger = logging.getLogger("library.request")

_GIVEN_ID = re.compile(r"[A-Za-z0-9-]{8,64}")


class RecordRequests:
    """Logs and counts every request, and gives it an id that the answer carries."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        request_id = given if _GIVEN_ID.fullmatch(given) else uuid.uuid4().hex
        request.request_id = request_id  # type: ignore[attr-defined]
        token = logs.request_id.set(request_id)
        started = time.perf_counter()
        try:
            response = self._get_response(request)
            seconds = time.perf_counter() - started
            match = request.resolver_match
            route = match.route if match else "unmatched"
            method, status = request.method or "", response.status_code
            metrics.count(method=method, route=route, status=status, seconds=seconds)
            logger.info(
                "request",
                extra={
                    "fields": {
                        "method": method,
                        "route": route,
                        "status": status,
                        "milliseconds": round(seconds * 1000, 2),
                    }
                },
            )
            response.headers["X-Request-ID"] = request_id
            return response
        finally:
            logs.request_id.reset(token)
