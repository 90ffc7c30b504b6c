"""Coverage of a run: taken from whoever measures already, else measured here.

Each process measures into a folder of its own, so that the project's data file is left alone and
children started by the tests are counted too; the controlling process combines the folders.
"""

from __future__ import annotations

import contextlib
import glob
import json
import os
import re
import shutil
import tempfile
import warnings
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

import coverage
import pytest
from coverage.exceptions import CoverageException, NoSource

from ..lifeline import Folder, entrust
from .sources import idle, sources
from .suite import CoverageRecord, FileCoverage

TEST_FILES = ("tests/*", "test/*", "test_*.py", "*_test.py", "conftest.py")
"""Left out where the project does not say itself what to count: tests cover themselves."""

TEST_SHARE_LIMIT = 0.3
"""Share of measured statements in test files above which the figure is called flattered."""


class Meter:
    """Measures the coverage of this process."""

    def __init__(self, root: Path, *, branch: bool) -> None:
        self._root = root
        clears = _controller()
        if clears == os.getpid():
            entrust(f"{glob.escape(tempfile.gettempdir())}/{_FOLDER}{clears}-*")
        self.folder = Path(tempfile.mkdtemp(prefix=f"{_FOLDER}{clears}-"))
        self._coverage = _measuring(root, self.folder, branch=branch)
        with _quiet():
            self._coverage.start()

    @contextlib.contextmanager
    def paused(self) -> Iterator[None]:
        """Count nothing for a while."""
        with paused(self._coverage):
            yield

    def stop(self) -> str:
        """Stop measuring, write the data and return the folder that holds it."""
        with _quiet():
            self._coverage.stop()
            self._coverage.save()
        return str(self.folder)

    def combined(self, folders: Sequence[str]) -> coverage.Coverage:
        """Stop measuring, and combine this process's data with other processes'."""
        self.stop()
        combined = _measuring(self._root, self.folder, branch=False)
        # What a worker measured with branches cannot be combined with data that has only lines.
        combined.set_option("run:branch", bool(self._coverage.get_option("run:branch")))
        with _quiet(), contextlib.suppress(CoverageException):
            combined.combine([str(self.folder), *folders], keep=True)
        if combined.get_option("run:source") == [str(path) for path in sources(self._root)]:
            data = combined.get_data()
            ran = [path for path in data.measured_files() if data.lines(path)]
            foreign_code = [f"{path}/*" for path in idle(self._root, ran)]
            kept: Any = combined.get_option("report:omit") or []
            combined.set_option("report:omit", [*kept, *foreign_code])
        return combined

    def discard(self, folders: Sequence[str] = ()) -> None:
        """Remove the data of this process, of the folders named, and of workers that have died."""
        dead = Path(tempfile.gettempdir()).glob(f"{_FOLDER}{os.getpid()}-*")
        for folder in (str(self.folder), *folders, *map(str, dead)):
            shutil.rmtree(folder, ignore_errors=True)


_FOLDER = "backend-dod-coverage-"


def _controller() -> int:
    """Return the process that clears up: the parent of a worker of xdist, else this one."""
    return os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()


def _measuring(root: Path, folder: Path, *, branch: bool) -> coverage.Coverage:
    cov = coverage.Coverage(
        data_file=str(folder / "coverage"),
        data_suffix=True,
        config_file=config_file(root),
        messages=False,
    )
    if branch:
        cov.set_option("run:branch", True)
    if not any(cov.get_option(f"run:{key}") for key in ("source", "source_pkgs", "include")):
        cov.set_option("run:source", [str(path) for path in sources(root)])
        omit: Any = cov.get_option("run:omit") or []
        cov.set_option("run:omit", [*omit, *_test_files(root)])
    return cov


def _test_files(root: Path) -> Iterator[str]:
    """Give patterns for the root folder only, which may lie in a folder called ``tests`` itself."""
    start = re.sub(r"[][{}*?]", "?", root.as_posix())
    yield from (f"{start}/**/{pattern}" for pattern in TEST_FILES)


