"""However a session ends, no server, no database and no temporary file of it stays behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="processes are looked for in /proc"),
]

APP = """
import time
from fastapi import FastAPI

app = FastAPI()


@app.get("/health")
def health() -> str:
    return "ok"


@app.get("/orders/{number}")
def order(number: int) -> int:
    open("asked", "w").close()
    time.sleep(1)
    return number
"""

TESTS = """
from fastapi.testclient import TestClient
from shop import app


def test_health():
    assert TestClient(app).get("/health").status_code == 200


def test_order():
    assert TestClient(app).get("/orders/7").status_code == 200
"""

CHECKLIST = """
# Definition of Done

- [ ] Tests achieve at least 10 % coverage
- [ ] Health endpoint
- [ ] No server errors under fuzzing
"""

SERVER = "{python} -m uvicorn shop:app --port {{port}} --log-level critical"


class Session:
    """A session of pytest in a process of its own, whose temporary files have their own folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.temporary = folder / "temporary"
        self.temporary.mkdir()
        self.project = folder / "project"
        self.project.mkdir()
        self.write("shop.py", APP)
        self.write("test_shop.py", TESTS)
        self.write("DEFINITION_OF_DONE.md", CHECKLIST)
        self.process: subprocess.Popen[str] | None = None

    def write(self, name: str, text: str) -> None:
        (self.project / name).write_text(text)

    def served(self, command: str = SERVER) -> None:
        """Let the gate start a server, and have nobody else to ask."""
        self.write("test_shop.py", "def test_nothing():\n    pass\n")
        filled = command.format(python=sys.executable)
        self.write(
            "pyproject.toml",
            f'[tool.backend-dod]\ncommand = "{filled}"\n[tool.backend-dod.env]\nHERE = "{{tmp}}"\n',
        )

    def start(self, *options: str) -> subprocess.Popen[str]:
        left_out = ("PYTEST_", "COV_")
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(left_out)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--backend-dod", *options],
            cwd=self.project,
            env={**inherited, "TMPDIR": str(self.temporary), "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
            # What runs in the background of a shell inherits that SIGINT is ignored.
            preexec_fn=_takes_interruptions,  # noqa: PLW1509 - no other thread runs here
        )
        return self.process

    def until(self, seen: Callable[[], bool]) -> None:
        """Wait for something to happen in the session."""
        for _ in range(900):
            if seen():
                return
            time.sleep(0.1)
        raise AssertionError("it did not happen in time")

    def end(self) -> tuple[int, str]:
        assert self.process is not None
        output, _ = self.process.communicate(timeout=90)
        return self.process.returncode, output

    def processes(self) -> list[str]:
        """Return the commands of all processes that live in the session's environment."""
        mark, found = f"TMPDIR={self.temporary}".encode(), []
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit() or int(entry.name) == os.getpid():
                continue
            try:
                if mark in (entry / "environ").read_bytes().split(b"\0"):
                    found.append((entry / "cmdline").read_bytes().replace(b"\0", b" ").decode())
            except OSError:
                continue
        return [command for command in found if command]

    def left(self) -> list[str]:
        """Return what stayed behind: processes and files of the gate."""
        until = time.monotonic() + 10
        while self.processes() and time.monotonic() < until:
            time.sleep(0.1)
        files = {path.name for path in self.temporary.glob("backend-dod*")}
        # A cache of the generator: tables of Unicode, the same for every project and session.
        return [*self.processes(), *sorted(files - {"backend-dod-hypothesis"})]


def _takes_interruptions() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = Session(tmp_path)
    yield session
    if session.process is not None and session.process.poll() is None:
        os.killpg(session.process.pid, signal.SIGKILL)
        session.process.communicate()


SLEEPING = (
    "import time\n\n\ndef test_sleeping():\n    open('begun', 'w').close()\n    time.sleep(60)\n"
)


@pytest.mark.parametrize(
    ("number", "why"),
    [
        (signal.SIGINT, "the suite was interrupted from the keyboard"),
        (signal.SIGTERM, "the suite was ended by SIGTERM"),
    ],
)
def test_a_signal_while_the_suite_runs(session: Session, number: int, why: str) -> None:
    session.write("test_sleeping.py", SLEEPING)
    process = session.start()
    session.until((session.project / "begun").exists)
    process.send_signal(number)
    status, output = session.end()
    assert status == 2, output
    assert why in output
    assert session.left() == []


def test_a_signal_while_workers_run_the_suite(session: Session) -> None:
    session.write("test_sleeping.py", SLEEPING)
    process = session.start("-n", "2")
    session.until((session.project / "begun").exists)
    process.send_signal(signal.SIGTERM)
    status, output = session.end()
    assert status == 2, output
    assert "SIGTERM" in output
    assert session.left() == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_while_a_server_is_probed(session: Session, number: int) -> None:
    session.served()
    process = session.start()
    session.until((session.project / "asked").exists)
    process.send_signal(number)
    status, output = session.end()
    assert status == 2, output
    assert "while the gate was probing" in output
    assert session.left() == []


def test_a_worker_that_dies(session: Session) -> None:
    session.write("test_dying.py", "import os\n\n\ndef test_dying():\n    os._exit(3)\n")
    session.start("-n", "2")
    status, output = session.end()
    assert status == 1, output
    assert session.left() == []


def test_a_server_that_forks_and_closes_its_output(session: Session) -> None:
    session.write(
        "serve.py",
        "import os, subprocess, sys, uvicorn\n"
        "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(300)'])\n"
        "if os.fork() == 0:\n    import time; time.sleep(300)\n"
        "os.close(1); os.close(2)\n"
        "uvicorn.run('shop:app', port=int(sys.argv[1]), log_level='critical')\n",
    )
    session.served("{python} serve.py {{port}}")
    session.start()
    _, output = session.end()
    assert "GET /health → 200" in output
    assert session.left() == []


def test_a_server_that_does_not_start_in_time(session: Session) -> None:
    session.write("idle.py", "import time\ntime.sleep(300)\n")
    session.served("{python} idle.py")
    text = (session.project / "pyproject.toml").read_text()
    session.write("pyproject.toml", text.replace("command =", "start-timeout = 1\ncommand ="))
    session.start()
    status, output = session.end()
    assert status == 1, output
    assert "nobody answers on its port" in output
    assert session.left() == []
