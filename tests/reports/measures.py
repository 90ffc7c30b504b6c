"""Measures of probes, in the form in which they come to a report."""

from __future__ import annotations

from typing import Any

TIMES = {
    "answers": 90,
    "within": [
        {"share": share, "seconds": seconds}
        for share, seconds in zip((0, 25, 50, 75, 95, 100), (1, 2, 4, 5, 8, 10), strict=True)
    ],
}

COVERAGE: dict[str, Any] = {
    "lines": 90.0, "branches": 80.0, "headline": 87.5, "statements": 40, "missing": 5,
    "files": {"shop/app.py": [30, 5], "shop/empty.py": [0, 0], "shop/orders.py": [10, 0]},
}  # fmt: skip

BURST: dict[str, Any] = {
    "operation": "GET /orders", "accepted": 5, "status": 429, "throttled": True, "limit": 5,
    "row": [
        {"request": n, "status": 429 if n == 6 else 200, "remaining": max(5 - n, 0), "seconds": n / 100}
        for n in range(1, 7)
    ],
    "times": TIMES,
}  # fmt: skip

LOGIN: dict[str, Any] = {
    "operation": "POST /login", "attempts": 4, "last": 429,
    "row": [
        {"attempt": n, "status": 429 if n == 4 else 401, "seconds": 0.004} for n in range(1, 5)
    ],
}  # fmt: skip

HEALTH: dict[str, Any] = {
    "endpoints": {"/ready": 200},
    "phases": {
        "/ready": {
            "there": {"status": 200},
            "away": {"status": 503, "seconds": 0.0},
            "back": {"status": 200, "seconds": 0.1},
            "silent": {"status": 0, "seconds": 6.0},
        },
        "/live": {"there": {"status": 200}, "away": {"status": 200, "seconds": 0.0}},
    },
}

MIGRATIONS: dict[str, Any] = {
    "revisions": 3, "walked": 2,
    "chain": [
        {"place": "alembic.ini", "revision": "b2", "way": "up, down, up", "trouble": ""},
        {"place": "alembic.ini", "revision": "c3", "way": "up, down, up", "trouble": "cannot be taken back"},
    ],
}  # fmt: skip

ENDPOINTS: dict[str, Any] = {
    "by operation": {
        "POST /orders": {"documented": True, "served": True, "statuses": {"201": 3, "500": 1}},
        "GET /orders": {"documented": True, "served": False, "statuses": {}},
        "GET /health": {"documented": False, "served": None, "statuses": {"200": 2}},
    }
}

FUZZ: dict[str, Any] = {"statuses": {"POST /orders": {"422": 90, "201": 4}}}

OF_PROBES: dict[str, dict[str, Any]] = {
    "coverage": COVERAGE,
    "rate-limit": {"limit": BURST, "login": LOGIN},
    "health": HEALTH,
    "migrations": MIGRATIONS,
    "endpoints": ENDPOINTS,
    "fuzz": FUZZ,
}
"""Probe → what it measured."""
