"""Django's routes as path templates, and which of its views are operations of an API."""

from __future__ import annotations

import functools
import inspect
import re
import sys
from collections.abc import Iterator, Sequence
from typing import Any

_PART = re.compile(
    r"<(?:(?P<converter>[^<>:]*):)?(?P<variable>\w+)>"  # of path()
    r"|\(\?P<(?P<group>\w+)>"  # of re_path()
    r"|(?P<open>\((?:\?:)?)"
    r"|\\(?P<anchor>[AZbBz])|\\(?P<escaped>.)"
    r"|(?P<meta>[\^$?])"
    r"|(?P<text>.)",
    re.DOTALL,
)


@functools.lru_cache(maxsize=2048)
def braces(route: str) -> str:
    """Turn a route of Django, ``notes/<int:pk>/``, into a path template, ``notes/{pk}/``.

    Those of ``re_path()`` and of REST framework's routers too: ``^notes/(?P<pk>[^/.]+)/$``. What
    takes the rest of the path stays known as such, ``{name:path}``.
    """
    parts: list[str] = []
    at = unnamed = 0
    while (part := _PART.match(route, at)) is not None:
        at = part.end()
        if variable := part["variable"]:
            parts.append(_variable(variable, rest=part["converter"] == "path"))
        elif part["group"] or part["open"]:
            end = _closing(route, at)
            name = part["group"]
            if name is None and part["open"] == "(":
                name = f"arg{unnamed}"
                unnamed += 1
            if name is None:
                # Without a group of its own there is nothing to fill in.
                inner = braces(route[at:end].partition("|")[0])
                parts.append("" if route[end + 1 : end + 2] in {"?", "*"} else inner)
            else:
                rest = re.search(r"(?<!\\)\.[*+]", route[at:end]) is not None
                parts.append(_variable(name, rest=rest))
            at = end + 1
        else:
            parts.append(part["escaped"] or part["text"] or "")
    return "".join(parts)


def _variable(name: str, *, rest: bool) -> str:
    return f"{{{name}:path}}" if rest else f"{{{name}}}"


def _closing(route: str, at: int) -> int:
    """Return where the group that was opened before ``at`` ends."""
    depth, in_class, escaped = 1, False, False
    for place in range(at, len(route)):
        character = route[place]
        if escaped:
            escaped = False
        elif character == "\\":
            escaped = True
        elif in_class:
            in_class = character != "]"
        elif character == "[":
            in_class = True
        elif character in "()":
            depth += 1 if character == "(" else -1
            if not depth:
                return place
    return len(route)


TOOLS = frozenset({"admin", "djdt"})
"""Names of applications whose pages are for the people who run the backend."""

_FILES = ("django.contrib.staticfiles", "django.views.static")
_DESCRIBING = ("drf_spectacular", "rest_framework.schemas", "ninja.openapi")
"""Modules whose views serve the document, or pages about it."""


def is_operation(view: Any, applications: Sequence[str] = ()) -> bool:
    """Whether a view is an operation of the API: no tool, no file, no page about the API.

    Args:
        view: What a route calls.
        applications: Names of the applications that the route belongs to.
    """
    kind = getattr(view, "cls", None) or getattr(view, "view_class", None)
    plain = inspect.unwrap(getattr(view, "func", view))
    return (
        TOOLS.isdisjoint(applications)
        and getattr(kind, "__name__", "") != "APIRootView"
        and not _module(kind).startswith((*_FILES, *_DESCRIBING))
        and not _module(plain).startswith((*_FILES, *_DESCRIBING))
    )


def _module(thing: Any) -> str:
    return str(getattr(thing, "__module__", ""))


def template(route: str, view: Any) -> str:
    """Return the path template of a route, without its first slash, as documents name it.

    REST framework's documents call the key of a model by the name of its field, ``{id}``, and so
    does drf-spectacular: the setting ``SCHEMA_COERCE_PATH_PK``.
    """
    found = braces(route)
    kind = getattr(view, "cls", None)
    if "{pk}" not in found or kind is None or "rest_framework" not in sys.modules:
        return found
    from rest_framework.settings import api_settings

    if not api_settings.SCHEMA_COERCE_PATH_PK:
        return found
    model = getattr(getattr(kind, "queryset", None), "model", None)
    name = model._meta.pk.name if model is not None else "id"  # noqa: SLF001 - its documented name
    return found.replace("{pk}", f"{{{name}}}")


def views() -> Iterator[tuple[str, Any]]:
    """Yield the path template and the view of each route of the project."""
    from django.urls import get_resolver

    yield from _walk(get_resolver().url_patterns, "")


def _walk(patterns: Sequence[Any], prefix: str) -> Iterator[tuple[str, Any]]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        inner = getattr(pattern, "url_patterns", None)
        if inner is None:
            # REST framework serves each path again with a suffix such as ``.json``.
            if "format_suffix" not in route and "(?P<format>" not in route:
                yield f"/{template(route, pattern.callback)}", pattern.callback
        elif getattr(pattern, "app_name", None) not in TOOLS:
            yield from _walk(inner, route)


def ninja_operations(view: Any) -> Sequence[Any]:
    """Return the operations that a view of django-ninja chooses from; none for other views."""
    owner = enclosed(view, "self")
    operations = getattr(owner, "operations", None)
    return operations if isinstance(operations, list) else ()


def enclosed(view: Any, name: str) -> Any:
    """Return what a function made by a decorator or a method has enclosed under a name."""
    while view is not None:
        if inspect.isfunction(view):
            found = inspect.getclosurevars(view).nonlocals.get(name)
            if found is not None:
                return found
        view = getattr(view, "__wrapped__", None)
    return None
