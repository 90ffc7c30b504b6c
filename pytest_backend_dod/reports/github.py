"""What a job of GitHub Actions shows by itself: annotations at the checklist's lines, a summary.

Workflow commands are escaped as the runner unescapes them; nothing of a target can begin one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..model import Result
from . import markdown
from .places import Problem, problems

MOST_ANNOTATIONS = 10
"""Annotations of one level that a step may show; more are dropped by GitHub."""

SUMMARY_LIMIT = 1_000_000
"""Bytes that the summary of one step may have, a little less than the limit of a mebibyte."""


def here(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether this is a job of GitHub Actions."""
    return environ.get("GITHUB_ACTIONS") == "true"


def commands(result: Result) -> Iterator[str]:
    """Yield the workflow commands that put undone items beside their lines."""
    found = problems(result)
    level = "warning" if result.warn else "error"
    shown = found if len(found) <= MOST_ANNOTATIONS else found[: MOST_ANNOTATIONS - 1]
    for problem in shown:
        yield _command(problem, problem.message, level)
    if len(shown) < len(found):
        last = found[len(shown)]
        yield _command(last, f"{len(found) - len(shown)} more; see the summary of the job", level)


def _command(problem: Problem, message: str, level: str) -> str:
    title = f"Not done: {problem.item}"
    properties = {"file": problem.path, "line": str(problem.line), "title": title}
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{level} {listed}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def summarise(result: Result, environ: Mapping[str, str] = os.environ) -> str:
    """Append the report to the job's summary; return what prevented it, or an empty text."""
    path = environ.get("GITHUB_STEP_SUMMARY", "")
    if not path:
        return ""
    data = markdown.render(result).encode("utf-8", "backslashreplace")
    try:
        with Path(path).open("ab") as file:
            if file.tell() + len(data) > SUMMARY_LIMIT:
                return "the job's summary has no room left for the Definition of Done"
            file.write(data)
    except OSError as problem:
        return f"the job's summary could not be written ({problem.strerror or problem})"
    return ""
