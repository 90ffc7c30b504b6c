# ruff: noqa: SLF001 - this is the place for what is private to Django
"""Django: its handlers for WSGI and ASGI, its clients for tests, and REST framework's.

All of them ask ``BaseHandler`` for the response, so that is where an exchange is seen.
"""

from __future__ import annotations

import functools
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any
from urllib.parse import quote

from ..exchange import Exchange, Headers, Request
from ..recorder import Recorder, carry, carry_async, outermost
from ..taps import PATH_SAFE, CopiedInput, Tap
from ..urlconf import is_operation, template

FORCED = ("Authorization", "Forced user-of-the-test-client")
"""Stands for the user whom ``APIClient.force_authenticate`` puts into each request.

Such a request carries no credentials that could be left out; with this header it does. It is never
sent.
"""


@dataclass(frozen=True, kw_only=True)
class Django:
    """The one project that a process can serve: Django's application is its settings."""

    title: str
    """The module of its URLs."""


class DjangoTap(Tap):
    """Stands beside a request on its way through a handler."""

    def __init__(self, handler: Any, request: Any) -> None:
        super().__init__()
        self._request = request
        self._forced = any(getattr(handler, f"_force_{what}", None) for what in ("user", "token"))
        request._stream = CopiedInput(request._stream, self)

    def answered_with(self, response: Any, report: Callable[[], None]) -> None:
        """Take note of the response and report, a streamed one once it has begun or ended."""
        self.status = int(response.status_code)
        self.headers = tuple((str(name), str(value)) for name, value in response.items()) + tuple(
            ("Set-Cookie", cookie.OutputString()) for cookie in response.cookies.values()
        )
        if not response.streaming:
            if self._request.method != "HEAD":
                self.keep(self.answered, response.content)
            report()
            return
        once = _Once(report)
        response._iterator = (
            self._copied_async(response._iterator, once)
            if response.is_async
            else self._copied(response._iterator, once)
        )
        response._resource_closers.append(once)

    def _copied(self, chunks: Iterator[bytes], report: Callable[[], None]) -> Iterator[bytes]:
        for chunk in chunks:
            self.keep(self.answered, chunk)
            report()
            yield chunk

    async def _copied_async(
        self, chunks: AsyncIterator[bytes], report: Callable[[], None]
    ) -> AsyncIterator[bytes]:
        async for chunk in chunks:
            self.keep(self.answered, chunk)
            report()
            yield chunk

    def exchange(self) -> Exchange:
        """Return what has been asked and answered."""
        asked = self._request
        request = Request(
            method=asked.method,
            path=quote(asked.path, safe=PATH_SAFE),
            query=asked.META.get("QUERY_STRING", ""),
            headers=self._headers(),
            body=bytes(self.asked),
        )
        return Exchange(request=request, answer=self.answer(), route=self._route())

    def _headers(self) -> Headers:
        headers = tuple(
            (name, value)
            for name, value in self._request.headers.items()
            if value and name != "Content-Length"
        )
        known = any(name == FORCED[0] for name, _ in headers)
        return (*headers, FORCED) if self._forced and not known else headers

    def _route(self) -> str:
        match = self._request.resolver_match
        if match is None or not is_operation(match.func, match.app_names):
            return ""
        mounted = self._request.path.removesuffix(self._request.path_info)
        return f"{mounted}/{template(match.route, match.func)}"


class _Once:
    """Calls a function the first time it is called."""

    def __init__(self, call: Callable[[], None]) -> None:
        self._call: Callable[[], None] | None = call

    def __call__(self) -> None:
        call, self._call = self._call, None
        if call is not None:
            call()


def project() -> Django:
    """Return the project of this process, whose settings have been read."""
    from django.conf import settings

    return Django(title=str(settings.ROOT_URLCONF))


def _handler(recorder: Recorder, module: ModuleType) -> None:
    def wrap(original: Callable[[Any, Any], Any]) -> Any:
        @functools.wraps(original)
        def get_response(handler: Any, request: Any) -> Any:
            if not outermost():
                return original(handler, request)
            tap = DjangoTap(handler, request)
            try:
                with recorder.serving(tap):
                    response = original(handler, request)
            except Exception:
                recorder.tell(tap, project())
                raise
            tap.answered_with(response, lambda: recorder.tell(tap, project()))
            return response

        return get_response

    def wrap_async(original: Callable[[Any, Any], Awaitable[Any]]) -> Any:
        @functools.wraps(original)
        async def get_response_async(handler: Any, request: Any) -> Any:
            if not outermost():
                return await original(handler, request)
            tap = DjangoTap(handler, request)
            try:
                with recorder.serving(tap):
                    response = await original(handler, request)
            except Exception:
                recorder.tell(tap, project())
                raise
            tap.answered_with(response, lambda: recorder.tell(tap, project()))
            return response

        return get_response_async

    recorder.patches.wrap(module, "BaseHandler.get_response", wrap)
    recorder.patches.wrap(module, "BaseHandler.get_response_async", wrap_async)


def _client(recorder: Recorder, module: ModuleType) -> None:
    recorder.patches.wrap(module, "Client.request", carry)
    recorder.patches.wrap(module, "AsyncClient.request", carry_async)


HOOKS = {"django.core.handlers.base": _handler, "django.test.client": _client}
