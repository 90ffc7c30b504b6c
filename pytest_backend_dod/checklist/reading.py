"""A checklist's text to its items.

Only lists of criteria count: what stands below a heading, a bold paragraph, a bullet or a lead-in
that names a definition of done, a checklist for finished work, or readiness for production. What
the headings of real checklists say, in a dozen languages, is the vocabulary in the middle of this
module; every expression there is matched against text folded by :func:`fold`.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from pytest_backend_dod.checklist import markdown
from pytest_backend_dod.checklist.markdown import (
    BOLD_LEVEL,
    Entry,
    Heading,
    Phrase,
    announces,
    without_colon,
)
from pytest_backend_dod.errors import UsageError
from pytest_backend_dod.model import Item

_LONGEST_ID = 60
_LONGEST_HEADING = 300
"""Characters of a heading or lead-in that are looked at to tell what it announces."""
_DEEPEST_FENCE = 3


def read_items(
    text: str, *, file: str, title_known: bool = False, strict: bool = False
) -> tuple[Item, ...]:
    """Return the criteria of a checklist in the order of the text.

    Args:
        text: The markdown text.
        file: Its path relative to the root folder, for :attr:`Item.file`.
        title_known: Whether the file's name or the configuration already says that this is a
            definition of done; then all sections count when no heading says so.
        strict: Whether only sections that name a definition of done count, and a "Checklist" or
            "Release gate" does not; for files that hold much else.
    """
    document = markdown.parse(text)
    reader = _Reader(file=file, strict=strict)
    root = _root(document, title_known=title_known, strict=strict)
    read = list(reader.blocks(document, root))
    return unique_ids(_annotated(read, reader.annotations))


def decode(raw: bytes, *, file: str) -> str:
    """Return the text of a file without byte order mark and with plain line ends.

    Raises:
        UsageError: when a byte is not in the file's encoding, which is UTF-8 unless a byte order
            mark says UTF-16 or UTF-32.
    """
    encoding = "utf-8"
    for mark, name in _BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            encoding, raw = name, raw[len(mark) :]
            break
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw[: error.start].decode(encoding, "replace").count("\n") + 1
        raise UsageError(
            f"byte 0x{raw[error.start]:02x} is not {encoding.upper()} text",
            where=f"{file}:{line}",
            remedy="Save the file as UTF-8.",
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


# --- Names ------------------------------------------------------------------------------------


def slug(text: str) -> str:
    """Return the text as lower-case words joined by hyphens, at most about 60 characters.

    Letters lose their accents where that leaves an ASCII letter, and stay as they are elsewhere.
    """
    words = "".join(
        mark if unicodedata.category(mark)[0] in "LMN" else " "
        for mark in _plain_letters(text.replace("'", "").replace("’", ""))
    ).split()
    name = "-".join(words)
    if len(name) > _LONGEST_ID:
        cut = name.rfind("-", 0, _LONGEST_ID + 1)
        name = name[: cut if cut > 0 else _LONGEST_ID]
    return name or "item"


def unique_ids(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return the items with ids made anew from their texts.

    Repeated ones get ``-2``, ``-3`` … in their order.
    """
    items = tuple(items)
    taken: set[str] = set()
    counts: dict[str, int] = {}
    named = []
    for item in items:
        base = name = slug(item.text)
        while name in taken:
            counts[base] = counts.get(base, 1) + 1
            name = f"{base}-{counts[base]}"
        taken.add(name)
        named.append(replace(item, id=name))
    return tuple(named)


def _plain_letters(text: str) -> str:
    """Lower case, compatibility forms resolved, accents dropped from Latin letters only."""
    plain = []
    for mark in unicodedata.normalize("NFKC", text).casefold():
        base = unicodedata.normalize("NFKD", mark)[0]
        plain.append(base if base.isascii() else mark)
    return unicodedata.normalize("NFC", "".join(plain))


