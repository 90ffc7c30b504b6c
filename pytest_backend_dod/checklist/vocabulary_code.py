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
        코딩 컨벤션*, 정적 분석*, chuan code|ma, warning free,
        follow*|conform*|compl*|adher*|respect*|stick* ...
        coding|code|naming|team|project|style|house
        convention*|standard*|guideline*|rule*|style|guide, code & convention*|conventions|style
        guide*|guidelines|coding standards, conventions followed|respected|kept|observed,
        bare|broad|blanket|catch all except|exceptions|excepts, style violation*|issue*|error*,
        stylecop, phpcs, swiftlint, standardjs, biome, stylelint, spotbugs, pmd, findbugs, detekt,
        errcheck, staticcheck, go vet, no magic number*, magic number*|string*, cyclic|circular
        import*|dependenc*, wildcard import*, unused dependenc* ... code, shadowed variable*, code
        analysis, findings of the linter, no warnings ... linter, deprecat* warning*, convenciones
        de codigo|estilo, conventions de code|codage|nommage, convencoes de codigo|estilo, code
        conventions, codestil*, kod stil*, 代码 风格, 编码 风格, コード スタイル, 코드 스타일*,
        kieu code, quy uoc, no bare except, bare except, except pass, static analysis tools, static
        analysis ... issue*|tool*|report*, code mort, codigo muerto|morto, toter code, codice
        morto, code quality gate*, sin errores|advertencias|avisos de lint|linter, linter ...
        limpio|limpo|propre|sauber|pulito|зелений|bersih, sans avertissement*, sem avisos|warnings,
        keine lint*|linter*, nessun warning|errore di lint, лінтер*, линтер*, tanpa peringatan,
        린트 ... 통과|오류|에러|경고, lint ... 通过|错误|警告|検査, 代码 检查, spotbugs*,
        checkstyle*, ktlint*, detekt*, pmd*, tflint, yamllint, markdownlint, shellcheck, ansible
        lint, kube linter, kubelinter, commitlint, oxlint, tslint, jshint, xo, credo, scalastyle,
        scalafix, lintr, cpplint, cppcheck, clang tidy, go lint, revive, golint, nolint, noqa,
        static analysis passes|pass|passed|green|succeeds|successful, naming
        is|consistent|conforms|follows ... consistent|convention*|code|style|rules, unreachable
        code, new warnings, no new warnings introduced|added, introduce*|adds|add no new warnings,
        static analysis, static check|checks|checker*, code check|checks|checker*, style ...
        typing|types|type|lint|linting, for|on style and|typing|types|tests|lint,
        names|naming|identifiers according|follow|follows|match|per|conform|by ...
        convention*|rules|style|guide, hooks pass|passes|green|clean|succeed|all,
        git|precommit|commit hooks, precommit, codigo ...
        estilo|padrao|padroes|estandar*|convencion*, code ... konventionen|richtlinien,
        stil|stilregeln ... eingehalten|gepruft, import linter|contracts,
        importlinter|archunit|deptrac|knip|codespell|cspell|vulture|husky, import|layer|layering
        rules|contracts, dependency cruiser, lefthook, house style, style linter, linted, unused
        function*|method*|parameter*|argument*|exports|dependencies in, suppressed
        rule*|warning*|finding*, suppression* ... reason|comment*|justified|rule*,
        disabled|disable|disabling rules|eslint|lint*, rules disabled|suppressed|silenced, coding
        rules|style|standards|guidelines|conventions, linter* ... silent|quiet|happy|nothing|green,
        unbenutzt* import*|variable*, imports inutilis*, importaciones sin usar, sin codigo muerto,
        stylecheck*, conventions of the|our project|team|codebase, codespell*""",
        """openapi|swagger|spec|contract|api lint*, lint* openapi|swagger|spec|the api|contract,
        lint openapi, redocly ... lint, spectral lint*, ruff format*, security lint*|linter*,
        security static analysis, static analysis ... security, static security analysis, sonar ...
        coverage, docker|dockerfile|commit|markdown|migration* lint*, hadolint, static type check*,
        splint*, flint*, commit convention*|standard*, pre commit ... secret*|gitleaks,
        url|path|endpoint*|rest|api|metric*|metrics|branch|event*|topic*|log convention*|naming,
        naming ... endpoint*|url*|metric*|event*|topic*, gitleaks ... pre commit, conventional,
        security code analysis, metrics|logs|endpoints|urls|topics|events|branches
        named|follow*|according, branch naming, error* ... convention*, api style guide*, rest
        guideline*|convention*, code formatting standard*, secrets ... pre commit, secret|secrets
        detection|scan* ... pre commit, pre commit ... secret*, helm|terraform|chart|yaml lint*,
        chart lints, in|by|with|via|through|as|during|from the|a pre commit, pre commit ...
        format*, deprecation warnings sent|returned|in|emitted, branch* ... naming convention*,
        static analysis clean,
        branch|branches|topic|event|metric|metrics|table|column|endpoint*|url* names|name, rest
        style guide*, brand|design|ui|writing|editorial|formatted|formatting ... style guide,
        static security check*|checks, static application security, letters|letter|house style ...
        letters, hooks ... react, security warning*|warnings|suppressions, suppressed emails|mail*,
        suppressed rows, suppressed cves, house style of letters, architecture tests, static
        files|page*|binary, name* ... participants, spec ... linted""",
    ),
    "formatting": _topic(
        """formatted, formatter*, code|source format*, formatting, ruff|cargo|go format|fmt, black,
        prettier, isort, gofmt, autoformat*, import* sorted, sorted imports, indentation, formateo,
        formato del codigo, codigo formateado|formatado, formatage, code formate, code formatiert,
        formatierung, フォーマット, フォーマッター, 格式化, 代码 格式, 포맷*|포매팅*, dinh dang
        code|ma, formatter ... clean|run|applied|passes, format*|formatted &
        code|source|file*|files|lint*|ruff|black|prettier|linted|typed, go fmt, cargo fmt, rustfmt,
        spotless, clang format, dotnet format, yapf, autopep8, editorconfig, line length, imports
        sorted|ordered|organized|organised|grouped, whitespace, trailing blanks|whitespace,
        formateado, formatado, formate avec, formatiert, 格式 统一|规范, フォーマット ...
        済み|適用|整, 코드 포맷*, spotless*, terraform fmt, shfmt, csharpier, scalafmt, ormolu, mix
        format, nixfmt, stylua, taplo, djlint, php cs fixer, pint, standardrb, swiftformat, ktfmt,
        google java format, palantir java format, import order*|sorting|ordering, order of imports,
        format|fmt|formatting check|checks|job|step|errors|diff|diffs|drift, check fmt|formatting,
        tabs & spaces, lines|line ... # characters|chars|columns, end|ends|ending with|in newline*,
        final|trailing|eof newline*, newline at end, reformat*, unformatted, fmt ...
        clean|passes|pass|run, format applied|applies|clean|command, formato aplicado, code layout,
        auto|automatically|uniformly|consistently formatted, wrapped at #, codestyle formatter,
        black|prettier|isort|gofmt|rustfmt clean|passes|applied|run, pretty printed code, ktlint
        format, einheitlich formatiert, mise en forme, formata*, formatad*, end|ends|ending with|in
        ... newline*""",
        """black box, error format*, log|logs|logged|logging formatted, date* formatted, black
        friday, formatted error*, formatted log|logs|logged|logging, formatted message*, エラー
        フォーマット, date format*, number* formatted, commit* formatted, json formatted, formatted
        as json, currency formatted, formatted per locale, formatted in the locale, phone ...
        formatted, currency ... formatted,
        date|time|response|error|log|json|file|message|payload|data|number|invoice
        format*|formatted, format* of, formatted with the invoice, whitespace trimmed, print
        format, changelog ... format, keep a changelog format, response|output|error|log|json ...
        format, same|agreed|standard|correct format, export format*, upload ... format,
        errors|error|error messages formatted, string formatting, formato code|de
        error*|errores|respuesta*, mantienen|mantiene|mismo|mismos formato, is|are|stays spotless,
        email|mail|phone|iban|id|input|number|image|csv|upload|name|address format|formats,
        csv|log|invoice|export|order lines, lines of invoice|csv, reformatted addresses|numbers,
        format checks of|for input|upload*, settings tabs, title|name|text|description ... #
        characters, chart*|label*|table*|cell* formatted, 返回 格式, 格式 统一, not reformat, never
        reformat""",
    ),
    "types": _topic(
        """mypy, pyright, pytype, tsc, typecheck*, type|types
        check*|hint*|annotation*|safe*|error*|coverage, type|types
        ignore*|pass|green|clean|stubs|complete, annotations on, annotated, static|strict typ*,
        strictnullchecks, typed, untyped, no any, any types, tipado*, tipos estaticos, anotaciones
        de tipo, typage, typprufung*, typannotation*, typhinweis*, anotacoes de tipo, 型 チェック,
        型 ヒント, 型 注釈, 类型 检查, 类型 注解, 類型 檢查, 타입 체크*|힌트*|검사*, kiem tra kieu,
        no|without|avoid any|use of any, use of any, any type*, tipagem, types &
        lint*|tests|format*|formatting, typing enforced|strict|complete, typed|type hinted, no
        implicit any, noimplicitany, typescript ... strict|errors|any|compiles, ts ignore*, ts
        expect, type ignores, static typing|types, statically typed, dialyzer, sorbet, flow check*,
        tsconfig, phpstan, psalm, generics used, no untyped, any avoided|banned|forbidden|used,
        avoid any, tipado ... estatico|completo|fuerte, anotaciones de tipos, typage ...
        complet|statique|strict, typisierung*, typisiert, typsicher*, 类型 ... 标注|注解|检查|完整,
        型 ... 付|定義|アノテーション, 타입 ... 명시*|선언*, types|hints|annotations
        everywhere|required|complete|enforced, strict mode|flag|typescript|typing, controllo dei
        tipi, tipizzazione, типізація, типи ... перевірено, 타입 에러|오류, 型 エラー|定義, 类型
        错误, tipos ... verificados, verification des types, nullable ...
        enabled|reference|types|annotation*|context, nullability, null safety, strict null*, any
        in|as|type|types, implicit any, types|typing for|on|in ...
        functions|interfaces|public|signatures|parameters|modules|arguments|everything|api, typed
        functions|interfaces|signatures|code|python|javascript, strict mode
        typescript|typing|mypy|types|compiler|ts|python, typescript|mypy|pyright|tsc|compiler ...
        strict mode, strict mode on|enabled|active|passes, larastan, phpstan level, check
        types|typecheck|types check, run|check check types, typing ...
        tests|style|lint|pass*|green|check*|complete|clean|correct, style|lint|linting|format* ...
        typing, annotations ... functions|function|signatures|signature|methods|public|parameters,
        signature* ... annotation*|typed|annotated|types, unchecked|unsafe casts|cast|casting, no
        any casts, no casts, tipos completos|correctos|estaticos|explicitos|estritos, tipos &
        lint|pruebas|tests|testes|formato, erros|errores|erreurs|erro|fehler de|von|bei
        tipo|tipos|type|typage|typen, sin errores de tipos,
        return|argument|parameter|parameters|results types|type ...
        declared|given|annotated|explicit|all|specified|stated|every|functions|present|everywhere,
        return types, argument and return types, types for|of arguments|results|parameters|returns,
        check types, types|typing not|never loosened|weakened|widened|lost, type
        checking|checker|checks|checked|correct|correctness|strictness|guard*|narrow*,
        precise|exact|explicit|strict types|typing|type, typen ... gepruft|vollstandig|angegeben,
        typisierung, typer ... strict, basedpyright|pyre|beartype|mypyc, untyped ...
        defs|functions|code|dicts|def, jsdoc types, types documented in jsdoc, raw dicts ...
        typed|models, types ... loosened|weakened|widened,
        parameters|results|arguments|functions|returns|variables ... have|has|with|carry
        types|type""",
        """typed by hand, content type*, file type*, mime type*, type of change, error type*, typed
        in, wrong type*, type* of test*, input type*, typed error*, typed
        settings|config*|exception*, typescript code style, in any, at any, any
        user|order|new|other, blood type*, ticket type*, event types, typed out, product types,
        customer type*, strict transport, strict validation|schema*|request*|mode sql,
        swagger|openapi|api|validation|spring|route annotation*, annotations on all|the|every
        controllers|controller|routes|endpoints|handlers|dto*|entit*, validation annotation*, typed
        errors, any
        input|time|change|other|user|endpoint|new|request|order|kind|code|case|form|type of, typed
        domain exception*|exceptions|error*, typed exceptions|errors, annotations on
        maps|map|image*|document*|photo*, map|image|document|user annotation*, return types of
        goods|products, return types ... refund*|warehouse,
        file|mime|event|customer|user|ticket|payment|room types|type, typing indicator*|speed,
        casts ... film|crew, check types of|for upload*|file*|ticket*, type checks|checked of
        upload*|file*, functions with type of, parameters ... have type of, types and ranges""",
    ),
    "complexity": _topic(
        """complexity, cyclomatic, cognitive, function*|method*|class*|file*|module* ...
        lines|line|loc, lines|line|loc per function*|method*|file*|class*, nesting, nested deeper,
        parameters|arguments per, more than ... parameters|arguments|lines, function*|method* ...
        parameters|arguments, long|short|small method*|function*|class*|file*, god class*,
        function*|method*|classes short|small|focused, duplicat* code|lines|logic|blocks, code
        duplicat*, duplication, copy paste*|pasted, radon, xenon, complejidad, complexite,
        complexidade, komplexitat, codigo duplicado, 複雑 度, 循環 的 複雑, 圈 复杂, 复杂 度, 重复
        代码, 복잡도*, do phuc tap, shorter|smaller than ... lines, lines per, max* ...
        parameters|arguments|params|lines|nesting, parameters per, nesting depth|level*, deeply
        nested, single responsib*, god object*|class*, small function*|method*|focused,
        functions|methods|classes ... short|small|focused|simple, duplicated|repeated|copied
        code|logic|block*, dry principle, no duplication, copy and paste, big o, complejidad
        ciclomatica, complexite cyclomatique, complexidade ciclomatica, zyklomatische*, funktionen
        ... zeilen, funciones ... lineas, fonctions ... lignes, 函数 ... 行, 方法 ... 行, 関数 ...
        行, ham ... dong, function*|method*|class*|file*|module*|component* ... single
        responsib*|under|below|max*|shorter|smaller|fewer|less|exceed ...
        lines|loc|parameters|arguments, nested if*, mccabe, ccn, gocyclo, lizard, sloc, ncss,
        function*|method*|constructor*|class*|routine*|procedure*|handler*|file*|module*|script*|controller*
        ... # lines|loc|sloc|parameters|params|arguments|args|statements|levels,
        more|most|max|over|than|to # lines|loc|parameters|params|arguments|args,
        function|method|class|file|module length|size, long|large|big|huge
        functions|methods|classes|files|parameter, functions|methods|function|method ...
        screen|page, code|copied clone*|clones, clone detect*, jscpd|cpd|simian, dry, code ...
        repeated|repeats|repetition, repetit* ... code|logic, isnt|not repeat yourself, dont
        repeat, one|single|clear purpose|responsib*|concern per, class*|function*|method*|module*
        ... one|single purpose|thing|job|responsib*|concern|task, does|do only one thing,
        funciones|funcion|metodos|clases ... corta*|cortos|pequen*, fonctions|methodes|classes ...
        courte*|petite*, funcoes|metodos|classes|funcao ... pequen*|curta*|curtos,
        funktionen|methoden|klassen ... kurz|klein|uberschaubar, lange|langen|kurze|kleine|zu
        funktionen|methoden|klassen, dupliqu* & code, duplicac* ... codigo, duplicad* ...
        codigo|logica, doppelt* ... code*|logik, codeduplikat*|codedopplung*|copypaste*,
        duplicates|duplicate ... code|codebase, maintainability index, depth of nest*, nested
        blocks|conditions|conditionals|code|ifs|callbacks, nesting ... levels|deep|flat, cyclo,
        split|splitting|break|breaking ... long|large|big|huge
        functions|methods|classes|files|modules, long|large|big|huge|giant
        functions|methods|classes|modules|files ... split|broken|extracted,
        modules|functions|files|classes above|over|beyond #, god modul*|function*|file*|service*,
        spaghetti, halstead, wmc, cyclomatic*, guard clauses, early return*|exit*, parameter list*,
        levels of indentation|nesting|nested, monster|giant|bloated
        class*|function*|method*|file*|module*, instead of copied|copying|duplicat*|copies, sin|sem
        duplicac*|duplicid*, extracted ... copied|duplicated|shared, factored out, copied from
        other|another|elsewhere, nothing copied""",
        """query|graphql depth and complexity, depth and complexity, query|graphql|schema
        depth|complexity, coverage ... lines, lines ... covered, changed|new lines, lines of
        new|changed, log lines, test* ... long, file* ... uploaded, time complexity, password
        complexity, file size*, nested field*|route*|object*|resource*|json, branch* ... lines,
        query complexity, diff ... lines, pr*|mr ... lines, pull request ... lines, change ...
        lines, log line*, code lines covered, test* per, parameters|arguments ...
        documented|validated|checked|bound, command line, deadline*, lines of business, single
        responsibility team, % ... lines, lines ... %, max* ... page, # lines|loc of|in
        log|logs|logged|logging|diff|changed|change|output, log ... # lines, # parameters|arguments
        validated|documented, line by line, dry run*|running|mode|goods|clean*|season|ice, screen
        ... function*, purpose of meeting, files ... split by, files over # mb|kb|gb|megabyte*,
        duplicate|duplicates ... code 409, discount|postal|promo|booking|voucher code*, duplicate
        code #, duplicate code ... 409|sqlstate""",
    ),
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
        documentacion y changelog""",
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
        healthcheck instruction, dockerfile instruction""",
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
        notes published""",
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
        the|a|an|our|its|each|every customer*""",
    ),
    "todo": _topic(
        """todo|todos, fixme*, xxx comment*, placeholder*, stub|stubs|stubbed, no stub*,
        mock|dummy|fake data|values|implementation*|response*, canned value*|response*, hard coded
        response*, commented out, out commented, hacks, no mocks, not implemented, notimplemented*,
        notimplementederror, unfinished, half finished, temporary code|workaround*, leftover*,
        codigo comentado, auskommentiert*, code commente, todo が, 未実装, 待办, 占位, 할 일 주석,
        todos, fixmes, todo comment*, commented|dead code ... left|behind|removed,
        mock|mocked|fake|dummy|canned|stub implementation*|data|handler*|response*|values ...
        replaced|removed|left|gone|production, mocks|stubs|fakes|placeholders
        replaced|removed|left|gone, no placeholder*|dummy|fake|stub*|mock*, not|nothing implemented
        error*, pass statements, half baked, left over*|leftovers, hack|hacks|workaround*
        removed|left, tbd|tbds, lorem ipsum, work in progress, wip, todo pendiente*, todos
        pendientes, pendientes en el codigo, todo restant, todos offen|offenen, offene todos, 待办
        事项, todo 注释, 遗留 ... todo, todo コメント, todo 주석*, empty
        function*|method*|implementation*, skeleton code|implementation*, fake
        return*|value*|result*, canned|faked|mocked return*|value*|result*, commented
        block*|lines|code|sections, or commented blocks, xxx comments|or|and|markers|marker|hack,
        hack comments|comment|markers, fixme, replaced by|with real
        data|implementation*|code|values|logic|handler*, pass bodies|body|only, bodies with|of|only
        pass, platzhalter*, scaffolding, coming soon, todo|fixme ... ticket|issue|backlog,
        unimplemented, unimplemented*, todo macros|marker*|markers, temporary
        solution*|fix|fixes|hack*|hacks|shim*, quick fix*|hack*, shortcuts, no shortcuts, half
        done|ready|implemented|baked|way, incomplete code|implementation*|function*|handler*,
        unfinished code|work|function*, comentarios todo|pendientes, restes de code|todo,
        boilerplate left|removed, code ... commented out, sin implementar, nao implementad*, non
        implemente, nicht implementiert, mocked|stubbed|faked outside|anymore|left|gone, code in
        comments, nothing mocked|stubbed|faked, remaining|open todo*""",
        """todo list*, to do list*, todo|todos el|lo|los|o|os|testes|endpoints, todo board, todo
        app, stub* ... external, test* ... stub*, no canned answer*|response*, mock data ... test*,
        placeholder text, no mock handler*, type stubs, leftover* print|debug|console, leftover
        print, stub* for, image placeholder*, mock* ... test*|tests|repositor*|external, test* ...
        mock*|fake*|stub*, fake data generator, mocks for tests, in tests, wireframe*, mock ups,
        mockups, placeholders in sql, sql ... placeholder*, placeholder* only, with placeholder*,
        with todo app, todas, todos los|las|os|as, todo o|el|lo|codigo|cambio, all work in,
        placeholder* ... bound|sql|quer*|parameter*, empty method bod*, leftover* ...
        debug*|debugging, dead code, stubs generated, server|client|api stubs, generated stubs,
        left over|leftover|leftovers debug*|print*|console|log, todo md, todo file, todo
        endpoint*|todos, mock data, answers not implemented, route ... not implemented, non
        placeholder*, quer* ... placeholder*, use|uses|with placeholders, sql ... platzhalter*,
        shortcuts ... keyboard, keyboard shortcut*, coming soon banner|page|label|teaser, temporary
        fix deployed, unfinished order*|jobs|requests|transactions|cart*|work when|at|on|during,
        half way, incomplete order*|profile*|data|form*|request*|payload*, config* ... dummy
        values, example|sample config* ... dummy values, open todo list*""",
    ),
    "debug": _topic(
        """print|debug|debugging|debugger statement*|call*|output|code|print*|line*|leftover*,
        prints, console log|logs|logged|logging|output|debug|statement*|error*, debug|debugging
        log|logs|logged|logging, breakpoint*, pdb, ipdb, no print*, debugger*, debug code, var
        dump*, system out, println, salida de depuracion, debug ausgabe*, デバッグ 出力, デバッグ
        コード, 调试 代码, 调试 输出, 디버그 코드*|출력*|로그*, ma debug, code debug, codigo de
        depuracao|debug, codigo de depuracion, console log|logs|error|warn|debug, prints|print
        calls|statements|removed, printf, fmt println, system out print*, dump|dd calls, stray
        print*|log|logs|logged|logging, breakpoints, debug traces, pprint, no prints, use the
        logger ... print*, logger ... print*, sin prints|console, console logs, plus de print*,
        keine prints|debug*, sem prints|console, デバッグ ... 残|削除, 调试 ... 删除|清理|残留,
        디버그 ... 제거*, leftover* ... debug*|debugging, sin ... console log|print|prints, print
        ... eliminad*|removid*|supprim*, console log ... eliminad*|removid*|supprim*|entfernt,
        debug|debugging|temporary|diagnostic|leftover
        output|logging|print*|statement*|log|logs|logged|logging|logs|aids|helper*,
        debug|debugging|diagnostic code, binding pry, byebug, no dd, dd ...
        forgotten|left|calls|statements, pry|pdb|ipdb ... anywhere|left|forgotten,
        nenhum|nenhuns|aucun|aucune|ningun|kein|keine|no|sin|sem|pas|plus print|prints,
        print|prints ... esquecid*|olvidad*|oubli*|vergess*|forgotten|entfernt, log*|logger|logging
        ... not print|prints|console, not print|prints statements|calls, console
        calls|call|removed|clean*|statements|statement|usage|writes|printing, console output ...
        clean*|removed|gone, dbg|dbg* macro*|removed|calls, dbg, trace output|prints|print
        removed|left|gone|deleted, pdb traces, nothing ... to|on stdout|stderr|console, print
        ausgabe*|anweisung*|befehle, test output left|removed, temporary|temp|debugging|debug
        logging|output|prints|log|logs|traces, debug hilfen|code|reste,
        debugcode|debugausgabe*|debugprints, codigo de debug, sobras de debug,
        codigo|mensajes|mensagens|restes|messages de depur*|debug|debogage, rastros de depuracion,
        puts statements|calls|debug*, printlns, log println, nslog, dd|dump|ray calls|removed|left,
        alert calls, print|prints is|are not|forbidden|banned|gone, debug|debugging
        remains|remnants|rests|leftover*|residue|artifacts|artefacts|junk|crumbs|bits|remainder*,
        no use of print|console, instead of print|prints|printf|console, printed to the
        console|stdout|terminal, nothing printed""",
        """debug symbol*, debug mode, print layout, printed receipt*, print* label*, remote debug*
        guide, debug level*, level debug, at|on|in debug, debug level only, debugging
        guide*|tips|info ... docs, debug|debugging via|with dashboards, debug build*, debug
        toolbar, logger configured, debug endpoint*, blueprint*, sprint*, print
        design|version|view|job*|preview|button|pdf|receipt*|invoice*,
        print|prints|printed|printing nothing|label*|invoice*, prints nothing|no|zero|only, prints
        on|in|to|a4|a5, prints pages, prints the, not print invoice*|label*|receipt*, stdout ...
        json, logs ... stdout, no print version|layout|job|view|shop|room|edition, console of
        cashier""",
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
        project|app|application|service ... scratch, built ... from scratch""",
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
        the|a|an|our|its|each|every customer*, starts and serves""",
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
        ports exposed in the|a|an|our|its|each|every dockerfile, image pinned, pinned by digest""",
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
        pass|green|succeed""",
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
        check* for the|a|an|our|its|each|every user*|payment*, ci logs|log, failing tests on""",
    ),
}
