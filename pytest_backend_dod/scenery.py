"""What a run was like, in words: for the head of the report, and for probes that saw nothing.

Pure functions over what the live part recorded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from .checklist.locating import Located
from .config import FILE, TABLE
from .hosts.interface import Survey
from .hosts.live import LiveRecord
from .model import Scene
from .project.candidates import candidates
from .project.repository import Repository
from .termination import Terminated


def scene(
    located: Located,
    live: LiveRecord,
    *,
    probed: bool,
    folder: str = "",
    notes: Sequence[str] = (),
) -> Scene:
    """Return the head of the report.

    Args:
        located: The checklists that were found.
        live: What the live part recorded.
        probed: Whether there was a live part at all.
        folder: Where the root folder lies in the repository.
        notes: What else a reader should know.
    """
    return Scene(
        checklists=located.files,
        hosts=tuple(_ways(live)) if probed else (),
        notes=tuple(note for note in (located.note, *notes, *live.notes) if note),
        folder=folder,
    )


def place_in_repository(root: Path) -> str:
    """Return where a folder lies in its repository; empty for the repository's own folder."""
    here = root.resolve()
    top = next((path for path in (here, *here.parents) if (path / ".git").exists()), here)
    return "" if top == here else here.relative_to(top).as_posix()


def survey(live: LiveRecord, repository: Repository, *, partial: str = "") -> Survey:
    """Return what live probes want to know about the run as a whole."""
    return Survey(
        hosts=tuple(live.hosts),
        lost=dict(live.lost),
        unserved=dict(live.unserved),
        operations=tuple(live.operations),
        documented=bool(live.document),
        exercised=dict(live.exercised),
        durations=dict(live.durations),
        advice="" if live.hosts else _advice(repository, live),
        notes=tuple(live.notes),
        leaks=tuple(live.leaks.found),
        looked=live.leaks.looked,
        partial=partial,
        answers=tuple(_gathered(live)),
    )


def _gathered(live: LiveRecord) -> list[dict[str, Any]]:
    if not live.answers:
        return []
    # Imported only here: it costs a start that does not need it.
    from .project.answers import gathered

    return gathered(live.answers)


def interruption(problem: BaseException) -> str:
    """Say why the suite did not come to its end."""
    text = str(problem)
    if isinstance(problem, pytest.Session.Failed):
        return f"the suite was stopped: {text}"
    if isinstance(problem, pytest.Session.Interrupted):
        return f"the suite was interrupted: {text}"
    if isinstance(problem, pytest.exit.Exception):
        return f"a test or plugin called pytest.exit: {text}"
    if isinstance(problem, Terminated):
        return "the suite was ended by SIGTERM"
    if isinstance(problem, KeyboardInterrupt):
        return "the suite was interrupted from the keyboard"
    return f"the suite ended early: {type(problem).__name__} {text}".strip()


def _ways(live: LiveRecord) -> Iterator[str]:
    tests = [name for name in live.hosts if "::" in name]
    others = [name for name in live.hosts if "::" not in name]
    served = {
        o["operation"] for o in live.observations if o.get("kind") == "test" and o.get("operation")
    }
    if tests:
        what = f"{_counted(len(served), 'operation')} in " if served else ""
        apps = ", ".join(live.apps)
        yield f"{what}{len(tests)} of the suite's own tests, run once more ({apps})"
    yield from others
    if live.document:
        yield f"API document: {live.document}, {_counted(len(live.operations), 'operation')}"
    for name, why in sorted(live.lost.items()):
        if "::" not in name:
            yield f"{name}: {why}"
    if not live.hosts:
        yield "none: no probe could send a request"


def _advice(repository: Repository, live: LiveRecord) -> str:
    broken = [f"{name}: {why}" for name, why in sorted(live.lost.items()) if "::" not in name]
    if broken:
        return broken[0]
    if live.lost:
        test, why = min(live.lost.items())
        return (
            f"No test could serve as host; {test}: {why}. Give the fixture backend_dod_app instead."
        )
    found = candidates(repository)
    line = f'app = "{found[0]}"' if found else 'app = "package.module:app"'
    others = f" (or {', '.join(found[1:4])})" if found[1:] else ""
    return f"The suite sent no request to an app. Write in {FILE}:\n[{TABLE}]\n{line}{others}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
