"""Real suites whose tests serve as hosts, asked by a small probe of the project's own."""

from __future__ import annotations

import inspect
import json
import textwrap
from dataclasses import dataclass
from typing import Any

import pytest

from pytest_backend_dod.hosts.host_tests import runner_of
from tests.conftest import Project, Run

SHOP = """
    import threading
    from fastapi import FastAPI, Header, HTTPException

    app = FastAPI()
    state = {"orders": []}

    @app.get("/orders")
    def orders(): return state["orders"]

    @app.get("/orders/{order}")
    async def order(order: int): return state["orders"][order]

    @app.post("/orders", status_code=201)
    def create(title: str):
        state["orders"].append(title)
        return len(state["orders"])

    @app.get("/thread")
    async def thread(): return threading.get_ident()
"""

PROBE = """
    import json
    import pathlib
    from pytest_backend_dod import LiveProbe, Outcome, Role, Status
    from pytest_backend_dod.hosts.interface import HostLost
    from pytest_backend_dod.probes.interface import NoParameters

    def note(text):
        with open("log.txt", "a") as log:
            log.write(text + "\\n")

    class Asker(LiveProbe[NoParameters]):
        '''Sends each accepted request once more.'''

        name = "asker"
        phrases = ("asked",)

        def roles(self, operations, parameters):
            return [Role(name=operation, operations=(operation,)) for operation in operations]

        def experiment(self, host, todo, parameters):
            note("probe")
            for role, operation in todo.items():
                for answer in ask(host, host.controls[operation].request):
                    yield {
                        "role": role,
                        "status": answer.status,
                        "body": answer.body.decode(),
                        "traceback": answer.traceback,
                    }

        def judge(self, observations, survey, parameters):
            seen = {"observations": observations, "lost": survey.lost, "hosts": survey.hosts}
            pathlib.Path("seen.json").write_text(json.dumps(seen, default=dict))
            return Outcome(status=Status.PASSED, summary="asked")

    def ask(host, request):
        yield host.send(request)

    def pytest_backend_dod_probes(config):
        return [Asker]
"""


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What the probe observed in a run."""

    run: Run
    observations: list[dict[str, Any]]
    lost: dict[str, str]
    log: list[str]
    """What the project's tests, fixtures and the probe noted, in the order it happened."""

    @property
    def answers(self) -> dict[tuple[str, str], tuple[int, str]]:
        return {(o["host"], o["role"]): (o["status"], o["body"]) for o in self.observations}


def probed(
    project: Project, tests: str, *arguments: str, plugins: tuple[str, ...] = (), **more: str
) -> Seen:
    """Run a suite with the gate and return what the probe saw.

    Args:
        project: Where the files are written.
        tests: The file of tests.
        arguments: Of pytest.
        plugins: Modules of other plugins.
        more: ``conftest`` is added to the probe's; ``shop`` stands in for the usual application.
    """
    conftest = textwrap.dedent(PROBE) + textwrap.dedent(more.get("conftest", ""))
    shop = textwrap.dedent(more.get("shop", SHOP))
    head = "import pytest\nfrom fastapi.testclient import TestClient\n"
    tests = (
        f"{head}from conftest import note\nfrom shop import app, state\n{textwrap.dedent(tests)}"
    )
    project.write({"conftest.py": conftest, "shop.py": shop, "test_shop.py": tests})
    project.checklist("Everything is asked")
    run = project.gate("-p", "no:cacheprovider", *arguments, plugins=plugins)
    file, log = project.path / "seen.json", project.path / "log.txt"
    assert file.is_file(), run.text
    told = json.loads(file.read_text())
    return Seen(
        run=run,
        observations=told["observations"],
        lost=told["lost"],
        log=log.read_text().split("\n")[:-1] if log.is_file() else [],
    )


