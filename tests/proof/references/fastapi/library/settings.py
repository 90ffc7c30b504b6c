"""What the environment decides."""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Where the database is, and how hard passwords are to guess."""

    database_url: str = "sqlite:///library.db"
    password_cost: int = 2**14

    @classmethod
    def from_environment(cls) -> Settings:
        return cls(database_url=os.environ.get("DATABASE_URL", cls.database_url))
