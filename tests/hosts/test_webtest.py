"""Suites that send by WebTest serve as hosts like others."""

from __future__ import annotations

from tests.conftest import Project
from tests.hosts.test_queries import CARELESS, SHOP


def test_a_suite_that_sends_by_webtest_serves(project: Project) -> None:
    project.write(
        {
            "shop.py": SHOP.replace("READ", CARELESS),
            "test_shop.py": """
                import webtest
                from shop import app

                def test_by_kind():
                    assert webtest.TestApp(app).get("/items?kinds=1").json == [{"id": 1, "kind": 1}]
            """,
        }
    )
    project.checklist("Fuzzing finds no server errors <!-- dod: fuzz -->")

    run = project.gate("-p", "no:cacheprovider", apart=True)

    assert run.states == {"fuzzing-finds-no-server-errors": "failed"}, run.text
    assert "invalid literal for int()" in run.text
