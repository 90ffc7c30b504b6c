"""The probe ``static-security``."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from pytest_backend_dod.model import Outcome, Status
from pytest_backend_dod.parameters import read
from pytest_backend_dod.probes.static_security import StaticSecurity, StaticSecurityParameters
from pytest_backend_dod.project import bandit_scan
from pytest_backend_dod.project.repository import Repository

SHELL = "import subprocess\n\n\ndef run(name):\n    subprocess.call('ls ' + name, shell=True)\n"
LOADS = "import pickle\n\n\ndef load(data):\n    return pickle.loads(data)\n"
SQL = (
    "def find(db, name):\n    return db.execute(\"SELECT * FROM users WHERE name = '%s'\" % name)\n"
)
ASSERT = "def half(number):\n    assert number % 2 == 0\n    return number // 2\n"
CLEAN = "def add(a, b):\n    return a + b\n"


def look(root: Path, files: dict[str, str], **parameters: object) -> Outcome:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    chosen = read(StaticSecurityParameters, parameters, where="test")
    return StaticSecurity().look(Repository(root=root), chosen)


def found(outcome: Outcome) -> list[str]:
    return [f"{finding.what[:4]} {finding.where}" for finding in outcome.findings]


class TestVerdict:
    def test_clean_code_passes_and_says_how_much_was_seen(self, tmp_path: Path) -> None:
        outcome = look(tmp_path, {"app/a.py": CLEAN, "app/b.py": CLEAN})
        assert outcome.status is Status.PASSED
        assert outcome.summary.startswith("2 Python files, 0 issues")
        assert outcome.measures == {"files": 2, "findings": 0}

    @pytest.mark.parametrize(
        ("code", "expected"),
        [
            pytest.param(SHELL, "B602 app/a.py:5", id="shell"),
            pytest.param(LOADS, "B301 app/a.py:5", id="pickle"),
            pytest.param("import yaml\nyaml.load(data)\n", "B506 app/a.py:2", id="yaml"),
            pytest.param(
                "import requests\nrequests.get(url, verify=False, timeout=9)\n",
                "B501 app/a.py:2",
                id="certificate",
            ),
            pytest.param("import hashlib\nhashlib.md5(data)\n", "B324 app/a.py:2", id="weak hash"),
            pytest.param(
                "from flask import Flask\napp = Flask('a')\napp.run(debug=True)\n",
                "B201 app/a.py:3",
                id="debug server",
            ),
        ],
    )
    def test_one_defect_fails_and_names_its_line(
        self, tmp_path: Path, code: str, expected: str
    ) -> None:
        outcome = look(tmp_path, {"app/a.py": code, "app/b.py": CLEAN})
        assert outcome.status is Status.FAILED
        assert found(outcome) == [expected]
        assert "https://bandit.readthedocs.io" in outcome.findings[0].remedy

    def test_the_same_twice(self, tmp_path: Path) -> None:
        files = {"b.py": LOADS, "a.py": SHELL + LOADS}
        assert look(tmp_path, files) == look(tmp_path, files)

    def test_levels_decide_what_counts(self, tmp_path: Path) -> None:
        lenient = look(tmp_path, {"a.py": ASSERT})
        assert lenient.status is Status.PASSED
        assert "1 issue of lower severity or confidence" in lenient.notes
        assert found(look(tmp_path, {"a.py": ASSERT}, severity="low")) == ["B101 a.py:2"]
        assert found(look(tmp_path, {"a.py": LOADS}, severity="high")) == []

    def test_confidence_decides_too(self, tmp_path: Path) -> None:
        code = "import requests\nrequests.get('http://localhost')\n"
        assert found(look(tmp_path, {"a.py": code}, confidence="low")) == ["B113 a.py:2"]
        assert found(look(tmp_path, {"a.py": code})) == []


class TestLeftToOthers:
    def test_sql_from_strings_is_a_note(self, tmp_path: Path) -> None:
        outcome = look(tmp_path, {"a.py": SQL}, severity="low", confidence="low")
        assert outcome.status is Status.PASSED
        assert any("sql-injection decides: a.py:2" in note for note in outcome.notes)

    def test_passwords_are_a_note_that_does_not_quote_them(self, tmp_path: Path) -> None:
        value = "tr0ub4dor"
        code = f"password = '{value}'\nconnect(password='{value}')\n"
        outcome = look(tmp_path, {"a.py": code}, severity="low", confidence="low")
        assert outcome.status is Status.PASSED
        assert any("secrets decides: a.py:1, a.py:2" in note for note in outcome.notes)
        assert value not in repr(outcome)


class TestProjectSettings:
    def test_skips(self, tmp_path: Path) -> None:
        settings = '[tool.bandit]\nskips = ["B301"]\n'
        outcome = look(tmp_path, {"a.py": LOADS + SHELL, "pyproject.toml": settings})
        assert [where[:4] for where in found(outcome)] == ["B602"]

    def test_tests(self, tmp_path: Path) -> None:
        settings = '[tool.bandit]\ntests = ["B301"]\n'
        outcome = look(tmp_path, {"a.py": LOADS + SHELL, "pyproject.toml": settings})
        assert found(outcome) == ["B301 a.py:5"]

    @pytest.mark.parametrize("pattern", ["legacy", "./legacy", "legacy/*", "*/old.py"])
    def test_exclude_dirs(self, tmp_path: Path, pattern: str) -> None:
        settings = f'[tool.bandit]\nexclude_dirs = ["{pattern}"]\n'
        files = {"a.py": CLEAN, "legacy/old.py": SHELL, "pyproject.toml": settings}
        outcome = look(tmp_path, files)
        assert (outcome.status, outcome.measures["files"]) == (Status.PASSED, 1)
        assert "1 Python file excluded, generated or vendored" in outcome.notes

    def test_exclude_dirs_do_not_look_above_the_project(self, tmp_path: Path) -> None:
        settings = '[tool.bandit]\nexclude_dirs = ["legacy"]\n'
        root = tmp_path / "legacy"
        root.mkdir()
        assert found(look(root, {"a.py": LOADS, "pyproject.toml": settings})) == ["B301 a.py:5"]

    @pytest.mark.parametrize("comment", ["# nosec", "# nosec B301"])
    def test_nosec_is_honoured_and_counted(self, tmp_path: Path, comment: str) -> None:
        code = LOADS.rstrip("\n") + f"  {comment}\n"
        outcome = look(tmp_path, {"a.py": code})
        assert outcome.status is Status.PASSED
        assert "1 issue silenced by # nosec" in outcome.notes

    @pytest.mark.parametrize(
        "settings", ['tests = ["B999"]', "skips = 1", "[", 'tests = ["B301"]\nskips = ["B301"]']
    )
    def test_settings_that_cannot_be_used(self, tmp_path: Path, settings: str) -> None:
        files = {"a.py": SHELL, "pyproject.toml": f"[tool.bandit]\n{settings}\n"}
        outcome = look(tmp_path, files)
        assert outcome.status is Status.INCONCLUSIVE
        assert "[tool.bandit]" in outcome.summary


class TestWhatIsExamined:
    def test_tests_are_left_out(self, tmp_path: Path) -> None:
        files = {
            "a.py": CLEAN,
            "tests/test_a.py": SHELL,
            "conftest.py": SHELL,
            "app/tests.py": SHELL,
        }
        assert look(tmp_path, files).measures == {"files": 1, "findings": 0}

    def test_name_that_only_begins_like_a_test_is_not(self, tmp_path: Path) -> None:
        outcome = look(tmp_path, {"testimonials/views.py": LOADS})
        assert found(outcome) == ["B301 testimonials/views.py:5"]

    def test_exclude(self, tmp_path: Path) -> None:
        outcome = look(tmp_path, {"a.py": CLEAN, "gen/b.py": SHELL}, exclude=["gen"])
        assert (outcome.status, outcome.measures["files"]) == (Status.PASSED, 1)

    def test_everything_excluded_is_inconclusive(self, tmp_path: Path) -> None:
        outcome = look(tmp_path, {"gen/b.py": SHELL}, exclude=["gen"])
        assert outcome.status is Status.INCONCLUSIVE
        assert "exclude" in outcome.advice

    @pytest.mark.parametrize(
        ("files", "reason"),
        [
            ({"main.go": "package main\n"}, "there is no Python file"),
            ({"tests/test_a.py": CLEAN}, "all 1 Python files are tests"),
        ],
    )
    def test_not_applicable_with_the_reason(
        self, tmp_path: Path, files: dict[str, str], reason: str
    ) -> None:
        outcome = look(tmp_path, files)
        assert (outcome.status, outcome.summary) == (Status.NOT_APPLICABLE, reason)

    def test_code_that_cannot_be_parsed_is_inconclusive(self, tmp_path: Path) -> None:
        outcome = look(tmp_path, {"a.py": CLEAN, "old.py": "print 'hello'\n"})
        assert outcome.status is Status.INCONCLUSIVE
        assert outcome.summary == "bandit could not parse old.py"

    def test_findings_outweigh_what_cannot_be_parsed(self, tmp_path: Path) -> None:
        outcome = look(tmp_path, {"a.py": LOADS, "old.py": "print 'hello'\n"})
        assert outcome.status is Status.FAILED
        assert "bandit could not parse old.py" in outcome.notes

    def test_names_that_need_care(self, tmp_path: Path) -> None:
        outcome = look(tmp_path, {"a blank/größe.py": LOADS, "-dash.py": LOADS})
        assert found(outcome) == ["B301 -dash.py:5", "B301 a blank/größe.py:5"]


class TestQuiet:
    def test_nothing_is_printed_or_logged(
        self,
        tmp_path: Path,
        capfd: pytest.CaptureFixture[str],
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        files = {f"a{number}.py": LOADS for number in range(60)}
        invalid = {"old.py": "print 'hello'\n", "escape.py": "x = '\\d'\n"}
        with caplog.at_level(logging.DEBUG):
            assert look(tmp_path, {**files, **invalid}).status is Status.FAILED
        assert capfd.readouterr() == ("", "")
        assert caplog.records == []

    def test_level_of_the_logger_is_given_back(self, tmp_path: Path) -> None:
        logger = logging.getLogger("bandit")
        before = logger.level
        look(tmp_path, {"a.py": CLEAN})
        assert logger.level == before


class TestContract:
    """What is relied on in bandit's classes; the adapter is the only place that uses them."""

    def test_report_of_a_scan(self, tmp_path: Path) -> None:
        (tmp_path / "a.py").write_text(LOADS)
        (tmp_path / "bad.py").write_text("print 'hello'\n")
        (tmp_path / "quiet.py").write_text("import pickle\npickle.loads(b'')  # nosec\n")
        report = bandit_scan.scan(tmp_path, ["a.py", "bad.py", "quiet.py"])
        issue = next(issue for issue in report.issues if issue.test_id == "B301")
        assert (issue.path, issue.line) == ("a.py", 5)
        assert (issue.severity, issue.confidence) == ("medium", "high")
        assert issue.link.startswith("https://bandit.readthedocs.io/")
        assert (report.files, report.unread) == (("a.py", "quiet.py"), ("bad.py",))
        assert (report.nosec, report.problem) == (1, "")

    def test_missing_file_is_unread(self, tmp_path: Path) -> None:
        assert bandit_scan.scan(tmp_path, ["gone.py"]).unread == ("gone.py",)
