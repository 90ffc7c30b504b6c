"""JSON Schema of ``[tool.backend-dod]``, made from the declarations that the checks read.

``python -m pytest_backend_dod.schema`` prints it; the copy beside this module is for editors and
for validate-pyproject. It asks for keys with hyphens; what only a run can know (dates gone by,
environment variables, names of items) it leaves to the run.
"""

from __future__ import annotations

import dataclasses
import json
import re
import sys
from importlib import resources
from itertools import combinations
from typing import Any

from . import parameters
from .config import APP, Attestation, Settings, Waiver
from .probes.registry import built_in

Schema = dict[str, Any]

_DAY: Schema = {
    # A TOML date has no type in JSON, and validators differ in what they make of it.
    "not": {"type": ["number", "boolean", "array", "object", "null"]},
    "format": "date",
    "pattern": r"^\d{4}-\d{2}-\d{2}$",
}
_TEXT: Schema = {"type": "string", "pattern": r"\S"}
_SHAPES: dict[type, Schema] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    str: {"type": "string"},
    tuple: {"type": ["string", "array"], "items": {"type": "string"}},
}
_PATTERNS = {"app": f"^({APP})?$", "base-url": r"^(https?://[^\s\\/?#]+([/?#][^\s\\]*)?)?$"}


def generate() -> Schema:
    """Return the schema of the whole table."""
    probes = {probe.name: _declared(probe.Parameters) for probe in built_in()}
    by_probe = {
        "type": "object",
        "properties": {name: {"$ref": f"#/definitions/{name}"} for name in sorted(probes)},
        # Plugins bring probes of their own.
        "additionalProperties": {"type": "object"},
    }
    plain = _declared(Settings)["properties"]
    for name, pattern in _PATTERNS.items():
        plain[name]["pattern"] = pattern
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": "https://pypi.org/project/pytest-backend-dod/config.schema.json",
        "title": "Configuration of pytest-backend-dod",
        "type": "object",
        "properties": {
            **plain,
            "env": _texts("Environment of `app`; `{tmp}` stands for a folder that is thrown away."),
            "credentials": {
                "description": "Credentials of an authenticated user.",
                "type": "object",
                "properties": {
                    "headers": _texts("Headers; `${NAME}` stands for an environment variable.")
                },
                "additionalProperties": False,
            },
            "probes": {
                "description": "Probe → parameters that hold where no item says otherwise.",
                **by_probe,
            },
            "items": {
                "description": "Item → probe → parameters; replaces what the words lead to.",
                "type": "object",
                "additionalProperties": {**by_probe, "minProperties": 1},
            },
            "waivers": _entries(Waiver),
            "attestations": _entries(Attestation),
        },
        "additionalProperties": False,
        "allOf": [{"not": _both(*pair)} for pair in combinations(TARGETS, 2)],
        "definitions": dict(sorted(probes.items())),
    }


TARGETS = ("app", "command", "base-url")
"""Keys that exclude each other."""


def _both(one: str, other: str) -> Schema:
    return {
        "required": [one, other],
        "properties": {one: {"minLength": 1}, other: {"minLength": 1}},
    }


def _declared(cls: type[Any]) -> Schema:
    """The schema of a dataclass made with :func:`.parameters.parameter`."""
    kinds = parameters.kinds(cls)
    return {
        "type": "object",
        "properties": {
            one.name.replace("_", "-"): _property(one, kinds[one.name])
            for one in dataclasses.fields(cls)
        },
        "additionalProperties": False,
    }


def _property(declared: dataclasses.Field[Any], kind: type) -> Schema:
    unit, choices = declared.metadata["unit"], declared.metadata["choices"]
    doc = declared.metadata["doc"]
    default: Any = declared.default
    schema: Schema = {
        "description": f"{doc} Unit: {unit}." if unit else doc,
        **_SHAPES[kind],
        "default": list(default) if kind is tuple else default,
    }
    if choices:
        schema["enum"] = list(choices)
    if unit == "%":
        schema |= {"minimum": 0, "maximum": 100}
    if unit == "s":
        # A bound holds for numbers alone, and a pattern for texts alone.
        named = re.sub(r"\?P<\w+>", "", parameters.DURATION)
        schema |= {
            "type": ["number", "string"],
            "exclusiveMinimum": 0,
            "pattern": f"^{named}$",
        }
    return schema


def _texts(doc: str) -> Schema:
    return {
        "description": doc,
        "type": "object",
        "additionalProperties": {"type": "string"},
    }


def _entries(cls: type[Waiver | Attestation]) -> Schema:
    """The schema of a list of records, all of whose keys must be there."""
    fields = dataclasses.fields(cls)
    return {
        "description": cls.__doc__,
        "type": "array",
        "items": {
            "type": "object",
            "properties": {
                one.name: {
                    "description": one.metadata["doc"],
                    **(_DAY if one.name in {"on", "until"} else _TEXT),
                }
                for one in fields
            },
            "required": [one.name for one in fields],
            "additionalProperties": False,
        },
    }


def text() -> str:
    """Return the schema as it is shipped."""
    return json.dumps(generate(), indent=2, ensure_ascii=False) + "\n"


def validate_pyproject_schema(tool_name: str) -> Schema:  # noqa: ARG001 - the group's signature
    """Return the shipped schema to validate-pyproject, which asks for it by the table's name."""
    shipped = resources.files(__package__ or "pytest_backend_dod") / "config.schema.json"
    schema: Schema = json.loads(shipped.read_text(encoding="utf-8"))
    return schema


if __name__ == "__main__":
    sys.stdout.write(text())
