"""The commands that docs/sharding.md shows, run as the machines of a pipeline would run them.

Each machine is a process of its own in a clone of its own; what is uploaded and downloaded between
them is the folder of shards.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from .conftest import Project
from .sharding.examples import SHOP, committed

TEXT = (Path(__file__).parent.parent / "docs" / "sharding.md").read_text(encoding="utf-8")

GITHUB, GITLAB = (
    yaml.safe_load(text) for text in re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
)

CHECKLIST = ("All tests pass", "Branch coverage of 100 %", "Health endpoint")


def at_work(machine: Path, command: str, environ: Mapping[str, str]) -> int:
    """Run one line of a script in a machine's folder, with the plugins that it names and no other."""
    shim = machine.parent / "bin"
    shim.mkdir(exist_ok=True)
    plugins = " ".join(
        f"-p {name}" for name in ("pytest_backend_dod.plugin", "xdist", "pytest_split.plugin")
    )
    (shim / "pytest").write_text(
        f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m pytest {plugins} "$@"\n'
    )
    (shim / "pytest").chmod(0o755)
    env = {**os.environ, **environ, "PATH": f"{shim}{os.pathsep}{os.environ['PATH']}"}
    env.pop("GITHUB_ACTIONS", None)
    return subprocess.run(["sh", "-c", command], cwd=machine, env=env, check=False).returncode


def machine(project: Project, name: str) -> Path:
    """Return a fresh clone."""
    path = project.path.parent / f"{project.path.name}-machines" / name
    subprocess.run(["git", "clone", "-q", str(project.path), str(path)], check=True)
    return path


def script(lines: list[str]) -> list[str]:
    """Leave out what prepares the machine."""
    return [line for line in lines if line.startswith("pytest ")]


@pytest.fixture
def shop(project: Project) -> Project:
    return committed(project.checklist(*CHECKLIST).write(SHOP))


def states(report: Path) -> dict[str, Any]:
    values = json.loads(report.read_text())
    return {item["id"]: (item["state"], item["summary"]) for item in values["items"]}


def whole(shop: Project) -> dict[str, Any]:
    """What one machine says that runs everything."""
    alone = machine(shop, "alone")
    assert at_work(alone, "pytest --backend-dod --backend-dod-report json:dod.json", {}) == 0
    return states(alone / "dod.json")


@pytest.mark.slow
def test_the_matrix_of_github(shop: Project) -> None:
    tests, done = GITHUB["jobs"]["tests"], GITHUB["jobs"]["done"]
    (keep,) = script([step.get("run", "") for step in tests["steps"]])
    (judge,) = script([step.get("run", "") for step in done["steps"]])
    uploaded = next(s["with"] for s in tests["steps"] if "upload-artifact" in s.get("uses", ""))
    downloaded = next(s["with"] for s in done["steps"] if "download-artifact" in s.get("uses", ""))
    judging = machine(shop, "judge")
    for index, part in enumerate(tests["strategy"]["matrix"]["part"]):
        worker = machine(shop, f"machine {index}")
        assert at_work(worker, keep.replace("${{ matrix.part }}", part), {}) == 0
        name = uploaded["name"].replace("${{ strategy.job-index }}", str(index))
        assert name.startswith(downloaded["pattern"].removesuffix("*"))
        shutil.copytree(worker / uploaded["path"], judging / downloaded["path"] / name)

    assert at_work(judging, f"{judge} --backend-dod-report json:dod.json", {}) == 0

    assert states(judging / "dod.json") == whole(shop)
    assert (judging / "dod.md").read_text().startswith("## Definition of Done: done, 3 items")
    shutil.rmtree(next((judging / downloaded["path"]).iterdir()))
    assert at_work(judging, judge, {}) == pytest.ExitCode.USAGE_ERROR


@pytest.mark.slow
def test_the_parallel_jobs_of_gitlab(shop: Project) -> None:
    pytest.importorskip("pytest_split")
    tests, done = GITLAB["tests"], GITLAB["definition of done"]
    (keep,), (judge,) = script(tests["script"]), script(done["script"])
    judging = machine(shop, "judge")
    for index in range(1, tests["parallel"] + 1):
        worker = machine(shop, f"machine {index}")
        environ = {"CI_NODE_INDEX": str(index), "CI_NODE_TOTAL": str(tests["parallel"])}
        assert at_work(worker, keep, environ) == 0
        for folder in tests["artifacts"]["paths"]:
            shutil.copytree(worker / folder, judging / folder, dirs_exist_ok=True)

    assert at_work(judging, f"{judge} --backend-dod-report json:dod.json", {}) == 0

    assert len(list((judging / "shards").iterdir())) == tests["parallel"]
    assert states(judging / "dod.json") == whole(shop)
    assert json.loads((judging / done["artifacts"]["reports"]["codequality"]).read_text()) == []


@pytest.mark.slow
def test_the_three_commands_at_the_top(shop: Project) -> None:
    (text,) = re.findall(r"```console\n(.*?)```", TEXT, re.DOTALL)
    here = machine(shop, "here")
    *kept, judge = text.splitlines()
    assert [at_work(here, command, {}) for command in kept] == [0, 0]
    assert at_work(here, judge, {}) == 0


def test_nothing_else_is_shown() -> None:
    """Every block of the page is run above."""
    assert len(re.findall(r"^```\w+$", TEXT, re.MULTILINE)) == 3
