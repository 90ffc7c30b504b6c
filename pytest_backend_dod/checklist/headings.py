"""What headings and lead-ins say.

The vocabulary comes from the headings of real checklists, in a dozen languages. Every expression
is matched against text folded by :func:`fold`.
"""

from __future__ import annotations

import re
from enum import Enum

from pytest_backend_dod.checklist.names import plain_letters

_LONGEST_HEADING = 300
"""Characters of a heading or lead-in that are looked at to tell what it announces."""


class Kind(Enum):
    """What a heading or a lead-in announces."""

    DONE = "a definition of done"
    FINISHED = "a checklist for finished work, or readiness for production"
    ACCEPTANCE = "acceptance criteria, of one story unless they stand within a definition of done"
    ASIDE = "help for the reader; only ticked boxes count there"
    OTHER = "a list that never holds criteria, such as choices or a definition of ready"
    NEUTRAL = "nothing of the kind"


def fold(text: str) -> str:
    """Return a heading for matching: small plain letters, one blank between words, no number."""
    words = re.sub(r"[\s_\-‐-―/]+", " ", re.sub(r":[\w+-]+:", " ", plain_letters(text)))
    return re.sub(r"^(?:[\W\d_]+|[a-z][.)] )+", "", words).strip(" :.")


def kind_of(text: str, *, lead_in: bool = False) -> Kind:
    """Tell what a heading announces; ``lead_in`` for a sentence that ends with a colon."""
    words = fold(text[:_LONGEST_HEADING])
    name = re.sub(r"\s*[(\[][^()\[\]]*[)\]]\s*", " ", words).strip()
    if _ABOUT.match(words):
        return Kind.ASIDE
    if _UNDONE.search(words):
        return Kind.OTHER
    if _DONE.search(words):
        return Kind.DONE
    if _OTHER.search(words) or _OTHER_NAME.fullmatch(name):
        return Kind.OTHER
    if _DONE_ABROAD.search(words):
        return Kind.DONE
    if _ACCEPTANCE.search(words):
        return Kind.ACCEPTANCE
    # "shop-checklist" in small letters is the name of a project.
    if not re.fullmatch(r"[a-z0-9]+(?:[-_][a-z0-9]+)+", text) and _FINISHED.search(words):
        return Kind.FINISHED
    if lead_in and _LEAD_IN.search(words):
        return Kind.FINISHED
    parts = re.split(r" (?:&|and|und|y|et|e) |, ", name)
    return Kind.ASIDE if all(map(_ASIDE.fullmatch, parts)) else Kind.NEUTRAL


def without_done(words: str) -> str:
    """Return folded words without those that name a definition of done."""
    return _DONE.sub("", words)


def any_of(*alternatives: str) -> re.Pattern[str]:
    """Return an expression that matches what any of the alternatives does."""
    return re.compile("|".join(alternatives))


