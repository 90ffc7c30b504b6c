"""The matrix of seeded defects: which item each backend must fail, and which it fails.

``references/<framework>/`` is a whole little project whose every item passes; ``ledger`` serves
nothing, and has the lines that no answer decides. Their ``mutants.toml`` lists small changes, each
of which plants one defect::

    [[mutant]]
    name = "constant-readiness"     # unique in the file
    again = true                    # a kind of defect that another mutant has: only with --all
    item = "health-endpoints-…"     # id of the item that must flip, and no other
    state = "failed"                # the default; "inconclusive" when the change blinds the probe
    cause = "never asks"            # stands in a finding of that item (or in the summary or the
                                    # advice of an inconclusive one); case does not matter
    also = { another-id = "failed" } # items that cannot but flip with it …
    why = "…"                       # … and why they cannot; only with ``also``

    [[mutant.edit]]                 # as many as it takes
    file = "shop/main.py"
    before = "…"                    # must stand exactly once in the file
    after = "…"

    [[mutant.edit]]
    create = "path/of/a/new/file"
    after = "…"

    [[mutant.edit]]
    delete = "path/of/a/file"

    [[mutant.edit]]                 # a file made anew from the changed project, after the edits
    file = "openapi.json"           # above it
    output-of = "library.document"  # what ``python -m library.document`` prints

Run ``python -m tests.proof.matrix`` for the whole matrix, or name backends: ``fastapi`` (the
reference and all its mutants), ``fastapi/untouched``, ``flask/open-login``, ``*/*health*``.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

REFERENCES = Path(__file__).parent / "references"

GUARD = Path(__file__).parent / "guard"
"""What counts attempts to reach other machines, in every process of a run."""

UNTOUCHED = "untouched"

TIME_LIMIT = 300.0
"""Seconds that one run of the gate may take; a twentieth is usual on an idle core."""

LEFT_OUT = ("__pycache__", "*.pyc", "*.db", ".pytest_cache", ".coverage", "mutants.toml")

ATTESTED = "attested"
"""What passes by a person's word."""

SIGNS = {"passed": "·", "failed": "F", "inconclusive": "?", "error": "E", "unavailable": "U"}


_COMMITTED = (
    ("init", "--quiet"),
    ("symbolic-ref", "HEAD", "refs/heads/main"),
    ("add", "--all"),
    ("-c", "user.name=proof", "-c", "user.email=proof@localhost", "-c", "commit.gpgsign=false",
     "commit", "--quiet", "--no-verify", "--message", "The reference"),
    ("checkout", "--quiet", "-b", "change"),
)  # fmt: skip


class MisfitError(Exception):
    """A mutant that cannot be made as it is written."""


@dataclass(frozen=True, kw_only=True)
class Edit:
    """One change of one file."""

    file: str
    before: str | None
    """The text to be replaced; None for a new file."""
    after: str | None
    """The text in its place; None when the file goes."""
    output_of: str = ""
    """The module that prints the file anew."""

    def apply(self, project: Path) -> None:
        """Change the file in a copy of the reference."""
        path = project / self.file
        if self.output_of:
            path.write_text(_printed(project, self.output_of), encoding="utf-8")
            return
        if self.before is None and self.after is not None:
            if path.exists():
                raise MisfitError(f"{self.file} is there already")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(self.after, encoding="utf-8")
            return
        if not path.is_file():
            raise MisfitError(f"there is no {self.file}")
        if self.before is None:
            path.unlink()
            return
        text = path.read_text(encoding="utf-8")
        times = text.count(self.before)
        if times != 1:
            raise MisfitError(f"{self.file} has this text {times} times:\n{self.before}")
        path.write_text(text.replace(self.before, self.after or ""), encoding="utf-8")


def _printed(project: Path, module: str) -> str:
    done = subprocess.run(
        [sys.executable, "-B", "-W", "ignore", "-m", module],
        cwd=project,
        env=_environment(),
        capture_output=True,
        text=True,
        timeout=TIME_LIMIT,
        check=False,
    )
    if done.returncode:
        raise MisfitError(f"{module} printed nothing:\n{done.stderr[-2000:]}")
    return done.stdout


