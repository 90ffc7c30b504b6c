"""Bandit as a library: the only place that knows its classes and settings.

Used: ``BanditConfig``, ``BanditManager`` (``files_list``, ``run_tests``, ``results``, ``skipped``,
``metrics``), the extension manager's check of test ids, and the link to a test's page.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

LEVELS = ("low", "medium", "high")
"""Bandit's levels of severity and of confidence, lowest first."""


@dataclass(frozen=True, kw_only=True)
class Issue:
    """One line that a test of bandit complains about."""

    path: str
    """As it was given to :func:`scan`."""
    line: int
    test_id: str
    """Such as ``B602``."""
    text: str
    severity: str
    confidence: str
    link: str
    """Page that explains the test."""


@dataclass(frozen=True, kw_only=True)
class Report:
    """What bandit saw."""

    issues: tuple[Issue, ...] = ()
    """Sorted by path, line and test."""
    files: tuple[str, ...] = ()
    """What was read and understood."""
    unread: tuple[str, ...] = ()
    """What could not be read or parsed."""
    left_out: tuple[str, ...] = ()
    """What the project's own ``exclude_dirs`` leaves out."""
    nosec: int = 0
    """How many issues a ``# nosec`` comment kept silent."""
    problem: str = ""
    """Why bandit could not run with the project's settings; empty when it ran."""


def scan(root: Path, paths: Sequence[str]) -> Report:
    """Examine the files at ``paths`` (relative to ``root``) with the project's ``[tool.bandit]``.

    Nothing is printed, and nothing reaches the handlers of the logging module.
    """
    with _quiet():
        # Importing it loads plugins and warns; only a run should pay for that.
        from bandit.core import docs_utils, extension_loader, utils  # type: ignore[import-untyped]
        from bandit.core.config import BanditConfig  # type: ignore[import-untyped]
        from bandit.core.manager import BanditManager  # type: ignore[import-untyped]

        pyproject = root / "pyproject.toml"
        try:
            config = BanditConfig(config_file=str(pyproject) if pyproject.is_file() else None)
            profile = {
                "include": set(config.get_option("tests") or ()),
                "exclude": set(config.get_option("skips") or ()),
            }
            extension_loader.MANAGER.validate_profile(profile)
            manager = BanditManager(config, "file", quiet=True, profile=profile)
        except (utils.ConfigError, ValueError, TypeError, AttributeError) as error:
            return Report(problem=f"[tool.bandit] in pyproject.toml cannot be used: {error}")
        if not manager.b_ts.tests:
            return Report(problem="[tool.bandit] in pyproject.toml leaves no test to run")
        excluded = tuple(config.get_option("exclude_dirs") or ())
        left_out = {path for path in paths if _is_excluded(path, excluded)}
        by_name = {str(root / path): path for path in paths if path not in left_out}
        manager.files_list = sorted(by_name)
        manager.run_tests()
    totals = manager.metrics.data["_totals"]
    return Report(
        issues=tuple(_issues(manager.results, by_name, docs_utils.get_url)),
        files=tuple(sorted(by_name[name] for name in manager.files_list)),
        unread=tuple(sorted(by_name[name] for name, _ in manager.get_skipped())),
        left_out=tuple(sorted(left_out)),
        nosec=totals["nosec"] + totals["skipped_tests"],
    )


def _is_excluded(path: str, patterns: Sequence[str]) -> bool:
    """Apply bandit's own rule, a glob or a part of the path, to the path relative to the root.

    Bandit applies it to the path as it was given; with an absolute one, the name of a folder above
    the project would decide.
    """
    dotted = f"./{path}"
    return any(
        fnmatchcase(name, pattern) or pattern in name
        for pattern in patterns
        for name in (path, dotted)
    )


def _issues(
    results: Sequence[Any], by_name: Mapping[str, str], link: Callable[[str], str]
) -> Iterator[Issue]:
    issues = {
        Issue(
            path=by_name[result.fname],
            line=int(result.lineno),
            test_id=result.test_id,
            text=" ".join(result.text.split()),
            severity=result.severity.lower(),
            confidence=result.confidence.lower(),
            link=link(result.test_id),
        )
        for result in results
    }
    yield from sorted(issues, key=lambda issue: (issue.path, issue.line, issue.test_id, issue.text))


@contextmanager
def _quiet() -> Iterator[None]:
    loggers = [logging.getLogger(name) for name in ("bandit", "stevedore")]
    before = [(logger, logger.level) for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, level in before:
            logger.setLevel(level)
