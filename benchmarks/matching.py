"""How well checklists are read, and their lines led to probes.

    python -m benchmarks.matching [FOLDER] [--errors]

FOLDER holds labelled lines (``checklist-items.jsonl``) and documents with what a reader should find
in them (``forms/NAME.md`` and ``NAME.json``), in the format of the README beside them. Ends with 0
only when all required figures are reached.

Lines are handed to the plugin as a document, below their headings, so that what the reader drops
(choices, readiness to start) is not planned here either. Lines that must not be mapped count
against precision. ``attest`` is told apart: it says that no probe decides.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import cycle
from pathlib import Path
from typing import Any

from pytest_backend_dod.checklist.commands import commands
from pytest_backend_dod.checklist.planning import plan
from pytest_backend_dod.checklist.reading import decode, read_items
from pytest_backend_dod.config import Configuration
from pytest_backend_dod.model import Assignment, Item, ItemPlan
from pytest_backend_dod.probes.registry import collect

DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "corpus"
REQUIRED = {"precision": 0.97, "recall": 0.95, "parameters": 0.95}
MANY = 2_000
"""Lines whose planning is timed."""
ALIASES = {"owasp": "static-security"}
"""Names of ours that are told apart more finely than the labels."""
ATTEST = "attest"


@dataclass(frozen=True, kw_only=True)
class Line:
    """A labelled line with what the plugin makes of it."""

    row: Mapping[str, Any]
    plan: ItemPlan | None
    """None when the reader leaves it out."""

    @property
    def wanted(self) -> set[str]:
        """The labels."""
        return set(self.row["labels"])

    @property
    def found(self) -> set[str]:
        """The labels that the plan leads to."""
        if self.plan is None:
            return set()
        names = {one.probe for one in self.plan.assignments} - {"command"}
        names |= {*self.plan.unavailable, *self.plan.answered}
        if commands(self.plan.item.code):
            names.add("command")
        return {ALIASES.get(name, name) for name in names}


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--errors", action="store_true", help="list the lines that went wrong")
    arguments = parser.parse_args()
    exact, forms = documents(arguments.folder / "forms", errors=arguments.errors)
    print(f"documents read exactly: {exact} of {forms}")
    lines, seconds = planned(arguments.folder / "checklist-items.jsonl")
    reached = scored(lines, errors=arguments.errors)
    print(f"time: {MANY:,} lines (these in turns) planned in {seconds:.2f} s (target < 1)")
    return 0 if reached and exact == forms else 1


# --- Documents --------------------------------------------------------------------------------


def documents(folder: Path, *, errors: bool) -> tuple[int, int]:
    """Return how many documents are read exactly, and how many there are."""
    exact = 0
    files = sorted(folder.glob("*.json"))
    for file in files:
        source = file.with_suffix(".md")
        wanted = [expected(one) for one in json.loads(file.read_text(encoding="utf-8"))["items"]]
        text = decode(source.read_bytes(), file=source.name)
        found = [shown(item) for item in read_items(text, file=source.name)]
        exact += found == wanted
        if errors and found != wanted:
            print(f"  {source.name}: {[one for one in wanted if one not in found]}")
            print(f"    but: {[one for one in found if one not in wanted]}")
    return exact, len(files)


def expected(one: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return an expected item in the form in which items are compared."""
    return (one["text"], one["line"], one["section"], one["checked"], one.get("struck", False))


def shown(item: Item) -> tuple[Any, ...]:
    """Return an item that was read in the form in which items are compared."""
    return (item.text, item.line, item.section, item.checked, item.struck)


# --- Lines ------------------------------------------------------------------------------------


def planned(file: Path) -> tuple[list[Line], float]:
    """Return the labelled lines with their plans, and the seconds that planning many took.

    The vocabulary is indexed within that time, as in a run.
    """
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line]
    items = [read(row, number) for number, row in enumerate(rows)]
    probes, configuration = collect(()), Configuration(root=Path())
    counting = [item for item in items if item is not None]
    many = [replace(item, id=f"{n}") for n, item in zip(range(MANY), cycle(counting), strict=False)]
    began = time.perf_counter()
    plan(many, probes, configuration)
    seconds = time.perf_counter() - began
    plans = {one.item.id: one for one in plan(counting, probes, configuration)}
    return [
        Line(row=row, plan=plans.get(item.id) if item else None)
        for row, item in zip(rows, items, strict=True)
    ], seconds


def read(row: Mapping[str, Any], number: int) -> Item | None:
    """Read a line below its headings; None when it does not count there."""
    headings = ["Definition of Done", *row["section"].split(" > ")]
    text = "\n\n".join(f"{'#' * level} {title}" for level, title in enumerate(headings, 1))
    items = read_items(f"{text}\n\n- [ ] {row['item']}\n", file="line.md")
    return (
        Item(id=f"line-{number}", text=items[0].text, file="line.md", line=1, code=items[0].code)
        if items
        else None
    )


