"""What the documentation shows is true, and the site can be built.

Every block of README.md and of the pages is run: a block that nothing runs is an error. What needs
a surrounding of its own is run by another test, which is named in :data:`ELSEWHERE`.
"""

from __future__ import annotations

import ast
import datetime
import json
import os
import re
import shlex
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from markdown_it import MarkdownIt

from pytest_backend_dod import config, parameters
from pytest_backend_dod.checklist.planning import plan
from pytest_backend_dod.checklist.reading import read_items
from pytest_backend_dod.probes.registry import collect

from .conftest import Project

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parent.parent
PAGES = (ROOT / "README.md", *sorted(ROOT.glob("docs/*.md")))
FILE = re.compile(r"<!-- file: (?P<name>\S+) -->")


@dataclass(frozen=True, kw_only=True)
class Block:
    """A block of code on a page."""

    page: str
    line: int
    language: str
    """What stands behind the fence; empty where nothing does, and for text that is only indented."""
    text: str
    before: str
    """The line above."""

    @property
    def file(self) -> str:
        """Name of the file that the block is the content of; empty when it is none."""
        found = FILE.fullmatch(self.before)
        return found["name"] if found else ""


def blocks_of(page: Path) -> Iterator[Block]:
    """Yield all blocks as a reader of markdown sees them, in lists and quotes too."""
    text = page.read_text(encoding="utf-8")
    lines = text.splitlines()
    for token in MarkdownIt().parse(text):
        if token.type in {"fence", "code_block"} and token.map is not None:
            first = token.map[0]
            yield Block(
                page=page.name,
                line=first + 1,
                language=token.info.strip(),
                text=token.content,
                before=lines[first - 1].strip() if first else "",
            )


BLOCKS = [block for page in PAGES for block in blocks_of(page)]


def kind(language: str) -> list[Any]:
    return [
        pytest.param(block, id=f"{block.page}:{block.line}")
        for block in BLOCKS
        if block.language == language
    ]


def known() -> dict[str, Any]:
    return dict(collect(()))


ELSEWHERE = {
    ("README.md", "bash"): (2, "test_readme.py"),
    ("README.md", "markdown"): (1, "test_readme.py"),
    ("ready-made.md", "yaml"): (3, "test_ready_made.py"),
    ("recipes-for-agents.md", "console"): (1, "test_recipes.py"),
    ("recipes-for-agents.md", "json"): (1, "test_recipes.py"),
    ("recipes-for-agents.md", "markdown"): (1, "test_recipes.py"),
    ("recipes-for-agents.md", "sh"): (2, "test_recipes.py"),
    ("sharding.md", "console"): (1, "test_shards.py"),
    ("sharding.md", "yaml"): (2, "test_shards.py"),
}
"""How many blocks of a page other tests carry out, and where."""

HERE = {
    "bash": "TestShell",
    "sh": "TestShell",
    "console": "TestCommands",
    "json": "test_json_is_json",
    "markdown": "TestLists",
    "python": "TestPython",
    "text": "TestShown",
    "toml": "TestConfiguration",
    "yaml": "TestPipelines",
}
"""What is done in this file with each kind of block."""


class TestNothingIsLeftOut:
    def test_there_is_something_to_run(self) -> None:
        assert len(BLOCKS) > 40
        assert {block.page for block in BLOCKS} >= {"README.md", "quick-start.md", "ready-made.md"}

    @pytest.mark.parametrize("block", [pytest.param(b, id=f"{b.page}:{b.line}") for b in BLOCKS])
    def test_every_block_is_of_a_kind_that_is_run(self, block: Block) -> None:
        named = block.language or "no language at all"
        assert block.language in HERE, f"{block.page}:{block.line}: nothing runs {named}"
        assert HERE[block.language] in globals()

    def test_other_tests_carry_out_as_many_as_there_are(self) -> None:
        counted = Counter((block.page, block.language) for block in BLOCKS)
        for (page, language), (number, test) in ELSEWHERE.items():
            assert counted[page, language] == number, (
                f"{page}: see that {test} runs each {language}"
            )
            assert page in (ROOT / "tests" / test).read_text(encoding="utf-8")

    def test_scripts_are_run_by_another_test(self) -> None:
        """Here they are only looked at."""
        for block in BLOCKS:
            if block.language in {"bash", "sh", "json"}:
                assert (block.page, block.language) in ELSEWHERE

    @pytest.mark.parametrize(
        "text", ["~~~ruby\nputs 1\n~~~\n", "- a\n\n  ```\n  x\n  ```\n", "a\n\n    indented\n"]
    )
    def test_a_block_that_nothing_runs_is_seen(self, text: str, tmp_path: Path) -> None:
        page = tmp_path / "page.md"
        page.write_text(text)
        (block,) = blocks_of(page)
        assert block.language not in HERE


