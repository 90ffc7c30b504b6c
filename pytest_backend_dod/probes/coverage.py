"""The coverage probe."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..checklist.thresholds import percentage
from ..model import Finding, Outcome, Status
from ..parameters import parameter
from ..recording.suite import CoverageRecord, FileCoverage, SuiteRecord
from .interface import SuiteProbe

DEFAULT_FLOOR = 80.0
"""Per cent asked for when neither the line, nor the configuration, nor coverage's own says a figure."""

WORST_FILES = 10


@dataclass(frozen=True, kw_only=True)
class CoverageParameters:
    """Parameters of the coverage probe."""

    min: float = parameter(
        0.0, "The floor; 0 for fail_under of the project's coverage, else 80.", unit="%"
    )
    branch: bool = parameter(False, "Whether branches are meant rather than coverage's headline.")
    line: bool = parameter(False, "Whether lines alone are meant rather than coverage's headline.")


class Coverage(SuiteProbe[CoverageParameters]):
    """The suite's coverage reaches the floor.

    What it proves: the share of statements, or of branches, that ran while the suite ran, in the files that the
    project's own coverage configuration counts.

    What it cannot see: whether what ran was also checked.

    How it decides: the figure of coverage.py, unrounded, against the floor (reaching it is enough). pytest-cov's data is
    used when it is active, that of `coverage run` when pytest runs under it, else the plugin measures
    itself. A line that says neither branch nor line means coverage's own headline, and the other figures
    are shown beside it. Without a configured source, the project's Python files are counted, tests left out.
    Failed: below the floor. Inconclusive: no data, nothing to count, no branches where branches are
    asked for, only a part of the suite ran.

    Source: coverage.py, `percent_covered`.
    """

    name = "coverage"
    phrases = (
        "coverage",
        "code coverage",
        "test coverage",
        "covered ... %",
        "cover* ... %",
        "% of ... covered",
    )
    Parameters = CoverageParameters

    @classmethod
    def thresholds(cls, text: str) -> dict[str, Any]:
        """Read the floor and its kind."""
        found: dict[str, Any] = {}
        floor = percentage(text)
        if floor is not None:
            found["min"] = floor
        lowered = text.lower()
        if re.search(r"\bbranch(es)?\b", lowered):
            found["branch"] = True
        elif re.search(r"\b(lines?|statements?)\b", lowered):
            found["line"] = True
        return found

    def judge(self, suite: SuiteRecord, parameters: CoverageParameters) -> Outcome:
        """Decide from the measured figure."""
        record = suite.coverage
        if record is None:
            return Outcome(
                status=Status.INCONCLUSIVE,
                summary=f"nothing was measured: {suite.coverage_missing}",
                advice="Name what to count: [tool.coverage.run] source = [\"your_package\"]",
            )
        measures = _measures(record)
        if suite.partial:
            return Outcome(
                status=Status.INCONCLUSIVE,
                summary=f"only a part of the suite ran: {suite.partial}",
                advice="Run the whole suite: pytest --backend-dod",
                measures=measures,
            )
        if parameters.branch and not record.branches:
            return Outcome(
                status=Status.INCONCLUSIVE,
                summary="branches are asked for, and none were measured",
                advice="Measure them: [tool.coverage.run] branch = true",
                measures=measures,
            )
        figure, kind = _figure(record, parameters)
        floor, why = _floor(record, parameters)
        summary = f"{_per_cent(figure)} of {kind} (floor {floor:g} %{why})"
        notes = (
            f"measured by {record.source}; counted: {record.scope}",
            _others(record),
            *record.notes,
        )
        if figure >= floor:
            return Outcome(status=Status.PASSED, summary=summary, notes=notes, measures=measures)
        return Outcome(
            status=Status.FAILED,
            summary=summary,
            findings=(_finding(record, figure, kind, floor),),
            notes=notes,
            measures=measures,
        )


def _figure(record: CoverageRecord, parameters: CoverageParameters) -> tuple[float, str]:
    if parameters.branch:
        return record.branch, "branches"
    if parameters.line or not record.branch_measured:
        return record.lines, "lines"
    return record.headline, "lines and branches"


def _floor(record: CoverageRecord, parameters: CoverageParameters) -> tuple[float, str]:
    if parameters.min:
        return parameters.min, ""
    if record.fail_under:
        return record.fail_under, " from fail_under"
    return DEFAULT_FLOOR, ", the line names none"


def _per_cent(figure: float) -> str:
    # Cut, not rounded: 79.96 must not read as 80.
    return f"{int(figure * 100) / 100:.2f} %"


def _others(record: CoverageRecord) -> str:
    parts = [f"lines {_per_cent(record.lines)}"]
    if record.branches:
        parts += [f"branches {_per_cent(record.branch)}", f"together {_per_cent(record.headline)}"]
    return f"{', '.join(parts)}; {record.statements} statements in {len(record.files)} files"


def _measures(record: CoverageRecord) -> dict[str, Any]:
    return {
        "lines": round(record.lines, 4),
        "branches": round(record.branch, 4) if record.branches else None,
        "headline": round(record.headline, 4),
        "statements": record.statements,
        "missing": record.missing,
        "source": record.source,
        "files": {f.path: [f.statements, f.missing] for f in record.files},
    }


def _finding(record: CoverageRecord, figure: float, kind: str, floor: float) -> Finding:
    worst = sorted(record.files, key=lambda file: (-file.missing, file.path))[:WORST_FILES]
    return Finding(
        what=f"coverage is {_per_cent(figure)} of {kind}",
        where=worst[0].path if worst else "",
        measured=_per_cent(figure),
        expected=f"at least {floor:g} %",
        reproduce="coverage report --show-missing",
        remedy="Test what is missing; most of it is in the files listed.",
        detail=_table(worst),
    )


def _table(files: Sequence[FileCoverage]) -> str:
    rows = [f"{f.missing:5} of {f.statements:5} statements missing  {f.path}" for f in files if f.missing]
    return "\n".join(rows)
