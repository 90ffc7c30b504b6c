"""The recipes for coding agents, carried out as they are written."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from pytest_backend_dod.checklist.locating import locate

from .test_ready_made import DONE, OPEN, SUITE, environment, write

DOCS = (Path(__file__).parent.parent / "docs/recipes-for-agents.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", DOCS, re.MULTILINE | re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project that has taken over the recipes."""
    (tmp_path / "pyproject.toml").write_text("[tool.pytest.ini_options]\n")
    (tmp_path / "test_one.py").write_text("def test_one(): pass\n")
    write(tmp_path, SUITE, DONE)
    (tmp_path / "AGENTS.md").write_text("# Rules\n\n" + blocks("markdown")[0])
    (tmp_path / ".claude").mkdir()
    (tmp_path / ".claude/settings.json").write_text(blocks("json")[0])
    (tmp_path / ".claude/definition-of-done.sh").write_text(blocks("sh")[0])
    return tmp_path


def stop(folder: Path, *, active: bool = False) -> subprocess.CompletedProcess[str]:
    """Let an agent try to stop, somewhere in the project."""
    settings = json.loads((folder / ".claude/settings.json").read_text())
    ((hook,),) = [entry["hooks"] for entry in settings["hooks"]["Stop"]]
    assert hook["type"] == "command"
    (folder / "src").mkdir(exist_ok=True)
    return subprocess.run(
        ["sh", "-c", hook["command"]],
        cwd=folder / "src",
        env=environment(CLAUDE_PROJECT_DIR=str(folder)),
        input=json.dumps({"hook_event_name": "Stop", "stop_hook_active": active}),
        capture_output=True,
        text=True,
        timeout=hook["timeout"],
        check=False,
    )


def call(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        shlex.split(command),
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_agent_may_stop_when_all_is_done(folder: Path) -> None:
    ran = stop(folder)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


def test_an_agent_goes_on_while_something_is_not_done(folder: Path) -> None:
    write(folder, SUITE, DONE, OPEN)
    ran = stop(folder)
    assert ran.returncode == 2
    assert ran.stdout == ""
    assert ran.stderr.startswith("NOT DONE: 1 of 3 items of DEFINITION_OF_DONE.md.\n")
    (check,) = re.findall(r"  check: (.*)", ran.stderr)
    assert call(folder, check).returncode == 1
    write(folder, SUITE, DONE, OPEN.replace("run=false", "run=true"))
    assert call(folder, check).returncode == 0
    assert stop(folder).returncode == 0


def test_what_is_wrong_beside_the_checklist_is_told_too(folder: Path) -> None:
    write(folder, DONE)
    (folder / "test_one.py").write_text("def test_one(): assert 0\n")
    red = stop(folder)
    assert red.returncode == 2
    assert "FAILED test_one.py::test_one" in red.stderr
    (folder / "pyproject.toml").write_text("[tool.backend-dod]\nchecklists = []\n")
    misused = stop(folder)
    assert misused.returncode == 2
    assert "checklists" in misused.stderr


def test_nothing_is_left_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = folder / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    write(folder, OPEN)
    assert stop(folder).returncode == 2
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize(("active", "status"), [(False, 2), (True, 0)])
def test_held_back_once(folder: Path, active: bool, status: int) -> None:
    path = folder / ".claude/definition-of-done.sh"
    first, rest = path.read_text().split("\n", 1)
    path.write_text(f"{first}\n{blocks('sh')[1]}{rest}")
    write(folder, OPEN)
    assert stop(folder, active=active).returncode == status


def test_the_rules_for_agents_are_no_checklist(folder: Path) -> None:
    """They stand beside it, and where there is no checklist they are not taken for one."""
    assert locate(folder, ()).note == ""
    (folder / "DEFINITION_OF_DONE.md").unlink()
    assert locate(folder, ()).default


def test_the_command_of_the_rules(folder: Path) -> None:
    (command,) = re.findall(r"Run `(.*?)`", blocks("markdown")[0])
    write(folder, SUITE, OPEN)
    ran = call(folder, command)
    assert ran.returncode == 1
    assert ran.stdout.rstrip().endswith("When all is mended: python -m pytest --backend-dod")
    write(folder, SUITE, DONE)
    done = call(folder, command)
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1].startswith("DONE: 2 items")


def test_the_command_at_the_top(folder: Path) -> None:
    (command,) = blocks("console")
    ran = call(folder, command)
    assert ran.returncode == 0
    assert ran.stdout.splitlines()[-1] == "DONE: 2 items of DEFINITION_OF_DONE.md."
