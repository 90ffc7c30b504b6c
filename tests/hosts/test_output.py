"""What a process writes is read once, in whole lines."""

from __future__ import annotations

from pathlib import Path

from pytest_backend_dod.hosts.output import LINE_LIMIT, Output


def test_lines_are_read_as_they_come(tmp_path: Path):
    out, err = tmp_path / "out", tmp_path / "err"
    output = Output([out, err])
    assert output.lines() == ()
    out.write_text("one\ntw")
    assert output.lines() == ("one",)
    out.write_text("one\ntwo\n\n")
    err.write_text("three\n")
    assert output.lines() == ("two", "three")
    assert output.lines() == ()


def test_a_long_line_is_cut(tmp_path: Path):
    (tmp_path / "out").write_text("x" * (LINE_LIMIT + 10) + "\n")
    assert [len(line) for line in Output([tmp_path / "out"]).lines()] == [LINE_LIMIT]
