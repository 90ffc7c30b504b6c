"""What a page of metrics shows, and how it changes with requests."""

from __future__ import annotations

import re
import secrets
import sys
import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urljoin, urlsplit

from ..errors import Unreachable
from ..hosts.interface import Host
from ..recording.exchange import Answer, Exchange, Request, header, shown
from .exposition import Page, read
from .health_answers import CLEAR, as_stranger

USUAL_PATHS = ("/metrics", "/prometheus", "/api/metrics", "/actuator/prometheus")
"""Asked when neither document nor routes name one."""

NAMED = re.compile(r"(?:^|/)(?:metrics|prometheus)/?$", re.IGNORECASE)
OF_REQUESTS = re.compile(
    r"http.*requests?|requests?_(?:total|count|processed|duration|latency|seconds|time)|_duration_"
    r"|latency|response_time|http_server|responses?_total",
    re.IGNORECASE,
)
"""Names of figures about requests, as the usual libraries give them."""
OF_THE_PROCESS = re.compile(r"^(?:python|process|go|jvm|nodejs|promhttp|scrape)_")

PUSHING = ("opentelemetry.sdk.metrics", "statsd", "datadog", "ddtrace", "newrelic", "elasticapm")
"""Modules of libraries that send figures away instead of showing them."""

REQUESTS = 3
"""Requests between two looks at the page."""
IDS = 3
"""Ids, and paths that do not exist, that are asked for to see whether they become labels."""


def observe(host: Host, given: Sequence[str]) -> dict[str, Any]:
    """Look at the page, send requests, and look again."""
    named = list(given) or _named(host)
    paths = named or list(USUAL_PATHS)
    pages = [(path, *_asked(host, path)) for path in paths]
    seen: dict[str, Any] = {
        "asked": paths,
        "named": bool(named),
        "pushes": [name for name in PUSHING if name in sys.modules] if _is_here(host) else [],
        "answers": {path: answer.status for path, _, answer in pages},
        "page": None,
    }
    there = [one for one in pages if one[2].status in {401, 403} or one[2].accepted]
    if not named:
        # Guessed paths may be anything: a page of figures is known by its looks.
        there = [one for one in there if not one[2].accepted or _looks_like_figures(one[2])]
    if not there:
        return seen
    path, request, first = next((one for one in there if one[2].accepted), there[0])
    seen["page"] = {
        "path": path,
        "status": first.status,
        "guarded": bool(request.credentials()) or first.status in {401, 403},
        "media_type": first.media_type,
        "body": shown(first.body, 120),
    }
    if first.accepted:
        seen["page"].update(_looked_at(host, request, first))
    return seen


def _is_here(host: Host) -> bool:
    return host.facts.kind in {"test", "fixture"}


def _named(host: Host) -> list[str]:
    operations = [*host.facts.routes, *(host.facts.document or _NONE).operations]
    paths = [op.partition(" ")[2] for op in operations if op.startswith("GET ")]
    return sorted({path for path in paths if NAMED.search(path) and "{" not in path})


class _NONE:
    operations: tuple[str, ...] = ()


def _asked(host: Host, path: str) -> tuple[Request, Answer]:
    """Ask as a stranger, then with the credentials of the tests; follow one redirect."""
    request = as_stranger(host, path)
    control = host.control()
    requests = [request]
    if control is not None and control.request.credentials():
        requests += [_with(request, control.request)]
    answer = Answer(status=0)
    for request in requests:
        answer = _sent(host, request)
        location = header(answer.headers, "location") or ""
        if 300 <= answer.status < 400 and location:
            target = urlsplit(urljoin(path, location)).path
            request = Request.get(target, request.headers)  # noqa: PLW2901 - where it led
            answer = _sent(host, request)
        if answer.status not in {401, 403}:
            break
    return request, answer


def _with(request: Request, known: Request) -> Request:
    for name, value in known.credentials():
        request = request.with_header(name, value)
    return request


def _sent(host: Host, request: Request) -> Answer:
    try:
        return host.send(request)
    except Unreachable:
        return Answer(status=0)


