"""Every error answer is a problem document (RFC 9457), and every one of them has this shape."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

logger = logging.getLogger("orders.error")

MEDIA_TYPE = "application/problem+json"

BODY_REFUSED = {
    400: "The body cannot be read.",
    413: "The body is too large.",
    422: "A field is missing, unknown or out of bounds.",
}
"""What each status means for an operation that takes a body."""


class FieldError(BaseModel):
    """One part of a request that was refused."""

    place: str = Field(description="Where it stands: body, path, query or header.")
    field: str = Field(description="Its name, with dots into lists and objects.")
    reason: str = Field(description="What is wrong with it.")


class Problem(BaseModel):
    """An error, as RFC 9457 has it."""

    type: str = Field(description="Kind of problem; about:blank means that the status says it all.")
    title: str = Field(description="The status in words.")
    status: int = Field(ge=400, le=599, description="The status of the answer.")
    detail: str = Field(description="What happened this time.")
    errors: list[FieldError] = Field(description="The parts refused; empty for most problems.")


class ProblemResponse(Response):
    """A problem document as an answer."""

    media_type = MEDIA_TYPE

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        errors: tuple[FieldError, ...] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        problem = Problem(
            type="about:blank",
            title=HTTPStatus(status).phrase,
            status=status,
            detail=detail,
            errors=list(errors),
        )
        # ASCII only: a refused name may hold half of a surrogate pair, which UTF-8 cannot carry.
        body = json.dumps(problem.model_dump(), ensure_ascii=True)
        super().__init__(body, status_code=status, headers=dict(headers or {}))


class ProblemsApp(FastAPI):
    """A FastAPI application whose errors are problem documents, in answers and in its document."""

    def __init__(self, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.add_exception_handler(HTTPException, _refused)
        self.add_exception_handler(RequestValidationError, _invalid)
        self.add_exception_handler(Exception, _crashed)

    def openapi(self) -> dict[str, Any]:
        """Return the OpenAPI document, with the schemas that :func:`declare` points at."""
        document = super().openapi()
        schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas = document.setdefault("components", {}).setdefault("schemas", {})
        schemas.update(schema.pop("$defs"))
        schemas["Problem"] = schema
        return document


def declare(descriptions: Mapping[int, str]) -> dict[int | str, dict[str, Any]]:
    """Return FastAPI's ``responses`` for error answers, from what each status means here.

    Every operation may also be asked too often, and may fail.
    """
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    everywhere = {429: "Too many requests in a minute.", 500: "The service failed."}
    return {
        status: {"description": text, "content": content}
        for status, text in sorted({**everywhere, **descriptions}.items())
    }


async def _refused(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    headers = dict(error.headers or {})
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        # The framework names the methods of one route; a path may have several.
        headers["Allow"] = _allowed_methods(request) or headers.get("Allow", "")
    return ProblemResponse(error.status_code, str(error.detail), headers=headers)


def _allowed_methods(request: Request) -> str:
    for template, operations in request.app.openapi()["paths"].items():
        if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), request.url.path):
            return ", ".join(sorted(method.upper() for method in operations))
    return ""


async def _invalid(_request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    errors = tuple(_field_error(entry) for entry in error.errors()[:20])
    return ProblemResponse(
        HTTPStatus.UNPROCESSABLE_ENTITY, "The request does not fit the document.", errors=errors
    )


def _field_error(entry: Mapping[str, Any]) -> FieldError:
    # The value itself stays out: it may be a password.
    place, *names = (str(name)[:100] for name in entry["loc"])
    return FieldError(place=place, field=".".join(names), reason=entry["msg"])


async def _crashed(request: Request, error: Exception) -> Response:
    logger.error(
        "unhandled error",
        exc_info=error,
        extra={"fields": {"method": request.method, "path": request.url.path}},
    )
    return ProblemResponse(
        HTTPStatus.INTERNAL_SERVER_ERROR, "The service failed; the failure has been recorded."
    )
