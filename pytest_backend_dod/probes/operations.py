"""Operations as the probes see them that go through all of an API: which, and in which order."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Sequence
from dataclasses import replace

from ..hosts.interface import Host, HostLost, Survey
from ..hosts.seeking import TARGETS, sought
from ..project.openapi import Document, describes_the_api
from ..recording.exchange import SAFE_METHODS, Exchange, Request

_ENDS = re.compile(r"log-?out|sign-?out|revoke|deactivate|blacklist|password|/me/?$", re.IGNORECASE)
"""Paths of operations after which the credentials may be dead."""


def excluded(operation: str, patterns: Sequence[str]) -> bool:
    """Whether an operation is named by one of the patterns; a bare path means any method."""
    path = operation.partition(" ")[2]
    return any(fnmatch.fnmatchcase(path if p.startswith("/") else operation, p) for p in patterns)


def wanted(operations: Sequence[str], exclude: Sequence[str]) -> list[str]:
    """Return the operations to go through: neither left out, nor about the API itself."""
    return [
        operation
        for operation in dict.fromkeys(operations)
        if not excluded(operation, exclude) and not describes_the_api(operation)
    ]


def is_safe(operation: str) -> bool:
    """Whether an operation asks for no change."""
    return operation.partition(" ")[0] in SAFE_METHODS


def harm(operation: str) -> int:
    """Return how much an operation may do to the world it is sent to."""
    if _ENDS.search(operation) and not operation.startswith("GET "):
        return 3
    return 0 if is_safe(operation) else 2 if operation.startswith("DELETE ") else 1


def called(operation: str, survey: Survey) -> bool:
    """Whether the suite called an operation with success."""
    return any(status.startswith("2") for status in survey.exercised.get(operation, ()))


def unserved(operation: str, survey: Survey) -> str:
    """Say why an operation was never asked; a lost test is named for what it would have served."""
    tests = [test for test in survey.unserved.get(operation, ()) if test in survey.lost]
    if tests:
        return f"its tests could not serve: {tests[0]}: {survey.lost[tests[0]]}"
    if not called(operation, survey):
        return "no test called it with success, and no other target was given"
    others = [f"{name}: {why}" for name, why in sorted(survey.lost.items()) if "::" not in name]
    return others[0] if others else "a test called it with success, but none could serve it"


def forbidden(operation: str, survey: Survey) -> str:
    """Say why nothing was written to an operation of a target that may not be written to."""
    if called(operation, survey):
        # The tests were to serve it: declaring the target disposable is not what is missing.
        return unserved(operation, survey)
    return "it may write, and the target is not declared disposable"


def describing(host: Host, operation: str) -> tuple[Document | None, str]:
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


def accepted_request(host: Host, operation: str) -> Exchange | None:
    """Return a request to an operation that is accepted here; on a target it is looked for.

    Raises:
        NotDisposable: When it may write and the host must not be written to.
        HostLost: When the host's quota ran out on the way.
    """
    accepted = host.controls.get(operation)
    document, name = describing(host, operation)
    if accepted is not None or document is None or document.inferred:
        return accepted
    if host.facts.kind not in TARGETS or _ENDS.search(operation):
        return None
    if operation.startswith("DELETE "):
        # To send it would take away what other operations need; what can be read can be deleted.
        reading = host.controls.get(operation.replace("DELETE ", "GET ", 1))
        return reading and replace(reading, request=replace(reading.request, method="DELETE"))
    found, throttled = sought(host, document, name)
    if found is not None:
        host.controls = {**host.controls, operation: found}
    elif throttled:
        raise HostLost
    return found


def witnesses(host: Host, operation: str) -> tuple[Request, ...]:
    """Return reading requests, accepted here, for what a writing operation may spoil.

    They are those of the same path and of the collection it belongs to.
    """
    if is_safe(operation):
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
