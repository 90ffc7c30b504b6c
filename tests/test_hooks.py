"""How a project and other plugins take part: three examples to copy."""

from __future__ import annotations

import pytest

from .conftest import Project, Run

SHOP = {
    "shop.py": """
        from fastapi import Depends, FastAPI, HTTPException
        from fastapi.security import HTTPBearer

        app = FastAPI()

        def user(given=Depends(HTTPBearer())):
            if given.credentials != "key-of-ada":
                raise HTTPException(401)

        @app.get("/orders", dependencies=[Depends(user)])
        def orders(limit: int = 10) -> list[int]:
            return [1, 2, 3]

        @app.get("/health")
        def health() -> dict[str, str]:
            return {"status": "ok"}
    """,
    "test_shop.py": "def test_nothing_of_the_app(): pass\n",
}

PROBE = '''
    """A probe of the project's own, in conftest.py."""

    from dataclasses import dataclass

    from pytest_backend_dod import Finding, Outcome, Repository, RepositoryProbe, Status, parameter


    @dataclass(frozen=True, kw_only=True)
    class OwnersParameters:
        """What a line may say about owners."""

        file: str = parameter("CODEOWNERS", "The file that names the owners.")


    class Owners(RepositoryProbe[OwnersParameters]):
        """Every folder has an owner."""

        name = "owners"
        phrases = ("owner*", "code owner*")
        Parameters = OwnersParameters

        def look(self, repository: Repository, parameters: OwnersParameters) -> Outcome:
            path = repository.root / parameters.file
            owned = path.read_text().split() if path.is_file() else []
            folders = sorted(p.name for p in repository.root.iterdir() if (p / "__init__.py").is_file())
            findings = tuple(
                Finding(
                    what=f"nobody owns {folder}/",
                    where=parameters.file,
                    remedy=f"Add a line: {folder}/ @somebody",
                )
                for folder in folders
                if f"{folder}/" not in owned
            )
            return Outcome(
                status=Status.FAILED if findings else Status.PASSED,
                summary=f"{len(folders) - len(findings)} of {len(folders)} folders have an owner",
                findings=findings,
            )


    def pytest_backend_dod_probes(config):
        return [Owners]
'''

TARGET = '''
    """The backend to probe, given by conftest.py or a plugin."""

    from pytest_backend_dod import Target


    def pytest_backend_dod_target(config):
        from shop import app

        return Target(app=app, headers={"Authorization": "Bearer key-of-ada"})
'''

FIXTURE = '''
    """The backend to probe as a fixture: it is set up and taken down like any other."""

    import pytest

    from pytest_backend_dod import Target


    @pytest.fixture
    def database(tmp_path):
        return tmp_path / "shop.db"


    @pytest.fixture
    def backend_dod_app(database):
        from shop import app

        def reset():
            database.write_text("as it was in the beginning")

        yield Target(app=app, headers={"Authorization": "Bearer key-of-ada"}, reset=reset)
        assert database.is_file(), "reset is called before each probe"
'''


def test_probe_in_conftest(project: Project) -> None:
    """It is found by its phrases, takes parameters, and reports like one of the plugin's own."""
    project.checklist("All code has owners").write({"conftest.py": PROBE, **SHOP})
    project.write(
        {"orders/__init__.py": "", "users/__init__.py": "", "CODEOWNERS": "orders/ @ada\n"}
    )
    run = project.gate()
    assert run.item("all-code-has-owners")["summary"] == "1 of 2 folders have an owner"
    assert "    1. nobody owns users/" in run.section
    project.write({"CODEOWNERS": "orders/ @ada\nusers/ @bob\n"})
    assert project.gate().states == {"all-code-has-owners": "passed"}


def test_parameters_of_a_probe_in_conftest(project: Project) -> None:
    project.checklist("All code has owners <!-- dod: owners file=OWNERS -->")
    project.write({"conftest.py": PROBE, "orders/__init__.py": "", "OWNERS": "orders/", **SHOP})
    assert project.gate().states == {"all-code-has-owners": "passed"}
    project.checklist("All code has owners <!-- dod: owners fiel=OWNERS -->")
    run = project.gate()
    assert run.status == pytest.ExitCode.USAGE_ERROR
    assert "Did you mean 'file'?" in run.text


