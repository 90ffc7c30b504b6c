"""Query parameters that any test of the suite sends belong to the operation, whoever hosts it."""

from __future__ import annotations

import pytest

from tests.conftest import Project

SHOP = """
    from flask import Flask, jsonify, request

    app = Flask(__name__)
    ITEMS = [{"id": 1, "kind": 1}, {"id": 2, "kind": 2}]

    @app.get("/items")
    def items():
        kinds = request.args.get("kinds")
        if kinds is None:
            return jsonify(ITEMS)
        READ
        return jsonify([item for item in ITEMS if item["kind"] in wanted])
"""
CARELESS = "wanted = [int(kind) for kind in kinds.split(',')]"
CAREFUL = "wanted = [int(kind) for kind in kinds.split(',') if kind in ('1', '2')]"

PLAIN_FIRST = """
    from shop import app

    def test_all():
        assert app.test_client().get("/items").status_code == 200

    def test_by_kind():
        assert app.test_client().get("/items?kinds=1,2").status_code == 200
"""
PLAIN_LAST = """
    from shop import app

    def test_all():
        client = app.test_client()
        assert client.get("/items?kinds=1,2").status_code == 200
        assert client.get("/items").status_code == 200
"""


@pytest.mark.parametrize("suite", [PLAIN_FIRST, PLAIN_LAST], ids=["two tests", "one test"])
@pytest.mark.parametrize(("read", "state"), [(CARELESS, "failed"), (CAREFUL, "passed")])
def test_a_filter_that_breaks_is_found_by_whatever_test_serves(
    project: Project, suite: str, read: str, state: str
) -> None:
    project.write({"shop.py": SHOP.replace("READ", read), "test_shop.py": suite})
    project.checklist("Fuzzing finds no server errors <!-- dod: fuzz -->")

    run = project.gate("-p", "no:cacheprovider", apart=True)

    assert run.states == {"fuzzing-finds-no-server-errors": state}, run.text


def test_what_the_suite_filters_by_is_input(project: Project) -> None:
    project.write({"shop.py": SHOP.replace("READ", CARELESS), "test_shop.py": PLAIN_FIRST})
    project.checklist("Input validation <!-- dod: validation -->")

    run = project.gate("-p", "no:cacheprovider", apart=True)

    assert run.states == {"input-validation": "failed"}, run.text
    assert "kinds" in run.text
