"""Readers, their passwords and their tokens."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import secrets
import time
from typing import Any

from litestar import post
from litestar.connection import ASGIConnection
from litestar.datastructures import State
from litestar.exceptions import NotAuthorizedException
from litestar.handlers import BaseRouteHandler
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from .limits import per_address
from .models import Reader, Token
from .problems import declared, json_only
from .schemas import Credentials, TokenOut

HOUR = 3600
CHALLENGE = {"WWW-Authenticate": "Bearer"}


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


@post(
    "/login",
    status_code=200,
    summary="Exchange name and password for a token",
    description="Ten attempts in a minute lock an address out for the rest of it.",
    response_description="The token.",
    responses=declared(400, 401, 413, 415),
    guards=[json_only],
    middleware=[per_address],
    tags=["accounts"],
)
async def login(data: Credentials, session: AsyncSession, state: State) -> TokenOut:
    reader = await session.scalar(select(Reader).where(Reader.name == data.name))
    # An unknown name takes as long as a wrong password, so that time does not tell who is known.
    known = reader.password_hash if reader else hash_password("", cost=state.password_cost)
    if not await asyncio.to_thread(fits, data.password, known) or reader is None:
        raise NotAuthorizedException("Wrong name or password.", headers=CHALLENGE)
    token = secrets.token_urlsafe(32)
    session.add(Token(digest=_digest(token), reader_id=reader.id, expires_at=time.time() + HOUR))
    await session.commit()
    return TokenOut(access_token=token)


async def for_readers(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
    """Let only those in who bring a valid token."""
    scheme, _space, held = connection.headers.get("Authorization", "").partition(" ")
    token = None
    if scheme.lower() == "bearer" and held:
        async with AsyncSession(connection.app.state.engine) as session:
            token = await session.get(Token, _digest(held))
    if token is None or token.expires_at < time.time():
        raise NotAuthorizedException("A valid token is needed.", headers=CHALLENGE)
