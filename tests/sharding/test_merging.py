"""What several shards show together: nothing is lost, and their order means nothing."""

from __future__ import annotations

import json
import random
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pytest_backend_dod.model import Status
from pytest_backend_dod.recording import coverage_data
from pytest_backend_dod.sharding import merging
from pytest_backend_dod.sharding.shard import Shard, read, write

from .examples import part

TASK = "health {}"


def seen(role: str, host: str, status: str = "passed", *, complete: bool = True) -> dict[str, Any]:
    return {"task": TASK, "role": role, "host": host, "said": status, "complete": complete}


def weigh(task: str, observations: list[dict[str, Any]]) -> Status:
    """A probe that fails when one observation says so, and sees nothing in none."""
    said = {one["said"] for one in observations}
    return next((s for s in Status if s.value in said and s is Status.FAILED), None) or (
        Status.PASSED if "passed" in said else Status.INCONCLUSIVE
    )


def chosen(*shards: Shard) -> list[str]:
    return [f"{o['role']} in {o['host']}" for o in merging.observations(shards, weigh)]


class TestOutcomes:
    @pytest.mark.parametrize(
        ("one", "other", "whole"),
        [
            ("passed", "failed", "failed"),
            ("skipped", "passed", "passed"),
            ("skipped", "skipped", "skipped"),
            ("passed", "xfailed", "xfailed"),
            ("passed", "xpassed", "xpassed"),
            ("failed", "skipped", "failed"),
        ],
    )
    def test_of_a_test_that_ran_twice_what_speaks_against_it_counts(
        self, one: str, other: str, whole: str
    ) -> None:
        for pair in ((one, other), (other, one)):
            record = merging.outcomes([part(last={"t": how}) for how in pair])
            assert record.outcome("t") == whole

    def test_an_error_in_one_part_stays_an_error(self) -> None:
        whole = merging.outcomes(
            [part(last={"t": "passed"}), part(last={"t": "passed"}, errors=["t"])]
        )
        assert whole.outcome("t") == "error"
        assert whole.passed() == set()

    def test_all_tests_are_counted(self) -> None:
        whole = merging.outcomes(
            [part(last={"a": "passed"}), part(last={"b": "skipped"}, errors=["c"])]
        )
        assert whole.ran() == {"a", "b", "c"}


class TestObservations:
    def test_each_experiment_counts_once(self) -> None:
        one = part(live={"observations": [seen("a", "x"), seen("b", "x")]})
        two = part(live={"observations": [seen("b", "y"), seen("c", "y")]})
        assert chosen(one, two) == ["a in x", "b in x", "c in y"]

    def test_a_defect_that_any_part_saw_is_kept(self) -> None:
        good = part(live={"observations": [seen("a", "x")]})
        bad = part(live={"observations": [seen("a", "y", "failed")]})
        blind = part(live={"observations": [seen("a", "z", "inconclusive")]})
        for order in ([good, bad, blind], [blind, good, bad], [bad, blind, good]):
            assert chosen(*order) == ["a in y"]

    def test_one_that_saw_nothing_gives_way(self) -> None:
        blind = part(live={"observations": [seen("a", "z", "inconclusive")]})
        good = part(live={"observations": [seen("a", "x")]})
        assert chosen(blind, good) == chosen(good, blind) == ["a in x"]

    def test_what_one_part_began_another_completes(self) -> None:
        begun = part(live={"observations": [seen("a", "x", "failed", complete=False)]})
        whole = part(live={"observations": [seen("a", "y")]})
        assert chosen(begun, whole) == chosen(whole, begun) == ["a in x", "a in y"]


EXERCISED = st.dictionaries(st.sampled_from(["GET /a", "POST /b"]), st.just({"200": 1}))
LEAK = st.builds(
    lambda op, name, text: {"operation": op, "name": name, "excerpt": text, "matched": text},
    st.sampled_from(["GET /a", "POST /b"]),
    st.sampled_from(["a path", "a stack trace"]),
    st.sampled_from(["/srv/one", "/srv/two"]),
)
OBSERVATION = st.builds(
    seen,
    st.sampled_from("abc"),
    st.sampled_from(["t::1", "t::2", "t::3"]),
    st.sampled_from(["passed", "failed", "inconclusive"]),
    complete=st.booleans(),
)
LIVE = st.fixed_dictionaries(
    {
        "observations": st.lists(OBSERVATION, max_size=4),
        "hosts": st.lists(st.sampled_from(["t::1", "t::2"]), unique=True),
        "lost": st.dictionaries(st.sampled_from(["t::1"]), st.sampled_from(["gone", "asleep"])),
        "exercised": EXERCISED,
        "durations": EXERCISED,
        "document": st.sampled_from(["", "app one", "app two"]),
        "operations": st.lists(st.sampled_from(["GET /a", "POST /b", "GET /c"]), unique=True),
        "leaks": st.fixed_dictionaries({"looked": st.just(2), "found": st.lists(LEAK, max_size=2)}),
        "notes": st.lists(st.sampled_from(["one", "two"]), unique=True),
        "apps": st.lists(st.sampled_from(["Flask", "FastAPI"]), unique=True),
        "rests": st.just({TASK: {"requests": 3}}),
        "spent": st.just({}) | st.fixed_dictionaries({TASK: st.sampled_from([1.0, 2.5])}),
    }
)
LAST = st.dictionaries(
    st.sampled_from(["t::1", "t::2", "t::3", "t::4"]),
    st.sampled_from(["passed", "failed", "skipped", "xfailed", "xpassed"]),
)
COVERAGE = st.builds(
    lambda lines: {
        "missing": "",
        "source": "backend-dod",
        "arcs": False,
        "greenlets": False,
        "options": {"run:source": ["{root}"]},
        "files": {"{root}/shop.py": {"tracer": "", "seen": sorted(lines)}},
    },
    st.sets(st.integers(1, 6)),
)
SHARDS = st.lists(
    st.builds(
        lambda last, live, coverage, messages: part(
            last=last, live=live, coverage=coverage, messages=messages
        ),
        LAST,
        LIVE,
        COVERAGE,
        st.dictionaries(st.just("t::1"), st.sampled_from(["left", "right"])),
    ),
    min_size=1,
    max_size=4,
)


def joined(shards: list[Shard], root: Path) -> str:
    """Everything that is made of shards, as text."""
    whole = merging.live(shards)
    whole.observations = merging.observations(shards, weigh)
    coverage, missing = coverage_data.joined([one.coverage for one in shards], root)
    suite = merging.outcomes(shards).record(
        partial="", coverage=coverage, coverage_missing=missing, tied=merging.ties(shards).tests
    )
    return json.dumps([asdict(whole), asdict(suite)])


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(shards=SHARDS, seed=st.randoms(use_true_random=False))
def test_any_order_of_arrival_gives_the_same(
    shards: list[Shard], seed: random.Random, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = tmp_path_factory.mktemp("project")
    root.joinpath("shop.py").write_text("a = 1\nb = 2\nc = 3\nd = 4\ne = 5\nf = 6\n")
    results = set()
    for _ in range(3):
        seed.shuffle(shards)
        folder = tmp_path_factory.mktemp("shards")
        for number, shard in enumerate(shards):
            write(shard, folder / str(number), "1.0")
        names = [str(number) for number in range(len(shards))]
        seed.shuffle(names)
        results.add(joined(list(read(names, folder, "1.0").values()), root))

    assert len(results) == 1
    lines = {line for shard in shards for line in shard.coverage["files"]["{root}/shop.py"]["seen"]}
    (_, suite) = json.loads(results.pop())
    assert suite["coverage"]["missing"] == 6 - len(lines)
