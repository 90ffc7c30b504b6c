"""Everything in the project's texts that may be a secret, graded, and fit to be shown."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import PurePosixPath

from . import kingfisher
from .assignments import Assigned, read_assignments
from .credentials import (
    Worth,
    is_common,
    is_published_example,
    is_secret_name,
    is_signing_key,
    judge,
)
from .formats import read_formats
from .kingfisher import Match
from .repository import printable
from .roles import Role, role_of


class Grade(Enum):
    """What a sighting means; all but the first do not decide."""

    FINDING = "a secret"
    ELSEWHERE = "literal secrets in tests, documents or templates"
    WEAK = "short or common literals where a secret belongs"
    PLACEHOLDER = "placeholders that sign until somebody replaces them"
    EMPTY = "empty defaults where a secret belongs"
    EXAMPLE = "published example values"
    ALLOWED = "values allowed by a comment on their line"
    DOTENV = "values in .env files outside git, where they belong"


@dataclass(frozen=True, kw_only=True)
class Source:
    """A text in which to look for secrets."""

    path: str
    """Relative to the project's folder, with ``/``."""
    text: str = field(repr=False)
    version: str = ""
    """Name of the object in the git history; empty for the file as it is."""


@dataclass(frozen=True, kw_only=True)
class Sighting:
    """One place that may hold a secret. The secret is not in it."""

    path: str
    line: int
    version: str
    grade: Grade
    kind: str
    """What it is, such as ``github pat`` or the name that the value was assigned to."""
    vendor: bool
    """Whether a vendor's format was recognised; otherwise the value stands for a name."""
    measured: str
    """At most the first four characters, and the length."""
    fingerprint: int = field(repr=False, compare=False)
    """Equal for equal secrets within one process; never leaves it."""


@dataclass(frozen=True, kw_only=True)
class Sightings:
    """What a search saw."""

    seen: tuple[Sighting, ...] = ()
    """In the order of path, version and line."""
    texts: int = 0
    """How many texts were looked at."""
    problem: str = ""
    """Why the search is not complete; empty when it is."""
    remedy: str = ""


_ALLOWED = re.compile(
    r"dod:\s*allow[ -]secret|pragma:\s*allowlist[ -]secret|gitleaks:\s*allow\b", re.IGNORECASE
)
_UNSPECIFIC = re.compile(r"private-key|jwt|generic|curl|authorization|kubernetes-secret")
"""Formats that tests and documents are full of, without any vendor who could honour them."""
_GENERIC = re.compile(r"generic|curl|authorization")
"""Formats whose value may be any text, so that it must also pass for a password."""
_SHOWN_FROM = 12
"""Characters from which the first four of a value may be shown."""
_ELSEWHERE = frozenset({Role.TEST, Role.DOCUMENT, Role.TEMPLATE})
_DOTENV = re.compile(r"\.env(?:\..+)?|.+\.env")


def search(sources: Iterable[Source], *, timeout: float, tracked: bool) -> Sightings:
    """Look for secrets in ``sources``, which are gone through once.

    Args:
        sources: The files, with the text of each.
        timeout: Seconds until the search is broken off.
        tracked: Whether git tracks, or would track, the files; outside git a ``.env`` file is
            where secrets belong.
    """
    end = time.monotonic() + timeout
    own: list[Sighting] = []
    given: list[Source] = []

    def contents() -> Iterator[tuple[str, str]]:
        for source in sources:
            if time.monotonic() > end:
                return
            own.extend(_read_own(source, tracked=tracked))
            given.append(replace(source, text=""))
            yield str(len(given) - 1), source.text

    scan = kingfisher.scan(contents(), timeout=timeout)
    vendors = [
        _formatted(given[int(match.label)], match, tracked=tracked)
        for match in scan.matches
        if not _GENERIC.search(match.rule) or judge("password", match.value) is Worth.SECRET
    ]
    return Sightings(
        seen=_unique([*vendors, *own]),
        texts=len(given),
        problem=scan.problem,
        remedy=scan.remedy,
    )


