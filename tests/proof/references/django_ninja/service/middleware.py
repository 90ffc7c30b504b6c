"""What happens around every request."""

from __future__ import annotations

import logging
import re
import time
import uuid
from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse

from . import logs, metrics
from .problems import MEDIA_TYPE, answer

logger = logging.getLogger("service.request")

Serve = Callable[[HttpRequest], HttpResponse]

_GIVEN_ID = re.compile(r"[A-Za-z0-9-]{8,64}")


def record_requests(get_response: Serve) -> Serve:
    """Log and count every request, and give it an id that the answer carries."""

    def serve(request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        request_id = given if _GIVEN_ID.fullmatch(given) else uuid.uuid4().hex
        request.request_id = request_id  # type: ignore[attr-defined]
        token = logs.request_id.set(request_id)
        started = time.perf_counter()
        try:
            response = get_response(request)
            seconds = time.perf_counter() - started
            match = request.resolver_match
            route = match.route if match else "unmatched"
            method, status = request.method or "", response.status_code
            metrics.count(method=method, route=route, status=status, seconds=seconds)
            fields = {
                "method": method,
                "route": route,
                "status": status,
                "milliseconds": round(seconds * 1000, 2),
            }
            logger.info("request", extra={"fields": fields})
        finally:
            logs.request_id.reset(token)
        response.headers["X-Request-ID"] = request_id
        return response

    return serve


def announce_limits(get_response: Serve) -> Serve:
    """Tell clients what they have left."""

    def serve(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in getattr(request, "allowance", {}).items():
            response.headers[name] = value
        return response

    return serve


class RefuseBodies:
    """Refuses bodies that are not JSON, or larger than the service wants to read."""

    def __init__(self, get_response: Serve) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_view(self, request: HttpRequest, *_called: object) -> HttpResponse | None:
        """Look at the body before the operation does."""
        try:
            body = request.body
        except RequestDataTooBig:
            return answer(413, "The body is too large.")
        if body and request.content_type != "application/json":
            return answer(415, "The body has to be JSON.")
        return None


def tell_problems(get_response: Serve) -> Serve:
    """Turn the plain errors of the framework into problem documents."""

    def serve(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code == 405 and response.headers["Content-Type"] != MEDIA_TYPE:
            problem = answer(405, "This path does not know the method.")
            problem.headers["Allow"] = response.headers["Allow"]
            return problem
        return response

    return serve
