"""Every way in which an item can come out."""

from __future__ import annotations

import datetime
from itertools import permutations, product
from pathlib import Path

import pytest

from pytest_backend_dod.config import Attestation, Configuration, Waiver, tomllib
from pytest_backend_dod.errors import UsageError
from pytest_backend_dod.judgement import check, judge, unattested
from pytest_backend_dod.model import Assignment, Item, ItemPlan, Outcome, State, Status, Verdict

DAY = datetime.date(2026, 5, 20)
WAIVER = Waiver(item="a", reason="later", until=DAY)
ATTESTATION = Attestation(item="a", by="Ada", on=DAY, until=DAY)

WORST_FIRST = (
    Status.ERROR,
    Status.FAILED,
    Status.INCONCLUSIVE,
    Status.PASSED,
    Status.NOT_APPLICABLE,
)


def planned(
    *probes: str,
    unavailable: tuple[str, ...] = (),
    undecided: tuple[str, ...] = (),
    struck: bool = False,
    advice: str = "",
) -> ItemPlan:
    return ItemPlan(
        item=Item(id="a", text="A", file="done.md", line=1, struck=struck),
        assignments=tuple(Assignment(probe=probe, reason="said so") for probe in probes),
        unavailable=unavailable,
        undecided=undecided,
        advice=advice,
    )


def outcome(status: Status) -> Outcome:
    return Outcome(status=status, summary=f"it {status.value}", advice=f"help {status.value}")


def judged(
    plan: ItemPlan, *statuses: Status, waived: bool = False, attested: bool = False
) -> Verdict:
    configuration = Configuration(
        root=Path(),
        waivers=(WAIVER,) if waived else (),
        attestations=(ATTESTATION,) if attested else (),
    )
    return judge(plan, [outcome(status) for status in statuses], configuration)


@pytest.mark.parametrize("status", Status)
def test_one_outcome_is_the_verdict(status: Status) -> None:
    verdict = judged(planned("tests"), status)

    assert verdict.state is State(status.value)
    assert verdict.summary == f"it {status.value}"
    assert verdict.reason == f"help {status.value}"


@pytest.mark.parametrize(("first", "second"), list(permutations(WORST_FIRST, 2)))
def test_the_worst_of_two_wins(first: Status, second: Status) -> None:
    worst = min(first, second, key=WORST_FIRST.index)

    verdict = judged(planned("tests", "coverage"), first, second)

    assert verdict.state is State(worst.value)
    name = ("tests", "coverage")[(first, second).index(worst)]
    assert verdict.summary == f"{name}: it {worst.value}"
    assert [decision.outcome.status for decision in verdict.decisions] == [first, second]


def test_outcomes_alike_are_all_in_the_summary() -> None:
    verdict = judged(planned("a", "b", "c"), Status.FAILED, Status.PASSED, Status.FAILED)

    assert verdict.summary == "a: it failed; c: it failed"


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (None, State.UNAVAILABLE),
        (Status.PASSED, State.UNAVAILABLE),
        (Status.NOT_APPLICABLE, State.UNAVAILABLE),
        (Status.INCONCLUSIVE, State.UNAVAILABLE),
        (Status.FAILED, State.FAILED),
        (Status.ERROR, State.ERROR),
    ],
)
def test_what_has_no_probe_yet_is_never_done(status: Status | None, state: State) -> None:
    plan = planned(*(["tests"] if status else []), unavailable=("migrations",), advice="paste")

    verdict = judged(plan, *([status] if status else []))

    assert verdict.state is state
    assert not verdict.state.done
    if state is State.UNAVAILABLE:
        assert verdict.summary == "this version has no probe for: migrations"
        assert verdict.reason == "paste"


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (Status.PASSED, State.UNMAPPED),
        (Status.INCONCLUSIVE, State.UNMAPPED),
        (Status.FAILED, State.FAILED),
    ],
)
def test_a_part_that_nothing_decides_keeps_the_item_open(status: Status, state: State) -> None:
    verdict = judged(planned("tests", undecided=("`make lint`",), advice="paste"), status)

    assert verdict.state is state
    if state is State.UNMAPPED:
        assert (verdict.summary, verdict.reason) == ("nothing decides `make lint`", "paste")


def test_nothing_decides() -> None:
    verdict = judged(planned(advice="paste this"))

    assert (verdict.state, verdict.reason) == (State.UNMAPPED, "paste this")


@pytest.mark.parametrize("statuses", [(), (Status.FAILED,)])
def test_a_struck_item_counts_no_more(statuses: tuple[Status, ...]) -> None:
    plan = planned(*(["tests"] * len(statuses)), unavailable=("docs",), struck=True)

    verdict = judged(plan, *statuses)

    assert (verdict.state, verdict.summary) == (
        State.NOT_APPLICABLE,
        "struck through in the checklist",
    )


