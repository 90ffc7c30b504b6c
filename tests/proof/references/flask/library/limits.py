"""How often a client may ask."""

from __future__ import annotations

import json

from flask import request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

limiter = Limiter(
    get_remote_address,
    application_limits=["100/minute"],
    headers_enabled=True,
    storage_uri="memory://",
)


def _account() -> str:
    """Return the name of the account that somebody tries to get into."""
    try:
        sent = json.loads(request.get_data())
    except (ValueError, RecursionError):
        return ""
    return str(sent.get("name", "")).lower() if isinstance(sent, dict) else ""


bad_logins = limiter.limit(
    "5/minute", key_func=_account, deduct_when=lambda answer: answer.status_code == 401
)
"""Five wrong passwords in a minute lock an account for the rest of it."""
