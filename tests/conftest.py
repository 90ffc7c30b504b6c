"""Small projects in folders of their own, with pytest called on them as a person would."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

# Loaded here once, and not again in every run that takes place in this process.
import pytest_backend_dod.session  # noqa: F401

pytest_plugins = ["pytester"]

REPORT = "dod.json"


@dataclass(frozen=True, kw_only=True)
class Run:
    """What a call of pytest left behind."""

    status: int
    text: str
    """Standard output and standard error."""
    report: dict[str, Any] | None
    """The JSON report, None when there is none."""

    @property
    def states(self) -> dict[str, str]:
        """Item → state."""
        return {item["id"]: item["state"] for item in (self.report or {})["items"]}

    def item(self, name: str) -> dict[str, Any]:
        """Return one item of the report."""
        return next(item for item in (self.report or {})["items"] if item["id"] == name)

    @property
    def section(self) -> list[str]:
        """The lines of the Definition of Done in the terminal."""
        lines = self.text.splitlines()
        first = next(i for i, line in enumerate(lines) if " Definition of Done" in line)
        rest = (
            i for i, line in enumerate(lines[first + 1 :], first + 1) if re.match("[=!]{3,}", line)
        )
        return lines[first + 1 : next(rest, len(lines))]


class Project:
    """A project of a few files."""

    def __init__(self, pytester: pytest.Pytester) -> None:
        self._pytester = pytester
        self.path: Path = pytester.path

    def write(self, files: dict[str, str]) -> Project:
        """Write files, named relative to the project; common indentation is taken away."""
        for name, text in files.items():
            path = self.path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(textwrap.dedent(text).lstrip("\n"), encoding="utf-8")
        return self

    def checklist(self, *criteria: str) -> Project:
        """Write the Definition of Done."""
        lines = "".join(f"- [ ] {criterion}\n" for criterion in criteria)
        return self.write({"DEFINITION_OF_DONE.md": f"# Definition of Done\n\n{lines}"})

    def call(
        self, *arguments: str, plugins: Sequence[str] = (), apart: bool = False, timeout: float = 60
    ) -> Run:
        """Call pytest with just these plugins and the gate's.

        Args:
            arguments: Of the command line.
            plugins: Modules of plugins, beside the gate.
            apart: Whether in a process of its own: slower, and needed where modules, measuring, workers or
                the end of a process matter.
            timeout: Seconds that a process of its own may take.
        """
        named = [part for name in plugins for part in ("-p", name)]
        given = ("-p", "pytest_backend_dod.plugin", *named, *arguments)
        (self.path / REPORT).unlink(missing_ok=True)
        if apart:
            result = self._pytester.runpytest_subprocess(*given, timeout=timeout)
        else:
            result = self._pytester.runpytest_inprocess(*given, syspathinsert=True)
        written = self.path / REPORT
        return Run(
            status=int(result.ret),
            text="\n".join([*result.outlines, *result.errlines]),
            report=json.loads(written.read_text(encoding="utf-8")) if written.is_file() else None,
        )

    def gate(
        self, *arguments: str, plugins: Sequence[str] = (), apart: bool = False, timeout: float = 60
    ) -> Run:
        """Call pytest with the gate switched on and a JSON report; see :meth:`call`."""
        report = f"--backend-dod-report=json:{REPORT}"
        given = ("--backend-dod", report, *arguments)
        return self.call(*given, plugins=plugins, apart=apart, timeout=timeout)


@pytest.fixture
def project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Project:
    """An empty project; plugins that happen to be installed stay out of its runs."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    for name in (
        "COVERAGE_PROCESS_START",
        "COV_CORE_SOURCE",
        "COLUMNS",
        "FORCE_COLOR",
        "PY_COLORS",
    ):
        monkeypatch.delenv(name, raising=False)
    return Project(pytester)
