"""Where reports go."""

from __future__ import annotations

import json
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


def test_what_prevents_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (destination,) = read(["json:file/dod.json"], tmp_path)
    assert "could not be written" in destination.write(result(verdict()))


def test_broken_text_is_still_json(tmp_path: Path) -> None:
    (destination,) = read(["json:dod.json"], tmp_path)
    assert destination.write(result(verdict(summary=HOSTILE))) == ""
    assert json.loads(destination.path.read_bytes())["items"][0]["summary"] == HOSTILE
