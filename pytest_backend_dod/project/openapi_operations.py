"""The operations of an OpenAPI document, told the same way in every version."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .openapi import METHODS
from .openapi_shapes import Node, Shapes, entries, escaped


@dataclass(frozen=True, kw_only=True)
class Declared:
    """One operation of a document."""

    operation: str
    """As the document writes it, such as ``GET /orders/{order_id}``."""
    node: Node
    parameters: Mapping[tuple[str, str], Node]
    """Place and name → parameter; those of the path go by number, since their names are no part of
    the contract."""
    body: Node | None
    """The body with ``required`` and ``content``."""
    responses: Mapping[str, Node]
    """Status, range or ``default`` → answer with ``content``."""

    @property
    def deprecated(self) -> bool:
        """Whether clients were told that it will go."""
        return self.node.value.get("deprecated") is True

    def promised(self, status: int) -> Node | None:
        """Return the answer that is declared for a status: by itself, by range or by default."""
        names = (str(status), f"{status // 100}XX", "default")
        return next((self.responses[name] for name in names if name in self.responses), None)


def alike(operation: str) -> str:
    """Return an operation without what may differ in its writing: names of variables, last slash.

    Converters go too: ``GET /files/{path:path}/`` and ``GET /files/{name}`` are alike.
    """
    method, _, path = operation.partition(" ")
    path = re.sub(r"\{[^}]*\}", "{}", path)
    return f"{method.upper()} {path.rstrip('/') or '/'}"


def prefixes(documented: Iterable[str], served: Iterable[str]) -> tuple[str, str]:
    """Return the prefix that the document has and the application has not, and the other way round.

    A document may name paths as a proxy shows them to the world. Both are empty where operations
    agree as they are, and where no prefix makes half of them agree.
    """
    ours, theirs = [[alike(one) for one in some] for some in (documented, served)]
    known = set(theirs)
    if not ours or not known or known & set(ours):
        return "", ""
    tried = [(start, "") for one in ours[:3] for start in _starts(one)]
    tried += [("", start) for one in theirs[:20] for start in _starts(one)]

    def agreeing(pair: tuple[str, str]) -> int:
        return len(known & {shifted(one, *pair) for one in ours})

    best = max(dict.fromkeys(tried), key=agreeing, default=("", ""))
    return best if agreeing(best) * 2 >= len(set(ours)) else ("", "")


def shifted(operation: str, gone: str, new: str) -> str:
    """Return an operation with one prefix of its path in the place of another."""
    method, _, path = operation.partition(" ")
    fits = path == gone or path.startswith(f"{gone}/")
    return alike(f"{method} {new}{path[len(gone) :] if fits else path}")


def _starts(operation: str) -> Iterator[str]:
    steps = operation.partition(" ")[2].split("/")[1:]
    for number in range(1, min(len(steps), 4)):
        yield "/" + "/".join(steps[:number])


class Reader(Shapes):
    """Reads the operations of one document."""

    def operations(self) -> dict[str, Declared]:
        """Return the operations by what makes them :func:`alike`, in the order of the document."""
        found: dict[str, Declared] = {}
        for path, raw in self.raw.get("paths", {}).items():
            item = self.follow(Node(value=raw, pointer=f"/paths/{escaped(str(path))}"))
            for method in METHODS:
                entry = item.at(method)
                if isinstance(entry.value, Mapping) and entry.value:
                    declared = self._declared(f"{method.upper()} {path}", item, entry)
                    found[alike(declared.operation)] = declared
        return found

    def _declared(self, operation: str, item: Node, entry: Node) -> Declared:
        parameters: dict[tuple[str, str], Node] = {}
        body: Node | None = None
        fields: dict[str, Node] = {}
        names = re.findall(r"\{([^}:]*)[^}]*\}", operation)
        for parameter in (*self._listed(item), *self._listed(entry)):
            place, name = str(parameter.value.get("in")), str(parameter.value.get("name"))
            if place == "body":
                body = _swagger_body(parameter)
            elif place == "formData":
                fields[name] = parameter
            else:
                number = str(names.index(name)) if place == "path" and name in names else name
                parameters[place, number] = parameter
        if fields:
            body = _swagger_form(entry, fields)
        elif body is None and entry.value.get("requestBody"):
            body = self.follow(entry.at("requestBody"))
        responses = {
            status if status == "default" else status.upper(): self._response(answer)
            for status, answer in entries(entry.at("responses"))
        }
        return Declared(
            operation=operation,
            node=entry,
            parameters=parameters,
            body=body,
            responses=responses,
        )

    def _listed(self, node: Node) -> Iterator[Node]:
        listed = node.value.get("parameters") if isinstance(node.value, Mapping) else None
        for index, value in enumerate(listed if isinstance(listed, list) else ()):
            one = self.follow(Node(value=value, pointer=f"{node.pointer}/parameters/{index}"))
            if isinstance(one.value, Mapping):
                yield one

    def _response(self, node: Node) -> Node:
        answer = self.follow(node)
        if isinstance(answer.value, Mapping) and "schema" in answer.value:
            content = {"application/json": {"schema": answer.value["schema"]}}
            return Node(value={**answer.value, "content": content}, pointer=answer.pointer)
        return answer

    def contents(self, node: Node) -> dict[str, Node]:
        """Return the schemas of a body or an answer by media type, lower case."""
        return {
            media.partition(";")[0].strip().lower(): one.at("schema")
            for media, one in entries(node.at("content"))
        }

    def schema(self, parameter: Node) -> Node:
        """Return the schema of a parameter; in Swagger 2 it is the parameter itself."""
        if "schema" in parameter.value:
            return parameter.at("schema")
        content = [self.follow(one) for _, one in entries(parameter.at("content"))]
        return content[0].at("schema") if content else parameter


def _swagger_body(parameter: Node) -> Node:
    content = {"application/json": {"schema": parameter.value.get("schema", {})}}
    return Node(
        value={"required": parameter.value.get("required", False), "content": content},
        pointer=parameter.pointer,
    )


def _swagger_form(entry: Node, fields: Mapping[str, Node]) -> Node:
    schema = {
        "type": "object",
        "properties": {name: one.value for name, one in fields.items()},
        "required": [name for name, one in fields.items() if one.value.get("required") is True],
    }
    return Node(
        value={
            "required": bool(schema["required"]),
            "content": {"application/x-www-form-urlencoded": {"schema": schema}},
        },
        pointer=f"{entry.pointer}/parameters",
    )


def as_served(raw: Mapping[str, Any], operations: Iterable[str]) -> Mapping[str, Any]:
    """Return a document with the prefix of its paths that the application has."""
    gone, new = prefixes(Reader(raw).operations(), operations)
    if not gone and not new:
        return raw
    paths = {
        (new + path[len(gone) :] if shifted(f"GET {path}", gone, new) else path): item
        for path, item in raw["paths"].items()
    }
    return {**raw, "paths": paths}