def config_file(root: Path) -> str | bool:
    """Return the coverage configuration of the root folder; coverage looks in the current one."""
    for name, mark in (
        (".coveragerc", ""),
        ("setup.cfg", "[coverage:"),
        ("tox.ini", "[coverage:"),
        ("pyproject.toml", "[tool.coverage"),
    ):
        path = root / name
        if path.is_file() and mark in path.read_text(encoding="utf-8", errors="replace"):
            return str(path)
    return False


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep coverage's warnings out of the suite's, where ``-W error`` would raise them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def foreign(config: pytest.Config) -> tuple[coverage.Coverage | None, str]:
    """Return the measurement that somebody else runs, and who it is.

    ``cov_controller`` is an attribute that pytest-cov keeps for itself; it is read only here.
    """
    plugin = config.pluginmanager.get_plugin("_cov")
    controller = getattr(plugin, "cov_controller", None)
    if controller is not None:
        return getattr(controller, "cov", None), "pytest-cov"
    current = coverage.Coverage.current()
    return current, "coverage run" if current is not None else ""


@contextlib.contextmanager
def paused(cov: coverage.Coverage | None) -> Iterator[None]:
    """Let nothing be counted while the gate runs code of the application itself."""
    if cov is None:
        yield
        return
    with _quiet():
        cov.stop()
    try:
        yield
    finally:
        with _quiet():
            cov.start()


def measurement(
    config: pytest.Config, meter: Meter | None, folders: Sequence[str]
) -> tuple[coverage.Coverage | None, str]:
    """Return the measurement of the whole run and who made it, or None and an empty text.

    Args:
        config: Of the controlling process.
        meter: The plugin's own, None where somebody else measures.
        folders: Data of other processes' meters.
    """
    if meter is not None:
        return meter.combined(folders), "backend-dod"
    return foreign(config)


def measured(
    config: pytest.Config, meter: Meter | None, folders: Sequence[str]
) -> tuple[CoverageRecord | None, str]:
    """Return what was measured, or None and the reason why nothing was; see :func:`measurement`."""
    try:
        cov, who = measurement(config, meter, folders)
        return record(cov, who) if cov is not None else (None, NOBODY)
    except Exception as problem:  # noqa: BLE001 - coverage of any version and configuration
        return None, f"coverage broke: {type(problem).__name__}: {problem}"


NOBODY = "nobody measured"
"""Why there is no coverage where nothing asked for it."""


def record(
    cov: coverage.Coverage,
    source: str,
    *,
    greenlets: bool | None = None,
    left_out: Collection[str] | None = None,
) -> tuple[CoverageRecord | None, str]:
    """Return what was measured, or None and the reason why there is nothing.

    Args:
        cov: The measurement after its end.
        source: Who made it.
        greenlets: Whether greenlets ran; None to see whether they do in this process.
        left_out: Names without a source that are not in the measurement any more; None to leave
            them out here, in the process that measured.
    """
    if greenlets is None:
        greenlets = uses_greenlets()
    with Folder("backend-dod-") as folder, _quiet():
        path = Path(folder) / "coverage.json"
        try:
            if left_out is None:
                left_out = _reported(cov, path)
            else:
                cov.json_report(outfile=str(path))
        except CoverageException as problem:
            return None, f"coverage measured nothing ({problem})"
        report = json.loads(path.read_text(encoding="utf-8"))
    totals = report["totals"]
    files = tuple(_file(path, entry["summary"]) for path, entry in report["files"].items())
    if not totals["num_statements"]:
        return None, "coverage counted no statement"
    return (
        CoverageRecord(
            source=source,
            headline=totals["percent_covered"],
            statements=totals["num_statements"],
            missing=totals["missing_lines"],
            branches=totals.get("num_branches", 0),
            missing_branches=totals.get("missing_branches", 0),
            branch_measured=bool(report["meta"]["branch_coverage"]),
            scope=_scope(cov),
            fail_under=float(_option(cov, "report:fail_under") or 0),
            files=files,
            notes=tuple(_notes(cov, files, greenlets=greenlets, left_out=len(left_out))),
        ),
        "",
    )


