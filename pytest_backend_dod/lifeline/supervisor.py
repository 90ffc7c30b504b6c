"""Stands between the gate and what the gate starts, and ends it when the gate is gone.

Run by its path with ``python -I -S``, so that it is there in the time of a blink: it imports
nothing of the gate, and of the standard library only what it needs.

The process that the gate has started is the *front*: it passes signals on, and ends as the command
ends. Its child is the *keeper*: it starts the command in a session of its own and waits until
nothing of it is left, or until the lifeline says that it is time. The lifeline is a pipe whose
other end only the gate holds. A byte that is read there says: end all at once. Its end says that
the gate is gone: the command is asked with SIGTERM, then all is ended.

Arguments: the numbers of the lifeline, of the pipe on which the gate hears how the start went, and
of what must only stay open as long as the keeper lives; a variable that this interpreter may have
added to the environment; the command.
"""
# pathlib and contextlib would take as long to import as all the rest.
# ruff: noqa: PTH110, PTH123, PTH208, SIM105

from __future__ import annotations

import errno
import os
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator
from typing import NoReturn

PATIENCE = 5.0
"""Seconds between the request to end and the end, when the gate is gone."""
LIMIT = 5.0
"""Seconds for the system to end what was killed."""
ROUND = 0.02
"""Seconds between two looks at what is left."""
CHECK = 1.0
"""Seconds between two looks where the system does not tell of the last process of a session."""

FORWARDED = ("SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM", "SIGUSR1", "SIGUSR2", "SIGCONT")
_BECOME_SUBREAPER = 36
"""PR_SET_CHILD_SUBREAPER of ``prctl(2)``: whoever loses its parent becomes a child of this one."""


def main() -> NoReturn:
    """Take the two parts."""
    line, told, held = (int(number) for number in sys.argv[1].split(","))
    for number in (line, told, held):
        os.set_inheritable(number, False)
    if sys.argv[2]:
        os.environ.pop(sys.argv[2], None)
    hearing, telling = os.pipe()
    if os.fork() == 0:
        os.close(hearing)
        Keeper(line, telling).keep(sys.argv[3:])
    os.close(telling)
    front(hearing, told)


def front(hearing: int, told: int) -> NoReturn:
    """Be for the gate what the command is."""
    with open(hearing, "rb", buffering=0) as keeper:
        kind, number = _word(keeper.readline())
        if kind == "pid":
            for name in FORWARDED:
                # What the gate ignores, the command ignores by itself.
                if signal.getsignal(getattr(signal, name)) is not signal.SIG_IGN:
                    signal.signal(getattr(signal, name), _forwarding(number))
        _say(told, str(0 if kind == "pid" else number or errno.ECHILD))
        _quiet()
        kind, status = _word(keeper.readline())
    if kind == "signal":
        _end_by(status)
    os._exit(status if kind == "exit" else 127)


def _say(number: int, text: str) -> None:
    try:
        os.write(number, f"{text}\n".encode())
    except OSError:
        return  # whoever was to hear it was killed


def _word(line: bytes) -> tuple[str, int]:
    kind, _, number = line.decode().partition(" ")
    return kind, int(number or 0)


def _forwarding(pid: int) -> Callable[[int, object], None]:
    def forward(number: int, _frame: object) -> None:
        try:
            os.kill(pid, number)
        except OSError:
            return

    return forward


def _end_by(number: int) -> NoReturn:
    """End as the command was ended, without a second picture of its memory."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        signal.signal(number, signal.SIG_DFL)
    except (ImportError, OSError, ValueError):
        pass  # of SIGKILL nobody can say what it does
    os.kill(os.getpid(), number)
    os._exit(128 + number)


def _quiet() -> None:
    """Let go of the command's pipes, so that whoever reads them sees their end."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nothing, number)
    os.close(nothing)


