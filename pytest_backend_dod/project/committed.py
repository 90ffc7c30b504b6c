"""The API's documents that are kept in the repository, as they are and as they were."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from . import git
from .openapi import Document, NotOpenAPI, parse
from .openapi_operations import alike
from .repository import Repository, decode
from .roles import Role, role_of

_NAMED = re.compile(
    r"(?:.*[\w.-])?(?:openapi|swagger|api[-_]?spec|api[-_]?schema|api[-_]?docs?)[\w.-]*\.(?:json|ya?ml)"
    r"|(?:api|schema)\.(?:json|ya?ml)",
    re.IGNORECASE,
)
"""How files are called that hold such a document; what they hold decides."""
_SETTINGS = re.compile(r"openapi-?generator|openapitools|swagger-?config|redocly", re.IGNORECASE)
_MOST = 20
"""Files that are read; a repository with more keeps samples."""


@dataclass(frozen=True, kw_only=True)
class Committed:
    """A document in the repository."""

    path: str
    """Relative to the project's folder, with ``/``."""
    document: Document


def committed(repository: Repository) -> tuple[Committed, ...]:
    """Return the documents among the project's files, those nearest to its top first.

    Where the configuration names one, it is the only one.
    """
    paths = [repository.document] if repository.document else candidates(repository.files())
    found = ((path, _parsed(repository.read(path), path)) for path in paths)
    return tuple(Committed(path=path, document=one) for path, one in found if one is not None)


def candidates(paths: Iterable[str]) -> list[str]:
    """Return the paths that may hold a document; those of tests and of others are left out."""
    named = [path for path in paths if _is_named(path)]
    return sorted(named, key=lambda path: (path.count("/"), path))[:_MOST]


def _is_named(path: str) -> bool:
    name = PurePosixPath(path).name
    fits = _NAMED.fullmatch(name) is not None and not _SETTINGS.search(name)
    # The folders tell whose it is; a name such as api-spec.yaml would pass for a test.
    return fits and role_of(str(PurePosixPath(path).with_name("openapi.json"))) is Role.DOCUMENT


def _parsed(text: str | None, path: str) -> Document | None:
    if text is None:
        return None
    try:
        document = parse(text, source=path)
    except NotOpenAPI:
        return None
    return Document(raw=plain(document.raw), source=path, servers=document.servers)


def plain(raw: Any) -> Any:
    """Return a document in JSON's own terms; YAML also knows dates, and numbers as names."""
    return json.loads(json.dumps(raw, default=str))


def nearest(found: Sequence[Committed], operations: Iterable[str]) -> Committed | None:
    """Return the document that has most of the operations; the first one where none has any."""
    wanted = {alike(operation) for operation in operations}

    def fitting(one: Committed) -> int:
        return len(wanted & {alike(operation) for operation in one.document.operations})

    return max(found, key=fitting, default=None)


def committed_at(repository: Repository, commit: str, path: str) -> tuple[Committed | None, bool]:
    """Return the document at ``path`` as it was, and whether it can be told what there was.

    Where the path did not exist, the only document of that commit is meant: it was moved.
    """
    text = git.ask(repository.root, "show", f"{commit}:./{path}")
    if text is None:
        listed = git.ask(repository.root, "ls-tree", "-r", "-z", "--name-only", commit)
        if listed is None:
            return None, False
        names = [os.fsdecode(name) for name in listed.split(b"\0") if name]
        others = [_at(repository, commit, other) for other in candidates(names)]
        known = [other for other in others if other is not None]
        return (known[0] if len(known) == 1 else None), True
    document = _parsed(decode(text), path)
    return (Committed(path=path, document=document) if document else None), True


def _at(repository: Repository, commit: str, path: str) -> Committed | None:
    text = git.ask(repository.root, "show", f"{commit}:./{path}")
    document = _parsed(decode(text), path) if text is not None else None
    return Committed(path=path, document=document) if document else None
