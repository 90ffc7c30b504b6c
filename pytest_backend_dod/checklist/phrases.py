"""One run of inline markdown: plain words, box, what is struck or bold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from markdown_it import MarkdownIt
from markdown_it.token import Token

_INLINE = MarkdownIt("commonmark").enable("strikethrough").disable("text_join")
# Nobody follows a link here: one to a local file is a link too.
_INLINE.validateLink = bool  # type: ignore[method-assign,assignment]
_LONGEST_INLINE = 20_000
"""Characters; longer paragraphs are taken as they stand, because nesting of marks costs time."""

_STRUCK, _UNSTRUCK, _STARS = "\ue0d0", "\ue0d1", "\ue0d2"
"""Stand for marks inside a phrase while it is put together; never left in a text."""
MARKS = (_STRUCK, _UNSTRUCK, _STARS)


@dataclass(frozen=True, kw_only=True)
class Phrase:
    """One run of inline markdown, read."""

    plain: str
    """All of it as plain text."""
    text: str
    """Without the box and the emoji that serve as bullets."""
    checked: bool | None = None
    struck: bool = False
    bold: bool = False
    """Whether every letter is bold, apart from a remark in brackets."""
    spans: tuple[str, ...] = ()
    """What its code spans hold."""
    links: bool = False
    """Whether it is nothing but links."""
    anchors: bool = False
    """Whether it is nothing but links into the same document."""
    tags: frozenset[str] = frozenset()
    """Names of the HTML tags in it, closing tags with a leading slash."""

    @property
    def code(self) -> bool:
        """Whether there is a code span in it."""
        return bool(self.spans)


_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)\b")
_ELEMENTS = re.compile(
    r"a|abbr|b|big|blockquote|br|center|cite|code|dd|del|details|d[flt]n?|div|em|figure|font|h[1-6r]"
    r"|i|img|input|ins|kbd|label|li|mark|ol|p|pre|q|s|samp|section|small|span|strike|strong|su[bp]"
    r"|summary|table|tbody|t[dhrt]|thead|ul?|var|wbr"
)
"""Real tags; anything else in angle brackets, as in ``/users/<id>``, is part of the words."""
_STRONG_TAGS = {"b", "strong"}
_STRIKE_TAGS = {"del", "s", "strike"}
_SPACING_TAGS = {"br", "p", "div"}
_LONE_STARS = re.compile(rf"{_STARS}(?=\S)([^{_STARS}]*)(?<=\S){_STARS}")

_BRACKETS = re.compile(r"\([^()]*\)")
_BOX = re.compile(
    rf"({_STRUCK}?)(?:\[([ \u00a0xXvV✓✔✅☑*~/\-]?| [xX] )\](?=\s|$|{_STRUCK})|\[( )\](?=\w)"
    r"|([☐□☑☒])(?!\ufe0f))\s*"
)
_TICKED = set("xXvV✓✔✅☑☒*")
_SHORTCODE = re.compile(rf"({_STRUCK}?):[a-z0-9_+-]+:(?=\s)\s*")
_LAST_SHORTCODE = re.compile(r"(?:^|\s):[a-z0-9_+-]+:$")
_WITHDRAWN = re.compile(rf"{_STRUCK}[^{_STRUCK}{_UNSTRUCK}]*{_UNSTRUCK}")
_REASON = re.compile(r"(?:n/?a|not?|none|never|does|removed|dropped|obsolete|see)\b", re.IGNORECASE)


def phrase(source: str, env: MutableMapping[str, Any]) -> Phrase:
    """Read inline markdown; ``env`` holds the link references of the document."""
    run = _Run()
    for token in _inline_tokens(source, env):
        run.read(token)
    marked = _LONE_STARS.sub(r"\1", "".join(run.parts)).replace(_STARS, "**")
    marked = " ".join(marked.split())
    struck = _is_struck(marked if run.starts_with_code else _without_bullets(marked)[0])
    if not struck:
        marked = " ".join(_WITHDRAWN.sub("", marked).split())
    text, checked = (marked, None) if run.starts_with_code else _without_bullets(marked)
    return Phrase(
        plain=_unmarked(marked),
        text=_unmarked(text),
        checked=checked,
        struck=struck,
        bold=run.is_bold,
        spans=tuple(run.spans),
        links=run.words and run.all_links,
        anchors=run.words and run.all_anchors,
        tags=frozenset(run.tags),
    )


class _Run:
    """Walks along the tokens of a phrase and keeps in mind which marks are open."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.tags: set[str] = set()
        self.spans: list[str] = []
        self.starts_with_code = False
        self.words = False
        """Whether there is a letter or a digit in it."""
        self.all_links = True
        """Whether every word so far is in a link."""
        self.all_anchors = True
        """Whether every word so far is in a link into the same document."""
        self._slim: list[str] = []
        """The parts that are not bold."""
        self._strong = 0
        self._link: str | None = None
        self._visible = False

    @property
    def is_bold(self) -> bool:
        others = _BRACKETS.sub("", "".join(self._slim))
        changed = others != "".join(self.parts)
        return self.words and changed and not any(map(str.isalnum, others))

    def read(self, token: Token) -> None:
        reader = self._READERS.get(token.type)
        if reader is not None:
            reader(self, token)

    def _say(self, said: str) -> None:
        self.parts.append(said)
        if self._strong <= 0:
            self._slim.append(said)
        self._visible = self._visible or bool(said.strip())
        if any(map(str.isalnum, said)):
            self.words = True
            self.all_links = self.all_links and self._link is not None
            self.all_anchors = self.all_anchors and (self._link or "").startswith("#")

    def _text(self, token: Token) -> None:
        self._say(token.content.replace("**", _STARS))

    def _verbatim(self, token: Token) -> None:
        self._say(token.content)

    def _code(self, token: Token) -> None:
        self.spans.append(token.content)
        self.starts_with_code = self.starts_with_code or not self._visible
        self._say(token.content)

    def _break(self, _: Token) -> None:
        self.parts.append(" ")

    def _strike(self, token: Token) -> None:
        self.parts.append(_STRUCK if token.nesting > 0 else _UNSTRUCK)

    def _bold(self, token: Token) -> None:
        self._strong += token.nesting

    def _anchor(self, token: Token) -> None:
        self._link = str(token.attrGet("href") or "") if token.nesting > 0 else None

    def _html(self, token: Token) -> None:
        found = _TAG.match(token.content)
        if found is None:
            return
        slash, name = found[1], found[2].lower()
        if not _ELEMENTS.fullmatch(name):
            self._say(token.content)
            return
        self.tags.add(slash + name)
        if name in _STRONG_TAGS:
            self._strong += -1 if slash else 1
        elif name in _STRIKE_TAGS:
            self.parts.append(_UNSTRUCK if slash else _STRUCK)
        elif name == "input":
            self.parts.append("[x] " if "checked" in token.content else "[ ] ")
        elif name in _SPACING_TAGS:
            self.parts.append(" ")

    _READERS: ClassVar[Mapping[str, Callable[[_Run, Token], None]]] = {
        "text": _text,
        "text_special": _verbatim,
        "image": _verbatim,
        "code_inline": _code,
        "softbreak": _break,
        "hardbreak": _break,
        "html_inline": _html,
        "s_open": _strike,
        "s_close": _strike,
        "strong_open": _bold,
        "strong_close": _bold,
        "link_open": _anchor,
        "link_close": _anchor,
    }


