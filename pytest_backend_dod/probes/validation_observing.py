"""What the validation probe keeps of the answers to its cases."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from ..errors import Unreachable
from ..hosts.delivery import Sent, broke
from ..hosts.interface import Host
from ..recording.exchange import Answer, Request, header
from .breakage import said, server_error, unimplemented
from .operations import describing
from .repeating import repeated
from .validation_cases import CORE, EXTRA, FREE, SIZE, Case, Subject
from .validation_control import BLIND, Control

BODY_SHOWN = 160


@dataclass(kw_only=True)
class Tally:
    """Answers to the cases of one operation, counted as they come."""

    core: int = 0
    refused: int = 0
    blind: Counter[int] = field(default_factory=Counter)
    """Answers to core cases that are neither a refusal of the input nor an acceptance."""
    free: Counter[str] = field(default_factory=Counter)
    robust: int = 0
    failures: list[dict[str, Any]] = field(default_factory=list)
    size: dict[str, Any] | None = None
    statuses: Counter[int] = field(default_factory=Counter)

    def plain(self) -> dict[str, Any]:
        """Return everything as JSON values."""
        return {
            "core": self.core,
            "refused": self.refused,
            "blind": {str(k): v for k, v in sorted(self.blind.items())},
            "free": dict(sorted(self.free.items())),
            "robust": self.robust,
            "size": self.size,
            "statuses": {str(k): v for k, v in sorted(self.statuses.items())},
            "failures": self.failures,
        }

    def count(self, case: Case, sent: Sent, control: Control, host: Host, subject: Subject) -> None:
        """Look at one answer."""
        answer = sent.answer
        self.statuses[answer.status] += 1
        if case.tier == SIZE:
            self._size(case, sent)
            return
        if unimplemented(answer):
            if case.tier == CORE:
                self.core += 1
                self.blind[answer.status] += 1
            return
        if case.tier == CORE:
            self.core += 1
        elif case.tier not in {FREE, EXTRA}:
            self.robust += 1
        if not answer.status or broke(answer):
            self.failures.append(self._failure(case, sent))
        elif case.tier == CORE:
            self._core(case, sent, control)
        elif case.tier == FREE:
            self.free["accepted" if answer.accepted else "refused"] += answer.status not in BLIND
        elif case.tier == EXTRA and answer.accepted:
            self.failures += _came_back(case, sent, host, subject)

    def _size(self, case: Case, sent: Sent) -> None:
        # A server may close the connection instead of reading on (RFC 9110, 15.5.14).
        status = sent.answer.status
        self.size = {
            "what": case.what,
            "status": status,
            "accepted": sent.answer.accepted,
            "refused": 400 <= status < 500 or not status,
            "curl": repeated(sent.request),
        }
        if broke(sent.answer):
            self.failures.append(self._failure(case, sent))

    def _core(self, case: Case, sent: Sent, control: Control) -> None:
        if sent.answer.accepted:
            self.failures.append(self._failure(case, sent))
        elif control.proves(sent.answer.status):
            self.refused += 1
        else:
            self.blind[sent.answer.status] += 1

    @staticmethod
    def _failure(case: Case, sent: Sent) -> dict[str, Any]:
        told = {"tier": case.tier, "family": case.kind, "rule": case.rule}
        if not sent.answer.status:
            kind = {"kind": "dropped", "change": case.what, "status": 0, "exception": ""}
            curl = repeated(sent.request)
            return {**kind, **told, "where": "", "traceback": "", "curl": curl}
        if broke(sent.answer):
            return {**server_error(sent), **told}
        return {
            "kind": "accepted",
            "change": case.what,
            "status": sent.answer.status,
            "message": said(sent.answer, sent.request, BODY_SHOWN),
            "error": says_error(sent.answer),
            "curl": repeated(sent.request),
            **told,
        }


def says_error(answer: Answer) -> bool:
    """Whether an answer of success says in its body that it is none."""
    try:
        body = json.loads(answer.body)
    except (ValueError, RecursionError):
        return False
    if not isinstance(body, Mapping):
        return False
    names = {str(name).lower() for name in body}
    denied = body.get("success") is False or body.get("ok") is False
    return bool(names & {"error", "errors", "exception"}) or denied


# Unknown fields that come back


def _came_back(case: Case, sent: Sent, host: Host, subject: Subject) -> Iterator[dict[str, Any]]:
    """Yield a failure when members nobody declared are in the answer or in what it made."""
    before = _decoded(_accepted_answer(host, subject))
    places: list[tuple[str, Answer]] = [("its answer", sent.answer)]
    places += _read_again(sent, host, subject)
    for where, answer in places:
        after = _decoded(answer)
        kept = [
            name
            for name, value in case.fields.items()
            if _holds(after, name, value) and not _holds(before, name, value)
        ]
        if kept:
            yield {
                "kind": "extra",
                "tier": EXTRA,
                "family": "extra",
                "rule": "not declared",
                "change": f"{', '.join(kept)} in {where}",
                "status": sent.answer.status,
                "message": said(answer, sent.request, BODY_SHOWN),
                "fields": kept,
                "curl": repeated(sent.request),
            }
            return


def _accepted_answer(host: Host, subject: Subject) -> Answer:
    for exchange in host.controls.values():
        if exchange.request == subject.accepted:
            return exchange.answer
    return Answer(status=0)


def _read_again(sent: Sent, host: Host, subject: Subject) -> Iterator[tuple[str, Answer]]:
    """Yield what was made or changed, as far as the answer tells where it is."""
    request, targets = sent.request, []
    location = header(sent.answer.headers, "location")
    if location:
        targets.append(urlsplit(location).path)
    made = _decoded(sent.answer)
    number = made.get("id") if isinstance(made, Mapping) else None
    if isinstance(number, (int, str)) and request.method == "POST":
        targets.append(f"{request.path.rstrip('/')}/{number}")
    if request.method != "POST":
        targets.append(request.path)
    kept = tuple(h for h in request.headers if not h[0].lower().startswith("content-"))
    for target in dict.fromkeys(target for target in targets if target.startswith("/")):
        reading = Request(method="GET", path=target, headers=kept)
        try:
            answer = host.send(host.identified(reading))
        except Unreachable:
            return
        if answer.accepted:
            yield f"GET {_template(host, subject, reading)}", answer


def _template(host: Host, subject: Subject, reading: Request) -> str:
    operation = f"{subject.accepted.method} {subject.template}"
    document, _ = describing(host, operation)
    found = document.operation_of(reading) if document is not None else None
    return (found or f"GET {subject.template}").partition(" ")[2]


def _decoded(answer: Answer) -> Any:
    try:
        return json.loads(answer.body)
    except (ValueError, RecursionError):
        return None


def _holds(value: Any, name: str, wanted: Any) -> bool:
    if isinstance(value, Mapping):
        here = name in value and type(value[name]) is type(wanted) and value[name] == wanted
        return here or any(_holds(inner, name, wanted) for inner in value.values())
    if isinstance(value, list):
        return any(_holds(inner, name, wanted) for inner in value[:200])
    return False