_DONE = any_of(
    r"\bdefini\w{2,6} (?:of|for) (?:\w+\W+){0,4}?done\b",
    r"\bdefinition of (?:the )?(?:complete|completed|completion|finished)\b",
    r"\bd\.?o\.?ds?\b",
    r"\bdone (?:criteria|checklist|definition|means|when|if)\b",
    r"\bcriteria (?:for|of) (?:\w+ )?(?:done|completion)\b",
    r"\bcompletion (?:criteria|checklist|definition|requirements)\b",
    r"\bwhat (?:is |does )?\W?done\W? ?(?:means?|is|looks like)",
    r"\b(?:is|are|be|as) (?:only )?(?:considered )?(?:done|completed?|finished)"
    r" (?:only )?(?:when|if|once|after|as soon as)\b",
    r"\b(?:done|completed?|finished) (?:until|unless)\b",
)
_DONE_ABROAD = any_of(
    r"\bdefinicion (?:de|del) (?:hecho|terminado|completado|completo|finalizado|acabado)\b",
    r"\bcriterios? de (?:terminado|terminacion|finalizacion|hecho|completitud|completado|cierre)\b",
    r"\bdefinicao de (?:pronto|feito|concluido|conclusao|finalizado|terminado)\b",
    r"\bcriterios? de (?:pronto|conclusao|finalizacao)\b",
    r"\bdefinition (?:de |du |d.)\W*(?:termine|fini|fait|acheve|complet)",
    r"\bcriteres? (?:de |d.)\W*(?:fin|achevement|completion|finition|termine)\b",
    r"\bdefini[tz]ione di \W*(?:finito|fatto|completato|completo|terminato|completamento)\b",
    r"\bcriteri di (?:completamento|fine)\b",
    r"\b(?:fertig|erledigt|abschluss|fertigstellungs) ?(?:kriterien|definition)",
    r"\bdefinition (?:von |: )?\W*(?:fertig|erledigt)|\bfertig,? wenn\b|\bwann ist .*\bfertig\b",
    r"\bdefinitie van \W*(?:klaar|af|voltooid|gereed)\b",
    r"\bdefini[ts]\w+ a[vf] \W*(?:klart?|fardigt?|ferdig|faerdig|færdig)\b",
    r"\bdefinicja (?:ukonczenia|ukończenia|ukończonego|zakończenia|gotowego)",
    r"\bkryteria (?:ukonczenia|ukończenia)|\bdefinice (?:hotov|dokonc)\w+",
    r"\bvalmiin maaritelma|\b(?:bitti|tamamlandi|tamamlanma|yapildi) (?:tanimi|kriterleri)",
    r"\bdefinisi (?:selesai|tuntas)|\bkriteria (?:selesai|penyelesaian)",
    r"определени[ея] (?:готов|завершенн|завершённ|выполнен|сделан)",
    r"критери\w+ (?:готовности|завершен|завершён|выполнен)",
    r"визначення (?:готов|завершен|виконан|зробленого)",
    r"критерії (?:готовності|завершен|виконан)",
    r"(?:đinh nghia|tieu chi|đieu kien) (?:\w+ )?hoan thanh",
    r"(?:นิยาม|เกณฑ์|ความหมาย).*เสร็จ",
    r"(?:完了|完成|done) ?の ?(?:定義|条件|基準)|完了(?:定義|条件|基準)|完成(?:条件|基準)",
    r"(?:完成|完工)的?(?:定义|定義|标准|標準|条件|條件|准则|準則)",
    r"완료(?:의|에 대한)? ?(?:정의|조건|기준)",
)
_UNDONE = any_of(
    r"\bwhat (?:is|does|do|this is|it is|we do)\b.*\bnot\b|\bnot (?:yet )?done$",
    r"^(?:\w+ )?examples?\b|^приклад|^пример|^beispiel|^ejemplo|^exemple|^exemplo|^例",
    r"\bnot (?:yet )?(?:considered )?(?:done|completed?|finished) (?:when|if|while|just because)\b",
    r"\bnot (?:in|part of|covered by) (?:the |our |this )?(?:definition|d\.?o\.?d\b)",
    r"\broad ?map\b",
)
_ABOUT = any_of(
    r"(?:why|how (?:to|we|this)|about|purpose of|benefits of|history of|exceptions?)\b.*(?:done"
    r"|dod)",
    r"(?:(?:das )?arbeiten mit|working with|benefits|advantages|importance|vorteile|nutzen|warum"
    r"|ventajas|beneficios|importancia|vantagens|avantages|pourquoi)\b.*(?:done|dod|hecho|terminado|pronto|fini|termine)",
    r"(?:using|updating|changing|improving|maintaining|evolving|changes to)\b.*(?:done|dod)",
)
"""Talk about a definition of done rather than one."""
_OTHER = any_of(
    r"\bdefinitions? of (?!production|release|complete)\w+",
    r"\bdor\b|\breadiness to start|\bentry criteria\b",
    r"\bready (?:for|to) (?:dev\w*|sprint|refinement|planning|estimation|implement\w*|work|cod\w+"
    r"|start|begin|plan)\b",
    r"準備完了|着手|就绪|就緒|준비 ?(?:완료)?(?:의)? ?(?:정의|조건|기준)",
    r"\bdefinic(?:ion|ao) de (?:preparado|listo|ready)\b|\bdefinition (?:de )?\W*pret\b",
    r"\bdefinitie van ready|\bdefinicja gotowosci|\bdefinicja gotowości",
    r"^(?:(?:the|this|what|which|select|pr|please|check|is|your|kind and) )*"
    r"(?:types?|kinds?|nature|categor(?:y|ies)) of (?:this )?(?:\w+ )?(?:changes?|pr"
    r"|pull request)\b",
    r"^change types?\b|^what (?:kind|type|sort) of\b",
    r"^how (?:was|were|has|have|is|did|do|can|should|to)\b.*\btest",
    r"\b(?:select|choose|pick|check|tick|mark) (?:only |exactly )?one\b",
    r"\bcheck ?list (?:tool|app|application|generator|manager|tracker|api|plugin|bot|cli|library"
    r"|service|builder|maker|website|extension)\b",
    r"\btable of contents\b|\bfuture (?:work|plans)\b|\bbacklog\b",
    r"\bstop (?:conditions?|criteria)\b|\bred flags\b|\banti ?patterns\b",
    r"\b(?:rollback|roll back|abort|(?<!go )no go)\b.*\b(?:conditions?|criteria|triggers?|when"
    r"|if)\b",
    r"^(?:\w+ ){0,3}(?:not|n't|never) (?:enough|required|needed|sufficient|acceptable|counts?)\b",
    r"\b(?:does not|doesn't|do not|don't) count\b|\bout of scope\b|\bnon goals?\b",
    r"\bfora d[eo] escopo\b|\bfuera del? alcance\b|\bhors (?:du )?perimetre\b|スコープ外|対象外"
    r"|范围外|범위 ?(?:외|밖)",
    r"\b(?:incident|outage|emergency|on ?call) check ?list",
    r"\b(?:onboarding|kick ?off|getting started|planning|refinement|grooming|interview|set ?up"
    r"|installation|starter) check ?list",
    r"\bbefore (?:you )?(?:start|begin|coding|install|implement|work(?:ing)? on|develop)\w*",
    r"\bbefore (?:\w+ ){0,3}?(?:open|fil|submit|creat|report|rais)\w*"
    r" (?:an? |the |new |your )*(?:issue|bug|feature request)",
    r"^e\.g\b|^sample\b",
    r"\bpre ?(?:conditions|requisites)\b|\bfeature lists?\b",
)
_OTHER_NAME = any_of(
    r"(?:(?:key|main|core|planned|upcoming|current|new|all) )?features?(?: overview)?|contents?"
    r"|toc|index|ready|to ?dos?|changelog|contenidos?",
    r"(?:risk|impact|severity|priority|urgency)(?: level| assessment| rating| class\w*)?s?",
    r"indice|tabla de contenidos?|inhalt(?:sverzeichnis)?|sommaire|目次|目录|목차"
    r"|table des matieres",
    r"tipo de cambio|tipo de mudanca|type de changement|art der anderung|変更の種類|变更类型"
    r"|변경 유형",
    r"(?:guiding |core |design |engineering |our )?principles|principios|principes|prinzipien"
    r"|原則|原则",
    r"funktionen|fonctionnalites|funcionalidades|caracteristicas|機能|功能",
)
_ACCEPTANCE = any_of(
    r"\bacceptance (?:criteria|criterion|tests?|conditions)\b|\buser stor(?:y|ies)\b",
    r"\bcriterios de (?:aceptacion|aceitacao)|\bcriteres d.acceptation|\bakzeptanzkriterien",
    r"\bcriteri di accettazione|\bkriteria penerimaan|\bkryteria akceptacji|\bacceptatiecriteria",
    r"критері?[ийї]\w* (?:приемки|приёмки|приймання|прийняття)|tieu chi chap nhan",
    r"受け?入れ?(?:基準|条件)|验收(?:标准|条件|准则)|驗收(?:標準|條件)|인수 ?(?:조건|기준)",
)
_CHANGE = (
    r"(?:pull request|merge request|prs?|mrs?|change|task|feature|story|ticket|commit|release)s?"
)
_FINISHED = any_of(
    r"check ?lists?\b|\bchecklisten?\b",
    r"\b(?:final|quality|merge|release|self|mandatory|required|pre ?\w+) checks\b",
    r"\breadiness\b(?! (?:probe|endpoint|check)s?\b)|\bproduction ready\b",
    r"\bready (?:to|for) (?:be )?(?:the )?(?:merg|ship|releas|deploy|launch|prod|go live|review"
    r"|hand"
    r"|deliver|pr\b)",
    r"^when (?:you are|you.re|i am|(?:the|a|your) (?:task|work|change) is)"
    r" (?:done|finished|complete)",
    r"(?<!feature )(?<!logic )\bgates?\b",
    r"\b(?:quality|merge|release|exit|success|finish\w*|clos\w+|delivery|shipping|launch|go live"
    r"|review|approval|handover|production) (?:criteria|requirements|standards?|conditions)\b",
    r"\bsprint exit\b|\bminimum (?:proof|bar|requirements|standard)\b|^verification$",
    r"\bverification (?:criteria|before)\b|\breview questions\b",
    r"\b(?:pull request|merge request|pr|mr) (?:template|requirements|criteria)\b",
    r"\bbefore (?:\w+ ){0,6}?(?:merg\w*|submit\w*|open\w*|mark\w*|complet\w*|commit\w*|push\w*"
    r"|releas\w*|deploy\w*|ship\w*|finish\w*|clos\w*|hand\w*|request\w*|declar\w*|done|review"
    r"|deliver\w*|rais\w*|go(?:ing)? live|production|launch\w*|sign ?off|pr|pull request)\b",
    rf"\b(?:every|each|all|any) (?:new |code )?{_CHANGE}\b.*\b(?:must|ha(?:s|ve) to|needs? to"
    r"|shall)\b",
    r"\blista de (?:verificacion|comprobacion|chequeo|control|verificacao|checagem)",
    r"\bliste de (?:controle|verification)|\bpruf ?liste|\blista (?:kontrolna|di controllo)",
    r"\bcontrolelijst|чек ?л[иі]ст|체크 ?리스트|チェックリスト|daftar periksa",
    r"danh sach kiem tra|(?:检查|檢查|核对|核對|检核)(?:清单|清單|表|列表|项)",
    r"\bantes d[eoa] (?:\w+ ){0,4}?(?:merge|pull request|pr\b|fusion\w*|despl\w+|deploy|publicar"
    r"|entreg\w+|cerrar|fechar|liberar|enviar|integrar|revisi\w+|revisao)",
    r"\bavant (?:[^ ]+ ){0,4}?(?:d.)?(?:merge|fusion\w*|livr\w+|deplo[iy]\w*|soumettre"
    r"|soumission|relecture|revue|publi\w+|pull request|pr\b|cloturer|fermer|integrer"
    r"|mise en production)",
    r"\bvor (?:\w+ ){0,3}?(?:merge|release|deployment|review|abschluss|livegang|freigabe|abgabe"
    r"|pull request)",
    r"\bbevor\b.*\b(?:merge\w*|gemergt|pull request|pr|review|(?:ab|ein|frei)ge(?:geben|reicht)"
    r"|deployt|ausgeliefert|fertig)\b",
    r"(?:リリース|マージ|デプロイ|提出)(?:基準|条件|前)|(?:上线|发布|提交|合并)(?:标准|前|检查)",
)
_FINISHING = rf"(?:{_CHANGE}|merg\w+|submit\w*|done|complet\w+|finish\w*|deploy\w*|production)"
_LEAD_IN = any_of(
    r"\b(?:i|we) (?:hereby )?(?:confirm|certify|declare)\b",
    rf"\b(?:sure|ensure|verify|confirm|check)\b.*\b{_FINISHING}\b",
    rf"\b{_FINISHING}\b.*\b(?:sure|ensure|verify|confirm)\b",
    rf"\b{_CHANGE}\b.*\b(?:must|ha(?:s|ve) to|needs? to|shall|is (?:accepted|ready|mergeable)"
    r"|can(?: only)? be (?:merged|released|closed|shipped|accepted|deployed))\b",
)
_ASIDE = any_of(
    r"work ?flow|\w+ process|(?:the )?process steps|exemptions?|exceptions?|waivers?|enforcement",
    r"continuous improvement|review (?:cycle|cadence)|feedback|maintenance|steps|procedure|values"
    r"|(?:useful )?commands",
    r"(?:our |the )?(?:tools|tooling|tech stack|technology stack|stack)(?: we use)?|we use",
    r"meetings|ceremonies|roles|responsib\w+|(?:key )?contacts?|team",
    r"(?:further |related )?(?:references|links|reading|resources|documents)|see also|related",
    r"glossary|terms|terminology|licen[cs]e|faq|output(?: format)?|inputs?|templates?|notes?",
    r"remarks|hints|usage|how to use(?: .*)?|introduction|overview|background|purpose|motivation",
    r"rationale|install(?:ation)?|(?:project |local )?set ?up|getting started|screenshots|history",
    r"(?:version|revision|change) history|open questions|contributing|description|summary",
    r"herramientas|ferramentas|outils|werkzeuge|ツール|工具|도구|reuniones|reunioes|reunions|会議"
    r"|会议",
    r"회의|flujo de trabajo|fluxo de trabalho|(?:arbeits)?ablauf|ワークフロー|流程|enlaces"
    r"|referencias",
    r"notas|notizen|hinweise|参考|参考资料|참고|備考|备注|(?:運用)?メモ|요약|rollen",
    r"funciones y responsabilidades",
)
