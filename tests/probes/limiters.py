"""Backends with a limit on their requests or logins, each as somebody would write it."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse

Key = Callable[[Request], str]


def by_address(request: Request) -> str:
    return request.client.host if request.client else ""


def by_forwarded(request: Request) -> str:
    return request.headers.get("x-forwarded-for") or by_address(request)


def everybody(_: Request) -> str:
    return "all"


def limited(
    limit: int,
    *,
    key: Key = by_address,
    status: int = 429,
    announce: Callable[[int], dict[str, str]] | None = None,
    body: Any = None,
    workers: int = 1,
) -> FastAPI:
    """A backend whose ``GET /orders`` is limited; ``announce`` makes headers of the count."""
    app = FastAPI()
    counts: list[dict[str, int]] = [defaultdict(int) for _ in range(workers)]
    turn = [0]

    @app.get("/orders")
    def orders(request: Request, response: Response) -> Any:
        turn[0] = (turn[0] + 1) % workers
        who = key(request)
        counts[turn[0]][who] += 1
        count = counts[turn[0]][who]
        headers = announce(count) if announce else {}
        if count > limit:
            return JSONResponse(body or {"error": "rate limit"}, status, headers)
        response.headers.update(headers)
        return {"orders": []}

    @app.get("/products")
    def products() -> list[str]:
        return []

    return app


def counting_down(limit: int) -> Callable[[int], dict[str, str]]:
    """Headers as most libraries write them."""
    return lambda count: {
        "X-RateLimit-Limit": str(limit),
        "X-RateLimit-Remaining": str(max(limit - count, 0)),
        "X-RateLimit-Reset": "60",
    }


def login(
    *,
    lock: int = 0,
    account: bool = True,
    key: Key = by_address,
    status: int = 429,
    words: str = "too many attempts",
    before: bool = True,
    slower: float = 0.0,
    wrong: int = 401,
) -> FastAPI:
    """A backend with one account (ada, Secret-42) that locks after ``lock`` wrong passwords; 0 for never."""
    app = FastAPI()
    failures: dict[str, int] = defaultdict(int)

    @app.post("/login")
    async def log_in(request: Request) -> Any:
        body = await request.json()
        who = str(body.get("username")) if account else key(request)
        if lock and before and failures[who] >= lock:
            return JSONResponse({"detail": words}, status)
        if body == {"username": "ada", "password": "Secret-42"}:
            return {"access_token": "a-token-for-ada"}
        if slower:
            time.sleep(slower * failures[who])
        failures[who] += 1
        if lock and not before and failures[who] > lock:
            return JSONResponse({"detail": words}, status)
        return JSONResponse({"detail": "wrong"}, wrong)

    return app
