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
        i18n, l10n, browser*, mobile, responsive, tablet*, dark mode, feature
        flag*|toggle*|switch*, flag* ... removed|configured, subtask*, sub task|tasks,
        tasks|stories|issues ... closed|done|moved|updated, ticket*|story|stories &
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
        responsibilit* clear|assigned|agreed, contact person, peer|peers, colleague*, teammate*,
        second developer|person|engineer, conversation* resolved, comment* resolved|addressed,
        comments ... resolved|addressed, feedback ... addressed|incorporated, vier augen*,
        abgenommen, abnahme*, freigegeben, freigabe, begutachtet, fachbereich, vorgefuhrt,
        vorgestellt, revisado|revisada|aprobad*|aprobacion, revision de codigo|por, revisao,
        aprovad*, aprovacao, demostracion|demonstracao, demostrad*,
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
        unrelated, refactoring, queue depth graph"""
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
        reviewed, grafana metrics, helm chart*, chart of accounts"""
    )
    Parameters = NoParameters
