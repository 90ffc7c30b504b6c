"""Where things stand in the pictures."""

from __future__ import annotations

from typing import Any

import pytest

from pytest_backend_dod.reports.html_charts import (
    HEIGHT,
    MOST_FILES,
    Burst,
    attempts,
    burst,
    coverage,
    drawn,
    duration,
    spread,
    tone_of,
)
from pytest_backend_dod.reports.html_tables import MOST_OPERATIONS, chains, operations, readiness

from .examples import result
from .measures import BURST, COVERAGE, HEALTH, LOGIN, MIGRATIONS, TIMES
from .test_html import of_probe


class TestCoverage:
    def test_bars_are_as_long_as_their_files_and_the_worst_comes_first(self) -> None:
        picture = coverage(COVERAGE, {"min": 85.0})
        assert picture is not None
        assert (picture.figure, picture.floor, picture.left_out) == (87.5, 85.0, 0)
        assert [(bar.path, bar.covered, bar.uncovered) for bar in picture.bars] == [
            ("shop/app.py", 83.33, 16.67), ("shop/orders.py", 33.33, 0.0),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("parameters", "figure"), [({}, 87.5), ({"branch": True}, 80.0), ({"line": True}, 90.0)]
    )
    def test_the_figure_is_the_one_that_the_line_asks_for(
        self, parameters: dict[str, Any], figure: float
    ) -> None:
        picture = coverage(COVERAGE, parameters)
        assert picture is not None
        assert (picture.figure, picture.floor) == (figure, None)

    def test_files_beyond_a_number_are_counted(self) -> None:
        files = {f"{n:03}.py": [10, 1 if n < 20 else 0] for n in range(50)}
        picture = coverage({"headline": 96, "files": files}, {})
        assert picture is not None
        assert len(picture.bars) == MOST_FILES
        assert (picture.left_out, picture.left_out_missing) == (50 - MOST_FILES, 20 - MOST_FILES)

    def test_nothing_measured_is_no_picture(self) -> None:
        assert coverage({"headline": 100, "files": {"a.py": [0, 0]}}, {}) is None


def row(**values: Any) -> Burst:
    picture = burst({**BURST, **values}, {"limit": 5})
    assert picture is not None
    return picture


class TestBurst:
    def test_requests_stand_side_by_side_and_the_refusal_towers(self) -> None:
        picture = row()
        assert [tick.x for tick in picture.ticks] == [0, 20, 40, 60, 80, 100]
        assert [tick.height == HEIGHT for tick in picture.ticks] == [False] * 5 + [True]
        assert picture.refused is not None
        assert (picture.refused.x, picture.refused.label) == (100, "429")
        assert picture.ticks[-1].title == "request 6: 429, 60 ms"

    def test_the_limit_is_marked_where_it_should_have_come(self) -> None:
        limit = row().limit
        assert limit is not None
        assert (limit.x, limit.label) == (80, "limit 5")

    def test_a_limit_beyond_what_was_sent_widens_the_picture(self) -> None:
        picture = burst(BURST, {"limit": 11})
        assert picture is not None
        assert (picture.end, picture.ticks[-1].x) == (11, 50)
        assert picture.limit is not None
        assert picture.limit.x == 100

    def test_a_limit_far_beyond_is_left_out(self) -> None:
        picture = burst(BURST, {"limit": 1000})
        assert picture is not None
        assert (picture.end, picture.limit) == (6, None)

    def test_what_remains_falls_to_the_ground(self) -> None:
        picture = row()
        assert picture.told == (4, 0)
        heights = [picture.remaining[0].y1, *(piece.y2 for piece in picture.remaining)]
        assert heights == sorted(heights)
        assert (heights[0], heights[-1]) == (8, HEIGHT)

    def test_without_announcement_there_is_no_line(self) -> None:
        silent = [{**point, "remaining": None} for point in BURST["row"]]
        assert (row(row=silent).told, row(row=silent).remaining) == (None, ())

    def test_a_row_that_was_never_refused_has_no_refusal(self) -> None:
        lax = [{**point, "status": 200} for point in BURST["row"]]
        picture = row(row=lax, throttled=False)
        assert picture.refused is None
        assert {tick.tone for tick in picture.ticks} == {"good"}

    def test_points_left_out_are_counted(self) -> None:
        assert (row().drawn, row().sent) == (6, 6)
        thin = [BURST["row"][0], BURST["row"][-1]]
        assert (row(row=thin).drawn, row(row=thin).sent) == (2, 6)

    def test_one_request_is_a_row_too(self) -> None:
        assert [tick.x for tick in row(row=BURST["row"][:1]).ticks] == [0]


class TestSpread:
    def test_times_stand_in_proportion_to_the_slowest(self) -> None:
        picture = spread(TIMES)
        assert picture is not None
        places = (
            picture.low,
            picture.quarter,
            picture.half,
            picture.three_quarters,
            picture.most,
            picture.high,
        )
        assert places == (10, 20, 40, 50, 80, 100)
        assert (picture.labels["half"], picture.answers) == ("4.0 s", 90)

    def test_no_answer_is_no_picture(self) -> None:
        assert spread({"answers": 0, "within": []}) is None


