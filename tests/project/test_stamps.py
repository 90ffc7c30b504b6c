"""Stamps of files: what counts as a change, and what does not."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from pytest_backend_dod.project import stamps
from pytest_backend_dod.project.repository import Repository


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    root = tmp_path / "tree"
    (root / "app").mkdir(parents=True)
    (root / "app" / "main.py").write_text("x = 1\n")
    (root / "README.md").write_text("Shop\n")
    return root


def git(tree: Path, *words: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@example.com", *words],
        cwd=tree, check=True, capture_output=True,
    )  # fmt: skip


@pytest.fixture
def committed(tree: Path) -> Path:
    (tree / ".gitignore").write_text("*.log\n.env\n")
    git(tree, "init", "-q")
    git(tree, "add", "-A")
    git(tree, "commit", "-qm", "first")
    return tree


def everything(_path: str) -> bool:
    return True


def digest(tree: Path, concerns: Callable[[str], bool] = everything) -> str:
    return stamps.digest(stamps.taken(Repository(root=tree)), concerns)


def same_size_and_time(path: Path) -> None:
    before = path.stat()
    path.write_text(path.read_text().swapcase())
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def away_and_back(path: Path) -> None:
    path.rename(path.with_suffix(".away"))
    path.with_suffix(".away").rename(path)


def replaced_by_a_copy(path: Path) -> None:
    shutil.copy2(path, path.with_suffix(".copy"))
    path.with_suffix(".copy").replace(path)


CHANGES = [
    pytest.param(lambda path: path.write_text("x = 2\n"), id="written"),
    pytest.param(lambda path: path.write_text("x = 1\n"), id="written with what it held"),
    pytest.param(lambda path: path.unlink(), id="removed"),
    pytest.param(lambda path: path.with_name("new.py").touch(), id="a new one"),
    pytest.param(lambda path: path.touch(), id="touched"),
    pytest.param(same_size_and_time, id="the same size and time"),
    pytest.param(replaced_by_a_copy, id="replaced by a copy"),
]


def test_two_looks_at_an_untouched_tree_agree(committed: Path) -> None:
    assert digest(committed) == digest(committed)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("kind", ["tree", "committed"])
def test_any_change_of_a_file_is_seen(
    change: Callable[[Path], object], kind: str, request: pytest.FixtureRequest
) -> None:
    tree: Path = request.getfixturevalue(kind)
    before = digest(tree)
    change(tree / "app" / "main.py")
    assert digest(tree) != before


@pytest.mark.skipif(os.name != "posix", reason="other systems keep no time of the entry's change")
def test_a_file_that_was_away_for_a_while_is_seen(tree: Path) -> None:
    before = digest(tree)
    away_and_back(tree / "app" / "main.py")
    assert digest(tree) != before


def test_only_files_of_concern_count(committed: Path) -> None:
    def python(path: str) -> bool:
        return path.endswith(".py")

    before, of_python = digest(committed), digest(committed, python)
    (committed / "README.md").write_text("Another shop\n")
    assert digest(committed) != before
    assert digest(committed, python) == of_python


def test_files_that_git_ignores_do_not_count_but_for_settings(committed: Path) -> None:
    before = digest(committed)
    (committed / "run.log").write_text("GET /\n")
    assert digest(committed) == before
    (committed / ".env").write_text("DATABASE_URL=sqlite://\n")
    assert digest(committed) != before


def test_tracked_files_in_the_folders_above_count(committed: Path) -> None:
    project = committed / "app"
    before = digest(project)
    (committed / "README.md").write_text("Another shop\n")
    written = digest(project)
    assert written != before
    (committed / "compose.yml").write_text("services: {}\n")
    assert digest(project) == written
    git(committed, "add", "compose.yml")
    assert digest(project) != written


@pytest.mark.parametrize("words", [("tag", "v1"), ("commit", "--allow-empty", "-qm", "second")])
def test_what_branches_and_tags_point_to_counts(committed: Path, words: tuple[str, ...]) -> None:
    before = digest(committed)
    git(committed, *words)
    assert digest(committed) != before


def test_names_that_are_no_text_can_be_stamped(tree: Path) -> None:
    name = os.fsdecode(b"caf\xe9.py")
    try:
        (tree / name).write_text("x = 1\n")
    except OSError:
        pytest.skip("this file system takes no such names")
    before = digest(tree)
    (tree / name).write_text("x = 12\n")
    assert digest(tree) != before
