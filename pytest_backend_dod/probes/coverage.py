"""The coverage probe."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..checklist.figures import in_digits
from ..checklist.floors import CHANGED
from ..checklist.matching import parted
from ..checklist.thresholds import percentage
from ..model import Finding, Outcome, Status
from ..parameters import parameter
from ..recording.suite import CoverageRecord, FileCoverage, SuiteRecord
from .interface import SuiteProbe

DEFAULT_FLOOR = 80.0
"""Per cent asked for when neither the line nor any configuration says a figure."""

WORST_FILES = 10


@dataclass(frozen=True, kw_only=True)
class CoverageParameters:
    """Parameters of the coverage probe."""

    min: float = parameter(
        0.0, "The floor; 0 for fail_under of the project's coverage, else 80.", unit="%"
    )
    branch: bool = parameter(False, "Whether branches are meant rather than coverage's headline.")
    line: bool = parameter(False, "Whether lines alone are meant rather than coverage's headline.")
    branch_min: float = parameter(
        0.0, "A floor for branches beside that for lines; 0 for none.", unit="%"
    )
    scope: str = parameter(
        "all",
        "What must reach the floor; of these, this version measures only `all`.",
        choices=("all", "changed", "earlier", "part"),
    )


class Coverage(SuiteProbe[CoverageParameters]):
    """The suite's coverage reaches the floor.

    What it proves: the share of statements, or of branches, that ran while the suite ran, in the
    files that the project's own coverage configuration counts.

    What it cannot see: whether what ran was also checked.

    How it decides: the figure of coverage.py, unrounded, against the floor (reaching it is enough).
    pytest-cov's data is used when it is active, that of `coverage run` when pytest runs under it,
    else the plugin measures itself. A line that says neither branch nor line means coverage's own
    headline, and the other figures are shown beside it. Without a configured source, the project's
    Python files are counted, tests left out; what never ran counts in packages without
    `__init__.py` too, when anything in them ran. Code without a source file, such as what a
    framework compiles while it runs, is left out and counted in a note.
    Failed: below the floor. Inconclusive: no data, nothing to count, no branches where branches are
    asked for, only a part of the suite ran, or the line asks for changed lines, for a part of the
    code, or for a comparison with an earlier state.

    Source: coverage.py, `percent_covered`.
    """

    name = "coverage"
    phrases = parted(
        """coverage, code|line|branch|test|statement|diff|patch|unit coverage, covered ... %,
        cover|covers|covering ... %, % of ... covered|lines|branches|statements, % ...
        lines|branches|statements, cov fail under, fail under, codecov, coveralls, cobertura,
        cobertura de pruebas|tests|testes|codigo, cobertura de las|los pruebas|tests, couverture,
        couverture de|des|du tests|test|code, do phu kiem thu|test, testabdeckung, codeabdeckung,
        abdeckung, zeilenabdeckung, カバレッジ, 網羅 率, 覆盖 率, 覆盖 度, 覆蓋 率, 커버리지*, do
        phu, do bao phu, покриття, cakupan, uncovered lines|code|branches|statements, covered
        lines|branches|statements, copertura, cakupan tes|kode, ความครอบคลุม, покриття
        коду|тестами, カバー 率, jacoco, istanbul, nyc, coverlet, simplecov, kover, tarpaulin,
        gcov, lcov, opencover, go cover, % ... lines|branches|statements|code|functions|methods ...
        covered|tested|exercised, zweigabdeckung, anweisungsabdeckung, branchabdeckung,
        quellcodeabdeckung, lines|branches|statements ... covered, % covered, % covered|exercised
        by, pytest cov ... #, branch|line|statement|test cover, cover of # %, uncovered ...
        justif*|explain*|listed|commented, % of ... code|statements|methods|functions|classes|lines
        ... exercised|executed|hit|reached|run|tested,
        lines|branches|statements|code|methods|functions ... exercised|executed|hit|reached by ...
        test*|tests|suite, cov # %, cov report, coveragepy, llvm cov, c8 report|threshold*|check*,
        cobertura ... %, couverture ... %, abdeckung ... %, lines|code|branches|methods without
        tests|test, coverage delta|trend|diff*, unit tests ... # %, good|sufficient|adequate test
        coverage, coveragerc"""
    )
    excludes = parted(
        """coverage of ... criteria|criterion|requirement*|scenario*|stories,
        requirement*|criteria|feature|use|case coverage, use case coverage,
        insurance|health|warranty ... coverage, coverage area*,
        cache|log|logging|monitoring|alert*|network|translation|documentation coverage,
        type|typing|annotation coverage, branch ... covered by backup, coverage plan|tariff,
        cobertura de seguro|red, 保険 カバー, coverage of ...
        area*|region*|map|countr*|delivery|city|cities|network, delivery coverage, area coverage,
        traffic ... covered, % of endpoints|routes|operations|requests|users, trace|tracing|span
        coverage,
        press|media|insurance|network|mobile|radio|wifi|holiday|vacation|event|news|weekend|support|shift|on
        call|phone coverage, coverage for|of the|our
        launch|event|holidays|weekend*|absence*|shift*|vacation*|countr*|press, time
        zones|countries|regions|holidays|shifts ... covered, costs|expenses|budget|price|travel ...
        covered, % covered by ... insurance|budget|warranty, coverage by|from
        upstream|press|media|partners, coverage for the announcement, press|media|news coverage, #
        % ... tests pass|passing|green, observability coverage,
        metadata|data|map|geographic|market|catalogue|catalog|inventory coverage, coverage of the
        collection|catalogue|market|region|country"""
    )
    Parameters = CoverageParameters

    @classmethod
    def thresholds(cls, text: str) -> dict[str, Any]:
        """Read the floor and its kind."""
        found: dict[str, Any] = {}
        floor = percentage(text)
        lowered = text.lower()
        option = re.search(r"fail[-_ ]under[ =]+(\d+(?:\.\d+)?)", lowered)
        if floor is None and option:
            floor = float(option[1])
        if floor is not None:
            found["min"] = floor
        scope = "changed" if CHANGED.search(lowered) else None
        scope = scope or next((scope for scope, words in _SCOPES if words.search(lowered)), None)
        if scope is not None:
            found["scope"] = scope
        branches = _BRANCHES.search(lowered) is not None
        kinds = _floors_by_kind(lowered) if branches else {}
        if "branch" in kinds and len(kinds) > 1:
            line = {"line": True} if "line" in kinds else {}
            whole = kinds.get("line", kinds.get("all"))
            return {**found, "min": whole, **line, "branch_min": kinds["branch"]}
        if branches:
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
                advice='Name what to count: [tool.coverage.run] source = ["your_package"]',
            )
        measures = _measures(record)
        if suite.partial:
            return Outcome(
                status=Status.INCONCLUSIVE,
                summary=f"only a part of the suite ran: {suite.partial}",
                advice="Run the whole suite: pytest --backend-dod",
                measures=measures,
            )
        if not record.statements:
            return Outcome(
                status=Status.INCONCLUSIVE,
                summary="there was nothing to count",
                advice='Name what to count: [tool.coverage.run] source = ["your_package"]',
                measures=measures,
            )
        if parameters.scope != "all":
            return Outcome(
                status=Status.INCONCLUSIVE,
                summary=f"the line asks for {_MEANT[parameters.scope]}, which is not measured",
                advice="State a floor for the whole: <!-- dod: coverage min=80 scope=all -->",
                measures=measures,
            )
        if (parameters.branch or parameters.branch_min) and not record.branches:
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
        figures = {f"coverage of {kind}": figure}
        findings = []
        if not _reaches(figure, floor):
            findings.append(_finding(record, figure, kind, floor))
        if parameters.branch_min:
            summary += (
                f", {_per_cent(record.branch)} of branches (floor {parameters.branch_min:g} %)"
            )
            figures["coverage of branches"] = record.branch
            if not _reaches(record.branch, parameters.branch_min):
                findings.append(_finding(record, record.branch, "branches", parameters.branch_min))
        return Outcome(
            status=Status.FAILED if findings else Status.PASSED,
            summary=summary,
            findings=tuple(findings),
            notes=notes,
            measures=measures,
            figures=figures,
        )


_BRANCHES = re.compile(
    r"(?<!main )(?<!master )(?<!feature )(?<!release )(?<!default )(?<!target )(?<!base )(?<!this )"
    r"(?<!the )(?<!your )(?<!every )(?<!develop )(?<!on )\bbranch\b(?! protection| is| must| stays)"
    r"|\bbranches\b|\bzweig(?:e|abdeckung)|\bramas\b|\bramos\b|\bbranche?s? coverage"
    r"|分支|ブランチ|분기"
)
"""Branches of the code, not those of a repository: "80 % on the main branch"."""

_SCOPES = (
    (
        "earlier",
        re.compile(
            r"\b(not|never|no|without|doesn.t)\b[^.;]*\b(decreas|drop|fall|lower|regress|reduc"
            r"|wors)"
            r"|\b(maintained|same or (higher|better)|increased?s?)\b"
        ),
    ),
    (
        "part",
        re.compile(r"\b(critical|core|key)\b[^.;]*\b(modules?|paths?|code|logic|packages?)\b"),
    ),
)
"""What a line asks for when it does not mean the whole, as it stands."""

_MEANT = {
    "changed": "changed lines",
    "earlier": "a comparison with an earlier state",
    "part": "a part of the code",
}


def _floors_by_kind(text: str) -> dict[str, float]:
    """Return the floors of a text by what they are for: line, branch, or all."""
    found: dict[str, float] = {}
    for part in re.split(r"[,;/()]|\band\b|&|\+", in_digits(text)):
        floor = percentage(part)
        line = re.search(r"\b(?:lines?|statements?)\b", part)
        if floor is not None:
            found.setdefault(
                "branch" if _BRANCHES.search(part) else "line" if line else "all", floor
            )
    return found


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


def _reaches(figure: float, floor: float) -> bool:
    # 93 of 100 is 92.99999999999999 per cent to a computer.
    return figure >= floor - 1e-9


def _per_cent(figure: float) -> str:
    # Cut, not rounded: 79.96 must not read as 80.
    return f"{math.floor(round(figure * 100, 6)) / 100:.2f} %"


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
        # Neither the figure nor the file with most of what is missing stays from run to run.
        identity=f"coverage of {kind}",
    )


def _table(files: Sequence[FileCoverage]) -> str:
    rows = [
        f"{f.missing:5} of {f.statements:5} statements missing  {f.path}"
        for f in files
        if f.missing
    ]
    return "\n".join(rows)
