"""The application, put together."""

from __future__ import annotations

from litestar import Litestar
from litestar.datastructures import State
from litestar.di import Provide
from litestar.openapi import OpenAPIConfig
from litestar.openapi.spec import Components, SecurityScheme

from . import observing, problems
from .accounts import login
from .books import Books
from .database import make_engine, open_session
from .limits import per_client
from .operations import live, metrics, ready
from .settings import Settings


async def _dispose(app: Litestar) -> None:
    await app.state.engine.dispose()


def create_app(settings: Settings | None = None) -> Litestar:
    """Return the application for a database."""
    settings = settings or Settings.from_environment()
    observing.configure_logging()
    engine = make_engine(settings.database_url)
    return Litestar(
        [Books, login, live, ready, metrics],
        dependencies={"session": Provide(open_session)},
        exception_handlers=problems.HANDLERS,
        middleware=[observing.identify, per_client],
        before_send=[observing.observe],
        on_shutdown=[_dispose],
        logging_config=None,
        request_max_body_size=65_536,
        state=State({"engine": engine, "password_cost": settings.password_cost}),
        openapi_config=OpenAPIConfig(
            title="Lending library",
            version="1.4.0",
            description="The catalogue of a lending library. Errors are problem documents.",
            components=Components(
                security_schemes={"bearer": SecurityScheme(type="http", scheme="bearer")}
            ),
        ),
    )
