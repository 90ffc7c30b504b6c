"""What those who operate the service ask: health and figures."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from contextvars import copy_context

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema
from ninja.errors import HttpError
from pydantic import Field

from . import metrics
from .problems import documented

router = Router(tags=["operation"])

_asking = ThreadPoolExecutor(max_workers=4, thread_name_prefix="readiness")


class Health(Schema):
    """How the service is."""

    status: str = Field(description="ok")


@router.get(
    "/health/live",
    response=Health,
    summary="Whether the process runs",
    operation_id="live",
    throttle=[],
)
def live(request: HttpRequest) -> dict[str, str]:
    """Answer as long as the process does; nobody else is asked."""
    return {"status": "ok"}


@router.get(
    "/health/ready",
    response=Health,
    summary="Whether requests can be served",
    operation_id="ready",
    throttle=[],
    openapi_extra=documented(503),
)
def ready(request: HttpRequest) -> dict[str, str]:
    """Ask the database, and wait two seconds at most."""
    question = _asking.submit(copy_context().run, _ask_database)
    try:
        question.result(settings.READINESS_SECONDS)
    except (DatabaseError, TooLate):
        raise HttpError(503, "The database does not answer.") from None
    return {"status": "ok"}


def _ask_database() -> None:
    """Run a statement on a connection of this thread's own, so that it is a new one."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    finally:
        connection.close()


@router.get(
    "/metrics",
    summary="Figures for Prometheus",
    operation_id="metrics",
    throttle=[],
    openapi_extra={"responses": {200: {"content": {"text/plain": {"schema": {"type": "string"}}}}}},
)
def figures(request: HttpRequest) -> HttpResponse:
    """Requests and their durations, in the text format of Prometheus."""
    return HttpResponse(
        metrics.exposition(), content_type="text/plain; version=0.0.4; charset=utf-8"
    )
