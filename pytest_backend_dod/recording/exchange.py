"""Requests and answers as plain values, the same whatever client or server carried them."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass, replace
from urllib.parse import unquote_plus, urlsplit

from .hashes import HASHES
from .hashes import MASKED as _MASKED

Headers = tuple[tuple[str, str], ...]

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
"""Methods that ask for no change (RFC 9110, section 9.2.1)."""

CREDENTIAL_HEADERS = frozenset(
    {"authorization", "cookie", "proxy-authorization", "x-api-key", "api-key", "x-auth-token"}
)
"""Headers that carry credentials; their values never leave the run."""

_TECHNICAL_HEADERS = frozenset(
    {"host", "user-agent", "accept", "accept-encoding", "connection", "content-length"}
    | {"transfer-encoding", "x-request-id", "x-correlation-id", "traceparent", "idempotency-key"}
)
"""Headers that a client sets by itself, or anew each time: they say nothing of a defect."""

_SENSITIVE = (
    r"(?:[\w-]{0,40}(?:password|passwd|passphrase|passcode|secret|token|credential|api[_-]?key"
    r"|private[_-]?key|signing[_-]?key)s?|[\w-]{0,40}authorization|pwd|pass|otp|pin)"
)
_SENSITIVE_NAME = re.compile(_SENSITIVE, re.IGNORECASE)
_MASKS = (
    # JSON, a mapping or a call as Python prints them; very short values are no secrets.
    re.compile(
        rf"""(?P<kept>\b{_SENSITIVE}\\?["']?\s*[:=]\s*(?P<quote>\\?["']))"""
        rf"""(?:(?!(?P=quote))(?:\\.|.)){{4,}}?(?=(?P=quote)|$)""",
        re.IGNORECASE | re.DOTALL,
    ),
    # A form or a query.
    re.compile(rf"""(?P<kept>(?:^|[?&\s]){_SENSITIVE}=)[^&\s"']{{4,}}""", re.IGNORECASE),
    re.compile(r"(?P<kept>\b(?:Bearer|Basic)\s+)[\w.~+/=-]{6,}", re.IGNORECASE),
    re.compile(r"(?P<kept>\beyJ)[\w-]{8,}\.[\w-]+\.[\w-]*"),
    *HASHES,
)


def header(headers: Headers, name: str) -> str | None:
    """Return the first value of a header, or None; names are compared without case."""
    wanted = name.lower()
    for key, value in headers:
        if key.lower() == wanted:
            return value
    return None


@dataclass(frozen=True, kw_only=True)
class Request:
    """One request, as it goes over the wire."""

    method: str
    path: str
    """Percent-encoded path, without the query."""
    query: str = ""
    """Percent-encoded query, without the question mark."""
    headers: Headers = ()
    body: bytes = b""

    @classmethod
    def get(cls, target: str, headers: Headers = ()) -> Request:
        """Return a GET of ``/path?query``."""
        parts = urlsplit(target)
        return cls(method="GET", path=parts.path or "/", query=parts.query, headers=headers)

    @property
    def target(self) -> str:
        """Path and query."""
        return f"{self.path}?{self.query}" if self.query else self.path

    @property
    def safe(self) -> bool:
        """Whether the method asks for no change."""
        return self.method in SAFE_METHODS

    def credentials(self) -> Headers:
        """Return the headers that carry credentials."""
        return tuple(pair for pair in self.headers if pair[0].lower() in CREDENTIAL_HEADERS)

    def secrets(self) -> frozenset[str]:
        """Return the values of credentials, passwords and tokens: they must never leave the run."""
        found = {part for _, value in self.credentials() for part in (value, value.split(" ")[-1])}
        for text in (unquote_plus(self.target), self.body.decode("utf-8", "replace")):
            for mask in _MASKS:
                found |= {text[one.end("kept") : one.end()] for one in mask.finditer(text)}
        return frozenset(secret for secret in found if len(secret) >= 6)

    def without_credentials(self) -> Request:
        """Return the same request as a stranger would send it."""
        kept = tuple(pair for pair in self.headers if pair[0].lower() not in CREDENTIAL_HEADERS)
        return replace(self, headers=kept)

    def with_header(self, name: str, value: str) -> Request:
        """Return the same request with one header set."""
        kept = tuple(pair for pair in self.headers if pair[0].lower() != name.lower())
        return replace(self, headers=(*kept, (name, value)))

    def curl(self, base: str = "http://localhost") -> str:
        """Return a command line that sends it; credentials, passwords and tokens are masked."""
        words = ["curl", "-i"]
        if self.method != "GET":
            words += ["-X", self.method]
        for name, value in self.headers:
            if carries_credentials("header", name):
                words += ["-H", f"{name}: {_MASKED}"]
            elif name.lower() not in _TECHNICAL_HEADERS:
                words += ["-H", f"{name}: {masked(value)}"]
        if self.body:
            words += ["--data-binary", shown(self.body, 600)]
        return " ".join(
            shlex.quote(word) for word in [*words, base.rstrip("/") + masked(self.target)]
        )


