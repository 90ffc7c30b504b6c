"""Starlette and FastAPI, and Starlette's client for tests."""

from __future__ import annotations

from types import ModuleType

from ..recorder import Recorder, carry


def _server(recorder: Recorder, module: ModuleType) -> None:
    recorder.patches.wrap(module, "Starlette.__call__", recorder.asgi)


def _client(recorder: Recorder, module: ModuleType) -> None:
    recorder.patches.wrap(module, "_TestClientTransport.handle_request", carry)
    recorder.patches.wrap(module, "TestClient.__exit__", recorder.closing)


HOOKS = {"starlette.applications": _server, "starlette.testclient": _client}
