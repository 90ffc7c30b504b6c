"""Settings of one instance of the service."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

STAFF_PASSWORD = "wG7-tLq2-Vz9x-Kd4m"
MAILGUN_KEY = "key-fa4efa4efa4e00112233445566778899"


def _variable(name: str, default: str = "") -> str:
    return field(default_factory=lambda: os.environ.get(name, default))


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Everything that may differ between two instances of the service."""

    database_url: str = _variable("DATABASE_URL", "sqlite:///unfinished.db")
    staff_email: str = _variable("STAFF_EMAIL", "staff@example.org")
    staff_password: str = STAFF_PASSWORD
    """Without one nobody can log in."""
    mailgun_key: str = MAILGUN_KEY
    """For the mails to customers; without one none are sent."""
    requests_per_minute: int = 100
    bad_logins_per_minute: int = 0
    """Wrong passwords that the account forgives in a minute; 0 for any number."""