def _page(answer: Answer) -> Page:
    text = answer.body.decode("utf-8", "replace")
    return read(text, open_metrics=answer.media_type == "application/openmetrics-text")


def _looks_like_figures(answer: Answer) -> bool:
    plain = answer.media_type in {"text/plain", "application/openmetrics-text"}
    return plain and (not answer.body.strip() or bool(_page(answer).samples))


def _looked_at(host: Host, request: Request, first: Answer) -> dict[str, Any]:
    before = _page(first)
    control = _counted(host, request.path)
    again = [control.request] * REQUESTS if control is not None else []
    statuses = [_sent(host, one).status for one in again]
    after = _page(_sent(host, request))
    ids = list(_ask_for_ids(host))
    last = _page(_sent(host, request))
    grown = {
        name: value - before.sums().get(name, 0.0)
        for name, value in after.sums().items()
        if value == value and value - before.sums().get(name, 0.0) > 0  # noqa: PLR0124 - no NaN
    }
    return {
        "problem": before.problem or after.problem,
        "count": len(before.samples) or len(after.samples),
        "twice": list(after.twice[:3]),
        "names": sorted(after.sums())[:200],
        "control": control.operation if control is not None else "",
        "statuses": statuses,
        "grown": dict(sorted(grown.items())[:50]),
        "labels": list(_labels_with(last, ids)),
        "ids": len(ids),
    }


def _counted(host: Host, path: str) -> Exchange | None:
    """Return the accepted request to send again: health is often left out of the figures."""
    fitting = [
        exchange
        for exchange in host.controls.values()
        if exchange.request.safe and exchange.request.path.rstrip("/") != path.rstrip("/")
    ]
    return min(
        fitting,
        key=lambda one: (bool(CLEAR.search(one.request.path.lower())), len(one.request.target)),
        default=None,
    )


def _ask_for_ids(host: Host) -> Iterable[tuple[str, str]]:
    """Ask for things by ids that nobody has, and for unknown paths; yield what each was."""
    known = _with_id(host)
    for number in range(IDS):
        if known is not None:
            route, accepted = known
            place = list(zip(route.split("/"), accepted.path.split("/"), strict=True))
            value = _other(next(given for wanted, given in place if "{" in wanted), number)
            path = "/".join(value if "{" in wanted else given for wanted, given in place)
            request = Request.get(path, accepted.headers)
            if _sent(host, request).status:
                yield value, "an id"
        unknown = secrets.token_hex(8)
        if _sent(host, as_stranger(host, f"/{unknown}")).status:
            yield unknown, "a path that does not exist"


def _with_id(host: Host) -> tuple[str, Request] | None:
    """Return the route of things with ids, and a request to it: an accepted one, or one made up."""
    for exchange in host.controls.values():
        route, request = exchange.route, exchange.request
        if request.safe and "{" in route and route.count("/") == request.path.count("/"):
            return route, request
    # Where nobody knows an id, a route that answers 404 still shows what becomes a label.
    operations = [*(host.facts.document or _NONE).operations, *host.facts.routes]
    paths = [op.partition(" ")[2] for op in operations if op.startswith("GET ")]
    route = min((p for p in paths if "{" in p and ":path}" not in p), key=len, default="")
    if not route:
        return None
    path = "/".join("1" if "{" in part else part for part in route.split("/"))
    return route, host.identified(Request.get(path))


def _other(given: str, number: int) -> str:
    """Return an id of the same kind as one that was accepted."""
    if given.isdigit():
        return str(900_700_000 + secrets.randbelow(9_000) * 10 + number)
    try:
        uuid.UUID(given)
    except ValueError:
        return secrets.token_hex(8)
    return str(uuid.uuid4())


def _labels_with(page: Page, ids: Sequence[tuple[str, str]]) -> Iterable[Mapping[str, str]]:
    found: dict[tuple[str, str, str], None] = {}
    for sample in page.samples:
        if sample.name.endswith(("_bucket", "_sum", "_created")):
            continue
        for label, value in sample.labels:
            for text, kind in ids:
                if text in value:
                    found[(sample.name, label, kind)] = None
    for name, label, kind in sorted(found)[:6]:
        yield {"name": name, "label": label, "kind": kind}
