"""Which seeded defects are found in ten seconds of processor time, and by whom.

    python -m benchmarks.finding [BACKEND …] [--seconds 10]

The backends are those of ``tests/proof`` whose defect lies in the field of a schema fuzzer: a
server error, bad input that is accepted, an answer against the API's own document. Three ways:

- *gate*: ``pytest --backend-dod``, narrowed to the lines about fuzzing, input validation and the
  committed document, with the project's own suite, which it needs. Found means: the line that must
  fail does so and names the planted cause. The moment is that at which the probe could first name
  it (``noticing.py``), or the end of the run where the suite's answers tell.
- *run*: ``schemathesis run`` with default settings on the committed document, against a server.
- *pytest*: schemathesis' pytest integration (``schema.parametrize()``, ``call_and_validate``) with
  default settings, against a server.

Schemathesis is given what helps it: a valid token, a database with a book, no limit of requests
(with the limits of the references, nearly all it sends would be refused), and the time in which
the server starts. *Found* means that it reports, for an operation, a kind of failure that it does
not report for the same operation of the sound reference, in any of its runs there (which take as
long as they like). What it reports need not name the cause: this favours it.

Processor time is that of the tool and of the application under test: in the gate one process, for
schemathesis itself and the server, from the moment at which the server answers.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import socket
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks import measuring
from benchmarks.measuring import Child
from tests.proof.matrix import Backend, backends
from tests.proof.ways import SERVICES, TOKEN

LEAST = 5.0
"""How many times as many defects must be found."""

HERE = Path(__file__).resolve().parent.parent
FIELD = ("fuzzing", "input", "in-sync")
"""Parts of the names of the lines whose defects lie in the field."""

NOT_IN_ANSWERS = frozenset(
    {
        "django_rest/document-without-a-parameter",
        "django_rest/document-with-another-path",
        "django_rest/no-committed-document",
        "fastapi/committed-document-is-old",
        "litestar/field-without-a-new-document",
    }
)
"""Documents that are incomplete, without any answer that contradicts them."""

UNLIMITED = {
    "fastapi": ("library/limits.py", '"100/minute"', '"1000000/minute"'),
    "flask": ("library/limits.py", '"100/minute"', '"1000000/minute"'),
    "litestar": ("library/limits.py", '("minute", 100)', '("minute", 1000000)'),
    "django_rest": ("library/settings.py", '"200/min"', '"1000000/min"'),
    "django_ninja": ("service/settings.py", "MINUTE = 150", "MINUTE = 1000000"),
}
"""Reference → file, its limit, and what stands there for schemathesis."""

TEST_API = """
import schemathesis

schema = schemathesis.openapi.from_path("openapi.json")


@schema.parametrize()
def test_api(case):
    case.call_and_validate(headers={{"Authorization": "Bearer {token}"}})
"""

CONFTEST = """
import json, re

def pytest_runtest_logreport(report):
    if report.failed:
        operation = report.nodeid.partition("[")[2].rpartition("]")[0]
        with open("failures.jsonl", "a") as file:
            for title in sorted(set(re.findall(r"ST\\d{3} [^\\n]+", str(report.longrepr)))):
                file.write(json.dumps([operation, title[:5]]) + "\\n")
"""

Failure = tuple[str, str]
"""Operation, and the code of what went wrong."""


@dataclass(frozen=True, kw_only=True)
class Run:
    """What one tool reported about one backend."""

    failures: Mapping[Failure, float]
    """Each with the processor seconds after which it was reported."""
    cpu: float
    """Processor seconds in all."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="BACKEND", help="such as fastapi/any-*")
    parser.add_argument("--seconds", type=float, default=10.0, help="processor seconds (10)")
    parser.add_argument("--sound-seconds", type=float, default=40.0, help="for references (40)")
    arguments = parser.parse_args()
    measuring.need({"schemathesis": "schemathesis", "uvicorn": "uvicorn", "waitress": "waitress"})
    if not Path("/proc/self/stat").is_file():
        sys.exit("processor time of running processes is read from /proc, which is not here")
    chosen = [backend for backend in backends(arguments.names) if in_field(backend)]
    print(f"{len(chosen)} defects; {measuring.load()}", flush=True)
    found: dict[str, dict[str, float | None]] = {}
    sound: dict[str, dict[str, set[Failure]]] = {}
    with measuring.scratch("finding") as folder:
        env = measuring.environment(folder / "caches", PYTHONPATH=str(HERE))
        for number, backend in enumerate(chosen):
            if backend.reference not in sound:
                sound[backend.reference] = {
                    tool: set(
                        peer(
                            Backend(reference=backend.reference),
                            folder / f"sound-{backend.reference}-{tool}",
                            tool,
                            env,
                            arguments.sound_seconds,
                        ).failures
                    )
                    for tool in PEERS
                }
            here = folder / str(number)
            times: dict[str, float | None] = {"gate": by_gate(backend, here / "gate", env)}
            for tool in PEERS:
                run = peer(backend, here / tool, tool, env, arguments.seconds)
                known = sound[backend.reference][tool]
                times[tool] = min(
                    (cpu for failure, cpu in run.failures.items() if failure not in known),
                    default=None,
                )
            found[str(backend)] = times
            shown = "".join(f"{moment(value):>10}" for value in times.values())
            print(f"{backend!s:<48}{shown}", flush=True)
    show(found, arguments.seconds)
    print(measuring.load())


