"""What the documentation shows is true, and the site can be built."""

from __future__ import annotations

import ast
import datetime
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from pytest_backend_dod import config, parameters
from pytest_backend_dod.checklist.reading import read_items
from pytest_backend_dod.probes.registry import collect

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parent.parent
PAGES = sorted(ROOT.glob("docs/*.md"))

_BLOCK = re.compile(r"^(?:<!-- file: (?P<file>\S+) -->\n)?```(?P<language>\w+)\n(?P<text>.*?)^```",
                    re.MULTILINE | re.DOTALL)  # fmt: skip


def blocks(language: str) -> Iterator[object]:
    """Yield every block of a language, with the name of its page."""
    for page in PAGES:
        for number, found in enumerate(_BLOCK.finditer(page.read_text(encoding="utf-8")), 1):
            if found["language"] == language:
                yield pytest.param(found["text"], id=f"{page.name} {number}")


@pytest.mark.parametrize("text", list(blocks("toml")))
def test_configuration_is_understood(text: str) -> None:
    table = tomllib.loads(text).get("tool", {}).get("backend-dod", {})
    read = config.read(table, root=ROOT, today=datetime.date(2026, 11, 21), environ=_Everything())
    known = collect(())
    for values in (read.probes, *read.items.values()):
        for name, given in values.items():
            if name in known:
                parameters.read(known[name].Parameters, given, where=name)


class _Everything(dict[str, str]):
    """An environment in which every variable is set."""

    def __missing__(self, name: str) -> str:
        return "set"

    def __contains__(self, name: object) -> bool:
        return True

    def get(self, name: str, default: object = None) -> str:  # type: ignore[override]
        return "set"


@pytest.mark.parametrize("text", list(blocks("python")))
def test_python_is_python(text: str) -> None:
    assert ast.parse(text).body


@pytest.mark.parametrize("text", list(blocks("yaml")))
def test_yaml_is_yaml(text: str) -> None:
    assert yaml.safe_load(text)


@pytest.mark.parametrize("text", list(blocks("markdown")))
def test_lists_have_items(text: str) -> None:
    assert read_items(text, file="DEFINITION_OF_DONE.md", title_known=True)


def test_options_that_pages_name_exist(pytester: pytest.Pytester) -> None:
    shown = pytester.runpytest_subprocess("--help").stdout.str()
    named = {
        option
        for page in PAGES
        for option in re.findall(r"--backend-dod[\w-]*", page.read_text(encoding="utf-8"))
    }
    assert len(named) > 8
    assert {option for option in named if option not in shown} == set()


def quick_starts() -> Iterator[object]:
    """Yield the files of each project that the quick start shows."""
    text = (ROOT / "docs" / "quick-start.md").read_text(encoding="utf-8")
    head, *sections = re.split(r"^## ", text, flags=re.MULTILINE)
    common = {found["file"]: found["text"] for found in _BLOCK.finditer(head) if found["file"]}
    for section in sections:
        files = {
            found["file"]: found["text"] for found in _BLOCK.finditer(section) if found["file"]
        }
        if files:
            yield pytest.param({**common, **files}, id=section.partition("\n")[0])


@pytest.mark.slow
@pytest.mark.parametrize("files", list(quick_starts()))
def test_each_quick_start_is_done(files: dict[str, str], tmp_path: Path) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    left_out = ("PYTEST_", "COV_", "DJANGO_")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(left_out)}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--backend-dod"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "DONE: 5 items" in done.stdout


def test_the_site_is_built_without_a_warning(tmp_path: Path) -> None:
    pytest.importorskip("mkdocs")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "site")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stderr
    assert (tmp_path / "site" / "quick-start" / "index.html").is_file()
