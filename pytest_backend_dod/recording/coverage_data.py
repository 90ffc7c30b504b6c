"""Coverage as plain values that travel between machines: paths of the project are relative in it.

coverage.py's own files hold the paths of the machine that measured, and joining them needs a
configuration of paths that many projects do not have.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import coverage
from coverage.exceptions import CoverageException

from ..lifeline import Folder
from . import measuring
from .suite import CoverageRecord

ROOT = "{root}"
"""Stands for the root folder at the start of a path."""

_OPTIONS = (
    "run:source",
    "run:source_pkgs",
    "run:include",
    "run:omit",
    "run:concurrency",
    "report:fail_under",
    "report:include",
    "report:omit",
)
"""What the command line may have said, so that the configuration file does not know it."""


def kept(cov: coverage.Coverage | None, source: str, missing: str, root: Path) -> dict[str, Any]:
    """Return what was measured as plain JSON values.

    Args:
        cov: The measurement after its end; None when there is none.
        source: Who measured.
        missing: Why there is no measurement.
        root: The root folder.
    """
    if cov is None:
        return {"missing": missing}
    data = cov.get_data()
    arcs = data.has_arcs()
    # Only here can be told apart what never had a source, and what another machine does not have.
    left_out = measuring.sourceless(cov)
    files = {
        _portable(name, root): {
            "tracer": data.file_tracer(name) or "",
            "seen": sorted((data.arcs(name) if arcs else data.lines(name)) or ()),
        }
        for name in data.measured_files()
        if name not in left_out
    }
    return {
        "missing": "",
        "source": source,
        "arcs": arcs or bool(cov.get_option("run:branch")),
        "greenlets": measuring.uses_greenlets(),
        "options": {name: _moved(cov.get_option(name), root, _portable) for name in _OPTIONS},
        "left_out": sorted(_portable(name, root) for name in left_out),
        "files": dict(sorted(files.items())),
    }


def joined(parts: Sequence[Mapping[str, Any]], root: Path) -> tuple[CoverageRecord | None, str]:
    """Return the coverage of all parts together, or None and the reason why there is none.

    Args:
        parts: What :func:`kept` returned, of each part of the suite.
        root: The root folder here.
    """
    missing = sorted({part["missing"] for part in parts})
    if missing[-1]:
        only = len(missing) == 1
        return None, missing[-1] if only else f"a part was not measured: {missing[-1]}"
    first = parts[0]
    for key in ("source", "arcs", "options"):
        if any(part[key] != first[key] for part in parts):
            return None, f"the parts of the suite were not measured alike ({key})"
    try:
        with Folder("backend-dod-") as folder:
            cov = _together(parts, root, Path(folder) / "coverage")
            greenlets = any(part["greenlets"] for part in parts)
            left_out = {name for part in parts for name in part.get("left_out", ())}
            return measuring.record(cov, first["source"], greenlets=greenlets, left_out=left_out)
    except CoverageException as problem:
        return None, f"coverage broke: {type(problem).__name__}: {problem}"


def _together(parts: Sequence[Mapping[str, Any]], root: Path, path: Path) -> coverage.Coverage:
    data = coverage.CoverageData(basename=str(path))
    for part in parts:
        files = {_here(name, root): seen for name, seen in part["files"].items()}
        if part["arcs"]:
            pairs = {name: [(a, b) for a, b in one["seen"]] for name, one in files.items()}
            data.add_arcs(pairs)
        else:
            data.add_lines({name: one["seen"] for name, one in files.items()})
        # Files that nothing ran of count too.
        data.touch_files(files)
        data.add_file_tracers({name: one["tracer"] for name, one in files.items() if one["tracer"]})
    data.write()
    cov = coverage.Coverage(
        data_file=str(path), config_file=measuring.config_file(root), messages=False
    )
    cov.set_option("run:branch", bool(parts[0]["arcs"]))
    for name, value in parts[0]["options"].items():
        cov.set_option(name, _moved(value, root, _here))
    cov.load()
    return cov


def _moved(value: Any, root: Path, move: Any) -> Any:
    if isinstance(value, str):
        return move(value, root)
    return [move(one, root) for one in value] if isinstance(value, (list, tuple)) else value


def _portable(text: str, root: Path) -> str:
    """Put :data:`ROOT` for the root folder at the start of a path or of a pattern of paths."""
    for start in dict.fromkeys((str(root), str(root.resolve()))):
        if text == start or text.startswith((f"{start}/", f"{start}\\")):
            return ROOT + text[len(start) :].replace("\\", "/")
    return text


def _here(text: str, root: Path) -> str:
    return str(root) + text[len(ROOT) :] if text.startswith(ROOT) else text
