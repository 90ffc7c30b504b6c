"""The application, put together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI

from . import accounts, books, observing, operations, problems
from .database import make_engine
from .limits import limiter
from .settings import Settings


class Library(FastAPI):
    """The application; its document has the schema of problems."""

    def openapi(self) -> dict[str, Any]:
        document = super().openapi()
        document["components"]["schemas"]["Problem"] = problems.Problem.model_json_schema()
        return document


def create_app(settings: Settings | None = None) -> FastAPI:
    """Return the application for a database."""
    settings = settings or Settings.from_environment()
    observing.configure_logging()
    engine = make_engine(settings.database_url)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        engine.dispose()

    app = Library(
        title="Lending library",
        version="1.4.0",
        description="The catalogue of a lending library. Errors are problem documents.",
        lifespan=lifespan,
    )
    app.state.engine = engine
    app.state.settings = settings
    app.state.limiter = limiter
    problems.install(app)
    observing.install(app)
    for router in (accounts.router, books.router, operations.router):
        app.include_router(router)
    return app
