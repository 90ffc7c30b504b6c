"""What a document owes those who read it: rules about operations, by the names Spectral gives them.

Names that begin with ``operation-`` and are not Spectral's stand for rules of the same kind that
Spectral does not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from .openapi import JSON_TYPES
from .openapi_operations import Declared, Reader
from .openapi_shapes import Node, entries

ERRORS = ("schema", "declared", "none")
"""What is asked of error answers: one with a schema, one at all, or nothing."""


@dataclass(frozen=True, kw_only=True)
class Breach:
    """A rule that a document breaks."""

    rule: str
    pointer: str
    what: str
    measured: str
    expected: str
    operation: str = ""
    remedy: str = ""
    note: bool = False
    """Whether it is told and does not decide."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which rules are asked for."""

    described: bool = True
    answers: bool = True
    """Whether answers of success need a schema."""
    errors: str = "schema"
    """One of :data:`ERRORS`."""
    examples: bool = False


def rules(raw: Mapping[str, Any], names: Mapping[str, str], asked: Asked) -> Iterator[Breach]:
    """Yield what the operations of a document lack.

    Args:
        raw: The document.
        names: Operation, as ``alike`` writes it → name of the function that serves it.
        asked: The rules.
    """
    reader = Reader(raw)
    for key, declared in reader.operations().items():
        if declared.operation.startswith(("HEAD ", "OPTIONS ", "TRACE ")):
            continue
        yield from _path_variables(declared)
        if asked.described:
            yield from _described(declared, names.get(key, ""))
        if asked.answers:
            yield from _success(declared, reader)
        if asked.errors != "none":
            yield from _errors(declared, reader, schema=asked.errors == "schema")
        if asked.examples:
            yield from _examples(declared, reader)


def addresses(servers: Iterable[str]) -> Iterator[Breach]:
    """Yield those of a document's servers that only its author can reach."""
    for server in servers:
        host = urlsplit(server if "//" in server else f"//{server}").hostname
        if host in _LOCAL:
            yield Breach(
                rule="oas3-server-not-localhost",
                pointer="/servers",
                what=f"the document sends its readers to {server}",
                measured=server,
                expected="an address that they can reach",
                note=True,
            )


_LOCAL = frozenset({"localhost", "127.0.0.1", "0.0.0.0", "::1"})  # noqa: S104 - names to look for
_EMPTY_WORDS = frozenset({"", "todo", "tbd", "fixme", "xxx", "string", "description", "summary"})


def _described(declared: Declared, name: str) -> Iterator[Breach]:
    entry = declared.node.value
    summary = str(entry.get("summary") or "").strip()
    description = str(entry.get("description") or "").strip()
    if _says(description) and _bare(description) != _bare(summary):
        return
    made = _made_from_name(summary, str(entry.get("operationId") or ""), name)
    if _says(summary) and not made:
        return
    if made:
        what, measured = "only by the name of its function", f"summary {summary!r}, no description"
    else:
        what, measured = "by nobody", "neither a summary nor a description"
    yield Breach(
        rule="operation-description",
        pointer=declared.node.pointer,
        operation=declared.operation,
        what=f"{declared.operation} is described {what}",
        measured=measured,
        expected="a summary or a description that a person wrote",
        remedy="Write what it does: a docstring, or summary=… and description=….",
    )


def _says(text: str) -> bool:
    return _bare(text) not in _EMPTY_WORDS


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def _made_from_name(summary: str, operation_id: str, name: str) -> bool:
    """Whether a summary is what frameworks make of the name of a function.

    They write it with a capital for each word, Litestar without blanks. Where the name is not
    known, the operationId holds it as a rule.
    """
    if not summary or (summary != summary.title() and not re.fullmatch(r"[A-Z]\w+", summary)):
        return False
    bare = _bare(summary)
    return bare == _bare(name) if name else bare in _bare(operation_id)


def _path_variables(declared: Declared) -> Iterator[Breach]:
    wanted = re.findall(r"\{([^}:]*)[^}]*\}", declared.operation)
    given = [
        str(n.value.get("name")) for (place, _), n in declared.parameters.items() if place == "path"
    ]
    lacking = [name for name in wanted if name not in given]
    extra = [name for name in given if name not in wanted]
    for names, what, remedy in (
        (lacking, "is a variable of the path and no parameter", "Declare it with in: path."),
        (extra, "is declared and no variable of the path", "Put it into the path, or remove it."),
    ):
        for name in names:
            yield Breach(
                rule="path-params",
                pointer=declared.node.pointer,
                operation=declared.operation,
                what=f"{declared.operation}: {name} {what}",
                measured=f"path parameters: {', '.join(given) or 'none'}",
                expected=f"{', '.join(wanted) or 'none'}",
                remedy=remedy,
            )


def _success(declared: Declared, reader: Reader) -> Iterator[Breach]:
    successes = {s: node for s, node in declared.responses.items() if s[0] in "123"}
    if not successes and "default" not in declared.responses:
        yield Breach(
            rule="operation-success-response",
            pointer=f"{declared.node.pointer}/responses",
            operation=declared.operation,
            what=f"{declared.operation} declares no answer of success",
            measured=f"statuses: {', '.join(declared.responses) or 'none'}",
            expected="at least one of 2xx or 3xx",
            remedy="Declare what it answers when all went well.",
        )
    for status, node in successes.items():
        if status.startswith("2") and status not in {"204", "205"}:
            yield from _body(declared, reader, status, node)


