"""Servers that run in a thread of the test's own process and are reached over loopback.

Django's live server and those made with :mod:`wsgiref` or Werkzeug are of this kind. There is no
client to send by: another request goes over loopback to the same server.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from ..recorder import Recorder, carrying


@dataclass(frozen=True, kw_only=True)
class LiveServer:
    """A server in this process."""

    port: int


def _server(recorder: Recorder, module: ModuleType) -> None:
    recorder.patches.wrap(module, "BaseServer.finish_request", _serve)


def _serve(original: Callable[..., None]) -> Any:
    @functools.wraps(original)
    def serve(server: Any, *args: Any, **kwargs: Any) -> None:
        address = getattr(server, "server_address", None)
        if not isinstance(address, tuple):
            # A socket of the file system.
            original(server, *args, **kwargs)
            return
        token = carrying.set(LiveServer(port=address[1]))
        try:
            original(server, *args, **kwargs)
        finally:
            carrying.reset(token)

    return serve


HOOKS = {"socketserver": _server}
