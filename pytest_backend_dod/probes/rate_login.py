"""The login attempts of the rate-limit probe: wrong passwords for one account."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from ..errors import Unreachable
from ..hosts.interface import Host
from ..recording.exchange import Exchange, Request, header
from .rate_burst import MOST_REQUESTS, OTHER_CLIENT, tolerated
from .rate_headers import announced

if TYPE_CHECKING:
    from .rate_limit import RateLimitParameters

PASSWORD = re.compile(r"^(password|passwd|pass|pwd|passcode|pin|secret)$", re.I)

SLOWED = 1.0
"""Seconds by which an answer must be late to count as a growing delay."""

LOCKED = frozenset({429, 423})


def wrong(request: Request, number: int) -> Request | None:
    """Return the login with a wrong password; None when it carries no password."""
    guess = f"wrong-guess-{number}-Aa1!"
    sent = (header(request.headers, "content-type") or "").partition(";")[0].strip().lower()
    try:
        if sent.endswith("json"):
            body = json.loads(request.body)
            if not isinstance(body, dict) or not (names := _passwords(body)):
                return None
            changed = json.dumps({**body, **dict.fromkeys(names, guess)}).encode()
        elif sent == "application/x-www-form-urlencoded":
            pairs = parse_qsl(request.body.decode(), keep_blank_values=True)
            names = _passwords(dict(pairs))
            if not names:
                return None
            changed = urlencode([(k, guess if k in names else v) for k, v in pairs]).encode()
        else:
            return None
    except ValueError:
        return None
    return replace(request, body=changed)


def _passwords(fields: dict[str, Any]) -> list[str]:
    return [name for name in fields if PASSWORD.match(name)]


def attempt(host: Host, control: Exchange, parameters: RateLimitParameters) -> dict[str, Any]:
    """Send wrong passwords for the account of an accepted login until they are refused otherwise."""
    first = wrong(control.request, 0)
    if first is None:
        return {"unfit": True}
    wanted = parameters.attempts
    statuses: list[int] = []
    seconds: list[float] = []
    limit: int | None = None
    while len(statuses) < min(wanted, MOST_REQUESTS):
        request = wrong(control.request, len(statuses)) or first
        try:
            answer = host.send(request)
        except Unreachable as problem:
            return {"statuses": statuses, "trouble": problem.what}
        statuses.append(answer.status)
        seconds.append(answer.seconds)
        said = announced(answer.headers)
        limit = said.limit if said.limit is not None else limit
        if _limited(statuses) or _slowed(seconds):
            break
        if len(statuses) == parameters.attempts and limit is not None:
            # A general limit may still stop the guessing; see whether it covers the login.
            wanted = max(wanted, tolerated(limit) + 1)
    locked = _limited(statuses)
    result: dict[str, Any] = {
        "statuses": statuses,
        "limited": locked,
        "slowed": _slowed(seconds),
        "limit": limit,
        "curl": first.curl(),
    }
    if locked:
        forged = first.with_header("X-Forwarded-For", "198.51.100.21")
        result["forged"] = host.send(forged).status == statuses[0]
        if host.pretends_clients:
            other = host.send(first, client=OTHER_CLIENT).status
            result["by_account"] = other not in {statuses[0]}
    return result


def _limited(statuses: list[int]) -> bool:
    last = statuses[-1]
    return last in LOCKED or (last == 403 and statuses[0] != 403)


def _slowed(seconds: list[float]) -> bool:
    """Whether the last five answers came ever later, the last at least a second later than the first."""
    recent = seconds[-5:]
    grows = all(b > a for a, b in zip(recent, recent[1:], strict=False))
    return len(recent) == 5 and grows and recent[-1] - seconds[0] >= SLOWED
