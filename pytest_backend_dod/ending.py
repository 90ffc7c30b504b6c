"""How a run ends: reports are written, boxes are set, and pytest gets its exit status."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from . import ticking
from .adopting import Adoption
from .errors import UsageError
from .model import Result
from .preparing import Work
from .reports import destinations, github
from .reports.terminal import TerminalReport

TICK = "--backend-dod-tick"


class Ending:
    """What is left to do when all is judged, or nothing could be.

    Raises:
        UsageError: For a report that cannot be understood, or boxes that nobody owns.
    """

    def __init__(self, config: pytest.Config, work: Work) -> None:
        self._destinations = destinations.read(
            config.option.backend_dod_report, config.invocation_params.dir
        )
        self._tick = bool(config.option.backend_dod_tick)
        self._work = work
        self._result: Result | None = None
        if self._tick and work.located.default:
            raise UsageError(
                "the packaged checklist has no boxes of this project",
                where=TICK,
                remedy="Write a checklist, such as DEFINITION_OF_DONE.md; "
                "pytest --backend-dod-init writes a first one.",
            )

    def end(
        self,
        result: Result,
        terminal: TerminalReport,
        status: int,
        *,
        misused: bool,
        adoption: Adoption,
    ) -> int:
        """Write everything, and return the exit status.

        Args:
            result: What the run came to.
            terminal: Shows what was done to files.
            status: What pytest would end with.
            misused: Whether somebody wrote something that cannot be understood.
            adoption: What was done about the baseline.
        """
        written = [trouble for trouble in self._written(result, terminal) if trouble]
        troubles = [*adoption.troubles, *written]
        terminal.told = (*adoption.told, *terminal.told)
        terminal.result = self._result = result
        terminal.troubles = troubles
        return exit_status(status, result, misused=misused, troubles=bool(troubles))

    def _written(self, result: Result, terminal: TerminalReport) -> Iterator[str]:
        """Write to files, and give for each what prevented it, or an empty text."""
        for destination in self._destinations:
            if destination.path is not None:
                yield destination.write(result)
        if github.here():
            terminal.commands = tuple(github.commands(result))
            yield github.summarise(result)
        if self._tick:
            ticks = ticking.tick(self._work.root, self._work.located, result)
            terminal.told = ticks.told
            yield from ticks.troubles

    def speak(self) -> None:
        """Write to the standard output what was asked for there, behind all that pytest writes."""
        if self._result is not None:
            for destination in self._destinations:
                if destination.path is None:
                    destination.write(self._result)


def exit_status(status: int, result: Result, *, misused: bool, troubles: bool) -> int:
    """Return pytest's exit status, made worse where the gate has to; a pure function."""
    if misused:
        return pytest.ExitCode.USAGE_ERROR
    if status != pytest.ExitCode.OK:
        return status
    if not result.holds and not result.would_fail:
        return pytest.ExitCode.TESTS_FAILED
    return pytest.ExitCode.USAGE_ERROR if troubles else status
