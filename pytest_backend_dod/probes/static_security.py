"""Bandit finds nothing in the Python code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from ..checklist.matching import parted
from ..checklist.readings import severity
from ..model import Finding, Outcome, Status
from ..parameters import parameter
from ..project.bandit_scan import LEVELS, Issue, Report, scan
from ..project.repository import Repository, printable
from ..project.roles import Role, is_test, matches, role_of
from .interface import RepositoryProbe

_LISTED = 5
"""How many places a note names before it counts the rest."""
_PASSWORDS = frozenset({"B105", "B106", "B107"})
"""Literals that look like passwords; the probe ``secrets`` decides those, without quoting them."""
_SQL_TEXT = "B608"


@dataclass(frozen=True, kw_only=True)
class StaticSecurityParameters:
    """From where on an issue counts."""

    severity: str = parameter("medium", "Lowest severity that counts.", choices=LEVELS)
    confidence: str = parameter("medium", "Lowest confidence that counts.", choices=LEVELS)
    exclude: tuple[str, ...] = parameter(
        (), "Glob patterns of files or folders that are not examined, besides the tests."
    )


class StaticSecurity(RepositoryProbe[StaticSecurityParameters]):
    """Bandit finds nothing in the Python code.

    What it proves: none of bandit's tests complains, at or above the wanted severity and
    confidence, about a Python file of the project: shell commands from strings, unsafe
    deserialisation, weak ciphers and hashes, switched-off certificate checks, debug servers, and
    some seventy more.

    What it cannot see: code in other languages, flaws that take more than one function to build,
    whether a flagged line can be reached by a user's input, and the tests, which are left out
    because they may do what the code may not.

    How it decides: bandit runs as a library on the Python files that git sees, with the project's
    own ``[tool.bandit]`` (``tests``, ``skips``, ``exclude_dirs``, settings of tests) and ``#
    nosec`` comments; silenced and lower issues are counted in notes. Two kinds are notes at any
    level: hard-coded passwords (B105 to B107), which the probe ``secrets`` decides, and SQL built
    from strings (B608) below high confidence: on fourteen labelled snippets four of six safe ones
    were flagged and two of eight vulnerable ones missed, so only a request can tell;
    ``sql-injection`` does. A file that bandit cannot parse makes the outcome inconclusive unless
    something was found.

    Source: bandit's documentation, https://bandit.readthedocs.io; CWE numbers stand on its pages.
    """

    name: ClassVar[str] = "static-security"
    phrases: ClassVar[tuple[str, ...]] = parted(
        """bandit, sast, semgrep, codeql, gosec, brakeman, checkmarx, fortify, veracode, static
        security, static application security, static code security, security static analysis,
        static analysis ... security, security scan*|scanner*|scanning|analysis|analyzer*, security
        lint*|linter*, security hotspot*|finding*|issue*|warning*|smell*, static security analysis,
        security check* ... pass*|green|clean, code scanning, sonar* ... security, security
        vulnerabilit*, vulnerabilit* ... code, insecure function*|pattern*|api*, owasp top*,
        analisis de seguridad, analise de seguranca, analyse de securite, sicherheitsanalyse,
        sicherheitsscan*, セキュリティ 診断|スキャン, セキュリティ スキャン, 安全 扫描, 代码 扫描,
        보안 스캔*|점검*, quet bao mat, dast, zap, owasp zap, snyk code, sast|dast|iast scan*,
        scans ... security, static scan*|scanner*, code scan*|scanned, security code scan*, find
        sec bugs, spotbugs security, nodejsscan, njsscan, vulnerab* ... code|scan*, no
        high|critical security finding*|issue*, security findings, security gate, escaneo de
        seguridad, scan de securite, varredura de seguranca, sicherheitsprufung, sicherheitslucken
        im code, 安全 漏洞 扫描, 静的 セキュリティ, 보안 취약점 점검*, security rules ...
        report*|nothing|clean|pass*|findings|violation*|silent|quiet, roslyn security,
        eval|exec|pickle|unpickle and|or|eval|pickle|exec|on|of,
        no|without|avoid*|forbidden|banned|use of eval|pickle|exec|unpickle|unpickling, eval|pickle
        ... untrusted|forbidden|banned|avoided|used, shell true, os system,
        unsafe|insecure|untrusted
        deseriali*|yaml|hash*|crypto*|algorithm*|random*|cipher*|function*, weak|broken|outdated
        crypto*|cipher*|hash*|algorithm*, no md5|sha1|des, yaml safe load, yaml load, safe
        load|loader, security tool|tools|tooling|scanner|scanners ...
        nothing|clean|no|pass*|green|report*|issue*|finding*, scanner|scanners|scan ...
        security|weakness*, security problem*|weakness*|flaw*|alert*|bug*|defect*|hole*, cwe|cwes,
        known|common weaknesses, weaknesses ... code, code ... weaknesses, rules of security
        analy*|linter*, security rules of|in analy*|linter*|sonar*|bandit|ruff, hotspots, no|zero
        hotspot*, no vulnerabilities or hotspots, vulnerabilities and hotspots, analisis estatico
        de seguridad, analise estatica de seguranca, analyse statique de securite, statische
        sicherheitsanalyse, static code analysis for security, static analysis for security,
        sast|dast, security code review tool, sicherheitslucken ... code|scan*, sicherheits
        scan*|analyse*, dangerous|unsafe|forbidden|insecure
        functions|function|calls|apis|patterns|constructs|defaults, vulnerability|vulnerable
        pattern*|code, security rules ... analy*|linter*|bandit|semgrep, rules of ... security,
        security scan, static code|security analysis ... guideline|bsi|owasp|rules, static analysis
        according"""
    )
    excludes: ClassVar[tuple[str, ...]] = parted(
        """security vulnerabilit* ... dependenc*|package*|librar*,
        dependenc*|package*|librar*|image|container ... security vulnerabilit*|scan*, image
        security scan*, container security scan*, security issue* ... discussed|reported, security
        scan* ... dependenc*|image*|container*, zap logger, penetration*, pen test* ... findings,
        zap ... log|logs|logged|logging, container|image|dependenc* ... scan*, scan* ...
        dependenc*|package*|librar*|image*|container*, security guard*|briefing*, security alert*
        ... on call|pager|team|mail, security bugs ... reported|discussed|triaged, security hole*
        ... dependenc*|package*|librar*, package*|librar* ... security hole*|flaw*|problem*, pickle
        jar*, social security, secret* scanner*, security tool* ... bought|licence*, vulnerability
        scan snyk|trivy|dependabot, scan snyk, security problems mail, vulnerability scan snyk,
        license information"""
    )
    Parameters: ClassVar[type[Any]] = StaticSecurityParameters

    @classmethod
    def thresholds(cls, text: str) -> dict[str, Any]:
        """Read the lowest severity that counts; bandit knows none above high."""
        found = severity(text)
        return {"severity": "high"} if found.get("severity") == "critical" else found

    def concerns(self, path: str) -> bool:
        """Bandit reads Python files and its settings."""
        return path.endswith((".py", ".pyw")) or path == "pyproject.toml"

    def look(self, repository: Repository, parameters: StaticSecurityParameters) -> Outcome:
        """Run bandit on the project's Python files, except tests and what is excluded."""
        python = tuple(path for path in repository.files() if path.endswith((".py", ".pyw")))
        code = tuple(path for path in python if not is_test(path))
        if not code:
            return _no_code(python)
        chosen = tuple(
            path
            for path in code
            if role_of(path) is not Role.GENERATED and not matches(path, parameters.exclude)
        )
        return _decide(scan(repository.root, chosen), code, parameters)


