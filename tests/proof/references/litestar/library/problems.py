"""Errors, told as problem documents (RFC 9457)."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from litestar import Request, Response
from litestar.connection import ASGIConnection
from litestar.exceptions import HTTPException, TooManyRequestsException, ValidationException
from litestar.handlers import BaseRouteHandler
from litestar.openapi import ResponseSpec

from .schemas import Problem

MEDIA_TYPE = "application/problem+json"

logger = logging.getLogger("library.failure")


def problem(
    status: int, detail: str, headers: Mapping[str, str] | None = None
) -> Response[Problem]:
    """Return a problem as an answer."""
    body = Problem(title=HTTPStatus(status).phrase, status=status, detail=detail)
    return Response(body, status_code=status, media_type=MEDIA_TYPE, headers=dict(headers or {}))


def declared(*statuses: int) -> dict[int, ResponseSpec]:
    """Return what the document says about errors; any request may be refused or go wrong."""
    return {
        status: ResponseSpec(
            Problem,
            generate_examples=False,
            description=HTTPStatus(status).phrase,
            media_type=MEDIA_TYPE,  # type: ignore[arg-type]
        )
        for status in sorted({*statuses, 429, 500})
    }


def refused(_request: Request[Any, Any, Any], error: HTTPException) -> Response[Problem]:
    return problem(error.status_code, error.detail, error.headers)


def invalid(_request: Request[Any, Any, Any], error: ValidationException) -> Response[Problem]:
    # What was sent is not repeated: it may be a password.
    found = [
        f"{entry.get('key', '')}: {entry.get('message', '')}"[:200]
        for entry in (error.extra or [])[:10]
        if isinstance(entry, dict)
    ]
    return problem(400, "; ".join(found) or "The request does not fit the document.")


def too_many(
    _request: Request[Any, Any, Any], error: TooManyRequestsException
) -> Response[Problem]:
    headers = dict(error.headers or {})
    reset = headers.get("RateLimit-Reset", "60")
    return problem(429, "Too many requests in a minute.", {**headers, "Retry-After": reset})


def unreadable(_request: Request[Any, Any, Any], _error: Exception) -> Response[Problem]:
    return problem(400, "The body cannot be read: it is not UTF-8, or nested too deeply.")


def failed(_request: Request[Any, Any, Any], error: Exception) -> Response[Problem]:
    logger.error("failure", exc_info=error)
    return problem(500, "The service failed; the failure has been recorded.")


async def json_only(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
    """Refuse a body that does not say that it is JSON."""
    sent = connection.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if sent != "application/json":
        raise HTTPException("The body must be JSON.", status_code=415)


HANDLERS: dict[Any, Any] = {
    HTTPException: refused,
    ValidationException: invalid,
    TooManyRequestsException: too_many,
    UnicodeDecodeError: unreadable,
    RecursionError: unreadable,
    Exception: failed,
}
