"""Sends a request to a server that runs in a thread of this process."""

from __future__ import annotations

from urllib.parse import urlsplit

from ..errors import Unreachable
from ..recording.exchange import Answer, Request, header
from ..recording.frameworks.servers import LiveServer
from .url import Remote

_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


def send(server: LiveServer, request: Request, client: str | None) -> Answer:
    """Send to the server, by the name that the test called it by.

    Raises:
        Unreachable: When the server has gone, or another address is to be pretended.
    """
    if client is not None:
        raise Unreachable("a request over loopback cannot come from another address")
    called = urlsplit(f"//{header(request.headers, 'host') or ''}").hostname
    # Applications look at the name; whatever it is, nothing is sent to another machine.
    name = called if called in _NAMES else "127.0.0.1"
    remote = Remote(f"http://{f'[{name}]' if ':' in name else name}:{server.port}")
    try:
        return remote.send(request)
    finally:
        remote.stop()
