"""Properties of a running service that lines ask for and that have no probe yet."""

from __future__ import annotations

from collections.abc import Mapping

from .topic import Topic
from .topic import topic as _topic

OPERATIONS: Mapping[str, Topic] = {
    "configuration": _topic(
        """environment|env variable*|var*|config*|settings|specific|file|files, env vars, dotenv,
        config*|setting* &
        environment|env|documented|validat*|checked|externali*|startup|start|typed, from
        environment|env, from the environment, loaded from environment, env
        example|sample|template, required|new|missing variable*|setting*|env, variable* ...
        documented|example, 12|twelve factor, not hard|hardcoded coded, missing|invalid|wrong|new
        config*|setting*, debug mode|flag, debug ... off|disabled|false, debug false,
        hard|hardcoded coded url*|config*|path*, hardcoded url*|config*|path*|value*|host*|port*,
        hard coded value*|host*|port*, configuration, config, feature|config toggle default*,
        variables de entorno, variaveis de ambiente, variables d environnement, umgebungsvariable*,
        konfiguration*, configuracion, configurac*, 環境 変数, 设定 文件, 环境 变量, 配置,
        環境變數, 설정*, 환경 변수*, 환경변수*, bien moi truong, cau hinh, settings ...
        environment|env|file*|documented|validated|typed, setting|option|flag ...
        documented|described, env sample|dist|template|local, mandatory|required|missing
        setting*|option*|config*, refuses to start, fails fast on|at ... start*|config*|missing,
        startup ... missing|invalid|validat*, app config*, per environment, environment specific,
        configmap*, config map*, values yaml, parameter store, debug toolbar,
        debug|verbose|development mode ... off|disabled|production|prod|false, flask debug, debug
        true, spring profile*, profiles per environment, hard|hardcoded coded
        ip*|address*|timeout*|domain*|endpoint*|number*, nothing hard|hardcoded, no hard|hardcoded,
        appsettings*, application yml|yaml|properties, configuration as code, configurable
        by|via|through|without, settings configurable, default settings documented|safe|production,
        values|hosts|urls|limits configurable, allowed hosts, check deploy, settings ...
        production|prod|module, manage py check, settings|setting|options ...
        file|files|environments|profiles|config|configurable|centralised|centralized|stage*, por
        entorno|ambiente, par environnement, pro umgebung, via|through|from|by|using
        settings|env|dotenv|environment|config ... env, node env, node env production,
        config*|setting*|option*|flag*|value* & sane|sensible|safe default*, defaults are
        sane|sensible|safe, sane|sensible|safe defaults for config*|settings|every|all, update env,
        env ... updated|production, database url, redis url, env url, trust proxy,
        url*|host|hosts|hostname*|ip|ips|path*|address*|port|ports|domain*|endpoint*|value*
        hard|hardcoded|baked|hardwired|coded,
        url*|host|hosts|hostname*|ip|ips|path*|address*|port|ports|domain*|dsn ...
        hard|hardcoded|baked|hardwired, no localhost, localhost left|in code|urls, default* make
        sense, default values|value sensible|sane|documented|safe|for,
        sensible|sane|secure|safe|reasonable|good defaults|default|fallback values|default,
        basesettings, helm values, port|ports|host|hosts|url|urls|dsn|values|value|address* ...
        configurable, adjustable|tunable|changeable|overridable|switchable without|by|via|through,
        can be set|overridden|configured|changed|switched without|via|through,
        stage|stages|production|prod|runtime|deployment|service|application|app|server
        settings|setting, only|just variables|settings|config* differ*|change*, flag*|toggle*
        default*, flag*|toggle* ... off by|as default, feature flag*|flags|toggle* ...
        documented|listed|default*, every|each|all|new|any|these|which setting|settings,
        setting|settings ...
        documented|listed|default*|sample|example|env|validated|checked|typed|read|loaded|come|comes|missing|required|mandatory|optional,
        no setting|settings without, every|each|all|new|no|any|missing|required
        option|options|parameter ... file|listed|documented|default*|sample|example|template|env,
        sample|example|template|dist config*|env|settings, config*|settings|env
        sample|example|template|dist|schema|reference|map, options
        typed|checked|validated|documented, verbose errors|error off,
        viper|konf|dynaconf|decouple|environ|envconfig|dotenv|direnv, env
        var|vars|variables|example|file, envs, ini|toml|yaml|properties file|files, environment
        by|through|from|via|variable*, differs|differ|vary|varies between|per|by
        stage*|environment*, stage specific, per stage|environment|tenant|deployment
        config*|settings, unknown|misspelled|wrong|unused|obsolete|dead|old
        setting*|option*|variable*|config*, django settings, rails credentials, ajustes|parametros
        de configuracion, reglages|parametres par|de, parametrage, einstellung*, parametriz*,
        konfigurierbar, configurable par|por, configuravel, hartcodiert*|hartkodiert*|fest
        verdrahtet|codiert, en dur, hardcodead*|quemad*, harcodead*, no hay|sin valores fijos|url*,
        without code change*|touching code|changing code|rebuild*|redeploy*|recompil*, no code
        change*, compiled|baked|burnt|burned in|into, environment|environments|stage
        names|name|checks|switches|specifics in|inside|out, in if statements, knob|knobs,
        injected|supplied|passed from|at outside|runtime|deployment|environment|env, differ ...
        from outside, settings|config* ... from outside, url|dsn|key|variable is|are not set, not
        set ... exit*|fail*|message|refuse*|abort*|start*, exit*|abort*|refuse*|fail* ... not
        set|missing, default* for|of every|each|all|new|optional
        settings|options|flags|setting|option|flag, config* ... validat*|fail*|startup|boot,
        without debug, no fixed address*|url*|host*|path*|port*|value*, can be
        the|a|an|our|its|each|every set|overridden|configured|changed|switched without|via|through,
        in the|a|an|our|its|each|every if statements, injected|supplied|passed from|at
        the|a|an|our|its|each|every outside|runtime|deployment|environment|env, differ ... from
        the|a|an|our|its|each|every outside, settings|config* ... from the|a|an|our|its|each|every
        outside, default* for|of the|a|an|our|its|each|every every|each|all|new|optional
        settings|options|flags|setting|option|flag, required|mandatory
        variable|variables|setting|settings, variable|variables|setting is|are missing,
        startup|start|boot fails when|if|without, pydantic|base settings""",
        """debug mode of the device, lint config*, linter config*, eslint config*, test config*, ci
        config*, pipeline config*, cors config*, logging config*, rate limit* config*, alert*
        config*, dashboard* config*, feature flag config*, pool config*, hardcoded
        credential*|secret*, env|environment file|files ... commit*, commit* ... env|environment
        file*, test environment*, staging environment*, preview environment*, secret* ...
        configuration, monitoring config*, secrets in config*, retries configured, timeouts
        configured, via|in|by|through|per config, no hard|hardcoded
        credential*|secret*|password*|key*|token*, no hard|hardcoded coded
        credential*|secret*|password*|key*|token*|api, no hard|hardcoded api|private, nothing
        hard|hardcoded secret*, hard|hardcoded coded credential*|secret*|password*|key*|token*|api
        key*, pipeline|ci environment, default page,
        test|staging|preview|demo|production|target|qa|uat|local|dev environment, 已 配置, 配置
        完成, 配置 好, 設定 済み, 設定 され, config*|settings|appsettings*|yaml|properties ...
        contain*|without|free|no|hold*|include* ... secret*|password*|credential*|key|keys|token*,
        no|without secret*|password*|credential*|key|keys|token* in ...
        config*|settings|appsettings*|yaml|properties, variables d environnement ... commit*,
        variables de entorno ... commit*|subid*, env vars|variables ... committed, public behavior
        config|configuration architecture, config architecture, hard coded ...
        key|keys|token|tokens|password|passwords|secret|secrets|credential|credentials, no
        connection string*, docker compose config,
        user|account|notification|profile|privacy|language|display|team|personal|browser|email|mail|phone|printer|repository|repo|project|ide|editor|compiler|app
        store|alarm|linter|lint|formatter|pool|tls|cors|retry|logging|log|cache|branch|bucket|security|sampling|alert
        setting|settings, settings page*|screen*|dialog*|menu*|tab*|view|endpoint*, setting
        up|goals|sun|expectations|priorities|the, configuration|config only, n a
        configuration|config, config|configuration|data driven,
        secret*|password*|credential*|token* anywhere|in ...
        config|configuration|settings|appsettings*, user* ... configurable|dashboard*, configurable
        dashboard*|widget*|report*|columns|by user*, timeouts configurable ... calls, settings of
        competitor*, can be set by user*|customer*, editorconfig, can be configured|changed|set by
        users|user|customers|admins|admin in|on|via|through ui|page|screen, code change*
        reviewed|tested|explained|approved|merged, no code change* without|after|during|in,
        payment|delivery|shipping|contact method|address, default
        payment|language|avatar|branch|reviewer|currency, built into the culture, values come from
        customer*, message ... not set up, api key* ... not set, deploy* without code freeze,
        secret*|password*|credential*|key|keys|token* ... baked|compiled|burned, settings of
        the|a|an|our|its|each|every competitor*, can be the|a|an|our|its|each|every set by
        user*|customer*, can be set by the|a|an|our|its|each|every user*|customer*, can be
        the|a|an|our|its|each|every configured|changed|set by users|user|customers|admins|admin
        in|on|via|through ui|page|screen, can be configured|changed|set by
        the|a|an|our|its|each|every users|user|customers|admins|admin in|on|via|through
        ui|page|screen, can be configured|changed|set by users|user|customers|admins|admin
        in|on|via|through the|a|an|our|its|each|every ui|page|screen, values come from
        the|a|an|our|its|each|every customer*, parameter|parameters in|of the
        spec|document|openapi, parameter* ... description|example, pool size, flag documented,
        upgrade notes ... key, feature flag|toggle off, note* mention* ... key, dependabot
        configuration, tests hermeticos, secrets|keys|passwords|credentials|tokens in ... helm
        values, start|starts|run|runs|build|builds with the sample|example|default env""",
    ),
    "graceful-shutdown": _topic(
        """graceful|clean|orderly shutdown|stop|termination|exit|restart*, graceful*|cleanly &
        stop*, graceful*|cleanly & shut|terminat*|exit*, rolling|zero
        restart*|update*|deploy*|downtime, without lost|dropped|losing|dropping
        request*|job*|message*, worker* ... finish*, shutdown, shuts|shut|shutting down, sigterm,
        sigint, drain*, in flight request*|job*|work, prestop, finish* ... current|running
        job|jobs, apagado ordenado, arret propre, herunterfahren, desligamento, グレースフル,
        シャットダウン, 优雅 停, 优雅 关闭, 优雅 退出, 종료*, no|zero|without ...
        dropped|lost|failed|aborted request*|job*|messages, kill|restart*|terminat*|replac* ...
        replica|instance|pod*|worker* ... no|without|zero ... failed|lost|dropped|errors,
        stop*|shut* ... cleanly|gracefully|in order, closes|close|closed|closing ... on|at|before
        stop|shutdown|exit|sigterm, process ends|exits|stops cleanly|gracefully, term signal*,
        signal handl*, shutdown hook*, stop signal*, deploy* ... without|no
        downtime|interruption|dropped|lost, zero downtime, rolling|graceful
        deploy*|restart*|update*|upgrade*|stop*|termination, pods|pod ... drain*|terminat*,
        finish*|complete* ... in flight|running|current|open|pending request*|job*|work|tasks,
        apagado ... ordenado|controlado|limpio, cierre ... ordenado|limpio, arret ...
        propre|gracieux, encerramento ... gracioso|limpo, sauber ... beend*|herunter*, geordnet*
        ... herunterfahren|beend*, 优雅 停机, 优雅 下线, 平滑 重启, 平滑 关闭, 正常 終了, 정상
        종료*, tat may an toan, stops accepting, accept* ... stop*, job*|work|task*|request* in
        progress ... finish*|complete*, finish*|complete* before
        exit|exiting|stopping|stop|shutdown|terminat*|quitting, finish*|complete* before ...
        pod|process|server|instance|container|worker goes|stops|exits|terminat*|dies|ends,
        termination signal*|grace|handled, grace period* ...
        shut*|sigterm|terminat*|stop*|pod|container|process|drain*, shut*|sigterm|terminat*|stop*
        ... grace period*, orderly, terminat*|stop*|exit*|quit*|end*|leave*|die* ...
        orderly|cleanly|gracefully, terminationgraceperiod*, ctrl c, sigkill|sigquit|sighup, kill
        15|term, unsubscribe* ... before|on|at, handed|given|put|returned back ...
        stop*|shut*|terminat*|exit*, requeue* ... stop*|shut*|terminat*|exit*, in progress ...
        stopped|shut*|killed|terminat*|deploy*|interrupted, interrupt* ...
        running|current|open|in|work job*|request*|work|task*|progress,
        running|current|open|pending|started|unfinished|accepted|ongoing|active|existing
        job*|request*|task*|work|call*|transaction* ... finish*|complet*|handed|drained,
        running|current|open|pending|started|accepted|ongoing|active|existing
        job*|request*|task*|call*|transaction* ... answered|served|end|ends ...
        before|stop*|exit|shut*,
        restart*|redeploy*|redeployment*|rollout|release|scaling|deploy|deployment|stop|stopping|scale
        down loses|lose|lost|losing|drops|drop|interrupts|interrupt|aborts|abort|kills|cuts,
        without losing work|messages|jobs|requests|data|anything|events, flush* &
        exit|stop*|terminat*|shutdown|shut, threads|workers|tasks|consumers|coroutines
        joined|stopped|awaited|cancelled|ended|drained at|on|before|during|upon|cleanly, lifespan
        ... release*|close*|shutdown|handler*|clean*, told to stop|exit|quit|terminate, before
        process|pod|server|worker|instance|container
        goes|exits|ends|stops|dies|terminates|quits|leaves|disappears, goes|go away
        cleanly|orderly|gracefully, on exit|termination|stop|sigterm, at|upon
        exit|termination|stop, old requests, no longer|more accept*|new ...
        stop*|shut*|exit|finish*, stops|stop taking|accepting|receiving|consuming|polling|pulling,
        last request|requests|job|message ... finish*|complete*|before, cut off, mid
        flight|request, arret gracieux|controle|ordonne,
        parada|cierre|apagado|encerramento|desligamento|finalizacion
        controlad*|ordenad*|limp*|segur*|gracios*|gracil|correct*, geordnet*|sauber* ...
        stop*|terminier*|beend*|herunter*|ende, bei sigterm, al recibir sigterm, terminates
        within|in #, exit*|stop*|quit* within|in # s|seconds|sec,
        loses|lose|lost|losing|drops|drop|aborts|interrupts|cuts no|nothing|none ...
        restart*|deploy*|stop*|rollout, restart*|redeploy*|deploy|deployment|rollout|stop ...
        loses|lose|lost|losing|drops|drop|dropped|aborts|interrupts
        no|nothing|none|message*|request*|job*, no
        502|502s|503s|5xx|errors|error|gap|interruption|outage ...
        deploy*|redeploy*|rollout|roll|restart*|switch*,
        abort*|interrupted|cut|dropped|killed|lost|terminated by|during|on|through|at|in|while
        a|the|redeploy*|deploy*|restart*|rollout|update*|release|scaling|stop, aborted
        by|on|during, request*|job*|message* ... survive* ... restart*|redeploy*|deploy*|crash*,
        jobs|work|messages|requests|tasks survive*|outlive*,
        end*|kill*|stop*|remov*|delet*|terminat* ... pod|instance|replica|container|worker|node ...
        cost*|lose*|drop*|interrupt*|abort*|fail* ... request*|job*|message*|nothing, deploy* ...
        unnoticed|invisible|seamless*, restarts|deploys|redeploys are|is|stay|remain|go
        unnoticed|invisible|seamless|silent, before they|it|we|he
        quit|quits|exit|exits|stop|stops|terminate|end|ends|die, acknowledge* ...
        finished|processed|done, ack* only|late|after, half done|finished ... stop*|exit*|shut*,
        stop*|restart*|exit* ... half done|finished|processed, killed mid, seamless
        restart*|deploy*|update*|release*, while we|it|you deploy|restart|redeploy|roll, takes over
        without, without failed|failing|broken call*|request*, before the|a|an|our|its|each|every
        process|pod|server|worker|instance|container
        goes|exits|ends|stops|dies|terminates|quits|leaves|disappears, on
        the|a|an|our|its|each|every exit|termination|stop|sigterm, at|upon
        the|a|an|our|its|each|every exit|termination|stop, before the|a|an|our|its|each|every
        they|it|we|he quit|quits|exit|exits|stop|stops|terminate|end|ends|die, while
        the|a|an|our|its|each|every we|it|you deploy|restart|redeploy|roll,
        node|server|process|instance|pod|container|service|app stopping|stops, close frame*,
        stopping ... drain*|seconds|open""",
        """chair shutdown, 正常 終了, zero downtime migration*|schema, restart instructions,
        shutdown of the old, process ends with approval, shut down properly with, project shut
        down, old system|service|version|server shut*, machine stops, stops accepting ... order*,
        cut off date, before server|process starts, order* ... in progress, orderly manner review*,
        data ... survive* ... restart, session*|settings|login|token* ... survive* ... restart,
        stops responding|answering, stop* ... if it stops, restarts ... if|when ... stops, jobs
        survive the crisis, trainings interrupted, no errors after|in
        deploy*|release|staging|production, no errors ... logs ... deploy*, before
        the|a|an|our|its|each|every server|process starts, no errors after|in
        the|a|an|our|its|each|every deploy*|release|staging|production, cut off after,
        lookups|calls|requests are|is cut off""",
    ),
    "degradation": _topic(
        """graceful degradation, degrad*, fault toleran*, fault injection, fallback*, falls back,
        fails over, fail* gracefully|over|safe|fast|closed|open, failover, outage*,
        dependenc*|database|db|redis|cache|broker|queue|service|provider|upstream ... down|gone,
        dependenc*|database|db|redis|cache|broker|queue|service|provider ...
        unavailable|unreachable, dependenc*|database|db|redis|cache|broker|queue|provider ...
        fails|failing|offline|lost, loss of ... database|redis|cache|broker|connection, is|are
        unavailable, unavailab*, broken|failing|slow|unavailable dependenc*, single point* of
        failure, recover|recovers, self heal*, without redis|cache|broker, survives,
        shed|sheds|shedding load, load shedding, backpressure, back pressure, high availability,
        redundan*, keeps working, tolerancia a fallos, degradacion, ausfall*, 降级, フォールバック,
        障害 時, 장애*, failure of ... cache|database|broker|queue|dependency|service|redis, loss
        of, does not break|take ... service|down, cache|redis|broker fails|failure, while|when|if
        ... down|unavailable|unreachable|offline|away|out,
        service*|broker|database|db|postgres|redis|kafka|rabbitmq|elasticsearch|cache|provider|partner|backend*|dependency|dependencies|downstream|s3|ldap|smtp
        ... down|unreachable|unavailable|offline|outage, loss|failure|outage|absence of ...
        database|cache|redis|broker|queue|provider|dependenc*|service|node|partner, tolerat* ...
        loss|failure*|outage*|absence, survive*, starts ... without ...
        broker|cache|redis|database|dependenc*, degraded mode, partial outage*, partial
        result*|response* ... when|if, default|empty|cached|stale
        response*|result*|list|value*|data ... when|if|returned, 503 ...
        database|db|postgres|redis|dependenc*|down|unavailable|retry, reconnect*, bulkhead
        isolation, thundering herd, cold cache, cascading failure*, stale|cached data ... served,
        ausfallsicher*, tolerante a fallos|falhas, resiliencia, modo degradado, mode degrade,
        indisponib*, caida de|del, panne*, ダウン 時, 停止 時 ... 応答|503, 容错, 宕机, 不可用 时,
        故障 ... 恢复|降级, du phong, chaos test* ... cache|redis|database|broker|dependenc*, chaos
        engineering|experiment*|monkey, without ... redis|broker|dependency ...
        works|serves|starts|continues, service|app|api|system ... works|serves|starts without ...
        cache|redis|broker, critical|optional dependenc*|service* ... down|away|unavailable|fail*,
        run|runs|work|works|start|starts|serve|serves|survive* without ...
        cache|redis|broker|queue|database|dependenc*, resilience, resilient, resiliency,
        when|while|if|after ... down|away|gone|offline|unreachable, comes back|up again,
        works|runs|starts|functions|usable without ...
        service|engine|server|system|provider|module,
        starts|works|runs|stays|remains|usable|available|answers|serves although|though|despite ...
        missing|down|away|gone|absent|fail*|unreachable|off, even if|though|when ...
        down|missing|away|gone|unreachable|offline|fails, without ... running|being|available ...
        starts|works|usable, failure|failing|outage|crash|loss|downtime|absence of ...
        block*|stop*|break*|affect*|prevent*|take*|bring*|harm*, does|do not
        block|stop|affect|break|prevent|bring ... when|if ... down|fails|unavailable|offline,
        behavior|behaviour without|when|if, cached|stale|old|last|known ...
        served|shown|used|returned|delivered ... while|when|if ... broken|down|away|fail*|out, last
        known, upstream|downstream|partner*|provider*|dependency|third party is|are|being
        broken|failing|silent|slow|away|gone, does|do not answer|respond|reply, doesnt|dont
        answer|respond|reply, silent partner|provider|service, default*|substitute* ... in
        case|if|when ... fail*, partial|incomplete|reduced result*|answer*|response*|list*
        rather|instead|over, better|rather than|less nothing, rather than nothing, fora do ar,
        caido|caida, no disponible, hors service, nicht erreichbar|verfugbar, ausgefallen|ausfallt,
        read only mode, is|are|gets|get shed, shed early, shed|drop|reject excess|surplus|extra
        load|requests|traffic, substitutes, substitute value*|answer*|response*|result*,
        reduced|limited|restricted|degraded|basic
        functionality|functions|function|mode|operation|features, limps|limping, optional|non
        critical|noncritical|secondary feature*|part*|function*|dependenc*|service* ...
        off|fail*|down|away|missing, switch*|turn* ... off ... itself|themselves|automatically,
        self heal*|healing, blast radius, no cascade|cascading, cascading|cascade fail*|outage*,
        failure*|outage* ... cascade*, plan b, graceful fallback*, fault isolation, isolat* ...
        fault*|failure*|outage*, one node|broker|zone|replica ...
        fails|lost|dies|down|failing|killed, node ... lost|dies|killed, brown out*|brownout*,
        failsafe, fail safe|soft, ersatzwert*, notbetrieb, repli, en cas de panne, basculement,
        tolerancia a falhas|fallas, contingencia, modo de contingencia,
        mail|search|payment|database|cache|queue|service|broker|provider|erp|crm|partner|redis|kafka|third
        party|s3|server down|away|failing|gone|missing|silent|dead|outage|failure|broken|lost,
        failing|failure|outage|loss|crash|absence|error* ... must|should|does|do|will|can|may
        not|never break|block|stop|affect|harm|prevent|hurt, must|should|may|can not|never
        break|block|take ... down|checkout|login|orders|rest|us|service,
        keep|keeps|continue|continues|carry|carries|go|goes on|running|working|serving|functioning
        without, without kafka|redis|rabbitmq|elasticsearch|smtp|s3|ldap|cache|broker|mail|search,
        reduced|simplified|simpler|fallback|static|basic
        page|list|answer*|response*|version*|view|data|prices|default* ...
        instead|when|if|on|rather|while, static|hard|built default*|fallback* ...
        when|if|on|for|silent, what if|when|happens, disappear*|vanish*|dies ...
        tried|tested|simulated|works, instead of an|a|the error|errors|failing|500, rather than
        fail*|error*|crash*|500, stays|remains contained|isolated|confined|local,
        killed|kill|stop|stopped|unplug*|switch* ... redis|kafka|database|broker|cache|dependency
        ... tried|tested|works|still|keeps, dead|broken|missing
        cache|broker|redis|database|queue|provider|partner, default|neutral|friendly
        answer|answers|reply when|if|while|instead, down takes|take over, stand in processing,
        link|backend|service|provider down ... over|queue*|fallback|cache*, unreachable ...
        queued|buffered|still, api|service|app|backend|system still
        answers|answer|responds|respond, still answers, unreachable ... still
        answers|works|responds""",
        """error handling ... broken dependenc*, invalid input ... broken dependenc*, dependency
        ... fail* test*, disaster recover*, recover* ... backup*, backup* ... recover*, recover*
        ... password, password recover*, account recover*, readiness|health|ready ...
        database|db|dependenc*|recover*, performance degrad*, without degrad*, no degrad*, recovery
        ... tested|rehearsed|plan, outage* ... communicat*, degrad* performance, disaster ... down,
        break down, count* down, scale* down|up, when ... shut down, shut down, drill down, cut
        down, written down, slowed down, offline mode ... app|mobile,
        readiness|ready|health|liveness|readyz|healthz ... down|unavailable|unreachable|503,
        offline support, down migration*|script*|revision*, migrat* ... down, down for maintenance,
        downgrade, build* ... without cache, tear down, slow down, slows down, drop down, calm
        down, boiled down, track* down, narrow* down, right away, straight away, passed away, far
        away, after ... shut*, go|goes|going away before, surviv*|withstand*|tolerat* ...
        malformed|garbage|random|invalid|broken|hostile|input*|load, up and|or down, up down, spa
        fallback, survives|survive ... refresh|reload|restart of the browser, fallback route of|for
        the spa|frontend, runbook* ... outage*|down,
        eligibility|policy|authorization|permission*|auth|access ... fail* closed, fail* closed ...
        policy|permission*|access, drill, stub survives, no stub*, todo survives, storage uri,
        roll|rolls|rolled|rolling|sign|signed|log|logged|check|checked|carried|timed|time|filled|phased
        out, trace|tracing|span|correlation|context ... survive*|survives, survive* ...
        burst*|traffic|peak*|rush|users, fail* fast ... config*|setting*|variable*|missing|env*,
        fail* fast at|on start*, cached|stale ...
        vanish*|evict*|invalidat*|refreshed|dropped|deleted|removed|purged|expire*, cascade
        delete*|deletes|on, delete* ... cascade*, on delete cascade, system shut*, limited to,
        light ... off, off when leaving, out of office, out of scope, what if ... ticket|analysis,
        what happens|if next, cache missing, response* ... instead of an error page, instead of an
        error message|code, errors ... instead of 500, 404|400|422|401|403 ... instead|rather,
        missing record*|cache|index*, service missing, keys missing, server error*, service error*,
        database error*, search missing, goes on holiday, missing|failing|broken test*, error
        missing, without search, fail* fast at|on the|a|an|our|its|each|every start*, errors ...
        instead of the|a|an|our|its|each|every 500, goes on the|a|an|our|its|each|every holiday,
        connections survive, integrations survive, clients survive, fail closed, fallback
        aceitavel, fallback acceptable, garbage ... survive*, outage
        map|report*|page|notice*|banner""",
    ),
    "outbound-calls": _topic(
        """retry*, retries, retried, backoff*, back off, jitter, circuit breaker*, bulkhead*,
        timeout*, time|times out|outs, timed out, outbound|outgoing|downstream|upstream
        call*|request*|http, external|third party|remote|partner call*|api*|service* ...
        timeout*|time|fail*|mock*|stub*, hedged, reintento*, temporizador*, tentativas, delais d
        attente, zeitlimit*, wiederholung*, タイム アウト, リトライ, サーキット ブレーカー, 超时,
        重试, 熔断, 타임아웃*, 재시도*, thu lai, webhook* ... retr*, timeout ...
        client*|call*|request*|http|connect*|read, deadline*|deadlines ...
        outbound|outgoing|request*|call*|context*, context* ... deadline*|timeout*, call* ... give
        up|timeout*|retried|retry, retries ... capped|bounded|limited|jitter|exponential|max*,
        exponential|linear backoff*, every|each|all outbound|outgoing|external|remote|network|http
        call*|request* ... timeout*|deadline*|limit*, resilience4j, polly, tenacity, hystrix, retry
        budget*|policy|policies|limit*|count|logic|strateg*, third
        party|external|partner|remote|upstream|downstream call*|request*|api*|service* ...
        time*|retr*|breaker*|isolated|fallback*, reintentos, tiempo de espera, tiempos de espera,
        tempo limite, tempos limite, delai* d attente|maximum, tentatives, nouvelles tentatives,
        wiederholversuch*, 超时 时间, 熔断 器, 重试 机制, リトライ 処理, 타임 아웃*, thoi gian cho,
        external|remote|partner|upstream|downstream|outgoing|outbound call*|request*|api*|service*
        ... timeout*|time|fail*|retr*|breaker*|isolated|fallback*, third party
        call*|request*|api*|service* ... timeout*|time|fail*|retr*|breaker*|isolated|fallback*,
        external|remote|partner|upstream|downstream|third|provider
        api*|service*|call*|system*|party ... slow|hang*|delay*|unresponsive, breaker|breakers,
        circuit|circuits open*|close*|trip*|half, time limit|limits, call*|request* ... over|across
        network, network call*|request*|hop*, remote call*|request*|service*,
        external|outgoing|outbound|third|partner|upstream|downstream|remote|network|http ...
        request*|call* ... cancel*|abort*|terminated|cut|stopped|interrupted|given,
        no|without|every|each|all|any call*|request*|client* ... deadline*|timeout*,
        call*|request*|client* without|lacks|has|have|with|need|needs
        timeout|deadline|timeouts|deadlines,
        wait|waits|waiting|hang|hangs|hanging|block|blocks|blocked|stuck
        forever|indefinitely|endlessly|infinitely, tiempos|tiempo limite|maximo, delais|delai
        d|maximum|max, novas tentativas, slow|failing|hanging|unresponsive|sluggish|dead
        partner*|provider*|upstream*|third|downstream*|remote|peer*|vendor* ...
        hang*|block*|stall*|slow|stop*|freeze*|our|us|threads|workers,
        partner|provider|vendor|third party|external|upstream call*|api*|request* ...
        block*|hang*|stall*|freeze*, max*|maximum|number|limited|bounded attempts ...
        deliver*|send*|call*|webhook*, delivery|send|sending|call attempt*,
        sent|tried|attempted|delivered again later, tried again, again ...
        exponentially|growing|increasing, growing|increasing|exponential|randomi*
        pause*|interval*|delay*|wait*|backoff, half open, connect|read|connection and|or|plus
        read|connect timeout*, poison message*, partner*|provider*|vendor*|third party
        call*|api*|request*|service* ... timeout*|time|retr*|limit|limits|guard*|protected|wrapped,
        other|foreign|outside systems|services|apis ... timeout*|time limit*|deadline*|retr*|wait*,
        integration*|client* ... timeout*|retr*|backoff, gives|give|giving|gave up after|on,
        reintenta*|reintentar|reintentos, nueva* tentativa*, appels externes|sortants, llamadas
        externas|salientes, chamadas externas, externe|ausgehende aufruf*|anfrage*|request*,
        retryable, waits|wait|waiting on|for a|an|the|our|any
        partner|provider|upstream|third|remote|other|others|external|vendor, nothing waits|blocks,
        tried # more|times, tried again|anew|repeatedly|more|several|three|five|once more,
        repeat*|repeated|resent ... growing|increasing|pause*|interval*|later|exponential,
        growing|longer|increasing pauses|delays|intervals|waits,
        endless|infinite|unbounded|unlimited retr*|loop*|attempts|waiting|wait, calls to|from
        other|others|partners|providers|foreign|external ... time*|limit*|deadline*|bounded|guard*,
        calls|requests|call|request that|which fail|failed|fails ... repeated|retried|again,
        failed|failing calls|requests|call ... repeated|retried|again, calls to|from
        the|a|an|our|its|each|every other|others|partners|providers|foreign|external ...
        time*|limit*|deadline*|bounded|guard*, lookup*|call*|request*|quer* are|is|get|gets cut
        off|aborted|cancelled|abandoned""",
        """external calls inside, session* ... timeout*, timeout* ... session*, session|idle
        timeout*, flaky|failed test* ... retried|retr*, retry after, retr* ... test*, shutdown
        timeout*, drain timeout*, pool ... timeout*, lock timeout*, retried request*, test* ...
        retr*, idle connection*, repeated|retried ... idempoten*, idempoten* ... retr*,
        job|jobs|message*|worker*|task* ... retried|retry*, safe to retry, retry|retries ... safe*,
        tasks ... retry|retried|retries, while ... down, deadline of|for the sprint|project|story,
        login ... timeout*, deadline agreed|met|kept, 429 ... retry*,
        query|statement|database|transaction|lock|request|gateway|server|worker|shutdown|test
        timeout*, http|web server|servers ... timeout*, server ... timeout*, id|ids ...
        downstream|outgoing|outbound|upstream call*|request*|service*,
        trace|request|correlation|tracing context ... downstream|outgoing|outbound|upstream
        call*|request*|service*, timeout* ... mapped|504|status|translated, retryable, outgoing
        requests rate|latency|count, idempotency, network retries, retries ... duplicate*, circuit
        breakers in red, number|count of retries, retries|retry ... counted|exported|metric*,
        tentativas|intentos|tentatives|versuche de|d
        acesso|acceso|acces|login|autenticacao|connexion|ingreso,
        login|sign|signin|password|payment attempt*, waiting for connection, wait* ... connection*
        times|time|timeout*, connection|pool acquire|checkout timeout*, partner informed, forever
        21, live forever, timeouts adjustable|configurable, reasonable timeouts in tests,
        waiting|wait|waits for a connection, retry the quiz|lesson|exam|level|game,
        recipient|player|user|student|customer* can retry, wait for the approval, waits in|for the
        customer|player|user|approval|review|go, number|count of the|a|an|our|its|each|every
        retries, waiting for the|a|an|our|its|each|every connection, reasonable timeouts in
        the|a|an|our|its|each|every tests, waiting|wait|waits the|a|an|our|its|each|every for a
        connection, wait the|a|an|our|its|each|every for the approval, waits
        the|a|an|our|its|each|every in|for the customer|player|user|approval|review|go, services
        ... faked|mocked|stubbed, faked|mocked|stubbed in, retry twice""",
    ),
    "graphql": _topic(
        """graphql, resolver*, introspection, query|queries depth|complexity|cost, persisted quer*,
        subscriptions graphql, query|queries ... depth|cost|nested, gql, apollo, federation, schema
        stitching, n 1 ... resolver*, dataloader* ... graphql|resolver*|nested field*, dataloader*
        & nested, mutations ... quer*, quer* ... mutations, graphql mutations, mutations &
        subscription*|resolver*|schema, mutations require*|check*|return*|validat*, subgraph*,
        input types for mutations, single input argument, mutation input*, depth
        limit|limits|limited, alias|aliases limited|limit|limits|capped|bounded|flooding|overload*,
        graphiql, playground|graphiql ...
        off|disabled|production|prod|closed|hidden|locked|blocked|removed|turned,
        playground|explorer off|disabled|closed|hidden, nested quer*|resolver*|selection*, nested
        list*|field*|objects ... resolved|resolve|batches,
        cyclic|circular|recursive|deep|deeply|nested|abusive|expensive nested|quer*
        quer*|selection*, cyclic|circular|recursive|deep quer*, relay
        connection*|connections|spec|specification|cursor*|node|style|compliant, sdl, hasura,
        strawberry type*|schema*|field*|permission*, postgraphile, graphene, ariadne, gqlgen,
        hotchocolate, hot chocolate, urql, pothos, typegraphql, type graphql, supergraph, rover,
        router supergraph, federated schema*|graph, introspe*, mutation|mutations
        idempotent|validated|authenticated|authorized|authorised|guarded|protected|audited|return|returns|take|takes|accept|require,
        queries and mutations, mutations and queries, batched|batch quer*|operations
        limited|capped|disabled|restricted|off, query
        batching|cost|costs|whitelist*|allowlist*|safelist*|weight, query|operation
        allowlist|whitelist|safelist*, persisted|trusted|stored|registered
        operation*|documents|quer*, schema composition|composes|stitch*|federat*, field
        resolver*|suggestions, field suggestions, n 1 in resolver*, resolver ... batch*, never
        delete a field, deprecate never delete, cost ... list fields, complexity cost, cost set
        for, query nesting|depth, nesting of queries, data loader*""",
        """dns resolver*, conflict resolver*,
        json|nesting|directory|recursion|tree|inheritance|folder|nested|array|object nesting|depth
        depth|limit* limit*|limited,
        json|nesting|directory|recursion|tree|inheritance|folder|call|stack|queue depth limit*,
        state|db|database|data|dna|gene mutation*, playground visited|kids|children, relay race*""",
    ),
}
