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
        datenbankindex*, インデックス, 索引, 인덱스*, chi muc, foreign keys|key ... index*,
        index*|indexes|indices &
        query|queries|column*|key|keys|filter*|sort*|join*|lookup*|verified|created|exist|needed|unused|missing,
        explain, explain analyze|analyse, query plan*|planner, slow quer* ...
        log|logs|logged|logging|reviewed|analysed|analyzed|looked|identified|optimi*, quer* ...
        explain*|plan*|indexed|index|optimi*, optimi* quer*|quer*, indexacion, indices ...
        creados|crees|criados|creat*, indizes ... angelegt|vorhanden, index ...
        angelegt|vorhanden|erstellt, 索引 ... 添加|创建|建立, インデックス ... 追加|作成, 慢 查询,
        スロー クエリ, migration|migrations ... index|indexes, where column*|clause* ... index*,
        index* ... where column*|clause*, query plans looked, explain plan*,
        seq|sequential|collection scan*, full table|seq|sequential|collection|index scan*, full
        scans, table scan*, collscan, create index|unique, index concurrently, quer* ...
        efficient|efficiently|tuned|performant, efficient|performant|fast quer*|sql|database,
        covering|composite|compound|multicolumn|gin|gist|btree|brin|trigram|fulltext|hash|spatial|functional|expression|ttl|secondary|clustered|fk|mongo|mongodb|sql|postgres|mysql|lookup
        index*, quer* over|above|slower|longer ...
        analy*|explain*|optimi*|looked|tuned|checked|reviewed, long running quer*, expensive
        quer*|sql|statement*, slow|slowest|heaviest|hot|heavy sql|statements, slowest quer*, quer*
        ... tuned|tuning, query|sql|database tuning, index ... cree|crees|ajoute|ajoutes|cles,
        plan|plans|planes|planos d|de execution|ejecucion|execucao|consulta|requete, abfrageplan*,
        ausfuhrungsplan*, datenbankindi*, indexe, consultas
        otimizadas|optimizadas|indexadas|lentas, requetes optimisees|lentes|indexees, abfragen ...
        optimiert|index*, langsame abfragen, index ...
        foreign|where|filter*|sort*|lookup*|join*|search, indexed by|on columns|column|tenant,
        index ... behind|supports|support|backs|backed|backing, supported|backed|covered|served by
        an|index|indexes index|indexes|the, index support|usage|hits|hit, use|uses|using|used
        an|the|existing|proper|suitable|right index*,
        has|have|get|gets|need|needs|without|lacks|missing an|a|index|its index*, pg stat
        statements, hypopg, pganalyze, pghero, profiler ... quer*, foreign keys ... index*,
        scan|scans|scanning|scanned|walk|walks ... whole|entire|full|complete
        table*|table|collection""",
        """index page*, index of, search index*, index html, indexed by|in google|search, body
        mass, elasticsearch index*, package index, index file, seo index*, slow quer* alert*,
        explain*|explains ... why|what|how|change|decision*, comments ... explain*, description
        explain*, pr ... explain*, graphql quer*, explain your|the, index md, table of contents
        indexed, price|stock|share|consumer|market|ux|happiness index*, index card*, handbook
        index*, efficient queries from, index|indexes list|html|tsx|ts|js|php|md|page,
        notes|minutes|documents|pages|articles|content ... indexed, indexed in the|our
        wiki|drive|handbook|search, address index, index in the catalogue|book|appendix""",
    ),
    "connection-pool": _topic(
        """connection|db|database|thread pool*, pool exhaust*|size*|limit*|settings|timeout*,
        pooling, pgbouncer, connection* & recycled|returned|leak*|released|closed|pool*|exhaust*,
        hikari*, database|db connection*, pool de conexiones|conexoes|connexions, verbindungspool*,
        コネクション プール, 接続 プール, 连接 池, 커넥션 풀*, session*|connection*|handle*|cursor*
        ... closed|returned|released|disposed|leak*, closes|close|release* ...
        database|db|session*|connection*, database|db|sql|redis
        session*|client*|handle*|connection* ... closed|pooled|released|leak*|reused|limited, no
        leaked|leaking|open connection*, connection leak*, pool ...
        size*|sized|limit*|tuned|configured|timeout*|exhaust*|recycle*|pre ping, hikaricp, pool de
        conexiones, conexiones ... cerrad*|liberad*, conexoes ... fechad*|liberad*, connexions ...
        fermees|liberees, verbindungen ... geschlossen|zuruckgegeben, 连接 ... 释放|关闭, 接続 ...
        解放|クローズ, connections per worker|process|instance|pod|replica, max* connections,
        maximum number of connections, connection*|session*|handle* ...
        given|handed|put|go|goes|brought|come back, connection*|session* ...
        freed|reclaimed|disposed|relinquished, pool closed|drained|emptied|disposed|released, pools
        closed|drained, exhausted|full|empty|dry pool*, run|runs|ran|running out of connections,
        conexoes ... devolvid*|fechad*, conexiones ... devuelt*, connexions ... rendues|restituees,
        one|single|shared|same engine|client|session per|for|across
        process|app|application|worker|request*, engine per process,
        open|idle|stale|active|database|db|redis|broker connections, client|clients|session
        reused|shared|kept|pooled, connection reuse*|reuse, connection*|client*|engine* ...
        reused|shared|pooled, connections pile*|piling|accumulat*|grow*|stay*|flat|linger*,
        wait|waits|waiting for connection|connections, too many connections|clients,
        database|db|orm|sqlalchemy|hibernate session* scoped|per|bound|closed|released,
        asyncpg|psycopg|sqlalchemy|redis|jdbc|hikari|c3p0|dbcp pool*, engine disposed|dispose,
        connection|connections ... limit*|budget|cap|capped|max* ...
        pool|database|postgres|replicas|workers, pgpool|odyssey|proxysql, acquire|acquired|checkout
        ... connection*, connection* ... borrowed|acquired|checked ... returned|released|back,
        pool* ... min*|max*|size|overflow, dangling connections|sessions, waiting|waits|wait for
        a|the connection, connection|connections do|does not pile|accumulate|grow|leak, one
        engine|client|session|pool per|for|across, each|every
        worker|process|pod|instance|replica|node|service keeps|has|holds|uses|opens ...
        connection*, new connection* for|per|on each|every|query|request|call,
        connection|connections count*|number|budget|usage|limit*, do|does|never|not open ...
        connection* ... every|each|per, connections at most|max|maximum, at most # connections,
        connections ... freed|closed|returned|given, connect*|connection per request|query|call,
        open|opens a|new|fresh connection*, connections to|from|into
        postgres*|database|mysql|redis|oracle|mongo*|mariadb|the, run|runs|ran|running out of
        the|a|an|our|its|each|every connections, one|single|shared|same engine|client|session
        per|for|across the|a|an|our|its|each|every process|app|application|worker|request*,
        wait|waits|waiting for the|a|an|our|its|each|every connection|connections,
        waiting|waits|wait the|a|an|our|its|each|every for a|the connection, new connection*
        for|per|on the|a|an|our|its|each|every each|every|query|request|call, connections at
        the|a|an|our|its|each|every most|max|maximum, at the|a|an|our|its|each|every most #
        connections, connection|connections|database|db|thread|session|engine|jdbc|hikari|pgbouncer
        pool|pools|pooling, pool size|exhaust*|limit*|timeout*|closed|sized|bounded, pooled
        connections""",
        """carpool*, connection string*, connection to the provider, pool of testers, connections
        drain*, drain* connection*, connection* ... drain*, thread pool of, connections ... drain*
        ... stop*, support|video|training|user|login session*, websocket connection*, tickets
        closed, drain*|draining connections, http connections, keep alive connections, pool of
        testers|people|vehicles|cars|candidates|customers|participants|phones|devices, pool
        party|booking|table, connection flight, open connection flight,
        cognito|user|ip|address|node|app|storage|liquidity pool|pools, process pool*, processpool*,
        agent pool*, pool name, pool query|connect|execute, connection count ... social, new
        connection with friends|people, drivers ... pool, pool of drivers|experts|reviewers,
        driver|drivers pool, websocket|mobile|friend|rail|train|bus|bluetooth|vpn connection*,
        connections to the
        provider|partner|outside|internet|customer|bank|vpn|api|network|office|station, pool of
        the|a|an|our|its|each|every
        testers|people|vehicles|cars|candidates|customers|participants|phones|devices, new
        connection with the|a|an|our|its|each|every friends|people, pool of
        the|a|an|our|its|each|every drivers|experts|reviewers,
        talent|swimming|car|vehicle|prize|candidate|worker|node|ip|user|agent|thread|identity|test|candidates|applicant|driver
        pool*""",
    ),
    "n-plus-one": _topic(
        """n 1 quer*|problem*|select*|free|issue*|pattern*|detect*, n 1, eager|eagerly load*,
        prefetch*, dataloader*, select related, joinedload, selectinload, lazy load*, query|queries
        count*, number|count of quer*, one|single query per, quer* per row|item|request|record,
        quer* in|inside a|the loop|loops, quer* in|inside loop|loops, n 1 문제, n plus one,
        nplusone, select related|prefetch, prefetch related, include|join fetch, entity graph*,
        batch load*|fetch*, batched quer*|load*, quer* ... batch*|constant|per request,
        fixed|constant number of quer*, loop|loops ... quer*, quer* ... each|every
        row|item|entity|element, lazy loading, 循环 ... 查询, n 1 查询, n 1 クエリ,
        fixed|constant|same|bounded number of quer*, related|child rows|records|entities|objects
        ... loaded|fetched, load*|fetch* related|relation*|child*|rows, quer* per ...
        element|row|item|entry|object|entity|record, number|count of
        quer*|sql|statement*|select*|database|db ... constant|fixed|bounded|independent|same|per,
        sql|select statements|statement per request|row|item, select in a loop|loops, bulk ...
        loaded|fetched|load*, loaded|fetched in bulk|batches|one|batch, in bulk ... instead, one by
        one, preload*, resolver* ... batch*|dataloader*, batch*|dataloader* ... resolver*,
        associations|relations|relationships ... load*|included|joined|fetched|preloaded|eager,
        includes used, in|with one|1|a|single single|query|select|statement query|select|statement,
        in|with one|1|single query|select|statement|roundtrip, query|queries in|inside
        a|loops|loop, bullet raises|gem|reports|warns|finds, database|db|sql|orm
        calls|call|access|accesses|roundtrip*|hits|lookups|statements|selects
        in|inside|within|per|from ... loop|loops|iteration*|row|rows|item|element|record,
        database|db|sql|orm calls|call|access|hits|lookups|trips per|for
        row|item|element|record|each|every, within a|the|for|loops loop|for|loops ...
        quer*|database|db|sql|lookup*, quer*|database|db|sql|lookup*|select* ... within|inside|in
        ... for|a|the loop|loops, assertnumqueries, assert num|max quer*, django assert num,
        needs|need|needing|causes|cause|trigger*|issue|issues ... more|extra|additional|further
        quer*|select*|statements, extra|redundant|repeated|needless|superfluous|surplus
        select*|quer*|sql|statements|roundtrip*, more quer* than, entitygraph, named entity graph*,
        batchsize, fetch join*, left join fetch, hibernate ... select*|statistics, quer*
        explosion*|storm*|flood*|avalanche*|cascade*|blowup*|burst*, requete*|requetes dans ...
        boucle*, abfrage|abfragen in|innerhalb ... schleife*,
        consulta|consultas|requete|abfrage|query por|par|pro
        fila|registro|item|ligne|element|zeile|objekt|linha|datensatz|elemento, query|queries|sql
        budget|budgets, quer*|sql|selects|statements grow*|increase*|rise*|scale* ...
        rows|items|records|list|elements|number, quer* ... not|never|no grow*|increase*|scale* ...
        rows|items|records|list|elements|result*, quer*|statements|selects|roundtrip* ...
        regardless|independent|whatever|no matter ... rows|items|records|list|elements|size|length,
        n 1 abfrage*|consulta*|requete*|probl*, strict loading, raiseload, noload, lazyload|lazy
        relation*|association*|collection*|relationship*|field*|quer*|select*, lazily loaded,
        relations|relationships|associations|children|joins|related ...
        one|single|eager|batch*|joined|prefetched, goldiloader, prosopite, scout n,
        consulta|consultas|quer* en|em|dentro ... bucle*|loop*|laco*|ciclo*,
        children|parents|relations|associations|parent ... together|one ... parent*|children|quer*,
        fetched|loaded together with|in|at, query|queries|sql number|numbers|amount|count|counts,
        assert* ... quer*|sql ... number|count*|#, number|count|amount of
        quer*|sql|select*|statements ... assert*|checked|tested|pinned|fixed|known, as many|few
        quer* as, as many|few quer*|statements|selects, same|equal|constant number|amount of
        quer*|sql|statements, joined instead, loaded|fetched|queried
        singly|individually|separately, number|count of sql|queries|statements|selects,
        statements|queries|selects ... grow*""",
        """lazy load* ... image*|page*, hsts ... preload*, preload list, bulk
        discount*|mail*|order*|price*|rate*, bulk discount loaded, meeting|feedback|sales loop*,
        retry loop*, event loop*, in the loop, customer queries|inquiries, in one go""",
    ),
    "uuid-keys": _topic(
        """uuid*, ulid*, guid|guids, guessable|sequential|incremental|numeric|enumerable id*|key*,
        auto increment*, opaque|unguessable|random|non sequential id*|key*|identifier*,
        unguessable, snowflake id*, id|ids|identifier*|url|urls ...
        guessable|guessed|enumerat*|predictable, not guessable, ids|identifiers|keys ...
        enumerat*|guess*|random|opaque|predict*|sequential|uuid*, enumerable|enumeration ...
        id*|resource*|key*, resource enumeration, nano id, nanoid, ksuid, cuid,
        internal|database|primary ids|keys ... exposed|hidden|leak*|visible|never|not, no auto
        increment, surrogate keys, ids no predecibles, ids aleatorios, nicht erratbar*,
        identifiants non, opaque|unguessable|random|unpredictable|hashed
        id|ids|key|keys|identifier*|uuid*, non sequential id*|key*|identifier*,
        counter|counters|integers|numbers|serials as|for|in ids|id|links|urls|url|keys, no counters
        ... ids|links|urls|api, instead of
        counter*|sequence*|serial*|integers|ints|numbers|numeric|auto|consecutive, counting
        up|ids|upwards, increment*|consecutive|running|serial|sequential|ascending|successive
        id|ids|key|keys|identifier*|primary, consecutive|running|sequential|serial numbers ...
        not|never|api|url*|outside,
        integer|int|numeric|database|db|internal|serial|primary|technical id|ids|key|keys ...
        not|never|exposed|hidden|outside|leave*|replaced|public|shown|clients|leak*|client,
        ids|identifiers|keys|resources|orders|accounts|links ...
        enumerable|guessable|guess|predict*|unpredict*|traversable, not|never|isnt|arent
        enumerable|guessable|predictable, link*|url*|numbers|codes|tokens ...
        guessed|guessable|unguessable, non guessable|enumerable|predictable,
        unguessable|unpredictable link*|url*|token*|code*, hashids|sqids|hashid, public
        id|ids|identifier*, external ids|identifiers ... opaque|differ|random|uuid*, opaque|random
        string*|identifier*|id|ids, ids|identificadores|identifiants|id no|nao|non
        secuencial*|sequencia*|sequentiel*|predec*|previs*|predict*|correlativ*,
        identificadores|ids aleatori*|opac*|secuencial*|sequencia*, identifiants
        sequentiel*|aleatoire*|opaque*|previsible*, d identifiants sequentiel*, fortlaufend*
        id|ids|nummern|schlussel|kennungen, zufallige|zufallig id|ids|kennungen,
        secuencial*|sequenciais|sequentiels id|ids, ids ... erratbar|erraten|zufallig|fortlaufend,
        uuidv4|uuidv7|uuid4|uuid7, typeid|typeids, guess* ... id|ids|identifier*|other order*|urls,
        walk|iterate|enumerate ... ids|id|orders|resources|counting,
        ids|identifiers|keys|id|identifier ...
        consecutive|sequential|serial|incremental|counted|ascending, row numbers|number|ids, random
        tokens|strings|codes|slugs ... link*|url*|id|ids, link*|url*|urls ... random
        tokens|strings|codes|slugs|id|ids, visible|public|external|exposed keys|key|id|ids ...
        uuid*|random|opaque, ids|id|identifiers ...
        derived|inferred|deduced|reveal|reveals|tell|tells, serial|running|consecutive
        numbers|integers as, integer|numeric|sequential|guessable|countable id|ids|keys in, no
        integer|numeric|sequential|guessable id|ids""",
        """user enumeration, email enumeration, account enumeration, random order, khong co guid,
        correlation|request|trace ids|id ... uuid*, correlation|request|trace|session|device|event
        id|ids, invoice|order|customer number* ... consecutive, player* ... guess, guess
        number|weight, consecutive|sequential order ids, serial number*, user|session id|ids ...
        derived""",
    ),
    "timezones": _topic(
        """time|timezone zone|zones|aware|handling, timezone*, utc, naive|aware|local
        datetime*|time*, datetime now|utcnow, iso 8601, rfc 3339, offset aware, daylight saving,
        zona horaria, zeitzone*, fuseau* horaire*, fuso horario, タイム ゾーン, 时区, 時區,
        시간대*, mui gio, datetimes ... utc|zone|aware|offset|stored, timestamp* ...
        utc|zone|aware|offset|iso, time zone*, timezone ...
        aware|handled|stored|correct|utc|explicit, dates ... utc|iso|zone, dst, summer time, zonas
        horarias, fuseaux horaires, fusos horarios, zeitzonen, 時差, タイムゾーン, 时间 ... utc,
        date*|time*|timestamp*|instant* ... offset*, utc offset*, epoch, zoneddatetime,
        offsetdatetime, instants, timestamptz, timestamp with time zone, clock
        change*|changes|shift*, zone
        change*|changes|transition*|rules|conversion*|name|names|info|information|data|suffix|database,
        columns|column|fields|values carry|have|with|include|store ... zone|offset, time
        values|value|columns|fields ... zone|offset, z suffix|suffixed, suffix z, end|ends|ending
        in|with|on z, zulu time, server|machine|host|local clock|time|timezone zone|does|of, local
        time|times ... never|not|only|stored|edge, depend* ... local time|clock|timezone,
        zoneinfo|pytz|tzinfo|tzdata, without tz|tzinfo|zone, tz aware|naive|info|naïve, leap
        day*|year*|second*, hora utc, uhrzeit* ... utc, zeitpunkt* ... utc|zone|offset,
        fechas|datas|dates|horas|horarios ... utc|zona|fuso|fuseau, sommerzeit|zeitumstellung,
        horario de verano|verao, heure d ete, datetimeoffset|localdatetime|datetimeutc, java time,
        instant|instants stored|instead|everywhere|not, times|dates|datetimes|timestamps|datetime
        are|is|stay|be|always aware, everything|dates|times|timestamps ... gmt, gmt,
        no|never|without local times|time""",
        """time|timezone zone|picker|select*|dropdown picker|select*|dropdown|list, timezone
        picker|select*, time zone ... chosen|profile|select*|choose, timezone ... chosen|profile,
        user ... time zone|timezone, timezone of the team|customer|office, meeting*,
        show|shows|shown|display*|calendar ... time zone*|timezone*, time zone|timezone|zones of
        branch|office*|user*|customer*|team*, fits|fit ... time zones|timezone*,
        delivery|parking|tariff zone*, team*|people|colleagues ... time zones|timezones, working
        hours ... time zone*, leap year sale, local time|times of shop*|branch*|opening, local time
        of arrival|departure|delivery""",
    ),
    "transactions": _topic(
        """transaction|transactions|transactional|transactionally, atomic|atomically|atomicity,
        rollback|rolled back|on error|failure|exception, rolled|rolls back, all or nothing, partial
        write*|update*|state|commit*, half written, race condition*, lost update*, isolation
        level*, acid, unit of work, outbox, deadlock*, transaccion*, transac*, transaktion*,
        トランザクション, 事务, 交易 一致, 트랜잭션*, partial failure*, inconsistent data|state,
        consistent after, half finished write*, transaction* ...
        rollback|rolled|boundar*|isolation|commit*|short|single|one|wrap*|scope*|around,
        one|single|same|in a|within a database|db transaction, multi table|step|row
        write*|update*|operation*|change* ... atomic*|transaction*, rolled|rolls|roll back ...
        failure|error|exception|completely|fully, written|saved|stored together|atomically, both
        ... or none|neither, saga|sagas, two phase, no half|partial|orphan* ...
        row*|record*|write*|data|order*, transacciones, transacoes, transactionnel*,
        transaktional*, 事务 ... 回滚|一致, トランザクション ... ロールバック,
        data|database|state|system|records|stock consistent ... failure*|crash*|error*|after,
        consistency after, orphaned|orphan row*|record*|data, half
        saved|written|finished|done|created|stored, rollback|rolled|roll on|after|upon
        errors|failures|exceptions|crash*, rollback ... errors|failures, double booking*, double
        booked, overbook*, oversell*, oversold, sold twice, never get|gets|book|buy the same
        seat|item|slot|ticket|unit|room, rows in one transaction, one|single transaction, together
        or not|none, both or none|neither|nothing, or not at all,
        committed|written|saved|stored|updated|persisted|change|changed|changes|succeed|booked
        together, succeed or fail together,
        event*|mail*|mails|message*|notification*|webhook*|side|effects ... after|before|until ...
        commit|committed|committing|transaction, compensating
        action*|step*|transaction*|booking*|write*|operation*|call*, compensat* ...
        step*|saga|failure*|failed, compensation|compensations ... step*|saga|failed|failure*,
        data|database|state|db|records|books|balances|stock|ledger
        stay|stays|remain|remains|left|kept consistent|unchanged|untouched|intact|clean|correct,
        leave|leaves|leaving ... half|inconsistent|partial, data|database|state|records|rows is|are
        left|kept unchanged|untouched|intact|consistent, no|never|without
        inconsistent|half|dangling|partial|torn|incomplete
        state*|data|rows|records|write*|writes|booking*|order*|result*, dangling rows|records|data,
        fail*|exception|error|crash*|abort* ...
        undo*|undoes|undone|reverts|reverted|revert|reverses|unwinds|cancels ...
        everything|whole|all|earlier|previous|complete*|order|booking|changes|steps|writes,
        undoes|undone ... everything|whole|all|earlier|previous|changes|writes|steps|booking|order,
        everything|all|changes|writes|steps|it ... undone,
        fail*|crash*|exception|error|abort*|stop*|die* halfway|midway|half|between, halfway|midway
        through|failure*|crash*|error*, nothing is|gets|was persisted|committed|half,
        rollback|reversion|ruckabwicklung en|em|bei|en
        cas|caso|fallo|falha|erro|error|fehler*|erreur, rollback en|em caso|cas,
        atomicas|atomicos|atomica|atomico|atomicidad|atomicidade|atomique|atomiques|atomicite,
        atomar*, todo o nada, tudo ou nada, tout ou rien, alles oder nichts, ganz oder gar,
        commit|commits|committed or|and rollback|roll|rolled|rollbacks, begin commit, unitofwork,
        transaction atomic, transaction scope|block|manager|template, transactional annotation, at
        transactional, savepoint*, nested transaction*, serializable|serialisable, repeatable read,
        read committed, write skew, dirty read*, phantom read*, long|short|short lived|running
        transaction*, single|one|same commit|unit, in|as one unit|transaction|commit, as a
        unit|whole or, atomic|atomically written|updated|saved|stored|swap*|replace*|increment*,
        two|both|several|multiple|all tables|rows|writes|inserts|updates|records ...
        together|transaction|atomic*|or none, partially
        written|saved|updated|applied|stored|created|processed|committed, half|partly|partially
        written|applied|stored|processed|committed|booked, dual write*, leaves|leave|leaving|left
        no|nothing ... behind|over, behind after ... fail*|abort*|crash*, rows|records|data|orders
        left|remain|remains|stay behind|over|dangling, fails|fail ... nothing ...
        kept|stored|saved|written|left, money|stock|balance* ... never|not ... without ...
        booking|entry, error|failure|exception ... cancels|voids|reverses ...
        first|other|earlier|previous|rest, exception|error|failure|crash in the middle,
        exception|error|failure|crash ... leaves the database|data|state unchanged|untouched""",
        """transaction log|logs|logged|logging|fee*|history|page|list|volume|email*|id*|export*,
        atomic commit*|design, transactional mail*|email*, commits ... atomic, rolled back by,
        rollback plan*, migration* ... rolled back, migration ... rolled,
        financial|payment|bank|card|credit|sales|customer transaction*, transaction* ...
        exported|history|report*|listed|searchable, release|deployment|deploy* ... rolled
        back|rollback, transaction date|id|type|amount|number, all or nothing
        price*|pricing|offer|deal|tariff, half finished|done|written
        stub*|code|feature*|draft*|screens|texts|tasks|story|stories|function*|docs|article*,
        committed|commits|commit ... git|repo|repository|branch|squash*|message*|hook*, pre commit,
        lint*|format*|formatted|tests|check* ... before|after commit, atomic
        habits|design|component*|commit*, change* together with the team, sprint|goal ... together,
        lock file, lockfile""",
    ),
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
        crowd|onslaught|stampede of the|a|an|our|its|each|every users""",
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
        the|a|an|our|its|each|every once, one at the|a|an|our|its|each|every once""",
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
        time*|limit*|deadline*|bounded|guard*""",
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
        ... faked|mocked|stubbed, faked|mocked|stubbed in""",
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
        the|a|an|our|its|each|every we|it|you deploy|restart|redeploy|roll""",
        """chair shutdown, 正常 終了, zero downtime migration*|schema, restart instructions,
        shutdown of the old, process ends with approval, shut down properly with, project shut
        down, old system|service|version|server shut*, machine stops, stops accepting ... order*,
        cut off date, before server|process starts, order* ... in progress, orderly manner review*,
        data ... survive* ... restart, session*|settings|login|token* ... survive* ... restart,
        stops responding|answering, stop* ... if it stops, restarts ... if|when ... stops, jobs
        survive the crisis, trainings interrupted, no errors after|in
        deploy*|release|staging|production, no errors ... logs ... deploy*, before
        the|a|an|our|its|each|every server|process starts, no errors after|in
        the|a|an|our|its|each|every deploy*|release|staging|production""",
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
        answer|answers|reply when|if|while|instead""",
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
        connections survive, integrations survive, clients survive""",
    ),
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
        spec|document|openapi, parameter* ... description|example, pool size, flag documented""",
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
        capped|is capped|parameter capped, page size ... capped|limited|at most, paged with""",
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
        budget|expense*, scan*|scans|scan ... whole|entire|full|complete table*|table""",
    ),
    "idempotency": _topic(
        """idempoten*, duplicate|duplicated|repeated|replayed|retried
        request*|message*|event*|post*|call*, duplicat* ... deliver*|process*|twice, exactly once,
        replay*, twice ... same, same request twice|again, dedup*, double
        submit*|charge*|booking*|submission*, idempotencia, 冪等, べき 等, 幂等, 멱등*,
        duplicate|duplicated|repeated webhook|message|event|request event*|delivery|deliveries,
        duplicat* ... ignored|rejected|detected|harmless, twice ... no, only|exactly once,
        sent|processed|charged|executed|delivered only|exactly|at once|most, no double*, safe
        to|for retry|retries|repeat|rerun|call|replay, retry|replay|rerun safe, safely
        retried|repeated|retriable|re run, delete twice, repeat* ... same result|effect|no side,
        rerun* ... same|safe*|without, run|runs|executed twice,
        handled|processed|applied|charged|created at most|only|exactly once, dedupl*, idempotency
        key*, duplicate*|repeated|redelivered ... message*|event*|request*|webhook*|submission* ...
        ignored|handled|rejected|detected|harmless|no, no duplicate* ...
        order*|record*|charge*|booking*|row*|payment*|created, wiederholte anfrage*, idempotent*,
        重复 请求, 重复 提交, 重复 消费, 二重 送信|登録, 冪 等, 중복 요청*, at least once delivery,
        at least once semantics, delivered at least once, twice|repeated|again ...
        404|204|same|harmless|effect, double click*|submit*|order*|charge*|charging,
        payment*|order*|charge*|message*|event*|job*|retried ...
        booked|charged|processed|executed|applied|created|handled once, twice ...
        twice|without|once, without|no|never|not ... twice, identical|same
        post|request|call|message ... twice|no|effect|once|ignored, second identical|same|equal,
        repeat* ... side effect*, can|may|could be repeated|retried|resent|replayed|rerun,
        repeatable request*|call*|operation*|put|post|delete, put ... delete ... repeated, twice
        ... no|same|one|single, again ... no effect|change,
        arrive*|delivered|received|sent|come|comes ... twice|again|repeatedly|multiple, duplicates
        tolerated|ignored|detected|dropped, duplicate*|duplicated|repeated|redelivered ...
        events|event|messages|webhooks|deliveries|callbacks ...
        swallowed|ignored|dropped|once|harmless|skipped,
        retries|retry|retrying|repeats|repeating|rerunning|resending|replays|replaying
        is|are|stay|remain|be safe|harmless|allowed, retries|retry|rerun|reruns|replay|resend
        harmless|safely|tolerated|safe, repeat|repeated|second|duplicate|double
        call*|request*|post|posts|submit*|submission*|delivery|deliveries|message*|event*|webhook*|click*
        ...
        same|stored|first|no|nothing|original|ignored|once|one|without|harmless|effect|noop|safe,
        repeat call*|request*|submission*|post*|delivery|deliveries,
        duplicate|duplicates|duplicated ...
        discarded|filtered|suppressed|collapse*|single|one|prevented|noop|dropped, duplicates
        discarded|dropped|ignored|skipped|filtered|detected|suppressed,
        prevent*|avoid*|suppress*|block*|detect* duplicate|double|duplicated
        processing|execution|side|delivery|deliveries|submission*|creation|insert*|payment*|charge*|order*|booking*|posting*|mail*|notification*|request*|message*|event*,
        prevent* duplicates, duplicate|double
        processing|execution|side|submission*|payment*|posting*|billing|debit*|effects, redeliver*,
        charged|billed|booked|paid|sent|stored|applied|counted|invoiced|imported|handled|debited|delivered|refunded
        twice, charge|bill|book|pay|process|apply|create|count|invoice|handle|execute twice,
        rerun|reruns|rerunning|re|repeat|run|started|restarted again|running|run|started ...
        harm*|safe*|side|damage|twice|duplicate*|effect*,
        restarted|restart|restarting|restartable|rerun|resumed ...
        side|harm|damage|duplicates|twice|effect*|safely, restartable, rerunnable
        job*|task*|import*,
        job|jobs|import|imports|task|tasks|consumer*|batch|batches|worker*|handler* ...
        run|executed|started|runs|rerun again|twice|repeatedly|safely,
        run|executed|called|started|sent|imported|delivered|submitted|posted|processed|received|applied|clicked
        more than once, called|sent|run|executed|delivered|submitted|invoked|received
        several|multiple|many|two times, re entrant|reentrant
        job*|handler*|task*|worker*|consumer*|jobs, same key ...
        same|stored|returns|answer*|result|response|once, second|subsequent|later
        call|request|post|delivery|submission|submit|click|message|event|webhook ...
        same|stored|no|nothing|original|ignored|once|effect|noop|twice, no|without
        further|second|additional|other|duplicate|double effect|effects|side, no|never|not|without
        duplicate|duplicated|double
        order*|payment*|booking*|record*|row*|charge*|entries|entry|invoice*|side|mail*|email*|event*|message*|processing|write*|insert*,
        request|message|event|client|operation|delivery id|ids|key|keys ...
        duplicate*|dedup*|twice, against duplicate*|double|duplicates
        message*|event*|request*|delivery|deliveries|submission*|payment*|charge*|processing|click*,
        unique constraint* ... duplicate*|double|twice,
        retry|retries|resend|replay|redelivery|repeat* ...
        cause*|create*|lead*|result*|trigger*|produce*|charge* ...
        second|duplicate*|double|another|two|twice, cause*|create*|lead*|trigger*|produce* ...
        second|duplicate|double|another
        payment*|order|orders|booking*|charge*|record*|row|rows|invoice*, exactly|at once|most once
        processing|delivery|semantics|execution|effect, at most once, effectively once, inbox
        table|pattern, dedupe*,
        peticion*|solicitud*|mensaje*|evento*|requete*|requetes|message*|messages|requisicoes|requisicao|mensagem|mensagens|evenement*|webhooks
        repetid*|duplicad*|repetee*|dupliquee*|dupliques|rejoue*|repetes|reenviad*,
        reintent*|reenvio*|retentativ* ... duplic*|segur*|efecto*|efeito*, no|nao|sem|sin
        duplica|duplican|duplicar|duplicam|duplicados|duplicadas|duplicidad,
        cobro*|pago*|cobranca*|pagamento*|paiement*|commande*|pedido*
        duplicad*|doble|dobles|duplo*|doublon|doublons, double|doble|duplo|doppelte
        paiement|paiements|cobro|pago|pagamento|debit|cobranca|zahlung|buchung|prelevement,
        doppelte|mehrfache|wiederholte|mehrfach
        nachricht*|anfrage*|buchung*|zahlung*|zustellung*|aufruf*|request*|bestellung*|events|ereignis*,
        doppelbuchung*|doppelzahlung*|doppelverarbeitung, sans doublon*, doublons,
        webhook|message|event retries|redelivery|redeliveries|replays|repeats,
        resent|resubmitted|redelivered|repeated|retried|replayed|second
        request*|message*|event*|call|calls|webhook*|job|jobs|delivery|post|posts|command|commands
        changes|change|has|have|creates|is|are|does|do|leads|leaves,
        resent|resubmitted|redelivered|replayed
        request*|message*|event*|call*|webhook*|job*|command*,
        cope|copes|coping|tolerate*|deal|deals|handle|handles|handled|tolerant|tolerance ...
        duplicates|repeats|redeliver*|repetition*|duplicate, duplicates handled, safely
        resend|retry|repeat|rerun|redeliver|replay|resubmit|again, can|may|could ...
        resend|resubmit|retry|repeat safely|without, retry|retries|retried|repeat|second|resend ...
        not|never|no ... pay|charge|book|create|order|send|bill|insert|add|write*
        again|twice|second|another|new,
        job|jobs|message*|event*|task*|webhook*|request*|order*|payment* ... twice|repeatedly|again
        ... no|not|without|once|same|harmless|fine|safe,
        worker*|consumer*|handler*|receiver*|listener*|subscriber* ...
        get|gets|receive|receives|see|sees ... twice|repeatedly,
        remember*|record*|store*|track*|keep* processed|seen|handled
        message*|event*|id|ids|request*, processed|seen|handled message|event|request id|ids,
        identical|same|equal order*|request*|message*|call*|post*|submission* ...
        become*|become|yield*|result*|lead*|give*|create* one|once|single|only,
        calling|sending|posting|cancelling|deleting ... again|twice ...
        no|same|harmless|fine|ok|once|nothing""",
        """code duplicat*, duplicat* code, session replay, replay attack*, twice
        a|per|daily|weekly|day, duplicate code|tests|logic|entries in changelog, replay
        frame*|mode|buffer, frames, duplicate|duplicates|duplicated
        ticket*|contact*|tickets|contacts|leads|customers|issues|code|tests|test|logic|work|effort|css|text*|slides,
        avoid* duplicate|duplicates|duplication in|of code|logic, double
        room*|check*|checked|quotes, repeat customer*|business, printed|checked|reviewed|measured
        twice, run tests|test suite twice, login|log in ... second|twice, second
        reviewer|review|pair|opinion, release|deployed|deploy* ... twice, retried calling|the
        customer, retried calling, how to replay, runbook""",
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
        the|a|an|our|its|each|every redis|memory, cache of the|a|an|our|its|each|every geo*""",
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
        resolver*|suggestions, field suggestions, n 1 in resolver*, resolver ... batch*""",
        """dns resolver*, conflict resolver*,
        json|nesting|directory|recursion|tree|inheritance|folder|nested|array|object nesting|depth
        depth|limit* limit*|limited,
        json|nesting|directory|recursion|tree|inheritance|folder|call|stack|queue depth limit*,
        state|db|database|data|dna|gene mutation*, playground visited|kids|children, relay race*""",
    ),
    "resource-limits": _topic(
        """memory leak*|usage|limit*|footprint|consumption, cpu usage|limit*, resource
        limit*|usage""",
        """especially memory""",
    ),
}
