"""The two examples: one is done, the other is not, and each of its defects has an item of its own."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

EXAMPLES = Path(__file__).parent.parent / "examples"

FIXES = tomllib.loads((EXAMPLES / "unfinished" / "fixes.toml").read_text())["fix"]

pytestmark = pytest.mark.slow


def copied(name: str, folder: Path) -> Path:
    left_out = shutil.ignore_patterns("__pycache__", "*.db", ".pytest_cache", "*.egg-info")
    return Path(shutil.copytree(EXAMPLES / name, folder / name, ignore=left_out))


def gate(project: Path, *options: str) -> tuple[int, dict[str, Any], str]:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", "--backend-dod",
         "--backend-dod-report", f"json:{project / 'dod.json'}", *options],
        cwd=project, capture_output=True, text=True, timeout=400, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    return done.returncode, json.loads((project / "dod.json").read_text()), done.stdout


def leaves(value: Any, path: str = "") -> dict[str, Any]:
    """Return what a report says, by where it says it, so that a difference can be read."""
    if isinstance(value, dict):
        inner = [(f"{path}.{key}", one) for key, one in value.items() if key != "seconds"]
    elif isinstance(value, list):
        inner = [(f"{path}[{number}]", one) for number, one in enumerate(value)]
    else:
        return {path: value}
    return {where: leaf for name, one in inner for where, leaf in leaves(one, name).items()}


def states(report: dict[str, Any]) -> dict[str, str]:
    return {item["id"]: item["state"] for item in report["items"]}


@cache
def unfinished_states(folder: Path) -> dict[str, str]:
    return states(gate(copied("unfinished", folder))[1])


@pytest.fixture(scope="module")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("unfinished")


@pytest.fixture(scope="module")
def orders(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, dict[str, Any], str]:
    return gate(copied("orders", tmp_path_factory.mktemp("orders")))


def test_orders_is_done_and_every_item_is_decided_by_a_probe(
    orders: tuple[int, dict[str, Any], str],
) -> None:
    status, report, output = orders
    assert (status, report["done"]) == (0, True), output
    assert set(states(report).values()) == {"passed"}
    assert all(item["probes"] for item in report["items"])
    assert len(report["items"]) >= 8
    told = [probe["measures"]["by operation"] for item in report["items"] for probe in item["probes"]
            if probe["name"] == "endpoints"]  # fmt: skip
    assert all(
        operation["times"]["answers"] == sum(operation["statuses"].values()) > 0
        for operation in told[0].values()
    )


@pytest.mark.parametrize(
    "distribution",
    [(), ("-n", "2"), ("-n", "4", "--dist", "loadscope")],
    ids=lambda options: " ".join(options) or "again",
)
def test_another_run_of_orders_differs_in_times_only(
    orders: tuple[int, dict[str, Any], str], distribution: tuple[str, ...], tmp_path: Path
) -> None:
    # Paths stand in tracebacks: nothing may be decided by how long they are.
    elsewhere = tmp_path / ("a folder with a long name " * 8).strip()
    _, report, output = gate(copied("orders", elsewhere), *distribution)
    here, there = leaves(report), leaves(orders[1])
    differ = {key: (there.get(key), here.get(key)) for key in here.keys() | there.keys()
              if here.get(key) != there.get(key)}  # fmt: skip
    assert not differ, f"{differ}\n{output}"


def test_unfinished_is_not_done_and_each_item_shows_evidence(shared_folder: Path) -> None:
    status, report, output = gate(copied("unfinished", shared_folder / "all"))
    assert status == 1
    assert set(states(report).values()) == {"failed"}, output
    for item in report["items"]:
        findings = [finding for probe in item["probes"] for finding in probe["findings"]]
        assert findings and all(f["where"] and f["remedy"] for f in findings), item["id"]


@pytest.mark.parametrize("fix", FIXES, ids=[fix["item"] for fix in FIXES])
def test_fixing_one_defect_flips_just_its_item(
    fix: dict[str, Any], tmp_path: Path, shared_folder: Path
) -> None:
    before = unfinished_states(shared_folder / "before")
    project = copied("unfinished", tmp_path)
    for edit in fix["edit"]:
        path = project / edit["file"]
        text = path.read_text()
        assert text.count(edit["old"]) == 1
        path.write_text(text.replace(edit["old"], edit["new"]))
    _, report, output = gate(project)
    assert states(report) == {**before, fix["item"]: "passed"}, output
