"""Properties of speed and size that lines ask for and that have no probe yet."""

from __future__ import annotations

from collections.abc import Mapping

from .topic import Topic
from .topic import topic as _topic

SPEED: Mapping[str, Topic] = {
    "latency": _topic(
        """latenc*, p50|p75|p90|p95|p99|p999, percentile*, response|reply|answer|load time*,
        respond*|answers|answer|returns|return within|under|below|in ... ms|milliseconds|second*|s,
        responds within, millisecond*, ms, fast enough, sub second, benchmark*, slow
        endpoint*|request*|responses, tiempo* de respuesta, tempo* de resposta, temps de reponse,
        antwortzeit*, reaktionszeit*, レスポンス タイム, 応答 時間, レイテンシ, 延迟, 响应 时间,
        回應 時間, 응답 시간*|속도*, 응답시간*, thoi gian phan hoi, under|below|within|max ...
        ms|milliseconds, response|request|query|processing|execution time*|duration*, percentile,
        p95|p99|p50|p90, 95th|99th|50th|90th, median response*|latency|time*, slo ... latency|ms,
        latency|performance budget*|objective*|target*, tail latenc*, performance benchmark*,
        benchmarks|benchmark ... run|pass*|compared|recorded|baseline, no performance regression*,
        performance regression*, slow response*, time to first byte, ttfb, tempo de resposta,
        tiempos de respuesta, latencia*, antwortzeiten, latenz*, 响应 ... 毫秒|ms|秒, 接口 响应
        时间, 耗时, 応答 ... ミリ 秒|秒 以内, 응답 ... 초|ms, do tre, performance ...
        measured|target*|budget*|sla|regress*, performance budget*|target*|goal*,
        reply|replies|answer*|respond*|response*|request*|call*|endpoint*|quer* ...
        within|under|below|less|faster|max*|most ... ms|millisecond*|s|sec|second|seconds,
        performance test*|tests|tested|testing, stays|remains|is responsive, tempi di risposta, час
        відповіді, waktu respons, waktu tanggap, 응답 시간|속도, 响应 时间 ... 毫秒|以内|小于, 応答
        時間|速度, レスポンス 時間, # ms|millisecond*|milliseconds,
        within|under|below|over|than|exceed*|max|most # s|sec|secs|second|seconds,
        ready|done|available|finish*|return*|load*|complete*|render*|take*|delivered|generated ...
        # s|sec|secs|seconds|ms|milliseconds, p 95|99|90|50 #, en menos de #
        s|ms|segundo*|milisegundo*, dalam # detik|ms, em menos de # s|ms|segundo*,
        slowdown*|not|no|nothing|never|none slower, slower than|with|after|by,
        got|get|gets|becomes|become slower|faster, performance ...
        worse|unchanged|slower|deteriorat*|degrad*|figures|numbers|compared, performance
        requirement*|number*|figure*|baseline*|profile*|comparison*|criteri*|threshold*|limit*,
        time|timing|timings per request|call|query|endpoint, profiled|profiling|profiler, flame
        graph*|flamegraph*, hot path|paths|spot|spots profiled|measured|optimi*|benchmark*|fast,
        return*|answer*|respond*|react*|load* quickly|fast|promptly|swiftly|instantly,
        fast|quick|prompt|swift|short response*|answer*|repl*, quick enough, speed
        measured|tested|benchmark*|compared|unchanged|same,
        perceptible|noticeable|measurable|visible delay*|slowdown|slower|lag, timing*|times
        noted|recorded|compared|taken|measured|documented|reported, takes|take|taking too|more
        long|than # ms|s|seconds, longer than # ms|s|seconds, in # ms|millisecond*|s|seconds or
        less, time budget*, speed budget*|regression*|target*|goal*, in less than a second, within
        second, under half second, half a second, within a|1|one blink, en moins de #
        s|ms|secondes|millisecondes, unter # ms|sekunde*|s, weniger als # ms|sekunden|s, moins de #
        ms|secondes|s, antwortet|antworten|responde|responden|repond ... #
        ms|s|sekunden|segundos|secondes, max* # ms, sluggish, snappy, slowest
        endpoint*|request*|route*|call*|quer*, p95|p99|p50|p90|median|percentile* ...
        worse|measured|noted|same|unchanged, mean|average|avg response|reply|duration|latency|time,
        waits|wait longer|more than, performance requirements|requirement|criteria|goals
        met|fulfilled|kept, # % under|below|within|in # ms|s|seconds, takes|take|taking|took
        longer|more than, longer than a|one|two|three second|seconds|moment|minute,
        acceptable|sufficient|reasonable|good|decent speed|latency|duration*|response, speed
        with|of|under|at|for, done|finished|complete|completed|completes in|after|within #
        s|ms|seconds, before and|vs|or after ... timing*|time*|measure*|number*|ms, before after
        ... timing*|time*|measure*|number*, timings|timing in|of|for|before|after, milliseconds,
        too slow, slow path|paths|part|parts|call*|operation*|spot*, fast|quick
        with|under|for|even|on, speedy|swiftly|promptly, response|answer* ...
        immediate|immediately|instant*, hanging request*, time budget, under
        the|a|an|our|its|each|every half second, waits|wait the|a|an|our|its|each|every longer|more
        than, before the|a|an|our|its|each|every and|vs|or after ...
        timing*|time*|measure*|number*|ms, before the|a|an|our|its|each|every after ...
        timing*|time*|measure*|number*""",
        """performance review*|appraisal*|talk*, benchmark ... competitor*, performance test* with,
        debounce, timeout* ... ms, lock timeout*, request count ... latency, latency and error
        metrics, latency histogram*|metric*, latency ... metrics exported, response time* ...
        ticket*|support|customer*|incident*|review*|email*, timeout*|time out ... ms|seconds|s,
        minutes, boots|starts|startup|boot|start ... seconds, page* ... loads|load ... seconds|s,
        response time* of|to the support|team, on call response*, first response time, shutdown ...
        s|seconds, graceful* ... s|seconds, expire* ... seconds|minutes, metric* ... latency,
        latency ... counter*|histogram*|gauge*|dashboard*|alert*, request duration ...
        metric*|histogram*|exported, alert* ... latency, animation*, db|database|connection
        timeout*, startup|boot ... below|under|within|less, start up time, responsive
        design|layout, for|every|after|lasting|over|during # ms|s|sec|seconds|minutes,
        retry|retries|retried|wait|waits|backoff|interval ... # ms|s|seconds, # s|seconds|ms|sec
        timeout*|deadline*|backoff|interval|delay|limit ... calls, time|times|timed out ... #
        ms|s|seconds, give*|gave|giving up ... # ms|s|seconds, circuit|breaker* ... # ms|s|seconds,
        drain*|sigterm|stop*|shut*|terminat*|grace ... # s|seconds, cache*|ttl ... # s|seconds,
        boot*|start*|startup ... # s|seconds, limit*|calls|requests ... # ms|s|seconds ...
        outgoing|outbound|external|partner|third,
        outgoing|outbound|external|partner|upstream|downstream call*|request*|http ... #
        s|seconds|ms, dashboard*|alert*|alarm* ... latenc*|ms|p95|p99|p50, requests rate and
        latency, rate and latency, latency errors throughput, metrics ... latency, memory
        footprint, test*|suite|ci|pipeline|build*|deploy*|lint* ... fast|quickly|minutes|seconds,
        support|customers|tickets ... answer*|respond*|response|reply, answer* ...
        support|customer*|ticket*|email*|mail*, work load, checkout button, speed of the
        vehicle|car|delivery|team, factory, than the slowest, than slowest, delivery takes|take,
        takes longer than planned|estimated|the sprint|before to review, takes more than a
        day|week|sprint|person, takes part|over|place|into|care|account, takes at most|less than #
        minutes|hours|days|weeks|sprints, tests ... take*,
        meeting*|review*|training|build|pipeline|deployment|delivery ... takes|take, speed of
        delivery|sprint|delivery|team, takes a ... day|week|sprint, takes longer than a
        week|day|sprint|month, event timing*, timings of|in the
        workshop|meeting|agenda|event|schedule, slow queries|query|sql, typing speed, takes longer
        than planned|estimated|the sprint|before to the|a|an|our|its|each|every review, takes at
        the|a|an|our|its|each|every most|less than # minutes|hours|days|weeks|sprints, speed of
        the|a|an|our|its|each|every delivery|sprint|delivery|team,
        function|method|class|constructor|handler|module takes, more than ...
        parameters|arguments|lines""",
    ),
    "throughput": _topic(
        """throughput, load|stress|soak|spike|volume|capacity|scalability|endurance
        test*|testing|run*, concurrent|parallel|simultaneous
        user*|request*|client*|connection*|session*, rps, tps, qps, locust, k6, gatling, jmeter,
        wrk, vegeta, handle*|sustain*|serve*|support*|process* ... per second|minute, requests per
        second, requests s, req s, load tested, horizontal* scal*, prueba* de carga, teste* de
        carga, tests de charge, lasttest*, 負荷 テスト, 压测, 压力 测试, 负载 测试, 부하 테스트*,
        kiem thu tai, load profile*, tested under load, error rate ... load, memory ...
        soak|load|hours, soak, 24 h soak, req min|sec|s, requests min|sec|s, rpm,
        concurrent|parallel|simultaneous users|requests|sessions|clients|connections|calls,
        capacity ... req*|users|load|peak|tested|verified, peak load|traffic|users, expected
        load|traffic, twice|double ... load|traffic|peak, handle*|sustain*|withstand* ...
        load|traffic|users|peak|requests, artillery, autocannon, hey, ab load, durchsatz,
        lasttests, carga esperada|maxima|concurrente, usuarios concurrentes|simultaneos,
        utilisateurs simultanes, charge ... utilisateurs|pic, carga ... usuarios, 并发 ...
        用户|请求|测试, 吞吐, 同時 接続, スループット, 동시 사용자*, chiu tai,
        peak|expected|sustained|production load|traffic, load|stress|soak|spike|endurance
        test*|tests|testing|tested, peak|expected|double|triple|maximum traffic|load, traffic
        peak*|spike*,
        handle*|sustain*|serve*|support*|process*|achiev*|reach*|hold*|manage*|cope*|deliver*|accept*
        ... # ... per|a second|minute|hour, #
        messages|events|orders|jobs|records|writes|transactions|rows per|a second|minute|hour,
        并发, 同時 接続|アクセス, 동시 접속*, concurrent|simultaneous|parallel
        buyers|customers|players|visitors|patients|shoppers|callers|riders|drivers|students|tenants|devices,
        benchmark* the, black friday, cyber monday, christmas rush,
        stand*|withstand*|cope*|survive*|bear* ... rush|peak*|traffic|load|stress, scale*|scaling
        horizontally|out|linearly|sideways, under load|stress|pressure|fire,
        high|heavy|full|maximum|max load|traffic|concurrency, load of #
        requests|users|orders|calls, stable|works|holds|hold|behave* under|at
        load|pressure|stress|peak, keep*|kept|keeping up with ...
        producer*|traffic|load|rate|volume|input|stream|inflow,
        run|runs|work|works|start|started|scale*|deployed|running on|in|with|as
        several|multiple|two|three|many|more|# instance*|replica*|pods|nodes|copies,
        two|several|multiple|more|many|further instance*|replica*|pods|copies
        run|can|work|side|at|in|next, service|app|api|process|processes|handlers|application is|are
        stateless, no state in process|memory|instance|server, #
        events|event|messages|orders|jobs|records|writes|transactions|rows|requests|calls
        s|sec|min|h, messages|events|transactions|jobs|orders|writes|rows|records|items|documents
        per second|minute|hour|day, concurrency of|level #|tested, at|with|of #
        concurrent|parallel|simultaneous|virtual, virtual users, vus, million*|thousand* ...
        rows|records|entries|messages|events|items ... processed|imported|overnight|handled|loaded,
        queue ... drains|drained|emptied faster|quickly|in|within, bottleneck*, breaking point,
        headroom, overload*, saturation test*|point, volume test*, scalab*, alta|mucha|viel
        carga|last, unter last, sous charge, bajo carga, sob carga, requetes par seconde,
        peticiones|solicitudes por segundo, requisicoes por segundo, anfragen pro sekunde, nutzer
        gleichzeitig, gleichzeitige*, locustfile, performance test* ... users|rps|load, how
        many|much users|requests|clients|load|traffic|messages|calls ...
        take*|handle*|bear*|serve*|cope*|stand*, #
        clients|users|requests|callers|sessions|connections|threads|workers at
        once|time|same|simultaneously|concurrently|parallel,
        daily|hourly|yearly|monthly|annual|full|production volume|load, load we|it|system|they
        can|could|is|must, load profile*|scenario*|pattern*|model*|generator*|figures, peak|peaks
        of|at|in campaign|sale|production|traffic|december|christmas|the, simulated
        load|traffic|peak|users|rush|clients, doubl* ... load|throughput|traffic|pods|instances,
        max*|maximum|measured|sustained|peak throughput|load|rate, capacity
        limit*|known|measured|shown|proven, more pods|instances|replicas|nodes|workers ...
        more|load|traffic|linear*, scales with, linear* scal*|scaling, enough capacity for|to,
        crowd|onslaught|stampede of users, # million|thousand ...
        imported|tried|processed|handled|loaded, open sessions, under the|a|an|our|its|each|every
        load|stress|pressure|fire, stable|works|holds|hold|behave* under|at
        the|a|an|our|its|each|every load|pressure|stress|peak, no state in
        the|a|an|our|its|each|every process|memory|instance|server, #
        clients|users|requests|callers|sessions|connections|threads|workers at
        the|a|an|our|its|each|every once|time|same|simultaneously|concurrently|parallel,
        crowd|onslaught|stampede of the|a|an|our|its|each|every users, # requests s, requests s
        from, # messages|events|calls|requests s, parallel
        clerk*|bot*|agent*|session*|gateway*|device*, in parallel ... nobody|none|no ... dropped,
        load|stress|soak run|runs, # simultaneous|concurrent
        viewers|listeners|visitors|players|sessions|streams|shoppers|customers|devices|clients|students|guests|passengers|drivers|patients|readers|callers|agents""",
        """limit* ... requests per second, rate limit* ... requests per second, concurrent write*,
        rate ... requests per second, requests per second per|for each|then, pool ... load,
        throttl* ... req s, throttl* ... requests per second, rate limit* ... req s, pool ...
        peak|load, sized for peak|load, pool* ... traffic, performance test* with users, load
        balanc*, p95|p99|p90|latency|response* ... under ... load, under normal load, page load*,
        data load*, load time*, initial load, say hey, in flight, sigterm, handled, load* ...
        related|relation*|rows|data|page|module*|config*|plugin*, loaded, lazy load*, lists load*,
        loads, 24 hours after, max*|limited|only|most ... per|a|an second|minute|hour ...
        user|client|key|ip|account, rpm per|for|each, limit*|throttl*|max ... rpm, req s per|each,
        req s for each|every|any|one user|client|ip|key, metrics ... throughput, latency ... errors
        ... throughput, throughput of factory|team|print|plant|warehouse, scale of map, sprint
        load, load of team, work load, load tested browser, bottleneck* ... team|process|review*,
        no state in url, leak*|connection|connections|memory|deadlock*|race*|lock* ... under
        load|stress|pressure, pool*|connection* ... soak|load|stress test*, throughput of the
        factory|team|print|plant|warehouse, scale of the map, throughput|load of the
        factory|team|print|plant|warehouse|sprint, at once ...
        notified|visible|appear*|shown|see|informed|stop|available|changed, appear* at once, not
        all at once, at once after, transaction*|row*|record*|lines|files|commits|changes at once,
        changed ... at once, volume of sales|orders, number of orders|customers|visits per, per
        hour shown|in report, seats at once, simultaneously ...
        edit*|open|modify|update*|change*|write*|book*, edit*|updat*|writ*|modif*|change* ...
        simultaneously|concurrently|at once, workload per, load per developer|team, peak season
        bonus, one at once, throughput of the|a|an|our|its|each|every
        factory|team|print|plant|warehouse, scale of the|a|an|our|its|each|every map, load of
        the|a|an|our|its|each|every team, no state in the|a|an|our|its|each|every url,
        leak*|connection|connections|memory|deadlock*|race*|lock* ... under
        the|a|an|our|its|each|every load|stress|pressure, at the|a|an|our|its|each|every once ...
        notified|visible|appear*|shown|see|informed|stop|available|changed, appear* at
        the|a|an|our|its|each|every once, not all at the|a|an|our|its|each|every once, at
        the|a|an|our|its|each|every once after,
        transaction*|row*|record*|lines|files|commits|changes at the|a|an|our|its|each|every once,
        changed ... at the|a|an|our|its|each|every once, volume of the|a|an|our|its|each|every
        sales|orders, number of the|a|an|our|its|each|every orders|customers|visits per, seats at
        the|a|an|our|its|each|every once, one at the|a|an|our|its|each|every once, non functional
        requirements""",
    ),
    "caching": _topic(
        """caching, cache
        header*|control|invalid*|hit*|ttl|key*|strateg*|polic*|expir*|stampede|layer, cache* &
        invalidat*|expir*|ttl|evict*|stale|fresh*|warm*, ttl|ttls, etag*, last modified, if none
        match, cached response*|data|entries, conditional request*|get*, cache|cached, caches,
        stale data, cdn, キャッシュ, 缓存, 快取, 캐시*, bo nho dem, cacheo, cache|caches ...
        ttl|invalidat*|expir*|evict*|key*|header*|size*|warm*, cacheable, cache* ...
        get|response*|quer*|resource*|list*, http cach*, 304, if modified since, vary header, hot
        path* ... cached, redis cach*, memoiz*, cache bust*, cachea*|cache invalida*, mise en
        cache, zwischenspeicher*, 缓存 ... 失效|过期|更新|一致, キャッシュ ... 無効|期限, cached,
        cached for|at|in|until ... seconds|minutes|hours|edge|cdn, time to live, stale
        price*|value*|entr*|result*|read*|content|copies|copy|responses|answers|record*|information|list*|objects|while,
        old|outdated value*|price*|copies|copy|entr*|response* ... served|returned|shown|delivered,
        lists|lookups|results|responses|prices|queries|reads|catalog*|data kept|held|stored|live in
        redis|memory|memcached, invalidation, invalidated|invalidates|invalidate,
        entries|values|copies|responses|results expire*, memois*, varnish|fastly|cloudfront|akamai,
        surrogate key|keys, key|keys|edge|tags purge*|purged, purge*|purged &
        edge|cdn|varnish|key|keys|entries, stampede*|dogpile*, lru|lfu, hit|miss rate|ratio|rates,
        must revalidate, no store, vary accept|on|header*|by, if none|match match|header, if match,
        not modified, weak|strong etag*, conditional get*|request*|header*,
        expiry|expiration|lifetime of entries|cached|cache, entries|keys without|have|has|with
        expiry|expiration|lifetime|ttl, memcached, caffeine|ehcache|hazelcast, cache aside,
        read|write through, warm|cold cache*, cache warm*, caches clear*|flush*, cachecontrol,
        zwischengespeichert, gecacht|gecached, en cache, em cache, vider|vide le cache,
        antememoria, see|sees|seen|visible changes|change within|immediately|at,
        expiry|expiration|lifetime|ttl|expire* & redis|key*|entr*, stored|kept|cached by|in
        proxies|proxy|browsers|browser|intermediar*, carry|carries|have|has|send*|with
        validators|validator, outdated|old|stale|expired entries|entry|copies|copy|values
        dropped|removed|deleted|evicted|refreshed, repeat*|repeated reads|lookups|read|queries,
        served|answered|read|comes|come|loaded|fetched from cache|memory|cdn|edge, freshness,
        cache|cached & visible|appear*|fresh|emptied|cleared|flushed|purged, edge cach*, read
        models refreshed, lists|lookups|results|responses|prices|queries|reads|catalog*|data
        kept|held|stored|live in the|a|an|our|its|each|every redis|memory|memcached,
        expiry|expiration|lifetime of the|a|an|our|its|each|every entries|cached|cache,
        stored|kept|cached by|in the|a|an|our|its|each|every
        proxies|proxy|browsers|browser|intermediar*, served|answered|read|comes|come|loaded|fetched
        from the|a|an|our|its|each|every cache|memory|cdn|edge, hit ratio|rate ... cache, cache ...
        hit ratio|rate""",
        """build|pip|docker|ci|dependency cach*, cache ... down|unavailable|gone|offline, without
        cache, fallback to cached, redis cache ... down, cache outage, health ... cache, failure of
        the cache, cache fails|failure, build|docker|ci|pip|npm|dependency|clean|without|no cache,
        cold cache ... database|down, cache|caches ...
        loss|lost|down|fail*|unavailable|offline|away, loss of ... cache, without ... cache,
        fallback to|on cached, falls back to cached, invalidated token*|session*,
        token*|session*|link*|password* ... invalidat*, invalidat* ...
        token*|session*|link*|password*|key*, cached maps, if match ...
        version|conflict|concurrent|412|lock*, write through, hit rate of campaign|sales,
        build|pip|layer|docker cache*, refresh token*|jwt ... stored in redis,
        session*|token*|counter* ... in redis|memory, cache of geo*, geocache*, api keys ...
        expir*, expir* ... key* ... token|api|secret, key* ... rotat*, keys expire ... api, hit
        rate of the|a|an|our|its|each|every campaign|sales, refresh token*|jwt ... stored in
        the|a|an|our|its|each|every redis, session*|token*|counter* ... in
        the|a|an|our|its|each|every redis|memory, cache of the|a|an|our|its|each|every geo*, ttl
        тощо, defensive caching, cached logo|picture|banner""",
    ),
    "pagination": _topic(
        """paginat*, paged|paging, page|page size*|limit|limits|token*, per page, cursor|keyset
        based, cursor|cursors, limit and offset, limit offset, unbounded|large
        list*|result*|quer*|response*, paginacion, paginac*, seitenweise, paginierung, ページ
        ネーション, ページング, 分页, 分頁, 페이지네이션*, 페이징*, phan trang, page ...
        entries|items|records|rows|results, list*|collection*|result*|endpoint*|routes &
        paginat*|paged|pages|cursor|limit and offset|page size, offset and limit, limit|offset|skip
        ... parameters, max*|default page|limit|results, unbounded|unlimited|huge
        list*|result*|collection*|quer*, entries|items|records per page|request|call, infinite
        list*, list|lists|collections ... bounded|limited|capped, next page|link|token,
        paginad*|paginacion|paginado, pagine*|pagination, paginiert, 分页 ... 查询|接口|参数,
        ページ 分割, list*|collection*|quer*|result* ... at most|maximum, max* ...
        elements|entries|items|results per, page|pages|listing*
        hold*|contain*|carry|carries|have|has|return* ...
        entries|items|records|rows|results|elements|at|up, limit never|cannot|not|at
        exceed*|above|over|greater|most, list*|collection*|endpoint*|quer*|route*|response* ...
        more|most|max|to|up # rows|row|items|entries|records|results|elements|objects, more than #
        rows|items|entries|records|results|elements, # rows|items|entries|records|results|elements
        per|each|a|at, limit|limits ... default* ... max*, offset limit,
        list|lists|collection*|result*|response*|data|set|sets ...
        chunks|portions|slices|chunked|chunkwise, page by page, link header|headers, links to|for
        next|prev*, rel next, next|prev|previous link*|url*|token*|cursor*, next and|or
        prev|previous link*|cursor*|token*|url*, nexttoken, continuation token*, pagetoken, page
        token*, has more flag|field|true|boolean|marker|pages|results, hasmore, hasnext, has next,
        total|item|element|row|x count|counts|total ...
        list|lists|response*|result*|header*|collection*|page*, x total count, total number of
        hits|results|items|rows|records, total elements|pages|items|hits,
        rows|items|records|results|entries|hits ... cut|clamped|capped|truncated,
        request*|asking|ask|asks for ... thousand|thousands|million|millions|#
        rows|items|records|entries|results, never|not|no|nobody ... whole|entire|full|complete
        table*|collection*|list|dataset|data|result|set, whole|entire|full|complete
        table|collection|list|dataset|result|data ... one|single|at
        call|request|response|once|go|piece, in one piece, result|results sets|set ...
        never|not|limited|bounded|pieces, list|lists|collection|collections|endpoint*|quer*|route*
        ... everything|unlimited|endless|infinite|unrestricted,
        return|returns|load|loads|fetch|fetches|deliver|delivers|dump|dumps everything|all
        rows|at|records|items|in|data, full table dump*|dumps|reads|download*, limit*|cap|caps
        on|for|to ... number|count|amount of ... items|rows|results|entries|records|elements|hits,
        number|count|amount of ... items|rows|results|entries|records|elements|hits|objects ...
        limited|capped|bounded|restricted|returned|per,
        unlimited|unbounded|endless|infinite|boundless
        page*|pages|select*|fetch*|read*|set|sets|find*|array*|response*|output, page
        param*|parameter*|index|argument*, per page|perpage|pagesize, pagesize, page and
        size|limit|per, stable|deterministic|consistent|fixed|defined|total
        sort*|order*|ordering|sorting ... pages|page|lists|cursor, across pages,
        select|findall|find all|getall|all|list|lists|quer*|collection*|fetch*|finds ...
        without|lacks|missing ... limit|limits|paging|bound|bounds|page, findall ...
        limit|pageable, pageable, limit clause*|clauses, limit in|on|to|for every|each|all|any|the
        list|collection|search|select|query|result*, default|standard limit|limits of|on|for|is,
        limit|limits ... list|lists|collection|result|index
        quer*|route*|endpoint*|set|sets|call|calls, past|beyond|after|behind last|end|the page|last
        page|of, last page, listas|listados|listagens|listes|colecciones|colecoes|resultados ...
        pagin*, listen|ergebnisse|sammlungen ... seitenweise|paginier*|begrenzt, pagina|paginas ...
        tamano|tamanho|limite|maximo, taille de page, tamano de pagina, tamanho de pagina,
        seitengrosse, page number and|parameter|param, offset|skip and|plus take|limit, top and
        skip, odata paging, kaminari, will paginate, pagy, keyset, seek method, scroll api|id,
        search after, pages of #|at|up|max|maximum|fifty|results|items|rows|records|limited|fixed,
        cut|split|divided|broken|delivered|returned|served|come|comes|arrive|chopped into|in|as|by
        pages|page|portions|chunks, # items|rows|records|entries|results at,
        list|lists|listing|listings|collection*|result|results ...
        maximum|max|longest|upper|largest ... length|size|count|limit|number,
        table|tables|list|lists|collection*|data set*|dataset* ... never|not|no ... as a|one|the
        whole, sent|returned|delivered|loaded as|in a|one|full whole|go|piece, default limit, limit
        capped|is capped|parameter capped, page size ... capped|limited|at most, paged with,
        пагинаци*, пагінаці*, page|pages its|the|their result*|list*|output|entries|items,
        slices|chunks|portions of #""",
        """page ... paged, on call ... paged, paging duty, pager*, page load*, someone ... paged,
        mouse cursor*, pagination of the printed, printed book, page size of pdf|paper, memory|cpu
        limit*, quer* per page, md|document|doc|docs|documents|documented ...
        documents|describes|explains pagination, reference pages, manual pages, page by page
        in|at|with, landing|web|status|home|error|start|help|man|wiki|title|cover|front page*, page
        title*|number printed|number in|header*|footer*, cursor
        changes|pointer|hand|shape|style|blink*|icon, database|db|server|mouse|hand|sql cursor*,
        rate limit*|limits|limited|limiting, limit for expenses|budget, next and previous button*,
        total count of visitor*, prices|menu|guests list|table, list of attendees|guests, error
        rate, spending|credit|budget|time|memory|cpu|speed|upload|size|file|length limit*, full
        table of, full table scan*, pages of the|our|a|this
        manual|handbook|guide|wiki|docs|book|site|website, pages of manual, two|several|many pages
        of, # pages of, credit|debit|bank card, default limit of the, default limit for
        budget|expense*, scan*|scans|scan ... whole|entire|full|complete table*|table,
        be|get|getting|got paged, paged for|at|about, paged at night, pager, paging
        duty|schedule|policy""",
    ),
    "resource-limits": _topic(
        """memory leak*|usage|limit*|footprint|consumption, cpu usage|limit*, resource
        limit*|usage""",
        """especially memory""",
    ),
}
