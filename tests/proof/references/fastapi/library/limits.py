"""How often a client may ask."""

from __future__ import annotations

from fastapi import HTTPException
from limits import parse
from slowapi import Limiter
from slowapi.util import get_remote_address

BAD_LOGINS = parse("5/minute")

limiter = Limiter(key_func=get_remote_address, headers_enabled=True)

per_client = limiter.shared_limit("100/minute", scope="catalogue")


def count_login(name: str) -> None:
    """Count an attempt to log in before it is looked at; refuse it when there were too many."""
    if not limiter.limiter.hit(BAD_LOGINS, "login", name):
        raise HTTPException(429, "Too many wrong passwords.", {"Retry-After": "60"})


def forget_logins(name: str) -> None:
    """Let a reader who has shown the right password start anew."""
    limiter.limiter.clear(BAD_LOGINS, "login", name)
