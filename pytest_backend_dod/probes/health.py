"""The health probe."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..checklist.matching import parted
from ..hosts.interface import Host, HostLost, Survey, Todo
from ..model import Finding, Outcome, Status
from ..parameters import parameter
from ..recording.exchange import Request
from . import health_faults, health_honesty, health_words
from .health_answers import (
    BAD_WORDS,
    LIVE,
    READY,
    SLOW,
    USUAL_PATHS,
    WEAK,
    ask,
    is_catch_all,
    is_there,
    named_paths,
)
from .interface import LiveProbe, Observation, Role

FAULTS = 80
"""Order of taking the database away: after what looks, before what uses quotas up."""

NAME_IT = "[tool.backend-dod.probes.health] path"


@dataclass(frozen=True, kw_only=True)
class HealthParameters:
    """Parameters of the health probe."""

    path: tuple[str, ...] = parameter(
        (), "Paths of the endpoints; found by document, routes and usual names when empty."
    )
    liveness: bool = parameter(False, "Whether there must be an endpoint named for liveness.")
    readiness: bool = parameter(False, "Whether there must be an endpoint named for readiness.")
    database: bool = parameter(
        False, "Whether health must tell of the database, readiness or not; readiness always must."
    )
    apart: bool = parameter(False, "Whether liveness must stay up while the database is away.")
    in_time: bool = parameter(
        False, "Whether readiness must answer within 5 s when the database does not."
    )


class Health(LiveProbe[HealthParameters]):
    """There is a health endpoint that a prober can use, and readiness tells the truth.

    What it proves: an endpoint for health answers a stranger with 2xx or 3xx within two seconds,
    with a body that differs from what any other path gets and does not itself say that the service
    is down. An endpoint for readiness refuses (4xx or 5xx) while the database is away, and is well
    again when the database is back.

    What it cannot see: behind a URL, whether readiness tells the truth; with a database that is
    reached neither by SQLAlchemy nor by Django nor through the proxy of a started server, the same.

    How it decides: endpoints come from the parameter `path`, else from the document and the routes,
    else the usual names are asked. Each is asked without credentials, and compared with a path that
    does not exist. What is not named for health clearly (`/status`, `/up`) must also answer like
    it. Then, late in the run, the database is taken away: new connections and statements fail. Each
    endpoint is asked again, for up to ten seconds where it may keep an older result; then with the
    database back; then readiness with a database that never answers. A request for data that runs
    into the fault shows that it works. Failed: no endpoint, an answer of 4xx or 5xx, a body that
    says `down` under a status of success, the page that a catch-all gives for any path, an answer
    that twice takes more than two seconds; readiness that answers 2xx or 3xx with the database
    away, whatever its body says, or does not recover. An endpoint that is named for nothing in
    particular is held to that only when the line speaks of the database (`database`); liveness that
    fails with it (`apart`), and readiness that takes more than five seconds when it hangs
    (`in-time`), are findings when the line says so, and notes elsewhere. Inconclusive: no host, a
    host that answers nothing at all, every endpoint asks for credentials or leads to a login, or
    refuses with 429; every path gives the same page and none is named for health; readiness is
    asked for and the database could not be taken away, or nothing used it.

    Source: Kubernetes probes (200 to 399 is success); draft-inadarei-api-health-check-06 (a status
    of `fail` must be 4xx or 5xx).
    """

    name = "health"
    phrases = parted(
        """health check*, health and readiness, health, healthcheck*, health endpoint*, healthz,
        liveness, readiness, livez, readyz, ready endpoint*, ping endpoint*, status endpoint*,
        heartbeat endpoint*, startup|kubernetes|k8s|probe probe*|probes, probes
        configured|defined|set|wired|declared|present|exist|added|work,
        liveness|readiness|startup|http probe*, alive|ready probe*, actuator health, health|status
        page|url|route|check|checks|probe|probes|handler|api|info, health status, service health,
        deep|shallow health, self check*, ping ... 200|ok|pong, sonde*, comprobacion de estado,
        verificacion de salud|saude, bilan de sante, zustandsprufung, ヘルス チェック, 健康 检查,
        存活 探针, 就绪 探针, 헬스 체크*, 헬스체크*, kiem tra suc khoe, kubelet, orchestrator ...
        alive|ready|healthy, alive and ready, health indicator*, ready
        reports|returns|answers|responds|fails, live reports|returns|answers|responds, ready ...
        503, endpoint de salud|saude|sante, endpoint di health, point de sante, gesundheitscheck*,
        健康 检查 接口, 헬스체크 엔드포인트, перевірка стану, ping route|url|handler|path,
        ping|heartbeat|alive|uptime endpoint*|route|url,
        startupprobe*|livenessprobe*|readinessprobe*, heartbeat|heartbeats, unready, not ready
        until|before|while|as, is|are|gets|get ready only|before, tell*|know*|see|sees|learn* ...
        alive|dead|healthy|unhealthy, kubernetes|platform|orchestrator|balancer|k8s ... ready,
        reported|reports|marked|considered|regarded|counts as healthy|unhealthy,
        becomes|become|turns|goes|answers healthy|unhealthy, unhealthy, restarted|restarts|restart
        by|through platform|kubernetes|orchestrator|kubelet, hang*|stuck|dead|deadlocked|frozen ...
        restarted, out of rotation, instance*|pod*|replica*|node* ... rotation, traffic ...
        before|until|unless ... ready|warm*|initiali*|started|up, no traffic before|until,
        gesundheitszustand|gesundheitsprufung|gesundheitsendpunkt|lebenszeichen, sonda|sondas,
        verificac* de saude|salud, checagem|chequeo|controle|control de saude|salud|sante, estado
        de salud, etat de sante, am|are i|we|you alive, i|we am|are alive, deep check*,
        probe|probes endpoint*|route*|path*|url*|target*|answer*|respond*|stay*|cheap|pass*|fail*,
        up only|once if|when|while, reports|report|returns|says up, wait*|waits ...
        service|app|application|pod|container|api|server ... ready|healthy, aliveness, vitality,
        still alive, live and|or|vs ready, logs metrics and probes, deeper check*, not ready,
        see|sees|know|knows|tell|tells|ask|asks whether|if|that|when
        we|it|service|app|pod|instance|i ... up|alive|running|ready, 503 on|at|from
        ready|readyz|readiness|health|healthz, given|sent|receives|gets|routed|send no|any|new
        requests|traffic, not given|sent|receive|get any|new|more requests|traffic, no traffic
        to|is|for|on, restart*|replac*|kill* ... stops|stop|stopped responding|answering,
        restart*|replac* ... hang*|stuck|unresponsive|dead, ready state|status|flag|check*|signal,
        endpoint|route|url|page for
        checks|check|probes|monitoring|orchestrator*|kubernetes|liveness|readiness|balancer, load
        balancer check*|probe*, live|ready and|or|slash ready|live, ready signal, up or down,
        alive|dead at glance, instance*|pod* ... taken|removed|pulled|excluded ...
        balancer|rotation|service, reported|reports|marked|considered|regarded|counts as
        the|a|an|our|its|each|every healthy|unhealthy, restarted|restarts|restart by|through
        the|a|an|our|its|each|every platform|kubernetes|orchestrator|kubelet, out of
        the|a|an|our|its|each|every rotation, 503 on|at|from the|a|an|our|its|each|every
        ready|readyz|readiness|health|healthz, endpoint|route|url|page for
        the|a|an|our|its|each|every
        checks|check|probes|monitoring|orchestrator*|kubernetes|liveness|readiness|balancer,
        alive|dead at the|a|an|our|its|each|every glance, status responds|answers|returns, chequeos
        de salud, verifications de sante, checks de salud, health checks valid*|verif*,
        ready|live|healthz|readyz|livez|livez|readiness|liveness
        says|answers|returns|gives|responds 200|ok"""
    )
    excludes = parted(
        """health ... pool*, pool* ... health, health of the team, health of the project, health of
        the code*, team health, code health, project health, health insurance, health data, health
        record*, mental health, health of ... dependencies, probe* ... attack*|security, health and
        safety, health authority, public health, status page ... updated|customers, health ...
        dashboard*, ready to|for ship|merge|release|review|production|launch|go|deploy, production
        ready, ready state|column, healthy meal*|food|diet*, health
        articles|topic*|care|sector|app|news|benefits, health feature|template|insurance|check
        template|feature, feature health, healthy ... pool*, websocket*|socket|chat ... heartbeat*,
        heart rate, order|project|shipment|payment|delivery|ticket|invoice|application status
        page|route|url, required|pr|commit|github status check|checks, status checks
        on|successful|green|pass*, healthy and motivated|happy, healthy in production, alive
        customer*, not ready for|yet, is not ready ... release|merge, definition of ready, ready
        for, live and ready to|for, ready state|column|status of ticket*|board|the, up and running
        again for, up or down vote*, healthy in the|a|an|our|its|each|every production, definition
        of the|a|an|our|its|each|every ready, health
        questionnaire|insurance|record|records|data|form, health bar*, health of the|our ...
        contract|vendor|market, readiness of the, beyond health, goes beyond"""
    )
    Parameters = HealthParameters
    stage = 10
    judging = ("liveness", "readiness", "apart", "in_time")
    prefers_target = True

    @classmethod
    def thresholds(cls, text: str) -> dict[str, Any]:
        """Read which kinds a line asks for."""
        return health_words.read(text)

    def roles(self, operations: Sequence[str], parameters: HealthParameters) -> Sequence[Role]:  # noqa: ARG002
        """Any host will do; taking its database away comes late, since it may not outlive that."""
        return [Role(name="health"), Role(name="readiness", stage=FAULTS)]

    def experiment(
        self, host: Host, todo: Todo, parameters: HealthParameters
    ) -> Iterable[Observation]:
        """Ask each endpoint as a stranger, with the database and without."""
        seen = _asked(host, parameters)
        if "health" in todo:
            yield {"role": "health", **seen}
        if "readiness" in todo:
            judged = parameters.database
            yield {
                "role": "readiness",
                **health_faults.observe(host, _open(seen, parameters), judged=judged),
            }
            if host.lost() is not None:
                raise HostLost

    def judge(
        self, observations: Sequence[Observation], survey: Survey, parameters: HealthParameters
    ) -> Outcome:
        """Decide from the answers of the endpoints."""
        seen = next((o for o in observations if o["role"] == "health"), None)
        faults = next((o for o in observations if o["role"] == "readiness"), None)
        if seen is None:
            return Outcome(
                status=Status.INCONCLUSIVE,
                summary="no host to ask",
                advice=survey.advice,
            )
        if not seen["unknown"].get("status"):
            return Outcome(
                status=Status.INCONCLUSIVE,
                summary=f"the host did not answer: {seen['unknown'].get('trouble', '')}",
                advice="See that the application starts and answers.",
            )
        caught = sum(is_catch_all(a, seen["unknown"]) for a in seen["answers"])
        answers = _open(seen, parameters)
        if not answers:
            return _none(seen, caught)
        if all(a.get("status") == 429 for a in answers):
            return Outcome(
                status=Status.INCONCLUSIVE,
                summary=f"{_listed(answers)}: the quota was used up before",
                advice="Leave health endpoints out of the rate limit; probers ask often.",
            )
        guarded = [a for a in answers if a.get("guarded")]
        if len(guarded) == len(answers):
            return Outcome(
                status=Status.INCONCLUSIVE,
                summary=f"{_listed(guarded)}: asks for credentials, and a prober has none",
                advice=f"Open the endpoint to strangers, or name another: {NAME_IT}",
            )
        open_ = [a for a in answers if a not in guarded]
        findings = [finding for a in open_ for finding in _faults(a)]
        findings += _missing_kinds(open_, parameters)
        measures: dict[str, Any] = {"endpoints": {a["path"]: a.get("status", 0) for a in answers}}
        notes = [*_notes(open_, guarded)]
        if faults is not None:
            wanted = {"judged": parameters.database, "apart": parameters.apart}
            findings += health_honesty.findings(faults, **wanted, in_time=parameters.in_time)
            notes += health_honesty.notes(faults, **wanted, in_time=parameters.in_time)
            measures["database away"] = {
                e["path"]: e["down"]["status"] for e in faults["endpoints"]
            }
            measures["phases"] = health_honesty.phases(faults, measures["endpoints"])
        if findings:
            return Outcome(
                status=Status.FAILED,
                summary=findings[0].what,
                findings=tuple(findings),
                notes=tuple(notes),
                measures=measures,
            )
        missing = health_honesty.unseen(faults, judged=parameters.database)
        if missing and _asks_for_truth(parameters):
            return Outcome(
                status=Status.INCONCLUSIVE,
                summary=f"whether readiness tells the truth was not seen: {missing}",
                notes=tuple(notes),
                measures=measures,
                advice="Let tests that use the database call the app in process.",
            )
        return Outcome(
            status=Status.PASSED,
            summary=", ".join(f"GET {a['path']} → {a['status']}" for a in open_),
            notes=tuple(notes),
            measures=measures,
        )


def _asked(host: Host, parameters: HealthParameters) -> dict[str, Any]:
    """Ask each endpoint once, as a stranger."""
    named = list(parameters.path) or named_paths(host)
    paths = named or list(USUAL_PATHS)
    unknown = ask(host, f"/{secrets.token_hex(8)}")
    answers = [ask(host, path) for path in paths]
    if not parameters.path:
        answers = [a for a in answers if not (WEAK.search(a["path"]) and a.get("foreign"))]
    if not named:
        # Guessed paths may be anything.
        answers = [a for a in answers if is_there(a)]
    return {
        "named": bool(named),
        "known": bool(host.controls or host.facts.routes or host.facts.document),
        "given": bool(parameters.path),
        "unknown": unknown,
        "answers": answers,
        "asked": paths,
    }


def _open(seen: Mapping[str, Any], parameters: HealthParameters) -> list[dict[str, Any]]:
    """Return the answers that are no page of another kind."""
    if not seen["unknown"].get("status"):
        return []
    answers = [a for a in seen["answers"] if not is_catch_all(a, seen["unknown"])]
    return answers if parameters.path else [a for a in answers if not a.get("page")]


def _asks_for_truth(parameters: HealthParameters) -> bool:
    asked = parameters.readiness or parameters.database or parameters.in_time
    return asked or any(health_faults.kind(path) == "ready" for path in parameters.path)


def _none(seen: Observation, caught: int) -> Outcome:
    if not seen["known"] and not caught:
        return Outcome(
            status=Status.INCONCLUSIVE,
            summary=f"nothing was accepted: any path answers {seen['unknown']['status']}",
            advice=f"See that the base URL is right, or name it: {NAME_IT}",
        )
    if caught and not seen["named"] and caught == len(seen["answers"]):
        return Outcome(
            status=Status.INCONCLUSIVE,
            summary=f"no health endpoint is named, and {caught} usual paths gave the page that any"
            " path gets",
            advice=f"Name the endpoint, if there is one: {NAME_IT}",
        )
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
        yield _finding(path, f"GET {path} is slow", f"more than {SLOW:g} s", f"at most {SLOW:g} s")


def _finding(path: str, what: str, measured: str, expected: str) -> Finding:
    return Finding(
        what=what,
        where=f"GET {path}",
        measured=measured,
        expected=expected,
        reproduce=Request.get(path).curl(),
        remedy="Let the endpoint answer 200 when the service is well and 503 when it is not.",
    )


def _notes(open_: Sequence[dict[str, Any]], guarded: Sequence[dict[str, Any]]) -> Iterable[str]:
    if guarded:
        yield f"{_listed(guarded)}: asks for credentials"
    for answer in open_:
        if answer.get("parts") and answer["said"] not in BAD_WORDS:
            parts = ", ".join(answer["parts"])
            yield f"GET {answer['path']} answers {answer['status']} and tells of {parts}"


def _missing_kinds(
    answers: Sequence[dict[str, Any]], parameters: HealthParameters
) -> list[Finding]:
    findings = []
    for wanted, words, kind, usual in (
        (parameters.liveness, LIVE, "liveness", "/health/live"),
        (parameters.readiness, READY, "readiness", "/health/ready"),
    ):
        if wanted and not any(words.search(a["path"].lower()) for a in answers):
            findings.append(
                Finding(
                    what=f"no endpoint is named for {kind}",
                    where="the application",
                    measured=_listed(answers),
                    expected=f"an endpoint for {kind}, such as {usual}",
                    remedy=f"Add one, or name it: {NAME_IT}, {kind} = false",
                )
            )
    return findings


def _listed(answers: Sequence[dict[str, Any]]) -> str:
    return ", ".join(f"GET {a['path']} → {a.get('status', 'no answer')}" for a in answers)
