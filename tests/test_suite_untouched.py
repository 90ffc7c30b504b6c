"""The suite comes out the same with the gate and without it: every test, phase by phase."""

from __future__ import annotations

import importlib.util
import json
from typing import Any

import pytest

from .conftest import Project

WITNESS = """
    import json

    reports = []

    def pytest_runtest_logreport(report):
        if not report.nodeid.startswith("DEFINITION_OF_DONE.md"):
            expected = getattr(report, "wasxfail", None)
            reports.append([report.nodeid, report.when, report.outcome, expected])

    def pytest_sessionfinish(session):
        if not hasattr(session.config, "workerinput"):
            with open("witness.json", "w") as file:
                json.dump(reports, file)
"""

SUITES: dict[str, dict[str, str]] = {
    "session fixture whose tear-down fails": {
        "test_one.py": """
            import pytest

            @pytest.fixture(scope="session")
            def world():
                yield
                raise RuntimeError("the world would not go")

            def test_one(world): pass
            def test_two(world): pass
        """
    },
    "fixtures of every scope, each used once": {
        "test_one.py": """
            import pytest

            made = []

            @pytest.fixture(scope="module", autouse=True)
            def module():
                made.append("module")
                yield
                assert made == ["module", "class", "function", "function"]

            class TestOne:
                @pytest.fixture(scope="class", autouse=True)
                def of_class(self):
                    made.append("class")
                    yield

                @pytest.fixture(autouse=True)
                def of_function(self):
                    made.append("function")

                def test_one(self): pass
                def test_two(self): assert made[-1] == "function"
        """,
        "test_two.py": "def test_three(): pass\n",
    },
    "unittest": {
        "test_one.py": """
            import unittest

            class TestOne(unittest.TestCase):
                @classmethod
                def setUpClass(cls): cls.made = True
                @classmethod
                def tearDownClass(cls): cls.made = False

                def test_one(self): self.assertTrue(self.made)
                def test_two(self): self.fail("on purpose")
                @unittest.skip("later")
                def test_three(self): pass
                @unittest.expectedFailure
                def test_four(self): self.fail("known")
        """
    },
    "parameters": {
        "test_one.py": """
            import pytest

            @pytest.mark.parametrize("number", range(4))
            def test_one(number): assert number != 2
        """
    },
    "failing last test": {"test_one.py": "def test_one(): pass\ndef test_two(): assert 0\n"},
    "skipped last test": {
        "test_one.py": "import pytest\ndef test_one(): pass\ndef test_two(): pytest.skip('later')\n"
    },
    "last test whose set-up fails": {
        "test_one.py": """
            import pytest

            @pytest.fixture
            def world(): raise RuntimeError("no world")

            def test_one(): pass
            def test_two(world): pass
        """
    },
    "strict expected failures": {
        "test_one.py": """
            import pytest

            @pytest.mark.xfail(strict=True, reason="known")
            def test_one(): assert 0

            @pytest.mark.xfail(strict=True, reason="mended since")
            def test_two(): pass

            @pytest.mark.xfail(reason="mended since")
            def test_three(): pass
        """
    },
    "doctests": {
        "pytest.ini": "[pytest]\naddopts = --doctest-modules\n",
        "numbers_of_mine.py": '''
            """
            >>> 1 + 1
            2
            """

            def one():
                """
                >>> one()
                2
                """
                return 1
        ''',
    },
    "warnings are errors": {
        "pytest.ini": "[pytest]\nfilterwarnings = error\n",
        "test_one.py": """
            import warnings

            def test_one(): pass
            def test_two(): warnings.warn("careful")
        """,
    },
    "unraisable exceptions are errors": {
        "pytest.ini": "[pytest]\nfilterwarnings = error\n",
        "test_one.py": """
            class Broken:
                def __del__(self): raise RuntimeError("in the dark")

            def test_one(): Broken()
            def test_two(): pass
        """,
    },
    "state that tests share": {
        "test_one.py": """
            seen = []

            def test_one(): seen.append(1)
            def test_two(): assert seen == [1]
        """
    },
    "an app": {
        "shop.py": """
            from starlette.applications import Starlette
            from starlette.responses import JSONResponse
            from starlette.routing import Route

            calls = []

            async def health(request):
                calls.append(request.url.path)
                return JSONResponse({"calls": len(calls)})

            app = Starlette(routes=[Route("/health", health), Route("/other", health)])
        """,
        "test_one.py": """
            import pytest
            import shop
            from starlette.testclient import TestClient

            @pytest.fixture(scope="session")
            def client():
                with TestClient(shop.app) as client:
                    yield client
                assert shop.calls, "the app was never called"

            def test_one(client): assert client.get("/health").json() == {"calls": 1}
            def test_two(client): assert client.get("/other").json() == {"calls": 2}
        """,
    },
}

ASYNC = """
    import asyncio
    import pytest

    MARK

    async def test_one(): await asyncio.sleep(0)
    async def test_two(): assert 0
    async def test_three(): pass
"""