def _reported(cov: coverage.Coverage, path: Path) -> frozenset[str]:
    """Write coverage's report and return the names that had to be left out of it.

    Raises:
        CoverageException: When nothing is left to report, or a file cannot be parsed.
    """
    try:
        cov.json_report(outfile=str(path))
    except NoSource:
        left_out = sourceless(cov)
        rest = cov.get_data().measured_files() - left_out
        # Without any names, coverage would report all of them.
        if not left_out or not rest:
            raise
        cov.json_report(sorted(rest), outfile=str(path))
        return left_out
    return frozenset()


def sourceless(cov: coverage.Coverage) -> frozenset[str]:
    """Return the names under which something was measured that coverage has no source for.

    Frameworks compile code of their own under made-up names, which coverage takes for files in the
    current folder. What exists and cannot be read or parsed is not among them.
    """

    def is_made_up(name: str) -> bool:
        if Path(name).exists():
            return False
        try:
            cov.analysis2(name)
        except NoSource:
            return True
        except CoverageException:
            return False
        return False

    return frozenset(filter(is_made_up, cov.get_data().measured_files()))


def _file(path: str, summary: dict[str, Any]) -> FileCoverage:
    return FileCoverage(
        path=path.replace("\\", "/"),
        statements=summary["num_statements"],
        missing=summary["missing_lines"],
        branches=summary.get("num_branches", 0),
        missing_branches=summary.get("missing_branches", 0),
    )


def _option(cov: coverage.Coverage, name: str) -> Any:
    return cov.get_option(name)


def _scope(cov: coverage.Coverage) -> str:
    parts = []
    for key in ("source", "source_pkgs", "include", "omit"):
        values = _option(cov, f"run:{key}")
        if values:
            parts.append(f"{key} {', '.join(_relative(str(value)) for value in values)}")
    return "; ".join(parts) or "every imported file outside of installed packages"


def _relative(path: str) -> str:
    try:
        return str(Path(path).resolve().relative_to(Path.cwd())).replace("\\", "/") or "."
    except ValueError:
        return path


def _notes(
    cov: coverage.Coverage, files: Sequence[FileCoverage], *, greenlets: bool, left_out: int
) -> Iterator[str]:
    total = sum(file.statements for file in files)
    in_tests = sum(file.statements for file in files if _is_test(file.path))
    if total and in_tests / total > TEST_SHARE_LIMIT:
        yield (
            f"{in_tests / total:.0%} of the statements counted are tests, which flatters the "
            "figure; leave them out with [tool.coverage.run] source or omit"
        )
    concurrency = _option(cov, "run:concurrency") or []
    if greenlets and "greenlet" not in concurrency:
        yield (
            "greenlets run here (SQLAlchemy's asyncio does) and are not traced; set "
            '[tool.coverage.run] concurrency = ["thread", "greenlet"] for a true figure'
        )
    if left_out:
        named = "1 name is" if left_out == 1 else f"{left_out} names are"
        yield (
            f"{named} left out for which there is no source: code that was put together while the"
            " tests ran, or a file that is gone"
        )


def uses_greenlets() -> bool:
    """Whether code has run here in greenlets, which coverage follows only when it is told to."""
    import sys

    return "sqlalchemy.ext.asyncio" in sys.modules and "greenlet" in sys.modules


def _is_test(path: str) -> bool:
    name = path.rpartition("/")[2]
    return (
        name.startswith("test_")
        or name.endswith("_test.py")
        or name == "conftest.py"
        or any(part in {"test", "tests"} for part in path.split("/")[:-1])
    )
