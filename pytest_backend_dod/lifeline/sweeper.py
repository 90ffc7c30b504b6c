"""Removes the temporary folders of a gate that could not do so itself.

Run by its path with ``python -I -S``. It reads patterns of paths from the pipe whose number is its
argument, each ended by a zero byte. The pipe ends when the gate is gone, and every supervisor with
what it has started; then what the patterns match is removed.
"""
# pathlib would take as long to import as all the rest.
# ruff: noqa: PTH123, PTH207

from __future__ import annotations

import os
import sys
import time

LINGER = 4.0
"""Seconds to look again: workers of a gate that was killed take a while to notice."""
ROUND = 0.2
"""Seconds between two looks."""


def main() -> None:
    """Wait for the end of the pipe, and remove what is left."""
    with open(int(sys.argv[1]), "rb") as pipe:
        patterns = [os.fsdecode(pattern) for pattern in pipe.read().split(b"\0") if pattern]
    if not sweep(patterns):
        return
    until = time.monotonic() + LINGER
    while time.monotonic() < until:
        time.sleep(ROUND)
        sweep(patterns)


def sweep(patterns: list[str]) -> bool:
    """Remove what the patterns match; return whether there was anything."""
    # Only needed where a gate was killed.
    import glob
    import shutil

    found = [path for pattern in patterns for path in glob.iglob(pattern)]
    for path in found:
        shutil.rmtree(path, ignore_errors=True)
    return bool(found)


if __name__ == "__main__":
    main()
