"""Properties of code, documents and builds that lines ask for and that have no probe yet."""

from __future__ import annotations

from collections.abc import Mapping

from .topic import Topic
from .topic import topic as _topic

CODE: Mapping[str, Topic] = {
    "lint": _topic(
        """lint*, ruff, flake8, pylint, eslint, checkstyle, rubocop, golangci lint, clippy, sonar*,
        ktlint, code|coding style|standard*|convention*|guideline*|rules, style
        guide*|check*|rules, pep 8, pep8, static analysis|analyzer*|code analysis|check*, unused
        import*|variable*|code, dead code, code smell*, naming convention*|rules, pre commit,
        quality gate*, code quality tool*|check*, estilo de codigo, guia de estilo, estandares de
        codigo, regles de style, analyse statique, analisis estatico, analise estatica, statische
        analyse|codeanalyse, codierrichtlinie*, programmierrichtlinie*, リンター, 静的 解析,
        コーディング 規約, 代码 规范, 静态 检查, 静态 分析, 编码 规范, 代碼 規範, 린트*, 린터*,
        코딩 컨벤션*, 정적 분석*, chuan code|ma, compiler warning*, warning free""",
        """openapi|swagger|spec|contract|api lint*, lint* openapi|swagger|spec|the api|contract,
        lint openapi, redocly ... lint, spectral lint*, ruff format*, security lint*|linter*,
        security static analysis, static analysis ... security, static security analysis, sonar ...
        coverage, docker|dockerfile|commit|markdown|migration* lint*, hadolint, static type check*,
        splint*, flint*""",
    ),
    "formatting": _topic(
        """formatted, formatter*, code|source format*, formatting, ruff|cargo|go format|fmt, black,
        prettier, isort, gofmt, autoformat*, import* sorted, sorted imports, indentation, formateo,
        formato del codigo, codigo formateado|formatado, formatage, code formate, code formatiert,
        formatierung, フォーマット, フォーマッター, 格式化, 代码 格式, 포맷*|포매팅*, dinh dang
        code|ma""",
        """black box, error format*, log* formatted, error* ... formatted, date* formatted, black
        friday, formatted error*, formatted log*, formatted message*, エラー フォーマット, date
        format*, number* formatted, commit* formatted, json formatted, formatted as json, currency
        formatted, formatted per locale, formatted in the locale, phone ... formatted, currency ...
        formatted""",
    ),
    "types": _topic(
        """mypy, pyright, pytype, tsc, typecheck*, type|types
        check*|hint*|annotation*|safe*|error*|coverage, type|types
        ignore*|pass|green|clean|stubs|complete, annotations on, annotated, static|strict typ*,
        strict mode, strictnullchecks, typed, untyped, no any, any types, tipado*, tipos estaticos,
        anotaciones de tipo, typage, typprufung*, typannotation*, typhinweis*, anotacoes de tipo,
        型 チェック, 型 ヒント, 型 注釈, 类型 检查, 类型 注解, 類型 檢查, 타입 체크*|힌트*|검사*,
        kiem tra kieu, no|without|avoid any|use of any, use of any, any type*, tipagem, types &
        lint*|tests|format*|formatting""",
        """typed by hand, content type*, file type*, mime type*, type of change, error type*, typed
        in, wrong type*, type* of test*, input type*, typed error*, typed
        settings|config*|exception*""",
    ),
    "complexity": _topic(
        """complexity, cyclomatic, cognitive, function*|method*|class*|file*|module* ...
        lines|line|loc, lines|line|loc per function*|method*|file*|class*, nesting, nested deeper,
        parameters|arguments per, more than ... parameters|arguments|lines, function*|method* ...
        parameters|arguments, long|short|small method*|function*|class*|file*, god class*,
        function*|method*|classes short|small|focused, duplicat* code|lines|logic|blocks, code
        duplicat*, duplication, copy paste*|pasted, radon, xenon, complejidad, complexite,
        complexidade, komplexitat, codigo duplicado, 複雑 度, 循環 的 複雑, 圈 复杂, 复杂 度, 重复
        代码, 복잡도*, do phuc tap""",
        """query|graphql depth and complexity, depth and complexity, query|graphql|schema
        depth|complexity, coverage ... lines, lines ... covered, changed|new lines, lines of
        new|changed, log lines, test* ... long, file* ... uploaded, time complexity, password
        complexity, file size*, nested field*|route*|object*|resource*|json, branch* ... lines""",
    ),
    "docs": _topic(
        """readme*, docs, doc, documentation, documented, document the|new|any|all|how|changes,
        documents, docstring*, runbook*|playbook*, adr|adrs, decision record*|log*, index of
        decisions, contributing, architecture decision*|diagram*|document*|overview|doc*, diagram*,
        sequence chart*, user|developer|
        migration|upgrade|setup|installation|operations|admin|contributor guide*|manual*, guide*,
        manual updated|written, handbook*, wiki, confluence, instruction*, code|inline|block
        comment*, comments explain*|describe*, code commented, comment* ... why, javadoc*, pydoc*,
        godoc*, jsdoc*, how to, howto*, mkdocs, sphinx, onboarding, knowledge base, faq, glossary,
        tutorial*, documentacion, documentada*, documentado*, documentacao, documentee*,
        documente*, doku, dokumentation, dokumentiert, anleitung*, betriebshandbuch, handbuch*,
        ドキュメント, 手順 書, 手順 が, 設計 書, 文档, 文檔, 说明, 使用 手册, 手册, 注释, コメント
        ... 説明, 문서*, 가이드*, tai lieu, huong dan, logic|code is|are commented, well commented,
        comments where|for, helpful comments""",
        """api doc*|reference|definition*|spec*|guide|manual|portal, documented
        operation*|endpoint*|route*, documented error*|status*|response*|behavio*, openapi
        document*, operation*|endpoint*|route* documented, endpoint*|route*|operation*|parameter*
        ... documented|documentation, error* ... documented, status code* ... documented, as
        documented, doc* uploaded, decision* recorded, linked in the runbook, apis ... documented,
        document* ... endpoint*, exception* documented, documented in openapi|swagger, review
        comment*, comments ... resolved|addressed, pr comments, commented out, 接口 文档, api 文档,
        api 文檔, api ドキュメント, api 문서*, documentacion de la api, documentacao da api,
        documentation api, documentation de l api, api dokumentation, tai lieu api,
        rollback|release|test plan ... documented, configuration documented, variable* ...
        documented, rollback ... documented, risk* documented, documents upload*, upload* ...
        document*, variables d* documente*, test* ... documented, health ... documented, cover
        letter, limit* ... documented, settings documented, no commented, review comments, comments
        are resolved|addressed, pr|mr|merge comments""",
    ),
    "changelog": _topic(
        """changelog*, change log*, release note*, version bump*|number*|tag*, version*
        bumped|incremented, history file, news fragment*, whats new, what s new, journal des
        modifications, notes de version, notas de version|lanzamiento|versao, registro de cambios,
        historico de mudancas, registro de alteracoes, anderungsprotokoll, versionshinweise,
        release notes, リリース ノート, チェンジ ログ, 変更 履歴, 更新 日志, 变更 日志, 发布 说明,
        變更 日誌, 릴리즈 노트*, 릴리스 노트*, 변경 로그*, nhat ky thay doi, ghi chu phat hanh""",
        """version number* in url, api version number*, major version bump*""",
    ),
    "todo": _topic(
        """todo|todos, fixme*, xxx comment*, placeholder*, stub|stubs|stubbed, no stub*,
        mock|dummy|fake data|values|implementation*|response*, canned value*|response*, hard coded
        response*, commented out, out commented, hacks, no mocks, not implemented, notimplemented*,
        notimplementederror, unfinished, half finished, temporary code|workaround*, leftover*,
        codigo comentado, auskommentiert*, code commente, todo が, 未実装, 待办, 占位, 할 일
        주석""",
        """todo list*, to do list*, todo|todos el|lo|los|o|os|testes|endpoints, todo board, todo
        app, stub* ... external, test* ... stub*, no canned answer*|response*, mock data ... test*,
        placeholder text, no mock handler*, type stubs, leftover* print|debug|console, leftover
        print, stub* for, image placeholder*""",
    ),
    "debug": _topic(
        """print|debug|debugging|debugger statement*|call*|output|code|print*|line*|leftover*,
        prints, console log*|output|debug|statement*|error*, debug|debugging log*, breakpoint*,
        pdb, ipdb, no print*, debugger*, debug code, var dump*, system out, println, salida de
        depuracion, debug ausgabe*, デバッグ 出力, デバッグ コード, 调试 代码, 调试 输出, 디버그
        코드*|출력*|로그*, ma debug, code debug, codigo de depuracao|debug, codigo de depuracion""",
        """debug symbol*, debug mode, print layout, printed receipt*, print* label*, remote debug*
        guide""",
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
        package|build|install, package succeeds, fresh|clean clone|checkout""",
        """main branch build*, mkdocs build, docs build*|are built, docker build*, image build*,
        build* ... image, build ... ci green, query builder, build cache, ci build, build pipeline,
        build server, build is linked, built in|with|on, database ... starts, sprint starts,
        compile* ... list, image built, docker image built, documentation build*, service starts
        ... container, compose ... starts, build deployed, jenkins|ci|pipeline|nightly build*""",
    ),
    "container": _topic(
        """docker*, container|containers|containeri*, compose file|up, compose, non root, helm,
        kubernetes, k8s, base|container image*, image
        size*|scan*|build|builds|tag*|is|runs|contains, images pinned, podman, dockerfile*,
        distroless, pod|pods, kubectl, hadolint, multi stage build, コンテナ, 容器, 镜像,
        컨테이너*|도커*, contenedor*, conteneur*, kubernetes manifest*""",
        """product image*, image upload*, container ship*, testcontainer*, docker compose test,
        service container*, container port terminal, profile image*, image* ... resized, test
        container*, container sizes|ship, kubernetes probes""",
    ),
    "ci": _topic(
        """ci, ci cd, cicd, pipeline*, continuous integration, github actions, gitlab ci, jenkins,
        circleci, required|status|pr|automated|merge check*, all checks, checks
        green|pass|passed|are, checks are green, build server, main|master branch build*|green|is,
        workflow*|actions pass*|green|run*|succeed*, main is|stays green, main|master|trunk green,
        merge queue, integracion continua, integration continue, integracao continua, pipeline
        verde, kontinuierliche integration, パイプ ライン, パイプライン, 流水线, 持续 集成, 流水線,
        파이프라인*, hauptzweig, failing|failed|broken|red jobs|builds|job|build, jobs on main,
        jobs green|pass, branch protection*""",
        """data|processing|etl|ingestion|sales|hiring|rendering|payment pipeline*, workflow engine,
        health check*, type check*, dependency check*, approval workflow*, business workflow*, user
        workflow*, pipeline of, leads pipeline""",
    ),
}
