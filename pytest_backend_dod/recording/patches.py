"""Changes to other people's modules that can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Wrap = Callable[[Any], Any]


class Patches:
    """Puts wrappers around attributes, and everything back as it was when closed."""

    def __init__(self) -> None:
        self._undo: list[Callable[[], object]] = []

    def wrap(self, owner: Any, path: str, wrap: Wrap) -> None:
        """Put ``wrap(original)`` in the place of an attribute, such as ``Flask.__call__``.

        Other versions of a library may not have it; then nothing is done, since the import of a
        project must not break by being watched.
        """
        *owners, name = path.split(".")
        for step in owners:
            owner = getattr(owner, step, None)
        original = getattr(owner, name, None)
        if original is None:
            return
        own = name in vars(owner)
        setattr(owner, name, wrap(original))
        self._undo.append(
            (lambda: setattr(owner, name, original)) if own else (lambda: delattr(owner, name))
        )

    def on_close(self, undo: Callable[[], object]) -> None:
        """Call a function when everything is put back."""
        self._undo.append(undo)

    def close(self) -> None:
        """Put everything back, the last change first."""
        while self._undo:
            self._undo.pop()()
