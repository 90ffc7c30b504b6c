"""What happens around every request: a record of it, its limits, and who asks."""

from __future__ import annotations

import logging
import time
import uuid

from fastapi import HTTPException
from sqlalchemy.orm import Session, sessionmaker
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from . import tokens
from .limits import Limiter
from .metrics import Metrics
from .problems import ProblemResponse

logger = logging.getLogger("orders.request")

HEALTH_PREFIX = "/health/"


class RecordRequests:
    """Logs and counts every request, and gives it an id that the answer carries."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = uuid.uuid4().hex
        started = time.perf_counter()
        status = 500  # stays when the application raises: the server answers so

        async def note_status(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-ID"] = request_id
            await send(message)

        try:
            await self._app(scope, receive, note_status)
        finally:
            seconds = time.perf_counter() - started
            route = getattr(scope.get("route"), "path_format", "unmatched")
            self._metrics.count(method=scope["method"], route=route, status=status, seconds=seconds)
            logger.info(
                "request",
                extra={
                    "fields": {
                        "request_id": request_id,
                        "method": scope["method"],
                        "route": route,
                        "status": status,
                        "milliseconds": round(seconds * 1000, 2),
                        "customer_id": scope.get("state", {}).get("customer_id"),
                    }
                },
            )


class LimitBody:
    """Refuses a body that is larger than the service wants to read."""

    def __init__(self, app: ASGIApp, *, max_bytes: int) -> None:
        self._app = app
        self._max_bytes = max_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        read = 0

        async def count_bytes() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > self._max_bytes:
                raise HTTPException(413, f"A body may have {self._max_bytes} bytes.")
            return message

        await self._app(scope, count_bytes, send)


class IdentifyAndLimit:
    """Finds out who asks, and refuses clients that ask too often.

    A client is the customer whom the bearer token belongs to; without a valid one, the address of
    the peer. Forwarding headers do not count, since anybody can write them.
    """

    def __init__(self, app: ASGIApp, *, limiter: Limiter, sessions: sessionmaker[Session]) -> None:
        self._app = app
        self._limiter = limiter
        self._sessions = sessions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(HEALTH_PREFIX):
            await self._app(scope, receive, send)
            return
        token = _bearer_token(Headers(scope=scope))
        customer_id = await run_in_threadpool(self._owner, token) if token else None
        scope.setdefault("state", {})["customer_id"] = customer_id
        allowance = self._limiter.spend(_client_key(scope, customer_id))

        async def announce(message: Message) -> None:
            if message["type"] == "http.response.start":
                # The answer's own fields win: a refused login announces the limit that refused it.
                headers = MutableHeaders(scope=message)
                for name, value in allowance.headers().items():
                    headers.setdefault(name, value)
            await send(message)

        if allowance.exceeded:
            refusal = ProblemResponse(
                429, "Too many requests in a minute.", headers=allowance.headers()
            )
            await refusal(scope, receive, send)
        else:
            await self._app(scope, receive, announce)

    def _owner(self, token: str) -> int | None:
        with self._sessions() as session:
            return tokens.owner(session, token)


def _bearer_token(headers: Headers) -> str:
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def _client_key(scope: Scope, customer_id: int | None) -> str:
    if customer_id is not None:
        return f"customer {customer_id}"
    address, _port = scope.get("client") or ("unknown", 0)
    return f"address {address}"
