"""Which parts of a Python file must be parsed, so that what they give to names can be read.

Parsing is slow (some 2 MB a second), and few statements give a text to a name that could be that of
a secret. Lines are looked over first, in a way that errs on the side of parsing; then the blocks at
the margin (functions, classes, statements) in which one of them stands are parsed, and nothing
else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from .credentials import Worth, judge

_NAMES = (
    r"(?:pass|pwd|pw(?![a-z])|secret|token|credential|auth|jwt|jose|login|superuser|create_user"
    r"|(?:_|api|access|private|signing|signature|sign|encryption|master|account|storage|hmac|cookie"
    r"|app|session|fernet|crypto|cipher|aes|service|shared|client|webhook|admin)[_.\- ]?key)"
)
_SPEAKS = re.compile(_NAMES + r"[\w\"'\]\) .\-]*(?:[:=,(]|\bor\b)|==[\w .]*" + _NAMES)
"""A name of interest to which something may be given; for texts in lower case."""
_HINT = re.compile(
    r"pass|pwd|pw|secret|token|key|credential|auth|jwt|jose|login|superuser|create_user"
)
"""A part of every such name; much quicker to look for."""
_STRING = re.compile(r"\"\"\"|'''|\"((?:\\.|[^\"\\])*)\"|'((?:\\.|[^'\\])*)'")
_PHRASES = re.compile(r"pass|pwd|login|auth|superuser|create_user")
"""Names under which a text is taken for a password."""
_TRIPLE = re.compile(r"\"\"\"|'''")
_SUBSCRIPT = re.compile(r"[\w\])]\[\s*$")
_STATEMENT = re.compile(r"\s*(?:async\s+)?(?:def|class|if|elif|while|for|with|except|match|case)\b")
"""The beginning of a line that may end with a colon, complete."""
_OPEN = re.compile(r"(?:[=:+\\(\[{]|\b(?:or|and|if|else|not|in|await|lambda))\s*$")
"""The end of a line whose statement goes on."""
_GOES_ON = re.compile(
    r"\s*(?:(?:or|and|else)\b(?!:)|[\"'+.]|[fbru]{1,2}[\"']|if\b(?!.*:\s*(?:#.*)?$))"
)
"""The beginning of a line that belongs to the statement before it."""
_MARGIN = re.compile(r"^(?:[A-Za-z_]\w*|@)", re.MULTILINE)
_BRANCH = re.compile(r"(?:else|elif|except|finally)\b")


def blocks(text: str) -> Iterator[tuple[int, str]]:
    """Yield the blocks that must be parsed, each with the number of its first line, from 1.

    A block may end in the middle of a statement where somebody wrote at the margin inside of
    brackets; then it cannot be parsed, and the whole file should be.
    """
    places = speaking(text)
    if not places:
        return
    starts = _starts(text)
    done = -1
    line = 1
    counted = 0
    for place in places:
        number = bisect_right(starts, place) - 1
        if number == done:
            continue
        done = number
        first = starts[number]
        end = starts[number + 1] if number + 1 < len(starts) else len(text)
        line += text.count("\n", counted, first)
        counted = first
        yield line, text[first:end]


def speaking(text: str) -> list[int]:
    """Return where the lines begin in which a text may be given to a name of interest, sorted."""
    lowered = text.lower()
    if len(lowered) != len(text):
        # A few capital letters become two characters; their places would no longer fit.
        lowered = "".join(char.lower() if char.isascii() else char for char in text)
    settings = "Settings" in text or "Config" in text
    places = []
    end = -1
    for hint in _HINT.finditer(lowered):
        if hint.start() < end:
            continue
        start = text.rfind("\n", 0, hint.start()) + 1
        end = text.find("\n", hint.start())
        end = len(text) if end < 0 else end
        name = _SPEAKS.search(lowered, start, end)
        if name is None:
            continue
        below = text[end + 1 : end + 200].partition("\n")[0]
        if _may_give(text[start:end], name.start() - start, below, settings=settings):
            places.append(start)
    return places


def _may_give(line: str, hit: int, below: str, *, settings: bool) -> bool:
    """Whether a line may give a text to a name, as far as it and the one below tell.

    Args:
        line: The line.
        hit: Where the name stands.
        below: The line below.
        settings: Whether there may be classes of settings, in which an empty text counts.
    """
    phrases = _PHRASES.search(line.lower()) is not None
    pieces = []
    last = 0
    for string in _STRING.finditer(line):
        if "#" in line[last : string.start()]:
            break
        if string[0] in {'"""', "'''"}:
            return True
        value = string[1] or string[2] or ""
        counts = _counts(value, phrases=phrases) if value else settings
        if counts and not _is_key(line, string):
            return True
        pieces += [line[last : string.start()], "_" * (string.end() - string.start())]
        last = string.end()
    code = ("".join(pieces) + line[last:]).partition("#")[0].rstrip()
    rest = code[hit:]
    if sum(map(rest.count, "([{")) > sum(map(rest.count, ")]}")) or '"' in rest or "'" in rest:
        return True
    if rest.endswith(",") or (rest.endswith(":") and _STATEMENT.match(line)):
        return False
    return _OPEN.search(rest) is not None or _GOES_ON.match(below) is not None


def _is_key(line: str, string: re.Match[str]) -> bool:
    """Whether a text on a line is itself the name of something."""
    before, after = line[: string.start()], line[string.end() :].strip()
    if after.startswith("]"):
        return _SUBSCRIPT.search(before) is not None
    return len(after) > 1 and after[0] == ":" and before.rstrip()[-1:] in {"", "{", ","}


@lru_cache(maxsize=10_000)
def _counts(value: str, *, phrases: bool) -> bool:
    """Whether a text could be worth something under the name that asks least.

    Args:
        value: The text.
        phrases: Whether several words may be one, as in a password.
    """
    name = "password" if phrases else "secret_key"
    return "\\" in value or judge(name, value) is not Worth.OTHER


def _starts(text: str) -> Sequence[int]:
    """Return where blocks at the margin begin; the first begins with the file."""
    inside = _long_texts(text)
    starts = [0]
    decorated = False
    for found in _MARGIN.finditer(text):
        place = found.start()
        number = bisect_right(inside, place)
        # Beginnings and ends take turns: behind an odd number of them, a text is open.
        if number % 2:
            continue
        if not decorated and not _BRANCH.match(text, place) and place:
            starts.append(place)
        decorated = found[0] == "@"
    return starts


def _long_texts(text: str) -> list[int]:
    """Return where texts in three quotation marks begin and end, in turns."""
    places: list[int] = []
    mark = ""
    for found in _TRIPLE.finditer(text):
        if not mark:
            mark = found[0]
            places.append(found.start())
        elif found[0] == mark:
            mark = ""
            places.append(found.end())
    return places
