"""``pytest --backend-dod-init``: a first configuration, and a checklist where there is none.

What is written is read off the files of the project; nothing is imported or started, and nothing
that exists is changed: a table that is there stays, and a new one goes behind the file's last line.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from . import config as configuration_room
from .checklist.locating import Located, locate
from .checklist.planning import plan
from .checklist.reading import read_items
from .config import FILE, TABLE, Configuration, tomllib
from .errors import UsageError
from .model import ItemPlan
from .probes.registry import AnyProbe, collect
from .project import candidates, committed
from .project.repository import Repository

CHECKLIST = "DEFINITION_OF_DONE.md"

_LINES = (
    ("Tests", "The test suite passes", ""),
    ("Tests", "Tests achieve at least 80% coverage", ""),
    ("API", "All endpoints implemented and tested", "backend"),
    ("API", "Input validation implemented", "backend"),
    ("API", "Errors have one consistent format and never expose internals", "backend"),
    ("API", "API fuzzing finds no server errors", "backend"),
    ("API", "Rate limiting configured where needed", "backend"),
    ("API", "OpenAPI document is valid and describes every operation", "document"),
    ("API", "The committed OpenAPI document matches the running application", "document"),
    ("API", "No breaking changes for existing clients", "document"),
    ("Database", "Migrations apply to an empty database and fit the models", "migrations"),
    ("Database", "Migrations are reversible", "migrations"),
    ("Operation", "Health endpoints answer for liveness and readiness", "backend"),
    ("Operation", "Requests and failures are logged, without secrets in the logs", "backend"),
    ("Security", "No secrets or hard-coded credentials in the repository", ""),
    ("Security", "Static security scan shows no medium or high findings", ""),
    ("People", "Changes are reviewed by a second person", ""),
)
"""Section, criterion, and what must have been found for it to have a meaning."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """What the files of a project show."""

    apps: tuple[str, ...] = ()
    document: str = ""
    migrations: str = ""
    """The file or folder that tells of migrations."""

    @property
    def kinds(self) -> set[str]:
        """What criteria can be about."""
        named = {"backend": self.apps or self.document, "document": self.document}
        named["migrations"] = self.migrations
        return {"", *(kind for kind, what in named.items() if what)}


def look(repository: Repository) -> Found:
    """Return what the files show."""
    documents = committed.committed(repository)
    files = repository.files()
    return Found(
        apps=candidates.candidates(repository),
        document=documents[0].path if documents else "",
        migrations=next(filter(None, map(_migrations, files)), ""),
    )


def _migrations(path: str) -> str:
    """Return what a path says of migrations: Alembic's settings, or a folder of revisions."""
    if path.rsplit("/", 1)[-1] == "alembic.ini":
        return path
    folder, _, name = path.rpartition("/")
    return folder if folder.endswith(("migrations", "versions")) and name[:4].isdigit() else ""


def checklist(found: Found, probes: Mapping[str, AnyProbe]) -> str:
    """Return a checklist of what can be decided in a project like this one."""
    lines: list[str] = ["# Definition of Done"]
    section = ""
    for title, text, needed in _LINES:
        if needed in found.kinds and _decided(text, probes):
            if title != section:
                lines += ["", f"## {title}", ""]
                section = title
            lines.append(f"- [ ] {text}")
    return "\n".join(lines) + "\n"


def _decided(text: str, probes: Mapping[str, AnyProbe]) -> bool:
    items = read_items(f"# Definition of Done\n\n- [ ] {text}\n", file=CHECKLIST)
    return not any(one.advice for one in plan(items, probes, Configuration(root=Path())))


def table(found: Found, plans: Sequence[ItemPlan], files: Iterable[str]) -> str:
    """Return the table of the configuration, with what is left open as comments."""
    lines = [f"[{TABLE}]", f"# Checklist: {', '.join(files)}"]
    lines += _app(found.apps)
    if found.document:
        lines.append(f"openapi = {json.dumps(found.document)}")
    if found.migrations:
        lines.append(f"# Migrations: {found.migrations}. What brings a new database up to date:")
        lines.append('# prepare = "alembic upgrade head"')
    for one in (one for one in plans if one.advice and not one.item.struck):
        paste = one.advice.partition("\n")[2].splitlines()
        lines += ["", f"# Not decided yet ({one.item.file}:{one.item.line}): {one.item.text}"]
        lines += [f"# {line}" for line in paste]
    return "\n".join(lines) + "\n"


def _app(apps: Sequence[str]) -> Iterator[str]:
    if len(apps) == 1:
        yield f"app = {json.dumps(apps[0])}"
    elif apps:
        yield "# Which of these is the backend? The suite's own tests serve where none is named."
        yield from (f"# app = {json.dumps(app)}" for app in apps)


def initialise(root: Path, probes: Mapping[str, AnyProbe]) -> Iterator[str]:
    """Write what is missing, and give a line about each file.

    Raises:
        UsageError: When the configuration or a checklist cannot be understood.
    """
    configuration = configuration_room.load(root)
    found = look(Repository(root=root))
    located: Located = locate(root, configuration.settings.checklist)
    if located.default:
        yield _created(root / CHECKLIST, checklist(found, probes))
        located = locate(root, ())
    else:
        yield f"{', '.join(located.files)}: the checklist, left as it is"
    plans = plan(located.items, probes, configuration)
    if _has_table(root):
        yield f"{FILE}: there is a [{TABLE}] already, left as it is"
    else:
        yield _appended(root / FILE, table(found, plans, located.files))
    undecided = [one for one in plans if one.advice and not one.item.struck]
    yield f"{len(plans) - len(undecided)} of {len(plans)} lines are decided; see them with"
    yield "  pytest --backend-dod --collect-only"


def _created(path: Path, text: str) -> str:
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        return f"{path.name}: holds no criterion, left as it is"
    return f"{path.name}: written"


def _has_table(root: Path) -> bool:
    path = root / FILE
    if not path.is_file():
        return False
    tools = tomllib.loads(path.read_text(encoding="utf-8-sig")).get("tool", {})
    return "backend-dod" in tools


def _appended(path: Path, text: str) -> str:
    before = path.read_bytes() if path.is_file() else b""
    gap = b"" if not before else b"\n" if before.endswith(b"\n") else b"\n\n"
    with path.open("ab") as file:
        file.write(gap + text.encode())
    return f"{path.name}: [{TABLE}] written"


def run(config: pytest.Config) -> pytest.ExitCode:
    """Write what is missing and tell about it."""
    registered = config.hook.pytest_backend_dod_probes(config=config)
    try:
        probes = collect(p for some in registered for p in some or ())
        for line in initialise(config.rootpath, probes):
            # There is no terminal reporter before the session.
            sys.stdout.write(f"{line}\n")
    except UsageError as problem:
        raise pytest.UsageError(f"backend-dod: {problem}") from None
    return pytest.ExitCode.OK
