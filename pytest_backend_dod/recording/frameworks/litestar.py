"""Litestar, and its two clients for tests, which share a transport."""

from __future__ import annotations

from types import ModuleType

from ..recorder import Recorder, carry


def _server(recorder: Recorder, module: ModuleType) -> None:
    recorder.patches.wrap(module, "Litestar.__call__", recorder.asgi)


def _transport(recorder: Recorder, module: ModuleType) -> None:
    recorder.patches.wrap(module, "TestClientTransport.handle_request", carry)


def _client(recorder: Recorder, module: ModuleType) -> None:
    recorder.patches.wrap(module, "TestClient.__exit__", recorder.closing)


def _async_client(recorder: Recorder, module: ModuleType) -> None:
    recorder.patches.wrap(module, "AsyncTestClient.__aexit__", recorder.closing_async)


HOOKS = {
    "litestar.app": _server,
    "litestar.testing.transport": _transport,
    "litestar.testing.client.sync_client": _client,
    "litestar.testing.client.async_client": _async_client,
}
