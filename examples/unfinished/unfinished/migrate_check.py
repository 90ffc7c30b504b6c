"""``python -m unfinished.migrate_check``: do the migrations build what the models describe?

On a new SQLite database they are applied, compared with the models, taken back and applied again.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError

ROOT = Path(__file__).resolve().parent.parent


def alembic_config(database_url: str) -> Config:
    """Return the configuration that sends the migrations to a database."""
    config = Config(ROOT / "alembic.ini")
    config.attributes["database_url"] = database_url
    return config


def check(database_url: str) -> None:
    """Walk the migrations up, down and up again on an empty database.

    Raises:
        CommandError: When the migrations end at something else than the models.
    """
    config = alembic_config(database_url)
    command.upgrade(config, "head")
    command.check(config)
    command.downgrade(config, "base")
    command.upgrade(config, "head")


def main() -> int:
    """Check on a database made for it; return 0 when all is well."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            check(f"sqlite:///{Path(folder, 'migrations.db').as_posix()}")
        except CommandError as problem:
            print(f"The migrations do not fit the models: {problem}", file=sys.stderr)
            return 1
    print("The migrations apply, fit the models, and can be taken back.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
