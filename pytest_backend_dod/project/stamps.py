"""Whether the project's files are still what they were, told without reading them.

What looks at the files while the suite runs has seen them at some moment, and the suite may write
into the tree. Size and times of every file are compared between the beginning of the look and the
end of the suite. The time of the last change of the entry itself is among them: a file that was
moved away and back, or written and restored with its old time, has another one.

A file that came and went in between leaves no trace here.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping

from . import git
from .repository import Repository

REFERENCES = ".git"
"""Key of the stamp of what git's branches and tags point to."""

_READ_ALTHOUGH_IGNORED = (".env", ".env.local", "../.env")
"""Settings that applications load, and that git mostly does not list."""

Stamps = Mapping[str, str]
"""Path of a file → its size and times."""


def taken(repository: Repository) -> Stamps:
    """Return the stamps of the project's files as they are now.

    Takes one call of the system for a file, and at most four of git for all of them.
    """
    root = os.fspath(repository.root)
    stamps = {}
    for path in (*repository.files(), *repository.above().files, *_READ_ALTHOUGH_IGNORED):
        try:
            # Half the time goes into paths when they are objects.
            seen = os.stat(f"{root}/{path}", follow_symlinks=False)  # noqa: PTH116
        except (OSError, ValueError):
            continue
        stamps[path] = f"{seen.st_size} {seen.st_mtime_ns} {seen.st_ctime_ns}"
    if repository.under_git:
        pointed = git.ask(repository.root, "show-ref", "--head") or b""
        stamps[REFERENCES] = hashlib.sha256(pointed).hexdigest()
    return stamps


def digest(stamps: Stamps, concerns: Callable[[str], bool]) -> str:
    """Return the SHA-256 of those stamps whose paths are of concern."""
    lines = [f"{path}\0{stamp}\n" for path, stamp in stamps.items() if concerns(path)]
    return hashlib.sha256("".join(lines).encode("utf-8", "surrogateescape")).hexdigest()
