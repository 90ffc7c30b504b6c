"""Wrong and hostile starts: each has its message, ends in bounded time, and leaves no process behind."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import Project, Run

BOUND = 30.0
"""Seconds that any of these may take; most take one."""

SUITE = {"test_one.py": "def test_one(): pass\n"}

GOOD = """
    async def app(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"{}"})
"""

APPS: dict[str, tuple[str, str, str]] = {
    # What is wrong: (shop.py, what the configuration names, what the report says)
    "import error": ("import nowhere_to_be_found\n", "app", "ModuleNotFoundError: No module named"),
    "syntax error": ("def app(:\n", "app", "SyntaxError"),
    "name that is not there": (GOOD, "application", "has no attribute 'application'"),
    "module that is not there": ("", "", "No module named 'missing'"),
    "no app at all": ("app = 3\n", "app", "shop:app gives int, which is no ASGI or WSGI application"),
    "import that exits": ("import sys\nsys.exit(7)\n", "app", "SystemExit: 7"),
    "import that ends the process": ("import os\nos._exit(7)\n", "app", "ended by itself"),
    "import that hangs": ("import time\ntime.sleep(60)\n", "app", "waited 2 s for the start"),
    "start-up that raises": (
        """
        from contextlib import asynccontextmanager
        from starlette.applications import Starlette

        @asynccontextmanager
        async def lifespan(app):
            raise RuntimeError("no database")
            yield

        app = Starlette(lifespan=lifespan)
        """,
        "app",
        "no database",
    ),
    "start-up that hangs": (
        """
        import asyncio
        from contextlib import asynccontextmanager
        from starlette.applications import Starlette

        @asynccontextmanager
        async def lifespan(app):
            await asyncio.sleep(60)
            yield

        app = Starlette(lifespan=lifespan)
        """,
        "app",
        "waited 2 s for the start",
    ),
    "factory that raises": (
        "def create_app():\n    raise RuntimeError('no settings')\n",
        "create_app",
        "RuntimeError: no settings",
    ),
    "factory that needs arguments": (
        "def create_app(settings, secret):\n    return None\n",
        "create_app",
        "shop:create_app needs arguments (settings, secret)",
    ),
}  # fmt: skip


def call(project: Project, table: str, **files: str) -> Run:
    """Run the gate with a configuration, and see that it ends cleanly."""
    project.checklist("Health endpoint").write({**SUITE, "pyproject.toml": table, **files})
    began = time.monotonic()
    run = project.gate(apart=True, timeout=BOUND + 10)
    assert time.monotonic() - began < BOUND
    assert "Traceback" not in run.text
    assert "INTERNALERROR" not in run.text
    assert not serving(project), "a process was left behind"
    return run


def serving(project: Project) -> list[str]:
    """Return the processes of applications that still run in the project's folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            folder = (process / "cwd").readlink()
            command = (process / "cmdline").read_text(encoding="utf-8").replace("\0", " ")
        except OSError:
            continue
        if folder == project.path and "pytest_backend_dod" in command:
            found.append(command)
    return found


def inconclusive(run: Run, message: str) -> None:
    """See that the item is open, and that the report says why."""
    assert run.status == 1
    assert run.states == {"health-endpoint": "inconclusive"}
    assert message in " ".join(" ".join(run.section).split())


@pytest.mark.parametrize("case", APPS)
def test_app_that_cannot_be_started(project: Project, case: str) -> None:
    code, name, message = APPS[case]
    app = f"shop:{name}" if name else "missing:app"
    run = call(
        project, f'[tool.backend-dod]\napp = "{app}"\nstart-timeout = 2\n', **{"shop.py": code}
    )
    inconclusive(run, message)


def test_app_that_writes_to_its_output(project: Project) -> None:
    """Neither noise nor a closed stream disturbs the conversation with the application."""
    noise = 'import os, sys\nprint("x" * 100_000)\nprint("::error::mine", file=sys.stderr)\n'
    closing = "sys.stdout.close()\nos.close(1)\n"
    app = """
async def app(scope, receive, send):
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"{}"})
"""
    run = call(
        project, '[tool.backend-dod]\napp = "shop:app"\n', **{"shop.py": noise + closing + app}
    )
    assert "app shop:app" in run.section[1]
    assert "xxx" not in run.text
    assert "::error" not in run.text


