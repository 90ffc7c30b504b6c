"""The files of a project, as git sees them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from pytest_backend_dod.project.repository import LARGEST, Above, Repository, printable
from pytest_backend_dod.project.roles import Role, is_test, matches, role_of


def write(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("text\n")


def git(root: Path, *arguments: str) -> str:
    person = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
    call = ["git", *person, *arguments]
    return subprocess.run(call, cwd=root, check=True, capture_output=True, text=True).stdout.strip()


class TestUnderGit:
    def test_tracked_and_new_files_without_ignored_ones(self, tmp_path: Path) -> None:
        git(tmp_path, "init", "--quiet")
        write(tmp_path, "b.py", "a/tracked.py", "a/new.py", "ignored.log", "build/out.py")
        (tmp_path / ".gitignore").write_text("*.log\nbuild/\n")
        git(tmp_path, "add", "b.py", "a/tracked.py")
        repository = Repository(root=tmp_path)
        assert repository.under_git
        assert repository.files() == (".gitignore", "a/new.py", "a/tracked.py", "b.py")

    def test_tracked_though_ignored(self, tmp_path: Path) -> None:
        git(tmp_path, "init", "--quiet")
        write(tmp_path, ".env")
        git(tmp_path, "add", "--force", ".env")
        (tmp_path / ".git/info/exclude").write_text(".env\n")
        assert Repository(root=tmp_path).files() == (".env",)

    def test_folder_below_the_top(self, tmp_path: Path) -> None:
        git(tmp_path, "init", "--quiet")
        write(tmp_path, "backend/app.py", "backend/lib/a.py", "web/app.ts")
        assert Repository(root=tmp_path / "backend").files() == ("app.py", "lib/a.py")

    def test_deleted_files_links_and_submodules_are_left_out(self, tmp_path: Path) -> None:
        git(tmp_path, "init", "--quiet")
        write(tmp_path, "here.py", "gone.py", "inner/deep.py")
        git(tmp_path / "inner", "init", "--quiet")
        (tmp_path / "loop").symlink_to(tmp_path)
        (tmp_path / "link.py").symlink_to("here.py")
        git(tmp_path, "add", "here.py", "gone.py", "loop", "link.py")
        (tmp_path / "gone.py").unlink()
        assert Repository(root=tmp_path).files() == ("here.py",)

    @pytest.mark.parametrize("name", ["a blank.py", "größe.py", "-dash.py", 'quote".py', "a\nb.py"])
    def test_names_that_need_care(self, tmp_path: Path, name: str) -> None:
        git(tmp_path, "init", "--quiet")
        write(tmp_path, name)
        repository = Repository(root=tmp_path)
        assert repository.files() == (name,)
        assert repository.read(name) == "text\n"

    def test_variables_of_a_hook_do_not_lead_away(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in ("ours", "theirs"):
            (tmp_path / name).mkdir()
            git(tmp_path / name, "init", "--quiet")
            write(tmp_path / name, f"{name}.py")
        monkeypatch.setenv("GIT_DIR", str(tmp_path / "theirs/.git"))
        monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path / "theirs"))
        assert Repository(root=tmp_path / "ours").files() == ("ours.py",)

    def test_program_that_a_repository_names_is_not_started(self, tmp_path: Path) -> None:
        git(tmp_path, "init", "--quiet")
        write(tmp_path, "a.py")
        hook = tmp_path / ".git/monitor"
        hook.write_text(f"#!/bin/sh\ntouch '{tmp_path}/.git/started'\n")
        hook.chmod(0o755)
        git(tmp_path, "config", "core.fsmonitor", str(hook))
        assert Repository(root=tmp_path).files() == ("a.py",)
        assert not (tmp_path / ".git/started").exists()

    def test_head(self, tmp_path: Path) -> None:
        git(tmp_path, "init", "--quiet")
        assert Repository(root=tmp_path).head() == ""
        write(tmp_path, "a.py")
        git(tmp_path, "add", "a.py")
        git(tmp_path, "commit", "--quiet", "-m", "First")
        assert Repository(root=tmp_path).head() == git(tmp_path, "rev-parse", "HEAD")

    def test_looked_up_once(self, tmp_path: Path) -> None:
        git(tmp_path, "init", "--quiet")
        write(tmp_path, "a.py")
        repository = Repository(root=tmp_path)
        before = repository.files()
        write(tmp_path, "b.py")
        assert repository.files() == before


class TestAbove:
    """A monorepo: the project's folder lies in the work tree of git, and not at its top."""

    def test_tracked_files_directly_in_the_folders_above(self, tmp_path: Path) -> None:
        git(tmp_path, "init", "--quiet")
        write(tmp_path, ".env", "apps/compose.yml", "apps/shop/app.py", "apps/shop/lib/a.py")
        write(tmp_path, "apps/web/.env", "apps/shopping/.env", "infra/.env")
        git(tmp_path, "add", "--all")
        write(tmp_path, "new.txt", "apps/new.txt")
        above = Repository(root=tmp_path / "apps/shop").above()
        assert above == Above(files=("../../.env", "../compose.yml"), others=3)

    def test_links_and_deleted_files_are_left_out(self, tmp_path: Path) -> None:
        git(tmp_path, "init", "--quiet")
        write(tmp_path, "gone.py", "größe.py", "shop/app.py")
        (tmp_path / "link.py").symlink_to("größe.py")
        git(tmp_path, "add", "--all")
        (tmp_path / "gone.py").unlink()
        repository = Repository(root=tmp_path / "shop")
        assert repository.above().files == ("../größe.py",)
        assert repository.read("../größe.py") == "text\n"

    def test_nothing_at_the_top(self, tmp_path: Path) -> None:
        git(tmp_path, "init", "--quiet")
        write(tmp_path, "app.py", "lib/a.py")
        git(tmp_path, "add", "--all")
        assert Repository(root=tmp_path).above() == Above()

    def test_nothing_above_a_folder_that_git_ignores(self, tmp_path: Path) -> None:
        git(tmp_path, "init", "--quiet")
        write(tmp_path, "work/app.py", ".env")
        (tmp_path / ".gitignore").write_text("work/\n")
        git(tmp_path, "add", "--all")
        assert Repository(root=tmp_path / "work").above() == Above()


