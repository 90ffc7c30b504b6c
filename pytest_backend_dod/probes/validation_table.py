"""The core table of the validation probe: what a document forbids, one change at a time.

A case is in the table only when :mod:`..project.schemas` says that no reading of the document
admits it. Without a document only the form of the body is known to be wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..hosts.changes import replaced
from ..project.openapi import Document
from ..project.schemas import alternatives, forbids, forbids_text, member, required, types
from ..recording.exchange import header
from .validation_cases import (
    CORE,
    FREE,
    Apply,
    Case,
    Subject,
    body_is,
    field_is,
    field_missing,
    form_is,
    header_missing,
    labelled,
    path_is,
    path_value,
    query_is,
)

MOST_NODES = 24
"""Values of one body that are changed."""

_LONGEST = 100_000
"""Longest text that is made in order to be too long."""

_TEXT = "dod-text"

Wrong = tuple[str, str, str, Any]
"""Kind, words for the value, rule, value."""


def core(subject: Subject, *, wrong_media_type: bool = True) -> Iterator[Case]:
    """Yield what must be refused, in a fixed order."""
    yield from _forms_of_body(subject, wrong_media_type=wrong_media_type)
    document = subject.document
    if document is not None:
        yield from _parameters(subject, document)
        if subject.body_schema:
            yield from _json(subject, document)
            yield from _form(subject, document)


def free(subject: Subject) -> Iterator[Case]:
    """Yield changes to a body of which nothing is declared.

    None of them is wrong by itself; that all are accepted shows that nothing is looked at, or in a
    form, where all are texts, that nobody can tell. By PATCH, what is left out stays as it is
    (RFC 5789, section 2), so that leaving out shows nothing.
    """
    partial = subject.accepted.method == "PATCH"
    body = subject.json_body
    document = subject.document
    declared = document is not None and any(
        part.get("properties") for part in alternatives(document, subject.body_schema)
    )
    if declared:
        return
    for name in () if partial else list(dict(subject.form))[:6]:
        yield Case(tier=FREE, kind="free", what=f"{name} left out", apply=form_is(name, None))
    if not isinstance(body, dict):
        return
    for name, value in list(body.items())[:6]:
        if not partial:
            yield Case(tier=FREE, kind="free", what=f"{name} left out", apply=field_missing([name]))
        for words, other in (("an object", {"dod": [1]}), ("a list", [{"dod": 1}])):
            if type(other) is not type(value):
                yield Case(
                    tier=FREE, kind="free", what=f"{name} = {words}", apply=field_is([name], other)
                )


def _case(kind: str, what: str, rule: str, apply: Apply) -> Case:
    return Case(tier=CORE, kind=kind, what=what, rule=rule, apply=apply)


# The body as a whole


def _forms_of_body(subject: Subject, *, wrong_media_type: bool) -> Iterator[Case]:
    body = subject.json_body
    if isinstance(body, (dict, list)):
        cut = "a body of JSON that is cut off"
        yield _case("malformed", cut, "JSON", body_is(lambda b: b.rstrip()[:-1]))
        yield _case("malformed", "a body that is no JSON", "JSON", body_is(b"{dod: text"))
        others: list[tuple[str, Any]] = [("a text", _TEXT), ("a list", []), ("an object", {})]
        for words, other in others:
            schema = subject.body_schema
            known = bool(subject.document is not None and schema)
            if type(other) is type(body) or (isinstance(body, list) and other == _TEXT):
                continue
            if known and subject.document and not forbids(subject.document, schema, other):
                continue
            rule = "an object" if isinstance(body, dict) else "a list"
            yield _case("top-level", f"a body that is {words}", rule, field_is([], other))
    typed = body is not None or bool(subject.form)
    if typed and wrong_media_type and not {"*/*", "text/plain", "text/*"} & {*subject.media_types}:
        kind = header(subject.accepted.headers, "content-type") or ""
        yield _case("content-type", "the same body as text/plain", kind, labelled("text/plain"))


# Parameters


def _parameters(subject: Subject, document: Document) -> Iterator[Case]:
    for part in subject.parts:
        if part.place == "header":
            present = header(subject.accepted.headers, part.name) is not None
            if part.required and present:
                apply = header_missing(part.name)
                yield _case("missing", f"header {part.name} left out", "required", apply)
            continue
        if part.required and part.place == "query":
            yield _case("missing", f"{part.name} left out", "required", query_is(part.name, None))
        given = path_value(subject.accepted, subject.template, part.name) or ""
        for kind, words, rule, value in _wrong(document, part.schema, given, texts=True):
            text = str(value)
            change: Apply | None = query_is(part.name, text)
            if part.place == "path":
                change = path_is(subject.template, part.name, text)
            if change is not None and text and forbids_text(document, part.schema, text):
                yield _case(kind, f"{part.name} = {words}", rule, change)


def _form(subject: Subject, document: Document) -> Iterator[Case]:
    schema = subject.body_schema
    given = dict(subject.form)
    for name in sorted(required(document, schema) & set(given)):
        yield _case("missing", f"{name} left out", "required", form_is(name, None))
    for name, value in list(given.items())[:MOST_NODES]:
        inner = member(document, schema, name)
        if inner is None:
            continue
        for kind, words, rule, wrong in _wrong(document, inner, value, texts=True):
            if forbids_text(document, inner, str(wrong)):
                yield _case(kind, f"{name} = {words}", rule, form_is(name, str(wrong)))


# JSON


def _json(subject: Subject, document: Document) -> Iterator[Case]:
    body, schema = subject.json_body, subject.body_schema
    if body is None:
        return
    for path, value, inner in list(_nodes(document, body, schema, ()))[:MOST_NODES]:
        for kind, words, rule, change, changed in _changes(document, path, value, inner):
            whole = replaced(body, path, changed)
            if forbids(document, schema, whole):
                yield _case(kind, words, rule, change)


def _nodes(
    document: Document, value: Any, schema: Any, path: tuple[Any, ...]
) -> Iterator[tuple[tuple[Any, ...], Any, Any]]:
    """Yield the places of a body with their values and schemas, lists with their first entries."""
    if schema is None or len(path) > 4:
        return
    yield path, value, schema
    members: list[tuple[Any, Any]] = []
    if isinstance(value, dict):
        members = list(value.items())
    elif isinstance(value, list):
        members = list(enumerate(value[:1]))
    for key, inner in members:
        yield from _nodes(document, inner, member(document, schema, key), (*path, key))


def _changes(
    document: Document, path: tuple[Any, ...], value: Any, schema: Any
) -> Iterator[tuple[str, str, str, Apply, Any]]:
    """Yield kind, words, rule, change and the value that then stands in the place."""
    name = ".".join(map(str, path))
    if isinstance(value, dict):
        for key in sorted(required(document, schema) & set(value)):
            rest = {k: v for k, v in value.items() if k != key}
            words = f"{name}.{key}" if name else key
            yield "missing", f"{words} left out", "required", field_missing([*path, key]), rest
        more = {**value, "dod_unknown": 1}
        words = f"an unknown field in {name or 'the body'}"
        yield "unknown", words, "additionalProperties: false", field_is(path, more), more
    if not path:
        return
    for kind, words, rule, wrong in _wrong(document, schema, value, texts=False):
        yield kind, f"{name} = {words}", rule, field_is(path, wrong), wrong


def _wrong(document: Document, schema: Any, value: Any, *, texts: bool) -> Iterator[Wrong]:
    """Yield values that a schema may forbid; whether it does is asked of all of its readings."""
    named = types(document, schema)
    rule = f"type {' or '.join(sorted(named))}" if named else ""
    if named and not texts:
        if not isinstance(value, dict):
            yield "type", "an object", rule, {"dod": 1}
        if not isinstance(value, list):
            yield "type", "a list", rule, [{"dod": 1}]
        yield "type", "null", rule, None
    if named and "string" not in named:
        yield "type", f'"{_TEXT}"', rule, _TEXT
    seen: set[str] = set()
    for part in alternatives(document, schema):
        inner = part
        if texts and isinstance(part.get("items"), dict):
            inner = next(alternatives(document, part["items"]), part)
        for kind, words, why, wrong in _beyond(inner, value, texts=texts):
            if words not in seen:
                seen.add(words)
                yield kind, words, why, wrong


def _beyond(schema: Any, value: Any, *, texts: bool) -> Iterator[Wrong]:
    for key, step in (("minimum", -1), ("maximum", 1)):
        bound = schema.get(key)
        if isinstance(bound, (int, float)) and not isinstance(bound, bool):
            wrong = bound + step
            yield "range", f"{wrong:g}" if wrong < 1e6 else str(wrong), f"{key} {bound}", wrong
    for key in ("exclusiveMinimum", "exclusiveMaximum"):
        bound = schema.get(key)
        if isinstance(bound, (int, float)) and not isinstance(bound, bool):
            yield "range", str(bound), f"{key} {bound}", bound
    if "enum" in schema or "const" in schema:
        admitted = schema.get("enum") or [schema.get("const")]
        numeric = all(isinstance(v, (int, float)) for v in admitted if v is not None)
        outside: Any = _TEXT if texts or not numeric else max(filter(None, admitted), default=0) + 1
        yield "enum", repr(outside), f"one of {', '.join(map(str, admitted[:6]))}", outside
    yield from _of_length(schema, value if isinstance(value, str) else "")
    if isinstance(value, list) and value and not texts:
        most, least = schema.get("maxItems"), schema.get("minItems")
        if isinstance(most, int) and most < 2000:
            entries = (value * (most + 1))[: most + 1]
            yield "length", f"{most + 1} entries", f"maxItems {most}", entries
        if isinstance(least, int) and least > 0:
            yield "length", f"{least - 1} entries", f"minItems {least}", value[: least - 1]


def _of_length(schema: Any, value: str) -> Iterator[Wrong]:
    most, least = schema.get("maxLength"), schema.get("minLength")
    if isinstance(most, int) and most < _LONGEST:
        # As the accepted one begins, so that nothing else is wrong with it.
        longer = value + (value[-1:] or "x") * (most + 1 - len(value))
        yield "length", f"{most + 1} characters", f"maxLength {most}", longer
    if isinstance(least, int) and least > 0:
        shorter = value[: least - 1]
        yield "length", f"{least - 1} characters", f"minLength {least}", shorter
