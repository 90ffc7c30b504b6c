"""Log records of structlog and loguru, as they are written.

structlog renders an event itself and hands the text to a small logger class for output; where it
goes through :mod:`logging`, the record is seen there. loguru hands each record to its sinks.
Neither is imported here: both are watched once the application has imported them.

Names that are private to these libraries are used here and nowhere else.
"""

from __future__ import annotations

import functools
import logging
import sys
import traceback
from collections.abc import Callable
from types import ModuleType
from typing import Any

from .exchange import Logged
from .imports import ImportWatch
from .patches import Patches
from .sheet import TEXT_LIMIT, WRITTEN_LIMIT, Sheet, current

LEVELS = {
    **dict.fromkeys(("debug",), logging.DEBUG),
    **dict.fromkeys(("msg", "log", "info"), logging.INFO),
    **dict.fromkeys(("warn", "warning"), logging.WARNING),
    **dict.fromkeys(("err", "error", "failure", "exception"), logging.ERROR),
    **dict.fromkeys(("fatal", "critical"), logging.CRITICAL),
}
"""Methods by which structlog hands over a rendered event."""

_OUTPUTS = ("PrintLogger", "WriteLogger", "BytesLogger")
_SINKS = {
    "loguru._simple_sinks": ("StreamSink", "CallableSink"),
    "loguru._file_sink": ("FileSink",),
}


def watch(imports: ImportWatch, patches: Patches) -> None:
    """Note what structlog and loguru write from now on."""
    imports.watch("structlog._output", functools.partial(_structlog, patches))
    for name, sinks in _SINKS.items():
        imports.watch(name, functools.partial(_sinks, patches, sinks))


def _structlog(patches: Patches, module: ModuleType) -> None:
    for output in _OUTPUTS:
        for method, level in LEVELS.items():
            patches.wrap(module, f"{output}.{method}", functools.partial(_noting_event, level))


def _noting_event(level: int, original: Callable[..., None]) -> Callable[..., None]:
    @functools.wraps(original)
    def write(output: Any, message: Any) -> None:
        sheet = current()
        if sheet is not None:
            text = message.decode("utf-8", "replace") if isinstance(message, bytes) else message
            text = str(text)[:WRITTEN_LIMIT]
            sheet.note(
                lambda: Logged(
                    logger="structlog", level=level, message=text[:TEXT_LIMIT], written=(text,)
                )
            )
        original(output, message)

    return write


def _sinks(patches: Patches, sinks: tuple[str, ...], module: ModuleType) -> None:
    for sink in sinks:
        patches.wrap(module, f"{sink}.write", _noting_write)


def _noting_write(original: Callable[..., None]) -> Callable[..., None]:
    @functools.wraps(original)
    def write(sink: Any, message: Any) -> None:
        sheet = current()
        if sheet is not None and getattr(sink, "_function", None) is not _our_sink:
            _note(sheet, message.record, str(message)[:WRITTEN_LIMIT])
        original(sink, message)

    return write


def _note(sheet: Sheet, record: Any, written: str) -> None:
    """Note a record once, however many sinks write it."""

    def made() -> Logged:
        told = record["exception"]
        trace = "".join(traceback.format_exception(*told)) if told else ""
        return Logged(
            logger=str(record["name"]),
            level=int(record["level"].no),
            message=str(record["message"])[:TEXT_LIMIT],
            written=(written,) if written else (),
            traceback=trace[-TEXT_LIMIT:],
        )

    if sheet.latest is record:
        sheet.written_again(written)
    else:
        sheet.note(made)
        sheet.latest = record


def listen() -> Callable[[], object]:
    """Add a sink to loguru, where it is loaded, and return what takes it away again.

    It sees what the application's own sinks write elsewhere, such as in a thread.
    """
    loguru = sys.modules.get("loguru")
    if loguru is None:
        return lambda: None
    number = loguru.logger.add(_our_sink, level=0, format="{message}", catch=True)

    def remove() -> None:
        try:
            loguru.logger.remove(number)
        except ValueError:
            # The application has removed all sinks itself.
            return

    return remove


def _our_sink(message: Any) -> None:
    sheet = current()
    if sheet is not None:
        _note(sheet, message.record, "")