def scored(lines: Sequence[Line], *, errors: bool) -> bool:
    """Print the figures and return whether the required ones are reached."""
    known = {label for line in lines for label in line.wanted}
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    for line in lines:
        found = line.found & known
        right.update(found & line.wanted)
        wrong.update(found - line.wanted)
        missed.update(line.wanted - found)
        if errors and found - {ATTEST} != line.wanted - {ATTEST}:
            print(f"  {line.row['item']}")
            print(f"    missed {sorted(line.wanted - found)}, wrong {sorted(found - line.wanted)}")
    others = sorted(known - {ATTEST})
    for label in sorted(known):
        print(f"{label:20} {figures([label], right, wrong, missed)}")
    print(f"{'all but attest':20} {figures(others, right, wrong, missed)}")
    print(f"{'all':20} {figures(sorted(known), right, wrong, missed)}")
    same, stating = parameters(lines, errors=errors)
    print(f"parameters right: {same} of {stating} ({share(same, stating):.3f})")
    vague = [line for line in lines if line.row.get("vague")]
    guessed = sum(bool(line.found) for line in vague)
    process = [line for line in lines if line.row["labels"] == [ATTEST]]
    kept = sum(line.found <= {ATTEST} for line in process)
    print(f"vague lines guessed: {guessed} of {len(vague)}")
    print(f"process lines not guessed: {kept} of {len(process)}")
    everywhere = share(right.total(), right.total() + wrong.total())
    hits = sum(right[label] for label in others)
    recall = share(hits, hits + sum(missed[label] for label in others))
    return (
        everywhere >= REQUIRED["precision"]
        and recall >= REQUIRED["recall"]
        and share(same, stating) >= REQUIRED["parameters"]
        and not guessed
    )


def figures(
    labels: Sequence[str], right: Counter[str], wrong: Counter[str], missed: Counter[str]
) -> str:
    """Return precision and recall over labels, in words."""
    hits, false, lost = (sum(counter[one] for one in labels) for counter in (right, wrong, missed))
    return (
        f"precision {share(hits, hits + false):.3f}  recall {share(hits, hits + lost):.3f}"
        f"  ({hits} right, {false} wrong, {lost} missed)"
    )


def share(part: int, whole: int) -> float:
    """Return a share; of nothing, all is right."""
    return part / whole if whole else 1.0


# --- Parameters -------------------------------------------------------------------------------

SAME = (
    *("min", "branch", "limit", "per", "reversible", "severity", "redaction", "kind"),
    *("p50_ms", "p75_ms", "p90_ms", "p95_ms", "p99_ms", "avg_ms", "ms"),
    *("rps", "users", "timeout_s", "max", "metric"),
)
"""Parameters that are called alike in the plan and in the labels."""


def parameters(lines: Sequence[Line], *, errors: bool) -> tuple[int, int]:
    """Return how many lines state exactly the parameters of their label, and how many state any."""
    same = stating = 0
    for line in lines:
        wanted = {key: plain(value) for key, value in line.row["params"].items()}
        found = together(stated(line))
        if wanted or found:
            stating += 1
            same += wanted == found
            if errors and wanted != found:
                print(f"  {line.row['item']}\n    wanted {wanted}, found {found}")
    return same, stating


def together(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Return the values of each name: one, or a list of those that differ."""
    values: dict[str, list[Any]] = {}
    for key, value in pairs:
        if plain(value) not in values.setdefault(key, []):
            values[key].append(plain(value))
    return {key: plain(found) for key, found in values.items()}


def stated(line: Line) -> Iterator[tuple[str, Any]]:
    """Give the parameters of a plan under the names of the labels."""
    if line.plan is None:
        return
    runs = [command.text for command in commands(line.plan.item.code)]
    if runs:
        yield "command", runs
    for one in (*line.plan.assignments, *line.plan.understood):
        yield from of_assignment(one)


def of_assignment(one: Assignment) -> Iterator[tuple[str, Any]]:
    """Give the parameters of an assignment under the names of the labels."""
    for name in SAME:
        if name in one.parameters:
            yield name, one.parameters[name]
    if one.parameters.get("branch_min"):
        yield "min", one.parameters["branch_min"]
        yield "branch", True
    if one.parameters.get("scope") == "changed":
        yield "scope", "diff"
    if one.probe == "health":
        path = " ".join(one.parameters.get("path", ()))
        kinds = [
            kind
            for kind, word in (("liveness", "live"), ("readiness", "read"))
            if one.parameters.get(kind) or word in path
        ]
        if kinds:
            yield "kind", kinds


def plain(value: Any) -> Any:
    """Return a value so that one in a list and one alone, 80 and 80.0 are equal."""
    if isinstance(value, (list, tuple)):
        return sorted(value) if len(value) > 1 else value[0]
    return value


if __name__ == "__main__":
    sys.exit(main())
