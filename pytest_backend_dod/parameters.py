"""Typed parameters of probes, read from any of the four places that can set them.

A probe's parameters are a frozen dataclass whose fields are made with :func:`parameter`. The same
declaration serves the configuration, the annotation behind an item, the JSON Schema and the docs.
"""

from __future__ import annotations

import dataclasses
import difflib
import re
import shlex
import types
import typing
from collections.abc import Mapping
from typing import Any, TypeVar

from .errors import UsageError

P = TypeVar("P")


def parameter(default: Any, doc: str, *, unit: str = "", choices: tuple[str, ...] = ()) -> Any:
    """Declare one parameter of a probe.

    Args:
        default: The value when nobody says otherwise.
        doc: Its meaning, one sentence.
        unit: Unit of a number, such as ``%`` or ``s``.
        choices: The values allowed for a text.
    """
    return dataclasses.field(
        default=default, metadata={"doc": doc, "unit": unit, "choices": choices}
    )


def kinds(cls: type[Any]) -> dict[str, type]:
    """Return the plain type of each parameter: bool, int, float, str or tuple (a list of texts)."""
    hints = typing.get_type_hints(cls)
    return {field.name: _plain(hints[field.name]) for field in dataclasses.fields(cls)}


def _plain(hint: Any) -> type:
    if typing.get_origin(hint) in {typing.Union, types.UnionType}:
        (hint,) = (arg for arg in typing.get_args(hint) if arg is not types.NoneType)
    plain: type = typing.get_origin(hint) or hint
    return plain


def read(cls: type[P], values: Mapping[str, Any], *, where: str) -> P:
    """Return the parameters that ``values`` (TOML or JSON values) describe.

    Keys may be written with hyphens or underscores.

    Raises:
        UsageError: For an unknown key or a value of the wrong type; ``where`` is named in it.
    """
    known = {field.name: field for field in dataclasses.fields(cls)}  # type: ignore[arg-type]
    types_ = kinds(cls)
    chosen: dict[str, Any] = {}
    for key, value in values.items():
        name = key.replace("-", "_")
        if name not in known:
            raise UsageError(
                f"unknown parameter {key!r}", where=where, remedy=_nearest(name, tuple(known))
            )
        if name in chosen:
            raise UsageError(f"{key!r} is given twice", where=where, remedy="Keep one of the two.")
        timed = known[name].metadata["unit"] == "s" and isinstance(value, str)
        given = _seconds(value, f"{where}.{key}") if timed else value
        chosen[name] = _value(given, types_[name], f"{where}.{key}")
        _within(chosen[name], known[name].metadata, f"{where}.{key}")
    return cls(**chosen)


def _nearest(name: str, known: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    listed = ", ".join(n.replace("_", "-") for n in known) or "none"
    hint = f"Did you mean {near[0].replace('_', '-')!r}? " if near else ""
    return f"{hint}Parameters here: {listed}."


DURATION = r"(?P<number>[0-9]+(?:\.[0-9]+)?) ?(?P<unit>ms|s|min|m|h)"
"""A time with its unit, as a text; a number alone is in seconds."""

_SECONDS = {"ms": 0.001, "s": 1.0, "min": 60.0, "m": 60.0, "h": 3600.0}


def _seconds(text: str, where: str) -> float:
    found = re.fullmatch(DURATION, text.strip())
    if found is None:
        raise UsageError(
            f"{text!r} is no length of time", where=where, remedy='Write seconds, or such as "90s".'
        )
    return float(found["number"]) * _SECONDS[found["unit"]]


def _value(value: Any, kind: type, where: str) -> Any:
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if kind is tuple and isinstance(value, str):
        return (value,)
    if kind is tuple and isinstance(value, (list, tuple)):
        if all(isinstance(part, str) for part in value):
            return tuple(value)
    elif type(value) is kind and value == value:  # noqa: PLR0124 - nan is no figure to hold against
        return value
    wanted = _NAMES[kind]
    raise UsageError(f"{value!r} is not {wanted}", where=where, remedy=f"Write {wanted}.")


_NAMES = {
    tuple: "a list of texts",
    str: "a text",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
}


def _within(value: Any, declared: Mapping[str, Any], where: str) -> None:
    """Refuse a value beyond its choices, a share beyond 0 to 100 %, and a time that is none."""
    choices, unit = declared["choices"], declared["unit"]
    if choices and value not in choices:
        raise UsageError(
            f"{value!r} is not one of the choices",
            where=where,
            remedy=f"Write one of: {', '.join(choices)}.",
        )
    if unit == "%" and not 0 <= value <= 100:
        raise UsageError(f"{value:g} is no share", where=where, remedy="Write 0 to 100.")
    if unit == "s" and not 0 < value < float("inf"):
        raise UsageError(
            f"{value:g} is no length of time", where=where, remedy="Write seconds, more than 0."
        )


def parse_words(cls: type[Any], words: str, *, where: str) -> dict[str, Any]:
    """Read ``min=85 branch`` (an annotation) into values; a bare word switches a parameter on.

    Raises:
        UsageError: When the words do not fit the parameters.
    """
    types_ = kinds(cls)
    values: dict[str, Any] = {}
    for word in _split(words, where):
        key, has_value, raw = word.partition("=")
        kind = types_.get(key.replace("-", "_"))
        if kind is None:
            raise UsageError(
                f"unknown parameter {key!r}", where=where, remedy=_nearest(key, tuple(types_))
            )
        if not has_value and kind is not bool:
            raise UsageError(
                f"{key!r} has no value", where=where, remedy=f"Write {key}=…, {_NAMES[kind]}."
            )
        if not has_value:
            given: Any = True
        elif kind is float and re.fullmatch(DURATION, raw):
            given = raw
        else:
            given = _from_text(raw, kind, where, key)
        values[key.replace("-", "_")] = given
    read(cls, values, where=where)
    return values


def _split(words: str, where: str) -> list[str]:
    try:
        return shlex.split(words)
    except ValueError as problem:
        raise UsageError(
            f"{words!r} cannot be read ({problem})", where=where, remedy="Close the quotation mark."
        ) from None


def _from_text(raw: str, kind: type, where: str, key: str) -> Any:
    try:
        if kind is bool:
            return {"true": True, "yes": True, "false": False, "no": False}[raw.lower()]
        if kind is tuple:
            return [part for part in raw.split(",") if part]
        return kind(raw.rstrip("%")) if kind in {int, float} else raw
    except (KeyError, ValueError):
        raise UsageError(
            f"{raw!r} is not {_NAMES[kind]}",
            where=f"{where}: {key}",
            remedy=f"Write {_NAMES[kind]}.",
        ) from None
