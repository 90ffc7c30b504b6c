"""Where requests may be sent: this machine, and hosts that were named."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from .errors import UsageError


def check_url(url: str, allowed: Sequence[str], *, where: str) -> None:
    """Refuse a URL that is none, or whose host is neither this machine nor in ``allow-hosts``.

    Raises:
        UsageError: With ``where``.
    """
    host = _host(url)
    if not host:
        raise UsageError(
            f"{url!r} is no URL of a backend", where=where, remedy='Write "http://127.0.0.1:8000".'
        )
    if not _is_loopback(host) and host not in {name.lower() for name in allowed}:
        raise UsageError(
            f"{host} is not this machine, and nothing is sent to a host that was not named",
            where=where,
            remedy=f'If it may be probed, write allow-hosts = ["{host}"].',
        )
    if (parts := urlsplit(url)).path not in {"", "/"} or parts.query or parts.fragment:
        raise UsageError(
            f"{url!r} has more than a host and a port",
            where=where,
            remedy=f'Write "{parts.scheme}://{parts.netloc}"; paths come from the API\'s document.',
        )


def _host(url: str) -> str:
    """The host of an HTTP URL; empty when there is none, or clients could read it in two ways."""
    if re.search(r"[\s\\\x00-\x1f]", url):
        return ""
    try:
        parts = urlsplit(url)
        valid = parts.scheme in {"http", "https"} and parts.port != 0
    except ValueError:
        return ""
    return (parts.hostname or "") if valid else ""


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
