"""Where the code stands that coverage counts, when the project does not say so itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

_NO_PACKAGES = frozenset(
    {"tests", "test", "testing", "docs", "doc", "examples", "scripts", "tools", "benchmarks"}
    | {"build", "dist", "node_modules", "site_packages", "__pycache__", "versions"}
)
"""Folders that hold no code of the project's own when they are no packages."""


def sources(root: Path) -> list[Path]:
    """Return its root folder, ``src``, and the packages below them that have no ``__init__.py``."""
    tops = [root, *(path for path in (root / "src",) if path.is_dir())]
    return list(dict.fromkeys([*tops, *(path for top in tops for path in _implicit_packages(top))]))


def idle(root: Path, ran: Iterable[str]) -> list[Path]:
    """Return those of the packages directly below a top of which nothing ran: another program's.

    Args:
        root: The project's root folder.
        ran: The files of which a line ran.
    """
    src = root / "src"
    used = {path for file in ran for path in Path(file).parents}
    return [p for p in sources(root)[1:] if p.parent in {root, src} and p != src and p not in used]


def _implicit_packages(folder: Path, *, within: bool = False) -> Iterator[Path]:
    """Give folders of packages without ``__init__.py`` (PEP 420).

    coverage looks into no folder without that file for code that never ran. A folder counts as a
    package when it lies in one or holds one, unless it holds tests or the revisions of Alembic.
    """
    for path in sorted(folder.iterdir()):
        if not path.is_dir() or path.is_symlink() or not path.name.isidentifier():
            continue
        if (path / "__init__.py").is_file():
            yield from _implicit_packages(path, within=True)
        elif _is_no_package(path):
            continue
        elif any(path.glob("*.py")) if within else any(path.glob("*/__init__.py")):
            yield path
            yield from _implicit_packages(path, within=True)


def _is_no_package(path: Path) -> bool:
    """Whether a folder holds an environment, tests, examples, or the revisions of Alembic."""
    marks = ("pyvenv.cfg", "env.py", "conftest.py")
    return path.name in _NO_PACKAGES or any((path / mark).exists() for mark in marks)
