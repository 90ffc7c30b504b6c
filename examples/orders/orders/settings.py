"""Settings of one instance of the service, read from the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Everything that may differ between two instances of the service."""

    database_url: str = "sqlite:///orders.db"
    """SQLAlchemy URL; SQLite for development, PostgreSQL (``postgresql+psycopg://…``) in production."""
    requests_per_minute: int = 100
    """Requests that one client may send in a minute; health checks do not count."""
    bad_logins_per_minute: int = 5
    """Wrong passwords that one account forgives in a minute."""
    token_hours: int = 12
    """Hours until a bearer token expires."""
    password_cost: int = 2**14
    """scrypt's work factor, a power of two; only tests want a low one."""
    max_body_bytes: int = 64 * 1024
    """Largest request body that is read."""
    log_level: str = "INFO"
    """Lowest level of log record that is written."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """Return the settings that environment variables describe, defaults for the rest.

        The database is named by ``DATABASE_URL``, everything else by ``ORDERS_`` and the name of the
        field in capitals, such as ``ORDERS_REQUESTS_PER_MINUTE``.

        Raises:
            ValueError: When a number is not a whole number above zero; names the variable.
        """
        return cls(
            database_url=environment.get("DATABASE_URL", cls.database_url),
            log_level=environment.get("ORDERS_LOG_LEVEL", cls.log_level).upper(),
            requests_per_minute=_count(
                environment, "ORDERS_REQUESTS_PER_MINUTE", cls.requests_per_minute
            ),
            bad_logins_per_minute=_count(
                environment, "ORDERS_BAD_LOGINS_PER_MINUTE", cls.bad_logins_per_minute
            ),
            token_hours=_count(environment, "ORDERS_TOKEN_HOURS", cls.token_hours),
            password_cost=_count(environment, "ORDERS_PASSWORD_COST", cls.password_cost),
            max_body_bytes=_count(environment, "ORDERS_MAX_BODY_BYTES", cls.max_body_bytes),
        )


def _count(environment: Mapping[str, str], name: str, default: int) -> int:
    raw = environment.get(name)
    if raw is None:
        return default
    if not raw.isascii() or not raw.isdigit() or int(raw) == 0:
        raise ValueError(f"{name} must be a whole number above zero, not {raw!r}")
    return int(raw)
