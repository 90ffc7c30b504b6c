"""The burst of the rate-limit probe: one accepted request, sent until it is refused."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from ..errors import Unreachable
from ..hosts.interface import Host
from ..recording.exchange import Answer, Exchange, Request
from .rate_headers import Announcement, announced

if TYPE_CHECKING:
    from .rate_limit import RateLimitParameters

MOST_REQUESTS = 300
"""Requests that one burst may send."""

MOST_SECONDS = 15.0
"""Seconds that one burst may take."""

OTHER_CLIENT = "203.0.113.77"
"""An address of the block for documentation (RFC 5737): it belongs to nobody."""

WINDOWS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}


def tolerated(limit: int) -> int:
    """Return how many requests may pass a limit: a fifth and one more, for windows that slide."""
    return int(limit * 1.2) + 1


def burst(host: Host, control: Exchange, parameters: RateLimitParameters) -> dict[str, Any]:
    """Repeat an accepted request until it is refused or enough has been sent."""
    request = control.request
    first = host.send(request)
    said = announced(first.headers)
    if not first.accepted:
        # Used up already: by the suite, or by the probes before.
        refused = first.status == 429
        return {
            "sent": 1,
            "accepted": 0,
            "status": first.status,
            "throttled": refused,
            "used_before": refused,
            **_said(said),
            **_limiter(host),
            **(_after(host, request, said) if refused else {}),
        }
    wanted = enough(said, parameters)
    began = time.monotonic()
    remaining = [said.remaining]
    accepted = 1
    last: Answer = first
    while accepted < wanted and time.monotonic() - began < MOST_SECONDS:
        try:
            last = host.send(request)
        except Unreachable as problem:
            return {"sent": accepted, "accepted": accepted, "trouble": problem.what, **_said(said)}
        remaining.append(announced(last.headers).remaining)
        if not last.accepted:
            break
        accepted += 1
    seconds = time.monotonic() - began
    throttled = not last.accepted and _is_refusal(host, request, last)
    final = announced(last.headers)
    return {
        "sent": accepted + (0 if last.accepted else 1),
        "accepted": accepted,
        "wanted": wanted,
        "status": last.status,
        "throttled": throttled,
        "rate": accepted / max(seconds, 1e-6) * WINDOWS[parameters.per],
        "falls": _falls(remaining),
        "media_type": last.media_type,
        "curl": request.curl(),
        **_said(said if said.family else final),
        "retry_after": final.retry_after,
        **_limiter(host),
        **(_after(host, request, final) if throttled else {}),
    }


def enough(said: Announcement, parameters: RateLimitParameters) -> int:
    """Return how many requests decide: past what is announced or stated, within the bounds."""
    if said.remaining is not None:
        # The first answer has used one up already.
        return min(tolerated(said.remaining) + 2, MOST_REQUESTS)
    if parameters.limit:
        return min(2 * parameters.limit + 5, MOST_REQUESTS)
    if said.limit is not None:
        return min(2 * said.limit + 5, MOST_REQUESTS)
    return min(parameters.requests, MOST_REQUESTS)


def _said(said: Announcement) -> dict[str, Any]:
    return {"family": said.family, "limit": said.limit, "remaining": said.remaining}


def _limiter(host: Host) -> dict[str, Any]:
    limiter = host.facts.introspected.get("limiter")
    return {"limiter": dict(limiter)} if limiter else {}


def _falls(remaining: list[int | None]) -> bool | None:
    """Whether the number of remaining requests falls; None when it is not announced."""
    told = [number for number in remaining if number is not None]
    if len(told) < 3:
        return None
    return told[-1] < told[0] and all(b <= a for a, b in zip(told, told[1:], strict=False))


def _is_refusal(host: Host, request: Request, answer: Answer) -> bool:
    """Tell a limiter's refusal from a fault: 429 always; 503 and 403 when they stay."""
    if answer.status == 429:
        return True
    if answer.status not in {403, 503} or answer.traceback:
        return False
    return all(host.send(request).status == answer.status for _ in range(2))


def _after(host: Host, request: Request, said: Announcement) -> dict[str, Any]:
    """Ask, once refused, whether a forged header helps, and whether others are still served."""
    forged = [
        host.send(request.with_header("X-Forwarded-For", f"198.51.100.{n}")).accepted
        for n in (7, 8, 9)
    ]
    return {
        "retry_after": said.retry_after,
        "forged": all(forged),
        "other": _other_client(host, request),
    }


def _other_client(host: Host, request: Request) -> int | None:
    """Return what another client gets, None when no other client can be played.

    Another client has another address and, where the request carries credentials, other credentials.
    """
    if not host.pretends_clients:
        return None
    if not request.credentials():
        return host.send(request, client=OTHER_CLIENT).status
    for exchange in host.controls.values():
        other = exchange.request
        if other.safe and other.credentials() and other.credentials() != request.credentials():
            return host.send(other, client=OTHER_CLIENT).status
    return None
