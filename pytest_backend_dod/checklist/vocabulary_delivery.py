"""Properties of what is delivered, and of how that lines ask for and that have no probe yet."""

from __future__ import annotations

from collections.abc import Mapping

from .topic import Topic
from .topic import topic as _topic

DELIVERY: Mapping[str, Topic] = {
    "docs": _topic(
        """readme*, docs, doc, documentation, documented, document the|new|any|all|how|changes,
        documents, docstring*, runbook*|playbook*, adr|adrs, decision
        record*|log|logs|logged|logging, index of decisions, contributing, architecture
        decision*|diagram*|document*|overview|doc*, diagram*, sequence chart*, guide*, manual
        updated|written, handbook*, wiki, confluence, instruction*, code|inline|block comment*,
        comments explain*|describe*, code commented, comment* ... why, javadoc*, pydoc*, godoc*,
        jsdoc*, how to, howto*, mkdocs, sphinx, onboarding, knowledge base, faq, glossary,
        tutorial*, documentacion, documentada*, documentado*, documentacao, documentee*,
        documente*, doku, dokumentation, dokumentiert, anleitung*, betriebshandbuch, handbuch*,
        ドキュメント, 手順 書, 手順 が, 設計 書, 文档, 文檔, 说明, 使用 手册, 手册, 注释, コメント
        ... 説明, 문서*, 가이드*, tai lieu, huong dan, logic|code is|are commented, well commented,
        comments where|for, helpful comments, i commented|have commented, commented
        my|the|hard|complex|tricky|all|where|code, code|functions|methods|hard|complex|tricky ...
        commented, commented, doc comment*, comments on|for|in|explain*|describe*|up, written down,
        troubleshooting, architecture ... documented|diagram*|described|updated, decision* ...
        documented|written|captured, documented limitations|assumptions|decisions, quick
        start|quickstart, getting started, local setup|development|run ...
        described|documented|explained, setup|install steps|instructions|guide,
        operations|operating|deployment|admin manual|handbook|guide|docs|documentation, newcomer*,
        new developers ... start|run|set, erd, er diagram*, data dictionary, data flow ..., c4,
        storybook docs, help center article*|pages|texts, help pages|text*, docs site|page|folder,
        documentation ... updated|complete|current|written|exists, document* updated|written|added,
        sphinx docs, design doc*|document*, rfc written|document, tech spec*, module|package
        readme*, guia de instalacion|usuario|desarrollo, manual de usuario|instalacion,
        instrucciones, documentar, documentado|documentada, guide d installation|utilisateur,
        commentaires, readme ... a jour|complet, kommentar*, kommentiert, dokumentation*, 文档 ...
        更新|完善|编写|补充, 说明 文档, 部署 文档, 代码 注释, 設計書, ドキュメント ...
        更新|整備|作成, 手順 ... 記載|書, 주석*, 문서화*, tai lieu ... cap nhat|huong,
        documentation|docs in|inside|of code, in code documentation|comments, page|pages|wiki ...
        adapted|updated|extended, readme mentions|lists|explains|covers,
        limitations|assumptions|tradeoffs|caveats|issues ... documented|listed|noted,
        user|customer|public|technical|internal|developer|system|code|module|package|operational
        documentation|docs, comments ... complex|tricky|hard|public|obvious|why,
        upgrade|migration|operator|operation notes, notes for operator*|operation*|user*,
        docs|documentation build*|builds, drawn, sketch*|drawing* ...
        architecture|flow|system|services, dependencies ... drawn|mapped|diagram*,
        sequence|flow|component|deployment|context|class diagram*, api cookbook, cheat sheet*,
        release|operations handbook, howtos, in the handbook|wiki|readme|runbook|docs,
        docs|documentation|diagram*|readme ... in sync, documentazione, dokumentasi, документація,
        документацію, оновлено документацію, เอกสาร, readme ...
        actualizado|atualizado|aktualisiert|aggiornato|diperbarui|оновлено, documentation ... a
        jour, mise a jour de la documentation, documentacion ... actualizada, documentacao ...
        atualizada, dokumentation ... aktualisiert|aktuell, 문서 업데이트|작성|갱신, 文档 更新,
        更新 文档, ドキュメント 更新, outdated|stale|obsolete|wrong|misleading comments|comment,
        comments updated|current|accurate|correct,
        user|developer|migration|upgrade|setup|installation|operations|admin|contributor
        guide*|manual*, xml|doc|documentation|property|class|method|public comments|comment,
        documentation comment*, descriptive|meaningful|helpful comments, cross references resolve,
        phpdoc*, jsdoc*|tsdoc*|rustdoc*|kdoc* complete, plan|plans|api|database|architecture md
        updated, kdoc*, tsdoc*, rustdoc*, administrator|admin|user|operator|operators|operations
        manual*, manual for, manual ... rewritten|revised|updated|delivered, docs handed over, how
        to ... wiki|docs|handbook, documentacion ... incluid*, documentacion y pruebas|tests, 設計
        判断 ... 記録, 使用 方法 ... 記載, design decisions recorded|documented|written,
        agents|claude|contributing|architecture|security|development|copilot|gemini|operations|events|install
        md, handbook, docs ... md, linked|mentioned in|from
        handbook|docs|readme|manual|guide|wiki|runbook, header ... says|explains|what,
        chapter*|manual pages|chapter*|section*, pages of manual|handbook|guide,
        adjusted|adapted|revised|corrected|reworked ... manual|handbook|guide|docs|page*,
        update|updated this file, on call guide|manual|handbook|docs,
        described|describe|written|write|noted|explain* ... wiki|confluence|readme|notion|handbook,
        notion, write up*|writeup*, module|file|class header*|comment*, explained|described in
        readme|docs|wiki|handbook|guide, c4|arc42|plantuml|mermaid|structurizr,
        user|developer|admin facing docs|documentation, rationale|reasoning|reasons
        recorded|written|noted|captured|documented, decisions recorded|noted|captured|logged,
        decision is|was|recorded|noted|captured recorded|documented|written, documented
        how|why|where|what|that, read me, readmes, docs|doc review*|lint*|test*, doctest*,
        dokumentier*, manuel|manual d|de utilisation|usuario|uso|operacion, mode d emploi, notice
        d, guias|guia, instruction manual*|sheet*, comment why|how, comments say|tell|state
        why|what|how, comment* ... tricky|obscure|unusual|complicated|surprising,
        backstage|readthedocs|docusaurus|gitbook|notion|sharepoint|techdocs, chapter|chapters
        on|about ... written|rewritten|updated|revised|extended|added, section|sections on|about
        ... written|rewritten|updated|revised|extended, written
        explanation*|description*|record|summary, explanation*|description of|for
        algorithm*|design|flow*|architecture|module*|approach|decision*|behaviour,
        described|explained in, text explains|describes, how it works ...
        written|described|explained|documented, linked|mentioned in|from
        the|a|an|our|its|each|every handbook|docs|readme|manual|guide|wiki|runbook, pages of
        the|a|an|our|its|each|every manual|handbook|guide, on the|a|an|our|its|each|every call
        guide|manual|handbook|docs, explained|described in the|a|an|our|its|each|every
        readme|docs|wiki|handbook|guide, explanation*|description of|for
        the|a|an|our|its|each|every
        algorithm*|design|flow*|architecture|module*|approach|decision*|behaviour, runbook ...
        added|updated|adapted|extended|covers, added to the runbook|handbook|wiki, troubleshooting
        page*|guide|section, upgrade notes|guide, configuration reference covers|updated|lists,
        documentacion y changelog, upgrade note|notes, safety comment|comments, column|field|table
        description*, description* filled, security md, line|entry|row in docs, comments where,
        readme ... paragrafo, documentados|documentadas no|en|na, links are|is valid, no broken
        links, 링크 ... 유효, 문서화, сайт документации|документації, оновити документацію,
        reflejado|refleja en documentacion, credits md, steps are documented, comments ... clarity,
        help cent*|center article*, knowledge base article*, article* written|updated, portal
        page*, page|pages brought|kept in line|up to date""",
        """api doc*|reference|definition*|spec*|guide|manual|portal, documented
        operation*|endpoint*|route*, documented error*|status*|response*|behavio*, openapi
        document*, operation*|endpoint*|route* documented, endpoint*|route*|operation*|parameter*
        ... documented|documentation, error* ... documented, status code* ... documented, as
        documented, doc* uploaded, linked in the runbook, apis ... documented, document* ...
        endpoint*, exception* documented, documented in openapi|swagger, review comment*, comments
        ... resolved|addressed, pr comments, commented out, 接口 文档, api 文档, api 文檔, api
        ドキュメント, api 문서*, documentacion de la api, documentacao da api, documentation api,
        documentation de l api, api dokumentation, tai lieu api, rollback|release|test plan ...
        documented, configuration documented, variable* ... documented, rollback ... documented,
        risk* documented, documents upload*, upload* ... document*, variables d* documente*, health
        ... documented, cover letter, settings documented, no commented, review comments, comments
        are resolved|addressed, pr|mr|merge comments, swagger 文档, openapi 文档, 接口 ... 文档,
        swagger ... 文档, config* documented, settings ... documented, setting*|option* ...
        documented, environment ... documented, documented status|response|error code*, guideline*,
        documented|described ... openapi|swagger|api reference|api docs,
        api|endpoint*|routes|interface docs|documentation|doku, documentacion de la|los
        api|endpoints, comments resolved, reply to comments, comment* ...
        thread*|pr|review*|reviewers|mr, todo comment*, fixme comment*, commented code, customer
        comments, documents uploaded, identity documents, document|documents ...
        customer*|signed|upload*, xml|json|html document*, openapi|swagger documentation|docs, api
        ... tai lieu, sample documents, style guide*, runbook linked, links to the runbook, linked
        from the runbook, dashboard* ... runbook, limits documented and, rate limits documented,
        deprecat* ... documented, helm|terraform docs, graphql schema documented, schema
        documented|described, graphql ... documented, rate limits|limit ... documented, how to try,
        config|configuration ... documented, describes how, pr|mr ... describes|description,
        swagger|openapi doc|docs, decision* recorded in the ticket|board|minutes|issue,
        customer|user|patient|client documents, commented block*, commented lines, test|tests ...
        documented, according to|segun|conforme|per|following|see ... docs|doc, xml docs of config,
        docs env, in docs env, 规格 说明 书, commit ... format, conventional format, from design
        doc*|document*, per|in|as|to design doc* implemented, design doc* implemented, contract
        documented, feat ... docs, fix ... docs ... refactor, file header*, security md, header*
        ... cors|response|request|http|security|auth*|retry|rate|cache*|limit*|deprecat*, notion
        of, test class comment*, table header, class header, guide person, tour guide*,
        documentation of patient*,
        gemass|laut|according|per|follow*|following|see|segun|rules|conventions ...
        claude|agents|copilot|gemini|contributing md, explained in the
        pr|meeting|demo|ticket|pull|review|mr|team, described in the
        ticket|story|pr|openapi|swagger|spec|contract|schema|api|issue, description of|for the
        pr|ticket|story|change|endpoint*|operation*|product*|parameter*|field*, section of|in|for
        the code|pr|form|page|road, critical section*, description of
        each|every|all|operation*|endpoint*, described in openapi|swagger|the openapi|spec|api,
        section|sections of|in|on pr|pull|template|page|changelog|form|readme, from
        the|a|an|our|its|each|every design doc*|document*, per|in|as|to the|a|an|our|its|each|every
        design doc* implemented, documentation of the|a|an|our|its|each|every patient*, description
        of the|a|an|our|its|each|every each|every|all|operation*|endpoint*, section|sections
        of|in|on the|a|an|our|its|each|every pr|pull|template|page|changelog|form|readme, docs
        only, circuit diagram, wiring diagram, documentation change only, only documentation,
        healthcheck instruction, dockerfile instruction, payment|cpu|machine|assembly|wire
        instruction*, read contributing, description filled in""",
    ),
    "changelog": _topic(
        """changelog*, change log|logs|logged|logging, release note*, version* bumped|incremented,
        history file, news fragment*, whats new, what s new, journal des modifications, notes de
        version, notas de version|lanzamiento|versao, registro de cambios, historico de mudancas,
        registro de alteracoes, anderungsprotokoll, versionshinweise, release notes, リリース
        ノート, チェンジ ログ, 変更 履歴, 更新 日志, 变更 日志, 发布 说明, 變更 日誌, 릴리즈 노트*,
        릴리스 노트*, 변경 로그*, nhat ky thay doi, ghi chu phat hanh, release note*|notes, history
        md, version notes, changes md, keep a changelog, unreleased section, news file|entry,
        newsfragment*, towncrier, changeset*, notas de la version, notes de release,
        anderungshistorie, versionshistorie, 版本 说明, 更新 说明, 版本 记录, 変更 ログ,
        リリースノート, nhat ky phien ban, version bump*|number*, version ...
        raised|incremented|increased|bumped|updated, journal des
        changements|modifications|versions, diario de cambios, registro de cambios|alteracoes,
        history rst|txt|updated|file, notes for release|version|next|coming, under|in|to|into
        unreleased, unreleased, notas de lancamento|version|versao|lanzamiento|publicacion,
        version|release history, release announcement*, told|tell|tells|informed what|which|about
        changed|changes, list of changes|changed, changes file|txt|rst, patch notes, release
        draft*, line|entry|note|item in changes|history|news, whats changed, release
        log|logs|protocol, releasenote*, release note, changie|release please|semantic release|git
        cliff|conventional changelog|reno, changelogs, news rst|md, cambios ...
        documentados|version, note de version, versionshinweis*|releasenotes|release hinweise,
        anderungen ... dokumentiert|changelog|release, bump|bumped|bumps
        version|versions|minor|major|patch, what is|was|s new, read|see|know|told|learn* what
        is|has|s new|changed, release text*|summary|announcement|blurb|message, news|history|notes
        entry|item|line|updated|written|drafted, entry|line|item for|in|to
        the|release|changes|change log|notes|news|history|changes|changelog, notes for
        the|a|an|our|its|each|every release|version|next|coming, under|in|to|into
        the|a|an|our|its|each|every unreleased, list of the|a|an|our|its|each|every
        changes|changed, line|entry|note|item in the|a|an|our|its|each|every changes|history|news,
        notes published, nota|notas de versao|version|lanzamiento|lancamento""",
        """version number* in url, api version number*, major version bump*, change
        log|logs|logged|logging of the database, liquibase change*, version ...
        api|python|node|java|dependenc*|librar* raised|updated, spec version*, api version
        bump*|raised|increased|incremented, version numbers, history of
        orders|project|changes|payments, major version raised|increased|incremented|new|of,
        version* ... api|endpoint*|url*|header*|path*, told what changed in, event version*,
        informed about release date, what changed in behavior*|behaviour*|the diff, told about,
        release history of customer*, semantic versioning of|for the api, api ... semantic|semver,
        semver ... api|breaking|contract, what is new in the team, history of, news
        page|feed|article*|letter*, newsletter, customer ... told what changed, history of
        the|a|an|our|its|each|every orders|project|changes|payments, release history of
        the|a|an|our|its|each|every customer*, changesets|changeset forward, changelog|changelogs
        read, read ... changelog, read upstream, version bumped in, included in release notes,
        titles of""",
    ),
    "build": _topic(
        """build|builds|building
        pass*|succeed*|green|clean*|works|work|without|is|completes|runs|ok|from, build ...
        pass*|succeed*|green|successful|works, clean|successful|reproducible|release build|builds,
        one command build, clean checkout, compile|compiles|compiled|compiling, compilation,
        artifact* built, build warning*|error*|artifact*|script*|step*|time, build ... warning*, no
        build, builds on, package|code|project|solution|application|app|service builds|starts,
        package* built|installs, wheel, starts without|clean*|up|locally,
        app|application|service|server ... starts|boots, compila, compilacion, compile sans, build
        sin|sans|ohne|sem errores|erreur*|fehler*|erros, kompiliert, baut, construccion, ビルド,
        コンパイル, 构建 ... 成功, 构建, 编译, 빌드*, 컴파일*, mvn|gradle|npm|maven
        package|build|install, package succeeds, fresh|clean clone|checkout, compiler
        warning*|error*, compile* ... error*|warning*|clean*|without,
        project|code|solution|everything|it|app|application|service|module*
        compile*|compiles|builds|build|built, build ...
        fresh|clean|scratch|reproducib*|cache|locally, reproducible builds, clean build*, no build
        warnings, maven|gradle|npm|yarn|cargo|go|bazel|make build*|compile*,
        jar|wheel|binary|artifact|artifacts|bundle|package* built|created|builds|produced|installs,
        boots|boot ... seconds|under|without|clean*|locally,
        app|application|service|server|process|backend starts|start|boots|comes, starts ...
        without|locally|up|cleanly|seconds|errors, cold start*, imports resolve, installable, pip
        installable, el proyecto compila, projet ... compile, projeto ... compila, projekt ...
        baut|kompiliert, lasst sich bauen, erfolgreich ... gebaut, 项目 ... 编译|构建|启动, 编译
        ... 通过|无|成功, ビルド ... 通|成功|エラー, 빌드 성공*, bien dich, build thanh cong,
        startup|boot time, start up time, builds and runs|starts, compiler warnung*, warnungen ...
        compil*|build, la compilation, kompiliert|baut ... fehlerfrei|ohne, сборка, збірка,
        збирається, berhasil dibangun, il progetto compila, si compila, mvn verify|package|install,
        gradle|gradlew build|assemble, install*|installs|installed|installable|installation ...
        scratch|clean|fresh|new, packages|dependencies install|installed|installable, build ...
        pass*|green|succeed*|successful, build and image, image and build,
        npm|pnpm|yarn|bun|turbo|nx ... build|compile, npm|pnpm|yarn|bun run build|compile, python m
        build, python build, uv|poetry|hatch|dotnet|cargo|swift|mix build|compile, mvnw
        verify|package|install|validate|compile, mvn validate|compile, twine check,
        started|start|startable|run|runs|launched locally|on my|with one|single
        laptop|machine|command, start*|started|launched|up with|by one|single command, imports
        cleanly|without|resolve, package|module|library can|is be|importable imported|installed,
        package imports|installs, importable, build* lauft|durch|erfolgreich, lauft durch,
        kompilieren|kompilierbar, binary|executable runs|starts|works|builds,
        errors|warnings|error|warning during|at|on
        startup|boot|start|starting|launch|building|compil*, startup
        clean|without|works|succeeds|ok|errors|successful,
        app|application|service|api|server|backend launches|launched, release|debug|production mode
        builds|compiles|build, building in|for|the|with|from|on release|production|scratch, build*
        ... sem|sin|sans|ohne erro*|erreur*|fehler|aviso*|warn*, emits|emit without|no errors,
        builds|build cleanly|again|still|everywhere|locally|reproducibly|offline, still|does|do
        builds|build|compiles|compile|starts|start, dev build|and deploy|build, build
        deploy|typegen, buildable|compilable|startable|bootable, se construye|construit|compila
        sin|correctamente, arranca|arrancar|demarre|sobe|inicia|startet ...
        sin|sans|sem|ohne|errores|fehler|local*|correctamente, arranca|demarre, clone and
        run|start, make|just|task setup|build|all, dotnet|cargo|go|gradle|mvn|bazel
        build|publish|assemble, wheel|sdist|jar|war|binary|executable is|are|can built|be|created,
        can|could start|run|launch it|everything|the ... laptop|machine|locally, start*|run|runs
        ... on my|any|a|every laptop|machine, build takes|took, warning*|errors|error|complaints
        from|by|of compiler|linker|bundler, compiler|linker|javac|gcc|rustc ...
        warning*|clean|silent|error*|quiet|happy|complain*,
        artifact|artefact|artifacts|artefacts|package|release can be|is|are
        built|created|produced|generated|assembled|reproducible, artefact*|artifact* ...
        built|produced|created|generated, installs|installed|install with|via|through|from|by
        pip|npm|apt|one|uv|poetry|pipx|helm, broken import*|link*,
        uvicorn|gunicorn|flask|spring|rails|node|nest|django|fastapi|server|app|api ...
        starts|boots|comes, missing import*, import error*|errors, errors|warnings|error|warning
        during|at|on the|a|an|our|its|each|every
        startup|boot|start|starting|launch|building|compil*, warning*|errors|error|complaints
        from|by|of the|a|an|our|its|each|every compiler|linker|bundler, built the
        project|app|application|service ... scratch, built ... from scratch, pipeline has run
        through, package is in the registry, build failures, no build failures, збирається без,
        будується без, go install""",
        """main branch build*, mkdocs build, docs build*|are built, docker build*, image build*,
        build* ... image, build ... ci green, query builder, build cache, ci build, build pipeline,
        build server, build is linked, built in|with|on, database ... starts, sprint starts,
        compile* ... list, image built, docker image built, documentation build*, service starts
        ... container, compose ... starts, build deployed, jenkins|ci|pipeline|nightly build*,
        rebuild* trust, team build*, build ... image|docker|container, build version|number|id,
        build metadata, built by, build pipeline*, ci build*, builds on|upon, pod|container|image
        starts, starts with empty|a, sprint|project|phase|week starts, campaign starts,
        subscription starts, starts ...
        broker|cache|redis|unreachable|unavailable|down|missing|setting, refuses to start, schema
        ... compiles, generated client* ... compile*, client* ... compile*, service|app starts ...
        even, returns 200 and the build, list ... starts, build ci passes, build ci,
        config*|settings ... app|service boots|starts, when|before|as the app|service|server
        boots|starts, app boots|starts with|when ... config*|setting*, without cache works,
        docs|documentation build*, docs|documentation|site|book builds, comes up|back again,
        service comes up|back, test* ... fresh|clean clone|checkout, launches on ios|android|phone,
        app launches on, binary search|file|data|upload*|format|log|coverage, package is|are|can
        delivered|tracked|sent|maintained|pinned|signed|updated|up|scanned|vulnerable|vulnerab*|needed,
        building event|permit*|number|address|management|manager,
        meeting|workshop|campaign|project|sprint start*, go live|build on, make all
        stakeholders|users, start with one|a single user|team|customer, release mode of,
        user*|customer* ... one click|command, packages are|is, still start*, release build signed,
        broken link*, starts ... campaign, artifact*|package* ... published to customer*, launches
        on the|a|an|our|its|each|every ios|android|phone, artifact*|package* ... published to
        the|a|an|our|its|each|every customer*, starts and serves, swagger ui збирається, sin
        errores de compilacion, erros de compilacao, сайт документації будується, документації
        будується""",
    ),
    "container": _topic(
        """docker*, container|containers|containeri*, compose file|up, compose, non root,
        kubernetes, k8s, base|container image*, image
        size*|scan*|build|builds|tag*|is|runs|contains, images pinned, podman, dockerfile*,
        distroless, kubectl, hadolint, multi stage build, コンテナ, 容器, 镜像, 컨테이너*|도커*,
        contenedor*, conteneur*, kubernetes manifest*, image* ... non
        root|unprivileged|user|distroless|slim|alpine|pinned|tagged|scanned|builds|runs|size|small|registry|multi,
        docker|oci image*, docker build|compose|health|file|run|container*, runs as|under|with
        non|unprivileged|nobody root|user, unprivileged user, non privileged, rootless, read only
        file|root filesystem|system, containeris*|containeriz*, dockerignore, base image*, image
        tag*|layers, container ... starts|runs|builds|stops|root|health*|user, imagen docker,
        imagem docker, image docker, docker image*, container image*, コンテナ イメージ, docker
        イメージ, docker 镜像, 镜像 构建, 도커 이미지*, image|images ...
        smaller|below|under|mb|size|megabyte*, image starts|boots|runs, same image, image|images
        for all|every, imagen de docker, docker image, контейнер*, docker образ, immagine docker,
        docker 镜像 ... 构建, image|images ... built|build|pushed|published|signed|scanned, root
        rights|privileges|access|permissions, without|no root, as|with root, image
        creation|builds|build, build and image, image|images ...
        slim|small|minimal|lean|alpine|pinned|scanned|tiny|unprivileged|distroless|rootless|stripped,
        image|images
        pulled|pullable|starts|boots|registry|reproducible|labelled|labels|layers|hardened,
        pod|pods|process|service|app ... unprivileged|rootless, unprivileged, user
        directive|instruction, oci|docker label*|image*|runtime|registry, entrypoint*,
        ecr|gcr|ghcr|harbor, buildkit|buildx|kaniko|jib|buildpack*, ports exposed in dockerfile,
        dive, oci, in|inside|into|of|for the|our|final|runtime|production|each image|images,
        one|same|single|identical image*|artifact for|in|through|across|everywhere, layer|layers
        order|cached|caching|count|few|squashed, smallest|minimal|slim|lean base, no ...
        tools|compiler|shell|sources|dependencies|secrets ... image, image|images ...
        without|contain*|free|has|have shell|root|dev|secrets|compiler|package|tools|sources,
        image|images has|have|holds|contains no|only|just, images come|comes|pulled|taken from,
        ports exposed in the|a|an|our|its|each|every dockerfile, image pinned, pinned by digest,
        image is reproducible|tagged|scanned|signed, images are reproducible|tagged|scanned|signed,
        container|docker|base images ... updated""",
        """product image*, image upload*, container ship*, testcontainer*, docker compose test,
        service container*, container port terminal, profile image*, image* ... resized, test
        container*, container sizes|ship, kubernetes probes, kubernetes|k8s probe*, probe* ...
        kubernetes|helm|pod*, pods ... drain*, image* ...
        product*|customer*|upload*|alt|screen*|catalog*, container|containers ... ship*|port,
        before they stop, helm chart*, kubernetes
        manifest*|secret*|deployment*|cluster*|resource*|limit*, image proxy, test containers,
        pod|pods ... limit*|drain*|stop*|restart*, autoscal*, k8s|kubernetes
        resource*|limits|quota*, profile picture*, helm lint, helm,
        resource*|limits|quota*|requests|autoscal* ... kubernetes|k8s|cluster,
        product|profile|marketing|header|banner image*, image|images ...
        pixel|resolution|alt|gallery, di|dependency|injection|ioc|inversion|service container,
        registered|register in ... container, container registration*, image tag ...
        rollback|recorded, deployed image tag, local docker,
        environnement|environment|entorno|ambiente local docker, locally with docker, container
        orchestration discussed, shipping container*, profile|product|hero|background image|images,
        entrypoint of|to the story|app|module|code|documentation, image small on|thumbnail*,
        thumbnail*, in the image of|gallery|below|above, container
        terminal|port|ship|list|depot|truck, layer|layers
        architecture|separated|cache|business|domain|service, in the image upload|caption, for each
        image, of the image file*|gallery|uploaded, for the|a|an|our|its|each|every each image""",
    ),
    "ci": _topic(
        """ci, ci cd, cicd, pipeline*, continuous integration, github actions, gitlab ci, jenkins,
        circleci, required|status|pr|automated|merge check*, all checks, checks
        green|pass|passed|are, checks are green, build server, main|master branch build*|green|is,
        workflow*|actions pass*|green|run*|succeed*, main is|stays green, main|master|trunk green,
        merge queue, integracion continua, integration continue, integracao continua, pipeline
        verde, kontinuierliche integration, パイプ ライン, パイプライン, 流水线, 持续 集成, 流水線,
        파이프라인*, hauptzweig, failing|failed|broken|red jobs|builds|job|build, jobs on main,
        jobs green|pass, branch protection*, ci ... green|happy|pass*|clean|runs|gate*|blocks,
        build|builds ... main|ci|pipeline|trunk|branch green|pass*, workflow* ...
        succeed*|pass*|green, actions succeed|green|pass*, passing|green|required|mandatory
        checks|pipeline|builds|status, checks ... required|mandatory|block*|merge, pipelines, azure
        devops|pipelines, bitbucket pipelines, travis, teamcity, buildkite, drone ci, tekton,
        quality gates ... pipeline, gates ... pipeline|ci, runs in the pipeline|ci, branch
        protection, protected branch*, main|trunk|master branch green|passes|stays|clean, merge
        blocked, pipeline ... verde|green|grun|vert|xanh|pass*, ci ... verde|vert|verte|grun,
        pipeline de ci, 流水线 ... 通过|绿, ci ... 通过|成功, ci が|は|で, パイプライン ...
        成功|グリーン, ci 통과*, nightly|scheduled|release|master build*|builds
        green|pass*|succeed*, pipeline ...
        hijau|lulus|зелен*|เขียว|verde|passa|passe|erfolgreich|gruen|녹색|성공|통과|成功|通过|通過,
        ci ... hijau|зелен*|passa|passe|erfolgreich, 파이프라인 ... 성공|통과, integrazione
        continua, test results attached|published|uploaded, run|runs|executed|checked on|for|with
        every|each|any commit|push|pull|merge|pr|mr, jobs|all|no|every|each job|jobs
        green|red|skipped|successful|passed|failed|succeed*, all|no jobs
        are|is|red|skipped|failed|green|successful, nightly build*|run*|job* ...
        broken|green|pass*|red|fail*|success*|ok, all|no gates|gate
        passed|green|pass|met|closed|open|red, build
        overview|dashboard|status|monitor|history|light*, no|nothing|not red|broken
        on|in|build|pipeline|main|master, red build*|pipeline*|main|job*,
        build*|job|jobs|checks|pipeline* ... red|amber, green build|pipeline|checks, runs
        automatically on|for|with, every|each push|commit|pull|merge|pr
        triggers|runs|is|starts|builds, automated|automatic|automatically check*|gate*,
        trunk|main|master always|stays|remains|never releasable|green|broken|red|deployable,
        integration server,
        bors|mergify|zuul|semaphore|concourse|woodpecker|drone|appveyor|codebuild, merge train*, la
        ci|ic, ci checks|gate*|status|build*|run*|jobs, pipeline*
        vert*|grun|verd*|laufen|lauft|passe*|pass*, chequeos|verificaciones ... verde|pasan,
        verifications ... vert*|passent, checks succeed*|successful|ok|complete*, everything|all
        green on|in|at github|gitlab|jenkins|ci|main|azure|bitbucket|server|the, green on
        github|gitlab|main|ci|all|both|every, failing|failed|broken|red|pending
        check*|workflow*|step*|stage*|gate*, no failing|failed|red|pending|broken|skipped ...
        check|checks|branch|pr|pipeline|job|jobs|step*, workflow|workflows
        file*|yaml|covers|cover|definition*|extended|adapted|adds|added|run, gitlab ci yml, github
        workflows|workflow, green|passing status|merge|run|runs|pr|commit, last|latest|final|full
        pipeline|run|build is|was|green|passed|clean|ok|succeeded, green on
        the|a|an|our|its|each|every github|gitlab|main|ci|all|both|every, status checks
        pass|green|succeed, pass in
        gitlab|github|jenkins|circleci|buildkite|teamcity|azure|bitbucket, nightly runs, nightly
        run|build|job|pipeline""",
        """data|processing|etl|ingestion|sales|hiring|rendering|payment pipeline*, workflow engine,
        health check*, type check*, dependency check*, approval workflow*, business workflow*, user
        workflow*, pipeline of, leads pipeline, data|ml|etl|ingest* pipeline*, workflow* ...
        order*|approval|user*|business|customer*, sales pipeline*, background checks, secrets in
        ci, availability checks, gates at the, credit checks, health checks, balance checks, npm
        ci, npm clean install, yarn ci, make ci, semgrep ci,
        role|permission|auth|access|security|input|server|ownership|tenant checks are,
        workflows|workflow pass* ... tests|e2e|integration, critical|business|user|key|main
        workflow*|workflows pass*, vulnerability|security|lint|dependency|dependencies|style checks
        pass*|green|run, schemathesis, log|logging|logs|telemetry|ingestion|rag pipeline*,
        collected by ... pipeline, lighthouse ci,
        rust|go|python|java|frontend|backend|typescript|node|mypy|eslint|ruff checks pass*|green,
        order|eligibility|fraud|kyc|consistency|integrity|sanity|background|credit checks,
        cron|background|import|batch|export|scheduled job|jobs, job*|jobs ...
        worker*|queue*|retried|scheduled|idempot*, traffic light*, nightly shift, automatic
        checkout, health|readiness|liveness|status|type|lint|security|startup checks
        pass*|are|green, checks pass for, green light from, red|green button|badge|color|colour,
        green*|red* ... customer*|ui|screen, tests ... green, test* ... red, red number*, alert*
        ... red, readiness ... red, goes red, jobs finish*, gates review*, all jobs ...
        finish*|drain*|stop*, job* failed ... logged|counted|visible|retr*, pool*|health* ...
        green, green in|within, runs automatically on startup|start|boot|login, green
        tick|run|button|light, failed|failing|red check* for user*|payment*, failed step* ...
        order|wizard|saga|payment, failing step*|step undoes|rolls, failed workflow step, workflow*
        ... approval|order*|customer*|business|claim*|leave|document*, failing|failed
        health|readiness|credit|fraud|background check*, broken step, last|latest build|run of|in
        the marketing|batch, tests ... last|full run, full run of, last|full run, runs
        automatically on the|a|an|our|its|each|every startup|start|boot|login, failed|failing|red
        check* for the|a|an|our|its|each|every user*|payment*, ci logs|log, failing tests on, f ci
        yml, compose f ci, оновити docs ci, docs ci cd, ci cd docs,
        async|event|message|order|ingest*|processing|streaming|etl pipeline*, pipeline
        proceed*|recover*|consum*, each|every|per pipeline stage|step""",
    ),
}
