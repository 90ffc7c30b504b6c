"""Instructions that a process takes, counted by valgrind's cachegrind.

Where other work shares the machine, the same process takes half as long or twice as long from one
run to the next, by the wall clock and in processor time. Its instructions vary by less than one in
a hundred. Descendants are not counted.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

COUNTING = ("valgrind", "--tool=cachegrind", "--cachegrind-out-file=/dev/null")


def countable() -> bool:
    """Tell whether valgrind is installed."""
    return shutil.which("valgrind") is not None


def counted(command: Sequence[str], *, folder: Path, environment: Mapping[str, str]) -> int:
    """Return the instructions of a command that ends with 0, started in a folder.

    Words are hashed alike in each run, and byte code may be written.
    """
    kept = {k: v for k, v in environment.items() if k != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [*COUNTING, *command],
        cwd=folder,
        env={**kept, "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    found = re.search(r"I +refs: +([\d,]+)", done.stderr)
    if done.returncode or found is None:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return int(found[1].replace(",", ""))
