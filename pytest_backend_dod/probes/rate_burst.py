"""The burst of the rate-limit probe: one accepted request, sent until it is refused."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ..errors import Unreachable
from ..hosts.interface import Host
from ..recording.exchange import Answer, Exchange, Request
from .rate_headers import Announcement, announced
from .timelines import spread, thinned

if TYPE_CHECKING:
    from .rate_limit import RateLimitParameters

MOST_REQUESTS = 300
"""Requests that one burst may send."""

MOST_SECONDS = 15.0
"""Seconds that one burst may take."""

OTHER_CLIENT = "203.0.113.77"
FRESH_CLIENT = "203.0.113.78"
"""Addresses of the block for documentation (RFC 5737): they belong to nobody."""

WINDOWS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}

REFUSING_WORDS = re.compile(
    rb"rate.?limit|too many (requests|attempts)|throttl|quota exceeded|slow down", re.IGNORECASE
)

Send = Callable[[Request], Answer]


def seconds_of(parameters: RateLimitParameters) -> int:
    """Return the length of the window that a line states."""
    return WINDOWS[parameters.per] * parameters.windows


def tolerated(limit: int) -> int:
    """Return how many requests may pass a limit: a fifth and one more, for windows that slide."""
    return int(limit * 1.2) + 1


@dataclass(kw_only=True)
class _Run:
    """One row of identical requests."""

    accepted: int = 0
    answers: int = 0
    last: Answer = field(default_factory=lambda: Answer(status=0))
    said: Announcement = field(default_factory=Announcement)
    """What the first answer announced, or the last when the first announced nothing."""
    left: float | None = None
    """Seconds until the announced reset, at the first answer."""
    remaining: list[int] = field(default_factory=list)
    seconds: float = 0.0
    points: list[dict[str, Any]] = field(default_factory=list)
    """For each answer: its number, status, what remained, and when it came."""
    took: list[float] = field(default_factory=list)
    """Seconds that each accepted answer took."""
    disguised: bool = False
    """Whether a refusal came under a status of success."""


def burst(host: Host, control: Exchange, parameters: RateLimitParameters) -> dict[str, Any]:
    """Repeat an accepted request until it is refused or enough has been sent."""
    request = control.request
    try:
        return _burst(host, request, parameters)
    except Unreachable as problem:
        return {"sent": 0, "accepted": 0, "throttled": False, "trouble": problem.what}


def _burst(host: Host, request: Request, parameters: RateLimitParameters) -> dict[str, Any]:
    send: Send = host.send
    run = _run(send, request, parameters)
    used_before = run.accepted == 0 and run.last.status == 429
    lax = run.accepted > tolerated(_known(run, parameters) or MOST_REQUESTS)
    repeated = host.has_other_clients and (used_before or (lax and not run.last.accepted))
    if repeated:
        # Another address has a quota of its own: not used up, and not split by the end of a window.
        fresh: Send = partial(host.send, client=FRESH_CLIENT)
        again = _run(fresh, request, parameters)
        if again.accepted and (used_before or again.accepted < run.accepted):
            run, send, used_before = again, fresh, False
    refused = not run.last.accepted and (run.accepted > 0 or used_before)
    throttled = refused and _is_refusal(host, send, request, run.last)
    final = announced(run.last.headers)
    return {
        "sent": run.answers,
        "accepted": run.accepted,
        "status": run.last.status,
        "throttled": throttled,
        "used_before": used_before,
        "disguised": run.disguised,
        "rate": run.accepted / max(run.seconds, 1e-6) * seconds_of(parameters),
        "falls": _falls(run.remaining),
        "rises": _rises(run.remaining),
        # Whether a window may have ended in between.
        "crossed": not repeated and (run.left is None or run.seconds >= run.left),
        "curl": request.curl(),
        "family": run.said.family,
        "limit": run.said.limit,
        "remaining": run.remaining[0] if run.remaining else None,
        "retry_after": final.retry_after,
        "row": thinned(run.points),
        "times": spread(run.took),
        **_limiter(host),
        **(_after(host, send, request, run.last.status) if throttled else {}),
    }


def _run(send: Send, request: Request, parameters: RateLimitParameters) -> _Run:
    """Send a request until it is refused or enough has been sent."""
    run = _Run()
    began = time.monotonic()
    wanted = 1
    first = b""
    while run.accepted < wanted and time.monotonic() - began < MOST_SECONDS:
        run.last = send(request)
        run.answers += 1
        said = announced(run.last.headers)
        if said.remaining is not None:
            run.remaining.append(said.remaining)
        run.points.append(
            {
                "request": run.answers,
                "status": run.last.status,
                "remaining": said.remaining,
                "seconds": round(time.monotonic() - began, 3),
            }
        )
        if run.answers == 1 or not run.said.family:
            run.said, run.left = said, said.left(time.time())
        if not run.last.accepted:
            break
        if run.accepted and REFUSING_WORDS.search(run.last.body):
            run.disguised = not REFUSING_WORDS.search(first)
            if run.disguised:
                break
        if run.answers == 1:
            first = run.last.body
            wanted = enough(run.said, parameters)
        run.accepted += 1
        run.took.append(run.last.seconds)
    run.seconds = time.monotonic() - began
    return run


def enough(said: Announcement, parameters: RateLimitParameters) -> int:
    """Return how many requests decide: two windows full and a few more, within the bounds."""
    known = parameters.limit or said.limit or 0
    if said.remaining is not None:
        # What remains may belong to a smaller quota than the one whose limit is told.
        known = max(said.remaining + 1, min(known, said.remaining * 2))
    return min(2 * known + 5 if known else parameters.requests, MOST_REQUESTS)


def _known(run: _Run, parameters: RateLimitParameters) -> int | None:
    if run.remaining:
        return run.remaining[0] + 1
    return parameters.limit or run.said.limit


def _limiter(host: Host) -> dict[str, Any]:
    limiter = host.facts.introspected.get("limiter")
    return {"limiter": dict(limiter)} if limiter else {}


def _falls(told: list[int]) -> bool | None:
    """Whether the number of remaining requests ever falls; None when too few are told."""
    if len(told) < 3:
        return None
    return any(b < a for a, b in pairwise(told))


def _rises(told: list[int]) -> int:
    """Return how often the number of remaining requests goes up again."""
    return sum(b > a for a, b in pairwise(told))


def _is_refusal(host: Host, send: Send, request: Request, answer: Answer) -> bool:
    """Tell a limiter's refusal from a fault: 429 always; 503 and 403 that stay, for this alone.

    A backend that has broken down refuses everything and everybody.
    """
    if answer.status == 429:
        return True
    if answer.status not in {403, 503} or answer.traceback:
        return False
    if any(send(request).status != answer.status for _ in range(2)):
        return False
    elsewhere = [Request.get(f"/{secrets.token_hex(8)}", request.credentials())]
    elsewhere += [
        exchange.request
        for exchange in host.controls.values()
        if exchange.request.safe and exchange.request.path != request.path
    ][:2]
    served = [host.send(other).status for other in elsewhere]
    if host.has_other_clients:
        served.append(host.send(request, client=OTHER_CLIENT).status)
    return any(status != answer.status and status < 500 for status in served)


def _after(host: Host, send: Send, request: Request, status: int) -> dict[str, Any]:
    """Ask, once refused, whether a forged header helps, and whether others are still served."""
    lifted = 0
    for number in (7, 8, 9):
        plain = send(request).status
        forged = send(request.with_header("X-Forwarded-For", f"198.51.100.{number}"))
        # Where the plain request is served again, the window has ended, and nothing was lifted.
        lifted += plain == status and forged.accepted
    return {
        "forged": lifted == 3,
        # Across the loopback interface a server may take this machine for its proxy.
        "from_here": not host.pretends_clients,
        "other": _other_client(host, request),
    }


def _other_client(host: Host, request: Request) -> int | None:
    """Return what another client gets, None when no other client can be played.

    Another client has another address and, where the request carries credentials, other
    credentials.
    """
    if not host.has_other_clients:
        return None
    if not request.credentials():
        return host.send(request, client=OTHER_CLIENT).status
    for exchange in host.controls.values():
        other = exchange.request
        if other.safe and other.credentials() and other.credentials() != request.credentials():
            return host.send(other, client=OTHER_CLIENT).status
    # A stranger from elsewhere: refused like the first client, or at least by something else.
    stranger = host.send(request.without_credentials(), client=OTHER_CLIENT).status
    return None if stranger in {401, 403} else stranger
