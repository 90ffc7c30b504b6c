"""Words that announce what stands below them, and words about the document itself."""

from __future__ import annotations

import re

from pytest_backend_dod.checklist.headings import any_of, fold, without_done
from pytest_backend_dod.checklist.phrases import Phrase, announces

_STATEMENT = any_of(
    r"\b(?:is|are|was|has|have|had|be|been|can|cannot|must|should|shall|will|may|do|does|don't)\b",
    r"\b(?:no|not|never|nobody|nothing|without|none|zero|only|all|every|each|any|at least|at most"
    r"|max|min)\b",
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
    r"|product owner|release manager|tech(?:nical)? lead(?:er)?|reviewers?|approvers?|scrum master"
    r"|review cycle|autora?|versi[oó]n|estado|fecha|stand|statut|auteur|상태|버전|작성자|작성일"
    r"|마지막 갱신|최종 수정일?|状態|版本|作者|更新日|最終更新日?|状态|更新时间"
)


def is_metadata(text: str) -> bool:
    """Whether a line tells about the document, as "Version: 1.0" does."""
    return _METADATA.fullmatch(fold(re.split("[:：]", text, maxsplit=1)[0])) is not None


def is_topic(phrase: Phrase) -> bool:
    """Whether words announce what stands below them and state nothing themselves."""
    text = phrase.text
    if announces(text):
        return True
    longest = 6 if phrase.bold else 4
    if phrase.code or not text or len(text.split()) > longest or text[-1] in ".!?;。":
        return False
    wide = not text.isascii() and len(text.split()) == 1 and len(text) > 14
    return not wide and _STATEMENT.search(without_done(fold(text))) is None
