"""Static work beside the suite: its answers are those of a look afterwards, or do not count."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pytest_backend_dod import beside, parameters
from pytest_backend_dod.beside import Beside
from pytest_backend_dod.looking import PRIORITY, Answer
from pytest_backend_dod.model import Assignment, Outcome, Status
from pytest_backend_dod.probes.command import Command
from pytest_backend_dod.probes.interface import NoParameters, Probe, RepositoryProbe
from pytest_backend_dod.probes.migrations import Migrations
from pytest_backend_dod.probes.registry import built_in
from pytest_backend_dod.probes.secrets import Secrets
from pytest_backend_dod.probes.static_security import StaticSecurity
from pytest_backend_dod.project.repository import Repository

from .conftest import Project
from .probes.migrating import C3, SHOP, Files, changed, put
from .probes.test_secrets import GITHUB, PASSWORD
from .test_looking import SHELL

CLEAN: Files = {"app/main.py": "def add(a, b):\n    return a + b\n", "README.md": "Shop\n"}

SLEEPING = changed(
    SHOP, "migrations/env.py", "def run():", "__import__('time').sleep(100)\n\n\ndef run():"
)


class Foreign(RepositoryProbe[NoParameters]):
    """A probe of somebody else."""

    name = "foreign"

    def look(self, repository: Repository, parameters: NoParameters) -> Outcome:
        return Outcome(status=Status.PASSED, summary="seen")


def asked(probe: Probe[Any], **values: Any) -> Assignment:
    return Assignment(probe=probe.name, parameters=values, reason="a test")


def in_session(root: Path, probe: RepositoryProbe[Any], values: Mapping[str, Any]) -> Outcome:
    chosen = parameters.read(probe.Parameters, values, where="a test")
    return probe.look(Repository(root=root), chosen)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return put(tmp_path / "tree", CLEAN)


@pytest.fixture
def here(tree: Path) -> Iterator[Beside]:
    here = Beside(tree, "")
    yield here
    here.end()


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


EQUAL: dict[str, tuple[RepositoryProbe[Any], Files, dict[str, Any]]] = {
    "no secret": (Secrets(), CLEAN, {}),
    "secrets": (Secrets(), {"a.py": f'DB_PASSWORD = "{PASSWORD}"\nKEY = "{GITHUB}"\n'}, {}),
    "secrets left out": (Secrets(), {**CLEAN, "b/a.py": f'KEY = "{GITHUB}"\n'}, {"exclude": ["b"]}),
    "clean code": (StaticSecurity(), CLEAN, {}),
    "a shell": (StaticSecurity(), {**CLEAN, "app/run.py": SHELL}, {"severity": "low"}),
    "no Python": (StaticSecurity(), {"README.md": "Shop\n"}, {}),
    "revisions": (Migrations(), SHOP, {}),
    "a downgrade that forgets": (
        Migrations(),
        changed(SHOP, C3, '    op.drop_column("books", "state")', "    pass"),
        {"newest": 1},
    ),
    "no database": (Migrations(), CLEAN, {}),
}


def test_every_probe_of_ours_that_looks_at_files_is_compared_here() -> None:
    names = {probe.name for probe in built_in() if isinstance(probe, RepositoryProbe)}
    assert names - {"command"} == {probe.name for probe, _, _ in EQUAL.values()}


@pytest.mark.parametrize("name", EQUAL)
def test_an_outcome_is_the_same_as_in_the_session(name: str, tmp_path: Path) -> None:
    probe, files, values = EQUAL[name]
    tree = put(tmp_path / "tree", files)
    here = Beside(tree, "")
    try:
        here.start([(probe, asked(probe, **values))])
        seen = here.answer(asked(probe, **values), Repository(root=tree))
    finally:
        here.end()
    assert seen is not None
    assert replace(seen, seconds=0.0) == replace(in_session(tree, probe, values), seconds=0.0)


def test_ways_of_asking_are_told_apart(tree: Path, here: Beside) -> None:
    put(tree, {"app/run.py": SHELL})
    probe = StaticSecurity()
    ways = [asked(probe, severity="low"), asked(probe, severity="high")]
    here.start([(probe, way) for way in ways])
    seen = [here.answer(way, Repository(root=tree)) for way in ways]
    assert [one and len(one.findings) for one in seen] == [2, 1]
    assert here.answer(asked(probe, severity="medium"), Repository(root=tree)) is None


class TestWhatTheSuiteDoesToTheTree:
    def test_what_was_seen_of_another_tree_does_not_count(self, tree: Path, here: Beside) -> None:
        before = self.wait(tree, here)
        (tree / "app/main.py").write_text("x = 1\n")
        assert self.ask(tree, here, before) == {"secrets": False, "static-security": False}

    def test_a_file_of_no_concern_changes_nothing(self, tree: Path, here: Beside) -> None:
        before = self.wait(tree, here)
        (tree / "README.md").write_text("Another shop\n")
        assert self.ask(tree, here, before) == {"secrets": False, "static-security": True}

    def test_a_database_that_tests_leave_does_not_concern_migrations(self) -> None:
        concerns = Migrations().concerns
        left = ["shop.db", "var/test.sqlite3", "shop.db-journal", ".coverage", ".coverage.box.12"]
        assert [path for path in left if concerns(path)] == []
        own = ["shop/models.py", "alembic.ini", ".env", "db.py", "migrations/versions/a.sql"]
        assert [path for path in own if not concerns(path)] == []

    def wait(self, tree: Path, here: Beside) -> list[Probe[Any]]:
        probes: list[Probe[Any]] = [Secrets(), StaticSecurity()]
        here.start([(probe, asked(probe)) for probe in probes])
        # Fetched here, so that the change comes behind the look for certain.
        assert here._fetched().keys() == {"secrets", "static-security"}
        return probes

    def ask(self, tree: Path, here: Beside, probes: list[Probe[Any]]) -> dict[str, bool]:
        now = Repository(root=tree)
        return {one.name: here.answer(asked(one), now) is not None for one in probes}


class TestWhereTheSessionLooksItself:
    def test_at_probes_of_others_and_commands(
        self, tree: Path, here: Beside, temporary: Path
    ) -> None:
        probes: list[Probe[Any]] = [Foreign(), Command()]
        here.start([(probe, asked(probe)) for probe in probes])
        assert list(temporary.iterdir()) == []
        assert [here.answer(asked(probe), Repository(root=tree)) for probe in probes] == [
            None,
            None,
        ]

    def test_when_nothing_could_be_told(self, tree: Path, here: Beside) -> None:
        put(tree, {"app/main.py": "def broken(:\n"})
        probe = StaticSecurity()
        assert in_session(tree, probe, {}).status is Status.INCONCLUSIVE
        here.start([(probe, asked(probe))])
        assert here.answer(asked(probe), Repository(root=tree)) is None

    def test_when_the_process_died(
        self, tree: Path, here: Beside, temporary: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(beside, "_LOOKING", "pytest_backend_dod.there_is_no_such_module")
        probe = StaticSecurity()
        here.start([(probe, asked(probe))])
        assert here.answer(asked(probe), Repository(root=tree)) is None
        assert list(temporary.iterdir()) == []

    def test_when_no_process_can_be_had(
        self, tree: Path, here: Beside, temporary: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("sys.executable", str(tree / "no-python"))
        probe = StaticSecurity()
        here.start([(probe, asked(probe))])
        assert here.answer(asked(probe), Repository(root=tree)) is None
        here.end()
        assert list(temporary.iterdir()) == []

    def test_when_the_answer_is_late(self, tree: Path, here: Beside, temporary: Path) -> None:
        put(tree, SLEEPING)
        probe = Migrations()
        soon = asked(probe, seconds=0.5)
        here.start([(probe, soon)])
        began = time.monotonic()
        assert here.answer(soon, Repository(root=tree)) is None
        assert time.monotonic() - began < 60
        assert list(temporary.iterdir()) == []

    @pytest.mark.parametrize(("seconds", "counts"), [(0.2, True), (0.95, False), (3.0, False)])
    def test_when_it_had_to_hurry(
        self,
        seconds: float,
        counts: bool,
        tree: Path,
        here: Beside,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        fetched = beside.fetched

        def slow(*given: Any) -> Answer | None:
            answer = fetched(*given)
            return answer and replace(answer, seconds=[seconds])

        monkeypatch.setattr(beside, "fetched", slow)
        monkeypatch.setattr(beside, "UNLIMITED", 60.0)
        probe = StaticSecurity()
        here.start([(probe, asked(probe))])
        asked_here = here._asked["static-security"]
        here._asked = {"static-security": replace(asked_here, limits=(1.0,))}
        here._process.wait()  # type: ignore[union-attr]
        assert (here.answer(asked(probe), Repository(root=tree)) is not None) is counts


def test_the_time_limit_is_that_of_the_parameters() -> None:
    probe = Secrets()
    assert beside._limit(probe, asked(probe, timeout=7.0)) == 7.0
    assert beside._limit(StaticSecurity(), asked(StaticSecurity())) == beside.UNLIMITED


def test_nobody_measures_the_process_and_it_works_in_its_own_folder(tmp_path: Path) -> None:
    given = {
        "COVERAGE_PROCESS_START": "/a", "COVERAGE_PROCESS_CONFIG": "{}", "COV_CORE_SOURCE": "b",
        "PYTEST_CURRENT_TEST": "c", "PYTEST_ADDOPTS": "-x", "HOME": "/d", "TMPDIR": "/e",
    }  # fmt: skip
    environment = beside._environment(given, tmp_path)
    folder = str(tmp_path)
    assert environment == {"HOME": "/d", "TMPDIR": folder, "TEMP": folder, "TMP": folder}


@pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="processes are looked for in /proc"
)
def test_the_process_gives_way_reads_nothing_and_has_a_session_of_its_own(
    tree: Path, here: Beside
) -> None:
    probe = Migrations()
    put(tree, SLEEPING)
    here.start([(probe, asked(probe))])
    looking = until(lambda: [pid for pid in processes() if "looking" in command(pid) and nice(pid)])
    assert {nice(pid) for pid in looking} == {PRIORITY}
    assert {
        str(Path(f"/proc/{pid}/fd/{number}").readlink()) for pid in looking for number in (0, 1, 2)
    } == {os.devnull}
    assert os.getsid(0) not in {os.getsid(pid) for pid in looking}
    until(lambda: [pid for pid in processes() if "migrations.worker" in command(pid)])
    here.end()
    assert [
        command(pid)
        for pid in processes()
        if "looking" in command(pid) or "migrations.worker" in command(pid)
    ] == []


def until(seen: Any) -> list[int]:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        found: list[int] = seen()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError("it did not happen in time")


def processes() -> list[int]:
    """Return the processes that this one has started, and those that these have."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int(
                    (entry / "stat").read_bytes().rpartition(b")")[2].split()[1]
                )
            except OSError:
                continue
    return [pid for pid in parents if os.getpid() in ancestors(pid, parents)]