class TestAttempts:
    def test_a_refusal_towers_over_what_nobody_would_notice(self) -> None:
        picture = attempts(LOGIN)
        assert picture is not None
        assert [bar.tone for bar in picture.bars] == ["plain"] * 3 + ["lock"]
        assert [bar.height for bar in picture.bars] == [8.2, 8.2, 8.2, 48]
        assert picture.runs == ((401, 3), (429, 1))

    def test_a_growing_delay_is_seen(self) -> None:
        slow = [{"attempt": n, "status": 401, "seconds": 2.0**n} for n in range(4)]
        picture = attempts({**LOGIN, "row": slow})
        assert picture is not None
        heights = [bar.height for bar in picture.bars]
        assert heights == sorted(heights)
        assert (heights[-1], picture.slowest) == (48, "8.0 s")


class TestTables:
    def test_phases_stand_in_the_order_in_which_they_came(self) -> None:
        picture = readiness(HEALTH)
        assert picture is not None
        assert [name for _, name in picture.phases] == ["there", "away", "back", "silent"]
        lanes = {
            path: [f"{a.status} {a.took}".strip() if a else None for a in answers]
            for path, answers in picture.lanes
        }
        assert lanes == {
            "/live": ["200", "200 at once", None, None],
            "/ready": ["200", "503 at once", "200 100 ms", "no answer 6.0 s"],
        }

    def test_where_nothing_was_taken_away_there_is_no_timeline(self) -> None:
        assert readiness({"phases": {}}) is None

    def test_a_chain_tells_what_became_of_each_revision(self) -> None:
        (chain,) = chains(MIGRATIONS) or ()
        assert [(link.revision, link.trouble) for link in chain.links] == [
            ("b2", ""), ("c3", "cannot be taken back"),
        ]  # fmt: skip
        assert (chain.place, chain.left_out) == ("alembic.ini", 1)

    def test_several_places_have_chains_of_their_own(self) -> None:
        links = [{**link, "place": place} for place in "ab" for link in MIGRATIONS["chain"]]
        told = chains({"revisions": 9, "chain": links}) or ()
        assert [(one.place, len(one.links), one.left_out) for one in told] == [
            ("a", 2, 0),
            ("b", 2, 0),
        ]

    def test_operations_of_several_lines_are_told_once(self) -> None:
        same = of_probe("fuzz", {"statuses": {"GET /a": {"200": 1}}})
        other = of_probe("fuzz", {"statuses": {"GET /a": {"200": 9}, "GET /b": {"0": 2}}})
        table = operations(result(same, other))
        assert table is not None
        assert (table.columns, table.known) == (("fuzzing",), False)
        assert [(row.path, [(s.status, s.count) for s in row.cells[0] or ()]) for row in table.rows] == [
            ("/a", [("200", 1)]), ("/b", [("no answer", 2)]),
        ]  # fmt: skip

    def test_operations_stand_by_path_and_usual_method(self) -> None:
        statuses = {f"{method} /b": {"200": 1} for method in ("DELETE", "PURGE", "POST", "GET")}
        table = operations(
            result(of_probe("fuzz", {"statuses": {**statuses, "PUT /a": {"200": 1}}}))
        )
        assert table is not None
        assert [f"{row.method} {row.path}" for row in table.rows] == [
            "PUT /a", "GET /b", "POST /b", "DELETE /b", "PURGE /b",
        ]  # fmt: skip

    def test_operations_beyond_a_number_are_counted(self) -> None:
        many = {f"GET /{n}": {"200": 1} for n in range(MOST_OPERATIONS + 7)}
        table = operations(result(of_probe("fuzz", {"statuses": many})))
        assert table is not None
        assert (len(table.rows), table.left_out) == (MOST_OPERATIONS, 7)

    def test_without_requests_there_is_no_table(self) -> None:
        assert operations(result()) is None


@pytest.mark.parametrize(
    ("status", "tone"), [(0, "none"), (200, "good"), (302, "good"), (404, "refused"), (500, "bad")]
)
def test_a_status_has_a_tone(status: int, tone: str) -> None:
    assert tone_of(status) == tone


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (0.0004, "0.4 ms"),
        (0.0094, "9.4 ms"),
        (0.012, "12 ms"),
        (0.9994, "999 ms"),
        (0.9996, "1.0 s"),
        (6.04, "6.0 s"),
    ],
)
def test_times_have_the_unit_that_people_use(seconds: float, told: str) -> None:
    assert duration(seconds) == told


def test_what_cannot_be_drawn_is_left_out() -> None:
    assert drawn(lambda: {}["missing"]) is None
    assert drawn(lambda: 1 / 0) is None
    assert drawn(lambda: 1) == 1
