"""Leaks in answers: stack traces, database errors, paths, pages for developers.

A pure function looks at one answer; :class:`LeakLog` keeps what was found in a run, bounded. Every
answer of the suite and every answer to the gate's own requests passes through here, so an answer of
success is looked at closely only when it holds one of a few words.
"""

from __future__ import annotations

import html
import re
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote_plus

from .exchange import Answer, Request, header, masked
from .leak_signatures import MARKERS, SIGNATURES, Signature

MOST = 50
"""Leaks that are kept of one run."""

LOOKED_AT = 262_144
"""Bytes of a body that are looked at."""

NOWHERE = "{} a path that is not served"
"""Stands for the operation of a request that no route serves."""

_TEXTUAL = re.compile(r"^$|^text/|[/+](json|xml|html|javascript|x-www-form-urlencoded)$")
_TAGS = re.compile(r"<(?:/?[A-Za-z!][^<>]{0,500}|script\b.*?</script)>", re.DOTALL)
_INLINE = re.compile(r"</?(?:a|b|i|em|strong|span|code|font|mark|small|u|var)(?:\s[^<>]{0,500})?>")
_DESCRIPTIONS = re.compile(
    r"/(openapi|swagger|apispec|redoc|docs?|schema)(/|\b[\w.-]*$)", re.IGNORECASE
)
"""Paths of pages that describe the API: they may quote what they like."""


@dataclass(frozen=True, kw_only=True)
class Leak:
    """One leak in one answer."""

    name: str
    """What leaks."""
    excerpt: str
    """The text that tells, with a little around it."""
    matched: str


def leaks(answer: Answer, request: Request | None = None) -> tuple[Leak, ...]:
    """Return what leaks in an answer, one entry for each kind.

    Args:
        answer: The answer.
        request: What was asked: text that the answer only sends back does not count.
    """
    body = _plain(answer)
    if not body or (answer.status < 400 and not _marked(body)):
        return ()
    return found_in(body.decode("utf-8", "replace"), status=answer.status, request=request)


def _marked(body: bytes) -> bool:
    # Every answer of the suite comes by here. Under coverage a loop costs nothing, while each
    # step of a generator costs a call of the tracer.
    for marker in MARKERS:  # noqa: SIM110 - see above
        if marker in body:
            return True
    return False


def found_in(raw: str, *, status: int = 200, request: Request | None = None) -> tuple[Leak, ...]:
    """Return what leaks in a text: one strong sign, or two weak ones of different kinds."""
    text = readable(raw)
    possible = _possible(text)
    if not possible:
        return ()
    asked = _text_of(request) if request is not None else ""
    strong: dict[str, Leak] = {}
    weak: dict[str, Leak] = {}
    for signature in possible:
        kind = strong if signature.strong else weak
        if status >= signature.least and signature.name not in kind:
            leak = _first(signature, text, asked)
            if leak is not None:
                kind[signature.name] = leak
    if strong:
        return tuple(strong.values())
    if len(weak) < 2:
        return ()
    first, *others = weak.values()
    names = " and ".join(sorted(weak)[:3])
    shown = " … ".join(one.excerpt for one in (first, *others[:1]))
    return (Leak(name=names, excerpt=shown, matched=first.matched),)


def _possible(text: str) -> list[Signature]:
    """Return the signatures of which a word stands in the text."""
    possible = []
    for signature in SIGNATURES:
        for word in signature.words:
            if word in text:
                possible.append(signature)
                break
    return possible


def _first(signature: Signature, text: str, asked: str) -> Leak | None:
    for found in signature.pattern.finditer(text):
        if asked and found[0].strip() in asked:
            continue
        start, end = max(found.start() - 40, 0), min(found.end() + 160, len(text))
        excerpt = " ".join(text[start:end].split())
        return Leak(name=signature.name, excerpt=excerpt[:300], matched=found[0])
    return None


def readable(raw: str) -> str:
    """Return a text as a person would see it: markup removed, entities and escapes resolved."""
    text = raw
    if "<" in text:
        text = _TAGS.sub(" ", _INLINE.sub("", text))
    if "&" in text:
        text = html.unescape(text)
    if "\\" in text:
        text = text.replace("\\r", "").replace("\\n", "\n").replace('\\"', '"').replace("\\/", "/")
    return text.replace("’", "'").replace("‘", "'").replace("\xa0", " ")


def _plain(answer: Answer) -> bytes:
    """Return the body without its compression; empty when it is no text."""
    if not answer.body or not _TEXTUAL.search(answer.media_type):
        return b""
    body = answer.body[:LOOKED_AT]
    coding = (header(answer.headers, "content-encoding") or "").lower()
    if coding in {"gzip", "deflate"} and body[:1] not in {b"{", b"[", b"<"}:
        try:
            return zlib.decompressobj(47).decompress(body, LOOKED_AT)
        except zlib.error:
            return body
    return body


def _text_of(request: Request) -> str:
    return readable(unquote_plus(request.target) + "\n" + request.body.decode("utf-8", "replace"))


@dataclass(kw_only=True)
class LeakLog:
    """What was found in the answers of a run; plain values, so that it travels and merges."""

    looked: int = 0
    """Answers that were looked at."""
    found: list[dict[str, Any]] = field(default_factory=list)
    """Each with ``operation``, ``name``, ``status``, ``excerpt``, ``curl`` and ``source``."""

    def look(self, named: Callable[[], str], request: Request, answer: Answer, source: str) -> None:
        """Look at one answer.

        Args:
            named: Gives the operation, such as ``GET /orders/{id}``; asked only when it leaks.
            request: What was asked.
            answer: What was answered.
            source: The test whose request it was, or the host of a probe.
        """
        self.looked += 1
        if len(self.found) >= MOST or _DESCRIPTIONS.search(request.path):
            return
        for leak in leaks(answer, request):
            operation = named()
            if not self._has(operation, leak.name):
                self.found.append(
                    {
                        "operation": operation,
                        "name": leak.name,
                        "status": answer.status,
                        "excerpt": _scrubbed(leak.excerpt, request),
                        "matched": _scrubbed(leak.matched, request),
                        "curl": request.curl(),
                        "source": source,
                    }
                )

    def _has(self, operation: str, name: str) -> bool:
        return any(o["operation"] == operation and o["name"] == name for o in self.found)

    def merge(self, other: Mapping[str, Any]) -> None:
        """Add what another process found."""
        self.looked += other["looked"]
        for one in other["found"]:
            if len(self.found) < MOST and not self._has(one["operation"], one["name"]):
                self.found.append(dict(one))

    def forget(self, quoted: Iterable[str]) -> None:
        """Drop what stands in one of these texts, such as the API's own document."""
        texts = [readable(text) for text in quoted]
        self.found = [
            one for one in self.found if not any(one["matched"] in text for text in texts)
        ]


def _scrubbed(text: str, request: Request) -> str:
    for secret in sorted(request.secrets(), key=len, reverse=True):
        text = text.replace(secret, "[masked]")
    return masked(text)
