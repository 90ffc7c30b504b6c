"""The attest probe."""

from __future__ import annotations

from ..checklist.matching import parted
from .interface import NoParameters, Probe


class Attest(Probe[NoParameters]):
    """A person has vouched for what no probe can see.

    What it proves: that somebody put a name and a date to the line, and until when it stands.

    What it cannot see: whether it is true.

    How it decides: an entry in `[[tool.backend-dod.attestations]]` names the item, who vouches
    (`by`), since when (`on`) and until when (`until`). Without one the item is not done.

    Source: the line is about a review, an approval, a demo or something else that people do.
    """

    name = "attest"
    phrases = parted(
        """review|reviews|reviewed|reviewer*|reviewing, peer|code|design|security|architecture|pr
        review*, approv*, sign|signs|signed off, signoff*, four eyes, another pair, second pair,
        lgtm, demo, demos, demoed, demonstrat*, showcase*, presented,
        story|stories|feature*|result|results|work|increment|po|owner|customer|client accepted,
        accepted by|at, acceptance, accept ... story|feature|result, acceptance criteri*,
        acceptance criterion, po, pm|po|qa|ux|dba|legal|management ...
        accept*|agree*|confirm*|approv*|ok|verif*, product owner*, product manager*, stakeholder*,
        requester*, business owner*, key user*, scrum master, deployed, deploy|deployment|deploys
        to, deployment* ... staging|production|done|successful|tested|verified, deploy*|release*
        ... plan*|documented|checklist, staging, release approved|plan*|window|date|train,
        released, rollout*, rolled out, canary, blue green, go live, go no go, cutover, launch*,
        hypercare, communicat*, announc*, informed, notified, briefed, handed over, handover, hand
        over, knowledge transfer, agreed, discussed, decided, aligned, consensus, rehears*, dry
        run, drill*, fire drill, game day, rollback
        plan*|verified|procedure*|strateg*|documented|tested|possible|path|test*, rollback ...
        tested|verified, tested rollback, on call, oncall, rota, escalation*, incident*,
        postmortem*, pager*, walkthrough*, retrospective*, backup*, restore*, disaster recovery,
        recovery ... tested|plan|rehearsed, rpo, rto, alert*, alarm*, dashboard*, grafana
        dashboard*, slo|slos, sla|slas, error budget*, uptime, monitoring dashboard*, manual*
        test*|tested|qa|verif*|check*, manual smoke|regression|e2e|acceptance|exploratory test*,
        tested manually, manually, by hand, exploratory test*|testing, qa, tester*, usability,
        user|beta|pilot test*|testing, user acceptance, uat, ab test*, a b test*, accessib*, a11y,
        wcag, screen reader*, ux, ui, design system|team, user interface, screenshot*, test
        plan*|evidence|report*, mockup*, figma, wireframe*, layout*, translat*, localis*, localiz*,
        i18n, l10n, browser*, mobile, tablet*, dark mode, feature flag*|toggle*|switch*, flag* ...
        removed|configured, subtask*, sub task|tasks, tasks|stories|issues ...
        closed|done|moved|updated, ticket*|story|stories &
        closed|moved|updated|linked|status|split|estimated, jira, kanban, board, backlog,
        link|links ... issue*|ticket*|task*, work item*, issue* ... linked|closed|referenced, issue
        linked, linked the issue, pull|merge request ... linked|description|template|title|small,
        pr description|title|template|size|is|linked|merged|opened, commit message*, conventional
        commit*, commits ... squashed|signed|small|atomic|tidy, commit history, rebased, merged,
        merge branch*, branch ... deleted|merged|rebased|up to date|protected, sprint, workshop*,
        training*, trained, pair programm*|paired, mob programm*, penetration|pen test*, pentest*,
        legal, privacy, gdpr, dpia, dsgvo, data protection, compliance, regulatory, threat model*,
        risk assessment*|register, my own diff, own diff, self review*, read ... diff, customer
        support|success|care, support team, sales, marketing, pilot customer*, beta users, user
        stor*, business value, user feedback, story points, definition of done, definition of
        ready, dod, time tracking|logged|booked, hours logged, success|business|product metric*
        agreed, capacity plan*, cost estimate*, cost*, budget ... approved, owner|ownership
        assigned|named, named owner, code owner*|ownership, responsible person|team|for,
        responsibilit* clear|assigned|agreed, contact person, conversation* resolved, comment*
        resolved|addressed, comments ... resolved|addressed, feedback ... addressed|incorporated,
        vier augen*, abgenommen, abnahme*, freigegeben, freigabe, begutachtet, fachbereich,
        vorgefuhrt, vorgestellt, revisado|revisada|aprobad*|aprobacion, revision de codigo|por,
        revisao, aprovad*, aprovacao, demostracion|demonstracao, demostrad*,
        aceptacion|aceitacao|aceite|aceptad*, criterios de aceptacion|aceitacao,
        desplegad*|despliegue, implantado|implantada, product owner, dueno|dono del|do
        produto|producto, relu|relue|relues|relecture, revue|revues, approuv*, valide par, validee
        par, criteres d acceptation, deploye|deployee|deploiement, demontre*, presente|presentee,
        recette, レビュー, 承認, デプロイ, デモ, 受け 入れ, 受 入, ステージング, リリース 判定,
        評審, 评审, 審查, 审查, 验收, 驗收, 部署, 演示, 批准, 审批, 上线, 产品 负责 人, 코드 리뷰*,
        리뷰*, 승인*, 배포*, 데모*, 인수 기준*, 검토*, 스테이징*, duyet, phe duyet, nghiem thu,
        trien khai, demo cho, danh gia, рев, ревью, затверджено, розгорнуто,
        users|customers|accounts migrated, session with|recorded, release|hotfix branch*|notes
        approved, monitor* ... green|quiet, bugs|bug|defects|defect ...
        open|closed|fixed|accepted|triaged, open|known|critical bug|bugs|defects|issues, council,
        works council, permission of, design ... approved|style guide, brand*, key visual, after
        deploy*, screens approved, operations team, support ... informed|briefed, logging time,
        grafana, graph|graphs|panel|panels|chart ... added|updated|exist*, manual run|runs|proof,
        unrelated, refactoring, queue depth graph, merge conflict*, conflicts resolved|with, no
        conflicts, up to date with main|master|trunk|develop, squash*, commits|commit
        clean|meaningful|tidy|small, clean commit*|history, git history, pull|merge
        request*|requests approved|merged|reviewed|reviewers|small|focused|draft|ready, pr|mr
        approved|merged|assigned|labelled|labeled|focused, labels set, reviewers assigned, branch
        name*|named, issue*|ticket*|story|stories|task|epic
        closed|moved|linked|updated|referenced|done|accepted|in, jira|trello|asana|linear
        ticket*|board|issue*|card*, card moved, tech|technical debt, follow up*
        ticket*|issue*|task*|story|stories|work, follow ups, retro*, second
        pair|developer|engineer|set|reviewer, pair* with, mentor*, sparring, tech lead*, team
        lead*, lead developer*, architect|architects, architecture board|committee|council|guild,
        cab, change advisory|request board|approved, change management|ticket, release manager*,
        release train|calendar|window|manager|candidate approved|tagged, tagged, tag
        created|pushed, version tag*, git tag*, production|prod deploy*|deployment|rollout|release
        done|verified|successful|checked, deployable|deployed|redeployed|redeploy*, deployment*
        automated|scripted|reproducible|rehearsed|approved|scheduled, deploy pipeline,
        infrastructure as code, terraform, ansible, pulumi, helm chart*, helmfile, argo*, gitops,
        cluster, kubernetes|k8s manifest*|deployment*|namespace|cluster|resources, autoscal*, auto
        scaling, hpa, horizontal scaling, replica|replicas|instances at
        least|minimum|two|three|configured|set, cpu|memory|resource requests|limits|limit|quota*,
        resource requests and limits, requests and limits, load balancer*, reverse proxy,
        firewall*, waf, network polic*, vpc, vpn, dns, domain|domains|records
        registered|configured|point*, certificate*|certificates
        valid|renew*|installed|expire*|issued, tls, https, ssl, hsts preload list, encrypt* in|at
        transit|rest, encryption, disk|database encrypted, kms keys created, log retention|rotation
        policy|configured|set|period|days|defined, logs
        retained|kept|archived|shipped|searchable|forwarded, log shipping|aggregation, kibana,
        splunk, loki, elk, graylog, papertrail, sentry, rollbar, bugsnag, error
        tracker|tracking|reporting, pagerduty, opsgenie, statuspage, status page updated, uptime
        monitor*|check*, synthetic monitor*|check*, dead letter*, dlq, message broker|queue*|topic*
        created|provisioned|configured, queue* provisioned, bucket* created, backup|backups, point
        in time, snapshots, retention polic*|period*|rule*, data retention, data
        deletion|erasure|export on|for|request|gdpr, right to be forgotten, personal data
        inventory|register, data processing, data classification, consent, cookie banner*, terms of
        service|use, security team|officer|champion*, ciso, threat model*|modelling|modeling,
        risk|risks accepted|assessed|documented|reviewed|register|analysis, pen tested, red team*,
        bug bounty, vulnerability disclosure, access requests|reviews,
        keys|secrets|credentials|passwords|tokens|certificates rotated, key rotation, rotate* ...
        keys|secrets|credentials|passwords, least privilege ...
        database|db|iam|service|cloud|container*|deployment|pipeline, iam|service
        role*|account*|polic*, service accounts, log|header|template|command|ldap|prompt|html|xpath
        injection, user enumeration, email enumeration, sensitive|personal data|information ...
        url*|query|storage|cookies, captcha, race condition*, thread safe*|safety, concurren* ...
        overwrite*|conflict*|safe*|handled|control, concurrency, deadlock*, optimistic|pessimistic
        lock*|locking, locking strateg*, event loop, blocking call*, non blocking, background|async
        job*|task*|worker*|queue moved|used|scheduled, long running ...
        background|async|queue|job*, goroutine leak*, memory leak*, mutex, scheduled
        job*|task*|cron, cron job*, seed data, seeds, seed script*, sample|demo|test|fixture data
        created|provided|prepared|loaded|cleaned|removed|anonymi*, test accounts, data migrat* ...
        customers|users|verified, data quality, data consistency|reconciliation|verified|checked
        with, imports verified, dependency injection, module globals, layered architecture,
        hexagonal, clean architecture, repository|service|adapter pattern, separation of concerns,
        business logic ... service*|domain|layer|handler*|controller*|outside|not, thin
        controller*|handler*|views, controllers|handlers ... thin|kept|logic, god classes by
        review, bounded context*, domain model, no global state, immutab*, event storming,
        architecture ... followed|respected|agreed|conform*, architectur* decision* approved,
        feature toggle*|flags|flag*|switches, kill switch*, toggled off|on, dark launch*, behind
        ... flag|toggle, rollback|roll back, rolled|rolling back ...
        minutes|release|deploy*|version, previous|old version ... redeploy*|restored|minutes,
        canar*, blue|green deployment*, gradual|staged|phased rollout|release, post
        deploy*|deployment|release|mortem*, smoke test* ...
        staging|production|deploy*|environment|successful|passed|done, smoke tested, sanity
        check*|test*, verified|tested|checked|confirmed by|with the|a|our|another
        qa|team|reporter|customer*|user*|owner|po|support|client, fix|bug verified|confirmed,
        reproduced by, reporter, war room, runbook|playbook rehearsed|walked|handed,
        incident|escalation|emergency process|contact*|plan*|response, on call|oncall
        team|engineer*|rotation|aware, noc, service catalog*, service owner*|registered, ownership,
        owner|owners named|known|defined|listed|assigned|recorded, raci, sla|slo ...
        agreed|defined|documented, availability, % uptime, slos, rpo|rto, dr plan|drill|test,
        disaster, business continuity, capacity, budget, billing alert*, finops, event*
        fire|fired|tracked|sent ... analytics, analytics, tracking events|plan|pixel, google
        analytics, amplitude, mixpanel, segment, seo, conversion, a b, experiment*, kpi|kpis
        agreed|defined, okr|okrs, business case, user research, interview*, survey*, feedback
        collected|gathered, personas, customer*|user*|client*|partner*
        notified|informed|trained|migrated|accept*|sign*|confirm*, newsletter, blog post, press,
        pricing, invoice*, receipt*, contract signed, customer contract*,
        sales|support|marketing|operations|ops|product|legal|finance
        team*|informed|trained|briefed|agree*|ok|aware, training material*|session*, video*,
        screencast*, screen recording*, gif, loom, recording*, before and after screenshots, help
        center|centre, faq updated, copy reviewed, wording, texts|text ...
        proofread|reviewed|final, typo*, spelling, locale*, language*|translation* added|complete,
        de en fr, rtl, keyboard navigation, contrast, responsive design, breakpoints design,
        screen|screens|page|pages|view|views|dialog*|button*|icon*|form|forms|menu*|modal* ...
        design*|load*|show*|look*|work*|match*|display*|render*|approved|visible, pixel perfect,
        sketch file, prototype*, mock up, visual regression|check*, print layout, pdf export, email
        template*|layout*, push notification*, works on mobile|tablet|devices|browsers, offline
        mode, app store, play store, store listing, feature works|complete|demonstrated|usable,
        user* can|is|are able ... screen|page|button|app, picker, wizard, upload accepts, card
        imported, number matches, carriers, bank feed, exchange rate*, price list*, warehouse,
        catalogue|catalog imported|filled, crash reporter, debug symbols, log viewer, one click,
        summari* ... change*|work|done, summary of the|changes|work, report
        back|what|when|the|result*, ask before|first|when|if|the, without
        asking|approval|permission|being asked, stop and ask|wait, never push|commit|merge|delete,
        only touch|change|edit|files, outside ... task|scope|ticket|story|change, scope creep,
        in|out of scope, stay* ... scope, minimal|small|focused|surgical diff|change*|commits|pr*,
        diff ... small|minimal|focused|lines|reviewed|clean|checked, changed lines ... pr|diff,
        plan approved|confirmed|followed|updated, task list|file updated, progress notes|file|log
        updated, all tasks ... done|checked|complete*, checklist completed|filled|attached,
        requirements ... met|fulfilled|traced|satisfied|verified, requirement* ...
        user|product|story|ticket, all requirements, business rules ... confirmed|agreed|verified,
        dor, estimate*, timeboxed|spike, story|ticket|task description, use case* ...
        walked|shown|verified, evidence attached|collected|linked, proof attached, license header*,
        copyright header*|notice*, licence|license approved|reviewed|file, codeowners, open source
        review|approval, export control, audit|auditor* passed|approved|scheduled|external, iso
        27001, soc 2, hipaa, pci, bafin, sox, betriebsrat, datenschutz*, betriebsteam,
        produktivsetzung, ausgerollt, eingespielt, abgestimmt, besprochen, informiert, geschult,
        review durchgefuhrt|erfolgt|abgeschlossen, code review*, gereviewt, getestet von|durch,
        akzeptanzkriterien, po abnahme, pull request genehmigt, ticket geschlossen, revision
        por|entre pares, revisado por, code reviewed, criterios de aceptacion, demo al|a
        cliente|realizada, desplegado en, validado por|con, reunion, comunicado, despliegue, equipo
        ... informado, copias de seguridad, aprobado por, revu|revue par|de|effectuee, mis en
        production|recette, mise en production|recette|preprod, deploye en|sur, demo ...
        client|faite|effectuee, sauvegarde*, ticket ferme, equipe ... informee, valide avec|par
        le|la, approvat*, revisionat*, collega, collaudo, rilasciat*,
        aprovado|aprovada|revisado|revisada por|pelo|pela, validado pelo|pela, demonstrado,
        homologac*, homologado*, implantacao, publicado em, criterios de aceite, 同行 评审, 代码
        评审, 代码 审查, 产品 ... 确认|验收, 测试 人员, 发布 计划, 上线 ... 通知|审批|计划, 备份,
        监控 告警, 告警, 回滚 方案|计划, コード レビュー, 動作 確認, 検収, 本番 ...
        反映|リリース|デプロイ, 関係者 ... 共有|連絡|周知, 承認 済み, バックアップ, アラート,
        ロールバック 手順, 受け入れ 基準, 受入 条件, 기획자 ... 확인, 운영 ... 배포, 공유*, 백업*,
        알림*, 롤백 계획*, duoc duyet, khach hang, trien khai len, sao luu, nguoi khac ... xem,
        review code, code review, mobile|tablet|desktop|ios|android|safari|chrome|firefox,
        layering, edge browser, layers|layering respected|kept|separated|clean, lock*|locking on|of
        ... tables|rows, table locks, artifacts|packages|images published|released, asking first,
        without asking, rollback ... minutes, roll back ... minutes, test data
        removed|cleaned|deleted|created|prepared, error states ... designed|screens, designed,
        letter upload, dependencies on|between ... team*|partner*|vendor*, team dependencies,
        questions answered|clarified|open, open questions|points, errors ... log viewer, test
        names|naming|name ... describe*|readable|meaningful|clear|convention*,
        handler|controller|view|route code thin|kept, logic in|lives services|service|domain|the,
        deprecated api*|function*|method* used|usage|calls|called, emails|mails|e mail*|email ...
        sent|go|sink|delivered|arrive*|template*|customer*|user*|test, mail sink|catcher, mailhog,
        how to try|test|verify|reproduce|review, pr|mr|pull|merge ...
        describes|description|explains, try it out, compression, gzip, brotli, http 2|3, keep
        alive, explain* what|why|your|the change*|did|approach|decision*|solution, not|dont|never
        touch|edit|modify|change|commit|push|merge|delete|invent|assume|guess
        files|outside|code|to|anything|unrelated|requirement*,
        verified|tested|checked|works|validated ... on|in|by
        staging|production|preview|sandbox|qa|hand|preprod, second developer|person|engineer,
        deployment|release process|steps|checklist|plan|strategy|window|slot, backed up, backups,
        staffed, booked, responsive design|layout|page*|web, night shift, printed, parcel*,
        feedback, pilot group*|phase, training slides, other than the author, someone else, another
        person|developer|human|reviewer|team, does|do one|a one|single thing, one thing only,
        has|have read the code|change|diff, reverted|revert within|in ... minutes, can be reverted,
        deploy*|release* ... reverted, another|second|other region, region*, multi az, multi
        region, shifted|traffic shift*, old|unused|leaked secrets|keys|credentials|tokens
        revoked|rotated|deleted|disabled, revoked, attacker*, pprof, cpu|memory and memory|cpu
        limits, memory|cpu limits, thing to do in an incident, answers to reviewers, time boxed,
        lessons learned, post launch, stand by, standby, war game, table top, tabletop, weekend,
        holiday*, клієнт*, рев'ю, рев ю, ревʼю, перевірено колегою, погоджено, демо, стейджинг,
        розгорнуто на, tinjauan kode, ditinjau, disetujui, direview, kode ditinjau, product owner
        ... setuju, รีวิว, อนุมัติ, ตรวจสอบโดย, revisione del codice, code review ...
        approvata|completata, approvato, dimostrato, mostrato al|ai cliente|stakeholder, pull
        request ... aprobado|aprobada|approvata|genehmigt|approuvee, pr
        aprobado|aprovado|approuvee|disetujui, historia ... aceptada, aceptado por, aceite pelo,
        akzeptiert ... po|product|fachbereich, vom po, durch den po, geprueft von|durch, abnahme,
        ausgeliefert, 已 部署, 已 上线, 通过 评审, 通过 验收, 已 评审, 预 发布 环境, 测试 环境
        验证, 承認 され|を, レビュー 済み|を|が, 運用 手順 ... 共有, 배포 완료, 코드 리뷰, 기획
        검수, qa 완료, 팀 ... 공유, cong bo, ban giao, da demo, po chap nhan, told about|of|that,
        asked about|for|whether, invited, upgrade|upgraded|upgrading to, alerting,
        dashboard|dashboards show*|display*, code ownership, ownership
        clear|agreed|assigned|named|documented, rollback tried|practised|practiced|works|known,
        exploratory, pull|merge request small|tiny|short, small|tiny|short pull|merge|pr|prs, tried
        out|by, walked through|with, mailbox|support mailbox, sample data, delivered to management,
        quarterly report, session held, delivered to the|a|an|our|its|each|every management, i
        ve|have read, have read the, read upstream*, version bumped, bumped the version, pr is ...
        lines, feature flag|toggle|switch off|on|removed|cleaned, certificate* of origin, backfill
        plan, slow network, press|blog|social, migration ticket, linked|link an|the issue|ticket,
        linked to an issue, cla signed, sign the cla, contributor license|licence, merge commits,
        pr|branch targets, targets develop|main|master, milestone set, draft pr*, delete|deleted
        the branch, branch deleted, discuss* ... issue|list first, discuss ... mailing list, one
        logical change, maintainer|maintainers merge|merges, do what the ticket|issue|story, 自 查,
        issue ... リンク, probado|probada en local, rama actualizada, label added|set, description
        says|explains, description filled in, licence|license header*, agree to license|licence,
        authors updated, list of contributors, preview deployment, maintainer ... approved, signed
        the ... log|sheet|form|protocol, playtest*, confirmed with|by, checked by ...
        desk|team|office, revisado|revisada por, validation documents,
        follow|follows|followed|read|accept|accepted ... code of conduct, code copied from,
        numbers|screenshots ... in the description, titles of all, accessibility test*, wcag*,
        cross browser, cross device, knowledge shared|sharing, show tell, testado|probado
        manualmente, manually verified, pr에 기록, pull request에 기록, reconciled by, by
        accounting|finance|bookkeeping|legal|compliance|procurement, lab ...
        confirmed|certified|approved, somebody|someone|anybody watches|monitors|observes,
        watch|watches|watching the logs|dashboards|graphs|metrics, migration of ...
        finished|completed|done, pair|pairs of eyes, thumbs up, by the
        quality|product|project|programme|program|release manager, steering committee, handed to
        the, プロダクトオーナー, open blocker* bug*|issue*|defect*|ticket*, no open ...
        bugs|defects|blockers, rehears* with the, by an expert|specialist|lawyer|auditor|architect,
        on file, proofread*, clicked through, looked at it, migration of old|legacy|existing, by
        the data|medical|quality|business|laboratory
        scientist*|officer*|physician*|director*|department, countersigned, shown to the|our|a ...
        physician|board|department|director|team|management|committee|staff"""
    )
    excludes = parted(
        """accepted request*, code review* ... tool|bot, accept* header|language, acceptance test*
        pass*|green|automated, slow quer* reviewed, query plan* reviewed, monitoring and alerting
        code, review app, issue* found|reported, no issues, security issue*, dashboard
        endpoint*|api, lint* ... issue*, deployment* ... container|docker|pipeline|kubernetes,
        docker ... deploy*, kubernetes deployment*, merged coverage, review* endpoint*|api, review
        comments ... endpoint*, translat* ... error*, accept*|accepts pdf, mobile api, cost of
        quer*, restored from env, incident* api, ticket* endpoint*|api, alert* endpoint*|api,
        discussed in the adr, launch* ... pod*, support ... parallel, commit hash, migrations
        deployed, hard coded ... ui, board api, feature flag* ... default, deploy ... drain*,
        training data, swagger ui, ui shows all ... operation*, tickets are linked ... depend*,
        pipeline of leads, cache ... monitor*, allow
        list|allowlist|whitelist|origins|quer*|index*|headers|timeouts|limits|permissions ...
        reviewed, grafana metrics, chart of accounts, mobile ... contract test*, contract test* ...
        mobile, contract test*|tests with|against, against staging, performance|load test* ...
        staging, staging ... load|performance, mobile client* ... compat*, race detector, race
        condition* ... test*, invoices, invoice endpoint*, endpoint* ... invoice*, crud ..., routes
        ... invoice*, invoices ... paginat*, paginat* ... invoice*, receipt endpoint*, text logs,
        no typos in openapi, page size*|limit*|token*|number*, pages of, per page, error page*,
        next page, form data|validation, form* ... validat*, views have|use|check, index page,
        business logic ... test*|tested, contract tests, rollback|rolled back
        on|when|if|after|completely, migration* ... rollback|roll|rolled, rollback|roll|rolled ...
        migration*|transaction*|schema|partial|data|order|database|error, transaction* ...
        rollback|rolled|roll, rolls back, roll back ... row*|change*|error*|failure|transaction*,
        down migration*, backups of tests, encrypt* ... password*, password* ... encrypt*, video
        endpoint*, tested on ... data, language level*, typescript language, tags|tag ...
        image|operation*|openapi, image*|docker ... tagged, operations ... tag*, tagged with, owner
        ... access|only|return*|200|404, only ... owner*, ownership check*, ownership ...
        update|delete|verified|checked|enforced|validated|resource*, object ownership,
        authorization ... ownership, ownership roles, data ownership in the api, resource limits
        ... load, availability of the endpoint, segment of, experimental, resource quota*, capacity
        test*, concurrency test*, load ... concurrency, availability zone*,
        secrets|credential*|keys ... encryption key*, code review bot, diff coverage, coverage ...
        diff, in the diff, diff ... secret*|coverage, openapi diff*, plan ... explain, explain
        analyze|analyse|plan*, explain ... query|queries|index*, quer* ... explain*, comments
        explain*|that explain*, errors explain*, error* ... explain*, docs explain*, readme
        explain*, documentation explain*, docstring* explain*, explain ... comment*, commits
        explain*, business rules ... test*, requirement* ... tests, tests ... requirement*, audit
        log|logs|logged|logging|trail*|event*|record*|table|entr*, audit
        passes|clean|fix|report*|level, dependency|npm|pip|cargo|package|yarn|licence|license
        audit*, audit ... dependenc*, dependenc* ... audit*, audits ... actions, never commit ...
        env|secret*|credential*|key*, commit* ... env, never delete ... test*, never print, never
        log, feature flags ... configuration|settings|environment, sentry ... dsn, personal data
        ... log|logs|logged|logging|logs, sensitive data|information ...
        log|logs|logged|logging|logs|response*|error*|code|repo*, logs ... personal|sensitive,
        encrypt* ... environment, connection* ... encrypt*, wording of error*, error ... wording,
        error*|message* ... translated|language, language server, language pack, requirements
        txt|file|pinned|locked, requirements ... hash*, rate limit* ... login page, backup codes,
        secrets ... backup*, snapshot test*, contract snapshot, recorded fixtures, recording rules,
        metric* ... recorded, recorded in the changelog, cost factor, bcrypt ... cost, cost
        12|10|limit*, query cost*, cost analysis of quer*, test* ... feature flag*, feature flag*
        ... test*, summary|summary and description, summary description, operation* ... summar*,
        have ... summary, seed data ... migration*, background worker* ... shut*|stop*|finish*,
        job* ... finish*, async job* ... retried|idempot*, workers ... drain, capacity of the pool,
        pool ... capacity, user* can ... only|not, pages|page ... cursor|limit|size, ssl labs, tls
        version* ... test*, video upload* validat*, form* ... request*, unit test* ...
        layer|layers, service|data|domain|repository layer ... test*, test* ... service|domain|data
        layer, non functional requirement*, smoke test* ... endpoint*, tests ... staging
        environment pass*, contract|integration|e2e tests ... staging, error* ... log viewer,
        schema reviewed, crud, translated to|into ... error|message|status|generic,
        exceptions|errors ... translated, ui ... server|backend|permission*, only in the ui,
        comments ... explain, comments explain|say|tell|describe why, why ... comment*,
        not|dont|never delete|modify|change|weaken ... test*|migration*|applied, not|dont|never
        commit ... env|secret*|credential*|key*|password*|token*, committed, hallucinated imports,
        load|performance|coverage|stress|soak|unit test report*, rollback script*, down script*,
        deployment|operations|release|installation
        guide|manual|handbook|docs|documentation|instructions, filter* ... endpoint*, sort* ...
        endpoint*, explain plan*, terraform fmt|validate|plan, confidential|sensitive ... git
        history, git history ... secret*|password*|credential*, image|images ... published,
        ownership enforce*|in|check*|rules, object|record|resource ownership, steps added to,
        printed to, mobile apps of, without a backup, open alerts, secrets rotated, clients ...
        announced, agreed format|payload|schema|contract, load balancer removes|takes, scheduled
        jobs use|run|are, anything reviewers, typo fix, or approved, once two|# maintainers,
        deprecate never delete, agreed coding standard*, agreed code standard*, agreed non
        functional, flujo de error, flow of error, schema change|changes rehears*, rehears* ...
        dump|copy|snapshot, help center|centre article*, decided by
        role*|policy|policies|rule*|permission*, mandatory|required segment*, segment*|field* ...
        turned away, browser calls|requests, migration* rehears* on|against, migrations ...
        rehears* on|against"""
    )
    Parameters = NoParameters