def _no_code(python: Sequence[str]) -> Outcome:
    reason = f"all {len(python)} Python files are tests" if python else "there is no Python file"
    return Outcome(
        status=Status.NOT_APPLICABLE, summary=reason, measures={"files": 0, "findings": 0}
    )


def _decide(report: Report, code: Sequence[str], parameters: StaticSecurityParameters) -> Outcome:
    counting = [issue for issue in report.issues if _counts(issue, parameters)]
    findings = tuple(_finding(issue, parameters) for issue in counting)
    status, advice = Status.PASSED, ""
    summary = (
        f"{_counted(len(report.files), 'Python file')}, {_counted(len(findings), 'issue')} of at "
        f"least {parameters.severity} severity and {parameters.confidence} confidence"
    )
    if findings:
        status = Status.FAILED
    elif report.problem:
        status, summary = Status.INCONCLUSIVE, report.problem
        advice = "Correct the settings; `bandit -c pyproject.toml -r .` shows the same message."
    elif report.unread:
        status = Status.INCONCLUSIVE
        summary = f"bandit could not parse {_listed(report.unread)}"
        advice = "Correct the syntax, or leave what is not Python out with the parameter exclude."
    elif not report.files:
        status = Status.INCONCLUSIVE
        summary = f"all {_counted(len(code), 'Python file')} are excluded"
        advice = "Take a pattern out of the parameter exclude or of exclude_dirs in [tool.bandit]."
    return Outcome(
        status=status,
        summary=summary,
        findings=findings,
        notes=_notes(report, code, parameters),
        advice=advice,
        measures={"files": len(report.files), "findings": len(findings)},
    )