def test_app_whose_child_outlives_it(project: Project) -> None:
    """What the application starts ends with it."""
    code = "import subprocess, time\nsubprocess.Popen(['sleep', '98'])\ntime.sleep(60)\n"
    table = '[tool.backend-dod]\napp = "shop:app"\nstart-timeout = 2\n'
    call(project, table, **{"shop.py": code})
    left = subprocess.run(["pgrep", "-f", "^sleep 98$"], capture_output=True, check=False)
    assert not left.stdout


@pytest.fixture
def silent() -> Iterator[int]:
    """The port of a server that accepts and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture
def garbage() -> Iterator[int]:
    """The port of a server that does not speak HTTP."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        over = threading.Event()

        def answer() -> None:
            while not over.is_set():
                try:
                    connection, _ = server.accept()
                except OSError:
                    continue
                with connection:
                    connection.recv(1000)
                    connection.sendall(b"\x1b[31m::error::no\r\n\r\n")

        thread = threading.Thread(target=answer)
        thread.start()
        yield server.getsockname()[1]
        over.set()
        thread.join()


def unused_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def test_url_that_refuses(project: Project) -> None:
    url = f"http://127.0.0.1:{unused_port()}"
    run = call(project, f'[tool.backend-dod]\nbase-url = "{url}"\n')
    inconclusive(run, f"{url} did not answer: ")


@pytest.mark.slow
def test_server_that_never_answers(project: Project, silent: int) -> None:
    run = call(project, f'[tool.backend-dod]\nbase-url = "http://127.0.0.1:{silent}"\n')
    inconclusive(run, "did not answer: timed out")


def test_server_that_speaks_something_else(project: Project, garbage: int) -> None:
    run = call(project, f'[tool.backend-dod]\nbase-url = "http://127.0.0.1:{garbage}"\n')
    inconclusive(run, "did not answer")
    assert "\x1b" not in run.text
    assert not [line for line in run.section if line.lstrip().startswith("::")]


def test_host_that_was_not_named(project: Project) -> None:
    run = call(project, '[tool.backend-dod]\nbase-url = "http://198.51.100.7"\n')
    assert run.status == pytest.ExitCode.USAGE_ERROR
    assert 'allow-hosts = ["198.51.100.7"]' in run.text


def test_prepare_that_fails(project: Project) -> None:
    table = f"""
[tool.backend-dod]
app = "shop:app"
prepare = "{sys.executable} -c 'raise SystemExit(3)'"
"""
    inconclusive(call(project, table, **{"shop.py": GOOD}), "prepare exited with 3")


def test_document_that_is_not_openapi(project: Project) -> None:
    table = '[tool.backend-dod]\nopenapi = "api.json"\n'
    run = call(project, table, **{"api.json": '{"swagger": true}'})
    assert run.status == pytest.ExitCode.USAGE_ERROR
    assert "api.json is no OpenAPI document" in run.text


def test_empty_checklist(project: Project) -> None:
    project.write({**SUITE, "DEFINITION_OF_DONE.md": "# Definition of Done\n\nSoon.\n"})
    run = project.gate()
    assert run.status == pytest.ExitCode.USAGE_ERROR
    assert "DEFINITION_OF_DONE.md: no criterion found" in run.text
    assert "Traceback" not in run.text


def test_checklist_that_is_no_text(project: Project) -> None:
    project.write(SUITE)
    (project.path / "DEFINITION_OF_DONE.md").write_bytes(b"\xff\xfe\x00- [ ] \x00\xd8")
    run = project.gate()
    assert run.status == pytest.ExitCode.USAGE_ERROR
    assert "DEFINITION_OF_DONE.md" in run.text
    assert "Traceback" not in run.text


FIXTURES: dict[str, tuple[str, str]] = {
    "raises": ("raise RuntimeError('no world')", "its setup failed"),
    "returns nonsense": ("return 42", "int is neither an app, nor a URL, nor a Target"),
    "returns nothing": ("return None", "NoneType is neither an app, nor a URL, nor a Target"),
    "skips": ("pytest.skip('not here')", "its setup was skipped: not here"),
    "names a host that was not named": ("return 'http://198.51.100.7'", "198.51.100.7 is not this machine"),
    "names a URL that refuses": ("return 'http://127.0.0.1:9'", "did not answer"),
    "exits": ("raise SystemExit(0)", "SystemExit"),
}  # fmt: skip


@pytest.mark.parametrize("case", FIXTURES)
def test_fixture_that_gives_no_backend(project: Project, case: str) -> None:
    body, message = FIXTURES[case]
    conftest = f"import pytest\n\n@pytest.fixture\ndef backend_dod_app():\n    {body}\n"
    inconclusive(call(project, "", **{"conftest.py": conftest}), message)
