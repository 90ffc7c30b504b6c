"""Errors, told as problem documents (RFC 9457)."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from http import HTTPStatus

from flask import Flask, Response
from pydantic import ValidationError
from werkzeug.exceptions import HTTPException

MEDIA_TYPE = "application/problem+json"

logger = logging.getLogger("library.failure")


def problem(status: int, detail: str, headers: Iterable[tuple[str, str]] = ()) -> Response:
    """Return a problem as an answer."""
    body = {"title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    answer = Response(json.dumps(body), status, mimetype=MEDIA_TYPE)
    answer.headers.extend(headers)
    return answer


def install(app: Flask) -> None:
    """Answer every error with a problem."""

    @app.errorhandler(HTTPException)
    def refused(error: HTTPException) -> Response:
        own = [(name, value) for name, value in error.get_headers() if name != "Content-Type"]
        return problem(error.code or 500, error.description or "", own)

    @app.errorhandler(ValidationError)
    def invalid(error: ValidationError) -> Response:
        # What was sent is not repeated: it may be a password.
        found = [
            f"{'.'.join(str(p)[:50] for p in e['loc'])}: {e['msg']}" for e in error.errors()[:10]
        ]
        return problem(422, "; ".join(found))

    @app.errorhandler(Exception)
    def failed(error: Exception) -> Response:
        logger.error("failure", exc_info=error)
        return problem(500, "The service failed; the failure has been recorded.")
