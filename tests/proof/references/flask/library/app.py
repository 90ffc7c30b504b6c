"""The application, put together."""

from __future__ import annotations

from flask import Flask

from . import accounts, books, database, observing, operations, problems
from .limits import limiter
from .settings import Settings


def create_app(settings: Settings | None = None) -> Flask:
    """Return the application for a database."""
    settings = settings or Settings.from_environment()
    observing.configure_logging()
    app = Flask("library")
    app.config["MAX_CONTENT_LENGTH"] = 65_536
    database.install(app, settings.database_url)
    observing.install(app)
    problems.install(app)
    limiter.init_app(app)
    for part in (accounts, books, operations):
        app.register_blueprint(part.blueprint)
    return app
