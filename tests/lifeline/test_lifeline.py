"""What is started looks like itself, and goes with whoever started it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pytest_backend_dod import lifeline
from pytest_backend_dod.lifeline import Folder, Started, entrust

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs lifelines")

SLEEPER = [sys.executable, "-S", "-c", "import time; time.sleep(300)"]


def lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def gone(pid: int, seconds: float = 15.0) -> bool:
    until = time.monotonic() + seconds
    while lives(pid) and time.monotonic() < until:
        time.sleep(0.02)
    return not lives(pid)


def written(path: Path) -> int:
    """Wait for a file with a number, and return it."""
    until = time.monotonic() + 15
    while time.monotonic() < until:
        if path.is_file() and path.read_text().endswith("\n"):
            return int(path.read_text())
        time.sleep(0.02)
    raise AssertionError(f"nobody wrote {path}")


class TestLooksLikeTheCommand:
    @pytest.mark.parametrize(
        ("text", "status"), [("exit 0", 0), ("exit 7", 7), ("kill -9 $$", -9), ("kill -11 $$", -11)]
    )
    def test_it_ends_as_the_command_ends(self, text: str, status: int) -> None:
        process: Started[bytes] = Started(text)
        assert process.wait(10) == status
        process.end()
        assert process.returncode == status

    def test_its_pipes_are_the_command_s(self) -> None:
        process: Started[str] = Started(
            ["sh", "-c", "cat; echo bad >&2"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.communicate("good\n", timeout=10) == ("good\n", "bad\n")
        process.end()

    def test_a_command_that_closes_its_output_is_heard_to_do_so(self) -> None:
        process: Started[bytes] = Started("exec >&-; sleep 300", stdout=subprocess.PIPE)
        assert process.stdout is not None
        with process.stdout as output:
            assert output.read() == b""
        assert process.poll() is None
        process.end()

    def test_signals_reach_it(self) -> None:
        process: Started[str] = Started(
            "trap 'echo asked; exit 4' TERM; echo ready; while :; do sleep 0.05; done",
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.terminate()
        assert process.communicate(timeout=10)[0] == "asked\n"
        assert process.returncode == 4
        process.end()

    def test_it_sees_no_other_environment_and_no_other_files(self) -> None:
        process: Started[str] = Started(
            [sys.executable, "-I", "-S", "-c", "import os; print(os.listdir('/dev/fd'))"],
            stdout=subprocess.PIPE,
            text=True,
        )
        files = process.communicate(timeout=10)[0]
        process.end()
        bare: Started[str] = Started(
            ["/usr/bin/env"], env={"LANG": "C"}, stdout=subprocess.PIPE, text=True
        )
        # The fourth is the folder that is being listed.
        assert files == "['0', '1', '2', '3']\n"
        assert bare.communicate(timeout=10)[0] == "LANG=C\n"
        bare.end()

    def test_it_leads_a_session_of_its_own(self) -> None:
        process: Started[str] = Started(
            [
                sys.executable,
                "-c",
                "import os; print(os.getpid() == os.getsid(0) == os.getpgid(0))",
            ],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.communicate(timeout=10)[0] == "True\n"
        process.end()

    def test_what_cannot_be_started_says_why(self, tmp_path: Path) -> None:
        plain = tmp_path / "plain"
        plain.write_text("")
        with pytest.raises(FileNotFoundError, match="No such file or directory: 'no-such-command'"):
            Started(["no-such-command"], stdout=subprocess.PIPE)
        with pytest.raises(PermissionError, match="plain"):
            Started([str(plain)])
        with pytest.raises(FileNotFoundError):
            Started(["true"], cwd=tmp_path / "nowhere")

    def test_a_time_out_names_the_command(self) -> None:
        process: Started[bytes] = Started(["sleep", "300"])
        with pytest.raises(subprocess.TimeoutExpired, match=r"Command '\['sleep', '300'\]'"):
            process.wait(0.1)
        process.end()
        assert process.returncode == -signal.SIGKILL


class TestEnding:
    def test_what_it_left_behind_lives_until_the_end(self, tmp_path: Path) -> None:
        process: Started[bytes] = Started("sleep 300 & echo $! > left", cwd=tmp_path)
        assert process.wait(10) == 0
        left = written(tmp_path / "left")
        assert lives(left)
        process.end()
        assert not lives(left)

    @pytest.mark.skipif(sys.platform != "linux", reason="others do not adopt orphans")
    def test_a_daemon_is_ended_too(self, tmp_path: Path) -> None:
        daemon = "import os, time; os.setsid(); os.fork() and os._exit(0); "
        daemon += "open('daemon', 'w').write(f'{os.getpid()}\\n'); time.sleep(300)"
        process: Started[bytes] = Started(
            ["sh", "-c", f'{sys.executable} -c "{daemon}" & wait'], cwd=tmp_path
        )
        left = written(tmp_path / "daemon")
        process.end()
        assert not lives(left)

    def test_it_can_be_ended_twice(self) -> None:
        process: Started[bytes] = Started(SLEEPER)
        process.end()
        process.end()
        assert process.returncode == -signal.SIGKILL

    def test_a_supervisor_that_was_killed_is_no_hindrance(self) -> None:
        process: Started[bytes] = Started(SLEEPER)
        process.kill()
        process.end()
        assert process.returncode == -signal.SIGKILL


AS_ELSEWHERE = """
import os, runpy, sys
# No orphans are adopted, and there is no /proc to look into.
sys.platform = "darwin"
os.path.exists = lambda path: False
runpy.run_path({path!r}, run_name="__main__")
"""


@pytest.mark.skipif(shutil.which("ps") is None, reason="needs ps")
class TestElsewhere:
    """On systems that are like Linux in all but what is called off here."""

    @pytest.fixture(autouse=True)
    def elsewhere(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        real = lifeline._helper("supervisor")
        wrapper = tmp_path / "supervisor.py"
        wrapper.write_text(AS_ELSEWHERE.format(path=real[-1]))
        lifeline.entrust(str(tmp_path / "nothing"))  # the sweeper is there already
        monkeypatch.setattr(lifeline, "_helper", lambda _name: [*real[:-1], str(wrapper)])

    def test_what_it_left_in_its_session_is_ended(self, tmp_path: Path) -> None:
        process: Started[bytes] = Started("sleep 300 & echo $! > left; exit 3", cwd=tmp_path)
        assert process.wait(10) == 3
        left = written(tmp_path / "left")
        assert lives(left)
        process.end()
        assert gone(left)

    def test_a_child_in_a_session_of_its_own_is_ended(self, tmp_path: Path) -> None:
        child = "import os, time; os.setsid(); "
        child += "open('child', 'w').write(f'{os.getpid()}\\n'); time.sleep(300)"
        words = ["sh", "-c", f'{sys.executable} -c "{child}" & wait']
        process: Started[bytes] = Started(words, cwd=tmp_path)
        left = written(tmp_path / "child")
        process.end()
        assert gone(left)


GATE = """
import os, sys, time
from pytest_backend_dod import lifeline
from pytest_backend_dod.lifeline import Folder, Started, entrust
folder = Folder("lifeline-")
entrust(sys.argv[1] + "/worker-*")
os.mkdir(sys.argv[1] + "/worker-1")
process = Started(["sh", "-c", "trap 'touch asked; exit' TERM; echo $$ > command; sleep 300 & wait"])
while not os.path.exists("command") or not os.path.getsize("command"):
    time.sleep(0.02)
{more}
open("gate", "w").write(folder.name + "\\n")
{then}
"""


class Gate:
    """A process that starts something and lays down a folder."""

    def __init__(self, folder: Path, *, more: str = "", then: str = "time.sleep(300)") -> None:
        self._folder = folder
        self.workers = folder / "workers"
        self.workers.mkdir()
        self.process = subprocess.Popen(
            [sys.executable, "-c", GATE.format(more=more, then=then), str(self.workers)],
            cwd=folder,
            env={**os.environ, "TMPDIR": str(folder)},
        )
        self.command = written(folder / "command")
        while not (folder / "gate").is_file() or not (folder / "gate").read_text():
            time.sleep(0.02)
        self.scratch = Path((folder / "gate").read_text().strip())

    def swept(self) -> bool:
        until = time.monotonic() + 15
        while time.monotonic() < until:
            if not self.scratch.exists() and not list(self.workers.iterdir()):
                return True
            time.sleep(0.05)
        return False


@pytest.fixture
def ended() -> Iterator[list[subprocess.Popen[bytes]]]:
    started: list[subprocess.Popen[bytes]] = []
    yield started
    for process in started:
        process.kill()
        process.wait()


class TestKilled:
    def test_the_command_is_asked_and_ended_and_the_folders_go(
        self, tmp_path: Path, ended: list[subprocess.Popen[bytes]]
    ) -> None:
        gate = Gate(tmp_path)
        ended.append(gate.process)
        assert gate.scratch.is_dir()
        gate.process.kill()
        assert gone(gate.command)
        assert gate.swept()
        assert (tmp_path / "asked").exists()

    def test_a_child_that_was_forked_does_not_hold_the_lifeline(
        self, tmp_path: Path, ended: list[subprocess.Popen[bytes]]
    ) -> None:
        forking = (
            "child = os.fork()\n"
            "if child == 0:\n    time.sleep(30)\n    os._exit(0)\n"
            "open('child', 'w').write(f'{child}\\n')"
        )
        gate = Gate(tmp_path, more=forking)
        ended.append(gate.process)
        child = written(tmp_path / "child")
        gate.process.kill()
        assert gone(gate.command)
        assert gate.swept()
        assert lives(child)
        os.kill(child, signal.SIGKILL)

    def test_what_ends_by_itself_without_ending_it_is_no_different(self, tmp_path: Path) -> None:
        gate = Gate(tmp_path, then="")
        assert gate.process.wait(15) == 0
        assert not lives(gate.command)
        assert not gate.scratch.exists()
        assert gate.swept()


class TestFolder:
    def test_it_goes_with_its_context(self) -> None:
        with Folder("lifeline-") as name:
            assert Path(name).name.startswith("lifeline-")
            Path(name, "file").write_text("")
        assert not Path(name).exists()

    def test_entrusting_removes_nothing_as_long_as_we_live(self, tmp_path: Path) -> None:
        (tmp_path / "kept").mkdir()
        entrust(str(tmp_path / "kept"))
        time.sleep(0.2)
        assert (tmp_path / "kept").is_dir()
