"""What all shards of a run, and the job that judges them, must have in common."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from typing import Any

from ..preparing import Work
from ..project import git
from ..project.repository import Repository


@dataclass(frozen=True, kw_only=True)
class Identity:
    """The state of the project that a shard speaks of."""

    commit: str
    """Name of the commit; empty without git."""
    tree: str
    """Digest of the changes to tracked files since the commit; without git, of the Python files."""
    checklist: str
    """Digest of the items."""
    experiments: str
    """Digest of what live probes are asked, with their parameters."""

    def differences(self, here: Identity) -> Iterator[str]:
        """Yield one phrase for each part that is not the same here."""
        for one in fields(self):
            theirs, ours = getattr(self, one.name), getattr(here, one.name)
            if theirs != ours:
                yield _PHRASES[one.name].format(theirs[:12] or "none", ours[:12] or "none")


_PHRASES = {
    "commit": "it is of commit {}, and this is {}",
    "tree": "its files were changed since the commit in another way than those here",
    "checklist": "its checklist is another",
    "experiments": "its probes or their parameters are others",
}


def identity(work: Work) -> Identity:
    """Return what this process has before it."""
    repository = Repository(root=work.root)
    commit = repository.head()
    return Identity(
        commit=commit,
        tree=_changes(repository) if commit else _files(repository),
        checklist=digest([asdict(item) for item in work.located.items]),
        experiments=digest(sorted(task.key for task in work.tasks)),
    )


def digest(values: Any) -> str:
    """Return the SHA-256 of plain values, the same on every machine."""
    text = json.dumps(values, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _changes(repository: Repository) -> str:
    """Files that git does not know are left out: reports, caches and the shards are among them."""
    asked = ("diff", "HEAD", "--binary", "--no-ext-diff", "--no-textconv", "--no-color", "--", ".")
    return hashlib.sha256(git.ask(repository.root, *asked) or b"").hexdigest()


def _files(repository: Repository) -> str:
    paths = [path for path in repository.files() if path.endswith(".py")]
    return digest([[path, repository.read(path) or ""] for path in paths])
