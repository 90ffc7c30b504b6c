"""``--backend-dod-record``: keeps what was seen, judges nothing, leaves the suite its exit status."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ..conftest import Project
from .examples import SHOP, SUITE, committed

XDIST = ["xdist"]


def kept(project: Project) -> dict[str, Any]:
    """What the only shard of the folder holds."""
    (path,) = project.path.joinpath("shards").glob("*.json")
    return json.loads(path.read_text())["kept"]


@pytest.fixture
def shop(project: Project) -> Project:
    return project.checklist("All tests pass", "Health endpoint", "No server errors").write(SHOP)


def test_it_says_what_it_kept_and_judges_nothing(project: Project) -> None:
    project.checklist("All tests pass", "The moon is full").write(SUITE)

    run = project.call("tests/a", "--backend-dod-record=shards")

    assert run.status == 0, "the checklist is not done, and that is not decided here"
    (path,) = project.path.joinpath("shards").iterdir()
    assert run.section[:3] == [
        f"kept:  shards/{path.name}",
        "       2 tests, 0 measured files, 0 operations, 0 observations",
        "judge: pytest --backend-dod-judge shards",
    ]
    assert kept(project)["selection"] == "tests/a leaves out tests/b/test_b.py"
    assert kept(project)["outcomes"]["last"] == {
        "tests/a/test_a.py::test_one": "passed",
        "tests/a/test_a.py::test_two": "passed",
    }


@pytest.mark.parametrize(
    ("test", "arguments", "status", "unfinished"),
    [
        ("def test_red(): assert 0", [], 1, ""),
        ("def test_red(): assert 0\ndef test_two(): pass", ["-x"], 1, "stopping after 1 failures"),
        ("import nowhere_to_be_found", [], 2, "1 error during collection"),
        ("x = 1", [], 5, ""),
        ("def test_out():\n    import pytest; pytest.exit('enough')", [], 2, "enough"),
    ],
    ids=["red", "stopped", "broken", "empty", "exit"],
)
def test_the_exit_status_is_the_suites(
    project: Project, test: str, arguments: list[str], status: int, unfinished: str
) -> None:
    project.checklist("All tests pass").write({"test_it.py": f"{test}\n"})

    assert project.call(*arguments).status == status
    run = project.call("--backend-dod-record=shards", *arguments)

    assert run.status == status
    assert unfinished in kept(project)["unfinished"]
    assert bool(unfinished) == bool(kept(project)["unfinished"])
    assert ("this will not be judged" in run.text) == bool(unfinished)


def test_every_collected_test_is_named_whatever_runs(project: Project) -> None:
    project.checklist("All tests pass").write(SUITE)
    project.call("-k", "four", "--backend-dod-record=shards")

    assert len(kept(project)["collected"]) == 5
    assert sorted(kept(project)["outcomes"]["last"]) == [
        "tests/b/test_b.py::test_four[1]",
        "tests/b/test_b.py::test_four[2]",
    ]


@pytest.mark.parametrize("arguments", [[], ["-n", "2"]], ids=["alone", "xdist"])
def test_hosts_are_probed_and_no_credential_is_written(
    shop: Project, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tokens, passwords and cookies of the suite's own requests and answers stay out."""
    monkeypatch.setenv("SHOP_API_TOKEN", "env-planted-0042")
    shop.write({"tests/api/test_red.py": "def test_red(): assert 'env-planted-0042' == ''\n"})

    run = shop.call("--backend-dod-record=shards", *arguments, plugins=XDIST, apart=True)

    assert run.status == 1
    found = kept(shop)
    assert sorted(found["live"]["exercised"]) == ["GET /health", "GET /items", "POST /login"]
    assert any("masked" in str(one) for one in found["live"]["observations"])
    assert found["outcomes"]["messages"] == {
        "tests/api/test_red.py::test_red": "AssertionError: assert '[masked]' == ''"
    }
    assert "planted" not in json.dumps(found)
    assert len(found["collected"]) == 6


def test_paths_are_relative(shop: Project) -> None:
    shop.checklist("All tests pass", "Coverage of 50 %")
    shop.call("tests/unit", "--backend-dod-record=shards", apart=True)

    (path,) = shop.path.joinpath("shards").iterdir()
    assert str(shop.path) not in path.read_text()
    assert list(kept(shop)["coverage"]["files"]) == ["{root}/shop.py"]


def test_a_folder_that_cannot_be_made_fails_the_session(project: Project) -> None:
    project.checklist("All tests pass").write({**SUITE, "shards": "a file\n"})

    run = project.call("--backend-dod-record=shards")

    assert run.status == pytest.ExitCode.USAGE_ERROR
    assert "Nothing was kept: shards cannot be written (File exists)." in run.text


def test_changes_of_the_suite_to_the_tree_do_not_count(project: Project) -> None:
    """What a shard is of is taken down before its tests run."""
    project.checklist("All tests pass").write(
        {"test_it.py": "def test_it(): open('data.txt', 'a').write('more')\n", "data.txt": "some\n"}
    )
    committed(project)
    project.call("--backend-dod-record=shards")
    first = kept(project)["identity"]
    Path(project.path, "data.txt").write_text("some\n")
    committed_state = project.call("--backend-dod-record=again")

    (again,) = project.path.joinpath("again").glob("*.json")
    assert committed_state.status == 0
    assert json.loads(again.read_text())["kept"]["identity"] == first
    project.path.joinpath("data.txt").write_text("other\n")
    project.call("--backend-dod-record=changed")
    (changed,) = project.path.joinpath("changed").glob("*.json")
    assert json.loads(changed.read_text())["kept"]["identity"] != first


@pytest.mark.parametrize("other", ["judge", "only", "static"])
def test_what_contradicts_it_is_refused(project: Project, other: str) -> None:
    project.checklist("All tests pass").write(SUITE)
    option = f"--backend-dod-{other}" + "=x" * (other != "static")

    run = project.call("--backend-dod-record=shards", option)

    assert run.status == pytest.ExitCode.USAGE_ERROR
    assert f"--backend-dod-record: it excludes --backend-dod-{other}" in run.text