class TestKinds:
    """Each kind of test serves as a host, with the world that its body has built."""

    def test_a_function_with_a_client(self, project: Project) -> None:
        seen = probed(
            project,
            """
            def test_orders():
                state["orders"] = ["tea"]
                assert TestClient(app).get("/orders").json() == ["tea"]
                state["orders"] = ["tea", "milk"]
            """,
        )
        assert seen.answers == {
            ("test_shop.py::test_orders", "GET /orders"): (200, '["tea","milk"]')
        }
        assert seen.run.status == 0

    @pytest.mark.parametrize(
        ("plugin", "mark"),
        [
            ("pytest_asyncio.plugin", "pytest.mark.asyncio"),
            ("anyio.pytest_plugin", "pytest.mark.anyio"),
        ],
    )
    def test_an_async_test_in_its_own_event_loop(
        self, project: Project, plugin: str, mark: str
    ) -> None:
        seen = probed(
            project,
            f"""
            import asyncio, httpx
            @pytest.fixture
            def anyio_backend(): return "asyncio"

            @{mark}
            async def test_loop():
                state["loop"] = asyncio.get_running_loop()
                transport = httpx.ASGITransport(app=app)
                async with httpx.AsyncClient(transport=transport, base_url="http://shop") as client:
                    assert (await client.get("/loop")).json() is True
            """,
            *(["-o", "asyncio_default_fixture_loop_scope=function"] if "asyncio" in mark else []),
            plugins=(plugin,),
            shop=SHOP
            + """
    @app.get("/loop")
    async def loop():
        import asyncio
        return asyncio.get_running_loop() is state["loop"] and not state["loop"].is_closed()
""",
        )
        assert seen.answers == {("test_shop.py::test_loop", "GET /loop"): (200, "true")}
        assert seen.lost == {}

    def test_methods_of_classes(self, project: Project) -> None:
        seen = probed(
            project,
            """
            class TestShop:
                def setup_method(self):
                    self.title = "tea"
                def test_orders(self):
                    state["orders"] = [self.title]
                    assert TestClient(app).get("/orders").status_code == 200
                def teardown_method(self):
                    state["orders"] = []
            """,
        )
        name = "test_shop.py::TestShop::test_orders"
        assert seen.answers == {(name, "GET /orders"): (200, '["tea"]')}

    def test_methods_of_unittest(self, project: Project) -> None:
        seen = probed(
            project,
            """
            import unittest
            class TestShop(unittest.TestCase):
                def setUp(self):
                    state["orders"] = ["tea"]
                def test_orders(self):
                    self.assertEqual(TestClient(app).get("/orders").json(), ["tea"])
                def tearDown(self):
                    state["orders"] = []
            """,
        )
        name = "test_shop.py::TestShop::test_orders"
        assert seen.answers == {(name, "GET /orders"): (200, '["tea"]')}

    def test_async_methods_of_unittest(self, project: Project) -> None:
        seen = probed(
            project,
            """
            import unittest, httpx
            class TestShop(unittest.IsolatedAsyncioTestCase):
                async def asyncSetUp(self):
                    state["orders"] = ["tea"]
                    self.client = httpx.AsyncClient(
                        transport=httpx.ASGITransport(app=app), base_url="http://shop")
                async def test_orders(self):
                    self.assertEqual((await self.client.get("/orders")).json(), ["tea"])
                async def asyncTearDown(self):
                    state["orders"] = []
            """,
        )
        name = "test_shop.py::TestShop::test_orders"
        assert seen.answers == {(name, "GET /orders"): (200, '["tea"]')}

    def test_a_client_in_a_with_block_is_asked_before_the_block_ends(
        self, project: Project
    ) -> None:
        seen = probed(
            project,
            """
            def test_open():
                with TestClient(app) as client:
                    assert client.get("/open").json() is True
                note("after the block")
            """,
            shop="""
            from contextlib import asynccontextmanager
            from fastapi import FastAPI
            state = {}

            @asynccontextmanager
            async def lifespan(app):
                state["open"] = True
                yield
                state["open"] = False

            app = FastAPI(lifespan=lifespan)

            @app.get("/open")
            def is_open(): return state["open"]
            """,
        )
        assert seen.answers == {("test_shop.py::test_open", "GET /open"): (200, "true")}
        assert seen.log == ["after the block", "probe", "after the block"]

    def test_parametrized_tests_are_hosts_of_their_own(self, project: Project) -> None:
        seen = probed(
            project,
            """
            @pytest.mark.parametrize("order", [0, 1])
            def test_order(order):
                state["orders"] = ["tea", "milk"]
                assert TestClient(app).get(f"/orders/{order}").status_code == 200
            """,
        )
        assert seen.answers == {
            ("test_shop.py::test_order[0]", "GET /orders/{order}"): (200, '"tea"')
        }

    def test_flask(self, project: Project) -> None:
        seen = probed(
            project,
            """
            def test_orders():
                assert app.test_client().get("/orders").get_json() == ["tea"]
            """,
            shop="""
            from flask import Flask, jsonify
            app, state = Flask("shop"), {}
            app.add_url_rule("/orders", view_func=lambda: jsonify(["tea"]))
            """,
        )
        assert seen.answers == {("test_shop.py::test_orders", "GET /orders"): (200, '["tea"]\n')}

    def test_a_client_whose_event_loop_has_ended(self, project: Project) -> None:
        seen = probed(
            project,
            """
            import asyncio, httpx
            def test_orders():
                async def main():
                    transport = httpx.ASGITransport(app=app)
                    async with httpx.AsyncClient(transport=transport, base_url="http://shop") as client:
                        assert (await client.get("/orders")).status_code == 200
                asyncio.run(main())
            """,
        )
        assert seen.observations == []
        assert "event loop that has ended" in seen.lost["test_shop.py::test_orders"]


