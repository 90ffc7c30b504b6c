"""A shard as a file: found at any depth, whole, and of one run."""

from __future__ import annotations

import dataclasses
import itertools
import json
from pathlib import Path

import pytest

from pytest_backend_dod.errors import UsageError
from pytest_backend_dod.sharding.shard import Shard, check, read, write

from .examples import IDENTITY, part

ONE, TWO = (
    part(last={"test_a.py::test_one": "passed"}),
    part(last={"test_b.py::test_two": "failed"}),
)


def test_what_is_read_is_what_was_written(tmp_path: Path) -> None:
    path = write(ONE, tmp_path / "new" / "folder", "1.0")

    assert read(["new"], tmp_path, "1.0") == {path.relative_to(tmp_path).as_posix(): ONE}
    assert [one.name for one in path.parent.iterdir()] == [path.name], (
        "nothing half-written is left"
    )


def test_shards_of_several_machines_fit_into_one_folder(tmp_path: Path) -> None:
    assert write(ONE, tmp_path, "1.0") != write(TWO, tmp_path, "1.0")
    assert write(ONE, tmp_path, "1.0") == write(ONE, tmp_path, "1.0")
    assert len(read(["."], tmp_path, "1.0")) == 2


def test_the_order_of_the_folders_makes_no_difference(tmp_path: Path) -> None:
    for name, shard in (("x", ONE), ("y/deep/er", TWO), ("z", part(python="3.10"))):
        write(shard, tmp_path / name, "1.0")

    orders = [
        list(read(order, tmp_path, "1.0").values()) for order in itertools.permutations("xyz")
    ]

    assert len(orders) == 6
    assert all(order == orders[0] for order in orders)
    assert len(orders[0]) == 3


def test_one_that_is_given_twice_counts_once(tmp_path: Path) -> None:
    write(ONE, tmp_path / "x", "1.0")
    path = write(ONE, tmp_path / "y", "1.0")

    assert list(read(["y", "x", f"y/{path.name}"], tmp_path, "1.0").values()) == [ONE]


def refusal(tmp_path: Path, version: str = "1.0") -> str:
    with pytest.raises(UsageError) as caught:
        read(["shards"], tmp_path, version)
    return str(caught.value)


@pytest.mark.parametrize("made", [True, False], ids=["empty", "missing"])
def test_a_folder_without_shards_is_an_error(tmp_path: Path, made: bool) -> None:
    if made:
        (tmp_path / "shards").mkdir()
    assert "there is no shard in shards" in refusal(tmp_path)


def test_a_shard_of_another_version_is_named(tmp_path: Path) -> None:
    path = write(ONE, tmp_path / "shards", "1.0")
    assert f"shards/{path.name}: it was written by version 1.0, and this is 1.1" in refusal(
        tmp_path, "1.1"
    )


def cut(text: str) -> str:
    return text[: len(text) // 2]


def better(text: str) -> str:
    return text.replace("failed", "passed")


def other_list(text: str) -> str:
    return json.dumps([text])


def without_a_key(text: str) -> str:
    values = json.loads(text)
    del values["kept"]
    return json.dumps(values)


@pytest.mark.parametrize("harm", [cut, better, other_list, without_a_key, lambda _: ""])
def test_a_shard_that_was_cut_or_changed_is_refused(tmp_path: Path, harm) -> None:
    path = write(TWO, tmp_path / "shards", "1.0")
    before = path.read_text()
    path.write_text(harm(before))

    assert path.read_text() != before
    assert f"{path.name}: it is damaged" in refusal(tmp_path)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"commit": "d" * 40}, "it is of commit dddddddddddd, and this is cccccccccccc"),
        ({"commit": ""}, "it is of commit none, and this is"),
        ({"tree": "x"}, "its files were changed since the commit in another way"),
        ({"checklist": "x"}, "its checklist is another"),
        ({"experiments": "x"}, "its probes or their parameters are others"),
    ],
)
def test_a_shard_of_another_state_is_an_error(changed: dict[str, str], said: str) -> None:
    stranger = dataclasses.replace(TWO, identity=dataclasses.replace(IDENTITY, **changed))
    check({"ours.json": ONE}, IDENTITY)

    with pytest.raises(UsageError) as caught:
        check({"ours.json": ONE, "theirs.json": stranger}, IDENTITY)

    assert f"theirs.json: {said}" in str(caught.value)


def test_a_part_that_did_not_come_to_its_end_is_an_error() -> None:
    stopped: Shard = dataclasses.replace(ONE, unfinished="the suite was stopped: 1 failure")
    with pytest.raises(UsageError, match="did not come to its end: the suite was stopped"):
        check({"ours.json": stopped}, IDENTITY)
