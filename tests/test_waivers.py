"""Waivers in a run: tolerated, no longer needed, too many, and all of them ignored."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pytest_backend_dod.config import tomllib

from .conftest import Project

WAIVER = '[[tool.backend-dod.waivers]]\nitem = "all-tests-pass"\nreason = "b"\nuntil = 2999-01-01\n'


@pytest.fixture
def shop(project: Project) -> Project:
    project.checklist("All tests pass")
    return project.write(
        {
            "pyproject.toml": WAIVER,
            "test_a.py": "import pytest\n\n@pytest.mark.skip\ndef test_later(): pass\n",
        }
    )


def test_an_item_is_tolerated_until_its_day(shop: Project) -> None:
    run = shop.gate()
    assert run.states["all-tests-pass"] == "waived"
    assert run.item("all-tests-pass")["summary"].startswith("until 2999-01-01: b (")


def test_one_that_is_no_longer_needed_fails(shop: Project) -> None:
    shop.write({"test_a.py": "def test_now(): pass\n"})
    run = shop.gate()
    assert run.states["all-tests-pass"] == "failed"
    assert run.item("all-tests-pass")["summary"] == "the waiver is no longer needed: 1 passed"
    assert run.status == 1


def test_all_of_them_can_be_ignored(shop: Project) -> None:
    run = shop.gate("--backend-dod-no-waivers")
    assert run.states["all-tests-pass"] == "inconclusive"
    assert "note:      waivers not looked at: 1 (--backend-dod-no-waivers)" in run.section
    shop.write({"test_a.py": "def test_now(): pass\n"})
    assert shop.gate("--backend-dod-no-waivers").status == 0


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        (WAIVER.replace("2999", "2001"), "the waiver for 'all-tests-pass' ended on 2001-01-01"),
        (
            "[tool.backend-dod]\nmax-waivers = 0\n" + WAIVER,
            "more waivers than max-waivers allows (1, not 0)",
        ),
    ],
    ids=["ended", "too many"],
)
def test_what_is_not_agreed_on_ends_the_session(shop: Project, toml: str, said: str) -> None:
    run = shop.write({"pyproject.toml": toml}).gate()
    assert run.status == pytest.ExitCode.USAGE_ERROR
    assert said in run.text


def test_the_page_shows_what_is_understood(shop: Project) -> None:
    page = Path(__file__).parent.parent.joinpath("docs", "adopting.md").read_text(encoding="utf-8")
    (table,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    (waiver,) = tomllib.loads(table)["tool"]["backend-dod"]["waivers"]
    shop.checklist("All tests pass", "Rate limiting: 100 requests per minute")
    run = shop.write({"pyproject.toml": table}).gate()
    assert run.states[waiver["item"]] == "waived"

    (commands,) = re.findall(r"```console\n(.*?)```", page, re.DOTALL)
    shop.write({"test_a.py": "def test_red(): assert 0\n"})
    for command in commands.splitlines():
        run = shop.call(*command.split()[1:], "--backend-dod-report=json:dod.json")
        assert run.states["all-tests-pass"] == "known"
