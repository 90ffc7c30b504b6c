"""Where the functions stand that serve the operations of an application."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Iterator, Mapping
from typing import Any

from ..recording.taps import braces
from . import litestar_app
from .openapi_operations import alike
from .source import is_own, relative

_LEFT_OUT = frozenset({"HEAD", "OPTIONS"})

Handlers = Mapping[str, Mapping[str, Any]]
"""Operation, as :func:`.openapi_operations.alike` writes it → ``where`` (``path:line``), ``name``,
``hidden`` (kept out of the document on purpose) and ``own`` (the project's own code)."""


def handlers(app: Any) -> Handlers:
    """Return what is known of the functions behind the routes, as plain JSON values.

    Known are FastAPI, Starlette, Litestar and Flask; of other applications nothing is.
    """
    try:
        found = {alike(operation): _told(call, hidden) for operation, call, hidden in _walk(app)}
    except Exception:  # noqa: BLE001 - the frameworks' inner ways may change; places are a comfort
        return {}
    return found


def _walk(app: Any) -> Iterator[tuple[str, Any, bool]]:
    if litestar_app.is_litestar(app):
        yield from _litestar(app)
    elif getattr(app, "url_map", None) is not None:
        yield from _flask(app)
    else:
        yield from _starlette(getattr(app, "routes", None) or (), "", 0)


def _starlette(listed: Any, prefix: str, depth: int) -> Iterator[tuple[str, Any, bool]]:
    for route in listed:
        contexts = getattr(route, "effective_route_contexts", None)
        for entry in contexts() if callable(contexts) else (route,):
            path = getattr(entry, "path", None)
            hidden = getattr(entry, "include_in_schema", True) is False
            for method in sorted(getattr(entry, "methods", None) or ()):
                if path is not None and method not in _LEFT_OUT:
                    yield f"{method} {prefix}{path}", getattr(entry, "endpoint", None), hidden
        inner = getattr(route, "routes", None)
        if inner and depth < 5 and not callable(contexts):
            yield from _starlette(inner, prefix + str(getattr(route, "path", "")), depth + 1)


def _flask(app: Any) -> Iterator[tuple[str, Any, bool]]:
    for rule in app.url_map.iter_rules():
        view = app.view_functions.get(rule.endpoint)
        for method in sorted(set(rule.methods or ()) - _LEFT_OUT):
            # Views by class: the method that serves stands there.
            kind = getattr(view, "view_class", None)
            yield f"{method} {braces(rule.rule)}", getattr(kind, method.lower(), view), False


def _litestar(app: Any) -> Iterator[tuple[str, Any, bool]]:
    for route in app.routes:
        known: Mapping[str, Any] = getattr(route, "route_handler_map", {})
        for method, (handler, *_) in sorted(known.items()):
            if method not in _LEFT_OUT:
                hidden = getattr(handler, "include_in_schema", True) is False
                yield f"{method} {route.path_format}", getattr(handler, "fn", None), hidden


def _told(call: Any, hidden: bool) -> dict[str, Any]:  # noqa: FBT001 - a fact, not a switch
    while isinstance(call, functools.partial):
        call = call.func
    plain = inspect.unwrap(call) if callable(call) else call
    # An object that can be called keeps its code in its class.
    called = vars(type(plain)).get("__call__")
    code = getattr(plain, "__code__", None) or getattr(called, "__code__", None)
    path = getattr(code, "co_filename", "")
    place = f"{relative(path)}:{code.co_firstlineno}" if code is not None else ""
    name = str(getattr(plain, "__name__", ""))
    return {"where": place, "name": name, "hidden": hidden, "own": not path or is_own(path)}
