"""Cases of the validation probe: one thing changed in an accepted request, and why it is wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode

from ..hosts.changes import media_type, replaced
from ..hosts.forms import FORM
from ..project.openapi import JSON_TYPES, Document
from ..recording.exchange import Request, carries_credentials

CORE, FREE, EXTRA, ROBUST, SIZE = "core", "free", "extra", "robust", "size"
"""Must be refused; a field nothing is known of; unknown fields; must not break; a large body."""

Apply = Callable[[Request], Request]

_RAW = {"@dod:1e999@": "1e999"}
"""Numbers that Python cannot hold, by the texts that stand for them until a body is written."""


@dataclass(frozen=True, kw_only=True)
class Case:
    """One change to an accepted request."""

    tier: str
    kind: str
    """Family of the change: what is wrong with it, or what it may break."""
    what: str
    """The change, for people: ``amount = 1001``."""
    apply: Apply
    rule: str = ""
    """What forbids it: ``maximum 1000``."""
    fields: Mapping[str, Any] = field(default_factory=dict)
    """Members added that nobody declared."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """A parameter in the path, the query or a header, as the document declares it."""

    name: str
    place: str
    schema: Any
    required: bool


@dataclass(frozen=True, kw_only=True)
class Subject:
    """One operation with its accepted request, and what is known of its input."""

    accepted: Request
    template: str
    """Path template, such as ``/orders/{id}``."""
    document: Document | None
    """The document that says what is forbidden; None when there is none that demands anything."""
    parts: tuple[Part, ...] = ()
    body_schema: Any = None
    media_types: tuple[str, ...] = ()
    """Media types that the document names for the body."""

    @property
    def json_body(self) -> Any:
        """The accepted body, decoded; None when it is no JSON."""
        if not self.accepted.body or not JSON_TYPES.match(media_type(self.accepted)):
            return None
        try:
            return json.loads(self.accepted.body)
        except ValueError:
            return None

    @property
    def form(self) -> list[tuple[str, str]]:
        """The fields of an accepted form; empty when it is none."""
        if media_type(self.accepted) != FORM:
            return []
        return parse_qsl(self.accepted.body.decode("latin-1"), keep_blank_values=True)


def subject(
    accepted: Request,
    operation: str,
    document: Document | None,
    name: str | None = None,
    queries: Sequence[str] = (),
) -> Subject:
    """Return what is known of an operation's input.

    Args:
        accepted: The accepted request.
        operation: The operation as the host calls it.
        document: Its document, if there is one.
        name: The operation's name in the document, when it has another there.
        queries: Names of query parameters that it was seen to take, declared or not.
    """
    if document is None or document.inferred:
        template = operation.partition(" ")[2]
        given = parts_of(document, name or operation) if document is not None else ()
        plain = tuple(replace(part, schema={}, required=False) for part in given)
        return Subject(
            accepted=accepted,
            template=template,
            document=None,
            parts=(*plain, *_undeclared(plain, queries)),
        )
    named = name or operation
    declared = parts_of(document, named)
    schemas = body_schemas(document, named)
    kind = media_type(accepted)
    chosen = schemas.get(kind)
    if chosen is None and JSON_TYPES.match(kind):
        chosen = next((s for m, s in schemas.items() if JSON_TYPES.match(m)), None)
    return Subject(
        accepted=accepted,
        template=named.partition(" ")[2],
        document=document,
        parts=(*declared, *_undeclared(declared, queries)),
        body_schema=chosen if chosen is not None else schemas.get("*/*"),
        media_types=tuple(schemas),
    )


def _undeclared(parts: Sequence[Part], queries: Sequence[str]) -> Iterator[Part]:
    known = {part.name for part in parts if part.place == "query"}
    for name in queries:
        if name not in known:
            yield Part(name=name, place="query", schema={}, required=False)


def parts_of(document: Document, operation: str) -> tuple[Part, ...]:
    """Return the declared parameters of an operation, without those that carry credentials."""
    return tuple(
        Part(
            name=str(p.get("name")),
            place=str(p.get("in")),
            schema=p.get("schema", p),
            required=bool(p.get("required")),
        )
        for p in _entry(document, operation).get("parameters", ())
        if p.get("in") in {"path", "query", "header"}
        and not carries_credentials(str(p.get("in")), str(p.get("name")))
    )


def body_schemas(document: Document, operation: str) -> dict[str, Any]:
    """Return the schemas of an operation's body by media type; of Swagger 2 too."""
    entry = _entry(document, operation)
    content = document.resolved(entry.get("requestBody") or {}).get("content", {})
    found = {str(kind).lower(): (c or {}).get("schema", {}) for kind, c in content.items()}
    for p in entry.get("parameters", ()):
        if p.get("in") == "body":
            found["application/json"] = p.get("schema", {})
    form = [p for p in entry.get("parameters", ()) if p.get("in") == "formData"]
    if form:
        found[FORM] = {
            "type": "object",
            "properties": {p["name"]: p for p in form},
            "required": [p["name"] for p in form if p.get("required") is True],
        }
    return found


