"""What a branch changes."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from pytest_backend_dod.project.changes import Changes, of_branch


def git(root: Path, *arguments: str) -> None:
    person = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
    subprocess.run(["git", *person, *arguments], cwd=root, check=True, capture_output=True)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with one commit on its trunk."""
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    (tmp_path / "app.py").write_text("old\n")
    (tmp_path / "service").mkdir()
    (tmp_path / "service" / "api.py").write_text("old\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message=first")
    return tmp_path


def test_committed_edited_and_new_files_count(root: Path) -> None:
    git(root, "switch", "--quiet", "--create", "topic")
    (root / "README.md").write_text("new\n")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message=second")
    (root / "app.py").write_text("edited\n")
    (root / "new.py").write_text("new\n")

    wanted = Changes(since="main", paths=("README.md", "app.py", "new.py"))
    assert of_branch(root) == wanted
    assert of_branch(root / "service") == wanted


def test_what_the_trunk_did_meanwhile_does_not_count(root: Path) -> None:
    git(root, "switch", "--quiet", "--create", "topic")
    git(root, "commit", "--quiet", "--allow-empty", "--message=mine")
    git(root, "switch", "--quiet", "main")
    (root / "app.py").write_text("edited on the trunk\n")
    git(root, "commit", "--quiet", "--all", "--message=theirs")
    git(root, "switch", "--quiet", "topic")

    assert of_branch(root) == Changes(since="main", paths=())


def test_on_the_trunk_nothing_is_known(root: Path) -> None:
    (root / "app.py").write_text("edited\n")

    assert of_branch(root) is None


def test_without_git_nothing_is_known(tmp_path: Path) -> None:
    assert of_branch(tmp_path) is None