def _environment() -> dict[str, str]:
    """Return the environment without what would steer pytest, coverage or a framework.

    Python may write byte code: without it every run parses all modules again, a fifth of its work.
    """
    steering = ("PYTEST_", "COV_", "COVERAGE_", "DJANGO_", "DATABASE_", "PYTHONDONTWRITEBYTECODE")
    return {name: value for name, value in os.environ.items() if not name.startswith(steering)}


@dataclass(frozen=True, kw_only=True)
class Backend:
    """A reference as it is, or one mutant of it, with what the gate must say."""

    reference: str
    name: str = UNTOUCHED
    item: str = ""
    state: str = "passed"
    cause: str = ""
    also: Mapping[str, str] = field(default_factory=dict)
    edits: tuple[Edit, ...] = ()
    again: bool = False
    """Whether other mutants plant the same kind of defect, so that it can be left out."""

    def __str__(self) -> str:
        return f"{self.reference}/{self.name}"

    @property
    def seeded(self) -> bool:
        """Whether a defect was planted."""
        return self.name != UNTOUCHED

    def expected(self, item: str) -> str:
        """Return the state that an item must have."""
        return self.state if self.seeded and item == self.item else self.also.get(item, "passed")

    def make(self, project: Path) -> None:
        """Copy the reference to a folder that is not there yet, and plant the defect.

        The reference is a commit on ``main``, and what is planted a change on another branch.
        """
        ignored = shutil.ignore_patterns(*LEFT_OUT)
        shutil.copytree(REFERENCES / self.reference, project, ignore=ignored)
        for words in _COMMITTED:
            subprocess.run(["git", *words], cwd=project, check=True, timeout=60)
        for edit in self.edits:
            edit.apply(project)


@dataclass(frozen=True, kw_only=True)
class Run:
    """What the gate said about one backend."""

    backend: Backend
    states: Mapping[str, str]
    """Item → its state."""
    probes: Mapping[str, tuple[str, ...]]
    """Item → names of the probes that decided it."""
    said: Mapping[str, str]
    """Item → everything that its findings, its summary and its advice say."""
    seconds: float
    trouble: str = ""
    """Why there is no verdict at all."""
    strayed: tuple[str, ...] = ()
    """Other machines and databases that were reached; nothing of the kind may be."""

    def wrong(self) -> tuple[str, ...]:
        """Return a sentence for everything that did not come out as it must."""
        if self.trouble:
            return (self.trouble,)
        backend = self.backend
        sentences = [
            f"{item} is {found}, not {backend.expected(item)}: {self.said[item]}"
            for item, found in self.states.items()
            if found != backend.expected(item)
        ]
        unknown = ({backend.item, *backend.also} - {""}) - set(self.states)
        sentences += [f"the checklist has no item {item}" for item in sorted(unknown)]
        sentences += [f"it strayed: {what}" for what in self.strayed]
        said = self.said.get(backend.item, "")
        if not sentences and backend.cause.casefold() not in said.casefold():
            sentences.append(f"{backend.item} does not name {backend.cause!r}: {said}")
        return tuple(sentences)


def backends(names: Sequence[str] = (), *, every: bool = True) -> list[Backend]:
    """Return every backend, or those that are named; references come before their mutants.

    Args:
        names: Of backends, with ``*`` and ``?``; none for the whole matrix.
        every: Whether mutants with a defect that others have, too, take part unnamed.

    Raises:
        MisfitError: a name stands for nothing, or a list of mutants is not well-formed.
    """
    wanted = {name.partition("/")[0] for name in names} or {"*"}
    everything = [
        backend
        for folder in sorted(REFERENCES.iterdir())
        if (folder / "DEFINITION_OF_DONE.md").is_file()
        and any(fnmatchcase(folder.name, name) for name in wanted)
        for backend in [Backend(reference=folder.name), *mutants(folder)]
    ]
    lost = [name for name in names if not any(_named(backend, name) for backend in everything)]
    if lost:
        raise MisfitError(f"there is no backend {', '.join(lost)}")
    if not names:
        return [backend for backend in everything if every or not backend.again]
    return [b for b in everything if any(_named(b, name) for name in names)]


def _named(backend: Backend, name: str) -> bool:
    return name == backend.reference or fnmatchcase(str(backend), name)


