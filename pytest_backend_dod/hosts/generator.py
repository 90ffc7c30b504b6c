"""Generated requests for one operation, made by schemathesis and sent to a host.

schemathesis sees an ordinary ASGI application; behind it stands the host. Its engine is not a public interface,
so it is used here and nowhere else, and a contract test holds this module against the installed version.
"""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from ..errors import Unreachable
from ..recording.exchange import Answer, Exchange, Request
from .interface import Host

ORDINAL_HEADER = "x-backend-dod-ordinal"

LIMITED_IN_A_ROW = 5
"""Answers 429 in a row after which a host is taken for throttled."""

_CHECKS = ("response_schema_conformance", "content_type_conformance")


@dataclass(frozen=True, kw_only=True)
class Sent:
    """One generated request that reached the host."""

    ordinal: int
    """Its place in the deterministic order of the requests of its phase."""
    request: Request
    answer: Answer


@dataclass(frozen=True, kw_only=True)
class Nonconforming:
    """An answer that does not conform to the document."""

    sent: Sent
    title: str
    message: str


@dataclass(kw_only=True)
class Generated:
    """What one run of the generator showed."""

    sent: list[Sent] = field(default_factory=list)
    nonconforming: list[Nonconforming] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    """Why the generator could not do its work, if so."""
    stopped_by: Sent | None = None
    """The request after which the control was lost."""
    control_answer: Answer | None = None
    """What the control answered then."""
    throttled: bool = False
    """Whether the host refused with 429 again and again."""
    out_of_time: bool = False
    """Whether requests were left out because time was up."""


class Bridge:
    """The ASGI application that schemathesis talks to."""

    def __init__(
        self, host: Host, accepted: Exchange | None, start: int, *, until: float
    ) -> None:
        self._host = host
        self._accepted = accepted
        self._start = start
        self._ordinal = 0
        self._limited = 0
        self._until = until
        self.result = Generated()
        self.unreachable: Unreachable | None = None

    @property
    def over(self) -> bool:
        """Whether nothing more is sent."""
        return (
            self.result.stopped_by is not None
            or self.result.throttled
            or self.result.out_of_time
            or self.unreachable is not None
        )

    async def __call__(
        self,
        scope: MutableMapping[str, Any],
        receive: Callable[[], Any],
        send: Callable[[MutableMapping[str, Any]], Any],
    ) -> None:
        """Answer a request by asking the host."""
        if scope["type"] != "http":
            await _lifespan(receive, send)
            return
        body = b""
        while True:
            message = await receive()
            body += message.get("body", b"")
            if not message.get("more_body"):
                break
        raw = scope.get("raw_path") or str(scope["path"]).encode()
        request = Request(
            method=scope["method"],
            path=raw.decode("latin-1").partition("?")[0],
            query=scope.get("query_string", b"").decode("latin-1"),
            headers=tuple((k.decode("latin-1"), v.decode("latin-1")) for k, v in scope["headers"]),
            body=body,
        )
        ordinal, answer = self._answer(request)
        hop = {b"content-length", b"transfer-encoding", b"connection", b"content-encoding"}
        headers = [(k.lower().encode("latin-1"), v.encode("latin-1")) for k, v in answer.headers]
        headers = [pair for pair in headers if pair[0] not in hop]
        headers.append((ORDINAL_HEADER.encode(), str(ordinal).encode()))
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        await send({"type": "http.response.body", "body": answer.body})

    def _answer(self, request: Request) -> tuple[int, Answer]:
        """Return the ordinal and the answer; -1 stands for a request that was not sent."""
        self._ordinal += 1
        if not self.over and time.monotonic() > self._until:
            self.result.out_of_time = True
        if self.over or self._ordinal <= self._start:
            return -1, Answer(status=404)
        request = self._as_accepted(request)
        try:
            answer = self._host.send(request)
        except Unreachable as problem:
            self.unreachable = problem
            return -1, Answer(status=404)
        sent = Sent(ordinal=self._ordinal, request=request, answer=answer)
        self.result.sent.append(sent)
        self._watch(sent)
        return self._ordinal, answer

    def _as_accepted(self, request: Request) -> Request:
        """Send what the accepted request sent beside its parameters: credentials, host, agent."""
        kept = [p for p in request.headers if p[0].lower() not in {"host", "user-agent", "connection"}]
        names = {name.lower() for name, _ in kept} | {"content-type", "content-length", "accept"}
        # Parts that only the accepted request had are part of the world, not of the experiment.
        if self._accepted is not None:
            kept += [p for p in self._accepted.request.headers if p[0].lower() not in names]
        return self._host.identified(replace(request, headers=tuple(kept)))

    def _watch(self, sent: Sent) -> None:
        status = sent.answer.status
        self._limited = self._limited + 1 if status == 429 else 0
        if self._limited >= LIMITED_IN_A_ROW:
            self.result.throttled = True
            return
        wrote = sent.answer.accepted and not sent.request.safe
        if status >= 500 or wrote:
            try:
                lost = self._host.lost()
            except Unreachable as problem:
                self.unreachable = problem
                return
            if lost is not None:
                self.result.stopped_by = sent
                self.result.control_answer = lost


