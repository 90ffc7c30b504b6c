"""The logging probe."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..checklist.matching import parted
from ..checklist.readings import redaction
from ..hosts.interface import Host, HostLost, Survey, Todo
from ..model import Outcome
from ..parameters import parameter
from .interface import LiveProbe, Observation, Role
from .log_judging import Wanted, decided
from .log_observing import observe

READING, WRITING = 2, 3
"""Operations that are asked about."""

_SENSITIVE = re.compile(
    r"log-?in|sign-?up|regist|user|customer|account|password|token|auth|pay|card|order",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class LoggingParameters:
    """Parameters of the logging probe."""

    structured: bool = parameter(False, "Whether records must be written as JSON or key=value.")
    requests: bool = parameter(True, "Whether an accepted request must leave a record.")
    every: bool = parameter(False, "Whether every accepted request must leave a record.")
    failures: bool = parameter(True, "Whether a failure must leave a record.")
    outside: bool = parameter(
        False, "Whether what is seen from outside is enough, where no failure can be caused."
    )
    redaction: bool = parameter(
        False, "Whether the line asks that no secret is written; it is looked for in any case."
    )


class Logging(LiveProbe[LoggingParameters]):
    """Requests and failures leave log records, without secrets in them.

    What it proves: an accepted request leaves a record, an exception that nobody expected leaves
    one that tells of it, and no password, bearer token, token in a URL or card number of ours
    stands in any record. With `structured`, what the application's own handlers write is JSON (or
    key=value) with a time, a level and a message.

    What it cannot see: lines that a server writes by itself, such as uvicorn's access lines: there
    is no server where an app is called in process. Where the records go, and how long they stay.

    How it decides: up to five accepted requests are sent again as they are, then with a token in
    the URL, with a bearer token that nobody has, with a password and a card number in the body; a
    path that does not exist is asked for; and code of the application is made to raise. What
    logging, structlog and loguru write meanwhile is read, and what a started process prints.
    Records of HTTP clients do not count. Failed: no accepted request leaves a record (with `every`:
    one does not); a crash leaves none and does not reach the server, which would write it; a secret
    in a record; fewer than 80 % of the lines are structured where the line asks for it.
    Inconclusive: no host or one that cannot be looked into; the backend is seen from outside alone
    and no failure of it (unless `outside` says that this is enough); the application did log, but
    levels or the tests' settings refused all of it; nothing is written by handlers of its own where
    structure is asked for.

    Source: OWASP Logging Cheat Sheet; OWASP API8:2023.
    """

    name = "logging"
    phrases = parted(
        """logging, structured log|logs|logged|logging, json log|logs|logged|logging, logs, logged,
        logger*, log
        level*|line*|entr*|stream*|message*|file*|output|record*|statement*|event*|format*,
        in|to|into|from the log|logs, or|and|code log, no log|logs|logged|logging, log or, log
        aggregation|shipping|correlation|scrub*|mask*, audit
        log|logs|logged|logging|trail*|event*|record*,
        access|error|request|application|security|centrali* log|logs|logged|logging, pii|sensitive
        ... mask*|redact*, mask*|redact*|scrub* ... pii|personal|sensitive|secret*|token*,
        log|logs|logged|logging ... structured, structlog, loguru, log4j, winston, correlation ids
        in logs, registros ... estructurad*, datos|dados sensibles|sensiveis|personales|pessoais
        ... registro*|log|logs|logged|logging, bitacora*, journaux, journalisation, journalise*,
        protokollier*, protokoll|protokolle, logausgabe*, logs ... 出力, ログ, 日志, 日誌, 로그*,
        로깅*, nhat ky, ghi log, log redact*|volume|noise|spam|verbosity,
        error*|exception*|failure* ... logged, logs
        include*|incluyen|contain*|carry|written|emitted|sent|go|shipped|use|have|are, registro de
        auditoria|eventos|logs, pista de auditoria, auditable|audited, audit ...
        record*|entries|event*|table|action*, who did what, logback, serilog, slf4j, zap logger,
        zerolog, pino, bunyan, logrus, log4net, log context, mdc, logged
        with|at|as|in|to|without|using|centrally, no log spam,
        meaningful|useful|sufficient|enough|proper logging|logs|log, protokolle ohne,
        protokolliert*, ログ ... 出力|個人|パスワード, 打印 日志, 审计 日志, 監査 ログ, 操作 日志,
        감사 로그*, nhat ky he thong|truy cap, log at|as|with, logged at, log ...
        level|warn|info|error|debug, request|access log ... method|path|status|duration, geloggt,
        mitgeloggt, logs|log & structured|json|level*, logs|log ... request|correlation|trace id,
        never|not|no|dont log, log system|platform, em|en|no|nos|los log|logs|registro|registros,
        registrad*|registrado em, aux logs, journal* ... structure*, лог|логи|логування|логах, log
        ... terstruktur, pencatatan log, registri strutturati, log strutturati, 日志 ...
        完整|记录|格式|结构化, ログ ... 記録|構造|json, 로그 ... 기록|남*|구조*, registros
        estructurados, registros ... json, logs estruturados|estructurados|structures,
        protokolliert, errores|eventos|erros|erreurs|fallos registrad*|journalis*|enregistr*,
        errores|erros|erreurs|eventos|fallos|falhas|errori ...
        registrad*|registrati|journalis*|enregistr*, eventos|acciones|operaciones ...
        auditad*|auditado*, audited events, critical|security|sensitive events audited|recorded,
        audit|audits|audited every|each|all, audit entry|entries|row|rows|line|lines, audit
        added|written|in place, audits|audit for|of, logs correlated|scrubbed|shipped, access
        log|logs, kundendaten|personendaten|passworter ... log|logs, datos personales ... log|logs,
        dados pessoais ... log|logs, logs ... collected|shipped|sent ... pipeline, לוגים, verify
        structured logs, collected by ... log pipeline, at info|debug|warn|warning|error|trace
        level, noise|noisy|quiet at|on info|debug, info|debug noise|level, i|we|must|always|also
        log, log start|beginning|end|each|every|all|failures|errors|what|when|who|why|only, who
        changed|did|deleted|touched|accessed|viewed|approved|edited ...
        recorded|stored|tracked|kept|traceable|visible|saved|noted|known, who
        changed|did|deleted|touched|accessed what|which,
        exception*|security|admin|administrative|privileged events|actions|event|action|are|is
        recorded, exceptions are|get recorded|written,
        security|admin*|privileged|critical|sensitive event*|action*|operation*|change*|access* ...
        recorded|tracked|traceable|auditable, audit provenance|history|records|metadata, auditoria
        de|das|dos
        acoes|acciones|eventos|operacoes|operaciones|cambios|alteracoes|accesos|acessos|mudancas,
        auditoria das|dos, central|same|server|application|system|error log|logs, log|logs at|on
        info|debug|warn|error, logged once|twice|centrally|together, leave* ... trail, paper trail,
        leaves trace in, log sanitis*|sanitiz*, sanitised|sanitized|redacted|masked|scrubbed|clean
        logs|log, stdout logs|logging, logger|loggers configured|set|used|per|with,
        logback|log4j2|loguru|tracing subscriber, traced|trace|tracked back to
        person|user|account|someone, traceable to person|user|account|individual, back to a
        person|user|someone, warnings|errors ... carry|have|contain|include ... context, stdout
        only, to stdout|stderr, one json object, json object|objects|line|lines per|on
        line|event|stdout, log call*|site*|sink*|handler*|writer*|shipper*|forwarder*,
        log|logs|logged|logging context|fields|attributes, access|accesses to ... is|are|gets
        recorded, write|read access ... recorded|traceable|documented|tracked,
        deletion*|change*|edit*|modification*|action*|operation* ...
        attributable|accountable|traceable|auditable, evidence trail*, tamper proof|evident, append
        only log|audit, reconstruct* ... logs|log|happened, non repudiation, every|each|all
        deletion*|admin|privileged action*|operation*|deletion* ... recorded|traceable|tracked,
        trail of who|what|all|every|the, trail of changes|actions|edits, at
        the|a|an|our|its|each|every info|debug|warn|warning|error|trace level, log|logs at|on
        the|a|an|our|its|each|every info|debug|warn|error, traced|trace|tracked back to
        the|a|an|our|its|each|every person|user|account|someone, traceable to
        the|a|an|our|its|each|every person|user|account|individual, to the|a|an|our|its|each|every
        stdout|stderr, json object|objects|line|lines per|on the|a|an|our|its|each|every
        line|event|stdout, trail of the|a|an|our|its|each|every changes|actions|edits, tauchen in
        keinem log, keinem log*, log pipeline, filtered|scrubbed|stripped|masked ...
        log|logs|logging, log via, via slog|structlog|loguru|zap|zerolog|logback, slog, journal d
        audit, journal ... alimente, journalis*, audit log retention, log* de auditoria"""
    )
    excludes = parted(
        """logged in|out, logging out, logging in and|with|to|invalid*|works|using|via, users
        logging, log in, log out, change log|logs|logged|logging, git log, login*, decision
        log|logs|logged|logging, logged ... backlog|ticket*|jira|board|tracker|issue*|time,
        time|hours|work|defect*|bugs|bug|debt|tickets logged, risk* logged, console
        log|logs|logged|logging, print|console output, debug log|logs|logged|logging, journal des
        modifications, ログ イン, カタログ, ブログ, ログ アウト, チェンジ ログ, 更新 日志, 変更
        ログ, 变更 日志, 로그인*, 로그아웃*, log file rotat* by ops, test protokoll,
        ubergabeprotokoll, logging time|hours|work, logs ... after rollout|release|deploy*, log
        retention, retention of logs, log injection, logs attached|checked|monitored|clean after,
        logbook, log aggregation platform, call log, work log, worklog*, log cabin, in the logs of
        the provider, ci|build|deploy|deployment log|logs|logged|logging, use the logger, logger
        used|instead, use a logger, logs ...
        retention|retained|searchable|kibana|splunk|loki|datadog|archived|queryable, log book*,
        audit all|every|each, ci|build|deploy|test pipeline ... logs, logs of|from|in the pipeline,
        pipeline logs, logs ... pipeline green|failed|artifact*, logs
        monitored|watched|observed|quiet|reviewed, logs checked after|during|by|once, log
        fatal|panic|exit, log in|on|into with|via, audit log*|trail* reviewed by auditor*, logged
        in users, log in with google, logs of the customer call*, call log|logs, recorded in the
        minutes|ticket|adr|wiki, login flow, log in|on|into the|a|an|our|its|each|every with|via,
        audit log*|trail* reviewed by the|a|an|our|its|each|every auditor*, logged in
        the|a|an|our|its|each|every users, log in the|a|an|our|its|each|every with google, log in
        with the|a|an|our|its|each|every google, build|ci log|logs|output, logs of|from|in the
        build|ci|runner, job logs of, pagination for, pages of audit, watch|watches|watching the
        logs"""
    )
    Parameters = LoggingParameters
    stage = 30
    judging = ("structured", "requests", "every", "failures", "outside", "redaction")

    @classmethod
    def thresholds(cls, text: str) -> dict[str, Any]:
        """Read what a line asks for: structure, requests, failures, or only that nothing leaks."""
        lowered = text.lower()
        found: dict[str, Any] = {}
        hidden = redaction(text)
        if re.search(r"\bstructured\b|\bjson\b|machine[- ]readable|structlog", lowered):
            found["structured"] = True
        failures = re.search(r"\berrors?\b|\bexceptions?\b|\bfailures?\b|\bcrash", lowered)
        requests = re.search(r"\brequests?\b|\baccess\b|\bcalls?\b", lowered)
        nothing = re.search(
            r"\b(?:no|never|not|without|mask\w*|redact\w*|scrub\w*|filter\w*)\b[^.;]{0,60}"
            r"\b(?:secrets?|passwords?|pii|personal|sensitive|tokens?|credentials?|card)",
            lowered,
        )
        if nothing and not (found or failures or requests):
            return {"requests": False, "failures": False, **hidden}
        if failures and not requests and not found:
            found["requests"] = False
        if re.search(r"\b(?:each|every|all)\b(?:\W+\w+){0,2}\W+requests?\b", lowered):
            found["every"] = True
        return {**found, **hidden}

    def roles(self, operations: Sequence[str], parameters: LoggingParameters) -> Sequence[Role]:  # noqa: ARG002
        """A few operations: what reads, and what takes secrets."""
        reading = [op for op in operations if op.startswith("GET ")]
        writing = [op for op in operations if not op.startswith(("GET ", "DELETE ", "HEAD "))]
        writing.sort(key=lambda op: not _SENSITIVE.search(op))
        chosen = [*reading[:READING], *writing[:WRITING]]
        if not chosen:
            return [Role(name="any")]
        return [Role(name=operation, operations=(operation,)) for operation in chosen]

    def experiment(
        self,
        host: Host,
        todo: Todo,
        parameters: LoggingParameters,  # noqa: ARG002 - they only judge
    ) -> Iterable[Observation]:
        """Send requests and read the records they leave."""
        for role, operation in todo.items():
            if operation and operation not in host.controls:
                # Nobody knows here how to ask for it in a way that is accepted.
                yield {"role": role, "operation": operation, "sent": [], "leaks": [], "lines": []}
                continue
            yield {"role": role, **observe(host, operation)}
            if host.lost() is not None:
                raise HostLost

    def judge(
        self, observations: Sequence[Observation], survey: Survey, parameters: LoggingParameters
    ) -> Outcome:
        """Decide from the records."""
        return decided(
            observations,
            Wanted(
                structured=parameters.structured,
                requests=parameters.requests,
                every=parameters.every,
                failures=parameters.failures,
                outside=parameters.outside,
            ),
            advice=survey.advice,
        )
