"""Bearer tokens: random texts that the database knows by their digest."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from .models import Token, now


def issue(session: Session, customer_id: int, *, hours: int) -> str:
    """Return a new token for a customer and forget their expired ones."""
    session.execute(delete(Token).where(Token.customer_id == customer_id, Token.expires_at < now()))
    text = secrets.token_urlsafe(32)
    session.add(
        Token(
            digest=_digest(text), customer_id=customer_id, expires_at=now() + timedelta(hours=hours)
        )
    )
    return text


def owner(session: Session, text: str) -> int | None:
    """Return the id of the customer whom a token belongs to, None when it is unknown or expired."""
    return session.scalar(
        select(Token.customer_id).where(Token.digest == _digest(text), Token.expires_at >= now())
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
