"""The fuzz probe."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..checklist.matching import parted
from ..hosts.generator import generate, vary
from ..hosts.interface import Host, HostLost, NotDisposable, Survey, Todo
from ..model import Outcome
from ..parameters import parameter
from ..project.openapi import Document
from ..recording.exchange import carries_credentials
from .fuzz_judging import judge
from .fuzz_observing import observed
from .interface import LiveProbe, Observation, Role
from .operations import describing, harm, wanted, witnesses


@dataclass(frozen=True, kw_only=True)
class FuzzParameters:
    """Parameters of the fuzz probe."""

    examples: int = parameter(
        15, "Random requests per operation, beside those of the deterministic phase."
    )
    seed: int = parameter(1, "Seed of the random requests.")
    exclude: tuple[str, ...] = parameter(
        (), "Operations to leave out, such as `POST /payments` or `* /admin/*`."
    )
    reach: float = parameter(
        80.0, "Share of the operations that must have been entered for a pass.", unit="%"
    )
    subject: str = parameter(
        "all",
        "What is judged: server errors, conformance to the document, both, or all that can be.",
        choices=("all", "server-errors", "conformance", "both"),
    )
    seconds: float = parameter(
        60.0, "Time limit for one operation in each of the three phases.", unit="s"
    )
    budget: float = parameter(
        240.0, "Time limit for all operations; what is left out counts as not entered.", unit="s"
    )


class Fuzz(LiveProbe[FuzzParameters]):
    """No generated request makes the backend fail, and its answers keep to the API's document.

    What it proves: for each operation that could be entered, requests with one part left out, of
    the wrong type, at or beyond a limit, and requests made at random, were answered without a
    status of 5xx, without an unhandled exception and, where there is a document, as it promises.

    What it cannot see: operations that it never got into (they are listed), and faults that need a
    sequence of requests. Whether bad input is *refused* is
    another question, that of ``validation``.

    How it decides: the accepted request of one of the suite's own tests is sent with one thing
    changed at a time, first from a fixed table, then by schemathesis, which has it as its example;
    credentials are not varied. An operation counts as entered when at least one request was
    accepted (2xx), met a conflict (409) or made it fail (5xx), or when the host itself had it
    accepted and refused only what was changed. After each failure and each accepted write the
    control request is sent again, and requests that read what was written; when one no longer
    holds, a fresh host is taken, and one that answers 5xx is charged to the request before it.
    After a write that broke, the accepted request is sent unchanged; where that breaks alike, the
    repetition is the cause. What a used-up quota refused is asked again of a fresh host. Failed:
    any 5xx, any unhandled exception, an answer against the document, a status of success that the
    document does not name. Never failed: a 4xx that the document does not name, leniency with
    types, a 422 in another form than the one that FastAPI writes into every document. Inconclusive:
    nearly all answers were 401, 403, 404, 405 or 429, or fewer operations were entered than `reach`
    asks for, or the line speaks of conformance and there is no document.

    Source: RFC 9110, section 15.6 (a 5xx is the server's own fault); OpenAPI 3.1, responses object.
    """

    name = "fuzz"
    phrases = parted(
        """fuzz*, schemathesis, restler, property based, hypothesis test*, no|without|never|zero|0
        server|internal error*, no internal server error*, no|without|never|zero|any|0
        5xx|500|500s, never ... 5xx|500, no ... 5xx|500s, not ... 500, 5xx ... generated, conform*
        & openapi|swagger, compl* ... openapi ... schema, match* ... openapi ... schema, response*
        ... conform*|match* ... schema|openapi|swagger|spec*,
        random|randomised|randomized|generated|arbitrary|garbage|unexpected|junk ...
        input*|data|request*|payload*|bytes, no unhandled|uncaught exception*, whatever the input,
        any input, crash* ... input*|payload*|request*, do|does not crash, never crash*, monkey
        test*, robust* ... input*|payload*, ファジング, 模糊 测试, 퍼징*, robust ...
        garbage|random|malformed|fuzz*,
        random|garbage|malformed|hostile|adversarial|unexpected|huge|weird|nonsense
        input*|payload*|json|data|bytes|request* ... 500|5xx|crash*|never|not|survive*,
        bad|broken|invalid|malformed json|body|payload|input*|request* ... not|never|no
        500|5xx|crash*, hypothesis, property test*|based, api fuzz*, fuzzing ...
        find*|run*|report*, no server error*|crash*, crash* on|with ... input*|payload*|body, no
        input ... crash*|500, entradas aleatorias|malformadas, datos aleatorios, entrees
        aleatoires, zufallige eingaben, 随机 输入, 异常 输入 ... 不|500, ランダム ... 入力, 랜덤
        입력*, du lieu ngau nhien, malformed|broken|garbage|random|invalid|hostile|corrupt*
        json|input*|bod*|payload*|data|bytes|requests|messages ... without 500|5xx|crash*|error,
        surviv*|withstand*|tolerat* ... malformed|garbage|random|invalid|broken|hostile, 5xx ...
        sweep, no new 5xx, no 5xx ... sweep|scan|fuzz*|run,
        survive*|withstand*|tolerate*|tolerates|copes|shrugs|digests ...
        junk|garbage|nonsense|rubbish|noise|malformed|random|broken|hostile|weird, afl,
        aflplusplus, libfuzzer, honggfuzz, jazzer, evomaster, radamsa, boofuzz, atheris, cats
        report|run|fuzz*,
        weird|odd|huge|strange|exotic|nasty|crazy|extreme|random|broken|garbage|junk|nonsense|unexpected|malformed|corrupt|absurd
        ... not|never|no|without ... 500|500s|5xx|crash*|panic*|server, not|never|none|without|no
        ... 500s|5xx, not|never|cannot|no|nothing
        cause*|provok*|trigger*|produce*|lead*|result*|yield* ...
        500|500s|5xx|crash|crashes|server, chaos|hostile|adversarial payload*|input*|bytes|strings,
        kein|keine|ohne|nie 500|500er|5xx|serverfehler, sin|ningun|nunca error|errores|un|fallos
        500|500s|5xx, sans|aucune|pas|jamais erreur|d|de|erreurs 500|5xx|erreur, sem|nenhum|nunca
        erro|erros 500|5xx, entradas|datos|dados aleatori*|basura|malformad* ...
        500|fall*|romp*|quebr*|cai|cae, random|arbitrary|garbage|junk
        traffic|unicode|calls|json|body|bodies, throw*|threw|thrown|send|sent|fed|feed
        random|garbage|junk|nonsense|rubbish|arbitrary, no|any|whatever|what ...
        input*|request*|payload*|client*|sends crash*|500|5xx|down|kill*,
        bring*|brought|take*|knock* ... down|over ... input*|request*|payload*|parser|service,
        input*|request*|payload*|parser|bytes|bod* ... bring*|take*|knock* ... down,
        kaputte|zufallige|fehlerhafte|unsinnige eingaben|daten|anfragen ...
        500|serverfehler|absturz, robust* against|to|with|gegen ...
        garbage|random|malformed|broken|hostile|invalid|unexpected|zufall*|kaputte, robustness
        test*|against|check*|input*, api robustness, quickcheck, jqwik, fast check, proptest,
        fscheck, rapidcheck, rapid check*, no payload|request|input|body|message|bytes|data ...
        crash*|knock*|kill*|down|500|5xx, random|garbage|generated|malformed|arbitrary ... not
        one|single 500|5xx|crash, null empty ... 4xx|400|422, empty & oversized ... 4xx|400|422,
        5xx|500|500s ... caused|triggered|provoked ... input|user|client, random
        garbage|junk|noise|bytes|rubbish, garbage ... route*|endpoint*|api|apis"""
    )
    excludes = parted(
        """fuzzy, 500 line*|row*|ms|character*|record*|user*|item*|request*|mb|kb, pull request*,
        5xx|error rate, 5xx ... alert*, alert* ... 5xx, 500 concurrent|parallel|simultaneous,
        random order, generated client*|code|sdk*, test* ... random order, 500 response time,
        client* ... crash*, generated ... types, unexpected input* ... rejected|refused, hypothesis
        valid*, hypothesis confirmed|tested with users|driven, no crash* reported|in the last,
        mobile ... crash*, app crash* on, 500
        eur|euro|euros|dollars|usd|items|customers|people|seats|tickets|kg|km|m|words|lines, 5xx
        ... alert*|dashboard*|below|under|rate|share|%, random
        prize*|sample*|seed|seeds|id|ids|order|walk|quote*|selection, random|generated
        password*|string* for|as|token*|secret*|password*, generated sql|values for, no downtime"""
    )
    Parameters = FuzzParameters
    judging = ("subject", "reach")
    stage = 50

    @classmethod
    def thresholds(cls, text: str) -> dict[str, Any]:
        """Read what a line is about."""
        lowered = text.lower()
        conform = re.search(r"\b(conform\w*|match\w*|compl(y|ies|iant))\b", lowered)
        failing = re.search(r"\b(server errors?|5xx|50\d|crash\w*)\b", lowered)
        if conform and not failing and not re.search(r"\bfuzz", lowered):
            return {"subject": "conformance"}
        if failing:
            return {"subject": "both" if conform else "server-errors"}
        return {"subject": "both"} if conform else {}

    def roles(self, operations: Sequence[str], parameters: FuzzParameters) -> Sequence[Role]:
        """Ask for every operation once, reading ones first, those that end a session last."""
        ordered = sorted(wanted(operations, parameters.exclude), key=lambda op: (harm(op), op))
        return [Role(name=op, operations=(op,)) for op in ordered]

    def experiment(
        self, host: Host, todo: Todo, parameters: FuzzParameters
    ) -> Iterable[Observation]:
        """Send generated requests, one operation after the other."""
        # What has lost a host already waits for the others, which would not be reached otherwise.
        ordered = sorted(todo, key=lambda op: (host.memory.get(f"{op} lost", 0), harm(op), op))
        until = min(time.monotonic() + parameters.budget - host.spent, host.until)
        for role in ordered:
            operation = todo[role] or role
            if time.monotonic() > until:
                yield {"role": role, "operation": operation, "out_of_time": True}
                continue
            document, name = describing(host, operation)
            if document is None:
                yield {"role": role, "operation": operation, "undescribed": True}
                continue
            yield from self._operation(host, role, name, operation, document, parameters)
            if host.lost() is not None:
                raise HostLost

    def _operation(
        self,
        host: Host,
        role: str,
        name: str,
        operation: str,
        document: Document,
        parameters: FuzzParameters,
    ) -> Iterator[Observation]:
        accepted = host.controls.get(operation)
        around = _without_credentials(document.around(name, accepted))
        phases = [*(["changes"] if accepted is not None else []), "coverage"]
        if parameters.examples and _varies(around):
            phases.append("random")
        reading = witnesses(host, name)
        for phase in phases:
            reached = f"{role} {phase}"
            start = host.memory.get(reached, 0)
            if start == _COMPLETE:
                continue
            try:
                if phase == "changes" and accepted is not None:
                    result = vary(
                        host,
                        accepted=accepted,
                        template=operation.partition(" ")[2],
                        declared=(*_query_names(around), *host.facts.queries.get(operation, ())),
                        start=start,
                        seconds=parameters.seconds,
                        witnesses=reading,
                    )
                else:
                    result = generate(
                        _pinned(around) if phase == "random" else around,
                        host,
                        accepted=accepted,
                        seed=parameters.seed,
                        examples=parameters.examples if phase == "random" else 0,
                        start=start,
                        seconds=parameters.seconds,
                        witnesses=reading,
                    )
            except NotDisposable:
                yield {"role": role, "operation": name, "forbidden": True}
                return
            last = result.reached(start)
            # What came before may have used up the quota, so once more it is worth a fresh host.
            asked_again = bool(host.memory.get(f"{reached} fruitless"))
            refused = bool(result.sent) and result.sent[-1].answer.status == 429
            over = result.over or (refused and (last > start or not asked_again))
            fruitless = over and last == start
            host.memory[f"{reached} fruitless"] = fruitless
            goes_on = over and not (fruitless and asked_again)
            host.memory[reached] = last if goes_on else _COMPLETE
            finished = not over and phase == phases[-1]
            yield {
                **observed(role, name, document, result, complete=finished),
                "control": accepted is not None,
            }
            if over:
                host.memory[f"{role} lost"] = host.memory.get(f"{role} lost", 0) + 1
                raise HostLost

    def judge(
        self, observations: Sequence[Observation], survey: Survey, parameters: FuzzParameters
    ) -> Outcome:
        """Decide from the answers of all operations."""
        return judge(observations, survey, parameters)


def _varies(document: Mapping[str, Any]) -> bool:
    """Whether random requests can differ: there is a parameter or a body."""
    (item,) = document["paths"].values()
    (entry,) = item.values()
    return bool(entry["parameters"] or entry.get("requestBody"))


def _query_names(document: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names of the query parameters of a document with one operation."""
    (item,) = document["paths"].values()
    (entry,) = item.values()
    return tuple(str(p.get("name")) for p in entry["parameters"] if p.get("in") == "query")


def _without_credentials(document: dict[str, Any]) -> dict[str, Any]:
    """Leave credentials out of what is varied, also where they are declared as plain parameters."""
    (path, item), *_ = document["paths"].items()
    (method, entry), *_ = item.items()
    kept = [
        parameter
        for parameter in entry["parameters"]
        if not carries_credentials(str(parameter.get("in")), str(parameter.get("name")))
    ]
    return {**document, "paths": {path: {method: {**entry, "parameters": kept}}}}


_COMPLETE = -1


def _pinned(document: Mapping[str, Any]) -> dict[str, Any]:
    """Let random requests use accepted values of path and query about half of the time.

    A random identifier nearly always means 404, and nothing behind it is seen.
    """
    (path, item), *_ = document["paths"].items()
    (method, entry), *_ = item.items()
    parameters = [
        {**p, "schema": {"anyOf": [{"enum": [p["example"]]}, p["schema"]]}}
        if "example" in p and p.get("in") in {"path", "query"} and "schema" in p
        else p
        for p in entry["parameters"]
    ]
    return {**document, "paths": {path: {method: {**entry, "parameters": parameters}}}}