# --- What headings say ------------------------------------------------------------------------


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
    words = re.sub(r"[\s_\-‐-―/]+", " ", re.sub(r":[\w+-]+:", " ", _plain_letters(text)))
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


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives))


_DONE = _any(
    r"\bdefinitions? (?:of|for) (?:\w+\W+){0,4}?done\b",
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
_DONE_ABROAD = _any(
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
_UNDONE = _any(
    r"\bwhat (?:is|does|do|this is|it is|we do)\b.*\bnot\b|\bnot (?:yet )?done$",
    r"^(?:\w+ )?examples?\b|^приклад|^пример|^beispiel|^ejemplo|^exemple|^exemplo|^例",
    r"\bnot (?:yet )?(?:considered )?(?:done|completed?|finished) (?:when|if|while|just because)\b",
    r"\bnot (?:in|part of|covered by) (?:the |our |this )?(?:definition|d\.?o\.?d\b)",
)
_ABOUT = _any(
    r"(?:why|how (?:to|we|this)|about|purpose of|benefits of|history of|exceptions?)\b.*(?:done"
    r"|dod)",
    r"(?:using|updating|changing|improving|maintaining|evolving|changes to)\b.*(?:done|dod)",
)
"""Talk about a definition of done rather than one."""
_OTHER = _any(
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
    r"\btable of contents\b|\broad ?map\b|\bfuture (?:work|plans)\b|\bbacklog\b",
    r"\bstop (?:conditions?|criteria)\b|\bred flags\b|\banti ?patterns\b",
    r"\b(?:rollback|roll back|abort|(?<!go )no go)\b.*\b(?:conditions?|criteria|triggers?|when"
    r"|if)\b",
    r"^(?:\w+ ){0,3}(?:not|n't|never) (?:enough|required|needed|sufficient|acceptable|counts?)\b",
    r"\b(?:does not|doesn't|do not|don't) count\b|\bout of scope\b|\bnon goals?\b",
    r"\b(?:onboarding|kick ?off|getting started|planning|refinement|grooming|interview|set ?up"
    r"|installation|starter) check ?list",
    r"\bbefore (?:you )?(?:start|begin|coding|install|implement|work(?:ing)? on|develop)\w*",
    r"\bbefore (?:\w+ ){0,3}?(?:open|fil|submit|creat|report|rais)\w*"
    r" (?:an? |the |new |your )*(?:issue|bug|feature request)",
    r"^e\.g\b|^sample\b",
    r"\bpre ?(?:conditions|requisites)\b|\bfeature lists?\b",
)
_OTHER_NAME = _any(
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
_ACCEPTANCE = _any(
    r"\bacceptance (?:criteria|criterion|tests?|conditions)\b|\buser stor(?:y|ies)\b",
    r"\bcriterios de (?:aceptacion|aceitacao)|\bcriteres d.acceptation|\bakzeptanzkriterien",
    r"\bcriteri di accettazione|\bkriteria penerimaan|\bkryteria akceptacji|\bacceptatiecriteria",
    r"критері?[ийї]\w* (?:приемки|приёмки|приймання|прийняття)|tieu chi chap nhan",
    r"受け?入れ?(?:基準|条件)|验收(?:标准|条件|准则)|驗收(?:標準|條件)|인수 ?(?:조건|기준)",
)
_CHANGE = (
    r"(?:pull request|merge request|prs?|mrs?|change|task|feature|story|ticket|commit|release)s?"
)
_FINISHED = _any(
    r"check ?lists?\b|\bchecklisten?\b",
    r"\b(?:final|quality|merge|release|self|mandatory|required|pre ?\w+) checks\b",
    r"\breadiness\b(?! (?:probe|endpoint|check)s?\b)|\bproduction ready\b",
    r"\bready (?:to|for) (?:be )?(?:the )?(?:merg|ship|releas|deploy|launch|prod|go live|review"
    r"|hand"
    r"|deliver|pr\b)",
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
    r"\bantes de (?:hacer |abrir |el |la |un )*(?:merge|pull request|fusionar|desplegar|publicar"
    r"|entregar|cerrar|liberar|enviar)",
    r"\bavant (?:de |la |le |d.)?(?:merge|fusion|livr|deploy|deploi|soumettre|mise en production)",
    r"\bvor (?:dem |der |jedem )?(?:merge|release|deployment|review|abschluss|livegang|freigabe)",
    r"(?:リリース|マージ|デプロイ|提出)(?:基準|条件|前)|(?:上线|发布|提交|合并)(?:标准|前|检查)",
)
_FINISHING = rf"(?:{_CHANGE}|merg\w+|submit\w*|done|complet\w+|finish\w*|deploy\w*|production)"
_LEAD_IN = _any(
    rf"\b(?:sure|ensure|verify|confirm|check)\b.*\b{_FINISHING}\b",
    rf"\b{_FINISHING}\b.*\b(?:sure|ensure|verify|confirm)\b",
    rf"\b{_CHANGE}\b.*\b(?:must|ha(?:s|ve) to|needs? to|shall|is (?:accepted|ready|mergeable)"
    r"|can(?: only)? be (?:merged|released|closed|shipped|accepted|deployed))\b",
)
_ASIDE = _any(
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
    r"notas|notizen|hinweise|参考|参考资料|참고|備考|备注|rollen|funciones y responsabilidades",
)


# --- Which lists count ------------------------------------------------------------------------


class _Standing(Enum):
    OUT = 0
    BOXED = 1
    """Only entries with a box count."""
    IN = 2


@dataclass(frozen=True, kw_only=True)
class _Scope:
    """A heading that what follows stands under."""

    level: int
    title: str
    standing: _Standing


def _standing(kind: Kind, above: _Standing, *, strict: bool) -> _Standing:
    if kind is Kind.DONE:
        return _Standing.IN
    if kind is Kind.FINISHED and not strict:
        # "Checklists" among the resources of a definition of done are links to others.
        return _Standing.BOXED if above is _Standing.BOXED else _Standing.IN
    if kind is Kind.OTHER or (kind is Kind.ACCEPTANCE and above is not _Standing.IN):
        return _Standing.OUT
    if kind is Kind.ASIDE and above is _Standing.IN:
        return _Standing.BOXED
    return above


def _root(document: markdown.Document, *, title_known: bool, strict: bool) -> _Scope:
    """What everything stands under before the first heading."""
    title, kinds = document.title, _section_kinds(document)
    named = (
        _standing(kind_of(title), _Standing.OUT, strict=strict) is _Standing.IN if title else False
    )
    names = [kind for kind in kinds if kind is not Kind.NEUTRAL]
    if title_known and Kind.DONE not in names:
        nothing_named = Kind.FINISHED not in names or _nothing_else(document)
        named = named or nothing_named
    elif kinds and kinds[0] is Kind.DONE and not {Kind.OTHER, Kind.ASIDE} & set(names):
        # The first heading is the title of a file that holds nothing but the list.
        named = named or title_known or (not strict and _nothing_else(document))
    elif kinds and kinds[0] is Kind.FINISHED and set(names) <= {Kind.FINISHED, Kind.DONE}:
        named = named or (not strict and _nothing_else(document))
    return _Scope(level=0, title=title, standing=_Standing.IN if named else _Standing.OUT)


def _section_kinds(document: markdown.Document) -> list[Kind]:
    return [kind_of(block.text) for block in _titled(document.blocks) if isinstance(block, Heading)]


def _nothing_else(document: markdown.Document) -> bool:
    """Whether every section has a list, all lists have boxes or none has, and all is one list."""
    blocks = list(_titled(document.blocks))
    boxed: set[bool] = set()
    open_level, empty = 0, False
    for number, block in enumerate(blocks):
        if isinstance(block, Heading):
            if empty and block.level <= open_level:
                return False
            open_level, empty = block.level, number > 0
        elif isinstance(block, markdown.Entries):
            empty = False
            boxed.update(entry.phrase.checked is not None for entry in block.entries)
        elif isinstance(block, markdown.Table):
            empty = False
    return len(boxed) < 2 and not empty


def _titled(blocks: Sequence[markdown.Block]) -> Iterator[markdown.Block]:
    """The blocks, with a bare line that says definition of done turned into a heading."""
    for block in blocks:
        if (
            isinstance(block, markdown.Paragraph)
            and not block.wrapped
            and len(block.text) <= 60
            and not block.text.endswith((".", ":", "：", "!", "?", "。"))
            and len(block.text.split()) <= 8
            and kind_of(block.text) is Kind.DONE
        ):
            yield Heading(text=block.text, level=BOLD_LEVEL, line=block.line)
        else:
            yield block


@dataclass(frozen=True, kw_only=True)
class _Read:
    """An item with the line behind everything that belongs to it."""

    item: Item
    end: int


class _Reader:
    """Walks through blocks and keeps in mind which headings stand above."""

    def __init__(self, *, file: str, strict: bool) -> None:
        self.file = file
        self.strict = strict
        self.annotations: list[tuple[int, str]] = []

    def blocks(self, document: markdown.Document, root: _Scope, depth: int = 0) -> Iterator[_Read]:
        self.annotations.extend(document.annotations)
        scopes = [root]
        floors = [1]
        lead_in = ""
        for block in _titled(document.blocks):
            if isinstance(block, Heading):
                self._enter(block, scopes, floors[-1])
                lead_in = ""
            elif isinstance(block, markdown.Paragraph):
                lead_in = without_colon(block.text) if announces(block.text) else ""
            elif isinstance(block, markdown.Bound):
                if block.opens:
                    floors.append(len(scopes))
                elif len(floors) > 1:
                    del scopes[floors.pop() :]
            else:
                yield from self._list(block, self._led(scopes[-1], lead_in), depth)

    def _enter(self, heading: Heading, scopes: list[_Scope], floor: int) -> None:
        while len(scopes) > floor and scopes[-1].level >= heading.level:
            scopes.pop()
        standing = _standing(kind_of(heading.text), scopes[-1].standing, strict=self.strict)
        scopes.append(_Scope(level=heading.level, title=heading.text, standing=standing))

    def _led(self, scope: _Scope, lead_in: str) -> _Scope:
        """The scope of a list right behind a lead-in."""
        if not lead_in:
            return scope
        last = re.split(r"(?<=[.!?。！？])\s+", lead_in)[-1]
        standing = _standing(kind_of(last, lead_in=True), scope.standing, strict=self.strict)
        outside = scope.standing is not _Standing.IN and standing is _Standing.IN
        return replace(scope, standing=standing, title=lead_in if outside else scope.title)

    def _list(self, block: markdown.Block, scope: _Scope, depth: int) -> Iterator[_Read]:
        if isinstance(block, markdown.Entries):
            if not _is_reference(block.entries):
                yield from self._entries(block.entries, scope)
        elif isinstance(block, markdown.Table) and scope.standing is not _Standing.OUT:
            yield from self._rows(block, scope)
        elif (
            isinstance(block, markdown.Fence)
            and scope.standing is _Standing.IN
            and depth < _DEEPEST_FENCE
        ):
            document = markdown.parse(block.text, first_line=block.line)
            yield from self.blocks(document, replace(scope, level=0), depth + 1)

    def _entries(self, entries: Sequence[Entry], scope: _Scope) -> Iterator[_Read]:
        for entry in entries:
            below = scope
            if entry.children and entry.phrase.checked is None and is_topic(entry.phrase):
                title = without_colon(entry.phrase.text)
                kind = kind_of(title, lead_in=True)
                # Within a list of criteria "Process" or "Notes" is a group like any other.
                if kind is not Kind.ASIDE:
                    standing = _standing(kind, scope.standing, strict=self.strict)
                    below = replace(scope, standing=standing)
                below = replace(below, title=title or scope.title)
            else:
                yield from self._item(entry.phrase, scope, line=entry.line, end=entry.end)
            yield from self._entries(entry.children, below)

    def _rows(self, table: markdown.Table, scope: _Scope) -> Iterator[_Read]:
        columns = _columns(table)
        if columns is None or all(map(_is_metadata, (row.cells[0].text for row in table.rows))):
            return
        for row in table.rows:
            filled = [cell for cell in row.cells if cell.plain]
            if len(filled) == 1 and len(row.cells) > 1 and filled[0].bold:
                scope = replace(scope, title=without_colon(filled[0].text))
                continue
            yield from self._item(_criterion(row, columns), scope, line=row.line, end=row.line + 1)

    def _item(self, phrase: Phrase, scope: _Scope, *, line: int, end: int) -> Iterator[_Read]:
        counts = scope.standing is _Standing.IN or (
            scope.standing is _Standing.BOXED and phrase.checked is not None
        )
        if counts and any(map(str.isalnum, phrase.text)):
            item = Item(
                id="",
                text=phrase.text,
                file=self.file,
                line=line,
                section=scope.title,
                checked=phrase.checked,
                struck=phrase.struck,
            )
            yield _Read(item=item, end=end)


def _annotated(read: Sequence[_Read], annotations: Iterable[tuple[int, str]]) -> list[Item]:
    """Give each annotation to the last item that begins before it and is not over yet."""
    starts = [one.item.line for one in read]
    said: dict[int, list[str]] = {}
    for line, annotation in annotations:
        index = bisect_right(starts, line) - 1
        if index >= 0 and line < read[index].end:
            said.setdefault(index, []).append(annotation)
    return [
        replace(one.item, annotation="; ".join(said[n])) if n in said else one.item
        for n, one in enumerate(read)
    ]


# --- Groups and tables ------------------------------------------------------------------------

_STATEMENT = _any(
    r"\b(?:is|are|was|has|have|had|be|been|can|cannot|must|should|shall|will|may|do|does|don't)\b",
    r"\b(?:no|not|never|without|none|zero|only|all|every|each|any|at least|at most|max|min)\b",
    r"^(?:add|write|run|update|create|ensure|verify|use|make|keep|remove|avoid|follow|implement"
    r"|provide|include|confirm|get|handle|validate|fix|define|describe|configure|enable|measure"
    r"|return|respond|respect|set)\b.",
    r"\b\w+[ ](?:.*\b)?(?:(?!need|speed|feed|seed|embed)\w{2,}ed|written|run|done|met|built|set"
    r"|kept"
    r"|shown|known|made|given|sent|held|found|left|green|clean|current|complete|ready|valid"
    r"|available|present|up to date|in place|pass(?:es)?|works?|exists?|follows?|match(?:es)?"
    r"|covers?"
    r"|returns?|answers?|contains?|uses?|stays?|comes?|runs|builds|starts|needs|meets|succeeds?)\b",
    r"\b\w+[ ](?:.*\b)?(?:\w{2,}(?:ad[oa]s?|id[oa]s?)|ge\w{3,}(?:t|en)|\w+iert|vorhanden"
    r"|aktuell)\b",
    r"^\w{3,}ed$|[\d%<>=≤≥]",
    r"(?:た|る|ない|済み?|こと|完了|通过|通過|됨|함|완료|다)$",
)
"""What makes a criterion of words that could otherwise be a topic."""


_METADATA = re.compile(
    r"status|version|owners?|authors?|date|created|created (?:on|by)|approved by|applies to"
    r"|(?:last |next |date )?(?:updated?|reviewed|review|modified|changed?|revision)|maintainers?"
    r"|review cycle|autora?|versi[oó]n|estado|fecha|stand|statut|auteur|상태|버전|작성자|작성일"
    r"|마지막 갱신|최종 수정일?|状態|版本|作者|更新日|最終更新日?|状态|更新时间"
)


def _is_metadata(text: str) -> bool:
    """Whether a line tells about the document, as "Version: 1.0" does."""
    return _METADATA.fullmatch(fold(re.split("[:：]", text, maxsplit=1)[0])) is not None


def _is_reference(entries: Sequence[Entry]) -> bool:
    """Whether a list is a table of contents, a list of documents, or tells about the document."""
    phrases = [entry.phrase for entry in entries]
    return (
        all(phrase.anchors for phrase in phrases)
        or all(p.links and p.checked is None and is_topic(p) for p in phrases)
        or all(p.checked is None and ":" in p.text and _is_metadata(p.text) for p in phrases)
    )


def is_topic(phrase: Phrase) -> bool:
    """Whether words announce what stands below them and state nothing themselves."""
    text = phrase.text
    if announces(text):
        return True
    longest = 6 if phrase.bold else 4
    if phrase.code or not text or len(text.split()) > longest or text[-1] in ".!?;。":
        return False
    wide = not text.isascii() and len(text.split()) == 1 and len(text) > 14
    return not wide and _STATEMENT.search(_DONE.sub("", fold(text))) is None


_TICKED = re.compile(
    r"[✅☑✔✓🟢]\ufe0f?|\[x\]|[xvy]|yes|done|pass(?:ed)?|ok|true|completed?|ja|s[ií]|oui|sim|hecho"
    r"|erledigt|fertig|fait|feito|完了|済|完成|是|완료"
    r"|:(?:white_check_mark|heavy_check_mark|ballot_box_with_check):"
)
_UNTICKED = re.compile(
    r"[⬜☐□❌✗✘✖🔲⬛🟡🔴⏳🚧]\ufe0f?|\[\]|no?|open|todo|pending|false|not|in|wip|nein|non|n[aã]o"
    r"|offen|pendiente|未完了|未完成|否|미완료|:(?:x|white_large_square):"
)
_BOXES = re.compile(r"[☑☐□⬜🔲]\ufe0f?|\[x?\]")
_MARKS = re.compile(f"{_TICKED.pattern}|{_UNTICKED.pattern}")

_NUMBER_HEAD = r"|#|no\.?|nr\.?|id|ref\.?|n|番号|序号|번호"
_STATUS_HEAD = (
    r"status|state|done|ok|checked|completed?|fulfilled|passed|pass|met|tick|box|checkbox|yes no"
    r"|y n"
    r"|estado|hecho|statut|fait|erledigt|fertig|stato|fatto|feito|状態|状況|状态|狀態|상태|완료"
    r"|статус"
)
_CRITERION_HEAD = (
    r"criteri(?:on|a|um|en|o|os)|critere|kriterium|kriterien|requirements?|rules?|conditions?"
    r"|statements?|questions?|definition of done|dod|tasks?|must|requisitos?|exigences?|exigence"
    r"|anforderung(?:en)?|критери\w+|критерій|требовани[ея]|вимог[аи]|基準|条件|要件|标准|要求"
    r"|기준|조건"
)
_NAME_HEAD = (
    r"name|checks?|(?:checklist )?items?|checkpoint|gates?|title|controls?|practice|metric|measure"
    r"|what|area|topic|category|aspect|dimension|subject|quality attribute|punto|punkt|項目"
    r"|检查项|项|항목"
)
_DESCRIPTION_HEAD = (
    r"descriptions?|details?|meaning|explanation|definition|specification|what it means"
    r"|expectations?"
    r"|expected(?: result)?|target|threshold|limit|minimum|goal|value|descripcion|descricao"
    r"|detalles?"
    r"|beschreibung|erlauterung|説明|内容|描述|说明|설명|내용"
)
_FOREIGN_HEAD = (
    r"roles?|persons?|who|owners?|contacts?|responsible|teams?|terms?|version|date|author"
    r"|environments?"
    r"|urls?|links?|symbol|icon|commands?|tools?|stage|phase|files?|paths?|documents?|level"
    r"|priority"
    r"|abbreviation|key|rol|rolle|роль|persona?|名前|役割|角色|担当"
)
_MINOR_HEAD = (
    r"proofs?|evidence|how|how .*|verified by|verification|comments?|notes?|remarks?|severity"
    r"|weight"
    r"|effort|type|applies to|scope|when|mandatory|required|blocking|reason|why|rationale|例|備考"
    r"|备注"
)


@dataclass(frozen=True, kw_only=True)
class _Columns:
    """Which cells of a row say what."""

    text: tuple[int, ...]
    status: int | None


def _columns(table: markdown.Table) -> _Columns | None:
    """Find the columns that state the criterion; None for a table of something else."""
    heads = [fold(head) for head in table.head]

    def having(pattern: str) -> list[int]:
        return [n for n, head in enumerate(heads) if re.fullmatch(pattern, head)]

    marks = [n for n in range(len(heads)) if _only_marks(table, n)]
    numbers = [n for n in having(_NUMBER_HEAD) if n not in marks]
    status = [n for n in having(_STATUS_HEAD) if n not in numbers]
    status += [n for n in marks if not heads[n] or heads[n] in {"check", "x"}]
    status += [n for n in marks if n not in status and _only_marks(table, n, _BOXES)]
    taken = {*marks, *status, *numbers}
    criteria = [n for n in having(_CRITERION_HEAD) if n not in taken]
    described = [n for n in having(_DESCRIPTION_HEAD) if n not in taken]
    named = [n for n in having(_NAME_HEAD) if n not in taken]
    # An area says less about a row than its check or item does.
    named.sort(key=lambda n: re.fullmatch(r"area|topic|category|aspect", heads[n]) is not None)
    foreign = [n for n in having(_FOREIGN_HEAD) if n not in taken]
    text: list[int]
    if criteria:
        text = criteria[:1]
        if described and _mostly_topics(table, criteria[0]):
            text = [criteria[0], described[0]]
    elif named:
        text = named[:1] + described[:1]
    elif foreign:
        return None
    else:
        minor = {*taken, *having(_MINOR_HEAD)}
        text = [n for n in range(len(heads)) if n not in minor][:2]
        if len(text) > 1 and not _mostly_topics(table, text[0]):
            text = text[:1]
    return _Columns(text=tuple(text), status=status[0] if status else None) if text else None


def _only_marks(table: markdown.Table, column: int, marks: re.Pattern[str] = _MARKS) -> bool:
    cells = [row.cells[column].plain.casefold().replace("[ ]", "[]") for row in table.rows]
    return any(cells) and all(marks.fullmatch(cell) for cell in cells if cell)


def _mostly_topics(table: markdown.Table, column: int) -> bool:
    cells = [row.cells[column] for row in table.rows if row.cells[column].text]
    return 2 * sum(map(is_topic, cells)) > len(cells)


def _criterion(row: markdown.Row, columns: _Columns) -> Phrase:
    cells = [row.cells[n] for n in columns.text if row.cells[n].text]
    if not cells:
        return Phrase(plain="", text="")
    checked = cells[0].checked
    if columns.status is not None:
        checked = _state(row.cells[columns.status].plain)
    text = ": ".join([*(without_colon(cell.text) for cell in cells[:-1]), cells[-1].text])
    return Phrase(plain=text, text=text, checked=checked, struck=cells[0].struck)


def _state(cell: str) -> bool | None:
    words = cell.casefold().replace("[ ]", "[]").split() or [""]
    if _TICKED.fullmatch(words[0]):
        return True
    return False if _UNTICKED.fullmatch(words[0]) else None
