"""The schema-drift probe."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..checklist.matching import parted
from ..hosts.interface import Survey
from ..model import Outcome
from ..parameters import parameter
from ..project.committed import committed
from ..project.repository import Repository
from .contract import ContractProbe
from .drift_judging import decide
from .interface import Observation


@dataclass(frozen=True, kw_only=True)
class SchemaDriftParameters:
    """Parameters of the schema-drift probe."""

    committed: bool = parameter(False, "Whether a document must be kept in the repository.")
    statuses: str = parameter(
        "all",
        "Which statuses that the suite saw must be declared: `all` but those that any operation may"
        " give (405, 429, 5xx, 401 and 403 where credentials are asked for), or `success` alone.",
        choices=("all", "success"),
    )
    exclude: tuple[str, ...] = parameter(
        (), "Operations, paths or JSON pointers left out, such as `/legacy/*`."
    )


class SchemaDrift(ContractProbe[SchemaDriftParameters]):
    """The committed document, the application's own and its answers agree.

    What it proves: the document in the repository names the same operations, parameters, bodies,
    statuses, properties, types and required parts as the one the application makes; the suite saw
    no status that is not declared; a sample of the suite's own answers (three for each operation
    and status) fits the declared schemas.

    What it cannot see: operations and statuses that no test meets, where the application makes no
    document; answers of a server in another process.

    How it decides: both documents are read with references followed and `null` told apart, so that
    two ways of writing the same are no difference. Failed: a difference, an undeclared status, an
    answer that breaks its schema, each with the place in the document. Noted: descriptions, titles,
    examples, formats, bounds, headers, lists of more than 50 values, which often come with an
    installed library. Without a committed document the application's own is held against the
    answers, and it says so. Inconclusive: nothing to compare. Not applicable: the application makes
    no document and the repository keeps none.

    Source: OpenAPI Specification; JSON Schema 2020-12, draft 4 for older documents.
    """

    name = "schema-drift"
    phrases = parted(
        """response* match ... contract, schema|contract|types ... regenerat*,
        openapi|swagger|spec|specification|schema ... committed, openapi|swagger|spec ... checked
        in, openapi|swagger|spec|contract|documentation|docs ... synchron*|out of
        date|stale|diverge*, openapi|swagger|spec|specification|contract|schema|docs
        match|matches|agree*|reflects, openapi|swagger|spec|contract|schema ...
        match|matches|agree|agrees ... implement*|code|app*, openapi|swagger|spec|contract|schema
        ... match|matches|reflects ... running|behavio*|served,
        implement*|code|routes|app*|response* ... match|matches|agree* ...
        spec*|contract|openapi|swagger, generated client*|sdk*|types|code|stubs, client* ...
        regenerat*, sdk ... regenerat*, contract ... agree*, undocumented
        endpoint*|route*|operation*, diverge*|differ*|deviat*|disagree* ...
        openapi|swagger|spec|contract|docs|implementation, generated ... openapi|swagger|spec ...
        committed|checked|identical|same|no diff, undocumented
        route*|endpoint*|parameter*|field*|operation*|status*, response* ... documented|declared
        schema*, spec*|contract ... matches|reflects|mirrors|equals ...
        reality|running|actual|server|service, contract first ... enforced, code and
        spec|docs|openapi|documentation, spec|docs|openapi and code|implementation|server,
        implementacion ... openapi|contrato|especificacion, coincide* ...
        openapi|swagger|especificacion|contrato, correspond* ...
        openapi|swagger|contrat|specification, ubereinstimm* ... openapi|spezifikation, stimm* ...
        openapi|spezifikation|uberein, 实现 ... 文档 ... 一致, 文档 ... 实现 ... 一致, 文档 ...
        代码 ... 一致, 仕様 ... 一致, 実装 ... 一致, openapi|swagger|spec|contract|docs|document
        ... diverge*|differ*|deviat*|disagree*|identical|drift*,
        api|server|service|implementation|backend|responses ... conform*|adhere*|match*|compl* ...
        openapi|swagger|spec|specification|contract, swagger|openapi|api|spec
        doc|docs|documentation|file reflects|matches|mirrors, generated from ...
        spec|openapi|contract|swagger, committed|checked openapi|swagger|spec|schema|contract ...
        equal*|identical|match*|same|differ*|current|fresh, generated ... equal*|identical ...
        committed|checked, openapi*|swagger*|spec*|contract*|schema* ...
        equal|equals|identical|corresponds|correspond|mirrors ...
        generated|code|served|running|implementation|build|export*|runtime, response|responses
        bod*|payload* ... match*|conform*|agree*|fit* ... schema*|contract|spec*|openapi,
        response|responses ... match|matches|agree|fit|fits ... schema|schemas|json,
        response*|responses|answers|payloads ... against ... contract|spec|openapi|specification,
        schema|spec|specs|openapi|swagger|document*|contract*|api|model*|migration*|database &
        drift*, no drift, drift check*|detection|test*|free, dtos|dto|models match* ...
        contract*|spec|document*, dto* class*|classes|model* match*, dto* ... match* ...
        spec|contract|contracts|document, served ... equals|identical|matches committed|checked,
        equals the committed|checked, identical to the committed|checked,
        spec|specs|contract|contracts|openapi|swagger|schema|schemas|client|clients|types|sdk|dto|dtos|stubs|models|api|yaml|json|interface
        ... in sync, in sync with|and ...
        code|implementation|spec|contract|schema|routes|openapi|swagger|server|backend|service|each|one,
        spec|contract|openapi|swagger|code|implementation out of sync,
        implementation|code|service|backend|server|app|api|handlers|routes|endpoints|controllers
        follow|follows|obeys|obey|honours|honors|respects|respect|sticks|stick|adheres|adhere|implements|implement|fulfils|fulfills|satisfies|satisfy
        ... contract|spec|specification|openapi|swagger,
        api|apis|endpoint*|service|server|route*|operation*|response*
        behave*|work|works|respond*|answer*|act|acts|react*|looks|look as|exactly|like
        as|documented|specified|promised|described|in|the, what|as|than the|our|its
        spec|contract|swagger|openapi|specification ...
        says|promises|describes|states|declares|defines|claims|allows|permits|prescribes|knows, as
        promised|declared|specified in|by|per the|our|openapi|spec|contract,
        response*|answers|payloads|outputs ... conform*|adhere*|compl*|obey*|honour*|valid ...
        schema*|contract|spec|specification|openapi,
        spec|contract|docs|documentation|swagger|openapi does|do not
        know|mention|contain|list|describe|have|allow|declare|cover, unknown to the
        spec|contract|schema|openapi, not|never in|part|covered|declared|described|listed|mentioned
        in|of|by|the the|our|spec spec|contract|swagger|openapi|specification, not|never in the|our
        spec|contract|swagger|openapi|specification, dredd, prism
        proxy|reports|finds|validation|run|check*, specmatic, optic ci|diff|check*|capture,
        committee gem|middleware, spec|contract|docs|swagger|openapi|document ...
        describes|shows|says|states|documents|reflects|reflect|tell|tells|what|only
        actually|really|what|truth|reality, describes what ...
        deployed|running|implemented|served|does|code, what ... actually|really
        served|deployed|running|implemented|returned,
        code|implementation|app|service|api|server|backend|routes|responses|controllers|handlers
        ... contract|spec|openapi|swagger|specification ...
        step|same|aligned|agree|agrees|agreement|parity|lockstep|tie|equal|identical|mismatch*|coincide|consistent|congruent,
        contract|spec|openapi|swagger|specification ...
        code|implementation|app|service|api|server|backend|routes|responses|controllers|handlers
        ...
        step|same|aligned|agree|agrees|agreement|parity|lockstep|equal|identical|mismatch*|coincide|consistent|congruent,
        docs|documentation and the api|implementation|server|service|routes ...
        same|agree|match|aligned|identical|consistent,
        mismatch*|discrepanc*|gap|gaps|difference*|deviation*|deviations|divergence*|inconsistenc*
        between|from|to|with|of ... spec|contract|openapi|swagger|documented, deviat* ...
        spec|contract|openapi, spec|specs|contract
        comparison|comparisons|parity|conformance|compliance|fidelity|divergence, compar* ...
        spec|openapi|contract|swagger ...
        running|code|app|implementation|generated|served|committed|service|routes|live, compar* ...
        running|code|app|implementation|generated|served|committed|live|routes ...
        spec|openapi|contract|swagger, spec|contract|schema comparison, spec diff
        job|check*|step|is|empty|clean|green,
        served|running|live|generated|exported|emitted|runtime|dumped
        schema|spec|document|openapi|swagger ...
        equal*|same|match*|identical|agree*|differ*|corresponds|committed, in the
        spec|contract|swagger ... in the|our code|app|implementation|router|service, in the
        code|app|implementation|router ... in the|our spec|contract|swagger|openapi,
        serves|exposes|offers|provides|returns|implements exactly|only|nothing ...
        spec|openapi|contract|documented|yaml|swagger, exactly what|the|as ...
        openapi|spec|contract|swagger,
        endpoint*|route*|path|paths|implementation|fields|parameters|handlers|responses|models|types|payloads
        ... match|matches|follow|follows|mirror|mirrors|agree|agrees|correspond|corresponds ...
        contract|spec|openapi|swagger|specification|documented, regenerat*|regenerating ...
        no|without|empty|clean|zero diff|difference*|change*|changes, generat* ... git diff,
        openapi|spec|swagger|schema ... no|zero|without|empty|clean diff|differences, git diff ...
        openapi|spec|schema|generated, stale openapi|swagger|spec|client*|contract|schema,
        coincid*|concuerd*|correspond* ...
        contrato|codigo|especificacion|especificacao|implementacion,
        contrato|especificacion|especificacao|openapi|documentacion ...
        codigo|implementacion|implementacao|api|servidor ...
        coincid*|correspond*|alinead*|alinhad*|sincroni*|concuerd*,
        cumple*|sigue*|respeta*|segue*|cumpre*|respeita* ...
        contrato|especificacion|especificacao|openapi, conforme*|respecte*|suit ...
        contrat|specification|spec|openapi, spezifikation|vertrag|openapi|spec|kontrakt ...
        code|implementierung|api|dienst ... uberein*|passen|gleich|identisch|decken,
        code|implementierung|api|dienst ... spezifikation|vertrag|openapi|spec ...
        uberein*|passen|gleich|identisch|entspr*|decken, entspricht|entsprechen|halt|folgt ...
        spezifikation|openapi|spec|vertrag, contract|spec|schema|openapi conformance|compliance,
        conformance test*|check*|suite ... spec|openapi|contract|api, api conformance, spec is the
        truth, single source of truth ... contract|spec|openapi|schema,
        spec|contract|openapi|swagger ... really|actually|truly ...
        does|serves|returns|runs|answers|deployed,
        answer*|response*|payloads|output|outputs|body|bodies fit|fits|match|matches|follow|follows
        ... documented|declared|published|described|promised
        model*|schema*|shape*|structure*|type*|format*|fields,
        spec|contract|docs|schema|swagger|openapi ... same story, hand written|edited|edits ...
        spec|openapi|generated, route*|endpoint*|code|api|implementation ... without ...
        changing|change|touching|updating|adapting ... contract|spec|openapi|swagger,
        spec*|contract|openapi|swagger|document ... compared ...
        ci|pipeline|build|code|routes|app|every, spec*|contract|openapi|swagger ...
        routes|code|implementation|app|answers|responses ... compared|diffed|checked against|cross
        checked, only|exactly ... documented|declared|specified
        fields|properties|routes|endpoints|attributes, what we|it|service|api|server ...
        serve|serves|return|returns|deliver|delivers|answer|answers ...
        documented|promised|described|specified, validated against the published|committed|deployed
        schema|spec|document|contract, spec|document|contract and the code differ|diverge|disagree,
        compiles against the committed|published, matches|match what the server|service|api|code
        really|actually, leaves|leave the tree|working|worktree|repo clean, git diff exit code,
        regenerated spec*|schema*|document*|client*, 예시 ... 응답 ... 일치, expected response
        shape, contract deltas, spec|schema|contract|openapi|document equals|equal, equals what ...
        serve*|return*|implement*, 실제 ... 일치, regenerat* & commit*, regenerat* ... together
        with the code"""
    )
    excludes = parted(
        """data drift,
        configuration|config|infrastructure|migration*|model|database|terraform|clock drift, models
        ... in sync, migrations ... in sync, translation* ... in sync, board ... in sync, drift ...
        infrastructure, product spec*, functional spec*, design spec*, lock
        file*|lockfile*|manifest* ... in sync, in sync with
        manifest|lock*|translation*|design|master|main|upstream|branch|jira|figma,
        architecture|code|design|translation*|docs|documentation in sync, docs ... in sync with
        code, generated client* ... compile*|works|work, response*|responses|answer*|answers ...
        conform*|comply|complies ... openapi|swagger|schema|document|spec*|contract,
        documented|described|agreed convention*|standard*|rules|guideline*|policy|process|style,
        follow* ... convention*|guideline*|style, agreed|agree with|upon|on|between
        the|mobile|frontend|customer|client|partner|team|all, contract|interface agreed,
        contract|interface|spec ... agreed with|by|between|upon|on,
        documents|calendars|contacts|clocks|calendar|files|folders|translations|teams|boards in
        sync, matches the mockup*|mock*|design*|figma, contract ...
        supplier|renewed|signed|lawyer*|employment, same page, accepted as,
        handbook|mockup*|manual|help|concept, payloads|examples valid against the schema"""
    )
    Parameters = SchemaDriftParameters
    judging = ("committed", "statuses", "exclude")
    samples = True

    @classmethod
    def thresholds(cls, text: str) -> dict[str, Any]:
        """Read whether a line asks for a document in the repository."""
        kept = re.search(r"\bcommitted|\bchecked in\b|\bregenerat|\bin the repo", text.lower())
        return {"committed": True} if kept else {}

    def look_up(
        self,
        repository: Repository,
        parameters: SchemaDriftParameters,  # noqa: ARG002
    ) -> Mapping[str, Any]:
        """Find the documents that are kept in the repository."""
        named = bool(repository.document)
        return {
            "kept": [
                {"path": one.path, "raw": one.document.raw, "named": named}
                for one in committed(repository)
            ]
        }

    def judge(
        self, observations: Sequence[Observation], survey: Survey, parameters: SchemaDriftParameters
    ) -> Outcome:
        """Decide from the documents and the answers."""
        return decide(observations[0] if observations else {}, survey, parameters)
