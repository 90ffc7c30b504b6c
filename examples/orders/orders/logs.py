"""Structured logs: one JSON object a line, on standard output."""

from __future__ import annotations

import json
import logging
import sys
from datetime import datetime, timezone
from typing import TextIO

NAME = "orders"


class JsonFormatter(logging.Formatter):
    """Writes a record as JSON; ``extra={"fields": {…}}`` adds members of one's own."""

    def format(self, record: logging.LogRecord) -> str:
        entry = {
            "timestamp": datetime.fromtimestamp(record.created, timezone.utc).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        return json.dumps(entry, default=str)


class StandardOutput(logging.StreamHandler):  # type: ignore[type-arg]
    """Writes to what standard output is at that moment, even when it was exchanged."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)
        self.setFormatter(JsonFormatter())

    @property
    def stream(self) -> TextIO:
        return sys.stdout


def configure(level: str) -> None:
    """Send the service's records to standard output; a second call only changes the level."""
    logger = logging.getLogger(NAME)
    logger.setLevel(level)
    if not any(isinstance(handler, StandardOutput) for handler in logger.handlers):
        logger.addHandler(StandardOutput())
