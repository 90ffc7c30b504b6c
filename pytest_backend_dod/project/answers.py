"""Holds the suite's own answers against what the API's document promises.

The values in them stay here: what is told names the place and the rule, never the value.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import jsonschema_rs

from ..recording.samples import EACH, Sample, Samples
from . import application
from .committed import committed, nearest, plain
from .openapi import JSON_TYPES, Document
from .openapi_operations import Reader, alike, as_served
from .openapi_shapes import Node
from .repository import Repository

_MASKED = "[masked]"
_MOST = 5
"""Breaches told of one answer."""
_NAMED = frozenset({"components", "definitions", "parameters", "responses"})
"""Parts of a document that references lead into."""


def held(
    samples: Samples, repository: Repository, configured: Document | None
) -> list[dict[str, Any]]:
    """Return for each sample what it says, as plain JSON values; see :func:`gathered`.

    Each has ``operation``, ``status``, ``place`` and ``breaches``. A breach has ``at`` (JSON
    pointer into the answer, ``*`` for any entry of a list), ``what`` and ``schema`` (JSON pointer
    into the document). Of an answer that could not be held against anything ``breaches`` is None.
    """
    documents = {
        kind: configured or application.document(app) for kind, app in samples.apps.items()
    }
    if not all(documents.values()):
        kept = committed(repository)
        found = nearest(kept, {sample.operation for sample in samples.kept})
        instead = found.document if found is not None else None
        documents = {kind: one or instead for kind, one in documents.items()}
    heard = [sample.operation for sample in samples.kept]
    judges = {
        kind: _Judge(as_served(plain(one.raw), heard))
        for kind, one in documents.items()
        if one is not None
    }
    told = []
    for sample in samples.kept:
        judge = judges.get(sample.app)
        told.append(
            {
                "operation": sample.operation,
                "status": sample.status,
                "place": list(sample.place),
                "breaches": judge.breaches(sample) if judge is not None else None,
            }
        )
    return told


def gathered(told: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return for each operation and status what its answers say, whichever processes heard them.

    Each has ``operation``, ``status``, ``checked`` (how many answers) and ``breaches``.
    """
    sorts: dict[tuple[str, int], list[Mapping[str, Any]]] = {}
    for one in sorted(told, key=lambda one: tuple(one["place"])):
        sorts.setdefault((one["operation"], one["status"]), []).append(one)
    entries = []
    for (operation, status), answers in sorted(sorts.items()):
        held = [one["breaches"] for one in answers[:EACH] if one["breaches"] is not None]
        if not held:
            continue
        breaches: list[Any] = []
        for one in (one for found in held for one in found):
            breaches += [one] if one not in breaches else []
        entries.append(
            {"operation": operation, "status": status, "checked": len(held), "breaches": breaches}
        )
    return entries