def _reaches(issue: Issue, parameters: StaticSecurityParameters) -> bool:
    return LEVELS.index(parameters.severity) <= _level(issue.severity) and LEVELS.index(
        parameters.confidence
    ) <= _level(issue.confidence)


def _level(name: str) -> int:
    """Return the rank of a level; what bandit calls undefined ranks below all."""
    return LEVELS.index(name) if name in LEVELS else -1


def _counts(issue: Issue, parameters: StaticSecurityParameters) -> bool:
    if issue.test_id in _PASSWORDS:
        return False
    if issue.test_id == _SQL_TEXT and issue.confidence != "high":
        return False
    return _reaches(issue, parameters)


def _finding(issue: Issue, parameters: StaticSecurityParameters) -> Finding:
    return Finding(
        what=f"{issue.test_id}: {issue.text}",
        where=_place(issue),
        measured=f"severity {issue.severity}, confidence {issue.confidence}",
        expected=f"no issue of at least {parameters.severity} severity and "
        f"{parameters.confidence} confidence",
        reproduce=f"bandit -t {issue.test_id} {printable(issue.path)!r}",
        remedy=f"Write it as {issue.link} says, or allow the line with # nosec {issue.test_id} "
        "and a reason.",
    )


def _notes(
    report: Report, code: Sequence[str], parameters: StaticSecurityParameters
) -> tuple[str, ...]:
    notes = []
    if report.unread and any(_counts(issue, parameters) for issue in report.issues):
        notes.append(f"bandit could not parse {_listed(report.unread)}")
    left_out = len(code) - len(report.files) - len(report.unread)
    if left_out and not report.problem:
        notes.append(f"{_counted(left_out, 'Python file')} excluded, generated or vendored")
    if report.nosec:
        notes.append(f"{_counted(report.nosec, 'issue')} silenced by # nosec")
    passwords = [issue for issue in report.issues if issue.test_id in _PASSWORDS]
    if passwords:
        notes.append(
            f"{len(passwords)} hard-coded passwords suspected; secrets decides: "
            f"{_places(passwords)}"
        )
    texts = [
        issue
        for issue in report.issues
        if issue.test_id == _SQL_TEXT and not _counts(issue, parameters)
    ]
    if texts:
        notes.append(
            f"{len(texts)} SQL texts built from strings; sql-injection decides: {_places(texts)}"
        )
    lower = [
        issue
        for issue in report.issues
        if issue.test_id not in {*_PASSWORDS, _SQL_TEXT} and not _reaches(issue, parameters)
    ]
    if lower:
        notes.append(f"{_counted(len(lower), 'issue')} of lower severity or confidence")
    return tuple(notes)


def _place(issue: Issue) -> str:
    return f"{printable(issue.path)}:{issue.line}"


def _places(issues: Sequence[Issue]) -> str:
    return _listed(tuple(_place(issue) for issue in issues))


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _LISTED
    shown = ", ".join(printable(name) for name in names[:_LISTED])
    return shown + (f" and {more} more" if more > 0 else "")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
