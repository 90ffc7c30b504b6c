"""Where the recorder stands: at the server's side of ASGI and WSGI, and at the clients' side.

The server's side sees every request, whichever client sent it: what was asked, which route served
it, what was answered, which exception was not handled. The clients' side tells by which object a
request came, so that a probe can later send its own by the same way (same client, same event loop,
same thread).
"""

from __future__ import annotations

import functools

from .frameworks import HOOKS
from .imports import ImportWatch
from .patches import Patches
from .recorder import Listener, Recorder
from .unhandled import UnhandledWatch
from .watch import Watch


class Boundary:
    """Puts the recorder's hooks into frameworks and clients as they are imported."""

    def __init__(self, listener: Listener, watch: Watch) -> None:
        self._imports = ImportWatch()
        self._patches = Patches()
        self._unhandled = UnhandledWatch()
        self._recorder = Recorder(listener, watch, self._patches)

    def open(self) -> None:
        """Begin to listen."""
        self._unhandled.open()
        for name, hook in HOOKS.items():
            self._imports.watch(name, functools.partial(hook, self._recorder))
        self._imports.install()

    def close(self) -> None:
        """Put everything back as it was."""
        self._imports.remove()
        self._patches.close()
        self._unhandled.close()