class Keeper:
    """Starts the command, and ends what is left of it."""

    def __init__(self, line: int, telling: int) -> None:
        self._line = line
        self._telling = telling
        self._command = 0
        self._ended = False

    def keep(self, words: list[str]) -> NoReturn:
        """Stay until nothing of the command is left, or the lifeline says that it is time."""
        _adopt_orphans()
        awake, wake = os.pipe()
        os.set_blocking(awake, False)
        os.set_blocking(wake, False)
        signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda _number, _frame: None)
        problem = self._start(words)
        if problem:
            _say(self._telling, f"errno {problem}")
            os._exit(127)
        _say(self._telling, f"pid {self._command}")
        _quiet()
        while not self._nothing_left():
            ready, _, _ = select.select([self._line, awake], [], [], CHECK)
            if awake in ready:
                os.read(awake, 512)
            if self._line in ready:
                self._end(patience=0.0 if os.read(self._line, 1) else PATIENCE)
                break
        os._exit(0)

    def _start(self, words: list[str]) -> int:
        """Start the command; return 0, or what prevented it."""
        failed, fail = os.pipe()
        self._command = os.fork()
        if self._command == 0:
            try:
                os.setsid()
                signal.set_wakeup_fd(-1)
                for name in ("SIGPIPE", "SIGXFZ", "SIGXFSZ"):
                    if hasattr(signal, name):
                        signal.signal(getattr(signal, name), signal.SIG_DFL)
                os.execvp(words[0], words)  # noqa: S606 - the words are not for a shell
            except OSError as problem:
                os.write(fail, str(problem.errno).encode())
            finally:
                os._exit(127)
        os.close(fail)
        why = os.read(failed, 16)
        os.close(failed)
        return int(why or 0)

    def _nothing_left(self) -> bool:
        """Take leave of those that have ended; return whether all have."""
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return not self._group_lives()
            if pid == 0:
                return False
            if pid == self._command:
                self._ended = True
                code = os.waitstatus_to_exitcode(status)
                _say(self._telling, f"signal {-code}" if code < 0 else f"exit {code}")

    def _group_lives(self) -> bool:
        try:
            os.killpg(self._command, 0)
        except OSError:
            return False
        return True

    def _end(self, *, patience: float) -> None:
        if patience and not self._ended:
            _kill(self._command, signal.SIGTERM)
            until = time.monotonic() + patience
            while not self._nothing_left() and not self._ended and time.monotonic() < until:
                time.sleep(ROUND)
        until = time.monotonic() + LIMIT
        while not self._nothing_left() and time.monotonic() < until:
            for pid in list(_descendants(os.getpid())):
                _kill(pid, signal.SIGKILL)
            try:
                os.killpg(self._command, signal.SIGKILL)
            except OSError:
                pass  # nobody of its session is left
            time.sleep(ROUND)


def _kill(pid: int, number: int) -> None:
    try:
        os.kill(pid, number)
    except OSError:
        return  # gone already, or somebody else's


def _adopt_orphans() -> None:
    """Become the parent of descendants that lose theirs, where the system has that (Linux)."""
    if sys.platform == "linux":
        try:
            import ctypes

            ctypes.CDLL(None).prctl(_BECOME_SUBREAPER, 1, 0, 0, 0)
        except (ImportError, OSError, AttributeError):
            return  # what is left is found by its session


def _descendants(ancestor: int) -> Iterator[int]:
    """Yield the processes below one."""
    children: dict[int, list[int]] = {}
    for pid, parent in _parents():
        children.setdefault(parent, []).append(pid)
    waiting = [ancestor]
    while waiting:
        below = children.get(waiting.pop(), [])
        yield from below
        waiting += below


def _parents() -> Iterator[tuple[int, int]]:
    """Yield every process of this machine with its parent."""
    if os.path.exists("/proc/self/stat"):
        for name in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open(f"/proc/{name}/stat", "rb") as file:
                    # The name of the program stands in brackets and may hold anything.
                    yield int(name), int(file.read().rpartition(b")")[2].split()[1])
            except OSError:  # noqa: PERF203 - any of them may have ended
                continue
        return
    with os.popen("ps -A -o pid= -o ppid=") as listed:  # noqa: S605, S607 - POSIX
        for line in listed:
            pid, parent = line.split()
            yield int(pid), int(parent)


if __name__ == "__main__":
    main()
