"""What those who run the service ask it."""

from __future__ import annotations

import logging
from pathlib import Path

from flask import Blueprint, Response, jsonify
from flask.typing import ResponseReturnValue
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from .database import engine
from .limits import limiter

DOCUMENT = Path(__file__).parent.parent / "openapi.json"

logger = logging.getLogger("library.health")

blueprint = Blueprint("operations", __name__)
limiter.exempt(blueprint)


@blueprint.get("/health/live")
def live() -> ResponseReturnValue:
    return jsonify(status="pass")


@blueprint.get("/health/ready")
def ready() -> ResponseReturnValue:
    try:
        with engine().connect() as connection:
            connection.execute(text("SELECT 1"))
    except SQLAlchemyError as error:
        logger.warning("database away", extra={"error": type(error).__name__})
        return jsonify(status="fail"), 503
    return jsonify(status="pass")


@blueprint.get("/metrics")
def metrics() -> ResponseReturnValue:
    return Response(generate_latest(), content_type=CONTENT_TYPE_LATEST)


@blueprint.get("/openapi.json")
def document() -> ResponseReturnValue:
    return Response(DOCUMENT.read_text(encoding="utf-8"), mimetype="application/json")