def ancestors(pid: int, parents: Mapping[int, int]) -> Iterator[int]:
    while pid in parents:
        pid = parents[pid]
        yield pid


def command(pid: int) -> str:
    """Return the words of a process that are its own, not those of its supervisor."""
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().decode("utf-8", "replace").split("\0")
    except OSError:
        return ""
    return "" if any("supervisor" in word for word in words) else " ".join(words)


def nice(pid: int) -> int:
    return os.getpriority(os.PRIO_PROCESS, pid)


# In a whole run

LOOKED_HERE = """
from pytest_backend_dod.probes.static_security import StaticSecurity


def look(self, repository, parameters):
    raise RuntimeError("looked in the session")


StaticSecurity.look = look
"""
ITEM = "static-security-scan-is-clean"


@pytest.fixture
def scanned(project: Project) -> Project:
    """A project whose session cannot look itself, and says so when it has to."""
    project.write(
        {**CLEAN, "conftest.py": LOOKED_HERE, "test_add.py": "def test_add():\n    pass\n"}
    )
    return project.checklist("Static security scan is clean", "The test suite passes")


def looked(project: Project, *options: str, plugins: tuple[str, ...] = ()) -> str:
    item = project.gate(*options, plugins=plugins, apart=True).item(ITEM)
    return str(item["probes"][0]["summary"])


