"""Coverage that was measured in parts, on machines with other paths, is that of one run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import coverage
import pytest

from pytest_backend_dod.recording import coverage_data, measuring

CODE = """
def price(amount, member):
    if member:
        amount -= 1
    if amount > 100:
        return amount - 5
    return amount
"""


def project(folder: Path) -> Path:
    (folder / "shop").mkdir(parents=True)
    (folder / "shop" / "__init__.py").write_text("")
    (folder / "shop" / "prices.py").write_text(CODE)
    (folder / "shop" / "unused.py").write_text("a = 1\n")
    return folder


def measured(
    root: Path,
    *calls: tuple[int, bool],
    monkeypatch: pytest.MonkeyPatch,
    branch: bool = True,
    **more: Any,
) -> coverage.Coverage:
    """Call the function under coverage, as one part of a suite would."""
    monkeypatch.chdir(root)
    cov = coverage.Coverage(
        data_file=str(root / ".coverage"),
        branch=branch,
        source=[str(root)],
        config_file=False,
        **more,
    )
    cov.start()
    scope: dict[str, Any] = {}
    exec(compile(CODE, str(root / "shop" / "prices.py"), "exec"), scope)
    for call in calls:
        scope["price"](*call)
    cov.stop()
    return cov


def kept(root: Path, *calls: tuple[int, bool], monkeypatch: pytest.MonkeyPatch, **more: Any) -> Any:
    cov = measured(root, *calls, monkeypatch=monkeypatch, **more)
    return json.loads(json.dumps(coverage_data.kept(cov, "coverage run", "", root)))


@pytest.mark.parametrize("branch", [True, False], ids=["branches", "lines"])
def test_parts_from_other_folders_are_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, branch: bool
) -> None:
    here, there = project(tmp_path / "here"), project(tmp_path / "there" / "deep")
    parts = [
        kept(here, (10, True), monkeypatch=monkeypatch, branch=branch),
        kept(there, (200, False), monkeypatch=monkeypatch, branch=branch),
    ]
    cov = measured(here, (10, True), (200, False), monkeypatch=monkeypatch, branch=branch)
    whole, _ = measuring.record(cov, "coverage run")

    for order in (parts, parts[::-1]):
        record, missing = coverage_data.joined(order, here)
        assert (record, missing) == (whole, "")
    assert whole is not None
    assert whole.missing == 1, "only the file that nothing ran"
    assert [file.path for file in whole.files] == [
        "shop/__init__.py",
        "shop/prices.py",
        "shop/unused.py",
    ]
    assert str(tmp_path) not in json.dumps(parts)


def test_a_part_that_measured_nothing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project(tmp_path)
    good = kept(root, (10, True), monkeypatch=monkeypatch)
    bad = coverage_data.kept(None, "", "nobody measured", root)

    assert coverage_data.joined([good, bad], root) == (
        None,
        "a part was not measured: nobody measured",
    )
    assert coverage_data.joined([bad, bad], root) == (None, "nobody measured")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"source": "pytest-cov"}, "source"),
        ({"arcs": False}, "arcs"),
        ({"options": {}}, "options"),
    ],
)
def test_parts_that_were_not_measured_alike_are_not_joined(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: dict[str, Any], said: str
) -> None:
    root = project(tmp_path)
    one = kept(root, (10, True), monkeypatch=monkeypatch)

    record, missing = coverage_data.joined([one, {**one, **change}], root)

    assert record is None
    assert missing == f"the parts of the suite were not measured alike ({said})"


def test_a_file_that_is_not_here_is_no_figure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project(tmp_path)
    one = kept(root, (10, True), monkeypatch=monkeypatch)
    (root / "shop" / "prices.py").unlink()

    record, missing = coverage_data.joined([one], root)

    assert record is None
    assert "No source for code" in missing


def test_code_without_a_source_is_left_out_of_every_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project(tmp_path)

    def part(made_up: str) -> Any:
        cov = measured(root, (10, True), monkeypatch=monkeypatch)
        cov.start()
        exec(compile("x = 1\n", str(root / made_up), "exec"), {})
        cov.stop()
        return json.loads(json.dumps(coverage_data.kept(cov, "coverage run", "", root)))

    record, missing = coverage_data.joined([part("made_up_1"), part("made_up_2")], root)

    assert missing == ""
    assert record is not None
    assert [file.path for file in record.files] == [
        "shop/__init__.py",
        "shop/prices.py",
        "shop/unused.py",
    ]
    assert any(note.startswith("2 names are left out") for note in record.notes)


def test_greenlets_of_any_part_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(tmp_path)
    one = kept(root, (10, True), monkeypatch=monkeypatch)
    record, _ = coverage_data.joined(
        [{**one, "greenlets": True}, {**one, "greenlets": False}], root
    )
    assert record is not None
    assert any("greenlets run here" in note for note in record.notes)