@dataclass(frozen=True, kw_only=True)
class Logged:
    """One log record that the application left while it answered a request."""

    logger: str
    level: int
    """As in :mod:`logging`: 10 debug, 20 info, 30 warning, 40 error, 50 critical."""
    message: str
    written: tuple[str, ...] = ()
    """The record as the application's own handlers write it; empty without a handler."""
    traceback: str = ""


@dataclass(frozen=True, kw_only=True)
class Spanned:
    """One span of OpenTelemetry that ended while the application answered a request."""

    kind: str
    """Such as ``SERVER``, ``INTERNAL`` or ``CLIENT``."""
    name: str
    trace_id: str
    """32 hexadecimal digits, lower case."""
    route: str = ""
    """The attribute ``http.route``."""
    status: int = 0
    """The status of the answer that the span tells of; 0 without one."""


@dataclass(frozen=True, kw_only=True)
class Witnessed:
    """What was seen inside the application's process while it answered one request."""

    statement_count: int = 0
    record_count: int = 0
    """Log records, without those of clients and tools."""
    statements: tuple[str, ...] = ()
    """SQL as it was handed to the driver, without its parameters; kept while probing only."""
    logs: tuple[Logged, ...] = ()
    """The records themselves; kept while probing only."""
    muted_count: int = 0
    """Calls of the application's loggers, INFO and above, that settings refused; while probing."""
    spans: tuple[Spanned, ...] = ()
    """Spans that ended meanwhile; kept while probing only."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One answer; an unhandled exception in process is the 500 that it would be."""

    status: int
    headers: Headers = ()
    body: bytes = b""
    seconds: float = 0.0
    traceback: str = ""
    """Traceback of an exception that the application did not handle."""
    witnessed: Witnessed | None = None
    """What was seen inside; None where nobody can look inside, as behind a URL."""
    printed: tuple[str, ...] | None = None
    """Lines that the backend's process wrote to its output meanwhile; None where that is unseen."""

    @property
    def accepted(self) -> bool:
        """Whether the request was understood and carried out."""
        return 200 <= self.status < 300

    @property
    def media_type(self) -> str:
        """The media type, lower case, without parameters."""
        return (header(self.headers, "content-type") or "").partition(";")[0].strip().lower()


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """A request that reached the application, and what it answered."""

    request: Request
    answer: Answer
    route: str = ""
    """Template of the route that served it, such as ``/orders/{order_id}``; empty when none did."""

    @property
    def operation(self) -> str:
        """Method and route template, such as ``GET /orders/{order_id}``."""
        return f"{self.request.method} {self.route or self.request.path}"


def carries_credentials(place: str, name: str) -> bool:
    """Whether a header or a cookie of this name carries credentials."""
    if place == "cookie":
        return bool(_SENSITIVE_NAME.fullmatch(name) or re.search("session|auth", name.lower()))
    return place == "header" and bool(
        name.lower() in CREDENTIAL_HEADERS or _SENSITIVE_NAME.fullmatch(name)
    )


def masked(text: str) -> str:
    """Return a text without the values of passwords, tokens and the like that stand in it.

    Known by the names before them, in JSON, in forms and queries and as Python prints them; hashes
    of passwords by their form.
    """
    for mask in _MASKS:
        text = mask.sub(rf"\g<kept>{_MASKED}", text)
    return text


def shown(body: bytes, limit: int = 300) -> str:
    """Return a body as text for people: decoded, secrets masked, controls escaped, cut."""
    text = masked(body[: limit * 4].decode("utf-8", "replace"))
    text = "".join(c if c.isprintable() or c == " " else f"\\x{ord(c):02x}" for c in text)
    return text if len(text) <= limit else text[:limit] + "…"
