"""Workers meet; one of them probes and knows what all have shown."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pytest_backend_dod.hosts import meeting
from pytest_backend_dod.hosts.meeting import Alone, Meeting, Shown, absent
from pytest_backend_dod.recording.traffic import TESTS_KEPT

ORDERS = Shown(
    serving={"GET /orders": ["test_b", "test_c"]},
    seconds={"test_b": 1.0},
    queries={"GET /orders": ["sort"]},
)
BOOKS = Shown(
    serving={"GET /orders": ["test_a"], "GET /books": ["test_a"]},
    seconds={"test_a": 3},
    queries={"GET /orders": ["page"]},
)
BOTH = Shown(
    serving={"GET /books": ["test_a"], "GET /orders": ["test_a", "test_b", "test_c"]},
    seconds={"test_b": 1.0, "test_a": 3},
    queries={"GET /orders": ["page", "sort"]},
)


def meet(folder: Path, *shown: Shown) -> list[Shown | None]:
    """Let as many workers meet, the last one first."""
    workers = [Meeting(folder, f"gw{number}", len(shown)) for number in range(len(shown))]
    with ThreadPoolExecutor(max_workers=len(shown)) as pool:
        meetings = [
            pool.submit(worker.meet, one)
            for worker, one in reversed(list(zip(workers, shown, strict=True)))
        ]
        return [one.result(timeout=30) for one in reversed(meetings)]


def test_the_first_worker_goes_on_with_what_all_have_shown(tmp_path: Path) -> None:
    assert meet(tmp_path, ORDERS, BOOKS) == [BOTH, None]


def test_it_does_not_matter_who_has_shown_what(tmp_path: Path) -> None:
    assert meet(tmp_path, BOOKS, ORDERS) == [BOTH, None]
    assert Shown.merged([BOOKS, ORDERS]) == Shown.merged([ORDERS, BOOKS]) == BOTH


def test_ten_come_before_eleven_but_after_nine(tmp_path: Path) -> None:
    shown = meet(tmp_path, *[Shown()] * 11)
    assert shown == [Shown(), *[None] * 10]


def test_a_worker_without_a_test_is_not_waited_for_and_does_not_probe(tmp_path: Path) -> None:
    Meeting(tmp_path, "gw0", 2).leave()
    assert Meeting(tmp_path, "gw1", 2).meet(ORDERS) == ORDERS


def test_who_has_met_may_leave(tmp_path: Path) -> None:
    first = Meeting(tmp_path, "gw0", 1)
    assert first.meet(ORDERS) == ORDERS
    first.leave()
    assert Meeting(tmp_path, "gw1", 1).meet(BOOKS) is None


def test_a_worker_that_died_is_not_waited_for(tmp_path: Path) -> None:
    absent(tmp_path, "gw0")
    assert Meeting(tmp_path, "gw1", 2).meet(ORDERS) == ORDERS


def test_what_a_worker_brought_before_it_died_counts(tmp_path: Path) -> None:
    Meeting(tmp_path, "gw0", 1).meet(BOOKS)
    absent(tmp_path, "gw0")
    assert Meeting(tmp_path, "gw1", 2).meet(ORDERS) is None  # It died while it probed.


def test_patience_has_an_end_and_then_nobody_probes_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meeting, "PATIENCE", 0.05)
    assert Meeting(tmp_path, "gw0", 2).meet(ORDERS) is None
    assert Meeting(tmp_path, "gw1", 2).meet(BOOKS) == BOTH


def test_of_many_tests_the_same_are_kept_whoever_ran_them(tmp_path: Path) -> None:
    names = [f"test_{number:02}" for number in range(3 * TESTS_KEPT)]

    def part(tests: Sequence[str]) -> Shown:
        return Shown(serving={"GET /orders": sorted(tests)[:TESTS_KEPT]})

    halves = Shown.merged([part(names[::2]), part(names[1::2])])
    assert halves == Shown.merged([part(names)])


def test_one_process_meets_nobody() -> None:
    assert Alone().meet(ORDERS) == ORDERS
    Alone().leave()
