"""Limits on how often a client may ask, and how often a password may be guessed."""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.cache import cache
from rest_framework.exceptions import Throttled
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import SimpleRateThrottle

LOGIN_WINDOW_SECONDS = 60


@dataclass(frozen=True, kw_only=True)
class Allowance:
    """What a client has left in its window."""

    limit: int
    used: int
    seconds_left: float

    def headers(self) -> dict[str, str]:
        """Return the fields that tell a client where it stands."""
        return {
            "RateLimit-Limit": str(self.limit),
            "RateLimit-Remaining": str(max(0, self.limit - self.used)),
            "RateLimit-Reset": str(max(1, math.ceil(self.seconds_left))),
        }


class ClientThrottle(SimpleRateThrottle):
    """Counts requests of a client: of a user, or of an address where nobody is logged in."""

    scope = "client"

    def get_cache_key(self, request: Request, _view: Any) -> str:
        """Return the key of the client's counter."""
        known = request.user.is_authenticated
        ident = f"user_{request.user.pk}" if known else self.get_ident(request)
        return self.cache_format % {"scope": self.scope, "ident": ident}

    def allow_request(self, request: Request, view: Any) -> bool:
        """Count the request, and leave the allowance at the view, which announces it."""
        allowed = super().allow_request(request, view)
        view.allowance = Allowance(
            limit=self.num_requests,
            used=len(self.history),
            seconds_left=self.history[-1] + self.duration - self.now,
        )
        return allowed


class Announcing:
    """A view that tells its clients what they have left."""

    allowance: Allowance | None = None

    def finalize_response(
        self, request: Request, response: Response, *args: Any, **kwargs: Any
    ) -> Response:
        """Add the allowance to the answer."""
        response = super().finalize_response(request, response, *args, **kwargs)  # type: ignore[misc]
        if self.allowance is not None:
            for name, value in self.allowance.headers().items():
                response.headers.setdefault(name, value)
        return response


class FailedLogins:
    """Counts wrong passwords for one account, known or not, wherever they come from."""

    def __init__(self, account: str) -> None:
        digest = hashlib.sha256(account.casefold().encode("utf-8", "replace")).hexdigest()
        self._key = f"failed_logins_{digest}"

    def check(self) -> None:
        """Raise Throttled when there were too many."""
        if cache.get(self._key, 0) >= settings.FAILED_LOGINS_PER_MINUTE:
            raise Throttled(wait=LOGIN_WINDOW_SECONDS)

    def note(self) -> None:
        """Count one more."""
        cache.add(self._key, 0, LOGIN_WINDOW_SECONDS)
        cache.incr(self._key)

    def forget(self) -> None:
        """Begin anew: the right password was given."""
        cache.delete(self._key)
