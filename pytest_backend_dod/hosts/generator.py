"""Generated requests for one operation, made by schemathesis and sent to a host.

schemathesis sees an ordinary ASGI application; behind it stands the host. Its engine is not a
public interface, so it is used here and nowhere else, and a contract test holds this module against
the installed version.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from ..recording.exchange import SAFE_METHODS, Answer, Exchange, Request
from ..recording.taps import Receive, Scope, Send
from ..termination import interruption
from .changes import changes
from .delivery import Delivered, Delivery, Sent
from .generator_settings import settings, undisturbed
from .interface import Host, NotDisposable

ORDINAL_HEADER = "x-backend-dod-ordinal"


@dataclass(frozen=True, kw_only=True)
class Nonconforming:
    """An answer that does not conform to the document."""

    sent: Sent
    title: str
    message: str


@dataclass(kw_only=True)
class Generated(Delivered):
    """What one run of the generator showed."""

    nonconforming: list[Nonconforming] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    """Why the generator could not do its work, if so."""


class Bridge(Delivery):
    """What becomes of a request of schemathesis: it is sent to the host."""

    def __init__(
        self,
        host: Host,
        accepted: Exchange | None,
        *,
        start: int,
        seconds: float,
        witnesses: Sequence[Request] = (),
    ) -> None:
        self.result = Generated()
        super().__init__(
            host,
            self.result,
            start=start,
            seconds=seconds,
            witnesses=witnesses,
            accepted=None if accepted is None else lambda: accepted.request,
        )
        self._accepted = accepted

    async def pass_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request by asking the host."""
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
        sent = self.deliver(self._as_accepted(request))
        return (sent.ordinal, sent.answer) if sent is not None else (-1, Answer(status=404))

    def _as_accepted(self, request: Request) -> Request:
        """Send what the accepted request sent beside its parameters: credentials, host, agent."""
        kept = [pair for pair in request.headers if not _of_the_generator(pair[0].lower())]
        names = {name.lower() for name, _ in kept} | {"content-type", "content-length", "accept"}
        # Parts that only the accepted request had are part of the world, not of the experiment.
        if self._accepted is not None:
            kept += [p for p in self._accepted.request.headers if p[0].lower() not in names]
        return self._host.identified(replace(request, headers=tuple(kept)))


def _of_the_generator(name: str) -> bool:
    return name in {"host", "user-agent", "connection"} or name.startswith("x-schemathesis-")