class TestWithoutGit:
    def test_environments_caches_and_output_are_left_out(self, tmp_path: Path) -> None:
        write(tmp_path, "app.py", "lib/deep/a.py", "node_modules/x/i.js", "__pycache__/a.pyc")
        write(tmp_path, "env/pyvenv.cfg", "env/lib/a.py", "build/a.py", ".hg/a", "x.egg-info/a")
        write(tmp_path, "src/build/__init__.py", ".github/ci.yml")
        repository = Repository(root=tmp_path)
        assert not repository.under_git
        assert repository.files() == (
            ".github/ci.yml",
            "app.py",
            "lib/deep/a.py",
            "src/build/__init__.py",
        )

    def test_no_git_program(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        git(tmp_path, "init", "--quiet")
        write(tmp_path, "a.py")
        monkeypatch.setenv("PATH", "")
        repository = Repository(root=tmp_path)
        assert (repository.under_git, repository.files(), repository.head()) == (
            False,
            ("a.py",),
            "",
        )

    def test_folder_that_git_ignores_as_a_whole(self, tmp_path: Path) -> None:
        git(tmp_path, "init", "--quiet")
        write(tmp_path, "work/app.py")
        (tmp_path / ".gitignore").write_text("work/\n")
        repository = Repository(root=tmp_path / "work")
        assert (repository.under_git, repository.files()) == (False, ("app.py",))

    def test_loop_of_links_ends(self, tmp_path: Path) -> None:
        write(tmp_path, "a/app.py")
        (tmp_path / "a/up").symlink_to(tmp_path)
        (tmp_path / "self").symlink_to("self")
        assert Repository(root=tmp_path).files() == ("a/app.py",)

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes there")
    def test_pipe_is_not_waited_for(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        assert Repository(root=tmp_path).files() == ()


class TestReading:
    @pytest.mark.parametrize(
        ("data", "text"),
        [
            (b"a\r\nb\rc\n", "a\nb\nc\n"),
            ("\ufeffgr\u00f6\u00dfe".encode(), "gr\u00f6\u00dfe"),
            ("gr\u00f6\u00dfe".encode("utf-16"), "gr\u00f6\u00dfe"),
            (b"\xe9", "\ufffd"),
            (b"", ""),
            (b"\x89PNG\0", None),
            (b"x" * LARGEST, "x" * LARGEST),
            (b"x" * (LARGEST + 1), None),
        ],
        ids=["lines", "mark", "utf-16", "latin-1", "empty", "binary", "largest", "too large"],
    )
    def test_text_or_nothing(self, tmp_path: Path, data: bytes, text: str | None) -> None:
        (tmp_path / "file").write_bytes(data)
        assert Repository(root=tmp_path).read("file") == text

    def test_missing_file(self, tmp_path: Path) -> None:
        assert Repository(root=tmp_path).read("nowhere") is None

    def test_printable_keeps_what_is_harmless(self) -> None:
        assert printable("a b/größe.py") == "a b/größe.py"
        assert printable("a\n\x1b[1m\udc80") == "a\\n\\x1b[1m\\udc80"


class TestRoles:
    @pytest.mark.parametrize(
        ("path", "role"),
        [
            ("app/main.py", Role.SOURCE),
            ("app/testimonials/views.py", Role.SOURCE),
            ("app/latest.py", Role.SOURCE),
            (".env", Role.SOURCE),
            ("requirements.txt", Role.SOURCE),
            ("tests/api/data.json", Role.TEST),
            ("app/tests.py", Role.TEST),
            ("conftest.py", Role.TEST),
            ("web/api.spec.ts", Role.TEST),
            ("pkg/server_test.go", Role.TEST),
            ("docs/conf.py", Role.DOCUMENT),
            ("README.md", Role.DOCUMENT),
            ("openapi.json", Role.DOCUMENT),
            (".env.example", Role.TEMPLATE),
            ("config.sample.yml", Role.TEMPLATE),
            ("web/i18n/de.json", Role.TRANSLATION),
            ("poetry.lock", Role.GENERATED),
            ("web/app.min.js", Role.GENERATED),
            ("tests/vendor/x.js", Role.GENERATED),
        ],
    )
    def test_role_of_a_path(self, path: str, role: Role) -> None:
        assert role_of(path) is role
        assert is_test(path) is (role is Role.TEST)

    @pytest.mark.parametrize("pattern", ["legacy", "legacy/", "legacy/*", "*.py", "legacy/a?b.py"])
    def test_pattern_covers(self, pattern: str) -> None:
        assert matches("legacy/a-b.py", [pattern])

    @pytest.mark.parametrize("pattern", ["leg", "a-b.py", "", "/", "*.ts"])
    def test_pattern_does_not_cover(self, pattern: str) -> None:
        assert not matches("legacy/a-b.py", [pattern])
