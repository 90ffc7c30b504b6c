"""``@pytest.mark.backend_dod("the line")`` in whole sessions."""

from __future__ import annotations

import json

import pytest

DONE = """
# Definition of Done

- [ ] Reconciliation detects drift between ledger and bank
- [ ] The nightly job restarts
"""


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    pytester.makefile(".md", DEFINITION_OF_DONE=DONE)
    pytester.makepyprojecttoml('[tool.pytest.ini_options]\naddopts = "--strict-markers"\n')
    return pytester


def states(project: pytest.Pytester, *options: str) -> dict[str, str]:
    project.runpytest_subprocess(
        "--backend-dod", "--backend-dod-report=json:dod.json", "-p", "no:schemathesis", *options
    )
    report = json.loads((project.path / "dod.json").read_text(encoding="utf-8"))
    return {item["id"]: item["state"] for item in report["items"]}


SUITE = """
    import pytest

    @pytest.mark.backend_dod("Reconciliation detects drift between ledger and bank.")
    @pytest.mark.parametrize("rows", [1, 2])
    def test_drift(rows):
        pass

    @pytest.mark.backend_dod("the-nightly-job-restarts")
    class TestJob:
        def test_restart(self):
            pass

        def test_restart_on_windows(self):
            pytest.skip("no Windows here")
"""


@pytest.mark.parametrize("options", [(), ("-n2",)])
def test_an_item_is_done_when_all_tests_tied_to_it_passed(
    project: pytest.Pytester, options: tuple[str, ...]
) -> None:
    project.makepyfile(test_suite=SUITE)

    assert states(project, *options) == {
        "reconciliation-detects-drift-between-ledger-and-bank": "passed",
        "the-nightly-job-restarts": "inconclusive",
    }


def test_the_plan_shows_it(project: pytest.Pytester) -> None:
    project.makepyfile(test_suite=SUITE)
    result = project.runpytest_subprocess(
        "--backend-dod", "--collect-only", "-p", "no:schemathesis"
    )

    result.stdout.fnmatch_lines(["*→ named-tests (item = the-nightly-job-restarts)*"])


@pytest.mark.parametrize("options", [(), ("-n2",)])
def test_a_mark_that_names_no_item_is_a_mistake_in_use(
    project: pytest.Pytester, options: tuple[str, ...]
) -> None:
    project.makepyfile(
        test_suite="""
        import pytest

        @pytest.mark.backend_dod("the nightly job restart")
        def test_job():
            pass
        """
    )
    result = project.runpytest_subprocess("--backend-dod", "-p", "no:schemathesis", *options)

    assert result.ret == pytest.ExitCode.USAGE_ERROR
    said = " ".join((result.stdout.str() + result.stderr.str()).split())
    assert "test_suite.py:3: no item of the checklist is called 'the nightly job restart'" in said
    assert "the-nightly-job-restarts" in said


@pytest.mark.parametrize("arguments", ["", "3", "item='x'"])
def test_a_mark_without_a_name(project: pytest.Pytester, arguments: str) -> None:
    project.makepyfile(
        f"import pytest\n\n@pytest.mark.backend_dod({arguments})\ndef test_job():\n    pass\n"
    )
    result = project.runpytest_subprocess("--backend-dod", "-p", "no:schemathesis")

    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert "names no item" in result.stderr.str()


def test_without_the_flag_marks_are_known_and_do_nothing(project: pytest.Pytester) -> None:
    project.makepyfile(test_suite=SUITE)
    result = project.runpytest_subprocess(
        "-W", "error", "-p", "no:asyncio", "-p", "no:schemathesis"
    )

    result.assert_outcomes(passed=3, skipped=1)
    assert result.ret == 0
