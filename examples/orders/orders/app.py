"""The application, put together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.routing import APIRoute
from sqlalchemy.orm import sessionmaker

from . import logs
from .database import make_engine
from .limits import Limiter
from .metrics import Metrics
from .middleware import IdentifyAndLimit, LimitBody, RecordRequests
from .problems import ProblemsApp
from .routes import accounts, operations, orders
from .settings import Settings


def create_app(settings: Settings | None = None) -> FastAPI:
    """Return a new application that shares nothing with others, except the database it is given.

    Without settings they come from the environment; see :class:`orders.settings.Settings`.
    """
    settings = settings or Settings.from_environment()
    logs.configure(settings.log_level)
    engine = make_engine(settings.database_url)
    sessions = sessionmaker(engine, expire_on_commit=False)
    metrics = Metrics()

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        engine.dispose()

    app = ProblemsApp(
        title="Orders",
        version="1.0.0",
        description="Customers register, log in and keep their orders. Errors are problem documents.",
        lifespan=lifespan,
        redoc_url=None,
        generate_unique_id_function=_operation_id,
    )
    app.state.settings = settings
    app.state.engine = engine
    app.state.sessions = sessions
    app.state.metrics = metrics
    app.state.bad_logins = Limiter(settings.bad_logins_per_minute)
    for router in (accounts.router, orders.router, operations.router):
        app.include_router(router)
    # The last one added is the outermost.
    app.add_middleware(LimitBody, max_bytes=settings.max_body_bytes)
    app.add_middleware(
        IdentifyAndLimit, limiter=Limiter(settings.requests_per_minute), sessions=sessions
    )
    app.add_middleware(RecordRequests, metrics=metrics)
    return app


def _operation_id(route: APIRoute) -> str:
    return route.name
