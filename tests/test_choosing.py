"""Judging a part of the checklist, with just what it needs."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest

from pytest_backend_dod.checklist.planning import plan
from pytest_backend_dod.checklist.reading import read_items
from pytest_backend_dod.choosing import Choice, Need, marks_in, named, need, read
from pytest_backend_dod.config import Configuration
from pytest_backend_dod.errors import UsageError
from pytest_backend_dod.model import Item
from pytest_backend_dod.probes.registry import collect
from pytest_backend_dod.project.repository import Repository

from .conftest import Project

LIST = """
# Definition of Done

- [ ] All tests pass
- [ ] No secrets in the repository
- [ ] Static security scan shows no high findings
- [ ] The health endpoint answers
- [ ] The health of the team is good
- [ ] Reviewed by a second developer
- [ ] ~~No secrets in the history~~
- [ ] It is so
- [ ] It is so
"""
ITEMS = read_items(LIST, file="docs/done.md", title_known=True)
PROBES = collect(())
PLANS = plan(ITEMS, PROBES, Configuration(root=Path()))

RED = {"test_one.py": "def test_one(): assert 0\n"}
GREEN = {"test_one.py": "def test_one(): pass\n"}
CLEAN = "The linter is content <!-- dod: command run=true -->"
DIRTY = "The formatter is content <!-- dod: command run=false -->"


def of(**chosen: object) -> list[str]:
    choice = Choice(**chosen)  # type: ignore[arg-type]
    return [one.item.id for one in choice.of(PLANS, PROBES)]


# Names


@pytest.mark.parametrize(
    ("name", "means"),
    [
        ("all-tests-pass", "all-tests-pass"),
        ("docs/done.md::all-tests-pass", "all-tests-pass"),
        ("All tests pass!", "all-tests-pass"),
        ("static", "static-security-scan-shows-no-high-findings"),
        ("second developer", "reviewed-by-a-second-developer"),
        ("health endpoint", "the-health-endpoint-answers"),
        ("in the repo", "no-secrets-in-the-repository"),
        ("it-is-so", "it-is-so"),
        ("it-is-so-2", "it-is-so-2"),
    ],
)
def test_a_name_means_one_item(name: str, means: str) -> None:
    assert named(ITEMS, name).id == means


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("the health", ["the-health-endpoint-answers", "the-health-of-the-team-is-good"]),
        ("No secrets in", ["no-secrets-in-the-repository", "no-secrets-in-the-history"]),
        ("It is so.", ["it-is-so", "it-is-so-2"]),
    ],
)
def test_a_name_that_fits_several_is_refused_with_their_ids(name: str, listed: list[str]) -> None:
    with pytest.raises(UsageError) as caught:
        named(ITEMS, name)
    assert caught.value.what == f"{name!r} fits 2 items"
    assert caught.value.remedy == f"Write one of: {', '.join(listed)}."


@pytest.mark.parametrize(
    ("name", "near"),
    [("all-test-passed", "all-tests-pass"), ("", "all-tests-pass"), ("…", "all-tests-pass")],
)
def test_a_name_that_fits_nothing_is_refused_with_the_nearest(name: str, near: str) -> None:
    with pytest.raises(UsageError, match="no item of the checklist is called") as caught:
        named(ITEMS, name)
    assert near in caught.value.remedy


def test_a_long_list_is_cut_and_counted() -> None:
    items = [Item(id=f"part-{n}", text=f"Part {n}", file="a.md", line=n) for n in range(1, 31)]
    with pytest.raises(UsageError, match="part-10 and 20 more"):
        named(items, "part")


# Choices


def test_without_options_everything_is_judged() -> None:
    assert of() == [item.id for item in ITEMS]
    assert not Choice().narrows


def test_chosen_items_keep_the_order_of_the_checklist() -> None:
    assert of(names=("static", "all-tests")) == [ITEMS[0].id, ITEMS[2].id]


def test_static_items_are_those_that_files_alone_decide() -> None:
    """Not what needs the suite or a person, and nothing that is struck through."""
    assert of(static=True) == [ITEMS[1].id, ITEMS[2].id]


def test_a_checklist_without_static_items_is_refused() -> None:
    with pytest.raises(UsageError, match="decided by files alone"):
        Choice(static=True).of(PLANS[:1], PROBES)


def test_both_options_exclude_each_other() -> None:
    with pytest.raises(UsageError, match="Leave out one of the two"):
        read(Namespace(backend_dod_only=["a"], backend_dod_static=True))


# Needs


def needed(*names: str, root: Path, **configured: object) -> Need:
    configuration = Configuration(root=root, **configured)  # type: ignore[arg-type]
    plans = plan(ITEMS, PROBES, configuration)
    chosen = Choice(names=names).of(plans, PROBES)
    return need(chosen, PROBES, configuration, lambda: marks_in(Repository(root=root)))


def test_tests_and_backend_need_the_suite(tmp_path: Path) -> None:
    assert needed("all-tests-pass", root=tmp_path) is Need.SUITE
    assert needed("health-endpoint", "static", root=tmp_path) is Need.SUITE


def test_files_need_no_test(tmp_path: Path) -> None:
    assert needed("static", "in-the-repository", root=tmp_path) is Need.NOTHING
    assert needed("second", root=tmp_path) is Need.NOTHING


def test_where_tests_are_tied_to_items_they_have_to_be_found(tmp_path: Path) -> None:
    (tmp_path / "test_one.py").write_text('@pytest.mark.backend_dod("It is so")\ndef test(): 0\n')
    assert needed("static", root=tmp_path) is Need.TIED
    configured = {ITEMS[2].id: {"command": {"run": "true"}}}
    assert needed("static", root=tmp_path, items=configured) is Need.NOTHING


# Runs


def test_a_static_item_is_judged_without_the_suite(project: Project) -> None:
    project.checklist("All tests pass", CLEAN).write(RED)
    run = project.gate("--backend-dod-only", "linter")
    assert run.status == 0
    assert run.states == {"the-linter-is-content": "passed"}
    assert "test_one" not in run.text
    assert run.section[-1] == "CHOSEN ITEMS DONE: 1 item; 1 other was not judged"
    assert "backend-dod: 1 of 2 items of DEFINITION_OF_DONE.md" in run.text.splitlines()


def test_a_part_is_never_the_whole(project: Project) -> None:
    project.checklist("All tests pass", CLEAN).write(GREEN)
    part = project.gate("--backend-dod-only=linter").report
    whole = project.gate().report
    assert part is not None
    assert whole is not None
    assert (part["done"], part["left_out"]) == (False, 1)
    assert (whole["done"], whole["left_out"]) == (True, 0)


def test_a_chosen_item_that_is_not_done_fails(project: Project) -> None:
    project.checklist("All tests pass", CLEAN, DIRTY).write(GREEN)
    run = project.gate("--backend-dod-only=formatter", "--backend-dod-only=linter")
    assert run.status == 1
    assert run.states == {"the-linter-is-content": "passed", "the-formatter-is-content": "failed"}
    assert run.section[-1] == "NOT DONE: 1 of 2 items; 1 other was not judged"


def test_a_module_that_cannot_be_imported_does_not_keep_files_from_being_judged(
    project: Project,
) -> None:
    """A hook before each commit judges files of a tree that is half-way."""
    project.checklist("All tests pass", CLEAN).write({"test_one.py": "import nowhere_at_all\n"})
    assert project.gate("--backend-dod-static").status == 0
    assert project.gate().status == 2


def test_no_suite_at_all(project: Project) -> None:
    run = project.checklist("All tests pass", CLEAN).gate("--backend-dod-static")
    assert (run.status, run.states) == (0, {"the-linter-is-content": "passed"})


def test_what_needs_the_suite_runs_it(project: Project) -> None:
    project.checklist("All tests pass", CLEAN).write(RED)
    run = project.gate("--backend-dod-only", "tests")
    assert (run.status, run.states) == (1, {"all-tests-pass": "failed"})


@pytest.mark.parametrize("arguments", [("--backend-dod-only", "nothing"), ("--backend-dod-only=")])
def test_unknown_items_are_mistakes_in_use(project: Project, arguments: tuple[str, ...]) -> None:
    project.checklist("All tests pass", CLEAN).write(GREEN)
    given = (arguments,) if isinstance(arguments, str) else arguments
    run = project.gate(*given)
    assert run.status == pytest.ExitCode.USAGE_ERROR
    assert "The nearest are: all-tests-pass, the-linter-is-content." in run.text


@pytest.mark.parametrize(
    "option", ["--backend-dod-only=a", "--backend-dod-static", "--backend-dod-warn"]
)
def test_without_the_gate_the_option_is_a_mistake_in_use(project: Project, option: str) -> None:
    run = project.call(option)
    assert run.status == pytest.ExitCode.USAGE_ERROR
    assert f"{option.partition('=')[0]} needs --backend-dod" in run.text


TIED = """
    import pytest

    @pytest.mark.backend_dod("Drift is detected", "The linter is content")
    def test_drift(): pass

    def test_other(): raise SystemError
