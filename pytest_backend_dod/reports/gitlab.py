"""GitLab's code quality report: a list of problems with a file, a line and a fingerprint each."""

from __future__ import annotations

import json

from ..model import Result, State
from .places import problems

MOST_TEXT = 1_000
"""Characters of one description; more is unreadable in a merge request."""

_SEVERITIES = {State.FAILED: "critical", State.ERROR: "critical", State.INCONCLUSIVE: "major"}


def render(result: Result) -> str:
    """Return the report as JSON text; problems with one fingerprint would be shown once."""
    entries = [
        {
            "description": problem.message[:MOST_TEXT],
            "check_name": problem.probe or "backend-dod",
            "fingerprint": problem.fingerprint,
            "severity": _SEVERITIES.get(problem.state, "major"),
            "location": {"path": problem.path, "lines": {"begin": problem.line}},
        }
        for problem in problems(result)
    ]
    return json.dumps(entries, indent=2) + "\n"
