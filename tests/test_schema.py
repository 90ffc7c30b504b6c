"""The schema says of a table what the checks say, as far as a schema can."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

import pytest_backend_dod
from pytest_backend_dod.config import read, tomllib
from pytest_backend_dod.errors import UsageError
from pytest_backend_dod.schema import generate, text, validate_pyproject_schema

from .test_config import ATTESTATION, BAD, TODAY, WAIVER, within

GOOD = {
    "empty": within(""),
    "a URL": within("base-url = 'http://localhost:8000'\ncredentials.headers.X-Key = 'k'"),
    "an app": within(
        "app = 'shop.main:app'\nenv = { A = '1' }\nprepare = 'make db'\nstart-timeout = 5"
    ),
    "a time with its unit": within("budget = '60s'\nstart-timeout = '1.5 min'"),
    "one checklist": within("checklist = 'done.md'"),
    "several checklists": within("checklist = ['done.md', 'api.md']"),
    "probes": within(
        "probes = { coverage = { min = 85, branch = true }, rate-limit = { per = 'hour' } }"
    ),
    "a plugin's probe": within("probes = { our-own = { limit = [1, 2] } }"),
    "items": within("items.tests-pass.tests.max-skipped = 3"),
    "records": WAIVER + ATTESTATION,
    "dates as texts": WAIVER.replace("2026-06-01", '"2026-06-01"'),
}

ONLY_A_RUN_KNOWS = {
    "key twice",
    "other host",
    "endless time",
    "variable not set",
    "a day that is none",
    "too many waivers",
    "expired waiver",
    "second waiver for an item",
    "attestation of tomorrow",
    "attestation gone by",
}
"""What no schema can refuse: dates that pass, the environment, equality of two places."""

BAD_PARAMETERS = {
    "unknown parameter": within("probes.coverage.minimum = 80"),
    "wrong type": within("probes.coverage.min = 'high'"),
    "beyond its choices": within("probes.rate-limit.per = 'week'"),
    "no share": within("items.a.coverage.min = 120"),
    "no unit of time": within("items.a.command = { run = 'make', timeout = '3 laps' }"),
    "no time": within("items.a.command = { run = 'make', timeout = 0 }"),
}


def table(toml: str) -> Any:
    return tomllib.loads(toml)["tool"]["backend-dod"]


def plain(value: Any) -> Any:
    """As JSON has it: dates are texts."""
    return json.loads(json.dumps(value, default=str))


def test_the_shipped_schema_is_the_generated_one() -> None:
    shipped = Path(pytest_backend_dod.__file__).with_name("config.schema.json")

    assert shipped.read_text(encoding="utf-8") == text(), (
        "run: python -m pytest_backend_dod.schema > pytest_backend_dod/config.schema.json"
    )
    assert validate_pyproject_schema("backend-dod") == generate()


def test_the_module_prints_it() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "pytest_backend_dod.schema"],
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )

    assert json.loads(done.stdout) == generate()


def test_every_parameter_has_a_description_and_a_default_that_fits() -> None:
    schema = generate()
    jsonschema_rs.meta.validate(schema)
    declared = [schema, *schema["definitions"].values()]
    nested = ("env", "credentials", "probes", "items", "waivers", "attestations")
    for one in declared:
        for name, each in one["properties"].items():
            assert each["description"].strip().endswith((".", "say"))
            assert "_" not in name
            if name not in nested:
                jsonschema_rs.validator_for(each).validate(each["default"])


@pytest.mark.parametrize("name", GOOD)
def test_a_good_table_passes_both(name: str) -> None:
    given = table(GOOD[name])

    jsonschema_rs.validator_for(generate()).validate(plain(given))
    read(given, root=Path(), today=TODAY, environ={})


@pytest.mark.parametrize("name", [name for name in BAD if name not in ONLY_A_RUN_KNOWS])
def test_what_the_checks_refuse_the_schema_refuses(name: str) -> None:
    given = table(BAD[name][0])
    with pytest.raises(UsageError):
        read(given, root=Path(), today=TODAY, environ={})

    assert not jsonschema_rs.validator_for(generate()).is_valid(plain(table(BAD[name][0])))


@pytest.mark.parametrize("name", BAD_PARAMETERS)
def test_parameters_of_probes_are_checked(name: str) -> None:
    assert not jsonschema_rs.validator_for(generate()).is_valid(plain(table(BAD_PARAMETERS[name])))


class TestWithValidatePyproject:
    """The same through the tool that people run."""

    @pytest.fixture(scope="class")
    @staticmethod
    def validate() -> Any:
        api = pytest.importorskip("validate_pyproject.api")
        plugins = pytest.importorskip("validate_pyproject.plugins")
        ours = plugins.PluginWrapper("backend-dod", validate_pyproject_schema)
        return api.Validator(plugins=[ours])

    @pytest.mark.parametrize("name", GOOD)
    def test_a_good_table_passes(self, validate: Any, name: str) -> None:
        validate(tomllib.loads(GOOD[name]))

    @pytest.mark.parametrize(
        "toml",
        [
            *(BAD[name][0] for name in BAD if name not in ONLY_A_RUN_KNOWS),
            *BAD_PARAMETERS.values(),
        ],
    )
    def test_a_bad_table_is_refused(self, validate: Any, toml: str) -> None:
        from validate_pyproject.errors import ValidationError

        with pytest.raises(ValidationError, match="backend-dod"):
            # The tool's message about a bad record shows it as JSON, which has no dates.
            validate(plain(tomllib.loads(toml)))


def test_the_entry_point_leads_to_the_schema() -> None:
    project = tomllib.loads(
        (Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    )
    group = "validate_pyproject.tool_schema"
    ((name, value),) = project["project"]["entry-points"][group].items()

    assert name == "backend-dod"
    assert EntryPoint(name=name, value=value, group=group).load()(name) == generate()