class TestFixtures:
    @pytest.fixture
    def seen(self, project: Project) -> Seen:
        return probed(
            project,
            """
            @pytest.fixture(scope="session")
            def engine():
                note("engine up")
                yield "engine"
                note("engine down")
                raise RuntimeError("the engine exploded")

            @pytest.fixture(scope="module")
            def tables(engine):
                note("tables up")
                yield
                note("tables down")

            @pytest.fixture
            def client(tables):
                note("client up")
                state["orders"] = ["tea"]
                with TestClient(app) as client:
                    yield client
                state["orders"] = []
                note("client down")

            def test_orders(client):
                note("body")
                assert client.get("/orders").json() == ["tea"]

            def test_last(engine):
                pass
            """,
            "-rA",
        )

    def test_everything_is_torn_down_as_often_as_it_was_set_up(self, seen: Seen) -> None:
        once = ["tables up", "client up", "body", "client down", "tables down"]
        again = ["tables up", "client up", "body", "probe", "client down", "tables down"]
        # Without the gate the tables would go with the last test of the module, as they do here.
        assert seen.log == ["engine up", *once, *again, "engine down"]

    def test_the_probe_saw_the_fixtures_alive(self, seen: Seen) -> None:
        assert [(o["status"], o["body"]) for o in seen.observations] == [(200, '["tea"]')]

    def test_what_breaks_at_the_very_end_is_the_last_tests_error(self, seen: Seen) -> None:
        assert "ERROR test_shop.py::test_last - RuntimeError: the engine exploded" in seen.run.text
        assert "3 passed, 1 error" in seen.run.text
        assert seen.run.status == 1


class TestFailingAgain:
    def test_a_test_that_fails_when_run_again_does_not_serve_and_stays_passed(
        self, project: Project
    ) -> None:
        seen = probed(
            project,
            """
            def test_once():
                assert TestClient(app).get("/orders").status_code == 200
                assert "again" not in state, "run a second time"
                state["again"] = True
            """,
        )
        assert seen.observations == []
        (why,) = seen.lost.values()
        assert why.startswith("run again, its call failed: AssertionError: run a second time"), why
        assert seen.log == []
        assert seen.run.status == 0
        assert "failed" not in seen.run.text.lower().replace("its call failed", "")

    @pytest.mark.parametrize("where", ["inside", "fixture"])
    def test_not_even_by_a_client_that_closes_after_the_failure(
        self, project: Project, where: str
    ) -> None:
        body = """
            client.get("/orders")
            assert "again" not in state, "run a second time"
            state["again"] = True
        """
        inside = "def test_once():\n    with TestClient(app) as client:\n"
        fixture = (
            "@pytest.fixture\ndef client():\n    with TestClient(app) as client:\n        yield client\n"
            "def test_once(client):\n"
        )
        indent = "        " if where == "inside" else "    "
        text = (inside if where == "inside" else fixture) + textwrap.indent(
            textwrap.dedent(body), indent
        )
        seen = probed(project, text)
        assert seen.log == []
        (why,) = seen.lost.values()
        assert why.startswith("run again, its call failed: AssertionError: run a second time"), why

    def test_another_request_the_second_time(self, project: Project) -> None:
        seen = probed(
            project,
            """
            def test_once():
                path = "/thread" if "again" in state else "/orders"
                assert TestClient(app).get(path).status_code == 200
                state["again"] = True
            """,
        )
        why = "run again, it did not send the request that was accepted before"
        assert seen.lost == {"test_shop.py::test_once": why}

    def test_a_world_that_no_longer_stands_after_the_body(self, project: Project) -> None:
        seen = probed(
            project,
            """
            def test_orders():
                app.dependency_overrides.clear()
                assert TestClient(app).get("/me", headers={"Authorization": "ada"}).status_code == 200
                state["users"] = ["bob"]
            @pytest.fixture(autouse=True)
            def users():
                state["users"] = ["ada"]
            """,
            shop="""
            from fastapi import FastAPI, Header, HTTPException
            app, state = FastAPI(), {}

            @app.get("/me")
            def me(authorization: str = Header("")):
                if authorization not in state["users"]:
                    raise HTTPException(401)
            """,
        )
        why = (
            "after its body, its own request was no longer accepted: "
            "sent again, it was answered with 401"
        )
        assert seen.lost == {"test_shop.py::test_orders": why}
        assert seen.log == []

    def test_a_probe_that_breaks_is_told(self, project: Project) -> None:
        seen = probed(
            project,
            """
            def test_orders():
                assert TestClient(app).get("/orders").status_code == 200
            """,
            conftest="def ask(host, request): raise LookupError('the probe broke')",
        )
        assert seen.lost == {"test_shop.py::test_orders": "LookupError: the probe broke"}
        assert "= 2 passed in" in seen.run.text  # The test and the item.


