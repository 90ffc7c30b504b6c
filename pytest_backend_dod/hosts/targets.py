"""Hosts that the project gives: the fixture ``backend_dod_app``, the configured app or URL."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Protocol, TypeVar

from ..addresses import check_url
from ..config import Configuration
from ..errors import UsageError
from ..project import application
from ..project.handlers import handlers
from ..project.openapi import Document, NotOpenAPI, from_mapping
from ..recording.exchange import Answer, Exchange, Headers, Request, header
from .app_process import AppProcess
from .asgi import InProcess
from .interface import Facts, Fault, Host, Injected
from .server_process import ServerProcess
from .url import Remote

CONTROLS = 12
"""Reading operations that are tried at first, to learn which are accepted."""


@dataclass(frozen=True, kw_only=True)
class Target:
    """What the fixture ``backend_dod_app`` may return when an app or a URL does not say enough.

    What a fixture gives is taken for disposable: probes may write to it.
    """

    app: Any
    """An ASGI or WSGI application, or the URL of a running one."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Headers of an authenticated user."""
    reset: Callable[[], object] | None = None
    """Called before each probe, to put the data back as it was."""


class Channel(Protocol):
    """A way to an application."""

    def start(self) -> None:
        """Make it ready; raises Unreachable."""

    def stop(self) -> None:
        """End it."""

    def send(self, request: Request, client: str | None = None) -> Answer:
        """Send a request; raises Unreachable."""

    def faulty(self, fault: Fault) -> AbstractContextManager[Injected]:
        """Cause a fault for a while; raises NotInjectable."""


C = TypeVar("C", bound=Channel)


class TargetHost(Host):
    """A host that stands by itself, outside of any test."""

    def __init__(
        self,
        channel: Channel,
        facts: Facts,
        *,
        headers: Mapping[str, str],
        reset: Callable[[], object] | None = None,
        pretends: bool = False,
        anew: Callable[[], Channel] | None = None,
    ) -> None:
        self._channel = channel
        self._anew = anew
        self._headers: Headers = tuple(headers.items())
        self._reset = reset
        self._pretends = pretends
        self.facts = facts
        self.controls = {}
        self.memory = {}

    @property
    def pretends_clients(self) -> bool:
        """An application that is called directly sees whatever address the call names."""
        return self._pretends

    @property
    def has_other_clients(self) -> bool:
        """A server on this machine can be called from another of its addresses."""
        return self._pretends or bool(getattr(self._channel, "has_other_clients", False))

    def _send(self, request: Request, client: str | None) -> Answer:
        return self._channel.send(request, client)

    def faulty(self, fault: Fault) -> AbstractContextManager[Injected]:
        """Cause a fault where the application can be reached inside; across a network none can."""
        return self._channel.faulty(fault)

    def identified(self, request: Request) -> Request:
        """Return the request with the headers of the user, where it has none of its own."""
        given = [pair for pair in self._headers if header(request.headers, pair[0]) is None]
        return replace(request, headers=(*request.headers, *given))

    def reset(self) -> None:
        """Put the data back as it was, where the project says how."""
        if self._reset is not None:
            self._reset()

    @property
    def renewable(self) -> bool:
        """Whether it can be ended and started again: the gate itself has started it."""
        return self._anew is not None

    def renew(self) -> None:
        """Start the application again: what it had counted and kept in memory is forgotten.

        Raises:
            Unreachable: When it does not start again.
        """
        if self._anew is not None:
            self._channel.stop()
            self._channel = _ready(self._anew())

    def prime(self) -> None:
        """Learn which reading operations are accepted: they are the controls here."""
        known = list(self.facts.document.operations if self.facts.document else self.facts.routes)
        reading = [op for op in known if op.startswith("GET ") and "{" not in op]
        accepted: dict[str, Exchange] = {}
        for operation in reading[:CONTROLS]:
            path = operation.partition(" ")[2]
            request = self.identified(Request.get(path))
            answer = self.send(request)
            if answer.accepted:
                accepted[operation] = Exchange(request=request, answer=answer, route=path)
        self.controls = accepted

    def close(self) -> None:
        """End what was started."""
        self._channel.stop()


