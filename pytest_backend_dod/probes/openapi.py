"""The openapi probe."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..checklist.matching import parted
from ..hosts.interface import Survey
from ..model import Finding, Outcome, Status
from ..parameters import parameter
from ..project.committed import committed
from ..project.openapi_operations import Reader
from ..project.openapi_rules import ERRORS, Asked, Breach, addresses, rules
from ..project.openapi_validity import validity
from ..project.repository import Repository
from .contract import ContractProbe
from .contract_words import nearest
from .interface import Observation

_MORE = re.compile(
    r"\bdescri|\bdocumented|\bdocumentation|\bdocs\b|\bsummar|\bcomplete|\bup to date|\bupdat"
)
"""What a line says that asks for more than a valid document."""

NAME_IT = 'Name it: [tool.backend-dod] openapi = "openapi.yaml"'


@dataclass(frozen=True, kw_only=True)
class OpenApiParameters:
    """Parameters of the openapi probe."""

    described: bool = parameter(True, "Whether a person must have described each operation.")
    answers: bool = parameter(True, "Whether answers of success need a schema.")
    errors: str = parameter(
        "schema",
        "What is asked of errors: one with a `schema`, one `declared`, or `none`.",
        choices=ERRORS,
    )
    examples: bool = parameter(False, "Whether each operation needs an example.")


class OpenApi(ContractProbe[OpenApiParameters]):
    """The API's document is valid, and a person has described each operation.

    What it proves: the document follows the OpenAPI Specification (Swagger 2.0, OpenAPI 3.0 to
    3.2), no reference in it leads nowhere, no operationId is there twice, each operation has a
    description that is more than the name of its function, says what its answers of success look
    like, and declares an error of its own where one is possible.

    What it cannot see: whether what is written is true. Drift is the matter of `schema-drift`.

    How it decides: the configured document, else the one that the application makes or serves, else
    the one in the repository. A summary that is the name of the function with capitals describes
    nothing, `{}` is no schema, and the 422 of FastAPI is no error of the operation. An error of its
    own is possible where the path has a variable or credentials are asked for; one of them needs a
    schema. Failed: a rule is broken, or the application is known and has no document at all.
    Inconclusive: no host and no document. Not applicable: the application serves GraphQL alone.
    Noted: servers at localhost, references to other files.

    Source: OpenAPI Specification 2.0 to 3.2; rule names as in Spectral's `spectral:oas`.
    """

    name = "openapi"
    phrases = parted(
        """operations have ... summar*|description*, openapi, swagger, redoc, redocly, spectral,
        api doc*|reference|spec*|description*, api
        definition*|document|blueprint|portal|explorer|manual|guide, apis ... documented, api ...
        documented|described, api contract ... updat*|valid*|documented|published|defined, contract
        ... up to date, contract updated|published, document* ... endpoint*|route*,
        endpoint*|route*|operation*|parameter*|request*|response* ... documented|described,
        endpoint*|operation* ... document*, operation*|endpoint*|route* have|has
        summar*|description*|examples|tags, interface documentation, documented in swagger, postman
        collection*, insomnia collection*, example* ... every|each|all operation*|endpoint*,
        request|response example*, documentacion de la api, documentacao da api, api dokumentation,
        documentation de l api, documentation api, schnittstellendokumentation, api ドキュメント,
        api 仕様, api 文档, 接口 文档, api 文檔, api 문서*, tai lieu api, swagger
        ui|docs|documentation|file|spec, openapi ... document*|spec*|file|valid*, api
        docs|documentation|reference|spec|specification|portal|schema ...
        updated|generated|complete|current|regenerated|published|available|exist*, rest docs,
        springdoc, drf spectacular, postman|insomnia|bruno|http collection*|workspace|file*, spec*
        updated|valid|linted|published|regenerated|complete|describes, spec* ...
        response|request|endpoint*|valid*, limits|quota*|error codes ... documented ... api, api
        ... documented|documentation|described, documented|described ... openapi|swagger|spec|api
        docs|api reference, sample|example payload*|request*|response*, request|response samples,
        asyncapi, proto file*|protobuf|grpc documented, endpoint documentation, raml, docs for ...
        endpoint*|routes|api, documentacion ... api|endpoints, endpoints documentad*, rotas
        documentad*, endpoints ... documentes|documentees|swagger|openapi, documentation ... api,
        doc api, endpunkte ... dokumentiert, schnittstelle* ... dokumentiert|beschrieben, api
        doku*, 接口 ... 文档, swagger 文档, openapi 文档, api 说明, インターフェース 仕様, api 仕様
        書, tai lieu ... api|swagger, rate limits|limits|errors|quotas|auth ... documented for,
        limits documented, response|error schemas|models ... declared|defined|documented|described,
        response|responses & schema|schemas ... declared|documented|described, annotations on ...
        controller*|endpoint*|route*, endpoint*|route* ... annotat*, schema example*,
        routes|endpoints|api|rotas|rutas ... documente*|documentad*|dokumentiert,
        endpoint*|operation*|route* ... description*|tags|summar*, descriptions and
        tags|examples|summaries, parameter descriptions, operation id|ids, operationid*, operation
        names, parameter*|operation*|endpoint*|route*|field*|schema*|response* &
        description*|example*|summary|summaries, spec version, interface
        description*|definition*|spec*|contract, api contract ...
        written|documented|published|handed|reviewed, docs|documentation for|of ...
        api|apis|interface*, request|response contract|contracts, clear api|request|response
        contract*, spec valid, spec|schema|contract is valid, example* ... each|every operation*,
        reference pages ... api, api reference ... regenerated|rebuilt|updated|refreshed, api 定義
        ... 追加|変更|更新, 接口 清单, each operation ... spec, operation* in the spec,
        schema|schemas property|properties|propert*|fields|field|attributes ...
        described|documented|explained, property|properties|attribute|attributes|enum values
        described|documented|explained,
        added|adds|add|enter*|listed|declared|flagged|marked|registered|put|wrote|recorded|contained|noted
        ... in|to|into the|our|openapi|api spec|specification|yaml, listed in spec|openapi|swagger,
        update|updates|adjust|adjusted|extend|extended|regenerate|regenerated|maintain|publish|refresh|refreshed|enrich*
        the|our|api spec|specs, spec|specification|specs is|was|gets|has|are
        been|updated|published|adjusted|extended|maintained|current|complete|regenerated|fresh,
        spec|specification|contract published|adjusted|maintained|committed|extended
        for|to|on|in|with|and, contract|contracts linted|validates, contract|interface file|files
        updated|valid|linted|complete|adjusted, wsdl, proto|protobuf|protos
        file*|files|definitions|comment*|commented|documented,
        contract|contracts|interface|interfaces documented|described, developer|api portal, spec
        ... portal, every|each|all|no|new route*|endpoint*|operation* ...
        operation|entry|listed|appears|appear|present|described in ... openapi|spec|swagger|yaml,
        route*|endpoint* ... missing from|in the|our spec|docs|openapi|swagger, undescribed,
        api|apis ... specified|specification|doku|dokumentiert|documentee|documentada|documentado,
        api|http|rest description*|docs|doc|documentation|spec|specs|specification*,
        documentacion|documentacao|documentation swagger|openapi|api|del|da|des|de l api|endpoints,
        especificacion|especificacao openapi|api|de|da|del ... actualiz*|atualiz*|api, contrato ...
        actualiz*|atualiz*|document*, stoplight, scalar docs|reference|ui, rapidoc, vacuum lint,
        zally, spec lint*|linter|validator|valid|validates|validated|validation, spec passes|pass
        spectral|redocly|linter|lint|validation, valid openapi|swagger|spec, tsp|typespec, smithy
        model*, annotations ... swagger|openapi|spec, schema descriptions,
        parameters|responses|params|headers|payloads ... described|documented, described|documented
        ... parameters|responses|request|payload, http file*|files, curl example*|examples,
        yaml|json of|for|describing the|our api|interface|endpoints, api yaml|json file, api
        file|yaml updated|adjusted|complete|current, spec|openapi|swagger
        names|lists|shows|contains|covers|mentions|explains|defines|declares ...
        code*|codes|parameter*|field*|response*|route*|endpoint*|operation*|error*|header*|type*|example*,
        described|documented|added|listed|noted|entered ... in openapi|swagger,
        describe|described|describes|document the|every|each|all|new ...
        route*|endpoint*|operation*|parameter*, spec|specification
        compiles|builds|parses|loads|bundles|renders, described in the spec|document|contract,
        codes ... described, openapi ... valid and, spec regenerated|rebuilt, example
        payload*|request*|response*, examples|payloads valid against the schema, security schemes,
        error responses declared|described, 仕様書 ... 更新, 仕様書 も, api contract|contracts
        updated|changed, api contracts ... updated, api contract md, published openapi document,
        вказати security, hop dong api, spec file*, status code*|codes ... yaml|spec|entry,
        spec|specification|yaml describe|describes|described|contains|mention*|covers the"""
    )
    excludes = parted(
        """conform* ... openapi|swagger|spec*, comply|compl* ... openapi|swagger, match*|agree* ...
        openapi|swagger|api spec*|api contract, openapi check, openapi|swagger|spec drift, openapi
        ... generated client*, against ... openapi|spec|api spec*|contract, openapi|swagger|spec
        ... in sync, openapi|swagger|spec ... match|matches|agree*, documented
        operation*|endpoint*|route*|error*|status*|behavio*, as documented,
        operation*|endpoint*|route* in|from|of ... openapi|spec|contract, error* ... documented,
        from the openapi, according to ... openapi|spec, health ... documented, implement* ...
        match*|matches ... openapi*, match*|matches openapi json|yaml, generated client*, spec*
        pass*|green|tests, spec* ... service|method*|class*|unit,
        feature|functional|product|design|requirement spec*, spec files, per spec, job
        description*, sample data, example* in the readme, diverge*|differ* ...
        openapi|swagger|spec, undocumented, contract test*, pact, openapi|swagger|spec|contract ...
        diverge*|differ*|identical, field* ... example values in tests,
        pr|mr|ticket|issue|story|commit description*, documented in the
        changelog|readme|release|wiki|handbook|runbook, according to|per|following ...
        specification, according to ... specification, manual ... testing|tests|test|check
        via|with|in|through swagger|postman|redoc, documented
        maximum|minimum|limit|convention*|standard*|rules|guideline*|process|policy,
        identifiers|identifier ... validated, hardware|printer|device|laptop|server|room
        spec|specs, spec|specification ... ordered|hardware, contract documented ...
        legal|supplier|vendor, employment|rental|supplier|supply|maintenance|framework|lease
        contract*, contract with, spec* ... red|green|rspec, spec to|for the test*|suite, hard
        coded sample responses, expected response shape, equals what ... serve*"""
    )
    Parameters = OpenApiParameters
    judging = ("described", "answers", "errors", "examples")

    @classmethod
    def thresholds(cls, text: str) -> dict[str, Any]:
        """Read whether a line asks for a valid document alone, and whether for examples."""
        lowered = text.lower()
        found: dict[str, Any] = {}
        if re.search(r"\bvalid|\blint", lowered) and not _MORE.search(lowered):
            found = {"described": False, "answers": False, "errors": "none"}
        if re.search(r"\bexamples?\b", lowered):
            found["examples"] = True
        return found

    def look_up(
        self,
        repository: Repository,
        parameters: OpenApiParameters,  # noqa: ARG002
    ) -> Mapping[str, Any]:
        """Find the documents that are kept in the repository."""
        return {
            "kept": [
                {
                    "path": one.path,
                    "raw": one.document.raw,
                    "servers": list(one.document.servers),
                    "named": bool(repository.document),
                }
                for one in committed(repository)
            ]
        }

    def judge(
        self, observations: Sequence[Observation], survey: Survey, parameters: OpenApiParameters
    ) -> Outcome:
        """Decide from the document."""
        seen = observations[0] if observations else {}
        raw, source, servers = _chosen(seen, survey)
        if raw is None:
            return _none(seen, survey)
        asked = Asked(
            described=parameters.described,
            answers=parameters.answers,
            errors=parameters.errors,
            examples=parameters.examples,
        )
        found = [*validity(raw), *rules(raw, seen.get("names", {}), asked), *addresses(servers)]
        return _outcome(raw, source, found, notes=() if seen else (_UNREACHED,))


_UNREACHED = "no host was there: the document in the repository was read, not the application's"


def _chosen(
    seen: Mapping[str, Any], survey: Survey
) -> tuple[Mapping[str, Any] | None, str, Sequence[str]]:
    """Return the document that counts, where it comes from, and its servers."""
    if seen.get("document"):
        return seen["document"], seen["source"], seen["servers"]
    best = nearest(survey.files.get("kept", ()), [*survey.operations, *survey.exercised])
    return (best["raw"], best["path"], best["servers"]) if best is not None else (None, "", ())


def _none(seen: Mapping[str, Any], survey: Survey) -> Outcome:
    routes = seen.get("routes", ())
    if not seen:
        return Outcome(
            status=Status.INCONCLUSIVE,
            summary="no host to ask, and no document in the repository",
            advice=survey.advice or NAME_IT,
        )
    if routes and all("graphql" in route.lower() for route in routes):
        return Outcome(
            status=Status.NOT_APPLICABLE,
            summary=f"the application serves GraphQL alone: {', '.join(routes)}",
        )
    if not routes:
        return Outcome(
            status=Status.INCONCLUSIVE,
            summary="no document was found where frameworks serve it",
            advice=NAME_IT,
        )
    finding = Finding(
        what="the application has no API document",
        where="the application",
        measured=f"{len(routes)} routes, and neither a document made of them nor one in a file",
        expected="an OpenAPI document",
        remedy=f"Write or generate one, and keep it in the repository. {NAME_IT}",
    )
    return Outcome(status=Status.FAILED, summary=finding.what, findings=(finding,))


def _outcome(
    raw: Mapping[str, Any], source: str, found: Sequence[Breach], notes: tuple[str, ...]
) -> Outcome:
    broken = [one for one in found if not one.note]
    total = len(Reader(raw).operations())
    version = raw.get("openapi") or raw.get("swagger")
    counts = Counter(one.rule for one in broken)
    told = (*notes, *dict.fromkeys(one.what for one in found if one.note))
    measures = {"operations": total, "version": version, "rules": dict(sorted(counts.items()))}
    if not total:
        return Outcome(
            status=Status.INCONCLUSIVE,
            summary=f"{source} names no operation",
            advice=NAME_IT,
            measures=measures,
        )
    if not broken:
        return Outcome(
            status=Status.PASSED,
            summary=f"{source}: OpenAPI {version}, {total} operations, no rule is broken",
            notes=told,
            measures=measures,
        )
    rules_broken = ", ".join(f"{rule} ({count})" for rule, count in counts.most_common())
    return Outcome(
        status=Status.FAILED,
        summary=f"{source}: {rules_broken}",
        findings=tuple(_finding(one, source) for one in broken),
        notes=told,
        measures=measures,
    )


def _finding(breach: Breach, source: str) -> Finding:
    return Finding(
        what=breach.what,
        where=breach.operation or f"{source}#{breach.pointer}",
        measured=breach.measured,
        expected=f"{breach.expected} ({breach.rule})",
        remedy=breach.remedy,
        detail=f"{source}#{breach.pointer}",
    )
