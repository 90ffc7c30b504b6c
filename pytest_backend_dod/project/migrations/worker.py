"""The process in which migrations run; started as a module, never imported by the gate.

It reads a job (JSON) from the path on its command line and writes events, one line of JSON each,
as they happen, so that what was seen before a crash or the time limit is not lost. It ends when
the other side closes its standard input.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

from .guard import Guard, Refused, masked
from .records import Database

LONGEST = 400
"""Characters of an error that are kept."""


class Events:
    """Writes what happens."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._lock = threading.Lock()

    def __call__(self, kind: str, **values: Any) -> None:
        """Write one event."""
        with self._lock:
            self._file.write(json.dumps({"kind": kind, **values}, default=str) + "\n")
            self._file.flush()


def told(problem: BaseException) -> str:
    """Return an exception as one line, without secrets and statements."""
    origin = getattr(problem, "orig", None) or problem
    text = " ".join(str(origin).split())
    return masked(f"{type(origin).__name__}: {text}"[:LONGEST])


def refused(problem: BaseException | None) -> bool:
    """Whether the guard's refusal is behind an exception."""
    seen: set[int] = set()
    while problem is not None and id(problem) not in seen:
        if isinstance(problem, Refused):
            return True
        seen.add(id(problem))
        problem = problem.__cause__ or problem.__context__
    return False


def frames(problem: BaseException) -> list[tuple[str, int]]:
    """Return the places that an exception passed, innermost last."""
    return [
        (frame.filename, frame.lineno or 0) for frame in traceback.extract_tb(problem.__traceback__)
    ]


def problem_event(tell: Events, problem: BaseException, root: str) -> None:
    """Report that the migrations could not be looked at."""
    passed = frames(problem)
    own = [place for place in passed if _is_below(place[0], root)]
    here = str(Path(__file__).parent)
    if passed and passed[-1][0].startswith(here) and not own and not refused(problem):
        tell("defect", error=told(problem), where=f"{Path(passed[-1][0]).name}:{passed[-1][1]}")
        return
    where = f"{relative(own[-1][0], root)}:{own[-1][1]}" if own else ""
    tell("problem", error=told(problem), where=where, type=type(problem).__name__)


def relative(path: str, root: str) -> str:
    """Return a path relative to the root, with ``/``."""
    return Path(os.path.relpath(os.path.realpath(path), os.path.realpath(root))).as_posix()


def _is_below(path: str, root: str) -> bool:
    if path.startswith("<"):
        return False
    whole = os.path.realpath(path)
    return whole.startswith(os.path.realpath(root) + os.sep) and "site-packages" not in whole


def _watch_parent() -> None:
    """End with the gate, however busy the migrations are."""

    def read() -> None:
        sys.stdin.buffer.read()
        os._exit(0)

    threading.Thread(target=read, daemon=True).start()


def _enter(job: Mapping[str, Any]) -> None:
    """Take the place that the project's own commands run in."""
    here = str(Path.cwd())
    sys.path[:] = [path for path in sys.path if path not in {"", here}]
    folders: Sequence[str] = job["paths"]
    os.chdir(job["cwd"])
    sys.path[:0] = [path for path in folders if path not in sys.path]
    sys.dont_write_bytecode = True


def main() -> None:
    """Carry out the job."""
    job = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    _watch_parent()
    with Path(job["events"]).open("a", encoding="utf-8") as file:
        tell = Events(file)
        guard = Guard(Database(**job["database"]), tell, folder=job["scratch"])
        try:
            # The library comes first: a folder of the project may bear its name.
            if job["tool"] == "alembic":
                from . import alembic_walk as tool
            else:
                from . import django_walk as tool  # type: ignore[no-redef]
            guard.install()
            _enter(job)
            tool.carry_out(job, guard, tell)
        except BaseException as problem:  # noqa: BLE001 - SystemExit among them; told to the gate
            problem_event(tell, problem, job["root"])
        tell("ended")
    # Threads and pools of the project must not keep the process.
    os._exit(0)


if __name__ == "__main__":
    main()
