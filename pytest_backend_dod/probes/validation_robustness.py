"""The robustness table of the validation probe: what must not break a backend, refused or not.

Sources: RFC 8259 (sections 4, 6 and 8: duplicate names, numbers, encoding), the limits of machine
words and of database columns, and what frameworks were seen to stumble over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any
from urllib.parse import parse_qsl

from ..hosts.changes import doubled, leaves
from ..project.schemas import member, types
from ..recording.exchange import Request
from .validation_cases import (
    EXTRA,
    HUGE_NUMBER,
    ROBUST,
    SIZE,
    Apply,
    Case,
    Part,
    Subject,
    body_is,
    field_is,
    form_is,
    in_json,
    path_is,
    path_value,
    query_is,
    variables,
)

MOST_FIELDS = 12
"""Fields of one body that are changed."""

DEPTHS = (3_000, 100_000)
"""Levels of a nested body: more than Python's own limit within any limit of size, and far more."""

HUGE = 100_000
"""Characters of a huge text."""

MEGABYTE = 1_000_000

_LONG_IN_TARGET = 5_000
"""Characters in a path or a query: many servers end a request line at 8 KB."""

_UNUSUAL = "\U0001f600\u202eabc\u0301\u0327"

_NUMBERS = (
    ("zero", "0", 0),
    ("negative", "-1", -1),
    ("large-number", "2147483648", 2**31),
    ("large-number", "9223372036854775808", 2**63),
    ("large-number", "18446744073709551616", 2**64),
)
_NOT_FINITE = (
    ("nan", "NaN", float("nan")),
    ("nan", "Infinity", float("inf")),
    ("nan", "1e999", HUGE_NUMBER),
)

REMEDIES = {
    "zero": "Refuse numbers below 1 where there is no such thing, as with Field(ge=1).",
    "negative": "Refuse negative numbers, as with Field(ge=0) or Query(ge=1).",
    "large-number": "Bound every number by its column, as with Field(le=2**31 - 1).",
    "nan": (
        "Refuse numbers that are not finite, as with Field(allow_inf_nan=False), and do not send "
        "the refused value back in the error."
    ),
    "no-number": "Do not send the refused value back as JSON; answer 400 or 422 without it.",
    "nul": r"Refuse control characters in texts, as with Field(pattern=r'^[^\x00-\x1f]*$').",
    "surrogate": (
        "Refuse texts that UTF-8 cannot carry, and answer errors without the refused value or "
        "with ASCII-only JSON."
    ),
    "unusual": "Read and write texts as UTF-8 everywhere, the database's connection included.",
    "huge-text": "Bound every text, as with Field(max_length=…).",
    "encoding": "Answer 400 when a body or a path is not UTF-8.",
    "depth": "Catch the RecursionError of the JSON parser and answer 400.",
    "empty": "Check that there is a body before its fields are read; answer 400 or 422.",
    "shape": "Check that the body is an object before its fields are read; answer 400 or 422.",
    "null": "Check for null before a field is used; answer 400 or 422.",
    "duplicate": "Parse the body by a JSON parser that takes or refuses duplicate names.",
    "prototype": "Take declared fields only; ignore or refuse the others.",
}
"""One line for each family of changes: how to withstand it."""


def robustness(subject: Subject) -> Iterator[Case]:
    """Yield requests that a stranger can send and that must not lead to a 5xx, in a fixed order."""
    yield from _targets(subject)
    yield from _fields(subject)
    yield from _form(subject)
    yield from _whole(subject)


def _case(kind: str, what: str, apply: Apply) -> Case:
    return Case(tier=ROBUST, kind=kind, what=what, apply=apply)


def _targets(subject: Subject) -> Iterator[Case]:
    given = {part.name: part for part in subject.parts}
    for name in variables(subject.template):
        value = path_value(subject.accepted, subject.template, name)
        if value is None:
            continue
        part = given.get(name)
        for kind, words, text in _texts(_is_number(subject, part, value), fractions=False):
            apply = path_is(subject.template, name, text)
            if apply is not None and text != value:
                yield _case(kind, f"{name} = {words}", apply)
    pairs = dict(_query(subject))
    for name, value in pairs.items():
        number = _is_number(subject, given.get(name), value)
        for kind, words, text in _texts(number, fractions=True):
            yield _case(kind, f"{name} = {words}", query_is(name, text))
    for name in pairs:
        raw = _raw_query(name, "%ff%fe")
        yield _case("encoding", f"{name} = bytes that are not UTF-8", raw)


def _query(subject: Subject) -> Iterator[tuple[str, str]]:
    for part in subject.parts:
        if part.place == "query":
            yield part.name, ""
    yield from parse_qsl(subject.accepted.query, keep_blank_values=True)


def _raw_query(name: str, raw: str) -> Apply:
    def apply(base: Request) -> Request:
        without = query_is(name, None)(base)
        return replace(base, query="&".join(filter(None, [without.query, f"{name}={raw}"])))

    return apply


