"""Flask, and Werkzeug's client for tests, which Flask's is made of."""

from __future__ import annotations

from types import ModuleType

from ..recorder import Recorder, carry


def _server(recorder: Recorder, module: ModuleType) -> None:
    recorder.patches.wrap(module, "Flask.__call__", recorder.wsgi)


def _client(recorder: Recorder, module: ModuleType) -> None:
    recorder.patches.wrap(module, "Client.run_wsgi_app", carry)


HOOKS = {"flask.app": _server, "werkzeug.test": _client}
