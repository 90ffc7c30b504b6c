"""Records to make reports of."""

from __future__ import annotations

from typing import Any

from pytest_backend_dod.model import (
    Assignment,
    Decision,
    Finding,
    Item,
    Outcome,
    Result,
    Scene,
    State,
    Status,
    Verdict,
)

HOSTILE = (
    "\x1b[31mred\x1b]8;;http://evil\x07 \r::error file=x::pwned\n"
    "::set-output name=a::b\n  ::warning::c\n##[error]d and ##vso[task.complete]e "
    "##teamcity[buildStatus] \u202emirrored\u2069 \x00\x9b2J \ud800"
)
"""What a target might answer to whoever reads the report in a terminal or a CI log."""

LONG = "a sentence of some length about what was seen there, " * 4


def finding(**values: Any) -> Finding:
    return Finding(**{"what": "GET /orders answers 500", **values})


def verdict(state: State = State.FAILED, text: str = "No server errors", **values: Any) -> Verdict:
    """Return a verdict of one probe; ``values`` go to its outcome."""
    status = {s.value: s for s in Status}.get(state.value, Status.FAILED)
    outcome = Outcome(**{"status": status, "summary": "1 of 9 operations answers 500", **values})
    assignment = Assignment(probe="fuzz", parameters={"budget": 5.0}, reason="the words “errors”")
    item = Item(id="no-server-errors", text=text, file="DEFINITION_OF_DONE.md", line=3)
    decision = Decision(assignment=assignment, outcome=outcome)
    return Verdict(item=item, state=state, summary=outcome.summary, decisions=(decision,))


def result(*verdicts: Verdict, **values: Any) -> Result:
    scene = Scene(checklists=("DEFINITION_OF_DONE.md",), hosts=("app shop:app",))
    return Result(**{"scene": scene, "verdicts": verdicts, "seconds": 1.25, **values})
