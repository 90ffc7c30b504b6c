"""Secrets of our own, put into accepted requests to see whether they turn up in log records."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from ..project.openapi import JSON_TYPES
from ..recording.exchange import Request, header

CARD = "4111111111111111"
"""The number that card networks give for tests; it passes the check digit."""

_PASSWORD = re.compile(r"passw|passphrase|pwd|secret|\bpin\b|passcode", re.IGNORECASE)
_CARD = re.compile(r"card_?-?(?:no|num|number)|^card$|\bpan\b|credit_?card", re.IGNORECASE)


def _made() -> str:
    return f"Canary-{secrets.token_hex(8)}-9z"


@dataclass(frozen=True, kw_only=True)
class Canaries:
    """Values that nobody else has."""

    password: str = field(default_factory=_made)
    token: str = field(default_factory=_made)
    bearer: str = field(default_factory=_made)

    def names(self) -> dict[str, str]:
        """Return what each value is, for people."""
        return {
            self.password: "a password",
            self.token: "a token in the URL",
            self.bearer: "a bearer token",
            CARD: "a card number",
        }


@dataclass(frozen=True, kw_only=True)
class Carrying:
    """A request that carries a canary."""

    what: str
    request: Request


def changes(accepted: Request, canaries: Canaries) -> Iterator[Carrying]:
    """Yield requests that differ from an accepted one by what they carry."""
    query = urlencode(
        [*parse_qsl(accepted.query, keep_blank_values=True), ("access_token", canaries.token)]
    )
    yield Carrying(what="with a token in the URL", request=replace(accepted, query=query))
    bearer = accepted.without_credentials().with_header(
        "authorization", f"Bearer {canaries.bearer}"
    )
    yield Carrying(what="with a bearer token that nobody has", request=bearer)
    yield from _bodies(accepted, canaries)


def _bodies(accepted: Request, canaries: Canaries) -> Iterator[Carrying]:
    media_type = (header(accepted.headers, "content-type") or "").partition(";")[0].strip().lower()
    if JSON_TYPES.match(media_type):
        try:
            body = json.loads(accepted.body)
        except ValueError:
            return
        if not isinstance(body, dict):
            return
        # A schema that takes no other fields refuses what is added before the handler sees any.
        own = _replaced(body, canaries)
        if own != body:
            yield _carrying("with another password", accepted, json.dumps(own))
        changed = _filled(body, canaries)
        yield _carrying("with a password and a card number", accepted, json.dumps(changed))
        # A refusal often says, or writes down, what it refuses.
        left = [name for name in body if not _PASSWORD.search(name)]
        if left:
            less = {name: value for name, value in changed.items() if name != left[0]}
            what = f"without {left[0]}, with a password and a card number"
            yield _carrying(what, accepted, json.dumps(less))
        yield _carrying("cut off", accepted, json.dumps(changed)[:-1])
    elif media_type == "application/x-www-form-urlencoded":
        pairs = dict(parse_qsl(accepted.body.decode("latin-1"), keep_blank_values=True))
        own = _replaced(pairs, canaries)
        if own != pairs:
            yield _carrying("with another password", accepted, urlencode(own))
        text = urlencode(_filled(pairs, canaries))
        yield _carrying("with a password and a card number", accepted, text)


def _carrying(what: str, accepted: Request, body: str) -> Carrying:
    return Carrying(what=what, request=replace(accepted, body=body.encode()))


def _filled(body: dict[str, Any], canaries: Canaries) -> dict[str, Any]:
    """Put the canaries where they belong, or beside everything else."""
    changed = _replaced(body, canaries)
    if canaries.password not in changed.values():
        changed["password"] = canaries.password
    if CARD not in changed.values():
        changed["card_number"] = CARD
    return changed


def _replaced(body: dict[str, Any], canaries: Canaries) -> dict[str, Any]:
    """Put the canaries where they belong."""
    return {
        name: canaries.password
        if _PASSWORD.search(name) and isinstance(value, str)
        else CARD
        if _CARD.search(name) and isinstance(value, str)
        else value
        for name, value in body.items()
    }
