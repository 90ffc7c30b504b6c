"""Reading literals that are assigned to a name, out of code and configuration of many languages.

This module reads; whether a literal is a secret is decided in :mod:`.credentials`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from .python_literals import read_python, read_texts


@dataclass(frozen=True, kw_only=True)
class Assigned:
    """A literal that a line gives to a name."""

    name: str
    value: str = field(repr=False)
    line: int
    """Counted from 1."""
    settings: bool = False
    """Whether it is the default of a field in a class of settings."""


_KEY = r"(?P<name>[A-Za-z_][\w.\-]{0,80})"
_QUOTED = r"(?P<q>\"\"\"|[\"'`])(?P<value>(?:\\.|(?!(?P=q))[^\\\n]){0,4096})(?P=q)"
_ASSIGNED = re.compile(
    _KEY + r"[\"'`]?\]?\)?\s{0,20}"
    r"(?::\s{0,4}(?:[\w.<>\[\]]{1,40}[?!]?)(?:\s?\|\s?\w{1,20}){0,3}\s{0,4}="
    r"|=>|:=|\?\?=?|\|\|=?|===?|=|:)"
    r"\s{0,20}(?:new\s+\w+\(|\w*[bru]|@|f)?" + _QUOTED
)
_CALL = re.compile(
    r"(?:env|get|config|default|property|setting|lookup|define)\w*\s?\(\s{0,4}[\"'`]"
    + _KEY
    + r"[\"'`]\s?,\s{0,4}(?:default\s?=\s?)?"
    + _QUOTED,
    re.IGNORECASE,
)
_TYPED = re.compile(
    r"\b(?:const|static|final|string|String|var|let)\s+" + _KEY + r"\s+string\s+=\s+" + _QUOTED
)
_PAIR = re.compile(
    r"[\"']?\bname[\"']?\s?[:=]\s?[\"']?" + _KEY + r"[\"']?,?\s{1,200}"
    r"[\"']?value[\"']?\s?[:=]\s?[\"']?(?P<value>[^\s\"',}]{1,4096})",
    re.IGNORECASE,
)
_VARIABLE = re.compile(
    r"variable\s+\"" + _KEY + r"\"\s*\{[^{}]{0,400}?default\s*=\s*\"(?P<value>[^\"\n]{1,4096})\""
)
_ELEMENT = re.compile(r"<" + _KEY + r"(?:\s[^<>]{0,80})?>(?P<value>[^<>\n]{1,4096})</(?P=name)>")
_BARE = re.compile(
    r"^\s*(?:-\s+)?(?:export\s+|set\s+|(?:ENV|ARG)\s+)?[\"']?(?:[^\s=:\"']*[:/])?"
    + _KEY
    + r"[\"']?\s{0,20}(?:=|:\s|\?=|:=)[ \t]{0,20}(?P<value>[^\s\"'#][^\n]{0,4096}|)$"
)
_DOCKER = re.compile(r"^\s*(?:ENV|ARG)\s+" + _KEY + r"\s+(?P<value>\S{1,4096})\s*$", re.IGNORECASE)
_DOCKER_MORE = re.compile(r"(?<=\s)" + _KEY + r"=(?P<value>[^\s\"'\\]{1,4096})")
_NETRC = re.compile(r"\b(?P<name>password)\s+(?P<value>\S{1,4096})")
_SQL = re.compile(
    r"\b(?P<name>password|identified\s+by)\s+'(?P<value>[^'\n]{1,4096})'", re.IGNORECASE
)
_URL = re.compile(
    r"\b(?P<scheme>[a-z][a-z0-9+.\-]{1,30})://(?P<user>[^\s:/@'\"`<>{}$]{0,80})"
    r":(?P<value>[^\s@/'\"`<>{}$%]{1,300}|[^\s@/'\"`<>{}$]*%[0-9A-Fa-f]{2}[^\s@/'\"`<>{}$]*)"
    r"@(?P<host>[^\s/'\"`<>@]{1,200})"
)
_PARTS = re.compile(
    r"(?<=[\s;\"'`])(?P<name>password|pwd|AccountKey|SharedAccessKey)\s?=\s?"
    r"(?P<value>[^;\"'`\s{}$]{1,4096})",
    re.IGNORECASE,
)
_PARTNER = re.compile(
    r"\b(?:host|server|data source|dbname|database|user|user id|uid|AccountName|Endpoint)\s?=",
    re.IGNORECASE,
)
"""What stands beside a password in a connection string, but not beside one that is assigned."""
_TOKEN_CALL = re.compile(
    r"\b(?P<name>jwt)\.(?:sign|verify)\((?:[^()\"'`]|\([^()]*\)){1,200},\s{0,4}" + _QUOTED
)
_FALLBACK = re.compile(r"^\$\{[\w.\-]+:[-=]?(?P<value>[^${}]*)\}$")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BARE_SUFFIXES = _words(
    """
    .yml .yaml .ini .cfg .conf .cnf .properties .env .envrc .sh .bash .zsh .service .npmrc
    .pypirc .tfvars .txt .toml
    """
)
_NO_CODE = _words(".svg .css .scss .less .po .pot .xlf .xliff .csv .tsv .pem .crt .cer")
_BARE_NAMES = re.compile(
    r"\.env(?:[.\-_].*)?|.*\.env\.?\w*|\.npmrc|\.pypirc|\.envrc|Makefile|Procfile|.*[Dd]ockerfile.*"
    r"|Containerfile"
)


def read_assignments(path: str, text: str) -> Iterator[Assigned]:
    """Yield what the file at ``path`` assigns, by kind and line.

    A value may come twice.
    Python is parsed; other languages, and Python that cannot be parsed, are read line by line.
    Values that point elsewhere (``${NAME}``) come as they stand, except for their literal fallback.
    """
    pure = PurePosixPath(path)
    if pure.suffix in {".py", ".pyi"}:
        literals = read_python(text)
        if literals is not None:
            for name, value, line, settings in literals:
                yield Assigned(name=name, value=value, line=line, settings=settings)
            yield from _read_lines(text, (_ASSIGNED,), only="#")
            # Code that assigns looks like a connection string; what stands in a text may be one.
            if _may_hold_urls(text):
                for line, part in read_texts(text):
                    yield from _read_urls(part, first=line)
            return
    if pure.suffix == ".ipynb":
        text = text.replace('\\"', '"')
    if pure.suffix not in _NO_CODE:
        yield from _read_lines(text, _patterns(pure))
        yield from _read_pairs(text)
    yield from _read_urls(text)


def _patterns(path: PurePosixPath) -> tuple[re.Pattern[str], ...]:
    patterns = [_ASSIGNED, _CALL, _TYPED, _ELEMENT, _TOKEN_CALL]
    docker = "dockerfile" in path.name.lower() or path.name == "Containerfile"
    if path.suffix in _BARE_SUFFIXES or _BARE_NAMES.fullmatch(path.name):
        patterns.append(_BARE)
    if docker:
        patterns += [_DOCKER, _DOCKER_MORE]
    if path.suffix in {".sql", ".sh"}:
        patterns.append(_SQL)
    if path.name in {".netrc", "_netrc"}:
        patterns.append(_NETRC)
    return tuple(patterns)


def _read_lines(
    text: str, patterns: tuple[re.Pattern[str], ...], *, only: str = ""
) -> Iterator[Assigned]:
    for number, line in _hinting(text):
        if only and not line.lstrip().startswith(only):
            continue
        for pattern in patterns:
            for match in pattern.finditer(line):
                yield Assigned(
                    name="jwt_secret" if pattern is _TOKEN_CALL else match["name"],
                    value=_unwrapped(match["value"], bare="q" not in pattern.groupindex),
                    line=number,
                )


_LONGEST_LINE = 20_000
"""Characters above which a line was written by a program."""
_HINT = re.compile(r"pass|pwd|pw\b|secret|token|key|credential|auth|identified|jwt")
"""For texts in lower case: a search that ignores case takes ten times as long."""


def _hinting(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that speak of secrets, with their numbers from 1."""
    lowered = text.lower()
    if not _HINT.search(lowered):
        return
    if len(lowered) != len(text):
        # A few capital letters become two characters; their places would no longer fit.
        for number, line in enumerate(text.split("\n"), start=1):
            if len(line) <= _LONGEST_LINE and _HINT.search(line.lower()):
                yield number, line
        return
    number, counted, end = 1, 0, -1
    for hit in _HINT.finditer(lowered):
        if hit.start() < end:
            continue
        start = text.rfind("\n", 0, hit.start()) + 1
        end = text.find("\n", hit.start())
        end = len(text) if end < 0 else end
        if end - start <= _LONGEST_LINE:
            number += text.count("\n", counted, start)
            counted = start
            yield number, text[start:end]


