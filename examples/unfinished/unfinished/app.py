"""The application, and what happens around every request."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

from .limits import Counter
from .models import Base
from .routes import TOO_MANY, router
from .settings import Settings

logger = logging.getLogger("unfinished")


def create_app(settings: Settings | None = None) -> FastAPI:
    """Return a new application; without settings they come from the environment."""
    settings = settings or Settings()
    engine = create_engine(settings.database_url)
    Base.metadata.create_all(engine)
    requests = Counter()

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        engine.dispose()

    app = FastAPI(title="Orders", version="0.9.0", lifespan=lifespan, responses=TOO_MANY)
    app.state.settings = settings
    app.state.engine = engine
    app.state.sessions = sessionmaker(engine, expire_on_commit=False)
    app.state.bad_logins = Counter()
    app.include_router(router)
    app.add_exception_handler(RequestValidationError, _invalid)

    @app.middleware("http")
    async def limit(
        request: Request, call_next: Callable[[Request], Awaitable[Response]]
    ) -> Response:
        client = request.client.host if request.client else "unknown"
        count, seconds = requests.add(client)
        if count > settings.requests_per_minute:
            logger.warning("%s sends too many requests", client)
        response = await call_next(request)
        response.headers["RateLimit-Limit"] = str(settings.requests_per_minute)
        response.headers["RateLimit-Remaining"] = str(max(0, settings.requests_per_minute - count))
        response.headers["RateLimit-Reset"] = str(seconds)
        return response

    return app


async def _invalid(_request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    # The input stays out: it may be a password.
    told = ("loc", "msg", "type")
    detail = [{name: entry[name] for name in told} for entry in error.errors()]
    return JSONResponse({"detail": detail}, 422)
