"""From what was seen to outcomes: asks each planned probe once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from . import judgement
from .config import FILE, TABLE
from .hosts.interface import Survey
from .hosts.live_record import LiveRecord, LiveTask
from .model import Assignment, Finding, ItemPlan, Outcome, Status
from .occasions import not_happened
from .preparing import Work
from .probes.interface import LiveProbe, RepositoryProbe, SuiteProbe
from .project.repository import Repository
from .recording.hashes import unhashed
from .recording.suite import SuiteRecord

_ATTEST = "attest"


@dataclass(frozen=True, kw_only=True)
class Sight:
    """Everything that probes may look at when they decide."""

    suite: SuiteRecord
    repository: Repository
    live: LiveRecord
    survey: Survey


Seen = tuple[tuple[ItemPlan, tuple[Outcome, ...]], ...]
"""Every item with the outcomes of its assignments, in their order."""


Key = tuple[str, str]
"""What an assignment asks, whoever asks it."""

Early = Callable[[Assignment, Repository], Outcome | None]
"""Gives an outcome that is known already, None when the probe has to be asked."""


def asked(work: Work) -> dict[Key, Assignment]:
    """Return the assignments that probes decide, of those that ask the same the first."""
    assignments = [a for plan in work.plans for a in plan.assignments if a.probe != _ATTEST]
    first: dict[Key, Assignment] = {}
    for assignment in assignments:
        first.setdefault(key(assignment), assignment)
    return first


def look(work: Work, sight: Sight, tell: Callable[[str], None], early: Early) -> Seen:
    """Return the outcomes of every item; assignments that ask the same are answered once.

    Args:
        work: The plan.
        sight: What there is to look at.
        tell: Called with what is being done, for whoever waits in front of a terminal.
        early: What was looked at already.
    """
    outcomes: dict[Key, Outcome] = {}
    for this, assignment in asked(work).items():
        tell(f"deciding {assignment.probe}")
        outcome = early(assignment, sight.repository)
        outcomes[this] = fit_to_show(outcome or _outcome(assignment, work, sight))
    tell("")

    def of(item: str, assignments: Sequence[Assignment]) -> tuple[Outcome, ...]:
        return tuple(
            judgement.unattested(item) if a.probe == _ATTEST else outcomes[key(a)]
            for a in assignments
        )

    return tuple(
        (_with_occasion(plan, sight.repository), of(plan.item.id, plan.assignments))
        for plan in work.plans
    )


def fit_to_show(outcome: Outcome) -> Outcome:
    """Return an outcome without the hashes of passwords that a probe may have quoted anywhere.

    Databases show whole rows in their messages, and those come to probes by many ways.
    """
    texts = {
        one.name: _unhashed(getattr(outcome, one.name))
        for one in fields(outcome)
        if one.name != "status"
    }
    return replace(outcome, **texts)


def _unhashed(value: Any) -> Any:
    if isinstance(value, str):
        return unhashed(value)
    if isinstance(value, Finding):
        return replace(value, **{f.name: _unhashed(getattr(value, f.name)) for f in fields(value)})
    if isinstance(value, Mapping):
        return {_unhashed(key): _unhashed(inner) for key, inner in value.items()}
    if isinstance(value, (tuple, list)):
        inside = [_unhashed(inner) for inner in value]
        return tuple(inside) if isinstance(value, tuple) else inside
    return value


def _with_occasion(plan: ItemPlan, repository: Repository) -> ItemPlan:
    if not plan.condition:
        return plan
    return replace(plan, not_happened=not_happened(plan.condition, repository.changes))


def said_of(task: str, seen: list[dict[str, Any]], work: Work, sight: Sight) -> Status:
    """Return what the probes that asked for a live task would say if this had been observed.

    Args:
        task: Key of the task.
        seen: The observations.
        work: The plan.
        sight: Everything else that there is to look at.
    """
    supposed = replace(sight, live=replace(sight.live, observations=seen))
    said = {
        _outcome(assignment, work, supposed).status
        for assignment in (a for plan in work.plans for a in plan.assignments)
        if _task(assignment, work) == task
    }
    return min(said, key=judgement.WORST_FIRST.index, default=Status.INCONCLUSIVE)


def _task(assignment: Assignment, work: Work) -> str:
    probe = work.probes[assignment.probe]
    if not isinstance(probe, LiveProbe):
        return ""
    return LiveTask(probe=probe, parameters=work.parameters(assignment)).key


def key(assignment: Assignment) -> Key:
    """Return what an assignment asks, whoever asks it and why."""
    return assignment.probe, repr(sorted(assignment.parameters.items()))


def _outcome(assignment: Assignment, work: Work, sight: Sight) -> Outcome:
    probe, chosen = work.probes[assignment.probe], work.parameters(assignment)
    try:
        if isinstance(probe, RepositoryProbe):
            return _checked(probe.look(sight.repository, chosen))
        if isinstance(probe, SuiteProbe):
            return _checked(probe.judge(sight.suite, chosen))
        if isinstance(probe, LiveProbe):
            key = LiveTask(probe=probe, parameters=chosen).key
            seen = [o for o in sight.live.observations if o["task"] == key]
            survey = replace(sight.survey, files=probe.look_up(sight.repository, chosen))
            outcome = _checked(probe.judge(seen, survey, chosen))
            if key in sight.live.undone and outcome.status is Status.PASSED:
                outcome = _unfinished(outcome)
            return replace(outcome, measures={**outcome.measures, "rests_on": _rests(key, sight)})
    except Exception as problem:  # noqa: BLE001 - a broken probe is an outcome, not a crash
        return Outcome(
            status=Status.ERROR,
            summary=f"the probe broke: {type(problem).__name__}: {problem}".splitlines()[0],
            advice="This is a defect of the probe, not of the backend: please report it.",
        )
    return Outcome(status=Status.ERROR, summary=f"{assignment.probe} cannot be carried out")


def _unfinished(outcome: Outcome) -> Outcome:
    return replace(
        outcome,
        status=Status.INCONCLUSIVE,
        summary=f"the time for probing was over before all was seen; so far: {outcome.summary}",
        advice=f"Give it more: {TABLE}.budget in {FILE}.",
    )


def _rests(task: str, sight: Sight) -> dict[str, int]:
    """Return what there was to see: the suite's own requests, and the probe's."""
    suite = sum(sum(seen.values()) for seen in sight.live.exercised.values())
    own = sight.live.rests.get(task, {"requests": 0, "statements": 0, "records": 0})
    return {"requests_of_the_suite": suite, **own}


def _checked(outcome: object) -> Outcome:
    """Refuse what a probe of somebody else may return instead of an outcome."""
    if not isinstance(outcome, Outcome):
        raise TypeError(f"it returned {type(outcome).__name__} and not an Outcome")
    return outcome