NOTHING = Phrase(plain="", text="")


def _inline_tokens(source: str, env: MutableMapping[str, Any]) -> Sequence[Token]:
    if len(source) > _LONGEST_INLINE:
        return [Token("text", "", 0, content=source)]
    return _INLINE.parseInline(source, env)[0].children or []


def _unmarked(marked: str) -> str:
    return marked.replace(_STRUCK, "").replace(_UNSTRUCK, "").strip()


def _without_bullets(marked: str) -> tuple[str, bool | None]:
    """Drop emoji and box from the front; also gives the state of the box."""
    checked: bool | None = None
    for _ in range(4):
        before = marked
        if checked is None and (found := _BOX.match(marked)):
            mark = (found[2] or found[3] or found[4] or "").strip()
            checked = mark in _TICKED
            marked = found[1] + marked[found.end() :]
        marked = _SHORTCODE.sub(r"\1", marked, count=1) if _SHORTCODE.match(marked) else marked
        marked = _without_emoji(marked)
        if marked == before:
            break
    return marked, checked


def _without_emoji(marked: str) -> str:
    opening = _STRUCK if marked.startswith(_STRUCK) else ""
    end = len(opening)
    while end < len(marked) and _is_emoji(marked, end):
        end += 3 if marked[end].isdigit() else 1
    rest = marked[end:].lstrip()
    return opening + rest if end > len(opening) else marked


def _is_emoji(text: str, at: int) -> bool:
    mark = text[at]
    if mark.isdigit():
        return text[at + 1 : at + 3] == "\ufe0f\u20e3"
    if mark in "☐□":
        return False
    joins = mark in "\ufe0e\ufe0f\u200d" or (unicodedata.category(mark) == "Sk" and mark > "\uffff")
    pictures = mark >= "\u2190" and not "\u3000" <= mark <= "\u33ff"
    return joins or (pictures and unicodedata.category(mark) == "So") or mark in "▶◀◾◽"


def _is_struck(marked: str) -> bool:
    """Whether a phrase as a whole is struck through.

    A reason may stand behind it. ``~~80 %~~ 85 % coverage`` is an edit, not a line that fell away.
    """
    before, opened, behind = marked.partition(_STRUCK)
    inside, _, rest = behind.partition(_UNSTRUCK)
    before, rest = before.strip(), _unmarked(rest)
    if not opened or (before and not before.endswith((":", "–", "—", "-"))):
        return False
    return (
        len(re.findall(r"\w+", inside)) > 1 or not rest[:1].isalnum() or bool(_REASON.match(rest))
    )


def announces(text: str) -> bool:
    """Whether a text ends with a colon; that of an emoji shortcode is none."""
    return text.endswith((":", "：")) and _LAST_SHORTCODE.search(text) is None


def without_colon(text: str) -> str:
    """The text without the colon at its end."""
    return text.rstrip(":：").rstrip() if announces(text) else text
