"""The report for programs.

Its form is fixed by ``report.schema.json`` in this package (JSON Schema 2020-12), which lists every
key with its meaning; :func:`schema` returns it. :data:`VERSION` stands in each report and is raised
when a key changes its meaning or goes away; new keys come with a new schema and the same version.

Two runs over the same backend give the same text but for the keys called ``seconds``. Under xdist,
the choice of tests that serve as hosts may differ, and with it counts of requests in ``measures``.
"""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

from ..model import Decision, Finding, Result, Verdict

VERSION = 1
"""Version of the form; raised when a key changes its meaning or goes away."""


def render(result: Result) -> str:
    """Return the report as JSON text."""
    # Measures of somebody else's probe may hold what JSON does not know, such as a path.
    return json.dumps(as_values(result), indent=2, ensure_ascii=False, default=str) + "\n"


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the report."""
    text = (resources.files(__package__) / "report.schema.json").read_text(encoding="utf-8")
    values: dict[str, Any] = json.loads(text)
    return values


def as_values(result: Result) -> dict[str, Any]:
    """Return the report as plain values."""
    return {
        "version": VERSION,
        "done": result.done,
        "not_judged": result.not_judged,
        "warn": result.warn,
        "left_out": result.left_out,
        "checklists": list(result.scene.checklists),
        "hosts": list(result.scene.hosts),
        "notes": list(result.scene.notes),
        "items": [_item(verdict) for verdict in result.verdicts],
        "seconds": round(result.seconds, 3),
    }


def _item(verdict: Verdict) -> dict[str, Any]:
    item = verdict.item
    return {
        "id": item.id,
        "text": item.text,
        "file": item.file,
        "line": item.line,
        "section": item.section,
        "checked": item.checked,
        "state": verdict.state.value,
        "done": verdict.state.done,
        "summary": verdict.summary,
        "reason": verdict.reason,
        "probes": [_probe(decision) for decision in verdict.decisions],
        "unavailable": [
            {"name": one.probe, "words": one.words, "parameters": dict(one.parameters)}
            for one in verdict.unavailable
        ],
    }


def _probe(decision: Decision) -> dict[str, Any]:
    outcome = decision.outcome
    return {
        "name": decision.assignment.probe,
        "parameters": dict(decision.assignment.parameters),
        "because": decision.assignment.reason,
        "status": outcome.status.value,
        "summary": outcome.summary,
        "advice": outcome.advice,
        "findings": [_finding(finding) for finding in outcome.findings],
        "known": [_finding(finding) for finding in outcome.known],
        "notes": list(outcome.notes),
        "measures": dict(outcome.measures),
        "seconds": round(outcome.seconds, 3),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "what": finding.what,
        "where": finding.where,
        "measured": finding.measured,
        "expected": finding.expected,
        "reproduce": finding.reproduce,
        "remedy": finding.remedy,
        "detail": finding.detail,
    }
