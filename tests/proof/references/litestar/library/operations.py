"""What those who run the service ask it."""

from __future__ import annotations

import logging

from anyio import fail_after
from litestar import MediaType, Response, get
from litestar.datastructures import State
from litestar.openapi import ResponseSpec
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from .problems import declared
from .schemas import Health

PATIENCE = 1.0
"""Seconds that the database may take to answer."""

logger = logging.getLogger("library.health")


@get(
    "/health/live",
    summary="Tell whether the process answers",
    description="Ask nobody else: a restart would not help what lies outside.",
    response_description="It does.",
    responses=declared(),
    tags=["operation"],
)
async def live() -> Health:
    return Health(status="pass")


@get(
    "/health/ready",
    summary="Tell whether the service can work",
    description="Ask the database, each time anew.",
    response_description="The database answers.",
    responses={
        **declared(),
        503: ResponseSpec(Health, generate_examples=False, description="The database is away."),
    },
    tags=["operation"],
)
async def ready(state: State) -> Response[Health]:
    try:
        with fail_after(PATIENCE):
            async with state.engine.connect() as connection:
                await connection.execute(text("SELECT 1"))
    except (SQLAlchemyError, TimeoutError) as error:
        logger.warning("database away", extra={"error": type(error).__name__})
        return Response(Health(status="fail"), status_code=503)
    return Response(Health(status="pass"))


@get(
    "/metrics",
    media_type=MediaType.TEXT,
    summary="Show the figures of this process",
    description="Return how many requests were answered, and how fast.",
    response_description="All figures in the text format of Prometheus.",
    responses=declared(),
    tags=["operation"],
)
async def metrics() -> Response[str]:
    return Response(generate_latest().decode(), headers={"Content-Type": CONTENT_TYPE_LATEST})
