"""Which records requests and failures leave, how they are written, and what must not be in them."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..errors import Unreachable
from ..hosts.interface import Fault, Host, NotInjectable
from ..recording.exchange import Answer, Logged, Request, masked
from .health_answers import as_stranger
from .log_canaries import Canaries, changes

_TIME = frozenset({"timestamp", "time", "ts", "@timestamp", "asctime", "datetime", "date", "t"})
_LEVEL = frozenset({"level", "levelname", "severity", "log.level", "lvl", "loglevel", "log_level"})
_MESSAGE = frozenset({"message", "msg", "event", "text", "log"})
_PAIR = re.compile(r'([A-Za-z_@][\w.@-]*)=("(?:[^"\\]|\\.)*"|\S*)')

_OF_UVICORN = re.compile(r"^(?:INFO|WARNING|DEBUG):\s{2,}")
"""How uvicorn writes its own lines: the server's, not the application's."""

EXCERPT = 200


def is_structured(line: str) -> bool:
    """Whether a line is JSON, or pairs of key and value, with a time, a level and a message."""
    try:
        told = json.loads(line)
    except ValueError:
        told = {found[1]: found[2] for found in _PAIR.finditer(line)}
        rest = _PAIR.sub("", line).strip()
        if rest:
            return False
    if not isinstance(told, dict):
        return False
    keys = {str(key).lower() for key in _keys(told)}
    return bool(keys & _TIME and keys & _LEVEL and keys & _MESSAGE)


def _keys(told: Mapping[str, Any]) -> Iterator[str]:
    for key, value in told.items():
        yield key
        # Loguru and others put the record beside the text.
        if isinstance(value, dict):
            yield from (str(inner) for inner in value)


def observe(host: Host, operation: str) -> dict[str, Any]:
    """Send what the suite had accepted, what carries secrets, and what fails."""
    exchange = host.controls.get(operation) or host.control()
    if exchange is None:
        return {"operation": operation, "sent": [], "leaks": [], "lines": [], "crash": ""}
    canaries = Canaries()
    accepted = exchange.request
    name = exchange.operation
    sent = [_sent(host, accepted, name, "accepted", canaries)]
    sent += [
        _sent(host, one.request, f"{name} {one.what}", "changed", canaries)
        for one in changes(accepted, canaries)
        if one.request.safe or host.facts.writable
    ]
    unknown = as_stranger(host, f"/{secrets.token_hex(8)}")
    sent.append(_sent(host, unknown, "GET a path that does not exist", "refused", canaries))
    crash = ""
    try:
        with host.faulty(Fault.CRASH) as fault:
            carrying = next(
                (one.request for one in changes(accepted, canaries) if "password" in one.what),
                accepted,
            )
            failing = _sent(host, carrying, f"{name} that crashes", "crashed", canaries)
            if fault.hits:
                sent.append(failing)
            else:
                crash = "no code of the application was reached"
    except NotInjectable as problem:
        crash = str(problem)
    return {
        "operation": name,
        "sent": [{k: v for k, v in one.items() if k not in {"leaks", "lines"}} for one in sent],
        "leaks": [leak for one in sent for leak in one["leaks"]][:10],
        "lines": [line for one in sent for line in one["lines"]][:200],
        "crash": crash,
    }


def _sent(host: Host, request: Request, what: str, kind: str, canaries: Canaries) -> dict[str, Any]:
    try:
        answer = host.send(request)
    except Unreachable as problem:
        return {
            "what": what,
            "kind": kind,
            "status": 0,
            "trouble": problem.what,
            "visible": False,
            "records": 0,
            "worst": 0,
            "muted": 0,
            "failure": False,
            "unwritten": False,
            "to_server": False,
            "leaks": [],
            "lines": [],
        }
    witnessed = answer.witnessed
    logs = witnessed.logs if witnessed is not None else ()
    printed = _printed(answer)
    records = witnessed.record_count if witnessed is not None else 0
    return {
        "what": what,
        "kind": kind,
        "status": answer.status,
        "trouble": "",
        "visible": witnessed is not None or answer.printed is not None,
        "records": max(records, len(printed)),
        "worst": max((log.level for log in logs), default=0),
        "muted": witnessed.muted_count if witnessed is not None else 0,
        "failure": any(_tells_of_failure(log) for log in logs)
        or any(_FAILURE.search(line) for line in printed),
        # A record that no handler writes tells nobody, where handlers write others.
        "unwritten": not printed
        and any(_tells_of_failure(log) for log in logs)
        and not any(log.written for log in logs if _tells_of_failure(log)),
        "to_server": bool(answer.traceback) and not any(_by_framework(log) for log in logs),
        "leaks": list(_leaks(answer, request, what, canaries)),
        "lines": [
            {"structured": is_structured(line), "text": masked(line)[:EXCERPT]}
            for line in (printed or [text for log in logs for text in log.written])
        ],
    }


_FAILURE = re.compile(
    r"\b(?:errors?|exception|traceback|critical|fatal|fail(?:ed|ure|s)?|crash\w*|unhandled)\b"
    r"|canary-[0-9a-f]{16}",
    re.IGNORECASE,
)
"""Words of a failure; the status alone stands in access records too, where the cause is lost."""


def _tells_of_failure(log: Logged) -> bool:
    return log.level >= 40 or bool(log.traceback) or bool(_FAILURE.search(log.message))


def _by_framework(log: Logged) -> bool:
    """Whether a framework that answers exceptions itself reports one: no server will."""
    return log.level >= 40 and log.logger.partition(".")[0] in {"django", "litestar"}


def _printed(answer: Answer) -> list[str]:
    return [line for line in answer.printed or () if not _OF_UVICORN.match(line)]


def _leaks(
    answer: Answer, request: Request, what: str, canaries: Canaries
) -> Iterable[dict[str, Any]]:
    """Yield where a secret stands; what the suite itself sent counts like the canaries."""
    names = {**dict.fromkeys(_own(request), "a credential"), **canaries.names()}
    seen: set[tuple[str, str]] = set()
    for logger, text in _texts(answer):
        for secret, name in names.items():
            if secret in text and (name, logger) not in seen:
                seen.add((name, logger))
                yield {
                    "name": name,
                    "logger": logger,
                    "what": what,
                    "text": _excerpt(text, secret, names),
                }


def _own(request: Request) -> Iterator[str]:
    # Shorter ones may stand in a text by chance.
    return (
        secret
        for secret in request.secrets()
        if len(secret) >= 10 and not secret.startswith(("Bearer ", "Basic "))
    )


def _texts(answer: Answer) -> Iterator[tuple[str, str]]:
    for log in answer.witnessed.logs if answer.witnessed is not None else ():
        for text in (log.message, *log.written, log.traceback):
            yield log.logger, text
    for line in answer.printed or ():
        yield "the output", line


def _excerpt(text: str, secret: str, names: Mapping[str, str]) -> str:
    at = text.index(secret)
    cut = text[max(at - 80, 0) : at + len(secret) + 40]
    for one in names:
        cut = cut.replace(one, "[masked]")
    return masked(" ".join(cut.split()))
