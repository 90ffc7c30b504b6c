"""Outcomes, waivers and attestations to verdicts; pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .baseline import WRITE
from .config import FILE, TABLE, Attestation, Configuration, Waiver
from .errors import UsageError
from .model import Decision, ItemPlan, Outcome, State, Status, Verdict

WORST_FIRST = (
    Status.ERROR,
    Status.FAILED,
    Status.INCONCLUSIVE,
    Status.PASSED,
    Status.NOT_APPLICABLE,
)
"""Of several outcomes, the first that is among them decides."""


def check(plans: Sequence[ItemPlan], configuration: Configuration) -> None:
    """Refuse an attestation for an item that a probe decides.

    Raises:
        UsageError: A person's word does not outweigh an observation; a waiver may tolerate one.
    """
    by_id = {plan.item.id: plan for plan in plans}
    for number, attestation in enumerate(configuration.attestations, 1):
        plan = by_id[attestation.item]
        probes = [one.probe for one in plan.assignments if one.probe != "attest"]
        open_parts = plan.unavailable or plan.undecided
        left_to_people = len(probes) < len(plan.assignments) or open_parts
        if probes and not left_to_people:
            raise UsageError(
                f"{attestation.item!r} is decided by {', '.join(probes)}, not by a person's word",
                where=f"{FILE}: {TABLE}.attestations[{number}]",
                remedy=f"Write a waiver instead: [[{TABLE}.waivers]] item, reason, until.",
            )


def judge(plan: ItemPlan, outcomes: Sequence[Outcome], configuration: Configuration) -> Verdict:
    """Return the verdict of one item.

    Args:
        plan: The item and its assignments.
        outcomes: One for each assignment, in the same order.
        configuration: Its waivers and attestations are looked at.
    """
    item = plan.item
    waiver = next((w for w in configuration.waivers if w.item == item.id), None)
    attestation = next((a for a in configuration.attestations if a.item == item.id), None)
    verdict = _judged(plan, outcomes, attestation)
    return _waived(verdict, waiver) if waiver is not None else verdict


def _judged(
    plan: ItemPlan, outcomes: Sequence[Outcome], attestation: Attestation | None
) -> Verdict:
    item = plan.item
    decisions = tuple(
        Decision(assignment=assignment, outcome=outcome)
        for assignment, outcome in zip(plan.assignments, outcomes, strict=True)
    )
    if item.struck:
        return Verdict(
            item=item, state=State.NOT_APPLICABLE, summary="struck through in the checklist"
        )
    if attestation is not None:
        return _attested(plan, decisions, attestation)
    worst = min(decisions, key=lambda d: WORST_FIRST.index(d.outcome.status), default=None)
    if worst is not None and worst.outcome.status in {Status.ERROR, Status.FAILED}:
        return _decided(plan, decisions, worst)
    passed = worst is not None and worst.outcome.status is Status.PASSED
    if plan.not_happened and not (passed and not plan.unavailable and not plan.undecided):
        return Verdict(
            item=item,
            state=State.NOT_APPLICABLE,
            summary=plan.not_happened,
            decisions=decisions,
        )
    if plan.unavailable:
        return Verdict(
            item=item,
            state=State.UNAVAILABLE,
            summary=f"this version has no probe for: {', '.join(plan.unavailable)}",
            decisions=decisions,
            reason=plan.advice,
            unavailable=tuple(a for a in plan.understood if a.probe in plan.unavailable),
        )
    if plan.undecided:
        return Verdict(
            item=item,
            state=State.UNMAPPED,
            summary=f"nothing decides {', '.join(plan.undecided)}",
            decisions=decisions,
            reason=plan.advice,
        )
    if worst is None:
        return Verdict(
            item=item,
            state=State.UNMAPPED,
            summary="nothing decides this line",
            reason=plan.advice,
        )
    return _decided(plan, decisions, worst)


def _attested(plan: ItemPlan, decisions: tuple[Decision, ...], attestation: Attestation) -> Verdict:
    """A person's word stands for what no probe can see; what probes did see still counts."""
    seen = tuple(d for d in decisions if d.assignment.probe != "attest")
    worst = min(seen, key=lambda d: WORST_FIRST.index(d.outcome.status), default=None)
    if worst is not None and not State(worst.outcome.status.value).done:
        return _decided(plan, decisions, worst)
    return Verdict(
        item=plan.item,
        state=State.ATTESTED,
        summary=f"by {attestation.by} on {attestation.on}, until {attestation.until}",
        decisions=seen,
        reason=f"{attestation.by}, {attestation.on}",
    )


def _decided(plan: ItemPlan, decisions: tuple[Decision, ...], worst: Decision) -> Verdict:
    same = [d for d in decisions if d.outcome.status is worst.outcome.status]
    several = len(decisions) > 1
    summary = "; ".join(
        f"{d.assignment.probe}: {d.outcome.summary}" if several else d.outcome.summary for d in same
    )
    return Verdict(
        item=plan.item,
        state=State(worst.outcome.status.value),
        summary=summary,
        decisions=decisions,
        reason=worst.outcome.advice,
    )


def _waived(verdict: Verdict, waiver: Waiver) -> Verdict:
    if verdict.state.done:
        return Verdict(
            item=verdict.item,
            state=State.FAILED,
            summary=f"the waiver is no longer needed: {verdict.summary}",
            decisions=verdict.decisions,
            reason=f"Delete it from [[{TABLE}.waivers]] in {FILE}.",
        )
    return Verdict(
        item=verdict.item,
        state=State.WAIVED,
        summary=f"until {waiver.until}: {waiver.reason} ({verdict.summary})",
        decisions=verdict.decisions,
        reason=f"{waiver.reason} (until {waiver.until})",
    )


def known(verdict: Verdict, gone: Sequence[str]) -> Verdict:
    """Return a verdict in the light of the baseline.

    Args:
        verdict: Of outcomes that hold new findings apart from known ones.
        gone: Findings of the baseline that are there no more, a sentence each.
    """
    if not verdict.state.done:
        return verdict
    if gone:
        were = "1 known finding is" if len(gone) == 1 else f"{len(gone)} known findings are"
        return replace(
            verdict,
            state=State.FAILED,
            summary=f"{were} gone, and still in the baseline",
            reason=f"{were} gone, and must leave the baseline: {'; '.join(gone)}.\n"
            f"Write it again: {WRITE}",
        )
    number = sum(len(decision.outcome.known) for decision in verdict.decisions)
    if not number:
        return verdict
    return replace(verdict, state=State.KNOWN, summary=f"done but for {verdict.summary}")


def unattested(item_id: str) -> Outcome:
    """Return the outcome of the attest probe for an item nobody has vouched for."""
    return Outcome(
        status=Status.INCONCLUSIVE,
        summary="nobody has vouched for it",
        advice=(
            f'Let a person vouch in {FILE}:\n[[{TABLE}.attestations]]\nitem = "{item_id}"\n'
            'by = "…"\non = "YYYY-MM-DD"\nuntil = "YYYY-MM-DD"'
        ),
    )
