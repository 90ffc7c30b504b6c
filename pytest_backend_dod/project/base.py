"""The commit that the work at hand is compared with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from . import git
from .repository import Repository

USUAL_BASES = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
"""Names of the branch that work goes into, the surest first."""

_FETCH = (
    "Fetch the base branch with its history (fetch-depth: 0 in GitHub Actions), or name another by "
    "the parameter base."
)


@dataclass(frozen=True, kw_only=True)
class Base:
    """Where the work began, or why that is not known."""

    commit: str = ""
    """Empty when there is none."""
    name: str = ""
    """The branch, or what else it is, for people."""
    trouble: str = ""
    """Why there is no commit; empty when there is one."""
    advice: str = ""
    """What to do about it; empty when nothing can be done, since nothing came before."""


def base_of(repository: Repository, named: str = "") -> Base:
    """Return where the work left its base branch.

    On the base branch itself that is the commit before, and so it is where a commit of it is
    checked out without a branch, as continuous integration does.

    Args:
        repository: The project.
        named: A branch, tag or commit; empty for the usual ones.
    """
    root, head = repository.root, repository.head()
    if not head:
        return Base(trouble="there is no git history", advice="Keep the project under git.")
    for name in (named,) if named else USUAL_BASES:
        tip = _commit(root, name)
        if not tip:
            continue
        merge_base = _text(git.ask(root, "merge-base", tip, head))
        if not merge_base:
            return Base(trouble=f"no commit in common with {name} is known here", advice=_FETCH)
        if merge_base == head and _is_on(root, name):
            return _before(root, head, name)
        return Base(commit=merge_base, name=name)
    looked = named or ", ".join(USUAL_BASES)
    return Base(trouble=f"no base branch is known here (looked for {looked})", advice=_FETCH)


def _is_on(root: Path, name: str) -> bool:
    """Whether the branch that is checked out is this one, or none is."""
    current = _text(git.ask(root, "symbolic-ref", "--quiet", "--short", "HEAD"))
    meant = _text(git.ask(root, "rev-parse", "--abbrev-ref", name)) if "/" in name else name
    return not current or meant in {current, f"origin/{current}"}


def _before(root: Path, head: str, name: str) -> Base:
    parent = _commit(root, f"{head}~1")
    if parent:
        return Base(commit=parent, name=f"the commit before, on {name}")
    if _text(git.ask(root, "rev-parse", "--is-shallow-repository")) == "true":
        return Base(trouble="the clone is shallow: the commit before is not in it", advice=_FETCH)
    return Base(trouble="this is the first commit: nothing came before")


def _commit(root: Path, name: str) -> str:
    wanted = f"{name}^{{commit}}"
    return _text(git.ask(root, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted))


def _text(answer: bytes | None) -> str:
    return (answer or b"").decode("ascii", "replace").strip()
