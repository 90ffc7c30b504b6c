"""What is ready-made for pipelines, run as the pipelines run it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import textwrap
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
DOCS = (ROOT / "docs/ready-made.md").read_text(encoding="utf-8")
FOLDER = str(Path(sys.executable).parent)

DONE = "- [ ] The linter is content <!-- dod: command run=true -->\n"
OPEN = "- [ ] The formatter is content <!-- dod: command run=false -->\n"
SUITE = "- [ ] All tests pass\n"


def yaml_block(heading: str) -> Any:
    """Return the block of YAML below a heading of the documentation."""
    section = DOCS.split(f"## {heading}\n")[1]
    found = re.search(r"^```yaml\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    assert found
    return yaml.safe_load(found[1])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project whose suite passes and whose checklist is done."""
    project = tmp_path / "project"
    project.mkdir()
    (project / "pyproject.toml").write_text("[tool.pytest.ini_options]\n")
    (project / "test_one.py").write_text("def test_one(): pass\n")
    write(project, DONE, SUITE)
    return project


def write(project: Path, *lines: str) -> None:
    text = "# Definition of Done\n\n" + "".join(lines)
    (project / "DEFINITION_OF_DONE.md").write_text(text)


def environment(**more: str) -> dict[str, str]:
    """Return a surrounding with the gate and xdist as the only plugins, and no traces of a CI."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("GIT", "CI", "PYTEST", "COV"))}
    return {
        **kept,
        "PATH": FOLDER + os.pathsep + os.environ["PATH"],
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "PYTEST_PLUGINS": "pytest_backend_dod.plugin,xdist.plugin",
        "PYTHONDONTWRITEBYTECODE": "1",
        **more,
    }


def validated(schema: str, path: str) -> None:
    checked = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(ROOT / path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout


class TestAction:
    """``action.yml``, run step by step as the runner of GitHub Actions does."""

    action: Mapping[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))

    def run(
        self, workspace: Path, inputs: Mapping[str, str], **more: str
    ) -> subprocess.CompletedProcess[str]:
        """Run the steps and return the last one that ran."""
        assert set(inputs) <= set(self.action["inputs"])
        values = {
            f"inputs.{name}": inputs.get(name, entry["default"])
            for name, entry in self.action["inputs"].items()
        }
        values["github.action_path"] = str(ROOT)

        def filled(text: str) -> str:
            return re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda found: values[found[1]], text)

        ran = None
        for step in self.action["runs"]["steps"]:
            condition = re.fullmatch(r"([\w.-]+) == '(\w+)'", step.get("if", ""))
            if condition and values[condition[1]] != condition[2]:
                continue
            assert step["shell"] == "bash"
            given = {name: filled(value) for name, value in step["env"].items()}
            ran = subprocess.run(
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
                cwd=workspace / filled(step["working-directory"]),
                env=environment(GITHUB_ACTIONS="true", **given, **more),
                capture_output=True,
                text=True,
                check=False,
            )
            if ran.returncode:
                break
        assert ran is not None
        return ran

    def test_it_fits_the_schema(self) -> None:
        validated("vendor.github-actions", "action.yml")

    def test_every_input_is_used_and_documented(self) -> None:
        used = set(re.findall(r"inputs\.([\w-]+)", json.dumps(self.action["runs"])))
        assert used == set(self.action["inputs"])
        section = DOCS.partition("## GitLab")[0]
        assert set(re.findall(r"^\| `([\w-]+)` \|", section, re.MULTILINE)) == used

    def test_no_input_becomes_a_part_of_a_script(self) -> None:
        assert not [step for step in self.action["runs"]["steps"] if "${{" in step["run"]]

    def test_done(self, folder: Path) -> None:
        given = yaml_block("GitHub Actions")["jobs"]["definition-of-done"]["steps"][-1]["with"]
        summary = folder / "summary.md"
        ran = self.run(folder, {**given, "install": "false"}, GITHUB_STEP_SUMMARY=str(summary))
        assert ran.returncode == 0, ran.stdout
        assert "2 workers" in ran.stdout
        assert json.loads((folder / "dod.json").read_bytes())["done"] is True
        assert (folder / "dod.md").read_text(encoding="utf-8").startswith("## Definition of Done")
        assert "done, 2 items" in summary.read_text(encoding="utf-8")

    def test_not_done(self, folder: Path) -> None:
        write(folder, DONE, OPEN)
        ran = self.run(folder, {"install": "false"})
        assert ran.returncode == 1
        assert "::error file=DEFINITION_OF_DONE.md,line=4,title=Not done%3A the-form" in ran.stdout

    def test_a_folder_of_the_repository(self, folder: Path) -> None:
        write(folder, OPEN)
        (folder.parent / ".git").mkdir()
        inputs = {"install": "false", "working-directory": "project", "reports": "json:out/a.json"}
        ran = self.run(folder.parent, inputs)
        assert ran.returncode == 1
        assert "::error file=project/DEFINITION_OF_DONE.md,line=3" in ran.stdout
        assert (folder / "out/a.json").is_file()

    def test_python_and_arguments_of_several_words(self, folder: Path) -> None:
        write(folder, DONE, OPEN)
        ran = self.run(
            folder,
            {
                "install": "false",
                "python": f"env A=1 {sys.executable}",
                "arguments": "--backend-dod-only\nthe-linter-is-content -q",
            },
        )
        assert ran.returncode == 0, ran.stdout
        assert "CHOSEN ITEMS DONE: 1 item; 1 other was not judged" in ran.stdout

    @pytest.mark.parametrize("name", ["arguments", "reports", "python"])
    def test_what_is_handed_in_is_not_run(self, folder: Path, name: str) -> None:
        text = f"{sys.executable} ; touch $(echo pwned) `touch pwned` *"
        ran = self.run(folder, {"install": "false", name: text})
        assert ran.returncode != 0
        assert not [path for path in folder.iterdir() if "pwned" in path.name]

    def test_the_gate_is_installed_from_beside_the_action(self, folder: Path) -> None:
        stand_in = folder / "stand-in"
        stand_in.write_text('#!/bin/sh\necho "$PWD: $*" >> "$(dirname "$0")/calls"\n')
        stand_in.chmod(0o755)
        assert self.run(folder, {"python": str(stand_in)}).returncode == 0
        assert (folder / "calls").read_text().splitlines() == [
            f"{folder}: -m pip install --disable-pip-version-check {ROOT}",
            f"{folder}: -m pytest --backend-dod",
        ]


class TestGitLab:
    """``ci/gitlab.yml``, whose script a runner hands to bash."""

    template: Mapping[str, Any] = yaml.safe_load(
        (ROOT / "ci/gitlab.yml").read_text(encoding="utf-8")
    )
    job = template[".definition-of-done"]

    def run(self, folder: Path, **variables: str) -> int:
        script = "\n".join(self.job["script"])
        ran = subprocess.run(
            ["bash", "-eo", "pipefail", "-c", script],
            cwd=folder,
            env=environment(**{**self.job["variables"], **variables}),
            capture_output=True,
            text=True,
            check=False,
        )
        return ran.returncode

    def test_it_fits_the_schema(self) -> None:
        validated("vendor.gitlab-ci", "ci/gitlab.yml")

    def test_done(self, folder: Path) -> None:
        assert self.run(folder, DOD_ARGUMENTS="-n 2 -q") == 0
        assert json.loads((folder / "dod-code-quality.json").read_bytes()) == []

    def test_not_done_and_every_artifact_is_there(self, folder: Path) -> None:
        write(folder, SUITE, OPEN)
        assert self.run(folder) == 1
        artifacts = self.job["artifacts"]
        assert artifacts["when"] == "always"
        for path in (*artifacts["paths"], *artifacts["reports"].values()):
            assert (folder / path).is_file()
        (problem,) = json.loads((folder / artifacts["reports"]["codequality"]).read_bytes())
        assert problem["location"] == {"path": "DEFINITION_OF_DONE.md", "lines": {"begin": 4}}
        cases = ET.parse(folder / artifacts["reports"]["junit"]).getroot().iter("testcase")
        assert len(list(cases)) == 3

    def test_the_documentation_extends_the_job(self) -> None:
        shown = yaml_block("GitLab")
        (include,) = shown["include"]
        assert (ROOT / include["local"]).is_file()
        assert shown["definition-of-done"]["extends"] in self.template


class TestPreCommit:
    """The hook, installed by pre-commit itself from a repository on this machine."""

    @pytest.fixture
    def repository(self, folder: Path, tmp_path: Path) -> Path:
        source = tmp_path / "source"
        source.mkdir()
        hooks = (ROOT / ".pre-commit-hooks.yaml").read_bytes()
        (source / ".pre-commit-hooks.yaml").write_bytes(hooks)
        for path in (source, folder):
            self.git(path, "init", "-q")
            self.git(path, "add", ".")
            self.git(path, "commit", "-q", "-m", "first")
        shown = yaml_block("pre-commit")
        shown["repos"][0] |= {"repo": str(source), "rev": self.git(source, "rev-parse", "HEAD")}
        (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(shown))
        self.git(folder, "add", ".")
        return folder

    def surrounding(self, folder: Path) -> dict[str, str]:
        return environment(
            PRE_COMMIT_HOME=str(folder.parent / "cache"),
            GIT_CONFIG_GLOBAL=os.devnull,
            GIT_AUTHOR_NAME="Ada",
            GIT_AUTHOR_EMAIL="ada@example.org",
            GIT_COMMITTER_NAME="Ada",
            GIT_COMMITTER_EMAIL="ada@example.org",
        )

    def git(self, folder: Path, *arguments: str) -> str:
        ran = self.call(folder, "git", *arguments)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout.strip()

    def call(self, folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=folder,
            env=self.surrounding(folder),
            capture_output=True,
            text=True,
            check=False,
        )

    def test_it_is_a_hook(self) -> None:
        ran = self.call(ROOT, "pre-commit", "validate-manifest", ".pre-commit-hooks.yaml")
        assert ran.returncode == 0, ran.stdout

    def test_commits_wait_for_what_files_decide(self, repository: Path) -> None:
        """A red test does not hold a commit back; an open line that files decide does."""
        (repository / "test_one.py").write_text("def test_one(): assert 0\n")
        assert self.call(repository, "pre-commit", "install").returncode == 0
        self.git(repository, "commit", "-q", "-a", "-m", "second")

        write(repository, DONE, SUITE, OPEN)
        ran = self.call(repository, "git", "commit", "-a", "-m", "third")
        assert ran.returncode == 1
        assert "NOT DONE: 1 of 2 items; 1 other was not judged" in ran.stderr + ran.stdout
        assert self.git(repository, "log", "--format=%s").split() == ["second", "first"]

    def test_other_arguments_choose_other_items(self, repository: Path) -> None:
        write(repository, DONE, OPEN)
        path = repository / ".pre-commit-config.yaml"
        config = yaml.safe_load(path.read_text())
        config["repos"][0]["hooks"][0]["args"] = ["--backend-dod-only", "linter", "-q"]
        path.write_text(yaml.safe_dump(config))
        self.git(repository, "add", ".")
        ran = self.call(repository, "pre-commit", "run", "--all-files")
        assert ran.returncode == 0, ran.stdout

    def test_the_entry_alone(self, folder: Path) -> None:
        (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
        write(folder, DONE, SUITE, OPEN)
        ran = self.call(folder, *hook["entry"].split(), *hook["args"])
        assert ran.returncode == 1
        assert "test_one.py" not in ran.stdout
        assert textwrap.dedent(ran.stdout).count("NOT DONE: The formatter is content") == 1
