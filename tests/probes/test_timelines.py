"""What is kept of rows of answers."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pytest_backend_dod.probes.timelines import spread, thinned


def row(length: int) -> list[dict[str, int]]:
    return [{"request": number} for number in range(1, length + 1)]


def test_a_short_row_is_kept_whole() -> None:
    assert thinned(row(5), most=5) == row(5)


@pytest.mark.parametrize("length", [6, 7, 48, 49, 300])
def test_of_a_long_row_the_ends_stay_and_the_rest_is_spread_evenly(length: int) -> None:
    kept = [point["request"] for point in thinned(row(length), most=5)]
    assert (len(kept), kept[0], kept[-1]) == (5, 1, length)
    gaps = [b - a for a, b in pairwise(kept)]
    assert max(gaps) - min(gaps) <= 1


def test_times_are_told_by_nearest_rank() -> None:
    told = spread([number / 1000 for number in range(1, 101)])
    assert told["answers"] == 100
    assert {one["share"]: one["seconds"] for one in told["within"]} == {
        0: 0.001, 25: 0.025, 50: 0.05, 75: 0.075, 95: 0.095, 100: 0.1,
    }  # fmt: skip


def test_one_answer_and_none() -> None:
    assert {one["seconds"] for one in spread([0.25])["within"]} == {0.25}
    assert spread([]) == {"answers": 0, "within": []}
