"""Static work beside the suite: what looks only at files does so in a process of its own.

The probes of the plugin's own that look at the repository begin when the tests begin, and their
answers are fetched when the tests have ended. An answer counts only when it is the one that would
be given then: no file that the probe is concerned with has changed meanwhile, it kept well within
its time limits, and something could be told. In every other case (the process died or hangs, what
it says cannot be read) the session looks itself, as it does at probes of other plugins. Commands
are never run beside the suite: which files one reads and writes is known to nobody.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from . import parameters
from .deciding import Key, asked, key
from .lifeline import Folder, Started
from .looking import Answer, Job, Question, fetched, hand_over
from .model import Assignment, Outcome, Status
from .preparing import Work
from .probes import registry
from .probes.interface import Probe, RepositoryProbe
from .project import stamps
from .project.repository import Repository

_LOOKING = "pytest_backend_dod.looking"
_RUN_SOMETHING = frozenset({"command"})
"""Probes that look at more than files."""

UNLIMITED = 600.0
"""Seconds that a look without a time limit of its own may take."""
_SPARE = 0.9
"""Share of its time limit that a look may use up: what had to hurry may have left something out."""
_GRACE = 10.0
"""Seconds to clear up behind itself for what is ended."""

_FOREIGN = ("COV_CORE_", "COVERAGE_", "PYTEST_")
"""Variables by which pytest and coverage take hold of processes that tests start."""

Look = tuple[Probe[Any], Assignment]


def planned(work: Work) -> Iterator[Look]:
    """Return what is to be looked at in a whole run; nothing where only parts are judged."""
    if not work.narrows:
        for assignment in asked(work).values():
            yield work.probes[assignment.probe], assignment


@dataclass(frozen=True, kw_only=True)
class _Asked:
    """One probe that looks beside the suite."""

    probe: RepositoryProbe[Any]
    places: Mapping[Key, int]
    """What an assignment asks → its place among the looks."""
    limits: tuple[float, ...]
    """Seconds that each look may take."""
    question: Question


class Beside:
    """Starts the process, fetches its answers, and ends it."""

    def __init__(self, root: Path, document: str) -> None:
        self._root = root
        self._document = document
        self._asked: Mapping[str, _Asked] = {}
        self._answers: Mapping[str, Answer] | None = None
        self._folder: Folder | None = None
        self._process: Started[bytes] | None = None
        self._now: stamps.Stamps | None = None

    def start(self, looks: Iterable[Look]) -> None:
        """Begin to look, as far as files alone are looked at."""
        self._asked = {one.question.probe: one for one in _questions(looks)}
        if not self._asked:
            return
        # Where no process can be had, the session looks itself.
        with contextlib.suppress(OSError):
            self._folder = Folder("backend-dod-beside-")
            self._process = self._started(Path(self._folder.name))

    def _started(self, folder: Path) -> Started[bytes]:
        job = Job(
            root=os.fspath(self._root),
            document=self._document,
            questions=[one.question for one in self._asked.values()],
        )
        hand_over(job, folder)
        return Started(
            [sys.executable, "-m", _LOOKING, os.fspath(folder)],
            # No file of the project is in the way of the gate's modules.
            cwd=folder,
            env=_environment(os.environ, folder),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def answer(self, assignment: Assignment, repository: Repository) -> Outcome | None:
        """Return an outcome that was seen beside the suite; None when the session has to look.

        Waits for it no longer than looking may take.

        Args:
            assignment: What is asked.
            repository: The files as they are now, the same in every call.
        """
        asked = self._asked.get(assignment.probe)
        place = asked.places.get(key(assignment)) if asked is not None else None
        if asked is None or place is None:
            return None
        answer = self._fetched().get(assignment.probe)
        if answer is None or not _reliable(answer, place, asked.limits[place]):
            return None
        if self._now is None:
            self._now = stamps.taken(repository)
        same = answer.stamp == stamps.digest(self._now, asked.probe.concerns)
        return answer.outcomes[place] if same else None

    def _fetched(self) -> Mapping[str, Answer]:
        if self._answers is None:
            self._answers = dict(self._fetch())
        return self._answers

    def _fetch(self) -> Iterator[tuple[str, Answer]]:
        if self._process is None or self._folder is None:
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(max(sum(one.limits) for one in self._asked.values()))
        for name, one in self._asked.items():
            answer = fetched(Path(self._folder.name), one.question)
            if answer is not None:
                yield name, answer
        self.end()

    def end(self) -> None:
        """End what still runs, with all that it has started, and leave no file behind."""
        process, self._process = self._process, None
        if process is not None:
            if process.poll() is None:
                process.terminate()
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(_GRACE)
            process.end()
        folder, self._folder = self._folder, None
        if folder is not None:
            folder.cleanup()


def _questions(looks: Iterable[Look]) -> Iterator[_Asked]:
    grouped: dict[RepositoryProbe[Any], list[Assignment]] = {}
    for probe, assignment in looks:
        own = type(probe).__module__.startswith(f"{registry.__package__}.")
        if own and isinstance(probe, RepositoryProbe) and probe.name not in _RUN_SOMETHING:
            grouped.setdefault(probe, []).append(assignment)
    for probe, assignments in grouped.items():
        yield _Asked(
            probe=probe,
            places={key(one): place for place, one in enumerate(assignments)},
            limits=tuple(_limit(probe, one) for one in assignments),
            question=Question(
                module=type(probe).__module__,
                probe=probe.name,
                looks=[dict(one.parameters) for one in assignments],
            ),
        )


def _limit(probe: Probe[Any], assignment: Assignment) -> float:
    """Return the seconds that a look may take by its own parameters."""
    chosen = parameters.read(probe.Parameters, assignment.parameters, where=assignment.reason)
    own = [getattr(chosen, one.name) for one in fields(chosen) if one.metadata.get("unit") == "s"]
    return min(own, default=UNLIMITED)


def _reliable(answer: Answer, place: int, limit: float) -> bool:
    told = answer.outcomes[place].status not in {Status.INCONCLUSIVE, Status.ERROR}
    return told and answer.seconds[place] < _SPARE * limit


def _environment(environ: Mapping[str, str], folder: Path) -> dict[str, str]:
    """Return the environment of a process that nobody measures, with its temporary files here."""
    kept = {name: value for name, value in environ.items() if not name.startswith(_FOREIGN)}
    return {**kept, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), os.fspath(folder))}