class TestAnswers:
    def test_an_exception_of_the_application_is_seen_and_the_test_still_passes(
        self, project: Project
    ) -> None:
        seen = probed(
            project,
            """
            def test_orders():
                state["orders"] = ["tea"]
                assert TestClient(app).get("/orders/0").status_code == 200
                state["broken"] = True
            """,
            conftest="""
            from dataclasses import replace
            def ask(host, request):
                yield host.send(replace(request, path="/orders/7"))
            """,
        )
        (observation,) = seen.observations
        assert observation["status"] == 500
        assert "IndexError" in observation["traceback"]
        assert "shop.py" in observation["traceback"]
        assert "= 2 passed in" in seen.run.text  # The test and the item.

    def test_a_host_whose_control_is_lost_is_opened_afresh(self, project: Project) -> None:
        seen = probed(
            project,
            """
            def test_orders():
                state["orders"] = ["tea"]
                client = TestClient(app)
                assert client.get("/orders").status_code == 200
                assert client.get("/orders/0").status_code == 200
            """,
            conftest="""
            def ask(host, request):
                yield host.send(request)
                raise HostLost
            """,
        )
        assert seen.log == ["probe", "probe"]
        assert {o["role"]: o["status"] for o in seen.observations} == {
            "GET /orders": 200,
            "GET /orders/{order}": 200,
        }
        assert seen.lost == {}

    def test_a_request_that_never_ends_does_not_hold_the_suite_up(
        self, project: Project, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("pytest_backend_dod.hosts.host_tests.REQUEST_LIMIT", 0.2)
        seen = probed(
            project,
            """
            def test_orders():
                assert app.test_client().get("/orders?wait=0").status_code == 200
            """,
            shop="""
            import time
            from flask import Flask, request
            app, state = Flask("shop"), {}

            @app.get("/orders")
            def orders():
                time.sleep(float(request.args["wait"]))
                return "[]"
            """,
            conftest="""
            from dataclasses import replace
            from pytest_backend_dod.errors import Unreachable
            def ask(host, request):
                try:
                    yield host.send(replace(request, query="wait=60"))
                except Unreachable as problem:
                    note(problem.what)
                yield host.send(request)
            """,
        )
        assert seen.log == ["probe", "no answer within 0 s"]
        assert [o["status"] for o in seen.observations] == [200]


def test_requests_of_the_gate_are_not_the_suites(project: Project) -> None:
    seen = probed(
        project,
        """
        def test_orders():
            assert TestClient(app).get("/orders").status_code == 200
        """,
        conftest="""
        def ask(host, request):
            for _ in range(5):
                answer = host.send(request)
            yield answer
            import pytest_backend_dod.recording.traffic as traffic, gc
            (own,) = {id(o): o for o in gc.get_objects() if isinstance(o, traffic.Traffic)
                      and o.sink is not None}.values()
            note(str(dict(own.operations["GET /orders"].statuses)))
        """,
    )
    assert seen.log == ["probe", "{200: 1}"]


class TestRunner:
    """The contract with pytest's own runner, which is private to it."""

    def test_it_takes_what_it_is_called_with(self, pytestconfig: pytest.Config) -> None:
        signature = inspect.signature(runner_of(pytestconfig).runtestprotocol)
        bound = signature.bind("item", log=False, nextitem="next")
        assert bound.arguments == {"item": "item", "log": False, "nextitem": "next"}

    def test_it_returns_the_reports_and_reports_nothing_itself(
        self, pytester: pytest.Pytester
    ) -> None:
        pytester.makeconftest(
            """
            import pytest
            reported, returned = [], []

            def pytest_runtest_logreport(report):
                reported.append((report.nodeid, report.when))

            @pytest.hookimpl(tryfirst=True)
            def pytest_runtest_protocol(item, nextitem):
                if nextitem is None:
                    runner = item.config.pluginmanager.get_plugin("runner")
                    reports = runner.runtestprotocol(item, log=False, nextitem=item)
                    returned.extend((report.when, report.outcome) for report in reports)

            def pytest_unconfigure():
                print("returned", returned)
                print("reported", reported)
            """
        )
        pytester.makepyfile(test_one="def test_one(): assert 0")
        result = pytester.runpytest_inprocess("-p", "no:backend_dod", "-p", "no:asyncio", "-s")
        result.stdout.fnmatch_lines(
            [
                "returned [[]('setup', 'passed'), ('call', 'failed'), ('teardown', 'passed')[]]",
                "reported [[]('test_one.py::test_one', 'setup'), *'call'), *'teardown')[]]",
            ]
        )
