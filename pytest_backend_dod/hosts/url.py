"""A backend across the network: only the named host, bounded in time and size."""

from __future__ import annotations

import socket
import time
from typing import NoReturn

import httpx

from ..errors import Unreachable
from ..recording.exchange import Answer, Request, header
from .interface import Fault, NotInjectable

TIMEOUT = 10.0
"""Seconds that an answer may take."""

SIZE_LIMIT = 8 * 1024 * 1024
"""Bytes of an answer that are read."""

_OWN_HEADERS = frozenset({"host", "content-length", "transfer-encoding", "connection"})


class Remote:
    """Sends to one base URL; redirects are answers like any other and are not followed."""

    def __init__(self, base_url: str) -> None:
        self._base = base_url.rstrip("/")
        self._client = _client()
        self._others: dict[str, httpx.Client] = {}

    def start(self) -> None:
        """See that somebody answers.

        Raises:
            Unreachable: When nobody does.
        """
        self.send(Request.get("/"))

    def stop(self) -> None:
        """Close the connections."""
        for client in (self._client, *self._others.values()):
            client.close()

    @property
    def has_other_clients(self) -> bool:
        """Whether the backend is on this machine, and this machine has addresses to call from.

        Linux has all of 127.0.0.0/8; other systems have 127.0.0.1 alone.
        """
        return httpx.URL(self._base).host in {"127.0.0.1", "localhost"} and _is_ours(_OTHERS[0])

    def _from(self, client: str | None) -> httpx.Client:
        if client is None or not self.has_other_clients:
            return self._client
        if client not in self._others:
            address = _OTHERS[len(self._others) % len(_OTHERS)]
            self._others[client] = _client(address)
        return self._others[client]

    def faulty(self, fault: Fault) -> NoReturn:
        """Refuse to cause a fault.

        Raises:
            NotInjectable: Always: what goes wrong around a backend is not seen from outside.
        """
        raise NotInjectable(f"{fault.value} cannot be caused behind a URL ({self._base})")

    def send(self, request: Request, client: str | None = None) -> Answer:
        """Send a request; to this machine, from another of its addresses for another client.

        Raises:
            Unreachable: When there is no answer.
        """
        began = time.perf_counter()
        sender = self._from(client)
        headers = [pair for pair in request.headers if pair[0].lower() not in _OWN_HEADERS]
        if header(request.headers, "user-agent") is None:
            headers.append(("User-Agent", "pytest-backend-dod"))
        try:
            base = httpx.URL(self._base)
            url = base.copy_with(raw_path=request.target.encode("latin-1", "replace"))
            with sender.stream(
                request.method, url, headers=headers, content=request.body or None
            ) as response:
                body = bytearray()
                for chunk in response.iter_bytes():
                    body += chunk
                    if len(body) > SIZE_LIMIT or time.perf_counter() - began > TIMEOUT:
                        break
                return Answer(
                    status=response.status_code,
                    headers=tuple(response.headers.multi_items()),
                    body=bytes(body),
                    seconds=time.perf_counter() - began,
                )
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as problem:
            text = str(problem) or type(problem).__name__
            raise Unreachable(
                f"{self._base} did not answer: {text}", remedy="See that the backend runs there."
            ) from None
        finally:
            # A request carries what it says and nothing else: no session that another one began.
            sender.cookies.clear()


_OTHERS = ("127.0.0.2", "127.0.0.3", "127.0.0.4")
"""Addresses of this machine that stand for other clients."""


def _client(address: str | None = None) -> httpx.Client:
    # The environment's proxies would lead requests for this machine through another.
    transport = httpx.HTTPTransport(local_address=address) if address is not None else None
    return httpx.Client(
        timeout=TIMEOUT, follow_redirects=False, trust_env=False, transport=transport
    )


def _is_ours(address: str) -> bool:
    with socket.socket() as one:
        try:
            one.bind((address, 0))
        except OSError:
            return False
    return True
