"""What of a line only says when it applies: "if the schema changed", "(optional)".

A condition leads to no probe and states no figure, and it never makes a line done by itself: it is
for the probe to observe that there is nothing the line could mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_END = r"[^,;:.()\[\]（）、，。—–→]*"
"""The rest of a clause."""

_OCCASION = (
    r"appl\w+|relevant|need\w*|necessary|required|appropriate|possible|sensible|affect\w*"
    r"|touch\w*|chang\w+|modif\w+|add(?:ed|s|ing)?|new|introduc\w+|remov\w+|any|visible|facing"
    r"|involv\w+|updat\w+|us(?:ed|es|ing)|creat\w+|alter\w*|renam\w+|breaking"
    r"|large|complex|significant|warrant\w*|impact\w*|mak(?:es|ing) sense"
)

_CONDITION = re.compile(
    # What begins with a word stands in one group: the beginnings of words are few.
    r"\b(?:"
    # English.
    rf"(?:if|when|whenever|where|wherever|unless|in case|as far as)\b{_END}?"
    rf"\b(?:{_OCCASION})\b{_END}"
    r"|as (?:needed|required|appropriate|applicable|necessary)\b"
    rf"|or (?:(?:is )?not (?:needed|required|applicable)|n/?a)\b{_END}"
    r"|optional(?:ly)?\s*:"
    rf"|(?<!checked )(?<!tested )(?<!scanned )(?:only )?for (?:all )?"
    rf"(?:user[- ]facing|visible|ui|risky|significant|larger?|bigger"
    rf"|breaking)\b{_END}?\b(?:changes?|features?|stories)\b{_END}"
    r"|(?:ui|api|schema|db|database|frontend|backend|visible|breaking) changes only\b"
    # Spanish, Portuguese, French, German, Italian.
    rf"|(?:si|cuando|se|quando|lorsque|quand|wenn|falls|sofern|soweit|sobald)\b{_END}?"
    r"\b(?:aplica|corresponde|procede|necesari[oa]s?|necess[áa]ri[oa]s?|proced\w*|cambi\w+|mud\w+"
    r"|alter\w+|n[ée]cessaire|applicable|besoin|chang\w+|modifi\w+|n[öo]tig|erforderlich|notwendig"
    rf"|zutreffend|zutrifft|sinnvoll|[äa]nder\w*|ge[äa]ndert|houver|hay|existe\w*)\b{_END}"
    # Ukrainian, Russian.
    rf"|(?:якщо|если)\b{_END}?\b(?:змін|измен|потр[іе]б|требу|нужн|необх[іо]д|додан|добавл|нов)\w*"
    rf"{_END}"
    # Vietnamese.
    rf"|(?:nếu (?:có|cần|áp dụng|thay đổi)|khi cần)\b{_END}"
    r")"
    r"|[(\[]\s*(?:optional\w*|n/?a\b[^)\]]*)\s*[)\]]"
    # Chinese, Japanese, Korean.
    r"|[(（]?(?:如有必要|如有需要|如需要?|如适用|如適用|必要に応じて|必要な場合は?|該当する場合は?"
    r"|需要时|필요한? 경우|필요시|해당되는 경우|해당 시)[)）]?"
)


_BESIDES = re.compile(
    # What a line leaves out, and until or before when it holds.
    rf"(?<!bare )(?<!broad )(?<!blanket )\b(?:except(?:ing)?|apart from|aside from|other than"
    rf"|excluding|(?:excluded|exempt|exempted) from|with the exception of|excepto|salvo|sauf"
    rf"|hormis|exceto|au(?:ß|ss)er)\s{_END}"
    rf"|\buntil\s{_END}"
    # Where it does not suffice.
    r"|,\s(?:and\s)?(?:not|never)\s(?:only\s|just\s|merely\s)?(?:in|on|at|by|from|via|through"
    r"|inside)\s"
    rf"{_END}"
    r"|\b(?:before|prior to|ahead of)\s(?:(?:the|a|an|any|each|every|you|it|is|your)\s)*"
    r"(?:merg|review|releas|deploy|launch|go-live|hand|clos|commit|push|finish|rollout|approv"
    rf"|production|ship)\w*{_END}",
)
_OF_BESIDES = (
    *("except", "apart", "aside", "other than", "exclud", "exempt", "salvo", "sauf"),
    *("hormis", "exceto", "außer", "ausser", "until", "not", "never", "before", "prior", "ahead"),
)
"""What a line must hold for any of these to be looked for; most hold none."""


@lru_cache(maxsize=256)
def without_conditions(text: str) -> str:
    """Return a text without the clauses that only say when it applies, and what it leaves out."""
    rest = _without(_conditions(text), text)
    lower = rest.lower()
    if any(part in lower for part in _OF_BESIDES):
        rest = _without(_spans(_BESIDES, rest), rest)
    return rest


def condition(text: str) -> str:
    """Return the first clause that says when the line applies; empty when it always does."""
    return next((text[start:end].strip(" ()[]（）:") for start, end in _conditions(text)), "")


@lru_cache(maxsize=256)
def _conditions(text: str) -> list[tuple[int, int]]:
    return _spans(_CONDITION, text)


def _spans(clauses: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    """Return where clauses begin and end: looked for in lower case, which is far quicker."""
    lower = text.lower()
    # Hardly any letter becomes two; then a capital one in what begins a clause is not seen.
    return [found.span() for found in clauses.finditer(lower if len(lower) == len(text) else text)]


def _without(spans: Iterable[tuple[int, int]], text: str) -> str:
    kept, at = [], 0
    for start, end in spans:
        kept.append(text[at:start])
        at = end
    return " ".join([*kept, text[at:]]) if kept else text


_ASIDE = re.compile(
    r"\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）"
    r"|(?:\be\.\s?g\.|\bfor example\b|\bsuch as\b|\bz\.\s?B\.|\bpor ejemplo\b|\bpar exemple\b)[^;]*"
)


_STATED = re.compile(
    r"(?P<head>[^:：;；]*\b(?:\w{3,}ed|written|met|built|shown|green|pass(?:es)?|covers?|has|have"
    r"|checks?"
    r"|returns?|includes?|contains?))\s*[:：]\s+(?P<tail>[^:;.!?]+)[.]?\s*$",
    re.IGNORECASE,
)
"""A statement with a list behind a colon."""
_STATES = re.compile(
    r"\b(?:is|are|be|has|have|must|pass(?:es)?|green|works?|\w{3,}(?<!need)(?<!speed)(?<!feed)ed"
    r"|written|done|met|run)\b|[≥≤<>%]",
    re.IGNORECASE,
)


def without_asides(text: str) -> str:
    """Return a text without what only illustrates it.

    That is what stands in brackets, behind "such as", or, as bare words, behind a statement with a
    colon: "Error paths tested: bad input, missing rights".
    """
    text = _ASIDE.sub(" ", text)
    listed = _STATED.match(text) if ":" in text or "：" in text else None
    bare = listed is not None and not _STATES.search(without_qualities(listed["tail"]))
    return listed["head"] if listed and bare else text


def without_qualities(text: str) -> str:
    """Return a text without adjectives that look like a statement's last word."""
    return _QUALITY.sub(" ", text)


_QUALITY = re.compile(
    r"\b(?:expired|malformed|duplicated?|unauthorized|unauthenticated|nested|repeated|failed"
    r"|deleted"
    r"|related|limited|unexpected|oversized|truncated|cancelled|canceled|mixed)\s+(?=\w)",
    re.IGNORECASE,
)
