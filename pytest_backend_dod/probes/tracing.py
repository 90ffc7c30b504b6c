"""The tracing probe."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..checklist.matching import parted
from ..hosts.interface import Host, HostLost, Survey, Todo
from ..model import Finding, Outcome, Status
from ..parameters import parameter
from .interface import LiveProbe, Observation, Role
from .trace_observing import observe


@dataclass(frozen=True, kw_only=True)
class TracingParameters:
    """Parameters of the tracing probe."""

    ids: bool = parameter(False, "Whether answers must carry the id of their request.")
    spans: bool = parameter(False, "Whether requests must make spans of OpenTelemetry.")
    logs: bool = parameter(False, "Whether log records must carry the id of their request.")


class Tracing(LiveProbe[TracingParameters]):
    """Requests have ids that differ and can be followed.

    What it proves: an answer carries the id of its request (`X-Request-ID`, `X-Correlation-ID`,
    `traceparent` and the like), and two requests have different ones; or log records carry the id
    that a request brings; or each request ends a span of OpenTelemetry for the server's side, in a
    trace of its own.

    What it cannot see: spans of services beside this one, and whether a collector gets them. Behind
    a URL nothing but headers is seen.

    How it decides: an accepted request is sent twice without any id, then with a UUID as
    `X-Request-ID` and `X-Correlation-ID` and with a `traceparent`. Any of the three kinds of
    evidence is enough, unless the line names one (`ids`, `spans`, `logs`). Ids that are made anew
    in the place of the ones sent are as good as echoes. Failed: the id is the same for two
    requests, a request that brings no id gets none, two requests share one trace, or none of the
    three was seen although the application was looked into. Inconclusive: no accepted request,
    headers without ids behind a URL, OpenTelemetry's SDK is loaded and made no span in the tests.

    Source: W3C Trace Context (a traceparent in answers is not required); OpenTelemetry semantic
    conventions for HTTP.
    """

    name = "tracing"
    phrases = parted(
        """tracing, traces, trace id*|context|header*|propagation|span*, traceid*, traceparent,
        correlation|request id*|identifier*|header*, x request|correlation|trace id, opentelemetry,
        otel, spans, distributed trac*, jaeger, zipkin, baggage, w3c trace*, トレース,
        トレーシング, 相関 id, リクエスト id, 链路 追踪, 追踪 id, 请求 id, 추적*, 트레이싱*,
        korrelations id*, trazas, rastreamento, trace ids, id de la peticion|solicitud|traza, id de
        correlacion|correlacao|peticion|solicitud|requisicao, identifiant de
        correlation|requete|trace, correlation|corr ids|id|header, trace ...
        propagat*|forward*|pass*, span|spans, unique id ... request*|log|logs|logged|logging,
        request* ... unique id*|identifier*, trace sampling, sampling ... trace*, w3c, x ray, tempo
        traces, traceability across ... services, end to end trac*, trace*|traced
        across|through|between ... services|service boundar*, requests traced|traceable, anfrage
        id, トレース id, 追踪 链路, 调用 链, id cua yeu cau, log|logs correlat*, correlat* ...
        logs|services|requests, correlated logs, trace|tracing|span coverage,
        correlation|request|trace id*|ids included, id de peticion|solicitud|requisicao|requete, id
        di richiesta, trace continuity, continuity of traces, requestid, request id ... logs|log,
        trazabilidad ... peticion*, request*|call*|transaction*|order*|operation*|journey ...
        followed|follow|traceable|traced|trackable|track* ...
        services|service|systems|components|boundaries|hops, follow|followed ... call*|request* ...
        across|through|over, otlp, sampling rate|ratio|probability, tracage, tracabilite
        distribuee|des|de, continue|continues|carry|carries|join|joins|extend*|inherit* ...
        trace|traces, identificador de correlacion|correlacao|peticion|traza|rastreo|solicitud,
        ids|id of request*|call*, each|every call|request|response|message has|gets|carries|bears
        own|unique|id|identifier, trac* backend, parent span, broken|missing|incomplete
        traces|spans, span attributes|names, exemplars, correlation across|between, correlate, id
        ... handed|passed|carried on|along|over|downstream, follow|followed|following ... end to
        end, suivi des requetes, verfolgbar, nachverfolgbar, call*|request*|response* ...
        an|own|unique id one|that|to, continue|continues|carry|carries|join|joins|extend* ... trace
        of, same|one|single|common id|identifier in|across|through|for
        gateway|all|services|service|every, id ... across|through ... services|systems|service
        boundar*|hops, single|one|a order|request|call|booking|payment|message can be followed,
        followed from ... to, context propagation|propagated, propagat* ... context,
        client|customer|user can|could quote|give|name|cite id|an, id|identifier ... support|logs
        ... find|search|quote, calls|call|consumers|jobs|consumer|requests|workers|queries is|are
        traced, traced end|through|across|from|with|by|in, support id*, tracer*, traceability
        of|from|for request*|call*|messages, request flow*|path* ... visible|followed|reconstruct*,
        hops, trace|traces from ... to, from gateway|browser|frontend|edge to
        database|worker|backend, ids|id of the|a|an|our|its|each|every request*|call*,
        same|one|single|common id|identifier in|across|through|for the|a|an|our|its|each|every
        gateway|all|services|service|every, single|one|a order|request|call|booking|payment|message
        can be the|a|an|our|its|each|every followed, traceability of|from|for
        the|a|an|our|its|each|every request*|call*|messages, from the|a|an|our|its|each|every
        gateway|browser|frontend|edge to database|worker|backend, from
        gateway|browser|frontend|edge to the|a|an|our|its|each|every database|worker|backend"""
    )
    excludes = parted(
        """stack traces, stack trace*, スタック トレース, request identifier format, traces of,
        traceability ... requirement*|stories|tickets|criteria, requirement* ... traceab*, requests
        tracked in, stack trace id*, contact tracing, trace amounts, trace of,
        pdb|debug|debugger|debugging|print trace*|traces, traces removed|deleted|left,
        order*|parcel*|shipment* ... tracked by, traceable to, trace log level, followed from ...
        story|ticket, journey of the customer, customer|user journey* ... followed,
        parcel*|order*|blood|shipment* ... traced, tracer bullet*, traced to|back
        requirement*|story|person|user, one id for customer*, one id for
        the|a|an|our|its|each|every customer*, error envelope, envelope with code and"""
    )
    Parameters = TracingParameters
    stage = 25
    judging = ("ids", "spans", "logs")

    @classmethod
    def thresholds(cls, text: str) -> dict[str, Any]:
        """Read which kind of evidence a line names."""
        lowered = text.lower().replace("-", " ")
        found: dict[str, Any] = {}
        logged = re.search(r"\blogs?\b|\blogged\b|\blogging\b|\blog (?:line|entr|record)", lowered)
        if re.search(r"\b(?:x )?(?:request|correlation) ids?\b", lowered):
            found["logs" if logged else "ids"] = True
        elif logged and re.search(r"\btrace ids?\b", lowered):
            found["logs"] = True
        if re.search(r"\bspans?\b|\bopentelemetry\b|\botel\b", lowered):
            found["spans"] = True
        return found

    def roles(self, operations: Sequence[str], parameters: TracingParameters) -> Sequence[Role]:  # noqa: ARG002
        """Any host will do."""
        return [Role(name="ids")]

    def experiment(
        self,
        host: Host,
        todo: Todo,  # noqa: ARG002 - one question, whatever the operation
        parameters: TracingParameters,  # noqa: ARG002 - they only judge
    ) -> Iterable[Observation]:
        """Send a request with ids and without."""
        yield {"role": "ids", **observe(host)}
        if host.lost() is not None:
            raise HostLost

    def judge(
        self, observations: Sequence[Observation], survey: Survey, parameters: TracingParameters
    ) -> Outcome:
        """Decide from headers, records and spans."""
        seen = next((one for one in observations if one["sent"]), None)
        if seen is None:
            return _open("no accepted request to send", survey.advice)
        if not all(200 <= one["status"] < 300 for one in seen["sent"]):
            statuses = ", ".join(str(one["status"]) for one in seen["sent"])
            return _open(
                f"{seen['operation']} was refused when it was sent again: {statuses}",
                "Let a test read something, so that its request can be sent again.",
            )
        kinds = {"ids": _ids(seen), "logs": _logs(seen), "spans": _spans(seen)}
        wanted = [kind for kind in kinds if getattr(parameters, kind)]
        notes = ["X-Request-ID of 10 000 characters is taken over"] if seen["copies"] else []
        measures = {"requests": len(seen["sent"]), **{k: bool(v.good) for k, v in kinds.items()}}
        findings = [f for kind, v in kinds.items() if not wanted or kind in wanted for f in v.bad]
        missing = [kind for kind in wanted if not kinds[kind].good and not kinds[kind].bad]
        nothing = not wanted and not any(v.good for v in kinds.values())
        if not findings and (missing or nothing):
            blind = _blind(seen, missing)
            if blind:
                return _open(blind, "Let tests call the app in process with tracing switched on.")
            findings = [_none(seen, missing)]
        if findings:
            return Outcome(
                status=Status.FAILED,
                summary=findings[0].what,
                findings=tuple(findings),
                notes=tuple(notes),
                measures=measures,
            )
        return Outcome(
            status=Status.PASSED,
            summary="; ".join(v.good for v in kinds.values() if v.good),
            notes=tuple(notes),
            measures=measures,
        )


@dataclass(frozen=True, kw_only=True)
class _Evidence:
    """What one kind of evidence says."""

    good: str = ""
    bad: tuple[Finding, ...] = ()


def _open(summary: str, advice: str) -> Outcome:
    return Outcome(status=Status.INCONCLUSIVE, summary=summary, advice=advice)


def _finding(seen: Observation, what: str, measured: str) -> Finding:
    return Finding(
        what=what,
        where=seen["operation"],
        measured=measured,
        expected="an id for each request, in the answer, in the log or in a span",
        remedy="Give each request an id in a middleware: take over a UUID that it brings, make one"
        " otherwise; put it into the answer and into log records.",
    )


def _ids(seen: Observation) -> _Evidence:
    first, second, named = (one["ids"] for one in seen["sent"])
    for name in first:
        if name in second and first[name] != second[name]:
            return _Evidence(good=f"answers carry {name}, which differs")
    for name in first:
        if first[name] and first[name] == second.get(name):
            what = f"{name} is the same for two requests"
            return _Evidence(bad=(_finding(seen, what, f"{name}: {first[name]}, twice"),))
    if named and not first:
        name = min(named)
        what = f"a request that brings no id gets none: {name} is only sent back"
        return _Evidence(bad=(_finding(seen, what, f"{name} in 1 of 3 answers"),))
    return _Evidence()


def _logs(seen: Observation) -> _Evidence:
    bare, _, named = seen["sent"]
    if named["recorded"]:
        return _Evidence(good="records carry the id that a request brings")
    if bare["told"] and named["told"]:
        return _Evidence(good="records carry the id that the answer tells")
    return _Evidence()


def _spans(seen: Observation) -> _Evidence:
    servers: list[list[Mapping[str, Any]]] = [
        [span for span in one["spans"] if span["kind"] == "SERVER"] for one in seen["sent"]
    ]
    if not all(servers):
        return _Evidence()
    first, second = servers[0][0]["trace"], servers[1][0]["trace"]
    if first == second:
        what = "two requests share one trace"
        return _Evidence(bad=(_finding(seen, what, f"trace {first}, twice"),))
    continued = servers[2][0]["ours"]
    more = ", and continues the trace of a caller" if continued else ""
    return _Evidence(good=f"each request has a span of its own trace{more}")


def _blind(seen: Observation, missing: Sequence[str]) -> str:
    """Return why nothing can be said; empty when the absence was seen."""
    inside = all(one["inside"] for one in seen["sent"])
    if (not missing or missing != ["ids"]) and not inside:
        return "no id in the answers, and records and spans are not seen from outside"
    if "logs" in missing and not any(one["records"] for one in seen["sent"]):
        return "no record was written, so that none can carry an id"
    if missing != ["ids"] and "logs" not in missing and seen["library"]:
        return "OpenTelemetry is loaded, but made no span in the tests"
    return ""


def _none(seen: Observation, missing: Sequence[str]) -> Finding:
    records = sum(one["records"] for one in seen["sent"])
    measured = f"3 requests: no id in the answers, none in {records} records, no span"
    named: dict[tuple[str, ...], str] = {
        ("ids",): "answers carry no id of their request",
        ("logs",): "log records carry no id of their request",
        ("spans",): "requests make no span",
    }
    what = named.get(tuple(missing), "requests have no id: not in answers, not in records, no span")
    return _finding(seen, what, measured)
