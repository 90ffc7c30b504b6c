"""Structured logs: one JSON object a line."""

from __future__ import annotations

import json
import logging
from contextvars import ContextVar
from datetime import datetime, timezone

request_id: ContextVar[str] = ContextVar("request_id", default="")


class JsonFormatter(logging.Formatter):
    """Writes a record as JSON; ``extra={"fields": {…}}`` adds members of one's own."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line."""
        # Django tells of some requests when they have been answered.
        told = getattr(getattr(record, "request", None), "request_id", "")
        entry = {
            "timestamp": datetime.fromtimestamp(record.created, timezone.utc).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "request_id": request_id.get() or told,
            **getattr(record, "fields", {}),
        }
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        return json.dumps(entry, default=str)