class _Everything(dict[str, str]):
    """An environment in which every variable is set."""

    def __missing__(self, name: str) -> str:
        return "set"

    def __contains__(self, name: object) -> bool:
        return True

    def get(self, name: str, default: object = None) -> str:  # type: ignore[override]
        return "set"


class TestConfiguration:
    @pytest.mark.parametrize("block", kind("toml"))
    def test_it_is_understood(self, block: Block) -> None:
        tables = tomllib.loads(block.text)["tool"]
        table = tables.get("backend-dod", {})
        assert table or block.file, "nothing of the gate's, and no file that a test would read"
        today = datetime.date(2026, 11, 21)
        read = config.read(table, root=ROOT, today=today, environ=_Everything())
        for values in (read.probes, *read.items.values()):
            for name, given in values.items():
                parameters.read(known()[name].Parameters, given, where=name)


class TestLists:
    @pytest.mark.parametrize("block", [p for p in kind("markdown") if p.values[0].page != "recipes-for-agents.md"])  # fmt: skip
    def test_every_line_is_decided(self, block: Block) -> None:
        items = read_items(block.text, file="DEFINITION_OF_DONE.md", title_known=True)
        plans = plan(items, known(), config.Configuration(root=ROOT))
        assert plans
        assert all(one.assignments for one in plans)
        assert not any(one.unavailable for one in plans)

    def test_annotations_that_pages_name_are_understood(self) -> None:
        texts = {page.name: page.read_text(encoding="utf-8") for page in PAGES}
        found = {(n, a) for n, t in texts.items() for a in re.findall(r"<!-- dod: .*? -->", t)}
        assert len(found) >= 2
        for _, annotation in found:
            (item,) = read_items(f"- [ ] It is good {annotation}\n", file="a.md", title_known=True)
            (one,) = plan([item], known(), config.Configuration(root=ROOT))
            (assignment,) = one.assignments
            given = parameters.read(
                known()[assignment.probe].Parameters, assignment.parameters, where=annotation
            )
            assert given != known()[assignment.probe].Parameters()


