"""Properties of source code that lines ask for and that have no probe yet."""

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
        stylecheck*, conventions of the|our project|team|codebase, codespell*, coding standard*,
        code standard*, coding convention*, style guideline*, naming convention*, pascalcase,
        camelcase, snake case, codesniffer, code sniffer""",
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
        files|page*|binary, name* ... participants, spec ... linted, static code analysis
        according, static code analysis ... bsi""",
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
        ... newline*, форматер*|форматтер*""",
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
        reformat, reformat files|code|lines you, don t reformat, do not reformat, formatted like,
        number|numbers ... formatted, date|dates ... formatted like""",
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
        types|type, errores|erros de compilacion|compilacao, typescript ... errores""",
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
        code #, duplicate code ... 409|sqlstate, complexity cost, query|queries nesting, nesting
        ... queries""",
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
        values, example|sample config* ... dummy values, open todo list*, against the ... stub,
        stub is|stays|are green|up|running, contract ... stub""",
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
        console|stdout|terminal, nothing printed, console trace|table|dir|dump|debug, nothing|no
        ... prints|print|printed|printing to the console|stdout|terminal, writeline, var dump, io
        inspect, stray ... calls|prints|output gone|removed|deleted""",
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
}
