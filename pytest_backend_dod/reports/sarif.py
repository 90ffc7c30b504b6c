"""SARIF 2.1.0, which code hosts show beside the code (OASIS, 2020).

Only what is not done is written: a passed result would be shown as an alert. GitHub takes at most
25,000 results and 25,000 rules of one run in 10 MB and keeps the 5,000 worst results, so no more
are written, failures before what is unclear, and a notification of the run says so.
"""

from __future__ import annotations

import json
from importlib import metadata
from typing import Any
from urllib.parse import quote

from ..model import Result, State
from .places import Problem, problems
from .text import clean, rest

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MOST_RESULTS = 5_000
MOST_TEXT = 1_000
"""Characters of a text; GitHub takes 1,024 for the descriptions of a rule."""

_LEVELS = {State.FAILED: "error", State.ERROR: "error"}


def render(result: Result) -> str:
    """Return the report as SARIF text."""
    found = problems(result)
    kept = found
    if len(found) > MOST_RESULTS:
        kept = tuple(sorted(found, key=lambda one: one.state not in _LEVELS))[:MOST_RESULTS]
    texts = {verdict.item.id: verdict.item.text for verdict in result.verdicts}
    items = sorted({problem.item for problem in kept})
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "pytest-backend-dod",
                "version": metadata.version("pytest-backend-dod"),
                "rules": [_rule(item, clean(texts[item])) for item in items],
            }
        },
        "results": [_result(problem, items.index(problem.item)) for problem in kept],
        "columnKind": "unicodeCodePoints",
    }
    notes = [result.not_judged] if result.not_judged else []
    notes += [rest(result)] if result.left_out else []
    notes += ["this would fail without --backend-dod-warn"] if result.would_fail else []
    if len(found) > len(kept):
        notes.append(f"{len(found) - len(kept)} more results were left out")
    if notes:
        run["invocations"] = [
            {
                "executionSuccessful": not result.not_judged,
                "toolExecutionNotifications": [
                    {"level": "error", "message": {"text": _short(note)}} for note in notes
                ],
            }
        ]
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(item: str, text: str) -> dict[str, Any]:
    return {
        "id": item,
        "shortDescription": {"text": _short(text)},
        "fullDescription": {"text": _short(text)},
        "help": {"text": f"Definition of Done: {_short(text)}"},
        "properties": {"tags": ["definition-of-done"]},
    }


def _result(problem: Problem, rule: int) -> dict[str, Any]:
    named = f"{problem.probe}: " if problem.probe else ""
    return {
        "ruleId": problem.item,
        "ruleIndex": rule,
        "level": _LEVELS.get(problem.state, "warning"),
        "message": {"text": _short(f"{named}{problem.message}")},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(problem.path), "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": problem.line},
                }
            }
        ],
        "partialFingerprints": {"backendDod/v1": problem.fingerprint},
    }


def _short(text: str) -> str:
    text = text.strip() or "no text"
    return text if len(text) <= MOST_TEXT else f"{text[: MOST_TEXT - 1]}…"
