"""Which differences between two documents break the clients of the first.

A request may be narrowed by none of them, an answer may be widened by none. The rules and their
names are those of oasdiff that it ranks as errors, as far as they are about operations, parameters,
bodies, answers and schemas.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from .openapi_differences import ABSENT, Difference, Part, Way


@dataclass(frozen=True, kw_only=True)
class Break:
    """A difference that breaks clients."""

    rule: str
    """Name of oasdiff's rule."""
    difference: Difference


def breaks(differences: Iterable[Difference]) -> tuple[Break, ...]:
    """Return those of the differences that break clients of the first document, in their order."""
    found = ((_rule(one), one) for one in differences)
    return tuple(Break(rule=rule, difference=one) for rule, one in found if rule)


def _rule(one: Difference) -> str:
    judge = _JUDGES.get((one.part, one.way))
    return judge(one) if judge is not None else ""


def _gone(one: Difference) -> bool:
    return bool(one.after == ABSENT)


def _subject(one: Difference) -> str:
    """Return what oasdiff calls the place of a difference."""
    if one.way is Way.REQUEST:
        if "parameter " in one.place:
            return "request-parameter"
        return "request-property" if one.place.startswith("property ") else "request-body"
    return "response-property" if one.place.startswith("property ") else "response-body"


def _operation(one: Difference) -> str:
    removed = _gone(one) and not one.deprecated
    return "api-removed-without-deprecation" if removed else ""


def _parameter(one: Difference) -> str:
    added = not _gone(one) and one.required
    return "new-required-request-parameter" if added else ""


def _body(one: Difference) -> str:
    if _gone(one):
        return "request-body-removed"
    return "request-body-added-required" if one.required else ""


def _request_required(one: Difference) -> str:
    return f"{_subject(one)}-became-required" if one.after is True else ""


def _response_required(one: Difference) -> str:
    return f"{_subject(one)}-became-optional" if one.after is False and one.success else ""


def _request_media(one: Difference) -> str:
    return "request-body-media-type-removed" if _gone(one) else ""


def _response_media(one: Difference) -> str:
    return "response-media-type-removed" if _gone(one) and one.success else ""


def _status(one: Difference) -> str:
    return "response-success-status-removed" if _gone(one) and one.success else ""


def _header(one: Difference) -> str:
    return "required-response-header-removed" if _gone(one) and one.required else ""


def _request_property(one: Difference) -> str:
    return "new-required-request-property" if not _gone(one) and one.required else ""


def _response_property(one: Difference) -> str:
    removed = _gone(one) and one.required and one.success
    return "response-required-property-removed" if removed else ""


def _request_type(one: Difference) -> str:
    return "" if _fits(one.before, one.after) else f"{_subject(one)}-type-changed"


def _response_type(one: Difference) -> str:
    if _fits(one.after, one.before) or not one.success:
        return ""
    return f"{_subject(one)}-type-changed"


def _fits(narrow: list[str], wide: list[str]) -> bool:
    """Whether each value of the narrow types is one of the wide ones."""
    if not wide:
        return True
    return bool(narrow) and all(
        kind in wide or (kind == "integer" and "number" in wide) for kind in narrow
    )


_INTERCHANGEABLE = ({"int32", "int64"}, {"float", "double"})


def _request_format(one: Difference) -> str:
    stricter = one.after != ABSENT and not _same_kind(one)
    return f"{_subject(one)}-type-changed" if stricter else ""


def _response_format(one: Difference) -> str:
    looser = one.before != ABSENT and not _same_kind(one) and one.success
    return f"{_subject(one)}-type-changed" if looser else ""


def _same_kind(one: Difference) -> bool:
    return any({one.before, one.after} <= kinds for kinds in _INTERCHANGEABLE)


def _request_values(one: Difference) -> str:
    if one.after == ABSENT:
        return ""
    if one.before == ABSENT:
        return f"{_subject(one)}-became-enum"
    removed = set(one.before) - set(one.after)
    return f"{_subject(one)}-enum-value-removed" if removed else ""


def _request_nullable(one: Difference) -> str:
    return f"{_subject(one)}-became-not-nullable" if one.after is False else ""


def _response_nullable(one: Difference) -> str:
    return f"{_subject(one)}-became-nullable" if one.after is True and one.success else ""


def _request_variant(one: Difference) -> str:
    return f"{_subject(one)}-one-of-removed" if _gone(one) else ""


def _response_variant(one: Difference) -> str:
    return f"{_subject(one)}-one-of-added" if not _gone(one) and one.success else ""


_UPPER = {
    "maximum": "max",
    "exclusiveMaximum": "exclusive-max",
    "maxLength": "max-length",
    "maxItems": "max-items",
}
_LOWER = {
    "minimum": "min",
    "exclusiveMinimum": "exclusive-min",
    "minLength": "min-length",
    "minItems": "min-items",
}


def _request_bound(one: Difference) -> str:
    """Tell a bound that is tighter now; patterns are left out, since nothing compares them."""
    if not _number(one.after):
        return ""
    set_now = one.before == ABSENT
    if one.keyword in _UPPER and (set_now or _less(one.after, one.before)):
        return f"{_subject(one)}-{_UPPER[one.keyword]}-{'set' if set_now else 'decreased'}"
    # A lower bound of zero for a length or a number of items forbids nothing.
    matters = one.keyword in {"minimum", "exclusiveMinimum"} or one.after > 0
    if one.keyword in _LOWER and matters and (set_now or _less(one.before, one.after)):
        return f"{_subject(one)}-{_LOWER[one.keyword]}-{'set' if set_now else 'increased'}"
    return ""


def _number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _less(one: Any, other: Any) -> bool:
    return _number(one) and _number(other) and one < other


_JUDGES: dict[tuple[Part, Way], Callable[[Difference], str]] = {
    (Part.OPERATION, Way.NEITHER): _operation,
    (Part.PARAMETER, Way.REQUEST): _parameter,
    (Part.BODY, Way.REQUEST): _body,
    (Part.REQUIRED, Way.REQUEST): _request_required,
    (Part.REQUIRED, Way.RESPONSE): _response_required,
    (Part.MEDIA_TYPE, Way.REQUEST): _request_media,
    (Part.MEDIA_TYPE, Way.RESPONSE): _response_media,
    (Part.STATUS, Way.RESPONSE): _status,
    (Part.HEADER, Way.RESPONSE): _header,
    (Part.PROPERTY, Way.REQUEST): _request_property,
    (Part.PROPERTY, Way.RESPONSE): _response_property,
    (Part.TYPE, Way.REQUEST): _request_type,
    (Part.TYPE, Way.RESPONSE): _response_type,
    (Part.FORMAT, Way.REQUEST): _request_format,
    (Part.FORMAT, Way.RESPONSE): _response_format,
    (Part.VALUES, Way.REQUEST): _request_values,
    (Part.NULLABLE, Way.REQUEST): _request_nullable,
    (Part.NULLABLE, Way.RESPONSE): _response_nullable,
    (Part.VARIANT, Way.REQUEST): _request_variant,
    (Part.VARIANT, Way.RESPONSE): _response_variant,
    (Part.BOUND, Way.REQUEST): _request_bound,
}
