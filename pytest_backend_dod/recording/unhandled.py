"""Exceptions that an application did not handle, where its framework answers 500 by itself.

Starlette lets such an exception out after its answer; the other frameworks tell of it in a place of
their own, and nowhere else.

Names that are private to other libraries are used here and nowhere else.
"""

from __future__ import annotations

import functools
import sys
import traceback
from collections.abc import Callable
from contextvars import ContextVar, Token
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from .imports import ImportWatch
from .patches import Patches


@dataclass
class Noted:
    """What was not handled while one request was answered."""

    problems: list[BaseException] = field(default_factory=list)

    def note(self, problem: BaseException) -> None:
        """Add an exception; one that is told of in two places counts once."""
        if not any(problem is known for known in self.problems):
            self.problems.append(problem)

    @property
    def text(self) -> str:
        """The tracebacks; empty when everything was handled."""
        return "".join(map(formatted, self.problems))


_noted: ContextVar[Noted | None] = ContextVar("backend_dod_unhandled", default=None)


class noting:  # noqa: N801 - read as a function; a class, since every request opens one
    """Note what is not handled in this context; inside of another, for both."""

    def __init__(self) -> None:
        self._token: Token[Noted | None] | None = None

    def __enter__(self) -> Noted:
        """Begin."""
        outer = _noted.get()
        if outer is not None:
            return outer
        noted = Noted()
        self._token = _noted.set(noted)
        return noted

    def __exit__(self, *problem: object) -> None:
        """End, where it was begun."""
        if self._token is not None:
            _noted.reset(self._token)


def formatted(problem: BaseException) -> str:
    """Return an exception as Python prints it."""
    return "".join(traceback.format_exception(problem))


def _note(problem: BaseException | None) -> None:
    noted = _noted.get()
    if noted is not None and problem is not None:
        noted.note(problem)


class UnhandledWatch:
    """Has the frameworks tell of exceptions, from when it is opened until it is closed."""

    def __init__(self) -> None:
        self._imports = ImportWatch()
        self._patches = Patches()

    def open(self) -> None:
        """Begin to watch."""
        for name, hook in HOOKS.items():
            self._imports.watch(name, functools.partial(hook, self._patches))
        self._imports.install()

    def close(self) -> None:
        """Put everything back as it was."""
        self._imports.remove()
        self._patches.close()


def _flask(patches: Patches, module: ModuleType) -> None:
    # Outside of test mode Flask answers 500 itself and tells of the exception only here.
    def wrap(original: Callable[..., None]) -> Any:
        @functools.wraps(original)
        def log(app: Any, exc_info: Any) -> None:
            _note(exc_info[1])
            original(app, exc_info)

        return log

    patches.wrap(module, "Flask.log_exception", wrap)


def _django(patches: Patches, module: ModuleType) -> None:
    def receive(**_: Any) -> None:
        # The signal is sent from where the exception is being handled.
        _note(sys.exc_info()[1])

    module.got_request_exception.connect(receive, weak=False)
    patches.on_close(lambda: module.got_request_exception.disconnect(receive))


def _litestar(patches: Patches, module: ModuleType) -> None:
    def wrap(original: Callable[..., Any]) -> Any:
        @functools.wraps(original)
        def respond(middleware: Any, request: Any, problem: Exception) -> Any:
            # Handlers of the project have been asked before; what has a status is an answer.
            if getattr(problem, "status_code", 500) == 500:
                _note(problem)
            return original(middleware, request, problem)

        return respond

    patches.wrap(module, "ExceptionHandlerMiddleware.default_http_exception_handler", wrap)


HOOKS: dict[str, Callable[[Patches, ModuleType], None]] = {
    "flask.app": _flask,
    "django.core.signals": _django,
    "litestar.middleware._internal.exceptions.middleware": _litestar,
}
"""Module → what has it tell, once the module has been imported."""
