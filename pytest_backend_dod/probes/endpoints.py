"""The endpoints probe."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..checklist.matching import parted
from ..checklist.thresholds import percentage
from ..hosts.interface import Host, Survey, Todo
from ..model import Outcome
from ..parameters import parameter
from ..project.openapi_operations import alike, prefixes, shifted
from .endpoint_judging import decide
from .endpoint_requests import Asker
from .interface import LiveProbe, Observation, Role

MOST_ASKED = 500
"""Operations that are asked for by a request of their own."""


@dataclass(frozen=True, kw_only=True)
class EndpointsParameters:
    """Parameters of the endpoints probe."""

    implemented: bool = parameter(True, "Whether each documented operation must be served.")
    documented: bool = parameter(
        True, "Whether each served operation must be documented, where there is a document."
    )
    tested: float = parameter(
        100.0, "Share of operations that a test must have used with success; 0 for none.", unit="%"
    )
    exclude: tuple[str, ...] = parameter(
        (), "Operations or paths left out, such as `GET /internal/*` or `/legacy/*`."
    )


class Endpoints(LiveProbe[EndpointsParameters]):
    """Every endpoint is implemented, documented and tested.

    What it proves: what the document names is served, what is served is documented, and each of
    these operations was used with success (2xx or 3xx) by the project's own tests.

    What it cannot see: whether a test checked what it got; routes of an application that tells none
    and names them in no document.

    How it decides: operations are those of the document and the routes of the application:
    included routers, mounts, blueprints and URLconfs too. A documented operation without a route is
    asked for by a request; its answer is compared with that of a path that nobody serves, so that a
    404 for a thing that does not exist is none for the route. Left out are HEAD and OPTIONS, pages
    about the API, static files, endpoints for health and metrics that are not documented, and what
    a library serves. What is kept out of the document on purpose is noted.
    Failed: an operation that is documented and not served (404, 405, 501), served and not
    documented, or that no test used with success. Inconclusive: no operation is known, no request
    of the suite was seen, only a part of the suite ran, or a request could not tell.
    Without a document, routes are held against the tests alone, and it says so.
    """

    name = "endpoints"
    phrases = parted(
        """no route ... 501, endpoint*|route*|operation*|resource* ...
        implement*|exist|exists|existing|complete*, endpoint*|route*|operation* ...
        available|registered|reachable|respond|responds|answer*, endpoint*|route*|operation* ...
        covered|exercised|called|wired|mounted|functional|live, implement*|expos*|deliver* &
        endpoint*|route*|operation*|handlers, test* & endpoint*|route*|operation*, endpoint* ... in
        place, api|apis implement*|works|work|complete|completed|functional, api* ... implemented,
        implement* ... api|apis, crud ... implement*|complete*|work*, get|post|put|patch|delete ...
        200|201|202|204, endpoints creados|implementados|desarrollados|probados, endpoints
        implementes|testes, endpoints umgesetzt|implementiert|getestet|vorhanden, エンドポイント
        ... 実装, api ... 実装, 接口 ... 实现, 接口 ... 完成, 所有 接口, 엔드포인트* ... 구현*, api
        ... 구현*, endpoint* ... trien khai|hoan thanh, endpoint*|route*|operation*
        work|works|working|done|finished|exposed|functional, endpoint*|route* ...
        correct|expected|right|proper|real data|response*|result*|payload*,
        get|post|put|patch|delete ... works|implemented|creates|returns ...
        list|object|data|resource*|record*, crud, rest|http api|endpoint* ...
        ready|implemented|done|complete*|available|works, endpoint*|route* ... implemented,
        all|every endpoint*|route*|operation* ... present|there|served|tested, no
        endpoint*|route*|operation* ... missing|stub*|stubbed|501|unimplemented,
        unimplemented|missing endpoint*|route*|operation*|handlers, 501|501s, not implemented
        responses, controller*|handler* ... implemented|written|registered, endpoints
        implemented|reachable|callable, smoke test* ... endpoint*|route*,
        endpoint*|operation*|route* ... called|invoked|hit|requested ... test*|once|suite,
        resource* ... created|read|updated ... deleted, create|read|update delete, create read
        update, business logic ... endpoint*, endpoints creados|listos|terminados|funcionan,
        rotas|endpoints implementad*|funcionando|prontos, routes implementees|disponibles, routen
        implementiert, 接口 ... 可用, 所有 接口 ... 正常, api ... 开发 完成, エンドポイント ...
        動作|動作する, エンドポイント が, alle endpunkte|endpoints ...
        umgesetzt|implementiert|erreichbar|getestet|funktionieren, get|post|put|patch|delete ...
        implement*|works|available|complete, get post put ..., supported on|by ...
        endpoint*|route*, endpoint*|route* ... support*, filter*|sort*|search* ... endpoint*,
        handlers|controllers|routes|views wired|mounted|registered|hooked,
        get|head|post|put|patch|delete ... supported|implemented|available, endpoint*|route*
        for|of|to ... work|works|exist|exists|available|implemented,
        login|logout|register|registration|password ... work|works|implemented,
        resource*|operation*|path*|endpoint*|route* ...
        served|present|provided|delivered|supported|live, endpoint*|route*|operation*|handler* ...
        return*|serve* ... mock|dummy|fake|canned|static|hardcoded data|values|response*|answers,
        get|post|put|patch|delete ... responds|respond, endpoint*|route* path*|method*|url* ...
        correct|match*|right|catalog|agreed, route|routes|handler|handlers|controller|controllers
        ... work|works|created|implemented|registered|correctly, controller actions, crud
        work*|complete|operations, 全 エンドポイント, 全 ての エンドポイント, url patterns, views
        and url*, unimplemented endpoint*|route*|operation*|in|path*|handler*,
        spec|contract|openapi|documented ... unimplemented, get|head|post|put|patch|delete ...
        returns the|one|all|its|created|updated, operation*|endpoint*|route* ... has|have ...
        handler|handlers|implementation, api calls ... live|work|available, create|add|creat* ...
        read|list|get|view|fetch|search ... update|edit|change|modify ... delete|remove|cancel,
        created|added ... listed|read|fetched|viewed|queried ... changed|updated|edited ...
        removed|deleted, listed|read|fetched|viewed|queried ... created|added ...
        changed|updated|edited ... removed|deleted, create update delete, list create
        update|delete, endpoint*|route*
        receives|creates|lists|deletes|updates|stores|processes|delivers|provides|offers, api calls
        work|live|implemented|available|possible, handler|handlers|controller|controllers
        exist|exists|present, no 404|404s ... documented|planned|specified|declared|described
        path*|route*|operation*|endpoint*, operation*|path|paths|route|routes|endpoint|endpoints
        has|have|without|lacks|gets|with|bound|mapped|connected ...
        handler|handlers|implementation|controller|controllers, operation* without|lacking,
        operationid* ... handler*|function*|method*,
        handler|handlers|router|routers|controller|controllers ... wired|mounted|hooked,
        rest|http|api|soap|json interface|api|service
        built|developed|delivered|completed|finished|done|created|exposed|usable|functional,
        interface|interfaces|api|apis for|of ...
        built|developed|delivered|completed|finished|usable|functional|implemented, api|apis
        finished|delivered|built|developed|usable|ready, endpoint*|route*|operation*
        behave|behaves, behave*|behaviour|behavior of ... endpoint*|route*|operation*,
        called|tried|invoked|requested|exercised|curled every|each|all new|changed|documented|of
        endpoint*|route*|operation*, called|tried|invoked|requested|exercised|curled|try|call
        every|each|all|the endpoint*|route*|operation*, endpoint*|route*|operation* ...
        tried|curl|httpie, endpoint|endpoints|routes|operations verified|checked,
        grpc|rpc|rpcs|soap method*|service|services|call|calls|server
        implement*|work*|done|complete*|available|finished, rpc|rpcs ... implemented, rpcs, grpc
        methods, controllers ... in place, endpoint|endpoints|route|routes|operation|operations
        for|to ... added|built|created|delivered|done|ready|finished, endpoint*|route*|operation*
        added|built|created|delivered|ready|finished|developed|coded|deployed, endpoint|route
        to|for
        create*|list*|delet*|updat*|fetch*|cancel*|search*|upload*|download*|export*|import*,
        login|logout|signup|up|registration|refresh available|exposed|callable, signup|up|login ...
        refresh|logout available|work|works|implemented|exist*, filter*|sorting on ... work|works,
        cada|todas|todos|las|los|nuevas|novas|toda|todo ruta|rutas|rota|rotas,
        rutas|endpoints|rotas|operaciones|operacoes ...
        implementad*|accesible*|acessive*|disponible*|disponive*|responden|respondem|funcionan|funcionam|funcional*|listos|prontos,
        chaque|toutes les|tous les route|routes|endpoint|endpoints|operation, routes|endpoints ...
        implementes|implementees|accessibles|disponibles|fonctionnels|fonctionnelles|repondent|fonctionnent,
        routen|endpunkt|endpunkte|endpoints ...
        umgesetzt|implementiert|erreichbar|vorhanden|fertig|angelegt|funktionieren|antworten|bereit,
        no dead|missing|orphaned|placeholder route*|endpoint*, url|urls|uri|uris|paths ...
        served|mounted|routed, router ... knows|registered|includes|lists, new resource* ...
        available|implemented|exposed,
        bulk|batch|search|export|import|upload|download|report|webhook
        endpoint|endpoints|route|routes, verbs|methods of ... resource|api, api|apis is|are
        complete|finished|done|usable|delivered|implemented|built|developed, post|put|patch ...
        accepts|creates|stores, delete ... removes|deletes ... record*|resource*|row*|entr*,
        nothing|none ... route*|endpoint*|operation* ... missing, resource|resources ...
        verbs|methods, operation id|ids ... handler*|function*|method*, maps|map|mapped|points to
        ... handler|handlers|controller, no|none operation*|route*|endpoint* ... left
        out|forgotten|off, every|each|all path|paths|operation|operations ... called by|in, can be
        created changed|updated|edited, path*|operation* in the spec ... called|tested|hit,
        every|each path|route|operation in the spec|document|contract has, path*|route* ...
        has|have a|its handler|handlers, get|post|put|patch|delete ... exist|exists|implemented,
        planned|specified|agreed|promised route*|endpoint*|operation* missing, no ...
        route|endpoint|operation missing, no missing route*|endpoint*|operation*, return|returns
        real data"""
    )
    excludes = parted(
        """health|liveness|readiness|ready|metric*|metrics|status|ping|deprecated|check
        endpoint*|route*, on|across|at|to|from|by|via|of all|every|each|the|new|any|non|public
        endpoint*|route*, on|across|for|protect* all|every|each|non|the
        public|private|sensitive|protected endpoint*, for|on|to|protect*
        public|sensitive|protected|private|auth*|login|list|read|write endpoint*,
        on|for|of|in|from|to endpoint*|routes, on non public routes, existing api*, api
        documentation|docs|spec|keys|version* ... implemented, list endpoint*, n 1 ... endpoint*,
        page size*|pagination ... endpoint*, public get routes, internal|admin|test endpoint*,
        operations health|metrics|runbook*|alerts|monitoring|logs|dashboards|on|backup*,
        implemented|added|enabled|configured|enforced|applied|set for|on|to|across
        new|all|every|each|public|the|any|changed|write|list|read endpoint*|route*|operation*, 接口
        ... 限流, 接口 ... 认证, 接口 ... 鉴权, 接口 ... 文档, delete twice, endpoint* ... rate
        limited|limit*, endpoint* ... right|correct|proper|documented status*|http|code*, all|every
        endpoints ...
        require*|need*|protected|authenticat*|documented|paginat*|validat*|respond*|return*|answer*|log|logs|logged|logging|trace*,
        endpoint* ... returns|return ... within|under|below|ms, endpoint protection, api gateway*,
        api keys ... works, api ... works ... without, load balancer ... endpoint*, endpoint* ...
        answer*|respond* ... within|ms|below|under|status*, endpoint* ...
        secured|protected|authenticated, health|metrics|ready|live|readiness|liveness|status|probe
        endpoint*|route*|operation* ...
        exist*|return*|respond*|implement*|exposed|available|reachable|works|work|200, crud
        permissions, answer*|respond*|return* 401|403|404|400|409|422|429, endpoint* ... support
        ... pagina*|idempot*|caching|etag*, 健康 检查 接口, endpoint*|route* ... secured|protected,
        health|metrics|liveness|readiness|actuator ... endpoint*|route*
        reachable|available|exist*|exposed|respond*|work*|up, no route|endpoint ... without,
        reachable|accessible|available without, docs|documentation|reference|spec for|of ...
        api|apis complete, login|signin|admin login works and, login works and sets|set|returns,
        over https|tls|ssl|http, handler|handlers ... exception*|error*|signal*|event*|message*,
        route|routes|handlers ... error*, endpoints|routes|api|apis ... over https|tls|ssl,
        logs|log|logging|metrics ... expose*, load test*, hot routes, エンドポイント に 認証,
        protected endpoints, all endpoints ... naming|casing, naming ... endpoints, todo or|and
        unimplemented, or|and unimplemented ... left, todo|fixme ... unimplemented,
        delivery|bus|delivering|shipping|escape|hiking|flight|bike|train|truck|van|tram|school|walking|career
        route*, route|routes of ... van*|truck*|driver*|bus*, route|routes ... map|planner|maps,
        create|add|rename ... delete|remove ...
        ui|screen|folders|frontend|page|app|form|dialog|menu, endpoint*|route* ... not|never
        publicly|public|reachable|accessible|exposed|available, endpoint*
        security|agent*|device*|management,
        docs|documentation|guide|sdk|client|keys|tests|mock|mocks|reference|tutorial|changelog|dashboard|limits
        for|of|to|on the|our|new|public|partner api|apis|interface,
        docs|documentation|guide|keys|mock|mocks|reference|tutorial|limits for|of|to|on api|apis,
        endpoint*|route*|operation* for
        health|metrics|liveness|readiness|monitoring|probes|prometheus,
        index*|policy|policies|limits|limit|alert*|log|logs|auth|guards|guard|rules ... for|on|to
        ... endpoint|endpoints|route|routes, user|graphical|web interface, user|graphical
        interface*, sso|single sign up, undocumented|unused|obsolete|old|legacy|deprecated
        endpoint*|route*, endpoint*|route*|operation* checked|verified for|against|by, call
        center*|centre*, emergency|rescue|bank operation*, marketing ... route*, todo ...
        unimplemented, delete|remove ... screen|ui|frontend|page|dialog|menu|mask, make the
        endpoint answer, operations remain available, deprecated operations, login still works,
        still works after, expected response shape, dlq routes, operation|endpoint|route has|have
        an|a example|summary|description|tag, agree ... every operation, implementation agree*"""
    )
    Parameters = EndpointsParameters
    stage = 12
    judging = ("implemented", "documented", "tested", "exclude")

    @classmethod
    def thresholds(cls, text: str) -> dict[str, Any]:
        """Read which of the three a line asks for; a line that names none asks for all."""
        lowered = text.lower()
        tested = bool(re.search(r"\b(un)?test|\bcovered\b|\bexercis", lowered))
        implemented = bool(
            re.search(
                r"\bimplement|\bexist|\bwork|\bavailable|\bregistered|\breachable|\bserved|\bcomplete"
                r"|\b404|\b405|\b501",
                lowered,
            )
        )
        # What is served and stands in no document is nobody's implementation of anything.
        documented = (
            implemented or "document" in lowered
        ) and "documented operation" not in lowered
        if not (tested or documented or implemented):
            return {}
        share = percentage(text)
        return {
            "implemented": implemented,
            "documented": documented,
            "tested": (share or 100.0) if tested else 0.0,
        }

    def roles(
        self,
        operations: Sequence[str],  # noqa: ARG002
        parameters: EndpointsParameters,  # noqa: ARG002
    ) -> Sequence[Role]:
        """Any host will do."""
        return [Role(name="endpoints")]

    def experiment(
        self,
        host: Host,
        todo: Todo,  # noqa: ARG002 - one question, whatever the operation
        parameters: EndpointsParameters,  # noqa: ARG002 - they matter to the judgement alone
    ) -> Iterable[Observation]:
        """Note document and routes; ask for what is documented and has no route."""
        facts, document = host.facts, host.facts.document
        documented = document.operations if document is not None else ()
        accepted = {alike(operation) for operation in host.controls}
        prefix = prefixes(documented, [*facts.routes, *accepted])
        served = accepted | {alike(operation) for operation in facts.routes}
        asked: dict[str, Any] = {}
        if document is not None:
            asker = Asker(host, document, prefix)
            lacking = [one for one in documented if shifted(one, *prefix) not in served]
            asked = {operation: asker.ask(operation) for operation in lacking[:MOST_ASKED]}
        yield {
            "role": "endpoints",
            "source": document.source if document is not None else "",
            "documented": list(documented),
            "prefix": list(prefix),
            "routes": list(facts.routes),
            "handlers": {name: dict(one) for name, one in facts.handlers.items()},
            "accepted": sorted(accepted),
            "asked": asked,
        }

    def judge(
        self, observations: Sequence[Observation], survey: Survey, parameters: EndpointsParameters
    ) -> Outcome:
        """Decide from document, routes and the operations that the suite used."""
        return decide(observations, survey, parameters)