def mutants(folder: Path) -> list[Backend]:
    """Read the mutants of one reference."""
    path = folder / "mutants.toml"
    if not path.is_file():
        return []
    listed = tomllib.loads(path.read_text(encoding="utf-8"))["mutant"]
    found = [_mutant(folder.name, table) for table in listed]
    names = [backend.name for backend in found]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise MisfitError(f"{path} has more than one {', '.join(twice)}")
    return found


def _mutant(reference: str, table: Mapping[str, Any]) -> Backend:
    name = f"{reference}/{table.get('name', '?')}"
    unknown = set(table) - {"name", "again", "item", "state", "cause", "also", "why", "edit"}
    lacking = {"name", "item", "cause", "edit"} - set(table)
    if unknown or lacking:
        raise MisfitError(f"{name} has {sorted(unknown)} too much, and lacks {sorted(lacking)}")
    if ("also" in table) != ("why" in table):
        raise MisfitError(f"{name}: ``also`` and ``why`` come together")
    state = table.get("state", "failed")
    if state not in {"failed", "inconclusive"} or not table["cause"].strip():
        raise MisfitError(f"{name} expects {state!r} because of {table['cause']!r}")
    return Backend(
        reference=reference,
        name=table["name"],
        item=table["item"],
        state=state,
        cause=table["cause"],
        also=table.get("also", {}),
        edits=tuple(_edit(name, edit) for edit in table["edit"]),
        again=bool(table.get("again")),
    )


def _edit(name: str, table: Mapping[str, str]) -> Edit:
    if set(table) == {"file", "before", "after"} and table["before"] != table["after"]:
        return Edit(file=table["file"], before=table["before"], after=table["after"])
    if set(table) == {"file", "output-of"}:
        return Edit(file=table["file"], before=None, after=None, output_of=table["output-of"])
    if set(table) == {"create", "after"}:
        return Edit(file=table["create"], before=None, after=table["after"])
    if set(table) == {"delete"}:
        return Edit(file=table["delete"], before=None, after=None)
    raise MisfitError(f"{name} has an edit that is none: {sorted(table)}")


def run(backend: Backend) -> Run:
    """Let the gate judge one backend, in a folder and a process of its own."""
    started = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="proof-") as folder:
        project, report = Path(folder, backend.reference), Path(folder, "report.json")
        backend.make(project)
        trouble = _gate(project, report)
        strayed = _strayed(project)
        values = json.loads(report.read_text(encoding="utf-8")) if report.is_file() else {}
    items = values.get("items", ())
    if not items:
        trouble = trouble or values.get("not_judged") or "the gate judged nothing"
    return Run(
        backend=backend,
        states={item["id"]: _state(item) for item in items},
        probes={item["id"]: tuple(probe["name"] for probe in item["probes"]) for item in items},
        said={item["id"]: _said(item) for item in items},
        seconds=time.perf_counter() - started,
        trouble=trouble,
        strayed=strayed,
    )


def _strayed(project: Path) -> tuple[str, ...]:
    """Return what was reached that must not be: other machines, the project's own database."""
    log = project.parent / "guard.log"
    outside = log.read_text(encoding="utf-8").splitlines() if log.is_file() else []
    left = [path for path in project.rglob("*.db") if path.is_file()]
    databases = [f"opened {path.relative_to(project).as_posix()}" for path in left]
    return tuple(dict.fromkeys([*outside, *sorted(databases)]))


