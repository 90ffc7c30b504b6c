"""The whole gate on ``examples/orders`` against what a CI script would run instead.

    python -m benchmarks.peers [--rounds 3]

Both sides begin with the same fresh copy of the project and the same suite:

- *gate*: ``pytest --backend-dod``;
- *script*: the suite under pytest-cov, then one after the other ``coverage report``,
  ``alembic upgrade``, ``check``, ``downgrade`` and ``upgrade`` on SQLite, a server on loopback
  (started, waited for, a customer registered and logged in), ``openapi-spec-validator`` on its
  document, ``schemathesis run``, a server with the limits of production and a burst of requests by
  one curl, ``bandit``, ``detect-secrets scan``.

*The same examples*: for each operation the gate has schemathesis run its coverage phase and
15 random requests (fuzzing phase), seed 1, without unexpected methods, and so does the script, for
the questions that the gate's lines ask too: server errors, statuses, content types, schemas, and
that bad input is refused. What the gate sends besides is its own affair: the changes of accepted
requests, the controls, the faults. Nothing of what it asks beyond the script (logs, metrics, error
format, health with its database gone, login limit) is added to the script's bill.

The script is treated well: its steps are called directly without a shell, curl sends its burst over
one connection, the server gets cheap password hashes as in the tests and no limit while it is
fuzzed (behind the limit of 100 a minute, nearly all of what schemathesis sends would be refused).

``--breakdown`` (on by default) runs the gate once more under ``clocks.py`` and prints where its
time goes; that run is not in the comparison.
"""

from __future__ import annotations

import argparse
import json
import shutil
import signal
import socket
import sys
import time
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks import measuring
from benchmarks.measuring import Child, Measured, median

HERE = Path(__file__).resolve().parent.parent
ORDERS = HERE / "examples" / "orders"
LEFT_OUT = (".*", "__pycache__", "*.db", "*.egg-info")

MOST_WALL, MOST_CPU = 0.33, 0.5

EXAMPLES, SEED = 15, 1
"""Those of the probe ``fuzz``."""

SCHEMATHESIS = f"""
seed = {SEED}
workers = 1
continue-on-failure = true

[generation]
max-examples = {EXAMPLES}
database = "none"

[phases]
examples.enabled = false
coverage.enabled = true
coverage.unexpected-methods = []
fuzzing.enabled = true
stateful.enabled = false

[checks]
enabled = false
not_a_server_error.enabled = true
status_code_conformance.enabled = true
content_type_conformance.enabled = true
response_schema_conformance.enabled = true
negative_data_rejection.enabled = true

[cache]
enabled = false
"""

NEEDED = {
    "fastapi": "fastapi",
    "uvicorn": "uvicorn",
    "alembic": "alembic",
    "prometheus_client": "prometheus-client",
    "pytest_cov": "pytest-cov",
    "schemathesis": "schemathesis",
    "bandit": "bandit",
    "detect_secrets": "detect-secrets",
    "openapi_spec_validator": "openapi-spec-validator",
}

PERSON = {"email": "ada@example.org", "name": "Ada", "password": "correct horse battery"}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--no-breakdown", dest="breakdown", action="store_false")
    arguments = parser.parse_args()
    measuring.need(NEEDED, ["curl", "git"])
    with measuring.scratch("peers") as folder:
        env = measuring.environment(folder / "caches", PYTHONPATH=str(HERE))
        print(f"warming up; {measuring.load()}", flush=True)
        gate(project(folder / "warm-gate"), env)
        script(project(folder / "warm-script"), env)
        sides: dict[str, list[dict[str, Measured]]] = {"gate": [], "script": []}
        for number, order in enumerate(measuring.turns(list(sides), arguments.rounds)):
            for side in order:
                copy = project(folder / f"{side}-{number}")
                sides[side].append(gate(copy, env) if side == "gate" else script(copy, env))
                total = sum(sides[side][-1].values(), NOTHING)
                print(f"  {side:8}{total.wall:8.2f} s wall{total.cpu:8.2f} s CPU", flush=True)
        show(sides)
        if arguments.breakdown:
            breakdown(project(folder / "clocked"), env, folder / "clocks.jsonl")
    print(measuring.load())


NOTHING = Measured(wall=0.0, cpu=0.0, peak=0, status=0)


