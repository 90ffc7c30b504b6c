"""What an application object tells about itself: its document, its routes, its limiter.

Only objects are asked that the project's own suite or configuration has made; nothing is imported
here but what is already loaded. What is particular to Django and Litestar stands in files of their
own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..recording.taps import braces
from . import django_app, litestar_app
from .openapi import Document, NotOpenAPI, from_mapping
from .openapi_join import joined


def is_asgi(app: Any) -> bool:
    """Whether an application speaks ASGI; what does not, speaks WSGI."""
    import inspect

    if django_app.is_django(app):
        return any(cls.__module__ == "django.core.handlers.asgi" for cls in type(app).__mro__)
    call = app if inspect.isroutine(app) else type(app).__call__
    if inspect.iscoroutinefunction(call):
        return True
    if hasattr(app, "wsgi_app"):
        return False
    try:
        return len(inspect.signature(app).parameters) == 3
    except (TypeError, ValueError):
        return False


def document(app: Any) -> Document | None:
    """Return the document that the app makes itself, mounted apps included; None without."""
    found = joined(_documents(app))
    if found is None:
        return None
    framework = "Django" if django_app.is_django(app) else type(app).__name__
    try:
        return from_mapping(found, source=f"{framework} app")
    except NotOpenAPI:
        return None


def _made_by(app: Any) -> dict[str, Any] | None:
    make = getattr(app, "openapi", None)
    try:
        if litestar_app.is_litestar(app):
            return litestar_app.document(app)
        raw = make() if callable(make) else None
    except Exception:  # noqa: BLE001 - the project's code; without a document the probes say so
        return None
    return raw if isinstance(raw, dict) and isinstance(raw.get("paths"), dict) else None


def _documents(app: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if django_app.is_django(app):
        yield from django_app.documents()
        return
    for prefix, part in _parts(app, "", 0):
        raw = _made_by(part)
        if raw is not None:
            yield prefix, raw


def _parts(app: Any, prefix: str, depth: int) -> Iterator[tuple[str, Any]]:
    yield prefix, app
    if depth < 3:
        for route in getattr(app, "routes", None) or ():
            mounted = getattr(route, "app", None)
            if mounted is not None and hasattr(mounted, "openapi"):
                yield from _parts(mounted, prefix + str(getattr(route, "path", "")), depth + 1)


def routes(app: Any) -> tuple[str, ...]:
    """Return the operations an app serves, such as ``GET /orders/{id}``, as far as it tells."""
    url_map = getattr(app, "url_map", None)
    if django_app.is_django(app):
        found = list(django_app.routes())
    elif litestar_app.is_litestar(app):
        found = list(litestar_app.routes(app))
    elif url_map is not None:
        found = [
            f"{method} {braces(rule.rule)}"
            for rule in url_map.iter_rules()
            if rule.endpoint.rpartition(".")[2] != "static"
            for method in sorted(rule.methods or ())
            if method not in {"HEAD", "OPTIONS"}
        ]
    else:
        found = list(_starlette_routes(getattr(app, "routes", None) or (), "", 0))
    return tuple(dict.fromkeys(found))


def _starlette_routes(listed: Any, prefix: str, depth: int) -> Iterator[str]:
    for route in listed:
        # FastAPI keeps an included router whole and tells its effective routes on request.
        contexts = getattr(route, "effective_route_contexts", None)
        for entry in contexts() if callable(contexts) else (route,):
            path = getattr(entry, "path", None)
            for method in sorted(getattr(entry, "methods", None) or ()):
                if path is not None and method not in {"HEAD", "OPTIONS"}:
                    yield f"{method} {prefix}{_without_types(str(path))}"
        inner = getattr(route, "routes", None)
        if inner and depth < 5 and not callable(contexts):
            yield from _starlette_routes(inner, prefix + str(getattr(route, "path", "")), depth + 1)


def _without_types(path: str) -> str:
    """Leave out the types of variables, ``{id:int}``; ``{name:path}``, the rest, is no type."""
    return re.sub(r"\{(\w+):(?!path\})[^}]*\}", r"{\1}", path)


def introspected(app: Any) -> Mapping[str, Any]:
    """Return what the app says about its limiter, ``{"limiter": {"name", "enabled"}}``, if so.

    Known are slowapi (``app.state.limiter``), Flask-Limiter (``app.extensions["limiter"]``), which
    leaves nothing but a setting where it is switched off, REST framework's throttles and
    django-ratelimit (settings) and Litestar's middleware.
    """
    if django_app.is_django(app) or litestar_app.is_litestar(app):
        told = django_app.limiter() if django_app.is_django(app) else litestar_app.limiter(app)
        return {"limiter": dict(told)} if told is not None else {}
    config = getattr(app, "config", None)
    if isinstance(config, Mapping) and config.get("RATELIMIT_ENABLED") is False:
        return {"limiter": {"name": "flask_limiter", "enabled": False}}
    limiter = getattr(getattr(app, "state", None), "limiter", None)
    if limiter is None:
        registered = (getattr(app, "extensions", None) or {}).get("limiter")
        if isinstance(registered, (set, frozenset, list, tuple)):
            registered = next(iter(registered), None)
        limiter = registered
    enabled = getattr(limiter, "enabled", None)
    if limiter is None or not isinstance(enabled, bool):
        return {}
    name = type(limiter).__module__.partition(".")[0]
    return {"limiter": {"name": name, "enabled": enabled}}
