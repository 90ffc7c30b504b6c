"""Readers, their passwords and their tokens."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from sqlalchemy import select
from sqlalchemy.orm import Session

from .database import Database
from .limits import count_login, forget_logins
from .models import Reader, Token
from .problems import declared
from .schemas import Credentials, TokenOut

HOUR = 3600

router = APIRouter(tags=["accounts"])

bearer = HTTPBearer(auto_error=False, description="The token that POST /login gave.")


def add_reader(session: Session, name: str, password: str, *, cost: int) -> None:
    """Let somebody log in from now on."""
    session.add(Reader(name=name, password_hash=hash_password(password, cost=cost)))
    session.commit()


def hash_password(password: str, *, cost: int, salt: bytes = b"") -> str:
    salt = salt or secrets.token_bytes(16)
    digest = hashlib.scrypt(password.encode(), salt=salt, n=cost, r=8, p=1)
    return f"{cost}${salt.hex()}${digest.hex()}"


def fits(password: str, password_hash: str) -> bool:
    cost, salt, _ = password_hash.split("$")
    again = hash_password(password, cost=int(cost), salt=bytes.fromhex(salt))
    return hmac.compare_digest(again, password_hash)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@router.post(
    "/login",
    summary="Exchange name and password for a token",
    response_description="The token.",
    responses=declared(400, 401, 422),
)
def login(request: Request, credentials: Credentials, session: Database) -> TokenOut:
    """Five wrong passwords in a minute lock an account for the rest of it."""
    count_login(credentials.name)
    reader = session.scalar(select(Reader).where(Reader.name == credentials.name))
    if reader is None:
        # As slow as a wrong password, so that time does not tell who has an account.
        hash_password(credentials.password, cost=request.app.state.settings.password_cost)
    if reader is None or not fits(credentials.password, reader.password_hash):
        raise HTTPException(401, "Wrong name or password.", {"WWW-Authenticate": "Bearer"})
    forget_logins(credentials.name)
    token = secrets.token_urlsafe(32)
    session.add(Token(digest=_digest(token), reader_id=reader.id, expires_at=time.time() + HOUR))
    session.commit()
    return TokenOut(access_token=token)


def logged_in(
    session: Database, sent: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]
) -> Token:
    """Return the token that came with the request, if it is valid."""
    token = session.get(Token, _digest(sent.credentials)) if sent else None
    if token is None or token.expires_at < time.time():
        raise HTTPException(401, "A valid token is needed.", {"WWW-Authenticate": "Bearer"})
    return token
