"""Suites of Django and Litestar whose tests serve as hosts, with the world that each has built."""

from __future__ import annotations

import json
import textwrap
from typing import Any

import pytest

from tests.conftest import Project
from tests.hosts.test_host_tests import PROBE

pytestmark = pytest.mark.slow

SETTINGS = """
    SECRET_KEY = "x" * 50
    ROOT_URLCONF = "shop"
    USE_TZ = True
    STATIC_URL, MEDIA_URL = "/static/", "/media/"
    INSTALLED_APPS = [
        "django.contrib.contenttypes", "django.contrib.auth", "django.contrib.sessions",
        "rest_framework",
    ]
    MIDDLEWARE = [
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
    ]
    DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "development.db"}}
"""

DJANGO = """
    from django.contrib.auth.models import Group
    from django.http import JsonResponse
    from django.urls import path
    from rest_framework.decorators import api_view
    from rest_framework.response import Response

    def groups(request):
        return JsonResponse({"groups": [group.name for group in Group.objects.all()]})

    @api_view(["GET"])
    def me(request):
        return Response({"me": request.user.username})

    def ping(request):
        return JsonResponse({"ping": request.GET.get("with") and Group.objects.count()})

    urlpatterns = [path("groups", groups), path("me", me), path("ping", ping)]
"""

TESTS = """
    import json
    import urllib.request
    import pytest
    from django.contrib.auth.models import Group, User
    from django.test import LiveServerTestCase, SimpleTestCase, TestCase, TransactionTestCase
    from rest_framework.test import APIClient, APITestCase

    def test_fixture(client, db):
        Group.objects.create(name="of the test")
        assert client.get("/groups").status_code == 200

    def test_forced(db):
        client = APIClient()
        client.force_authenticate(user=User.objects.create_user("ada"))
        assert client.get("/me").json() == {"me": "ada"}

    def test_admin(admin_client):
        assert admin_client.get("/me").json() == {"me": "admin"}

    def test_without_a_database(client):
        assert client.get("/ping").status_code == 200

    class InATransaction(TestCase):
        @classmethod
        def setUpTestData(cls):
            Group.objects.create(name="of the class")

        def test_groups(self):
            Group.objects.create(name="of the test")
            self.assertEqual(self.client.get("/groups").status_code, 200)
            self.assertEqual(Group.objects.count(), 2)

        async def test_groups_in_a_loop(self):
            await Group.objects.acreate(name="of the loop")
            self.assertEqual((await self.async_client.get("/groups")).status_code, 200)

    class ByRestFramework(APITestCase):
        def test_me(self):
            self.client.force_authenticate(user=User.objects.create_user("eve"))
            self.assertEqual(self.client.get("/me").json(), {"me": "eve"})

    class Simple(SimpleTestCase):
        def test_ping(self):
            self.assertEqual(self.client.get("/ping").status_code, 200)

    class Live(LiveServerTestCase):
        def test_groups(self):
            Group.objects.create(name="of the live server")
            with urllib.request.urlopen(f"{self.live_server_url}/groups") as answer:
                self.assertEqual(json.load(answer), {"groups": ["of the live server"]})
"""


def probed(project: Project, files: dict[str, str], *arguments: str, **options: Any) -> Any:
    """Run a suite with the gate, in a process of its own, and return what the probe saw."""
    project.write({"conftest.py": textwrap.dedent(PROBE), **files})
    project.checklist("Everything is asked")
    run = project.gate("-p", "no:cacheprovider", *arguments, apart=True, **options)
    seen = project.path / "seen.json"
    assert seen.is_file(), run.text
    return run, json.loads(seen.read_text(encoding="utf-8"))


def django(project: Project, test: str) -> tuple[Any, Any]:
    """Run one test of the suite above."""
    files = {"settings.py": SETTINGS, "shop.py": DJANGO, "test_shop.py": TESTS}
    selected = [] if test == "all" else ["-k", test]
    return probed(project, files, "--ds=settings", *selected, plugins=("pytest_django.plugin",))


class TestDjango:
    @pytest.mark.parametrize(
        ("test", "answer"),
        [
            ("test_fixture", {"groups": ["of the test"]}),
            ("test_forced", {"me": "ada"}),
            ("test_admin", {"me": "admin"}),
            ("test_without_a_database", {"ping": None}),
            ("InATransaction and not loop", {"groups": ["of the class", "of the test"]}),
            ("test_groups_in_a_loop", {"groups": ["of the class", "of the loop"]}),
            ("ByRestFramework", {"me": "eve"}),
            ("Simple", {"ping": None}),
            ("Live", {"groups": ["of the live server"]}),
        ],
    )
    def test_the_probe_stands_in_the_world_of_the_test(
        self, project: Project, test: str, answer: dict[str, Any]
    ) -> None:
        run, seen = django(project, test)
        assert run.status == 0, run.text
        assert seen["lost"] == {}
        assert [(o["status"], json.loads(o["body"])) for o in seen["observations"]] == [
            (200, answer)
        ]

    def test_the_whole_suite_comes_out_as_without_the_gate(self, project: Project) -> None:
        run, seen = django(project, "all")
        assert "10 passed" in run.text, run.text
        assert {o["role"] for o in seen["observations"]} == {"GET /groups", "GET /me", "GET /ping"}
        assert not (project.path / "development.db").exists()


LITESTAR = """
    from contextlib import asynccontextmanager
    from litestar import Litestar, get

    state = {}

    @asynccontextmanager
    async def lifespan(app):
        state["open"] = True
        yield
        state["open"] = False

    @get("/open")
    async def is_open() -> bool:
        return state.get("open", False)

    app = Litestar([is_open], lifespan=[lifespan])
"""


class TestLitestar:
    @pytest.mark.parametrize(
        "test",
        [
            """
            @pytest.fixture
            def client():
                with TestClient(app) as client:
                    yield client

            def test_open(client):
                assert client.get("/open").json() is True
            """,
            """
            def test_open():
                with TestClient(app) as client:
                    assert client.get("/open").json() is True
            """,
            """
            def test_open():
                with create_test_client([is_open], lifespan=[lifespan]) as client:
                    assert client.get("/open").json() is True
            """,
            """
            @pytest.mark.anyio
            async def test_open():
                async with AsyncTestClient(app) as client:
                    assert (await client.get("/open")).json() is True
            """,
            """
            class Shop(unittest.TestCase):
                def test_open(self):
                    with TestClient(app) as client:
                        self.assertTrue(client.get("/open").json())
            """,
        ],
        ids=["fixture", "with", "create_test_client", "async", "unittest"],
    )
    def test_the_application_lives_while_it_is_probed(self, project: Project, test: str) -> None:
        head = (
            "import unittest\nimport pytest\n"
            "from litestar.testing import AsyncTestClient, TestClient, create_test_client\n"
            "from shop import app, is_open, lifespan, state\n\n"
            "@pytest.fixture\ndef anyio_backend():\n    return 'asyncio'\n\n"
        )
        files = {"shop.py": LITESTAR, "test_shop.py": head + textwrap.dedent(test)}
        run, seen = probed(project, files, plugins=("anyio.pytest_plugin",))
        assert run.status == 0, run.text
        assert seen["lost"] == {}
        assert [(o["status"], o["body"]) for o in seen["observations"]] == [(200, "true")]
