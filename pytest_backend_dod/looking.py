"""The process that looks at the files beside the suite; started as a module, see :mod:`.beside`.

It reads a job (JSON) from the folder on its command line. Each probe looks in a process forked from
this one and writes its answer there, whole or not at all. Nothing is printed. Interrupted by
SIGTERM, all of them clear up behind themselves.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

from . import parameters
from .model import Finding, Outcome, Status
from .probes.interface import RepositoryProbe
from .probes.registry import is_probe
from .project import stamps
from .project.repository import Repository

PRIORITY = 5
"""Added to the nice value: a process of the suite gets three times as much as one of these.

Not more, because others on the machine come first as well, and the session waits in the end.
"""

_JOB = "job"


@dataclass(frozen=True, kw_only=True)
class Question:
    """What one probe is to look at."""

    module: str
    probe: str
    looks: Sequence[Mapping[str, Any]]
    """The parameters of each look, as somebody wrote them."""


@dataclass(frozen=True, kw_only=True)
class Job:
    """All questions about one tree."""

    root: str
    document: str
    """Path of the API's document, where the configuration names one."""
    questions: Sequence[Question]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What one probe saw."""

    stamp: str
    """Digest of the files before they were read, see :mod:`.project.stamps`."""
    outcomes: Sequence[Outcome]
    """In the order of the looks."""
    seconds: Sequence[float]
    """How long each look took."""


# What is handed over


def hand_over(job: Job, folder: Path) -> None:
    """Write a job.

    Raises:
        OSError: When it cannot be written.
    """
    _write(job, _path(folder, _JOB))


def fetched(folder: Path, question: Question) -> Answer | None:
    """Return the answer to a question; None when there is none, or it answers something else."""
    try:
        values = json.loads(_path(folder, question.probe).read_bytes())
        answer = Answer(
            stamp=values["stamp"],
            outcomes=[_outcome(one) for one in values["outcomes"]],
            seconds=[float(one) for one in values["seconds"]],
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    number = len(question.looks)
    return answer if len(answer.outcomes) == len(answer.seconds) == number else None


def _path(folder: Path, name: str) -> Path:
    return folder / f"{name}.json"


def _write(values: Job | Answer, path: Path) -> None:
    unready = path.with_suffix(".part")
    unready.write_text(json.dumps(asdict(values)), encoding="ascii")
    unready.replace(path)


def _outcome(values: Mapping[str, Any]) -> Outcome:
    """Return the outcome that was written.

    Raises:
        AttributeError, KeyError, TypeError, ValueError: When it is none.
    """
    if not isinstance(values["summary"], str):
        raise TypeError("a summary is a text")
    return Outcome(
        **{
            **values,
            "status": Status(values["status"]),
            "findings": tuple(Finding(**one) for one in values["findings"]),
            "known": tuple(Finding(**one) for one in values["known"]),
            "notes": tuple(values["notes"]),
        }
    )


# Looking


def answered(job: Job, question: Question) -> Answer:
    """Look as often as the question says."""
    repository = Repository(root=Path(job.root), document=job.document)
    probe = _probe(question)
    # Before anything is read: a change from here on makes the answer void.
    stamp = stamps.digest(stamps.taken(repository), probe.concerns)
    outcomes, seconds = [], []
    for values in question.looks:
        chosen = parameters.read(probe.Parameters, values, where=question.probe)
        began = time.monotonic()
        outcomes.append(probe.look(repository, chosen))
        seconds.append(time.monotonic() - began)
    return Answer(stamp=stamp, outcomes=outcomes, seconds=seconds)


def _probe(question: Question) -> RepositoryProbe[Any]:
    (found,) = (
        value
        for value in vars(importlib.import_module(question.module)).values()
        if is_probe(value)
        and issubclass(value, RepositoryProbe)
        and value.__module__ == question.module
        and value.name == question.probe
    )
    return found()


def _side_by_side(works: Iterable[Callable[[], None]]) -> None:
    """Do each in a process of its own; one that breaks leaves the others alone."""
    running = []
    try:
        for work in works:
            running += [_forked(work)]
        for pid in running:
            os.waitpid(pid, 0)
    except KeyboardInterrupt:
        for pid in running:
            # One that has been waited for is not there any more.
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGTERM)
        for pid in running:
            with contextlib.suppress(OSError):
                os.waitpid(pid, 0)
        sys.exit(1)


def _forked(work: Callable[[], None]) -> int:
    pid = os.fork()
    if pid == 0:
        try:
            work()
        finally:
            os._exit(0)
    return pid


def _give_way() -> None:
    """Leave the processor to the suite wherever both want it."""
    with contextlib.suppress(OSError, AttributeError):
        os.nice(PRIORITY)
    # A session of its own shares the processor as a group, whatever the values of its members.
    with contextlib.suppress(OSError):
        Path("/proc/self/autogroup").write_text(f"{PRIORITY}\n", encoding="ascii")


def _stop(_number: int, _frame: FrameType | None) -> NoReturn:
    # Clearing up must not be interrupted once more.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise KeyboardInterrupt


def main() -> None:
    """Carry out the job of a folder."""
    signal.signal(signal.SIGTERM, _stop)
    _give_way()
    folder = Path(sys.argv[1])
    values = json.loads(_path(folder, _JOB).read_bytes())
    job = Job(**{**values, "questions": [Question(**one) for one in values["questions"]]})

    def answer(question: Question) -> None:
        _write(answered(job, question), _path(folder, question.probe))

    if not hasattr(os, "fork"):
        for question in job.questions:
            with contextlib.suppress(Exception):
                # The session will hear of it when it looks itself.
                answer(question)
        return
    _side_by_side([partial(answer, question) for question in job.questions])


if __name__ == "__main__":
    main()