def _is_number(subject: Subject, part: Part | None, value: str) -> bool:
    if subject.document is not None and part is not None:
        return bool(types(subject.document, part.schema) & {"integer", "number"})
    return bool(re.fullmatch(r"-?\d+(\.\d+)?", value))


def _texts(number: bool, *, fractions: bool) -> Iterator[tuple[str, str, str]]:  # noqa: FBT001 - of one kind or the other
    if number:
        for kind, words, _ in (*_NUMBERS, *(_NOT_FINITE if fractions else ())):
            yield kind, words, words
    yield "nul", "a NUL character", "a\x00b"
    if not number:
        yield "unusual", "emoji, right-to-left and combining marks", _UNUSUAL
        yield "huge-text", f"{_LONG_IN_TARGET} characters", "x" * _LONG_IN_TARGET


def _fields(subject: Subject) -> Iterator[Case]:
    body = subject.json_body
    if not isinstance(body, (dict, list)):
        return
    for path, value in list(leaves(body, ()))[:MOST_FIELDS]:
        if not path:
            continue
        name = ".".join(map(str, path))
        for kind, words, other in _values(value):
            yield _case(kind, f"{name} = {words}", field_is(path, other))


def _values(value: Any) -> Iterable[tuple[str, str, Any]]:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        yield from _NUMBERS
        yield from _NOT_FINITE
    elif isinstance(value, str):
        yield "nul", "a NUL character", f"{value}\x00"
        yield "surrogate", "half a surrogate pair", f"{value}\ud800"
        yield "unusual", "emoji, right-to-left and combining marks", _UNUSUAL
        yield "huge-text", f"{HUGE} characters", "x" * HUGE
        yield "no-number", "NaN", float("nan")
    elif isinstance(value, list):
        yield "shape", "an empty list", []
        yield "null", "a list of null", [None]
    yield "null", "null", None


def _form(subject: Subject) -> Iterator[Case]:
    for name, value in list(dict(subject.form).items())[:MOST_FIELDS]:
        number = bool(re.fullmatch(r"-?\d+", value))
        for kind, words, text in _texts(number, fractions=True):
            yield _case(kind, f"{name} = {words}", form_is(name, text))
        yield _case("huge-text", f"{name} = {HUGE} characters", form_is(name, "x" * HUGE))


def _whole(subject: Subject) -> Iterator[Case]:
    body = subject.json_body
    if not isinstance(body, (dict, list)):
        return
    yield _case("empty", "an empty body", body_is(b""))
    yield _case("shape", "a body of []", body_is(b"[]"))
    yield _case("shape", "a body of {}", body_is(b"{}"))
    yield _case("shape", "a body of null", body_is(b"null"))
    yield _case("encoding", "a body that is not UTF-8", body_is(b'{"\xff\xfe": "\xff"}'))
    for depth in DEPTHS:
        deep = b"[" * depth + b"]" * depth
        yield _case("depth", f"a body nested {depth} levels deep", body_is(deep))
    if isinstance(body, dict):
        yield _case("duplicate", "a body with every name twice", body_is(doubled))
        more = in_json(lambda b: {**b, "__proto__": {"is_admin": True}, "constructor": None})
        yield _case("prototype", "a member named __proto__", more)


# Unknown fields, and size

PRIVILEGES: tuple[dict[str, Any], ...] = (
    {"is_admin": True, "admin": True},
    {"is_staff": True, "is_superuser": True},
    {"role": "admin"},
)
"""Members that would be worth something to a stranger; those of one row are sent together."""


def extras(subject: Subject) -> Iterator[Case]:
    """Yield the accepted body with fields that nobody declared."""
    body = subject.json_body
    if not isinstance(body, dict) or subject.accepted.method not in {"POST", "PUT", "PATCH"}:
        return
    document, schema = subject.document, subject.body_schema
    for row in PRIVILEGES:
        added = {
            name: value
            for name, value in row.items()
            if name not in body
            and not (document is not None and schema and member(document, schema, name) is not None)
        }
        if added:
            yield Case(
                tier=EXTRA,
                kind="extra",
                what=f"unknown fields {', '.join(added)}",
                apply=in_json(partial(_with_more, added)),
                fields=added,
            )


def _with_more(added: Mapping[str, Any], body: Mapping[str, Any]) -> dict[str, Any]:
    return {**body, **added}


def size(subject: Subject, megabytes: float) -> Iterator[Case]:
    """Yield the accepted body, made longer than a limit by blanks alone."""
    if not isinstance(subject.json_body, (dict, list)):
        return
    # A limit may be meant in MiB.
    blanks = b" " * (int(megabytes * 1.05 * MEGABYTE) + 1024)
    yield Case(
        tier=SIZE,
        kind="size",
        what=f"a body of more than {megabytes:g} MB",
        apply=body_is(lambda body: body + blanks),
    )
