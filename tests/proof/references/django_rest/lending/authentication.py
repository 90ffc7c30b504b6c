"""Who asks."""

from __future__ import annotations

from rest_framework.authentication import TokenAuthentication


class BearerAuthentication(TokenAuthentication):
    """Takes the token of a login as a bearer token (RFC 6750)."""

    keyword = "Bearer"
