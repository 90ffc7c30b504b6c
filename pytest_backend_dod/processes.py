"""Ending a process that was started in a session of its own, with all that it has started."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from typing import Any


def end_session(process: subprocess.Popen[Any]) -> None:
    """End the whole session that a process leads, whether or not it has ended itself."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
