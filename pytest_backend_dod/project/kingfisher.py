"""The kingfisher scanner: formats of vendors' keys and tokens, and private keys.

The package ``kingfisher-bin`` brings a program, not a module to call; this is the only place that
knows its options and its report. The program would send what it finds to the vendors to try it out;
it is always told not to.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sysconfig
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path, PurePosixPath
from typing import Any

from ..lifeline import Folder

OPTIONS = (
    "--no-validate",
    "--no-update-check",
    "--redact",
    "--no-dedup",
    "--no-ignore",
    "--no-binary",
    "--no-extract-archives",
    "--git-history=none",
    "--confidence=medium",
    "--format=jsonl",
    "--quiet",
)
_FINISHED = frozenset({0, 200, 205})
"""Exit statuses of a completed scan: nothing found, something found, something found and valid."""

INSTALL = "Install the scanner again: pip install --force-reinstall kingfisher-bin."


@dataclass(frozen=True, kw_only=True)
class Match:
    """One place where a vendor's format was recognised."""

    label: str
    """What was given to :func:`scan` along with the content."""
    rule: str
    """The scanner's name of the format, such as ``github-pat``."""
    line: int
    """Line of its first character, counted from 1."""
    value: str = field(repr=False)
    """The secret itself; of one that spans lines, the rest of the first line."""
    context: str = field(repr=False)
    """The line on which it begins."""


@dataclass(frozen=True, kw_only=True)
class Scan:
    """What the scanner saw."""

    matches: tuple[Match, ...] = ()
    """Sorted by label, line and rule."""
    problem: str = ""
    """Why nothing can be concluded from this scan; empty when it was completed."""
    remedy: str = ""


def scan(
    contents: Iterable[tuple[str, str]], *, timeout: float, program: str | None = None
) -> Scan:
    """Look for known formats in labelled contents.

    The contents are laid into a private temporary folder, which is gone afterwards: a folder is
    scanned ten times as fast as a list of files, and only what was given can be reported.

    Args:
        contents: Pairs of a label (its suffix tells the scanner the language) and a text.
        timeout: Seconds until the scanner is stopped.
        program: Path of the scanner; looked up by default.
    """
    end = time.monotonic() + timeout
    with Folder("backend-dod-") as folder:
        labels = _lay_out(Path(folder), contents)
        found = program or find_program()
        if found is None:
            return Scan(problem="the kingfisher scanner is not installed", remedy=INSTALL)
        if not labels:
            return Scan()
        left = max(end - time.monotonic(), 0.01)
        report = _run(found, Path(folder), labels, left)
        if report is None:
            return Scan(
                problem=f"the search was broken off after {timeout:g} s",
                remedy="Raise the parameter timeout, or leave large files out with exclude.",
            )
        return report


def find_program() -> str | None:
    """Return the path of the scanner that the package brings, or of another one."""
    name = "kingfisher.exe" if os.name == "nt" else "kingfisher"
    try:
        packaged = metadata.distribution("kingfisher-bin").files or []
    except metadata.PackageNotFoundError:
        packaged = []
    candidates = [
        Path(str(entry.locate()))
        for entry in sorted(packaged, key=lambda entry: "bin" not in entry.parts[:-1])
        if entry.name == name
    ]
    candidates.append(Path(sysconfig.get_path("scripts")) / name)
    usable = (str(path) for path in candidates if os.access(path, os.X_OK) and path.is_file())
    return next(usable, None) or shutil.which("kingfisher")


def _lay_out(folder: Path, contents: Iterable[tuple[str, str]]) -> dict[str, str]:
    labels: dict[str, str] = {}
    for number, (label, text) in enumerate(contents):
        # All in one folder: making and removing one for each takes longer than scanning them.
        suffix = re.sub(r"[^A-Za-z0-9.]", "", PurePosixPath(label).suffix)[:10]
        (folder / f"{number}{suffix}").write_bytes(text.encode("utf-8", "replace"))
        labels[str(number)] = label
    return labels


def _run(program: str, folder: Path, labels: Mapping[str, str], timeout: float) -> Scan | None:
    settings = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("KF_", "KINGFISHER_", "GIT_"))
    }
    try:
        done = subprocess.run(
            [program, "scan", ".", *OPTIONS],
            cwd=folder,
            env=settings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=timeout,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    except OSError as error:
        return Scan(
            problem=f"the kingfisher scanner cannot be started ({error.strerror})", remedy=INSTALL
        )
    if done.returncode not in _FINISHED:
        return Scan(
            problem=f"the kingfisher scanner broke off with exit status {done.returncode}",
            remedy=INSTALL,
        )
    return _read_report(done.stdout.decode("utf-8", "replace"), folder, labels)


def _read_report(report: str, folder: Path, labels: Mapping[str, str]) -> Scan:
    try:
        records = [json.loads(line) for line in report.splitlines() if line.strip()]
        matches = {_match(record, folder, labels) for record in records if "finding" in record}
        summaries = [record["audit"]["summary"] for record in records if "audit" in record]
        missed = sum(
            summary["scan_failed"] + summary["scan_partial"] + summary["pending"]
            for summary in summaries
        )
    except (ValueError, LookupError, TypeError, AttributeError, OSError):
        return Scan(problem="the report of the kingfisher scanner cannot be read", remedy=INSTALL)
    ordered = tuple(sorted(matches, key=lambda match: (match.label, match.line, match.rule)))
    if missed or not summaries:
        return Scan(
            matches=ordered,
            problem="the kingfisher scanner did not look at everything",
            remedy=INSTALL,
        )
    return Scan(matches=ordered)


def _match(record: Mapping[str, Any], folder: Path, labels: Mapping[str, str]) -> Match:
    finding = record["finding"]
    place = PurePosixPath(finding["path"].replace("\\", "/"))
    line = int(finding["line"])
    text = (folder / place).read_bytes().split(b"\n")[line - 1]
    start, end = int(finding["column_start"]), int(finding["column_end"]) + 1
    spans_lines = end <= start or (b"-----BEGIN" in text[start:] and end > len(text))
    value = text[start:] if spans_lines else text[start:end]
    return Match(
        label=labels[place.name.partition(".")[0]],
        rule=str(record["rule"]["name"]),
        line=line,
        value=value.decode("utf-8", "replace"),
        context=text.decode("utf-8", "replace"),
    )
