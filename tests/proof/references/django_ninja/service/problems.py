"""Every error answer is a problem document (RFC 9457), and all of them have one shape."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Schema
from pydantic import Field

MEDIA_TYPE = "application/problem+json"


class FieldProblem(Schema):
    """One part of a request that was refused."""

    field: str = Field(description="Where it stands, with dots into lists and objects.")
    reason: str = Field(description="What is wrong with it.")


class Problem(Schema):
    """An error, as RFC 9457 has it."""

    type: str = Field(description="Kind of problem.")
    title: str = Field(description="The status in words.")
    status: int = Field(description="The status of the answer.")
    detail: str = Field(description="What happened this time.")
    errors: list[FieldProblem] = Field(description="The parts refused; often none.")


MEANINGS = {
    400: "The body cannot be read.",
    401: "Nobody is logged in, or the token is not known.",
    404: "There is no such book.",
    413: "The body is too large.",
    415: "The body is not JSON.",
    422: "A field or a parameter is missing, of the wrong type or out of bounds.",
    429: "Too many requests; Retry-After tells when to come back.",
    503: "The service cannot do its work now.",
}


def documented(*statuses: int) -> dict[str, Any]:
    """Return what the OpenAPI document says about the errors of an operation."""
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        "responses": {
            status: {"description": MEANINGS[status], "content": {MEDIA_TYPE: {"schema": schema}}}
            for status in statuses
        }
    }


def answer(status: int, detail: str = "", errors: Sequence[FieldProblem] = ()) -> HttpResponse:
    """Return a problem document as an answer."""
    title = HTTPStatus(status).phrase
    problem = Problem(
        type="about:blank",
        title=title,
        status=status,
        detail=detail or f"{title}.",
        errors=list(errors),
    )
    return HttpResponse(problem.model_dump_json(), status=status, content_type=MEDIA_TYPE)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that Django itself refused."""
    return answer(400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a path that leads nowhere."""
    return answer(404, "There is nothing at this path.")


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer when something went wrong; what it was stands in the log."""
    return answer(500, "Something went wrong; it has been noted.")
