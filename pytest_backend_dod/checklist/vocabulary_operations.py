"""Properties of data, speed and operation that lines ask for and that have no probe yet."""

from __future__ import annotations

from collections.abc import Mapping

from .topic import Topic
from .topic import topic as _topic

OPERATIONS: Mapping[str, Topic] = {
    "indexes": _topic(
        """database|db|missing|composite|unique|partial|covering|unused|new|proper index*, indices,
        index|indexes|indexed|indexing & foreign|quer*|column*|join*|filter*|sort*|table*|lookup*,
        index|indexes added|created|present|defined|exist*|reviewed|used|for, indexes, indexed,
        indexing, an index, query|execution plan*, explain analyze|analyse|plan*|output, explain
        on, full table|seq|sequential scan*, slow quer*, indices en, indice*, indizes,
        datenbankindex*, インデックス, 索引, 인덱스*, chi muc""",
        """index page*, index of, search index*, index html, indexed by|in google|search, body
        mass, index.md, elasticsearch index*, package index, index file, seo index*""",
    ),
    "connection-pool": _topic(
        """connection|db|database|thread pool*, pool exhaust*|size*|limit*|settings|timeout*,
        pooling, pgbouncer, connection* & recycled|returned|leak*|released|closed|pool*|exhaust*,
        hikari*, database|db connection*, pool de conexiones|conexoes|connexions, verbindungspool*,
        コネクション プール, 接続 プール, 连接 池, 커넥션 풀*""",
        """carpool*, connection string*, connection to the provider, pool of testers, connections
        drain*, drain* connection*, connection* ... drain*""",
    ),
    "n-plus-one": _topic(
        """n 1 quer*|problem*|select*|free|issue*|pattern*|detect*, n 1, eager|eagerly load*,
        prefetch*, dataloader*, select related, joinedload, selectinload, lazy load*, query|queries
        count*, number|count of quer*, one|single query per, quer* per row|item|request|record,
        quer* in|inside a|the loop|loops, quer* in|inside loop|loops, n 1 문제""",
        "lazy load* ... image*|page*",
    ),
    "uuid-keys": _topic(
        """uuid*, ulid*, guid|guids, guessable|sequential|incremental|numeric|enumerable id*|key*,
        auto increment*, opaque|unguessable|random|non sequential id*|key*|identifier*,
        unguessable, snowflake id*, id|ids|identifier*|url|urls ...
        guessable|guessed|enumerat*|predictable, not guessable""",
        "",
    ),
    "timezones": _topic(
        """time|timezone zone|zones|aware|handling, timezone*, utc, naive|aware|local
        datetime*|time*, datetime now|utcnow, iso 8601, rfc 3339, offset aware, daylight saving,
        zona horaria, zeitzone*, fuseau* horaire*, fuso horario, タイム ゾーン, 时区, 時區,
        시간대*, mui gio""",
        """time|timezone zone|picker|select*|dropdown picker|select*|dropdown|list, timezone
        picker|select*, time zone ... chosen|profile|select*|choose, timezone ... chosen|profile,
        user ... time zone|timezone""",
    ),
    "transactions": _topic(
        """transaction|transactions|transactional|transactionally, atomic|atomically|atomicity,
        rollback|rolled back|on error|failure|exception, rolled|rolls back, all or nothing, partial
        write*|update*|state|commit*, half written, race condition*, lost update*,
        optimistic|pessimistic|row lock*, isolation level*, acid, unit of work, outbox, concurrent
        write*|update*|modification*, deadlock*, transaccion*, transac*, transaktion*,
        トランザクション, 事务, 交易 一致, 트랜잭션*, partial failure*, inconsistent data|state,
        consistent after, half finished write*""",
        """transaction log*|fee*|history|page|list|volume|email*|id*|export*, atomic
        commit*|design, transactional mail*|email*, commits ... atomic, rolled back by, rollback
        plan*, migration* ... rolled back, migration ... rolled""",
    ),
    "latency": _topic(
        """latenc*, p50|p75|p90|p95|p99|p999, percentile*, response|reply|answer|load time*,
        respond*|answers|answer|returns|return within|under|below|in ... ms|milliseconds|second*|s,
        responds within, millisecond*, ms, performance budget*|test*|target*|goal*|requirement*,
        performance ... measured|target*|budget*|sla|acceptable|regress*, fast enough, sub second,
        benchmark*, slow endpoint*|request*|responses, tiempo* de respuesta, tempo* de resposta,
        temps de reponse, antwortzeit*, reaktionszeit*, レスポンス タイム, 応答 時間, レイテンシ*,
        延迟, 响应 时间, 回應 時間, 응답 시간*|속도*, 응답시간*, thoi gian phan hoi""",
        """performance review*|appraisal*|talk*, benchmark ... competitor*, performance test* with,
        debounce, timeout* ... ms, lock timeout*, request count ... latency, latency and error
        metrics, latency histogram*|metric*, latency ... metrics exported, response time* ...
        ticket*|support|customer*|incident*|review*|email*""",
    ),
    "throughput": _topic(
        """throughput, load|stress|soak|spike|volume|capacity|scalability|endurance
        test*|testing|run*, concurrent|parallel|simultaneous
        user*|request*|client*|connection*|session*, rps, tps, qps, locust, k6, gatling, jmeter,
        wrk, vegeta, under|peak|expected|sustained|production load,
        handle*|sustain*|serve*|support*|process* ... per second|minute, requests per second,
        requests s, req s, load tested, horizontal* scal*, prueba* de carga, teste* de carga, tests
        de charge, lasttest*, 負荷 テスト, 压测, 压力 测试, 负载 测试, 부하 테스트*, kiem thu tai,
        load profile*""",
        """limit* ... requests per second, rate limit* ... requests per second, concurrent write*,
        rate ... requests per second, requests per second per|for each|then, pool ... load, req s
        per|for|each, throttl* ... req s, throttl* ... requests per second, rate limit* ... req
        s""",
    ),
    "outbound-calls": _topic(
        """retry*, retries, retried, backoff*, back off, jitter, circuit breaker*, bulkhead*,
        timeout*, time|times out|outs, timed out, outbound|outgoing|downstream|upstream
        call*|request*|http, external|third party|remote|partner call*|api*|service* ...
        timeout*|time|fail*|mock*|stub*, hedged, dead letter*, reintento*, temporizador*,
        tentativas, delais d attente, zeitlimit*, wiederholung*, タイム アウト, リトライ,
        サーキット ブレーカー, 超时, 重试, 熔断, 타임아웃*, 재시도*, thu lai, webhook* ... retr*""",
        """external calls inside, session* ... timeout*, timeout* ... session*, session|idle
        timeout*, flaky|failed test* ... retried|retr*, retry after, retr* ... test*, shutdown
        timeout*, drain timeout*, pool ... timeout*, lock timeout*, retried request*, test* ...
        retr*, idle connection*, id|ids|context ... downstream|outgoing|outbound|upstream
        call*|request*|service*, repeated|retried ... idempoten*, idempoten* ... retr*,
        job|jobs|message*|worker*|task* ... retried|retry*""",
    ),
    "graceful-shutdown": _topic(
        """graceful|clean|orderly shutdown|stop|termination|exit|restart*, graceful*|cleanly &
        stop*, graceful*|cleanly & shut|terminat*|exit*, rolling|zero
        restart*|update*|deploy*|downtime, without lost|dropped|losing|dropping
        request*|job*|message*, worker* ... finish*, shutdown, shuts|shut|shutting down, sigterm,
        sigint, drain*, in flight request*|job*|work, prestop, finish* ... current|running
        job|jobs, apagado ordenado, arret propre, herunterfahren, desligamento, グレースフル,
        シャットダウン, 优雅 停, 优雅 关闭, 优雅 退出, 종료*""",
        "chair shutdown, 正常 終了",
    ),
    "degradation": _topic(
        """graceful degradation, degrad*, fault toleran*, fault injection, fallback*, falls back,
        fails over, fail* gracefully|over|safe|fast|closed|open, failover, resilien*, chaos,
        outage*, dependenc*|database|db|redis|cache|broker|queue|service|provider|upstream ...
        down|gone, dependenc*|database|db|redis|cache|broker|queue|service|provider ...
        unavailable|unreachable, dependenc*|database|db|redis|cache|broker|queue|provider ...
        fails|failing|offline|lost, loss of ... database|redis|cache|broker|connection, is|are
        unavailable, unavailab*, broken|failing|slow|unavailable dependenc*, single point* of
        failure, recover|recovers, self heal*, without redis|cache|broker, survives,
        shed|sheds|shedding load, load shedding, backpressure, back pressure, high availability,
        redundan*, keeps working, tolerancia a fallos, degradacion, ausfall*, 降级, フォールバック,
        障害 時, 장애*, failure of ... cache|database|broker|queue|dependency|service|redis, loss
        of, does not break|take ... service|down, cache|redis|broker fails|failure""",
        """error handling ... broken dependenc*, invalid input ... broken dependenc*, dependency
        ... fail* test*, disaster recover*, recover* ... backup*, backup* ... recover*, recover*
        ... password, password recover*, account recover*, readiness|health|ready ...
        database|db|dependenc*|recover*, performance degrad*, without degrad*, no
        degrad*, recovery ... tested|rehearsed|plan, outage* ... communicat*, degrad*
        performance""",
    ),
    "configuration": _topic(
        """environment|env variable*|var*|config*|settings|specific|file|files, env vars, dotenv,
        config*|setting* &
        environment|env|documented|validat*|checked|externali*|startup|start|typed, from
        environment|env, from the environment, loaded from environment, env
        example|sample|template, required|new|missing variable*|setting*|env, variable* ...
        documented|example, 12|twelve factor, configurable, not hard|hardcoded coded,
        missing|invalid|wrong|new config*|setting*, debug mode|flag, debug ... off|disabled|false,
        debug false, hard|hardcoded coded url*|config*|path*, hardcoded
        url*|config*|path*|value*|host*|port*, hard coded value*|host*|port*, configuration,
        config, magic number*|value*|string*, feature|config toggle default*, variables de entorno,
        variaveis de ambiente, variables d environnement, umgebungsvariable*, konfiguration*,
        configuracion, configurac*, 環境 変数, 设定 文件, 环境 变量, 配置, 環境變數, 설정*, 환경
        변수*, 환경변수*, bien moi truong, cau hinh""",
        """debug mode of the device, lint config*, linter config*, eslint config*, test config*, ci
        config*, pipeline config*, cors config*, logging config*, rate limit* config*, alert*
        config*, dashboard* config*, feature flag config*, pool config*, hardcoded
        credential*|secret*, env|environment file|files ... commit*, commit* ... env|environment
        file*, test environment*, staging environment*, preview environment*, secret* ...
        configuration, monitoring config*, secrets in config*, retries configured, timeouts
        configured, via|in|by|through|per config""",
    ),
    "pagination": _topic(
        """paginat*, paged|paging, page|page size*|limit|limits|token*, per page, cursor|keyset
        based, cursor|cursors, limit and offset, limit offset, unbounded|large
        list*|result*|quer*|response*, paginacion, paginac*, seitenweise, paginierung, ページ
        ネーション, ページング, 分页, 分頁, 페이지네이션*, 페이징*, phan trang""",
        """page ... paged, on call ... paged, paging duty, pager*, page load*, someone ... paged,
        mouse cursor*, pagination of the printed, printed book""",
    ),
    "idempotency": _topic(
        """idempoten*, duplicate|duplicated|repeated|replayed|retried
        request*|message*|event*|post*|call*, duplicat* ... deliver*|process*|twice, exactly once,
        at least once, replay*, twice ... same, same request twice|again, dedup*, double
        submit*|charge*|booking*|submission*, idempotencia, 冪等, べき 等, 幂等, 멱등*,
        duplicate|duplicated|repeated webhook|message|event|request event*|delivery|deliveries,
        duplicat* ... ignored|rejected|detected|harmless, twice ... no, only|exactly once,
        sent|processed|charged|executed|delivered only|exactly|at once|most, no double*""",
        "code duplicat*, duplicat* code, session replay, replay attack*",
    ),
    "caching": _topic(
        """caching, cache
        header*|control|invalid*|hit*|ttl|key*|strateg*|polic*|expir*|stampede|layer, cache* &
        invalidat*|expir*|ttl|evict*|stale|fresh*|warm*, ttl|ttls, etag*, last modified, if none
        match, cached response*|data|entries, conditional request*|get*, cache|cached, caches,
        stale data, cdn, キャッシュ, 缓存, 快取, 캐시*, bo nho dem, cacheo""",
        """build|pip|docker|ci|dependency cach*, cached price*, cache ...
        down|unavailable|gone|offline, without cache, fallback to cached, redis cache ... down,
        cache outage, health ... cache, failure of the cache, cache fails|failure""",
    ),
    "graphql": _topic(
        """graphql, resolver*, introspection, query|queries depth|complexity|cost, dataloader*,
        mutations, persisted quer*, subscriptions graphql""",
        "dns resolver*, conflict resolver*",
    ),
    "resource-limits": _topic(
        """memory leak*|usage|limit*|footprint|consumption, cpu usage|limit*, resource
        limit*|usage"""
    ),
}
