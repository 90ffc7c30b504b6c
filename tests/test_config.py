"""Every way to write the table wrongly, each with the place and the remedy that its message names."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from pytest_backend_dod.config import (
    Attestation,
    Configuration,
    Settings,
    Waiver,
    load,
    read,
    table_of_item,
    tomllib,
)
from pytest_backend_dod.errors import UsageError

TODAY = datetime.date(2026, 5, 20)


def configured(toml: str, **environ: str) -> Configuration:
    table = tomllib.loads(toml).get("tool", {}).get("backend-dod", {})
    return read(table, root=Path("shop"), today=TODAY, environ=environ)


def within(lines: str) -> str:
    return f"[tool.backend-dod]\n{lines}"


def test_no_file_no_table_and_an_empty_table_mean_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path) == Configuration(root=tmp_path)

    (tmp_path / "pyproject.toml").write_text('[project]\nname = "shop"\n')
    assert load(tmp_path) == Configuration(root=tmp_path)

    (tmp_path / "pyproject.toml").write_text("[tool.backend-dod]\n")
    assert load(tmp_path) == Configuration(root=tmp_path)


def test_the_whole_table_typed() -> None:
    given = configured(
        """
        [tool.backend-dod]
        checklist = "docs/done.md"
        app = "shop.main:create_app"
        disposable = false
        start-timeout = 5

        [tool.backend-dod.env]
        DATABASE_URL = "sqlite:///{tmp}/shop.db"

        [tool.backend-dod.credentials.headers]
        Authorization = "Bearer ${SHOP_TOKEN}"

        [tool.backend-dod.probes]
        coverage = { min = 85 }

        [tool.backend-dod.items.tests-pass]
        command = { run = "make test" }

        [[tool.backend-dod.waivers]]
        item = "no-secrets"
        reason = "being rotated"
        until = 2026-06-30

        [[tool.backend-dod.attestations]]
        item = "code-reviewed"
        by = "Ada"
        on = "2026-05-01"
        until = 2026-05-20T12:00:00
        """,
        SHOP_TOKEN="abc",
    )

    assert given == Configuration(
        root=Path("shop"),
        settings=Settings(
            checklist=("docs/done.md",), app="shop.main:create_app", start_timeout=5.0
        ),
        env={"DATABASE_URL": "sqlite:///{tmp}/shop.db"},
        headers={"Authorization": "Bearer abc"},
        probes={"coverage": {"min": 85}},
        items={"tests-pass": {"command": {"run": "make test"}}},
        waivers=(
            Waiver(item="no-secrets", reason="being rotated", until=datetime.date(2026, 6, 30)),
        ),
        attestations=(
            Attestation(
                item="code-reviewed",
                by="Ada",
                on=datetime.date(2026, 5, 1),
                until=datetime.date(2026, 5, 20),
            ),
        ),
    )


@pytest.mark.parametrize("key", ["base-url", "base_url"])
def test_keys_may_have_hyphens_or_underscores(key: str) -> None:
    given = configured(within(f'{key} = "http://localhost:8000"'))

    assert given.settings.base_url == "http://localhost:8000"


@pytest.mark.parametrize(
    ("lines", "disposable"),
    [
        ("", False),
        ("disposable = true", True),
        ('env = { DATABASE_URL = "sqlite:///{tmp}/a.db" }', True),
        ('env = { DATABASE_URL = "sqlite:///a.db" }', False),
    ],
)
def test_data_is_disposable_when_declared_or_kept_in_a_folder_of_its_own(
    lines: str, disposable: bool
) -> None:
    assert configured(within(lines)).disposable is disposable


WAIVER = '[[tool.backend-dod.waivers]]\nitem = "a"\nreason = "b"\nuntil = 2026-06-01\n'
ATTESTATION = (
    '[[tool.backend-dod.attestations]]\nitem = "a"\nby = "Ada"\non = 2026-05-01\n'
    "until = 2026-06-01\n"
)

BAD = {
    "unknown key": (
        within("bass-url = 'x'"),
        "backend-dod:",
        "unknown key 'bass-url'",
        "'base-url'",
    ),
    "key twice": (
        within("base-url = 'http://[::1]'\nbase_url = 'http://[::1]'"),
        "backend-dod:",
        "given twice",
        "Keep one",
    ),
    "text for a flag": (
        within("disposable = 'yes'"),
        ".disposable:",
        "not true or",
        "true or false",
    ),
    "number for a text": (within("app = 1"), ".app:", "1 is not a text", "Write a text"),
    "numbers in a list": (
        within("checklist = [1]"),
        ".checklist:",
        "a list of texts",
        "Write a list",
    ),
    "flag for a number": (
        within("start-timeout = true"),
        ".start-timeout:",
        "not a number",
        "Write",
    ),
    "no time at all": (
        within("start-timeout = 0"),
        ".start-timeout:",
        "no length of time",
        "more than 0",
    ),
    "endless time": (
        within("start-timeout = inf"),
        ".start-timeout:",
        "no length of time",
        "more than 0",
    ),
    "app and URL": (
        within("app = 'a:b'\nbase-url = 'http://[::1]'"),
        "backend-dod:",
        "exclude each other",
        "Keep one",
    ),
    "app as a path": (
        within("app = 'shop/main.py'"),
        ".app:",
        "does not name an app",
        "package.module:",
    ),
    "app with a call": (
        within("app = 'shop:make()'"),
        ".app:",
        "does not name",
        "without brackets",
    ),
    "app of dots": (
        within("app = '..:app'"),
        ".app:",
        "does not name an app",
        "package.module:name",
    ),
    "no URL": (
        within("base-url = 'localhost:8000'"),
        ".base-url:",
        "no URL of a backend",
        "http://127",
    ),
    "other host": (
        within("base-url = 'https://shop.example'"),
        ".base-url:",
        "shop.example is not this machine",
        'allow-hosts = ["shop.example"]',
    ),
    "env no table": (within("env = 'A=1'"), ".env:", "is not a table", "[tool.backend-dod.env]"),
    "number in env": (
        within("env = { PORT = 80 }"),
        ".env.PORT:",
        "80 is not a text",
        'PORT = "80"',
    ),
    "credentials no table": (
        within("credentials = 'x'"),
        ".credentials:",
        "not a table",
        "Write [",
    ),
    "unknown credentials": (
        within("credentials = { header = {} }"),
        ".credentials:",
        "unknown key 'header'",
        "'headers'",
    ),
    "number in headers": (
        within("credentials.headers = { X-Key = 1 }"),
        ".credentials.headers.X-Key:",
        "1 is not a text",
        'X-Key = "1"',
    ),
    "variable not set": (
        within("credentials.headers = { X-Key = '${SHOP_KEY}' }"),
        ".credentials.headers.X-Key:",
        "SHOP_KEY is not set",
        "export SHOP_KEY=",
    ),
    "probe no table": (
        within("probes = { fuzz = 1 }"),
        ".probes.fuzz:",
        "not a table of",
        "fuzz = {}",
    ),
    "probes no table": (within("probes = 1"), ".probes:", "is not a table", "Write ["),
    "items no table": (within("items = []"), ".items:", "is not a table", "Write ["),
    "item no table": (within("items = { a = 'tests' }"), ".items.a:", "not a table of", "a = {}"),
    "item without probe": (
        within("items = { a = {} }"),
        ".items.a:",
        "no probe is named",
        "command",
    ),
    "item's probe no table": (
        within("items = { a = { tests = true } }"),
        ".items.a.tests:",
        "not a table of parameters",
        "tests = {}",
    ),
    "waivers one table": (
        "[tool.backend-dod.waivers]\n",
        ".waivers:",
        "a list of tables",
        "[[tool.",
    ),
    "waiver no table": (within("waivers = ['a']"), ".waivers[1]:", "is not a table", "Write ["),
    "waiver without reason": (
        WAIVER.replace('reason = "b"\n', ""),
        ".waivers[1]:",
        "'reason' is missing",
        'Write reason = "…"',
    ),
    "waiver with a blank reason": (
        WAIVER.replace('"b"', '" "'),
        ".waivers[1]:",
        "missing",
        "reason =",
    ),
    "undated waiver": (
        WAIVER.replace("until = 2026-06-01\n", ""),
        ".waivers[1]:",
        "'until' is missing",
        "until = 2027-01-31",
    ),
    "waiver for a number": (
        WAIVER.replace('"a"', "7"),
        ".waivers[1].item:",
        "not a text",
        "item =",
    ),
    "no date": (
        WAIVER.replace("2026-06-01", '"June"'),
        ".waivers[1].until:",
        "'June' is no date",
        "2027-01-31",
    ),
    "a day that is none": (
        WAIVER.replace("2026-06-01", '"2026-06-31"'),
        ".until:",
        "is no date",
        "Write",
    ),
    "time instead of date": (
        WAIVER.replace("2026-06-01", "12:00:00"),
        ".until:",
        "no date",
        "Write",
    ),
    "too many waivers": (
        within("max-waivers = 0\n") + WAIVER,
        ".waivers:",
        "more waivers than max-waivers allows (1, not 0)",
        "delete its waiver",
    ),
    "expired waiver": (
        WAIVER.replace("2026-06-01", "2026-05-19"),
        ".waivers[1]:",
        "the waiver for 'a' ended on 2026-05-19",
        "Delete it",
    ),
    "unknown key in a waiver": (WAIVER + "untill = 1\n", ".waivers[1]:", "'untill'", "'until'"),
    "second waiver for an item": (WAIVER * 2, ".waivers[2]:", "'a' stands here twice", "Keep one"),
    "attestation by nobody": (
        ATTESTATION.replace('by = "Ada"\n', ""),
        ".attestations[1]:",
        "'by' is missing",
        'by = "…"',
    ),
    "attestation of tomorrow": (
        ATTESTATION.replace("2026-05-01", "2026-05-21"),
        ".attestations[1].on:",
        "2026-05-21 has not come yet",
        "Write the day",
    ),
    "attestation gone by": (
        ATTESTATION.replace("2026-06-01", "2026-05-19"),
        ".attestations[1]:",
        "the attestation of 'a' ended on 2026-05-19",
        "renew it",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_errors_name_file_key_and_remedy(name: str) -> None:
    toml, where, what, remedy = BAD[name]

    with pytest.raises(UsageError) as caught:
        configured(toml)

    assert caught.value.where.startswith("pyproject.toml: tool.backend-dod")
    assert f"{caught.value.where}:".endswith(where)
    assert what in caught.value.what
    assert remedy in caught.value.remedy


def test_an_empty_variable_is_no_credential() -> None:
    with pytest.raises(UsageError, match="SHOP_KEY is empty"):
        configured(within("credentials.headers = { X-Key = '${SHOP_KEY}' }"), SHOP_KEY="")


def test_the_value_of_a_variable_is_never_filled_in_twice() -> None:
    given = configured(within("credentials.headers = { A = 'x ${B}' }"), B="${C}")

    assert given.headers == {"A": "x ${C}"}


def test_waivers_and_attestations_stand_through_their_last_day() -> None:
    given = configured(WAIVER.replace("2026-06-01", "2026-05-20"))

    assert given.waivers[0].until == TODAY


@pytest.mark.parametrize("line", ["", "max-waivers = 1\n", "max-waivers = -1\n"])
def test_as_many_waivers_as_are_allowed(line: str) -> None:
    assert len(configured(within(line) + WAIVER).waivers) == 1


@pytest.mark.parametrize("value", [[], "app", 3])
def test_the_table_must_be_a_table(value: Any) -> None:
    with pytest.raises(UsageError, match=r"tool\.backend-dod: .* is not a table"):
        read(value, root=Path(), today=TODAY, environ={})


def test_what_is_not_toml(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.backend-dod\n")

    with pytest.raises(UsageError, match=r"^pyproject\.toml: this is not TOML .*line 1"):
        load(tmp_path)


@pytest.mark.parametrize("name", ["backend_dod", "pytest-backend-dod"])
def test_a_table_under_another_name_is_not_passed_over(tmp_path: Path, name: str) -> None:
    (tmp_path / "pyproject.toml").write_text(f'[tool.{name}]\napp = "shop:app"\n')

    with pytest.raises(UsageError, match=rf"tool\.{name}: (.|\n)*Write \[tool\.backend-dod\]"):
        load(tmp_path)


@pytest.mark.parametrize("item", ["tests-pass", "レビュー済み", "größe"])
def test_the_table_of_an_item_is_toml(item: str) -> None:
    parsed = tomllib.loads(f"{table_of_item(item)}\ntests = {{}}\n")

    assert parsed == {"tool": {"backend-dod": {"items": {item: {"tests": {}}}}}}


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ('command = "serve"\napp = "a:b"', "app and command exclude each other"),
        ('command = "serve \'"', "cannot be read"),
        ('command = "   "', "empty"),
        ('command = "serve"\ndatabase = "5432"', "no address"),
        ('command = "serve"\ndatabase = "db.example:5432"', "db.example is not this machine"),
    ],
)
def test_a_command_that_cannot_be_understood_is_an_error(tmp_path: Path, lines: str, said: str):
    (tmp_path / "pyproject.toml").write_text(f"[tool.backend-dod]\n{lines}\n")
    with pytest.raises(UsageError, match=said):
        load(tmp_path)
