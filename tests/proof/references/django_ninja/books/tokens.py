"""Tokens: handed out at a login, asked for at every other operation."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from .models import Token


class Bearer(HttpBearer):
    """Knows the accounts of tokens that have not ended."""

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        """Return the account; None for a token that is not known."""
        found = Token.objects.select_related("user").filter(
            digest=_digest(token), expires_at__gt=timezone.now()
        )
        login = found.first()
        return login.user if login else None


def issue(user: Any) -> str:
    """Return a new token of an account."""
    token = secrets.token_urlsafe(32)
    ends = timezone.now() + timedelta(hours=settings.TOKEN_HOURS)
    Token.objects.create(user=user, digest=_digest(token), expires_at=ends)
    return token


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
