"""Reads what an answer announces about its rate limit, in every form that is in use.

Sources: draft-ietf-httpapi-ratelimit-headers (revisions 3 to 6: three fields; 7: a dictionary; from
8 on: lists of strings), the older X-RateLimit-* and X-Rate-Limit-* fields with or without the name
of a throttler behind them, RFC 9110 section 10.2.3 (Retry-After). Malformed fields are ignored, as
the draft demands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..recording.exchange import Headers, header

_MEMBER = re.compile(r'\s*(?P<name>"[^"]*"|[\w*.-]+)\s*(?P<rest>(?:;[^;]*)*)')
_PARAMETER = re.compile(r"\s*([a-z*][\w*.-]*)\s*=\s*(.+?)\s*$")
_PAIR = re.compile(r"(?:^|,)\s*(limit|remaining|reset)\s*=\s*(\d+)\s*(?=[,;]|$)")
_LEGACY = re.compile(r"^x-rate-?limit-(limit|remaining|reset)(?:-(.+))?$")
_NUMBER = re.compile(r"\s*(\d+)(?:\.\d+)?\s*(?=[,;]|$)")

MILLISECONDS, SECONDS = 10**12, 10**9
"""Above these, a reset is a time since 1970, in thousandths of a second or in seconds."""


@dataclass(frozen=True, kw_only=True)
class Announcement:
    """What one answer says about the limit."""

    family: str = ""
    """The form it is written in; empty when nothing is announced."""
    limit: int | None = None
    remaining: int | None = None
    window: int | None = None
    """Seconds of the policy's window, where it is told."""
    reset: int | None = None
    """Until when, as it is written: seconds from now, or a time since 1970."""
    retry_after: bool = False
    """Whether there is a Retry-After, under this or a throttler's name."""

    def left(self, now: float) -> float | None:
        """Return the seconds until the quota is given anew; ``now`` in seconds since 1970."""
        if self.reset is None:
            return None
        if self.reset > MILLISECONDS:
            return self.reset / 1000 - now
        return self.reset - now if self.reset > SECONDS else float(self.reset)


def announced(headers: Headers) -> Announcement:
    """Return what the headers announce; of several policies, the one with the least remaining."""
    retry = any(re.match(r"retry-after(-|$)", name.lower()) for name, _ in headers)
    for reading in (_structured, _dictionary, _three_fields, _legacy):
        found = reading(headers)
        if found is not None:
            return replace(found, retry_after=retry)
    return Announcement(retry_after=retry)


def _structured(headers: Headers) -> Announcement | None:
    """RateLimit: "default";r=50;t=30, with RateLimit-Policy: "default";q=100;w=60."""
    members = [m for m in _members(header(headers, "ratelimit")) if _whole(m[1], "r") is not None]
    policies = dict(_members(header(headers, "ratelimit-policy")))
    # Quotas of bytes or of parallel requests are not counted in requests.
    members = [m for m in members if policies.get(m[0], {}).get("qu", '"requests"') == '"requests"']
    if not members:
        return None
    name, least = min(members, key=lambda member: _whole(member[1], "r") or 0)
    policy = policies.get(name, {})
    return Announcement(
        family="RateLimit list",
        limit=_whole(policy, "q"),
        remaining=_whole(least, "r"),
        window=_whole(policy, "w"),
        reset=_whole(least, "t"),
    )


def _members(value: str | None) -> list[tuple[str, dict[str, str]]]:
    """Return name and parameters of each member of a list; quoted commas do not part it."""
    found: list[tuple[str, dict[str, str]]] = []
    if (value or "").count('"') % 2:
        return found
    for member in re.findall(r'(?:[^,"]|"[^"]*")+', value or ""):
        parts = _MEMBER.fullmatch(member.strip())
        if parts:
            pairs = [
                _PARAMETER.fullmatch(part) for part in parts["rest"].split(";") if part.strip()
            ]
            found.append((parts["name"], {pair[1]: pair[2] for pair in pairs if pair}))
    return found


def _whole(parameters: dict[str, str], name: str) -> int | None:
    value = parameters.get(name, "")
    return int(value) if re.fullmatch(r"\d{1,15}", value) else None


def _dictionary(headers: Headers) -> Announcement | None:
    """RateLimit: limit=100, remaining=50, reset=30."""
    pairs = {k: int(v) for k, v in _PAIR.findall(header(headers, "ratelimit") or "")}
    if "remaining" not in pairs:
        return None
    return Announcement(
        family="RateLimit dictionary",
        limit=pairs.get("limit"),
        remaining=pairs["remaining"],
        window=_policy_window(headers),
        reset=pairs.get("reset"),
    )


def _three_fields(headers: Headers) -> Announcement | None:
    """RateLimit-Limit: 100, RateLimit-Remaining: 50, RateLimit-Reset: 30."""
    limit = _number(header(headers, "ratelimit-limit"))
    remaining = _number(header(headers, "ratelimit-remaining"))
    if limit is None and remaining is None:
        return None
    return Announcement(
        family="RateLimit-*",
        limit=limit,
        remaining=remaining,
        window=_policy_window(headers),
        reset=_number(header(headers, "ratelimit-reset")),
    )


def _policy_window(headers: Headers) -> int | None:
    found = re.search(r";\s*w\s*=\s*(\d+)", header(headers, "ratelimit-policy") or "")
    return int(found[1]) if found else None


def _legacy(headers: Headers) -> Announcement | None:
    """X-RateLimit-Limit, -Remaining and -Reset, one set for each throttler named behind them."""
    named: dict[str, dict[str, int]] = {}
    for name, value in headers:
        found = _LEGACY.match(name.lower())
        number = _number(value)
        if found and number is not None:
            named.setdefault(found[2] or "", {})[found[1]] = number
    sets = [one for one in named.values() if "limit" in one or "remaining" in one]
    if not sets:
        return None
    fields = min(sets, key=lambda one: one.get("remaining", one.get("limit", 0)))
    return Announcement(
        family="X-RateLimit-*",
        limit=fields.get("limit"),
        remaining=fields.get("remaining"),
        reset=fields.get("reset"),
    )


def _number(value: str | None) -> int | None:
    found = _NUMBER.match(value or "")
    return int(found[1]) if found else None
