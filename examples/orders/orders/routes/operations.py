"""What those who run the service ask it."""

from __future__ import annotations

import logging

import anyio
from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST
from sqlalchemy import Engine, text

from .. import schemas
from ..problems import declare

logger = logging.getLogger("orders.health")

router = APIRouter(tags=["operations"])

READY_SECONDS = 2.0
"""How long the database may think about it: whoever asks for readiness does not wait for ever."""


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
async def ready(request: Request, response: Response) -> schemas.Health:
    """Ask the database a question, each time anew."""
    try:
        with anyio.fail_after(READY_SECONDS):
            await anyio.to_thread.run_sync(_ask, request.app.state.engine, abandon_on_cancel=True)
    except Exception as error:  # noqa: BLE001 - whatever the reason, the service is not ready
        logger.warning("database unavailable", extra={"fields": {"error": type(error).__name__}})
        response.status_code = 503
        return schemas.Health(status="fail", checks={"database": "fail"})
    return schemas.Health(status="pass", checks={"database": "pass"})


def _ask(engine: Engine) -> None:
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))


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
