"""Whether a document is one that the OpenAPI Specification allows, and whether it holds together.

The specification's own schemas come with schemathesis, by names that are not public there; they
are used here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import Any

from .openapi_operations import alike
from .openapi_rules import Breach
from .openapi_shapes import Node, escaped, target

_MOST = 20
"""Errors of the schema that are told; one mistake may be made everywhere."""

_VALUES = frozenset({"example", "examples", "default", "enum", "const", "value"})
"""Keywords that hold values of the API rather than parts of the document."""


def validity(raw: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield what is not as the specification has it."""
    yield from _by_schema(raw)
    yield from _references(raw)
    yield from _operation_ids(raw)
    yield from _ambiguous_paths(raw)


def _by_schema(raw: Mapping[str, Any]) -> Iterator[Breach]:
    from schemathesis.specs.openapi import definitions

    version = str(raw.get("openapi") or raw.get("swagger"))
    start = version[:3]
    kind = "SWAGGER" if start == "2.0" else "OPENAPI"
    validator = getattr(definitions, f"{kind}_{start.replace('.', '')}_VALIDATOR", None)
    if start == "3.1":
        validator = _validator_31()
    if validator is not None:
        told = [_innermost(error) for error in islice(validator.iter_errors(raw), _MOST)]
        for pointer, what in dict.fromkeys(told):
            if what.startswith("Unevaluated") and any(
                at.startswith(f"{pointer}/") for at, _ in told
            ):
                # What is wrong within it is told already.
                continue
            yield Breach(
                rule="oas2-schema" if start == "2.0" else "oas3-schema",
                pointer=pointer,
                what=f"not valid OpenAPI {start} at {pointer or '/'}: {what}",
                measured=what,
                expected=f"what the OpenAPI Specification {start} allows",
                remedy="Mend the document, or what it is made from.",
            )
        return
    yield Breach(
        rule="oas3-schema",
        pointer="/openapi",
        what=f"OpenAPI {version} is not known here: its structure was not checked",
        measured=version,
        expected="2.0, 3.0, 3.1 or 3.2",
        note=True,
    )


@lru_cache(maxsize=1)
def _validator_31() -> Any:
    """Return the validator of OpenAPI 3.1 that takes relative URLs.

    All URLs of a document may be relative (OpenAPI 3.1, "Relative References in URLs"), as the
    `tokenUrl` of most FastAPI applications is. The schema first published for 3.1 asks for absolute
    ones; those for 3.0 and 3.2 do not.
    """
    from jsonschema_rs import Draft202012Validator
    from schemathesis.core.jsonschema import make_validator
    from schemathesis.specs.openapi import definitions

    return make_validator(_relative(definitions.OPENAPI_31), Draft202012Validator)


def _relative(schema: Any) -> Any:
    if isinstance(schema, Mapping):
        return {
            key: "uri-reference" if (key, value) == ("format", "uri") else _relative(value)
            for key, value in schema.items()
        }
    return [_relative(value) for value in schema] if isinstance(schema, list) else schema


def _innermost(error: Any) -> tuple[str, str]:
    """Return place and words of the error that is meant, inside of the alternatives that all fail.

    The alternative of a reference is not meant where there is none.
    """
    for _ in range(20):
        branches = [branch for branch in getattr(error.kind, "context", None) or () if branch]
        meant = [
            branch
            for branch in branches
            if not branch[0].message.startswith('"$ref" is a required')
        ]
        if not branches:
            break
        error = max(meant or branches, key=lambda branch: len(branch[0].instance_path))[0]
    pointer = "".join(f"/{escaped(str(step))}" for step in error.instance_path)
    message = str(error.message)
    return pointer, message if len(message) <= 160 else f"{message[:80]} … {message[-70:]}"


def _references(raw: Mapping[str, Any]) -> Iterator[Breach]:
    outside: list[str] = []
    dangling: dict[str, list[str]] = {}
    for node in _walk(Node(value=raw, pointer="")):
        reference = node.value["$ref"]
        if not reference.startswith("#"):
            outside.append(reference)
        elif target(raw, reference) is None:
            dangling.setdefault(reference, []).append(node.pointer)
    for reference, pointers in dangling.items():
        times = f" from {len(pointers)} places" if len(pointers) > 1 else ""
        yield Breach(
            rule="invalid-ref",
            pointer=pointers[0],
            what=f"$ref leads nowhere{times}: {reference}",
            measured=f"nothing stands at {reference}",
            expected="a part of the document",
            remedy="Add the part that is meant, or mend the reference.",
        )
    if outside:
        yield Breach(
            rule="invalid-ref",
            pointer="",
            what=f"{len(outside)} references lead to other files and were not followed",
            measured=", ".join(dict.fromkeys(outside))[:200],
            expected="",
            note=True,
        )


def _walk(node: Node) -> Iterator[Node]:
    """Yield all reference objects, from the top down."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if isinstance(node.value, Mapping):
            if isinstance(node.value.get("$ref"), str):
                yield node
            named = node.pointer.endswith(("/properties", "/schemas", "/definitions"))
            below = [
                Node(value=value, pointer=f"{node.pointer}/{escaped(str(name))}")
                for name, value in node.value.items()
                if named or (name not in _VALUES and not str(name).startswith("x-"))
            ]
        elif isinstance(node.value, list):
            below = [
                Node(value=value, pointer=f"{node.pointer}/{index}")
                for index, value in enumerate(node.value)
            ]
        else:
            continue
        waiting += reversed(below)


def _operation_ids(raw: Mapping[str, Any]) -> Iterator[Breach]:
    first: dict[str, str] = {}
    for path, item in raw["paths"].items():
        for method, entry in item.items() if isinstance(item, Mapping) else ():
            name = entry.get("operationId") if isinstance(entry, Mapping) else None
            if not name:
                continue
            operation = f"{str(method).upper()} {path}"
            if name in first:
                yield Breach(
                    rule="operation-operationId-unique",
                    pointer=f"/paths/{escaped(path)}/{method}/operationId",
                    operation=operation,
                    what=f"{operation} and {first[name]} have the same operationId {name}",
                    measured=str(name),
                    expected="an operationId of its own for each operation",
                    remedy="Rename one of them; generated clients name their methods so.",
                )
            first.setdefault(str(name), operation)


def _ambiguous_paths(raw: Mapping[str, Any]) -> Iterator[Breach]:
    first: dict[str, str] = {}
    for path in raw["paths"]:
        key = alike(f"GET {path}") + ("/" if path.endswith("/") and path != "/" else "")
        if key in first:
            yield Breach(
                rule="path-params",
                pointer=f"/paths/{escaped(path)}",
                what=f"{path} and {first[key]} are the same path",
                measured="they differ in the names of their variables alone",
                expected="one entry for one path",
                remedy="Put their operations together.",
            )
        first.setdefault(key, path)
