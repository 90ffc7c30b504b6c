"""The API's document: OpenAPI 3 or Swagger 2, from the app, a file or an answer, or inferred."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import yaml

from ..recording.exchange import Exchange, Request, header

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")

JSON_TYPES = re.compile(r"application/(.+\+)?json$")


class NotOpenAPI(ValueError):  # noqa: N818 - what it is not
    """Raised for content that is no OpenAPI or Swagger document; the text says why."""


_ABOUT_THE_API = re.compile(
    r"/(openapi|swagger|apispec)[\w.-]*|/docs(/oauth2-redirect)?/?$|/redoc/?$|/swagger-ui",
    re.IGNORECASE,
)


def describes_the_api(operation: str) -> bool:
    """Whether an operation serves the document or its pages rather than the API itself."""
    return bool(_ABOUT_THE_API.search(operation.partition(" ")[2]))


@dataclass(frozen=True, kw_only=True)
class Document:
    """A document with its paths as they are served: prefixes applied, public hosts removed."""

    raw: Mapping[str, Any]
    source: str
    """Where it comes from, for people."""
    inferred: bool = False
    """Whether it was made from accepted requests: then it describes, and demands nothing."""
    servers: tuple[str, ...] = ()
    """Addresses that it names; they are read and never followed."""

    @cached_property
    def operations(self) -> tuple[str, ...]:
        """The operations, such as ``GET /orders/{order_id}``, in the order of the document."""
        return tuple(f"{method.upper()} {path}" for path, method, _ in self._walk())

    def _walk(self) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
        for path, entry in self.raw["paths"].items():
            if isinstance(entry, Mapping):
                for method in METHODS:
                    operation = entry.get(method)
                    if isinstance(operation, Mapping):
                        yield path, method, operation

    @cached_property
    def _patterns(self) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
        # The path with fewer variables wins, as OpenAPI's path matching asks for.
        walked = sorted(self._walk(), key=lambda step: step[0].count("{"))
        return tuple((path, method.upper(), pattern(path)) for path, method, _ in walked)

    def operation_of(self, request: Request) -> str | None:
        """Return the operation that a request is meant for, or None."""
        for path, method, compiled in self._patterns:
            if method == request.method and compiled.fullmatch(request.path):
                return f"{method} {path}"
        return None

    def secured(self, operation: str) -> bool:
        """Whether the document asks for credentials on this operation (a claim, not a fact)."""
        _, entry = self._entry(operation)
        security = entry.get("security", self.raw.get("security"))
        return bool(security) and {} not in security

    def responses(self, operation: str) -> frozenset[str] | None:
        """Return the statuses that the document names for an operation; None without such a one."""
        if operation not in self.operations:
            return None
        return frozenset(str(status) for status in self._entry(operation)[1].get("responses", {}))

    def _entry(self, operation: str) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
        method, _, path = operation.partition(" ")
        item: Mapping[str, Any] = self.raw["paths"][path]
        return item, item[method.lower()]

    def resolved(self, node: Any) -> Any:
        """Follow a local reference; anything else is returned as it is."""
        for _ in range(20):
            if not isinstance(node, Mapping) or not str(node.get("$ref", "")).startswith("#/"):
                break
            target: Any = self.raw
            for step in node["$ref"][2:].split("/"):
                key = unquote(step).replace("~1", "/").replace("~0", "~")
                target = target.get(key) if isinstance(target, Mapping) else None
            node = target
        return node if node is not None else {}

    def around(self, operation: str, accepted: Exchange | None) -> dict[str, Any]:
        """Return the document of one operation alone, with an accepted request as its example.

        A generator that starts from examples then sends that request with one thing changed at a
        time.
        """
        method, _, path = operation.partition(" ")
        item, entry = self._entry(operation)
        # Credentials are not varied: they come from the accepted request, or the host has none.
        entry = {k: copy.deepcopy(v) for k, v in entry.items() if k != "security"}
        entry["parameters"] = self._parameters(item, entry)
        if accepted is not None:
            _place_examples(self, entry, path, accepted.request)
        kept = {k: v for k, v in self.raw.items() if k not in {"paths", "security"}}
        # A path is filled in by the names of its parameters alone.
        named = path.replace(":path}", "}")
        return {**copy.deepcopy(kept), "paths": {named: {method.lower(): entry}}}

    def _parameters(
        self, item: Mapping[str, Any], entry: Mapping[str, Any]
    ) -> list[dict[str, Any]]:
        declared = [*item.get("parameters", ()), *entry.get("parameters", ())]
        resolved = [copy.deepcopy(dict(self.resolved(parameter))) for parameter in declared]
        # A parameter of the operation replaces one of the path with the same name and place.
        unique = {(p.get("name"), p.get("in")): p for p in resolved}
        return list(unique.values())


def pattern(path: str) -> re.Pattern[str]:
    """Return the regular expression of a path template; a variable is a group in one segment.

    Starlette's ``{name:path}`` and Werkzeug's ``<path:name>`` may fill several.
    """
    parts = re.split(r"(\{[^}]*\})", path)
    return re.compile(
        "".join(
            ("(.+)" if part.endswith(":path}") else "([^/]+)")
            if part.startswith("{")
            else re.escape(part)
            for part in parts
        )
    )


def _place_examples(document: Document, entry: dict[str, Any], path: str, request: Request) -> None:
    segments = _path_values(path, request.path)
    query: dict[str, list[str]] = {}
    for name, value in parse_qsl(request.query, keep_blank_values=True):
        query.setdefault(name, []).append(value)
    for parameter in entry["parameters"]:
        name, place = str(parameter.get("name")), parameter.get("in")
        schema = document.resolved(parameter.get("schema", parameter))
        given: list[str] = []
        if place == "path" and name in segments:
            given = [segments[name]]
        elif place == "query":
            given = query.get(name, [])
        elif place == "header" and (sent := header(request.headers, name)) is not None:
            given = [sent]
        if given:
            parameter.pop("examples", None)
            key = "example" if "openapi" in document.raw else "x-example"
            parameter[key] = _typed(given, schema)
    _place_body(document, entry, request)


def _place_body(document: Document, entry: dict[str, Any], request: Request) -> None:
    body = entry.get("requestBody")
    if body is None or not request.body:
        return
    body = entry["requestBody"] = copy.deepcopy(dict(document.resolved(body)))
    sent = (header(request.headers, "content-type") or "").partition(";")[0].strip().lower()
    for media_type, content in body.get("content", {}).items():
        if media_type.lower() != sent:
            continue
        value = _decoded(request.body, sent)
        if value is not None:
            content.pop("examples", None)
            content["example"] = value


def _decoded(body: bytes, media_type: str) -> Any:
    try:
        if JSON_TYPES.match(media_type):
            return json.loads(body)
        if media_type == "application/x-www-form-urlencoded":
            return dict(parse_qsl(body.decode(), keep_blank_values=True))
    except (ValueError, UnicodeDecodeError):
        return None
    return None


def _path_values(template: str, path: str) -> dict[str, str]:
    names = re.findall(r"\{([^}:]*)[^}]*\}", template)
    found = pattern(template).fullmatch(path)
    return dict(zip(names, map(unquote, found.groups()), strict=True)) if found else {}


def _typed(given: list[str], schema: Any) -> Any:
    kind = schema.get("type") if isinstance(schema, Mapping) else None
    if kind == "array":
        return [_scalar(value, (schema.get("items") or {}).get("type")) for value in given]
    return _scalar(given[0], kind)


def _scalar(value: str, kind: Any) -> Any:
    try:
        if kind == "integer":
            return int(value)
        if kind == "number":
            return float(value)
    except ValueError:
        return value
    if kind == "boolean":
        return value.lower() in {"true", "1", "yes", "on"}
    return value


def parse(content: bytes | str, *, source: str) -> Document:
    """Read a document from JSON or YAML text.

    Raises:
        NotOpenAPI: When it is neither, or not a document of an API.
    """
    text = content.decode("utf-8", "replace") if isinstance(content, bytes) else content
    try:
        raw = json.loads(text)
    except ValueError:
        try:
            raw = yaml.safe_load(text)
        except yaml.YAMLError:
            raise NotOpenAPI("it is neither JSON nor YAML") from None
    return from_mapping(raw, source=source, served_prefix=True)


def from_mapping(raw: Any, *, source: str, served_prefix: bool = False) -> Document:
    """Return the document that a mapping holds.

    Args:
        raw: The decoded document.
        source: Where it comes from, for people.
        served_prefix: Whether the path of its first server belongs to the paths. It does for
            documents from files and answers; an app's own names the prefix of a proxy there.

    Raises:
        NotOpenAPI: When it is not a document of an API.
    """
    if not isinstance(raw, Mapping):
        raise NotOpenAPI("it holds no object")
    if not str(raw.get("openapi", "")).startswith("3.") and str(raw.get("swagger")) != "2.0":
        raise NotOpenAPI('it has neither "openapi": "3.…" nor "swagger": "2.0"')
    if not isinstance(raw.get("paths"), Mapping):
        raise NotOpenAPI('it has no "paths"')
    prefix = _prefix(raw) if served_prefix else ""
    hosts = {"servers", "host", "schemes", "basePath"}
    kept = {key: value for key, value in raw.items() if key not in hosts}
    paths = {
        prefix + str(path): {k: v for k, v in item.items() if k != "servers"}
        for path, item in raw["paths"].items()
        if isinstance(item, Mapping)
    }
    return Document(raw={**kept, "paths": paths}, source=source, servers=_servers(raw))


def _servers(raw: Mapping[str, Any]) -> tuple[str, ...]:
    if "swagger" in raw:
        return (str(raw["host"]),) if raw.get("host") else ()
    listed = raw.get("servers")
    entries = listed if isinstance(listed, list) else []
    return tuple(str(one["url"]) for one in entries if isinstance(one, Mapping) and one.get("url"))


def _prefix(raw: Mapping[str, Any]) -> str:
    if "swagger" in raw:
        return str(raw.get("basePath") or "").rstrip("/")
    servers = raw.get("servers")
    first = servers[0] if isinstance(servers, list) and servers else None
    try:
        path = urlsplit(str(first.get("url", ""))).path if isinstance(first, Mapping) else ""
    except ValueError:
        return ""
    path = path.rstrip("/")
    return "" if "{" in path else path


def inferred(exchanges: Iterable[Exchange]) -> Document:
    """Make a document from accepted requests: what was sent, by type, and nothing about answers."""
    paths: dict[str, dict[str, Any]] = {}
    for exchange in exchanges:
        if not exchange.route:
            continue
        method, _, path = exchange.operation.partition(" ")
        request = exchange.request
        parameters: list[dict[str, Any]] = [
            {"name": name, "in": "path", "required": True, "schema": _text_schema(value)}
            for name, value in _path_values(path, request.path).items()
        ]
        parameters += [
            {"name": name, "in": "query", "schema": _text_schema(value)}
            for name, value in dict(parse_qsl(request.query, keep_blank_values=True)).items()
        ]
        entry: dict[str, Any] = {
            "parameters": parameters,
            "responses": {"default": {"description": ""}},
        }
        media_type = (header(request.headers, "content-type") or "").partition(";")[0].strip()
        value = _decoded(request.body, media_type.lower()) if request.body else None
        if value is not None:
            entry["requestBody"] = {"content": {media_type: {"schema": schema_of(value)}}}
        paths.setdefault(path, {})[method.lower()] = entry
    raw = {"openapi": "3.0.3", "info": {"title": "inferred", "version": "0"}, "paths": paths}
    return Document(raw=raw, source="inferred from the suite's accepted requests", inferred=True)


def _text_schema(value: str) -> dict[str, Any]:
    return {"type": "integer"} if re.fullmatch(r"-?\d{1,18}", value) else {"type": "string"}


def schema_of(value: Any) -> dict[str, Any]:
    """Return the loosest schema that tells the types of a value."""
    if isinstance(value, bool):
        return {"type": "boolean"}
    if isinstance(value, int):
        return {"type": "integer"}
    if isinstance(value, float):
        return {"type": "number"}
    if isinstance(value, str):
        return {"type": "string"}
    if isinstance(value, list):
        return {"type": "array", "items": schema_of(value[0]) if value else {}}
    if isinstance(value, dict):
        return {"type": "object", "properties": {k: schema_of(v) for k, v in value.items()}}
    return {}
