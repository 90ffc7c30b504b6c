"""What a Django project tells about itself: its URLs, its document, its throttles.

Django's application is its settings, so nothing here asks the application object. REST framework,
ninja and drf-spectacular are asked where the project has imported them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..recording.frameworks.django import Django
from ..recording.urlconf import enclosed, is_operation, ninja_operations, views

METHODS = ("get", "post", "put", "patch", "delete")


def is_django(app: object) -> bool:
    """Whether this stands for a Django project: a handler, or what the recorder names it by."""
    handlers = {"django.core.handlers.base", "django.core.handlers.wsgi"}
    return isinstance(app, Django) or any(cls.__module__ in handlers for cls in type(app).__mro__)


def routes() -> Iterator[str]:
    """Yield the operations that the URLs of the project serve."""
    for path, view in views():
        if is_operation(view):
            for method in _methods(view):
                yield f"{method.upper()} {path}"


def _methods(view: Any) -> Sequence[str]:
    ninja = [operation.methods for operation in ninja_operations(view)]
    if ninja:
        return sorted({method.lower() for methods in ninja for method in methods})
    actions = getattr(view, "actions", None)
    if isinstance(actions, Mapping):
        return [method for method in METHODS if method in actions]
    kind = getattr(view, "cls", None) or getattr(view, "view_class", None)
    if kind is not None:
        allowed = set(getattr(kind, "http_method_names", METHODS))
        return [method for method in METHODS if method in allowed and hasattr(kind, method)]
    listed = enclosed(view, "request_method_list")
    if listed:
        return [method for method in METHODS if method.upper() in listed]
    return ["get"]


def documents() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield a prefix and a document for each API that can describe itself."""
    yield from _ninja_documents()
    spectacular = _spectacular_document()
    if spectacular is not None:
        yield "", spectacular


def _ninja_documents() -> Iterator[tuple[str, Mapping[str, Any]]]:
    if "ninja" not in sys.modules:
        return
    from ninja import NinjaAPI

    seen: list[Any] = []
    for _, view in views():
        operations = ninja_operations(view)
        api = getattr(operations[0], "api", None) if operations else None
        if isinstance(api, NinjaAPI) and not any(api is known for known in seen):
            seen.append(api)
            # Its paths begin where the URLs have put it.
            yield "", api.get_openapi_schema()


def _spectacular_document() -> Mapping[str, Any] | None:
    if "rest_framework" not in sys.modules:
        return None
    from django.apps import apps

    if not apps.is_installed("drf_spectacular"):
        return None
    from drf_spectacular.drainage import GENERATOR_STATS
    from drf_spectacular.generators import SchemaGenerator

    with GENERATOR_STATS.silence():
        found = SchemaGenerator().get_schema(request=None, public=True)
    if not isinstance(found, Mapping) or not found.get("paths"):
        return None
    about = {path for path, view in views() if not is_operation(view)}
    kept = {path: item for path, item in found["paths"].items() if path not in about}
    return {**found, "paths": kept}


def limiter() -> Mapping[str, Any] | None:
    """Return name and state of the throttle that applies to all views; None without one."""
    from django.conf import settings

    if "django_ratelimit" in sys.modules:
        return {
            "name": "django_ratelimit",
            "enabled": bool(getattr(settings, "RATELIMIT_ENABLE", True)),
        }
    if "rest_framework" not in sys.modules:
        return None
    from rest_framework.settings import api_settings

    throttles = api_settings.DEFAULT_THROTTLE_CLASSES
    if not throttles:
        return None
    rates = [
        getattr(throttle, "rate", None)
        or (api_settings.DEFAULT_THROTTLE_RATES or {}).get(getattr(throttle, "scope", None))
        for throttle in throttles
    ]
    cache = settings.CACHES.get("default", {}).get("BACKEND", "")
    # A cache that keeps nothing counts nothing.
    return {
        "name": "rest_framework",
        "enabled": any(rates) and not str(cache).endswith("DummyCache"),
    }