class _Judge:
    """Knows one document, with a validator for each answer it promises."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self._raw = raw
        self._reader = Reader(raw)
        self._operations = self._reader.operations()
        self._old = not str(raw.get("openapi", "")).startswith(("3.1", "3.2"))
        self._named = {
            key: _as_json_schema(value) if self._old else _without_write_only(value)
            for key, value in copy.deepcopy(dict(raw)).items()
            if key in _NAMED
        }
        self._validators: dict[str, Any] = {}

    def breaches(self, sample: Sample) -> list[dict[str, str]] | None:
        """Return what an answer breaks; None when the document promises nothing to hold it to."""
        declared = self._operations.get(alike(sample.operation))
        answer = declared.promised(sample.status) if declared is not None else None
        if answer is None or not sample.text or sample.operation.startswith("HEAD "):
            return None
        contents = self._reader.contents(answer)
        if not contents:
            return None
        node = _content(contents, sample.media_type)
        if node is None:
            what = f"is {sample.media_type or 'of no media type'}, not {' or '.join(contents)}"
            return [{"at": "", "what": what, "schema": f"{answer.pointer}/content"}]
        if not JSON_TYPES.match(sample.media_type) or self._reader.shape(node).says_nothing:
            return None
        try:
            value = json.loads(sample.text)
        except ValueError:
            broken = [{"at": "", "what": "is no JSON", "schema": node.pointer}]
            return broken if sample.whole else None
        errors = self._validator(node).iter_errors(value)
        return list(_told(errors, node.pointer))

    def _validator(self, node: Node) -> Any:
        node = self._reader.follow(node)
        if node.pointer not in self._validators:
            schema = copy.deepcopy(node.value)
            schema = _as_json_schema(schema) if self._old else _without_write_only(schema)
            kind = (
                jsonschema_rs.Draft4Validator if self._old else jsonschema_rs.Draft202012Validator
            )
            whole = {**self._named, "allOf": [schema]}
            try:
                self._validators[node.pointer] = kind(whole, validate_formats=False)
            except ValueError:
                # The document is at fault; the probe `openapi` says how.
                self._validators[node.pointer] = jsonschema_rs.Draft202012Validator({})
        return self._validators[node.pointer]


def _content(contents: Mapping[str, Node], media_type: str) -> Node | None:
    ranges = (media_type, f"{media_type.partition('/')[0]}/*", "*/*")
    return next((contents[name] for name in ranges if name in contents), None)


def _told(errors: Iterable[Any], schema: str) -> Iterator[dict[str, str]]:
    count = 0
    for error in errors:
        if error.instance == _MASKED:
            continue
        count += 1
        if count > _MOST:
            return
        keyword = str(error.schema_path[-1]) if error.schema_path else ""
        # What is wrong in one entry of a list is so in others.
        steps = ("*" if isinstance(step, int) else step for step in error.instance_path)
        at = "".join(f"/{step}" for step in steps)
        yield {"at": at, "what": _words(keyword, error), "schema": schema}


def _words(keyword: str, error: Any) -> str:
    """Tell an error without the value that made it."""
    if keyword == "type":
        return f"is {_kind(error.instance)}, which is not the declared type"
    if keyword == "required" or "required" in error.schema_path[-2:]:
        # The message names the property and holds nothing else of the answer.
        return str(error.message)
    if keyword in {"enum", "const"}:
        return "is none of the declared values"
    if keyword == "additionalProperties" and isinstance(error.instance, Mapping):
        return "has properties that are not declared"
    return f"breaks {keyword}" if not keyword.isdigit() else "fits none of the alternatives"


def _kind(value: Any) -> str:
    kinds = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array"}
    return "null" if value is None else kinds.get(type(value), "object")


def _without_write_only(node: Any) -> Any:
    """Let an answer lack what only requests carry."""
    if isinstance(node, list):
        return [_without_write_only(one) for one in node]
    if not isinstance(node, dict):
        return node
    changed = {key: _without_write_only(value) for key, value in node.items()}
    properties, required = changed.get("properties"), changed.get("required")
    if isinstance(properties, dict) and isinstance(required, list):
        changed["required"] = [
            name
            for name in required
            if not (isinstance(properties.get(name), dict) and properties[name].get("writeOnly"))
        ]
        if not changed["required"]:
            # Draft 4 knows no empty list here.
            changed.pop("required")
    return changed


def _as_json_schema(node: Any) -> Any:
    """Return a schema of OpenAPI 3.0 or Swagger 2 in the terms of JSON Schema, draft 4."""
    return _nullable(_without_write_only(node))


def _nullable(node: Any) -> Any:
    if isinstance(node, list):
        return [_nullable(one) for one in node]
    if not isinstance(node, dict):
        return node
    changed = {key: _nullable(value) for key, value in node.items()}
    null = changed.pop("nullable", False) is True or changed.pop("x-nullable", False) is True
    return {"anyOf": [changed, {"enum": [None]}]} if null else changed
