"""The configured application in a process of its own, and what can go wrong with it."""

from __future__ import annotations

import os
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pytest_backend_dod.errors import Unreachable
from pytest_backend_dod.hosts import app_process
from pytest_backend_dod.hosts.app_process import AppProcess
from pytest_backend_dod.recording.exchange import Request

START = 20.0
"""Seconds that a process may take to start on a busy machine."""

Open = Callable[..., AppProcess]


@pytest.fixture
def open_(tmp_path: Path) -> Iterator[Open]:
    """Make the process of an application; whatever was started is ended, and seen to have ended."""
    made: list[AppProcess] = []

    def make(app: str, start_timeout: float = START, **given: Any) -> AppProcess:
        settings: dict[str, Any] = {"env": {}, "prepare": "", "pythonpath": (), **given}
        process = AppProcess(app, root=tmp_path, start_timeout=start_timeout, **settings)
        made.append(process)
        return process

    yield make
    for process in made:
        process.stop()
        assert process._process is None
        assert not Path(process._folder.name).exists()


def write(root: Path, text: str, name: str = "shop.py") -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(textwrap.dedent(text))


def failed(process: AppProcess) -> str:
    with pytest.raises(Unreachable) as caught:
        process.start()
    return caught.value.what


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"


def gone(pid: int) -> bool:
    """Whether a process ends within two seconds."""
    deadline = time.monotonic() + 2
    while is_alive(pid) and time.monotonic() < deadline:
        time.sleep(0.01)
    return not is_alive(pid)


SHOP = """
    import os
    import subprocess
    import sys
    import time
    from contextlib import asynccontextmanager
    from fastapi import FastAPI, Request

    print("noise on standard output", flush=True)

    @asynccontextmanager
    async def lifespan(app):
        yield {"pool": "open"}

    app = FastAPI(lifespan=lifespan)

    @app.get("/pid")
    def pid(): return os.getpid()

    @app.get("/child")
    def child(): return subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]).pid

    @app.get("/env")
    def env(name: str): return os.environ.get(name)

    @app.get("/who")
    def who(request: Request): return [request.client.host, request.state.pool]

    @app.post("/echo")
    async def echo(request: Request): return (await request.body()).decode()

    @app.get("/broken")
    def broken(): raise ZeroDivisionError("no shares of nothing")

    @app.get("/print")
    def loud():
        print("more noise" * 10_000, flush=True)
        os.write(1, b"and more")
        return "said"

    @app.get("/exit")
    def leave(): os._exit(3)

    @app.get("/sleep")
    def sleep(): time.sleep(60)
"""


@pytest.fixture(scope="module")
def process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppProcess]:
    root = tmp_path_factory.mktemp("shop")
    write(root, SHOP, "src/shop.py")
    process = AppProcess(
        "shop:app",
        root=root,
        env={"DATABASE": "sqlite:///{tmp}/shop.db", "LEVEL": "test"},
        prepare="",
        pythonpath=["src"],
        start_timeout=START,
    )
    process.start()
    yield process
    process.stop()


class TestRunning:
    def test_it_tells_what_it_is(self, process: AppProcess) -> None:
        assert "GET /pid" in process.facts["routes"]
        assert "/echo" in process.facts["document"]["paths"]
        assert process.facts["introspected"] == {}

    def test_it_is_another_process(self, process: AppProcess) -> None:
        assert int(process.send(Request.get("/pid")).body) != os.getpid()

    def test_requests_and_clients(self, process: AppProcess) -> None:
        sent = Request(method="POST", path="/echo", body="tea é".encode())
        assert process.send(sent).body == '"tea é"'.encode()
        assert process.send(Request.get("/who"), "192.0.2.7").body == b'["192.0.2.7","open"]'

    def test_exceptions_are_seen(self, process: AppProcess) -> None:
        answer = process.send(Request.get("/broken"))
        assert answer.status == 500
        assert "ZeroDivisionError: no shares of nothing" in answer.traceback
        assert "shop.py" in answer.traceback

    def test_the_environment_with_a_folder_of_its_own(self, process: AppProcess) -> None:
        assert process.send(Request.get("/env?name=LEVEL")).body == b'"test"'
        url = process.send(Request.get("/env?name=DATABASE")).body.decode().strip('"')
        folder = Path(url.removeprefix("sqlite:///")).parent
        assert folder.is_dir()
        assert "LEVEL" not in os.environ

    def test_what_it_prints_is_nobodys_answer(
        self, process: AppProcess, capfd: pytest.CaptureFixture[str]
    ) -> None:
        assert process.send(Request.get("/print")).body == b'"said"'
        assert process.send(Request.get("/print")).body == b'"said"'
        assert capfd.readouterr() == ("", "")


