"""What the plugin costs a pytest start when its flag is absent.

``pytest --collect-only -q`` over one small test, with the plugin and with the plugin blocked, in
alternating pairs of fresh processes; the median of the pairwise differences is the figure. Run it
alone on a quiet machine:

    python benchmarks/start.py
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


def measured(folder: Path, *options: str) -> float:
    """Return the seconds of one start, from outside."""
    # Writing byte code is part of a first start only; other plugins are in both sides of a pair.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", *options],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    return time.perf_counter() - began


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=20)
    pairs = parser.parse_args().pairs
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "test_nothing.py").write_text("def test_nothing():\n    pass\n")
        blocked = ("-p", "no:backend_dod")
        measured(folder)
        measured(folder, *blocked)
        rows = []
        for number in range(pairs):
            # Each side goes first in half of the pairs: what runs second finds warmer caches.
            if number % 2:
                without, with_it = measured(folder, *blocked), measured(folder)
            else:
                with_it, without = measured(folder), measured(folder, *blocked)
            rows.append((with_it, without))
    differences = [with_it - without for with_it, without in rows]
    print(f"pairs                 {pairs}")
    print(f"with the plugin       {1000 * statistics.median(a for a, _ in rows):8.1f} ms (median)")
    print(f"with it blocked       {1000 * statistics.median(b for _, b in rows):8.1f} ms (median)")
    print(
        f"difference            {1000 * statistics.median(differences):8.1f} ms (median of pairs)"
    )


if __name__ == "__main__":
    main()