def _body(declared: Declared, reader: Reader, status: str, node: Node) -> Iterator[Breach]:
    told = _told_of_body(reader, node)
    if told == _SCHEMA:
        return
    none = told == _NO_BODY
    # An answer without a body is a legal one to a write, and none to somebody who asks for a thing.
    yield Breach(
        rule="operation-success-schema",
        pointer=node.pointer,
        operation=declared.operation,
        what=f"{declared.operation} does not say what its answer {status} looks like",
        measured="no content" if none else "an empty schema",
        expected="a schema",
        remedy="Declare it: a return type or response_model, or content with a schema.",
        note=none and not declared.operation.startswith("GET "),
    )


_SCHEMA, _EMPTY, _NO_BODY = "schema", "empty", "no body"


def _told_of_body(reader: Reader, node: Node) -> str:
    contents = reader.contents(node)
    if not contents:
        return _NO_BODY
    for media_type, schema in contents.items():
        # A reference says what is meant; that it leads nowhere is told by itself.
        refers = "$ref" in schema.value
        if refers or not JSON_TYPES.match(media_type) or not reader.shape(schema).says_nothing:
            return _SCHEMA
    return _EMPTY


def _errors(declared: Declared, reader: Reader, *, schema: bool) -> Iterator[Breach]:
    """Ask for one answer of error where a request can go wrong in more ways than a wrong value."""
    all_errors = {s: n for s, n in declared.responses.items() if s[0] in "45" or s == "default"}
    own = {s: n for s, n in all_errors.items() if s != "5XX" and not s.startswith("5")}
    own = {s: n for s, n in own.items() if not _is_automatic(s, n)}
    reason = _can_fail(declared, reader)
    if reason and not own:
        automatic = ", ".join(all_errors) or "none"
        yield Breach(
            rule="operation-error-response",
            pointer=f"{declared.node.pointer}/responses",
            operation=declared.operation,
            what=f"{declared.operation} declares no error of its own although {reason}",
            measured=f"errors declared: {automatic}",
            expected="at least one of 4xx beside the one that the framework adds",
            remedy="Declare it, such as responses={404: {…}}.",
        )
    elif reason and schema and not any(_told_of_body(reader, n) == _SCHEMA for n in own.values()):
        yield Breach(
            rule="operation-error-schema",
            pointer=f"{declared.node.pointer}/responses",
            operation=declared.operation,
            what=f"{declared.operation} does not say what its errors look like",
            measured=f"{', '.join(own)} without a schema",
            expected="a schema for at least one of them",
            remedy="Declare the body of errors: responses={404: {'model': Problem, …}}.",
        )


def _can_fail(declared: Declared, reader: Reader) -> str:
    """Return why an error of its own is possible; empty where none is, or a wrong value alone."""
    security = declared.node.value.get("security", reader.raw.get("security"))
    if security and {} not in security:
        return "it asks for credentials"
    for (place, _), parameter in declared.parameters.items():
        if place == "path" and not reader.shape(reader.schema(parameter)).values:
            return "the thing that its path names may not be there"
    return ""


def _is_automatic(status: str, node: Node) -> bool:
    """Whether FastAPI or Litestar added this answer by itself."""
    if status == "422":
        schema = node.at("content", "application/json", "schema").value
        return str(schema.get("$ref", "")).endswith("/HTTPValidationError")
    said = node.value.get("description")
    return status == "400" and said == "Bad request syntax or unsupported method"


def _examples(declared: Declared, reader: Reader) -> Iterator[Breach]:
    """Ask for an example of what is sent or of what is answered, wherever it is written."""
    successes = [node for status, node in declared.responses.items() if status[0] == "2"]
    bodies = [node for node in (declared.body, *successes) if node is not None]
    contents = [one for node in bodies for one in _media(node)]
    if contents and not any(_has_example(reader, *one) for one in contents):
        yield Breach(
            rule="operation-examples",
            pointer=declared.node.pointer,
            operation=declared.operation,
            what=f"{declared.operation} has no example",
            measured="neither its request body nor its answer of success has one",
            expected="an example",
            remedy="Add one to the body, to the answer, or to the fields of their schemas.",
        )


def _media(node: Node) -> list[tuple[Node, Node]]:
    contents = entries(node.at("content"))
    return [(one, one.at("schema")) for _, one in contents if one.at("schema").value]


def _has_example(reader: Reader, media: Node, schema: Node, depth: int = 0) -> bool:
    followed = reader.follow(schema)
    if any({"example", "examples"} & one.value.keys() for one in (media, followed)):
        return True
    shape = reader.shape(followed)
    below = [*shape.properties.values(), *shape.variants, *([shape.items] if shape.items else [])]
    return depth < 3 and any(_has_example(reader, one, one, depth + 1) for one in below)