WITH_PLUGINS: dict[str, tuple[str, dict[str, str], list[str]]] = {
    "pytest-asyncio": (
        "pytest_asyncio.plugin",
        {
            "pytest.ini": "[pytest]\nasyncio_default_fixture_loop_scope = function\n",
            "test_one.py": ASYNC.replace("MARK", "pytestmark = pytest.mark.asyncio"),
        },
        [],
    ),
    "anyio": (
        "anyio.pytest_plugin",
        {
            "conftest.py": "import pytest\n\n@pytest.fixture\ndef anyio_backend(): return 'asyncio'\n",
            "test_one.py": ASYNC.replace("MARK", "pytestmark = pytest.mark.anyio"),
        },
        [],
    ),
    "pytest-rerunfailures": (
        "pytest_rerunfailures",
        {
            "test_one.py": """
                tries = []

                def test_one(): pass
                def test_two(): assert 0

                def test_three():
                    tries.append(1)
                    assert len(tries) == 2
            """
        },
        ["--reruns", "1"],
    ),
    "pytest-timeout": (
        "pytest_timeout",
        {"test_one.py": "import time\ndef test_one(): pass\ndef test_two(): time.sleep(5)\n"},
        ["--timeout", "0.3"],
    ),
    "pytest-randomly": (
        "pytest_randomly",
        {"test_one.py": "".join(f"def test_{n}(): assert {n} != 3\n" for n in range(6))},
        ["-p", "no:cacheprovider", "--randomly-seed=7"],
    ),
}


def witnessed(project: Project, *arguments: str, plugins: list[str], gate: bool) -> list[Any]:
    """Return what the suite's tests reported, in order."""
    named = ["witness", *plugins]
    if gate:
        run = project.gate(*arguments, plugins=named, apart=True)
        assert run.report is not None
        assert run.report["not_judged"] == ""
        assert len(run.report["items"]) == 2
    else:
        run = project.call(*arguments, plugins=named, apart=True)
    assert "INTERNALERROR" not in run.text
    reports: list[Any] = json.loads((project.path / "witness.json").read_text(encoding="utf-8"))
    return [
        one
        for one, after in zip(reports, [*reports[1:], None], strict=True)
        if not _undone(one, after)
    ]


def _undone(report: Any, after: Any) -> bool:
    """Whether a passed tear-down is followed by that of fixtures which were kept alive for hosts."""
    passed, failed = (
        [report[0], "teardown", "passed", None],
        [report[0], "teardown", "failed", None],
    )
    return bool(report == passed and after == failed)


def same(project: Project, *arguments: str, plugins: list[str]) -> None:
    without = witnessed(project, *arguments, plugins=plugins, gate=False)
    assert any(when == "call" for _, when, *_ in without)
    assert witnessed(project, *arguments, plugins=plugins, gate=True) == without


@pytest.fixture
def watched(project: Project) -> Project:
    """A project whose checklist asks for live probes, which is when tests are run again."""
    return project.checklist("All tests pass", "Health endpoint").write({"witness.py": WITNESS})


@pytest.mark.parametrize("suite", SUITES)
def test_suite_comes_out_the_same(watched: Project, suite: str) -> None:
    same(watched.write(SUITES[suite]), plugins=[])


@pytest.mark.parametrize("name", WITH_PLUGINS)
def test_suite_with_a_plugin_comes_out_the_same(watched: Project, name: str) -> None:
    plugin, files, arguments = WITH_PLUGINS[name]
    if importlib.util.find_spec(plugin.partition(".")[0]) is None:
        pytest.skip(f"{name} is not installed")
    same(watched.write(files), *arguments, plugins=[plugin])


def test_warnings_on_the_command_line(watched: Project) -> None:
    """``-W error`` makes errors of the suite's warnings and of none of the gate's."""
    arguments = ["-W", "error", "-W", "ignore:Using `httpx`"]
    same(watched.write(SUITES["an app"]), *arguments, plugins=[])


def test_verdicts_are_not_asked_for_again(watched: Project) -> None:
    """``--reruns`` is for tests: an item that is not done is not run once more."""
    pytest.importorskip("pytest_rerunfailures")
    watched.write({"test_one.py": "def test_one(): pass\n"})
    run = watched.gate("--reruns", "2", plugins=["pytest_rerunfailures"])
    assert run.states["health-endpoint"] == "inconclusive"
    assert "rerun" not in run.text.splitlines()[-1]


def test_a_host_is_run_once_more_and_not_reported(watched: Project) -> None:
    """What the comparison above is about: one of the tests did serve as host."""
    test = """
        import shop
        from starlette.testclient import TestClient

        def test_one(): assert TestClient(shop.app).get("/health").status_code == 200
        def test_two(): assert TestClient(shop.app).get("/other").status_code == 200
    """
    run = watched.write({**SUITES["an app"], "test_one.py": test}).gate(apart=True)
    assert run.report is not None
    assert run.states["all-tests-pass"] == "passed"
    assert run.item("all-tests-pass")["summary"] == "2 passed"
    assert any("of the suite's own test" in host for host in run.report["hosts"])
