"""The rate-limit probe."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..checklist.thresholds import rate
from ..hosts.interface import Host, Survey, Todo
from ..model import Outcome, Status
from ..parameters import parameter
from .interface import LiveProbe, Observation, Role
from .rate_burst import burst
from .rate_judgement import judge_limit, judge_login, joined
from .rate_login import attempt

_UNLIMITED = re.compile(
    r"health|live|ready|ping|metrics|openapi|swagger|docs|redoc|static|favicon|version", re.I
)
_LOGIN = (
    re.compile(r"/(log-?in|sign-?in|signin)(/|$)", re.I),
    re.compile(r"/(access-)?tokens?(/|$)|/token/obtain", re.I),
    re.compile(r"/(sessions?|auth(enticate)?)/?$", re.I),
)


@dataclass(frozen=True, kw_only=True)
class RateLimitParameters:
    """Parameters of the rate-limit probe."""

    limit: int = parameter(0, "Requests allowed in a window; 0 when the line does not say.")
    per: str = parameter(
        "minute", "The window.", choices=("second", "minute", "hour", "day")
    )
    subject: str = parameter(
        "all", "What is limited: requests, login attempts, or both.", choices=("all", "requests", "login")
    )
    operation: str = parameter("", "The operation to ask, such as `GET /orders`; chosen when empty.")
    requests: int = parameter(120, "Requests to send where no limit is known.")
    attempts: int = parameter(20, "Wrong passwords to send for one account.")
    trusted_proxy: bool = parameter(
        False, "Whether a proxy in front sets X-Forwarded-For, so that it may be believed."
    )


class RateLimit(LiveProbe[RateLimitParameters]):
    """Requests above the limit are refused, for the client that sends them and for no other.

    What it proves: identical requests, each accepted before, were refused with 429 (or with a 503 or 403
    that began and stayed) once the limit was used up; another client was still served; a forged
    X-Forwarded-For did not lift the limit; and so for wrong passwords to one account.

    What it cannot see: limits set by a proxy or gateway that is not in front of the host; counters
    that several processes do not share, where the host is one process.

    How it decides: the limit comes from the line, from the headers of the answers, or is searched for. Failed: the
    limit is passed by more than a fifth and nothing is refused, the number of remaining requests does not
    fall, one client's limit stops another, a forged header lifts it, twenty wrong passwords for one account
    are all simply refused. Inconclusive: no limit was seen and none is stated; the limiter is switched off in
    the tests; no request could be repeated. It runs last, because it uses quotas up.

    Source: RFC 6585, section 4; RFC 9110, section 10.2.3; draft-ietf-httpapi-ratelimit-headers;
    OWASP API Security 2023, API2 and API4.
    """

    name = "rate-limit"
    phrases = (
        "rate limit*",
        "ratelimit*",
        "throttl*",
        "429",
        "too many requests",
        "brute force",
        "login attempt*",
        "requests per minute",
        "requests per second",
        "failed login*",
        "api quota*",
    )
    Parameters = RateLimitParameters
    stage = 90
    prefers_target = True

    @classmethod
    def thresholds(cls, text: str) -> dict[str, Any]:
        """Read the limit and what it is a limit of."""
        found: dict[str, Any] = {}
        stated = rate(text)
        if stated is not None:
            found["limit"], found["per"] = stated
        lowered = text.lower()
        login = re.search(r"\b(log-?ins?|sign-?in|passwords?|brute[- ]force|authentication attempts)\b", lowered)
        general = re.search(r"\b(api|requests?|endpoints?|routes?|clients?|public)\b", lowered)
        if login and not general:
            found["subject"] = "login"
        elif general and not login and stated is not None:
            found["subject"] = "requests"
        return found

    def roles(
        self, operations: Sequence[str], parameters: RateLimitParameters
    ) -> Sequence[Role]:
        """One cheap reading operation, and one for logging in."""
        roles = []
        if parameters.subject in {"all", "requests"}:
            reading = [op for op in operations if op.startswith("GET ") and not _UNLIMITED.search(op)]
            reading.sort(key=lambda op: (op.count("{"), len(op), op))
            chosen = (parameters.operation,) if parameters.operation else tuple(reading)
            if chosen:
                roles.append(Role(name="limit", operations=chosen))
        if parameters.subject in {"all", "login"} and (logins := login_operations(operations)):
            roles.append(Role(name="login", operations=logins))
        return roles

    def experiment(
        self, host: Host, todo: Todo, parameters: RateLimitParameters
    ) -> Iterable[Observation]:
        """Use the limit up, wrong passwords first: they do not need the quota of the others."""
        for role, work in (("login", attempt), ("limit", burst)):
            if role in todo:
                control = host.controls.get(todo[role])
                if control is not None:
                    yield {"role": role, "operation": todo[role], **work(host, control, parameters)}

    def judge(
        self,
        observations: Sequence[Observation],
        survey: Survey,
        parameters: RateLimitParameters,
    ) -> Outcome:
        """Decide from what was sent and refused."""
        by_role: Mapping[str, Observation] = {str(o["role"]): o for o in observations}
        parts = []
        if parameters.subject in {"all", "requests"}:
            parts.append(judge_limit(by_role.get("limit"), parameters))
        login = by_role.get("login")
        if parameters.subject == "login" or (parameters.subject == "all" and login is not None):
            parts.append(judge_login(login, by_role.get("limit"), parameters))
        outcome = joined(parts)
        if outcome.status is Status.INCONCLUSIVE and not observations and survey.advice:
            return Outcome(
                status=outcome.status, summary=outcome.summary, advice=survey.advice
            )
        return outcome


def login_operations(operations: Sequence[str]) -> tuple[str, ...]:
    """Return the operations that log somebody in, the clearest name first."""
    found: list[str] = []
    for words in _LOGIN:
        found += [
            op
            for op in operations
            if op.startswith("POST ") and words.search(op) and op not in found
        ]
    return tuple(op for op in found if not re.search(r"refresh|revoke|verify|logout", op, re.I))
