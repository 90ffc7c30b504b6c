"""One run of the gate on tiny projects: what is decided, what is shown, and how the session ends."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET

import pytest

from .conftest import Project, Run

CONTENT = "The linter is content <!-- dod: command run=true -->"
"""A line that is always done, and quickly."""

PASSING = {"test_one.py": "def test_one(): pass\n"}
FAILING = {"test_one.py": "def test_one():\n    assert 1 == 2\n"}
TOMORROW = (dt.date.today() + dt.timedelta(days=1)).isoformat()
YESTERDAY = (dt.date.today() - dt.timedelta(days=1)).isoformat()


# How a run ends


def test_done(project: Project) -> None:
    run = project.checklist("All tests pass").write(PASSING).gate()
    assert run.status == 0
    assert run.states == {"all-tests-pass": "passed"}
    assert run.section == [
        "checklist: DEFINITION_OF_DONE.md",
        "done      All tests pass",
        "            1 passed",
        "",
        "DONE: 1 item",
    ]


def test_not_done(project: Project) -> None:
    run = project.checklist("All tests pass", CONTENT).write(FAILING).gate()
    assert run.status == 1
    assert run.states == {"all-tests-pass": "failed", "the-linter-is-content": "passed"}
    assert run.section[-1] == "NOT DONE: 1 of 2 items"
    finding = run.item("all-tests-pass")["probes"][0]["findings"][0]
    assert finding["what"] == "test_one.py::test_one fails"
    assert finding["measured"] == "assert 1 == 2"


def test_line_that_nothing_decides(project: Project) -> None:
    """It fails, names the nearest probes, and shows what to paste; pasting it decides the line."""
    project.checklist("All tests pass", "The coverrage of the moon is good").write(PASSING)
    run = project.gate()
    name = "the-coverrage-of-the-moon-is-good"
    assert run.status == 1
    assert run.states[name] == "unmapped"
    assert f"  [tool.backend-dod.items.{name}]" in run.section
    assert any("nearest probes: coverage" in line for line in run.section)
    pasted = f'[tool.backend-dod.items.{name}]\ncommand = {{ run = "true" }}\n'
    assert project.write({"pyproject.toml": pasted}).gate().status == 0


def test_line_for_a_later_version(project: Project) -> None:
    run = project.checklist("All tests pass", "Graceful shutdown").write(PASSING).gate()
    assert run.status == 1
    assert run.states["graceful-shutdown"] == "unavailable"


def test_failing_suite_and_done_checklist(project: Project) -> None:
    """The gate never turns a failed suite into a good one."""
    run = project.checklist(CONTENT).write(FAILING).gate()
    assert run.section[-1] == "DONE: 1 item"
    assert run.status == 1


def test_packaged_checklist(project: Project) -> None:
    """Without a checklist the packaged one is used, and the report says so."""
    run = project.write(PASSING).gate()
    assert run.status == 1
    assert len(run.states) == 8
    assert any("No checklist was found" in line for line in run.section)


# Nothing was judged


NOT_JUDGED = {
    "failed test and -x": (FAILING, ["-x"], 1, "the suite was stopped: stopping after 1 failures"),
    "collection error": (
        {"test_one.py": "import nowhere_to_be_found\n"},
        [],
        2,
        "the suite was interrupted: 1 error during collection",
    ),
    "empty suite": ({}, [], 5, "no test ran"),
    "nothing selected": (PASSING, ["-k", "other"], 5, "no test ran"),
    "missing path": (PASSING, ["missing.py"], 4, "the session ended before the suite ran"),
    "pytest.exit": (
        {"test_one.py": "import pytest\ndef test_one(): pytest.exit('enough')\n"},
        [],
        2,
        "a test or plugin called pytest.exit: enough",
    ),
    "pytest.exit that claims success": (
        {"test_one.py": "import pytest\ndef test_one(): pytest.exit('enough', returncode=0)\n"},
        [],
        1,
        "a test or plugin called pytest.exit: enough",
    ),
    "keyboard": (
        {"test_one.py": "def test_one(): raise KeyboardInterrupt\n"},
        [],
        2,
        "the suite was interrupted from the keyboard",
    ),
    "a plugin stops the session": (
        {
            **PASSING,
            "conftest.py": "def pytest_runtest_teardown(item): item.session.shouldstop = 'no more'\n",
        },
        [],
        2,
        "the suite was interrupted: no more",
    ),
}


@pytest.mark.parametrize("case", NOT_JUDGED)
def test_nothing_judged(project: Project, case: str) -> None:
    """The report says that nothing was judged and why; the exit status is never 0."""
    files, arguments, status, why = NOT_JUDGED[case]
    project.checklist("All tests pass", "Health endpoint").write(files)
    run = project.gate(*arguments, apart="interrupt" in why or "exit" in why)
    assert run.status == status
    assert run.report is not None
    assert run.report["not_judged"] == why
    assert run.report["done"] is False
    assert run.report["items"] == []
    assert run.section[-2:] == [f"Nothing was judged: {why}", "NOT DONE: nothing was judged"]


def test_interrupted_while_probing(project: Project) -> None:
    project.checklist("All tests pass").write(PASSING).write(
        {
            "conftest.py": """
                from pytest_backend_dod import SuiteProbe

                class Patience(SuiteProbe):
                    name = "patience"
                    phrases = ("tests pass",)

                    def judge(self, suite, parameters):
                        raise KeyboardInterrupt

                def pytest_backend_dod_probes(config):
                    return [Patience]
            """
        }
    )
    run = project.gate(apart=True)
    assert run.status == 2
    assert run.report is not None
    assert run.report["not_judged"] == "interrupted from the keyboard while the gate was probing"


def test_asking_about_pytest_is_no_run(project: Project) -> None:
    """``--fixtures`` runs nothing and is not a run that went wrong."""
    run = project.checklist("All tests pass").write(PASSING).gate("--fixtures", "-q")
    assert run.status == 0
    assert run.report is None


# The plan


def test_collect_only_shows_the_plan(project: Project) -> None:
    project.checklist("All tests pass", "At least 85% branch coverage", "The moon is full").write(
        PASSING
    )
    run = project.gate("--collect-only")
    assert run.status == 0
    assert run.report is None
    lines = run.text.splitlines()
    assert "at-least-85-branch-coverage  (DEFINITION_OF_DONE.md:4)" in lines
    shown = " ".join(run.text.split())
    assert "→ coverage (branch = true, min = 85): the words “coverage”; " in shown
    assert "min from “85%”; branch from “branch”" in shown
    assert "      → nothing decides this line" in lines
    assert "  <Function test_one>" in [line[2:] for line in lines]


def test_collect_only_under_xdist(project: Project) -> None:
    project.checklist("All tests pass").write(PASSING)
    run = project.gate("--collect-only", "-q", "-n", "2", plugins=["xdist"])
    assert run.status == 0
    assert any(line.startswith("      → tests: ") for line in run.text.splitlines())


# A part of the suite

TWO = {"tests/test_one.py": "def test_one(): pass\n", "tests/test_two.py": "def test_two(): pass\n"}
MARKED = {
    "tests/test_one.py": """
        import pytest

        def test_one(): pass

        @pytest.mark.slow
        def test_two(): pass
    """
}
SLOW_LEFT_OUT = {
    "pytest.ini": "[pytest]\naddopts = -m 'not slow'\nmarkers =\n    slow: takes long\n",
    **MARKED,
}

PARTIAL = {
    "-k": (TWO, ["-k", "one"], "-k 'one'"),
    "-m": (MARKED, ["-W", "ignore", "-m", "not slow"], "-m 'not slow'"),
    "-m beside the usual one": (SLOW_LEFT_OUT, ["-m", "slow"], "-m 'slow'"),
    "file": (TWO, ["tests/test_one.py"], "tests/test_one.py leaves out tests/test_two.py"),
    "test": (TWO, ["tests/test_one.py::test_one"], "tests/test_one.py::test_one"),
    "--deselect": (TWO, ["--deselect", "tests/test_one.py"], "--deselect"),
    "--ignore": (TWO, ["--ignore", "tests/test_one.py"], "--ignore"),
}


@pytest.mark.parametrize("case", PARTIAL)
def test_partial_run_shows_nothing_about_the_whole(project: Project, case: str) -> None:
    files, arguments, why = PARTIAL[case]
    project.checklist("All tests pass", "Coverage of 50 %", CONTENT).write(files)
    run = project.write({"app.py": "x = 1\n"}).gate(*arguments)
    assert run.status == 1
    assert run.states["all-tests-pass"] == "inconclusive"
    assert run.item("all-tests-pass")["summary"] == f"only a part of the suite ran: {why}"
    assert run.states["coverage-of-50"] == "inconclusive"
    assert run.states["the-linter-is-content"] == "passed"


WHOLE = {
    "no argument": (TWO, []),
    "the folder of tests": (TWO, ["tests"]),
    "every file": (TWO, ["tests/test_one.py", "tests/test_two.py"]),
    "the root folder": (TWO, ["."]),
    "-m in addopts": (SLOW_LEFT_OUT, []),
    "--failed-first": (TWO, ["--ff"]),
    "-k in addopts": ({"pytest.ini": "[pytest]\naddopts = -k one\n", **TWO}, []),
}


@pytest.mark.parametrize("case", WHOLE)
def test_whole_run(project: Project, case: str) -> None:
    files, arguments = WHOLE[case]
    run = project.checklist("All tests pass").write(files).gate(*arguments)
    assert run.states == {"all-tests-pass": "passed"}
    assert run.status == 0


def test_last_failed(project: Project) -> None:
    """The items themselves never make ``--lf`` run something else than the tests that failed."""
    project.checklist("All tests pass").write(
        {"test_one.py": "def test_one(): assert 0\n", "test_two.py": "def test_two(): pass\n"}
    )
    project.gate()
    run = project.write(PASSING).gate("--lf")
    assert run.item("all-tests-pass")["summary"] == "only a part of the suite ran: --last-failed"
    assert "1 passed, 1 deselected" in run.text or "run-last-failure: rerun previous 1" in run.text


def test_called_in_a_folder_below(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """pytest then collects only that folder, but the checklist is still found, and reports go there."""
    project.checklist("All tests pass").write(TWO).write(
        {"pytest.ini": "[pytest]\n", "other/test_three.py": "def test_three(): pass\n"}
    )
    monkeypatch.chdir(project.path / "tests")
    run = project.gate()
    assert run.status == 1
    assert run.report is None, "the report is expected in the folder that pytest was called in"
    assert (project.path / "tests" / "dod.json").is_file()
    assert "only a part of the suite ran: called in tests, it leaves out" in run.text


# Skipped and expected failures


def test_skipped_and_expected_failures_are_counted(project: Project) -> None:
    project.checklist("All tests pass").write(
        {
            "test_one.py": """
                import pytest

                def test_one(): pass

                @pytest.mark.skip(reason="later")
                def test_two(): pass

                @pytest.mark.xfail(reason="known")
                def test_three(): assert 0
            """
        }
    )
    run = project.gate()
    assert run.item("all-tests-pass")["summary"] == "1 passed, 1 skipped, 1 xfailed"
    assert run.status == 0


# Waivers, attestations, overrides and annotations


def configured(project: Project, table: str, *criteria: str) -> Run:
    """Run a failing suite with a configuration."""
    return project.checklist(*criteria).write({**FAILING, "pyproject.toml": table}).gate("-rxs")


def waiver(item: str = "all-tests-pass", until: str = TOMORROW, reason: str = "the move") -> str:
    return f'[[tool.backend-dod.waivers]]\nitem = "{item}"\nreason = "{reason}"\nuntil = {until}\n'


def test_waived_item(project: Project) -> None:
    """It is tolerated until its date, shown as an expected failure with its reason."""
    run = configured(project, waiver(), "All tests pass")
    assert run.states == {"all-tests-pass": "waived"}
    assert run.section[-1] == "DONE: 1 item, 1 of them waived"
    why = f"until {TOMORROW}: the move (0 passed, 1 failed)"
    assert f"XFAIL DEFINITION_OF_DONE.md::all-tests-pass - {why}" in run.text.splitlines()
    assert run.status == 1, "the suite itself has failed"


def test_waiver_that_is_no_longer_needed(project: Project) -> None:
    run = configured(project, waiver("the-linter-is-content"), CONTENT)
    assert run.states == {"the-linter-is-content": "failed"}
    assert run.item("the-linter-is-content")["summary"].startswith("the waiver is no longer needed")


def test_attested_item(project: Project) -> None:
    table = (
        '[[tool.backend-dod.attestations]]\nitem = "reviewed-by-a-colleague"\nby = "Ada"\n'
        f"on = {YESTERDAY}\nuntil = {TOMORROW}\n"
    )
    project.checklist("Reviewed by a colleague").write({**PASSING, "pyproject.toml": table})
    run = project.gate()
    assert run.states == {"reviewed-by-a-colleague": "attested"}
    assert run.status == 0


def test_configuration_of_an_item_goes_before_its_words(project: Project) -> None:
    table = '[tool.backend-dod.items.all-tests-pass]\ncommand = { run = "true" }\n'
    run = configured(project, table, "All tests pass")
    assert [probe["name"] for probe in run.item("all-tests-pass")["probes"]] == ["command"]
    assert run.states == {"all-tests-pass": "passed"}


def test_annotation_behind_an_item(project: Project) -> None:
    project.checklist("It is well covered <!-- dod: coverage min=85 branch -->").write(PASSING)
    run = project.gate("--co", "-q")
    assert (
        "      → coverage (branch = true, min = 85): <!-- dod: coverage min=85 branch -->"
        in run.text.splitlines()
    )


def test_struck_item(project: Project) -> None:
    run = project.checklist("~~All tests pass~~", CONTENT).write(PASSING).gate("-rs")
    assert run.states["all-tests-pass"] == "not applicable"
    assert "struck through in the checklist" in run.text
    assert run.status == 0


WRONG = {
    "unknown key": ("[tool.backend-dod]\nchecklists = []\n", "Did you mean 'checklist'?"),
    "wrong type": ("[tool.backend-dod]\ndisposable = 'yes'\n", "tool.backend-dod.disposable"),
    "unknown probe": (
        "[tool.backend-dod.items.all-tests-pass]\ncoverrage = {}\n",
        "Did you mean 'coverage'?",
    ),
    "unknown probe for all": ("[tool.backend-dod.probes.fuzzy]\n", "Did you mean 'fuzz'?"),
    "unknown parameter": (
        "[tool.backend-dod.items.all-tests-pass]\ncoverage = { minimum = 3 }\n",
        "unknown parameter 'minimum'",
    ),
    "unknown item": ("[tool.backend-dod.items.all-test]\ntests = {}\n", "'all-tests-pass'?"),
    "waiver of an unknown item": (waiver("all-test"), "waivers[1].item"),
    "waiver without a reason": (waiver(reason=""), "'reason' is missing"),
    "waiver without a date": (waiver().replace("until", "#"), "'until' is missing"),
    "waiver with a date that is none": (waiver(until='"soon"'), "'soon' is no date"),
    "expired waiver": (waiver(until=YESTERDAY), f"ended on {YESTERDAY}"),
    "missing checklist": ("[tool.backend-dod]\nchecklist = ['no.md']\n", "no.md is missing"),
    "openapi that is missing": ("[tool.backend-dod]\nopenapi = 'no.json'\n", "cannot be read"),
    "openapi that is none": ("[tool.backend-dod]\nopenapi = 'pyproject.toml'\n", "no OpenAPI document"),
    "host that was not allowed": (
        "[tool.backend-dod]\nbase-url = 'https://shop.example.com'\n",
        'allow-hosts = ["shop.example.com"]',
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_configuration_that_cannot_be_understood(project: Project, case: str) -> None:
    """Exit status 4, with file, key and remedy, before any test has run, and without a traceback."""
    table, message = WRONG[case]
    run = configured(project, table, "All tests pass")
    assert run.status == pytest.ExitCode.USAGE_ERROR
    assert "ERROR: backend-dod: pyproject.toml" in run.text
    assert message in run.text
    assert "Traceback" not in run.text
    assert "test session starts" not in run.text


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ("json", "'json' is not FORMAT:PATH"),
        ("yaml:dod.yaml", "Formats: json"),
        ("json:.", ". is a folder"),
    ],
)
def test_report_that_cannot_be_understood(project: Project, option: str, message: str) -> None:
    project.checklist("All tests pass").write(PASSING)
    run = project.call("--backend-dod", f"--backend-dod-report={option}")
    assert run.status == pytest.ExitCode.USAGE_ERROR
    assert f"ERROR: backend-dod: --backend-dod-report: {message}" in run.text or message in run.text
    assert "Traceback" not in run.text


def test_file_that_is_not_toml(project: Project) -> None:
    """pytest reads this file too, and says so before the gate has a chance."""
    run = configured(project, "[tool.backend-dod\n", "All tests pass")
    assert run.status == pytest.ExitCode.USAGE_ERROR
    assert "pyproject.toml" in run.text
    assert "Traceback" not in run.text


def test_annotation_that_cannot_be_understood(project: Project) -> None:
    run = project.checklist("Fine <!-- dod: coverage minimum=3 -->").write(PASSING).gate()
    assert run.status == pytest.ExitCode.USAGE_ERROR
    assert "DEFINITION_OF_DONE.md:3: dod: coverage: unknown parameter 'minimum'" in run.text


# pytest's own ways to show a run


MIXED = ("All tests pass", CONTENT, "The moon is full")


@pytest.mark.parametrize(
    "arguments",
    [["-q"], ["-qq"], ["-v"], ["--no-header"], ["--tb=no"], ["-rA"], ["-p", "no:terminal"]],
)
def test_however_it_is_shown(project: Project, arguments: list[str]) -> None:
    """What is shown changes, what is decided does not."""
    run = project.checklist(*MIXED).write(FAILING).gate(*arguments)
    assert run.status == 1
    assert list(run.states.values()) == ["failed", "passed", "unmapped"]
    if "no:terminal" not in arguments:
        assert run.section[-1] == "NOT DONE: 2 of 3 items"


def test_items_are_shown_once(project: Project) -> None:
    """Evidence stands in the gate's section; pytest's failures show tests, its summary both."""
    run = project.checklist(*MIXED).write(FAILING).gate("-rA")
    failures = run.text.partition("= FAILURES =")[2].partition("= Definition of Done =")[0]
    assert "test_one" in failures
    assert "moon" not in failures
    assert run.text.count("[tool.backend-dod.items.the-moon-is-full]") == 1
    lines = run.text.splitlines()
    assert "PASSED DEFINITION_OF_DONE.md::the-linter-is-content" in lines
    assert "FAILED DEFINITION_OF_DONE.md::the-moon-is-full - UNMAPPED: The moon is full" in lines


def test_quietest(project: Project) -> None:
    assert project.checklist(*MIXED).write(FAILING).gate("-qq").section == [
        "NOT DONE: 2 of 3 items"
    ]


def test_verbose_shows_what_was_counted(project: Project) -> None:
    project.checklist("Coverage of 50 %").write(PASSING).write({"app.py": "x = 1\n"})
    project.write({"test_one.py": "import app\ndef test_one(): pass\n"})
    run = project.gate("-v", apart=True)
    assert any("measured by backend-dod; counted: source ." in line for line in run.section)
    assert "DEFINITION_OF_DONE.md::coverage-of-50 PASSED" in run.text


def test_junit_xml(project: Project) -> None:
    """Every item is a test case at its place, with its evidence and its properties."""
    project.checklist(*MIXED).write(FAILING).gate("--junitxml=junit.xml")
    cases = {
        case.get("name"): case for case in ET.parse(project.path / "junit.xml").iter("testcase")
    }
    assert set(cases) == {"test_one", "all-tests-pass", "the-linter-is-content", "the-moon-is-full"}
    failure = cases["all-tests-pass"].find("failure")
    assert failure is not None
    assert "1. test_one.py::test_one fails" in (failure.text or "")
    properties = {
        p.get("name"): p.get("value") for p in cases["the-linter-is-content"].iter("property")
    }
    assert properties["dod_state"] == "passed"
    assert properties["dod_probe"] == "command"


def test_html(project: Project) -> None:
    pytest.importorskip("pytest_html")
    project.checklist(*MIXED).write(FAILING)
    project.gate("--html=report.html", plugins=["pytest_metadata.plugin", "pytest_html.plugin"])
    page = (project.path / "report.html").read_text(encoding="utf-8")
    assert "DEFINITION_OF_DONE.md::the-moon-is-full" in page


def test_report_that_cannot_be_written(project: Project) -> None:
    """The verdict stands, the reason is told, and the run does not end well."""
    project.checklist("All tests pass").write({**PASSING, "file": ""})
    run = project.call("--backend-dod", "--backend-dod-report=json:file/dod.json")
    assert run.status == pytest.ExitCode.USAGE_ERROR
    assert "DONE: 1 item" in run.section
    assert "could not be written" in run.section[-1]
    assert "Traceback" not in run.text


def test_several_reports(project: Project) -> None:
    project.checklist("All tests pass").write(PASSING)
    run = project.gate("--backend-dod-report=json:out/second.json")
    assert run.status == 0
    assert (project.path / "out/second.json").read_bytes() == (
        project.path / "dod.json"
    ).read_bytes()
