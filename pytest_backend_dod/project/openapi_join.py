"""One document out of those that an application and the ones mounted in it make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any


def joined(documents: Iterable[tuple[str, Mapping[str, Any]]]) -> dict[str, Any] | None:
    """Return all documents as one, each with the prefix that it is mounted at; None for none.

    What two of them call alike and mean differently, a component or an operationId, gets the number
    of its document behind its name.
    """
    whole: dict[str, Any] | None = None
    for number, (prefix, raw) in enumerate(documents, 1):
        if whole is None:
            paths = {prefix + path: item for path, item in raw["paths"].items()}
            whole = {**raw, "paths": paths}
            continue
        clashing = _clashing(whole.get("components") or {}, raw.get("components") or {})
        part = _renamed(raw, clashing, f"_{number}") if clashing else raw
        ids = _operation_ids(whole)
        for path, item in part["paths"].items():
            whole["paths"][prefix + path] = _with_own_ids(item, ids, f"_{number}")
        whole["components"] = _together(whole.get("components"), part.get("components"))
    return whole


def _clashing(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> frozenset[str]:
    """Return references, such as ``#/components/schemas/Item``, that mean two things."""
    return frozenset(
        f"#/components/{kind}/{name}"
        for kind, named in theirs.items()
        if isinstance(named, Mapping)
        for name, value in named.items()
        if name in (ours.get(kind) or {}) and ours[kind][name] != value
    )


def _renamed(raw: Mapping[str, Any], clashing: frozenset[str], ending: str) -> dict[str, Any]:
    components = {
        kind: {
            name + ending if f"#/components/{kind}/{name}" in clashing else name: value
            for name, value in named.items()
        }
        if isinstance(named, Mapping)
        else named
        for kind, named in raw["components"].items()
    }
    renamed: dict[str, Any] = _referring({**raw, "components": components}, clashing, ending)
    return renamed


def _referring(node: Any, clashing: frozenset[str], ending: str) -> Any:
    if isinstance(node, list):
        return [_referring(one, clashing, ending) for one in node]
    if isinstance(node, Mapping):
        return {key: _referring(value, clashing, ending) for key, value in node.items()}
    # References stand under $ref, and in the mappings of discriminators.
    return node + ending if isinstance(node, str) and node in clashing else node


def _operation_ids(raw: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(
        str(entry["operationId"])
        for item in raw["paths"].values()
        if isinstance(item, Mapping)
        for entry in item.values()
        if isinstance(entry, Mapping) and entry.get("operationId")
    )


def _with_own_ids(item: Any, known: frozenset[str], ending: str) -> Any:
    if not isinstance(item, Mapping):
        return item
    return {
        method: {**entry, "operationId": f"{entry['operationId']}{ending}"}
        if isinstance(entry, Mapping) and entry.get("operationId") in known
        else entry
        for method, entry in item.items()
    }


def _together(ours: Any, theirs: Any) -> dict[str, Any]:
    merged = {kind: dict(named) for kind, named in (ours or {}).items()}
    for kind, named in (theirs or {}).items():
        merged[kind] = {**named, **merged.get(kind, {})}
    return merged
