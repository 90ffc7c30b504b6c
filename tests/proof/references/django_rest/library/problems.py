"""Every error answer is a problem document (RFC 9457), and all of them have one shape."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, JsonResponse
from rest_framework.response import Response
from rest_framework.views import exception_handler

MEDIA_TYPE = "application/problem+json"


def problem(
    status: int, detail: str = "", errors: tuple[dict[str, str], ...] = ()
) -> dict[str, Any]:
    """Return the members of a problem document."""
    title = HTTPStatus(status).phrase
    return {
        "type": "about:blank",
        "title": title,
        "status": status,
        "detail": detail or f"{title}.",
        "errors": list(errors),
    }


def handle(exc: Exception, context: dict[str, Any]) -> Response | None:
    """Answer an exception that REST framework knows; others are left to Django."""
    answer = exception_handler(exc, context)
    if answer is None:
        return None
    refused = tuple(_flat(answer.data, "")) if answer.status_code == 400 else ()
    detail = "The request was refused." if refused else str(answer.data.get("detail", ""))
    return Response(
        problem(answer.status_code, detail, refused),
        status=answer.status_code,
        headers=dict(answer.headers),
        content_type=MEDIA_TYPE,
    )


def _flat(data: Any, name: str) -> Iterator[dict[str, str]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _flat(value, f"{name}.{key}" if name else str(key))
    elif isinstance(data, list):
        for value in data:
            yield from _flat(value, name)
    else:
        yield {"field": name, "reason": str(data)}


def _answer(status: int, detail: str = "") -> JsonResponse:
    return JsonResponse(problem(status, detail), status=status, content_type=MEDIA_TYPE)


def bad_request(request: HttpRequest, exception: Exception) -> JsonResponse:
    """Answer a request that Django itself refused."""
    return _answer(400)


def forbidden(request: HttpRequest, exception: Exception) -> JsonResponse:
    """Answer what Django itself forbids."""
    return _answer(403)


def not_found(request: HttpRequest, exception: Exception) -> JsonResponse:
    """Answer a path that leads nowhere."""
    return _answer(404)


def server_error(request: HttpRequest) -> JsonResponse:
    """Answer when something went wrong; what it was stands in the log."""
    return _answer(500, "Something went wrong; it has been noted.")
