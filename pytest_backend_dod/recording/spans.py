"""Spans of OpenTelemetry, seen as they end, whichever provider made them."""

from __future__ import annotations

import functools
from collections.abc import Callable
from types import ModuleType
from typing import Any

from .exchange import Spanned
from .imports import ImportWatch
from .patches import Patches
from .sheet import current

_STATUS = ("http.response.status_code", "http.status_code")
"""Names of the attribute in the present and in the former semantic conventions."""


def watch(imports: ImportWatch, patches: Patches) -> None:
    """Note spans that end from now on, once the SDK is loaded."""

    def hook(module: ModuleType) -> None:
        patches.wrap(module, "Span.end", _noting_span)

    imports.watch("opentelemetry.sdk.trace", hook)


def _noting_span(original: Callable[..., None]) -> Callable[..., None]:
    @functools.wraps(original)
    def end(span: Any, *args: Any, **kwargs: Any) -> None:
        sheet = current()
        if sheet is not None and sheet.full and span.end_time is None:
            sheet.note_span(_spanned(span))
        original(span, *args, **kwargs)

    return end


def _spanned(span: Any) -> Spanned:
    attributes = span.attributes or {}
    status = next((attributes[name] for name in _STATUS if name in attributes), 0)
    return Spanned(
        kind=span.kind.name,
        name=str(span.name),
        trace_id=f"{span.get_span_context().trace_id:032x}",
        route=str(attributes.get("http.route", "")),
        status=int(status) if str(status).isdigit() else 0,
    )