def _entry(document: Document, operation: str) -> Mapping[str, Any]:
    (item,) = document.around(operation, None)["paths"].values()
    (entry,) = item.values()
    found: Mapping[str, Any] = entry
    return found


# Changes


def in_json(change: Callable[[Any], Any]) -> Apply:
    """Change the decoded body."""

    def apply(base: Request) -> Request:
        return replace(base, body=written(change(json.loads(base.body))))

    return apply


def written(value: Any) -> bytes:
    """Return a JSON text; it may hold what JSON has no right to hold."""
    text = json.dumps(value)
    for stands, raw in _RAW.items():
        text = text.replace(f'"{stands}"', raw)
    return text.encode()


HUGE_NUMBER = next(iter(_RAW))
"""Stands for 1e999 in a value until :func:`written` writes it."""


def field_is(path: Sequence[Any], value: Any) -> Apply:
    """Put another value in one place of a JSON body."""
    return in_json(lambda body: replaced(body, tuple(path), value))


def field_missing(path: Sequence[Any]) -> Apply:
    """Leave out one member of a JSON body."""

    def change(body: Any) -> Any:
        if len(path) == 1:
            return {k: v for k, v in body.items() if k != path[0]}
        inner = body[path[0]]
        shorter = _without(inner, path[1:])
        return replaced(body, (path[0],), shorter)

    return in_json(change)


def _without(body: Any, path: Sequence[Any]) -> Any:
    if len(path) == 1:
        return {k: v for k, v in body.items() if k != path[0]}
    return replaced(body, (path[0],), _without(body[path[0]], path[1:]))


def body_is(body: bytes | Callable[[bytes], bytes]) -> Apply:
    """Put another body in the place of the accepted one."""
    return lambda base: replace(base, body=body if isinstance(body, bytes) else body(base.body))


def labelled(kind: str) -> Apply:
    """Name another media type for the same body."""
    return lambda base: base.with_header("Content-Type", kind)


def path_is(template: str, name: str, value: str) -> Apply | None:
    """Put another value into the path; None when the template does not fit."""
    wanted = template.split("/")
    places = [n for n, part in enumerate(wanted) if re.fullmatch(rf"\{{{re.escape(name)}\}}", part)]

    def apply(base: Request) -> Request:
        given = base.path.split("/")
        given[places[0]] = quote(value, safe="")
        return replace(base, path="/".join(given))

    return apply if places else None


def path_value(request: Request, template: str, name: str) -> str | None:
    """Return the accepted value of a variable in the path; None when the template does not fit."""
    given, wanted = request.path.split("/"), template.split("/")
    if len(given) != len(wanted) or f"{{{name}}}" not in wanted:
        return None
    return unquote(given[wanted.index(f"{{{name}}}")])


def variables(template: str) -> list[str]:
    """Return the names of the variables that fill a whole segment of a path."""
    return re.findall(r"(?<=/)\{([^}:]+)\}(?=/|$)", template)


def query_is(name: str, value: str | None) -> Apply:
    """Put another value into the query; None leaves the parameter out."""

    def apply(base: Request) -> Request:
        pairs = [(k, v) for k, v in parse_qsl(base.query, keep_blank_values=True) if k != name]
        pairs += [(name, value)] if value is not None else []
        return replace(base, query=urlencode(pairs))

    return apply


def form_is(name: str, value: str | None) -> Apply:
    """Put another value into a form; None leaves the field out."""

    def apply(base: Request) -> Request:
        pairs = parse_qsl(base.body.decode("latin-1"), keep_blank_values=True)
        kept = [(k, v) for k, v in pairs if k != name]
        kept += [(name, value)] if value is not None else []
        return replace(base, body=urlencode(kept).encode())

    return apply


def header_missing(name: str) -> Apply:
    """Leave out a header."""
    return lambda base: replace(
        base, headers=tuple(h for h in base.headers if h[0].lower() != name.lower())
    )
