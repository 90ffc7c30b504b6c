"""Finds the checklist of a repository."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from pytest_backend_dod.checklist.names import unique_ids
from pytest_backend_dod.checklist.reading import decode, read_items
from pytest_backend_dod.errors import UsageError
from pytest_backend_dod.model import Item

DEFAULT_FILE = "pytest_backend_dod/checklist/default.md"
"""What the items of the packaged checklist give as their file."""

_SETTING = "pyproject.toml: tool.backend-dod.checklist"
_OWN = "DEFINITION_OF_DONE.md"
_EXAMPLE = "- [ ] All endpoints implemented and tested"

_PLACES = (".", "docs", ".github", "doc")
_NAMES = ("definitionofdone", "dod")
_SUFFIXES = frozenset({".md", ".markdown"})
_BACKEND = re.compile(r"backend|back-end|server|api", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Located:
    """The checklist that was found."""

    items: tuple[Item, ...]
    files: tuple[str, ...]
    """Paths relative to the root folder, with forward slashes."""
    default: bool
    """Whether this is the packaged checklist, because the repository has none."""
    note: str
    """What a person should know about the choice; empty when there is nothing to say."""


def locate(root: Path, configured: Sequence[str]) -> Located:
    """Return the checklist that the configuration names, or else the one of the repository.

    Without a configured path, a file that is named as a definition of done goes first, then a
    section headed so in the files where teams keep their rules, then the packaged checklist.

    Raises:
        UsageError: when a configured file is missing, or a file that was chosen cannot be decoded
            or holds no criterion.
    """
    if configured:
        return _configured(root, configured)
    return _named(root) or _section(root) or _packaged()


def _configured(root: Path, configured: Sequence[str]) -> Located:
    items: list[Item] = []
    files = tuple(dict.fromkeys(_relative(root / name, root) for name in configured))
    for file in files:
        path = root / file
        if not path.is_file():
            kind = "a folder" if path.is_dir() else "missing"
            raise UsageError(
                f"the checklist {file} is {kind}",
                where=_SETTING,
                remedy=f"Name markdown files relative to {root}, such as "
                f'checklist = ["{_OWN}"], or remove the key.',
            )
        items += _criteria(path, file, where=f"{_SETTING}: {file}")
    return Located(items=unique_ids(items), files=files, default=False, note="")


def _named(root: Path) -> Located | None:
    """The first file whose name says definition of done."""
    candidates = list(_named_files(root))
    if not candidates:
        return None
    file = _relative(candidates[0], root)
    others = [_relative(path, root) for path in _distinct(candidates)[1:]]
    items = _criteria(candidates[0], file, where=file)
    return Located(items=tuple(items), files=(file,), default=False, note=_also(others))


def _named_files(root: Path) -> Iterator[Path]:
    for place in _PLACES:
        found = [
            (_NAMES.index(name), path)
            for path in _files(root, place)
            if path.suffix.lower() in _SUFFIXES
            and (name := re.sub(r"[\s_-]+", "", path.stem).lower()) in _NAMES
        ]
        yield from (path for _, path in sorted(found))


def _criteria(path: Path, file: str, *, where: str) -> list[Item]:
    items = read_items(_read(path, file), file=file, title_known=True)
    if not items:
        raise UsageError(
            "no criterion found; looked for task lists, bullets, numbered lists and tables"
            " below a heading such as “Definition of Done”",
            where=where,
            remedy=f"Write one line for each criterion, such as: {_EXAMPLE}",
        )
    return list(items)


def _section(root: Path) -> Located | None:
    """The first file with a section headed definition of done."""
    found: list[tuple[Path, tuple[Item, ...]]] = []
    for path in _distinct(_rule_files(root)):
        items = _section_of(path, _relative(path, root))
        if items:
            found.append((path, items))
    if not found:
        return None
    folder = found[0][0].parent
    chosen = found[:1]
    if folder == root / ".claude" / "agents":
        # Each agent may have a definition of its own; a backend is judged by the backend's.
        agents = [one for one in found if one[0].parent == folder]
        chosen = [one for one in agents if _BACKEND.search(one[0].stem)] or agents
    others = [_relative(path, root) for path, _ in found if path not in {one[0] for one in chosen}]
    return Located(
        items=unique_ids(item for _, items in chosen for item in items),
        files=tuple(_relative(path, root) for path, _ in chosen),
        default=False,
        note=_also(others),
    )


def _rule_files(root: Path) -> Iterator[Path]:
    homes = (".", "docs", ".github")
    for name in ("contributing.md", "agents.md", "readme.md"):
        for home in homes:
            yield from (path for path in _files(root, home) if path.name.lower() == name)
    yield from (path for path in _files(root, ".claude/agents") if path.suffix.lower() == ".md")
    yield from (path for path in _files(root, ".") if path.name.lower() == "claude.md")
    for home in (".github", ".", "docs"):
        for path in _files(root, home):
            if path.name.lower() == "pull_request_template.md":
                yield path
        for folder in _folders(root, home):
            if folder.lower() == "pull_request_template":
                inside = _files(root, f"{home}/{folder}")
                yield from (path for path in inside if path.suffix.lower() == ".md")


def _section_of(path: Path, file: str) -> tuple[Item, ...]:
    """The criteria of a file that holds much else; a file that cannot be read holds none."""
    try:
        raw = path.read_bytes()
    except OSError:
        return ()
    try:
        return read_items(decode(raw, file=file), file=file, strict=True)
    except UsageError:
        # Only a file with such a section has to be in order.
        if read_items(raw.decode("utf-8", "replace"), file=file, strict=True):
            raise
        return ()


def _packaged() -> Located:
    text = (resources.files(__package__) / "default.md").read_text(encoding="utf-8")
    return Located(
        items=read_items(text, file=DEFAULT_FILE),
        files=(DEFAULT_FILE,),
        default=True,
        note=f"No checklist was found, so the packaged one is used; write your own in {_OWN}, one"
        f" line for each criterion, such as “{_EXAMPLE}”.",
    )


def _read(path: Path, file: str) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise UsageError(
            f"the checklist cannot be read ({error.strerror or error})",
            where=file,
            remedy="Make the file readable for the user who runs pytest.",
        ) from error
    return decode(raw, file=file)


def _also(others: Sequence[str]) -> str:
    if not others:
        return ""
    return (
        f"Not read, although they too hold a definition of done: {', '.join(others)}; to read"
        " several files, name them all under tool.backend-dod.checklist."
    )


def _files(root: Path, place: str) -> list[Path]:
    """The files right in a folder, by name; the case of the folder's last name does not matter."""
    return sorted(path for path in _children(root, place) if path.is_file())


def _folders(root: Path, place: str) -> list[str]:
    return sorted(path.name for path in _children(root, place) if path.is_dir())


def _children(root: Path, place: str) -> list[Path]:
    folder = root / place
    if not folder.is_dir() and "/" not in place:
        try:
            folder = next(path for path in root.iterdir() if path.name.lower() == place)
        except (OSError, StopIteration):
            return []
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _distinct(paths: Iterator[Path] | Sequence[Path]) -> list[Path]:
    """The paths without those that lead to the same file, such as CLAUDE.md linked to AGENTS.md."""
    return list({path.resolve(): path for path in reversed(list(paths))}.values())[::-1]


def _relative(path: Path, root: Path) -> str:
    try:
        return Path(os.path.relpath(path, root)).as_posix()
    except ValueError:
        # Windows has no relative way to another drive.
        return path.as_posix()