def project(folder: Path) -> Path:
    """Return a fresh copy of the project, committed as a checkout of it would be."""
    shutil.copytree(ORDERS, folder, ignore=shutil.ignore_patterns(*LEFT_OUT))
    by = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    for words in (("init", "--quiet"), ("add", "."), (*by, "commit", "--quiet", "-m", "All")):
        measuring.git(folder, *words)
    return folder


def python(*words: str) -> list[str | Path]:
    """Return the command that runs a module."""
    return [sys.executable, "-m", *words]


def pytest(*words: str) -> list[str | Path]:
    """Return the command that runs the suite; plugins that neither side needs are left out."""
    left_out = ("cacheprovider", "randomly", "schemathesis", "django")
    without = [word for name in left_out for word in ("-p", f"no:{name}")]
    return python("pytest", "-q", *without, *words)


def gate(folder: Path, env: dict[str, str]) -> dict[str, Measured]:
    """Run the gate."""
    return {"gate": measuring.run(pytest("--backend-dod"), cwd=folder, env=env)}


def script(folder: Path, env: dict[str, str]) -> dict[str, Measured]:
    """Run the peers one after the other; return what each took."""
    took: dict[str, Measured] = {}

    def step(name: str, command: Sequence[str | Path], *accept: int) -> Measured:
        done = measuring.run(command, cwd=folder, env=env, accept=accept or (0,))
        took[name] = took.get(name, NOTHING) + done
        return done

    env = {**env, "DATABASE_URL": "sqlite:///ci.db", "ORDERS_PASSWORD_COST": "16"}
    step("suite, pytest-cov", pytest("-p", "no:backend_dod", "--cov", "--cov-report="))
    step("coverage report", python("coverage", "report", "--fail-under=85"))
    for words in (("upgrade", "head"), ("check",), ("downgrade", "base"), ("upgrade", "head")):
        step("alembic", python("alembic", *words))
    with server(folder, {**env, "ORDERS_REQUESTS_PER_MINUTE": "1000000"}, took) as url:
        began = time.perf_counter()
        token = logged_in(url)
        with urllib.request.urlopen(f"{url}/openapi.json") as answer:  # noqa: S310 - loopback
            (folder / "openapi.json").write_bytes(answer.read())
        took["log-in"] = Measured(wall=time.perf_counter() - began, cpu=0.0, peak=0, status=0)
        step("openapi-spec-validator", python("openapi_spec_validator", "openapi.json"))
        (folder / "schemathesis.toml").write_text(SCHEMATHESIS, encoding="utf-8")
        step(
            "schemathesis run",
            [
                *(Path(sys.executable).with_name("schemathesis"), "--config-file"),
                *("schemathesis.toml", "run", f"{url}/openapi.json", "--no-color"),
                *("-H", f"Authorization: Bearer {token}"),
            ],
            *(0, 1),
        )
    with server(folder, env, took) as url:
        burst = step(
            "burst by curl",
            [
                *("curl", "-s", "-o", "/dev/null", "-w", "%{http_code} "),
                f"{url}/customers/me?[1-110]",
            ],
        )
    if "429" not in burst.output:
        sys.exit("the burst met no limit")
    step("bandit", python("bandit", "-q", "-r", "orders", "-ll"))
    step("detect-secrets scan", python("detect_secrets", "scan"))
    return took


