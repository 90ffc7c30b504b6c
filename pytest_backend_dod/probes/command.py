"""The command probe."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from ..lifeline import Started
from ..model import Finding, Outcome, Status
from ..parameters import parameter
from ..project.repository import Repository
from .interface import RepositoryProbe

OUTPUT_LINES = 30
"""Lines of output that are kept as evidence."""


GRACE = 2.0
"""Seconds to wait for the output of a command that was ended."""


@dataclass(frozen=True, kw_only=True)
class CommandParameters:
    """Parameters of the command probe."""

    run: str = parameter("", "The command, split as a shell splits words; run in the root folder.")
    timeout: float = parameter(600.0, "Time limit.", unit="s")
    shell: bool = parameter(False, "Whether a shell runs it, for pipes and the like.")


class Command(RepositoryProbe[CommandParameters]):
    """A command of the project's own succeeds.

    What it proves: the command ended with exit status 0 within its time limit.

    What it cannot see: whether the command checks what the line says.

    How it decides: it runs in the root folder, without a shell unless `shell` is set, in a process
    group of its own that is ended with it, without standard input. Failed: any other exit status,
    or the time limit.
    Inconclusive: the command cannot be started, or none is configured.

    Source: POSIX, exit status of a command.
    """

    name = "command"
    Parameters = CommandParameters

    def look(self, repository: Repository, parameters: CommandParameters) -> Outcome:
        """Run the command and decide by its exit status."""
        if not parameters.run.strip():
            return Outcome(
                status=Status.INCONCLUSIVE,
                summary="no command is given",
                advice='Write it: command = { run = "…" }',
            )
        began = time.monotonic()
        try:
            status, output = _run(repository, parameters)
        except (OSError, ValueError) as problem:
            reason = getattr(problem, "strerror", None) or str(problem)
            return Outcome(
                status=Status.INCONCLUSIVE,
                summary=f"`{parameters.run}` could not be started: {reason}",
                advice="See that the command is installed, or correct the configuration.",
            )
        seconds = time.monotonic() - began
        measures = {"command": parameters.run, "exit": status}
        if status == 0:
            return Outcome(
                status=Status.PASSED,
                summary=f"`{parameters.run}` exited with 0",
                measures=measures,
                seconds=seconds,
            )
        how = "ran out of time" if status is None else f"exited with {status}"
        limit = f"an end within {parameters.timeout:g} s"
        finding = Finding(
            what=f"`{parameters.run}` {how}",
            where="the root folder",
            measured=how,
            expected=limit if status is None else "exit status 0",
            reproduce=parameters.run,
            remedy="Run it yourself and mend what it reports.",
            detail=output,
        )
        return Outcome(
            status=Status.FAILED,
            summary=finding.what,
            findings=(finding,),
            measures=measures,
            seconds=seconds,
        )


def _run(repository: Repository, parameters: CommandParameters) -> tuple[int | None, str]:
    """Return the exit status, None when time ran out, and the end of the output."""
    words: str | list[str] = parameters.run if parameters.shell else shlex.split(parameters.run)
    process: Started[str] = Started(
        words,
        cwd=repository.root,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env=_environment(),
    )
    try:
        output, _ = process.communicate(timeout=parameters.timeout)
        status: int | None = process.returncode
    except subprocess.TimeoutExpired:
        process.end()
        output, status = _rest(process), None
    finally:
        process.end()
    return status, "\n".join(output.splitlines()[-OUTPUT_LINES:])


def _rest(process: subprocess.Popen[str]) -> str:
    """Return what an ended command had written; a child that got away may hold the pipe."""
    try:
        return process.communicate(timeout=GRACE)[0]
    except subprocess.TimeoutExpired as still:
        text = still.stdout or ""
        return text.decode("utf-8", "replace") if isinstance(text, bytes) else text


def _environment() -> dict[str, str]:
    """Return the environment without what pytest put there, with this interpreter's tools first."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
    tools = str(Path(sys.executable).parent)
    return {**kept, "PATH": os.pathsep.join(filter(None, [tools, kept.get("PATH", "")]))}
