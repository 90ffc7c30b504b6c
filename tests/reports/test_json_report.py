"""The JSON report against its own schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from pytest_backend_dod.model import State, Status
from pytest_backend_dod.reports import json_report
from pytest_backend_dod.reports.json_report import VERSION, as_values, render, schema

from ..conftest import Project
from .examples import HOSTILE, finding, result, verdict


def check(report: Any) -> None:
    """Raise where a report does not fit the schema."""
    jsonschema_rs.Draft202012Validator(schema()).validate(report)


def test_schema_is_one() -> None:
    jsonschema_rs.meta.validate(schema())
    assert schema()["properties"]["version"] == {"const": VERSION} | {
        "description": schema()["properties"]["version"]["description"]
    }


def objects(node: Any) -> list[dict[str, Any]]:
    """Return every object with keys of its own in a schema."""
    if isinstance(node, list):
        return [found for inner in node for found in objects(inner)]
    if not isinstance(node, dict):
        return []
    below = [found for inner in node.values() for found in objects(inner)]
    return [node, *below] if "properties" in node and node.get("type") == "object" else below


def test_schema_knows_every_key() -> None:
    """A key that is added or forgotten is noticed: nothing is optional and nothing else allowed."""
    found = objects(schema())
    assert len(found) == 5
    for node in found:
        assert node["additionalProperties"] is False
        assert sorted(node["required"]) == sorted(node["properties"])


def test_schema_knows_every_state_and_status() -> None:
    definitions = schema()["$defs"]
    assert definitions["item"]["properties"]["state"]["enum"] == [state.value for state in State]
    assert definitions["probe"]["properties"]["status"]["enum"] == [s.value for s in Status]


@pytest.mark.parametrize("state", State)
def test_every_state_fits(state: State) -> None:
    check(as_values(result(verdict(state, findings=(finding(),), measures={"requests": 9}))))


def test_nothing_judged_fits() -> None:
    values = as_values(result(not_judged="no test ran"))
    check(values)
    assert values["done"] is False


@pytest.mark.parametrize(("left_out", "done"), [(0, True), (3, False)])
def test_a_part_is_never_done(left_out: int, done: bool) -> None:
    values = as_values(result(verdict(State.PASSED), left_out=left_out))
    check(values)
    assert (values["done"], values["left_out"]) == (done, left_out)


@pytest.mark.parametrize(
    "change",
    [
        {"left_out": -1},
        {"warn": 1},
        {"version": 2},
        {"done": "yes"},
        {"more": 1},
        {"items": []},
        {"not_judged": "no test ran"},
        {"seconds": -1},
    ],
)
def test_other_things_do_not_fit(change: dict[str, Any]) -> None:
    values = {**as_values(result(verdict(State.PASSED))), **change}
    with pytest.raises(jsonschema_rs.ValidationError):
        check(values)


def test_text_is_kept_as_it_came() -> None:
    """Escaping is a matter of the terminal; here a program reads."""
    text = HOSTILE.replace("\ud800", "")
    report = json.loads(render(result(verdict(summary=text))))
    assert report["items"][0]["summary"] == text


def test_values_that_json_does_not_know_become_texts() -> None:
    report = json.loads(render(result(verdict(measures={"path": Path("a")}))))
    assert report["items"][0]["probes"][0]["measures"] == {"path": "a"}


def test_times_are_the_only_thing_that_two_runs_differ_in(project: Project) -> None:
    project.checklist("All tests pass", "The linter is content <!-- dod: command run=true -->")
    project.write({"test_one.py": "def test_one(): pass\n"})
    first, second = project.gate().report, project.gate().report
    check(first)
    assert without_times(first) == without_times(second)


def without_times(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: without_times(value) for key, value in node.items() if key != "seconds"}
    return [without_times(value) for value in node] if isinstance(node, list) else node


def test_schema_is_shipped_beside_the_module() -> None:
    assert Path(json_report.__file__).with_name("report.schema.json").is_file()
