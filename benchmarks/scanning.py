"""How fast the tree is searched for secrets, against detect-secrets and the bare scanner.

    python -m benchmarks.scanning [--megabytes 50] [--rounds 3]

A tree of source-like text is generated (see ``source_tree.py``), with secrets planted in it. Each
way is a process of its own, measured from outside, in alternating order:

- *gate*: the probe ``secrets`` on that repository, as a run of the gate asks it;
- *kingfisher*: the scanner alone, with the options that the probe gives it;
- *detect-secrets*: ``detect-secrets scan --all-files`` (it uses all cores) on a smaller tree made
  in the same way, once, because it is slow; its rate does not depend on the size;
- *reading*: every byte read and nothing done with it, the limit that no way can beat.

Not called ``secrets.py``, because a script's folder comes first on the path of imports, where a
module of that name would stand before the one of the standard library.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import measuring, source_tree
from benchmarks.measuring import MEGABYTE, Measured, median
from benchmarks.source_tree import Tree
from pytest_backend_dod.project.kingfisher import OPTIONS, find_program

LEAST_OF_DETECT_SECRETS = 20.0
LEAST_OF_KINGFISHER = 0.8

HERE = Path(__file__).resolve().parent.parent

LOOK = """
import json
from pathlib import Path
from pytest_backend_dod.parameters import read
from pytest_backend_dod.probes.secrets import Secrets
from pytest_backend_dod.project.repository import Repository
chosen = read(Secrets.Parameters, {"timeout": 600.0}, where="")
outcome = Secrets().look(Repository(root=Path.cwd()), chosen)
print(json.dumps([finding.where for finding in outcome.findings]))
"""

READ = """
import os, sys
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        with open(os.path.join(folder, name), "rb", buffering=0) as file:
            file.read()
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--megabytes", type=float, default=50.0, help="size of the tree (50)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--slow-megabytes", type=float, default=5.0, help="size for detect-secrets (5)"
    )
    arguments = parser.parse_args()
    measuring.need({"detect_secrets": "detect-secrets"}, ["git"])
    program = find_program()
    if program is None:
        sys.exit("missing: kingfisher-bin. Install: pip install -e .")
    with measuring.scratch("scanning") as folder:
        tree = source_tree.lay_out(folder / "tree", int(arguments.megabytes * MEGABYTE))
        small = source_tree.lay_out(folder / "small", int(arguments.slow_megabytes * MEGABYTE))
        env = measuring.environment(folder / "caches", PYTHONPATH=str(HERE))
        quick: dict[str, list[str | Path]] = {
            "reading": [sys.executable, "-c", READ, "src"],
            "kingfisher": [program, "scan", "src", *OPTIONS],
            "gate": [sys.executable, "-W", "ignore", "-c", LOOK],
        }
        slow = [sys.executable, "-m", "detect_secrets", "scan", "--all-files", "src"]
        print(f"tree: {described(tree)}; for detect-secrets: {described(small)}")
        print(measuring.load(), flush=True)
        # Byte code is written, files come into memory.
        for command in quick.values():
            measuring.run(command, cwd=small.folder, env=env, accept=ENDS)
        measured: dict[str, list[Measured]] = {way: [] for way in quick}
        for order in measuring.turns(list(quick), arguments.rounds):
            for way in order:
                done = measuring.run(quick[way], cwd=tree.folder, env=env, accept=ENDS)
                measured[way].append(done)
        rows = [Row(way=way, tree=tree, runs=runs) for way, runs in measured.items()]
        done = measuring.run(slow, cwd=small.folder, env=env)
        rows.append(Row(way="detect-secrets", tree=small, runs=[done]))
        show({row.way: row for row in rows})


ENDS = (0, 200, 205)
"""Exit statuses of a search that came to its end."""


def described(tree: Tree) -> str:
    """Return the size of a tree in words."""
    planted = f"{len(tree.planted)} planted secrets"
    return f"{tree.size / MEGABYTE:.1f} MB in {tree.files} files, {planted}"


@dataclass(frozen=True, kw_only=True)
class Row:
    """What one way took."""

    way: str
    tree: Tree
    runs: Sequence[Measured]

    @property
    def rate(self) -> float:
        """Megabytes a second."""
        return self.tree.size / MEGABYTE / median(run.wall for run in self.runs)

    @property
    def thrift(self) -> float:
        """Megabytes a processor second."""
        return self.tree.size / MEGABYTE / median(run.cpu for run in self.runs)

    def line(self) -> str:
        """Return a row of the table."""
        wall, cpu = median(run.wall for run in self.runs), median(run.cpu for run in self.runs)
        peak = max(run.peak for run in self.runs) / MEGABYTE
        found = found_by(self.way, self.runs[0].output, self.tree)
        rates = f"{self.rate:9.2f}{self.thrift:10.2f}"
        return f"{self.way:16}{wall:9.2f}{cpu:9.2f}{rates}{peak:11.0f}  {found}"


def show(rows: Mapping[str, Row]) -> None:
    """Print the table and the ratios."""
    print(f"{'way':16}{'wall s':>9}{'CPU s':>9}{'MB/s':>9}{'MB/CPU s':>10}{'MB memory':>11}  found")
    for row in rows.values():
        print(row.line())
    gate = rows["gate"]
    for name, least in (
        ("detect-secrets", LEAST_OF_DETECT_SECRETS),
        ("kingfisher", LEAST_OF_KINGFISHER),
    ):
        ratio = gate.rate / rows[name].rate
        word = measuring.verdict(ratio, least, most=False)
        spent = gate.thrift / rows[name].thrift
        print(f"gate / {name}: {ratio:.2f} x MB/s ({word}); {spent:.2f} x MB per CPU second")
    print(f"gate / reading alone (the limit): {gate.rate / rows['reading'].rate:.3f} x MB/s")
    print(measuring.load())


def found_by(way: str, output: str, tree: Tree) -> str:
    """Return how many of the planted secrets a way names, in words."""
    places: Sequence[str]
    if way == "gate":
        places = json.loads(output)
    elif way == "detect-secrets":
        results = json.loads(output)["results"]
        places = [f"{path}:{one['line_number']}" for path, all_ in results.items() for one in all_]
    else:
        return "" if way == "reading" else "(does not read assignments)"
    names = {place.replace(os.sep, "/") for place in places}
    return f"{len(names & tree.planted)} of {len(tree.planted)}, {len(names - tree.planted)} others"


if __name__ == "__main__":
    main()
