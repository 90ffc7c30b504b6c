"""The fuzz probe."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..hosts.generator import generate, vary
from ..hosts.interface import Host, HostLost, NotDisposable, Survey, Todo
from ..model import Outcome
from ..parameters import parameter
from ..project.openapi import Document
from ..recording.exchange import SAFE_METHODS, Request, carries_credentials
from .fuzz_judging import judge, wanted
from .fuzz_observing import observed
from .interface import LiveProbe, Observation, Role

_ENDS = re.compile(r"log-?out|sign-?out|revoke|deactivate|blacklist|password|/me/?$", re.IGNORECASE)
"""Paths of operations after which the credentials may be dead."""


@dataclass(frozen=True, kw_only=True)
class FuzzParameters:
    """Parameters of the fuzz probe."""

    examples: int = parameter(
        15, "Random requests per operation, beside those of the deterministic phase."
    )
    seed: int = parameter(1, "Seed of the random requests.")
    exclude: tuple[str, ...] = parameter(
        (), "Operations to leave out, such as `POST /payments` or `* /admin/*`."
    )
    reach: float = parameter(
        80.0, "Share of the operations that must have been entered for a pass.", unit="%"
    )
    subject: str = parameter(
        "all",
        "What is judged: server errors, conformance to the document, both, or all that can be.",
        choices=("all", "server-errors", "conformance", "both"),
    )
    seconds: float = parameter(20.0, "Time limit for one operation.", unit="s")
    budget: float = parameter(
        240.0, "Time limit for all operations; what is left out counts as not entered.", unit="s"
    )


class Fuzz(LiveProbe[FuzzParameters]):
    """No generated request makes the backend fail, and its answers keep to the API's document.

    What it proves: for each operation that could be entered, requests with one part left out, of
    the wrong type, at or beyond a limit, and requests made at random, were answered without a
    status of 5xx, without an unhandled exception and, where there is a document, as it promises.

    What it cannot see: operations that it never got into (they are listed), and faults that need a
    sequence of requests. Whether bad input is *refused* is another question, for which this version
    has no probe.

    How it decides: the accepted request of one of the suite's own tests is sent with one thing
    changed at a time, first from a fixed table, then by schemathesis, which has it as its example;
    credentials are not varied. An operation counts as entered when at least
    one request was accepted (2xx), met a conflict (409) or made it fail (5xx), or when the host
    itself had it accepted and refused only what was changed. After each failure and each accepted
    write the control request is sent again, and requests that read what was written; when one no
    longer holds, a fresh host is taken, and one that answers 5xx is charged to the request before
    it. Failed: any 5xx, any unhandled exception, an answer against the document, a status of
    success that the document does not name. Never failed: a 4xx that the document does not name,
    leniency with types, a 422 in another form than the one that FastAPI writes into every document.
    Inconclusive: nearly all answers were 401, 403, 404, 405 or 429, or fewer operations were
    entered than `reach` asks for, or the line speaks of conformance and there is no document.

    Source: RFC 9110, section 15.6 (a 5xx is the server's own fault); OpenAPI 3.1, responses object.
    """

    name = "fuzz"
    phrases = (
        "fuzz*",
        "schemathesis",
        "property based api test*",
        "no server error*",
        "no internal server error*",
        "no 5xx",
        "no 500*",
        "never ... 5xx",
        "never ... 500",
        "5xx ... generated",
        "conform* ... openapi",
        "match* ... openapi ... schema",
        "random ... input*",
        "generated ... request*",
        "no unhandled exception*",
        "whatever the input",
    )
    excludes = (
        "fuzzy",
        "500 line*",
        "500 row*",
        "500 ms",
        "500 character*",
        "500 record*",
        "pull request*",
    )
    Parameters = FuzzParameters
    judging = ("subject", "reach")
    stage = 50

    @classmethod
    def thresholds(cls, text: str) -> dict[str, Any]:
        """Read what a line is about."""
        lowered = text.lower()
        conform = re.search(r"\b(conform\w*|match\w*|compl(y|ies|iant))\b", lowered)
        failing = re.search(r"\b(server errors?|5xx|50\d|crash\w*)\b", lowered)
        if conform and not failing and not re.search(r"\bfuzz", lowered):
            return {"subject": "conformance"}
        if failing:
            return {"subject": "both" if conform else "server-errors"}
        return {"subject": "both"} if conform else {}

    def roles(self, operations: Sequence[str], parameters: FuzzParameters) -> Sequence[Role]:
        """Ask for every operation once, reading ones first, those that end a session last."""
        ordered = sorted(wanted(operations, parameters), key=lambda op: (_harm(op), op))
        return [Role(name=op, operations=(op,)) for op in ordered]

    def experiment(
        self, host: Host, todo: Todo, parameters: FuzzParameters
    ) -> Iterable[Observation]:
        """Send generated requests, one operation after the other."""
        # What has lost a host already waits for the others, which would not be reached otherwise.
        ordered = sorted(todo, key=lambda op: (host.memory.get(f"{op} lost", 0), _harm(op), op))
        until = time.monotonic() + parameters.budget - host.spent
        for role in ordered:
            operation = todo[role] or role
            if time.monotonic() > until:
                yield {"role": role, "operation": operation, "out_of_time": True}
                continue
            document, name = _describing(host, operation)
            if document is None:
                yield {"role": role, "operation": operation, "undescribed": True}
                continue
            yield from self._operation(host, role, name, operation, document, parameters)
            if host.lost() is not None:
                raise HostLost

    def _operation(
        self,
        host: Host,
        role: str,
        name: str,
        operation: str,
        document: Document,
        parameters: FuzzParameters,
    ) -> Iterator[Observation]:
        accepted = host.controls.get(operation)
        around = _without_credentials(document.around(name, accepted))
        phases = [*(["changes"] if accepted is not None else []), "coverage"]
        if parameters.examples and _varies(around):
            phases.append("random")
        witnesses = _witnesses(host, name)
        for phase in phases:
            reached = f"{role} {phase}"
            start = host.memory.get(reached, 0)
            if start == _COMPLETE:
                continue
            try:
                if phase == "changes" and accepted is not None:
                    result = vary(
                        host,
                        accepted=accepted,
                        template=operation.partition(" ")[2],
                        declared=_query_names(around),
                        start=start,
                        seconds=parameters.seconds,
                        witnesses=witnesses,
                    )
                else:
                    result = generate(
                        _pinned(around) if phase == "random" else around,
                        host,
                        accepted=accepted,
                        seed=parameters.seed,
                        examples=parameters.examples if phase == "random" else 0,
                        start=start,
                        seconds=parameters.seconds,
                        witnesses=witnesses,
                    )
            except NotDisposable:
                yield {"role": role, "operation": name, "forbidden": True}
                return
            over = result.stopped_by is not None or result.throttled
            # What was refused for want of quota is asked again in the next host.
            answered = (sent.ordinal for sent in result.sent if sent.answer.status != 429)
            last = max(answered, default=start)
            host.memory[reached] = last if over and last > start else _COMPLETE
            finished = not over and phase == phases[-1]
            yield {
                **observed(role, name, document, result, complete=finished),
                "control": accepted is not None,
            }
            if over:
                host.memory[f"{role} lost"] = host.memory.get(f"{role} lost", 0) + 1
                raise HostLost

    def judge(
        self, observations: Sequence[Observation], survey: Survey, parameters: FuzzParameters
    ) -> Outcome:
        """Decide from the answers of all operations."""
        return judge(observations, survey, parameters)


def _is_safe(operation: str) -> bool:
    return operation.partition(" ")[0] in SAFE_METHODS


def _harm(operation: str) -> int:
    """Return how much an operation may do to the world it is sent to."""
    if _ENDS.search(operation) and not operation.startswith("GET "):
        return 3
    return 0 if _is_safe(operation) else 2 if operation.startswith("DELETE ") else 1


def _varies(document: Mapping[str, Any]) -> bool:
    """Whether random requests can differ: there is a parameter or a body."""
    (item,) = document["paths"].values()
    (entry,) = item.values()
    return bool(entry["parameters"] or entry.get("requestBody"))


def _query_names(document: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names of the query parameters of a document with one operation."""
    (item,) = document["paths"].values()
    (entry,) = item.values()
    return tuple(str(p.get("name")) for p in entry["parameters"] if p.get("in") == "query")


def _without_credentials(document: dict[str, Any]) -> dict[str, Any]:
    """Leave credentials out of what is varied, also where they are declared as plain parameters."""
    (path, item), *_ = document["paths"].items()
    (method, entry), *_ = item.items()
    kept = [
        parameter
        for parameter in entry["parameters"]
        if not carries_credentials(str(parameter.get("in")), str(parameter.get("name")))
    ]
    return {**document, "paths": {path: {method: {**entry, "parameters": kept}}}}


def _witnesses(host: Host, operation: str) -> tuple[Request, ...]:
    """Return reading requests, accepted here, for what a writing operation may spoil.

    They are those of the same path and of the collection it belongs to.
    """
    if _is_safe(operation):
        return ()
    path = operation.partition(" ")[2]
    collection = re.split(r"/\{", path)[0] or "/"
    found = []
    for place in dict.fromkeys((path, collection)):
        exchange = host.controls.get(f"GET {place}")
        if exchange is not None:
            found.append(exchange.request)
        elif "{" not in place and _is_known(host, f"GET {place}"):
            request = host.identified(_like_control(host, place))
            if host.send(request).accepted:
                found.append(request)
    return tuple(found)


def _is_known(host: Host, operation: str) -> bool:
    document = host.facts.document
    return operation in host.facts.routes or (
        document is not None and operation in document.operations
    )


def _like_control(host: Host, path: str) -> Request:
    """Return a reading request by the same user as the control."""
    control = host.control()
    return Request.get(path, control.request.credentials() if control is not None else ())


_COMPLETE = -1


def _describing(host: Host, operation: str) -> tuple[Document | None, str]:
    """Return the document that describes an operation, and the name it has there."""
    document = host.facts.document
    if document is not None:
        accepted = host.controls.get(operation)
        name = operation
        if operation not in document.operations and accepted is not None:
            name = document.operation_of(accepted.request) or operation
        if name in document.operations:
            return document, name
    inferred = host.facts.inferred
    if inferred is not None and operation in inferred.operations:
        return inferred, operation
    return None, operation


def _pinned(document: Mapping[str, Any]) -> dict[str, Any]:
    """Let random requests use accepted values of path and query about half of the time.

    A random identifier nearly always means 404, and nothing behind it is seen.
    """
    (path, item), *_ = document["paths"].items()
    (method, entry), *_ = item.items()
    parameters = [
        {**p, "schema": {"anyOf": [{"enum": [p["example"]]}, p["schema"]]}}
        if "example" in p and p.get("in") in {"path", "query"} and "schema" in p
        else p
        for p in entry["parameters"]
    ]
    return {**document, "paths": {path: {method: {**entry, "parameters": parameters}}}}
