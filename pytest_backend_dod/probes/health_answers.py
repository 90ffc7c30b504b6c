"""Where a health endpoint may be, and what its answer says."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any
from urllib.parse import urljoin, urlsplit

from ..errors import Unreachable
from ..hosts.interface import Host
from ..recording.exchange import Answer, Request, header, shown

USUAL_PATHS = (
    "/health",
    "/healthz",
    "/health/live",
    "/health/ready",
    "/livez",
    "/readyz",
    "/live",
    "/ready",
    "/api/health",
    "/api/v1/health",
    "/ping",
    "/status",
)
"""Asked when neither document nor routes name one; few, because 404s may be counted and limited."""

CLEAR = re.compile(
    r"(?:^|/)_*(health|healthz|health[_-]?checks?|livez|liveness|readyz|readiness|heartbeat)_*/?$"
    r"|(?:^|/)_*(health|healthz|actuator/health|-)/(live|livez|liveness|ready|readyz|readiness|healthy"
    r"|startup|db|database)/?$"
)
"""Paths that can hardly mean anything else."""
WEAK = re.compile(
    r"^(?:/(?:api|v\d+|internal|system|monitoring|_|-))*/_*(live|alive|ready|ping|status|up)_*/?$"
)
"""Paths near the root that often mean health, and now and then something of the product."""
READY = re.compile(r"(?:^|[/_-])(ready|readyz|readiness)\b")
LIVE = re.compile(r"(?:^|[/_-])(live|livez|liveness|alive|ping|heartbeat|up)\b")
_LOGIN = re.compile(r"log-?in|sign-?in|sso|oauth|/auth", re.IGNORECASE)

_STATE_KEYS = ("status", "state", "health", "healthy", "ok", "alive", "up", "ready", "live")
_VERDICT_KEYS = frozenset({"status", "state", "health", "healthy", "ok"})
"""Keys whose ``false`` speaks of the service as a whole, whatever stands beside them."""
_KNOWN_KEYS = frozenset(
    {*_STATE_KEYS, "ping", "pong", "version", "uptime", "message", "checks", "details"}
)
_PAGE_WORDS = re.compile(rb"\b(ok|healthy|working|alive|pong|operational|status)\b", re.IGNORECASE)

BAD_WORDS = frozenset(
    {"fail", "failed", "error", "down", "unhealthy", "out_of_service", "critical", "false"}
)
"""States of a service that is not well (draft-inadarei-api-health-check, Spring Boot)."""

SHORT = 64
"""Bytes up to which a plain text can be the word of a health endpoint."""

SLOW = 2.0
"""Seconds after which an answer is no good for a prober, which waits for one to a few."""


def named_paths(host: Host) -> list[str]:
    """Return the paths for health that document and routes name, the clear ones first."""
    operations = list(host.facts.routes)
    if host.facts.document is not None:
        operations += host.facts.document.operations
    paths = [op.partition(" ")[2] for op in operations if op.startswith("GET ")]
    plain = sorted({path for path in paths if "{" not in path})
    clear = [path for path in plain if CLEAR.search(path.lower())]
    weak = [path for path in plain if WEAK.search(path.lower())]
    # A probe of liveness is often /live beside /health.
    return clear + [path for path in weak if not clear or (LIVE.search(path) or READY.search(path))]


def is_there(answer: dict[str, Any]) -> bool:
    """Whether a guessed path exists: it answers, is closed, or breaks."""
    status = answer.get("status", 0)
    return 200 <= status < 400 or status >= 500 or status in {401, 403, 429}


def as_stranger(host: Host, path: str) -> Request:
    """Return the request for a path without credentials, under the name the host is known by."""
    control = host.control()
    kept = header(control.request.headers, "host") if control is not None else None
    request = Request.get(path)
    return request.with_header("host", kept) if kept else request


def ask(host: Host, path: str) -> dict[str, Any]:
    """Ask a path as a stranger and return what matters of the answer, as plain values."""
    request = as_stranger(host, path)
    try:
        answer = host.send(request)
        location = _redirect(answer, path)
        guarded = answer.status in {401, 403} or bool(location and _LOGIN.search(location))
        if location and not guarded and location.startswith("/"):
            request = Request.get(location, request.headers)
            answer = host.send(request)
        slow = answer.seconds > SLOW and host.send(request).seconds > SLOW
    except Unreachable as problem:
        return {"path": path, "trouble": problem.what}
    return {
        "path": path,
        "asked": request.path,
        "status": answer.status,
        "guarded": guarded or answer.status in {401, 403},
        "slow": slow,
        "statements": None if answer.witnessed is None else answer.witnessed.statement_count,
        "body": shown(answer.body, 200),
        "same": _without_chance(answer.body, path),
        "said": _said(answer),
        "parts": _parts(answer),
        "page": _is_page(answer),
        "foreign": _is_foreign(answer),
    }


def _redirect(answer: Answer, path: str) -> str:
    """Return where a redirect leads: a path of the same host, another URL, or nothing."""
    location = header(answer.headers, "location")
    if answer.status not in {301, 302, 303, 307, 308} or not location:
        return ""
    parts = urlsplit(urljoin(path, location))
    same = not parts.netloc or parts.hostname in {"testserver", "localhost", "127.0.0.1"}
    return (parts.path if same else location) if parts.path != path else ""


def _without_chance(body: bytes, path: str) -> str:
    """Return a digest of a body without what differs each time: the path, and identifiers."""
    text = body.replace(path.encode(), b"").replace(path.strip("/").encode() or b"/", b"")
    text = re.sub(rb"[0-9a-fA-F-]{8,}|[\w+/=-]{20,}", b"", text)
    return hashlib.sha256(text).hexdigest()[:16]


def _json(answer: Answer) -> Any:
    try:
        return json.loads(answer.body)
    except ValueError:
        return None


def _is_page(answer: Answer) -> bool:
    """Whether the answer is a page for people that says nothing about health."""
    return answer.media_type == "text/html" and not (
        len(answer.body) < 20_000 and _PAGE_WORDS.search(answer.body)
    )


def _is_foreign(answer: Answer) -> bool:
    """Whether an answer of success looks like something of the product, not like health."""
    if not answer.accepted or answer.status == 204 or not answer.body.strip():
        return False
    body = _json(answer)
    if isinstance(body, dict):
        return not _KNOWN_KEYS & {str(key).lower() for key in body}
    return isinstance(body, list) or len(answer.body) > SHORT


def _said(answer: Answer) -> str:
    """Return the word for the state in the body, lower case; empty when it says none."""
    body = _json(answer)
    if isinstance(body, dict):
        lowered = {str(key).lower(): value for key, value in body.items()}
        told = next((lowered[key] for key in _STATE_KEYS if key in lowered), "")
        if any(lowered.get(key) is False for key in _VERDICT_KEYS):
            told = False
    else:
        told = answer.body.decode("utf-8", "replace") if body is None else body
    if told is False:
        return "false"
    return told.strip().lower() if isinstance(told, str) and len(told) <= SHORT else ""


def _parts(answer: Answer) -> list[str]:
    """Return the parts that the body itself says are not well, such as ``database: down``."""
    found: list[str] = []

    def walk(value: Any, name: str) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                walk(inner, str(key) if str(key).lower() not in _STATE_KEYS or not name else name)
        elif isinstance(value, str) and name and value.strip().lower() in BAD_WORDS:
            found.append(f"{name}: {value.strip().lower()}")

    body = _json(answer)
    if isinstance(body, dict):
        walk({k: v for k, v in body.items() if str(k).lower() not in _STATE_KEYS}, "")
    return found


def is_catch_all(answer: dict[str, Any], unknown: dict[str, Any]) -> bool:
    """Whether an answer is the one that a path which does not exist gets, too."""
    return (
        unknown["status"] < 400
        and answer.get("status") == unknown["status"]
        and answer.get("same") == unknown.get("same")
    )
