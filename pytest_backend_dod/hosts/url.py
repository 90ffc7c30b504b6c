"""A backend across the network: only the named host, bounded in time and size."""

from __future__ import annotations

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
        # The environment's proxies would lead requests for this machine through another.
        self._client = httpx.Client(timeout=TIMEOUT, follow_redirects=False, trust_env=False)

    def start(self) -> None:
        """See that somebody answers.

        Raises:
            Unreachable: When nobody does.
        """
        self.send(Request.get("/"))

    def stop(self) -> None:
        """Close the connections."""
        self._client.close()

    def faulty(self, fault: Fault) -> NoReturn:
        """Refuse to cause a fault.

        Raises:
            NotInjectable: Always: what goes wrong around a backend is not seen from outside.
        """
        raise NotInjectable(f"{fault.value} cannot be caused behind a URL ({self._base})")

    def send(self, request: Request, client: str | None = None) -> Answer:  # noqa: ARG002 - no network pretends
        """Send a request; ``client`` cannot be pretended across a network.

        Raises:
            Unreachable: When there is no answer.
        """
        began = time.perf_counter()
        headers = [pair for pair in request.headers if pair[0].lower() not in _OWN_HEADERS]
        if header(request.headers, "user-agent") is None:
            headers.append(("User-Agent", "pytest-backend-dod"))
        try:
            base = httpx.URL(self._base)
            url = base.copy_with(raw_path=request.target.encode("latin-1", "replace"))
            with self._client.stream(
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
            self._client.cookies.clear()
