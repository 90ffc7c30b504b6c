"""``--backend-dod-judge``: the verdicts of one run, without running a test; or an error."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from ..conftest import Project, Run
from .examples import SHOP, SUITE, committed

XDIST = ["xdist"]
REPORT = "--backend-dod-report=json:dod.json"


def judged(project: Project, *arguments: str, **how: Any) -> Run:
    return project.call("--backend-dod-judge", *(arguments or ("shards",)), REPORT, **how)


def record(project: Project, *arguments: str, into: str = "shards", **how: Any) -> Run:
    return project.call(*arguments, f"--backend-dod-record={into}", **how)


@pytest.fixture
def suite(project: Project) -> Project:
    return project.checklist("All tests pass").write(SUITE)


def comparable(report: Any) -> Any:
    """The report without times, and without the note that it was judged from shards."""
    plain = json.loads(re.sub(r'"seconds": [\d.]+', '"seconds": 0', json.dumps(report)))
    plain["notes"] = [note for note in plain["notes"] if "judged from" not in note]
    return plain


SPLITS = {
    "folders": [["tests/a"], ["tests/b"]],
    "words": [["-k", "one or three"], ["-k", "not (one or three)"]],
    "files and tests": [["tests/a", "tests/b/test_b.py::test_three"], ["tests/b", "-k", "four"]],
    "one whole": [[]],
    "overlapping": [["tests/a"], []],
}


@pytest.mark.parametrize("name", SPLITS)
def test_parts_that_make_a_whole_are_the_whole(suite: Project, name: str) -> None:
    whole = suite.gate()
    for arguments in SPLITS[name]:
        record(suite, *arguments)

    run = judged(suite)

    assert (run.status, whole.status) == (0, 0)
    assert comparable(run.report) == comparable(whole.report)
    number = len(SPLITS[name])
    note = f"judged from {number} shard{'s'[: number > 1]}; no test ran here"
    assert (run.report or {})["notes"] == [note]


def test_no_test_runs_and_items_are_still_items_of_pytest(suite: Project) -> None:
    record(suite)

    run = judged(suite, "shards", "-rA", f"--junitxml={suite.path / 'junit.xml'}")

    assert "PASSED DEFINITION_OF_DONE.md::all-tests-pass" in run.text
    assert "test_one" not in run.text
    assert re.search(r"=+ 1 passed in", run.text.splitlines()[-1])
    assert (suite.path / "junit.xml").read_text().count("<testcase ") == 1


def test_folders_outside_of_the_project_are_named_with_an_equals_sign(
    suite: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """pytest takes a word behind a blank for a path to tests, and its root from there."""
    one, two = (tmp_path_factory.mktemp(name) for name in ("one", "two"))
    record(suite, "tests/a", into=str(one))
    record(suite, "tests/b", into=str(two))

    options = [f"--backend-dod-judge={folder}" for folder in (one, two)]
    run = suite.call(*options, REPORT)

    assert run.status == 0, run.text
    assert (run.report or {})["notes"] == ["judged from 2 shards; no test ran here"]


def test_the_order_of_folders_makes_no_difference(suite: Project) -> None:
    names = ["x", "y", "z"]
    for name, arguments in zip(names, ["tests/a", "tests/b", "tests"], strict=True):
        record(suite, arguments, into=name)

    orders = [names, names[::-1], ["z", "x", "y"]]
    reports = [comparable(judged(suite, *order).report) for order in orders]

    assert len(reports) == 3
    assert all(report == reports[0] for report in reports)


def test_a_red_test_in_one_part_is_red(suite: Project) -> None:
    suite.write({"tests/a/test_red.py": "def test_red(): assert 'left' == 'right'\n"})
    assert record(suite, "tests/a").status == 1
    assert record(suite, "tests/b").status == 0

    run = judged(suite)

    assert run.status == 1
    (finding,) = run.item("all-tests-pass")["probes"][0]["findings"]
    assert finding["what"] == "tests/a/test_red.py::test_red fails"
    assert finding["measured"] == "AssertionError: assert 'left' == 'right'"


def test_a_test_that_ran_nowhere_is_an_error(suite: Project) -> None:
    record(suite, "tests/a")

    run = judged(suite)

    assert run.status == pytest.ExitCode.USAGE_ERROR
    assert (run.report or {})["done"] is False
    assert (run.report or {})["not_judged"].startswith(
        "3 tests ran in no shard: tests/b/test_b.py::test_four[1], tests/b/test_b.py::test_four[2],"
        " tests/b/test_b.py::test_three. There are 1 shard: shards/backend-dod-"
    )
    assert "tests/a leaves out tests/b/test_b.py" in (run.report or {})["not_judged"]


def test_the_selection_of_the_judging_job_is_what_the_whole_means(suite: Project) -> None:
    """As in a run in one piece: the same selection, and the same verdict."""
    whole = suite.gate("-k", "not three")
    record(suite, "tests/a")
    record(suite, "tests/b", "-k", "four")

    run = judged(suite, "shards", "-k", "not three")

    assert run.item("all-tests-pass")["state"] == "inconclusive"
    assert comparable(run.report) == comparable(whole.report)


def test_no_shard_with_a_test_is_an_error(suite: Project) -> None:
    record(suite, "-k", "nothing_is_called_so")

    run = judged(suite)

    assert run.status != 0
    assert (run.report or {})["not_judged"] == "no test ran in any shard"


def test_what_cannot_be_collected_here_is_not_judged(suite: Project) -> None:
    record(suite)
    suite.write({"tests/a/test_new.py": "import nowhere_to_be_found\n"})
    committed(suite)
    shards = suite.path / "shards"
    for one in shards.iterdir():
        one.unlink()
    record(suite, "--continue-on-collection-errors")

    run = judged(suite)

    assert run.status == pytest.ExitCode.INTERRUPTED
    assert "1 errors during collection" in (run.report or {})["not_judged"]


STATES = {
    "another commit": ("tests/a/test_a.py", "def test_one(): pass\n", True, "it is of commit"),
    "a change": ("tests/a/test_a.py", "def test_one(): pass\n", False, "were changed"),
    "another checklist": ("DEFINITION_OF_DONE.md", "- [ ] All tests pass now\n", False, "changed"),
}


@pytest.mark.parametrize("name", STATES)
def test_parts_of_different_states_are_an_error(suite: Project, name: str) -> None:
    file, text, commits, said = STATES[name]
    suite.write({".gitignore": "/shards/\n*.json\n__pycache__\n"})
    committed(suite)
    record(suite, "tests/a")
    suite.write({file: text})
    if commits:
        committed(suite)
    record(suite, "tests/b")

    run = judged(suite)

    assert run.status == pytest.ExitCode.USAGE_ERROR
    assert "ERROR: backend-dod: --backend-dod-judge: shards/backend-dod-" in run.text
    assert said in run.text
    assert run.report is None


def test_without_git_the_files_and_the_checklist_are_compared(suite: Project) -> None:
    record(suite)
    suite.checklist("All tests pass", "Another line")
    assert "its checklist is another" in judged(suite).text
    suite.checklist("All tests pass")
    assert judged(suite).status == 0
    suite.write({"tests/a/test_a.py": "def test_one(): pass\n"})
    assert "its files were changed" in judged(suite).text


def test_a_part_that_was_stopped_is_an_error(suite: Project) -> None:
    suite.write({"tests/a/test_red.py": "def test_red(): assert 0\n"})
    record(suite, "-x")

    run = judged(suite)

    assert run.status == pytest.ExitCode.USAGE_ERROR
    assert "did not come to its end: the suite was stopped" in run.text


def test_marks_tie_tests_of_any_part(suite: Project) -> None:
    suite.checklist("The moon is full").write(
        {
            "tests/b/test_moon.py": """
                import pytest

                @pytest.mark.backend_dod("The moon is full")
                def test_moon(): pass
            """
        }
    )
    record(suite, "tests/a")
    record(suite, "tests/b")

    run = judged(suite)

    assert run.states == {"the-moon-is-full": "passed"}
    assert run.status == 0


def test_workers_of_xdist_run_no_test_either(suite: Project) -> None:
    suite.write({"tests/a/test_trace.py": "def test_trace(): open('ran', 'a').write('x')\n"})
    record(suite)
    run = judged(suite, "shards", "-n", "2", plugins=XDIST, apart=True)

    assert run.states == {"all-tests-pass": "passed"}
    assert (suite.path / "ran").read_text() == "x"


@pytest.mark.slow
def test_live_probes_and_coverage_as_in_one_piece(project: Project) -> None:
    """One part under xdist, one without, and the figures of a run that saw everything."""
    project.checklist(
        "All tests pass", "Branch coverage of 100 %", "Health endpoint", "No server errors"
    ).write(SHOP)
    committed(project)
    whole = project.gate(apart=True)
    record(project, "tests/api", "-n", "2", plugins=XDIST, apart=True)
    record(project, "tests/unit", apart=True)

    run = judged(project, apart=True)

    assert whole.states == {
        "all-tests-pass": "passed",
        "branch-coverage-of-100": "passed",
        "health-endpoint": "passed",
        "no-server-errors": "failed",
    }
    assert run.status == whole.status == 1
    assert comparable(run.report) == comparable(whole.report)


def test_the_target_is_asked_by_the_judging_job(project: Project) -> None:
    """No part has a test that could be a host; the configured app answers."""
    project.checklist("Health endpoint").write(
        {**SHOP, "pyproject.toml": '[tool.backend-dod]\napp = "shop:app"\n'}
    )
    (project.path / "tests/api/test_api.py").unlink()
    record(project)

    run = judged(project, apart=True)

    assert run.states == {"health-endpoint": "passed"}
    assert any("shop:app" in host for host in (run.report or {})["hosts"])


MEASURED = {
    "by pytest-cov": (["--cov=shop", "--cov-branch", "--cov-report="], ["pytest_cov"]),
    "by pytest-cov under xdist": (
        ["--cov=shop", "--cov-branch", "--cov-report=", "-n", "2"],
        ["pytest_cov", "xdist"],
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", MEASURED)
def test_coverage_of_somebody_else_is_added_up_too(project: Project, name: str) -> None:
    arguments, plugins = MEASURED[name]
    project.checklist("Branch coverage of 100 %").write(SHOP)
    for folder in ("tests/api", "tests/unit"):
        assert record(project, folder, *arguments, plugins=plugins, apart=True).status == 0

    run = judged(project, "shards", "--cov=shop", "--no-cov", plugins=["pytest_cov"], apart=True)

    assert run.states == {"branch-coverage-of-100": "passed"}
    assert run.item("branch-coverage-of-100")["probes"][0]["measures"]["source"] == "pytest-cov"


@pytest.mark.slow
def test_groups_of_xdist_do_not_change_names(suite: Project) -> None:
    suite.write(
        {
            "tests/b/test_group.py": """
                import pytest

                @pytest.mark.xdist_group("one")
                def test_in_a_group(): pass
            """
        }
    )
    record(suite, "-n", "2", "--dist", "loadgroup", plugins=XDIST, apart=True)

    assert judged(suite, plugins=XDIST).states == {"all-tests-pass": "passed"}
