"""The positive control of the validation probe: the accepted request, again and again.

Many accepted requests are accepted once: an e-mail address is taken the second time, and then 409
stands where a refusal of bad input is looked for. So the control is sent again first, and where it
is no longer accepted, its texts are made new until it is.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from ..hosts.changes import leaves, replaced
from ..hosts.delivery import broke
from ..hosts.interface import Host
from ..recording.exchange import Exchange, Request
from .breakage import unimplemented
from .validation_cases import Subject

_UNIQUE = re.compile(r"mail|name|login|user|slug|code|sku|title|number|key|ref|isbn", re.IGNORECASE)
"""Fields that often must be new."""

_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)

Renew = Callable[[Request, int], Request]


class Control:
    """An accepted request that can be sent anew."""

    def __init__(self, host: Host, subject: Subject) -> None:
        """Send the control, and find out how it is accepted again.

        Raises:
            NotDisposable: When it may write and the host must not be written to.
            Unreachable: When there is no answer.
        """
        self._base = subject.accepted
        self._renew: Renew | None = None
        self._number = 1_000
        self.status = 0
        """What the accepted request was answered when it was sent again; 0 when it was not."""
        self.repeated: Exchange | None = None
        """The accepted request, where sending it again breaks and sending it renewed does not."""
        if self._base.method == "DELETE":
            return
        answer = host.send(self._base)
        self.status = answer.status
        if self.accepted or self.status in _ELSEWHERE:
            return
        ways = list(_ways(subject))
        for tried, renew in enumerate([*ways, *ways]):
            # What an earlier run has left behind may have taken the first numbers.
            by = 1 if tried < len(ways) else secrets.randbelow(900_000) + 9_000
            self._number += by
            if host.send(renew(self._base, self._number)).accepted:
                self._renew = renew
                if broke(answer) and not unimplemented(answer):
                    self.repeated = Exchange(request=self._base, answer=answer)
                return

    @property
    def accepted(self) -> bool:
        """Whether the control holds: without it, a refusal proves little."""
        return 200 <= self.status < 300 or self._renew is not None

    @property
    def lost(self) -> bool:
        """Whether the world in which the request was accepted is gone."""
        return self.status in _ELSEWHERE or (self.status >= 500 and self._renew is None)

    def base(self) -> Request:
        """Return the control, anew where that is what it takes."""
        if self._renew is None:
            return self._base
        self._number += 1
        return self._renew(self._base, self._number)

    def proves(self, status: int) -> bool:
        """Whether an answer shows that a changed request was refused for what was changed."""
        if not 400 <= status < 500 or status in BLIND:
            return False
        return self.accepted or status != self.status


_ELSEWHERE = frozenset({401, 403, 429})
"""Refusals that have nothing to do with what was sent."""

BLIND = frozenset({401, 403, 405, 407, 408, 409, 423, 429})
"""Refusals that have another reason than the input."""


def _ways(subject: Subject) -> Iterator[Renew]:
    body = subject.json_body
    if body is not None:
        texts = [path for path, value in leaves(body, ()) if isinstance(value, str) and path]
        likely = [path for path in texts if _UNIQUE.search(str(path[-1]))]
        for paths in (likely, *([one] for one in likely), texts):
            if paths:
                yield _renewed_json(paths)
    elif subject.form:
        yield _renewed_form([n for n, value in subject.form if value and _UNIQUE.search(n)])


def _renewed_json(paths: list[tuple[Any, ...]]) -> Renew:
    def renew(base: Request, number: int) -> Request:
        body = json.loads(base.body)
        for path in paths:
            body = replaced(body, path, _new(_at(body, path), number))
        return replace(base, body=json.dumps(body).encode())

    return renew


def _renewed_form(names: list[str]) -> Renew:
    def renew(base: Request, number: int) -> Request:
        pairs = parse_qsl(base.body.decode("latin-1"), keep_blank_values=True)
        changed = [(k, _new(v, number) if k in names else v) for k, v in pairs]
        return replace(base, body=urlencode(changed).encode())

    return renew


def _at(body: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        body = body[key]
    return body


def _new(value: str, number: int) -> str:
    if _UUID.fullmatch(value):
        return f"{value[:-8]}{number:08x}"
    name, at, domain = value.partition("@")
    return f"{name}{number}{at}{domain}"