def _unwrapped(value: str, *, bare: bool) -> str:
    if bare:
        value = re.sub(r"\s+#.*$", "", value).strip().rstrip(",;")
    fallback = _FALLBACK.match(value)
    return fallback["value"] if fallback else value


def _read_pairs(text: str) -> Iterator[Assigned]:
    lowered = text.lower()
    pairs = _PAIR.finditer(text) if "name" in lowered and "value" in lowered else ()
    for match in (*pairs, *_VARIABLE.finditer(text)):
        line = text.count("\n", 0, match.start("value")) + 1
        yield Assigned(name=match["name"], value=_unwrapped(match["value"], bare=True), line=line)


_NEAR_URL = re.compile(r"://[^/@]{0,600}@")
_NEAR_PART = re.compile(r"(?:password|pwd|accountkey|sharedaccesskey)\s?=")


def _may_hold_urls(text: str) -> bool:
    """Whether anything in Python code can be a URL with a password or a connection string.

    A text may be written in pieces, so the pieces are not looked for within one line.
    """
    if "://" in text and _NEAR_URL.search(text):
        return True
    return _NEAR_PART.search(text.lower()) is not None and _PARTNER.search(text) is not None


def _read_urls(text: str, *, first: int = 1) -> Iterator[Assigned]:
    if "://" not in text and "=" not in text:
        return
    for number, line in enumerate(text.split("\n"), start=first):
        if len(line) > _LONGEST_LINE:
            continue
        if "://" in line:
            for match in _URL.finditer(line):
                if match["user"] != match["value"]:
                    name = f"{match['scheme']}_url_password"
                    yield Assigned(name=name, value=match["value"], line=number)
        if "=" in line and _PARTNER.search(line):
            for match in _PARTS.finditer(line):
                yield Assigned(name=match["name"], value=match["value"], line=number)