async def _lifespan(receive: Callable[[], Any], send: Callable[[Any], Any]) -> None:
    while True:
        message = await receive()
        await send({"type": message["type"] + ".complete"})
        if message["type"] == "lifespan.shutdown":
            return


def generate(
    document: Mapping[str, Any],
    host: Host,
    *,
    accepted: Exchange | None,
    seed: int,
    examples: int,
    start: int,
    seconds: float,
) -> Generated:
    """Send the generated requests for the one operation of ``document`` and check the answers.

    Args:
        document: An OpenAPI document with one operation.
        host: Where to send.
        accepted: The accepted request whose credentials are used.
        seed: The same seed gives the same requests.
        examples: 0 for the deterministic phase, which breaks and stretches each part of the example in turn;
            else how many requests to generate at random.
        start: Requests up to this ordinal were sent to an earlier host and are left out.
        seconds: Limit of time.

    Raises:
        Unreachable: When the host is gone and nothing was sent.
    """
    import schemathesis
    from schemathesis.engine import from_schema

    bridge = Bridge(host, accepted, start, until=time.monotonic() + seconds)
    with _quiet():
        config = schemathesis.Config.from_dict(_settings(seed, examples))
        schema = schemathesis.openapi.from_dict(dict(document), config=config)
        schema.app = bridge
        by_ordinal: dict[int, tuple[str, str]] = {}
        for event in from_schema(schema).execute():
            kind = type(event).__name__
            if kind in {"NonFatalError", "FatalError"} and not bridge.over:
                bridge.result.errors.append(_error(event))
            elif kind == "ScenarioFinished":
                by_ordinal.update(_failures(event))
    if bridge.unreachable is not None and not bridge.result.sent:
        raise bridge.unreachable
    for sent in bridge.result.sent:
        if sent.ordinal in by_ordinal:
            title, message = by_ordinal[sent.ordinal]
            bridge.result.nonconforming.append(
                Nonconforming(sent=sent, title=title, message=message)
            )
    return bridge.result


def _settings(seed: int, examples: int) -> dict[str, Any]:
    settings: dict[str, Any] = {
        "seed": seed,
        "continue-on-failure": True,
        "workers": 1,
        "generation": {"database": "none"},
        "phases": {
            "examples": {"enabled": False},
            "coverage": {"enabled": examples == 0, "unexpected-methods": []},
            "fuzzing": {"enabled": examples > 0},
            "stateful": {"enabled": False},
        },
        "checks": {"enabled": False, **{name: {"enabled": True} for name in _CHECKS}},
    }
    if examples:
        settings["generation"]["max-examples"] = examples
    if _has_cache():
        settings["cache"] = {"enabled": False}
    return settings


def _has_cache() -> bool:
    """Whether this version of schemathesis keeps what it learned in the project's folder."""
    from importlib.util import find_spec

    return find_spec("schemathesis.config._cache") is not None


def _error(event: Any) -> str:
    value = getattr(event, "value", None) or getattr(event, "exception", None)
    return f"{type(value).__name__}: {value}".splitlines()[0][:300]


def _failures(event: Any) -> Iterator[tuple[int, tuple[str, str]]]:
    for case_id, checks in event.recorder.checks.items():
        interaction = event.recorder.interactions.get(case_id)
        response = getattr(interaction, "response", None)
        if response is None:
            continue
        ordinal = int((response.headers.get(ORDINAL_HEADER) or ["-1"])[0])
        for check in checks:
            if check.failure_info is not None:
                failure = check.failure_info.failure
                yield ordinal, (str(failure.title), str(failure.message))


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep warnings of the generator out of the suite's."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield

