"""Forms of several parts, as the test clients of Django send them, told as plain ones.

Probes change one field of an accepted request, and read JSON and plain forms for that. Frameworks
take both encodings of a form alike (WHATWG HTML, 4.10.21), unless a view was told to take one; so
that is asked, and not assumed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import HTTP
from urllib.parse import urlencode

from ..errors import Unreachable
from ..recording.exchange import Exchange, Request, header
from .interface import Host

FORM = "application/x-www-form-urlencoded"


_THERE_ALREADY = {400, 409, 422}
"""How a second thing of the same name is refused; 401, 403 and 429 say nothing of the form."""


def plain(request: Request) -> Request | None:
    """Return the same form with its fields in one row; None for other bodies, and with files."""
    kind = header(request.headers, "content-type") or ""
    if not kind.lower().startswith("multipart/form-data"):
        return None
    head = f"Content-Type: {kind}\r\n\r\n".encode("latin-1", "replace")
    form = BytesParser(EmailMessage, policy=HTTP).parsebytes(head + request.body)
    try:
        pairs = list(_fields(form))
    except (ValueError, LookupError):
        return None
    if form.defects or not pairs:
        return None
    return replace(request, body=urlencode(pairs).encode()).with_header("Content-Type", FORM)


def _fields(form: EmailMessage) -> Iterator[tuple[str, str]]:
    """Yield names and values.

    Raises:
        ValueError: For a file, a part without a name, and what is no text.
    """
    for part in form.iter_parts():
        name = part.get_param("name", header="content-disposition")
        value = part.get_payload(decode=True)
        if not isinstance(name, str) or part.get_filename() or not isinstance(value, bytes):
            raise ValueError(name)
        yield name, value.decode("utf-8")


def read_forms(host: Host) -> None:
    """Let plain forms stand for those of several parts where the application takes them alike."""
    for operation, exchange in host.controls.items():
        request = plain(exchange.request)
        if request is not None and _alike(host, request, exchange):
            host.controls = {**host.controls, operation: replace(exchange, request=request)}


def _alike(host: Host, request: Request, exchange: Exchange) -> bool:
    """Whether both encodings are answered alike; what is there already may be refused twice."""
    try:
        answer = host.send(request)
        if answer.accepted:
            return True
        again = host.send(exchange.request)
    except Unreachable:
        return False
    return answer.status == again.status and answer.status in _THERE_ALREADY
