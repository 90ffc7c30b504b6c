"""The way to the database."""

from __future__ import annotations

from flask import Flask, current_app, g
from sqlalchemy import Engine, create_engine
from sqlalchemy.orm import Session


def make_engine(url: str) -> Engine:
    """Return an engine that waits two seconds for a lock or a free connection."""
    return create_engine(url, pool_timeout=2, hide_parameters=True, connect_args={"timeout": 2})


def engine() -> Engine:
    return current_app.extensions["engine"]


def session() -> Session:
    """Return the session of the current request."""
    if "session" not in g:
        g.session = Session(engine())
    return g.session


def install(app: Flask, url: str) -> None:
    """Give an app its engine, and let sessions end with their requests."""
    app.extensions["engine"] = make_engine(url)

    @app.teardown_appcontext
    def close(_error: BaseException | None) -> None:
        if "session" in g:
            g.pop("session").close()