"""


def test_only_tests_that_are_tied_to_the_item_run(project: Project) -> None:
    project.checklist("All tests pass", "Drift is detected", "No secrets").write(
        {"test_one.py": TIED.replace(', "The linter is content"', "")}
    )
    run = project.gate("--backend-dod-only", "drift")
    assert run.states == {"drift-is-detected": "passed"}
    assert run.status == 0
    assert "1 deselected" in run.text


def test_tests_that_are_tied_to_other_items_do_not_run(project: Project) -> None:
    project.checklist("All tests pass", "Drift is detected", "No secrets").write(
        {"test_one.py": TIED.replace(', "The linter is content"', "")}
    )
    run = project.gate("--backend-dod-static")
    assert run.states == {"no-secrets": "passed"}
    assert run.status == 0
    assert "2 deselected" in run.text


def test_the_annotation_of_a_line_outweighs_tied_tests_here_too(project: Project) -> None:
    project.checklist("Drift is detected", CLEAN).write({"test_one.py": TIED})
    run = project.gate("--backend-dod-only", "linter")
    assert run.item("the-linter-is-content")["probes"][0]["name"] == "command"
    assert "deselected" not in run.text


def test_the_plan_of_chosen_items(project: Project) -> None:
    project.checklist("All tests pass", CLEAN).write(GREEN)
    run = project.gate("--backend-dod-static", "--collect-only", "-q")
    assert run.status == 0
    assert "the-linter-is-content  (DEFINITION_OF_DONE.md:4)" in run.text
    assert "all-tests-pass" not in run.text


def test_coverage_is_measured_only_where_a_chosen_item_asks(project: Project) -> None:
    project.checklist("Coverage of 1 %", "All tests pass").write(
        {"shop.py": "A = 1\n", "test_one.py": "import shop\ndef test_one(): pass\n"}
    )
    only = project.gate("--backend-dod-only", "coverage", apart=True)
    assert only.item("coverage-of-1")["state"] == "passed"
    watch = "import coverage\ndef test_two(): assert coverage.Coverage.current() is None\n"
    project.write({"test_two.py": watch})
    assert project.gate("--backend-dod-only", "tests", apart=True).status == 0


@pytest.mark.parametrize("option", ["--backend-dod-static", "--backend-dod-only=tests"])
def test_under_xdist(project: Project, option: str) -> None:
    project.checklist("All tests pass", CLEAN).write(GREEN)
    run = project.gate(option, "-n", "2", plugins=["xdist"], apart=True)
    assert run.status == 0
    assert run.report is not None
    assert [item["state"] for item in run.report["items"]] == ["passed"]
    assert ("workers" in run.text) is (option != "--backend-dod-static")


@pytest.mark.slow
def test_coverage_of_a_suite_that_does_not_run_fails_nothing(project: Project) -> None:
    project.checklist("All tests pass", CLEAN).write({**GREEN, "shop.py": "A = 1\n"})
    for more in ((), ("-n", "2")):
        run = project.gate(
            "--backend-dod-static",
            "--cov=shop",
            "--cov-fail-under=90",
            *more,
            plugins=["pytest_cov", "xdist"],
            apart=True,
        )
        assert run.status == 0
        assert "FAIL" not in run.text
