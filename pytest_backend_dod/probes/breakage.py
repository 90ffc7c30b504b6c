"""What is kept of a request that made the backend fail: scrubbed of secrets and of chance.

And whether it could be made to fail at all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from ..hosts.delivery import Delivered, Sent
from ..project.source import complaint, culprit
from ..recording.exchange import Answer, Request, masked, shown

TRACEBACK_KEPT = 3000
"""Characters of a traceback, counted from its end."""

_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,}\b")
_CHANCE = re.compile(
    r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"
    r"|\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?"
)
"""Identifiers and times that an error answer makes anew each time."""


def scrubbed(text: str, request: Request | None = None) -> str:
    """Return a text without secrets, those of the request too, and without memory addresses."""
    for secret in sorted(request.secrets(), key=len, reverse=True) if request is not None else ():
        text = text.replace(secret, "[masked]")
    return _ADDRESS.sub("0x…", masked(text))


def steady(text: str, request: Request | None = None) -> str:
    """Return a text scrubbed, and without the identifiers and times that differ each time."""
    return _CHANCE.sub("…", scrubbed(text, request))


def broke(answer: Answer) -> bool:
    """Whether the answer is the server's own fault; it may break after it has begun to answer."""
    return answer.status >= 500 or bool(answer.traceback)


def unimplemented(answer: Answer) -> bool:
    """Whether the backend says that it does not do this at all, whatever the input is.

    A statement and no failure: no framework answers 501 to an exception (RFC 9110, 15.6.2).
    """
    return answer.status == 501 and not answer.traceback


def server_error(sent: Sent) -> dict[str, Any]:
    """Return the failure of a request that was answered with 5xx, or broke while it was."""
    traceback = scrubbed(sent.answer.traceback.strip(), sent.request)
    last = complaint(traceback)
    return {
        "kind": "server-error",
        "change": sent.change,
        "status": sent.answer.status,
        "message": last[:300] or steady(shown(sent.answer.body, 200), sent.request),
        "exception": last.partition(":")[0],
        "where": culprit(sent.answer.traceback),
        "traceback": end_of(traceback),
        "curl": sent.request.curl(),
    }


def poisoned(result: Delivered) -> dict[str, Any] | None:
    """Return the failure of a request that went well and left behind what fails."""
    cause, lost, control = result.stopped_by, result.control_answer, result.control
    if cause is None or lost is None or control is None or lost.status < 500 or broke(cause.answer):
        return None
    return {
        "kind": "poisoned",
        "change": cause.change,
        "status": lost.status,
        "curl": cause.request.curl(),
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
