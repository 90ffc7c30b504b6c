"""The picture of how long operations took to answer."""

from __future__ import annotations

from typing import Any

import pytest

from pytest_backend_dod.reports.html_times import MOST_OPERATIONS, Times, times

from .examples import result
from .measures import TIMES
from .test_html import of_probe, page


def told(*seconds: float) -> dict[str, Any]:
    shares = zip((0, 25, 50, 75, 95, 100), seconds, strict=True)
    return {
        "answers": 8,
        "within": [{"share": share, "seconds": took} for share, took in shares],
    }


def drawn(**operations: Any) -> Times | None:
    known = {f"GET /{name}": {"times": given} for name, given in operations.items()}
    return times(result(of_probe("endpoints", {"by operation": known})))


def picture(**operations: Any) -> Times:
    found = drawn(**operations)
    assert found is not None
    return found


FAST = told(0.001, 0.001, 0.002, 0.003, 0.004, 0.01)
SLOW = told(0.01, 0.02, 0.1, 0.2, 0.5, 1.0)


def test_the_slowest_stands_first_and_all_share_one_scale() -> None:
    found = picture(fast=FAST, slow=SLOW)
    assert [f"{row.method} {row.path}" for row in found.rows] == ["GET /slow", "GET /fast"]
    assert found.scale == ((0.0, "1.0 ms"), (33.33, "10 ms"), (66.67, "100 ms"), (100.0, "1.0 s"))
    slow, fast = (row.spread for row in found.rows)
    assert (slow.low, slow.half, slow.high) == (33.33, 66.67, 100)
    assert (fast.low, fast.high) == (0, 33.33)
    assert (slow.labels["most"], slow.answers) == ("500 ms", 8)


def test_equal_times_have_a_scale_too() -> None:
    found = picture(even=told(*[0.01] * 6))
    assert found.scale == ((0.0, "10 ms"), (100.0, "100 ms"))
    assert {found.rows[0].spread.low, found.rows[0].spread.high} == {0}


def test_operations_that_the_suite_left_out_have_no_row() -> None:
    assert [row.path for row in picture(seen=FAST, unseen={"answers": 0, "within": []}).rows] == [
        "/seen"
    ]
    assert drawn(unseen={"answers": 0, "within": []}) is None
    assert times(result()) is None


def test_operations_beyond_a_number_are_counted() -> None:
    found = picture(**{f"op{number}": FAST for number in range(MOST_OPERATIONS + 3)})
    assert (len(found.rows), found.left_out) == (MOST_OPERATIONS, 3)


@pytest.mark.parametrize("odd", [{}, {"within": 3}, {"within": [{"share": 0}]}, told(*[0.0] * 6), told(*[float("nan")] * 6),
    {"answers": "x", "within": FAST["within"]}, None])  # fmt: skip
def test_times_of_another_form_give_no_picture(odd: Any) -> None:
    shown = page(of_probe("endpoints", {"by operation": {"GET /odd": {"times": odd}}}))
    assert not list(shown.all("figure"))


def test_each_row_can_be_heard() -> None:
    shown = page(of_probe("endpoints", {"by operation": {"GET /heard": {"times": TIMES}}}))
    labels = [one.attributes.get("aria-label") for one in shown.all("svg")]
    said = "90 answers: fastest 1.0 s, half within 4.0 s, 95 per cent within 8.0 s, slowest 10.0 s"
    assert said in labels
