"""The rate-limit probe."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..checklist.matching import parted
from ..checklist.thresholds import rate
from ..hosts.interface import Host, Survey, Todo
from ..model import Outcome, Status
from ..parameters import parameter
from ..recording.exchange import Exchange, Request
from .interface import LiveProbe, Observation, Role
from .rate_burst import burst
from .rate_judgement import joined, judge_limit
from .rate_login import attempt, wrong
from .rate_login_judgement import judge_login

_UNLIMITED = re.compile(
    r"/(health\w*|live|livez|liveness|ready|readyz|readiness|ping|status|metrics|openapi[\w.]*"
    r"|swagger[\w.-]*|docs|redoc|schema|static|favicon\.ico|version|robots\.txt)(/|$)",
    re.IGNORECASE,
)
"""Paths that nobody would limit."""

_ABOUT_LOGIN = r"(?:log-?ins?|sign-?ins?|auth\w*|passwords?|credentials?)"
_LOGIN = (
    re.compile(r"/(log-?in|sign-?in|signin)(/|$)", re.IGNORECASE),
    re.compile(r"/(access-)?tokens?(/|$)|/token/obtain", re.IGNORECASE),
    re.compile(r"/(sessions?|auth(enticate)?)/?$", re.IGNORECASE),
)

_NO_LOGIN = re.compile(
    r"refresh|revoke|verify|log-?out|forgot|reset|register|sign-?up", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True)
class RateLimitParameters:
    """Parameters of the rate-limit probe."""

    limit: int = parameter(0, "Requests allowed in a window; 0 when the line does not say.")
    per: str = parameter(
        "minute", "The unit of the window.", choices=("second", "minute", "hour", "day")
    )
    windows: int = parameter(1, "How many units the window has: 15 for “5 per 15 minutes”.")
    subject: str = parameter(
        "all",
        "What is limited: requests, login attempts, or both.",
        choices=("all", "requests", "login"),
    )
    operation: str = parameter(
        "", "The operation to ask, such as `GET /orders`; chosen when empty."
    )
    requests: int = parameter(120, "Requests to send where no limit is known.")
    attempts: int = parameter(20, "Wrong passwords to send for one account.")
    trusted_proxy: bool = parameter(
        False, "Whether a proxy in front sets X-Forwarded-For, so that it may be believed."
    )

    @property
    def window(self) -> str:
        """The window in words: ``minute`` or ``15 minutes``."""
        return self.per if self.windows == 1 else f"{self.windows} {self.per}s"


class RateLimit(LiveProbe[RateLimitParameters]):
    """Requests above the limit are refused, for the client that sends them and for no other.

    What it proves: identical requests, each accepted before, were refused with 429 (or with a 503
    or 403 that began and stayed) once the limit was used up; another client was still served; a
    forged X-Forwarded-For did not lift the limit; and so for wrong passwords to one account.

    What it cannot see: limits set by a proxy or gateway that is not in front of the host; counters
    that several processes do not share, where the host is one process.

    How it decides: the limit comes from the line, from the headers of the answers, or is searched
    for. Failed: the limit is passed by more than a fifth and nothing is refused, the refusal has a
    status of success, the number of remaining requests does not fall or rises within a window, one
    client's limit stops another, a forged header lifts it, twenty wrong passwords for one account
    are all simply refused, the right password is still told from wrong ones. Inconclusive: no limit
    was seen and none is stated; the limiter is switched off in the tests; no request could be
    repeated; the backend broke down. It runs last, because it uses quotas up.

    Source: RFC 6585, section 4; RFC 9110, section 10.2.3; draft-ietf-httpapi-ratelimit-headers;
    OWASP API Security 2023, API2 and API4.
    """

    name = "rate-limit"
    phrases = parted(
        """rate limit*, ratelimit*, rate limited|limiting|limiter*, throttl*, 429, too many
        requests, brute force, login attempt*, sign in|password attempt*, requests per
        minute|second|hour, request* & limited, failed login*, api quota*, quota*, abuse
        protection, account|login lockout*, lockout*, limit* ... per
        ip|client|user|key|minute|hour, retry after, dos protection, ddos, flood protection, burst
        limit*, limite de peticiones|solicitudes|requisicoes|requetes|taxa|tasa|debit, limitacion
        de peticiones|tasa, limitation de debit|du debit, limitacao de taxa|requisicoes,
        ratenbegrenzung*, anfragenbegrenzung, レート 制限, リクエスト 制限, 流量 制限, 限流, 频率
        限制, 速率 限制, 限速, 요청 제한*, 속도 제한*, 처리율 제한*, gioi han tan suat|toc do|yeu
        cau|so, abuse ... limited|prevented|blocked, limited to ... requests|calls, after
        five|ten|three|n failed, bots ... limited|blocked, limits ... per
        minute|second|hour|user|client|ip|key|tenant, limit of ... requests|calls, requests|calls
        ... limited|capped|restricted, too many ... requests|calls|attempts|logins, failed|wrong
        attempts|logins|passwords, locked after, lock|locked|locks ... failed|attempts|repeated,
        accounts lock|locked, repeated failed, api limits, usage limits, per ip|client|user|key
        limit*, rate limiter, token|leaky bucket, sliding window, abuse, brute forc*, credential
        stuffing, spam protection, flooding, bots blocked, request quota*, limitado a ...
        peticiones|solicitudes|requisicoes, demasiadas peticiones, limite d appels|de requetes,
        anfragelimit*, drosselung, zu viele anfragen, レート リミット, 接口 限流, 请求 频率, 防刷,
        gioi han so lan, callers|clients|users|calls ... a|per minute|second|hour,
        limit|limits|quota* per ... key|client|user|ip|tenant|caller|account, limited to ...
        per|an|a hour|minute|day|second, 限流 ... 配置|生效, レート リミット ... 設定, 요청 제한
        ... 적용, обмеження запитів, pembatasan laju, limitazione delle richieste,
        logins|attempts|requests|calls|messages|mails per|a minute|hour|second|day, most ... per
        minute|hour|second|day, limite|limit|limitacion|limitation de #
        peticiones|requisicoes|requetes|solicitudes|llamadas|chamadas|appels, #
        peticiones|requisicoes|requetes|solicitudes|llamadas|chamadas|appels|anfragen|aufrufe
        por|par|pro|je|a, # requests|calls|attempts|logins|hits|queries|messages
        per|a|an|each|every minute|hour|second|day, 每 分|秒|小 ... 次, #
        request|call|attempt|login|query|message per|a|an|each|every minute|hour|second|day,
        max*|limited|only|than|allowed|up|most ... # ... per|a|an|each|every
        second|minute|hour|day, #
        calls|requests|req|reqs|attempts|logins|hits|queries|messages|mails
        minute|min|hour|h|hr|day|d, rpm per|for|each|limit*|then, # rpm, limit* ... rpm, 每
        分|秒|小|天 ... 次, # 回|次 分|秒|小,
        clients|callers|attempts|guessing|guesses|bots|users|logins ... slowed,
        client*|user|users|caller*|bot|bots|tenant|nobody|noone|anyone ...
        flood|floods|hammer|hammers|starve|starves|overwhelm|overload|monopoli*|exhaust,
        request|traffic|message floods|flood, limit|limits|limiting|limited
        requests|calls|attempts|logins|callers|clients, request|requests|call|calls ... by|per
        ip|client|user|key|tenant|caller|account ... limit*|capped,
        limit*|capped|throttled|restricted ... by ip|client|user|key|tenant|caller|account,
        request|call|traffic caps|cap|limiting|throttling|quota*, calls|requests ...
        capped|limited|rationed, retry after header*|with|sent|returned,
        slowapi|bucket4j|ratelimiter, express rate limit,
        expensive|costly|public|sensitive|heavy|anonymous|open endpoint*|route*|operation*|calls
        ... limit*|limited|throttl*|capped, against|from|to dos, dos attack*, burst of #, bursts
        limited|capped, burst size|capacity|limit*, # r s|m|min, excess|excessive
        traffic|calls|use|usage|polling|requests, fair use limit*|enforced|policy, usage plan*,
        spike arrest, how often|frequently ... call*|client*|limited|try|request*, unlimited
        attempts|calls|requests|tries|logins|guesses, endlessly, password guessing, guessing
        passwords|codes|otp*, attempts ... limited|capped|slowed|blocked|restricted, limit*|max*
        ... attempts|guesses|tries, limitation de debit, limitation du debit|nombre, limitation des
        appels|requetes, anfragen|aufrufe|versuche|logins &
        begrenz*|limitier*|gedrosselt|beschrankt, gedrosselt, intentos|tentativas|tentatives &
        limit*|limite*|bloque*|bloqu*, limite de|d
        intentos|tentativas|tentatives|versuche|llamadas|chamadas|appels,
        over|above|beyond|exceeding|exceeds|exceed quota*|their quota*, cool down period, per
        client|user|caller|ip|key|tenant|partner quota*|cap|caps|throttl*, penalty box,
        backpressure towards clients, bots ... hammer|scrape*|scrap*, scraping ...
        limited|blocked|prevented|slowed, tried|attempted|called|requested ... # times|tries, too
        often|frequently, # exports|uploads|downloads|searches|codes|sms|emails|mails|resets|tries
        ... a|per|each|every day|hour|minute, peticiones|solicitudes|requisicoes|llamadas|chamadas
        ... limitad*, nombre|numero de|d requetes|appels|peticiones|requisicoes|llamadas ...
        limit*, greedy|abusive|noisy client*|caller*|user*|tenant*|neighbour*|neighbor*, attempts
        ... pause|wait|delay|cool, limits for|per|of ...
        anonymous|guest|guests|free|unauthenticated, traffic of|from|per ...
        tenant|client|customer|user|partner ... limited|capped|throttled, lock out, # password
        resets|reset|mails|links ... per|a|an hour|minute|day, flood control|protection|guard"""
    )
    excludes = parted(
        """handle*|sustain*|serve*|support*|process* ... requests per second|minute, throughput ...
        requests per second|minute, rate limit* ... provider*|third
        party|partner*|supplier*|github, provider*|upstream|third party|partner ... rate limit*,
        retries|retried|retrying ... 429, 429 ... retries|retried|retrying, backoff ... 429, cpu
        throttl*, disk|storage|memory quota*, under ... requests per second|minute, load ...
        requests per second|minute, at|of requests per second|minute, sales quota*, rate limited by
        the, limits ... page|depth|memory|cpu, retry after ...
        down|outage|maintenance|unavailable|503, 503 ... retry after, no spam,
        log|logs|logged|logging spam, abuse report*, requests ... limited to ... mb|kb,
        partner|provider|upstream|github|third party limits, calls|requests limited to ...
        s|seconds|ms, requests per second|minute
        sustained|handled|served|processed|achieved|reached|possible, most ...
        lines|queries|connections per,
        handle*|sustain*|serve*|support*|process*|achiev*|reach*|hold*|manage*|cope*|copes|deliver*|throughput|capacity|least|minimum
        ... per|a second|minute|hour, #
        messages|events|orders|jobs|records|writes|transactions|rows per|a second|minute|hour,
        handle*|sustain*|serve*|support*|process*|achiev*|reach*|load|throughput ... rpm,
        request|requests|body|payload|upload size|body|length ... limit*, error|errors
        schema*|schemas|codes|responses|format distinguish*|differentiate* ... quota, abuse
        case*|test*, retry on|with ... 429, retry after 429|a|backoff, requests ... shed,
        retry|retries|delivery|reconnect*|connection|redelivery attempt|attempts, attempts ...
        retry|retries|delivery, retries ... attempts, failed logins ...
        dashboard|metric|metrics|shown|counted, cross origin requests limited, requests|calls
        limited|restricted to known|trusted|our|own|allowed|https|sites|origins|domains|json, flood
        warning*|map*|risk*, speed limit*, usage statistics, attempts ...
        quiz|exam|delivery|customer*, fair use of images, users ... overwhelmed, too often ...
        flaky|fail*|page*|alert*, alert* ... too often, digest*|newsletter*|report* ... per|a day,
        shipping|exchange|interest|tax|mortgage|freight rate|rates, load|stress|soak|performance
        test ... requests, load test with, login|logon|sign attempts ...
        log|logs|logged|audit|audited|recorded|record|journal"""
    )
    Parameters = RateLimitParameters
    stage = 90
    prefers_target = True
    exclusive = True

    @classmethod
    def thresholds(cls, text: str) -> dict[str, Any]:
        """Read the limit and what it is a limit of."""
        found: dict[str, Any] = {}
        stated = rate(text)
        if stated is not None:
            found["limit"], found["per"], windows = stated
            if windows > 1:
                found["windows"] = windows
        lowered = text.lower()
        login = re.search(
            rf"\b({_ABOUT_LOGIN}|brute[- ]force|lock-?outs?|locked)\b", lowered
        ) and not re.search(r"\bauthenticated\b", lowered)
        # The endpoint of a login is still the login.
        rest = re.sub(rf"\b{_ABOUT_LOGIN}\W+(endpoints?|requests?|routes?|attempts?)", "", lowered)
        general = re.search(r"\b(apis?|requests?|endpoints?|routes?|clients?|public)\b", rest)
        if login and not general:
            found["subject"] = "login"
            after = re.search(
                r"\bafter (\d+)\b|\b(\d+) (?:failed|wrong|bad|unsuccessful)\b", lowered
            )
            if stated is None and after:
                found["limit"] = int(after[1] or after[2])
        elif general and not login and stated is not None:
            found["subject"] = "requests"
        return found

    def roles(self, operations: Sequence[str], parameters: RateLimitParameters) -> Sequence[Role]:
        """One cheap reading operation, and one for logging in."""
        roles = []
        if parameters.subject in {"all", "requests"}:
            reading = [
                op for op in operations if op.startswith("GET ") and not _UNLIMITED.search(op)
            ]
            # A root page is often open where the rest is not.
            reading.sort(key=lambda op: (op.count("{"), op == "GET /", len(op), op))
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
        if "login" in todo:
            logins = (todo["login"], *login_operations(tuple(host.controls)))
            tried = [
                {
                    "role": "login",
                    "operation": name,
                    **attempt(host, host.controls[name], parameters),
                }
                for name in _fitting(host, logins)
            ]
            if tried:
                yield tried[0]
        if "limit" in todo:
            control = host.controls.get(todo["limit"]) or _asked(host, todo["limit"])
            if control is not None:
                seen = burst(host, control, parameters)
                yield {"role": "limit", "operation": todo["limit"], **seen}

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
        if (
            parameters.subject == "all"
            and login is None
            and parts
            and (logins := login_operations(survey.operations))
        ):
            note = f"{logins[0]} was not asked: no test that logs in could serve"
            parts[0] = replace(parts[0], notes=(*parts[0].notes, note))
        if parameters.subject == "login" or (parameters.subject == "all" and login is not None):
            parts.append(judge_login(login, parameters))
        outcome = joined(parts)
        if outcome.status is Status.INCONCLUSIVE and not observations and survey.advice:
            return Outcome(status=outcome.status, summary=outcome.summary, advice=survey.advice)
        return outcome


def _fitting(host: Host, logins: Sequence[str]) -> list[str]:
    """Return the first login that carries a password; else the first, which shows it."""
    known = [name for name in dict.fromkeys(logins) if name in host.controls]
    carrying = [name for name in known if wrong(host.controls[name].request, 0) is not None]
    return (carrying or known)[:1]


def _asked(host: Host, operation: str) -> Exchange | None:
    """Return a control for an operation that was named and is not among the known ones."""
    method, _, path = operation.partition(" ")
    if method != "GET" or "{" in path:
        return None
    request = host.identified(Request.get(path))
    answer = host.send(request)
    return Exchange(request=request, answer=answer, route=path) if answer.accepted else None


def login_operations(operations: Sequence[str]) -> tuple[str, ...]:
    """Return the operations that log somebody in, the clearest name first."""
    found: list[str] = []
    for words in _LOGIN:
        found += [
            op
            for op in operations
            if op.startswith("POST ") and words.search(op) and op not in found
        ]
    return tuple(op for op in found if not _NO_LOGIN.search(op))
