"""Where reports go."""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from pathlib import Path

import pytest

from pytest_backend_dod.errors import UsageError
from pytest_backend_dod.model import State
from pytest_backend_dod.reports.destinations import Destination, read

from .examples import HOSTILE, result, verdict


def test_relative_paths_start_where_pytest_was_called(tmp_path: Path) -> None:
    (destination,) = read(["json:out/dod.json"], tmp_path)
    assert destination == Destination(format="json", path=tmp_path / "out/dod.json")


def test_absolute_paths_stay(tmp_path: Path) -> None:
    (destination,) = read([f"json:{tmp_path}/dod.json"], Path("elsewhere"))
    assert destination.path == tmp_path / "dod.json"


def test_path_may_hold_a_colon(tmp_path: Path) -> None:
    (destination,) = read(["json:a:b.json"], tmp_path)
    assert destination.path.name == "a:b.json"


@pytest.mark.parametrize("option", ["", "json", "json:", ":dod.json", "yaml:dod.yaml", "dod.json"])
def test_anything_else_is_refused(option: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"is not FORMAT:PATH(.|\n)*Formats: json"):
        read([option], tmp_path)


def test_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder"):
        read([f"json:{tmp_path}"], tmp_path)


def test_folders_are_made(tmp_path: Path) -> None:
    (destination,) = read(["json:a/b/dod.json"], tmp_path)
    assert destination.write(result(verdict(State.PASSED))) == ""
    assert json.loads(destination.path.read_bytes())["done"] is True


def test_a_dash_is_the_standard_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (destination,) = read(["json:-"], tmp_path)
    assert destination.path is None
    assert destination.write(result(verdict(State.PASSED), left_out=1)) == ""
    assert json.loads(capsys.readouterr().out)["left_out"] == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("encoding", ["ascii", "utf-8", "cp1252"])
def test_the_standard_output_may_know_few_letters(
    encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding))
    assert Destination(format="md", path=None).write(result(verdict(summary=HOSTILE))) == ""
    assert b"Definition of Done" in raw.getvalue()


def test_a_standard_output_that_is_gone_is_told() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    gone = os.fdopen(writing, "w")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", gone)
        trouble = Destination(format="md", path=None).write(result(verdict()))
    with contextlib.suppress(OSError):
        gone.close()
    assert trouble == (
        "--backend-dod-report: the standard output could not be written (Broken pipe)"
    )


def test_what_prevents_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (destination,) = read(["json:file/dod.json"], tmp_path)
    assert "could not be written" in destination.write(result(verdict()))


def test_broken_text_is_still_json(tmp_path: Path) -> None:
    (destination,) = read(["json:dod.json"], tmp_path)
    assert destination.write(result(verdict(summary=HOSTILE))) == ""
    assert json.loads(destination.path.read_bytes())["items"][0]["summary"] == HOSTILE
