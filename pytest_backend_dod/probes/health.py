"""The health probe."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from ..errors import Unreachable
from ..hosts.interface import Host, Survey, Todo
from ..model import Finding, Outcome, Status
from ..parameters import parameter
from ..recording.exchange import Answer, Request, header, shown
from .interface import LiveProbe, Observation, Role

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

_WORDS = re.compile(r"(?:^|[/_-])(health\w*|live\w*|ready\w*|readiness|liveness|ping|heartbeat|status|up)/?$")
_READY = re.compile(r"ready|readiness")
_LIVE = re.compile(r"live|liveness|ping|heartbeat|(^|[/_-])up/?$")

BAD_WORDS = frozenset({"fail", "failed", "error", "down", "unhealthy", "out_of_service", "critical"})
"""Values of ``status`` that say the service is not well (draft-inadarei-api-health-check, Spring Boot)."""

SLOW = 2.0
"""Seconds after which an answer is no good for a prober, whose usual limit is one to a few seconds."""


@dataclass(frozen=True, kw_only=True)
class HealthParameters:
    """Parameters of the health probe."""

    path: tuple[str, ...] = parameter(
        (), "Paths of the endpoints; found by document, routes and usual names when empty."
    )
    liveness: bool = parameter(False, "Whether there must be an endpoint named for liveness.")
    readiness: bool = parameter(False, "Whether there must be an endpoint named for readiness.")


class Health(LiveProbe[HealthParameters]):
    """There is a health endpoint that a prober can use.

    What it proves: an endpoint for health answers a stranger with 2xx or 3xx within two seconds, with a body
    that differs from what any other path gets and does not itself say that the service is down.

    What it cannot see: whether readiness tells the truth when the database is away.

    How it decides: endpoints come from the parameter `path`, else from the document and the routes, else the
    usual names are asked. Each is asked without credentials, and compared with a path that does not exist. Failed: no
    endpoint, an answer of 4xx or 5xx, a body that says `down` under a status of success, the
    page that a catch-all gives for any path, an answer after more than two seconds. Inconclusive: no
    host, or every endpoint asks for credentials.

    Source: Kubernetes probes (200 to 399 is success); draft-inadarei-api-health-check-06.
    """

    name = "health"
    phrases = (
        "health",
        "health check*",
        "healthcheck*",
        "health endpoint*",
        "healthz",
        "liveness",
        "readiness",
        "livez",
        "readyz",
        "ready endpoint",
        "heartbeat",
    )
    Parameters = HealthParameters
    stage = 10
    prefers_target = True

    @classmethod
    def thresholds(cls, text: str) -> dict[str, Any]:
        """Read which kinds a line asks for."""
        lowered = text.lower()
        found: dict[str, Any] = {}
        if re.search(r"\b(liveness|livez|live)\b", lowered):
            found["liveness"] = True
        if re.search(r"\b(readiness|readyz|ready)\b", lowered):
            found["readiness"] = True
        paths = re.findall(r"(?<![\w.])(/[a-z][\w/-]*)", lowered)
        paths = [path for path in paths if _WORDS.search(path)]
        if paths:
            found["path"] = paths
        return found

    def roles(
        self, operations: Sequence[str], parameters: HealthParameters
    ) -> Sequence[Role]:
        """Any host will do."""
        return [Role(name="health")]

    def experiment(
        self, host: Host, todo: Todo, parameters: HealthParameters
    ) -> Iterable[Observation]:
        """Ask each endpoint once, as a stranger."""
        named = list(parameters.path) or _named(host)
        paths = named or list(USUAL_PATHS)
        unknown = _ask(host, f"/{secrets.token_hex(8)}")
        answers = [_ask(host, path) for path in paths]
        if not named:
            answers = [answer for answer in answers if answer.get("status") != 404]
        yield {
            "role": "health",
            "named": bool(named),
            "unknown": unknown,
            "answers": answers,
            "asked": paths,
        }

    def judge(
        self, observations: Sequence[Observation], survey: Survey, parameters: HealthParameters
    ) -> Outcome:
        """Decide from the answers of the endpoints."""
        if not observations:
            return Outcome(
                status=Status.INCONCLUSIVE,
                summary="no host to ask",
                advice=survey.advice,
            )
        seen = observations[0]
        if not seen["unknown"].get("status"):
            return Outcome(
                status=Status.INCONCLUSIVE,
                summary=f"the host did not answer: {seen['unknown'].get('trouble', '')}",
                advice="See that the application starts and answers.",
            )
        answers = [a for a in seen["answers"] if not _is_catch_all(a, seen["unknown"])]
        caught = len(seen["answers"]) - len(answers)
        if not answers:
            return _none(seen, caught)
        guarded = [a for a in answers if a.get("status") in {401, 403}]
        if len(guarded) == len(answers):
            return Outcome(
                status=Status.INCONCLUSIVE,
                summary=f"{_listed(guarded)}: asks for credentials, and a prober has none",
                advice="Open the endpoint to strangers, or name another: [tool.backend-dod.probes.health] path",
            )
        findings = [finding for a in answers if a not in guarded for finding in _faults(a)]
        findings += _missing_kinds(answers, parameters)
        good = [a for a in answers if not list(_faults(a))]
        measures = {"endpoints": {a["path"]: a.get("status", 0) for a in answers}}
        if findings:
            return Outcome(
                status=Status.FAILED,
                summary=findings[0].what,
                findings=tuple(findings),
                measures=measures,
            )
        return Outcome(
            status=Status.PASSED,
            summary=", ".join(f"GET {a['path']} → {a['status']}" for a in good),
            measures=measures,
        )


def _named(host: Host) -> list[str]:
    operations = list(host.facts.routes)
    if host.facts.document is not None:
        operations += host.facts.document.operations
    paths = [op.partition(" ")[2] for op in operations if op.startswith("GET ")]
    found = [path for path in paths if "{" not in path and _WORDS.search(path.lower())]
    clear = [p for p in found if not re.search(r"(status|up)/?$", p.lower())]
    return sorted(dict.fromkeys(clear or found))


def _ask(host: Host, path: str) -> dict[str, Any]:
    control = host.control()
    request = Request.get(path)
    if control is not None:
        kept = header(control.request.headers, "host")
        request = request.with_header("host", kept) if kept else request
    try:
        answer = host.send(request)
        followed = _redirect(answer, path)
        if followed is not None:
            answer = host.send(Request.get(followed, request.headers))
    except Unreachable as problem:
        return {"path": path, "trouble": problem.what}
    return {
        "path": path,
        "status": answer.status,
        "slow": answer.seconds > SLOW,
        "type": answer.media_type,
        "body": shown(answer.body, 200),
        "said": _said(answer),
    }


def _redirect(answer: Answer, path: str) -> str | None:
    """Return where one redirect within the same host leads."""
    location = header(answer.headers, "location")
    if answer.status not in {301, 302, 307, 308} or not location:
        return None
    parts = urlsplit(urljoin(path, location))
    same = not urlsplit(location).netloc or urlsplit(location).hostname in {"testserver", "localhost", "127.0.0.1"}
    return parts.path if same and parts.path != path else None


def _said(answer: Answer) -> str:
    """Return the word for the state in the body, lower case; empty when it says none."""
    try:
        body = json.loads(answer.body)
    except ValueError:
        return ""
    said = body.get("status", body.get("state", "")) if isinstance(body, dict) else body
    return said.strip().lower() if isinstance(said, str) else ""


def _is_catch_all(answer: dict[str, Any], unknown: dict[str, Any]) -> bool:
    return (
        unknown["status"] < 300
        and answer.get("status") == unknown["status"]
        and answer.get("body") == unknown.get("body")
    )


def _none(seen: Observation, caught: int) -> Outcome:
    what = "no health endpoint was found"
    if caught:
        what += f"; {caught} paths gave the page that any path gets"
    finding = Finding(
        what=what,
        where="the application",
        measured=f"asked {', '.join(seen['asked'])}",
        expected="an endpoint that answers 2xx when the service is well",
        remedy="Add one, such as GET /health, or name it: [tool.backend-dod.probes.health] path",
    )
    return Outcome(
        status=Status.FAILED, summary=what, findings=(finding,), measures={"endpoints": {}}
    )


def _faults(answer: dict[str, Any]) -> Iterable[Finding]:
    path = answer["path"]
    status = answer.get("status", 0)
    if answer.get("trouble"):
        yield _finding(path, f"GET {path} gave no answer", answer["trouble"], "an answer")
    elif not 200 <= status < 400 and status not in {401, 403}:
        yield _finding(path, f"GET {path} answers {status}", answer["body"], "2xx")
    elif answer["said"] in BAD_WORDS:
        yield _finding(
            path,
            f'GET {path} says "{answer["said"]}" under status {status}',
            answer["body"],
            "5xx when the service is not well: machines read the status",
        )
    elif answer["slow"]:
        yield _finding(
            path, f"GET {path} is slow", f"more than {SLOW:g} s", f"at most {SLOW:g} s"
        )


def _finding(path: str, what: str, measured: str, expected: str) -> Finding:
    return Finding(
        what=what,
        where=f"GET {path}",
        measured=measured,
        expected=expected,
        reproduce=Request.get(path).curl(),
        remedy="Let the endpoint answer 200 when the service is well and 503 when it is not.",
    )


def _missing_kinds(
    answers: Sequence[dict[str, Any]], parameters: HealthParameters
) -> list[Finding]:
    findings = []
    for wanted, words, kind in (
        (parameters.liveness, _LIVE, "liveness"),
        (parameters.readiness, _READY, "readiness"),
    ):
        if wanted and not any(words.search(a["path"].lower()) for a in answers):
            findings.append(
                Finding(
                    what=f"no endpoint is named for {kind}",
                    where="the application",
                    measured=_listed(answers),
                    expected=f"an endpoint for {kind}, such as /health/{'live' if kind == 'liveness' else 'ready'}",
                    remedy=f"Add one, or name it: [tool.backend-dod.probes.health] path, {kind} = false",
                )
            )
    return findings


def _listed(answers: Sequence[dict[str, Any]]) -> str:
    return ", ".join(f"GET {a['path']} → {a.get('status', 'no answer')}" for a in answers)
