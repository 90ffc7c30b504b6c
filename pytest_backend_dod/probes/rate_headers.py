"""Reads what an answer announces about its rate limit, in every form that is in use.

Sources: draft-ietf-httpapi-ratelimit-headers (revisions 3 to 6: three fields; 7: a dictionary; from 8 on: lists of
strings), the older X-RateLimit-* and X-Rate-Limit-* fields with or without the name of a throttler behind
them, RFC 9110 section 10.2.3 (Retry-After). Malformed fields are ignored, as the draft demands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..recording.exchange import Headers, header

_LIST_MEMBER = re.compile(r'^\s*(?:"[^"]*"|[\w*-]+)\s*(?P<rest>(?:;\s*\w+\s*=\s*[^;,]+)*)')
_PARAMETER = re.compile(r";\s*(\w+)\s*=\s*(\d+)")
_PAIR = re.compile(r"\b(limit|remaining|reset)\s*=\s*(\d+)")
_LEGACY = re.compile(r"^x-rate-?limit-(limit|remaining|reset)(?:-(.+))?$")


@dataclass(frozen=True, kw_only=True)
class Announcement:
    """What one answer says about the limit."""

    family: str = ""
    """The form it is written in; empty when nothing is announced."""
    limit: int | None = None
    remaining: int | None = None
    window: int | None = None
    """Seconds of the policy's window, where it is told."""
    retry_after: bool = False
    """Whether there is a Retry-After, under this or a throttler's name."""


def announced(headers: Headers) -> Announcement:
    """Return what the headers announce; of several policies, the one with the least remaining."""
    retry = any(re.match(r"retry-after(-|$)", name.lower()) for name, _ in headers)
    for reading in (_structured, _dictionary, _three_fields, _legacy):
        found = reading(headers)
        if found is not None:
            return Announcement(retry_after=retry, **found)
    return Announcement(retry_after=retry)


def _structured(headers: Headers) -> dict[str, int | str | None] | None:
    """RateLimit: "default";r=50;t=30, with RateLimit-Policy: "default";q=100;w=60."""
    members = [_parameters(part) for part in (header(headers, "ratelimit") or "").split(",")]
    members = [member for member in members if "r" in member]
    if not members:
        return None
    policies = [_parameters(part) for part in (header(headers, "ratelimit-policy") or "").split(",")]
    least = min(members, key=lambda member: member["r"])
    # The policy at the same place belongs to it; the draft joins them by name, and names follow the order.
    place = members.index(least)
    policy = policies[place] if place < len(policies) else {}
    return {
        "family": "RateLimit list",
        "limit": policy.get("q"),
        "remaining": least["r"],
        "window": policy.get("w"),
    }


def _parameters(member: str) -> dict[str, int]:
    found = _LIST_MEMBER.match(member)
    return {k: int(v) for k, v in _PARAMETER.findall(found["rest"])} if found else {}


def _dictionary(headers: Headers) -> dict[str, int | str | None] | None:
    """RateLimit: limit=100, remaining=50, reset=30."""
    pairs = {k: int(v) for k, v in _PAIR.findall(header(headers, "ratelimit") or "")}
    if "remaining" not in pairs:
        return None
    return {
        "family": "RateLimit dictionary",
        "limit": pairs.get("limit"),
        "remaining": pairs["remaining"],
        "window": _policy_window(headers),
    }


def _three_fields(headers: Headers) -> dict[str, int | str | None] | None:
    limit = _number(header(headers, "ratelimit-limit"))
    remaining = _number(header(headers, "ratelimit-remaining"))
    if limit is None and remaining is None:
        return None
    return {
        "family": "RateLimit-*",
        "limit": limit,
        "remaining": remaining,
        "window": _policy_window(headers),
    }


def _policy_window(headers: Headers) -> int | None:
    found = re.search(r";\s*w\s*=\s*(\d+)", header(headers, "ratelimit-policy") or "")
    return int(found[1]) if found else None


def _legacy(headers: Headers) -> dict[str, int | str | None] | None:
    named: dict[str, dict[str, int]] = {}
    for name, value in headers:
        found = _LEGACY.match(name.lower())
        number = _number(value)
        if found and number is not None:
            named.setdefault(found[2] or "", {})[found[1]] = number
    named = {k: v for k, v in named.items() if "limit" in v or "remaining" in v}
    if not named:
        return None
    fields = min(named.values(), key=lambda one: one.get("remaining", one.get("limit", 0)))
    return {
        "family": "X-RateLimit-*",
        "limit": fields.get("limit"),
        "remaining": fields.get("remaining"),
        "window": None,
    }


def _number(value: str | None) -> int | None:
    found = re.match(r"\s*(\d+)", value or "")
    return int(found[1]) if found else None
