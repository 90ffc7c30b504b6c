"""Collects the outcomes of the suite's tests from pytest's reports."""

from __future__ import annotations

import fnmatch
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from .suite import CoverageRecord, SuiteRecord


class Outcomes:
    """Listens to reports; knows nothing of the checklist's own items."""

    def __init__(self) -> None:
        self._last: dict[str, str] = {}
        self._errors: dict[str, None] = {}
        self._uncollected: set[str] = set()
        self._messages: dict[str, str] = {}
        self.deselected = 0

    def collected(self, report: pytest.CollectReport) -> None:
        """Take note of a file that could not be collected."""
        if report.failed:
            self._errors[report.nodeid] = None
            self._uncollected.add(report.nodeid)
            self._messages[report.nodeid] = _message(report)

    def reported(self, report: pytest.TestReport) -> None:
        """Take note of a phase of a test."""
        expected = hasattr(report, "wasxfail")
        if report.outcome == "failed":
            self._messages[report.nodeid] = _message(report)
            if report.when in {"setup", "teardown"}:
                self._errors[report.nodeid] = None
            else:
                # In its body; of a test that took its worker along, xdist does not say when.
                self._last[report.nodeid] = "failed"
        elif report.outcome == "skipped":
            self._last[report.nodeid] = "xfailed" if expected else "skipped"
        elif report.outcome == "passed" and report.when == "call":
            # A subtest that failed before is not undone by the test that holds it.
            if self._last.get(report.nodeid) != "failed":
                self._last[report.nodeid] = "xpassed" if expected else "passed"
        elif report.outcome == "rerun":  # type: ignore[comparison-overlap]
            self._errors.pop(report.nodeid, None)
            self._last.pop(report.nodeid, None)

    def kept(self) -> dict[str, Any]:
        """Return everything as plain values; see :meth:`merge`."""
        return {
            "last": dict(sorted(self._last.items())),
            "errors": sorted(self._errors),
            "messages": dict(sorted(self._messages.items())),
        }

    def merge(self, kept: Mapping[str, Any]) -> None:
        """Add what another part of the suite has kept.

        Of a test that ran in both, what speaks against it counts: failed, then expected to fail,
        then passed; skipped only when it was skipped in both.
        """
        for node, last in kept["last"].items():
            self._last[node] = min(self._last.get(node, last), last, key=_WORST_FIRST.index)
        self._errors.update(dict.fromkeys(kept["errors"]))
        for node, message in kept["messages"].items():
            self._messages[node] = min(self._messages.get(node, message), message)

    def ran(self) -> set[str]:
        """Return the node ids of all tests that were reported, whatever came out."""
        return {*self._last, *self._errors}

    def passed(self) -> set[str]:
        """Return the node ids of tests that passed in every phase."""
        return {node for node, last in self._last.items() if last == "passed"} - set(self._errors)

    @property
    def uncollected(self) -> int:
        """Number of files that could not be collected."""
        return len(self._uncollected)

    @property
    def nothing_ran(self) -> bool:
        """Whether no test was reported at all."""
        return not self._last and not self._errors

    def outcome(self, node: str) -> str:
        """Return how a test came out: ``passed``, ``error``, …, or ``not run``."""
        last = self._last.get(node, "not run")
        return "error" if node in self._errors and last != "failed" else last

    def record(
        self,
        *,
        partial: str,
        coverage: CoverageRecord | None,
        coverage_missing: str,
        tied: Mapping[str, Iterable[str]] | None = None,
    ) -> SuiteRecord:
        """Return everything as one record, in a stable order.

        Args:
            partial: Why only a part of the suite ran.
            coverage: What was measured.
            coverage_missing: Why nothing was.
            tied: Id of an item → node ids of the tests tied to it.
        """
        kinds: dict[str, list[str]] = {}
        for node, last in self._last.items():
            if node not in self._errors or last == "failed":
                kinds.setdefault(last, []).append(node)
        return SuiteRecord(
            passed=len(kinds.get("passed", ())),
            failed=tuple(sorted(kinds.get("failed", ()))),
            errors=tuple(sorted(self._errors)),
            skipped=len(kinds.get("skipped", ())),
            xfailed=len(kinds.get("xfailed", ())),
            xpassed=len(kinds.get("xpassed", ())),
            deselected=self.deselected,
            partial=partial,
            coverage=coverage,
            coverage_missing=coverage_missing,
            messages=dict(sorted(self._messages.items())),
            tied={
                item: {node: self.outcome(node) for node in nodes}
                for item, nodes in sorted((tied or {}).items())
            },
        )


