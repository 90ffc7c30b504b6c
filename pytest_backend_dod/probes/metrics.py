"""The metrics probe."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..checklist.matching import parted
from ..hosts.interface import Host, HostLost, Survey, Todo
from ..model import Finding, Outcome, Status
from ..parameters import parameter
from ..recording.exchange import Request
from .interface import LiveProbe, Observation, Role
from .metrics_observing import OF_REQUESTS, OF_THE_PROCESS, REQUESTS, observe

NAME_IT = "[tool.backend-dod.probes.metrics] path"
_MEDIA_TYPES = frozenset({"text/plain", "application/openmetrics-text"})


@dataclass(frozen=True, kw_only=True)
class MetricsParameters:
    """Parameters of the metrics probe."""

    path: tuple[str, ...] = parameter(
        (), "Path of the page; found by document, routes and usual names when empty."
    )


class Metrics(LiveProbe[MetricsParameters]):
    """There is a page of metrics that counts requests.

    What it proves: a page in Prometheus's text format or in OpenMetrics can be read, and a figure
    about requests grows by at least three when three requests are sent. Ids and unknown paths do
    not become labels.

    What it cannot see: figures that are sent away (OpenTelemetry's OTLP, StatsD, agents),
    dashboards and alerts.

    How it decides: the page comes from the parameter `path`, else from the document and the routes,
    else the usual names are asked; one redirect is followed. The page is read, an accepted request
    is sent three times, the page is read again; then ids that nobody has and paths that do not
    exist are asked for. Failed: no page, one that is empty, of another media type or cannot be
    read, a series that stands there twice, no figure about requests, one that does not grow, a
    label that takes each id or each unknown path as a value. Inconclusive: the page asks for
    credentials that the tests do not have, no accepted request to count, no page and a library is
    loaded that sends figures away.

    Source: Prometheus text format 0.0.4; OpenMetrics 1.0.
    """

    name = "metrics"
    phrases = parted(
        """metric*, monitoring, monitored, prometheus, openmetrics, micrometer, statsd, datadog,
        new relic, cloudwatch, observab*, instrumentation, instrumented, telemetry, sli|slis,
        business|request|error|latency counter*, counter* ... export*|increment*, histogram*,
        gauges, golden|red signal*|method, use method, metricas, metriques, metriken, monitoreo,
        monitoramento, メトリクス, 监控, 指标, 監控, 메트릭*|모니터링*, giam sat, business events,
        events counted, request count*, counted and exported, counter*|counters|gauge*|timer* ...
        added|exposed|registered|published|exist|per|for, request|error|duration|latency|queue
        counter*|timer*|gauge*|histogram*, rate errors duration, four golden, kpi|kpis
        exported|exposed|tracked|emitted, scrape*|scraped|scraping, instrument*, red|use metrics,
        apm, business|technical|custom|application|service|runtime metric*, request|error rate* ...
        exported|exposed|measured|recorded|tracked|visible|published, statistik*, kennzahlen,
        indicateurs, indicadores, メトリック, 埋点, chi so, queue length|depth|lag ...
        measured|exported|tracked|metric*, measured and exported, measured ... prometheus|metric*,
        duration*|latenc*|queue* ... measured|exported|tracked|recorded|exposed, request*|error*
        ... measured|exported|tracked, error*|request*|event* ... counted, metriche, метрики,
        metrik, 指标 ... 上报|采集|暴露, メトリクス ... 公開|出力, 메트릭 ... 수집|노출, is|are
        counted|exported, misses|hits|failures|retries|rejections ... counted|measured|exported,
        counted as|in|per|and, rate and latency, requests|request|rps rate and|& latency,
        cardinality, label cardinality, red numbers|metrics|figures|signals, see|know|tell|shows
        how many|often|long,
        lag|backlog|depth|length|duration*|runtime*|usage|utilisation|utilization|saturation|sizes
        measured|exported|exposed|published|observable|tracked|emitted, saturation, as
        gauge|counter|histogram|metric|timer, gauge for|per|of|shows|added, emit* ...
        counter*|measurement*|timing*|figure*|gauge*, measurement*|figure*|number* ...
        published|exported|exposed|emitted, expos*|export*|publish* ...
        length|depth|lag|utilisation|utilization|saturation, counter for|of|per, count|counts
        every|each|all, counted separately|per|by|and|in, metriche|metricas|metriques ...
        expos*|export*, number of retries|errors|failures|requests|jobs ...
        counted|measured|exported, can be graphed|plotted|charted, graphed|plotted,
        consumer|queue|replication|partition|kafka lag|depth|length|size|backlog, lag
        visible|known|shown|watched|monitored, label values|value|set|sets|names,
        unbounded|unlimited|high label*|cardinality, we|i|to|is|are|gets
        count|counted|measure|measured how|what, how often|many|long ... counted|measured|metric*,
        queue|backlog|table|heap size|depth reported|exported|published|visible|known, se
        mide*|miden|mesure|mesures|mede|medem|gemessen ... error*|tasa|taux|taxa|fehler*|rate*,
        tasa|taux|taxa|fehlerrate|fehlerquote de|des|d|pro erro*|erreur*|route,
        fehlerrate*|fehlerquote*, error|success|failure|hit ratio|quota|percentage
        per|for|of|by|is, numbers|figures for|of|per
        each|every|new|route|endpoint|handler|queue|job, time series, exporter|exporters,
        pushgateway|grafana agent|influx*|graphite|dogstatsd|otel collector|victoriametrics, as
        the|a|an|our|its|each|every gauge|counter|histogram|metric|timer, number of
        the|a|an|our|its|each|every retries|errors|failures|requests|jobs ...
        counted|measured|exported, can be the|a|an|our|its|each|every graphed|plotted|charted,
        numbers|figures for|of|per the|a|an|our|its|each|every
        each|every|new|route|endpoint|handler|queue|job, logged and counted"""
    )
    excludes = parted(
        """success|product|code|usage|quality|adoption|engagement metric*, business metric* ...
        agreed|defined|reviewed|improve*|discussed, monitored after|during|for|by|closely,
        monitored ... rollout|release|deploy*, metric* ... agreed|reviewed with, monitoring plan,
        manual monitoring, code 指标, build monitor*, monitored by ops|the team, instruments panel,
        musical instrument*, apm alert*, metric system, kpis agreed|defined with|of, dashboard* ...
        metric*, complexity|code|coverage|lint|sonar metric*, quality metric*, metrics
        reviewed|discussed, financial|payment instrument*, barcode scraping, web scraping,
        monitored by, monitoring dashboards, measured before, response time* measured, measured
        against ... target*, conversion rate*, business events ... logged|log|audit*, monitoring
        alert*|alarm*, opentelemetry|otel|tracing|trace instrument*, instrument* ... trac*|spans,
        log|logs|logged|logging ... business events, monitoring ... with|by the|our
        operations|ops|platform|sre, monitoring ... with|by the|our team, endpoint|api|schema|route
        metadata, metadata is|are exported, dependency|dependencies|service health monitored,
        graph* for|of, grafana graph*|panel*, pool metrics|statistics, metrics for|in
        quarterly|annual|monthly|weekly|management, metrics ... delivered|presented|reported to
        management|board|stakeholders, gauge widget, shopping cart counter, code metrics,
        monitoramento|monitoreo ... acesso*|acceso*|tentativas|intentos, trace|tracing auto
        instrument*, otel|opentelemetry auto, how often ... posted|called|asked, queue depth|size
        limit*, label names ... issue*|ticket*|pr, press release exporter, excel|csv|pdf|data
        exporter*, sales|support agents see, see|shows how many
        orders|customers|users|tickets|seats|items, trac*|otlp|span exporter*,
        graph*|chart*|panel*|dashboard* ... queue|consumer|lag depth|length|lag|size|backlog,
        customer*|user*|agent*|driver*|patient*|admin*|team|staff ... see|sees|know how, metrics
        for|in the|a|an|our|its|each|every quarterly|annual|monthly|weekly|management, metrics ...
        delivered|presented|reported to the|a|an|our|its|each|every management|board|stakeholders,
        hit ratio of the ... cache, cache over, cache hit ratio|rate, hit ratio of, error bar|bars,
        monitoring and alerting, monitored to ensure, datadog, buffer* telemetry, telemetry
        broker|gateway|packet*|reading*|payload*|message*, numbers of new|old|existing
        order*|customer*|invoice*|parcel*"""
    )
    Parameters = MetricsParameters
    stage = 20

    def roles(self, operations: Sequence[str], parameters: MetricsParameters) -> Sequence[Role]:  # noqa: ARG002
        """Best where something is read, so that there is a request to count."""
        reading = tuple(op for op in operations if op.startswith("GET "))
        # A template with an id shows whether ids become labels.
        reading = tuple(sorted(reading, key=lambda op: ("{" not in op, len(op))))
        return [Role(name="metrics", operations=reading)]

    def experiment(
        self,
        host: Host,
        todo: Todo,  # noqa: ARG002 - one question, whatever the operation
        parameters: MetricsParameters,
    ) -> Iterable[Observation]:
        """Look at the page before and after a few requests."""
        yield {"role": "metrics", **observe(host, parameters.path)}
        if host.lost() is not None:
            raise HostLost

    def judge(
        self,
        observations: Sequence[Observation],
        survey: Survey,
        parameters: MetricsParameters,  # noqa: ARG002 - the page was looked for with them
    ) -> Outcome:
        """Decide from the page."""
        if not observations:
            return _open("no host to ask", survey.advice)
        seen = observations[0]
        page = seen["page"]
        if page is None:
            return _none(seen)
        if page["status"] in {401, 403}:
            return _open(
                f"GET {page['path']} → {page['status']}: asks for credentials",
                "Let a test read the page with the credentials of whoever collects it.",
            )
        findings = list(_unreadable(page)) or [*_twice(page), *_uncounted(page), *_labels(page)]
        measures = {"page": page["path"], "samples": page["count"], "requests": REQUESTS}
        notes = [f"GET {page['path']} asks for credentials"] if page["guarded"] else []
        if findings:
            return Outcome(
                status=Status.FAILED,
                summary=findings[0].what,
                findings=tuple(findings),
                notes=tuple(notes),
                measures=measures,
            )
        grown = _counting(page)
        if not grown:
            why = "no request was accepted" if not page["control"] else "the request was refused"
            return _open(
                f"GET {page['path']} can be read, but {why} that it could have counted",
                "Let a test read something, so that its request can be sent again.",
            )
        name, by = max(grown.items(), key=lambda one: (bool(OF_REQUESTS.search(one[0])), one[0]))
        return Outcome(
            status=Status.PASSED,
            summary=f"GET {page['path']}: {name} grew by {by:g} with {REQUESTS} requests",
            notes=tuple(notes),
            measures=measures,
        )


def _open(summary: str, advice: str) -> Outcome:
    return Outcome(status=Status.INCONCLUSIVE, summary=summary, advice=advice)


def _none(seen: Observation) -> Outcome:
    if not any(seen["answers"].values()):
        return _open("the host did not answer", "See that the application starts and answers.")
    if seen["pushes"]:
        return _open(
            f"no page of metrics, and {seen['pushes'][0]} is loaded: it may send figures away",
            f"Name the page, if there is one: {NAME_IT}",
        )
    what = "no page of metrics was found"
    finding = Finding(
        what=what,
        where="the application",
        measured=", ".join(f"GET {path} → {status}" for path, status in seen["answers"].items()),
        expected="a page in Prometheus's text format, such as GET /metrics",
        remedy=f"Add one, or name it: {NAME_IT}",
    )
    return Outcome(status=Status.FAILED, summary=what, findings=(finding,))


def _finding(page: Mapping[str, Any], what: str, measured: str, remedy: str) -> Finding:
    return Finding(
        what=what,
        where=f"GET {page['path']}",
        measured=measured,
        expected="figures about requests that grow with them, in Prometheus's text format",
        reproduce=Request.get(page["path"]).curl(),
        remedy=remedy,
    )


def _unreadable(page: Mapping[str, Any]) -> Iterable[Finding]:
    about = f"GET {page['path']}"
    if page["problem"]:
        yield _finding(
            page,
            f"{about} cannot be read as Prometheus's text format",
            page["problem"],
            "Write it with a client library.",
        )
    elif not page["count"]:
        yield _finding(
            page, f"{about} shows no figure", page["body"], "Register the figures it is to show."
        )
    elif page["media_type"] not in _MEDIA_TYPES:
        yield _finding(
            page,
            f"{about} has the media type {page['media_type'] or 'of nothing'}",
            page["body"],
            "Answer with text/plain; version=0.0.4: collectors refuse other types.",
        )


def _twice(page: Mapping[str, Any]) -> Iterable[Finding]:
    for series in page["twice"]:
        yield _finding(
            page,
            f"GET {page['path']} shows a series twice: {series}",
            series,
            "Register it once, in one registry: collectors refuse or drop such a page.",
        )


def _counting(page: Mapping[str, Any]) -> dict[str, float]:
    """Return the figures that counted the requests."""
    if not page["statuses"] or not all(200 <= status < 300 for status in page["statuses"]):
        return {}
    enough = {name: by for name, by in page["grown"].items() if by >= REQUESTS}
    return {name: by for name, by in enough.items() if not OF_THE_PROCESS.search(name)}


def _uncounted(page: Mapping[str, Any]) -> Iterable[Finding]:
    if _counting(page):
        return
    own = [name for name in page["names"] if not OF_THE_PROCESS.search(name)]
    about = [name for name in own if OF_REQUESTS.search(name)]
    if not about:
        yield _finding(
            page,
            f"GET {page['path']} has no figure about requests",
            ", ".join(own[:5]) or "figures of the process only",
            "Count requests and how long they take, by method, route and status.",
        )
    elif page["statuses"] and all(200 <= status < 300 for status in page["statuses"]):
        yield _finding(
            page,
            f"{about[0]} does not grow with requests",
            f"{REQUESTS} times {page['control']} accepted, and it grew by"
            f" {page['grown'].get(about[0], 0.0):g}",
            "Count each request where it is answered, such as in a middleware.",
        )


def _labels(page: Mapping[str, Any]) -> Iterable[Finding]:
    for label in page["labels"][:1]:
        yield _finding(
            page,
            f"{label['name']} has a label for each path: {label['label']} holds {label['kind']}",
            f"{page['ids']} requests made as many series",
            "Use the template of the route as label, and one value for what no route serves.",
        )
