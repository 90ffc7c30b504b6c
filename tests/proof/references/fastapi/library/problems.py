"""Errors, told as problem documents (RFC 9457)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from slowapi.errors import RateLimitExceeded
from starlette.exceptions import HTTPException

MEDIA_TYPE = "application/problem+json"


class Problem(BaseModel):
    """Why a request was not carried out."""

    title: str = Field(description="The status in words.")
    status: int = Field(description="The status of the answer.")
    detail: str = Field(description="What happened this time.")


def problem(status: int, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    """Return a problem as an answer."""
    body = {"title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    return Response(json.dumps(body), status, dict(headers or {}), MEDIA_TYPE)


def declared(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return what the document says about errors; any request may be refused or go wrong."""
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        status: {
            "description": HTTPStatus(status).phrase,
            "content": {MEDIA_TYPE: {"schema": schema}},
        }
        for status in sorted({*statuses, 429, 500})
    }


def install(app: FastAPI) -> None:
    """Answer every error with a problem."""
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(RateLimitExceeded, _too_many)


async def _refused(request: Request, error: Any) -> Response:
    headers = dict(error.headers or {})
    if error.status_code == 405:
        headers["Allow"] = ", ".join(_methods(request)) or headers.get("Allow", "")
    return problem(error.status_code, str(error.detail), headers)


def _methods(request: Request) -> list[str]:
    """Return all methods of a path; the framework names those of its first route only."""
    paths = request.app.openapi()["paths"]
    fitting = (
        operations
        for template, operations in paths.items()
        if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), request.url.path)
    )
    return sorted(method.upper() for operations in fitting for method in operations)


async def _invalid(_request: Request, error: Any) -> Response:
    # What was sent is not repeated: it may be a password.
    found = [f"{'.'.join(str(p)[:50] for p in e['loc'])}: {e['msg']}" for e in error.errors()[:10]]
    return problem(422, "; ".join(found))


async def _too_many(request: Request, error: Any) -> Response:
    answer = problem(429, f"Not more than {error.detail}.")
    return request.app.state.limiter._inject_headers(answer, request.state.view_rate_limit)
