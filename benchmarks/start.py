"""What the plugin costs a pytest start when its flag is absent.

``pytest --collect-only -q`` over one small test, with the plugin and with the plugin blocked, in
alternating pairs of fresh processes; the median of the differences is the figure. One start
varies by far more than the plugin costs (tens of milliseconds from one to the next on a shared
machine), so each side of a pair is the fastest of several starts that take turns, and both sides
hash alike. Run it alone on a quiet machine:

    python -m benchmarks.start

Even so a start varies by more than is looked for. Where valgrind is installed, the processor's
instructions of one start with the plugin and one without are counted, too; they hardly vary.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from .instructions import countable, counted

START = (sys.executable, "-m", "pytest", "--collect-only", "-q")


def environment() -> dict[str, str]:
    """Return the variables of a start that is not the first: byte code may be written."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONHASHSEED": "0"}


def measured(folder: Path, *options: str) -> float:
    """Return the seconds of one start, from outside; other plugins are in both sides of a pair."""
    began = time.perf_counter()
    subprocess.run(
        [*START, *options],
        cwd=folder,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    return time.perf_counter() - began


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=20)
    parser.add_argument("--starts", type=int, default=5, help="starts on each side of a pair")
    arguments = parser.parse_args()
    pairs, starts = arguments.pairs, arguments.starts
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "test_nothing.py").write_text("def test_nothing():\n    pass\n")
        blocked = ("-p", "no:backend_dod")
        measured(folder)
        measured(folder, *blocked)
        rows = []
        for number in range(pairs):
            with_it, without = [], []
            for turn in range(starts):
                # Each side goes first half of the time: what runs second finds warmer caches.
                if (number + turn) % 2:
                    without.append(measured(folder, *blocked))
                    with_it.append(measured(folder))
                else:
                    with_it.append(measured(folder))
                    without.append(measured(folder, *blocked))
            rows.append((min(with_it), min(without)))
        if countable():
            more, bare = (
                counted([*START, *options], folder=folder, environment=environment())
                for options in ((), blocked)
            )
            print(f"instructions          {more - bare:,} of {bare:,} ({(more - bare) / bare:.2%})")
    differences = [with_it - without for with_it, without in rows]
    print(f"pairs                 {pairs} (each side the fastest of {starts} starts)")
    print(f"with the plugin       {1000 * statistics.median(a for a, _ in rows):8.1f} ms (median)")
    print(f"with it blocked       {1000 * statistics.median(b for _, b in rows):8.1f} ms (median)")
    print(
        f"difference            {1000 * statistics.median(differences):8.1f} ms (median of pairs)"
    )


if __name__ == "__main__":
    main()
