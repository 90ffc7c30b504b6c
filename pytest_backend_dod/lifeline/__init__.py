"""What the gate starts and lays down goes with it, even when it is killed.

Nothing can be done in a process that gets SIGKILL, so others watch: each started command has a
supervisor, and the temporary folders of a process have a sweeper. Both notice the end of a pipe
whose other end only this process holds. It is not inherited by what is started here, and given up
in a child that is forked.

Where there are no such pipes (Windows), commands and folders are ended by this process alone.
"""

from __future__ import annotations

import atexit
import contextlib
import glob
import os
import select
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, AnyStr

from .supervisor import LIMIT, PATIENCE

__all__ = ["Folder", "Started", "entrust"]

_WATCHED = os.name == "posix" and bool(sys.executable)
_ADDED_BY_PYTHON = "LC_CTYPE"
"""An interpreter in the plain C locale sets it for itself and its children (PEP 538)."""


_SHELL = ("/bin/sh", "-c")


class _Line:
    """The end of a lifeline that this process holds."""

    def __init__(self, number: int) -> None:
        self.number = number
        _lines.add(self)

    def say(self, text: bytes) -> None:
        """Write, if anybody still listens."""
        with contextlib.suppress(OSError):
            os.write(self.number, text)

    def let_go(self) -> None:
        """Close it."""
        if self in _lines:
            _lines.remove(self)
            os.close(self.number)


_lines: set[_Line] = set()


class Started(subprocess.Popen[AnyStr]):
    """A command in a session of its own that ends, with all that it has started, when we end.

    It looks like the command: signals reach it, and it ends as the command ends. The identity of
    the process is that of its supervisor. What the command leaves behind lives on until
    :meth:`end`, which has to be called in any case.

    Args:
        command: Its words, or a text for the shell.
        settings: As :class:`subprocess.Popen` takes them.

    Raises:
        OSError: When the command cannot be started.
    """

    def __init__(self, command: Sequence[str] | str, **settings: Any) -> None:
        self._line: _Line | None = None
        self._told: int = -1
        if not _WATCHED:
            super().__init__(command, shell=isinstance(command, str), **settings)
            return
        words: list[str] = [*_SHELL, command] if isinstance(command, str) else list(command)
        environment = settings.get("env") or os.environ
        added = "" if _ADDED_BY_PYTHON in environment else _ADDED_BY_PYTHON
        held = _sweeper().line.number
        watched, number = os.pipe()
        self._told, telling = os.pipe()
        numbers = (watched, telling, held)
        self._line = _Line(number)
        try:
            super().__init__(
                [*_helper("supervisor"), ",".join(map(str, numbers)), added, *words],
                pass_fds=numbers,
                start_new_session=True,
                **settings,
            )
        except BaseException:
            os.close(self._told)
            self._line.let_go()
            raise
        finally:
            os.close(watched)
            os.close(telling)
        self.args = command
        problem = int(os.read(self._told, 16) or 0)
        if problem:
            self.end()
            for pipe in (self.stdin, self.stdout, self.stderr):
                if pipe is not None:
                    pipe.close()
            raise OSError(problem, os.strerror(problem), words[0])

    def end(self) -> None:
        """End it at once with everything it has started, however long ago it has ended itself."""
        line, self._line = self._line, None
        if line is not None:
            line.say(b"!")
            line.let_go()
            # The pipe ends with the last process of the supervisor.
            select.select([self._told], [], [], LIMIT + 1)
            os.close(self._told)
        if self.poll() is None and (line is None or not self._ended_soon()):
            self.kill()
        self.wait()

    def _ended_soon(self) -> bool:
        try:
            self.wait(1.0)
        except subprocess.TimeoutExpired:
            return False
        return True


class Folder(tempfile.TemporaryDirectory[str]):
    """A temporary folder that is removed when this process ends, however it ends.

    Args:
        prefix: Of its name.
        within: Where it is made; the usual place when empty.
    """

    def __init__(self, prefix: str, within: str = "") -> None:
        super().__init__(prefix=prefix, dir=within or None, ignore_cleanup_errors=True)
        entrust(glob.escape(self.name))


def entrust(pattern: str) -> None:
    """Let the folders that match a pattern be removed when this process was killed.

    Args:
        pattern: As :mod:`glob` reads it.
    """
    if _WATCHED:
        _sweeper().line.say(os.fsencode(pattern) + b"\0")


def _helper(name: str) -> list[str]:
    # Nothing of the surroundings changes it, and no package is looked for.
    return [sys.executable, "-I", "-S", str(Path(__file__).with_name(f"{name}.py"))]


class _Sweeper:
    """Watches over the temporary folders of this process, and all supervisors."""

    def __init__(self) -> None:
        watched, number = os.pipe()
        self.line = _Line(number)
        try:
            self.process = subprocess.Popen(
                [*_helper("sweeper"), str(watched)],
                pass_fds=(watched,),
                start_new_session=True,
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        finally:
            os.close(watched)


_one: _Sweeper | None = None
_one_at_a_time = threading.Lock()


def _sweeper() -> _Sweeper:
    global _one  # noqa: PLW0603 - one for each process
    with _one_at_a_time:
        if _one is None:
            _one = _Sweeper()
        return _one


def _go() -> None:
    """End what was forgotten, and wait until everything is swept."""
    for line in list(_lines):
        if _one is None or line is not _one.line:
            line.say(b"!")
        line.let_go()
    if _one is not None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            _one.process.wait(PATIENCE + LIMIT)


def _forked() -> None:
    """Give up everything in a child that was forked: it is its parent's."""
    global _one, _one_at_a_time
    for line in list(_lines):
        line.let_go()
    if _one is not None:
        _one.process.returncode = 0
    _one, _one_at_a_time = None, threading.Lock()


if _WATCHED:
    atexit.register(_go)
    os.register_at_fork(after_in_child=_forked)