class Doorway:
    """The ASGI application that schemathesis talks to, the same one for all bridges.

    schemathesis keeps each application whose lifespan it has started until the process ends. A
    bridge of its own for each run would keep all hosts, with their worlds, as long.
    """

    def __init__(self) -> None:
        self.bridge: Bridge | None = None

    @contextmanager
    def leading_to(self, bridge: Bridge) -> Iterator[None]:
        """Let requests go to a bridge."""
        before, self.bridge = self.bridge, bridge
        try:
            yield
        finally:
            self.bridge = before

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or take part in a lifespan that means nothing."""
        if scope["type"] == "http":
            if self.bridge is None:
                raise RuntimeError("a request came when none was asked for")
            await self.bridge.pass_on(scope, receive, send)
            return
        while True:
            message = await receive()
            await send({"type": message["type"] + ".complete"})
            if message["type"] == "lifespan.shutdown":
                return


DOORWAY = Doorway()


def vary(
    host: Host,
    *,
    accepted: Exchange,
    template: str,
    declared: Sequence[str] = (),
    start: int,
    seconds: float,
    witnesses: Sequence[Request] = (),
) -> Generated:
    """Send an accepted request with one thing changed at a time, from the table of :mod:`.changes`.

    Args:
        host: Where to send.
        accepted: The accepted request.
        template: The path template of its operation.
        declared: Names of query parameters that the operation takes.
        start: Changes up to this ordinal were sent to an earlier host and are left out.
        seconds: Limit of time.
        witnesses: Reading requests that were accepted and are sent again after each write.

    Raises:
        NotDisposable: When the operation may write and the host must not be written to.
        Unreachable: When the host is gone and nothing was sent.
    """
    result = Generated()
    delivery = Delivery(
        host,
        result,
        start=start,
        seconds=seconds,
        witnesses=witnesses,
        accepted=lambda: accepted.request,
    )
    for change in changes(accepted.request, template, declared):
        delivery.deliver(change.request, change.what)
    if delivery.unreachable is not None and not result.sent:
        raise delivery.unreachable
    return result


def generate(
    document: Mapping[str, Any],
    host: Host,
    *,
    accepted: Exchange | None,
    seed: int,
    examples: int,
    start: int,
    seconds: float,
    witnesses: Sequence[Request] = (),
) -> Generated:
    """Send the generated requests for the one operation of ``document`` and check the answers.

    Args:
        document: An OpenAPI document with one operation.
        host: Where to send.
        accepted: The accepted request whose credentials are used.
        seed: The same seed gives the same requests.
        examples: 0 for the deterministic phase, which breaks each part of the example in turn;
            else how many requests to generate at random.
        start: Requests up to this ordinal were sent to an earlier host and are left out.
        seconds: Limit of time.
        witnesses: Reading requests that were accepted and are sent again after each write.

    Raises:
        NotDisposable: When the operation may write and the host must not be written to.
        Unreachable: When the host is gone and nothing was sent.
    """
    bridge = Bridge(host, accepted, start=start, seconds=seconds, witnesses=witnesses)
    return drive(document, bridge, host, settings(seed, examples))


def drive(
    document: Mapping[str, Any], bridge: Bridge, host: Host, configuration: Mapping[str, Any]
) -> Generated:
    """Let the generator send through a bridge; the arguments and errors of :func:`generate`."""
    import schemathesis
    from schemathesis.engine import from_schema

    (path, item), *_ = document["paths"].items()
    method = next(iter(item)).upper()
    if method not in SAFE_METHODS and not host.facts.writable:
        raise NotDisposable(f"{method} {path} was not sent to {host.facts.name}")
    failures: list[tuple[int, str, str]] = []
    interrupted = False
    with undisturbed(), DOORWAY.leading_to(bridge):
        try:
            config = schemathesis.Config.from_dict(dict(configuration))
            schema = schemathesis.openapi.from_dict(dict(document), config=config)
            schema.app = DOORWAY
            for event in from_schema(schema).execute():
                kind = type(event).__name__
                interrupted = interrupted or kind == "Interrupted"
                if kind in {"NonFatalError", "FatalError"} and not bridge.over:
                    bridge.result.errors.append(_error(event))
                elif kind == "ScenarioFinished":
                    failures += _failures(event)
        except Exception as problem:  # noqa: BLE001 - a document it cannot work with
            bridge.result.errors.append(_sentence(problem))
    if interrupted:
        # The engine takes it for its own, and ends as if all had been sent.
        raise interruption()
    if bridge.unreachable is not None and not bridge.result.sent:
        raise bridge.unreachable
    by_ordinal = {sent.ordinal: sent for sent in bridge.result.sent}
    bridge.result.nonconforming += [
        Nonconforming(sent=by_ordinal[ordinal], title=title, message=message)
        for ordinal, title, message in failures
        if ordinal in by_ordinal
    ]
    return bridge.result


def _sentence(problem: object) -> str:
    return f"{type(problem).__name__}: {problem}".splitlines()[0][:300]


def _error(event: Any) -> str:
    return _sentence(getattr(event, "value", None) or getattr(event, "exception", None))


def _failures(event: Any) -> Iterator[tuple[int, str, str]]:
    for case_id, checks in event.recorder.checks.items():
        interaction = event.recorder.interactions.get(case_id)
        response = getattr(interaction, "response", None)
        if response is None:
            continue
        ordinal = int((response.headers.get(ORDINAL_HEADER) or ["-1"])[0])
        for check in checks:
            if check.failure_info is not None:
                failure = check.failure_info.failure
                yield ordinal, str(failure.title), str(failure.message)
