"""The login attempts of the rate-limit probe: wrong passwords for one account."""

from __future__ import annotations

import json
import re
import time
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from ..errors import Unreachable
from ..hosts.interface import Host
from ..recording.exchange import Answer, Exchange, Request, header
from .rate_burst import MOST_REQUESTS, OTHER_CLIENT, tolerated
from .rate_headers import announced
from .timelines import thinned

if TYPE_CHECKING:
    from .rate_limit import RateLimitParameters

PASSWORD = re.compile(
    r"^(password|passwd|pass|pwd|passcode|pin|secret|\w+_password)$", re.IGNORECASE
)
ACCOUNT = re.compile(r"^(user_?name|user|e-?mail|login|account|phone|identifier)$", re.IGNORECASE)

MOST_SECONDS = 30.0
"""Seconds that the attempts may take: hashing passwords is slow on purpose."""

SLOWED = 1.0
"""Seconds by which an answer must be late to count as a growing delay."""

FORGED = "198.51.100.21"
"""An address of the block for documentation, for X-Forwarded-For."""

LOCKED = frozenset({429, 423})
"""Statuses that always mean a lock."""

LOCKED_WORDS = re.compile(
    rb"lock(ed|out)|too many|try again (later|in)|captcha|throttl|rate.?limit|temporarily",
    re.IGNORECASE,
)
"""Words of a refusal that keeps the status of a wrong password."""

NOT_JUDGED = frozenset({404, 405, 415, 422})
"""Answers to a request that never came to the comparison of passwords."""


def wrong(request: Request, number: int) -> Request | None:
    """Return the login with a wrong password; None when it carries no password."""
    sent = (header(request.headers, "content-type") or "").partition(";")[0].strip().lower()
    try:
        if sent.endswith("json"):
            body = json.loads(request.body)
            if not isinstance(body, dict) or not (names := _passwords(body)):
                return None
            guesses = {name: _guess(body[name], number) for name in names}
            changed = json.dumps({**body, **guesses}).encode()
        elif sent == "application/x-www-form-urlencoded":
            pairs = parse_qsl(request.body.decode(), keep_blank_values=True)
            names = _passwords(dict(pairs))
            if not names:
                return None
            guessed = [(k, _guess(v, number) if k in names else v) for k, v in pairs]
            changed = urlencode(guessed).encode()
        else:
            return None
    except ValueError:
        return None
    return replace(request, body=changed)


def _passwords(fields: dict[str, Any]) -> list[str]:
    return [k for k, v in fields.items() if PASSWORD.match(k) and isinstance(v, (str, int)) and v]


def _guess(password: str | int, number: int) -> str | int:
    """Return another password of the same form, so that no rule about its form refuses it first."""
    if isinstance(password, int):
        return password + number + 1
    steps = (1 + number % 9, 1 + number // 9 % 9, 1 + number // 81 % 9)
    return "".join(_shifted(char, steps[place % 3]) for place, char in enumerate(password))


def _shifted(char: str, step: int) -> str:
    for kind in ("0123456789", "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"):
        if char in kind:
            return kind[(kind.index(char) + step) % len(kind)]
    return char


def attempt(host: Host, control: Exchange, parameters: RateLimitParameters) -> dict[str, Any]:
    """Send wrong passwords for the account of a login until they are refused otherwise."""
    if wrong(control.request, 0) is None:
        return {"unfit": True}
    try:
        return _attempt(host, control, parameters)
    except Unreachable as problem:
        return {"statuses": [], "trouble": problem.what}


def _attempt(host: Host, control: Exchange, parameters: RateLimitParameters) -> dict[str, Any]:
    first = wrong(control.request, 0) or control.request
    stated = parameters.limit if parameters.subject == "login" else 0
    wanted = max(parameters.attempts, min(2 * stated + 5, MOST_REQUESTS) if stated else 0)
    statuses: list[int] = []
    seconds: list[float] = []
    limit: int | None = None
    limited = False
    plain = b""
    began = time.monotonic()
    while len(statuses) < min(wanted, MOST_REQUESTS) and time.monotonic() - began < MOST_SECONDS:
        request = wrong(control.request, len(statuses)) or first
        answer = host.send(request)
        plain = plain or answer.body
        statuses.append(answer.status)
        seconds.append(answer.seconds)
        said = announced(answer.headers)
        limit = said.limit if said.limit is not None else limit
        limited = _limited(statuses, answer, plain)
        if limited or _slowed(seconds) or answer.accepted or answer.status in NOT_JUDGED:
            break
        if len(statuses) == wanted and limit is not None and parameters.subject == "all":
            # A general limit may stop the guessing too; a line about logins asks for their own.
            wanted = max(wanted, tolerated(limit) + 1)
    return {
        "statuses": statuses,
        "limited": limited,
        "slowed": _slowed(seconds),
        "enough": len(statuses) >= min(parameters.attempts, MOST_REQUESTS),
        "limit": limit,
        "row": thinned(
            [
                {"attempt": number, "status": status, "seconds": round(took, 3)}
                for number, (status, took) in enumerate(zip(statuses, seconds, strict=True), 1)
            ]
        ),
        "curl": first.curl(),
        **(_after(host, control.request, first, statuses, plain) if limited else {}),
    }


def _after(
    host: Host, right: Request, first: Request, statuses: list[int], plain: bytes
) -> dict[str, Any]:
    """Ask, once locked, whether the right password still gets in, and who else is locked out."""

    def locked(request: Request, client: str | None = None) -> bool:
        answer = host.send(request, client=client)
        return _limited([statuses[0], answer.status], answer, plain)

    found: dict[str, Any] = {}
    before, forged = locked(first), not locked(first.with_header("X-Forwarded-For", FORGED))
    if before and locked(first):
        # Locked before and after: the window has not ended in between.
        # Across the loopback interface a server may take this machine for its proxy.
        found["forged"] = forged and host.pretends_clients
    if host.has_other_clients:
        found["by_account"] = locked(first, OTHER_CLIENT)
        stranger = _stranger(first)
        if found["by_account"] and stranger is not None:
            found["everybody"] = locked(stranger, OTHER_CLIENT)
    if locked(first) and locked(first) and host.send(right).accepted:
        # A success may set the counter back; a bucket that fills up lets one in, and no more.
        after = (locked(first), locked(first))
        found["admitted"] = not any(after) or (all(after) and host.send(right).accepted)
    return found


def _stranger(request: Request) -> Request | None:
    """Return the login with another account; None when none is named."""
    body = request.body.decode("utf-8", "replace")
    sent = (header(request.headers, "content-type") or "").partition(";")[0].strip().lower()
    if sent.endswith("json"):
        fields = json.loads(body)
        changed = {k: f"x{v}" if ACCOUNT.match(k) else v for k, v in fields.items()}
        return None if changed == fields else replace(request, body=json.dumps(changed).encode())
    pairs = parse_qsl(body, keep_blank_values=True)
    other = [(k, f"x{v}" if ACCOUNT.match(k) else v) for k, v in pairs]
    return None if other == pairs else replace(request, body=urlencode(other).encode())


def _limited(statuses: list[int], answer: Answer, plain: bytes) -> bool:
    """Whether an answer is a lock: by its status, or by words that the first had not."""
    if answer.accepted or answer.traceback:
        return False
    if answer.status in LOCKED or (answer.status in {403, 503} and statuses[0] != answer.status):
        return True
    return bool(LOCKED_WORDS.search(answer.body)) and not LOCKED_WORDS.search(plain)


def _slowed(seconds: list[float]) -> bool:
    """Whether the last five answers came ever later, by a second at least in the end."""
    recent = seconds[-5:]
    grows = all(b > a for a, b in pairwise(recent))
    return len(recent) == 5 and grows and recent[-1] - seconds[0] >= SLOWED
