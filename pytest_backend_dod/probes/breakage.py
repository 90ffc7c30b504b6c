"""What is kept of a request that made the backend fail: scrubbed of secrets and of chance.

And whether it could be made to fail at all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from ..hosts.delivery import Delivered, Sent, broke
from ..project.source import complaint, culprit
from ..recording.exchange import Answer, Exchange, Request, masked, shown
from .repeating import brief, repeated, secrets

AGAIN_REMEDY = "Refuse with 409 what is there already, before or where the database refuses it."
"""What to do about a request that breaks when it is sent again."""

_REFUSING = "in request_validation_exception_handler"
"""Where FastAPI itself answers 422, with the refused value in it."""

REFUSING_REMEDY = (
    "Do not send the refused value back as JSON: write a handler of your own for the 422 "
    "(RequestValidationError) that leaves it out."
)

TRACEBACK_KEPT = 3000
"""Characters of a traceback, counted from its end."""

_LOOKED_AT = 20_000
"""Characters of an answer that are looked at: it may hold long rows of what was sent."""

_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,}\b")
_QUOTED = re.compile(r"""(?<!\w)(['"]).*?\1""")
_NUMBER = re.compile(r"\d+(?:\.\d+)?|-?\b(?:nan|inf(?:inity)?)\b", re.IGNORECASE)
"""With those that JSON has not; Python names them in its message since 3.12."""
_CHANCE = re.compile(
    r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"
    r"|\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?"
)
"""Identifiers and times that an error answer makes anew each time."""


def scrubbed(text: str, request: Request | None = None) -> str:
    """Return a text without secrets, those of the request too, and without memory addresses."""
    for secret in sorted(secrets(request), key=len, reverse=True) if request is not None else ():
        text = text.replace(secret, "[masked]")
    return _ADDRESS.sub("0x…", masked(text))


def steady(text: str, request: Request | None = None) -> str:
    """Return a text scrubbed, and without the identifiers and times that differ each time."""
    return _CHANCE.sub("…", scrubbed(text, request))


def said(answer: Answer, request: Request, limit: int = 200) -> str:
    """Return the beginning of an answer's body for people, the same each time."""
    text = brief(steady(shown(answer.body, _LOOKED_AT), request))
    return text if len(text) <= limit else text[:limit] + "…"


def unimplemented(answer: Answer) -> bool:
    """Whether the backend says that it does not do this at all, whatever the input is.

    A statement and no failure: no framework answers 501 to an exception (RFC 9110, 15.6.2).
    """
    return answer.status == 501 and not answer.traceback


def server_error(sent: Sent) -> dict[str, Any]:
    """Return the failure of a request that was answered with 5xx, or broke while it was.

    Where the accepted request breaks alike when it is sent unchanged, that is the failure.
    """
    unchanged = sent.unchanged
    if (
        unchanged is not None
        and broke(unchanged.answer)
        and _cause(unchanged.answer, unchanged.request) == _cause(sent.answer, sent.request)
    ):
        return again(unchanged)
    traceback = brief(scrubbed(sent.answer.traceback.strip(), sent.request))
    last = complaint(traceback)
    return {
        "kind": "server-error",
        "change": sent.change,
        "status": sent.answer.status,
        "message": last[:300] or said(sent.answer, sent.request),
        "exception": last.partition(":")[0],
        "where": culprit(sent.answer.traceback),
        "traceback": end_of(traceback),
        "refusing": _REFUSING in traceback,
        "curl": repeated(sent.request),
    }


def again(repeated_once: Exchange) -> dict[str, Any]:
    """Return the failure of an accepted request that breaks when it is sent again."""
    failure = server_error(
        Sent(ordinal=0, request=repeated_once.request, answer=repeated_once.answer)
    )
    return {**failure, "kind": "again", "curl": f"for time in 1 2; do {failure['curl']}; done"}


def _cause(answer: Answer, request: Request) -> tuple[int, str]:
    """Return what an answer that broke complains of, without the values that differ each time."""
    complained = complaint(scrubbed(answer.traceback.strip(), request))
    return answer.status, form(complained or said(answer, request))


def outside(failure: Mapping[str, Any]) -> tuple[str, ...] | None:
    """Return what tells apart what broke without code of the project's own; None for all else.

    Frameworks break for all operations alike, so that each is one cause whatever was asked.
    """
    if failure["kind"] != "server-error" or failure["where"] or not failure["traceback"]:
        return None
    refusing = "refusing" if failure.get("refusing") else ""
    return failure["exception"], form(failure["message"]), refusing


def form(message: str) -> str:
    """Return a message without what stands in it of the input: quoted texts and numbers."""
    return _NUMBER.sub("…", _QUOTED.sub("…", message))


def poisoned(result: Delivered) -> dict[str, Any] | None:
    """Return the failure of a request that went well and left behind what fails."""
    cause, lost, control = result.stopped_by, result.control_answer, result.control
    if cause is None or lost is None or control is None or lost.status < 500 or broke(cause.answer):
        return None
    return {
        "kind": "poisoned",
        "change": cause.change,
        "status": lost.status,
        "curl": repeated(cause.request),
        "where": culprit(lost.traceback),
        "traceback": end_of(scrubbed(lost.traceback.strip(), control)),
        "title": f"{control.method} {control.path}",
        "message": f"{control.method} {control.path}, accepted before, now fails",
    }


def end_of(traceback: str) -> str:
    """Return the last frames of a traceback; the first are the server's and the framework's."""
    if len(traceback) <= TRACEBACK_KEPT:
        return traceback
    end = traceback[-TRACEBACK_KEPT:]
    return "…\n" + end[max(end.find('  File "'), 0) :]


def from_outside(observations: Sequence[Mapping[str, Any]]) -> bool:
    """Whether nobody could look inside of the backend, or make its code fail."""
    return bool(observations) and all(o.get("kind") in {"command", "url"} for o in observations)