@pytest.fixture(scope="module")
def options() -> set[str]:
    """The long options of pytest with the plugins that the tests need."""
    shown = subprocess.run(
        [sys.executable, "-m", "pytest", "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return set(re.findall(r"(?<![\w-])--?[a-z][\w-]*", shown.stdout))


def named_options(command: str) -> set[str]:
    """Return the options of all calls of pytest in a line of a shell."""
    found: set[str] = set()
    for part in re.split(r"&&|\|\||;|\|", command):
        words = shlex.split(part, comments=True)
        if "pytest" in words:
            behind = words[words.index("pytest") + 1 :]
            found |= {word.partition("=")[0] for word in behind if re.match(r"--?[a-z]", word)}
    return found


def unknown(found: set[str], options: set[str]) -> set[str]:
    short = re.compile(r"-q+|-r\w+")
    return {one for one in found if one not in options and not short.fullmatch(one)}


class TestPipelines:
    SCHEMAS = {"jobs": "vendor.github-workflows", "repos": "", "include": "vendor.gitlab-ci"}
    """By which key a file of a service is known, and its schema."""

    @pytest.mark.parametrize("block", kind("yaml"))
    def test_it_fits_the_schema_of_its_service(self, block: Block, tmp_path: Path) -> None:
        read = yaml.safe_load(block.text)
        schema = next((s for key, s in self.SCHEMAS.items() if key in read), "vendor.gitlab-ci")
        path = tmp_path / "block.yml"
        path.write_text(block.text)
        command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
        if not schema:
            command = [sys.executable, "-m", "pre_commit", "validate-config", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    @pytest.mark.parametrize("block", kind("yaml"))
    def test_its_commands_have_only_options_that_exist(
        self, block: Block, options: set[str]
    ) -> None:
        for command in commands(yaml.safe_load(block.text)):
            found = named_options(re.sub(r"\$\{\{.*?\}\}", "value", command))
            assert unknown(found, options) == set(), command

    def test_an_option_that_does_not_exist_is_seen(self, options: set[str]) -> None:
        found = named_options("pip install --user x && pytest -n 2 -q --backend-dod --backend-dot")
        assert unknown(found, options) == {"--backend-dot"}


def commands(value: Any, key: str = "") -> Iterator[str]:
    """Yield what a pipeline would hand to a shell."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from commands(inner, str(name))
    elif isinstance(value, list):
        for inner in value:
            yield from commands(inner, key)
    elif key in {"run", "script", "before_script"}:
        yield str(value)
    elif key == "arguments":
        yield f"pytest {value}"


class TestShell:
    @pytest.mark.parametrize("block", [*kind("bash"), *kind("sh")])
    def test_it_names_what_there_is(self, block: Block, options: set[str]) -> None:
        parsed = subprocess.run(
            ["bash", "-n"], input=block.text, capture_output=True, text=True, check=False
        )
        assert parsed.returncode == 0, parsed.stderr
        for line in block.text.replace("\\\n", " ").splitlines():
            if "pytest" in line and not line.startswith("#"):
                bare = line.strip("()").partition(" >")[0]
                assert (
                    unknown(named_options(bare.replace("(", " ").replace(")", " ")), options)
                    == set()
                )
        for path, extra in re.findall(r"\"?(\.[\w./-]*)\[(\w+)\]", block.text):
            project = tomllib.loads((ROOT / path / "pyproject.toml").read_text())["project"]
            assert extra in project["optional-dependencies"]
        for folder in re.findall(r"\bcd ([\w/]+)", block.text):
            assert (ROOT / folder).is_dir()


SMALL = {
    "test_one.py": "def test_one():\n    pass\n",
    "DEFINITION_OF_DONE.md": "# Definition of Done\n\n- [ ] All tests pass\n",
}


class TestCommands:
    @pytest.mark.parametrize("block", [p for p in kind("console") if (p.values[0].page, "console") not in ELSEWHERE])  # fmt: skip
    def test_each_command_does_its_work(self, block: Block, project: Project) -> None:
        project.write(SMALL)
        lines = block.text.splitlines()
        assert lines
        for line in lines:
            program, *arguments = shlex.split(line)
            if program == "pip":
                name = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["name"]
                assert arguments == ["install", name]
                continue
            assert program == "pytest"
            run = project.call(*arguments)
            assert run.status == 0, run.text
            assert "DONE: 1 item" in run.text


SURROUNDINGS = {
    "shop/__init__.py": "",
    "shop/main.py": """
        from fastapi import FastAPI

        def create_app(url):
            app = FastAPI()

            @app.get("/health")
            def health() -> str:
                return url

            return app
    """,
    "test_one.py": "def test_one():\n    pass\n",
}

DATABASE = """

@pytest.fixture
def database():
    class Database:
        url = "sqlite://"
        def clear(self):
            pass
    return Database()
"""


class TestPython:
    @pytest.mark.parametrize("block", kind("python"))
    def test_it_is_run(self, block: Block, project: Project) -> None:
        """As a file of the quick start, or by what it is: a fixture, a probe, tests."""
        assert ast.parse(block.text).body
        if block.file:
            assert block.page == "quick-start.md", "only these are put together to projects"
            return
        (run,) = (run for sign, run in self.KINDS.items() if sign in block.text)
        run(self, block, project)

    def fixture(self, block: Block, project: Project) -> None:
        project.write(SURROUNDINGS).write({"conftest.py": block.text + DATABASE})
        run = project.checklist("There is a health endpoint").gate()
        assert run.status == 0, run.text
        assert "fixture backend_dod_app" in run.text

    def probe(self, block: Block, project: Project) -> None:
        project.write({"conftest.py": block.text, "test_one.py": SMALL["test_one.py"]})
        run = project.checklist("A licence").gate()
        assert run.status == 1
        assert "there is no LICENSE" in run.text

    def mark(self, block: Block, project: Project) -> None:
        project.write({"test_marked.py": block.text})
        run = project.checklist("Reconciliation detects drift").gate()
        assert run.status == 0, run.text
        assert run.states == {"reconciliation-detects-drift": "passed"}

    KINDS: dict[str, Callable[[TestPython, Block, Project], None]] = {
        "def backend_dod_app(": fixture,
        "def pytest_backend_dod_probes(": probe,
        "@pytest.mark.backend_dod(": mark,
    }


@pytest.mark.parametrize("block", kind("json"))
def test_json_is_json(block: Block) -> None:
    assert json.loads(block.text)


class TestShown:
    """Texts: what the gate prints, and one picture."""

    def test_the_picture_names_rooms_that_there_are(self) -> None:
        (block,) = (block for block in BLOCKS if block.page == "design.md")
        assert block.language == "text"
        for room in ("checklist", "recording", "hosts", "project", "probes", "reports"):
            assert room.rstrip("s") in block.text
            assert (ROOT / "pytest_backend_dod" / room).is_dir()

    def test_the_rooms_of_the_table_are_there(self) -> None:
        table = (ROOT / "docs/design.md").read_text().split("| room |")[1].split("\n\n")[0]
        rooms = re.findall(
            r"`([\w./]+)`", "\n".join(row.split("|")[1] for row in table.splitlines()[2:])
        )
        assert len(rooms) > 20
        assert [room for room in rooms if not (ROOT / "pytest_backend_dod" / room).exists()] == []

    @pytest.mark.slow
    def test_what_the_readme_shows_is_what_is_printed(self, tmp_path: Path) -> None:
        from .test_examples import copied

        project = copied("unfinished", tmp_path)
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:randomly",
             "--backend-dod", "--backend-dod-report", "agent:agent.txt"],
            cwd=project, env={**os.environ, "COLUMNS": "80"}, capture_output=True, text=True,
            timeout=240, check=False,
        )  # fmt: skip
        printed = [done.stdout, (project / "agent.txt").read_text(encoding="utf-8")]
        shown = [block for block in BLOCKS if (block.page, block.language) == ("README.md", "text")]
        assert len(shown) == len(printed)
        for block, text in zip(shown, printed, strict=True):
            rest = iter(text.splitlines())
            for line in block.text.splitlines():
                assert line == "…" or line in rest, (
                    f"{line!r} is not printed (or not there)\n{text}"
                )


def test_options_that_pages_name_exist(options: set[str]) -> None:
    named = {
        option
        for page in PAGES
        for option in re.findall(r"--backend-dod[\w-]*", page.read_text(encoding="utf-8"))
    }
    assert len(named) > 8
    assert named - options == set()


def quick_starts() -> Iterator[object]:
    """Yield the files of each project that the quick start shows."""
    page = ROOT / "docs" / "quick-start.md"
    lines = page.read_text(encoding="utf-8").splitlines()
    sections: dict[str, dict[str, str]] = {}
    for block in blocks_of(page):
        if block.file:
            above = [line for line in lines[: block.line] if line.startswith("## ")]
            sections.setdefault(above[-1] if above else "", {})[block.file] = block.text
    common = sections.pop("")
    for heading, files in sections.items():
        yield pytest.param({**common, **files}, id=heading.removeprefix("## "))


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
