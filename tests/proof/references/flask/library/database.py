"""The way to the database."""

from __future__ import annotations

from flask import Flask, current_app, g
from sqlalchemy import Engine, NullPool, create_engine
from sqlalchemy.orm import Session


def make_engine(url: str) -> Engine:
    """Return an engine that waits a second for a lock; opening a file needs no pool."""
    return create_engine(url, poolclass=NullPool, hide_parameters=True, connect_args={"timeout": 1})


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