def in_field(backend: Backend) -> bool:
    """Whether a backend has a defect that a schema fuzzer could see."""
    about = any(word in backend.item for word in FIELD)
    failed = backend.seeded and backend.state == "failed" and backend.reference in SERVICES
    return about and failed and str(backend) not in NOT_IN_ANSWERS


def moment(value: float | None) -> str:
    """Return after how many seconds something was found, in words."""
    return "-" if value is None else f"{value:.1f} s"


def show(found: Mapping[str, Mapping[str, float | None]], seconds: float) -> None:
    """Print how many each way has found in time, and what one has and the gate has not."""

    def in_time(tool: str) -> set[str]:
        moments = {name: times[tool] for name, times in found.items()}
        return {name for name, at in moments.items() if at is not None and at <= seconds}

    gate = in_time("gate")
    at_all = {name for name, times in found.items() if times["gate"] is not None}
    print(f"\nfound within {seconds:g} CPU seconds, of {len(found)} planted (the limit):")
    print(f"  gate    {len(gate):4}   (found at all, at the end of its run: {len(at_all)})")
    for tool in PEERS:
        theirs = in_time(tool)
        ratio = len(gate) / len(theirs) if theirs else float("inf")
        word = measuring.verdict(ratio, LEAST, most=False)
        print(f"  {tool:8}{len(theirs):4}   gate / {tool}: {ratio:.2f} ({word})")
        print(f"          lost to {tool} in that time: {sorted(theirs - gate) or 'none'}")
        print(f"          never found by the gate: {sorted(theirs - at_all) or 'none'}")


# --- The gate ---------------------------------------------------------------------------------


def by_gate(backend: Backend, folder: Path, env: Mapping[str, str]) -> float | None:
    """Return after how many processor seconds the gate knew of the planted defect."""
    made, report, noticed = folder / "project", folder / "report.json", folder / "noticed.jsonl"
    folder.mkdir(parents=True)
    backend.make(made)
    measuring.git(made, "init", "--quiet")
    checklist = made / "DEFINITION_OF_DONE.md"
    # The references ask for few examples, so that the matrix is quick; here it is the defaults.
    text = checklist.read_text(encoding="utf-8").replace("<!-- dod: fuzz examples=3 -->", "")
    checklist.write_text(text, encoding="utf-8")
    items = re.findall(r'"id": "([^"]+)"', _listed(made, env))
    only = [word for item in items if _about(item) for word in ("--backend-dod-only", item)]
    done = measuring.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly"),
            *("-p", "no:schemathesis", "-p", "benchmarks.noticing", "--backend-dod", *only),
            *("--backend-dod-report", f"json:{report}"),
        ],
        cwd=made,
        env={**env, "NOTICED": str(noticed)},
        accept=(0, 1),
    )
    values = json.loads(report.read_text(encoding="utf-8"))
    item = next(one for one in values["items"] if one["id"] == backend.item)
    said = [
        f"{finding['what']} | {finding['where']} | {finding['measured']}"
        for probe in item["probes"]
        for finding in probe["findings"]
    ]
    cause = backend.cause.casefold()
    if item["state"] != "failed" or not any(cause in text.casefold() for text in said):
        return None
    probes = {probe["name"] for probe in item["probes"]}
    lines = noticed.read_text(encoding="utf-8").splitlines() if noticed.is_file() else []
    moments = [
        float(line["cpu"])
        for line in map(json.loads, lines)
        if line["probe"] in probes and cause in line["text"].casefold()
    ]
    return min([*moments, done.cpu])


def _about(item: str) -> bool:
    return any(word in item for word in FIELD)


