"""What the README shows is true."""

from __future__ import annotations

import datetime
import re
import sys
from pathlib import Path

import pytest

from pytest_backend_dod import config, parameters
from pytest_backend_dod.checklist.planning import plan
from pytest_backend_dod.checklist.reading import read_items
from pytest_backend_dod.probes.registry import collect

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parent.parent

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def test_every_line_of_the_list_is_decided_by_a_probe() -> None:
    (text,) = blocks("markdown")
    items = read_items(text, file="DEFINITION_OF_DONE.md", title_known=True)
    plans = plan(items, collect(()), config.Configuration(root=ROOT))
    assert [[one.probe for one in p.assignments] for p in plans] == [
        ["tests"],
        ["coverage"],
        ["fuzz"],
        ["health"],
        ["rate-limit"],
        ["secrets"],
        ["attest"],
    ]
    assert plans[1].assignments[0].parameters == {"min": 85.0, "branch": True}
    assert not any(p.unavailable for p in plans)


def test_the_configuration_is_understood() -> None:
    (text,) = blocks("toml")
    table = tomllib.loads(text)["tool"]["backend-dod"]
    read = config.read(
        table, root=ROOT, today=datetime.date(2026, 11, 21), environ={"API_TOKEN": "t0ken"}
    )
    assert read.disposable
    assert read.headers == {"Authorization": "Bearer t0ken"}
    for name, values in read.probes.items():
        parameters.read(collect(())[name].Parameters, values, where=name)


@pytest.mark.slow
def test_the_probe_of_ones_own_takes_part(pytester: pytest.Pytester) -> None:
    (code,) = (block for block in blocks("python") if "class Licence" in block)
    pytester.makeconftest(code)
    pytester.makepyfile("def test_nothing():\n    pass\n")
    pytester.path.joinpath("DEFINITION_OF_DONE.md").write_text(
        "# Definition of Done\n\n- [ ] A licence\n"
    )
    red = pytester.runpytest_subprocess("--backend-dod")
    assert red.ret == 1
    red.stdout.fnmatch_lines(["*there is no LICENSE*"])
    pytester.path.joinpath("LICENSE").write_text("free\n")
    assert pytester.runpytest_subprocess("--backend-dod").ret == 0


def test_options_are_all_named(pytester: pytest.Pytester) -> None:
    shown = pytester.runpytest_subprocess("--help").stdout.str()
    options = set(re.findall(r"--backend-dod[\w-]*", shown))
    assert options
    assert {option for option in options if f"`{option}" not in README} == set()


def test_both_commands_stand_where_the_pipeline_looks_for_them() -> None:
    found = dict(re.findall(r"<!-- command: (\w+) -->\n```bash\n(.*)\n```", README))
    assert set(found) == {"example", "tests"}
    assert all(command.startswith("python3 -m venv .venv && ") for command in found.values())
