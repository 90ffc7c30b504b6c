"""Runs migrations in processes of their own and collects what these report."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...lifeline import Started
from ..repository import Repository
from . import environment
from .discovery import python_paths
from .ephemeral import Databases
from .records import AlembicPlace, DjangoPlace

_WORKER = "pytest_backend_dod.project.migrations.worker"

MOST_RESTARTS = 6
"""How often a walk goes on behind a revision that broke."""

_SPARE = 6
"""Databases for further aliases of Django's settings, for rows, and for going on behind a
migration that cannot be taken back."""

Event = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """What is asked of a run."""

    downgrade: bool
    newest: int
    app: str = ""
    """The application in whose context ``env.py`` runs; empty when it needs none."""
    scheme: str = ""
    """Dialect and driver of addresses, such as ``sqlite+aiosqlite``."""
    env: Mapping[str, str]
    """The configured environment."""
    names: Mapping[str, str]
    """Environment variables that the project reads, see :func:`.environment.names_read`."""


class Runs:
    """The processes for one place, each with an empty database, all within one time limit."""

    def __init__(
        self, repository: Repository, databases: Databases, wishes: Wishes, *, deadline: float
    ) -> None:
        self._repository = repository
        self._databases = databases
        self._wishes = wishes
        self._deadline = deadline
        self._number = 0

    def alembic(self, place: AlembicPlace) -> list[Event]:
        """Go to the head and compare, then walk each revision up, down and up."""
        events = self._alembic(place, phase="head")
        known = next((e for e in events if e["kind"] == "revisions"), None)
        if known is None or not _has(events, "reached") or _stopped(events):
            return events
        first, last = max(0, known["count"] - self._wishes.newest), known["count"]
        for _ in range(MOST_RESTARTS):
            if first >= last:
                break
            walked = self._alembic(place, phase="walk", first=first, last=last, rows=True)
            broke = next((e for e in walked if e["kind"] == "broke"), None)
            if broke is None or _stopped(walked) or broke["stage"] == "start":
                return [*events, *walked]
            # Whether it was the rows that broke it shows when there are none.
            index = next((e["index"] for e in reversed(walked) if e["kind"] == "at"), first)
            plain = self._alembic(place, phase="walk", first=index, last=index + 1, rows=False)
            again = next((e for e in plain if e["kind"] == "broke"), None)
            kept = [e for e in walked if e is not broke]
            if again is not None:
                events += [*kept, *(e for e in plain if e["kind"] != "rows")]
            else:
                events += [*kept, {**broke, "kind": "broke-with-rows"}, *plain]
            if _stopped(plain):
                return events
            first = index + 1
        if first < last:
            events.append({"kind": "left-out", "count": last - first})
        return events

    def _alembic(self, place: AlembicPlace, **job: Any) -> list[Event]:
        root = self._repository.root
        database = self._databases.fresh()
        return self._run(
            {
                "tool": "alembic",
                "cwd": str((root / place.folder).resolve()),
                "paths": self._paths(place.folder),
                "ini": str((root / place.ini).resolve()) if place.ini else "",
                "toml": str((root / place.toml).resolve()) if place.toml else "",
                "scripts": str((root / place.scripts).resolve()),
                "database": database.plain(),
                "shadow": self._databases.fresh().plain() if job["phase"] == "head" else None,
                "url": environment.address(database, self._wishes.scheme),
                "app": self._wishes.app if place.flask else "",
                "downgrade": self._wishes.downgrade,
                **job,
            },
            database,
        )

    def django(self, place: DjangoPlace) -> list[Event]:
        """Compare the models with the migrations, and walk them."""
        root = self._repository.root
        events: list[Event] = []
        for settings in place.settings:
            database = self._databases.fresh()
            events = self._run(
                {
                    "tool": "django",
                    "cwd": str((root / place.folder).resolve()),
                    "paths": self._paths(place.folder),
                    "settings": settings,
                    "database": database.plain(),
                    "more": [self._databases.fresh().plain() for _ in range(_SPARE)],
                    "downgrade": self._wishes.downgrade,
                    "newest": self._wishes.newest,
                },
                database,
            )
            if _has(events, "loaded") or _stopped(events):
                return [{"kind": "settings", "module": settings}, *events]
        return events

    def _paths(self, folder: str) -> list[str]:
        root = self._repository.root
        return [str((root / path).resolve()) for path in python_paths(self._repository, folder)]

    def _run(self, job: Mapping[str, Any], database: Any) -> list[Event]:
        left = self._deadline - time.monotonic()
        if left <= 0:
            return [{"kind": "late", "during": ""}]
        self._number += 1
        folder = self._databases.folder
        written, events = folder / f"job{self._number}.json", folder / f"events{self._number}.jsonl"
        whole = {
            **job,
            "root": str(self._repository.root.resolve()),
            "scratch": str(folder),
            "events": str(events),
        }
        written.write_text(json.dumps(whole), encoding="utf-8")
        environ = environment.scrubbed(
            os.environ,
            database,
            read=self._wishes.names,
            scheme=self._wishes.scheme,
            given=self._wishes.env,
            scratch=str(folder),
        )
        # The gate has to be found from the folder of the run.
        package = str(Path(__file__).resolve().parents[3])
        others = [path for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path]
        environ["PYTHONPATH"] = os.pathsep.join([*others, package])
        log = folder / f"output{self._number}.txt"
        with log.open("wb") as output:
            process: Started[bytes] = Started(
                [sys.executable, "-m", _WORKER, str(written)],
                cwd=folder,
                env=environ,
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
            try:
                process.wait(left)
                late = False
            except subprocess.TimeoutExpired:
                late = True
            finally:
                _end(process)
        seen = _read(events)
        if late:
            step = next((e for e in reversed(seen) if e["kind"] in {"step", "applied"}), {})
            behind = "in" if step.get("kind") == "step" else "behind"
            during = f"{behind} revision {step['revision']}" if step.get("revision") else ""
            return [*seen, {"kind": "late", "during": during}]
        if not _has(seen, "ended"):
            said = [line for line in log.read_text(errors="replace").splitlines() if line.strip()]
            last = said[-1][:200] if said else "it said nothing"
            return [*seen, {"kind": "gone", "status": process.returncode, "said": last}]
        return seen


def _end(process: Started[bytes]) -> None:
    """End the process with all that it has started."""
    process.end()
    if process.stdin is not None:
        process.stdin.close()


def _read(path: Path) -> list[Event]:
    if not path.is_file():
        return []
    events = []
    for line in path.read_text(encoding="utf-8").splitlines():
        with contextlib.suppress(ValueError):
            events.append(json.loads(line))
    return events


def _has(events: Sequence[Event], kind: str) -> bool:
    return any(event["kind"] == kind for event in events)


def _stopped(events: Sequence[Event]) -> bool:
    """Whether there is no point in another process."""
    return any(event["kind"] in {"late", "gone", "wanted"} for event in events)
