"""Which column of a table states the criterion, and which its state."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pytest_backend_dod.checklist.blocks import Row, Table
from pytest_backend_dod.checklist.headings import fold
from pytest_backend_dod.checklist.phrases import Phrase, without_colon
from pytest_backend_dod.checklist.topics import is_topic

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

_BRACKETS = re.compile(r"\s*[(（\[][^()（）\[\]]*[)）\]]")

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
    r"|检查项|项|ゲート|(?:체크리스트 )?항목"
)
_DESCRIPTION_HEAD = (
    r"(?:item )?descriptions?|details?|meaning|explanation|definition|specification|what it means"
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
_PERSON_HEAD = (
    r"roles?|persons?|people|who|approvers?|stakeholders?|positions?|teams?|departments?|party|rol"
    r"|rolle|funktion|cargo|fonction|役割|角色|担当|역할"
)
_SIGNATURE_HEAD = (
    r"signatures?|sign(?:ed)?(?: ?off)?(?: by| date)?|approved|initials|unterschrift|firma"
    r"|assinatura|署名|签名|서명"
)
_PEOPLE_HEAD = (
    rf"{_PERSON_HEAD}|{_SIGNATURE_HEAD}|(?:full |first |last |sur)?names?|dates?|e-?mails?|mail"
    r"|phones?|contacts?|company|nombre|nom|nome|氏名|姓名|이름"
)
"""Columns of a table of people."""
_MINOR_HEAD = (
    r"proofs?|evidence|how|how .*|verified by|verification|comments?|notes?|remarks?|severity"
    r"|weight"
    r"|effort|type|applies to|scope|when|mandatory|required|blocking|reason|why|rationale|例|備考"
    r"|备注|適用(?:条件)?|適用対象|証跡.*|根拠|근거.*|증거"
)


@dataclass(frozen=True, kw_only=True)
class Columns:
    """Which cells of a row say what."""

    text: tuple[int, ...]
    status: int | None


def columns_of(table: Table) -> Columns | None:
    """Find the columns that state the criterion; None for a table of something else."""
    heads = [fold(_BRACKETS.sub("", head)) or fold(head) for head in table.head]

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
    if having(_PERSON_HEAD) and not criteria:
        people = len(having(_PEOPLE_HEAD)) == len(heads)
        if people or having(_SIGNATURE_HEAD):
            return None
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
    return Columns(text=tuple(text), status=status[0] if status else None) if text else None


def _only_marks(table: Table, column: int, marks: re.Pattern[str] = _MARKS) -> bool:
    cells = [row.cells[column].plain.casefold().replace("[ ]", "[]") for row in table.rows]
    return any(cells) and all(marks.fullmatch(cell) for cell in cells if cell)


def _mostly_topics(table: Table, column: int) -> bool:
    cells = [row.cells[column] for row in table.rows if row.cells[column].text]
    return 2 * sum(map(is_topic, cells)) > len(cells)


def criterion_of(row: Row, columns: Columns) -> Phrase:
    """The criterion that a row states, with the state of its box."""
    cells = [row.cells[n] for n in columns.text if row.cells[n].text]
    if not cells:
        return Phrase(plain="", text="")
    checked = cells[0].checked
    if columns.status is not None:
        checked = _state(row.cells[columns.status].plain)
    text = ": ".join([*(without_colon(cell.text) for cell in cells[:-1]), cells[-1].text])
    spans = tuple(span for cell in cells for span in cell.spans)
    return Phrase(plain=text, text=text, spans=spans, checked=checked, struck=cells[0].struck)


def _state(cell: str) -> bool | None:
    words = cell.casefold().replace("[ ]", "[]").split() or [""]
    if _TICKED.fullmatch(words[0]):
        return True
    return False if _UNTICKED.fullmatch(words[0]) else None