def _gate(project: Path, report: Path) -> str:
    """Run the gate on a project; return what went wrong when it left no report."""
    command = [
        *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly"),
        *("--backend-dod", "--backend-dod-report", f"json:{report}"),
    ]
    try:
        done = subprocess.run(
            command,
            cwd=project,
            env={
                **_environment(),
                "PYTHONPATH": str(GUARD),
                "PROOF_GUARD": str(project.parent / "guard.log"),
            },
            capture_output=True,
            text=True,
            errors="replace",
            timeout=TIME_LIMIT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"the gate took more than {TIME_LIMIT:.0f} s"
    if report.is_file():
        return ""
    return f"the gate left no report:\n{done.stdout[-3000:]}{done.stderr[-3000:]}"


def _state(item: Mapping[str, Any]) -> str:
    return "passed" if item["state"] == ATTESTED else str(item["state"])


def _said(item: Mapping[str, Any]) -> str:
    if item["state"] != "failed":
        texts = [item["summary"], item["reason"]]
        texts += [probe[key] for probe in item["probes"] for key in ("summary", "advice")]
    else:
        texts = [
            finding[key]
            for probe in item["probes"]
            for finding in probe["findings"]
            for key in ("what", "where", "measured", "detail")
        ]
    return " | ".join(dict.fromkeys(text for text in texts if text))


def table(runs: Iterable[Run]) -> str:
    """Lay out backend × item: what was found, and next to it what was expected instead."""
    runs = list(runs)
    items = list(dict.fromkeys(item for one in runs for item in one.states))
    wide = max((len(str(one.backend)) for one in runs), default=0)
    lines = [f"{number:>4} {item}" for number, item in enumerate(items, 1)]
    lines += ["", " " * wide + "".join(f"{number:>4}" for number in range(1, len(items) + 1))]
    for one in runs:
        cells = "".join(f"{_cell(one, item):>4}" for item in items)
        verdict = "wrong" if one.wrong() else "as expected"
        lines.append(f"{one.backend!s:<{wide}}{cells}  {verdict}")
    lines.append("· passed, F failed, ? inconclusive, E error, U unavailable; F≠· found ≠ expected")
    return "\n".join(lines)


def _cell(one: Run, item: str) -> str:
    if item not in one.states:
        return ""
    found, expected = (
        SIGNS.get(state, state[:1]) for state in (one.states[item], one.backend.expected(item))
    )
    return found if found == expected else f"{found}≠{expected}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the matrix; the status is 1 when something came out otherwise than it must."""
    parser = argparse.ArgumentParser(prog="python -m tests.proof.matrix", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("names", nargs="*", metavar="NAME", help="backends, with * and ?")
    parser.add_argument("--jobs", type=int, default=2, help="runs at a time (2)")
    parser.add_argument("--all", action="store_true", help="defects that others have, too")
    parser.add_argument("--said", action="store_true", help="also print what the item said")
    options = parser.parse_args(arguments)
    try:
        chosen = backends(options.names, every=options.all)
    except MisfitError as problem:
        parser.error(str(problem))
    started = time.perf_counter()
    runs: list[Run] = []
    with ThreadPoolExecutor(max_workers=options.jobs) as pool:
        for one in pool.map(run, chosen):
            runs.append(one)
            print(_line(one), flush=True)  # noqa: T201 - a command prints
            if options.said and one.backend.seeded:
                print(f"    {one.said.get(one.backend.item, '')}")  # noqa: T201
    print(f"\n{table(runs)}\n\n{_summary(runs, time.perf_counter() - started)}")  # noqa: T201
    return 1 if any(one.wrong() for one in runs) else 0


def _line(one: Run) -> str:
    backend = one.backend
    must = f"{backend.item} {backend.state}" if backend.seeded else "everything passed"
    lines = [f"{'wrong' if one.wrong() else 'ok':<5} {backend!s} ({one.seconds:.1f} s): {must}"]
    lines += [f"      {sentence}" for sentence in one.wrong()]
    return "\n".join(lines)


def _summary(runs: Sequence[Run], seconds: float) -> str:
    seeded = [one for one in runs if one.backend.seeded]
    counts: dict[str, list[int]] = {}
    for one in seeded:
        for item in {one.backend.item, *one.backend.also}:
            for probe in one.probes.get(item, ()):
                blind = one.backend.expected(item) == "inconclusive"
                counts.setdefault(probe, [0, 0])[blind] += 1
    lines = [
        f"{probe}: {failed} failed, {blind} blind" for probe, (failed, blind) in counts.items()
    ]
    wrong = sum(bool(one.wrong()) for one in runs)
    total = f"{len(runs) - len(seeded)} references and {len(seeded)} mutants in {seconds:.0f} s"
    return f"Mutants by probe: {'; '.join(sorted(lines))}\n{total}: {wrong or 'nothing'} wrong"


if __name__ == "__main__":
    sys.exit(main())
