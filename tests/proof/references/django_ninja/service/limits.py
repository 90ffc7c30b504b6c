"""Limits on how often a client may ask, and how often a password may be guessed."""

from __future__ import annotations

import hashlib
import math

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from ninja.errors import Throttled
from ninja.throttling import SimpleRateThrottle

WINDOW_SECONDS = 60


class PerClient(SimpleRateThrottle):
    """Counts requests of a client: of an account, or of an address where nobody is logged in."""

    def __init__(self) -> None:
        super().__init__(f"{settings.REQUESTS_PER_MINUTE}/min")

    def get_cache_key(self, request: HttpRequest) -> str:
        """Return the key of the client's counter."""
        account = getattr(request, "auth", None)
        return f"requests_{f'user_{account.pk}' if account else self.get_ident(request)}"

    def allow_request(self, request: HttpRequest) -> bool:
        """Count the request, and note at it what is left."""
        allowed = super().allow_request(request)
        left = self.history[-1] + WINDOW_SECONDS - self.now
        request.allowance = {  # type: ignore[attr-defined]
            "RateLimit-Limit": str(self.num_requests),
            "RateLimit-Remaining": str(max(0, self.num_requests - len(self.history))),
            "RateLimit-Reset": str(max(1, math.ceil(left))),
        }
        return bool(allowed)


class FailedLogins:
    """Counts wrong passwords for one account, known or not, wherever they come from."""

    def __init__(self, account: str) -> None:
        digest = hashlib.sha256(account.casefold().encode("utf-8", "replace")).hexdigest()
        self._key = f"failed_logins_{digest}"

    def check(self) -> None:
        """Raise Throttled when there were too many."""
        if cache.get(self._key, 0) >= settings.FAILED_LOGINS_PER_MINUTE:
            raise Throttled(wait=WINDOW_SECONDS)

    def note(self) -> None:
        """Count one more."""
        cache.add(self._key, 0, WINDOW_SECONDS)
        cache.incr(self._key)

    def forget(self) -> None:
        """Begin anew: the right password was given."""
        cache.delete(self._key)
