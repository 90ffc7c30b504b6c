"""What a branch changes, against the branch it will be merged into."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from . import git

_TRUNKS = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
"""Where a branch is expected to go, best first."""


@dataclass(frozen=True, kw_only=True)
class Changes:
    """Files that differ from the point where the branch left its trunk."""

    since: str
    """The trunk, such as ``origin/main``."""
    paths: tuple[str, ...]
    """Relative to the top of the repository, sorted; also what is not committed yet."""


def of_branch(root: Path) -> Changes | None:
    """Return what changed since the branch left its trunk.

    None where that cannot be told: no git, no trunk, a clone that was cut off, or the trunk itself.
    """
    head = _line(root, "rev-parse", "HEAD")
    for trunk in _TRUNKS:
        base = _line(root, "merge-base", "HEAD", trunk)
        if base and base != head:
            return _since(root, trunk, base)
    return None


def _since(root: Path, trunk: str, base: str) -> Changes | None:
    top = _line(root, "rev-parse", "--show-toplevel")
    changed = git.ask(root, "diff", "--name-only", "--no-renames", "-z", base)
    added = git.ask(Path(top), "ls-files", "--others", "--exclude-standard", "-z") if top else None
    if changed is None or added is None:
        return None
    names = {os.fsdecode(name) for name in (changed + added).split(b"\0") if name}
    return Changes(since=trunk, paths=tuple(sorted(names)))


def _line(root: Path, *arguments: str) -> str:
    return os.fsdecode(git.ask(root, *arguments) or b"").strip()
