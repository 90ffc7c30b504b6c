"""The report for programs. Its schema is ``report.schema.json`` in this package.

Two runs over the same backend give the same text but for the keys called ``seconds``.
"""

from __future__ import annotations

import json
from typing import Any

from ..model import Decision, Finding, Result, Verdict

VERSION = 1
"""Version of the form; raised when a key changes its meaning or goes away."""


def render(result: Result) -> str:
    """Return the report as JSON text."""
    return json.dumps(as_values(result), indent=2, ensure_ascii=False) + "\n"


def as_values(result: Result) -> dict[str, Any]:
    """Return the report as plain values."""
    return {
        "version": VERSION,
        "done": result.done,
        "not_judged": result.not_judged,
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
