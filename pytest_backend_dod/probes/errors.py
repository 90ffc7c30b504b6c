"""The errors probe."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..checklist.matching import parted
from ..hosts.interface import Host, HostLost, Survey, Todo
from ..model import Outcome
from ..parameters import parameter
from .errors_asking import ask, json_controls
from .errors_judging import judge
from .interface import LiveProbe, Observation, Role
from .operations import harm, wanted


@dataclass(frozen=True, kw_only=True)
class ErrorsParameters:
    """Parameters of the errors probe."""

    subject: str = parameter(
        "all",
        "What is judged: statuses, the common format, leaks, or all of them.",
        choices=("all", "status", "format", "leaks"),
    )
    strict: bool = parameter(False, "Whether a 405 must say in Allow which methods there are.")
    problem: bool = parameter(False, "Whether errors must be problem documents (RFC 9457).")
    crash: bool = parameter(
        False, "Whether the answer to a crash must have been seen for a verdict."
    )


class Errors(LiveProbe[ErrorsParameters]):
    """Errors are answered with the right status, in one format, and give nothing away.

    What it proves: a path that does not exist is answered 404, a method that is not served 405 or
    404, malformed JSON 400, 415 or 422, a request whose credentials were taken away 401 or 403, and
    code or a database that fails 5xx; all of these answers are JSON of one shape; and in no answer
    of the whole run, to the suite or to any probe, stood a stack trace, the text of a database, a
    page for developers or the message of an exception.

    What it cannot see: the answer to a crash where none can be caused (behind a URL), or where
    the framework in test mode hands the exception to the test instead of answering.

    How it decides: one shape means JSON objects that share a member which carries the message
    (`detail`, `error`, `message` …); answers to invalid input may hold more beside it. Problem
    documents share their shape by their media type, and their `status` must be that of the
    answer. Where no accepted answer is JSON the format is not judged. Failed: another
    status, a catch-all that answers 200 unless it is a page and the API's own prefix answers 404,
    an answer that is no JSON, the injected text of an exception in an answer, a leak anywhere (one
    strong sign, or two weak ones; text that the request itself held, and pages that describe the
    API, do not count). Never failed: 404 for a wrong method, 401 for everything, an incomplete
    Allow; its absence only with `strict`. Inconclusive: no host, no error could be provoked, or
    the line asks for crashes and none was seen.

    Source: RFC 9110, section 15.5 and 15.6; RFC 9457; OWASP API8:2023.
    """

    name = "errors"
    phrases = parted(
        """error* ... handle*|handling, handle* ... error*, error|errors return*|use|uses|follow*,
        error|errors include*|consistent*|are|have|carry|contain*|mapped|propagat*, error
        response*|format*|message*|code*|bod*|path*|case*|envelope*|model*|schema*|contract*, error
        object*|payload*|page*|structure*|shape*|output|answers|scenario*|condition*|type*, error
        detail*|catalog*|flow*|situation*, response code*, consistent|uniform|unified error*,
        standard*|structured|clear|helpful|meaningful|proper|common|descriptive|actionable error*,
        user friendly error*|message*, exception*, status|http|return|response code*, http status*,
        correct|proper|right|appropriate status*, stack trace*, stacktrace*, traceback*, internal*
        exposed|leak*|detail*|information, internals in, problem details|json|format, rfc
        7807|9457, application problem, failure*|failures ... handle*|handling|caught,
        return|returns|returned|gives|yields|answers|with 400|404|405|409|410|415|422|500, 404
        for|on|when unknown|missing|nonexistent, unhandled, uncaught, global handler, exception
        handler*, error middleware, edge case* ... handle*, negative|unhappy|sad path*, failure
        mode*|scenario*|case*|path* ... handle*|tested|covered, swallow*, fail|fails loudly, silent
        failure*, errores ... manej*|devuelv*|formato|codigo*|control*|uniforme*|gestion*,
        manejo|gestion de errores, mensajes de error, erros ... trat*|formato|devolv*|retorn*,
        tratamento de erros, mensagens de erro, erreurs ... ger*|format*|renvo*|retourn*|trait*,
        gestion des erreurs, messages d erreur, fehlerbehandlung, fehlermeldung*, fehlerformat*,
        fehler ... behandelt|format|abgefangen, fehlerantwort*, fehlercode*, エラー, 例外, 错误
        处理, 错误 响应, 错误 码, 错误 信息, 异常, 錯誤 處理, 错误 格式, 오류*|에러*|예외*, xu ly
        loi, thong bao loi, ma loi, phan hoi loi, client|server errors and, distinguish* ...
        errors, error|errors ... distinguish*, no unhandled|uncaught exception*, 4xx
        answer*|response*|error*|status, helpful|clear 4xx|answer*"""
    )
    excludes = parted(
        """error rate*|budget*|track*|monitor*|report*|logging|logs|log|alert*|budgets, access
        returns 404, exception* approved|documented|granted|agreed|tracking|must, with the
        exception, without exception*, zero|no|0|without error*|errors, error free,
        lint*|type|typing|compile*|compiler|build|syntax|console|validation error*, on error*,
        errors|error|exceptions logged, log|logging errors|error, never 500, no 500*, fehlerfrei,
        ohne fehler, sans erreur*, sin errores, sem erros, 没有 错误, エラー が ない, エラー なし,
        server error*, wrong role returns, type* ... error*, エラー 率, error pages ...
        brand*|design*, stack traces are, covered by tests error, unhappy paths covered, happy and
        unhappy"""
    )
    Parameters = ErrorsParameters
    judging = ("subject", "strict", "problem", "crash")
    stage = 40

    @classmethod
    def thresholds(cls, text: str) -> dict[str, Any]:
        """Read which part of it a line is about; in doubt it is about all."""
        found: dict[str, Any] = {}
        lowered = text.lower()
        leaks, status, form = (bool(p.search(lowered)) for p in (_LEAKS, _STATUS, _FORM))
        if leaks + status + form == 1 and not _ALL.search(lowered):
            found["subject"] = "leaks" if leaks else "status" if status else "format"
        if re.search(r"\b(rfc[- ]?(7807|9457)|problem[ +]?(details?|json))\b", lowered):
            found["problem"] = True
        if re.search(r"\b(500|crash\w*|unhandled|uncaught|internal server)\b", lowered):
            found["crash"] = True
        if re.search(r"\ballow header\b", lowered):
            found["strict"] = True
        return found

    def roles(self, operations: Sequence[str], parameters: ErrorsParameters) -> Sequence[Role]:  # noqa: ARG002 - the same for all
        """Ask one host for everything, and one that had a body accepted for the rest."""
        writing = [op for op in wanted(operations, ()) if op.partition(" ")[0] in _WRITING]
        ordered = tuple(sorted(writing, key=lambda op: (harm(op), op)))
        more = [Role(name=_BODIES, operations=ordered)] if ordered else []
        return [Role(name=_APP), *more]

    def experiment(
        self,
        host: Host,
        todo: Todo,
        parameters: ErrorsParameters,  # noqa: ARG002 - they only judge
    ) -> Iterable[Observation]:
        """Provoke errors of each kind."""
        if _APP not in todo and not json_controls(host):
            # Nothing but another host would show more.
            yield {"role": _BODIES, "answers": [], "controls": 0, "json": False}
            return
        answers = list(ask(host))
        lost = host.lost()
        seen = {
            "answers": answers,
            "controls": len(host.controls),
            "json": any(one.answer.media_type.endswith("json") for one in host.controls.values()),
            "lost": lost.status if lost is not None else 0,
        }
        for role in todo:
            # What one host has shown is not told twice.
            yield {"role": role, **seen}
            seen = {"answers": [], "controls": 0, "json": seen["json"]}
        if lost is not None:
            raise HostLost

    def judge(
        self, observations: Sequence[Observation], survey: Survey, parameters: ErrorsParameters
    ) -> Outcome:
        """Decide from the answers to what was provoked, and the leaks of the whole run."""
        return judge(observations, survey, parameters)


_WRITING = frozenset({"POST", "PUT", "PATCH"})
_APP, _BODIES = "errors of the application", "errors of bodies"

_LEAKS = re.compile(
    r"stack ?traces?|tracebacks?|internals?\b|internal (detail|information|message)|leak|expos"
    r"|sensitive|sql (text|error)"
)
_STATUS = re.compile(r"status codes?|http codes?|http status|response codes?|correct status")
_FORM = re.compile(
    r"format|consistent|envelope|uniform|unified|problem|rfc|structure|shape|schema|same form"
)
_ALL = re.compile(r"error handling|errors? (is|are) handled|handles? errors?|exception handling")
