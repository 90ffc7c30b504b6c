"""What of a line only says when it applies: "if the schema changed", "(optional)".

A condition leads to no probe and states no figure, and it never makes a line done by itself: it is
for the probe to observe that there is nothing the line could mean.
"""

from __future__ import annotations

import re
from functools import lru_cache

_END = r"[^,;:.()\[\]（）、，。]*"
"""The rest of a clause."""

_OCCASION = (
    r"appl\w+|relevant|need\w*|necessary|required|appropriate|possible|sensible|affect\w*"
    r"|touch\w*|chang\w+|modif\w+|add(?:ed|s|ing)?|new|introduc\w+|remov\w+|any|visible|facing"
    r"|involv\w+|updat\w+|us(?:ed|es|ing)|creat\w+|alter\w*|renam\w+|breaking"
    r"|large|complex|significant|warrant\w*|impact\w*|mak(?:es|ing) sense"
)

_CONDITION = re.compile(
    # English.
    rf"\b(?:if|when|whenever|where|wherever|unless|in case|as far as)\b{_END}?"
    rf"\b(?:{_OCCASION})\b{_END}"
    r"|\bas (?:needed|required|appropriate|applicable|necessary)\b"
    rf"|\bor (?:(?:is )?not (?:needed|required|applicable)|n/?a)\b{_END}"
    r"|[(\[]\s*(?:optional\w*|n/?a\b[^)\]]*)\s*[)\]]"
    r"|\boptional(?:ly)?\s*:"
    rf"|\b(?:only )?for (?:all )?(?:user[- ]facing|visible|ui|risky|significant|larger?|bigger"
    rf"|breaking)\b{_END}?\b(?:changes?|features?|stories)\b{_END}"
    r"|\b(?:ui|api|schema|db|database|frontend|backend|visible|breaking) changes only\b"
    # Spanish, Portuguese, French, German, Italian.
    rf"|\b(?:si|cuando|se|quando|lorsque|quand|wenn|falls|sofern|soweit|sobald)\b{_END}?"
    r"\b(?:aplica|corresponde|procede|necesari[oa]s?|necess[áa]ri[oa]s?|proced\w*|cambi\w+|mud\w+"
    r"|alter\w+|n[ée]cessaire|applicable|besoin|chang\w+|modifi\w+|n[öo]tig|erforderlich|notwendig"
    rf"|zutreffend|zutrifft|sinnvoll|[äa]nder\w*|ge[äa]ndert|houver|hay|existe\w*)\b{_END}"
    # Chinese, Japanese, Korean, Vietnamese.
    r"|[(（]?(?:如有必要|如有需要|如需要?|如适用|如適用|必要に応じて|必要な場合は?|該当する場合は?"
    r"|需要时|필요한? 경우|필요시|해당되는 경우|해당 시)[)）]?"
    rf"|\b(?:nếu (?:có|cần|áp dụng|thay đổi)|khi cần)\b{_END}",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def without_conditions(text: str) -> str:
    """Return a text without the clauses that only say when it applies."""
    return _CONDITION.sub(" ", text)


def condition(text: str) -> str:
    """Return the first clause that says when the line applies; empty when it always does."""
    found = _CONDITION.search(text)
    return found[0].strip(" ()[]（）:") if found else ""


_ASIDE = re.compile(
    r"\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）"
    r"|(?:\be\.\s?g\.|\bfor example\b|\bsuch as\b|\bz\.\s?B\.|\bpor ejemplo\b|\bpar exemple\b)[^;]*"
)


def without_asides(text: str) -> str:
    """Return a text without what stands in brackets or behind "such as": it only illustrates."""
    return _ASIDE.sub(" ", text)
