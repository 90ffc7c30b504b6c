"""Places in the project's source."""

from __future__ import annotations

import re
import sysconfig
from functools import lru_cache
from pathlib import Path

_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,}\b")
"""Addresses of objects differ from run to run and mean nothing."""

_MARGIN = re.compile(r"^ *\| ?", re.MULTILINE)

_FRAME = re.compile(r'^\s*File "([^"]+)", line (\d+), in (.+)$', re.MULTILINE)


def culprit(traceback: str) -> str:
    """Return the last place in a traceback that is the project's own code, as ``path:line``.

    Installed packages and the standard library are not the project's; without a frame of its own
    the text is empty. The path is relative to the current folder where that is possible.
    """
    frames = _FRAME.findall(_straightened(traceback))
    own = [(path, line) for path, line, _ in frames if is_own(path)]
    if not own:
        return ""
    path, line = own[-1]
    return f"{relative(path)}:{line}"


def complaint(traceback: str) -> str:
    """Return the line of a traceback that says what was wrong, ``Type: message``.

    It is the first line at the margin below the last frame; libraries add hints and statements
    after it.
    """
    lines = _straightened(traceback).splitlines()
    frames = [number for number, line in enumerate(lines) if line.startswith('  File "')]
    below = lines[frames[-1] + 1 :] if frames else lines
    found = next((line for line in below if line and not line[0].isspace()), "")
    return _ADDRESS.sub("0x…", found)


def _straightened(traceback: str) -> str:
    """Take away the margin that a group of exceptions draws around its members."""
    if "Exception Group Traceback" not in traceback:
        return traceback
    return _MARGIN.sub("", traceback)


@lru_cache(maxsize=4096)
def is_own(path: str) -> bool:
    """Whether a file is the project's: neither installed, nor of the standard library, nor ours.

    Asked about the same functions for each host.
    """
    if path.startswith("<") or "site-packages" in path or "dist-packages" in path:
        return False
    here, stdlib = Path(__file__).resolve().parent.parent, Path(sysconfig.get_path("stdlib"))
    place = Path(path).resolve()
    return here not in place.parents and stdlib.resolve() not in place.parents


def relative(path: str) -> str:
    """Return a path as seen from the current folder, where it lies below it."""
    return _seen_from(Path.cwd(), path)


@lru_cache(maxsize=4096)
def _seen_from(folder: Path, path: str) -> str:
    try:
        return (folder / path).resolve().relative_to(folder).as_posix()
    except ValueError:
        return path