def _read_own(source: Source, *, tracked: bool) -> Iterator[Sighting]:
    for match in read_formats("", source.text):
        yield _formatted(source, match, tracked=tracked)
    role = role_of(source.path)
    if role is Role.TRANSLATION:
        return
    for assigned in read_assignments(source.path, source.text):
        if is_secret_name(assigned.name):
            grade = _grade(assigned, source.path, role, tracked=tracked)
            if grade is not None:
                line = source.text.split("\n")[assigned.line - 1]
                allowed = _ALLOWED.search(line) is not None
                yield _sighting(
                    source,
                    line=assigned.line,
                    grade=Grade.ALLOWED if allowed else grade,
                    kind=assigned.name,
                    vendor=False,
                    value=assigned.value,
                )


def _grade(assigned: Assigned, path: str, role: Role, *, tracked: bool) -> Grade | None:
    worth = judge(assigned.name, assigned.value)
    signs = is_signing_key(assigned.name)
    dotenv = _is_dotenv(path)
    if worth is Worth.OTHER:
        return None
    if worth is Worth.SECRET or (worth is Worth.WEAK and dotenv and not is_common(assigned.value)):
        if role in _ELSEWHERE:
            return Grade.ELSEWHERE
        return Grade.DOTENV if dotenv and not tracked else Grade.FINDING
    if role is not Role.SOURCE or dotenv:
        return None
    if worth is Worth.EMPTY:
        if assigned.settings:
            return Grade.FINDING if signs else Grade.EMPTY
        return None
    if worth is Worth.PLACEHOLDER:
        return Grade.PLACEHOLDER if signs else None
    return Grade.WEAK


def _is_dotenv(path: str) -> bool:
    named = _DOTENV.fullmatch(PurePosixPath(path).name) is not None
    return named and role_of(path) is not Role.TEMPLATE


def _formatted(source: Source, match: Match, *, tracked: bool) -> Sighting:
    grade = Grade.FINDING
    if _ALLOWED.search(match.context):
        grade = Grade.ALLOWED
    elif is_published_example(match.value):
        grade = Grade.EXAMPLE
    elif _is_dotenv(source.path) and not tracked:
        grade = Grade.DOTENV
    elif _UNSPECIFIC.search(match.rule) and role_of(source.path) in _ELSEWHERE:
        grade = Grade.ELSEWHERE
    return _sighting(
        source,
        line=match.line,
        grade=grade,
        kind=match.rule.replace("-", " "),
        vendor=True,
        value=match.value,
    )


def _sighting(
    source: Source, *, line: int, grade: Grade, kind: str, vendor: bool, value: str
) -> Sighting:
    return Sighting(
        path=source.path,
        line=line,
        version=source.version,
        grade=grade,
        kind=kind,
        vendor=vendor,
        measured=_outline(value),
        fingerprint=hash(value),
    )


def _outline(value: str) -> str:
    if not value:
        return "empty"
    if "PRIVATE KEY" in value:
        return "a private key"
    if len(value) < _SHOWN_FROM:
        return f"{len(value)} characters"
    return f"{printable(value[:4])}… ({len(value)} characters)"


def _unique(sightings: Iterable[Sighting]) -> tuple[Sighting, ...]:
    """Keep one sighting of each value on a line, and on a line with a vendor's format only that."""
    ordered = sorted(
        sightings,
        key=lambda s: (s.path, s.version, s.line, not s.vendor, s.grade.name != "FINDING", s.kind),
    )
    kept: dict[tuple[str, str, int, int], Sighting] = {}
    vendors: set[tuple[str, str, int]] = set()
    for sighting in ordered:
        place = (sighting.path, sighting.version, sighting.line)
        if sighting.vendor:
            vendors.add(place)
        elif place in vendors:
            continue
        kept.setdefault((*place, sighting.fingerprint), sighting)
    return tuple(kept.values())
