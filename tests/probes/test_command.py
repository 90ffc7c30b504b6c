"""The probe ``command``."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import pytest

from pytest_backend_dod.model import Outcome, Status
from pytest_backend_dod.parameters import read
from pytest_backend_dod.probes.command import Command
from pytest_backend_dod.project.repository import Repository

posix = pytest.mark.skipif(sys.platform == "win32", reason="speaks to a POSIX shell")


def run(root: Path, command: str, **parameters: Any) -> Outcome:
    chosen = read(Command.Parameters, {"run": command, **parameters}, where="test")
    return Command().look(Repository(root=root), chosen)


def test_exit_0_passes(tmp_path: Path) -> None:
    outcome = run(tmp_path, "python -c 'print(1)'")
    assert outcome.status is Status.PASSED
    assert outcome.summary == "`python -c 'print(1)'` exited with 0"


def test_another_exit_fails_and_shows_the_end_of_the_output(tmp_path: Path) -> None:
    (tmp_path / "check.py").write_text(
        "import sys\nprint(*range(100), sep='\\n')\nprint('line 7 is bad', file=sys.stderr)\nsys.exit(3)\n"
    )
    outcome = run(tmp_path, "python check.py")
    assert outcome.status is Status.FAILED
    assert outcome.summary == "`python check.py` exited with 3"
    (found,) = outcome.findings
    assert "line 7 is bad" in found.detail
    assert len(found.detail.splitlines()) == 30


def test_it_runs_in_the_root_folder_without_what_pytest_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTEST_ADDOPTS", "--backend-dod")
    (tmp_path / "here.txt").touch()
    seen = "import os; assert os.path.exists('here.txt'); assert 'PYTEST_ADDOPTS' not in os.environ"
    assert run(tmp_path, f'python -c "{seen}"').status is Status.PASSED


def test_it_reads_nothing_from_the_terminal(tmp_path: Path) -> None:
    code = "import sys; sys.exit(len(sys.stdin.read()))"
    assert run(tmp_path, f'python -c "{code}"').status is Status.PASSED


@posix
def test_no_shell_unless_asked(tmp_path: Path) -> None:
    assert run(tmp_path, "python -c 'import sys; sys.exit(len(sys.argv))' | true").status is (
        Status.FAILED
    )
    assert run(tmp_path, "false | true", shell=True).status is Status.PASSED


@posix
def test_the_time_limit_ends_the_whole_group(tmp_path: Path) -> None:
    began = time.monotonic()
    outcome = run(tmp_path, "echo begun; sleep 30 & sleep 30", shell=True, timeout=0.3)
    assert time.monotonic() - began < 5
    assert outcome.status is Status.FAILED
    assert outcome.summary.endswith("ran out of time")
    assert outcome.findings[0].expected == "an end within 0.3 s"
    assert outcome.findings[0].detail == "begun"


@pytest.mark.parametrize(
    ("command", "summary"),
    [
        ("", "no command is given"),
        ("  ", "no command is given"),
        ("no-such-tool-anywhere --x", "could not be started"),
        ("echo 'unclosed", "could not be started: No closing quotation"),
    ],
)
def test_what_cannot_be_started_shows_nothing(tmp_path: Path, command: str, summary: str) -> None:
    outcome = run(tmp_path, command)
    assert outcome.status is Status.INCONCLUSIVE
    assert summary in outcome.summary
    assert outcome.advice
