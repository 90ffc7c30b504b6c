"""The entry point: what it costs when nobody asks for it, and the public face of the package."""

from __future__ import annotations

import subprocess
import sys

import pytest

import pytest_backend_dod

from .conftest import Project

LOADED = """
    import sys

    def pytest_unconfigure():
        print("\\nloaded:", *sorted(n for n in sys.modules if n.startswith("pytest_backend_dod")))
"""


def test_off_means_off(project: Project) -> None:
    """Without the flag, nothing is loaded but the options and the hooks."""
    project.checklist("All tests pass").write(
        {"conftest.py": LOADED, "test_one.py": "def test_one(): pass"}
    )
    run = project.call("--co", "-q", apart=True)
    assert "loaded: pytest_backend_dod pytest_backend_dod.plugin" in run.text.splitlines()
    assert "Definition of Done" not in run.text


def test_the_entry_point_is_installed(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    """pip installs the plugin under its name, so that ``-p no:backend_dod`` takes it away."""
    monkeypatch.delenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", raising=False)
    assert (
        "--backend-dod-report=FORMAT:PATH" in pytester.runpytest_subprocess("--help").stdout.str()
    )
    without = pytester.runpytest_subprocess("--help", "-p", "no:backend_dod").stdout.str()
    assert "--backend-dod" not in without


def test_plugin_module_imports_nothing_but_pytest() -> None:
    """What the plugin adds to every start of pytest is two small modules."""
    code = (
        "import sys, pytest; before = set(sys.modules); import pytest_backend_dod.plugin;"
        "print(*sorted(set(sys.modules) - before))"
    )
    added = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert added.stdout.split() == [
        "pytest_backend_dod",
        "pytest_backend_dod.plugin",
    ]


@pytest.mark.parametrize(
    "option",
    [
        "--backend-dod-report=json:dod.json",
        "--backend-dod-baseline=use",
        "--backend-dod-no-waivers",
    ],
)
def test_an_option_without_the_gate_is_a_usage_error(project: Project, option: str) -> None:
    run = project.call(option)
    assert run.status == pytest.ExitCode.USAGE_ERROR
    assert f"ERROR: {option.partition('=')[0]} needs --backend-dod" in run.text


def test_public_names() -> None:
    """Taking a name away breaks other people's plugins and conftest files."""
    assert pytest_backend_dod.__all__ == [
        "Finding",
        "LiveProbe",
        "NoParameters",
        "Outcome",
        "Probe",
        "Repository",
        "RepositoryProbe",
        "Role",
        "Status",
        "SuiteProbe",
        "SuiteRecord",
        "Target",
        "__version__",
        "parameter",
    ]


@pytest.mark.parametrize("name", pytest_backend_dod.__all__)
def test_public_name_can_be_reached(name: str) -> None:
    value = getattr(pytest_backend_dod, name)
    assert isinstance(value, str) or value.__name__ == name
    assert name in dir(pytest_backend_dod)


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'Gate'"):
        pytest_backend_dod.Gate  # noqa: B018


def test_importing_a_record_loads_no_library() -> None:
    """A conftest that imports names for its probe does not pay for httpx, coverage or schemathesis."""
    code = (
        "import sys; from pytest_backend_dod import Finding, Outcome, RepositoryProbe, Status, parameter;"
        "print({'httpx', 'coverage', 'schemathesis', 'bandit', 'yaml', 'markdown_it'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
