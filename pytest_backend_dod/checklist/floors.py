"""Floors of coverage that stand side by side: "overall 80 %, new code 90 %".

Each is a criterion of its own, so the line is parted, and each part judged.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from .bounds import complexity
from .figures import in_digits
from .thresholds import percentage

_FIGURE = re.compile(r"\d+")
_BETWEEN = re.compile(r"[,;/&+()]|\s[-–—]\s|\b(?:and|but|while|und|y|et|e)\b")

CHANGED = re.compile(
    r"\b(?:new|changed|modified|touched|added|edited|affected|incremental|delta)\b[^.;,]*"
    r"\b(?:code|lines?|files?|modules?|class(?:es)?|functions?|methods?|packages?|components?"
    r"|services?|features?|logic|statements?|branch(?:es)?|parts?|endpoints?|coverage)\b"
    r"|\b(?:diff|patch|delta|incremental|changes?)[- ]coverage|\bcoverage (?:of|on|for"
    r"|in) (?:the |my |your |this )?"
    r"(?:diff|patch|changes?|delta|pr\b|pull request|merge request)"
    r"|\b(?:code|lines?|files?|modules?|functions?|class(?:es)?|parts?)\b[^.;,]{0,25}"
    r"\b(?:changed|touched|added|modified|edited|introduced)\b"
    r"|\bon (?:the )?(?:diff|patch|delta)\b|\bof (?:the |my |your )?(?:diff|patch|changes?)\b"
    r"|\b(?:ge[äa]ndert|neue)\w*\b[^.;,]*\b(?:code|zeilen|dateien)|\bneuer code"
    r"|\bc[óo]d(?:igo|e) (?:nuevo|novo|nouveau|modifi\w+|alterado|ajout\w+)|\bnouveau code"
    r"|\bnuevo c[óo]digo"
    r"|\bl(?:[íi]neas|inhas|ignes) (?:nuevas|novas|modific\w+|modifi\w+|alteradas|cambiadas)"
    r"|新增|新代码|变更|改动|新規|変更|신규|변경"
)
"""Words that ask for the coverage of changed or new code, in lower case."""


def floors(text: str) -> Sequence[str]:
    """Return the parts of a text that state a floor each, when one is for changed code alone.

    The text as a whole otherwise: floors for lines and for branches are read together.
    """
    if len(_FIGURE.findall(in_digits(text))) < 2:
        return (text,)
    parts: list[str] = []
    for piece in _BETWEEN.split(in_digits(text)):
        if percentage(piece) is not None or not parts:
            parts.append(piece)
        else:
            parts[-1] = f"{parts[-1]}, {piece}"
    if len(parts) > 1 and percentage(parts[0]) is None:
        parts[:2] = [f"{parts[0]}, {parts[1]}"]
    changed = [CHANGED.search(part.lower()) is not None for part in parts]
    return parts if len(set(changed)) > 1 else (text,)


def lengths(text: str) -> Sequence[str]:
    """Return the parts of a text that limit something each: lines here, parameters there.

    The text as a whole otherwise.
    """
    if len(_FIGURE.findall(in_digits(text))) < 2:
        return (text,)
    parts = [piece for piece in _BETWEEN.split(in_digits(text)) if complexity(piece)]
    metrics = {complexity(part).get("metric") for part in parts}
    return parts if len(metrics) == len(parts) > 1 else (text,)


PARTS: Mapping[str, Callable[[str], Sequence[str]]] = {"coverage": floors, "complexity": lengths}
"""Name → what parts a line that asks for it several times."""


def parts_of(name: str, text: str) -> Sequence[str]:
    """Return the parts of a line that ask for a property each, or the whole of it."""
    parting = PARTS.get(name)
    return parting(text) if parting is not None else (text,)
