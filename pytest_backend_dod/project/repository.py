"""The files of the project, as git sees them."""

from __future__ import annotations

import os
import posixpath
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from . import git
from .changes import Changes, of_branch

LARGEST = 1_000_000
"""Bytes above which a file is data rather than something a person wrote."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NOT_OURS = _words(
    """
    .git .hg .svn .bzr CVS node_modules bower_components site-packages __pycache__ .cache
    .mypy_cache .pytest_cache .ruff_cache .hypothesis .schemathesis .tox .nox .eggs .gradle
    .next .nuxt .terraform htmlcov
    """
)
_OUTPUT = frozenset({"build", "dist", "target", "out"})


@dataclass(frozen=True, kw_only=True)
class Above:
    """What git tracks outside of a project's folder, in the same work tree."""

    files: tuple[str, ...] = ()
    """Those directly in the folders that the project's lies in, such as ``../.env``; sorted."""
    others: int = 0
    """How many stand elsewhere: in folders beside the project's."""


@dataclass(frozen=True, kw_only=True)
class Repository:
    """A project's folder and what belongs to it.

    Everything is looked up once; a later change of the tree is not seen.
    """

    root: Path
    """The project's folder; it need not be the top of the git repository."""
    document: str = ""
    """Path of the API's document, where the configuration names one."""

    def files(self) -> tuple[str, ...]:
        """Return the paths of the project's files, relative to the root, with ``/``, sorted.

        Under git these are the tracked files and those that are neither tracked nor ignored.
        Elsewhere it is the folder without version control, environments, caches and build output.
        Symbolic links, missing files and submodules are left out.
        """
        return self._listing[1]

    @property
    def under_git(self) -> bool:
        """Whether git decided what belongs to the project."""
        return self._listing[0]

    def above(self) -> Above:
        """Return the tracked files outside of the root; nothing where it is the work tree's top.

        What git does not track there may belong to anybody. Links, missing files and submodules
        are left out, as in :meth:`files`.
        """
        return self._above

    def read(self, path: str) -> str | None:
        r"""Return the text of a file, lines ending in ``\\n``; invalid characters are replaced.

        None for a binary, large (over 1 MB), or unreadable file.
        """
        try:
            with (self.root / path).open("rb") as file:
                data = file.read(LARGEST + 1)
        except OSError:
            return None
        return decode(data)

    def head(self) -> str:
        """Return the name of the current commit; empty without git or before the first commit."""
        return self._head

    @cached_property
    def changes(self) -> Changes | None:
        """What the branch changes; None where that cannot be told."""
        return of_branch(self.root)

    @cached_property
    def _head(self) -> str:
        answer = git.ask(self.root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        return (answer or b"").decode("ascii", "replace").strip()

    @cached_property
    def _listing(self) -> tuple[bool, tuple[str, ...]]:
        answer = git.ask(self.root, "ls-files", "--cached", "--others", "--exclude-standard", "-z")
        if answer is None or (not answer and self._ignored_as_a_whole()):
            return False, tuple(sorted(_walk(self.root)))
        names = {os.fsdecode(name) for name in answer.split(b"\0") if name}
        return True, tuple(sorted(name for name in names if _is_file(self.root / name)))

    @cached_property
    def _above(self) -> Above:
        prefix = git.ask(self.root, "rev-parse", "--show-prefix") if self.under_git else None
        here = os.fsdecode((prefix or b"").rstrip(b"\n"))
        answer = git.ask(self.root, "ls-files", "--full-name", "-z", "--", ":/") if here else None
        names = {os.fsdecode(name) for name in (answer or b"").split(b"\0") if name}
        outside = {name for name in names if not name.startswith(here)}
        # "a/b/" lies in "a/" and in the top, whose files have no folder at all.
        direct = {name for name in outside if here.startswith(name[: name.rfind("/") + 1])}
        paths = sorted(posixpath.relpath(name, here) for name in direct)
        return Above(
            files=tuple(path for path in paths if _is_file(self.root / path)),
            others=len(outside) - len(direct),
        )

    def _ignored_as_a_whole(self) -> bool:
        return git.ask(self.root, "check-ignore", "--quiet", ".") is not None


def decode(data: bytes) -> str | None:
    r"""Return the text of ``data``, lines ending in ``\\n``; None when it is binary or large."""
    utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if len(data) > LARGEST or (b"\0" in data and not utf16):
        return None
    text = data.decode("utf-16" if utf16 else "utf-8-sig", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def printable(path: str) -> str:
    """Return ``path`` in characters that are safe to show: no control characters, valid Unicode."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii")
        for char in path
    )


def _walk(root: Path) -> Iterator[str]:
    for folder, subfolders, names in os.walk(root):
        here = Path(folder)
        subfolders[:] = sorted(name for name in subfolders if _is_ours(here / name))
        for name in names:
            if _is_file(here / name):
                yield (here / name).relative_to(root).as_posix()


def _is_ours(folder: Path) -> bool:
    name = folder.name
    if name in _NOT_OURS or name.endswith(".egg-info"):
        return False
    if name in _OUTPUT and not (folder / "__init__.py").exists():
        return False
    return not ((folder / "pyvenv.cfg").exists() or (folder / "conda-meta").exists())


def _is_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except (OSError, ValueError):
        return False
