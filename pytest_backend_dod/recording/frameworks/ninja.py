"""Django-ninja's own clients for tests, which call an operation past Django's handlers.

They know neither middleware nor the place of a router in the project. So the exchange is named by
the project's URLs, as far as those have been imported, and the carrier is a client of Django's: by
it a request takes the whole way. Where that is refused, the test does not serve as a host.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Awaitable, Callable
from types import ModuleType
from typing import Any
from urllib.parse import quote

from ..exchange import Exchange, Request
from ..recorder import Recorder, outermost
from ..taps import PATH_SAFE, Tap
from ..urlconf import braces, ninja_operations, views
from .django import project


class NinjaTap(Tap):
    """Stands beside a call of an operation."""

    def __init__(self, view: Any, request: Any) -> None:
        super().__init__()
        self._request = request
        self._place = _place(view, request.resolver_match)

    def answered_with(self, response: Any) -> None:
        """Take note of the response."""
        self.status = int(response.status_code)
        self.headers = tuple((str(name), str(value)) for name, value in response.items())
        self.keep(self.answered, response.content)

    def exchange(self) -> Exchange:
        """Return what has been asked and answered, as if it had come by the project's URLs."""
        asked = self._request
        headers = [(str(name), str(value)) for name, value in asked.headers.items() if value]
        body = asked._body or b""  # noqa: SLF001 - a request that never was on a stream
        if not body and asked.POST:
            body = asked.POST.urlencode().encode()
            headers.append(("Content-Type", "application/x-www-form-urlencoded"))
        elif body and not any(name.lower() == "content-type" for name, _ in headers):
            headers.append(("Content-Type", "application/json"))
        prefix, route = self._place or ("", "")
        path = prefix + asked.path.partition("?")[0].lstrip("/")
        request = Request(
            method=asked.method,
            path=quote(path, safe=PATH_SAFE),
            query=asked.GET.urlencode(),
            headers=tuple(headers),
            body=body,
        )
        return Exchange(request=request, answer=self.answer(), route=route)


def _place(view: Any, match: Any) -> tuple[str, str] | None:
    """Return the path before an operation's own, and its whole template; None when not known."""
    from django.conf import settings

    # What the suite has not imported is not imported for it.
    if str(settings.ROOT_URLCONF) not in sys.modules:
        return None
    called = {id(operation.view_func) for operation in ninja_operations(view)}
    own = braces(match.route)
    for whole, other in views():
        if called & {id(operation.view_func) for operation in ninja_operations(other)}:
            prefix = whole.removesuffix(own)
            return None if "{" in prefix or not whole.endswith(own) else (prefix, whole)
    return None


def _client(recorder: Recorder, module: ModuleType) -> None:
    from django.test.client import AsyncClient, Client

    def wrap(original: Callable[..., Any]) -> Any:
        @functools.wraps(original)
        def call(client: Any, func: Any, request: Any, kwargs: Any) -> Any:
            if not outermost():
                return original(client, func, request, kwargs)
            tap = NinjaTap(func, request)
            try:
                with recorder.serving(tap):
                    response = original(client, func, request, kwargs)
                tap.answered_with(response)
            finally:
                recorder.tell(tap, project(), Client())
            return response

        return call

    def wrap_async(original: Callable[..., Awaitable[Any]]) -> Any:
        @functools.wraps(original)
        async def call(client: Any, func: Any, request: Any, kwargs: Any) -> Any:
            if not outermost():
                return await original(client, func, request, kwargs)
            tap = NinjaTap(func, request)
            try:
                with recorder.serving(tap):
                    response = await original(client, func, request, kwargs)
                tap.answered_with(response)
            finally:
                recorder.tell(tap, project(), AsyncClient())
            return response

        return call

    recorder.patches.wrap(module, "TestClient._call", wrap)
    recorder.patches.wrap(module, "TestAsyncClient._call", wrap_async)


HOOKS = {"ninja.testing.client": _client}
