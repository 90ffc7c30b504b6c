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
    outside: bool = parameter(
        False, "Whether what is seen from outside is enough, where no failure can be caused."
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
    Allow; its absence only with `strict`. Inconclusive: no host, no error could be provoked,
    the line asks for crashes and none was seen, or the backend is seen from outside alone and no
    failure of it (unless `outside` says that this is enough).

    Source: RFC 9110, section 15.5 and 15.6; RFC 9457; OWASP API8:2023.
    """

    name = "errors"
    phrases = parted(
        """error* ... handle*|handling, handle* ... error*, error|errors return*|use|uses|follow*,
        error|errors include*|consistent*|are|have|carry|contain*|mapped|propagat*, error
        response*|format*|message*|code*|bod*|path*|case*|envelope*|model*|schema*|contract*, error
        object*|payload*|page*|structure*|shape*|output|answers|scenario*|condition*|type*, error
        detail*|catalog*|flow*|situation*, consistent|uniform|unified error*,
        standard*|structured|clear|helpful|meaningful|proper|common|descriptive|actionable error*,
        user friendly error*|message*, http status*, correct|proper|right|appropriate status*,
        stack trace*, stacktrace*, traceback*, internal* exposed|leak*|detail*|information,
        internals in, problem details|json|format, rfc 7807|9457, application problem,
        failure*|failures ... handle*|handling|caught,
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
        answer*|response*|error*|status, helpful|clear 4xx|answer*, exception* ...
        handl*|caught|mapped|translated|leak*|expos*|escape*|propagat*|wrapped|converted|swallow*|return*|client*|middleware|advice,
        handl*|catch*|map|maps|wrap|translate* ... exception*, exceptions,
        custom|global|central|unexpected|domain exception*, status|http|return code|codes|status,
        http response code*, correct|proper|right|appropriate|meaningful|sensible response code*,
        response code* ... correct|right|proper|appropriate|consistent|documented, 4xx ... 5xx, 4xx
        for|on|when|if|returned, error|errors|failures never|not|hide|hides|hidden|without ...
        reveal*|expos*|leak*|disclos*|contain*|show*|include*, error* ...
        reveal*|expos*|leak*|disclos*|hidden, verbose|detailed|raw|technical|generic|friendly|user
        friendly error*, no internals, internals|internal ...
        exposed|leaked|revealed|hidden|visible, gets|get|receives|is|are|as|to|into|a|an|and|with
        400|404|405|406|409|410|413|415|422, 400 ... 422|404|409, 404|400|409|422 ... not|instead
        500, 404 ... unknown|missing|absent|nonexistent|deleted|exist*,
        unknown|missing|nonexistent|deleted id|ids|record*|resource*|entit*|object* ... 404,
        problem json, error ... problem, catch*|caught ... silently|ignored, empty catch*, silently
        ... catch*|swallow*|ignor*|fail*, never ... swallow*, panic|panics, panics ... recover*,
        unhandled promise|rejection*|error*|exception*, error*|exception* & middleware|boundary,
        error wrapp*, errors wrapped|checked|returned|surfaced|propagated, error* ... context,
        fault handling, business errors, recoverable|permanent error*, machine readable error*,
        i18n error*, error|failure handling, graceful error*, fails gracefully ... message*, error
        catalogue*|registry, failure|error scenarios, error ... format, structured error*,
        problemdetail*, error body|bodies, validation errors ... format|return*|list*, uniform
        error*, one error format, 错误 返回, 统一 错误, 错误 提示, 异常 处理, 统一 返回, gestion de
        erreurs, codigos de estado, codigo de estado, codigos de status, codes http, statuscode*,
        codes de retour, ma trang thai, mensaje de error, ステータス コード, 状态 码, 상태 코드*,
        loi duoc xu ly, error bodies, or|and error message*|messages|bodies, exceptions handled,
        error|errors verbose, verbose errors, 400|404|405|409|410|415|422|4xx|5xx
        on|for|when|if|with|instead, errors|error|exception*|failures ...
        bubble*|leak*|reach*|surface*|escape*|forward*|passed|raw|propagat*, generic
        message*|error*, raw error*|exception*|message*, meaningful|clear|helpful message*,
        sensitive field*|data|information ... response*, response* ... sensitive|internal
        field*|data|information, as|with|to|return* 502|503|504, respuesta* de error,
        return|returns|answer|answers|respond|responds ... error|errors, reponse*|resposta* ...
        erreur*|erro|erros, typed errors, typed error*, casos de error, cas d erreur, casos de
        erro, fehlerfalle, error* has|have|with ... code, error* ... machine readable, machine
        readable code*|error*, conflict*|found|timeout* cases|case|errors handled|covered,
        technical detail*, no technical|internal detail*, fehler ... abgefangen|behandelt|gemeldet,
        gestione degli errori, errori ... gestiti|gestione, penanganan kesalahan|error, kesalahan
        ditangani, error ditangani, обробка помилок, помилки ... оброблено|обробляються,
        จัดการข้อผิดพลาด, 에러 처리|응답|코드, 예외 처리, エラー 処理|ハンドリング, 例外 処理, 异常
        ... 捕获|处理, 错误 ... 处理|返回|格式, errores ... tratados|gestionados|manejados,
        excepciones ... capturadas|manejadas|controladas, exceptions ... gerees|traitees, excecoes
        ... tratadas, ausnahmen ... behandelt, errores|erros|excepciones registrad*|tratad*,
        answer|answers|answered|respond|responds|responded|give|gives|yield|yields|lead|leads|result|results|produce|produces|trigger|triggers|end|ends|rejected|refused|reported
        ... 404|405|409|410, handl* ... invalid|unexpected|exceptional|erroneous|failure
        state*|case*|condition*|situation*|input*,
        give|yield|answer|get|receive|receives|trigger|triggers|cause|causes|produce|produces
        400|404|405|409|410|415|422, never|not|none in|to|reach|reaches
        the|a|any|api|http|client|error response*|client*|answer*|bod*, never|not in|to
        responses|clients|answers|response|callers, refused|rejected|declined with a|the|clear
        reason|message|explanation, conflict* ... 409, error classification|classes|taxonomy,
        errors classified, panic text|message|output|reaches, failures|failure|failing|fails|fail
        ... neutral|generic|fitting|meaningful|helpful|proper
        text|message*|status|answer*|code|500|response*, failures|failure|exceptions|problems
        answered|reported with|as|in, generic|neutral|opaque 500|text|answer, neutral
        message*|answer*|text*|error*, exception*|failure*|error*|problem* ...
        standard|same|one|common|uniform|agreed|single|consistent|unified
        format|shape|structure|envelope|scheme|schema|layout|form, err
        is|values|value|nil|returned|ignored|checked|wrapped|checks, unwrap|unwraps,
        promise|promises rejected|rejection*|reject ... handled|caught|handling, promise
        rejections, rejections handled, when|what|if|anything|something goes|go|went wrong, what
        went wrong, sensitive|internal|implementation|technical|private details|detail ...
        hidden|leaked|exposed|omitted|revealed|leak|client*|caller*|response*|outside,
        not|never|no|without leak|leaks|leaking|expose|exposes|exposing|reveal|reveals|revealing
        details|internals|internal|implementation|technical|sql|table, 404|409|4xx
        answer*|bod*|payload*, 404|4xx page|pages json, 404 and|or 500, 500 and|or 404,
        manejo|gestion|control|tratamiento de errores|excepciones|fallos, tratamento|gestao de
        erros|excecoes|falhas|excecao, gestion|traitement des|d erreurs|exceptions|erreur,
        excepciones, excecoes, ausnahmen ... behandelt|abgefangen, fehler ...
        einheitlich|format|status|400|404|500,
        responden|responde|devuelven|devuelve|retorna|retornam|renvoie|renvoient|liefert|liefern|ergibt|ergeben|antwortet|antworten|geben
        con|mit|com|avec|un|a 400|404|409|422|4xx,
        responden|responde|devuelven|devuelve|retorna|retornam|renvoie|renvoient|liefert|liefern|ergibt|ergeben|antwortet|antworten|geben
        400|404|409|422|4xx, error semantics, iserror, is error non, non 2xx,
        client|user|caller|customer safe message*|error*|text*, errors|error ... avoid|omit|without
        ... sensitive|internals|internal|secret*, no|never ...
        secret*|token*|key*|password*|credential*|sql ... responses|answers|error, internals ...
        never|not|hidden|leak*|outside|client*, mensajes|mensagens|messages de|d erreur|error|erro,
        mensajes de error|erro claros|uniformes, codigos http|de|http estado|correct*|status,
        fehlermeldung|fehlermeldungen, error|errors|failure|failures
        translated|normalised|normalized|mapped|converted|classified|typed|uniform|consistent,
        error|failure
        translation|mapping|taxonomy|hierarchy|class|classes|enum|enums|contract|semantics|strategy|convention*|wrapper*|filter*|boundary|boundaries|helper*|type|types|kinds,
        exception|error filter|filters|mapper*|advice|handler*|middleware|hook*|interceptor*,
        controlleradvice, controller advice, rescue from, errorhandler, recovery middleware,
        recover middleware, bare|broad|blanket|catch all except|exception|catch*|catches, catch all
        clause*|block*|handler*, no failure|error|exception ...
        lost|hidden|unnoticed|dropped|disappear*|suppressed|ignored|invisible,
        error|errors|exception*|failures ...
        dropped|disappear*|suppressed|hushed|vanish*|eaten|unnoticed, nothing ... fails silently,
        fail|fails|failing silently|quietly, no 200 ... error*|failure*|body, 200 with|and ...
        error*|failure*, never|not|no 200 for|on|with|when,
        right|correct|proper|fitting|matching|suitable|accurate|sensible|precise|expected
        status|4xx, right|correct|proper|fitting|matching|suitable|expected|sensible http
        status|code|codes|response*, status ...
        fits|fitting|right|correct|proper|appropriate|matches, trace id|reference ... error*,
        error* ... trace|correlation|reference id|number, error id, except|catch|rescue
        block*|clause*, generic catch*, errors|failures ... agreed|standard|common
        object|format|structure|shape, error object|envelope, says|tells|explains|names
        which|what|why field*|went|failed|wrong, error*|failure* ...
        says|tells|shows|betrays|gives|contains nothing, sane # json, # # json bodies, unknown ...
        404, malformed ... 400, broken|malformed|invalid json 400, broken|malformed|invalid json
        ... 400|422, wrong|unsupported media type ... 415, never see|sees
        sql|stack|trace*|internal*, sql text, bland|generic|plain|opaque #, bland|generic|opaque
        500, stable code|codes, errors wrapped|mapped, mapped to status, truong hop loi, nhap sai,
        единый формат ошибок, формат ошибок, формат помилок, flujo de error, error envelope, 공통
        오류, 오류 코드, naming|names|listing|lists|pointing ... offending|wrong|invalid|bad
        field*, errors|error as|in json, errori ... json|formato|uniforme, error|errors
        bod*|answer*|payload*|response* unified|uniform|unify|unified, unified error*, error format
        unified, sanitised|sanitized error*, donnent|renvoient un|une|des 404|400|409|422, inconnu*
        ... 404"""
    )
    excludes = parted(
        """error rate*|budget*|track*|monitor*|report*|logging|logs|log|alert*|budgets, access
        returns 404, exception* approved|documented|granted|agreed|tracking|must, with the
        exception, without exception*, zero|no|0|without error*|errors, error free, on error*,
        errors|error|exceptions logged, log|logging errors|error, never 500, no 500*, fehlerfrei,
        ohne fehler, sans erreur*, sin errores, sem erros, 没有 错误, エラー が ない, エラー なし,
        wrong role returns, type* ... error*, エラー 率, error pages ... brand*|design*, covered by
        tests error, unhappy paths covered, happy and unhappy, sentry|rollbar|bugsnag ...
        exception*|error*, exception*|error*|errors ... sentry|rollbar|bugsnag, error|exception
        tracker*|reporting|monitoring, screens ... error*, error screens|toast*|dialog*, error* ...
        screen*|dialog*|toast*|form, error|failed request ratio|share|count*, error
        rate*|ratio*|count*|quota, error proof*, error|errors in|on console, exception* to the
        rule, exception for ... days, error log|logs|logged|logging, human error*, no known error*,
        rounding error*, errors ... counted, terraform|plan|compile* ... error*, health ... status
        code*, no type|lint|compile|build|compilation error*, critical errors ... console, 5xx ...
        alert*, exceptional, not a 500, get 413, stack traces in ...
        log|logs|logged|logging|viewer|sentry, their stack traces, stack traces are, exceptions
        logged, new|additional error codes, docs|readme ... error codes, error codes ...
        docs|readme, log|logs|logged ... at|as|with ... error|errors|warn, log at ..., client
        errors and error, gets|returns|receive* 404 for|on data|orders|resources|records of ...
        other|another|company|tenant|customer, 404 for data|resources|orders of, 404 for|to
        everyone|others|anyone|strangers, 404 otherwise, 500 ids|entries|elements, error in logs,
        500
        user*|client*|request*|row*|line*|item*|record*|connection*|session*|rps|req|vu*|concurrent|parallel|virtual,
        swagger|openapi|operations|endpoints|docs|documented ... with|including|incl
        their|its|all|every|the error*, swagger|openapi|documented with|including error*,
        errors|error|exceptions|failures are|is|get|being logged|tracked|reported|counted,
        린트|lint|컴파일|빌드|타입 오류*|에러*, test* ... verif* errors,
        swagger|openapi|spec|docs|documentation|document
        lists|shows|describes|contains|includes|mentions|covers|names|has|have ...
        error*|status|codes|responses, docs|documentation
        include|includes|cover|covers|describe|list error*, include|includes|cover|list error
        responses|codes|examples, internal id|ids|key|keys|identifier*,
        lint*|type|typing|compile*|compiler|build|syntax|console error*, no|without|zero validation
        error*, no|without|zero|never|0|any server|internal error*, server error* found|generated,
        without|no new|further|additional|any exceptions|exception, passes|pass|clean ...
        exceptions, error* ... explained|described|listed ...
        openapi|swagger|docs|documentation|reference, retryable, log|logs|logged|logging
        with|including|the|and stack|full|a|their trace*|traces|stack|stacktrace*, logged ... stack
        trace*|stacktrace*, stack trace*|stacktrace* logged, stack trace*|stacktrace* ...
        are|is|get logged, returns|return|reports|gives|prints|shows no|zero|without
        warnings|errors|warning|error, no|zero|without warnings or errors, no|zero|without errors
        or warnings, warnings or errors for the code, duplicate* ... swallowed, exit early, panic
        on fatal, on fatal errors, internal re export*|exports, status code* ...
        described|documented|listed in|by ... spec|openapi|swagger|docs, stack trace* ... can be
        found|seen|visible in ... log|logs, unhandled error* can be found,
        typing|human|marketing|translation|spelling|printer|typo|grammar|measurement|counting
        error*, error banner*|icon*|toast*|illustration*|sound*, what went wrong ...
        retro*|last|sprint|project|quarter, retro* ... went wrong, sprint ... went wrong, off by
        one error*, error class* ... lint*, type errors|error, errorlevel, covers ... error
        messages, wording of, translation* of, sheds, shed load, 4xx never a 5xx,
        random|fuzz*|garbage|generated|arbitrary ... input*|data|requests|payloads, 5xx ...
        random|fuzz*|garbage|generated, messages from the, stack trace page, debug toolbar, unhappy
        path|paths under, raised exception*, return value raised, less than # lines, is # lines, pr
        is # lines, stranger|strangers|outsider|outsiders|others get|gets 404|403, gets 404|403
        for, into the sql text, the sql text, status code*|codes ...
        yaml|entry|spec|document|description"""
    )
    Parameters = ErrorsParameters
    judging = ("subject", "strict", "problem", "crash", "outside")
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
