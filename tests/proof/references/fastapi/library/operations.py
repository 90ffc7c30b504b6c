"""What those who run the service ask it."""

from __future__ import annotations

import logging

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from .problems import declared
from .schemas import Health

logger = logging.getLogger("library.health")

router = APIRouter(tags=["operation"])


@router.get(
    "/health/live",
    summary="Tell whether the process answers",
    response_description="It does.",
    responses=declared(),
)
def live() -> Health:
    """Ask nobody else: a restart would not help what lies outside."""
    return Health(status="pass")


@router.get(
    "/health/ready",
    summary="Tell whether the service can work",
    response_description="The database answers.",
    responses={**declared(), 503: {"model": Health, "description": "The database is away."}},
)
def ready(request: Request, response: Response) -> Health:
    """Ask the database, each time anew."""
    try:
        with request.app.state.engine.connect() as connection:
            connection.execute(text("SELECT 1"))
    except SQLAlchemyError as error:
        logger.warning("database away", extra={"error": type(error).__name__})
        response.status_code = 503
        return Health(status="fail")
    return Health(status="pass")


@router.get(
    "/metrics",
    summary="Show the figures of this process",
    response_class=PlainTextResponse,
    response_description="All figures in the text format of Prometheus.",
    responses=declared(),
)
def metrics() -> Response:
    """Return how many requests were answered, and how fast."""
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
