"""Asking git, without letting the surroundings or the repository's own settings answer for it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_SETTINGS = (
    # A repository may name a program here, and git would start it.
    "core.fsmonitor=false",
    # In containers the checkout often belongs to somebody else; listing it is harmless.
    "safe.directory=*",
    "core.quotePath=false",
)


def command(*arguments: str) -> list[str]:
    """Return the command line that asks git for ``arguments``."""
    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    return ["git", "--no-pager", *settings, *arguments]


def environment() -> dict[str, str]:
    """Return an environment in which git looks at the working directory and nowhere else.

    A git hook exports ``GIT_DIR`` and ``GIT_INDEX_FILE``, with which git would answer for another
    tree.
    """
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    return {**kept, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}


def ask(
    folder: Path, *arguments: str, stdin: bytes | None = None, timeout: float = 30.0
) -> bytes | None:
    """Return what git prints in ``folder``, or None: no git, no repository, refused, or too slow.

    Args:
        folder: The working directory of git.
        arguments: The git command and its options.
        stdin: What git reads; nothing by default.
        timeout: Seconds until git is stopped.
    """
    try:
        done = subprocess.run(
            command(*arguments),
            cwd=folder,
            env=environment(),
            input=b"" if stdin is None else stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=timeout,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