_WORST_FIRST = ("failed", "xfailed", "xpassed", "passed", "skipped")


def _message(report: pytest.TestReport | pytest.CollectReport) -> str:
    crash = getattr(report.longrepr, "reprcrash", None)
    text = getattr(crash, "message", None) or str(report.longrepr or "").strip().rpartition("\n")[2]
    return text.splitlines()[0][:200] if text else ""


def partial_reason(config: pytest.Config) -> str:
    """Return why only a part of the suite was asked for; empty when all of it was.

    A selection that stands in the project's own ``addopts`` is the project's usual suite.
    """
    options = config.option
    usual: Sequence[str] = config.getini("addopts")
    for flag, value in (("-k", options.keyword), ("-m", options.markexpr)):
        if value and value != _usual(usual, flag):
            return f"{flag} {value!r}"
    for flag, name in _SELECTING.items():
        value = getattr(options, name, None)
        if isinstance(value, list):
            value = [one for one in value if not any(str(one) in option for option in usual)]
        if value and (isinstance(value, list) or not any(o.startswith(flag) for o in usual)):
            return flag
    return _narrowed(config)


_SELECTING = {
    "--last-failed": "lf",
    "--stepwise": "stepwise",
    "--deselect": "deselect",
    "--ignore": "ignore",
    "--ignore-glob": "ignore_glob",
    "--splits": "splits",
    "--testmon": "testmon",
    "--picked": "picked",
}
"""Option → its name in the namespace; the last three are those of plugins."""


def _usual(addopts: Sequence[str], flag: str) -> str | None:
    """Return the value that ``addopts`` gives to a flag of one letter, written in any way."""
    value = None
    for option, following in zip(addopts, [*addopts, ""][1:], strict=True):
        if option == flag:
            value = following
        elif option.startswith(flag) and not option.startswith("--"):
            value = option[len(flag) :].removeprefix("=")
    return value


def _narrowed(config: pytest.Config) -> str:
    """Tell whether arguments, or the folder pytest was called in, leave out test files."""
    source, called_in = config.args_source, config.invocation_params.dir
    if source is pytest.Config.ArgsSource.TESTPATHS:
        return ""
    if source is pytest.Config.ArgsSource.INVOCATION_DIR:
        if called_in.resolve() == config.rootpath.resolve():
            return ""
        given, shown = (
            [called_in.resolve()],
            f"called in {_relative(called_in.resolve(), config.rootpath)}, it",
        )
    else:
        named = [argument for argument in config.args if "::" in argument]
        if named:
            return named[0]
        given, shown = (
            [Path(called_in, argument).resolve() for argument in config.args],
            " ".join(config.args),
        )
    for found in _test_files(config):
        if not any(found == path or path in found.parents for path in given):
            return f"{shown} leaves out {_relative(found, config.rootpath)}"
    return ""


def _test_files(config: pytest.Config) -> Iterable[Path]:
    patterns: Sequence[str] = config.getini("python_files")
    skipped: Sequence[str] = config.getini("norecursedirs")
    starts = [config.rootpath / path for path in config.getini("testpaths")] or [config.rootpath]
    for start in starts:
        for folder, folders, files in os.walk(start):
            folders[:] = sorted(
                name
                for name in folders
                if not any(fnmatch.fnmatch(name, pattern) for pattern in skipped)
                and not Path(folder, name, "pyvenv.cfg").exists()
            )
            for name in sorted(files):
                if any(fnmatch.fnmatch(name, pattern) for pattern in patterns):
                    yield Path(folder, name).resolve()


def _relative(path: Path, root: Path) -> str:
    try:
        return path.relative_to(root.resolve()).as_posix()
    except ValueError:
        return str(path)