def _listed(made: Path, env: Mapping[str, str]) -> str:
    """Return the items of a project's checklist as JSON text, without running anything."""
    program = (
        "import json\nfrom pathlib import Path\n"
        "from pytest_backend_dod.checklist.locating import locate\n"
        "from pytest_backend_dod.config import load\n"
        "settings = load(Path.cwd()).settings\n"
        "items = locate(Path.cwd(), settings.checklist).items\n"
        "print(json.dumps([{'id': item.id} for item in items]))"
    )
    return measuring.run([sys.executable, "-c", program], cwd=made, env=env).output


# --- The peers --------------------------------------------------------------------------------

PEERS = ("run", "pytest")


def peer(backend: Backend, folder: Path, tool: str, env: Mapping[str, str], seconds: float) -> Run:
    """Let schemathesis look for failures as long as it has processor time."""
    made = folder / "project"
    folder.mkdir(parents=True)
    backend.make(made)
    file, limit, instead = UNLIMITED[backend.reference]
    text = (made / file).read_text(encoding="utf-8")
    if text.count(limit) != 1:
        sys.exit(f"{backend.reference}/{file} has no {limit}")
    (made / file).write_text(text.replace(limit, instead), encoding="utf-8")
    with served(backend.reference, made, env) as (port, server):
        command: list[str | Path]
        if tool == "run":
            told = made / "report.ndjson"
            command = [
                *(Path(sys.executable).with_name("schemathesis"), "run", "openapi.json"),
                *("--url", f"http://127.0.0.1:{port}", "-H", f"Authorization: Bearer {TOKEN}"),
                *("--report", "ndjson", "--report-ndjson-path", told),
            ]
        else:
            told = made / "failures.jsonl"
            place = made / "api"
            place.mkdir()
            (place / "test_api.py").write_text(TEST_API.format(token=TOKEN), encoding="utf-8")
            (place / "conftest.py").write_text(CONFTEST, encoding="utf-8")
            (made / "schemathesis.toml").write_text(f'base-url = "http://127.0.0.1:{port}"\n')
            command = [
                *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"),
                *("-p", "no:randomly", "-p", "no:django", "-p", "no:backend_dod", "api"),
            ]
        return watched(Child(command, cwd=made, env=env), server, told, seconds)


def watched(child: Child, server: int, told: Path, seconds: float) -> Run:
    """Read what a tool reports as it goes, and end it when its processor time is spent."""
    failures: dict[Failure, float] = {}
    read = 0
    before, cpu = spent(server), 0.0
    ended = False
    while not ended:
        time.sleep(0.1)
        ended = not running(child.pid)
        # What has ended shows nothing any more; what it had used a moment ago is near enough.
        cpu = max(cpu, spent(child.pid) + spent(server) - before)
        text = told.read_text(encoding="utf-8") if told.is_file() else ""
        whole = text[read : text.rfind("\n") + 1]
        read += len(whole)
        for failure in reported(whole):
            failures.setdefault(failure, cpu)
        if cpu > seconds:
            break
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    return Run(failures=failures, cpu=cpu)


def reported(text: str) -> Iterator[Failure]:
    """Yield what lines of a report say: events of schemathesis, or pairs of our own conftest."""
    for line in text.splitlines():
        values = json.loads(line)
        if isinstance(values, list):
            yield values[0], values[1]
            continue
        scenario = values.get("ScenarioFinished", {})
        recorder = scenario.get("recorder") or {}
        for checks in recorder.get("checks", {}).values():
            for check in checks:
                info = check.get("failure_info")
                if info is not None:
                    yield str(info["failure"]["operation"]), str(info["failure"]["code"])


@contextmanager
def served(reference: str, made: Path, env: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Serve a project on loopback in a database of its own; give port and process."""
    service = SERVICES[reference]
    (made / "seed.py").write_text(service.seed, encoding="utf-8")
    surroundings = {**env, "PYTHONPATH": str(made)}
    for name, value in service.environment.items():
        surroundings[name] = value.replace("{tmp}", str(made.parent))
    measuring.run([sys.executable, "seed.py"], cwd=made, env=surroundings)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = Child(service.command(str(port)), cwd=made, env=surroundings)
    try:
        until = time.monotonic() + 60
        while socket.socket().connect_ex(("127.0.0.1", port)):
            if time.monotonic() > until or not running(server.pid):
                sys.exit(f"{reference} does not start:\n{server.end().output[-2000:]}")
            time.sleep(0.1)
        yield port, server.pid
    finally:
        server.end(signal.SIGKILL)


def spent(pid: int) -> float:
    """Return the processor seconds of a process and of its children that have ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(int(ticks) for ticks in fields[11:15]) / os.sysconf("SC_CLK_TCK")


def running(pid: int) -> bool:
    """Whether a process has not ended yet."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return text.rpartition(")")[2].split()[0] != "Z"


if __name__ == "__main__":
    main()
