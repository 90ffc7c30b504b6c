"""What the benchmarks share: children that are measured, turns, ratios, exponents.

Processor time is that of a child and of all its descendants; memory is that of the largest single
process among them. Both come from the system (``wait4``), not from the child. Descendants that
outlive their parents, as those under a supervisor do, become children of the benchmark (on Linux)
and are waited for and counted as well.
"""

from __future__ import annotations

import ctypes
import importlib.util
import math
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

MEGABYTE = 1_000_000


@dataclass(frozen=True, kw_only=True)
class Measured:
    """What one child took."""

    wall: float
    """Seconds."""
    cpu: float
    """Processor seconds, user and system."""
    peak: int
    """Bytes of memory of its largest process."""
    status: int
    """Exit status; negative for a signal."""
    output: str = field(default="", repr=False)
    """Standard output and error together."""

    def __add__(self, other: Measured) -> Measured:
        """Return what both took, one after the other."""
        return Measured(
            wall=self.wall + other.wall,
            cpu=self.cpu + other.cpu,
            peak=max(self.peak, other.peak),
            status=self.status or other.status,
        )


def environment(caches: Path, **more: str) -> dict[str, str]:
    """Return an environment in which byte code is kept in ``caches``, for all sides alike.

    What would steer pytest, coverage or a framework from outside is left out.
    """
    steering = ("PYTEST_", "COV_", "COVERAGE_", "DJANGO_", "DATABASE_", "HYPOTHESIS_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(steering)}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    return {**kept, "PYTHONPYCACHEPREFIX": str(caches), "PYTHONHASHSEED": "0", **more}


_PR_SET_CHILD_SUBREAPER = 36
"""Of ``prctl``: orphans among the descendants become children."""

_LINGER = 10.0
"""Seconds that a descendant may live on when the child has ended."""

_running: set[int] = set()
"""Children that are measured on their own."""


def _adopt(yes: int) -> None:
    """Let orphans of what is measured become children or not, where the system knows that."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, yes, 0, 0, 0)


def _children() -> set[int]:
    tasks = Path("/proc/self/task").glob("*/children") if sys.platform == "linux" else ()
    return {int(pid) for task in tasks for pid in task.read_text(encoding="ascii").split()}


def _left_behind(others: set[int]) -> tuple[float, int]:
    """Wait for what a child has left behind; return its processor seconds and its largest size."""
    cpu, peak, until = 0.0, 0, time.monotonic() + _LINGER
    while (orphans := _children() - others - _running) and time.monotonic() < until:
        for pid in orphans:
            ended, _, used = os.wait4(pid, os.WNOHANG)
            if ended:
                cpu, peak = cpu + used.ru_utime + used.ru_stime, max(peak, used.ru_maxrss)
        time.sleep(0.005)
    return cpu, peak


class Child:
    """A process in a session of its own that is being measured."""

    def __init__(
        self, command: Sequence[str | Path], *, cwd: Path, env: Mapping[str, str] | None = None
    ) -> None:
        """Start it; its output goes to a file, so that it never waits for a reader."""
        self._others = _children()
        _adopt(1)
        self._output = tempfile.TemporaryFile()  # noqa: SIM115 - closed when it has ended
        self._began = time.perf_counter()
        self._process = subprocess.Popen(
            [str(part) for part in command],
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=self._output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        _running.add(self._process.pid)

    @property
    def pid(self) -> int:
        """Number of the process."""
        return self._process.pid

    def end(self, number: signal.Signals = signal.SIGINT) -> Measured:
        """Ask it to end, and wait."""
        self._process.send_signal(number)
        return self.wait()

    def wait(self) -> Measured:
        """Wait for its end, and return what it took."""
        _, status, used = os.wait4(self._process.pid, 0)
        wall = time.perf_counter() - self._began
        _running.discard(self._process.pid)
        cpu, peak = _left_behind(self._others)
        if not _running:
            _adopt(0)
        self._process.returncode = os.waitstatus_to_exitcode(status)
        self._output.seek(0)
        text = self._output.read().decode("utf-8", "replace")
        self._output.close()
        return Measured(
            wall=wall,
            cpu=used.ru_utime + used.ru_stime + cpu,
            peak=max(used.ru_maxrss, peak) * (1 if sys.platform == "darwin" else 1024),
            status=self._process.returncode,
            output=text,
        )


def run(
    command: Sequence[str | Path],
    *,
    cwd: Path,
    env: Mapping[str, str] | None = None,
    accept: Iterable[int] = (0,),
) -> Measured:
    """Run a command to its end and return what it took.

    Raises:
        SystemExit: When it ends with a status other than those in ``accept``; says what it wrote.
    """
    done = Child(command, cwd=cwd, env=env).wait()
    if done.status not in set(accept):
        line = " ".join(str(part) for part in command)
        sys.exit(f"{line} ended with {done.status}:\n{done.output[-3000:]}")
    return done


def git(folder: Path, *words: str) -> None:
    """Run git in a folder."""
    program = shutil.which("git")
    if program is None:
        sys.exit("missing program: git")
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run([program, *words], cwd=folder, check=True)


def need(modules: Mapping[str, str], programs: Iterable[str] = ()) -> None:
    """End with advice when something that is measured against is missing.

    Args:
        modules: Name of each module that is needed, with the package that brings it.
        programs: Names of programs that are needed.
    """
    missing = [package for name, package in modules.items() if not importlib.util.find_spec(name)]
    lacking = [name for name in programs if shutil.which(name) is None]
    if missing:
        print(f"missing: {', '.join(missing)}. Install: pip install -e '.[bench,test]'")
    if lacking:
        print(f"missing programs: {', '.join(lacking)}. Install them with the system's packages.")
    if missing or lacking:
        sys.exit(2)


@contextmanager
def scratch(name: str) -> Iterator[Path]:
    """Give a temporary folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix=f"backend-dod-{name}-") as folder:
        yield Path(folder).resolve()


def turns(names: Sequence[str], rounds: int) -> Iterator[list[str]]:
    """Give the order of each round: every second one backwards, so that nobody is always first."""
    for number in range(rounds):
        yield list(names) if number % 2 == 0 else list(reversed(names))


def median(values: Iterable[float]) -> float:
    """Return the median; of nothing, not a number."""
    listed = list(values)
    return statistics.median(listed) if listed else math.nan


def exponent(sizes: Sequence[float], values: Sequence[float]) -> float:
    """Return the slope of the line through the points on logarithmic scales.

    1 means linear growth, 0 none, 2 quadratic; not a number for fewer than two sizes.
    """
    points = [
        (math.log(size), math.log(value))
        for size, value in zip(sizes, values, strict=True)
        if size > 0 and value > 0
    ]
    if len({x for x, _ in points}) < 2:
        return math.nan
    xs, ys = zip(*points, strict=True)
    return statistics.linear_regression(xs, ys).slope


def load() -> str:
    """Return how busy the machine is, in words."""
    try:
        one, five, _ = os.getloadavg()
    except OSError:
        return "load unknown"
    return f"load {one:.1f} (1 min), {five:.1f} (5 min) on {os.cpu_count()} cores"


def verdict(value: float, limit: float, *, most: bool) -> str:
    """Return whether a figure keeps to its target, in words.

    Args:
        value: The figure.
        limit: The target.
        most: Whether the target is an upper limit.
    """
    kept = value <= limit if most else value >= limit
    return f"target {'≤' if most else '≥'} {limit:g}: {'reached' if kept else 'not reached'}"
