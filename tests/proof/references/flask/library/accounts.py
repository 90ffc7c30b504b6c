"""Readers, their passwords and their tokens."""

from __future__ import annotations

import functools
import hashlib
import secrets
import time
from collections.abc import Callable
from typing import Any

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import Unauthorized
from werkzeug.security import check_password_hash, generate_password_hash

from .database import session
from .limits import bad_logins
from .models import Reader, Token
from .schemas import Credentials, body_as

HOUR = 3600

blueprint = Blueprint("accounts", __name__)


def add_reader(session: Session, name: str, password: str, *, method: str = "scrypt") -> None:
    """Let somebody log in from now on."""
    session.add(Reader(name=name, password_hash=generate_password_hash(password, method)))
    session.commit()


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _unauthorized(detail: str) -> Unauthorized:
    return Unauthorized(detail, www_authenticate=WWWAuthenticate("bearer"))


@blueprint.post("/login")
@bad_logins
def login() -> ResponseReturnValue:
    credentials = body_as(Credentials)
    reader = session().scalar(select(Reader).where(Reader.name == credentials.name))
    if reader is None or not check_password_hash(reader.password_hash, credentials.password):
        raise _unauthorized("Wrong name or password.")
    token = secrets.token_urlsafe(32)
    session().add(Token(digest=_digest(token), reader_id=reader.id, expires_at=time.time() + HOUR))
    session().commit()
    return jsonify(access_token=token, token_type="bearer")


def for_readers(view: Callable[..., ResponseReturnValue]) -> Callable[..., ResponseReturnValue]:
    """Let only those in who bring a valid token."""

    @functools.wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> ResponseReturnValue:
        sent = request.authorization
        held = sent.token if sent is not None and sent.type == "bearer" else None
        token = session().get(Token, _digest(held)) if held else None
        if token is None or token.expires_at < time.time():
            raise _unauthorized("A valid token is needed.")
        return view(*args, **kwargs)

    return guarded
