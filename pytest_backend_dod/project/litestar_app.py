"""What a Litestar application tells about itself: its routes, its document, its limiter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


def is_litestar(app: object) -> bool:
    """Whether this is an application of Litestar."""
    return any(cls.__module__ == "litestar.app" for cls in type(app).__mro__)


_OWN = ("litestar.openapi", "litestar._openapi", "litestar.static_files")
"""Modules of Litestar whose handlers serve the document, pages about it, or files."""


def routes(app: Any) -> Iterator[str]:
    """Yield the operations that an application serves, without Litestar's own."""
    for route in app.routes:
        handlers: Mapping[str, Any] = getattr(route, "route_handler_map", {})
        for method, (handler, *_) in sorted(handlers.items()):
            made_in = str(getattr(getattr(handler, "fn", None), "__module__", ""))
            if method not in {"HEAD", "OPTIONS"} and not made_in.startswith(_OWN):
                yield f"{method} {_template(route)}"


def _template(route: Any) -> str:
    """Return the path of a route, with ``{name:path}`` for what takes the rest of it."""
    from pathlib import Path

    template = str(route.path_format)
    for name, parameter in route.path_parameters.items():
        if parameter.type is Path:
            template = template.replace(f"{{{name}}}", f"{{{name}:path}}")
    return template


def document(app: Any) -> dict[str, Any] | None:
    """Return the document that an application makes; None when it is switched off."""
    return dict(app.openapi_schema.to_schema()) if app.openapi_config is not None else None


def limiter(app: Any) -> Mapping[str, Any] | None:
    """Return name and state of the limiter that applies to all routes; None without one."""
    for layer in app.middleware:
        made_of = getattr(layer, "middleware", layer)
        if getattr(made_of, "__name__", "") == "RateLimitMiddleware":
            return {"name": "litestar", "enabled": True}
    return None
