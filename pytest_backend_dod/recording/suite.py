"""What the test suite showed while it ran: outcomes of its tests, and coverage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class FileCoverage:
    """Coverage of one file."""

    path: str
    statements: int
    missing: int
    branches: int = 0
    missing_branches: int = 0


@dataclass(frozen=True, kw_only=True)
class CoverageRecord:
    """The coverage of a run, as coverage.py reports it."""

    source: str
    """Who measured: ``pytest-cov``, ``coverage run`` or ``backend-dod``."""
    headline: float
    """Per cent, as ``coverage report`` prints it: lines, or lines and branches together."""
    statements: int
    missing: int
    branches: int
    missing_branches: int
    branch_measured: bool
    scope: str
    """What was counted, in words."""
    fail_under: float = 0.0
    """The floor in the project's own coverage configuration, in per cent; 0 when there is none."""
    files: tuple[FileCoverage, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def lines(self) -> float:
        """Per cent of statements that ran; 0 when there are none."""
        return 100 * (1 - self.missing / self.statements) if self.statements else 0.0

    @property
    def branch(self) -> float:
        """Per cent of branches that were taken; 0 when there are none."""
        return 100 * (1 - self.missing_branches / self.branches) if self.branches else 0.0


@dataclass(frozen=True, kw_only=True)
class SuiteRecord:
    """The outcomes of the suite's tests."""

    passed: int = 0
    failed: tuple[str, ...] = ()
    """Node ids of tests that failed in their body."""
    errors: tuple[str, ...] = ()
    """Node ids of tests whose set-up or tear-down failed, and files that could not be collected."""
    skipped: int = 0
    xfailed: int = 0
    xpassed: int = 0
    deselected: int = 0
    partial: str = ""
    """Why only a part of the suite ran; empty when all of it did."""
    coverage: CoverageRecord | None = None
    coverage_missing: str = ""
    """Why there is no coverage; empty when there is."""
    messages: dict[str, str] = field(default_factory=dict)
    """For failed tests, the last line of what pytest reported."""
    tied: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Id of an item → node id of a test tied to it by a mark → its outcome."""

    @property
    def ran(self) -> int:
        """Tests that ran to an outcome other than skipped."""
        return self.passed + len(self.failed) + len(self.errors) + self.xfailed + self.xpassed
