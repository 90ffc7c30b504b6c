"""The API, put together."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.parser import Parser

from books.views import accounts, books

from . import operation
from .limits import PerClient
from .problems import FieldProblem, Problem, answer


class StrictJson(Parser):
    """Reads JSON, and nothing that merely looks like it."""

    def parse_body(self, request: HttpRequest) -> Any:
        """Return the value of the body; ninja answers 400 when there is none."""
        return json.loads(request.body, parse_constant=_refuse)


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number of JSON")


class Library(NinjaAPI):
    """An API whose errors are problem documents, also in its OpenAPI document."""

    def get_openapi_schema(self, *args: Any, **kwargs: Any) -> Any:
        """Return the document, with the schema of problems."""
        document = super().get_openapi_schema(*args, **kwargs)
        template = "#/components/schemas/{model}"
        problem = Problem.model_json_schema(ref_template=template)
        document["components"]["schemas"].update(problem.pop("$defs"), Problem=problem)
        return document


api = Library(
    title="Lending library",
    version="1.0.0",
    description="Books of a library, for its staff. Errors are problem documents (RFC 9457).",
    docs_url=None,
    parser=StrictJson(),
    throttle=[PerClient()],
)
api.add_router("/books", books)
api.add_router("/login", accounts)
api.add_router("", operation.router)


@api.exception_handler(Http404)
def _missing(_request: HttpRequest, _problem: Http404) -> HttpResponse:
    return answer(404, "There is no such book.")


@api.exception_handler(HttpError)
def _refused(_request: HttpRequest, problem: HttpError) -> HttpResponse:
    response = answer(problem.status_code, problem.message)
    if isinstance(problem, AuthenticationError):
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


@api.exception_handler(ValidationError)
def _invalid(_request: HttpRequest, problem: ValidationError) -> HttpResponse:
    errors = [
        FieldProblem(field=".".join(str(part) for part in error["loc"]), reason=error["msg"])
        for error in problem.errors
    ]
    return answer(HTTPStatus.UNPROCESSABLE_ENTITY, "The request was refused.", errors)