@contextmanager
def server(folder: Path, env: dict[str, str], took: dict[str, Measured]) -> Iterator[str]:
    """Start the service, wait for it, and give its address; its own bill is added in the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    began = time.perf_counter()
    words = ("uvicorn", "--factory", "orders.app:create_app", "--port", str(port))
    child = Child(python(*words, "--log-level", "warning"), cwd=folder, env=env)
    url = f"http://127.0.0.1:{port}"
    try:
        while not answers(f"{url}/health/live"):
            if time.perf_counter() - began > 60:
                sys.exit("the server does not start")
            time.sleep(0.05)
        waited = time.perf_counter() - began
        yield url
    finally:
        ended = time.perf_counter()
        done = child.end(signal.SIGINT)
    # While it serves, the time is that of whoever asks; only its processor time is its own.
    mine = waited + time.perf_counter() - ended
    bill = Measured(wall=mine, cpu=done.cpu, peak=done.peak, status=0)
    took["server"] = took.get("server", NOTHING) + bill


def answers(url: str) -> bool:
    """Whether something answers there."""
    try:
        with urllib.request.urlopen(url, timeout=5):  # noqa: S310 - loopback
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def logged_in(url: str) -> str:
    """Register a customer and return a token."""
    for path in ("/customers", "/login"):
        keys = ("email", "password") if path == "/login" else tuple(PERSON)
        request = urllib.request.Request(  # noqa: S310 - loopback
            url + path,
            data=json.dumps({key: PERSON[key] for key in keys}).encode(),
            headers={"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request) as answer:  # noqa: S310 - loopback
            body = json.load(answer)
    return str(body["access_token"])


def show(sides: dict[str, list[dict[str, Measured]]]) -> None:
    """Print both sides and their ratios."""
    print(f"\n{'step':28}{'wall s':>9}{'CPU s':>9}{'MB':>7}   (medians)")
    for name in sides["script"][0]:
        runs = [one[name] for one in sides["script"]]
        print(row(f"  {name}", runs))
    whole = {side: [sum(one.values(), NOTHING) for one in rounds] for side, rounds in sides.items()}
    print(row("script, whole", whole["script"]))
    print(row("gate, whole", whole["gate"]))
    pairs = list(zip(whole["gate"], whole["script"], strict=True))
    walls = median(gate.wall / script.wall for gate, script in pairs)
    spent = median(gate.cpu / script.cpu for gate, script in pairs)
    print(f"gate / script, wall  {walls:.2f}  ({measuring.verdict(walls, MOST_WALL, most=True)})")
    print(f"gate / script, CPU   {spent:.2f}  ({measuring.verdict(spent, MOST_CPU, most=True)})")
    suites = [one["suite, pytest-cov"] for one in sides["script"]]
    for what in ("wall", "cpu"):
        suite = median(getattr(one, what) for one in suites)
        gates, scripts = (median(getattr(one, what) for one in whole[side]) for side in whole)
        print(
            f"{what}: the suite alone is {suite / scripts:.2f} of the script (the limit); "
            f"beside it the gate adds {gates - suite:.2f} s, the script {scripts - suite:.2f} s: "
            f"{(gates - suite) / (scripts - suite):.2f}"
        )


def row(name: str, runs: Sequence[Measured]) -> str:
    """Return one line of the table."""
    wall, cpu = median(run.wall for run in runs), median(run.cpu for run in runs)
    return f"{name:28}{wall:9.2f}{cpu:9.2f}{max(run.peak for run in runs) / 1e6:7.0f}"


def breakdown(folder: Path, env: dict[str, str], clocks: Path) -> None:
    """Run the gate under clocks and print where its time goes."""
    command = pytest("-p", "benchmarks.clocks", "--backend-dod", "--backend-dod-report")
    report = folder.parent / "report.json"
    done = measuring.run(
        [*command, f"json:{report}"], cwd=folder, env={**env, "CLOCKS": str(clocks)}
    )
    print(f"\nwhere it goes{'wall s':>23}{'CPU s':>9}{'requests':>10}   (one run, under clocks)")
    for line in parts(clocks.read_text(encoding="utf-8"), done):
        print(line)


def parts(noted: str, done: Measured) -> Iterator[str]:
    """Yield the lines of the breakdown, from what the clocks noted."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for line in noted.splitlines():
        stretch = json.loads(line)
        for place, key in enumerate(("wall", "cpu", "requests")):
            sums[stretch["what"]][place] += stretch[key]
    session = sums.pop("session", [0.0, 0.0, 0.0])
    hosts = sums.pop("hosts", [0.0, 0.0, 0.0])
    inside = [row for what, row in sums.items() if what.startswith("experiment ")]
    own = [total - sum(row[place] for row in inside) for place, total in enumerate(hosts)]
    sums["start and end of hosts"] = own
    sums["start of Python and plugins"] = [done.wall - session[0], done.cpu - session[1], 0.0]
    known = [sum(row[place] for row in sums.values()) for place in range(2)]
    sums["everything else"] = [done.wall - known[0], done.cpu - known[1], 0.0]
    for what, (wall, cpu, requests) in sorted(sums.items(), key=lambda one: -one[1][1]):
        if cpu >= 0.005 or wall >= 0.01:
            yield f"  {what:30}{wall:8.2f}{cpu:9.2f}{int(requests) or '':>10}"
    yield f"  {'whole':30}{done.wall:8.2f}{done.cpu:9.2f}"


if __name__ == "__main__":
    main()
