"""The transports by which httpx and httpx2 call an application in process."""

from __future__ import annotations

from types import ModuleType

from ..recorder import Recorder, carry, carry_async


def _client(recorder: Recorder, module: ModuleType) -> None:
    recorder.patches.wrap(module, "ASGITransport.handle_async_request", carry_async)
    recorder.patches.wrap(module, "WSGITransport.handle_request", carry)


HOOKS = {"httpx": _client, "httpx2": _client}
