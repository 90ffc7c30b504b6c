"""Run a function when a module has been imported, without importing it.

The suite under test decides what is imported and when: a warning that an import raises must still
be raised for the suite, and a framework that the project does not use must never be loaded.
"""

from __future__ import annotations

import importlib.abc
import importlib.util
import sys
from collections.abc import Callable, Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType

Callback = Callable[[ModuleType], None]


class _Loader(importlib.abc.Loader):
    """Loads like another loader, then calls back; it may also be asked for and never used."""

    def __init__(self, loader: importlib.abc.Loader, callback: Callback) -> None:
        self._loader = loader
        self._callback = callback

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        # The module must look as if it had been loaded without us, to itself and to others.
        module.__loader__ = self._loader
        if module.__spec__ is not None:
            module.__spec__.loader = self._loader
        self._loader.exec_module(module)
        self._callback(module)


class ImportWatch(importlib.abc.MetaPathFinder):
    """Calls back once for each watched module, now or when it is imported."""

    def __init__(self) -> None:
        self._callbacks: dict[str, Callback] = {}
        self._busy: set[str] = set()

    def watch(self, name: str, callback: Callback) -> None:
        """Call ``callback`` with the module called ``name`` once it has been imported."""
        if name in sys.modules:
            callback(sys.modules[name])
        else:
            self._callbacks[name] = callback

    def install(self) -> None:
        """Begin to watch imports."""
        sys.meta_path.insert(0, self)

    def remove(self) -> None:
        """Stop watching."""
        if self in sys.meta_path:
            sys.meta_path.remove(self)

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,  # noqa: ARG002 - the protocol of finders
        target: ModuleType | None = None,  # noqa: ARG002 - as above
    ) -> ModuleSpec | None:
        """Find a watched module with the other finders and wrap its loader."""
        if fullname not in self._callbacks or fullname in self._busy:
            return None
        self._busy.add(fullname)
        try:
            spec = importlib.util.find_spec(fullname)
        finally:
            self._busy.discard(fullname)
        if spec is not None and spec.loader is not None:
            spec.loader = _Loader(spec.loader, self._imported)
        return spec

    def _imported(self, module: ModuleType) -> None:
        callback = self._callbacks.pop(module.__name__, None)
        if callback is not None:
            callback(module)
