"""Properties of stored data that lines ask for and that have no probe yet."""

from __future__ import annotations

from collections.abc import Mapping

from .topic import Topic
from .topic import topic as _topic

DATA: Mapping[str, Topic] = {
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
        table*|table|collection, index on|for the new, index on""",
        """index page*, index of, search index*, index html, indexed by|in google|search, body
        mass, elasticsearch index*, package index, index file, seo index*, slow quer* alert*,
        explain*|explains ... why|what|how|change|decision*, comments ... explain*, description
        explain*, pr ... explain*, graphql quer*, explain your|the, index md, table of contents
        indexed, price|stock|share|consumer|market|ux|happiness index*, index card*, handbook
        index*, efficient queries from, index|indexes list|html|tsx|ts|js|php|md|page,
        notes|minutes|documents|pages|articles|content ... indexed, indexed in the|our
        wiki|drive|handbook|search, address index, index in the catalogue|book|appendix""",
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
        statements|queries|selects ... grow*, one|single query fetches|loads|gets, per ... round
        trip|trips, round trips, select|selects|query|queries inside|in loops|loop, data loader*,
        loaded|fetched|read|listed in one|two|three|a|single quer*, queries ... however
        long|many|large|big""",
        """lazy load* ... image*|page*, hsts ... preload*, preload list, bulk
        discount*|mail*|order*|price*|rate*, bulk discount loaded, meeting|feedback|sales loop*,
        retry loop*, event loop*, in the loop, customer queries|inquiries, in one go, upgrade n 1,
        n 1 to|n n, rolling upgrade|update""",
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
        connections, rows close, rows closed""",
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
        written|applied|stored|processed|committed|booked, dual write*, behind after ...
        fail*|abort*|crash*, rows|records|data|orders left|remain|remains|stay
        behind|over|dangling, fails|fail ... nothing ... kept|stored|saved|written|left,
        money|stock|balance* ... never|not ... without ... booking|entry, error|failure|exception
        ... cancels|voids|reverses ... first|other|earlier|previous|rest,
        exception|error|failure|crash in the middle, exception|error|failure|crash ... leaves the
        database|data|state unchanged|untouched, tx rollback, rollback deferred, atomic ...
        claim|claims, leaves|leave|leaving|left nothing|none ... behind|over,
        leaves|leave|leaving|left no
        row*|record*|half*|partial*|orphan*|entry|entries|data|order*|booking*|write*|file*|trace*
        ... behind|over""",
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
        no|same|harmless|fine|ok|once|nothing, retry|retries|retried twice, twice ... one|single
        row|record|entry|order|payment, same rows|row|result|records, re run ... same, 중복 ...
        않는다, mesma key, same key ... same response|answer, sem segundo debito, no second
        debit|charge|booking, second time|twice ...
        stored|booked|created|processed|counted|charged|recorded once,
        stored|booked|created|processed|counted|charged|recorded once""",
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
        integer|numeric|sequential|guessable id|ids, running number*, id ... not be ...
        running|sequential|consecutive|guessable, id* in the url""",
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
}