def from_fixture(value: Any, configuration: Configuration) -> TargetHost:
    """Return the host for what the fixture returned, started.

    Raises:
        UsageError: When it is nothing that can be sent to.
        Unreachable: When it cannot be started.
    """
    target = value if isinstance(value, Target) else Target(app=value)
    if isinstance(target.app, str):
        check_url(
            target.app, configuration.settings.allow_hosts, where="the fixture backend_dod_app"
        )
        facts = Facts(name=f"fixture {target.app}", kind="fixture", writable=True)
        return _started(Remote(target.app), facts, target.headers, target.reset)
    if not callable(target.app):
        raise UsageError(
            f"{type(target.app).__name__} is neither an app, nor a URL, nor a Target",
            where="the fixture backend_dod_app",
            remedy="Return an ASGI or WSGI application, a URL, or pytest_backend_dod.Target.",
        )
    facts = Facts(
        name="fixture backend_dod_app",
        kind="fixture",
        writable=True,
        document=application.document(target.app),
        routes=application.routes(target.app),
        handlers=handlers(target.app),
        introspected=application.introspected(target.app),
    )
    return _started(InProcess(target.app), facts, target.headers, target.reset, pretends=True)


def _started(
    channel: Channel,
    facts: Facts,
    headers: Mapping[str, str],
    reset: Callable[[], object] | None = None,
    *,
    pretends: bool = False,
) -> TargetHost:
    return TargetHost(_ready(channel), facts, headers=headers, reset=reset, pretends=pretends)


def _ready(channel: C) -> C:
    try:
        channel.start()
    except BaseException:
        channel.stop()
        raise
    return channel


def configured(configuration: Configuration, pythonpath: tuple[str, ...]) -> TargetHost | None:
    """Return the host that the configuration names, started; None when it names none.

    Raises:
        Unreachable: When it cannot be started, or does not answer.
    """
    settings = configuration.settings
    if settings.base_url:
        facts = Facts(name=settings.base_url, kind="url", writable=configuration.disposable)
        return _started(Remote(settings.base_url), facts, configuration.headers)
    if settings.command:
        return _by_command(configuration)
    if not settings.app:
        return None

    def process(prepare: str) -> AppProcess:
        return AppProcess(
            settings.app,
            root=configuration.root,
            env=configuration.env,
            prepare=prepare,
            pythonpath=pythonpath,
            start_timeout=settings.start_timeout,
        )

    channel = _ready(process(settings.prepare))
    told = channel.facts
    facts = Facts(
        name=f"app {settings.app}",
        kind="app",
        writable=configuration.disposable,
        document=_document(told.get("document")),
        routes=tuple(told.get("routes", ())),
        handlers=told.get("handlers", {}),
        introspected=told.get("introspected", {}),
    )
    return TargetHost(
        channel,
        facts,
        headers=configuration.headers,
        pretends=True,
        anew=partial(process, _prepared_again(configuration)),
    )


def _prepared_again(configuration: Configuration) -> str:
    """Return what prepares a second start: data that do not live in its own folder are there."""
    settings = configuration.settings
    texts = (settings.command, settings.prepare, *configuration.env.values())
    return settings.prepare if any("{tmp}" in text for text in texts) else ""


def _by_command(configuration: Configuration) -> TargetHost:
    settings = configuration.settings

    def server(prepare: str) -> ServerProcess:
        return ServerProcess(
            settings.command,
            root=configuration.root,
            env=configuration.env,
            database=settings.database,
            prepare=prepare,
            start_timeout=settings.start_timeout,
        )

    facts = Facts(
        name=f"command {settings.command}", kind="command", writable=configuration.disposable
    )
    return TargetHost(
        _ready(server(settings.prepare)),
        facts,
        headers=configuration.headers,
        anew=partial(server, _prepared_again(configuration)),
    )


def _document(raw: Any) -> Document | None:
    if raw is None:
        return None
    try:
        return from_mapping(raw, source="the configured app")
    except NotOpenAPI:
        return None
