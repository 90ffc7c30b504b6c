"""Code of an application that raises, whichever framework calls it.

The exception appears where the application's own function would run: behind the framework's
checks and inside of its error handling. Names that are private to the frameworks are used here and
nowhere else.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any, NoReturn

from ..recording.patches import Patches, Wrap
from .interface import Injected


def install(patches: Patches, record: Injected) -> bool:
    """Make handlers of all loaded frameworks raise; return whether there is any."""

    def crash() -> NoReturn:
        record.hits += 1
        raise RuntimeError(f"something nobody expected {record.canary}")

    found = [framework(patches, crash) for framework in _FRAMEWORKS]
    return any(found)


Crash = Callable[[], NoReturn]


def _fastapi(patches: Patches, crash: Crash) -> bool:
    module = sys.modules.get("fastapi.routing")

    def wrapped(_original: Any) -> Any:
        async def run(*_args: Any, **_kwargs: Any) -> NoReturn:
            crash()

        return run

    return _wrapped(patches, module, "run_endpoint_function", wrapped)


def _starlette(patches: Patches, crash: Crash) -> bool:
    module = sys.modules.get("starlette.routing")

    def wrapped(original: Any) -> Any:
        @functools.wraps(original)
        async def handle(route: Any, scope: Any, receive: Any, send: Any) -> None:
            # FastAPI's own routes are reached deeper inside; its pages are not the application's.
            of_fastapi = hasattr(route, "dependant") or str(
                getattr(route.endpoint, "__module__", "")
            ).startswith("fastapi.")
            if not of_fastapi and (not route.methods or scope["method"] in route.methods):
                crash()
            await original(route, scope, receive, send)

        return handle

    return _wrapped(patches, module, "Route.handle", wrapped)


def _flask(patches: Patches, crash: Crash) -> bool:
    module = sys.modules.get("flask")

    def wrapped(original: Any) -> Any:
        @functools.wraps(original)
        def dispatch(*args: Any, **kwargs: Any) -> Any:
            request = sys.modules["flask"].request
            if request.routing_exception is None and request.endpoint != "static":
                crash()
            return original(*args, **kwargs)

        return dispatch

    return _wrapped(patches, module, "Flask.dispatch_request", wrapped)


def _django(patches: Patches, crash: Crash) -> bool:
    module = sys.modules.get("django.core.handlers.base")
    if module is None:
        return False
    inside = [_rest_framework(patches, crash), _ninja(patches, crash)]

    def wrapped(original: Any) -> Any:
        @functools.wraps(original)
        def make_view_atomic(handler: Any, view: Any) -> Any:
            made = original(handler, view)
            if any(inside) and _handles_itself(view):
                return made

            def crashing(*_args: Any, **_kwargs: Any) -> NoReturn:
                crash()

            return crashing

        return make_view_atomic

    return _wrapped(patches, module, "BaseHandler.make_view_atomic", wrapped)


def _handles_itself(view: Any) -> bool:
    """Whether a view of Django handles exceptions itself: REST framework's and ninja's do."""
    api = getattr(sys.modules.get("rest_framework.views"), "APIView", None)
    made_of = getattr(view, "cls", None)
    if api is not None and isinstance(made_of, type) and issubclass(made_of, api):
        return True
    holder = getattr(view, "__self__", None) or view
    modules = {str(getattr(part, "__module__", "")) for part in (view, holder, type(holder))}
    return any(name.partition(".")[0] == "ninja" for name in modules)


def _rest_framework(patches: Patches, crash: Crash) -> bool:
    module = sys.modules.get("rest_framework.views")

    def wrapped(original: Any) -> Any:
        @functools.wraps(original)
        def initial(*args: Any, **kwargs: Any) -> NoReturn:
            original(*args, **kwargs)
            crash()

        return initial

    return _wrapped(patches, module, "APIView.initial", wrapped)


def _ninja(patches: Patches, crash: Crash) -> bool:
    module = sys.modules.get("ninja.operation")

    def wrapped(original: Any) -> Any:
        @functools.wraps(original)
        def values(*args: Any, **kwargs: Any) -> NoReturn:
            original(*args, **kwargs)
            crash()

        return values

    return _wrapped(patches, module, "Operation._get_values", wrapped)


def _litestar(patches: Patches, crash: Crash) -> bool:
    module = sys.modules.get("litestar.routes.http") or sys.modules.get("litestar.routes")

    def wrapped(_original: Any) -> Any:
        async def call(*_args: Any, **_kwargs: Any) -> NoReturn:
            crash()

        return call

    # Behind guards where the version has that step, before them elsewhere.
    route = getattr(module, "HTTPRoute", None)
    step = "_call_handler_function" if hasattr(route, "_call_handler_function") else "handle"
    return _wrapped(patches, module, f"HTTPRoute.{step}", wrapped)


def _wrapped(patches: Patches, module: ModuleType | None, path: str, wrap: Wrap) -> bool:
    if module is None:
        return False
    patches.wrap(module, path, wrap)
    return True


_FRAMEWORKS = (_fastapi, _starlette, _flask, _django, _litestar)