FUZZED = "API fuzzing finds no server errors"
FUZZ = "api-fuzzing-finds-no-server-errors"


def entered(run: Run) -> str:
    """Return how many operations answered the fuzzer with something else than a refusal."""
    return str(run.item(FUZZ)["summary"]).partition("entered ")[2]


def test_target_by_hook(project: Project) -> None:
    """The credentials of the target open the operation that asks for them."""
    run = project.checklist(FUZZED).write({"conftest.py": TARGET, **SHOP}).gate()
    assert run.states == {FUZZ: "passed"}
    assert entered(run) == "2 of 2 operations"


def test_target_by_fixture(project: Project) -> None:
    run = project.checklist(FUZZED).write({"conftest.py": FIXTURE, **SHOP}).gate()
    assert run.states == {FUZZ: "passed"}
    assert entered(run) == "2 of 2 operations"
    assert run.report is not None
    assert "fixture backend_dod_app" in run.report["hosts"]


def test_fixture_that_gives_just_the_app(project: Project) -> None:
    """It is enough where nobody asks for credentials; what was never entered is told."""
    body = "from shop import app; return app"
    conftest = f"import pytest\n\n@pytest.fixture\ndef backend_dod_app():\n    {body}\n"
    run = (
        project.checklist(FUZZED, "Health endpoint").write({"conftest.py": conftest, **SHOP}).gate()
    )
    assert run.states["health-endpoint"] == "passed"
    assert run.states[FUZZ] == "inconclusive"
    assert entered(run).startswith("1 of 2 operations")


def test_fixture_under_xdist(project: Project) -> None:
    project.checklist("Health endpoint").write({"conftest.py": FIXTURE, **SHOP})
    run = project.gate("-n", "2", plugins=["xdist"], apart=True)
    assert run.states == {"health-endpoint": "passed"}


BROKEN = {
    "raises": ("raise ValueError('oh no')", "error", "the probe broke: ValueError: oh no"),
    "returns nonsense": ("return True", "error", "it returned bool and not an Outcome"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_probe_that_breaks(project: Project, case: str) -> None:
    """A defect of a probe is told apart from one of the backend, and ends nothing."""
    body, state, message = BROKEN[case]
    conftest = f"""
from pytest_backend_dod import SuiteProbe

class Broken(SuiteProbe):
    name = "broken"
    phrases = ("moon",)

    def judge(self, suite, parameters):
        {body}

def pytest_backend_dod_probes(config):
    return [Broken]
"""
    project.checklist("The moon is full", "All tests pass").write({"conftest.py": conftest, **SHOP})
    run = project.gate()
    assert run.states == {"the-moon-is-full": state, "all-tests-pass": "passed"}
    assert message in run.item("the-moon-is-full")["summary"]
    assert run.status == 1


@pytest.mark.parametrize(
    ("returned", "message"),
    [
        ("[3]", "3 is no probe"),
        (
            "[type('Mine', (RepositoryProbe,), {'name': 'tests', 'look': len})]",
            "two probes called 'tests'",
        ),
    ],
)
def test_hook_that_returns_no_probe(project: Project, returned: str, message: str) -> None:
    conftest = f"""
from pytest_backend_dod import RepositoryProbe

def pytest_backend_dod_probes(config):
    return {returned}
"""
    run = project.checklist("All tests pass").write({"conftest.py": conftest, **SHOP}).gate()
    assert run.status == pytest.ExitCode.USAGE_ERROR
    assert f"pytest_backend_dod_probes: there are {message}" in run.text or message in run.text
    assert "Traceback" not in run.text


def test_hooks_may_stand_there_without_the_flag(project: Project) -> None:
    project.write({"conftest.py": TARGET, **SHOP})
    assert project.call("-W", "error").status == 0
