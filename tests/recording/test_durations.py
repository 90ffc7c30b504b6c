"""How long answers took, in steps."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_backend_dod.probes.timelines import spread as exact
from pytest_backend_dod.recording.durations import FASTEST, SHARES, spread, step

TIMES = st.floats(min_value=FASTEST, max_value=600)


def counted(seconds: list[float]) -> dict[str, int]:
    return {str(number): count for number, count in Counter(map(step, seconds)).items()}


@given(st.lists(TIMES, min_size=1, max_size=80))
def test_each_share_came_within_the_time_told_and_not_much_earlier(seconds: list[float]) -> None:
    told, known = spread(counted(seconds)), exact(seconds)
    assert told["answers"] == known["answers"] == len(seconds)
    for mine, sure in zip(told["within"], known["within"], strict=True):
        assert mine["share"] == sure["share"]
        # Both are told to a hundredth of a millisecond.
        assert sure["seconds"] - 1e-5 <= mine["seconds"] <= sure["seconds"] * 2 ** (1 / 8) + 2e-5


@pytest.mark.parametrize("seconds", [0.0, 1e-9, FASTEST])
def test_what_is_too_fast_to_tell_is_the_first_step(seconds: float) -> None:
    assert step(seconds) == 0
    assert {one["seconds"] for one in spread({"0": 3})["within"]} == {FASTEST}


def test_no_answer_has_no_times() -> None:
    assert spread({}) == {"answers": 0, "within": []}


def test_the_order_of_steps_is_that_of_numbers() -> None:
    assert [one["seconds"] for one in spread({"100": 1, "20": 99})["within"]] == [
        *[pytest.approx(FASTEST * 2 ** (20 / 8), abs=1e-5)] * (len(SHARES) - 1),
        pytest.approx(FASTEST * 2 ** (100 / 8), abs=1e-5),
    ]
