"""Finding out by requests whether an operation is served, where the routes do not tell."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..hosts.interface import Host, NotDisposable
from ..project.openapi import Document
from ..project.openapi_operations import Reader, alike, shifted
from ..recording.exchange import Answer, Request

SERVED, MISSING, WRONG_METHOD, NOT_IMPLEMENTED, UNKNOWN = (
    "served",
    "missing",
    "wrong method",
    "not implemented",
    "unknown",
)
"""What an answer says about its operation."""

_RARE = {"integer": "987654321", "number": "987654321", "boolean": "false"}
_UUID = "5d0f2a1e-6c1b-4f6e-9d55-0c6a4b9f7a10"


@dataclass(frozen=True, kw_only=True)
class Heard:
    """The status of an answer, and its body without what repeats the request."""

    status: int
    body: bytes

    @classmethod
    def of(cls, answer: Answer, request: Request) -> Heard:
        """Leave out of the body what differs with each path, and numbers that differ each time."""
        body = answer.body.replace(request.path.encode(), b"")
        last = request.path.rpartition("/")[2].encode()
        body = body.replace(last, b"") if len(last) > 7 else body
        return cls(status=answer.status, body=re.sub(rb"[0-9a-f]{8,}|\d+", b"", body))


def verdict(heard: Heard, elsewhere: Heard, *, known: bool | None, variables: bool) -> str:
    """Tell from an answer whether its operation is served.

    Args:
        heard: The answer to the operation.
        elsewhere: What a path that nobody serves answers to the same method.
        known: Whether the path answers a method that it does not serve otherwise than such a path
            does; None where that tells nothing.
        variables: Whether the path has variables, so that 404 may mean what they name.
    """
    if heard.status == 501:
        return NOT_IMPLEMENTED if elsewhere.status != 501 else UNKNOWN
    if heard.status == 405:
        return WRONG_METHOD if elsewhere.status != 405 else UNKNOWN
    if heard != elsewhere:
        return SERVED if heard.status != 404 or variables else MISSING
    if heard.status == 404:
        if known:
            return SERVED
        return UNKNOWN if variables and known is None else MISSING
    return UNKNOWN


class Asker:
    """Asks one host for operations, and for paths that nobody serves to compare with."""

    def __init__(self, host: Host, document: Document, prefix: tuple[str, str]) -> None:
        self._host = host
        self._prefix = prefix
        self._reader = Reader(document.raw)
        self._declared = self._reader.operations()
        self._elsewhere: dict[str, Heard] = {}

    def ask(self, operation: str) -> dict[str, Any]:
        """Return what the host makes of an operation, as plain JSON values.

        Raises:
            Unreachable: When there is no answer.
        """
        method, _, path = shifted(operation, *self._prefix).partition(" ")
        request = self._request(method, self._filled(operation, path))
        try:
            answer = self._host.send(request)
        except NotDisposable:
            return {"verdict": UNKNOWN, "status": 0, "curl": request.curl()}
        heard = Heard.of(answer, request)
        said = verdict(
            heard,
            self._nobody(method),
            known=self._known(request) if answer.status == 404 else None,
            variables="{" in path,
        )
        return {"verdict": said, "status": answer.status, "curl": request.curl()}

    def _known(self, request: Request) -> bool | None:
        """Whether the path knows itself: asked by a method that hardly anybody serves."""
        traced = replace(request, method="TRACE", body=b"")
        heard, elsewhere = Heard.of(self._host.send(traced), traced), self._nobody("TRACE")
        if elsewhere.status == 405 or heard.status not in {404, 405}:
            return None
        return heard.status == 405

    def _nobody(self, method: str) -> Heard:
        if method not in self._elsewhere:
            request = self._request(method, f"/{secrets.token_hex(8)}")
            self._elsewhere[method] = Heard.of(self._host.send(request), request)
        return self._elsewhere[method]

    def _request(self, method: str, path: str) -> Request:
        control = self._host.control()
        headers = control.request.credentials() if control is not None else ()
        request = replace(Request.get(path, headers), method=method)
        if method in {"POST", "PUT", "PATCH"}:
            request = replace(request.with_header("content-type", "application/json"), body=b"{}")
        return self._host.identified(request)

    def _filled(self, operation: str, path: str) -> str:
        """Put a value that fits its schema in the place of each variable, a rare one."""
        declared = self._declared.get(alike(operation))
        parameters = declared.parameters if declared is not None else {}
        parts = re.split(r"\{[^}]*\}", path)
        filled = parts[0]
        for number, part in enumerate(parts[1:]):
            node = parameters.get(("path", str(number)))
            shape = self._reader.shape(self._reader.schema(node)) if node is not None else None
            if shape is None:
                value = "987654321"
            elif shape.values:
                value = shape.values[0].strip('"')
            else:
                value = _rare(shape.format, shape.types)
            filled += value + part
        return filled


def _rare(form: str, types: frozenset[str]) -> str:
    formats: Mapping[str, str] = {"uuid": _UUID, "date": "2001-02-03"}
    if form in formats:
        return formats[form]
    return next((_RARE[kind] for kind in sorted(types) if kind in _RARE), "dod-987654321")
