"""The arithmetic of the benchmarks, and what they read."""

from __future__ import annotations

import ast
import json
import math
import sys
from pathlib import Path

import pytest

from benchmarks import finding, growth, measuring, peers, probing, scanning, source_tree
from benchmarks.measuring import Measured


def test_a_child_is_measured_with_its_own_children(tmp_path: Path) -> None:
    burn = "sum(number * number for number in range(3_000_000))"
    nested = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {burn!r}], check=True)"
    alone = measuring.run([sys.executable, "-c", "pass"], cwd=tmp_path)
    both = measuring.run([sys.executable, "-c", nested], cwd=tmp_path)
    assert both.cpu > alone.cpu
    assert both.peak > 1_000_000


@pytest.mark.skipif(sys.platform != "linux", reason="orphans cannot be adopted there")
def test_what_outlives_its_parent_is_measured_too(tmp_path: Path) -> None:
    burn = "import time; time.sleep(0.2); sum(number * number for number in range(3_000_000))"
    left = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {burn!r}])"
    alone = measuring.run([sys.executable, "-c", "import subprocess"], cwd=tmp_path)
    both = measuring.run([sys.executable, "-c", left], cwd=tmp_path)
    assert both.cpu > 2 * alone.cpu


def test_a_child_that_ends_otherwise_ends_the_benchmark_with_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="ended with 3:\nno"):
        measuring.run([sys.executable, "-c", "print('no'); exit(3)"], cwd=tmp_path)


def test_steps_add_up() -> None:
    one = Measured(wall=1.0, cpu=2.0, peak=30, status=0)
    two = Measured(wall=0.5, cpu=0.25, peak=40, status=0)
    assert one + two == Measured(wall=1.5, cpu=2.25, peak=40, status=0)


@pytest.mark.parametrize(("power", "factor"), [(1.0, 3.0), (2.0, 0.1), (0.0, 5.0)])
def test_the_exponent_is_the_power_of_the_size(power: float, factor: float) -> None:
    sizes = [10, 100, 1000]
    values = [factor * size**power for size in sizes]
    assert measuring.exponent(sizes, values) == pytest.approx(power)


def test_one_size_has_no_exponent() -> None:
    assert math.isnan(measuring.exponent([10], [1.0]))


def test_nobody_is_always_first() -> None:
    assert list(measuring.turns(["a", "b"], 3)) == [["a", "b"], ["b", "a"], ["a", "b"]]


def test_a_target_is_a_limit_from_above_or_below() -> None:
    assert measuring.verdict(0.3, 0.33, most=True) == "target ≤ 0.33: reached"
    assert measuring.verdict(0.3, 0.33, most=False) == "target ≥ 0.33: not reached"


def test_the_same_tree_is_made_each_time_and_its_python_parses(tmp_path: Path) -> None:
    trees = [source_tree.lay_out(tmp_path / name, 200_000) for name in ("one", "two")]
    texts = [
        {
            path.relative_to(tree.folder): path.read_text()
            for path in tree.folder.rglob("src/**/*.*")
        }
        for tree in trees
    ]
    assert texts[0] == texts[1]
    assert sum(map(len, texts[0].values())) == trees[0].size >= 200_000
    assert len(trees[0].planted) >= 5
    for path, text in texts[0].items():
        if path.suffix == ".py":
            ast.parse(text)
    for place in trees[0].planted:
        path, _, line = place.rpartition(":")
        assert any(word in texts[0][Path(path)].split("\n")[int(line) - 1].upper() for word in
                   ("SECRET_KEY", "APIKEY", "DB_PASSWORD"))  # fmt: skip


def test_found_secrets_are_told_from_others(tmp_path: Path) -> None:
    tree = source_tree.Tree(
        folder=tmp_path, files=2, size=9, planted=frozenset({"src/a.py:3", "src/b.ts:1"})
    )
    ours = json.dumps(["src/a.py:3", "src/c.py:9"])
    theirs = json.dumps({"results": {"src/b.ts": [{"line_number": 1}]}})
    assert scanning.found_by("gate", ours, tree) == "1 of 2, 1 others"
    assert scanning.found_by("detect-secrets", theirs, tree) == "1 of 2, 0 others"


def test_the_breakdown_adds_up_to_the_whole() -> None:
    noted = [
        {"what": "session", "wall": 9.0, "cpu": 8.0, "requests": 5, "process": 1},
        {"what": "tests", "wall": 3.0, "cpu": 3.0, "requests": 0, "process": 1},
        {"what": "hosts", "wall": 4.0, "cpu": 3.5, "requests": 5, "process": 1},
        {"what": "experiment fuzz", "wall": 3.0, "cpu": 3.0, "requests": 5, "process": 1},
    ]
    text = "\n".join(json.dumps(one) for one in noted)
    lines = list(peers.parts(text, Measured(wall=10.0, cpu=8.5, peak=0, status=0)))
    figures = {line[:32].strip(): line[32:].split() for line in lines}
    assert figures["start and end of hosts"] == ["1.00", "0.50"]
    assert figures["start of Python and plugins"] == ["1.00", "0.50"]
    parts = [float(row[1]) for name, row in figures.items() if name != "whole"]
    assert sum(parts) == pytest.approx(8.5)


def test_rates_count_probes_and_their_hosts() -> None:
    noted = [
        {"what": "experiment fuzz", "cpu": 2.0, "requests": 100},
        {"what": "judge fuzz", "cpu": 0.5, "requests": 0},
        {"what": "hosts", "cpu": 4.0, "requests": 100},
        {"what": "look secrets", "cpu": 9.0, "requests": 0},
    ]
    rates = dict(probing.rates("\n".join(json.dumps(one) for one in noted)))
    assert rates == {"fuzz": (100, 2.5), "all, with hosts": (100, 4.0)}


def test_failures_are_read_from_either_report() -> None:
    failure = {"operation": "GET /books", "code": "ST101"}
    event = {
        "ScenarioFinished": {
            "recorder": {"checks": {"x": [{"failure_info": {"failure": failure}}, {}]}}
        }
    }
    other = {"ScenarioFinished": {"recorder": None}}
    lines = [json.dumps(event), json.dumps(other), json.dumps(["POST /books", "ST105"])]
    assert list(finding.reported("\n".join(lines))) == [
        ("GET /books", "ST101"),
        ("POST /books", "ST105"),
    ]


def test_lines_of_a_checklist_differ() -> None:
    lines = growth.many_lines(60)
    assert len(lines) == len(set(lines)) == 60
