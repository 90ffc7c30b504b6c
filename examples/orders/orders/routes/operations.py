"""What those who run the service ask it."""

from __future__ import annotations

import logging

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST
from sqlalchemy import text

from .. import schemas
from ..problems import declare

logger = logging.getLogger("orders.health")

router = APIRouter(tags=["operations"])


@router.get(
    "/health/live",
    summary="Is the process alive?",
    response_description="The process answers.",
)
async def live() -> schemas.Health:
    """Answer without asking anybody else: a restart would help nothing that lies outside."""
    return schemas.Health(status="pass", checks={})


@router.get(
    "/health/ready",
    summary="Can the service do its work?",
    response_description="The database answers.",
    responses={503: {"model": schemas.Health, "description": "The database does not answer."}},
)
def ready(request: Request, response: Response) -> schemas.Health:
    """Ask the database a question, each time anew."""
    try:
        with request.app.state.engine.connect() as connection:
            connection.execute(text("SELECT 1"))
    except Exception as error:  # noqa: BLE001 - whatever the reason, the service is not ready
        logger.warning("database unavailable", extra={"fields": {"error": type(error).__name__}})
        response.status_code = 503
        return schemas.Health(status="fail", checks={"database": "fail"})
    return schemas.Health(status="pass", checks={"database": "pass"})


@router.get(
    "/metrics",
    summary="Show the figures",
    response_class=PlainTextResponse,
    response_description="All figures in Prometheus's text format.",
    responses=declare({}),
)
def metrics(request: Request) -> Response:
    """Return counters of requests and orders, and how long requests took."""
    return Response(request.app.state.metrics.exposition(), media_type=CONTENT_TYPE_LATEST)