class TestEnding:
    def test_nothing_of_it_stays(self, open_: Open, tmp_path: Path) -> None:
        write(tmp_path, SHOP)
        process = open_("shop:app")
        process.start()
        pids = [int(process.send(Request.get(path)).body) for path in ("/pid", "/child")]
        assert all(map(is_alive, pids))
        process.stop()
        assert all(map(gone, pids))
        with pytest.raises(Unreachable, match="not running"):
            process.send(Request.get("/pid"))

    def test_it_ends_by_itself_while_answering(self, open_: Open, tmp_path: Path) -> None:
        write(tmp_path, SHOP)
        process = open_("shop:app")
        process.start()
        pid = int(process.send(Request.get("/pid")).body)
        with pytest.raises(Unreachable, match="shop:app ended by itself"):
            process.send(Request.get("/exit"))
        with pytest.raises(Unreachable):
            process.send(Request.get("/pid"))
        process.stop()
        assert gone(pid)

    def test_it_hangs_while_answering(
        self, open_: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(tmp_path, SHOP)
        process = open_("shop:app")
        process.start()
        pid = int(process.send(Request.get("/pid")).body)
        monkeypatch.setattr(app_process, "ANSWER_LIMIT", 0.2)
        with pytest.raises(Unreachable, match="waited 0 s for an answer of shop:app"):
            process.send(Request.get("/sleep"))
        assert gone(pid)


class TestKinds:
    """What ``app`` may name; without a framework, so that each starts quickly."""

    WSGI = """
        def app(environ, start_response):
            start_response("200 OK", [])
            return [b"plain"]
    """

    @pytest.mark.parametrize(
        ("named", "more"),
        [
            ("shop:app", ""),
            ("shop:create_app", "def create_app(config=None): return app"),
            ("shop:Shop.app", "class Shop: app = staticmethod(app)"),
        ],
    )
    def test_an_application_a_factory_or_something_inside(
        self, open_: Open, tmp_path: Path, named: str, more: str
    ) -> None:
        write(tmp_path, textwrap.dedent(self.WSGI) + more)
        process = open_(named)
        process.start()
        assert process.send(Request.get("/")).body == b"plain"

    @pytest.mark.parametrize(
        ("named", "text", "said"),
        [
            ("shop:app", "app = 5", "gives int, which is no ASGI or WSGI application"),
            ("shop:app", "def app(a, b, c, d): ...", "needs arguments (a, b, c, d)"),
            ("shop:create_app", "def create_app(db, mail): ...", "needs arguments (db, mail)"),
            ("shop:other", "", "AttributeError: module 'shop' has no attribute 'other'"),
            ("shap:app", "", "ModuleNotFoundError: No module named 'shap'"),
            ("shop:app", "import sys\nsys.exit('no settings')", "SystemExit: no settings"),
            ("shop:app", "import os\nos._exit(3)", "shop:app ended by itself"),
            ("shop:app", "import os\nos.environ['SHOP_KEY']", "KeyError: 'SHOP_KEY'"),
            ("shop:app", "def app(:", "SyntaxError"),
            (
                "shop:app",
                "async def app(scope, receive, send):\n    raise ConnectionError('no database')",
                "its start-up failed: ConnectionError: no database",
            ),
        ],
    )
    def test_what_cannot_be_started_says_why(
        self, open_: Open, tmp_path: Path, named: str, text: str, said: str
    ) -> None:
        write(tmp_path, text)
        assert said in failed(open_(named))

    def test_an_exit_says_its_last_words(self, open_: Open, tmp_path: Path) -> None:
        write(
            tmp_path,
            "import os, sys\nprint('no such database', file=sys.stderr, flush=True)\nos._exit(3)",
        )
        assert failed(open_("shop:app")) == "shop:app ended by itself: no such database"

    def test_an_import_that_hangs(self, open_: Open, tmp_path: Path) -> None:
        write(
            tmp_path,
            """
            import os, pathlib, time
            pathlib.Path("pid").write_text(str(os.getpid()))
            time.sleep(60)
            """,
        )
        said = failed(open_("shop:app", start_timeout=1.5))
        assert said == "waited 2 s for the start of shop:app"
        assert gone(int((tmp_path / "pid").read_text()))


class TestPrepare:
    def test_it_runs_first_with_the_same_environment(self, open_: Open, tmp_path: Path) -> None:
        write(
            tmp_path,
            TestKinds.WSGI.replace('b"plain"', 'open(__import__("os").environ["F"], "rb").read()'),
        )
        write(tmp_path, "import os\nopen(os.environ['F'], 'w').write('made before')\n", "make.py")
        process = open_("shop:app", env={"F": "{tmp}/made"}, prepare=f"{sys.executable} make.py")
        process.start()
        assert process.send(Request.get("/")).body == b"made before"

    def test_a_failure_says_its_last_words(self, open_: Open, tmp_path: Path) -> None:
        write(tmp_path, "import sys\nprint('first')\nsys.exit('no migrations')", "make.py")
        said = failed(open_("shop:app", prepare=f"{sys.executable} make.py"))
        assert said == "prepare exited with 1: no migrations"

    def test_a_command_that_does_not_exist(self, open_: Open) -> None:
        assert "prepare could not be run" in failed(
            open_("shop:app", prepare="no-such-command-here")
        )


def test_the_file_descriptors_of_the_gate_do_not_grow(open_: Open, tmp_path: Path) -> None:
    write(tmp_path, TestKinds.WSGI)

    def once() -> int:
        process = open_("shop:app")
        process.start()
        process.stop()
        return len(list(Path("/proc/self/fd").iterdir()))

    assert once() == once()
