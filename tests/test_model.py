"""When a state lets the session pass, and when a result is done."""

from __future__ import annotations

import dataclasses

import pytest

from pytest_backend_dod import model
from pytest_backend_dod.model import Item, Result, Scene, State, Status, Verdict

SCENE = Scene(checklists=("done.md",))


def verdict(state: State) -> Verdict:
    return Verdict(item=Item(id="a", text="A", file="done.md", line=1), state=state, summary="")


@pytest.mark.parametrize("state", State)
def test_states_that_let_the_session_pass(state: State) -> None:
    passing = {State.PASSED, State.NOT_APPLICABLE, State.WAIVED, State.ATTESTED, State.KNOWN}

    assert state.done is (state in passing)


def test_every_status_of_a_probe_is_a_state_of_an_item() -> None:
    assert {status.value for status in Status} <= {state.value for state in State}


@pytest.mark.parametrize("state", State)
def test_one_item_that_is_not_done_is_enough(state: State) -> None:
    result = Result(scene=SCENE, verdicts=(verdict(State.PASSED), verdict(state)))

    assert result.done is state.done


def test_nothing_judged_is_not_done() -> None:
    assert not Result(scene=SCENE).done
    assert not Result(scene=SCENE, verdicts=(verdict(State.PASSED),), not_judged="interrupted").done


def test_records_cannot_be_changed() -> None:
    records = [value for value in vars(model).values() if dataclasses.is_dataclass(value)]

    assert len(records) > 5
    for record in records:
        assert record.__dataclass_params__.frozen  # type: ignore[attr-defined]
        assert all(field.kw_only for field in dataclasses.fields(record))
