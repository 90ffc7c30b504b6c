"""A module is noticed when the project imports it, and never imported for the sake of being noticed."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from pytest_backend_dod.recording.imports import ImportWatch


@pytest.fixture
def watch() -> Iterator[ImportWatch]:
    watch = ImportWatch()
    watch.install()
    yield watch
    watch.remove()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that modules are imported from; what was imported is forgotten again."""
    monkeypatch.syspath_prepend(tmp_path)
    before = set(sys.modules)
    yield tmp_path
    for name in set(sys.modules) - before:
        del sys.modules[name]


def test_a_module_that_is_there_already_is_told_at_once(watch: ImportWatch) -> None:
    heard: list[ModuleType] = []
    watch.watch("json", heard.append)
    assert heard == [sys.modules["json"]]


def test_a_module_is_told_once_it_has_been_imported_whole(watch: ImportWatch, folder: Path) -> None:
    (folder / "late.py").write_text("first = 1\nlast = 2\n")
    heard: list[tuple[str, int]] = []
    watch.watch("late", lambda module: heard.append((module.__name__, module.last)))
    assert heard == []
    importlib.import_module("late")
    importlib.import_module("late")
    assert heard == [("late", 2)]


def test_a_module_inside_a_package(watch: ImportWatch, folder: Path) -> None:
    (folder / "pack").mkdir()
    (folder / "pack" / "__init__.py").write_text("")
    (folder / "pack" / "inner.py").write_text("from . import other\n")
    (folder / "pack" / "other.py").write_text("")
    heard: list[str] = []
    watch.watch("pack.other", lambda module: heard.append(module.__name__))
    importlib.import_module("pack")
    assert heard == []
    importlib.import_module("pack.inner")
    assert heard == ["pack.other"]


def test_what_the_project_does_not_import_is_not_imported(watch: ImportWatch, folder: Path) -> None:
    (folder / "lonely.py").write_text("raise RuntimeError('somebody imported me')\n")
    (folder / "wanted.py").write_text("")
    watch.watch("lonely", lambda _: None)
    importlib.import_module("wanted")
    assert "lonely" not in sys.modules


def test_the_module_looks_as_if_nobody_watched(watch: ImportWatch, folder: Path) -> None:
    (folder / "late.py").write_text("seen_by_itself = type(__spec__.loader).__name__\n")
    watch.watch("late", lambda _: None)
    late = importlib.import_module("late")
    assert late.seen_by_itself == "SourceFileLoader"
    assert type(late.__loader__).__name__ == "SourceFileLoader"


def test_a_question_whether_a_module_exists_is_no_import(watch: ImportWatch, folder: Path) -> None:
    (folder / "asked.py").write_text("")
    heard: list[str] = []
    watch.watch("asked", lambda module: heard.append(module.__name__))
    assert importlib.util.find_spec("asked") is not None
    assert heard == []
    importlib.import_module("asked")
    assert heard == ["asked"]


def test_an_import_that_fails_at_first(watch: ImportWatch, folder: Path) -> None:
    (folder / "moody.py").write_text(
        "import sys\nif not hasattr(sys, 'ready_for_moody'):\n    raise ImportError('not yet')\n"
    )
    heard: list[str] = []
    watch.watch("moody", lambda module: heard.append(module.__name__))
    with pytest.raises(ImportError, match="not yet"):
        importlib.import_module("moody")
    assert heard == []
    sys.ready_for_moody = True  # type: ignore[attr-defined]
    try:
        importlib.import_module("moody")
    finally:
        del sys.ready_for_moody  # type: ignore[attr-defined]
    assert heard == ["moody"]


def test_a_module_that_does_not_exist_is_still_missing(watch: ImportWatch) -> None:
    watch.watch("no_such_module_here", lambda _: None)
    with pytest.raises(ModuleNotFoundError, match="no_such_module_here"):
        importlib.import_module("no_such_module_here")


def test_nothing_is_told_after_the_end(folder: Path) -> None:
    (folder / "late.py").write_text("")
    heard: list[str] = []
    watch = ImportWatch()
    watch.install()
    watch.watch("late", lambda module: heard.append(module.__name__))
    watch.remove()
    importlib.import_module("late")
    assert heard == []
    assert watch not in sys.meta_path