UNDONE = {
    "failed": (planned("tests"), Status.FAILED),
    "inconclusive": (planned("tests"), Status.INCONCLUSIVE),
    "error": (planned("tests"), Status.ERROR),
    "unmapped": (planned(), None),
    "unavailable": (planned(unavailable=("docs",)), None),
    "passed, the rest unavailable": (planned("tests", unavailable=("docs",)), Status.PASSED),
}
DONE = {
    "passed": (planned("tests"), Status.PASSED),
    "not applicable": (planned("tests"), Status.NOT_APPLICABLE),
    "struck": (planned(struck=True), None),
}


@pytest.mark.parametrize("name", UNDONE)
def test_a_waiver_tolerates_what_is_not_done(name: str) -> None:
    plan, status = UNDONE[name]
    bare = judged(plan, *([status] if status else []))

    verdict = judged(plan, *([status] if status else []), waived=True)

    assert not bare.state.done
    assert (verdict.state, verdict.state.done) == (State.WAIVED, True)
    assert verdict.summary == f"until 2026-05-20: later ({bare.summary})"
    assert verdict.decisions == bare.decisions


@pytest.mark.parametrize("name", DONE)
def test_a_waiver_that_is_no_longer_needed_fails(name: str) -> None:
    plan, status = DONE[name]

    verdict = judged(plan, *([status] if status else []), waived=True)

    assert verdict.state is State.FAILED
    assert verdict.summary.startswith("the waiver is no longer needed: ")
    assert "Delete it" in verdict.reason


def test_a_waiver_for_an_attested_item_is_not_needed() -> None:
    verdict = judged(planned("attest"), Status.INCONCLUSIVE, waived=True, attested=True)

    assert verdict.state is State.FAILED


def test_another_items_waiver_and_attestation_change_nothing() -> None:
    other = Configuration(
        root=Path(),
        waivers=(Waiver(item="b", reason="later", until=DAY),),
        attestations=(Attestation(item="b", by="Ada", on=DAY, until=DAY),),
    )

    assert judge(planned("tests"), [outcome(Status.FAILED)], other).state is State.FAILED


@pytest.mark.parametrize(
    "plan",
    [planned("attest"), planned(), planned(unavailable=("docs",))],
    ids=["attest", "unmapped", "unavailable"],
)
def test_a_persons_word_stands_for_what_no_probe_sees(plan: ItemPlan) -> None:
    verdict = judged(plan, *([Status.INCONCLUSIVE] * len(plan.assignments)), attested=True)

    assert verdict.state is State.ATTESTED
    assert verdict.summary == "by Ada on 2026-05-20, until 2026-05-20"


@pytest.mark.parametrize(("status", "unavailable"), list(product(Status, [(), ("docs",)])))
def test_a_persons_word_does_not_outweigh_an_observation(
    status: Status, unavailable: tuple[str, ...]
) -> None:
    plan = planned("attest", "tests", unavailable=unavailable)

    verdict = judged(plan, Status.INCONCLUSIVE, status, attested=True)

    good = status in {Status.PASSED, Status.NOT_APPLICABLE}
    assert verdict.state is (State.ATTESTED if good else State(status.value))
    assert verdict.state.done is good


def test_nobody_has_vouched() -> None:
    verdict = judge(planned("attest"), [unattested("a")], Configuration(root=Path()))

    assert verdict.state is State.INCONCLUSIVE
    _, _, paste = verdict.reason.partition("\n")
    (entry,) = tomllib.loads(paste)["tool"]["backend-dod"]["attestations"]
    assert entry["item"] == "a"
    assert set(entry) == {"item", "by", "on", "until"}


@pytest.mark.parametrize(
    ("plan", "refused"),
    [
        (planned("tests"), True),
        (planned("tests", "coverage"), True),
        (planned("tests", "attest"), False),
        (planned("attest"), False),
        (planned("tests", unavailable=("docs",)), False),
        (planned(), False),
        (planned(struck=True), False),
    ],
)
def test_an_attestation_of_what_a_probe_decides_is_refused(plan: ItemPlan, refused: bool) -> None:
    configuration = Configuration(root=Path(), attestations=(ATTESTATION,))

    if not refused:
        check([plan], configuration)
        return
    with pytest.raises(UsageError) as caught:
        check([plan], configuration)

    assert caught.value.where == "pyproject.toml: tool.backend-dod.attestations[1]"
    assert "not by a person's word" in caught.value.what
    assert "[[tool.backend-dod.waivers]]" in caught.value.remedy


def test_each_assignment_needs_its_outcome() -> None:
    with pytest.raises(ValueError, match="shorter"):
        judged(planned("tests", "coverage"), Status.PASSED)
