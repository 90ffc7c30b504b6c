"""A project whose suite runs in parts, and shards to join."""

from __future__ import annotations

import subprocess
from dataclasses import asdict
from typing import Any

from pytest_backend_dod.hosts.live_record import LiveRecord
from pytest_backend_dod.sharding.identity import Identity
from pytest_backend_dod.sharding.shard import Shard

from ..conftest import Project

SUITE = {
    "pytest.ini": "[pytest]\npythonpath = .\ntestpaths = tests\n",
    "tests/a/test_a.py": """
        def test_one(): pass
        def test_two(): pass
    """,
    "tests/b/test_b.py": """
        import pytest

        def test_three(): pass
        @pytest.mark.parametrize("n", [1, 2])
        def test_four(n): pass
    """,
}

SHOP = {
    "shop.py": """
        from starlette.applications import Starlette
        from starlette.responses import JSONResponse
        from starlette.routing import Route

        async def health(request):
            return JSONResponse({"status": "ok"})

        async def login(request):
            return JSONResponse({"token": "tok-planted-91f3ab77c0"})

        async def items(request):
            return JSONResponse({"number": 100 // int(request.query_params.get("limit", "10"))})

        def price(amount, member):
            if member:
                return amount - 1
            return amount

        app = Starlette(routes=[
            Route("/health", health), Route("/items", items), Route("/login", login, methods=["POST"]),
        ])
    """,
    "tests/api/test_api.py": """
        from shop import app
        from starlette.testclient import TestClient

        client = TestClient(app)
        HEADERS = {"Authorization": "Bearer hdr-planted-82c1d0"}

        def test_health(): assert client.get("/health").status_code == 200
        def test_items(): assert client.get("/items?limit=5", headers=HEADERS).status_code == 200
        def test_login():
            alone = TestClient(app, cookies={"session": "cok-planted-5512aa"})
            body = {"user": "ada", "password": "pwd-planted-7730bc"}
            assert alone.post("/login?api_key=key-planted-2290", json=body).status_code == 200
    """,
    "tests/unit/test_price.py": """
        from shop import price
        def test_member(): assert price(10, True) == 9
        def test_guest(): assert price(10, False) == 10
    """,
    "pytest.ini": "[pytest]\npythonpath = .\ntestpaths = tests\n",
    ".gitignore": "/shards/\n*.json\n__pycache__/\n",
}


def committed(project: Project) -> Project:
    """Put everything that is there into a git repository."""
    as_ada = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
    for words in (["init", "-q"], ["add", "-A"], [*as_ada, "commit", "-q", "-m", "All of it"]):
        subprocess.run(["git", *words], cwd=project.path, check=True)
    return project


IDENTITY = Identity(commit="c" * 40, tree="t" * 64, checklist="l" * 64, experiments="e" * 64)


def part(**values: Any) -> Shard:
    """Return a shard; ``outcomes`` may be given as node id → outcome, ``live`` in parts."""
    last = values.pop("last", {})
    outcomes = {"last": last, "errors": values.pop("errors", []), "messages": {}}
    outcomes["messages"] = values.pop("messages", {})
    live = {**asdict(LiveRecord()), **values.pop("live", {})}
    given: dict[str, Any] = {
        "identity": IDENTITY,
        "python": "3.12",
        "ties": {},
        "coverage": {"missing": "nobody measured"},
        "outcomes": outcomes,
        "live": live,
        "collected": sorted(last),
    }
    return Shard(**{**given, **values})
