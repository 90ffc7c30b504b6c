"""WebTest's client, which speaks to any WSGI application."""

from __future__ import annotations

from types import ModuleType

from ..recorder import Recorder, carry


def _client(recorder: Recorder, module: ModuleType) -> None:
    recorder.patches.wrap(module, "TestApp.do_request", carry)


HOOKS = {"webtest.app": _client}