BESIDE = "0 issues of at least medium severity and medium confidence"
IN_SESSION = "the probe broke: RuntimeError: looked in the session"


@pytest.mark.parametrize("options", [(), ("-n", "2")], ids=["alone", "with workers"])
def test_in_a_run_the_files_are_looked_at_beside_the_suite(
    options: tuple[str, ...], scanned: Project
) -> None:
    plugins = ("xdist",) if options else ()
    assert looked(scanned, *options, plugins=plugins).endswith(BESIDE)


WRITING = """
import tempfile
import time
from pathlib import Path


def test_write():
    temporary = Path(tempfile.gettempdir())
    while not any(temporary.glob("backend-dod-beside-*/static-security.json")):
        time.sleep(0.05)
    Path("PLACE").write_text("x = 1")
"""


@pytest.mark.parametrize(
    ("place", "summary"),
    [("app/new.py", IN_SESSION), ("app/main.py", IN_SESSION), ("app/data.txt", BESIDE)],
)
def test_a_suite_that_writes_code_behind_the_look_is_looked_at_again(
    place: str, summary: str, scanned: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    temporary = tmp_path.with_name(f"{tmp_path.name}-temporary")
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    scanned.write({"test_add.py": WRITING.replace("PLACE", place)})
    assert looked(scanned).endswith(summary)
    assert list(temporary.glob("backend-dod*")) == []


def test_chosen_items_are_looked_at_in_the_session(scanned: Project) -> None:
    assert looked(scanned, "--backend-dod-only", ITEM) == IN_SESSION


NOTHING_STARTS = """
from pytest_backend_dod.beside import Beside


def start(self, looks):
    raise RuntimeError("begun beside the suite")


Beside.start = start
"""


@pytest.mark.parametrize(
    "options",
    [("--backend-dod", "--collect-only"), ("--backend-dod-record", "kept")],
    ids=["collecting", "recording"],
)
def test_nothing_is_started_where_nothing_is_judged(
    options: tuple[str, ...], scanned: Project
) -> None:
    scanned.write({"conftest.py": NOTHING_STARTS})
    run = scanned.call(*options, apart=True)
    assert run.status == 0, run.text
    assert "begun beside the suite" in scanned.call("--backend-dod", apart=True).text


def test_nothing_is_started_for_a_suite_that_cannot_be_collected(scanned: Project) -> None:
    scanned.write({"conftest.py": NOTHING_STARTS, "test_add.py": "import no_such_module\n"})
    run = scanned.call("--backend-dod", apart=True)
    assert run.status == 2, run.text
    assert "begun beside the suite" not in run.text


SWITCH = """
import os
from pytest_backend_dod.beside import Beside

if "AFTERWARDS" in os.environ:
    Beside.start = lambda self, looks: None
"""


@pytest.mark.slow
def test_a_report_is_the_same_whether_files_were_looked_at_beside_the_suite_or_not(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.write({"conftest.py": SWITCH, "test_add.py": "def test_add():\n    pass\n"})
    put(project.path, {**SHOP, "shop/run.py": SHELL, "shop/keys.py": f'KEY = "{GITHUB}"\n'})
    project.checklist("No secrets", "Static security scan is clean", "Migrations work")
    reports = [timeless(project.gate(apart=True).report)]
    reports += [timeless(project.gate("-n", "2", plugins=("xdist",), apart=True).report)]
    monkeypatch.setenv("AFTERWARDS", "yes")
    reports += [timeless(project.gate(apart=True).report)]
    assert [item["state"] for item in reports[0]["items"]] == ["failed", "failed", "passed"]
    assert reports[0] == reports[1] == reports[2]


def timeless(values: Any) -> Any:
    if isinstance(values, dict):
        return {name: timeless(one) for name, one in values.items() if name != "seconds"}
    return [timeless(one) for one in values] if isinstance(values, list) else values
