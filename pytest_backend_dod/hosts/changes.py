"""One accepted request, one thing changed at a time, from a table.

The changes are the ones that untuned backends answer with 500: numbers beyond a column or a machine
word, characters that a database or an encoder refuses, shapes and sizes nobody thought of. Each is
a request that a stranger can send; what to answer is up to the backend, as long as it is no 5xx.

What frameworks themselves stumble over (NaN, half a surrogate pair, a body nested thousands deep)
is left out: that is a matter of input validation.

Sources: RFC 8259 (sections 4 and 6: duplicate names, numbers), the limits of SQL integers and of
the usual columns, and what backends were seen to do.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode

from ..project.openapi import JSON_TYPES
from ..recording.exchange import Request, header

LONG = 10_000
"""Characters of a long text: more than a column of usual size, less than a server's limit."""

NUMBERS = ("0", "-1", "2147483648", "9223372036854775808", "1" + "0" * 400, "1.5")
"""In a path or a query: around zero, past 32 and 64 bits, past a double."""

TEXTS = ("", "\x00", "x" * 300, "'\"%_\\", "\U0001f600\u202e")
"""In a path or a query."""

MOST_FIELDS = 24
"""Fields of one body that are changed."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """A request that differs from an accepted one in one thing."""

    what: str
    """The thing, for people: ``title = a NUL character``."""
    request: Request


def changes(accepted: Request, template: str, declared: Sequence[str] = ()) -> tuple[Change, ...]:
    """Return all changes of an accepted request, in a fixed order.

    Args:
        accepted: The request that was accepted.
        template: The path template of its operation, such as ``/orders/{id}``.
        declared: Names of query parameters that the operation takes, sent or not.
    """
    return (
        *_path(accepted, template),
        *_query(accepted, declared),
        *_json_fields(accepted),
        *_form_fields(accepted),
        *_whole_body(accepted),
    )


def _named(value: str) -> str:
    return (
        value
        if len(value) <= 24 and value.isprintable() and value
        else _WORDS.get(value[:1], "a long text")
    )


_WORDS = {"": "nothing", "\x00": "a NUL character", "\U0001f600": "characters outside the usual"}


def _path(accepted: Request, template: str) -> Iterator[Change]:
    given, wanted = accepted.path.split("/"), template.split("/")
    if len(given) != len(wanted):
        return
    for place, part in enumerate(wanted):
        variable = re.fullmatch(r"\{([^}:]+)[^}]*\}", part)
        if variable is None:
            continue
        for value in (*NUMBERS, *TEXTS[1:]):
            if value == unquote(given[place]):
                continue
            path = "/".join([*given[:place], quote(value, safe=""), *given[place + 1 :]])
            yield Change(
                what=f"{variable[1]} = {_named(value)}", request=replace(accepted, path=path)
            )


def _query(accepted: Request, declared: Sequence[str]) -> Iterator[Change]:
    pairs = parse_qsl(accepted.query, keep_blank_values=True)
    for name in dict.fromkeys([*(name for name, _ in pairs), *declared]):
        others = [(k, v) for k, v in pairs if k != name]
        given = {v for k, v in pairs if k == name}
        for value in (*NUMBERS, *TEXTS, "NaN"):
            if given == {value}:
                continue
            query = urlencode([*others, (name, value)])
            yield Change(what=f"{name} = {_named(value)}", request=replace(accepted, query=query))


def media_type(request: Request) -> str:
    """Return the media type of a request's body, lower case, without parameters.

    A body of JSON that nobody has named is taken for what it is, as its backend took it.
    """
    named = (header(request.headers, "content-type") or "").partition(";")[0].strip().lower()
    return named or ("application/json" if _is_json(request.body) else "")


def _is_json(body: bytes) -> bool:
    if not body.lstrip().startswith((b"{", b"[")):
        return False
    try:
        json.loads(body)
    except ValueError:
        return False
    return True


def _json_fields(accepted: Request) -> Iterator[Change]:
    if not accepted.body or not JSON_TYPES.match(media_type(accepted)):
        return
    try:
        body = json.loads(accepted.body)
    except ValueError:
        return
    for path, value in list(leaves(body, ()))[:MOST_FIELDS]:
        for what, changed in _variants(value):
            if changed == value:
                continue
            text = json.dumps(replaced(body, path, changed)).encode()
            name = ".".join(map(str, path)) or "the body"
            yield Change(what=f"{name} = {what}", request=replace(accepted, body=text))


def leaves(value: Any, path: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Yield the values in a decoded body with their places, lists with their first entries."""
    if isinstance(value, dict) and len(path) < 4:
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list) and value and len(path) < 4:
        yield path, value
        yield from leaves(value[0], (*path, 0))
    else:
        yield path, value


def _variants(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, bool):
        yield "null", None
    elif isinstance(value, (int, float)):
        for number in (0, -1, 2**31, 2**63, 10**400):
            yield (str(number) if number < 10**20 else "a number of 401 digits"), number
        yield "null", None
    elif isinstance(value, str):
        yield "nothing", ""
        yield "a NUL character", f"{value}\x00"
        yield f"{LONG} characters", "x" * LONG
        yield "characters outside the usual", "\U0001f600\u202e\u0301"
        yield "null", None
    elif isinstance(value, list):
        yield "an empty list", []
        yield "a list of null", [None]
    else:
        yield "a list", []


def replaced(body: Any, path: tuple[Any, ...], value: Any) -> Any:
    """Return a decoded body with another value in one place."""
    if not path:
        return value
    key, *rest = path
    inner = replaced(body[key], tuple(rest), value)
    if isinstance(body, list):
        return [*body[:key], inner, *body[key + 1 :]]
    return {**body, key: inner}


def _form_fields(accepted: Request) -> Iterator[Change]:
    if media_type(accepted) != "application/x-www-form-urlencoded":
        return
    pairs = parse_qsl(accepted.body.decode("latin-1"), keep_blank_values=True)
    for name in dict.fromkeys(name for name, _ in pairs):
        for value in ("", "\x00", "x" * LONG, "-1", "9223372036854775808"):
            if all(v == value for k, v in pairs if k == name):
                continue
            body = urlencode([(k, value if k == name else v) for k, v in pairs]).encode()
            yield Change(what=f"{name} = {_named(value)}", request=replace(accepted, body=body))


def _whole_body(accepted: Request) -> Iterator[Change]:
    if not accepted.body or not JSON_TYPES.match(media_type(accepted)):
        return
    for what, body in (
        ("an empty body", b""),
        ("a body of null", b"null"),
        ("a body of []", b"[]"),
        ("a body of [0]", b"[0]"),
        ("a body of text", b'"text"'),
        ("a body that is cut off", accepted.body[: max(len(accepted.body) // 2, 1)]),
        ("a body that is not UTF-8", b'{"\xff\xfe": "\xff"}'),
        ("a body with every name twice", doubled(accepted.body)),
    ):
        if body != accepted.body:
            yield Change(what=what, request=replace(accepted, body=body))


def doubled(body: bytes) -> bytes:
    """Return an object's text with every member written twice."""
    inner = body.strip()
    if not (inner.startswith(b"{") and inner.endswith(b"}") and len(inner) > 2):
        return body
    return b"{" + inner[1:-1] + b"," + inner[1:-1] + b"}"
